//! Microphone, camera and speaker: opened by a press, healed by themselves, told as they truly are.

use webside_protocol::{Showing, Track};

use crate::model::clock::Steady;
use crate::model::device::{CaptureFault, Device, DeviceId, DeviceKind, Source};
use crate::model::devices::{Capture, DEVICES_MAX, NOTHING_HEARD_MAX};
use crate::model::settings::SOUND_ONLY;
use crate::model::update::{calling, showing};
use crate::model::{
    DeviceEvent, Effect, Loudness, Model, Notice, Permission, Setting, Stage, Switch, voice,
};

const BOTH: [Source; 2] = [Source::Microphone, Source::Camera];
/// Below this a live microphone gives nothing at all: even a quiet room is louder.
const NOTHING: f32 = 0.000_05;

/// A person wants devices, or wants them tried again.
pub(super) fn try_devices(model: &mut Model, out: &mut Vec<Effect>) {
    let works = |capture: &Capture| matches!(capture.track, Track::Live | Track::Off);
    match BOTH.map(|source| works(model.devices.capture(source))) {
        [false, false] => open_both(model, out),
        [true, false] => open(model, Source::Camera, out),
        [false, true] => open(model, Source::Microphone, out),
        [true, true] => out.push(Effect::ListDevices),
    }
}

/// Opens both at once, so that the browser asks once.
pub(super) fn open_both(model: &mut Model, out: &mut Vec<Effect>) {
    model.devices.permission = Permission::Asking;
    for source in BOTH {
        model.devices.capture_mut(source).starting = true;
    }
    let microphone = model.devices.microphone.device.clone();
    let camera = model.devices.camera.device.clone();
    out.push(Effect::OpenSources { microphone, camera });
}

/// This browser cannot call, so nobody is asked for devices: the visit goes on without.
pub(super) fn give_up(model: &mut Model) {
    model.devices.permission = Permission::Answered;
    for source in BOTH {
        model.devices.capture_mut(source).fault = Some(CaptureFault::Unsupported);
    }
}

fn open(model: &mut Model, source: Source, out: &mut Vec<Effect>) {
    let capture = model.devices.capture_mut(source);
    capture.starting = true;
    out.push(Effect::OpenSource(source, capture.device.clone()));
}

pub(super) fn device(model: &mut Model, event: DeviceEvent, now: Steady, out: &mut Vec<Effect>) {
    match event {
        DeviceEvent::Opened(source, Ok(device)) => opened(model, source, device, now, out),
        DeviceEvent::Opened(source, Err(fault)) => refused(model, source, fault, now, out),
        DeviceEvent::Muted(source) => interrupted(model, source, now),
        DeviceEvent::Unmuted(source) => resumed(model, source, now),
        DeviceEvent::Ended(source) => ended(model, source, out),
        DeviceEvent::Screen(switch) => showing::told(model, switch, now, out),
        DeviceEvent::Listed(known) => listed(model, known),
        DeviceEvent::Lit(light) => model.devices.light = Some(light),
        DeviceEvent::Changed => {
            out.push(Effect::ListDevices);
            try_again(model, out);
        }
        DeviceEvent::Heard(loudness) => heard(model, loudness, now),
    }
}

fn opened(model: &mut Model, source: Source, device: DeviceId, now: Steady, out: &mut Vec<Effect>) {
    let capture = model.devices.capture_mut(source);
    let replaced = capture.track == Track::Failed;
    let another = capture.device.as_ref() != Some(&device);
    capture.starting = false;
    capture.fault = None;
    capture.interrupted = false;
    capture.device = Some(device);
    capture.track = if capture.off { Track::Off } else { Track::Live };
    if capture.off {
        out.push(Effect::Switch(source, Switch::Off));
    }
    calling::send(model, source, out);
    if replaced {
        let notice = if another { Notice::Switched(source) } else { Notice::Resumed(source) };
        model.notices.show(notice, now);
    }
    if source == Source::Microphone {
        model.devices.heard = false;
        model.devices.nothing_heard = false;
        model.devices.last_sound = now;
    }
    answered(model, out);
}

/// A device that did not open. One that works goes on working.
fn refused(
    model: &mut Model,
    source: Source,
    fault: CaptureFault,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let capture = model.devices.capture_mut(source);
    capture.starting = false;
    match capture.track {
        Track::Live | Track::Off => model.notices.show(Notice::NotSwitched(source), now),
        // It worked, and stopped, and nothing takes its place: that it stopped is what helps.
        Track::Failed => {}
        Track::Absent => capture.fault = Some(fault),
    }
    answered(model, out);
}

fn answered(model: &mut Model, out: &mut Vec<Effect>) {
    if BOTH.iter().all(|source| !model.devices.capture(*source).starting) {
        model.devices.permission = Permission::Answered;
        out.push(Effect::ListDevices);
    }
}

fn interrupted(model: &mut Model, source: Source, now: Steady) {
    let capture = model.devices.capture_mut(source);
    if matches!(capture.track, Track::Live | Track::Off) {
        capture.track = Track::Failed;
        capture.interrupted = true;
        model.notices.show(Notice::Interrupted(source), now);
    }
}

