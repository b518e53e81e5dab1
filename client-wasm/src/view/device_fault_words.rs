//! The one thing that is wrong with camera or microphone, and how to mend it in this browser.

use crate::model::{Browser, DeviceFault, Model, Source};
use crate::words::{self, Locale};

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaultWords {
    /// What is wrong.
    pub(crate) title: String,
    /// What to do about it, one step a paragraph.
    pub(crate) steps: Vec<String>,
    /// Trying again can help.
    pub(crate) retry: bool,
}

/// Puts `fault` into words for the browser of `model`.
pub(crate) fn fault_words(model: &Model, locale: Locale, fault: DeviceFault) -> FaultWords {
    let told = |title: &str, step: &str, retry| FaultWords {
        title: title.to_owned(),
        steps: vec![step.to_owned()],
        retry,
    };
    match fault {
        DeviceFault::Unsupported if !model.abilities.secure => {
            told(words::error_insecure_title(locale), words::error_insecure_body(locale), false)
        }
        DeviceFault::Unsupported => {
            told(words::error_no_calls_title(locale), words::error_no_calls_body(locale), false)
        }
        DeviceFault::Refused { source } => refused(model.browser, locale, device(source)),
        DeviceFault::RefusedBySystem { source } => FaultWords {
            title: words::error_refused_title(locale, device(source)),
            steps: vec![words::error_refused_system(locale, device(source))],
            retry: true,
        },
        DeviceFault::NotFound { source: Some(Source::Camera) } => {
            told(words::error_no_camera_title(locale), words::error_no_camera_body(locale), true)
        }
        DeviceFault::NotFound { source: Some(Source::Microphone) | None } => told(
            words::error_no_microphone_title(locale),
            words::error_no_microphone_body(locale),
            true,
        ),
        DeviceFault::InUse { source } => told(
            &words::error_busy_title(locale, device(source)),
            words::error_busy_body(locale),
            true,
        ),
        DeviceFault::Broken { source } => told(
            &words::error_device_failed_title(locale, device(source)),
            words::error_device_failed_body(locale),
            true,
        ),
        DeviceFault::Stopped { source } => FaultWords {
            title: words::error_unplugged(locale, device(Some(source))),
            steps: Vec::new(),
            retry: true,
        },
        DeviceFault::Interrupted { .. } => FaultWords {
            title: words::visit_interrupted(locale).to_owned(),
            steps: Vec::new(),
            retry: true,
        },
        DeviceFault::NothingHeard => FaultWords {
            title: words::precheck_not_heard(locale).to_owned(),
            steps: Vec::new(),
            retry: false,
        },
    }
}

fn refused(browser: Browser, locale: Locale, device: &str) -> FaultWords {
    let fix = match browser {
        Browser::Chrome => words::error_refused_chrome(locale, device),
        Browser::SafariIos => words::error_refused_safari_ios(locale, device),
        Browser::SafariMac => words::error_refused_safari_mac(locale, device),
        Browser::Firefox => words::error_refused_firefox(locale, device),
        Browser::Other => words::error_refused_other(locale, device),
    };
    FaultWords {
        title: words::error_refused_title(locale, device),
        steps: vec![fix, words::error_refused_system(locale, device)],
        retry: true,
    }
}

/// The name that the messages know a source by.
const fn device(source: Option<Source>) -> &'static str {
    match source {
        Some(Source::Camera) => "camera",
        Some(Source::Microphone) => "microphone",
        None => "both",
    }
}
