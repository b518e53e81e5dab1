//! What no wording of a cue may say, whoever writes it: how long it will take, or the same again.
//!
//! The overlay tells how long it has been so far. A promise of "one moment" that becomes five minutes
//! is worse than silence.

use webside_protocol::Cue;
use webside_words_fluent::{LANGUAGES, Message, Text};

use super::document::{Fault, Sentence, cue_name};

/// Words that promise a short wait, or count down. Each stands for itself among spaces.
const PROMISES: [&str; 16] = [
    "a moment",
    "one moment",
    "a second",
    "one second",
    "a minute",
    "one minute",
    "seconds left",
    "minutes left",
    "un momento",
    "un momentito",
    "un segundo",
    "un minuto",
    "segundos más",
    "minutos más",
    "unos segundos",
    "unos minutos",
];
/// What time is counted in.
const UNITS: [&str; 8] =
    ["second", "seconds", "minute", "minutes", "segundo", "segundos", "minuto", "minutos"];
/// They ask for a no: "Is there anything else?" leaves concerns unsaid, "something else" does not.
const ASK_FOR_A_NO: [&str; 2] = ["anything", "nada"];
/// How a cue's wordings are called, which are said in turn.
const WORDING: &str = ".say-";
/// The part of a cue that nobody says: when a clinician may use it.
const HINT: &str = "console-when";

/// The faults of those `sentences` that a cue says.
pub(super) fn broken(sentences: &[Sentence], messages: &[Message]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for sentence in sentences {
        let Some((cue, part)) = cue_of(&sentence.change.name) else { continue };
        if part == HINT {
            continue;
        }
        let Some((message, text)) = changed(sentence, messages) else { continue };
        let said = words(&text.literals());
        if let Some(promise) = PROMISES.iter().find(|promise| says(&said, promise)) {
            let why = format!("promises \"{promise}\"; a cue never says how long it will take");
            faults.push(sentence.fault(why));
        } else if counts(&said) {
            faults.push(sentence.fault("counts time; a cue never says how long it will take"));
        }
        let asks = ASK_FOR_A_NO.iter().find(|word| cue == Cue::SomethingElse && says(&said, word));
        if let Some(word) = asks {
            let why = format!("says \"{word}\", which asks for a no; ask for something else");
            faults.push(sentence.fault(why));
        }
        let same = messages
            .iter()
            .find(|other| is_said_in_turn(message, other) && other.texts.contains(text));
        if let Some(other) = same {
            let why =
                format!("says the same as {}; a line repeated is worse than silence", other.name);
            faults.push(sentence.fault(why));
        }
    }
    faults
}

/// The cue that a message is said by, and the part of it: `cue-chart-review.say-1`.
fn cue_of(name: &str) -> Option<(Cue, &str)> {
    let (message, part) = name.split_once('.').unwrap_or((name, ""));
    let named = message.strip_prefix("cue-")?.replace('-', "_");
    Cue::ALL.into_iter().find(|cue| cue_name(*cue) == named).map(|cue| (cue, part))
}

/// The message of a sentence, and what it says in the sentence's language.
fn changed<'all>(
    sentence: &Sentence,
    messages: &'all [Message],
) -> Option<(&'all Message, &'all Text)> {
    let change = &sentence.change;
    let place = LANGUAGES.iter().position(|language| *language == change.language)?;
    let message = messages.iter().find(|message| message.name == change.name)?;
    Some((message, message.texts.get(place)?))
}

/// Both are wordings of one cue: `cue-notes.say-1` and `cue-notes.say-2`.
fn is_said_in_turn(one: &Message, other: &Message) -> bool {
    let cue = |message: &Message| message.name.split_once(WORDING).map(|(cue, _)| cue.to_owned());
    one.name != other.name && cue(one).is_some() && cue(one) == cue(other)
}

/// Lower-case words, each between spaces.
fn words(text: &str) -> String {
    let text = text.to_lowercase();
    let words =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn says(words: &str, phrase: &str) -> bool {
    words.contains(&format!(" {phrase} "))
}

/// "2 minutes", "30 segundos"
fn counts(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.windows(2).any(|pair| pair[0].parse::<u32>().is_ok() && UNITS.contains(&pair[1]))
}
