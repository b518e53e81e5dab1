//! The outline as plain text: survives every clipboard and every field of a record.

use std::fmt::{self, Display, Formatter};

use super::Summary;
use super::outline::{Item, Order, Outline, Section};

impl Summary {
    /// Plain text, lines of any length, ending in a line break.
    pub(super) fn text(&self) -> String {
        Text(&self.outline()).to_string()
    }
}

struct Text<'a>(&'a Outline);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Outline { title, facts, sections } = self.0;
        writeln!(f, "{title}\n")?;
        facts.iter().try_for_each(|fact| writeln!(f, "{fact}"))?;
        sections.iter().try_for_each(|section| write_section(f, section))
    }
}

fn write_section(f: &mut Formatter<'_>, section: &Section) -> fmt::Result {
    let Section { heading, order, items } = section;
    writeln!(f, "\n{heading}")?;
    for (number, Item { line, notes }) in (1..).zip(items) {
        let mark = match order {
            Order::Steps => format!("{number}. "),
            Order::Any => "- ".to_owned(),
        };
        writeln!(f, "{mark}{line}")?;
        notes.iter().try_for_each(|note| writeln!(f, "{:1$}{note}", "", mark.len()))?;
    }
    Ok(())
}
