//! The tables of words that pages load, made from the client's Fluent files.

use crate::page::Page;
use crate::workspace;
use anyhow::bail;
use webside_words_fluent::{LANGUAGES, Message, Reader, compile, fingerprint, read, table};

/// Every message of the pages.
pub(crate) struct Words(Vec<Message>);

impl Words {
    /// Reads and compiles the files under `client-wasm/ftl`.
    ///
    /// # Errors
    /// All that is wrong with them, a line each.
    pub(crate) fn read() -> anyhow::Result<Self> {
        let folder = workspace::root().join("client-wasm");
        match read(&folder, "ftl").and_then(|sources| compile(&sources)) {
            Ok(messages) => Ok(Self(messages)),
            Err(faults) => {
                let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
                bail!("the words do not compile:\n{}", told.join("\n"))
            }
        }
    }

    /// The tables of `page`, a language each: their names and what is in them.
    pub(crate) fn tables(&self, page: Page) -> Vec<(String, String)> {
        let reader = match page {
            Page::Visit => Reader::Everyone,
            Page::Console => Reader::Clinician,
            Page::Check => Reader::Checker,
        };
        let named = |tag| format!("{}{tag}.txt", tables_of(page));
        LANGUAGES.map(|one| (named(one.tag), table(&self.0, one, reader))).into()
    }

    /// What tables and programs must share.
    pub(crate) fn fingerprint(&self) -> String {
        fingerprint(&self.0)
    }
}

/// How the names of the tables of `page` begin.
pub(crate) fn tables_of(page: Page) -> String {
    format!("words-{}-", page.name())
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::page::Page;

    #[test]
    fn the_tables_of_a_page_are_complete_and_aligned() {
        let words = Words::read().unwrap();
        for page in Page::ALL {
            let tables = words.tables(page);
            let lines = |table: &str| table.lines().count();
            assert!(lines(&tables[0].1) > 100, "{page:?}");
            for (name, table) in &tables {
                assert_eq!(lines(table), lines(&tables[0].1), "{name}");
                assert_eq!(table.lines().next(), Some(words.fingerprint().as_str()), "{name}");
                // The words of other pages leave their places empty in the table of the check.
                let empty = table.lines().any(|line| line.trim().is_empty());
                assert_eq!(empty, page == Page::Check, "{name}");
            }
        }
    }

    #[test]
    fn a_patients_table_is_the_beginning_of_the_consoles() {
        let words = Words::read().unwrap();
        for (patients, consoles) in
            words.tables(Page::Visit).iter().zip(words.tables(Page::Console))
        {
            assert!(consoles.1.starts_with(&patients.1), "{}", patients.0);
            assert!(consoles.1.len() > patients.1.len(), "{}", patients.0);
        }
    }
}
