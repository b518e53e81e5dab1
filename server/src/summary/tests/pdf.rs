//! The summary as PDF: as far as it can be told from within. `tests` asks another program.

use webside_protocol::{AgendaChange, Command, Input, Language, PageId, SummaryFormat};

use super::scene::{DOCTOR, ROSA, Scene, line};

/// Stands in the file's metadata, which is not compressed.
const ACCESSIBLE: &[u8] = b"pdfuaid";

fn says(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[test]
fn a_pdf_is_accessible_by_its_standard() {
    for language in [Language::En, Language::Es] {
        for scene in [Scene::whole(), Scene::empty()] {
            let bytes = scene.summary(DOCTOR, language).pdf().unwrap();
            assert!(says(&bytes, ACCESSIBLE), "{language:?}");
        }
    }
}

#[test]
fn letters_that_our_typeface_lacks_cost_the_mark_and_not_the_pdf() {
    let mut scene = Scene::empty();
    scene.input(Input::Arrived { seat: ROSA, page: PageId(1) });
    let change = AgendaChange::Add { line: line("ركبتي تؤلمني 膝が痛い") };
    scene.say(ROSA, Command::ChangeAgenda { change });
    let bytes = scene.summary(ROSA, Language::En).pdf().unwrap();
    assert!(bytes.starts_with(b"%PDF-") && !says(&bytes, ACCESSIBLE));
}

#[test]
fn whoever_takes_the_pdf_it_is_the_patients() {
    let pdf =
        |reader| Scene::whole().summary(reader, Language::Es).render(SummaryFormat::Pdf).unwrap();
    assert_eq!(pdf(DOCTOR), pdf(ROSA));
    assert_ne!(pdf(DOCTOR).bytes, Scene::whole().summary(DOCTOR, Language::Es).pdf().unwrap());
}
