//! Where a page is on its way into the visit and out of it, and the one screen that follows.

use webside_protocol::ErrorCode;

/// How far this page has come. What the visit itself says stands in the mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Camera, microphone and speaker are tried; nothing is sent but for who the clinic is.
    Precheck,
    /// A person pressed to go in: the link is spent, or the first hello is under way.
    Entering,
    /// Welcomed once. A lost link does not change this.
    Inside,
    /// Hung up. The visit goes on, and the person may come back.
    Left,
    /// This page cannot go on by itself.
    Stopped(ErrorCode),
}

/// The one screen to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// [`Stage::Precheck`].
    Precheck,
    /// [`Stage::Entering`].
    Entering,
    /// Here, and waiting to be let in.
    Lobby,
    /// Let in.
    Visit,
    /// [`Stage::Left`].
    Left,
    /// The visit is over for everyone.
    Ended,
    /// [`Stage::Stopped`].
    Stopped(ErrorCode),
}

/// Which of the two pages this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// The patient's and companions'.
    Visit,
    /// The clinician's.
    Console,
}

/// The browser, for the sentence that says where its switch is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge and their kin.
    Chrome,
    /// Safari, and every browser on an iPhone or iPad.
    SafariIos,
    /// Safari on a Mac.
    SafariMac,
    /// Firefox.
    Firefox,
    /// Any other.
    #[default]
    Other,
}

/// What this browser can do beyond the least that a visit needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Opened over https or on this machine: without it the browser hides devices from pages.
    pub secure: bool,
    /// Video calls (WebRTC).
    pub calls: bool,
    /// A pad that floats above other windows (Document Picture-in-Picture).
    pub floating_pad: bool,
    /// A page may show the screen (Screen Capture). Phones mostly cannot.
    pub screens: bool,
    /// A page may choose where sound comes out.
    pub speaker_choice: bool,
}

/// The question that stands over the page; at most one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// "Leave the visit?"
    Leave,
    /// "End the visit for everyone?"
    EndVisit,
    /// "When are you back?"
    StepAway,
    /// Send this seat back to the lobby?
    SendBack(webside_protocol::SeatId),
    /// Take this seat out of the visit?
    Remove(webside_protocol::SeatId),
    /// Ask this person in?
    Invite(crate::model::Guest),
    /// Which microphone, camera, speaker.
    Devices,
    /// Who is here.
    People,
    /// The keys.
    Keys,
    /// "Private", in words.
    Privacy,
    /// Help.
    Help,
}
