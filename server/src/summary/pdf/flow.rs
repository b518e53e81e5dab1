//! Where each line stands: wraps texts, breaks pages, and never leaves a heading alone at the foot.

use super::faces::Faces;
use super::pieces::{Kind, Look, Piece};

/// A4, in points.
pub(super) const PAGE_WIDTH: f32 = 595.28;
pub(super) const PAGE_HEIGHT: f32 = 841.89;
pub(super) const MARGIN: f32 = 56.0;
/// From baseline to baseline, in sizes.
const LEADING: f32 = 1.35;
/// What has to fit under a heading: itself and two lines of its list.
const HEADING_ROOM: f32 = 90.0;

/// One line of a piece, in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// Which piece it is of, by its place in the order of reading.
    pub(super) piece: usize,
    pub(super) kind: Kind,
    pub(super) x: f32,
    /// Of the baseline, from the top of the page.
    pub(super) y: f32,
    pub(super) text: String,
}

/// The lines of each page.
pub(super) fn flow(pieces: &[Piece], faces: &Faces) -> Vec<Vec<Placed>> {
    let mut pages = vec![Vec::new()];
    let mut y = MARGIN;
    for (at, Piece { kind, text }) in pieces.iter().enumerate() {
        let Look { size, weight, indent, space_before } = kind.look();
        let (height, face) = (size * LEADING, faces.of(weight));
        let lines = wrap(text, PAGE_WIDTH - 2.0 * MARGIN - indent, |t| face.width(t, size));
        y += space_before;
        for text in lines {
            let room = if *kind == Kind::Heading { HEADING_ROOM } else { height };
            if y + room > PAGE_HEIGHT - MARGIN {
                pages.push(Vec::new());
                y = MARGIN;
            }
            let x = MARGIN + indent;
            let placed = Placed { piece: at, kind: *kind, x, y: y + size, text };
            pages.last_mut().expect("there is a first page").push(placed);
            // Its line stands beside it.
            if *kind != Kind::Mark {
                y += height;
            }
        }
    }
    pages
}

/// Breaks `text` at spaces into lines of at most `width_max`; a word that is wider is broken
/// anywhere. Each line but the last keeps its space, so that words stay apart when read aloud.
fn wrap(text: &str, width_max: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && width(&line) + width(word.trim_end()) > width_max {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            let wide = line.chars().count() > 1 && letter != ' ' && !line.ends_with(' ');
            if wide && width(&line) + width(letter.encode_utf8(&mut [0; 4])) > width_max {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_spaces_and_loses_nothing() {
        let count = |text: &str| text.chars().map(|_| 1.0).sum();
        let rows: [(&str, &[&str]); 4] = [
            ("one two three", &["one two ", "three"]),
            ("short", &["short"]),
            ("a verylongwordindeed b", &["a ", "verylong", "wordinde", "ed b"]),
            ("", &[""]),
        ];
        for (text, lines) in rows {
            assert_eq!(wrap(text, 8.0, count), lines, "{text}");
        }
    }
}
