//! Keeping the screen lit while somebody waits or talks.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{WakeLockSentinel, WakeLockType};

use crate::platform::detect;
use crate::platform::object::get;

/// Holds the screen lit. The browser lets go by itself when the page is hidden.
#[derive(Clone, Default)]
pub(crate) struct WakeLock(Rc<RefCell<Wish>>);

#[derive(Default)]
struct Wish {
    lit: bool,
    held: Option<WakeLockSentinel>,
}

impl WakeLock {
    /// Lights the screen, or lets it sleep. A browser that cannot does nothing.
    pub(crate) fn set(&self, lit: bool) {
        self.0.borrow_mut().lit = lit;
        let held = self.0.borrow_mut().held.take();
        if let Some(held) = held {
            let _ = held.release();
        }
        if lit {
            self.request();
        }
    }

    fn request(&self) {
        let navigator = get(&detect::global(), "navigator");
        if navigator.is_none_or(|navigator| get(&navigator, "wakeLock").is_none()) {
            return;
        }
        let Some(window) = web_sys::window() else { return };
        let promise = window.navigator().wake_lock().request(WakeLockType::Screen);
        let wish = self.0.clone();
        spawn_local(async move {
            if let Ok(held) = JsFuture::from(promise).await {
                let mut wish = wish.borrow_mut();
                if wish.lit {
                    wish.held = Some(held);
                } else {
                    let _ = held.release();
                }
            }
        });
    }
}
