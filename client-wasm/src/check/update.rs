//! How the page of the check changes: one message in, effects out.

use super::message::{CheckEffect, CheckMsg, Run, Step};
use super::{Check, Findings, Stage};
use crate::model::{Setting, TextSize};
use crate::words::Locale;

/// What the page finds when it opens.
#[derive(Debug, Clone)]
pub struct CheckOpening {
    /// What this machine remembers.
    pub settings: Vec<(Setting, String)>,
    /// The first of the browser's languages that is one of ours.
    pub locale_of_browser: Option<Locale>,
    /// See [`Check::from_visit`].
    pub from_visit: bool,
    /// See [`Check::origin`].
    pub origin: String,
}

impl CheckOpening {
    /// The language to begin in.
    #[must_use]
    pub fn locale(&self) -> Locale {
        let chosen = self.setting(Setting::Locale).and_then(Locale::from_tag);
        chosen.or(self.locale_of_browser).unwrap_or(Locale::En)
    }

    fn setting(&self, wanted: Setting) -> Option<&str> {
        let found = self.settings.iter().find(|(setting, _)| *setting == wanted);
        found.map(|(_, text)| text.as_str())
    }
}

impl Check {
    /// Opens the page, with the words of [`CheckOpening::locale`] loaded; returns it with what to do at
    /// once. No way is tried before somebody asks.
    #[must_use]
    pub fn open(opening: CheckOpening) -> (Self, Vec<CheckEffect>) {
        let locale = opening.locale();
        let size = opening.setting(Setting::TextSize).map(TextSize::from_name);
        let text_size = size.unwrap_or_default();
        let effects = vec![
            CheckEffect::SetLanguage(locale),
            CheckEffect::SetTextSize(text_size),
            CheckEffect::LoadClinic,
        ];
        let check = Self {
            locale,
            text_size,
            clinic: None,
            from_visit: opening.from_visit,
            origin: opening.origin,
            stage: Stage::Ready,
            findings: Findings::default(),
            copied: None,
            language_failed: false,
            run: Run::default(),
        };
        (check, effects)
    }
}

/// Takes one message.
#[must_use]
pub fn update(check: &mut Check, msg: CheckMsg) -> Vec<CheckEffect> {
    match msg {
        CheckMsg::Begin => begin(check),
        CheckMsg::Stop => stop(check),
        CheckMsg::SetLocale(locale) => {
            check.language_failed = false;
            vec![CheckEffect::LoadWords(locale)]
        }
        CheckMsg::SetTextSize(size) => {
            check.text_size = size;
            let kept = CheckEffect::Keep(Setting::TextSize, size.name().to_owned());
            vec![CheckEffect::SetTextSize(size), kept]
        }
        CheckMsg::Copy(text) => {
            check.copied = None;
            vec![CheckEffect::Copy(text)]
        }
        CheckMsg::Close => vec![CheckEffect::CloseTab],
        CheckMsg::Clinic(clinic) => {
            check.clinic = clinic.ok();
            Vec::new()
        }
        CheckMsg::Words(locale, Ok(())) => {
            check.locale = locale;
            let kept = CheckEffect::Keep(Setting::Locale, locale.tag().to_owned());
            vec![CheckEffect::SetLanguage(locale), kept]
        }
        CheckMsg::Words(_, Err(_)) => {
            check.language_failed = true;
            Vec::new()
        }
        CheckMsg::Copied(done) => {
            check.copied = Some(done);
            Vec::new()
        }
        CheckMsg::At(run, step) => follow(check, run, |check| check.stage = Stage::Running(step)),
        CheckMsg::Found(run, found) => follow(check, run, |check| check.findings.take(found)),
        CheckMsg::Over(run) => follow(check, run, |check| check.stage = Stage::Done),
    }
}

fn begin(check: &mut Check) -> Vec<CheckEffect> {
    if matches!(check.stage, Stage::Running(_)) {
        return Vec::new();
    }
    check.run = Run(check.run.0.wrapping_add(1));
    check.findings = Findings::default();
    check.copied = None;
    check.stage = Stage::Running(Step::Server);
    vec![CheckEffect::Run(check.run)]
}

