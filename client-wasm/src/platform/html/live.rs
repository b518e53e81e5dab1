//! A stretch of the page that is made anew when what it read has changed.
//!
//! The stretch stands between two comments, so that it can be found again wherever it is, also when
//! there is nothing in it. What was made for it (listeners, stretches within) goes with it: each
//! making is an act of its own ([`crate::reactive`]).

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Node, Text};

use super::content::{Content, View};
use super::document;
use super::focus_kept::Focused;
use crate::reactive::{Act, alive, root};

/// Puts `page` at the end of the page, in place of what stood there before the program ran
/// (`#opening`), for as long as the page lives.
///
/// # Panics
/// In a document without a body.
pub fn mount(page: impl FnOnce() -> View) {
    let view = root(page);
    if let Some(opening) = document().get_element_by_id("opening") {
        opening.remove();
    }
    view.append_to(&document().body().expect("a page has a body"));
}

/// Adds to `view` what `make` makes, now and whenever what it read has changed.
pub(super) fn live(make: Box<dyn Act<View>>, view: &mut View) {
    let start: Node = document().create_comment("").into();
    let end: Node = document().create_comment("").into();
    let first = Rc::new(RefCell::new(View::default()));
    view.push(start.clone());
    let stretch = Stretch { start, end: end.clone() };
    let made = Rc::clone(&first);
    alive(Box::new(move || {
        let new = make.act();
        match stretch.end.parent_node() {
            Some(parent) => stretch.replace(&parent, &new),
            None => *made.borrow_mut() = new,
        }
    }));
    first.take().draw(view);
    view.push(end);
}

/// All between two comments.
pub(super) struct Stretch {
    start: Node,
    end: Node,
}

impl Stretch {
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut at = self.start.next_sibling();
        while let Some(node) = at.filter(|node| *node != self.end) {
            at = node.next_sibling();
            nodes.push(node);
        }
        nodes
    }

    /// New words in the place of old ones change the text that is there.
    fn replace(&self, parent: &Node, new: &View) {
        let old = self.nodes();
        if let ([old], [new]) = (old.as_slice(), new.nodes())
            && let (Some(old), Some(new)) = (old.dyn_ref::<Text>(), new.dyn_ref::<Text>())
        {
            old.set_data(&new.data());
            return;
        }
        let focused = Focused::within(&old);
        for node in &old {
            // It stands there: found so a moment ago.
            let _ = parent.remove_child(node);
        }
        for node in new.nodes() {
            let _ = parent.insert_before(node, Some(&self.end));
        }
        if let Some(focused) = focused {
            focused.restore(&self.nodes(), parent);
        }
    }
}
