//! The languages that every message must have.

/// One language: its folder, its variant of `Locale`, and what its speakers call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Language {
    pub(crate) tag: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) native_name: &'static str,
}

/// All languages. The first decides the order of arguments and the text of the documentation.
///
/// A language with other plural rules than "one is 1" needs them in `lower.rs` first.
pub(crate) const LANGUAGES: [Language; 2] = [
    Language { tag: "en", variant: "En", native_name: "English" },
    Language { tag: "es", variant: "Es", native_name: "Español" },
];
