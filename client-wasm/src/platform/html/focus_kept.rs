//! Who works in a stretch with the keyboard stays there when it is made anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use super::document;

/// The parts of a page that have a name.
const PART: &str = "section, aside, dialog";

/// Where the focus was: which of the nodes, the way down from it, and the kind of element.
pub(super) struct Focused {
    node: usize,
    way: Vec<u32>,
    tag: String,
}

impl Focused {
    /// Where the focus is, if it is in one of `nodes`.
    pub(super) fn within(nodes: &[Node]) -> Option<Self> {
        let active = document().active_element()?;
        let node = nodes.iter().position(|node| node.contains(Some(&active)))?;
        let mut way = Vec::new();
        let mut at: Node = active.clone().into();
        while at != nodes[node] {
            way.push(place_of(&at));
            at = at.parent_node()?;
        }
        Some(Self { node, way, tag: active.tag_name() })
    }

    /// Gives the focus to the element that stands where the old one stood, if it is of its kind, and
    /// else to the part of the page that holds `parent`: the keyboard goes on from there.
    pub(super) fn restore(self, nodes: &[Node], parent: &Node) {
        let mut at = nodes.get(self.node).cloned();
        for place in self.way.iter().rev() {
            at = at.and_then(|node| node.child_nodes().item(*place));
        }
        let found = at.and_then(|node| node.dyn_into::<HtmlElement>().ok());
        let found = found.filter(|element| element.tag_name() == self.tag);
        if let Some(element) = found.or_else(|| part_with(parent)) {
            let quietly = FocusOptions::new();
            quietly.set_prevent_scroll(true);
            // What cannot take the focus leaves it with the page.
            let _ = element.focus_with_options(&quietly);
        }
    }
}

/// Takes the focus from a script, and is passed over by Tab.
fn part_with(node: &Node) -> Option<HtmlElement> {
    let part = node.dyn_ref::<Element>()?.closest(PART).ok()??;
    part.set_attribute("tabindex", "-1").ok()?;
    part.dyn_into().ok()
}

fn place_of(node: &Node) -> u32 {
    let mut place = 0;
    let mut at = node.previous_sibling();
    while let Some(before) = at {
        place += 1;
        at = before.previous_sibling();
    }
    place
}
