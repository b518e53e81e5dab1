//! Who spoke for how long, who spoke over whom, and how much of the silence was explained.
//!
//! Worked out on the clinician's machine from levels, and told to nobody else. What is remembered
//! over a reload is numbers and the visit's id: nothing that names a patient.

use std::time::Duration;

use webside_protocol::{Phase, Seat, VisitId, Voice};

use crate::model::clock::Steady;
use crate::model::{Entrance, Model};

/// A page that was not asked for longer than this slept, and knows nothing about that time.
const STEP_MAX: Duration = Duration::from_secs(5);
/// Two who speak at once for longer than this speak over each other; a shorter "mm-hm", and the
/// moment in which a voice dies away, do not count.
const OVERLAP_MIN: Duration = Duration::from_millis(1_500);
/// A reload loses no more than this.
const KEPT_EVERY: Duration = Duration::from_secs(5);
/// Shares of less than this say nothing yet.
const SHARES_AFTER: Duration = Duration::from_secs(30);

/// What is so at one moment of the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    OwnVoice,
    TheirVoice,
    BothVoices,
    /// Nobody speaks, and a cue of one's own says why.
    Narrated,
    /// Nobody speaks, and nothing says why.
    Unexplained,
}

/// The sums of one visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance {
    /// The visit that is summed.
    of: Option<VisitId>,
    own: Duration,
    theirs: Duration,
    both: Duration,
    narrated: Duration,
    unexplained: Duration,
    overlaps: u32,
    first_cue_after: Option<Duration>,
    last: Option<(Steady, Moment)>,
    both_since: Option<Steady>,
    kept_at: Steady,
    /// This load of the page added the figures to the clinic's sums.
    told: bool,
}

/// How the time so far is shared, in percent: all three together are 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// The clinician spoke.
    pub own: u8,
    /// Nobody spoke.
    pub quiet: u8,
    /// The patient spoke.
    pub theirs: u8,
}

impl Balance {
    /// Takes the time since it was asked last, and what is so now.
    pub(crate) fn follow(model: &mut Model, now: Steady) {
        let Phase::Live { since } = model.mirror.state().phase() else { return };
        let Entrance::Ticket(place, _) = model.entrance else { return };
        let moment = moment(model);
        let has_cue = model.own_cue().is_some();
        let running = model.now - since;
        let balance = &mut model.balance;
        if !balance.is_of(place.visit) {
            *balance = Self { of: Some(place.visit), ..Self::default() };
        }
        if has_cue && balance.first_cue_after.is_none() {
            balance.first_cue_after = Some(running);
        }
        balance.count(moment, now);
    }

    fn count(&mut self, moment: Option<Moment>, now: Steady) {
        if let Some((at, before)) = self.last {
            let step = now - at;
            if step <= STEP_MAX {
                *self.sum(before) += step;
            }
        }
        self.count_overlap(moment == Some(Moment::BothVoices), now);
        self.last = moment.map(|moment| (now, moment));
    }

    /// Counts a stretch once, when it has lasted long enough.
    fn count_overlap(&mut self, both: bool, now: Steady) {
        let before = self.last.map_or(now, |(at, _)| at);
        match self.both_since {
            Some(since) if both => {
                let counted = before - since >= OVERLAP_MIN;
                self.overlaps += u32::from(!counted && now - since >= OVERLAP_MIN);
            }
            Some(_) => self.both_since = None,
            None if both => self.both_since = Some(now),
            None => {}
        }
    }

    fn sum(&mut self, moment: Moment) -> &mut Duration {
        match moment {
            Moment::OwnVoice => &mut self.own,
            Moment::TheirVoice => &mut self.theirs,
            Moment::BothVoices => &mut self.both,
            Moment::Narrated => &mut self.narrated,
            Moment::Unexplained => &mut self.unexplained,
        }
    }

