//! Every sentence of a summary, in English and Spanish: plain words, and "usted".
//!
//! | file | idea |
//! |---|---|
//! | `labels` | headings, and what stands before or behind other people's words |
//! | `talk` | the words of the conversation: questions, subjects, what matters, how clear, how sick |
//! | `days` | days and moments of the day |

mod days;
mod labels;
mod talk;

use webside_protocol::Language;

pub(super) use days::{day, moment};
pub(super) use labels::Label;
pub(super) use talk::{acuity, clarity, matter, question, subject};

/// The same said in each language.
#[derive(Debug, Clone, Copy)]
struct Words {
    en: &'static str,
    es: &'static str,
}

impl Words {
    const fn new(en: &'static str, es: &'static str) -> Self {
        Self { en, es }
    }

    const fn of(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Es => self.es,
        }
    }
}
