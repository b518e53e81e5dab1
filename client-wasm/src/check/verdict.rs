//! What the findings come to: whether visits will work, and the one broken thing that matters most.

use super::findings::{Figures, Findings, ServerAnswer};
use super::way::Way;

/// A face that is good to look at (VP8, 640 by 360, 30 a second) and sound beside it take this much.
const PICTURE_KBIT_S: u32 = 500;
/// Speech (Opus at 32 kbit/s) with the heads of its packets, through the relay, and some air.
const SOUND_KBIT_S: u32 = 100;
/// More lost than this is heard: Opus and repetition hide less.
const LOST_PERCENT_HEARD: u32 = 5;
/// More lost than this, and speech is not understood.
const LOST_PERCENT_MAX: u32 = 30;
/// A longer way there and back to the server alone, and people talk into each other (ITU-T G.114 has
/// 400 ms as the most from mouth to ear).
const ROUND_TRIP_MS_MAX: u32 = 400;

/// Whether visits will work from here; a later one is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// They will.
    Works,
    /// They will, with sound before picture.
    SoundFirst,
    /// Who knows: it depends on the other side's network too.
    Perhaps,
    /// Not yet: something is to be mended first.
    NotYet,
    /// It could not be found out.
    Unknown,
}

/// The one thing to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Too many people check at once.
    Busy,
    /// The server is there and cannot.
    ServerFails,
    /// The page was not opened over https.
    Insecure,
    /// The browser makes no calls.
    NoCalls,
    /// The clinic's server does not answer.
    Unreachable,
    /// A live connection does not get through.
    SocketBlocked,
    /// No way to the relay works.
    NoWay,
    /// Next to nothing gets through.
    TooNarrow,
    /// Most is lost.
    TooLossy,
    /// There is no microphone.
    NoMicrophone,
    /// The clinic has no relay: what works depends on both networks.
    NoRelay,
    /// Some is lost.
    Lossy,
    /// It takes long.
    Far,
    /// There is room for sound alone.
    Narrow,
    /// There is no camera.
    NoCamera,
    /// UDP to TURN's port is blocked, and another way works.
    UdpBlocked,
}

/// What it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether visits will work.
    pub answer: Answer,
    /// What stands in the way, or could be better.
    pub broken: Option<Broken>,
}

/// Every rule that applies counts for the answer; the first is the one that is told.
#[must_use]
pub fn verdict(findings: &Findings) -> Verdict {
    let broken: Vec<Broken> = rules(findings).into_iter().flatten().collect();
    let answer = broken.iter().map(|one| one.answer()).max();
    Verdict { answer: answer.unwrap_or(Answer::Works), broken: broken.first().copied() }
}

impl Broken {
    /// What visits are like with it.
    const fn answer(self) -> Answer {
        match self {
            Self::Busy | Self::ServerFails => Answer::Unknown,
            Self::Insecure
            | Self::NoCalls
            | Self::Unreachable
            | Self::SocketBlocked
            | Self::NoWay
            | Self::TooNarrow
            | Self::TooLossy => Answer::NotYet,
            Self::NoRelay => Answer::Perhaps,
            Self::Lossy | Self::Far | Self::Narrow => Answer::SoundFirst,
            Self::NoMicrophone | Self::NoCamera | Self::UdpBlocked => Answer::Works,
        }
    }
}

/// What is broken, what matters most first.
fn rules(found: &Findings) -> [Option<Broken>; 16] {
    let server = |answer| found.server == Some(answer);
    let offers = matches!(found.server, Some(ServerAnswer::Offers(1..)));
    let any_works = found.relays.iter().any(|relay| relay.works);
    let figures = |is_so: fn(&Figures) -> bool| found.figures.as_ref().is_some_and(is_so);
    let when = |it_is: bool, broken| it_is.then_some(broken);
    [
        when(!found.secure, Broken::Insecure),
        when(!found.calls, Broken::NoCalls),
        when(server(ServerAnswer::Busy), Broken::Busy),
        when(server(ServerAnswer::Fails), Broken::ServerFails),
        when(server(ServerAnswer::Unreachable), Broken::Unreachable),
        when(found.socket == Some(false), Broken::SocketBlocked),
        when(offers && found.calls && !any_works, Broken::NoWay),
        when(figures(|f| f.lost_percent > LOST_PERCENT_MAX), Broken::TooLossy),
        when(figures(|f| f.up_kbit_s.is_none_or(|up| up < SOUND_KBIT_S)), Broken::TooNarrow),
        when(found.microphone == Some(false), Broken::NoMicrophone),
        when(server(ServerAnswer::Offers(0)), Broken::NoRelay),
        when(figures(|f| f.lost_percent > LOST_PERCENT_HEARD), Broken::Lossy),
        when(figures(is_far), Broken::Far),
        when(figures(|f| f.up_kbit_s.is_none_or(|up| up < PICTURE_KBIT_S)), Broken::Narrow),
        when(found.camera == Some(false), Broken::NoCamera),
        when(any_works && found.works(Way::Udp) == Some(false), Broken::UdpBlocked),
    ]
}

