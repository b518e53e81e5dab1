//! Plain JavaScript objects, for the dictionaries that `web-sys` does not bind.

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object of these fields.
pub(crate) fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &value);
    }
    object
}

/// Sets a field. A plain object takes any.
pub(crate) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// The field `name`, if it is there.
pub(crate) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// The text in `name`.
pub(crate) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// Whether `text` holds `part`. The browser looks for it: Rust's own search is a kilobyte to send.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    JsString::from(text).includes(part, 0)
}

/// `text` in lower case, by the browser's tables.
pub(crate) fn lower_case(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

/// The number in `name`.
pub(crate) fn number(object: &JsValue, name: &str) -> Option<f64> {
    get(object, name)?.as_f64()
}

/// Calls the method `name`; `None` when there is none or it throws.
pub(crate) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = get(object, name)?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().copied().collect::<Array>()).ok()
}
