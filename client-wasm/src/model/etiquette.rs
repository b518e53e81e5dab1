//! What a clinician sees to before a visit. How the desk stands is remembered on this machine, so
//! that the next check takes ten seconds; what is about this visit is asked anew.

/// One of the thirteen things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Courtesy {
    /// Camera at eye level, at arm's length.
    EyeLevel,
    /// The patient's window right under the camera.
    WindowUnderCamera,
    /// Light in front, not behind.
    Light,
    /// Plain wall behind, door shut.
    Wall,
    /// Own name, role and photo are set.
    Name,
    /// The eight cues of the pad are picked.
    Cues,
    /// Headset on, other alerts off.
    Headset,
    /// The chart was read.
    Chart,
    /// A phone number for a dropped call is on hand.
    Phone,
    /// The interpreter or helper is booked, if asked for.
    Interpreter,
    /// Captions are on, if asked for.
    Captions,
    /// Will say hello by name, and who else is in the room.
    Hello,
    /// Will say that looking to the side is looking at the chart.
    LookAside,
}

impl Courtesy {
    /// How the desk stands: the same the next time.
    pub const OF_THE_DESK: [Self; 6] =
        [Self::EyeLevel, Self::WindowUnderCamera, Self::Light, Self::Wall, Self::Name, Self::Cues];
    /// About this visit: asked anew each time.
    pub const OF_THE_VISIT: [Self; 7] = [
        Self::Headset,
        Self::Chart,
        Self::Phone,
        Self::Interpreter,
        Self::Captions,
        Self::Hello,
        Self::LookAside,
    ];

    /// Its bit, and its digit where it is remembered.
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// Which of them are seen to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Etiquette(u16);

impl Etiquette {
    /// It is seen to.
    #[must_use]
    pub const fn has(self, courtesy: Courtesy) -> bool {
        self.0 & courtesy.bit() != 0
    }

    /// How many of `these` are seen to.
    #[must_use]
    pub fn count(self, these: &[Courtesy]) -> usize {
        these.iter().filter(|courtesy| self.has(**courtesy)).count()
    }

    pub(crate) fn toggle(&mut self, courtesy: Courtesy) {
        self.0 ^= courtesy.bit();
    }

    /// What is remembered: how the desk stands, a sign each.
    pub(crate) fn to_text(self) -> String {
        Courtesy::OF_THE_DESK.iter().map(|item| if self.has(*item) { '1' } else { '0' }).collect()
    }

    /// What [`Etiquette::to_text`] wrote; nothing is seen to otherwise.
    pub(crate) fn from_text(text: &str) -> Self {
        let signs = Courtesy::OF_THE_DESK.iter().zip(text.chars());
        let seen_to = signs.filter(|(_, sign)| *sign == '1');
        Self(seen_to.fold(0, |all, (item, _)| all | item.bit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_is_remembered_and_the_visit_is_not() {
        let mut etiquette = Etiquette::default();
        for item in [Courtesy::EyeLevel, Courtesy::Wall, Courtesy::Chart] {
            etiquette.toggle(item);
        }
        assert_eq!(etiquette.to_text(), "100100");
        let next = Etiquette::from_text(&etiquette.to_text());
        assert!(next.has(Courtesy::EyeLevel) && next.has(Courtesy::Wall));
        assert!(!next.has(Courtesy::Chart), "read anew before each visit");
        assert_eq!(next.count(&Courtesy::OF_THE_DESK), 2);
    }

    #[test]
    fn what_nobody_wrote_is_not_seen_to() {
        for text in ["", "yes", "2", "0000001"] {
            assert_eq!(Etiquette::from_text(text), Etiquette::default(), "{text}");
        }
    }
}
