//! What a page says of the plan, and reading it aloud.

use webside_client::model::{Announcement, Effect, Msg, Press, SpeechEvent, Written};
use webside_client::words::Locale;
use webside_protocol::{
    Cue, Event, Line, Pictogram, PlanChange, Seq, Step, StepKind, TeachBackChange,
};

use crate::house::{DOCTOR, Page, ROSA, both_inside, console, known};

fn step() -> Step {
    let line = Line::new("Walk ten minutes a day").expect("a line");
    Step { kind: StepKind::Act, line, starts: None, moment: None, picture: Pictogram::Walk }
}

/// The place of a new step.
fn add(page: &mut Page) -> Seq {
    let id = Seq(u64::try_from(page.log.len()).expect("few entries"));
    page.fact(Event::PlanChanged { change: PlanChange::Add { step: step() } });
    id
}

/// The steps that are said within half a minute.
fn steps_said(page: &mut Page) -> Vec<(Seq, Seq)> {
    let mut all = Vec::new();
    for _ in 0..30 {
        if let Some(Announcement::Written { what: Written::Steps, first, last }) =
            page.model.announcer.said()
        {
            all.push((*first, *last));
        }
        page.wait(1);
    }
    all.dedup();
    all
}

#[test]
fn a_step_is_said_to_who_reads_it_when_it_is_new_and_when_it_changed() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    let first = add(&mut page);
    assert_eq!(steps_said(&mut page), [(first, first)]);
    page.fact(Event::CueBegan { seat: DOCTOR, cue: Cue::Plan, wording: 0 });
    page.fact(Event::PlanChanged { change: PlanChange::Move { id: first, to: 1 } });
    let second = add(&mut page);
    let change = PlanChange::Revise { id: first, step: step() };
    page.fact(Event::PlanChanged { change });
    assert_eq!(steps_said(&mut page), [(first, second)], "both at once, after the cue");
}

#[test]
fn who_is_asked_to_tell_the_plan_is_told_so() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    add(&mut page);
    page.wait(30);
    page.fact(Event::TeachBackChanged { change: TeachBackChange::Ask {} });
    let said = page.model.announcer.said();
    assert!(matches!(said, Some(Announcement::Written { what: Written::TeachBack, .. })));
}

#[test]
fn a_step_is_not_said_to_who_wrote_it() {
    let mut page = Page::inside(console(), DOCTOR, both_inside());
    add(&mut page);
    assert!(steps_said(&mut page).is_empty());
}

#[test]
fn reading_aloud_goes_on_until_it_is_over_or_stopped() {
    let mut page = Page::inside(known(), ROSA, both_inside());
    page.press(Press::SetLocale(Locale::En));
    page.tell(Msg::Speech(SpeechEvent::Voices(vec![Locale::Es])));
    assert_eq!(page.model.speech.voices, [Locale::Es]);
    assert!(page.press(Press::StopReading).is_empty(), "nothing is being read");
    let texts = vec!["First".to_owned()];
    let effects = page.press(Press::ReadAloud(texts.clone()));
    assert!(effects.contains(&Effect::ReadAloud(page.model.locale, texts.clone())));
    assert!(page.model.speech.reading);
    page.tell(Msg::Speech(SpeechEvent::Ended));
    assert!(!page.model.speech.reading);
    page.press(Press::ReadAloud(texts));
    assert!(page.press(Press::StopReading).contains(&Effect::StopReading));
    assert!(!page.model.speech.reading);
}
