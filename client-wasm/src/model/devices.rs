//! This page's microphone, camera and speaker: what is chosen, and what the tracks truly do.

use std::time::Duration;

use webside_protocol::{Showing, Track};

use crate::model::Light;
use crate::model::clock::Steady;
use crate::model::device::{CaptureFault, Device, DeviceFault, DeviceId, DeviceKind, Source};
use crate::model::device_fault as faults;

/// A live microphone that gives not the least sound for this long has a switch or a fault.
pub const NOTHING_HEARD_MAX: Duration = Duration::from_secs(8);
/// Most devices of all kinds that are listed.
pub const DEVICES_MAX: usize = 64;

/// Whether the person let this page use devices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Permission {
    /// Not asked yet: only a press asks.
    #[default]
    NotAsked,
    /// The browser's question is on the screen, or devices are opening.
    Asking,
    /// Answered; each source tells what came of it.
    Answered,
}

/// One source as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capture {
    /// The device in use.
    pub device: Option<DeviceId>,
    /// The track, as it is and not as somebody tapped.
    pub track: Track,
    /// Why there is none.
    pub fault: Option<CaptureFault>,
    /// The person switched it off. It stays off when another device takes over.
    pub off: bool,
    /// The system took it for now (an incoming call); it comes back by itself.
    pub interrupted: bool,
    /// Asked of the browser, not answered yet: a tap shows as pending, not as done.
    pub starting: bool,
}

/// All devices of this page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Devices {
    /// Whether this page may use devices.
    pub permission: Permission,
    /// The microphone.
    pub microphone: Capture,
    /// The camera.
    pub camera: Capture,
    /// Whether the screen is shown in place of the camera, read off its track, and whether it could be.
    pub screen: Showing,
    /// The speaker, where the browser lets a page choose; `None`: the system's own.
    pub speaker: Option<DeviceId>,
    /// What can be chosen, at most [`DEVICES_MAX`].
    pub known: Vec<Device>,
    /// How loud it is at the microphone, 0 to 100, in steps of 5.
    pub meter: u8,
    /// The microphone gave a voice since it was opened: "We hear you".
    pub heard: bool,
    /// Console: how the own picture is lit, as last seen.
    pub light: Option<Light>,
    /// A live microphone gave not the least sound for [`NOTHING_HEARD_MAX`].
    pub nothing_heard: bool,
    pub(crate) last_sound: Steady,
}

impl Devices {
    /// What can be chosen of one kind.
    pub fn of_kind(&self, kind: DeviceKind) -> impl Iterator<Item = &Device> {
        self.known.iter().filter(move |device| device.kind == kind)
    }

    /// One source as it is.
    #[must_use]
    pub const fn capture(&self, source: Source) -> &Capture {
        match source {
            Source::Microphone => &self.microphone,
            Source::Camera => &self.camera,
        }
    }

    pub(crate) const fn capture_mut(&mut self, source: Source) -> &mut Capture {
        match source {
            Source::Microphone => &mut self.microphone,
            Source::Camera => &mut self.camera,
        }
    }

    /// The one thing to fix, the gravest first; nothing while nobody was asked.
    #[must_use]
    pub fn fault(&self) -> Option<DeviceFault> {
        if self.permission != Permission::Answered {
            return None;
        }
        faults::gravest(self)
    }
}
