//! Writes the tables that pages download, and the fingerprint that ties them to their programs.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::compare::{Message, Reader};
use crate::language::{LANGUAGES, Language};
use crate::line::line;

/// So many bytes of SHA-256 tell the words of two builds apart.
const FINGERPRINT_BYTES: usize = 8;

/// The table of `language` with all that `reader` may come to read.
#[must_use]
pub fn table(messages: &[Message], language: Language, reader: Reader) -> String {
    table_of(messages, language, |message| reader.reads(message))
}

/// The table of `language` with every message.
#[must_use]
pub fn whole_table(messages: &[Message], language: Language) -> String {
    table_of(messages, language, |_| true)
}

/// What is not read keeps its place by an empty line, so that it moves no other; behind the last one
/// that is read there is nothing.
fn table_of(
    messages: &[Message],
    language: Language,
    is_read: impl Fn(&Message) -> bool,
) -> String {
    let mut table = fingerprint(messages);
    table.push('\n');
    let last = messages.iter().rposition(&is_read);
    for message in messages.iter().take(last.map_or(0, |last| last + 1)) {
        let texts = LANGUAGES.iter().zip(&message.texts);
        for (_, text) in texts.filter(|(known, _)| **known == language) {
            if is_read(message) {
                table.push_str(&line(message, text));
            }
            table.push('\n');
        }
    }
    table
}

/// Names the messages, their arguments and their order, and not how they are worded.
#[must_use]
pub fn fingerprint(messages: &[Message]) -> String {
    let mut all = String::new();
    for message in messages {
        let Message { name: _, function, arguments, reader, texts: _ } = message;
        writeln!(all, "{function} {arguments:?} {reader:?}").expect("a string takes all");
    }
    let hash = Sha256::digest(all.as_bytes());
    hash.iter().take(FINGERPRINT_BYTES).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::tests::compiled;

    const ENGLISH: &str = "console-b = B { $n }\nz = Z\n    .console-a = { $w } | A\na = A";
    const SPANISH: &str = "a = Á\nz = Ž\n    .console-a = Á | { $w }\nconsole-b = { $n } Bé";

    #[test]
    fn a_table_has_a_line_for_each_message_and_the_consoles_stand_last() {
        let messages = compiled(ENGLISH, SPANISH);
        let name = fingerprint(&messages);
        let rows = [
            (0, Reader::Everyone, "A\nZ\n"),
            (1, Reader::Everyone, "Á\nŽ\n"),
            (0, Reader::Clinician, "A\nZ\nB {0}\n{0} \\| A\n"),
            (1, Reader::Clinician, "Á\nŽ\n{0} Bé\nÁ \\| {0}\n"),
        ];
        for (language, reader, expected) in rows {
            let table = table(&messages, LANGUAGES[language], reader);
            assert_eq!(table, format!("{name}\n{expected}"), "{language} {reader:?}");
        }
    }

    #[test]
    fn a_check_has_its_own_words_and_those_of_every_page_in_their_places() {
        let text = "check-c = C\na = A\npage-p = P\n    .check-q = Q\nconsole-b = B";
        let messages = compiled(text, text);
        let name = fingerprint(&messages);
        let rows = [
            (Reader::Everyone, "A\nP\n"),
            (Reader::Clinician, "A\nP\nB\n"),
            (Reader::Checker, "\nP\n\nC\nQ\n"),
        ];
        for (reader, expected) in rows {
            let table = table(&messages, LANGUAGES[0], reader);
            assert_eq!(table, format!("{name}\n{expected}"), "{reader:?}");
        }
        assert_eq!(whole_table(&messages, LANGUAGES[0]), format!("{name}\nA\nP\nB\nC\nQ\n"));
    }

    #[test]
    fn the_fingerprint_changes_with_what_a_program_asks_for_and_not_with_words() {
        let name = |text: &str| fingerprint(&compiled(text, text));
        let first = name("a = A { $b }\nc = C");
        assert_eq!(first, name("c = D\na = { $b } was { $b }"));
        let others = [
            "a = A { $b }",
            "a = A { $c }\nc = C",
            "a = A { $b }\nd = C",
            "a = { $b ->\n [one] B\n *[other] C\n }\nc = C",
        ];
        for other in others {
            assert_ne!(first, name(other), "{other}");
        }
    }
}
