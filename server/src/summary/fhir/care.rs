//! What follows from the visit: the plan as a CarePlan, each promise as a Task.

use serde_json::{Value, json};
use webside_protocol::{Moment, PlanStep, Promise, StepKind};

use super::Resource;
use super::names::instant;
use crate::summary::Summary;
use crate::summary::words::{self, Label};

impl Summary {
    /// `None` without steps: a plan of nothing is no plan.
    pub(super) fn care_plan(&self) -> Option<Resource> {
        let steps = self.conversation.plan.steps();
        let activities: Vec<Value> = steps.iter().map(|step| self.activity(step)).collect();
        let name = self.name("CarePlan");
        let body = json!({
            "resourceType": "CarePlan",
            "id": name.id(),
            "status": "active",
            "intent": "plan",
            "title": self.say(Label::Plan),
            "subject": self.patient_reference(),
            "encounter": self.encounter_reference(),
            "author": self.clinician_reference(),
            "activity": activities,
        });
        (!steps.is_empty()).then_some(Resource { name, body })
    }

    fn activity(&self, step: &PlanStep) -> Value {
        let words = step.step.line.as_str();
        let description = match step.step.kind {
            StepKind::Act => words.to_owned(),
            StepKind::Watch => self.labelled(Label::IfThis, words),
        };
        let mut detail = json!({ "status": "not-started", "description": description });
        if let Some(day) = step.step.starts {
            detail["scheduledTiming"]["repeat"]["boundsPeriod"]["start"] = day.to_string().into();
        }
        if let Some(moment) = step.step.moment {
            let text = words::moment(moment, self.language);
            detail["scheduledTiming"]["code"]["text"] = text.into();
            if let Some(when) = event_timing(moment) {
                detail["scheduledTiming"]["repeat"]["when"] = json!([when]);
            }
        }
        let mut activity = json!({ "detail": detail });
        if let Some(mark) = self.conversation.teach_back.mark(step.id) {
            activity["progress"] = json!([{ "text": words::clarity(mark, self.language) }]);
        }
        activity
    }

    pub(super) fn tasks(&self) -> Vec<Resource> {
        let made = self.conversation.promises.made().iter();
        made.map(|promise| self.task(promise)).collect()
    }

    fn task(&self, promise: &Promise) -> Resource {
        let status = if promise.kept_at.is_some() { "completed" } else { "requested" };
        let name = self.name_at("Task", promise.id);
        let mut body = json!({
            "resourceType": "Task",
            "id": name.id(),
            "status": status,
            "intent": "order",
            "description": promise.line.as_str(),
            "for": self.patient_reference(),
            "encounter": self.encounter_reference(),
            "requester": self.clinician_reference(),
            "owner": { "display": promise.who.as_str() },
            "restriction": { "period": { "end": promise.by.to_string() } },
        });
        if let Some(at) = promise.kept_at {
            body["lastModified"] = instant(at).into();
        }
        Resource { name, body }
    }
}

/// HL7's EventTiming; it has no teeth.
const fn event_timing(moment: Moment) -> Option<&'static str> {
    match moment {
        Moment::WakeUp => Some("WAKE"),
        Moment::BrushTeeth => None,
        Moment::Breakfast => Some("CM"),
        Moment::Lunch => Some("CD"),
        Moment::Dinner => Some("CV"),
        Moment::Bedtime => Some("HS"),
    }
}
