//! Everything that can happen to a page: one enum, sorted by who caused it.

use std::rc::Rc;

use webside_protocol::{
    Clinic, Command, Cue, ErrorCode, Invited, Line, Name, Redeemed, Role, ServerMessage,
};

use crate::model::connection::SocketId;
use crate::model::device::{CaptureFault, Device, DeviceId, DeviceKind, Source};
use crate::model::notices::NoticeId;
use crate::model::peer::{PeerEvent, PeerId};
use crate::model::settings::TextSize;
use crate::model::shortcuts::{Action, Key};
use crate::model::speech::SpeechEvent;
use crate::model::stage::Dialog;
use crate::model::summary::SummaryForm;
use crate::model::{Courtesy, Light};
use crate::words::Locale;

/// What a person asks for by one tap, and may ask for again by the next.
#[derive(Debug, Clone, PartialEq)]
pub enum Tap {
    /// Of the visit: [`Msg::Tap`].
    Wish(Command),
    /// Of this page: [`Msg::Press`].
    Press(Press),
}

impl From<Tap> for Msg {
    fn from(tap: Tap) -> Self {
        match tap {
            Tap::Wish(command) => Self::Tap(command),
            Tap::Press(press) => Self::Press(press),
        }
    }
}

/// What happened.
#[derive(Debug, PartialEq)]
pub enum Msg {
    /// A person wishes something of the visit: shown as pending, done when its fact comes.
    Tap(Command),
    /// A person wishes something of this page.
    Press(Press),
    /// A key went down.
    Key(KeyPress),
    /// The window changed.
    Window(WindowEvent),
    /// `GET /api/clinic` was answered.
    Clinic(Result<Clinic, HttpFault>),
    /// `POST /api/redeem` was answered.
    Redeemed(Result<Redeemed, HttpFault>),
    /// The words of a language were loaded, or not.
    Words(Locale, Result<(), HttpFault>),
    /// The summary was taken, or not.
    Summary(SummaryForm, Result<(), HttpFault>),
    /// What only the clinician's page asks of the browser was done, or not.
    Desk(DeskEvent),
    /// A socket told something.
    Socket(SocketId, SocketEvent),
    /// A device told something.
    Device(DeviceEvent),
    /// A peer connection told something.
    Peer(PeerId, PeerEvent),
    /// Whether the other side's sound may play.
    Playback(Playback),
    /// The browser's voices told something.
    Speech(SpeechEvent),
    /// A second passed, or about that: browsers slow the clocks of pages nobody looks at.
    Tick,
}

/// What a person wishes of this page alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Turn on camera and microphone, or try again.
    TryDevices,
    /// Go in: to the waiting room, or into the visit.
    Enter,
    /// Hang up. The visit goes on.
    Leave,
    /// Go back in after [`Press::Leave`].
    ComeBack,
    /// End the visit for everyone: begins a short count-down, which [`Press::KeepVisit`] stops.
    EndVisit,
    /// Do not end it.
    KeepVisit,
    /// Take over from the other tab ([`ErrorCode::Replaced`]).
    UseHere,
    /// The chat onto the screen, or away.
    ShowChat(Switch),
    /// Captions on or off, for this person alone.
    ShowCaptions(Switch),
    /// Let everyone inside read this now.
    Caption(Line),
    /// Show this screen, or no more. The browser asks which one.
    ShowScreen(Switch),
    /// Load this page again.
    Reload,
    /// Mute or unmute.
    ToggleMicrophone,
    /// Camera on or off.
    ToggleCamera,
    /// Sound alone, without any picture, or pictures too.
    SetSoundOnly(Switch),
    /// Use this device.
    Choose(DeviceKind, DeviceId),
    /// Play a short sound through the chosen speaker.
    TestSound,
    /// Play what the browser held back.
    TapToHear,
    /// Let the pad float above other windows.
    FloatPad,
    /// Put the pad back.
    DockPad,
    /// Speak this language from now on.
    SetLocale(Locale),
    /// Show text in this size from now on.
    SetTextSize(TextSize),
    /// Read this aloud, one text after the other.
    ReadAloud(Vec<String>),
    /// Read no further.
    StopReading,
    /// Take the summary along.
    TakeSummary(SummaryForm),
    /// Print this page.
    Print,
    /// Show this question.
    Open(Dialog),
    /// Put the question away.
    CloseDialog,
    /// Put a notice away.
    PutAway(NoticeId),
    /// Put the nudge away, until it has been quiet once more.
    DismissNudge,
    /// Begin the suggested cue.
    AcceptSuggestion,
    /// Not that.
    DismissSuggestion,
    /// Give a key to an action.
    Rebind(Action, Key),
    /// Single keys on or off.
    SetShortcuts(Switch),
    /// The keys as they were at first.
    ResetShortcuts,
    /// Ask this person in.
    Invite(Role, Name),
    /// Copy the link of the person who was asked in.
    CopyLink,
    /// Seen to before the visit, or not after all.
    Tick(Courtesy),
    /// Prompts on or off.
    SetPrompts(Switch),
    /// The field for captions of one's own: open or closed.
    WriteCaptions(Switch),
    /// What is said is written down by the browser, or no more.
    Recognise(Switch),
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

