//! Sound alone: chosen by a person, told to the other side, remembered with the tab.

use webside_client::model::peer::{Came, Path, PeerEvent, PeerId, PeerStep, Stats, Wire};
use webside_client::model::{DeviceEvent, DeviceId, Effect, Msg, Press, Setting, Source, Switch};
use webside_protocol::{
    ClientMessage, Level, LinkQuality, SeatId, ServerMessage, Showing, Track, Voice,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, known};

const THEIRS: Level = Level {
    mic: Track::Live,
    camera: Track::Live,
    voice: Voice::Silent,
    link: LinkQuality::Good,
    hears: true,
    screen: Showing::Able,
};

fn in_a_call() -> Page {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.server(ServerMessage::Level { from: DOCTOR, level: THEIRS });
    page.tell(Msg::Peer(PeerId(1), PeerEvent::Wire(Wire::Connected)));
    let camera = Ok(DeviceId("a camera".into()));
    page.tell(Msg::Device(DeviceEvent::Opened(Source::Camera, camera)));
    page
}

/// What came of the doctor since the call began, over a way that carries so much.
fn came(page: &mut Page, sounds: u64, pictures: u64, room_kbits: u32) -> Vec<Effect> {
    let came = vec![Came { seat: DOCTOR, sounds, pictures }];
    let path = Some(Path::Direct);
    let stats =
        Stats { came, path, encrypted: true, room_kbits: Some(room_kbits), ..Stats::default() };
    page.tell(Msg::Peer(PeerId(1), PeerEvent::Measured(stats)))
}

/// What the page said last of its link.
fn told(effects: &[Effect]) -> Option<LinkQuality> {
    let level = |effect: &Effect| {
        if let Effect::Say(ClientMessage::Level { level }) = effect {
            Some(level.link)
        } else {
            None
        }
    };
    effects.iter().filter_map(level).next_back()
}

#[test]
fn who_chooses_sound_alone_gets_no_pictures_sends_none_and_the_other_side_is_told() {
    let mut page = in_a_call();
    came(&mut page, 50, 50, 800);
    let chosen = page.tell(Msg::Press(Press::SetSoundOnly(Switch::On)));
    assert!(chosen.contains(&Effect::UsePictures(Switch::Off)));
    assert!(chosen.contains(&Effect::Switch(Source::Camera, Switch::Off)));
    assert!(chosen.contains(&Effect::Keep(Setting::SoundOnly, "on".into())));
    assert_eq!(told(&chosen), Some(LinkQuality::SoundOnly));

    let back = page.tell(Msg::Press(Press::SetSoundOnly(Switch::Off)));
    assert!(back.contains(&Effect::UsePictures(Switch::On)));
    assert_eq!(page.model.devices.camera.track, Track::Off, "nobody is shown unasked");
    assert!(!back.iter().any(|effect| matches!(effect, Effect::Switch(Source::Camera, _))));
    assert_eq!(told(&back), Some(LinkQuality::Good));
}

#[test]
fn a_picture_that_a_weak_link_holds_back_is_told_as_such() {
    let mut page = in_a_call();
    came(&mut page, 50, 50, 800);
    came(&mut page, 100, 100, 800);
    assert!(!page.model.gets_sound_only() && !page.model.is_picture_held(DOCTOR));
    let weak = came(&mut page, 150, 100, 100);
    assert!(page.model.is_picture_held(DOCTOR), "sound comes, the picture does not");
    assert!(!page.model.is_picture_held(SeatId(7)), "nobody");
    assert_eq!(told(&weak), Some(LinkQuality::SoundOnly));
    let silent = came(&mut page, 150, 100, 100);
    assert!(!page.model.is_picture_held(DOCTOR), "without sound it is another fault");
    assert_eq!(told(&silent), Some(LinkQuality::Weak));
}

#[test]
fn a_way_out_too_narrow_for_a_picture_keeps_it_back_and_both_sides_are_told() {
    let mut page = in_a_call();
    let effects: Vec<Effect> =
        (1..=3).flat_map(|at| came(&mut page, 50 * at, 20 * at, 84)).collect();
    assert!(effects.contains(&Effect::Peer(PeerId(1), PeerStep::Picture(Switch::Off))));
    assert_eq!(told(&effects), Some(LinkQuality::Poor));

    let mut other = in_a_call();
    let level = Level { link: LinkQuality::Poor, ..THEIRS };
    other.server(ServerMessage::Level { from: DOCTOR, level });
    came(&mut other, 50, 50, 800);
    came(&mut other, 100, 50, 800);
    assert!(other.model.is_picture_held(DOCTOR), "their own link is what is weak");
}

#[test]
fn the_choice_outlives_a_reload_and_the_camera_stays_off() {
    let mut opening = known();
    opening.settings.push((Setting::SoundOnly, "on".into()));
    let page = Page::inside(opening, ROSA, both_inside());
    assert!(page.model.sound_only);
    assert!(page.model.devices.camera.off);
    assert!(Setting::SoundOnly.is_of_the_tab(), "the next visit begins with pictures");
}
