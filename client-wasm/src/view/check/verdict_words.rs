//! The verdict in a person's words: whether visits will work, the one thing to mend, and how.

use std::borrow::Cow;

use crate::check::{Answer, Broken, Findings, Way};
use crate::view::icons;
use crate::view::look::{Hue, Look};
use crate::words::{self, Locale};

/// Whether visits will work.
pub(super) fn answer(locale: Locale, answer: Answer) -> &'static str {
    match answer {
        Answer::Works => words::check_works(locale),
        Answer::SoundFirst => words::check_sound_first(locale),
        Answer::Perhaps => words::check_perhaps(locale),
        Answer::NotYet => words::check_not_yet(locale),
        Answer::Unknown => words::check_unknown(locale),
    }
}

/// How that looks.
pub(super) const fn look(answer: Answer) -> Look {
    let (icon, hue) = match answer {
        Answer::Works => (icons::CIRCLE_CHECK, Hue::Listen),
        Answer::SoundFirst => (icons::SPEAKER, Hue::Wait),
        Answer::Perhaps | Answer::Unknown => (icons::HELP, Hue::Away),
        Answer::NotYet => (icons::LINK_OFF, Hue::Lost),
    };
    Look { icon, hue }
}

/// What is broken, and its fix.
pub(super) fn broken(
    locale: Locale,
    broken: Broken,
    findings: &Findings,
) -> (&'static str, Cow<'static, str>) {
    let (title, fix) = match broken {
        Broken::Busy => (words::check_busy(locale), words::check_busy_fix(locale)),
        Broken::ServerFails => {
            (words::check_server_fails(locale), words::check_server_fails_fix(locale))
        }
        Broken::Insecure => (words::check_insecure(locale), words::check_insecure_fix(locale)),
        Broken::NoCalls => (words::check_no_calls(locale), words::check_no_calls_fix(locale)),
        Broken::Unreachable => {
            (words::check_unreachable(locale), words::check_unreachable_fix(locale))
        }
        Broken::SocketBlocked => {
            (words::check_socket_blocked(locale), words::check_socket_blocked_fix(locale))
        }
        Broken::NoWay => (words::check_no_way(locale), words::check_no_way_fix(locale)),
        Broken::TooNarrow => (words::check_too_narrow(locale), words::check_too_narrow_fix(locale)),
        Broken::TooLossy => (words::check_too_lossy(locale), words::check_too_lossy_fix(locale)),
        Broken::NoMicrophone => {
            (words::check_no_microphone(locale), words::check_no_microphone_fix(locale))
        }
        Broken::NoRelay => (words::check_no_relay(locale), words::check_no_relay_fix(locale)),
        Broken::Lossy => (words::check_lossy(locale), words::check_lossy_fix(locale)),
        Broken::Far => (words::check_far(locale), words::check_far_fix(locale)),
        Broken::Narrow => (words::check_narrow(locale), words::check_narrow_fix(locale)),
        Broken::NoCamera => (words::check_no_camera(locale), words::check_no_camera_fix(locale)),
        Broken::UdpBlocked => {
            let udp = findings.relays.iter().find(|relay| relay.way == Way::Udp);
            let address = udp.map_or("", |relay| relay.address.as_str());
            let fix = words::check_udp_blocked_fix(locale, address);
            return (words::check_udp_blocked(locale), fix.into());
        }
    };
    (title, fix.into())
}
