//! Lowers parsed patterns to texts: references are put in place, plurals become numbers.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::fault::{Fault, Problem};
use crate::parse::{Pattern, Patterns};
use crate::text::{Arms, Piece, Select, Text};

/// A message or an attribute, ready but for the comparison with the other languages.
pub(crate) struct Lowered {
    pub(crate) file: String,
    pub(crate) text: Text,
}

/// Lowers all messages and attributes of a language, by name. Terms are only what others refer to.
pub(crate) fn lower(patterns: &Patterns<'_>) -> Result<BTreeMap<String, Lowered>, Vec<Fault>> {
    let mut lowered = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, pattern) in &patterns.by_name {
        match text(patterns, name, pattern) {
            Ok(_) if is_term(name) => {}
            Ok(text) => {
                lowered.insert(name.clone(), Lowered { file: pattern.file.to_owned(), text });
            }
            Err(problem) => {
                faults.push(Fault { file: pattern.file.to_owned(), subject: name.clone(), problem })
            }
        }
    }
    if faults.is_empty() { Ok(lowered) } else { Err(faults) }
}

/// The text of `pattern`, which is called `name`.
pub(crate) fn text(
    patterns: &Patterns<'_>,
    name: &str,
    pattern: &Pattern<'_>,
) -> Result<Text, Problem> {
    let mut lowering = Lowering { patterns, path: vec![name.to_owned()] };
    lowering.text(&pattern.syntax.elements).and_then(|text| term_alone(name, text))
}

fn is_term(name: &str) -> bool {
    name.starts_with('-')
}

fn term_alone(name: &str, text: Text) -> Result<Text, Problem> {
    match text.usages().first() {
        Some((argument, _)) if is_term(name) => {
            Err(Problem::TermUsesArgument((*argument).to_owned()))
        }
        Some(_) | None => Ok(text),
    }
}

/// The lowering of one pattern, and of what it refers to.
struct Lowering<'patterns> {
    patterns: &'patterns Patterns<'patterns>,
    /// The names between the pattern asked for and the one being lowered: a name may stand once.
    path: Vec<String>,
}

impl Lowering<'_> {
    fn text(&mut self, elements: &[PatternElement<&str>]) -> Result<Text, Problem> {
        let mut text = Text::default();
        for element in elements {
            match element {
                PatternElement::TextElement { value } => text.push_literal(value),
                PatternElement::Placeable { expression } => {
                    self.expression(expression, &mut text)?;
                }
            }
        }
        Ok(text)
    }

    fn expression(
        &mut self,
        expression: &Expression<&str>,
        text: &mut Text,
    ) -> Result<(), Problem> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, text),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err(Problem::Selector);
                };
                let select = self.select(id.name, variants)?;
                text.pieces.push(Piece::Select(select));
                Ok(())
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, text: &mut Text) -> Result<(), Problem> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                text.push_literal(&unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => text.push_literal(value),
            InlineExpression::VariableReference { id } => {
                text.pieces.push(Piece::Argument(id.name.to_owned()));
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                text.append(self.reference(id.name.to_owned())?);
            }
            InlineExpression::MessageReference { id, attribute: Some(attribute) } => {
                text.append(self.reference(format!("{}.{}", id.name, attribute.name))?);
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                text.append(self.reference(format!("-{}", id.name))?);
            }
            InlineExpression::TermReference { .. } => return Err(Problem::TermArguments),
            InlineExpression::FunctionReference { id, .. } => {
                return Err(Problem::Function(id.name.to_owned()));
            }
            InlineExpression::Placeable { expression } => self.expression(expression, text)?,
        }
        Ok(())
    }

    fn reference(&mut self, name: String) -> Result<Text, Problem> {
        let patterns = self.patterns;
        let Some(Pattern { syntax, .. }) = patterns.by_name.get(&name) else {
            return Err(Problem::Unknown(name));
        };
        if self.path.contains(&name) {
            return Err(Problem::Circle(name));
        }
        self.path.push(name);
        let text = self.text(&syntax.elements)?;
        self.path.pop();
        Ok(text)
    }

    /// A choice is by number when all its variants are numbers or names of plurals.
    fn select(&mut self, argument: &str, variants: &[Variant<&str>]) -> Result<Select, Problem> {
        let mut words = Vec::new();
        let mut otherwise = Text::default();
        for variant in variants {
            let key = key(variant);
            let text = self.text(&variant.value.elements)?;
            if variant.default && key != "other" {
                return Err(Problem::Default(key.to_owned()));
            } else if variant.default {
                otherwise = text;
            } else {
                words.push((key.to_owned(), text));
            }
        }
        let by_number = variants.iter().all(|variant| is_plural(key(variant)));
        let arms = if by_number { Arms::Numbers(numbers(words)?) } else { distinct(words)? };
        Ok(Select { argument: argument.to_owned(), arms, otherwise })
    }
}

fn key<'source>(variant: &Variant<&'source str>) -> &'source str {
    match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn is_plural(key: &str) -> bool {
    let number = key.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    number || ["zero", "one", "two", "few", "many", "other"].contains(&key)
}

fn numbers(words: Vec<(String, Text)>) -> Result<Vec<(i64, Text)>, Problem> {
    let mut numbers: Vec<(i64, Text)> = Vec::new();
    for (word, text) in words {
        let number = if word == "one" { Some(1) } else { word.parse().ok() };
        match number {
            None => return Err(Problem::Plural(word)),
            Some(number) if numbers.iter().any(|(earlier, _)| *earlier == number) => {
                return Err(Problem::SameVariant(word));
            }
            Some(number) => numbers.push((number, text)),
        }
    }
    Ok(numbers)
}

fn distinct(words: Vec<(String, Text)>) -> Result<Arms, Problem> {
    for (place, (word, _)) in words.iter().enumerate() {
        if words.iter().take(place).any(|(earlier, _)| earlier == word) {
            return Err(Problem::SameVariant(word.clone()));
        }
    }
    Ok(Arms::Words(words))
}
