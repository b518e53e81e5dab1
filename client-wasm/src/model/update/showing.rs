//! Showing one's screen in place of the camera: begun by a press, ended by a press, by the browser's own
//! bar, and by going out. Whether it is shown is read off its track.

use webside_protocol::{Command, ScreenChange, Seat, Showing};

use crate::model::clock::Steady;
use crate::model::update::{calling, sources, taps};
use crate::model::{Effect, Model, Source, Stage, Switch};

/// A person wants to show it, or no more.
pub(super) fn press(model: &mut Model, switch: Switch, out: &mut Vec<Effect>) {
    match switch {
        Switch::On => out.push(Effect::Screen(Switch::On)),
        Switch::Off => hide(model, out),
    }
}

/// The browser gives it from now on, or does not.
pub(super) fn told(model: &mut Model, switch: Switch, now: Steady, out: &mut Vec<Effect>) {
    if switch == Switch::Off {
        hide(model, out);
        return;
    }
    // A screen is a picture: who shows one wants pictures.
    if model.sound_only {
        sources::set_sound_only(model, Switch::Off, out);
    }
    model.devices.screen = Showing::Live;
    calling::send(model, Source::Camera, out);
    let yes = Command::ChangeScreen { change: ScreenChange::Answer { yes: true } };
    if model.may(&yes) {
        taps::tap(model, yes, now, out);
    }
}

/// Nobody sees it who is not to see this page any more.
pub(super) fn follow(model: &mut Model, out: &mut Vec<Effect>) {
    let inside = model.stage == Stage::Inside && model.me().is_some_and(Seat::is_admitted);
    let over = model.mirror.state().has_ended();
    if model.devices.screen == Showing::Live && (!inside || over) {
        hide(model, out);
    }
}

fn hide(model: &mut Model, out: &mut Vec<Effect>) {
    model.devices.screen = Showing::Able;
    out.push(Effect::Screen(Switch::Off));
    calling::send(model, Source::Camera, out);
}
