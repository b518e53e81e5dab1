//! The summary as plain text.

use webside_protocol::Language;

use super::scene::{DOCTOR, LUIS, ROSA, Scene};

#[test]
fn a_whole_visit_in_english() {
    insta::assert_snapshot!(Scene::whole().summary(DOCTOR, Language::En).text());
}

#[test]
fn a_whole_visit_in_spanish() {
    insta::assert_snapshot!(Scene::whole().summary(ROSA, Language::Es).text());
}

#[test]
fn of_a_visit_that_has_not_begun_the_clinic_and_its_number_are_told() {
    insta::assert_snapshot!(Scene::empty().summary(ROSA, Language::En).text());
}

#[test]
fn what_is_for_others_stays_with_them() {
    let scene = Scene::whole();
    let rows = [
        ("Knee pain since May", [true, false, false]),
        ("It hurts at night too", [true, true, false]),
        ("In May, on the stairs", [true, true, false]),
        ("Take one naproxen pill", [true, true, true]),
    ];
    for (words, seen) in rows {
        let sees = [DOCTOR, ROSA, LUIS]
            .map(|reader| scene.summary(reader, Language::En).text().contains(words));
        assert_eq!(sees, seen, "{words}");
    }
}

#[test]
fn a_day_is_that_of_the_clinic() {
    let calendar = "Pacific/Kiritimati".parse().unwrap();
    let text = Scene::whole().summary_by(&calendar, DOCTOR, Language::En).text();
    assert!(text.contains("Day: November 23, 2026"), "{text}");
}
