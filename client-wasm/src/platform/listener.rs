//! A listener that stops listening when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Holds the closure, so that it lives exactly as long as somebody wants to hear.
pub(crate) struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `hear` with each event of `kind` at `target`.
    pub(crate) fn new(
        target: &EventTarget,
        kind: &'static str,
        hear: impl FnMut(Event) + 'static,
    ) -> Self {
        Self::begin(target, kind, Box::new(hear))
    }

    fn begin(target: &EventTarget, kind: &'static str, hear: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(hear);
        let function = closure.as_ref().unchecked_ref();
        // Fails only for a kind that is no text.
        let _ = target.add_event_listener_with_callback(kind, function);
        Self { target: target.clone(), kind, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.kind, function);
    }
}
