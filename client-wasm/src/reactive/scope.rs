//! One act that follows what it read, with all that was made while it was done.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::act::Act;

thread_local! {
    static CURRENT: RefCell<Option<Rc<Scope>>> = const { RefCell::new(None) };
    static LAST_NUMBER: Cell<u64> = const { Cell::new(0) };
}

/// An act. What is made while it is done ends before it is done anew, and when it ends itself.
pub(super) struct Scope {
    /// An outer act has a lower number than those made in it.
    number: u64,
    run: Cell<u64>,
    act: Box<dyn Act>,
    ends: RefCell<Vec<Box<dyn FnOnce()>>>,
}

impl Scope {
    fn new(act: Box<dyn Act>) -> Rc<Self> {
        let (run, ends) = (Cell::new(0), RefCell::default());
        Rc::new(Self { number: next_number(), run, act, ends })
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// How often it was done.
    pub(super) fn run(&self) -> u64 {
        self.run.get()
    }

    pub(super) fn act(self: &Rc<Self>) {
        self.end();
        self.run.set(self.run.get() + 1);
        let outer = CURRENT.replace(Some(Rc::clone(self)));
        self.act.act();
        CURRENT.set(outer);
    }

    fn end(&self) {
        let ends = self.ends.take();
        ends.into_iter().for_each(|end| end());
    }
}

/// The act that is being done now.
pub(super) fn current() -> Option<Rc<Scope>> {
    CURRENT.with_borrow(Clone::clone)
}

/// Higher than all before.
pub(super) fn next_number() -> u64 {
    LAST_NUMBER.set(LAST_NUMBER.get() + 1);
    LAST_NUMBER.get()
}

/// Makes what stays for as long as the program runs.
pub(crate) fn root<T>(make: impl FnOnce() -> T) -> T {
    let scope = Scope::new(Box::new(|| {}));
    let outer = CURRENT.replace(Some(Rc::clone(&scope)));
    let made = make();
    CURRENT.set(outer);
    std::mem::forget(scope);
    made
}

/// Does `act` now, and again whenever what it read has changed, until the act around it ends.
pub(crate) fn alive(act: Box<dyn Act>) {
    let scope = Scope::new(act);
    scope.act();
    at_end(Box::new(move || scope.end()));
}

/// Keeps `value` until the act around it ends.
pub(crate) fn keep<T: 'static>(value: T) {
    at_end(Box::new(move || drop(value)));
}

/// Calls `end` when the act around it ends.
pub(crate) fn at_end(end: Box<dyn FnOnce()>) {
    if let Some(scope) = current() {
        scope.ends.borrow_mut().push(end);
    }
}
