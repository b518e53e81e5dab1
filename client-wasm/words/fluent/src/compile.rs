//! The whole way from the text of the files to the messages.

use crate::compare::{Message, Texts, compare};
use crate::fault::Fault;
use crate::files::Source;
use crate::language::{LANGUAGES, Language};
use crate::lower::lower;
use crate::parse::parse;

/// Compiles all files to their messages, in the order of the tables.
///
/// # Errors
/// All that is wrong with the files: a message that is not in every language, arguments that
/// differ, what does not parse or is not supported.
pub fn compile(sources: &[Source]) -> Result<Vec<Message>, Vec<Fault>> {
    let mut faults = Vec::new();
    let languages = LANGUAGES.map(|language| {
        texts(language, sources).unwrap_or_else(|found| {
            faults.extend(found);
            Texts::new()
        })
    });
    if faults.is_empty() { compare(&languages) } else { Err(faults) }
}

fn texts(language: Language, sources: &[Source]) -> Result<Texts, Vec<Fault>> {
    lower(&parse(language, sources)?)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::text::Text;
    use std::path::PathBuf;

    fn source(language: Language, text: &str) -> Source {
        let file = format!("{}.ftl", language.tag);
        Source { language, path: PathBuf::from(&file), file, text: text.to_owned() }
    }

    fn compile_texts(english: &str, spanish: &str) -> Result<Vec<Message>, Vec<Fault>> {
        let [en, es] = LANGUAGES;
        compile(&[source(en, english), source(es, spanish)])
    }

    /// The messages of texts in which nothing is wrong.
    pub(crate) fn compiled(english: &str, spanish: &str) -> Vec<Message> {
        compile_texts(english, spanish).unwrap()
    }

    fn faults(english: &str, spanish: &str) -> Vec<String> {
        let faults = compile_texts(english, spanish).err().unwrap_or_default();
        faults.iter().map(ToString::to_string).collect()
    }

    /// Rows whose Spanish is right (or the same): what is wrong stands in the English.
    #[test]
    fn every_fault_is_told_with_its_file_and_message() {
        let rows = [
            ("a", "a", "en.ftl: line 1: does not parse: Expected a token starting with \"=\""),
            ("a = A\na = B", "a = A", "en.ftl: a: is defined twice, also in en.ftl"),
            ("a = A", "", "en.ftl: a: is missing in `es`"),
            ("", "a = A", "es.ftl: a: is missing in `en`"),
            ("a = A\n    .b = B", "a = A", "en.ftl: a.b: is missing in `es`"),
            ("a = A", "a = A\n    .b = B", "es.ftl: a.b: is missing in `en`"),
            (
                "a = { $b }",
                "a = { $b } { $c }",
                "en.ftl: a: has the arguments $b, but $b, $c in `es`",
            ),
            ("a = { $b }", "a = A", "en.ftl: a: has the arguments $b, but (none) in `es`"),
            (
                "a = { $n ->\n [one] A\n *[other] B\n }",
                "a = { $n ->\n [muted] A\n *[other] B\n }",
                "en.ftl: a: selects on $n by number and by word",
            ),
            ("aB = A", "aB = A", "en.ftl: aB: makes no Rust name"),
            ("match = A", "match = A", "en.ftl: match: makes no Rust name"),
            ("a = { $locale }", "a = { $locale }", "en.ftl: a: makes no Rust name"),
            (
                "a-b = A\na = A\n    .b = B",
                "a-b = A\na = A\n    .b = B",
                "en.ftl: a.b: makes the same function as a-b",
            ),
            (
                "a = A\n  and B",
                "a = A",
                "en.ftl: a: is broken into lines in `en`, and a table has one line for it",
            ),
            ("a = { b }", "a = A", "en.ftl: a: refers to b, which does not exist"),
            ("a = { -b }", "a = A", "en.ftl: a: refers to -b, which does not exist"),
            ("a = { a }", "a = A", "en.ftl: a: refers to itself through a"),
            (
                "a = { NUMBER($b) }",
                "a = { $b }",
                "en.ftl: a: uses the function NUMBER(), and functions are not supported",
            ),
            (
                "a = { NUMBER($b) ->\n *[other] B\n }",
                "a = { $b }",
                "en.ftl: a: selects on something that is not an argument",
            ),
            (
                "a = { $n ->\n [few] A\n *[other] B\n }",
                "a = { $n ->\n *[other] B\n }",
                "en.ftl: a: has the variant [few], which a number in this language never takes",
            ),
            (
                "a = { $n ->\n [one] A\n [1] B\n *[other] C\n }",
                "a = { $n ->\n *[other] B\n }",
                "en.ftl: a: has the variant [1] twice",
            ),
            (
                "a = { $n ->\n [on] A\n [on] B\n *[other] C\n }",
                "a = { $n ->\n [on] A\n *[other] B\n }",
                "en.ftl: a: has the variant [on] twice",
            ),
            (
                "a = { $n ->\n [other] A\n *[one] B\n }",
                "a = { $n ->\n *[other] B\n }",
                "en.ftl: a: has *[one] as its default, which must be *[other]",
            ),
            (
                "-t = T\na = { -t(case: \"x\") }",
                "a = A",
                "en.ftl: a: refers to a term with an attribute or arguments, which is not supported",
            ),
            (
                "-t = { $b }\na = A",
                "a = A",
                "en.ftl: -t: is a term and uses the argument $b, which a term never gets",
            ),
        ];
        for (english, spanish, expected) in rows {
            let found = faults(english, spanish);
            assert_eq!(found.first().map(String::as_str), Some(expected), "{english}");
        }
    }

    #[test]
    fn all_faults_of_all_files_are_told_at_once() {
        let found = faults("a = { b }\nc = { NUMBER(1) }", "a = { -t }");
        assert_eq!(found.len(), 3, "{found:?}");
        let found = faults("a = A\nb = { $x }", "b = B\nc = C");
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn messages_of_one_language_may_stand_in_several_files() {
        let [en, es] = LANGUAGES;
        let sources =
            [source(en, "a = A"), source(en, "b = { a }"), source(es, "b = B\na = { b }")];
        let messages = compile(&sources).unwrap();
        let functions: Vec<_> = messages.iter().map(|one| one.function.as_str()).collect();
        assert_eq!(functions, ["a", "b"]);
        assert_eq!(messages[1].texts.iter().map(Text::to_string).collect::<Vec<_>>(), ["A", "B"]);
    }
}