fn stop(check: &mut Check) -> Vec<CheckEffect> {
    if !matches!(check.stage, Stage::Running(_)) {
        return Vec::new();
    }
    check.stage = Stage::Stopped;
    vec![CheckEffect::StopRun]
}

/// What a run tells that was stopped, or that another one took the place of, changes nothing.
fn follow(check: &mut Check, run: Run, change: impl FnOnce(&mut Check)) -> Vec<CheckEffect> {
    if run == check.run && matches!(check.stage, Stage::Running(_)) {
        change(check);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Finding, ServerAnswer, Way};
    use crate::model::HttpFault;

    fn opened() -> Check {
        let opening = CheckOpening {
            settings: vec![(Setting::TextSize, "large".into())],
            locale_of_browser: Some(Locale::Es),
            from_visit: true,
            origin: "https://clinic.example".into(),
        };
        let (check, effects) = Check::open(opening);
        assert!(!effects.iter().any(|effect| matches!(effect, CheckEffect::Run(_))), "unasked");
        check
    }

    fn say(check: &mut Check, msg: CheckMsg) -> Vec<CheckEffect> {
        update(check, msg)
    }

    #[test]
    fn a_page_opens_as_its_machine_remembers() {
        let check = opened();
        assert_eq!((check.locale, check.text_size), (Locale::Es, TextSize::Large));
        assert_eq!(check.stage, Stage::Ready);
    }

    #[test]
    fn a_run_is_followed_from_its_press_to_its_end() {
        let mut check = opened();
        assert_eq!(say(&mut check, CheckMsg::Begin), [CheckEffect::Run(Run(1))]);
        assert_eq!(say(&mut check, CheckMsg::Begin), [], "it runs already");
        say(&mut check, CheckMsg::At(Run(1), Step::Relay(Way::Udp)));
        assert_eq!(check.stage, Stage::Running(Step::Relay(Way::Udp)));
        let found = Finding::Server(ServerAnswer::Offers(2));
        say(&mut check, CheckMsg::Found(Run(1), found));
        say(&mut check, CheckMsg::Over(Run(1)));
        assert_eq!(check.stage, Stage::Done);
        assert_eq!(check.findings.server, Some(ServerAnswer::Offers(2)));
        assert_eq!(say(&mut check, CheckMsg::Stop), [], "there is nothing to stop");
        assert_eq!(say(&mut check, CheckMsg::Begin), [CheckEffect::Run(Run(2))]);
        assert_eq!(check.findings, Findings::default(), "from the start");
    }

    #[test]
    fn what_a_stopped_run_still_says_changes_nothing() {
        let mut check = opened();
        say(&mut check, CheckMsg::Begin);
        assert_eq!(say(&mut check, CheckMsg::Stop), [CheckEffect::StopRun]);
        let late = [
            CheckMsg::At(Run(1), Step::Upload),
            CheckMsg::Found(Run(1), Finding::Socket(false)),
            CheckMsg::Over(Run(1)),
        ];
        for msg in late.clone() {
            say(&mut check, msg);
        }
        assert_eq!((check.stage, check.findings.socket), (Stage::Stopped, None));
        say(&mut check, CheckMsg::Begin);
        for msg in late {
            say(&mut check, msg);
        }
        assert_eq!(check.stage, Stage::Running(Step::Server));
        assert_eq!(check.findings.socket, None);
    }

    #[test]
    fn a_language_changes_once_its_words_are_there() {
        let mut check = opened();
        let asked = say(&mut check, CheckMsg::SetLocale(Locale::En));
        assert_eq!(asked, [CheckEffect::LoadWords(Locale::En)]);
        assert_eq!(check.locale, Locale::Es);
        say(&mut check, CheckMsg::Words(Locale::En, Err(HttpFault::Unreachable)));
        assert_eq!((check.locale, check.language_failed), (Locale::Es, true));
        say(&mut check, CheckMsg::SetLocale(Locale::En));
        assert!(!check.language_failed);
        let done = say(&mut check, CheckMsg::Words(Locale::En, Ok(())));
        let kept = CheckEffect::Keep(Setting::Locale, "en".into());
        assert_eq!(done, [CheckEffect::SetLanguage(Locale::En), kept]);
        assert_eq!(check.locale, Locale::En);
    }
}
