//! The acts that are to be done anew, each once, as soon as the browser has finished its turn.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::scope::Scope;
use crate::platform::soon;

thread_local! {
    /// Each act of the page is here once at most.
    static WAITING: RefCell<Vec<Weak<Scope>>> = RefCell::default();
}

pub(super) fn add(scope: &Rc<Scope>) {
    WAITING.with_borrow_mut(|waiting| {
        if waiting.is_empty() {
            soon(run);
        }
        if !waiting.iter().any(|one| one.as_ptr() == Rc::as_ptr(scope)) {
            waiting.push(Rc::downgrade(scope));
        }
    });
}

/// Does all that waits, and what comes to wait meanwhile. An outer act goes first: what was made
/// in it goes with what it made before.
pub(super) fn run() {
    while let Some(scope) = next() {
        scope.act();
    }
}

fn next() -> Option<Rc<Scope>> {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|one| one.strong_count() > 0);
        let living = waiting.iter().filter_map(Weak::upgrade);
        let first = living.min_by_key(|scope| scope.number())?;
        waiting.retain(|one| one.as_ptr() != Rc::as_ptr(&first));
        Some(first)
    })
}
