//! Which microphone, camera and speaker to use, and how loud the microphone is.

use crate::platform::html::{self, Collect, Content, View};

use crate::model::{Device, DeviceId, DeviceKind, Model, Msg, Press, Tap};
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// A choice for each kind of device that there is.
pub(crate) fn device_choice(page: Page, locale: Locale) -> View {
    [DeviceKind::Camera, DeviceKind::Microphone, DeviceKind::Speaker]
        .map(|kind| pick(page, locale, kind))
        .collect_view()
        .view()
}

/// A device on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Offered {
    id: String,
    label: String,
    chosen: bool,
}

fn offered(model: &Model, locale: Locale, kind: DeviceKind) -> Vec<Offered> {
    let chosen = chosen(model, kind);
    let one = |(place, device): (usize, &Device)| {
        let number = (place + 1).to_string();
        let unnamed = || words::precheck_unnamed_device(locale, kind_word(kind), &number);
        let label = if device.label.is_empty() { unnamed() } else { device.label.clone() };
        Offered { id: device.id.0.clone(), label, chosen: chosen == Some(&device.id) }
    };
    model.devices.of_kind(kind).enumerate().map(one).collect()
}

fn pick(page: Page, locale: Locale, kind: DeviceKind) -> View {
    let offered = page.memo(move |m| offered(m, locale, kind));
    let field =
        move || offered.with(|list| (!list.is_empty()).then(|| chooser(page, locale, kind, list)));
    field.view()
}

fn chooser(page: Page, locale: Locale, kind: DeviceKind, offered: &[Offered]) -> View {
    let (id, icon, words) = named(locale, kind);
    let one = |one: &Offered| {
        let option = html::option().value(one.id.clone()).child(one.label.clone());
        if one.chosen { option.attr("selected", "") } else { option }
    };
    let options = offered.iter().map(one).collect_view();
    let take = move |event| {
        let id = DeviceId(html::value_of(&event));
        page.send(Msg::Press(Press::Choose(kind, id)));
    };
    html::div()
        .class("pick")
        .child((
            html::label().r#for(id).child((icon.draw(), words)),
            html::div().class("field").child((
                html::select().id(id).on("change", take).child(options),
                icons::CHEVRON.draw(),
            )),
        ))
        .view()
}

fn chosen(model: &Model, kind: DeviceKind) -> Option<&DeviceId> {
    match kind {
        DeviceKind::Microphone => model.devices.microphone.device.as_ref(),
        DeviceKind::Camera => model.devices.camera.device.as_ref(),
        DeviceKind::Speaker => model.devices.speaker.as_ref(),
    }
}

fn named(locale: Locale, kind: DeviceKind) -> (&'static str, Icon, &'static str) {
    match kind {
        DeviceKind::Microphone => {
            ("pick-microphone", icons::MICROPHONE, words::precheck_microphone(locale))
        }
        DeviceKind::Camera => ("pick-camera", icons::CAMERA, words::precheck_camera(locale)),
        DeviceKind::Speaker => ("pick-speaker", icons::SPEAKER, words::precheck_speaker(locale)),
    }
}

/// The name that the messages know a kind by.
const fn kind_word(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Microphone => "microphone",
        DeviceKind::Camera => "camera",
        DeviceKind::Speaker => "speaker",
    }
}

/// Whether the microphone hears one, as a bar and in words.
pub(crate) fn hearing(page: Page, locale: Locale) -> View {
    let heard = page.memo(|m| m.devices.heard);
    let words = move || {
        if heard.get() {
            words::precheck_heard(locale)
        } else {
            words::precheck_say_something(locale)
        }
    };
    let sign = move || if heard.get() { icons::CHECK } else { icons::MICROPHONE }.draw();
    let meter = html::meter()
        .aria_label(words::precheck_level(locale))
        .attr("min", "0")
        .attr("max", "100")
        .prop("value", move || page.model.with(|m| f64::from(m.devices.meter)));
    html::div()
        .class("hearing")
        .child((html::p().child((sign, html::span().child(words))), meter))
        .view()
}

/// Lets one hear whether the speaker works.
pub(crate) fn speaker_test(page: Page, locale: Locale) -> View {
    let words = words::precheck_play_sound(locale);
    let play = button(page, "button", Some(icons::SPEAKER), words, Tap::Press(Press::TestSound));
    let [asked, if_not] =
        [words::precheck_did_you_hear(locale), words::precheck_not_heard_speaker(locale)];
    let hint = html::p().class("hint").child([asked, " ", if_not].concat());
    html::div().class("speaker").child((play, hint)).view()
}
