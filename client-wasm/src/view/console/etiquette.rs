//! Before the clinician goes in: light and room as measured, the thirteen things, and where the face
//! belongs in the picture. None of it is asked for, and nothing waits for it.

use crate::platform::html::{self, Collect, Content, View, svg};
use webside_protocol::Track;

use crate::model::{Courtesy, DeviceEvent, Light, Model, Msg, Press};
use crate::platform::light::watch_light;
use crate::runtime::Page;
use crate::view::icons::{self, Icon};
use crate::words::{self, Locale};

/// Over the own picture: eyes on the line, head in the oval. It also looks at the light.
pub(crate) fn guide(page: Page, _locale: Locale) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let content = move || {
        if !live.get() {
            return None;
        }
        let oval =
            svg("ellipse").attr("cx", "50").attr("cy", "36").attr("rx", "15").attr("ry", "21");
        let line = svg("path").attr("d", "M8 30h22M70 30h22");
        let drawing = svg("svg").attr("viewBox", "0 0 100 75").child((oval, line));
        let canvas = html::canvas().attr("hidden", true).made(move |canvas| {
            watch_light(canvas, move |light| page.send(Msg::Device(DeviceEvent::Lit(light))));
        });
        Some((drawing.class("guide").aria_hidden("true"), canvas).view())
    };
    content.view()
}

/// What is measured, what is about this visit, and the desk as it was the last time.
pub(crate) fn checks(page: Page, locale: Locale) -> View {
    let measured = html::ul().class("measured").child((
        framing(page, locale),
        lighting(page, locale),
        room(page, locale),
    ));
    let visit = Courtesy::OF_THE_VISIT.map(|courtesy| tick(page, locale, courtesy));
    let visit = html::ul().class("topics").child(visit.collect_view());
    let title = html::h2().child(words::console_before(locale));
    html::section().class("before").child((title, measured, visit, desk(page, locale))).view()
}

/// Open at first; folded once all of it is as the last time.
fn desk(page: Page, locale: Locale) -> View {
    let all = Courtesy::OF_THE_DESK;
    let seen_to = move |m: &Model| m.etiquette.count(&all);
    let count = page.memo(seen_to);
    let told = move || {
        let (part, whole) = (count.get().to_string(), all.len().to_string());
        words::console_before_desk(locale, &part, &whole)
    };
    let list = all.map(|courtesy| tick(page, locale, courtesy));
    let summary = html::summary().child((icons::CLIPBOARD.draw(), told, icons::CHEVRON.draw()));
    let open = page.model.with_untracked(seen_to) < all.len();
    let list = html::ul().class("topics").child(list.collect_view());
    html::details().class("tips").attr("open", open).child((summary, list)).view()
}

fn tick(page: Page, locale: Locale, courtesy: Courtesy) -> View {
    let done = page.memo(move |m| m.etiquette.has(courtesy));
    let button = html::button()
        .r#type("button")
        .class("topic")
        .aria_pressed(move || if done.get() { "true" } else { "false" })
        .on("click", move |_| page.send(Msg::Press(Press::Tick(courtesy))))
        .child((
            html::i().child(move || done.get().then(|| icons::CHECK.draw())),
            html::span().child(courtesy_words(locale, courtesy)),
        ));
    html::li().child(button).view()
}

/// Well, not well, or nothing known yet.
type Measured = (Option<bool>, &'static str);

fn row(sign: Icon, measured: impl Fn() -> Measured + 'static) -> View {
    let content = move || {
        let (well, words) = measured();
        let sign = match well {
            Some(true) => icons::CHECK,
            Some(false) => icons::WARNING,
            None => sign,
        };
        html::p()
            .class(if well == Some(false) { "mend" } else { "" })
            .child((sign.draw(), html::span().child(words)))
    };
    html::li().child(content).view()
}

fn framing(page: Page, locale: Locale) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    row(icons::FRAME, move || {
        let words = if live.get() {
            words::console_before_framing(locale)
        } else {
            words::console_before_no_picture(locale)
        };
        (None, words)
    })
}

fn lighting(page: Page, locale: Locale) -> View {
    let lit = page.memo(|m| m.devices.light.filter(|_| m.devices.camera.track == Track::Live));
    row(icons::EYE, move || match lit.get() {
        Some(Light::Good) => (Some(true), words::console_before_light_good(locale)),
        Some(Light::Dark) => (Some(false), words::console_before_light_dark(locale)),
        Some(Light::Backlit) => (Some(false), words::console_before_light_behind(locale)),
        None => (None, words::console_before_light(locale)),
    })
}

fn room(page: Page, locale: Locale) -> View {
    let loud = page.memo(|m| match m.devices.microphone.track {
        Track::Live => m.voice.room_is_loud(),
        Track::Absent | Track::Off | Track::Failed => None,
    });
    row(icons::EAR, move || match loud.get() {
        Some(false) => (Some(true), words::console_before_room_quiet(locale)),
        Some(true) => (Some(false), words::console_before_room_loud(locale)),
        None => (None, words::console_before_room(locale)),
    })
}

fn courtesy_words(locale: Locale, courtesy: Courtesy) -> &'static str {
    match courtesy {
        Courtesy::EyeLevel => words::console_before_eye_level(locale),
        Courtesy::WindowUnderCamera => words::console_before_window(locale),
        Courtesy::Light => words::console_before_lamp(locale),
        Courtesy::Wall => words::console_before_wall(locale),
        Courtesy::Name => words::console_before_name(locale),
        Courtesy::Cues => words::console_before_cues(locale),
        Courtesy::Headset => words::console_before_headset(locale),
        Courtesy::Chart => words::console_before_chart(locale),
        Courtesy::Phone => words::console_before_phone(locale),
        Courtesy::Interpreter => words::console_before_interpreter(locale),
        Courtesy::Captions => words::console_before_captions(locale),
        Courtesy::Hello => words::console_before_hello(locale),
        Courtesy::LookAside => words::console_before_look_aside(locale),
    }
}
