//! The words for cameras, microphones and speakers: what they are called and what can be wrong.

/// What catches sound or picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A microphone.
    Microphone,
    /// A camera.
    Camera,
}

/// What a person can choose among.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceKind {
    /// Microphones.
    Microphone,
    /// Cameras.
    Camera,
    /// Where sound comes out. Only some browsers let a page choose.
    Speaker,
}

impl From<Source> for DeviceKind {
    fn from(source: Source) -> Self {
        match source {
            Source::Microphone => Self::Microphone,
            Source::Camera => Self::Camera,
        }
    }
}

/// The browser's name for a device: opaque, and different on every site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub String);

/// One device as the browser lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// What it is.
    pub kind: DeviceKind,
    /// The browser's name for it.
    pub id: DeviceId,
    /// What people call it; empty until the page may use devices.
    pub label: String,
}

/// Why a microphone or camera could not be opened (Media Capture and Streams §10.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptureFault {
    /// The person, or the browser in their name, said no.
    Refused,
    /// The system lets no browser use it.
    RefusedBySystem,
    /// There is none.
    NotFound,
    /// Another program holds it.
    InUse,
    /// This browser, or a page without https, cannot open any.
    Unsupported,
    /// Anything else.
    Broken,
}

/// The one thing that is wrong with this page's devices. The view knows the words and the fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceFault {
    /// The browser knows no microphones and cameras at all.
    Unsupported,
    /// The person or browser refused; `None`: both microphone and camera.
    Refused {
        /// Which one.
        source: Option<Source>,
    },
    /// The system refuses all browsers; `None`: both.
    RefusedBySystem {
        /// Which one.
        source: Option<Source>,
    },
    /// There is none to open; `None`: neither.
    NotFound {
        /// Which one.
        source: Option<Source>,
    },
    /// Another program holds it; `None`: both.
    InUse {
        /// Which one.
        source: Option<Source>,
    },
    /// It does not start, and the browser does not say why; `None`: both.
    Broken {
        /// Which one.
        source: Option<Source>,
    },
    /// It worked, and stopped: unplugged, or ended by the system, and nothing took its place.
    Stopped {
        /// Which one.
        source: Source,
    },
    /// A phone call or another program has it for now; it comes back by itself.
    Interrupted {
        /// Which one.
        source: Source,
    },
    /// The microphone is open, and for [`crate::model::devices::NOTHING_HEARD_MAX`] nothing came.
    NothingHeard,
}
