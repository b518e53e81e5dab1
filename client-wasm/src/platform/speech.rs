//! Reads words aloud, in a voice of the browser for the page's language.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::model::{Msg, SpeechEvent};
use crate::platform::listener::Listener;
use crate::platform::object::{call, get};
use crate::platform::report::Report;
use crate::words::Locale;

/// The browser's voices; none in a browser without them.
pub(crate) struct Speech {
    report: Report,
    synthesis: Option<SpeechSynthesis>,
    /// Kept until it is over: browsers let go of one that nobody holds, and never tell its end.
    reading: Vec<SpeechSynthesisUtterance>,
    /// Hear the end of the last one.
    end: Option<[Listener; 2]>,
    _ears: Option<Listener>,
}

impl Speech {
    /// Tells which languages there are voices for, at once and whenever that changes: many browsers
    /// load them late.
    pub(crate) fn new(report: Report) -> Self {
        let window = web_sys::window();
        let synthesis = window.and_then(|window| get(&window, "speechSynthesis"));
        let synthesis = synthesis.map(JsCast::unchecked_into::<SpeechSynthesis>);
        let ears = synthesis.clone().map(|synthesis| {
            let (first, report) = ((synthesis.clone(), report.clone()), report.clone());
            spawn_local(async move { tell_voices(&first.0, &first.1) });
            let target = synthesis.clone();
            Listener::new(&target, "voiceschanged", move |_| tell_voices(&synthesis, &report))
        });
        Self { report, synthesis, reading: Vec::new(), end: None, _ears: ears }
    }

    /// Reads `texts`, one after the other, in place of what is being read.
    pub(crate) fn read(&mut self, locale: Locale, texts: &[String]) {
        self.stop();
        let Some(synthesis) = &self.synthesis else { return };
        let voices = voices(synthesis);
        let voice = voices.iter().find(|voice| speaks(voice) == Some(locale));
        for text in texts {
            let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else { continue };
            utterance.set_lang(locale.tag());
            utterance.set_voice(voice);
            synthesis.speak(&utterance);
            self.reading.push(utterance);
        }
        self.end = self.reading.last().map(|last| {
            ["end", "error"].map(|kind| {
                let report = self.report.clone();
                Listener::new(last, kind, move |_| report.tell(Msg::Speech(SpeechEvent::Ended)))
            })
        });
    }

    /// Is silent.
    pub(crate) fn stop(&mut self) {
        self.end = None;
        self.reading.clear();
        if let Some(synthesis) = &self.synthesis {
            synthesis.cancel();
        }
    }
}

fn tell_voices(synthesis: &SpeechSynthesis, report: &Report) {
    let spoken: Vec<Locale> = voices(synthesis).iter().filter_map(speaks).collect();
    let spoken = Locale::ALL.into_iter().filter(|locale| spoken.contains(locale)).collect();
    report.tell(Msg::Speech(SpeechEvent::Voices(spoken)));
}

fn voices(synthesis: &SpeechSynthesis) -> Vec<SpeechSynthesisVoice> {
    let listed = call(synthesis, "getVoices", &[]).map(JsCast::unchecked_into::<Array>);
    let listed = listed.unwrap_or_default();
    listed.iter().map(JsCast::unchecked_into).collect()
}

fn speaks(voice: &SpeechSynthesisVoice) -> Option<Locale> {
    Locale::from_tag(&voice.lang())
}
