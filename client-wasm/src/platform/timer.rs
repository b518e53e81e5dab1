//! A repeated call that stops when it is dropped.

use std::time::Duration;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls again and again. Browsers slow it down on hidden pages.
pub(crate) struct Interval {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Interval {
    /// Calls `ring` every `every`.
    pub(crate) fn new(every: Duration, ring: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut()>::new(ring);
        let function = closure.as_ref().unchecked_ref();
        let milliseconds = i32::try_from(every.as_millis()).unwrap_or(i32::MAX);
        let id = web_sys::window().and_then(|window| {
            window
                .set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds)
                .ok()
        });
        Self { id, _closure: closure }
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.id, web_sys::window()) {
            window.clear_interval_with_handle(id);
        }
    }
}
