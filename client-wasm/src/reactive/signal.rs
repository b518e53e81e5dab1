//! A value that acts can follow, and a slice of others that is kept up to date.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use super::act::Act;
use super::scope::{at_end, next_number};
use super::trigger::Trigger;

thread_local! {
    /// All that live, by rising number.
    static NODES: RefCell<Vec<Rc<Node>>> = RefCell::default();
}

/// A value that acts can follow. It lives until the act ends in which it was made.
///
/// # Panics
/// All its functions, after that.
pub struct Signal<T> {
    number: u64,
    holds: PhantomData<fn() -> T>,
}

struct Node {
    number: u64,
    value: RefCell<Rc<dyn Any>>,
    renew: Option<Renew>,
    trigger: Trigger,
}

/// Of a slice: how it is read, and whether two of its values are the same.
struct Renew {
    read: Box<dyn Act<Rc<dyn Any>>>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

/// Reads a slice out of an `S`, whatever its type.
trait Slice<S> {
    fn read(&self, whole: &S) -> Rc<dyn Any>;
}

impl<S, T: 'static, F: Fn(&S) -> T> Slice<S> for F {
    fn read(&self, whole: &S) -> Rc<dyn Any> {
        Rc::new(self(whole))
    }
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: 'static> Signal<T> {
    /// A signal that holds `value` until it is set.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self::add(Rc::new(value), None)
    }

    /// Reads the value; the act that is being done now follows it.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&*followed(self.number)))
    }

    /// Reads the value as it is now.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(typed(&*node(self.number).value()))
    }

    /// Changes the value by `change`, which tells whether those who read it are to know.
    pub fn change(&self, change: impl FnOnce(&mut T) -> bool) {
        let node = node(self.number);
        let changed = Rc::get_mut(&mut node.value.borrow_mut())
            .expect("nobody changes a value while it is read")
            .downcast_mut::<T>()
            .is_some_and(change);
        if changed {
            node.trigger.fire();
            renew_slices();
        }
    }

    /// Replaces the value.
    pub fn set(&self, value: T) {
        self.change(|held| {
            *held = value;
            true
        });
    }

    /// A signal that holds what `slice` reads out of this one: only when that differs after a change
    /// do acts that follow it hear of it.
    #[must_use]
    pub fn memo<U: PartialEq + 'static>(self, slice: impl Fn(&T) -> U + 'static) -> Signal<U> {
        Signal::sliced(self.reading(Box::new(slice)))
    }

    fn reading(self, slice: Box<dyn Slice<T>>) -> Box<dyn Act<Rc<dyn Any>>> {
        Box::new(move || self.with_untracked(|whole| slice.read(whole)))
    }

    fn add(value: Rc<dyn Any>, renew: Option<Renew>) -> Self {
        Self { number: add(value, renew), holds: PhantomData }
    }
}

impl<T: PartialEq + 'static> Signal<T> {
    /// A signal that holds what `slice` reads out of several others, untracked, as [`Signal::memo`]
    /// does out of one.
    #[must_use]
    pub fn slice(slice: impl Fn() -> T + 'static) -> Self {
        Self::sliced(Box::new(move || -> Rc<dyn Any> { Rc::new(slice()) }))
    }

    fn sliced(read: Box<dyn Act<Rc<dyn Any>>>) -> Self {
        Self::add(read.act(), Some(Renew { read, same: same::<T> }))
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// A copy of the value; the act that is being done now follows it.
    #[must_use]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl Node {
    fn value(&self) -> Rc<dyn Any> {
        Rc::clone(&self.value.borrow())
    }
}

/// The value of the signal `number`; the act that is being done now follows it.
fn followed(number: u64) -> Rc<dyn Any> {
    let node = node(number);
    node.trigger.track();
    node.value()
}

fn typed<T: 'static>(value: &dyn Any) -> &T {
    value.downcast_ref().expect("a signal holds what it was made with")
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    typed::<T>(one) == typed(other)
}

fn add(value: Rc<dyn Any>, renew: Option<Renew>) -> u64 {
    let number = next_number();
    let (value, trigger) = (RefCell::new(value), Trigger::default());
    NODES.with_borrow_mut(|nodes| nodes.push(Rc::new(Node { number, value, renew, trigger })));
    at_end(Box::new(move || {
        let ended = NODES.with_borrow_mut(|nodes| {
            let place = nodes.binary_search_by_key(&number, |node| node.number);
            place.map(|place| nodes.remove(place))
        });
        // What it holds is dropped only here, when the list is free again.
        drop(ended);
    }));
    number
}

fn node(number: u64) -> Rc<Node> {
    NODES.with_borrow(|nodes| {
        let place = nodes.binary_search_by_key(&number, |node| node.number);
        Rc::clone(&nodes[place.expect("a signal is read only while it lives")])
    })
}

fn renew_slices() {
    NODES.with_borrow(|nodes| {
        for node in nodes {
            let Some(renew) = &node.renew else { continue };
            let new = renew.read.act();
            if !(renew.same)(&*node.value(), &*new) {
                node.value.replace(new);
                node.trigger.fire();
            }
        }
    });
}
