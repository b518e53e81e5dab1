//! The tables of a page, a language each, as far as they were loaded.

use std::sync::OnceLock;

use crate::notation::fill;

/// The tables of all languages. Words that were loaded stay for as long as the program runs.
#[derive(Debug)]
pub struct Tables<const LANGUAGES: usize> {
    fingerprint: &'static str,
    loaded: [OnceLock<Vec<&'static str>>; LANGUAGES],
}

/// The table belongs to a program with other messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherWords;

impl<const LANGUAGES: usize> Tables<LANGUAGES> {
    /// None is loaded yet; those to come must bear this `fingerprint`.
    #[must_use]
    pub const fn new(fingerprint: &'static str) -> Self {
        Self { fingerprint, loaded: [const { OnceLock::new() }; LANGUAGES] }
    }

    /// Takes the table of a language; one that is there already stays.
    ///
    /// # Errors
    /// The table bears another fingerprint.
    ///
    /// # Panics
    /// There is no such language.
    pub fn load(&self, language: usize, table: &str) -> Result<(), OtherWords> {
        let (fingerprint, lines) = table.split_once('\n').ok_or(OtherWords)?;
        if fingerprint != self.fingerprint {
            return Err(OtherWords);
        }
        // Texts without gaps are given out as they are, for ever.
        self.loaded[language].get_or_init(|| lines.to_owned().leak().lines().collect());
        Ok(())
    }

    /// The text of a message without arguments.
    ///
    /// It is empty when this page has no such words: it shows less sooner than it stops in the
    /// middle of a visit.
    #[must_use]
    pub fn line(&self, language: usize, message: usize) -> &'static str {
        let table = self.loaded.get(language).and_then(OnceLock::get);
        table.and_then(|lines| lines.get(message)).copied().unwrap_or_default()
    }

    /// The text of a message with these `arguments`, empty as that of [`Tables::line`].
    #[must_use]
    pub fn filled(&self, language: usize, message: usize, arguments: &[&str]) -> String {
        fill(self.line(language, message), arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::{OtherWords, Tables};

    #[test]
    fn words_are_there_once_their_table_is() {
        let tables: Tables<2> = Tables::new("f1");
        assert_eq!(tables.line(1, 0), "");
        assert_eq!(tables.load(1, "f1\nHola\nAdiós, {0}\n"), Ok(()));
        assert_eq!(tables.line(1, 0), "Hola");
        assert_eq!(tables.filled(1, 1, &["Rosa"]), "Adiós, Rosa");
        assert_eq!((tables.line(0, 0), tables.line(1, 2)), ("", ""));
        assert_eq!(tables.load(1, "f1\nBuenas\n"), Ok(()));
        assert_eq!(tables.line(1, 0), "Hola", "what was given out stays true");
    }

    #[test]
    fn the_table_of_another_program_is_refused() {
        let tables: Tables<1> = Tables::new("f1");
        for other in ["", "f1", "f2\nHola\n", "f\n1\n", "<!doctype html>\n<p>"] {
            assert_eq!(tables.load(0, other), Err(OtherWords), "{other}");
        }
        assert_eq!(tables.line(0, 0), "");
    }
}
