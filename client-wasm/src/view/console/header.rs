//! The bar at the top of the console: with whom, how long, what is measured, and the ways out.

use crate::platform::html::{self, Content, View};
use webside_protocol::{Departure, LinkQuality, Presence};

use crate::model::peer::Path;
use crate::model::{Dialog, Model, Msg, Press, Source, Tap};
use crate::runtime::Page;
use crate::view::button::{button, sign_button};
use crate::view::console::captioning::caption_button;
use crate::view::console::screen::show_screen;
use crate::view::controls::SourceState;
use crate::view::heading::heading;
use crate::view::icons::{self, Icon};
use crate::view::time_words;
use crate::words::{self, Locale};

/// The bar.
pub(crate) fn header(page: Page, locale: Locale, name: &str) -> View {
    let brand = html::div()
        .class("brand")
        .child((icons::WAVE.draw(), heading(words::visit_with(locale, name))));
    let running = move || {
        let running = page.model.with(Model::running);
        running.map(|span| words::console_running(locale, &time_words::clock(span)))
    };
    let facts = html::div().class("facts").child((
        fact(icons::CLOCK, running),
        encrypted(page, locale),
        link(page, locale),
    ));
    let devices = Tap::Press(Press::Open(Dialog::Devices));
    let leave = Tap::Press(Press::Open(Dialog::Leave));
    let end = Tap::Press(Press::Open(Dialog::EndVisit));
    let tools = html::div().class("acts").child((
        source(page, locale, Source::Microphone),
        source(page, locale, Source::Camera),
        (show_screen(page, locale), caption_button(page, locale)),
        sign_button(page, "tool", icons::SLIDERS, words::console_devices(locale), devices),
        float(page, locale),
        button(page, "tool", Some(icons::LEAVE), words::console_leave(locale), leave),
        button(page, "tool end", None, words::console_end(locale), end),
    ));
    html::header().class("head dark").child((brand, facts, tools)).view()
}

/// A sign and words; the words tell it all.
fn fact(icon: Icon, words: impl Fn() -> Option<String> + Send + 'static) -> View {
    let content =
        move || words().map(|words| html::span().class("fact digits").child((icon.draw(), words)));
    content.view()
}

/// Told only while the keys are known to be the two ends' own.
fn encrypted(page: Page, locale: Locale) -> View {
    let told = page.memo(|m| {
        let quality = m.call.quality();
        (quality.is_insecure, quality.path.filter(|_| quality.encrypted))
    });
    fact(icons::LOCK, move || {
        let words = match told.get() {
            (true, _) => words::console_not_secure(locale),
            (false, Some(Path::Direct)) => words::console_encrypted(locale),
            (false, Some(Path::Relayed)) => words::console_encrypted_relayed(locale),
            (false, Some(Path::ByClinic)) => words::console_encrypted_by_clinic(locale),
            (false, None) => return None,
        };
        Some(words.to_owned())
    })
}

fn link(page: Page, locale: Locale) -> View {
    let quality = page.memo(their_link);
    fact(icons::BARS, move || {
        let words = match quality.get() {
            None => words::console_link_lost(locale),
            Some(LinkQuality::NoCall) => words::console_link_none(locale),
            Some(LinkQuality::Good) => words::console_link_good(locale),
            Some(LinkQuality::Weak) => words::console_link_weak(locale),
            Some(LinkQuality::Poor) => words::console_link_poor(locale),
            Some(LinkQuality::SoundOnly) => words::console_link_sound_only(locale),
        };
        Some(words.to_owned())
    })
}

/// Their own measure of what reaches them; ours of what reaches us when they say nothing. `None`:
/// their link to the clinic is down.
fn their_link(model: &Model) -> Option<LinkQuality> {
    let (seat, them) = model.counterpart()?;
    match them.presence {
        Presence::Gone { why: Departure::LinkLost, .. } => None,
        Presence::Gone { why: Departure::Left, .. } | Presence::NotYet {} => {
            Some(LinkQuality::NoCall)
        }
        Presence::Here { .. } => {
            let theirs = model.levels.of(seat, model.now).map(|heard| heard.level.link);
            Some(theirs.unwrap_or(model.call.quality().link))
        }
    }
}

/// Microphone or camera: the word is what a press does, the ground how it is.
fn source(page: Page, locale: Locale, source: Source) -> View {
    let state = page.memo(move |m| SourceState::of(m.devices.capture(source)));
    let content = move || {
        let (icon, words) = source_words(locale, source, state.get());
        (icon.draw(), html::span().child(words))
    };
    let press = move |_| {
        let toggle = match source {
            Source::Microphone => Press::ToggleMicrophone,
            Source::Camera => Press::ToggleCamera,
        };
        page.send(Msg::Press(match state.get_untracked() {
            SourceState::On | SourceState::Off | SourceState::Starting => toggle,
            SourceState::Trouble => Press::Open(Dialog::Devices),
        }));
    };
    html::button()
        .r#type("button")
        .class(move || match state.get() {
            SourceState::On | SourceState::Starting => "tool",
            SourceState::Off | SourceState::Trouble => "tool off",
        })
        .on("click", press)
        .child(content)
        .view()
}

fn source_words(locale: Locale, source: Source, state: SourceState) -> (Icon, &'static str) {
    match (source, state) {
        (Source::Microphone, SourceState::On) => (icons::MICROPHONE, words::console_mute(locale)),
        (Source::Microphone, SourceState::Off) => {
            (icons::MICROPHONE_OFF, words::console_unmute(locale))
        }
        (Source::Microphone, SourceState::Starting) => {
            (icons::MICROPHONE, words::console_mic_starting(locale))
        }
        (Source::Microphone, SourceState::Trouble) => {
            (icons::MICROPHONE_OFF, words::console_mic_failed(locale))
        }
        (Source::Camera, SourceState::On | SourceState::Starting) => {
            (icons::CAMERA, words::console_camera_off(locale))
        }
        (Source::Camera, SourceState::Off) => (icons::CAMERA_OFF, words::console_camera_on(locale)),
        (Source::Camera, SourceState::Trouble) => {
            (icons::CAMERA_OFF, words::console_camera_failed(locale))
        }
    }
}

/// The pad above other windows, where the browser can.
fn float(page: Page, locale: Locale) -> View {
    let state = page.memo(|m| m.abilities.floating_pad.then_some(m.pad_floats));
    let content = move || {
        state.get().map(|floats| {
            let (words, press) = if floats {
                (words::console_pad_return(locale), Press::DockPad)
            } else {
                (words::console_pad_float(locale), Press::FloatPad)
            };
            button(page, "tool", Some(icons::FLOAT), words, Tap::Press(press))
        })
    };
    content.view()
}
