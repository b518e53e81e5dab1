//! The clinic's own words and times: one file, checked when it is loaded.
//!
//! | file | idea |
//! |---|---|
//! | `document` | TOML with lines, as its writer sees it |
//! | `ours` | every sentence as we wrote it |
//! | `promises` | what no wording may say, whoever writes it |
//! | `list` | every sentence, to find what to change |

mod document;
mod list;
mod ours;
mod promises;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use webside_protocol::Cue;
use webside_words_fluent::{Change, LANGUAGES, Language, Message, Reader, change, table};

use document::{Document, Sentence};
use ours::ours;

pub use list::list;

/// What a clinic says in its own way. The default is all as we wrote it.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    usual_s: BTreeMap<Cue, u32>,
    /// Every message after the changes, when there are any.
    messages: Option<Vec<Message>>,
    sentences: usize,
    warnings: Vec<String>,
}

/// Why there is no catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The file cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Every fault found, one sentence each, in the order of the file.
    #[error("the catalogue is not good:\n- {}", .0.join("\n- "))]
    Faults(Vec<String>),
}

impl Catalogue {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// [`CatalogueError`], with every fault in it.
    pub fn read(path: &Path) -> Result<Self, CatalogueError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| CatalogueError::Unreadable { path: path.into(), source })?;
        Self::from_toml(&text)
    }

    /// Reads TOML text.
    ///
    /// # Errors
    /// [`CatalogueError::Faults`], all of them.
    pub fn from_toml(text: &str) -> Result<Self, CatalogueError> {
        let (Document { usual_s, sentences }, mut faults) = document::read(text);
        let changes: Vec<Change> =
            sentences.iter().map(|sentence| sentence.change.clone()).collect();
        let changed = change(&ours().sources, &ours().messages, &changes);
        let messages = match changed {
            Ok(messages) => {
                faults.extend(promises::broken(&sentences, &messages));
                Some(messages).filter(|_| !sentences.is_empty())
            }
            Err(wrong) => {
                let told = |fault: &webside_words_fluent::ChangeFault| {
                    sentences[fault.change].fault(fault)
                };
                faults.extend(wrong.iter().map(told));
                // What is wrong with the others is told at the same time.
                let good = changes.iter().enumerate();
                let good = good.filter(|(at, _)| wrong.iter().all(|fault| fault.change != *at));
                let good: Vec<Change> = good.map(|(_, change)| change.clone()).collect();
                let rest = change(&ours().sources, &ours().messages, &good);
                faults.extend(rest.iter().flat_map(|rest| promises::broken(&sentences, rest)));
                None
            }
        };
        if faults.is_empty() {
            let warnings = in_one_language(&sentences);
            return Ok(Self { usual_s, messages, sentences: sentences.len(), warnings });
        }
        faults.sort();
        Err(CatalogueError::Faults(faults.into_iter().map(|fault| fault.told()).collect()))
    }

    /// Usual times that are not the catalogue's, in seconds.
    #[must_use]
    pub fn usual_s(&self) -> &BTreeMap<Cue, u32> {
        &self.usual_s
    }

    /// How many sentences were changed, a language each.
    #[must_use]
    pub fn sentences(&self) -> usize {
        self.sentences
    }

    /// What may be meant so, or not.
    #[must_use]
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The table of `language` for `reader`; `None` when it is as we wrote it.
    pub(crate) fn table(&self, language: Language, reader: Reader) -> Option<String> {
        self.messages.as_ref().map(|messages| table(messages, language, reader))
    }
}

/// A person who reads the other language would go on reading ours.
fn in_one_language(sentences: &[Sentence]) -> Vec<String> {
    let mut warnings = Vec::new();
    for Sentence { line, change: Change { language, name, .. } } in sentences {
        let others = LANGUAGES.iter().filter(|other| *other != language);
        for other in others {
            let written =
                |one: &Sentence| one.change.language == *other && one.change.name == *name;
            if !sentences.iter().any(written) {
                let (tag, other) = (language.tag, other.tag);
                warnings.push(format!(
                    "line {line}: words.{tag}: {name}: is changed in \"{tag}\" only; \
                     those who read \"{other}\" go on reading ours"
                ));
            }
        }
    }
    warnings
}

#[cfg(test)]
mod tests;