    /// How the time is shared; `None` until there is enough of it. Where both spoke, each has half.
    #[must_use]
    pub fn shares(&self) -> Option<Shares> {
        let all = self.own + self.theirs + self.both + self.silence();
        if all < SHARES_AFTER {
            return None;
        }
        let half = self.both / 2;
        let own = percent(self.own + half, all);
        let theirs = percent(self.theirs + half, all).min(100 - own);
        Some(Shares { own, quiet: 100 - own - theirs, theirs })
    }

    /// How long nobody spoke.
    #[must_use]
    pub fn silence(&self) -> Duration {
        self.narrated + self.unexplained
    }

    /// How much of the silence a cue explained.
    #[must_use]
    pub const fn narrated(&self) -> Duration {
        self.narrated
    }

    /// Whether it was this visit that it followed.
    pub(crate) fn is_of(&self, visit: VisitId) -> bool {
        self.of == Some(visit)
    }

    pub(crate) const fn is_told(&self) -> bool {
        self.told
    }

    pub(crate) fn note_told(&mut self) {
        self.told = true;
    }

    /// How much of the silence nothing explained.
    #[must_use]
    pub const fn unexplained(&self) -> Duration {
        self.unexplained
    }

    /// The narrated share of silence, in percent: silence in which a cue was live, of all silence.
    /// `None` when it was never silent.
    #[must_use]
    pub fn narrated_share(&self) -> Option<u8> {
        let silence = self.silence();
        (silence >= Duration::from_secs(1)).then(|| percent(self.narrated, silence))
    }

    /// How often two spoke over each other.
    #[must_use]
    pub const fn overlaps(&self) -> u32 {
        self.overlaps
    }

    /// How long the visit had been going when the first cue came.
    #[must_use]
    pub const fn first_cue_after(&self) -> Option<Duration> {
        self.first_cue_after
    }

    /// Now and then, what to remember over a reload.
    pub(crate) fn note_kept(&mut self, now: Steady) -> Option<String> {
        if now - self.kept_at < KEPT_EVERY {
            return None;
        }
        self.kept_at = now;
        self.to_text()
    }

    /// Numbers alone.
    fn to_text(&self) -> Option<String> {
        let sums = [self.own, self.theirs, self.both, self.narrated, self.unexplained];
        let sums = sums.map(|sum| sum.as_millis().to_string()).join(" ");
        let first =
            self.first_cue_after.map_or_else(|| "-".to_owned(), |d| d.as_millis().to_string());
        Some([self.of?.to_string(), sums, self.overlaps.to_string(), first].join(" "))
    }

    /// What [`Balance::to_text`] wrote; nothing for anything else.
    pub(crate) fn from_text(text: &str) -> Self {
        Self::read(text).unwrap_or_default()
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let of = Some(words.next()?.parse().ok()?);
        let mut sum = || Some(Duration::from_millis(words.next()?.parse().ok()?));
        let (own, theirs, both, narrated, unexplained) = (sum()?, sum()?, sum()?, sum()?, sum()?);
        let overlaps = words.next()?.parse().ok()?;
        let first_cue_after = words.next()?.parse().ok().map(Duration::from_millis);
        let sums =
            Self { of, own, theirs, both, narrated, unexplained, overlaps, ..Self::default() };
        Some(Self { first_cue_after, ..sums })
    }
}

/// Nothing is counted before both are here, of who only follows the visit, and while nobody knows what the other side says.
fn moment(model: &Model) -> Option<Moment> {
    let me = model.me().filter(|_| model.is_paired())?;
    let (seat, them) = model.counterpart()?;
    let inside = |seat: &Seat| seat.is_here() && seat.is_admitted();
    if !inside(me) || !inside(them) {
        return None;
    }
    let theirs = model.levels.of(seat, model.now)?.level.voice;
    Some(match (model.voice.voice(), theirs) {
        (Voice::Speaking, Voice::Speaking) => Moment::BothVoices,
        (Voice::Speaking, Voice::Silent) => Moment::OwnVoice,
        (Voice::Silent, Voice::Speaking) => Moment::TheirVoice,
        (Voice::Silent, Voice::Silent) if model.own_cue().is_some() => Moment::Narrated,
        (Voice::Silent, Voice::Silent) => Moment::Unexplained,
    })
}

