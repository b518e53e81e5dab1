//! Puts a clinic's own sentences in place of ours, and tells all that is wrong with them.
//!
//! A clinic may say less than we do, but knows nothing more: a sentence gets the arguments it always
//! got, and stands where it always stood.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::compare::{Argument, Kind, Message};
use crate::fault::Problem;
use crate::files::Source;
use crate::language::{LANGUAGES, Language};
use crate::lower;
use crate::nearest::nearest;
use crate::parse::{Patterns, parse, parse_alone};
use crate::text::{Text, Usage};

/// A sentence may be this many times as long as the longest of ours for the same place.
const LONGER_MAX: usize = 2;
/// This many characters fit wherever a sentence stands.
const FITS_EVERYWHERE_CHARS: usize = 40;

/// A sentence in place of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The language it is written in.
    pub language: Language,
    /// The message's name, such as `cue-notes.say-1`.
    pub name: String,
    /// What it says: what stands behind a `=` in a Fluent file.
    pub pattern: String,
}

/// What is wrong with a change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{problem}")]
pub struct ChangeFault {
    /// Its place among the changes.
    pub change: usize,
    problem: Problem,
}

/// `messages`, which `sources` compile to, after the `changes`.
///
/// # Errors
/// All that is wrong with the changes.
///
/// # Panics
/// When `sources` do not parse, and so can have compiled to no messages.
pub fn change(
    sources: &[Source],
    messages: &[Message],
    changes: &[Change],
) -> Result<Vec<Message>, Vec<ChangeFault>> {
    let mut changed = messages.to_vec();
    let mut faults = Vec::new();
    let written: Vec<String> = changes.iter().map(written).collect();
    for (place, language) in LANGUAGES.iter().enumerate() {
        let mut patterns = parse(*language, sources).expect("sources that compiled do parse");
        let ours = changes.iter().zip(&written).enumerate();
        let mut known = BTreeMap::new();
        for (change, (wish, written)) in ours.filter(|(_, (wish, _))| wish.language == *language) {
            match replace(&mut patterns, messages, wish, written) {
                Ok(()) => drop(known.insert(wish.name.as_str(), change)),
                Err(problem) => faults.push(ChangeFault { change, problem }),
            }
        }
        for (message, ours) in changed.iter_mut().zip(messages) {
            match (text(&patterns, ours), known.get(ours.name.as_str())) {
                (Ok(text), None) => message.texts[place] = text,
                (Ok(text), Some(change)) => match check(ours, place, &text) {
                    Ok(()) => message.texts[place] = text,
                    Err(problem) => faults.push(ChangeFault { change: *change, problem }),
                },
                (Err(problem), Some(change)) => {
                    faults.push(ChangeFault { change: *change, problem });
                }
                // It refers to a changed one, where the fault is told.
                (Err(_), None) => {}
            }
        }
    }
    if faults.is_empty() { Ok(changed) } else { Err(faults) }
}

/// A message of Fluent, whatever its name; what is on further lines belongs to it.
fn written(change: &Change) -> String {
    format!("changed = {}", change.pattern.trim().replace('\n', "\n    "))
}

fn replace<'written>(
    patterns: &mut Patterns<'written>,
    messages: &[Message],
    change: &Change,
    written: &'written str,
) -> Result<(), Problem> {
    if !messages.iter().any(|message| message.name == change.name) {
        let names = messages.iter().map(|message| message.name.as_str());
        let nearest = nearest(&change.name, names).unwrap_or_default();
        return Err(Problem::NotOurs(nearest.to_owned()));
    }
    if change.pattern.trim().is_empty() {
        return Err(Problem::Empty);
    }
    patterns.replace(&change.name, parse_alone(written)?);
    Ok(())
}

fn text(patterns: &Patterns<'_>, message: &Message) -> Result<Text, Problem> {
    let pattern = patterns.by_name.get(&message.name).expect("every message has its pattern");
    lower::text(patterns, &message.name, pattern)
}

/// Whether `text` can stand in place of ours in the language at `place`.
fn check(ours: &Message, place: usize, text: &Text) -> Result<(), Problem> {
    if text.has_line_break() {
        return Err(Problem::LineBreak(LANGUAGES[place].tag));
    }
    for (used, usage) in text.usages() {
        let argument = ours.arguments.iter().find(|argument| argument.name == used);
        let argument = argument.ok_or_else(|| not_given(used, &ours.arguments))?;
        match (usage, argument.kind) {
            (Usage::Shown, Kind::Number | Kind::Words)
            | (Usage::Number, Kind::Number)
            | (Usage::Word, Kind::Words) => {}
            (Usage::Number, Kind::Words) | (Usage::Word, Kind::Number) => {
                return Err(Problem::OtherChoice(used.to_owned()));
            }
        }
    }
    let choices: Vec<_> = ours.texts.iter().flat_map(Text::choices).collect();
    if let Some((argument, variant)) = text.choices().iter().find(|one| !choices.contains(one)) {
        let (argument, variant) = ((*argument).to_owned(), (*variant).to_owned());
        return Err(Problem::NeverSo { argument, variant });
    }
    let longest = ours.texts.iter().map(Text::chars_max).max().unwrap_or_default();
    let room = FITS_EVERYWHERE_CHARS.max(longest * LONGER_MAX);
    let chars = text.chars_max();
    if chars > room { Err(Problem::TooLong { chars, room }) } else { Ok(()) }
}

