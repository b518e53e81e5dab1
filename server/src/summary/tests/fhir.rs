//! The summary as FHIR: what its snapshot shows. `tests` holds it to the official schema.

use serde_json::Value;
use webside_protocol::Language;

use super::scene::{DOCTOR, LUIS, ROSA, Scene};
use crate::summary::Summary;

fn bundle(summary: &Summary) -> Value {
    serde_json::from_slice(&summary.fhir()).unwrap()
}

#[test]
fn a_whole_visit_as_a_bundle() {
    insta::assert_json_snapshot!(bundle(&Scene::whole().summary(DOCTOR, Language::En)));
}

#[test]
fn every_reference_leads_to_an_entry() {
    for reader in [DOCTOR, ROSA, LUIS] {
        let bundle = bundle(&Scene::whole().summary(reader, Language::Es));
        let entries = bundle["entry"].as_array().unwrap();
        let named: Vec<&str> = entries.iter().filter_map(|e| e["fullUrl"].as_str()).collect();
        let mut references = Vec::new();
        gather(&bundle, &mut references);
        assert!(references.len() > 10, "{references:?}");
        for reference in references {
            assert!(named.contains(&reference.as_str()), "{reference}");
        }
    }
}

fn gather(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            references.extend(fields.get("reference").and_then(|r| r.as_str()).map(str::to_owned));
            fields.values().for_each(|value| gather(value, references));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, references)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
