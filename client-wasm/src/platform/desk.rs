//! What only the clinician's page asks of the browser: keys, a pad that floats, links for guests, words
//! written down.

use crate::model::{DeskStep, PadPlace};
use crate::platform::invitation;
use crate::platform::listener::Listener;
use crate::platform::pad::FloatingPad;
use crate::platform::recogniser::Recogniser;
use crate::platform::report::Report;
use crate::platform::window;

/// Carries out a step. Drop it to hear no keys any more.
pub(crate) type Desk = Box<dyn Fn(DeskStep)>;

/// Makes a desk. A patient's phone does not download it: only the console's program names this.
pub(crate) fn desk(report: &Report) -> Desk {
    let pad = FloatingPad::new(report.clone());
    let recogniser = Recogniser::new(report.clone());
    let report = report.clone();
    let keys: Option<Listener> = web_sys::window().map(|window| window::keys(&window, &report));
    Box::new(move |step| {
        // Held here, and heard for as long.
        let _ = &keys;
        match step {
            DeskStep::MovePad(PadPlace::Floating) => pad.float(),
            DeskStep::MovePad(PadPlace::Docked) => pad.dock(),
            DeskStep::Invite(number, request) => {
                invitation::invite(number, request, report.clone());
            }
            DeskStep::Copy(link) => invitation::copy(&link, report.clone()),
            DeskStep::FindRecogniser(locale) => recogniser.find(locale),
            DeskStep::Recognise(locale) => recogniser.run(locale),
        }
    })
}
