//! Compares the languages: every message in each, with the same arguments.

use std::collections::BTreeMap;

use crate::fault::{Fault, Problem};
use crate::language::{LANGUAGES, Language};
use crate::lower::Lowered;
use crate::text::{Text, Usage};

/// One language's messages by name.
pub(crate) type Texts = BTreeMap<String, Lowered>;

/// What begins the name of a message, or of an attribute, that only the console says.
const CONSOLE: &str = "console-";
/// The same for the page that checks whether a visit would work from where it is.
const CHECK: &str = "check-";
/// What begins the name of a message that every page says.
const PAGE: &str = "page-";

/// A message that every language has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// As a writer knows it: `lobby-waiting`, `cue-notes.console-label`.
    pub name: String,
    /// The Rust name of its function.
    pub function: String,
    /// In the order of the first language's text.
    pub arguments: Vec<Argument>,
    /// Who may come to read it.
    pub reader: Reader,
    /// One for each of [`LANGUAGES`], in that order.
    pub texts: Vec<Text>,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its Rust name.
    pub name: String,
    /// What the caller gives.
    pub kind: Kind,
}

/// What the caller gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number: the message chooses by it.
    Number,
    /// Any words.
    Words,
}

/// Who may come to read a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// Patients, companions and clinicians.
    Everyone,
    /// Clinicians alone, on their console.
    Clinician,
    /// Whoever checks whether a visit would work.
    Checker,
}

impl Reader {
    /// Whether `message` is in this reader's table.
    pub(crate) fn reads(self, message: &Message) -> bool {
        match self {
            Self::Everyone => message.reader == Self::Everyone,
            Self::Clinician => message.reader <= Self::Clinician,
            Self::Checker => message.reader == Self::Checker || message.name.starts_with(PAGE),
        }
    }
}

/// Pairs the messages of all languages, in the order of the tables; `languages` stand in the order
/// of [`LANGUAGES`].
pub(crate) fn compare(languages: &[Texts; LANGUAGES.len()]) -> Result<Vec<Message>, Vec<Fault>> {
    let mut messages = Vec::new();
    let mut faults = missing(languages);
    let mut functions = BTreeMap::new();
    for (name, first) in &languages[0] {
        let Some(all) = in_all(languages, name) else { continue };
        let fault = |problem| Fault { file: first.file.clone(), subject: name.clone(), problem };
        match message(name, &all) {
            Ok(message) => {
                if let Some(other) = functions.insert(message.function.clone(), name) {
                    faults.push(fault(Problem::SameFunction(other.clone())));
                }
                messages.push(message);
            }
            Err(problem) => faults.push(fault(problem)),
        }
    }
    messages
        .sort_by(|one, other| (one.reader, &one.function).cmp(&(other.reader, &other.function)));
    if faults.is_empty() { Ok(messages) } else { Err(faults) }
}

fn missing(languages: &[Texts; LANGUAGES.len()]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (language, texts) in LANGUAGES.iter().zip(languages) {
        for (name, other) in languages.iter().flatten() {
            let reported = faults.iter().any(|fault: &Fault| fault.subject == *name);
            if !texts.contains_key(name) && !reported {
                faults.push(Fault {
                    file: other.file.clone(),
                    subject: name.clone(),
                    problem: Problem::Missing(language.tag),
                });
            }
        }
    }
    faults
}

fn in_all<'texts>(languages: &'texts [Texts], name: &str) -> Option<Vec<&'texts Text>> {
    languages.iter().map(|texts| texts.get(name).map(|lowered| &lowered.text)).collect()
}

fn message(name: &str, texts: &[&Text]) -> Result<Message, Problem> {
    let names = argument_names(texts[0]);
    for (language, text) in LANGUAGES.iter().zip(texts) {
        same_arguments(&names, language, text)?;
        if text.has_line_break() {
            return Err(Problem::LineBreak(language.tag));
        }
    }
    let usages: Vec<(&str, Usage)> = texts.iter().flat_map(|text| text.usages()).collect();
    let arguments = names
        .iter()
        .map(|name| {
            let kind = kind(name, &usages)?;
            // `locale` is the argument that every function has.
            if *name == "locale" {
                return Err(Problem::Name);
            }
            Ok(Argument { name: rust_name(name)?, kind })
        })
        .collect::<Result<_, _>>()?;
    let texts = texts.iter().map(|text| (*text).clone()).collect();
    let function = rust_name(name)?;
    Ok(Message { name: name.to_owned(), function, arguments, reader: reader(name), texts })
}

/// `console-keys` and `cue-notes.console-label` are the clinician's.
fn reader(name: &str) -> Reader {
    let is = |beginning| name.split('.').any(|part| part.starts_with(beginning));
    if is(CONSOLE) {
        Reader::Clinician
    } else if is(CHECK) {
        Reader::Checker
    } else {
        Reader::Everyone
    }
}

fn argument_names(text: &Text) -> Vec<&str> {
    let mut names = Vec::new();
    for (name, _) in text.usages() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn same_arguments(names: &[&str], language: &Language, text: &Text) -> Result<(), Problem> {
    let there = argument_names(text);
    let mut sorted = [names.to_vec(), there.clone()];
    sorted.iter_mut().for_each(|names| names.sort_unstable());
    if sorted[0] == sorted[1] {
        return Ok(());
    }
    Err(Problem::Arguments { here: told(names), there: told(&there), language: language.tag })
}

fn told(names: &[&str]) -> String {
    if names.is_empty() { "(none)".to_owned() } else { format!("${}", names.join(", $")) }
}

fn kind(name: &str, usages: &[(&str, Usage)]) -> Result<Kind, Problem> {
    let used_as = |usage| usages.contains(&(name, usage));
    match (used_as(Usage::Number), used_as(Usage::Word)) {
        (true, true) => Err(Problem::NumberAndWord(name.to_owned())),
        (true, false) => Ok(Kind::Number),
        (false, true | false) => Ok(Kind::Words),
    }
}

/// `lobby-waiting.label` becomes `lobby_waiting_label`; capitals and keywords are refused.
fn rust_name(name: &str) -> Result<String, Problem> {
    let snake = name.replace(['-', '.'], "_");
    let capitals = snake.contains(|letter: char| letter.is_ascii_uppercase());
    if capitals || syn::parse_str::<syn::Ident>(&snake).is_err() {
        return Err(Problem::Name);
    }
    Ok(snake)
}
