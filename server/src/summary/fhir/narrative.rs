//! A section as the XHTML that every FHIR document must bring for people.

use std::fmt::Write as _;

use crate::summary::outline::{Item, Order, Section};

/// The section's list, without its heading.
pub(super) fn div(section: &Section) -> String {
    let list = match section.order {
        Order::Steps => "ol",
        Order::Any => "ul",
    };
    let mut text = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\"><{list}>");
    for Item { line, notes } in &section.items {
        write!(text, "<li>{}", escape(line)).expect("a string takes all that is written");
        for note in notes {
            write!(text, "<br/>{}", escape(note)).expect("a string takes all that is written");
        }
        text.push_str("</li>");
    }
    text.push_str(&format!("</{list}></div>"));
    text
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_words_are_text_and_never_markup() {
        let items = vec![Item { line: "a < b & <script>".into(), notes: vec!["\"c\"".into()] }];
        let section = Section { heading: "x".into(), order: Order::Any, items };
        let text = "<ul><li>a &lt; b &amp; &lt;script&gt;<br/>&quot;c&quot;</li></ul></div>";
        assert!(div(&section).ends_with(text), "{}", div(&section));
    }
}
