//! The one function that changes a model: what happened goes in, what to do comes out.
//!
//! A message first changes what it is about; then everything that follows from the whole is worked
//! out anew (`follows`), so that no message can forget a part of it.

mod calling;
mod calls;
pub(crate) mod console;
mod follows;
pub(crate) mod keys;
mod opening;
mod presses;
mod says;
mod server;
mod showing;
mod sources;
mod summary;
mod taps;
mod way_in;
mod windows;

use crate::model::clock::Steady;
use crate::model::{Effect, HttpFault, Model, Msg, Notice};
use crate::words::Locale;

pub use opening::Opening;

/// Takes what happened at `now` on this page's own clock; returns what to do, in order.
pub fn update(model: &mut Model, msg: Msg, now: Steady) -> Vec<Effect> {
    let mut out = Vec::new();
    model.now = model.clock.at(now);
    match msg {
        Msg::Tap(command) => taps::tap(model, command, now, &mut out),
        Msg::Press(press) => presses::press(model, press, now, &mut out),
        Msg::Key(key) => {
            if let Some(work) = model.console {
                (work.key)(model, &key, now, &mut out);
            }
        }
        Msg::Window(event) => windows::window(model, event, now, &mut out),
        Msg::Clinic(answer) => way_in::clinic(model, answer),
        Msg::Redeemed(answer) => way_in::redeemed(model, answer, now, &mut out),
        Msg::Words(locale, loaded) => words(model, locale, loaded, now),
        Msg::Summary(form, answer) => summary::taken(model, form, answer, now),
        Msg::Desk(event) => {
            if let Some(work) = model.console {
                (work.desk)(model, event, now, &mut out);
            }
        }
        Msg::Socket(socket, event) => server::socket(model, socket, event, now, &mut out),
        Msg::Device(event) => sources::device(model, event, now, &mut out),
        Msg::Peer(peer, event) => calling::peer(model, peer, event, now, &mut out),
        Msg::Playback(playback) => calling::playback(model, playback),
        Msg::Speech(event) => model.speech.hear(event),
        Msg::Tick => tick(model, now, &mut out),
    }
    follows::follow(model, now, &mut out);
    out
}

fn words(model: &mut Model, locale: Locale, loaded: Result<(), HttpFault>, now: Steady) {
    match loaded {
        Ok(()) => model.languages.came(locale),
        Err(_) => model.notices.show(Notice::LanguageNotLoaded, now),
    }
}

fn tick(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    server::tick(model, now, out);
    calling::tick(model, now, out);
    taps::tick(model, now, out);
    model.captions.tick(now);
    model.notices.expire(now);
}
