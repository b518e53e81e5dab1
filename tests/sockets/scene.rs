//! Where most scenarios begin: a clinic with a visit, its doctor, and Rosa in the lobby or inside.

use webside_protocol::{
    ClientMessage, Command, Cue, Event, Level, LinkQuality, ServerMessage, Showing, Signalling,
    Track, Voice,
};
use webside_tests::{Clinic, Page, Settings};

/// A clinic with nothing special about it.
pub(crate) async fn clinic() -> Clinic {
    Clinic::open(Settings::default()).await
}

/// The doctor in her visit, and Rosa in its lobby.
pub(crate) async fn lobby(clinic: &Clinic) -> [Page; 2] {
    let [doctor, rosa] = clinic.seats().await;
    let doctor = Page::open(clinic, &doctor).await;
    [doctor, Page::open(clinic, &rosa).await]
}

/// Both inside, each aware of the other.
pub(crate) async fn inside(clinic: &Clinic) -> [Page; 2] {
    let [mut doctor, mut rosa] = lobby(clinic).await;
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seat(seat).is_some_and(|s| s.is_waiting())).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    rosa.see("Rosa is let in", |state| state.seat(seat).is_some_and(|s| s.is_admitted())).await;
    [doctor, rosa]
}

/// A visit of its own goes on as if nothing were wrong: a cue is taken, told and seen.
pub(crate) async fn goes_on(doctor: &mut Page, rosa: &mut Page) {
    let seat = doctor.seat();
    let live = |page: &Page| page.state().seat(seat).and_then(|s| s.cue).map(|live| live.cue);
    let cue = if live(doctor) == Some(Cue::Notes) { Cue::ChartReview } else { Cue::Notes };
    assert_eq!(doctor.ask(Command::BeginCue { cue }).await, Ok(()));
    let is_so = |state: &webside_protocol::VisitState| {
        state.seat(seat).and_then(|s| s.cue).is_some_and(|live| live.cue == cue)
    };
    rosa.see("the cue of a visit that goes on", is_so).await;
}

/// An offer for another's page, with `sdp` in it.
pub(crate) fn offer(to: &Page, sdp: &str) -> ClientMessage {
    let body = Signalling::Offer { sdp: sdp.to_owned() };
    ClientMessage::Signalling { to: to.seat(), to_page: to.page(), body }
}

/// One of 64 levels that differ, all of them a live microphone's.
pub(crate) fn level(number: usize) -> Level {
    let camera = [Track::Absent, Track::Live, Track::Off, Track::Failed];
    let link = [LinkQuality::NoCall, LinkQuality::Good, LinkQuality::Weak, LinkQuality::Poor];
    Level {
        mic: Track::Live,
        camera: camera[number % 4],
        screen: Showing::Able,
        voice: if (number / 4).is_multiple_of(2) { Voice::Silent } else { Voice::Speaking },
        link: link[number / 8 % 4],
        hears: number / 32 % 2 == 1,
    }
}

/// The event of a message that is an entry.
pub(crate) fn event(message: &ServerMessage) -> Option<&Event> {
    if let ServerMessage::Entry { entry, .. } = message { Some(&entry.event) } else { None }
}
