//! Single keys of the console: they can be changed and switched off (WCAG 2.1.4).

use webside_protocol::Cue;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Begin a cue; of [`Cue::CORE`].
    Cue(Cue),
    /// Answer the top signal.
    Answer,
    /// Stop the live cue.
    StopCue,
    /// Mute or unmute.
    Mute,
}

impl Action {
    /// Everything a key can do, in the order of the screen.
    pub const ALL: [Self; 11] = [
        Self::Cue(Cue::CORE[0]),
        Self::Cue(Cue::CORE[1]),
        Self::Cue(Cue::CORE[2]),
        Self::Cue(Cue::CORE[3]),
        Self::Cue(Cue::CORE[4]),
        Self::Cue(Cue::CORE[5]),
        Self::Cue(Cue::CORE[6]),
        Self::Cue(Cue::CORE[7]),
        Self::Answer,
        Self::StopCue,
        Self::Mute,
    ];
}

/// A key as the browser names it (UI Events `key`), a letter in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(pub String);

/// Which key does what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcuts {
    on: bool,
    keys: [Key; Action::ALL.len()],
    taken: Option<Action>,
}

impl Default for Shortcuts {
    fn default() -> Self {
        let keys = ["1", "2", "3", "4", "5", "6", "7", "8", "Enter", "0", "m"];
        Self { on: true, keys: keys.map(|key| Key(key.to_owned())), taken: None }
    }
}

impl Shortcuts {
    /// Single keys work at all.
    #[must_use]
    pub const fn are_on(&self) -> bool {
        self.on
    }

    /// The key of `action`.
    #[must_use]
    pub fn key(&self, action: Action) -> Option<&Key> {
        let place = Action::ALL.iter().position(|one| *one == action)?;
        self.keys.get(place)
    }

    /// What the last key that was to be given to an action belongs to already.
    #[must_use]
    pub const fn taken(&self) -> Option<Action> {
        self.taken
    }
}
