//! Before the visit: what others will see and hear, the one thing to mend, and always a way on.

use crate::platform::html::{self, Collect, Content, View};
use webside_protocol::Track;

use crate::model::{DeviceFault, Devices, Model, PageKind, Permission, Press, Tap};
use crate::platform::video::Picture;
use crate::runtime::Page;
use crate::view::button::button;
use crate::view::connection_test::connection_test;
use crate::view::device_choice::{device_choice, hearing, speaker_test};
use crate::view::device_fault::device_fault;
use crate::view::heading::heading;
use crate::view::icons;
use crate::view::masthead::masthead;
use crate::view::picture::picture;
use crate::words::{self, Locale};

/// What each kind of page adds to the check of devices.
#[derive(Clone, Copy)]
pub(crate) struct Preparation {
    /// Over the own picture.
    pub(crate) guide: Option<fn(Page, Locale) -> View>,
    /// Below the devices.
    pub(crate) tips: fn(Page, Locale) -> View,
}

/// The check of devices.
pub(crate) fn precheck(page: Page, locale: Locale, preparation: Preparation) -> View {
    let Preparation { guide, tips } = preparation;
    let permission = page.memo(|m| m.devices.permission);
    let fault = page.memo(fault);
    let head = html::div().class("head").child((
        heading(words::precheck_title(locale)),
        html::p().class("lead").child(words::precheck_intro(locale)),
    ));
    let look = html::div().class("look").child((preview(page, locale, guide), move || {
        fault.get().map(|fault| device_fault(page, locale, fault))
    }));
    let tune = html::div().class("tune").child((
        move || match permission.get() {
            Permission::NotAsked | Permission::Asking => asking(page, locale),
            Permission::Answered => answered(page, locale),
        },
        (tips(page, locale), connection_test(locale)).view(),
    ));
    html::div()
        .class("paper")
        .child((
            masthead(page, locale),
            html::main().class("sheet precheck").child((head, look, tune)),
        ))
        .view()
}

/// What keeps calls away altogether is told before anybody is asked.
fn fault(model: &Model) -> Option<DeviceFault> {
    if can_call(model) { model.devices.fault() } else { Some(DeviceFault::Unsupported) }
}

const fn can_call(model: &Model) -> bool {
    model.abilities.secure && model.abilities.calls
}

/// One's own picture as others will see it.
fn preview(page: Page, locale: Locale, guide: Option<fn(Page, Locale) -> View>) -> View {
    let live = page.memo(|m| m.devices.camera.track == Track::Live);
    let content = move || {
        if live.get() {
            let caption = html::p().class("caption").child(words::precheck_preview(locale));
            return (picture(Picture::Own, words::visit_your_picture(locale)), caption).view();
        }
        let words = html::p().child(words::precheck_preview_off(locale));
        html::div().class("empty").child((icons::CAMERA_OFF.draw(), words)).view()
    };
    let guide = guide.map(|guide| guide(page, locale));
    let preview = html::div().class("preview dark").child((content, guide));
    (preview, camera_switch(page, locale)).view()
}

/// Going in unseen is a choice, not a fault.
fn camera_switch(page: Page, locale: Locale) -> View {
    let track = page.memo(|m| m.devices.camera.track);
    let toggle = move |icon, words| {
        Some(button(page, "button", Some(icon), words, Tap::Press(Press::ToggleCamera)))
    };
    let switch = move || match track.get() {
        Track::Live => toggle(icons::CAMERA_OFF, words::precheck_camera_off(locale)),
        Track::Off => toggle(icons::CAMERA, words::precheck_camera_on(locale)),
        Track::Failed | Track::Absent => None,
    };
    switch.view()
}

/// Only a press asks the browser, and nobody has to ask it.
fn asking(page: Page, locale: Locale) -> View {
    let told = html::div().class("note hue-listen").child((
        icons::CAMERA.draw(),
        html::div().child((
            html::h2().child(words::precheck_ask_title(locale)),
            html::p().child(words::precheck_ask_body(locale)),
        )),
    ));
    let start = words::precheck_start(locale);
    let without = words::precheck_join_without_both(locale);
    let enter = |class| button(page, class, None, without, Tap::Press(Press::Enter));
    if !page.model.with_untracked(can_call) {
        return html::div().class("doors").child(enter("button main")).view();
    }
    let doors = html::div().class("doors").child((
        button(page, "button main", Some(icons::CAMERA), start, Tap::Press(Press::TryDevices)),
        enter("button plain"),
    ));
    (told, doors).view()
}

