//! Writes a text as its line in a table.

use std::fmt::Write as _;

use webside_words::escape;

use crate::compare::{Argument, Message};
use crate::text::{Arms, Piece, Select, Text};

/// The line of `message` whose text is `text`: as it is if nothing can be put in, else in the
/// notation.
pub(crate) fn line(message: &Message, text: &Text) -> String {
    if message.arguments.is_empty() {
        return text.literal().unwrap_or_default().to_owned();
    }
    let mut line = Line { arguments: &message.arguments, written: String::new() };
    line.text(text);
    line.written
}

struct Line<'message> {
    arguments: &'message [Argument],
    written: String,
}

impl Line<'_> {
    fn text(&mut self, text: &Text) {
        for piece in &text.pieces {
            match piece {
                Piece::Literal(literal) => self.written.push_str(&escape(literal)),
                Piece::Argument(name) => {
                    self.place(name);
                    self.written.push('}');
                }
                Piece::Select(select) => self.select(select),
            }
        }
    }

    fn select(&mut self, select: &Select) {
        self.place(&select.argument);
        self.written.push('?');
        match &select.arms {
            Arms::Numbers(arms) => {
                arms.iter().for_each(|(number, text)| self.arm(&number.to_string(), text));
            }
            Arms::Words(arms) => arms.iter().for_each(|(word, text)| self.arm(word, text)),
        }
        self.written.push(':');
        self.text(&select.otherwise);
        self.written.push('}');
    }

    fn arm(&mut self, value: &str, text: &Text) {
        self.written.push_str(value);
        self.written.push(':');
        self.text(text);
        self.written.push('|');
    }

    fn place(&mut self, argument: &str) {
        let place = self.arguments.iter().position(|known| known.name == argument);
        let place = place.expect("`compare` lists every argument that a text uses");
        write!(self.written, "{{{place}").expect("a string takes all that is written");
    }
}