fn resumed(model: &mut Model, source: Source, now: Steady) {
    let capture = model.devices.capture_mut(source);
    if capture.interrupted {
        capture.interrupted = false;
        capture.track = if capture.off { Track::Off } else { Track::Live };
        model.notices.take_back(Notice::Interrupted(source));
        model.notices.show(Notice::Resumed(source), now);
    }
}

/// Unplugged, or ended by the system: whatever else there is takes its place.
fn ended(model: &mut Model, source: Source, out: &mut Vec<Effect>) {
    let capture = model.devices.capture_mut(source);
    capture.track = Track::Failed;
    capture.interrupted = false;
    capture.starting = true;
    out.push(Effect::OpenSource(source, None));
}

fn listed(model: &mut Model, mut known: Vec<Device>) {
    known.truncate(DEVICES_MAX);
    model.devices.known = known;
}

/// Something was plugged in, or the page is seen again: what stopped may start.
pub(super) fn try_again(model: &mut Model, out: &mut Vec<Effect>) {
    for source in BOTH {
        let capture = model.devices.capture(source);
        let stopped = capture.track == Track::Failed && !capture.interrupted;
        let missed = capture.fault == Some(CaptureFault::NotFound);
        if (stopped || missed) && !capture.starting {
            model.devices.capture_mut(source).starting = true;
            out.push(Effect::OpenSource(source, None));
        }
    }
}

fn heard(model: &mut Model, Loudness(loudness): Loudness, now: Steady) {
    let devices = &mut model.devices;
    if devices.microphone.track != Track::Live {
        devices.meter = 0;
        devices.last_sound = now;
        model.voice.silence();
        return;
    }
    devices.meter = voice::meter(loudness);
    if loudness > NOTHING {
        devices.last_sound = now;
    }
    devices.nothing_heard = now - devices.last_sound >= NOTHING_HEARD_MAX;
    model.voice.sample(loudness, now);
    devices.heard |= model.voice.voice() == webside_protocol::Voice::Speaking;
}

/// On and off; a press on one that stopped tries it again.
pub(super) fn toggle(model: &mut Model, source: Source, out: &mut Vec<Effect>) {
    let capture = model.devices.capture_mut(source);
    let (track, switch) = match capture.track {
        Track::Live => (Track::Off, Switch::Off),
        Track::Off => (Track::Live, Switch::On),
        Track::Absent | Track::Failed => {
            if !capture.starting && !capture.interrupted {
                if model.devices.permission == Permission::NotAsked {
                    model.devices.permission = Permission::Asking;
                }
                open(model, source, out);
            }
            return;
        }
    };
    capture.track = track;
    capture.off = switch == Switch::Off;
    out.push(Effect::Switch(source, switch));
}

/// Sound alone: one's own picture is switched off with the others'. Back again it stays off until its
/// owner turns it on: nobody is seen by a press that was about something else.
pub(super) fn set_sound_only(model: &mut Model, switch: Switch, out: &mut Vec<Effect>) {
    model.sound_only = switch == Switch::On;
    if model.sound_only && model.devices.camera.track == Track::Live {
        toggle(model, Source::Camera, out);
    }
    if model.sound_only && model.devices.screen == Showing::Live {
        showing::press(model, Switch::Off, out);
    }
    let (pictures, kept) =
        if model.sound_only { (Switch::Off, SOUND_ONLY) } else { (Switch::On, "") };
    out.push(Effect::UsePictures(pictures));
    out.push(Effect::Keep(Setting::SoundOnly, kept.to_owned()));
}

/// A person chose a device.
pub(super) fn choose(model: &mut Model, kind: DeviceKind, device: DeviceId, out: &mut Vec<Effect>) {
    let (source, setting) = match kind {
        DeviceKind::Microphone => (Source::Microphone, Setting::Microphone),
        DeviceKind::Camera => (Source::Camera, Setting::Camera),
        DeviceKind::Speaker => {
            model.devices.speaker = Some(device.clone());
            out.push(Effect::Keep(Setting::Speaker, device.0.clone()));
            out.push(Effect::UseSpeaker(Some(device)));
            return;
        }
    };
    model.devices.capture_mut(source).starting = true;
    out.push(Effect::Keep(setting, device.0.clone()));
    out.push(Effect::OpenSource(source, Some(device)));
}

/// Lets go of both once nobody is to see or hear this page any more.
pub(super) fn follow(model: &mut Model, out: &mut Vec<Effect>) {
    let over = model.mirror.state().has_ended();
    let wanted = match model.stage {
        Stage::Precheck | Stage::Entering | Stage::Inside => !over,
        Stage::Left | Stage::Stopped(_) => false,
    };
    let held = |capture: &Capture| capture.track != Track::Absent || capture.starting;
    if wanted || !BOTH.iter().any(|source| held(model.devices.capture(*source))) {
        return;
    }
    for source in BOTH {
        let capture = model.devices.capture_mut(source);
        capture.track = Track::Absent;
        capture.starting = false;
        capture.interrupted = false;
    }
    model.voice.silence();
    model.devices.meter = 0;
    out.push(Effect::CloseSources);
}