fn not_given(used: &str, gets: &[Argument]) -> Problem {
    let names: Vec<String> = gets.iter().map(|argument| format!("${}", argument.name)).collect();
    let gets = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    Problem::NotGiven { used: used.to_owned(), gets }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::compile;
    use crate::tables::table;
    use crate::{Reader, fingerprint};

    const ENGLISH: &str = "-clinic = Maple\nhello = Hello\nwaits = { $name } waits\n    .long = \
        A sentence of ours that is longer than what fits everywhere\n\
        days = { $n ->\n [one] one day\n *[other] { $n } days\n }\n\
        mic = { $state ->\n [muted] off\n *[other] on\n }\nboth = { hello }, { waits }";

    fn sources() -> Vec<Source> {
        let source = |language: Language| Source::new(language, language.tag, ENGLISH.to_owned());
        LANGUAGES.map(source).into()
    }

    fn changed(language: usize, name: &str, pattern: &str) -> Result<Vec<Message>, Vec<String>> {
        let (sources, language) = (sources(), LANGUAGES[language]);
        let messages = compile(&sources).unwrap();
        let wish = Change { language, name: name.into(), pattern: pattern.into() };
        let told = |faults: Vec<ChangeFault>| faults.iter().map(ToString::to_string).collect();
        change(&sources, &messages, &[wish]).map_err(told)
    }

    #[test]
    fn a_sentence_takes_its_place_wherever_ours_was_said_and_the_program_fits_as_before() {
        let ours = compile(&sources()).unwrap();
        let theirs = changed(1, "hello", "Welcome to { -clinic }").unwrap();
        assert_eq!(fingerprint(&theirs), fingerprint(&ours));
        let [english, spanish] = LANGUAGES.map(|one| table(&theirs, one, Reader::Clinician));
        assert_eq!(english, table(&ours, LANGUAGES[0], Reader::Clinician));
        assert!(spanish.contains("\nWelcome to Maple, {0} waits\n"), "{spanish}");
        assert!(spanish.contains("\nWelcome to Maple\n"), "{spanish}");
        let choice = changed(0, "days", "{ $n ->\n[0] today\n*[other] later\n}").unwrap();
        let english = table(&choice, LANGUAGES[0], Reader::Clinician);
        assert!(english.contains("\n{0?0:today|:later}\n"), "{english}");
        let fewer = changed(0, "waits", "Somebody waits").unwrap();
        assert!(table(&fewer, LANGUAGES[0], Reader::Everyone).contains("\nSomebody waits\n"));
    }

    #[test]
    fn every_fault_of_a_change_is_told() {
        let long = "x".repeat(119);
        let rows = [
            ("helo", "Hi", "is no sentence of ours; the nearest is hello"),
            ("-clinic", "Oak", "is no sentence of ours; the nearest is "),
            ("hello", " ", "says nothing"),
            ("hello", "Hi { $name }", "uses $name, and gets nothing"),
            ("waits", "{ $person } waits", "uses $person, and gets $name"),
            ("hello", "Hi { name", "does not parse: "),
            ("hello", "Hi\n.more = there", "is more than one sentence of Fluent"),
            ("hello", "Hi\nthere", "is broken into lines in `en`"),
            ("hello", "{ both }", "refers to itself through "),
            ("hello", "{ nobody }", "refers to nobody, which does not exist"),
            ("hello", "{ DATETIME($d) }", "uses the function DATETIME()"),
            ("waits", "{ $name ->\n[1] a\n*[other] b\n}", "chooses by $name in another way"),
            ("days", "{ $n ->\n[day] a\n*[other] b\n}", "chooses by $n in another way"),
            ("mic", "{ $state ->\n[mutted] a\n*[other] b\n}", "has the variant [mutted], which"),
            ("waits.long", &long, "is 119 characters long, and its place has room for 118"),
            ("hello", "Hello to all who come to see us today, friend", "is 45 characters long"),
        ];
        for (name, pattern, expected) in rows {
            let faults = changed(0, name, pattern).err().unwrap_or_default();
            let told = faults.first().map(String::as_str).unwrap_or_default();
            assert!(told.starts_with(expected) && faults.len() == 1, "{name}: {faults:?}");
        }
    }
}
