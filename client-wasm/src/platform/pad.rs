//! The pad in a window of its own that floats above all others (Document Picture-in-Picture).
//!
//! The element with id `pad` moves there with its listeners and comes back to `pad-home`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Window};

use crate::model::{Msg, WindowEvent};
use crate::platform::detect::global;
use crate::platform::listener::Listener;
use crate::platform::object::{call, get, object};
use crate::platform::report::Report;
use crate::platform::window;

/// The size it opens with, in CSS pixels; people change it as they like.
const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 460.0;

/// The pad's window, while there is one. Clones share it.
#[derive(Clone)]
pub(crate) struct FloatingPad {
    report: Report,
    open: Rc<RefCell<Option<Open>>>,
}

struct Open {
    window: Window,
    _listeners: Vec<Listener>,
}

impl FloatingPad {
    pub(crate) fn new(report: Report) -> Self {
        Self { report, open: Rc::default() }
    }

    /// Opens the window. Works within a press alone.
    pub(crate) fn float(&self) {
        let size = object([("width", WIDTH.into()), ("height", HEIGHT.into())]);
        let asked = get(&global(), "documentPictureInPicture")
            .and_then(|floating| call(&floating, "requestWindow", &[&size]));
        let Some(asked) = asked else { return };
        let pad = self.clone();
        spawn_local(async move {
            if let Ok(window) = JsFuture::from(js_sys::Promise::from(asked)).await {
                pad.move_to(window.unchecked_into());
            }
        });
    }

    /// Closes the window; the pad goes home.
    pub(crate) fn dock(&self) {
        if let Some(open) = self.open.borrow().as_ref() {
            let _ = open.window.close();
        }
    }

    fn move_to(&self, window: Window) {
        let home = web_sys::window().and_then(|window| window.document());
        let (Some(home), Some(away)) = (home, window.document()) else { return };
        dress(&home, &away);
        let moved = home.get_element_by_id("pad").zip(away.body());
        let Some((pad, body)) = moved else { return };
        let _ = body.append_child(&pad);
        let listeners = vec![
            window::keys(&window, &self.report),
            self.hears(&window, "focus", WindowEvent::Focused),
            self.hears(&window, "blur", WindowEvent::Blurred),
            self.goes_home(&window, &home, pad),
        ];
        *self.open.borrow_mut() = Some(Open { window, _listeners: listeners });
        self.report.tell(Msg::Window(WindowEvent::PadFloats));
    }

    fn hears(&self, window: &Window, kind: &'static str, event: WindowEvent) -> Listener {
        let report = self.report.clone();
        Listener::new(window, kind, move |_| report.tell(Msg::Window(event)))
    }

    fn goes_home(&self, window: &Window, home: &Document, pad: Element) -> Listener {
        let (this, home) = (self.clone(), home.clone());
        Listener::new(window, "pagehide", move |_| {
            if let Some(place) = home.get_element_by_id("pad-home") {
                let _ = place.append_child(&pad);
            }
            // This very closure lives in there: let go of it after it has run.
            let open = this.open.clone();
            spawn_local(async move { drop(open.take()) });
            this.report.tell(Msg::Window(WindowEvent::PadDocked));
        })
    }
}

/// Gives the new window the style, language and text size of the page.
fn dress(home: &Document, away: &Document) {
    let sheets = home.query_selector_all("link[rel=stylesheet]");
    if let (Ok(sheets), Some(head)) = (sheets, away.head()) {
        for sheet in (0..sheets.length()).filter_map(|place| sheets.get(place)) {
            if let Ok(copy) = sheet.clone_node_with_deep(true) {
                let _ = head.append_child(&copy);
            }
        }
    }
    if let (Some(from), Some(to)) = (home.document_element(), away.document_element()) {
        for name in ["lang", "dir", "class", "data-text"] {
            if let Some(value) = from.get_attribute(name) {
                let _ = to.set_attribute(name, &value);
            }
        }
    }
    if let Some(body) = away.body() {
        let _ = body.set_attribute("class", "floating");
    }
    away.set_title(&home.title());
}
