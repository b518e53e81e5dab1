//! An offer in any words, and what the relay answers to it.

use std::net::SocketAddr;

use webside_core::relay::codec::{Codec, Kind};
use webside_core::relay::hub::Hub;
use webside_core::relay::leg::Part;
use webside_core::relay::moment::Moment;
use webside_core::relay::rtp::EXTENSIONS;
use webside_core::relay::sdp::{
    Answer, AnswerLine, Candidates, Direction, Fingerprint, Line, OFFER_BYTES_MAX, OFFER_LINES_MAX,
    Offer, Payload,
};
use webside_core::relay::way::Way;
use webside_protocol::{PageId, SeatId, VisitId};

use super::keyed::{Keyed, Sealed};
use super::page::Page;

const VISIT: VisitId = VisitId::from_bytes([1; 16]);
/// An answer has at most this much beside what a line of the offer names: candidates, keys, a certificate.
const LINE_BYTES_MAX: usize = 5 * 1024;

/// The bytes as an offer.
pub(super) fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(offer) = Offer::read(&text) else { return };
    assert!(text.len() <= OFFER_BYTES_MAX && offer.lines.len() <= OFFER_LINES_MAX);
    assert_eq!(Offer::read(&text).as_ref(), Ok(&offer), "one text has one meaning");
    offer.lines.iter().for_each(check_line);
    for part in [Part::Publishes, Part::Watches] {
        answered(&offer, part);
    }
}

fn check_line(line: &Line) {
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
    assert!(plain(&line.word) && plain(&line.protocol) && plain(&line.format));
    assert!(plain(&line.mid) && line.mid.len() <= 16);
    if !line.rejected {
        assert!(!line.mid.is_empty() && line.multiplexed && !line.payloads.is_empty());
    }
    for payload in &line.payloads {
        assert!(payload.kind < 128 && payload.repeated.is_none_or(|kind| kind < 128));
        assert_eq!(Some(payload.codec.kind()), line.kind);
    }
}

/// Another page is there already, so that there is something to send. The same offer again is answered
/// with the same lines, one version later.
fn answered(offer: &Offer, part: Part) {
    let sealed = Sealed::default();
    let mut drawn = 0_u64;
    let chance = move || {
        drawn = drawn.wrapping_add(0x9e37_79b9_7f4a_7c15);
        drawn
    };
    let make = move |now, credentials, offer: &Offer| {
        Some(Keyed::new(now, credentials, &offer.fingerprint, 1, std::sync::Arc::clone(&sealed)))
    };
    let mut hub = Hub::new(Box::new(chance), Box::new(make));
    let (now, here) = (Moment(1), SocketAddr::from(([192, 0, 2, 1], 7)));
    let other = Page::new((VISIT, SeatId(1), PageId(1)), Way::udp(here), true);
    let theirs = Offer::read(&other.offer(1)).expect("a browser's offer is read");
    hub.negotiate(now, other.of, Part::Publishes, &theirs).expect("there is room");
    let mut ask = || hub.negotiate(now, (VISIT, SeatId(2), PageId(2)), part, offer);
    let answer = ask().expect("there is room");
    check_answer(offer, &answer, part);
    let again = ask().expect("there is room");
    assert_eq!((&again.lines, again.session), (&answer.lines, answer.session));
    assert_eq!((&again.credentials, again.version), (&answer.credentials, answer.version + 1));
}

fn check_answer(offer: &Offer, answer: &Answer, part: Part) {
    let certificate = Fingerprint([7; 32]);
    let public = SocketAddr::from(([192, 0, 2, 1], 7000));
    let text = answer.write(offer, &certificate, &Candidates { public });
    assert!(text.len() < LINE_BYTES_MAX * (1 + offer.lines.len()), "{} bytes", text.len());
    for line in text.split_terminator("\r\n") {
        assert!(line.as_bytes().get(1) == Some(&b'='), "{line}");
        assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{line}");
    }
    let sections: Vec<&str> = text.split("\r\nm=").skip(1).collect();
    assert_eq!((sections.len(), answer.lines.len()), (offer.lines.len(), offer.lines.len()));
    for ((line, kept), section) in offer.lines.iter().zip(&answer.lines).zip(sections) {
        check_section(line, kept, section);
    }
    let sends = |kind| {
        answer
            .lines
            .iter()
            .zip(&offer.lines)
            .filter(|(kept, line)| {
                matches!(kept, AnswerLine::Used { receives: true, .. }) && line.kind == Some(kind)
            })
            .count()
    };
    for kind in Kind::ALL {
        let most = usize::from(part == Part::Publishes);
        assert!(sends(kind) <= most, "a page sends one of each kind, and who watches none");
    }
    read_again(offer, &certificate, &text);
}

/// Both sides' sections agree: the same kind and name, a direction that fits, no format but those offered.
fn check_section(line: &Line, kept: &AnswerLine, section: &str) {
    let mut words = section.split("\r\n").next().unwrap_or_default().split(' ');
    assert_eq!(words.next(), Some(&line.word[..]));
    let port = words.next().expect("a port");
    assert_eq!(port == "0", *kept == AnswerLine::Rejected);
    assert_eq!(*kept == AnswerLine::Rejected, line.rejected);
    assert_eq!(words.next(), Some(&line.protocol[..]));
    let attribute = |name: &str| section.lines().find_map(|line| line.strip_prefix(name));
    assert_eq!(attribute("a=mid:").unwrap_or_default(), line.mid);
    let formats: Vec<&str> = words.collect();
    assert!(!formats.is_empty(), "a section has a format");
    let direction = ["sendrecv", "sendonly", "recvonly", "inactive"]
        .into_iter()
        .filter(|word| section.lines().any(|line| line.strip_prefix("a=") == Some(word)));
    let direction: Vec<&str> = direction.collect();
    let allowed: &[&str] = match line.direction {
        _ if line.rejected => &["inactive"],
        Direction::SendRecv => &["sendrecv", "sendonly", "recvonly", "inactive"],
        Direction::SendOnly => &["recvonly", "inactive"],
        Direction::RecvOnly => &["sendonly", "inactive"],
        Direction::Inactive => &["inactive"],
    };
    assert!(matches!(direction[..], [one] if allowed.contains(&one)), "{direction:?}");
}

/// What an answer tells of a payload: a profile is H.264's alone.
fn told(payload: &Payload) -> Payload {
    let profile = payload.profile.filter(|_| payload.codec == Codec::H264);
    Payload { profile, ..*payload }
}

/// A reader of offers reads the answer, and understands by each payload type what was offered.
fn read_again(offer: &Offer, certificate: &Fingerprint, text: &str) {
    let text = text.replace("a=setup:passive", "a=setup:active");
    let read = Offer::read(&text).expect("an answer can be read");
    assert_eq!(&read.fingerprint, certificate);
    assert_eq!(read.lines.len(), offer.lines.len());
    for (here, there) in read.lines.iter().zip(&offer.lines) {
        assert_eq!((here.kind, &here.mid, here.rejected), (there.kind, &there.mid, there.rejected));
        if !here.rejected {
            let offered: Vec<Payload> = there.payloads.iter().map(told).collect();
            assert_eq!(here.payloads, offered);
            for extension in EXTENSIONS {
                let id = here.extensions.get(extension);
                assert!(id.is_none() || id == there.extensions.get(extension), "{extension:?}");
            }
        }
    }
}