/// `part` of `all`, rounded down; `all` is not nothing.
fn percent(part: Duration, all: Duration) -> u8 {
    u8::try_from(part.as_millis() * 100 / all.as_millis()).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name, what was so for how many tenths of a second, and what is expected.
    type Row<T> = (&'static str, &'static [(Moment, u64)], T);

    const VISIT: VisitId = VisitId::from_bytes([0xa5; 16]);

    /// Each moment lasts so many tenths of a second.
    fn after(moments: &[(Moment, u64)]) -> Balance {
        let mut balance = Balance { of: Some(VISIT), ..Balance::default() };
        let mut now = Steady(1_000);
        for (moment, tenths) in moments {
            for _ in 0..*tenths {
                balance.count(Some(*moment), now);
                now = now + Duration::from_millis(100);
            }
        }
        balance.count(None, now);
        balance
    }

    #[test]
    fn the_time_is_shared_by_who_spoke() {
        let rows: [Row<Option<(u8, u8, u8)>>; 4] = [
            ("too short to say", &[(Moment::OwnVoice, 299)], None),
            ("one alone", &[(Moment::OwnVoice, 300)], Some((100, 0, 0))),
            (
                "three parts",
                &[(Moment::OwnVoice, 580), (Moment::TheirVoice, 310), (Moment::Narrated, 110)],
                Some((58, 11, 31)),
            ),
            (
                "both at once is half each",
                &[(Moment::BothVoices, 200), (Moment::Unexplained, 200)],
                Some((25, 50, 25)),
            ),
        ];
        for (name, moments, expected) in rows {
            let expected = expected.map(|(own, quiet, theirs)| Shares { own, quiet, theirs });
            assert_eq!(after(moments).shares(), expected, "{name}");
        }
    }

    #[test]
    fn silence_is_narrated_or_not() {
        let balance = after(&[(Moment::Narrated, 300), (Moment::Unexplained, 100)]);
        assert_eq!(balance.narrated_share(), Some(75));
        assert_eq!(balance.unexplained(), Duration::from_secs(10));
        assert_eq!(after(&[(Moment::OwnVoice, 400)]).narrated_share(), None, "never silent");
    }

    #[test]
    fn to_speak_over_each_other_takes_more_than_a_moment() {
        let rows: [Row<u32>; 4] = [
            ("a short yes", &[(Moment::OwnVoice, 10), (Moment::BothVoices, 10)], 0),
            ("long enough", &[(Moment::BothVoices, 20)], 1),
            ("very long is still once", &[(Moment::BothVoices, 200)], 1),
            (
                "twice",
                &[(Moment::BothVoices, 20), (Moment::OwnVoice, 5), (Moment::BothVoices, 20)],
                2,
            ),
        ];
        for (name, moments, expected) in rows {
            assert_eq!(after(moments).overlaps(), expected, "{name}");
        }
    }

    #[test]
    fn time_that_the_page_slept_is_not_counted() {
        let mut balance = Balance::default();
        balance.count(Some(Moment::OwnVoice), Steady(0));
        balance.count(Some(Moment::OwnVoice), Steady(60_000));
        assert_eq!(balance.own, Duration::ZERO);
    }

    #[test]
    fn sums_survive_a_reload_as_numbers() {
        let counted = after(&[(Moment::OwnVoice, 300), (Moment::BothVoices, 20)]);
        let text = counted.to_text().expect("of a visit");
        assert_eq!(text, format!("{VISIT} 30000 0 2000 0 0 1 -"));
        let remembered = Balance::from_text(&text);
        assert_eq!(remembered.shares(), counted.shares());
        assert!(remembered.is_of(VISIT));
        assert!(!remembered.is_of(VisitId::from_bytes([0; 16])), "another visit in the same tab");
        for other in ["", "7", "a b c", &text[..32], "7 30000 0 2000 0 0 1 -"] {
            assert_eq!(Balance::from_text(other), Balance::default(), "{other}");
        }
    }
}
