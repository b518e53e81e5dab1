//! What is written, piece by piece in the order of reading, and how each looks.

use super::super::outline::{Item, Order, Outline, Section};
use super::faces::Weight;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Fact,
    Heading,
    /// The number or the bullet of an item; its line stands beside it.
    Mark,
    Line,
    Note,
}

/// A text that wraps by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// How a kind of piece looks; lengths in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) indent: f32,
    pub(super) space_before: f32,
}

impl Kind {
    /// Large: the type of most letters from a clinic is too small for those who need them most.
    pub(super) const fn look(self) -> Look {
        let (size, weight, indent, space_before) = match self {
            Self::Title => (28.0, Weight::Bold, 0.0, 0.0),
            Self::Fact => (15.0, Weight::Regular, 0.0, 4.0),
            Self::Heading => (20.0, Weight::Bold, 0.0, 22.0),
            Self::Mark => (16.0, Weight::Bold, 0.0, 10.0),
            Self::Line => (16.0, Weight::Bold, 28.0, 0.0),
            Self::Note => (15.0, Weight::Regular, 28.0, 3.0),
        };
        Look { size, weight, indent, space_before }
    }
}

/// All pieces of `outline`. [`super::drawing`] takes them in the same order.
pub(super) fn pieces(outline: &Outline) -> Vec<Piece> {
    let Outline { title, facts, sections } = outline;
    let piece = |kind, text: &String| Piece { kind, text: text.clone() };
    let mut pieces = vec![piece(Kind::Title, title)];
    pieces.extend(facts.iter().map(|fact| piece(Kind::Fact, fact)));
    for Section { heading, order, items } in sections {
        pieces.push(piece(Kind::Heading, heading));
        for (number, Item { line, notes }) in (1..).zip(items) {
            let text = mark(*order, number);
            pieces.push(Piece { kind: Kind::Mark, text });
            pieces.push(piece(Kind::Line, line));
            pieces.extend(notes.iter().map(|note| piece(Kind::Note, note)));
        }
    }
    pieces
}

fn mark(order: Order, number: u32) -> String {
    match order {
        Order::Steps => format!("{number}."),
        Order::Any => "•".into(),
    }
}
