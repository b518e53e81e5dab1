//! The summary as a FHIR R4 document: a Bundle whose Composition can be read without any of its parts.
//!
//! Resources are written as the JSON of the standard, to be read beside it; what the compiler does not
//! check here is checked by a test against the official schema.
//!
//! | file | idea |
//! |---|---|
//! | `mod` | the Bundle and its Composition |
//! | `people` | who, and when: Patient, Practitioner, Encounter |
//! | `care` | what follows: CarePlan, Task |
//! | `talk` | what was said: Communication, QuestionnaireResponse |
//! | `names` | identifiers that are the same each time, and times |
//! | `narrative` | sections as XHTML |

mod care;
mod names;
mod narrative;
mod people;
mod talk;

use serde_json::{Value, json};
use webside_protocol::{Language, Timestamp};

use self::names::{Name, instant};
use super::Summary;
use super::outline::Section;
use super::words::Label;

/// A resource with the name that others refer to it by.
#[derive(Debug, Clone)]
struct Resource {
    name: Name,
    body: Value,
}

/// A section of the Composition with the resources that say the same for machines.
struct Part {
    section: Option<Section>,
    resources: Vec<Resource>,
}

impl Summary {
    /// The Bundle as JSON text.
    pub(super) fn fhir(&self) -> Vec<u8> {
        let parts = self.parts();
        let (people, composition) = (self.people(), self.composition(&parts));
        let resources = parts.into_iter().flat_map(|part| part.resources);
        let all = std::iter::once(composition).chain(people).chain(resources);
        let entries: Vec<Value> = all.map(Resource::entry).collect();
        let bundle = json!({
            "resourceType": "Bundle",
            "type": "document",
            "language": self.language_code(),
            "identifier": { "system": "urn:ietf:rfc:3986", "value": self.name("Bundle").urn() },
            "timestamp": instant(self.as_of()),
            "entry": entries,
        });
        bundle.to_string().into_bytes()
    }

    fn composition(&self, parts: &[Part]) -> Resource {
        let sections: Vec<Value> = parts.iter().filter_map(Part::section).collect();
        let status = if self.ended_at.is_some() { "final" } else { "preliminary" };
        let name = self.name("Composition");
        let body = json!({
            "resourceType": "Composition",
            "id": name.id(),
            "language": self.language_code(),
            "status": status,
            "type": {
                "coding": [{
                    "system": "http://loinc.org",
                    "code": "34133-9",
                    "display": "Summary of episode note",
                }],
                "text": self.say(Label::Title),
            },
            "subject": self.patient_reference(),
            "encounter": self.encounter_reference(),
            "date": instant(self.as_of()),
            "author": [self.clinician_reference()],
            "custodian": { "display": self.clinic_name },
            "title": self.say(Label::Title),
            "section": sections,
        });
        Resource { name, body }
    }

    /// In the order of the outline.
    fn parts(&self) -> Vec<Part> {
        let told = |section| Part { section, resources: Vec::new() };
        vec![
            Part { section: self.plan(), resources: self.care_plan().into_iter().collect() },
            Part { section: self.promises(), resources: self.tasks() },
            told(self.choices()),
            told(self.agenda()),
            Part { section: self.questions(), resources: self.communications() },
            told(self.teach_back()),
            Part {
                section: self.briefing(),
                resources: self.questionnaire_response().into_iter().collect(),
            },
            told(self.repair()),
            told(self.handoff()),
            told(self.whom_to_call()),
        ]
    }

    /// The time of the last fact in it; of a visit that goes on, now.
    fn as_of(&self) -> Timestamp {
        let kept = self.conversation.promises.made().iter().filter_map(|made| made.kept_at);
        self.ended_at.map_or(self.now, |ended| kept.fold(ended, Timestamp::max))
    }

    const fn language_code(&self) -> &'static str {
        match self.language {
            Language::En => "en",
            Language::Es => "es",
        }
    }
}

impl Resource {
    fn entry(self) -> Value {
        json!({ "fullUrl": self.name.urn(), "resource": self.body })
    }
}

impl Part {
    fn section(&self) -> Option<Value> {
        let section = self.section.as_ref()?;
        let mut body = json!({
            "title": section.heading,
            "text": { "status": "generated", "div": narrative::div(section) },
        });
        // An empty list is not FHIR.
        if !self.resources.is_empty() {
            let entries: Vec<Value> = self.resources.iter().map(|r| r.name.reference()).collect();
            body["entry"] = entries.into();
        }
        Some(body)
    }
}
