//! Waiting for the browser: so long, and not longer than the person likes.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

use crate::platform::object::call;

/// The person pressed "stop": whoever waits goes home, and lets go of what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stopped;

/// Stops a run when it is dropped.
pub(super) struct Stopper {
    stopped: Rc<Cell<bool>>,
    wish: Function,
}

/// What every wait of a run asks: whether it is stopped.
#[derive(Clone)]
pub(super) struct Patience {
    stopped: Rc<Cell<bool>>,
    wish: Promise,
}

/// A run that can be stopped.
pub(super) fn patience() -> (Stopper, Patience) {
    let stopped = Rc::new(Cell::new(false));
    let (wished, wish) = promised();
    (Stopper { stopped: stopped.clone(), wish }, Patience { stopped, wish: wished })
}

impl Drop for Stopper {
    fn drop(&mut self) {
        self.stopped.set(true);
        let _ = self.wish.call0(&JsValue::NULL);
    }
}

impl Patience {
    /// Waits for `what`, for `limit` at most. `None`: it took longer, or was refused, or brought
    /// nothing.
    pub(super) async fn wait(
        &self,
        what: &Promise,
        limit: Duration,
    ) -> Result<Option<JsValue>, Stopped> {
        let first = Array::of3(what, &after(limit), &self.wish);
        let came = JsFuture::from(Promise::race(&first)).await;
        if self.stopped.get() {
            return Err(Stopped);
        }
        Ok(came.ok().filter(|value| !value.is_undefined() && !value.is_null()))
    }

    /// Lets `time` pass.
    pub(super) async fn pause(&self, time: Duration) -> Result<(), Stopped> {
        self.wait(&after(time), time).await.map(drop)
    }
}

/// A promise, and what keeps it.
pub(super) fn promised() -> (Promise, Function) {
    let mut keep = None;
    let promise = Promise::new(&mut |resolve, _| keep = Some(resolve));
    (promise, keep.expect("a promise hands them out at once (ECMAScript §27.2.3.1)"))
}

/// Keeps its promise with the next event of `kind`.
pub(super) fn happens(target: &EventTarget, kind: &'static str) -> Promise {
    Promise::new(&mut |resolve, _| {
        // Fails only for a kind that is no text. A promise is kept once, whatever comes later.
        let _ = target.add_event_listener_with_callback(kind, &resolve);
    })
}

fn after(time: Duration) -> Promise {
    let milliseconds = JsValue::from(u32::try_from(time.as_millis()).unwrap_or(u32::MAX));
    Promise::new(&mut |resolve, _| {
        call(&js_sys::global(), "setTimeout", &[&resolve, &milliseconds]);
    })
}
