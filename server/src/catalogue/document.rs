//! TOML text as its writer sees it: cues and sentences, each with its line.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;

use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error as NotACue, StrDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use webside_protocol::Cue;
use webside_words_fluent::{Change, LANGUAGES, Language, nearest};

/// A usual time, in seconds. At four times the longest a cue still ends within the hour.
const USUAL_S: RangeInclusive<u32> = 5..=900;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) usual_s: BTreeMap<Cue, u32>,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence and where it stands.
#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) line: usize,
    pub(super) change: Change,
}

/// Something is wrong; in the order of the file.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    line: usize,
    what: String,
}

impl Sentence {
    pub(super) fn fault(&self, what: impl Display) -> Fault {
        let Change { language, name, .. } = &self.change;
        Fault { line: self.line, what: format!("words.{}: {name}: {what}", language.tag) }
    }
}

impl Fault {
    pub(super) fn told(&self) -> String {
        format!("line {}: {}", self.line, self.what)
    }
}

/// Reads `text` as far as it can be read, and tells all that cannot.
pub(super) fn read(text: &str) -> (Document, Vec<Fault>) {
    let mut reading = Reading { text, document: Document::default(), faults: Vec::new() };
    match DeTable::parse(text) {
        Ok(table) => reading.top(table.get_ref()),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            reading.fault(start, error.message());
        }
    }
    (reading.document, reading.faults)
}

struct Reading<'text> {
    text: &'text str,
    document: Document,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "cues" => self.each(key, value, Self::cue),
                "words" => self.each(key, value, Self::language),
                other => self.fault(at(key), format!("{other}: is neither [cues.…] nor [words.…]")),
            }
        }
    }

    /// `[cues.chart_review]`
    fn cue(&mut self, name: &str, key: usize, value: &Spanned<DeValue<'_>>) {
        let known: StrDeserializer<'_, NotACue> = name.into_deserializer();
        let Ok(cue) = Cue::deserialize(known) else {
            let names = Cue::ALL.map(cue_name);
            let nearest = nearest(name, names.iter().map(String::as_str)).unwrap_or_default();
            return self.fault(key, format!("cues.{name}: is no cue; the nearest is {nearest}"));
        };
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(key, format!("cues.{name}: must be a table with `usual_s` in it"));
        };
        for (key, value) in table {
            let fault = match (key.get_ref().as_ref(), seconds(value.get_ref())) {
                ("usual_s", _) if cue.typical().is_none() => "takes as long as it takes".to_owned(),
                ("usual_s", Some(seconds)) if USUAL_S.contains(&seconds) => {
                    self.document.usual_s.insert(cue, seconds);
                    continue;
                }
                ("usual_s", _) => {
                    let (least, most) = (USUAL_S.start(), USUAL_S.end());
                    format!("is not a whole number within {least} to {most}")
                }
                (_, _) => "is not a setting; a cue has `usual_s`".to_owned(),
            };
            self.fault(at(key), format!("cues.{name}.{}: {fault}", key.get_ref()));
        }
    }

    /// `[words.en]`
    fn language(&mut self, tag: &str, key: usize, value: &Spanned<DeValue<'_>>) {
        let Some(language) = LANGUAGES.into_iter().find(|language| language.tag == tag) else {
            let tags = LANGUAGES.map(|language| format!("words.{}", language.tag)).join(", ");
            return self.fault(key, format!("words.{tag}: is none of {tags}"));
        };
        self.sentences(language, "", key, value);
    }

    /// A name with a dot and no quotes is a table to TOML, and the same name to its writer.
    fn sentences(
        &mut self,
        language: Language,
        name: &str,
        key: usize,
        value: &Spanned<DeValue<'_>>,
    ) {
        match value.get_ref() {
            DeValue::String(pattern) if !name.is_empty() => {
                let change =
                    Change { language, name: name.to_owned(), pattern: pattern.to_string() };
                let line = self.line(key);
                self.document.sentences.push(Sentence { line, change });
            }
            DeValue::Table(table) => {
                for (key, value) in table {
                    let inner = key.get_ref().as_ref();
                    let inner =
                        if name.is_empty() { inner.into() } else { [name, inner].join(".") };
                    self.sentences(language, &inner, at(key), value);
                }
            }
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                let (tag, kind) = (language.tag, value.get_ref().type_str());
                let wanted = if name.is_empty() { "a table" } else { "text in quotes" };
                self.fault(key, format!("words.{tag}: {name}: must be {wanted}, not {kind}"));
            }
        }
    }

    fn each(
        &mut self,
        key: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue<'_>>,
        read: fn(&mut Self, &str, usize, &Spanned<DeValue<'_>>),
    ) {
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(at(key), format!("{}: must be a table", key.get_ref().as_ref()));
        };
        for (key, value) in table {
            read(self, key.get_ref().as_ref(), at(key), value);
        }
    }

    fn fault(&mut self, at: usize, what: impl Into<String>) {
        let line = self.line(at);
        self.faults.push(Fault { line, what: what.into() });
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|byte| **byte == b'\n').count()
    }
}

/// Where a key begins, in bytes.
fn at<T>(key: &Spanned<T>) -> usize {
    key.span().start
}

fn seconds(value: &DeValue<'_>) -> Option<u32> {
    let number = value.as_integer()?;
    u32::from_str_radix(number.as_str(), number.radix()).ok()
}

/// As the file calls it.
pub(super) fn cue_name(cue: Cue) -> String {
    let name = serde_json::to_value(cue).expect("a cue is a word");
    name.as_str().unwrap_or_default().to_owned()
}
