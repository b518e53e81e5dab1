//! Who read a signal and waits to hear that it changed.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::queue;
use super::scope::{self, Scope};

/// The acts that read one signal. Each waits in the run in which it read: when it has been done
/// anew since, it may not read the signal any more.
#[derive(Default)]
pub(super) struct Trigger(RefCell<Vec<Reader>>);

struct Reader {
    scope: Weak<Scope>,
    run: u64,
}

impl Reader {
    fn waiting(&self) -> Option<Rc<Scope>> {
        self.scope.upgrade().filter(|scope| scope.run() == self.run)
    }
}

impl Trigger {
    /// The act that is being done now waits for [`Trigger::fire`].
    pub(super) fn track(&self) {
        let Some(scope) = scope::current() else { return };
        let mut readers = self.0.borrow_mut();
        // Those who wait no more make room, so that the list stays as long as the page has acts.
        readers
            .retain(|reader| reader.waiting().is_some_and(|waiting| !Rc::ptr_eq(&waiting, &scope)));
        readers.push(Reader { run: scope.run(), scope: Rc::downgrade(&scope) });
    }

    /// All acts that wait are to be done anew.
    pub(super) fn fire(&self) {
        let readers = self.0.take();
        readers.iter().filter_map(Reader::waiting).for_each(|scope| queue::add(&scope));
    }
}
