//! Writes a text as the Fluent that a person would write for it.

use std::fmt::Write as _;

use crate::text::{Arms, Piece, Select, Text};

const TAKES_ALL: &str = "a string takes all that is written";
/// Says nothing, and keeps Fluent from dropping the spaces beside it.
const NOTHING: &str = "{ \"\" }";

impl Text {
    /// The text as Fluent, as it stands behind a `=`; a choice takes a line for each of its texts.
    #[must_use]
    pub fn fluent(&self) -> String {
        let mut written = String::new();
        self.write_fluent(&mut written);
        written
    }

    fn write_fluent(&self, written: &mut String) {
        let begins = match self.pieces.first() {
            Some(Piece::Literal(text)) => !text.starts_with(' '),
            Some(Piece::Argument(_) | Piece::Select(_)) => true,
            None => false,
        };
        if !begins {
            written.push_str(NOTHING);
        }
        self.pieces.iter().for_each(|piece| piece.write_fluent(written));
        if matches!(self.pieces.last(), Some(Piece::Literal(text)) if text.ends_with(' ')) {
            written.push_str(NOTHING);
        }
    }
}

impl Piece {
    fn write_fluent(&self, written: &mut String) {
        match self {
            Self::Literal(literal) => {
                for letter in literal.chars() {
                    match letter {
                        '{' | '}' => write!(written, "{{ \"{letter}\" }}").expect(TAKES_ALL),
                        _ => written.push(letter),
                    }
                }
            }
            Self::Argument(name) => write!(written, "{{ ${name} }}").expect(TAKES_ALL),
            Self::Select(select) => select.write_fluent(written),
        }
    }
}

impl Select {
    fn write_fluent(&self, written: &mut String) {
        write!(written, "{{ ${} ->", self.argument).expect(TAKES_ALL);
        let mut variant = |key: &str, text: &Text| {
            write!(written, "\n    [{key}] ").expect(TAKES_ALL);
            text.write_fluent(written);
        };
        match &self.arms {
            Arms::Numbers(arms) => {
                arms.iter().for_each(|(number, text)| variant(&number.to_string(), text));
            }
            Arms::Words(arms) => arms.iter().for_each(|(word, text)| variant(word, text)),
        }
        written.push_str("\n   *[other] ");
        self.otherwise.write_fluent(written);
        written.push_str("\n}");
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::tests::compiled;

    #[test]
    fn what_was_written_says_the_same_again() {
        let rows = [
            "Hello",
            "{ $name } waits",
            "a { \"{\" } b { \"}\" }",
            "{ \" \" }a{ \" \" }",
            "{ $n ->\n    [0] none\n    [1] { $n } of { $w ->\n    [on] a\n   *[other] { \"\" }\n}\n   *[other] { $n }\n}.",
        ];
        for row in rows {
            let first = &compiled(&format!("a = {row}"), &format!("a = {row}"))[0].texts[0];
            let written = first.fluent().replace('\n', "\n    ");
            let text = format!("a = {written}");
            assert_eq!(&compiled(&text, &text)[0].texts[0], first, "{written}");
        }
        assert_eq!(compiled("a = { $n } b", "a = { $n } b")[0].texts[0].fluent(), "{ $n } b");
    }
}
