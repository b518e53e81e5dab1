//! What the window tells: seen or not, focused or not, with a network or without.

use crate::model::clock::Steady;
use crate::model::update::{server, sources, way_in};
use crate::model::{Effect, Link, Model, WindowEvent};

pub(super) fn window(model: &mut Model, event: WindowEvent, now: Steady, out: &mut Vec<Effect>) {
    match event {
        WindowEvent::Shown => {
            // Browsers put the screen out of our hands while the page is hidden.
            model.screen_lit = false;
            sources::try_again(model, out);
            server::try_now(model, now, out);
        }
        WindowEvent::Hidden => {}
        WindowEvent::Focused => model.attention.focused(),
        WindowEvent::Blurred => model.attention.blurred(now),
        WindowEvent::Online => online(model, now, out),
        WindowEvent::Offline => offline(model, now, out),
        WindowEvent::PadFloats => model.pad_floats = true,
        WindowEvent::PadDocked => model.pad_floats = false,
    }
}

/// What was connected over the old network is dead, though nobody says so yet.
fn online(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.connection.link() != Link::Idle {
        model.call.network_changed = true;
        way_in::connect(model, now, out);
    }
}

fn offline(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if matches!(model.connection.link(), Link::Opening | Link::Open) {
        model.connection.lost(now, 0);
        out.push(Effect::CloseSocket);
    }
}
