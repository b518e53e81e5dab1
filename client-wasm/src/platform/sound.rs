//! A short sound, to try the speaker.

use web_sys::AudioContext;

use crate::model::DeviceId;
use crate::platform::object::call;

/// How loud, where full scale is 1: two gentle tones.
const VOLUME: f32 = 0.2;
/// Pitch in hertz, and the time from the start in seconds.
const TONES: [(f32, f64); 2] = [(523.25, 0.0), (659.25, 0.35)];
const TONE_S: f64 = 0.3;

/// Plays it through `speaker`, where the browser lets a page choose.
pub(crate) fn play(speaker: Option<&DeviceId>) -> Option<()> {
    let context = AudioContext::new().ok()?;
    if let Some(DeviceId(id)) = speaker {
        call(&context, "setSinkId", &[&id.into()]);
    }
    let volume = context.create_gain().ok()?;
    volume.gain().set_value(VOLUME);
    volume.connect_with_audio_node(&context.destination()).ok()?;
    for (hertz, at) in TONES {
        let tone = context.create_oscillator().ok()?;
        tone.frequency().set_value(hertz);
        tone.connect_with_audio_node(&volume).ok()?;
        let start = context.current_time() + at;
        tone.start_with_when(start).ok()?;
        tone.stop_with_when(start + TONE_S).ok()?;
    }
    Some(())
}
