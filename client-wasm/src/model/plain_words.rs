//! Finds words of the trade in what a clinician writes, and the plain words for them.

use std::ops::Range;

use crate::model::plain_word_lists::{ENGLISH, SPANISH};

/// A hard word and what to say in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardWord {
    /// As it was written.
    pub hard: String,
    /// What means the same.
    pub plain: &'static str,
    at: Range<usize>,
}

/// The hard words of `text`, in order. Both languages are looked up: a clinician may write to a
/// patient in a language that is not the page's. The clinic's `own` words come before ours; they are
/// written `hard: plain; hard: plain`.
#[must_use]
pub fn hard_words(text: &str, own: &'static str) -> Vec<HardWord> {
    let mut found: Vec<HardWord> = Vec::new();
    for (at, _) in text.char_indices() {
        let inside = found.last().is_some_and(|last| at < last.at.end);
        if !inside && begins_a_word(text, at) {
            found.extend(hard_word_at(text, at, own));
        }
    }
    found
}

/// `text` with each hard word replaced.
#[must_use]
pub fn in_plain_words(text: &str, own: &'static str) -> String {
    let mut plain = text.to_owned();
    for word in hard_words(text, own).into_iter().rev() {
        let words =
            if begins_large(&word) { begun_large(word.plain) } else { word.plain.to_owned() };
        plain.replace_range(word.at, &words);
    }
    plain
}

fn begins_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    !before.is_some_and(char::is_alphanumeric)
}

/// The longest entry that stands there as whole words.
fn hard_word_at(text: &str, at: usize, own: &'static str) -> Option<HardWord> {
    let rest = text.get(at..)?;
    // Of two that are as long, the last is taken: the clinic's own.
    let entries = ENGLISH.iter().chain(SPANISH).copied().chain(pairs(own));
    let fitting = entries.filter_map(|(hard, plain)| Some((end_of(rest, hard)?, plain)));
    let (length, plain) = fitting.max_by_key(|(length, _)| *length)?;
    Some(HardWord { hard: rest.get(..length)?.to_owned(), plain, at: at..at + length })
}

/// What is no pair is passed over.
fn pairs(own: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let pairs = own.split(';').filter_map(|pair| pair.split_once(':'));
    let pairs = pairs.map(|(hard, plain)| (hard.trim(), plain.trim()));
    pairs.filter(|(hard, plain)| !hard.is_empty() && !plain.is_empty())
}

/// Where `hard` ends in `text`, if `text` begins with it, in small letters or large ones.
fn end_of(text: &str, hard: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in hard.chars() {
        let (_, letter) = rest.next()?;
        if !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    match rest.next() {
        None => Some(text.len()),
        Some((end, after)) => (!after.is_alphanumeric()).then_some(end),
    }
}

/// "Discontinue" does, "BID" in the middle of a sentence only looks so.
fn begins_large(word: &HardWord) -> bool {
    let mut letters = word.hard.chars();
    let large = letters.next().is_some_and(char::is_uppercase);
    large && (word.at.start == 0 || letters.any(char::is_lowercase))
}

fn begun_large(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_words_are_put_plainly() {
        let rows = [
            ("Administer 1 tablet BID", "Give 1 tablet two times a day"),
            ("Treat your hypertension.", "Treat your high blood pressure."),
            ("Discontinue ibuprofen prior to surgery", "Stop ibuprofen before surgery"),
            ("Take it PO, PRN", "Take it by mouth, when you need it"),
            ("Suspender el analgésico", "Dejar de tomar el remedio para el dolor"),
            ("Tome una pastilla cada 12 horas", "Tome una pastilla dos veces al día"),
            ("Walk ten minutes after lunch", "Walk ten minutes after lunch"),
            ("Bidding farewell to the porch", "Bidding farewell to the porch"),
            ("", ""),
        ];
        for (hard, plain) in rows {
            assert_eq!(in_plain_words(hard, ""), plain, "{hard}");
        }
    }

    #[test]
    fn a_clinic_adds_words_of_its_own_and_has_the_last_word() {
        let own = "troponin: heart test; bid: in the morning and at night; ; : ; nonsense; x:";
        let rows = [
            ("Repeat the troponin", "Repeat the heart test"),
            ("One pill BID", "One pill in the morning and at night"),
            ("No nonsense x", "No nonsense x"),
        ];
        for (hard, plain) in rows {
            assert_eq!(in_plain_words(hard, own), plain, "{hard}");
        }
    }

    #[test]
    fn the_longest_of_the_hard_words_is_found() {
        let found = hard_words("Twice daily, then daily", "");
        let told: Vec<_> = found.iter().map(|word| (word.hard.as_str(), word.plain)).collect();
        assert_eq!(told, [("Twice daily", "two times a day"), ("daily", "every day")]);
    }

    #[test]
    fn plain_words_are_not_hard_themselves() {
        for (hard, plain) in ENGLISH.iter().chain(SPANISH) {
            assert!(hard_words(plain, "").is_empty(), "{hard} is put as {plain}");
            assert_eq!(in_plain_words(hard, ""), *plain, "{hard} is found");
        }
    }

    #[test]
    fn no_hard_word_stands_twice() {
        let all: Vec<_> = ENGLISH.iter().chain(SPANISH).map(|(hard, _)| *hard).collect();
        for (place, hard) in all.iter().enumerate() {
            assert!(!all.iter().skip(place + 1).any(|other| other == hard), "{hard}");
        }
    }
}
