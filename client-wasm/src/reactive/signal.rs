//! A value that acts can follow, and a slice of others that is kept up to date.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

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
    value: RefCell<Box<dyn Any>>,
    /// Of a slice: whether its value had to be replaced.
    renew: Option<Renew>,
    trigger: Trigger,
}

type Renew = Box<dyn Fn(&mut dyn Any) -> bool>;

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
        Self { number: add(Box::new(value), None), holds: PhantomData }
    }

    /// Reads the value; the act that is being done now follows it.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        let node = node(self.number);
        node.trigger.track();
        node.read(read)
    }

    /// Reads the value as it is now.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        node(self.number).read(read)
    }

    /// Changes the value by `change`, which tells whether those who read it are to know.
    pub fn change(&self, change: impl FnOnce(&mut T) -> bool) {
        let node = node(self.number);
        let changed = node.value.borrow_mut().downcast_mut::<T>().is_some_and(change);
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
}

impl<T: PartialEq + 'static> Signal<T> {
    /// A signal that holds what `slice` reads out of others, untracked: only when that differs after
    /// one of them has changed do acts that follow it hear of it.
    #[must_use]
    pub fn slice(slice: impl Fn() -> T + 'static) -> Self {
        let value = Box::new(slice());
        let renew: Renew = Box::new(move |held| replace(held, slice()));
        Self { number: add(value, Some(renew)), holds: PhantomData }
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
    fn read<T: 'static, U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(self.value.borrow().downcast_ref().expect("a signal holds what it was made with"))
    }
}

fn replace<T: PartialEq + 'static>(held: &mut dyn Any, new: T) -> bool {
    match held.downcast_mut::<T>() {
        Some(held) if *held != new => {
            *held = new;
            true
        }
        Some(_) | None => false,
    }
}

fn add(value: Box<dyn Any>, renew: Option<Renew>) -> u64 {
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
            let differs = renew(&mut **node.value.borrow_mut());
            if differs {
                node.trigger.fire();
            }
        }
    });
}
