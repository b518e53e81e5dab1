//! What the window tells: seen, focused, online, and which keys go down.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, KeyboardEvent, VisibilityState, Window};

use webside_protocol::Cue;

use crate::model::{Focus, Key, KeyPress, Msg, WindowEvent};
use crate::platform::listener::Listener;
use crate::platform::object::{get, lower_case, text};
use crate::platform::report::Report;

/// Listens to the window as long as it lives.
pub(crate) struct WindowEars(#[expect(dead_code, reason = "listens until dropped")] Vec<Listener>);

impl WindowEars {
    pub(crate) fn new(report: &Report) -> Option<Self> {
        let window = web_sys::window()?;
        let document = window.document()?;
        let tell = |event: WindowEvent| {
            let report = report.clone();
            move |_: Event| report.tell(Msg::Window(event))
        };
        Some(Self(vec![
            visibility(&document, report),
            Listener::new(&window, "focus", tell(WindowEvent::Focused)),
            Listener::new(&window, "blur", tell(WindowEvent::Blurred)),
            Listener::new(&window, "online", tell(WindowEvent::Online)),
            Listener::new(&window, "offline", tell(WindowEvent::Offline)),
        ]))
    }
}

fn visibility(document: &Document, report: &Report) -> Listener {
    let (seen, report) = (document.clone(), report.clone());
    Listener::new(document, "visibilitychange", move |_| {
        let shown = seen.visibility_state() == VisibilityState::Visible;
        let event = if shown { WindowEvent::Shown } else { WindowEvent::Hidden };
        report.tell(Msg::Window(event));
    })
}

/// Tells the keys that go down in `window`: the page's own, or the floating pad's.
pub(crate) fn keys(window: &Window, report: &Report) -> Listener {
    let report = report.clone();
    Listener::new(window, "keydown", move |event| {
        // The pad's window has a KeyboardEvent of its own, so its class cannot be asked for; and
        // browsers that fill a field in send an event without a key.
        let Some(key) = text(&event, "key") else { return };
        let event: KeyboardEvent = event.unchecked_into();
        let is_letter = key.chars().count() == 1;
        report.tell(Msg::Key(KeyPress {
            key: Key(if is_letter { lower_case(&key) } else { key }),
            focus: focus(&event),
            modified: event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat(),
        }));
    })
}

/// The cue of the part that `field` stands in: its place in the catalogue, written on the part.
fn draft_cue(field: &JsValue) -> Option<Cue> {
    let part = field.dyn_ref::<Element>()?.closest("[data-cue]").ok()??;
    Cue::ALL.get(part.get_attribute("data-cue")?.parse::<usize>().ok()?).copied()
}

/// What the key went to. Asked by name: in the pad's window it is no element of our classes.
fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = get(event, "target") else { return Focus::Page };
    if get(&element, "isContentEditable").is_some_and(|is| is.is_truthy()) {
        return Focus::Field;
    }
    match text(&element, "tagName").as_deref() {
        Some("INPUT" | "TEXTAREA" | "SELECT") => {
            draft_cue(&element).map_or(Focus::Field, Focus::Draft)
        }
        Some("BUTTON" | "A" | "SUMMARY" | "VIDEO") => Focus::Control,
        Some(_) | None => Focus::Page,
    }
}
