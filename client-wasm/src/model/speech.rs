//! Reading aloud: which languages the browser has a voice for, and whether it reads.

use crate::words::Locale;

/// What is known of the browser's voices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Speech {
    /// The languages with a voice.
    pub voices: Vec<Locale>,
    /// Something is being read.
    pub reading: bool,
}

/// What the browser tells of its voices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeechEvent {
    /// There are voices for these languages.
    Voices(Vec<Locale>),
    /// What was read is over.
    Ended,
}

impl Speech {
    pub(crate) fn hear(&mut self, event: SpeechEvent) {
        match event {
            SpeechEvent::Voices(voices) => self.voices = voices,
            SpeechEvent::Ended => self.reading = false,
        }
    }
}