fn answered(page: Page, locale: Locale) -> View {
    let way = page.memo(|m| (m.kind, way_in(&m.devices)));
    let has_microphone = page.memo(|m| m.devices.microphone.track != Track::Absent);
    let told = page.memo(move |m| readiness(m, locale));
    let told = move || told.get().map(|words| html::p().class("ready").child(words));
    let enter = move || {
        let (kind, way) = way.get();
        let words = way_words(locale, kind, way);
        button(page, "button main", Some(icons::DOOR), words, Tap::Press(Press::Enter))
    };
    (
        move || has_microphone.get().then(|| hearing(page, locale)),
        html::div().class("doors").child((told, enter)),
        device_choice(page, locale),
        speaker_test(page, locale),
    )
        .view()
}

/// All is well, or one may go on all the same.
fn readiness(model: &Model, locale: Locale) -> Option<&'static str> {
    let full = way_in(&model.devices) == WayIn::Full;
    match fault(model) {
        Some(_) => Some(words::precheck_go_on_anyway(locale)),
        None => (full && model.devices.heard).then(|| words::precheck_all_good(locale)),
    }
}

/// With what one goes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayIn {
    Full,
    WithoutCamera,
    WithoutMicrophone,
    TapsOnly,
}

/// Switched off is there; failed and absent are not.
const fn way_in(devices: &Devices) -> WayIn {
    const fn there(track: Track) -> bool {
        matches!(track, Track::Live | Track::Off)
    }
    match (there(devices.microphone.track), there(devices.camera.track)) {
        (true, true) => WayIn::Full,
        (true, false) => WayIn::WithoutCamera,
        (false, true) => WayIn::WithoutMicrophone,
        (false, false) => WayIn::TapsOnly,
    }
}

fn way_words(locale: Locale, kind: PageKind, way: WayIn) -> &'static str {
    match (way, kind) {
        (WayIn::Full, PageKind::Visit) => words::precheck_join(locale),
        (WayIn::Full, PageKind::Console) => words::precheck_enter(locale),
        (WayIn::WithoutCamera, _) => words::precheck_join_without_camera(locale),
        (WayIn::WithoutMicrophone, _) => words::precheck_join_without_microphone(locale),
        (WayIn::TapsOnly, _) => words::precheck_join_without_both(locale),
    }
}

/// What helps a patient to be seen and heard.
pub(crate) fn tips(_page: Page, locale: Locale) -> View {
    let tips = [
        words::precheck_tip_place(locale),
        words::precheck_tip_light(locale),
        words::precheck_tip_prop(locale),
        words::precheck_tip_power(locale),
        words::precheck_tip_medicines(locale),
    ];
    let one = |tip| html::li().child((icons::CHECK.draw(), html::span().child(tip)));
    let list = html::ul().child(tips.map(one).collect_view());
    let summary = html::summary().child((
        icons::CLIPBOARD.draw(),
        words::precheck_tips(locale),
        icons::CHEVRON.draw(),
    ));
    html::details().class("tips").child((summary, list)).view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Capture;

    #[test]
    fn there_is_always_a_way_in() {
        let devices = |microphone, camera| Devices {
            microphone: Capture { track: microphone, ..Capture::default() },
            camera: Capture { track: camera, ..Capture::default() },
            ..Devices::default()
        };
        let rows = [
            (Track::Live, Track::Live, WayIn::Full),
            (Track::Live, Track::Off, WayIn::Full),
            (Track::Live, Track::Failed, WayIn::WithoutCamera),
            (Track::Absent, Track::Live, WayIn::WithoutMicrophone),
            (Track::Absent, Track::Failed, WayIn::TapsOnly),
        ];
        for (microphone, camera, expected) in rows {
            assert_eq!(way_in(&devices(microphone, camera)), expected);
        }
    }
}
