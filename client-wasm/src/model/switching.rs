//! From one call to another without a gap: the new one is made while the old one still flows.

use std::time::Duration;

use webside_protocol::{PageId, SeatId, Signalling};

use crate::model::call::{Call, OtherPage};
use crate::model::clock::Steady;
use crate::model::peer::PeerId;

/// Most messages kept of a page that is not in the mirror yet.
pub(crate) const EARLY_MAX: usize = 128;
/// A call whose place was taken goes on for this long: the other side may still be with it.
pub(crate) const PARTING: Duration = Duration::from_secs(5);
/// The wait before the relay is asked again for somebody it did not give, and after so many times.
const ASKED_EVERY: [Duration; 2] = [Duration::from_millis(1_500), Duration::from_secs(12)];
const ASKED_OFTEN: u32 = 4;

/// What stands beside the call that is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Switching {
    /// The call that is to take the place of the one that is shown.
    pub(crate) coming: Call,
    /// The one whose place was taken, and when it is closed.
    pub(crate) parting: Option<(PeerId, Steady)>,
    /// How often a relay did not get through, or went away.
    pub(crate) tries: u32,
    pub(crate) tried_at: Steady,
    last_peer: PeerId,
    early: Option<(OtherPage, Vec<Signalling>)>,
}

impl Switching {
    pub(crate) fn next_peer(&mut self) -> PeerId {
        self.last_peer = PeerId(self.last_peer.0 + 1);
        self.last_peer
    }

    /// Keeps what a page said that the mirror does not know yet: signalling may come before facts.
    pub(crate) fn keep_early(&mut self, from: OtherPage, said: Signalling) {
        match &mut self.early {
            Some((page, kept)) if *page == from => {
                if kept.len() < EARLY_MAX {
                    kept.push(said);
                }
            }
            Some(_) | None => self.early = Some((from, vec![said])),
        }
    }

    /// What `page` said already; what others said is of no use any more.
    pub(crate) fn take_early(&mut self, page: Option<OtherPage>) -> Vec<Signalling> {
        let early = self.early.take().filter(|(from, _)| Some(*from) == page);
        early.map(|(_, said)| said).unwrap_or_default()
    }
}

/// The part of a call with the relay in which others are watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sections {
    /// For so many there is room.
    pub(crate) count: u8,
    /// Those whom the relay gives.
    given: Vec<(SeatId, PageId)>,
    asked_at: Steady,
    asked: u32,
}

impl Sections {
    /// The relay's newest answer gives `seats`, of which each has this page in `there`.
    pub(crate) fn are_given(&mut self, seats: &[SeatId], there: &[(SeatId, PageId)]) {
        let given = there.iter().filter(|(seat, _)| seats.contains(seat));
        self.given = given.copied().collect();
    }

    /// Whether the relay must be asked again for those of `there` whom it did not give yet.
    pub(crate) fn must_ask(&mut self, there: &[(SeatId, PageId)], now: Steady) -> bool {
        if there.iter().all(|one| self.given.contains(one)) {
            self.asked = 0;
            return false;
        }
        let pause = ASKED_EVERY[usize::from(self.asked >= ASKED_OFTEN)];
        let due = now - self.asked_at >= pause;
        if due {
            self.asked_at = now;
            self.asked += 1;
        }
        due
    }
}

/// The seats that an answer of the relay gives, each with the id of its media section.
pub(crate) fn seats_of(answer: &str) -> Vec<(&[u8], SeatId)> {
    let mut given = Vec::new();
    let mut mid: &[u8] = b"";
    // By bytes: what Rust has for text would be a kilobyte more to send.
    for line in answer.as_bytes().split(|byte| *byte < b' ') {
        if let Some(id) = line.strip_prefix(b"a=mid:") {
            mid = id;
        }
        if let Some(stream) = line.strip_prefix(b"a=msid:seat-")
            && let Some(seat) = number(stream)
        {
            given.push((mid, SeatId(seat)));
        }
    }
    given
}

/// The number that `text` begins with, up to the first blank.
fn number(text: &[u8]) -> Option<u8> {
    let digits = text.iter().take_while(|byte| **byte != b' ');
    digits.into_iter().try_fold(0_u8, |sum, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum.checked_mul(10)?.checked_add(digit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: OtherPage = OtherPage { seat: SeatId(1), page: PageId(7) };

    #[test]
    fn what_a_page_says_before_the_mirror_knows_it_is_heard_later() {
        let answer = || Signalling::Answer { sdp: String::new() };
        let other = OtherPage { page: PageId(8), ..PAGE };
        let mut switching = Switching::default();
        switching.keep_early(other, answer());
        switching.keep_early(PAGE, answer());
        switching.keep_early(PAGE, answer());
        assert_eq!(switching.clone().take_early(Some(PAGE)).len(), 2);
        assert_eq!(switching.take_early(Some(other)), [], "an older page is gone");
    }

    #[test]
    fn an_answer_names_whose_each_section_is() {
        let answer = "v=0\r\nm=audio 9 X 0\r\na=mid:0\r\na=recvonly\r\nm=video 9 X 96\r\na=mid:2\r\n\
                      a=msid:seat-12 video\r\na=sendonly\r\nm=audio 0 X 0\r\na=mid:3\r\na=inactive\r\n\
                      a=msid:elsewhere audio\r\nm=audio 9 X 0\r\na=mid:4\r\na=msid:seat-3 audio\r\n\
                      a=msid:seat-999 audio\r\n";
        assert_eq!(seats_of(answer), [(&b"2"[..], SeatId(12)), (&b"4"[..], SeatId(3))]);
    }

    #[test]
    fn the_relay_is_asked_for_those_it_did_not_give_now_and_then() {
        let there = [(SeatId(1), PageId(7)), (SeatId(2), PageId(8))];
        let mut sections = Sections::default();
        sections.are_given(&[SeatId(1)], &there);
        let mut asked = Vec::new();
        for second in 0..40 {
            if sections.must_ask(&there, Steady(100_000 + second * 1_000)) {
                asked.push(second);
            }
        }
        assert_eq!(asked, [0, 2, 4, 6, 18, 30]);
        sections.are_given(&[SeatId(1), SeatId(2)], &there);
        assert!(!sections.must_ask(&there, Steady(300_000)));
        let reloaded = [(SeatId(1), PageId(7)), (SeatId(2), PageId(9))];
        assert!(sections.must_ask(&reloaded, Steady(300_000)), "another load of the page");
    }
}
