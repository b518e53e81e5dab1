//! What can be wrong with the files, told so that the writer of the words can mend it.

use thiserror::Error;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {subject}: {problem}")]
pub struct Fault {
    pub(crate) file: String,
    /// The message or term, such as `cue-notes.label`; a line number where there is no id.
    pub(crate) subject: String,
    pub(crate) problem: Problem,
}

/// The kinds of wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum Problem {
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("does not parse: {0}")]
    Syntax(String),
    #[error("is defined twice, also in {0}")]
    Duplicate(String),
    #[error("is missing in `{0}`")]
    Missing(&'static str),
    #[error("has the arguments {here}, but {there} in `{language}`")]
    Arguments { here: String, there: String, language: &'static str },
    #[error("selects on ${0} by number and by word")]
    NumberAndWord(String),
    #[error("makes no Rust name")]
    Name,
    #[error("is broken into lines in `{0}`, and a table has one line for it")]
    LineBreak(&'static str),
    #[error("makes the same function as {0}")]
    SameFunction(String),
    #[error("refers to {0}, which does not exist")]
    Unknown(String),
    #[error("refers to itself through {0}")]
    Circle(String),
    #[error("uses the function {0}(), and functions are not supported")]
    Function(String),
    #[error("selects on something that is not an argument")]
    Selector,
    #[error("has the variant [{0}], which a number in this language never takes")]
    Plural(String),
    #[error("has the variant [{0}] twice")]
    SameVariant(String),
    #[error("has *[{0}] as its default, which must be *[other]")]
    Default(String),
    #[error("refers to a term with an attribute or arguments, which is not supported")]
    TermArguments,
    #[error("is a term and uses the argument ${0}, which a term never gets")]
    TermUsesArgument(String),
    #[error("is no sentence of ours; the nearest is {0}")]
    NotOurs(String),
    #[error("says nothing")]
    Empty,
    #[error("is more than one sentence of Fluent")]
    NotOne,
    #[error("uses ${used}, and gets {gets}")]
    NotGiven { used: String, gets: String },
    #[error("chooses by ${0} in another way than ours")]
    OtherChoice(String),
    #[error("has the variant [{variant}], which ${argument} never is")]
    NeverSo { argument: String, variant: String },
    #[error("is {chars} characters long, and its place has room for {room}")]
    TooLong { chars: usize, room: usize },
}
