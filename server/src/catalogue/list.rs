//! Every sentence with its name, as a catalogue of its own: copy the lines that are to change.

use std::fmt::Write as _;

use toml::Value;
use webside_protocol::Cue;
use webside_words_fluent::LANGUAGES;

use super::document::cue_name;
use super::ours::ours;

const TAKES_ALL: &str = "a string takes all that is written";

/// A catalogue that changes nothing, with everything in it.
#[must_use]
pub fn list() -> String {
    let mut listed = String::new();
    for cue in Cue::ALL {
        if let Some(usual) = cue.typical() {
            let (name, seconds) = (cue_name(cue), usual.as_secs());
            writeln!(listed, "[cues.{name}]\nusual_s = {seconds}\n").expect(TAKES_ALL);
        }
    }
    for (place, language) in LANGUAGES.iter().enumerate() {
        writeln!(listed, "[words.{}]", language.tag).expect(TAKES_ALL);
        for message in &ours().messages {
            let says = Value::String(message.texts[place].fluent());
            writeln!(listed, "\"{}\" = {says}", message.name).expect(TAKES_ALL);
        }
        listed.push('\n');
    }
    listed
}
