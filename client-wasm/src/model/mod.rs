//! What a page knows and how it changes: messages go in, effects come out, and nothing in here
//! knows a browser.
//!
//! [`update()`] is the only function that changes a [`Model`]. The platform turns what happens in
//! the browser into [`Msg`]s and carries out [`Effect`]s, in order. Views read the model and send
//! `Msg`s.

pub mod announcer;
mod balance;
pub mod call;
mod captions;
mod chat;
pub mod clock;
pub mod connection;
mod console_work;
pub mod device;
mod device_fault;
pub mod devices;
mod effect;
mod etiquette;
mod figures;
mod inviting;
mod languages;
mod light;
pub mod link;
mod message;
mod narrow;
pub(crate) mod negotiation;
pub mod notices;
pub mod nudge;
pub mod peer;
pub mod pending;
mod pictures;
mod plain_word_lists;
mod plain_words;
mod quality;
mod recogniser;
mod says;
pub mod settings;
pub mod shortcuts;
pub mod speech;
mod stage;
pub mod suggestion;
mod summary;
mod switching;
mod top_of_queue;
mod update;
mod views;
pub mod voice;

use webside_protocol::{Clinic, Levels, LinkSecret, Mirror, PageId, SeatId, Ticket, Timestamp};

use crate::words::Locale;

pub use announcer::{Announcement, Announcer, Written};
pub use balance::{Balance, Shares};
pub use call::{Call, Flow, With};
pub use captions::Captions;
pub use chat::Chat;
pub use clock::{Steady, VisitClock};
pub use connection::{Connection, Link};
pub use console_work::ConsoleWork;
pub use device::{CaptureFault, Device, DeviceFault, DeviceId, DeviceKind, Source};
pub use devices::{Capture, Devices, Permission};
pub use effect::{DeskStep, Effect, PadPlace};
pub use etiquette::{Courtesy, Etiquette};
pub use inviting::{Guest, Inviting, InvitingStep, ShownLink};
pub use light::{Light, light};
pub use link::{Fragment, Place};
pub use message::{
    DeskEvent, DeviceEvent, Focus, HttpFault, KeyPress, Loudness, Msg, Playback, Press,
    SocketEvent, Switch, Tap, WindowEvent,
};
pub use notices::{Notice, NoticeId, Notices};
pub use nudge::Nudge;
pub use pending::Pending;
pub use pictures::picture_for;
pub use plain_words::{HardWord, hard_words, in_plain_words};
pub use recogniser::Recogniser;
pub use settings::{Setting, TextSize};
pub use shortcuts::{Action, Key, Shortcuts};
pub use speech::{Speech, SpeechEvent};
pub use stage::{Abilities, Browser, Dialog, PageKind, Screen, Stage};
pub use suggestion::{Hint, Suggestion};
pub use summary::SummaryForm;
pub(crate) use switching::seats_of;
pub use update::{Opening, update};
pub use voice::VoiceDetector;

/// All that one page knows. Views read the public fields and the questions in `views.rs`.
#[derive(Debug, Clone)]
pub struct Model {
    /// This load of the page.
    pub page: PageId,
    /// Which of the two pages.
    pub kind: PageKind,
    /// For the sentence that says where the browser's switch is.
    pub browser: Browser,
    /// What this browser can do.
    pub abilities: Abilities,
    /// The language of the page.
    pub locale: Locale,
    /// How large text is.
    pub text_size: TextSize,
    /// Who the clinic is, once known.
    pub clinic: Option<Clinic>,
    /// How far this page has come. [`Model::screen`] says what to show.
    pub stage: Stage,
    /// The own seat, once welcomed.
    pub seat: Option<SeatId>,
    /// The visit, as far as this seat may know.
    pub mirror: Mirror,
    /// What pages measured of themselves, this one included.
    pub levels: Levels,
    /// The visit's time, about a second fine: for everything that shows how long.
    pub now: Timestamp,
    /// When all that is kept of the visit is destroyed, once welcomed.
    pub kept_until: Option<Timestamp>,
    /// The summary is on its way in this form.
    pub taking: Option<SummaryForm>,
    /// The link to the server.
    pub connection: Connection,
    /// Wishes on their way.
    pub pending: Pending,
    /// Microphone, camera, speaker.
    pub devices: Devices,
    /// The call that is shown.
    pub call: Call,
    /// Speech at the own microphone.
    pub voice: VoiceDetector,
    /// The browser's voices.
    pub speech: Speech,
    /// What the live region says.
    pub announcer: Announcer,
    /// Words that come and go by themselves.
    pub notices: Notices,
    /// What is being said, in words.
    pub captions: Captions,
    /// Console: what is said is written down by the browser.
    pub recogniser: Recogniser,
    /// What people wrote to each other, on this page.
    pub chat: Chat,
    /// The question over the page.
    pub dialog: Option<Dialog>,
    /// Sound alone is wanted, without any picture.
    pub sound_only: bool,
    /// The visit ends for everyone at this time, unless the clinician stops it.
    pub ending_at: Option<Timestamp>,
    /// Console: a cue that may fit.
    pub suggestion: Option<Suggestion>,
    /// Console: it has been quiet for long, and nobody said why.
    pub nudge: Option<Nudge>,
    /// Console: the keys.
    pub shortcuts: Shortcuts,
    /// Console: what is worth doing in each stage of the visit is shown.
    pub prompts: bool,
    /// Console: who spoke, and how much silence was explained.
    pub balance: Balance,
    /// Console: what was seen to before the visit.
    pub etiquette: Etiquette,
    /// Console: one more person is asked in.
    pub inviting: Inviting,
    /// Console: the pad floats above other windows.
    pub pad_floats: bool,
    console: Option<ConsoleWork>,
    switching: switching::Switching,
    languages: languages::Languages,
    clock: VisitClock,
    entrance: Entrance,
    says: says::Says,
    attention: suggestion::Attention,
    nudge_dismissed: Option<Nudge>,
    locale_chosen: Option<Locale>,
    locale_of_browser: Option<Locale>,
    locale_told: Option<Locale>,
    /// Facts are missing: the next hello asks for the whole state.
    has_gap: bool,
    /// This load follows on one that the page made itself, for another version.
    reloaded: bool,
    screen_lit: bool,
    /// This browser remembers that the visit has ended.
    end_kept: bool,
}

/// What this page can prove.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entrance {
    /// Opened without a link that could be read, or its ticket is gone.
    Nothing,
    /// A link not spent yet.
    Secret(LinkSecret),
    /// A seat's ticket.
    Ticket(Place, Ticket),
}
