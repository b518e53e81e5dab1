//! Values as JSON writes them, letter by letter as serde does.

use std::fmt::{Display, Write as _};

/// A `String` takes all that is written to it.
fn push(out: &mut String, value: impl Display) {
    let _ = write!(out, "{value}");
}

pub(super) fn number(out: &mut String, number: u64) {
    push(out, number);
}

pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        let short = match c {
            '"' | '\\' => c,
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..' ' => {
                push(out, format_args!("\\u{:04x}", u32::from(c)));
                continue;
            }
            _ => {
                out.push(c);
                continue;
            }
        };
        out.extend(['\\', short]);
    }
    out.push('"');
}

/// One of a closed list of words, none of which holds what must be escaped.
pub(super) fn word(out: &mut String, word: &dyn Display) {
    push(out, format_args!("\"{word}\""));
}

/// Begins the object of a tagged enum.
pub(super) fn begin(out: &mut String, word: &str) {
    out.push('{');
    name(out, "type");
    quoted(out, word);
}

/// Begins a field of the object that `out` ends with.
#[inline(never)]
pub(super) fn name(out: &mut String, name: &str) {
    between(out);
    quoted(out, name);
    out.push(':');
}

/// Parts the next value from the one before it.
pub(super) fn between(out: &mut String) {
    if !out.ends_with(['{', '[']) {
        out.push(',');
    }
}