fn is_far(figures: &Figures) -> bool {
    figures.round_trip_ms.is_some_and(|(median, _)| median > ROUND_TRIP_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Finding, Relay};
    use Answer::{NotYet, Perhaps, SoundFirst, Unknown, Works};

    /// All is well.
    fn good() -> Findings {
        let mut findings = Findings::default();
        let relay = |way| Finding::Relay(Relay { way, address: String::new(), works: true });
        let figures = Figures {
            way: Way::Udp,
            round_trip_ms: Some((30, 80)),
            lost_percent: 0,
            up_kbit_s: Some(4_000),
        };
        for finding in [
            Finding::Browser { secure: true, calls: true },
            Finding::Devices { microphone: true, camera: true },
            Finding::Server(ServerAnswer::Offers(3)),
            Finding::Socket(true),
            Finding::Direct { host: true, reflexive: true },
            relay(Way::Udp),
            relay(Way::Tcp),
            relay(Way::Tls),
            Finding::Figures(figures),
        ] {
            findings.take(finding);
        }
        findings
    }

    fn measured(change: impl FnOnce(&mut Figures)) -> Findings {
        let mut findings = good();
        change(findings.figures.as_mut().unwrap());
        findings
    }

    fn with(change: impl FnOnce(&mut Findings)) -> Findings {
        let mut findings = good();
        change(&mut findings);
        findings
    }

    fn blocked(ways: &[Way]) -> Findings {
        with(|found| {
            for relay in &mut found.relays {
                relay.works = !ways.contains(&relay.way);
            }
            if ways.len() == found.relays.len() {
                found.figures = None;
            }
        })
    }

    fn stopped_early(server: ServerAnswer) -> Findings {
        Findings { secure: true, calls: true, server: Some(server), ..Findings::default() }
    }

    #[test]
    fn each_broken_thing_is_named_and_weighed() {
        use Broken as B;
        use Way::{Tcp, Tls, Udp};
        let rows: Vec<(&str, Findings, Answer, Option<Broken>)> = vec![
            ("all is well", good(), Works, None),
            ("http", with(|f| f.secure = false), NotYet, Some(B::Insecure)),
            ("an old browser", with(|f| f.calls = false), NotYet, Some(B::NoCalls)),
            ("no server", stopped_early(ServerAnswer::Unreachable), NotYet, Some(B::Unreachable)),
            ("too many", stopped_early(ServerAnswer::Busy), Unknown, Some(B::Busy)),
            ("a fault", stopped_early(ServerAnswer::Fails), Unknown, Some(B::ServerFails)),
            ("a proxy", with(|f| f.socket = Some(false)), NotYet, Some(B::SocketBlocked)),
            ("a wall", blocked(&[Udp, Tcp, Tls]), NotYet, Some(B::NoWay)),
            ("no UDP", blocked(&[Udp]), Works, Some(B::UdpBlocked)),
            ("the pages alone", blocked(&[Udp, Tcp]), Works, Some(B::UdpBlocked)),
            ("no TCP beside UDP", blocked(&[Tcp, Tls]), Works, None),
            (
                "a clinic without a relay",
                with(|f| {
                    f.server = Some(ServerAnswer::Offers(0));
                    f.relays.clear();
                    f.figures = None;
                }),
                Perhaps,
                Some(B::NoRelay),
            ),
            ("STUN alone is silent", with(|f| f.reflexive = Some(false)), Works, None),
            ("no microphone", with(|f| f.microphone = Some(false)), Works, Some(B::NoMicrophone)),
            ("no camera", with(|f| f.camera = Some(false)), Works, Some(B::NoCamera)),
            ("nobody told of devices", with(|f| f.microphone = None), Works, None),
            ("just not lost", measured(|f| f.lost_percent = 5), Works, None),
            ("lost", measured(|f| f.lost_percent = 6), SoundFirst, Some(B::Lossy)),
            ("just not too lost", measured(|f| f.lost_percent = 30), SoundFirst, Some(B::Lossy)),
            ("too lost", measured(|f| f.lost_percent = 31), NotYet, Some(B::TooLossy)),
            (
                "nothing comes through",
                measured(|f| {
                    f.lost_percent = 100;
                    f.round_trip_ms = None;
                    f.up_kbit_s = None;
                }),
                NotYet,
                Some(B::TooLossy),
            ),
            ("just near", measured(|f| f.round_trip_ms = Some((400, 900))), Works, None),
            ("far", measured(|f| f.round_trip_ms = Some((401, 500))), SoundFirst, Some(B::Far)),
            ("just wide", measured(|f| f.up_kbit_s = Some(500)), Works, None),
            ("narrow", measured(|f| f.up_kbit_s = Some(499)), SoundFirst, Some(B::Narrow)),
            ("just sound", measured(|f| f.up_kbit_s = Some(100)), SoundFirst, Some(B::Narrow)),
            ("not even sound", measured(|f| f.up_kbit_s = Some(99)), NotYet, Some(B::TooNarrow)),
            ("nothing measured up", measured(|f| f.up_kbit_s = None), NotYet, Some(B::TooNarrow)),
        ];
        for (name, findings, answer, broken) in rows {
            assert_eq!(verdict(&findings), Verdict { answer, broken }, "{name}");
        }
    }

    #[test]
    fn of_several_broken_things_the_worst_decides_and_the_first_is_told() {
        let silent = |findings: Findings| Findings { microphone: Some(false), ..findings };
        let rows = [
            ("no microphone on a narrow line", silent(measured(|f| f.up_kbit_s = Some(200)))),
            ("and far away", silent(measured(|f| f.round_trip_ms = Some((900, 900))))),
        ];
        for (name, findings) in rows {
            let expected = Verdict { answer: SoundFirst, broken: Some(Broken::NoMicrophone) };
            assert_eq!(verdict(&findings), expected, "{name}");
        }
        let walled = silent(blocked(&[Way::Udp, Way::Tcp, Way::Tls]));
        let expected = Verdict { answer: NotYet, broken: Some(Broken::NoWay) };
        assert_eq!(verdict(&walled), expected);
        let busy = Findings { secure: false, ..stopped_early(ServerAnswer::Busy) };
        assert_eq!(verdict(&busy).broken, Some(Broken::Insecure), "that helps whoever waits");
    }
}
