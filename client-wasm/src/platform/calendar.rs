//! Days as people here call them: "Monday, May 4", «lunes, 4 de mayo».

use js_sys::{Date, Object};
use wasm_bindgen::JsValue;
use webside_protocol::{Day, Timestamp};

use crate::platform::object::{call, object, set};
use crate::words::Locale;

const DAY_MS: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// A day of the calendar, which is the same everywhere.
pub(crate) fn day_in_words(day: Day, locale: Locale) -> String {
    let date = Date::new(&JsValue::from_str(&day.to_string()));
    // Without a time of day the browser takes midnight in Greenwich, whatever its own zone.
    let options = options();
    set(&options, "timeZone", &JsValue::from_str("UTC"));
    words(&date, locale, &options)
}

/// The day of `moment` where this machine is.
pub(crate) fn day_of(moment: Timestamp, locale: Locale) -> String {
    words(&Date::new(&JsValue::from_f64(moment.0 as f64)), locale, &options())
}

/// The day it is `days_later` than at `moment`, where this machine is.
pub(crate) fn day_here(moment: Timestamp, days_later: u16) -> Day {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    // What a clock on the wall shows, read as if it were UTC's: there every day has 24 hours.
    let wall = moment.0 as f64 - date.get_timezone_offset() * 60_000.0;
    Day::of(Timestamp((wall + f64::from(days_later) * DAY_MS) as u64))
}

fn options() -> Object {
    object(
        [("weekday", "long"), ("month", "long"), ("day", "numeric")]
            .map(|(name, how)| (name, JsValue::from_str(how))),
    )
}

fn words(date: &Date, locale: Locale, options: &Object) -> String {
    let said = call(date, "toLocaleDateString", &[&locale.tag().into(), options]);
    said.and_then(|said| said.as_string()).unwrap_or_default()
}
