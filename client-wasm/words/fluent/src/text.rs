//! A text as the tables need it: references put in place, plurals turned into numbers.

use std::fmt;

/// A text: pieces one after the other. Two literals never stand side by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub(crate) pieces: Vec<Piece>,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Literal(String),
    Argument(String),
    Select(Select),
}

/// A choice between texts by the value of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Select {
    pub(crate) argument: String,
    pub(crate) arms: Arms,
    pub(crate) otherwise: Text,
}

/// The values that are chosen by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Arms {
    Numbers(Vec<(i64, Text)>),
    Words(Vec<(String, Text)>),
}

/// How a text uses an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Usage {
    Shown,
    Number,
    Word,
}

impl Text {
    pub(crate) fn push_literal(&mut self, literal: &str) {
        if let Some(Piece::Literal(last)) = self.pieces.last_mut() {
            last.push_str(literal);
        } else if !literal.is_empty() {
            self.pieces.push(Piece::Literal(literal.to_owned()));
        }
    }

    /// Appends `other`, as a reference to it asks.
    pub(crate) fn append(&mut self, other: Self) {
        for piece in other.pieces {
            match piece {
                Piece::Literal(literal) => self.push_literal(&literal),
                Piece::Argument(_) | Piece::Select(_) => self.pieces.push(piece),
            }
        }
    }

    /// The whole text, if it is the same whatever the arguments.
    pub(crate) fn literal(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(literal)] => Some(literal),
            [Piece::Argument(_) | Piece::Select(_)] | [_, _, ..] => None,
        }
    }

    /// Whether a line of a table could not hold it.
    pub(crate) fn has_line_break(&self) -> bool {
        self.pieces.iter().any(|piece| match piece {
            Piece::Literal(literal) => literal.contains(['\n', '\r']),
            Piece::Argument(_) => false,
            Piece::Select(select) => select.texts().any(Self::has_line_break),
        })
    }

    /// Every use of an argument, in the order of the text.
    pub(crate) fn usages(&self) -> Vec<(&str, Usage)> {
        let mut usages = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(_) => {}
                Piece::Argument(name) => usages.push((name.as_str(), Usage::Shown)),
                Piece::Select(select) => {
                    usages.push((select.argument.as_str(), select.arms.usage()));
                    usages.extend(select.texts().flat_map(Text::usages));
                }
            }
        }
        usages
    }
}

impl Text {
    /// Every choice by a word: the argument, and one of the words.
    pub(crate) fn choices(&self) -> Vec<(&str, &str)> {
        let mut choices = Vec::new();
        for piece in &self.pieces {
            let Piece::Select(select) = piece else { continue };
            if let Arms::Words(arms) = &select.arms {
                let words = arms.iter().map(|(word, _)| word.as_str());
                choices.extend(words.map(|word| (select.argument.as_str(), word)));
            }
            choices.extend(select.texts().flat_map(Self::choices));
        }
        choices
    }

    /// How many characters it can come to, without its arguments.
    pub(crate) fn chars_max(&self) -> usize {
        let chars = self.pieces.iter().map(|piece| match piece {
            Piece::Literal(literal) => literal.chars().count(),
            Piece::Argument(_) => 0,
            Piece::Select(select) => select.texts().map(Self::chars_max).max().unwrap_or_default(),
        });
        chars.sum()
    }

    /// All that it can come to say, one after the other, without its arguments.
    #[must_use]
    pub fn literals(&self) -> String {
        let said = self.pieces.iter().map(|piece| match piece {
            Piece::Literal(literal) => literal.clone(),
            Piece::Argument(_) => String::new(),
            Piece::Select(select) => {
                select.texts().map(Self::literals).collect::<Vec<_>>().join(" ")
            }
        });
        said.collect()
    }
}

impl Select {
    /// The texts to choose from.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        let arms: Vec<&Text> = match &self.arms {
            Arms::Numbers(arms) => arms.iter().map(|(_, text)| text).collect(),
            Arms::Words(arms) => arms.iter().map(|(_, text)| text).collect(),
        };
        arms.into_iter().chain([&self.otherwise])
    }
}

impl Arms {
    fn usage(&self) -> Usage {
        match self {
            Self::Numbers(_) => Usage::Number,
            Self::Words(_) => Usage::Word,
        }
    }
}

/// Much as the writer wrote it, for documentation; of a choice only the last text.
impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Literal(literal) => formatter.write_str(literal)?,
                Piece::Argument(name) => write!(formatter, "{{ ${name} }}")?,
                Piece::Select(select) => write!(formatter, "{}", select.otherwise)?,
            }
        }
        Ok(())
    }
}
