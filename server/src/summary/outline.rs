//! The summary as headings and lists, in the order they are read; every form but FHIR shows this.

use super::Summary;
use super::words::{Label, day};

/// All that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) title: String,
    /// Who, with whom, when.
    pub(super) facts: Vec<String>,
    pub(super) sections: Vec<Section>,
}

/// A heading with its list. Never without items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) order: Order,
    pub(super) items: Vec<Item>,
}

/// Whether the order of a list says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One after the other: numbered.
    Steps,
    /// None.
    Any,
}

/// An item with what else there is to say of it, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: String,
    pub(super) notes: Vec<String>,
}

impl Item {
    /// An item that stands for itself.
    pub(super) fn plain(line: impl Into<String>) -> Self {
        Self { line: line.into(), notes: Vec::new() }
    }
}

impl Summary {
    /// What matters on the way home comes first: the plan, and whom to call.
    pub(super) fn outline(&self) -> Outline {
        let parts = [
            self.plan(),
            self.promises(),
            self.choices(),
            self.agenda(),
            self.questions(),
            self.teach_back(),
            self.briefing(),
            self.repair(),
            self.handoff(),
        ];
        let mut sections: Vec<Section> = parts.into_iter().flatten().collect();
        if sections.is_empty() {
            sections.extend(self.section(Label::Notes, Order::Any, vec![self.nothing_yet()]));
        }
        sections.extend(self.whom_to_call());
        Outline { title: self.say(Label::Title).into(), facts: self.facts(), sections }
    }

    fn facts(&self) -> Vec<String> {
        let named = |label, name: &Option<webside_protocol::Name>| {
            name.as_ref().map(|name| self.labelled(label, name.as_str()))
        };
        let day = self.labelled(Label::Day, &day(self.day(), self.language));
        let clinic = self.labelled(Label::Clinic, &self.clinic_name);
        [
            named(Label::Patient, &self.patient),
            named(Label::Clinician, &self.clinician),
            Some(day),
            Some(clinic),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn nothing_yet(&self) -> Item {
        Item::plain(self.say(Label::NothingYet))
    }

    /// `None` without items: an empty heading tells nothing.
    pub(super) fn section(
        &self,
        heading: Label,
        order: Order,
        items: Vec<Item>,
    ) -> Option<Section> {
        let heading = self.say(heading).to_owned();
        (!items.is_empty()).then_some(Section { heading, order, items })
    }

    /// Our words for `label`.
    pub(super) fn say(&self, label: Label) -> &'static str {
        label.words(self.language)
    }

    /// `label: value`.
    pub(super) fn labelled(&self, label: Label, value: &str) -> String {
        format!("{}: {value}", self.say(label))
    }
}
