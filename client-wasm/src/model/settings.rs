//! What a page remembers on its machine, as text: nothing about the visit.

/// One thing to remember.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The language a person chose: a BCP 47 tag.
    Locale,
    /// The console's keys.
    Shortcuts,
    /// The microphone, by the browser's name for it.
    Microphone,
    /// The camera.
    Camera,
    /// The speaker.
    Speaker,
}
