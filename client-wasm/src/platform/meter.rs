//! How loud it is at the own microphone, some ten times a second (Web Audio §1.8).

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use web_sys::{AnalyserNode, AudioContext, AudioContextState, MediaStream, MediaStreamTrack};

use crate::model::{DeviceEvent, Loudness, Msg};
use crate::platform::listener::Listener;
use crate::platform::report::Report;
use crate::platform::timer::Interval;

const EVERY: Duration = Duration::from_millis(100);
/// Samples a reading is taken over: 85 ms at 48 kHz, most of the time between two readings.
const WINDOW: usize = 4096;

/// Measures one track, as long as it lives.
pub(crate) struct Meter {
    context: AudioContext,
    _interval: Interval,
    _gestures: Vec<Listener>,
}

impl Meter {
    /// `None` in a browser without Web Audio.
    pub(crate) fn new(track: &MediaStreamTrack, report: &Report) -> Option<Self> {
        let context = AudioContext::new().ok()?;
        let stream = MediaStream::new().ok()?;
        stream.add_track(track);
        let analyser = context.create_analyser().ok()?;
        analyser.set_fft_size(u32::try_from(WINDOW).unwrap_or(2048));
        let source = context.create_media_stream_source(&stream).ok()?;
        source.connect_with_audio_node(&analyser).ok()?;
        let reading = Reading { context: context.clone(), analyser, report: report.clone() };
        // The source is held by the closure: browsers collect one that nobody holds.
        let held = Rc::new(RefCell::new((source, vec![0.0_f32; WINDOW])));
        let interval = Interval::new(EVERY, move || reading.take(&mut held.borrow_mut().1));
        let gestures = resume_with_gestures(&context);
        Some(Self { context, _interval: interval, _gestures: gestures })
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        let _ = self.context.close();
    }
}

struct Reading {
    context: AudioContext,
    analyser: AnalyserNode,
    report: Report,
}

impl Reading {
    fn take(&self, samples: &mut [f32]) {
        // Until a first gesture some browsers measure nothing: that is not silence.
        if self.context.state() != AudioContextState::Running {
            return;
        }
        self.analyser.get_float_time_domain_data(samples);
        let sum: f32 = samples.iter().map(|sample| sample * sample).sum();
        let loudness = Loudness((sum / WINDOW as f32).sqrt());
        self.report.tell(Msg::Device(DeviceEvent::Heard(loudness)));
    }
}

fn resume_with_gestures(context: &AudioContext) -> Vec<Listener> {
    let _ = context.resume();
    let Some(window) = web_sys::window() else { return Vec::new() };
    ["pointerdown", "keydown"]
        .into_iter()
        .map(|kind| {
            let context = context.clone();
            Listener::new(&window, kind, move |_| {
                if context.state() == AudioContextState::Suspended {
                    let _ = context.resume();
                }
            })
        })
        .collect()
}
