//! The clock of this machine: how long, and what time of day people here call a moment.

use js_sys::{Date, Object};
use wasm_bindgen::JsValue;
use webside_protocol::Timestamp;

use crate::model::Steady;
use crate::platform::object::object;
use crate::words::Locale;

/// Now, on a clock that nobody sets: milliseconds since 1970 by the clock as it was when the page
/// was opened.
pub(crate) fn steady() -> Steady {
    let now = web_sys::window().and_then(|window| window.performance());
    // A positive number of milliseconds, far below 2^53.
    Steady(now.map_or(0.0, |clock| clock.time_origin() + clock.now()) as u64)
}

/// The time of day of `moment` where this machine is, as its people write it: `14:32`, `2:32 PM`.
#[must_use]
pub fn time_of_day(moment: Timestamp, locale: Locale) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    let options: Object =
        object([("hour", JsValue::from_str("numeric")), ("minute", JsValue::from_str("2-digit"))]);
    date.to_locale_time_string_with_options(locale.tag(), &options).into()
}
