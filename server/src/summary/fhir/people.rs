//! Who met, and when: Patient, Practitioner, Encounter. Names only; a visit knows no more of anyone.

use serde_json::{Value, json};

use super::names::instant;
use super::{Name, Resource};
use crate::summary::Summary;

impl Summary {
    pub(super) fn people(&self) -> [Resource; 3] {
        [self.patient_resource(), self.practitioner(), self.encounter()]
    }

    pub(super) fn patient_reference(&self) -> Value {
        self.name("Patient").reference()
    }

    pub(super) fn clinician_reference(&self) -> Value {
        self.name("Practitioner").reference()
    }

    pub(super) fn encounter_reference(&self) -> Value {
        self.name("Encounter").reference()
    }

    fn patient_resource(&self) -> Resource {
        self.person("Patient", self.patient.as_ref())
    }

    fn practitioner(&self) -> Resource {
        self.person("Practitioner", self.clinician.as_ref())
    }

    fn person(&self, kind: &str, called: Option<&webside_protocol::Name>) -> Resource {
        let name: Name = self.name(kind);
        let mut body = json!({ "resourceType": kind, "id": name.id() });
        if let Some(called) = called {
            body["name"] = json!([{ "text": called.as_str() }]);
        }
        Resource { name, body }
    }

    fn encounter(&self) -> Resource {
        let status = match (self.began_at, self.ended_at) {
            (_, Some(_)) => "finished",
            (Some(_), None) => "in-progress",
            (None, None) => "planned",
        };
        let name = self.name("Encounter");
        let mut body = json!({
            "resourceType": "Encounter",
            "id": name.id(),
            "status": status,
            "class": {
                "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                "code": "VR",
                "display": "virtual",
            },
            "subject": self.patient_reference(),
            "participant": [{ "individual": self.clinician_reference() }],
            "serviceProvider": { "display": self.clinic_name },
        });
        let times = [("start", self.began_at), ("end", self.ended_at)];
        for (key, at) in times.into_iter().filter_map(|(key, at)| Some((key, at?))) {
            body["period"][key] = instant(at).into();
        }
        Resource { name, body }
    }
}