/// A key that went down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPress {
    /// Which.
    pub key: Key,
    /// What had the focus.
    pub focus: Focus,
    /// Control, Alt or Meta was held, or the key repeats by itself: never a shortcut.
    pub modified: bool,
}

/// What has the keyboard's focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that takes keys.
    Page,
    /// A button or link: Enter is its own.
    Control,
    /// Something to type or choose in: every key is its own.
    Field,
    /// The same, where what is typed has a cue of its own.
    Draft(Cue),
}

/// What the window tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowEvent {
    /// Somebody may see the page again.
    Shown,
    /// Nobody sees the page.
    Hidden,
    /// The keyboard is here.
    Focused,
    /// Another window has the keyboard.
    Blurred,
    /// The machine has a network (again, or another one).
    Online,
    /// The machine has no network.
    Offline,
    /// The floating pad was opened.
    PadFloats,
    /// The floating pad was closed.
    PadDocked,
}

/// Why an HTTP request brought nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HttpFault {
    /// The server said no.
    Refused(ErrorCode),
    /// No answer, or none that is ours.
    Unreachable,
}

/// What became of what only the clinician's page asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskEvent {
    /// `POST /api/invite` with this number was answered.
    Invited(u32, Result<Invited, HttpFault>),
    /// A link was copied, or not.
    Copied(Result<(), HttpFault>),
    /// The browser writes down this language, on this device.
    Recogniser(Locale),
    /// This was said.
    Recognised(String),
    /// It writes down nothing more, by itself or because it cannot.
    RecogniserEnded {
        /// It cannot.
        failed: bool,
    },
}

/// What a socket tells.
#[derive(Debug, Clone, PartialEq)]
pub enum SocketEvent {
    /// It is open; hello can be said.
    Opened,
    /// A message came. Shared, so that a copy of it is not a copy of a whole visit.
    Received(Rc<ServerMessage>),
    /// Something came that is no message of this protocol.
    Garbled,
    /// It is closed. `chance` is drawn at random, for the wait before the next try.
    Closed {
        /// From 0 to 255.
        chance: u8,
    },
}

/// What devices tell.
#[derive(Debug, Clone, PartialEq)]
pub enum DeviceEvent {
    /// A source was asked for and opened, or not.
    Opened(Source, Result<DeviceId, CaptureFault>),
    /// The system took its track for now: an incoming call, another program.
    Muted(Source),
    /// The system gave it back.
    Unmuted(Source),
    /// The screen is shown, or it is not: nobody chose one, or the browser's own bar ended it.
    Screen(Switch),
    /// The track ended: unplugged, or ended by the system.
    Ended(Source),
    /// What there is to choose from.
    Listed(Vec<Device>),
    /// Something was plugged in or out.
    Changed,
    /// How the own picture is lit, whenever that changes. Only the console looks.
    Lit(Light),
    /// How loud it is at the own microphone, some ten times a second.
    Heard(Loudness),
}

/// How loud it is at the own microphone: root mean square, full scale is 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loudness(pub f32);

/// Whether the other side's sound may play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Playback {
    /// The browser waits for a tap.
    Refused,
    /// It plays.
    Playing,
}
