//! What a page must do in the browser, as data: the platform carries it out, in order.

use webside_protocol::{
    ClientMessage, IceServer, InvitationLink, Invite, LinkSecret, PageId, Redeemed, Ticket,
};

use crate::model::connection::SocketId;
use crate::model::device::{DeviceId, Source};
use crate::model::link::Place;
use crate::model::message::Switch;
use crate::model::peer::{PeerId, PeerStep};
use crate::model::settings::{Setting, TextSize};
use crate::model::summary::SummaryForm;
use crate::words::Locale;

/// Where the console's pad is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PadPlace {
    /// In a window of its own that floats above all others.
    Floating,
    /// On the page.
    Docked,
}

/// What only the clinician's page asks of the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskStep {
    /// Move the pad.
    MovePad(PadPlace),
    /// `POST /api/invite`, numbered.
    Invite(u32, Invite),
    /// Put this link where it can be pasted from.
    Copy(InvitationLink),
    /// Look whether the browser writes down this language on this device; answered by
    /// [`crate::model::DeskEvent::Recogniser`] if it does.
    FindRecogniser(Locale),
    /// Write down what is said in this language; `None`: no more.
    Recognise(Option<Locale>),
}

/// One thing to do. Answers come back as [`crate::model::Msg`]s.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// `GET /api/clinic`.
    LoadClinic,
    /// `POST /api/redeem`, for this load of the page. Only ever after a press.
    Redeem(LinkSecret, PageId),
    /// `POST` this text there. Nobody waits for the answer.
    Post(&'static str, String),
    /// Remember the ticket for this place, put the place into the address instead of the secret,
    /// and remember which place this secret was spent for.
    KeepTicket {
        /// The secret it was spent for.
        secret: LinkSecret,
        /// The place and its ticket.
        redeemed: Redeemed,
    },
    /// Forget the ticket of this place.
    ForgetTicket(Place),
    /// Remember that the visit of this place has ended: a page opened later needs no devices.
    KeepEnded(Place),
    /// `POST /api/summary`, into the downloads or the clipboard.
    TakeSummary(SummaryForm, Ticket),
    /// Print the page.
    Print,
    /// Remember for this tab that the check of devices was passed, with devices on or without: a
    /// reload goes straight in.
    KeepChecked(Switch),
    /// Open a socket, in place of any other.
    OpenSocket(SocketId),
    /// Say this on the open socket.
    Say(ClientMessage),
    /// Close the socket.
    CloseSocket,
    /// Open this source, or another device for it; `None`: the system's own choice.
    OpenSource(Source, Option<DeviceId>),
    /// Open both at once, so that the browser asks once.
    OpenSources {
        /// The wished microphone.
        microphone: Option<DeviceId>,
        /// The wished camera.
        camera: Option<DeviceId>,
    },
    /// Let go of both.
    CloseSources,
    /// Show this screen in place of the camera, or no more.
    Screen(Switch),
    /// Switch a track on or off.
    Switch(Source, Switch),
    /// Let sound out here; `None`: where the system wants.
    UseSpeaker(Option<DeviceId>),
    /// Ask what there is to choose from.
    ListDevices,
    /// Play a short sound.
    TestSound,
    /// Reach the other page also by these ways, in this call and in later ones.
    UseIceServers(Vec<IceServer>),
    /// Get pictures of others, in this call and in later ones, or none.
    UsePictures(Switch),
    /// A step of the call.
    Peer(PeerId, PeerStep),
    /// Play what the browser held back.
    Play,
    /// Read these texts aloud in this language, in place of what is being read.
    ReadAloud(Locale, Vec<String>),
    /// Read no further.
    StopReading,
    /// Keep the screen lit, or let it sleep.
    WakeLock(Switch),
    /// A step of the clinician's page alone.
    Desk(DeskStep),
    /// The page's language, for browsers and screen readers.
    SetLanguage(Locale),
    /// Load the words of this language.
    LoadWords(Locale),
    /// Show text in this size.
    SetTextSize(TextSize),
    /// Remember this on the machine.
    Keep(Setting, String),
    /// Load the page again.
    Reload,
    /// Load the page again, since the server speaks another version: once, not in a circle.
    ReloadForVersion,
}
