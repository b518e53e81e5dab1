//! What the page shows follows what it read: signals, slices of them, and acts that are done anew.
//!
//! ```text
//! Signal::change ─► slices that differ now ─► acts that read them wait ─► microtask: done anew
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `act` | what is done again and again |
//! | `signal` | a value that acts can follow, and a slice of others |
//! | `trigger` | who read a signal and waits to hear that it changed |
//! | `scope` | one act, with all that was made while it was done |
//! | `queue` | the acts that are to be done anew |
//!
//! # Size
//! Values are kept behind `dyn Any`, so that a type of slice adds a comparison to the download and
//! no graph of its own.

mod act;
mod queue;
mod scope;
mod signal;
mod trigger;

pub(crate) use act::Act;
pub(crate) use scope::{alive, at_end, keep, root};
pub use signal::Signal;

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::{Signal, alive, at_end, queue, root};

    type Log = Rc<RefCell<Vec<String>>>;

    fn log_while_alive(log: &Log, told: impl Fn() -> String + 'static) {
        let log = Rc::clone(log);
        alive(Box::new(move || log.borrow_mut().push(told())));
    }

    fn take(log: &Log) -> Vec<String> {
        queue::run();
        log.take()
    }

    #[test]
    fn an_act_is_done_anew_only_when_the_slice_it_read_differs() {
        let log = Log::default();
        let number = Signal::new(1);
        root(|| {
            let half = number.memo(|number| number / 2);
            log_while_alive(&log, move || half.get().to_string());
        });
        assert_eq!(take(&log), ["0"]);
        number.set(2);
        number.set(3);
        assert_eq!(take(&log), ["1"]);
        number.set(2);
        assert!(take(&log).is_empty());
    }

    #[test]
    fn an_act_within_another_ends_before_the_other_is_done_anew() {
        let log = Log::default();
        let shown = Signal::new(Some(7));
        let inner = Rc::clone(&log);
        root(|| {
            alive(Box::new(move || {
                if shown.with(Option::is_some) {
                    let within = shown.memo(|s| s.map(|s| s + 1));
                    log_while_alive(&inner, move || format!("{:?}", within.get()));
                    let ended = Rc::clone(&inner);
                    at_end(Box::new(move || ended.borrow_mut().push("end".to_owned())));
                }
            }));
        });
        assert_eq!(take(&log), ["Some(8)"]);
        shown.set(None);
        assert_eq!(take(&log), ["end"]);
        shown.set(Some(1));
        assert_eq!(take(&log), ["Some(2)"]);
    }

    #[test]
    fn an_act_follows_only_what_it_read_last() {
        let log = Log::default();
        let (first, second, which) = (Signal::new(1), Signal::new(2), Signal::new(true));
        root(|| {
            log_while_alive(&log, move || {
                if which.get() { first.get() } else { second.get() }.to_string()
            });
        });
        which.set(false);
        assert_eq!(take(&log), ["1", "2"]);
        first.set(3);
        assert!(take(&log).is_empty());
        second.set(4);
        assert_eq!(take(&log), ["4"]);
    }
}
