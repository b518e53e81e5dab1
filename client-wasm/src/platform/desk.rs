//! What only the clinician's page asks of the browser: keys, and a pad that floats.

use crate::model::PadPlace;
use crate::platform::listener::Listener;
use crate::platform::pad::FloatingPad;
use crate::platform::report::Report;
use crate::platform::window;

/// Moves the pad. Drop it to hear no keys any more.
pub(crate) type Desk = Box<dyn Fn(PadPlace)>;

/// Makes a desk. A patient's phone does not download it: only the console's program names this.
pub(crate) fn desk(report: &Report) -> Desk {
    let pad = FloatingPad::new(report.clone());
    let keys: Option<Listener> = web_sys::window().map(|window| window::keys(&window, report));
    Box::new(move |place| {
        // Held here, and heard for as long.
        let _ = &keys;
        match place {
            PadPlace::Floating => pad.float(),
            PadPlace::Docked => pad.dock(),
        }
    })
}
