//! Microphone and camera: opened by a press, healed by themselves, told as they truly are.

use webside_client::model::{
    CaptureFault, Device, DeviceEvent, DeviceFault, DeviceId, DeviceKind, Effect, Loudness, Notice,
    Permission, Press, Setting, Source, Switch,
};
use webside_protocol::{ClientMessage, Level, Track};

use crate::house::{Page, ROSA, both_inside, known, opening, said};

fn id(name: &str) -> DeviceId {
    DeviceId(name.to_owned())
}

fn with_devices(mut page: Page) -> Page {
    page.press(Press::TryDevices);
    page.opens(Source::Microphone, "mic");
    page.opens(Source::Camera, "cam");
    page
}

fn level(effects: &[Effect]) -> Option<Level> {
    let level = |message: ClientMessage| {
        if let ClientMessage::Level { level } = message { Some(level) } else { None }
    };
    said(effects).into_iter().filter_map(level).next_back()
}

fn notices(page: &Page) -> Vec<Notice> {
    page.model.notices.iter().map(|shown| shown.notice).collect()
}

#[test]
fn only_a_press_asks_for_devices_and_the_browser_asks_once() {
    let (mut page, effects) = Page::open(opening());
    let both = Effect::OpenSources { microphone: None, camera: None };
    assert!(!effects.contains(&both));
    assert!(page.press(Press::TryDevices).contains(&both));
    assert_eq!(page.model.devices.permission, Permission::Asking);
    page.opens(Source::Microphone, "mic");
    assert!(page.opens(Source::Camera, "cam").contains(&Effect::ListDevices));
    assert_eq!(page.model.devices.permission, Permission::Answered);
    assert_eq!(page.model.devices.fault(), None);
}

#[test]
fn what_did_not_open_is_told_and_tried_again_alone() {
    let (mut page, _) = Page::open(opening());
    page.press(Press::TryDevices);
    page.opens(Source::Microphone, "mic");
    page.device(DeviceEvent::Opened(Source::Camera, Err(CaptureFault::InUse)));
    let fault = DeviceFault::InUse { source: Some(Source::Camera) };
    assert_eq!(page.model.devices.fault(), Some(fault));
    let again = page.press(Press::TryDevices);
    assert_eq!(again, [Effect::OpenSource(Source::Camera, None)]);
}

#[test]
fn mute_is_told_from_the_track_and_outlives_another_device() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    let effects = page.press(Press::ToggleMicrophone);
    assert!(effects.contains(&Effect::Switch(Source::Microphone, Switch::Off)));
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Off));
    let other = page.opens(Source::Microphone, "headset");
    assert!(other.contains(&Effect::Switch(Source::Microphone, Switch::Off)), "still muted");
    let effects = page.press(Press::ToggleMicrophone);
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Live));
}

#[test]
fn an_unplugged_microphone_is_replaced_by_itself() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    let effects = page.device(DeviceEvent::Ended(Source::Microphone));
    assert!(effects.contains(&Effect::OpenSource(Source::Microphone, None)));
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Failed), "the truth meanwhile");
    let effects = page.opens(Source::Microphone, "built-in");
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Live));
    assert_eq!(notices(&page), [Notice::Switched(Source::Microphone)]);
}

#[test]
fn what_stopped_for_good_starts_again_when_something_is_plugged_in() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    page.device(DeviceEvent::Ended(Source::Microphone));
    page.device(DeviceEvent::Opened(Source::Microphone, Err(CaptureFault::NotFound)));
    let stopped = DeviceFault::Stopped { source: Source::Microphone };
    assert_eq!(page.model.devices.fault(), Some(stopped));
    let effects = page.device(DeviceEvent::Changed);
    assert!(effects.contains(&Effect::OpenSource(Source::Microphone, None)));
    page.opens(Source::Microphone, "mic");
    assert_eq!(page.model.devices.fault(), None);
}

#[test]
fn a_phone_call_takes_the_microphone_for_a_while() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    let effects = page.device(DeviceEvent::Muted(Source::Microphone));
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Failed));
    assert_eq!(notices(&page), [Notice::Interrupted(Source::Microphone)]);
    let effects = page.device(DeviceEvent::Unmuted(Source::Microphone));
    assert_eq!(level(&effects).map(|level| level.mic), Some(Track::Live));
    assert_eq!(notices(&page), [Notice::Resumed(Source::Microphone)]);
}

#[test]
fn a_chosen_device_is_remembered_and_one_that_does_not_open_changes_nothing() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    let effects = page.press(Press::Choose(DeviceKind::Camera, id("other")));
    assert!(effects.contains(&Effect::Keep(Setting::Camera, "other".to_owned())));
    assert!(effects.contains(&Effect::OpenSource(Source::Camera, Some(id("other")))));
    page.device(DeviceEvent::Opened(Source::Camera, Err(CaptureFault::InUse)));
    assert_eq!(page.model.devices.camera.track, Track::Live);
    assert_eq!(notices(&page), [Notice::NotSwitched(Source::Camera)]);
}

#[test]
fn leaving_lets_go_of_the_camera_and_coming_back_takes_it_again() {
    let mut page = with_devices(Page::inside(known(), ROSA, both_inside()));
    assert!(page.press(Press::Leave).contains(&Effect::CloseSources));
    let (microphone, camera) = (Some(id("mic")), Some(id("cam")));
    let back = page.press(Press::ComeBack);
    assert!(back.contains(&Effect::OpenSources { microphone, camera }));
}

#[test]
fn a_microphone_that_gives_nothing_at_all_is_told_and_a_quiet_room_is_not() {
    for (loudness, fault) in [(0.0, Some(DeviceFault::NothingHeard)), (0.000_5, None)] {
        let (page, _) = Page::open(opening());
        let mut page = with_devices(page);
        for _ in 0..10 {
            page.wait(1);
            page.device(DeviceEvent::Heard(Loudness(loudness)));
        }
        assert_eq!(page.model.devices.fault(), fault, "{loudness}");
    }
}

#[test]
fn there_is_an_end_to_the_list_of_devices() {
    let (mut page, _) = Page::open(opening());
    let device =
        |n: u32| Device { kind: DeviceKind::Camera, id: id(&n.to_string()), label: String::new() };
    page.device(DeviceEvent::Listed((0..1_000).map(device).collect()));
    let listed = page.model.devices.of_kind(DeviceKind::Camera).count();
    assert_eq!(listed, webside_client::model::devices::DEVICES_MAX);
}
