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
    /// Caption what is said, or no more.
    Caption,
}

impl Action {
    /// Everything a key can do, in the order of the screen.
    pub const ALL: [Self; 12] = [
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
        Self::Caption,
    ];
}

/// A key as the browser names it (UI Events `key`), a letter in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(pub String);

impl Key {
    /// Keys that move about a page, or do nothing alone, are no shortcuts.
    fn can_be_a_shortcut(&self) -> bool {
        const TAKEN: [&str; 8] =
            ["Tab", "Escape", "Shift", "Control", "Alt", "Meta", " ", "Unidentified"];
        let is_one_line = !self.0.is_empty() && !self.0.contains('\n');
        is_one_line && !TAKEN.contains(&self.0.as_str())
    }
}

/// Which key does what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcuts {
    on: bool,
    keys: [Key; Action::ALL.len()],
    taken: Option<Action>,
}

impl Default for Shortcuts {
    fn default() -> Self {
        let keys = ["1", "2", "3", "4", "5", "6", "7", "8", "Enter", "0", "m", "c"];
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

    pub(crate) fn action(&self, key: &Key) -> Option<Action> {
        let place = self.keys.iter().position(|one| one == key)?;
        Action::ALL.get(place).copied()
    }

    pub(crate) fn switch(&mut self, on: bool) {
        self.on = on;
    }

    /// Gives `key` to `action`, unless it belongs to another one.
    pub(crate) fn rebind(&mut self, action: Action, key: Key) {
        self.taken = self.action(&key).filter(|other| *other != action);
        let place = Action::ALL.iter().position(|one| *one == action);
        if self.taken.is_none()
            && key.can_be_a_shortcut()
            && let Some(own) = place.and_then(|place| self.keys.get_mut(place))
        {
            *own = key;
        }
    }

    /// As text to remember: `on` or `off`, then a key on each line.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::from(if self.on { "on" } else { "off" });
        for key in &self.keys {
            text.push('\n');
            text.push_str(&key.0);
        }
        text
    }

    /// Reads what [`Shortcuts::to_text`] wrote; what cannot be read is as at first.
    pub(crate) fn from_text(text: &str) -> Self {
        let mut lines = text.lines();
        let mut shortcuts = Self { on: lines.next() != Some("off"), ..Self::default() };
        let keys: Vec<Key> = lines.map(|line| Key(line.to_owned())).collect();
        let mut own = shortcuts.keys.clone();
        // A text from before an action was there leaves it its first key.
        own.iter_mut().zip(keys).for_each(|(own, key)| *own = key);
        let is_whole = own.iter().all(Key::can_be_a_shortcut)
            && own.iter().enumerate().all(|(place, key)| !own[..place].contains(key));
        if is_whole {
            shortcuts.keys = own;
        }
        shortcuts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key(name.to_owned())
    }

    #[test]
    fn a_key_belongs_to_one_action() {
        let plan = Action::Cue(Cue::Plan);
        let mut shortcuts = Shortcuts::default();
        assert_eq!(shortcuts.action(&key("8")), Some(plan));
        shortcuts.rebind(plan, key("1"));
        assert_eq!(shortcuts.taken(), Some(Action::Cue(Cue::Listening)));
        assert_eq!(shortcuts.key(plan), Some(&key("8")), "a taken key changes nothing");
        shortcuts.rebind(plan, key("p"));
        assert_eq!(shortcuts.taken(), None);
        assert_eq!(shortcuts.action(&key("p")), Some(plan));
        assert_eq!(shortcuts.action(&key("8")), None, "the old key is free");
        shortcuts.rebind(plan, key("Tab"));
        assert_eq!(shortcuts.key(plan), Some(&key("p")), "Tab moves about the page");
    }

    #[test]
    fn keys_survive_being_remembered() {
        let mut shortcuts = Shortcuts::default();
        shortcuts.rebind(Action::Answer, key("ñ"));
        shortcuts.switch(false);
        assert_eq!(Shortcuts::from_text(&shortcuts.to_text()), shortcuts);
        let text = shortcuts.to_text();
        let (older, _) = text.rsplit_once('\n').expect("a line for each key");
        assert_eq!(Shortcuts::from_text(older), shortcuts, "of a page with one action less");
        for spoiled in ["", "on", "on\n1\n1", "on\nTab\n2\n3\n4\n5\n6\n7\n8\n9\n0\nm"] {
            assert_eq!(Shortcuts::from_text(spoiled), Shortcuts::default(), "{spoiled:?}");
        }
    }
}
