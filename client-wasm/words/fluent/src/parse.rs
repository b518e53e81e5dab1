//! Parses one language's files and indexes its messages, attributes and terms.

use std::collections::BTreeMap;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ParserError};

use crate::fault::{Fault, Problem};
use crate::files::Source;
use crate::language::Language;

/// All patterns of one language, by the name a person would use for them: `lobby-waiting`,
/// `cue-notes.label`, `-clinic`.
pub(crate) struct Patterns<'source> {
    pub(crate) by_name: BTreeMap<String, Pattern<'source>>,
}

/// One pattern and the file that holds it.
pub(crate) struct Pattern<'source> {
    pub(crate) file: &'source str,
    pub(crate) syntax: ast::Pattern<&'source str>,
}

/// Parses those of `sources` that are written in `language`.
pub(crate) fn parse(language: Language, sources: &[Source]) -> Result<Patterns<'_>, Vec<Fault>> {
    let mut patterns = Patterns { by_name: BTreeMap::new() };
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.language == language) {
        match parser::parse_runtime(source.text.as_str()) {
            Ok(resource) => patterns.index(source, resource.body, &mut faults),
            Err((_, errors)) => faults.extend(errors.iter().map(|error| unparsed(source, error))),
        }
    }
    if faults.is_empty() { Ok(patterns) } else { Err(faults) }
}

fn unparsed(source: &Source, error: &ParserError) -> Fault {
    let before = source.text.as_bytes().iter().take(error.pos.start);
    let line = 1 + before.filter(|byte| **byte == b'\n').count();
    Fault {
        file: source.file.clone(),
        subject: format!("line {line}"),
        problem: Problem::Syntax(error.to_string()),
    }
}

/// The one pattern that `text` is, as it stands behind a `=`.
pub(crate) fn parse_alone(text: &str) -> Result<ast::Pattern<&str>, Problem> {
    let parsed = parser::parse_runtime(text);
    let mut body = parsed.map_err(|(_, errors)| {
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Problem::Syntax(errors.join("; "))
    })?;
    match (body.body.pop(), body.body.is_empty()) {
        (Some(ast::Entry::Message(message)), true) if message.attributes.is_empty() => {
            message.value.ok_or(Problem::Empty)
        }
        (Some(_) | None, _) => Err(Problem::NotOne),
    }
}

impl<'source> Patterns<'source> {
    /// Puts `syntax` in place of the pattern of this name.
    pub(crate) fn replace(&mut self, name: &str, syntax: ast::Pattern<&'source str>) {
        if let Some(pattern) = self.by_name.get_mut(name) {
            pattern.syntax = syntax;
        }
    }

    fn index(
        &mut self,
        source: &'source Source,
        body: Vec<ast::Entry<&'source str>>,
        faults: &mut Vec<Fault>,
    ) {
        for entry in body {
            match entry {
                ast::Entry::Message(message) => {
                    let id = message.id.name;
                    if let Some(value) = message.value {
                        self.add(source, id.to_owned(), value, faults);
                    }
                    for attribute in message.attributes {
                        let name = format!("{id}.{}", attribute.id.name);
                        self.add(source, name, attribute.value, faults);
                    }
                }
                ast::Entry::Term(term) => {
                    self.add(source, format!("-{}", term.id.name), term.value, faults);
                }
                ast::Entry::Comment(_)
                | ast::Entry::GroupComment(_)
                | ast::Entry::ResourceComment(_) => {}
                // The parser reports an error for each piece of junk, so none arrives here.
                ast::Entry::Junk { .. } => {}
            }
        }
    }

    fn add(
        &mut self,
        source: &'source Source,
        name: String,
        syntax: ast::Pattern<&'source str>,
        faults: &mut Vec<Fault>,
    ) {
        if let Some(earlier) = self.by_name.get(&name) {
            let problem = Problem::Duplicate(earlier.file.to_owned());
            faults.push(Fault { file: source.file.clone(), subject: name, problem });
        } else {
            self.by_name.insert(name, Pattern { file: &source.file, syntax });
        }
    }
}
