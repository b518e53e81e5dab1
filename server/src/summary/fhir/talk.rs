//! What was said: each question as a Communication, the briefing as a QuestionnaireResponse.

use serde_json::{Value, json};
use webside_protocol::{Asked, Seq, Subject, Told};

use super::Resource;
use super::names::instant;
use crate::summary::Summary;
use crate::summary::words;

impl Summary {
    pub(super) fn communications(&self) -> Vec<Resource> {
        let asked = self.conversation.questions.asked().iter();
        asked.map(|(place, asked)| self.communication(*place, asked)).collect()
    }

    fn communication(&self, place: Seq, asked: &Asked) -> Resource {
        let status = if asked.answered_at.is_some() { "completed" } else { "in-progress" };
        let name = self.name_at("Communication", place);
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
        let told = self.conversation.briefing.told().iter();
        let items: Vec<Value> =
            told.filter_map(|(subject, told)| self.answer(*subject, told)).collect();
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

    fn answer(&self, subject: Subject, told: &Told) -> Option<Value> {
        let line = told.line.as_ref().filter(|_| told.confirmed)?;
        Some(json!({
            // The protocol's own word for the subject.
            "linkId": subject,
            "text": words::subject(subject, self.language),
            "answer": [{ "valueString": line.as_str() }],
        }))
    }
}
