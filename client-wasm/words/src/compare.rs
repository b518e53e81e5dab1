//! Compares the languages: every message in each, with the same arguments.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::Ident;

use crate::fault::{Fault, Problem};
use crate::language::{LANGUAGES, Language};
use crate::lower::Lowered;
use crate::text::{Text, Usage};

/// One language's messages by name.
pub(crate) type Texts = BTreeMap<String, Lowered>;

/// A message that every language has.
pub(crate) struct Message {
    pub(crate) function: Ident,
    /// In the order of the first language's text.
    pub(crate) arguments: Vec<Argument>,
    /// One for each of [`LANGUAGES`], in that order.
    pub(crate) texts: Vec<Text>,
}

/// An argument of a message.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) kind: Kind,
}

/// What the caller gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    Words,
}

/// Pairs the messages of all languages; `languages` stand in the order of [`LANGUAGES`].
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
    Ok(Message { function: rust_name(name)?, arguments, texts })
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
fn rust_name(name: &str) -> Result<Ident, Problem> {
    let snake = name.replace(['-', '.'], "_");
    if snake.contains(|letter: char| letter.is_ascii_uppercase()) {
        return Err(Problem::Name);
    }
    let mut ident = syn::parse_str::<Ident>(&snake).map_err(|_| Problem::Name)?;
    ident.set_span(Span::call_site());
    Ok(ident)
}
