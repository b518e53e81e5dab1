//! One element: its attributes, listeners and content.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Node};

use super::content::{Content, View};
use super::document;
use super::value::{Attribute, Value};
use crate::platform::listener::Listener;
use crate::reactive::{Act, alive, at_end, keep};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element on its way onto the page.
pub(crate) struct Element(web_sys::Element);

/// An element of a drawing.
pub(crate) fn svg(tag: &str) -> Element {
    spelled(document().create_element_ns(Some(SVG), tag))
}

/// What the browser says of a tag it refuses is not shown: that alone would cost a kilobyte.
fn spelled(made: Result<web_sys::Element, JsValue>) -> Element {
    let Ok(element) = made else { panic!("a tag is of our own spelling") };
    Element(element)
}

macro_rules! attributes {
    ($($method:ident = $name:literal)*) => {
        $(
            pub(crate) fn $method(self, value: impl Attribute) -> Self {
                self.attr($name, value)
            }
        )*
    };
}

impl Element {
    pub(crate) fn new(tag: &str) -> Self {
        spelled(document().create_element(tag))
    }

    attributes! {
        aria_hidden = "aria-hidden"
        aria_label = "aria-label"
        aria_labelledby = "aria-labelledby"
        aria_pressed = "aria-pressed"
        class = "class"
        href = "href"
        id = "id"
        lang = "lang"
        placeholder = "placeholder"
        role = "role"
        tabindex = "tabindex"
        r#for = "for"
        r#type = "type"
        value = "value"
    }

    /// Sets an attribute; a live one follows what it read.
    pub(crate) fn attr(self, name: &'static str, value: impl Attribute) -> Self {
        self.set(name, value.value());
        self
    }

    /// One class more, while `it_is` so.
    pub(crate) fn class_while(
        self,
        class: &'static str,
        it_is: impl Fn() -> bool + 'static,
    ) -> Self {
        self.toggle(class, Box::new(it_is));
        self
    }

    /// Keeps a property of the element up to date; for what no attribute says.
    pub(crate) fn prop<V: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> V + 'static,
    ) -> Self {
        self.keep_set(name, Box::new(move || value().into()));
        self
    }

    /// Calls `hear` with each event of `kind`, for as long as the element stands on the page.
    pub(crate) fn on(self, kind: &'static str, hear: impl FnMut(Event) + 'static) -> Self {
        keep(Listener::new(&self.0, kind, hear));
        self
    }

    /// Adds content after what is there.
    pub(crate) fn child(self, content: impl Content) -> Self {
        let mut view = View::default();
        content.draw(&mut view);
        view.append_to(&self.0);
        self
    }

    /// Hands the element to `act` at once; what `act` keeps ends with the stretch it is made in.
    pub(crate) fn made<E: JsCast>(self, act: impl FnOnce(E)) -> Self {
        act(self.0.clone().unchecked_into());
        self
    }

    /// Calls `act` once the element stands on the page.
    pub(crate) fn placed<E: JsCast + 'static>(self, act: impl FnOnce(E) + 'static) -> Self {
        let element = self.0.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if element.is_connected() {
                act(element.unchecked_into());
            }
        });
        self
    }

    /// Calls `act` when the element leaves the page.
    pub(crate) fn leaving<E: JsCast + 'static>(self, act: impl FnOnce(E) + 'static) -> Self {
        let element = self.0.clone();
        at_end(Box::new(move || act(element.unchecked_into())));
        self
    }

    fn toggle(&self, class: &'static str, it_is: Box<dyn Act<bool>>) {
        let list = self.0.class_list();
        alive(Box::new(move || {
            // Fails only for a name with a space in it.
            let _ = list.toggle_with_force(class, it_is.act());
        }));
    }

    fn keep_set(&self, name: &'static str, value: Box<dyn Act<JsValue>>) {
        let element = self.0.clone();
        alive(Box::new(move || {
            // Fails only on what is no object.
            let _ = js_sys::Reflect::set(&element, &name.into(), &value.act());
        }));
    }

    pub(super) fn into_node(self) -> Node {
        self.0.into()
    }

    fn set(&self, name: &'static str, value: Value) {
        match value {
            Value::Fixed(text) => put(&self.0, name, Some(&text)),
            Value::Absent => put(&self.0, name, None),
            Value::Live(value) => {
                let element = self.0.clone();
                alive(Box::new(move || match value.act() {
                    Value::Fixed(text) => put(&element, name, Some(&text)),
                    Value::Absent | Value::Live(_) => put(&element, name, None),
                }));
            }
        }
    }
}

/// A name of our own spelling cannot be refused.
fn put(element: &web_sys::Element, name: &str, text: Option<&str>) {
    match text {
        Some(text) => drop(element.set_attribute(name, text)),
        None => drop(element.remove_attribute(name)),
    }
}
