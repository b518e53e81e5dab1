//! Which one of several things wrong with the devices a person is told first.

use webside_protocol::Track;

use crate::model::device::{CaptureFault, DeviceFault, Source};
use crate::model::devices::{Capture, Devices};

/// What keeps both away comes first, then the microphone: a visit goes on without a picture.
pub(crate) fn gravest(devices: &Devices) -> Option<DeviceFault> {
    let microphone = of_one(Source::Microphone, &devices.microphone);
    let camera = of_one(Source::Camera, &devices.camera);
    let neither = devices.microphone.fault.filter(|fault| devices.camera.fault == Some(*fault));
    match (neither, microphone) {
        (Some(fault), _) => Some(opening(fault, None)),
        (None, Some(fault)) => Some(fault),
        (None, None) if devices.nothing_heard => Some(DeviceFault::NothingHeard),
        (None, None) => camera,
    }
}

fn of_one(source: Source, capture: &Capture) -> Option<DeviceFault> {
    if let Some(fault) = capture.fault {
        return Some(opening(fault, Some(source)));
    }
    match capture.track {
        Track::Failed if capture.interrupted => Some(DeviceFault::Interrupted { source }),
        Track::Failed => Some(DeviceFault::Stopped { source }),
        Track::Absent | Track::Live | Track::Off => None,
    }
}

const fn opening(fault: CaptureFault, source: Option<Source>) -> DeviceFault {
    match fault {
        CaptureFault::Refused => DeviceFault::Refused { source },
        CaptureFault::RefusedBySystem => DeviceFault::RefusedBySystem { source },
        CaptureFault::NotFound => DeviceFault::NotFound { source },
        CaptureFault::InUse => DeviceFault::InUse { source },
        CaptureFault::Unsupported => DeviceFault::Unsupported,
        CaptureFault::Broken => DeviceFault::Broken { source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::devices::Permission;

    fn failed(fault: CaptureFault) -> Capture {
        Capture { fault: Some(fault), ..Capture::default() }
    }

    fn track(track: Track) -> Capture {
        Capture { track, ..Capture::default() }
    }

    #[test]
    fn one_fault_is_told_and_it_is_the_gravest() {
        use CaptureFault::{InUse, NotFound, Refused};
        let live = || track(Track::Live);
        let stopped = |source| DeviceFault::Stopped { source };
        let interrupted = Capture { interrupted: true, ..track(Track::Failed) };
        let rows = [
            ("all is well", live(), live(), None),
            ("off is no fault", track(Track::Off), track(Track::Off), None),
            ("both", failed(Refused), failed(Refused), Some(DeviceFault::Refused { source: None })),
            (
                "the microphone before the camera",
                failed(InUse),
                failed(NotFound),
                Some(DeviceFault::InUse { source: Some(Source::Microphone) }),
            ),
            (
                "the camera alone",
                live(),
                failed(NotFound),
                Some(DeviceFault::NotFound { source: Some(Source::Camera) }),
            ),
            ("unplugged", track(Track::Failed), live(), Some(stopped(Source::Microphone))),
            (
                "both stopped",
                track(Track::Failed),
                track(Track::Failed),
                Some(stopped(Source::Microphone)),
            ),
            (
                "a phone call",
                interrupted,
                live(),
                Some(DeviceFault::Interrupted { source: Source::Microphone }),
            ),
        ];
        for (name, microphone, camera, expected) in rows {
            let permission = Permission::Answered;
            let devices = Devices { permission, microphone, camera, ..Devices::default() };
            assert_eq!(devices.fault(), expected, "{name}");
        }
    }

    #[test]
    fn a_person_who_was_not_asked_is_told_of_no_fault() {
        let microphone = failed(CaptureFault::NotFound);
        assert_eq!(Devices { microphone, ..Devices::default() }.fault(), None);
    }
}
