//! The clinician's words, written down by the browser itself: only where it does that on this device,
//! while the field for captions is open and the microphone is on.

use std::time::Duration;

use webside_protocol::limits::CAPTION_CHARS_MAX;
use webside_protocol::{ClientMessage, Line, Track};

use crate::model::clock::Steady;
use crate::model::{DeskEvent, DeskStep, Effect, Model, Stage, Switch};
use crate::words::Locale;

/// A browser stops by itself after some silence; it begins again after this.
const REST: Duration = Duration::from_secs(1);

/// How writing down stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recogniser {
    /// The browser can, in the page's language and on this device.
    pub able: bool,
    /// The clinician wants it.
    pub on: bool,
    /// It did not work when it was last wanted.
    pub failed: bool,
    asked: Option<Locale>,
    runs: bool,
    rests_until: Steady,
}

impl Recogniser {
    /// The clinician wants it, or no more.
    pub(crate) fn switch(&mut self, switch: Switch) {
        (self.on, self.failed) = (switch == Switch::On, false);
    }
}

/// The browser tells.
pub(crate) fn hear(model: &mut Model, event: DeskEvent, now: Steady, out: &mut Vec<Effect>) {
    let recogniser = &mut model.recogniser;
    match event {
        DeskEvent::Recogniser(locale) => recogniser.able = recogniser.asked == Some(locale),
        DeskEvent::Recognised(text) if recogniser.runs && model.connection.is_open() => {
            let lines = lines(&text).into_iter();
            out.extend(lines.map(|line| Effect::Say(ClientMessage::Caption { line })));
        }
        DeskEvent::RecogniserEnded { failed } => {
            (recogniser.runs, recogniser.rests_until) = (false, now + REST);
            recogniser.failed |= failed && recogniser.on;
            recogniser.on &= !failed;
        }
        // Said to nobody, or not its business.
        DeskEvent::Recognised(_) | DeskEvent::Invited(..) | DeskEvent::Copied(_) => {}
    }
}

/// Starts and stops it as all else says.
pub(crate) fn follow(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let (locale, writing) = (model.locale, model.captions.writing && model.stage == Stage::Inside);
    let heard = model.devices.microphone.track == Track::Live;
    let recogniser = &mut model.recogniser;
    if writing && recogniser.asked != Some(locale) {
        *recogniser =
            Recogniser { asked: Some(locale), runs: recogniser.runs, ..Recogniser::default() };
        out.push(Effect::Desk(DeskStep::FindRecogniser(locale)));
    }
    recogniser.on &= writing;
    let wanted = recogniser.on && heard;
    if recogniser.runs && !wanted {
        recogniser.runs = false;
        out.push(Effect::Desk(DeskStep::Recognise(None)));
    } else if wanted && !recogniser.runs && now >= recogniser.rests_until {
        recogniser.runs = true;
        out.push(Effect::Desk(DeskStep::Recognise(Some(locale))));
    }
}

/// What was said, in captions: cut between words, where it is too long for one.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= CAPTION_CHARS_MAX => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines.iter().filter_map(|line| Line::new(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut_between_words_and_nothing_of_it_is_lost() {
        let text = "take one pill a day ".repeat(30);
        let cut = lines(&text);
        assert!(cut.len() > 1);
        assert!(cut.iter().all(|line| line.as_str().chars().count() <= CAPTION_CHARS_MAX));
        let whole: Vec<&str> = cut.iter().flat_map(|line| line.as_str().split(' ')).collect();
        assert_eq!(whole, text.split_whitespace().collect::<Vec<_>>());
        assert_eq!(lines("  "), []);
    }
}
