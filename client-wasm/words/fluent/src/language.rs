//! The languages that every message must have.

/// One language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag, which names its folder and its tables.
    pub tag: &'static str,
    /// Its variant of `Locale`.
    pub variant: &'static str,
    /// What its speakers call it.
    pub native_name: &'static str,
}

/// All languages. The first decides the order of arguments and the text of the documentation.
///
/// A language with other plural rules than "one is 1" needs them in `lower.rs` first.
pub const LANGUAGES: [Language; 2] = [
    Language { tag: "en", variant: "En", native_name: "English" },
    Language { tag: "es", variant: "Es", native_name: "Español" },
];
