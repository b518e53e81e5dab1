//! What was said: each question as a Communication, the briefing as a QuestionnaireResponse.

use serde_json::{Value, json};
use webside_protocol::{Asked, Told};

use super::Resource;
use super::names::instant;
use crate::summary::Summary;
use crate::summary::words;

impl Summary {
    pub(super) fn communications(&self) -> Vec<Resource> {
        let asked = self.conversation.questions.asked().iter();
        asked.map(|asked| self.communication(asked)).collect()
    }

    fn communication(&self, asked: &Asked) -> Resource {
        let status = if asked.answered_at.is_some() { "completed" } else { "in-progress" };
        let name = self.name_at("Communication", asked.id);
        let mut body = json!({
            "resourceType": "Communication",
            "id": name.id(),
            "status": status,
            "subject": self.patient_reference(),
            "encounter": self.encounter_reference(),
            "recipient": [self.clinician_reference()],
            "sent": instant(asked.at),
            "payload": [{ "contentString": words::question(asked.question, self.language) }],
        });
        if let Some(at) = asked.answered_at {
            body["received"] = instant(at).into();
        }
        Resource { name, body }
    }

    /// Only what the patient told or confirmed this time; `None` when that is nothing.
    pub(super) fn questionnaire_response(&self) -> Option<Resource> {
        let items: Vec<Value> = self.told().filter_map(|told| self.answer(told)).collect();
        let status = if self.ended_at.is_some() { "completed" } else { "in-progress" };
        let name = self.name("QuestionnaireResponse");
        let body = json!({
            "resourceType": "QuestionnaireResponse",
            "id": name.id(),
            "status": status,
            "subject": self.patient_reference(),
            "encounter": self.encounter_reference(),
            "author": self.patient_reference(),
            "source": self.patient_reference(),
            "item": items,
        });
        (!items.is_empty()).then_some(Resource { name, body })
    }

    fn answer(&self, told: &Told) -> Option<Value> {
        let line = told.line.as_ref().filter(|_| told.confirmed)?;
        Some(json!({
            // The protocol's own word for the subject.
            "linkId": told.subject,
            "text": words::subject(told.subject, self.language),
            "answer": [{ "valueString": line.as_str() }],
        }))
    }
}
