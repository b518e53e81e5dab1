//! What a page remembers on its machine, as text: nothing about the visit.

/// One thing to remember.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The language a person chose: a BCP 47 tag.
    Locale,
    /// The size of text.
    TextSize,
    /// The console's keys.
    Shortcuts,
    /// The console's prompts, on or off.
    Prompts,
    /// The console's sums of who spoke and how much silence was explained: numbers alone.
    Balance,
    /// How the clinician's desk stands.
    Etiquette,
    /// The microphone, by the browser's name for it.
    Microphone,
    /// The camera.
    Camera,
    /// The speaker.
    Speaker,
    /// Sound alone, for a weak link.
    SoundOnly,
}

impl Setting {
    /// Everything that is remembered.
    pub const ALL: [Self; 10] = [
        Self::Locale,
        Self::TextSize,
        Self::Shortcuts,
        Self::Prompts,
        Self::Balance,
        Self::Etiquette,
        Self::Microphone,
        Self::Camera,
        Self::Speaker,
        Self::SoundOnly,
    ];

    /// It is forgotten with the tab.
    #[must_use]
    pub const fn is_of_the_tab(self) -> bool {
        match self {
            Self::Balance | Self::SoundOnly => true,
            Self::Locale
            | Self::TextSize
            | Self::Shortcuts
            | Self::Prompts
            | Self::Etiquette
            | Self::Microphone
            | Self::Camera
            | Self::Speaker => false,
        }
    }
}

/// What is remembered of prompts that were silenced; anything else is on.
pub(crate) const PROMPTS_OFF: &str = "off";

/// What is remembered of the wish for sound alone; anything else is a wish for pictures too.
pub(crate) const SOUND_ONLY: &str = "on";

/// How large text is. The style sheet knows the sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser is set.
    #[default]
    Normal,
    /// A step larger.
    Large,
    /// Two steps larger.
    Larger,
}

impl TextSize {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];

    /// Its name, in the style sheet and where it is remembered.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    pub(crate) fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.name() == name).unwrap_or_default()
    }
}
