//! Which languages this page has the words of: one from the start, another when it is asked for.

use crate::words::Locale;

/// The languages of one page, by how far their words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Languages {
    here: Vec<Locale>,
    /// Asked for once: on their way, here, or not to be had.
    asked: Vec<Locale>,
}

impl Languages {
    /// A page opens with the words of one language.
    pub(crate) fn of(first: Locale) -> Self {
        Self { here: vec![first], asked: vec![first] }
    }

    /// Whether `locale` can be spoken.
    pub(crate) fn has(&self, locale: Locale) -> bool {
        self.here.contains(&locale)
    }

    /// The words of `locale` are needed. Whether that is the first time: they are to be loaded.
    pub(crate) fn need(&mut self, locale: Locale) -> bool {
        let new = !self.asked.contains(&locale);
        if new {
            self.asked.push(locale);
        }
        new
    }

    /// The words of `locale` came.
    pub(crate) fn came(&mut self, locale: Locale) {
        if !self.has(locale) {
            self.here.push(locale);
        }
    }

    /// A person asks for `locale`, perhaps once more: what failed before is tried again.
    pub(crate) fn ask_again(&mut self, locale: Locale) {
        let here = self.has(locale);
        self.asked.retain(|asked| here || *asked != locale);
    }
}
