//! What two people work out: what becomes of each fact, and whom it reaches.

mod scene;

use std::collections::BTreeSet;

use scene::talk::{
    add_topic, agenda, ask, briefing, card, choices, day, every_wish, feedback, handoff, line,
    name, plan, questions, rail, say, screen, step, teach_back, write_chat,
};
use scene::{CLINICIAN, PATIENT, STAFF, Scene};
use webside_protocol::{
    AgendaChange, BriefingChange, Carried, ChoiceChange, Clarity, ClosingItem, Command,
    Conversation, Event, FeltHeard, HandoffChange, Input, Line, Matter, PlanChange, Question,
    QuestionChange, RailChange, Reader, Role, ScreenChange, ScreenRequest, Seq, Stage, Standing,
    Subject, TeachBackChange, Telling,
};

fn talk(scene: &Scene) -> &Conversation {
    scene.visit.state().conversation()
}

#[test]
fn the_agenda_is_in_the_patients_order() {
    let (mut scene, said) = Scene::in_full_talk();
    let [knee, refill] = said.topics;
    scene.tell(STAFF, add_topic("A form to sign"));
    scene.tell(PATIENT, agenda(AgendaChange::Move { topic: refill, to: 0 }));
    scene.tell(CLINICIAN, agenda(AgendaChange::Address { topic: knee }));
    let order = |scene: &Scene| {
        let topics = talk(scene).agenda.topics().iter();
        topics.map(|t| (t.line.as_str().to_owned(), t.addressed)).collect::<Vec<_>>()
    };
    let expected = [("A refill", false), ("My knee", true), ("A form to sign", false)];
    assert_eq!(order(&scene), expected.map(|(text, done)| (text.to_owned(), done)));
    assert_eq!(talk(&scene).agenda.open().count(), 2);
    let own = talk(&scene).agenda.topics()[2].id;
    assert_eq!(scene.send(STAFF, agenda(AgendaChange::Remove { topic: own })), None, "one's own");
}

#[test]
fn a_carried_line_waits_to_be_confirmed() {
    let mut scene = Scene::full();
    let carried = |subject, text: &str| Carried { subject, line: line(text) };
    let lines = vec![
        carried(Subject::Medicines, "Ibuprofen"),
        carried(Subject::Helper, "My son"),
        carried(Subject::Speaks, "Spanish"),
    ];
    scene.input(Input::CarryOver { lines: lines.clone() });
    scene.tell(PATIENT, say(Subject::Medicines, "None"));
    scene.tell(PATIENT, briefing(BriefingChange::Confirm { subject: Subject::Helper }));
    let briefing_told = talk(&scene).briefing.clone();
    let rows = [
        (Subject::Medicines, Some("None"), true, true),
        (Subject::Helper, Some("My son"), true, false),
        (Subject::Speaks, Some("Spanish"), false, false),
    ];
    for (subject, text, confirmed, news) in rows {
        let told = briefing_told.of(subject).expect("it was told");
        let shown = (told.line.as_ref().map(Line::as_str), told.confirmed, told.is_news());
        assert_eq!(shown, (text, confirmed, news), "{subject:?}");
    }
    let before = scene.log.len();
    scene.input(Input::CarryOver { lines });
    assert_eq!(scene.log.len(), before, "nothing is carried over what was told");
    let next: Vec<Subject> =
        talk(&scene).briefing.to_carry().into_iter().map(|carried| carried.subject).collect();
    assert_eq!(next, [Subject::Medicines, Subject::Helper, Subject::Speaks]);
}

#[test]
fn another_step_has_to_be_checked_again() {
    let (mut scene, said) = Scene::in_full_talk();
    let [pill, walk] = said.steps;
    for id in said.steps {
        let clarity = Clarity::Clear;
        scene.tell(CLINICIAN, teach_back(TeachBackChange::Mark { step: id, clarity }));
    }
    scene.tell(CLINICIAN, plan(PlanChange::Revise { id: pill, step: step("Two pills") }));
    scene.tell(CLINICIAN, plan(PlanChange::Move { id: walk, to: 0 }));
    let checked: Vec<Seq> = talk(&scene).teach_back.marks.iter().map(|mark| mark.step).collect();
    assert_eq!(checked, [walk]);
    scene.tell(PATIENT, teach_back(TeachBackChange::Write { line: line("Two pills, walk") }));
    assert!(matches!(talk(&scene).teach_back.telling, Some(Telling::Written { .. })));
    scene.tell(CLINICIAN, teach_back(TeachBackChange::Ask {}));
    assert_eq!(talk(&scene).teach_back.telling, None, "asked again, told again");
}

#[test]
fn a_question_asked_again_waits_again() {
    let (mut scene, said) = Scene::in_full_talk();
    scene.tell(CLINICIAN, questions(QuestionChange::Answer { asked: said.question }));
    assert_eq!(talk(&scene).questions.waiting().count(), 0);
    let again = scene.tell(PATIENT, ask(Question::Choices));
    let waiting: Vec<Seq> = talk(&scene).questions.waiting().map(|asked| asked.id).collect();
    assert_eq!((waiting, talk(&scene).questions.asked().len()), (vec![again], 1));
}

#[test]
fn a_promise_is_open_until_it_is_kept_and_overdue_when_its_day_is_over() {
    let (mut scene, said) = Scene::in_full_talk();
    let overdue = |scene: &Scene, today| {
        let made = talk(scene).promises.made();
        made[0].is_overdue(day(today))
    };
    assert!(!overdue(&scene, "2026-12-01") && overdue(&scene, "2026-12-02"));
    scene.send(CLINICIAN, Command::EndVisit {});
    scene.input(Input::Keep { promise: said.promise });
    assert!(!overdue(&scene, "2026-12-02"));
    let entries = scene.log.len();
    scene.input(Input::Keep { promise: said.promise });
    scene.input(Input::Keep { promise: Seq(0) });
    assert_eq!(scene.log.len(), entries, "done once, and only what was promised");
}

#[test]
fn a_choice_holds_both_peoples_words() {
    let (mut scene, said) = Scene::in_full_talk();
    let choice = said.choice;
    let matters = vec![Matter::LowCost, Matter::Independence];
    scene.tell(PATIENT, choices(ChoiceChange::Weigh { choice, matters: matters.clone() }));
    scene.tell(PATIENT, choices(ChoiceChange::Lean { choice, option: Some(0) }));
    scene.tell(PATIENT, choices(ChoiceChange::SayWhy { choice, line: line("I fear knives") }));
    let reason = line("Exercise first, we look again in June");
    scene.tell(CLINICIAN, choices(ChoiceChange::Decide { choice, option: 0, line: reason }));
    let held = &talk(&scene).choices.laid_out()[0];
    assert_eq!((&held.matters, held.leaning), (&matters, Some(0)));
    assert_eq!(held.why.as_ref().map(Line::as_str), Some("I fear knives"));
    assert_eq!(held.decision.as_ref().map(|d| d.option), Some(0));
}

#[test]
fn a_new_handoff_has_to_be_read_back_again() {
    let (mut scene, _) = Scene::in_full_talk();
    scene.tell(STAFF, handoff(HandoffChange::ConfirmReadBack { who: name("Nurse Kim") }));
    assert!(talk(&scene).handoff.read_back.is_some());
    let card = webside_protocol::HandoffCard { to_do: None, ..card() };
    scene.tell(CLINICIAN, handoff(HandoffChange::Write { card }));
    assert_eq!(talk(&scene).handoff.read_back, None);
}

#[test]
fn the_rail_goes_both_ways() {
    let mut scene = Scene::full();
    for stage in [Stage::Closing, Stage::Understanding] {
        scene.tell(CLINICIAN, rail(RailChange::Enter { stage }));
        assert_eq!(talk(&scene).rail.stage, stage);
    }
    scene.tell(CLINICIAN, rail(RailChange::Tick { item: ClosingItem::Cost }));
    scene.tell(CLINICIAN, rail(RailChange::Untick { item: ClosingItem::Cost }));
    assert!(talk(&scene).rail.done.is_empty());
}

#[test]
fn lines_stand_in_the_order_in_which_they_were_written_each_with_its_writer() {
    let mut scene = Scene::full();
    let first = scene.tell(PATIENT, write_chat("Can you spell it?"));
    let second = scene.tell(CLINICIAN, write_chat("L-o-s-a-r-t-a-n"));
    let again = scene.tell(PATIENT, write_chat("Can you spell it?"));
    let lines = talk(&scene).chat.lines();
    let told: Vec<_> = lines.iter().map(|l| (l.id, l.seat, l.line.as_str())).collect();
    let expected = [
        (first, PATIENT, "Can you spell it?"),
        (second, CLINICIAN, "L-o-s-a-r-t-a-n"),
        (again, PATIENT, "Can you spell it?"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_patient_is_asked_for_the_screen_and_answers_and_may_be_asked_again() {
    let (ask, answer) = (screen(ScreenChange::Ask {}), |yes| screen(ScreenChange::Answer { yes }));
    let rows = [
        (CLINICIAN, ask.clone(), ScreenRequest::Waiting, 1),
        (CLINICIAN, ask.clone(), ScreenRequest::Waiting, 0),
        (PATIENT, answer(false), ScreenRequest::Declined, 1),
        (CLINICIAN, ask, ScreenRequest::Waiting, 1),
        (PATIENT, answer(true), ScreenRequest::Granted, 1),
    ];
    let mut scene = Scene::full();
    for (from, command, expected, entries) in rows {
        let before = scene.log.len();
        assert_eq!(scene.send(from, command.clone()), None, "{command:?}");
        assert_eq!(talk(&scene).screen, expected, "{command:?}");
        assert_eq!(scene.log.len() - before, entries, "{command:?}");
    }
}

/// For each part, which roles see it inside the visit, and whether the patient does in the lobby.
#[test]
fn each_part_reaches_those_it_is_for() {
    let (mut scene, said) = Scene::in_full_talk();
    scene.tell(CLINICIAN, rail(RailChange::Enter { stage: Stage::Closing }));
    scene.tell(PATIENT, choices(ChoiceChange::Lean { choice: said.choice, option: Some(0) }));
    scene.input(Input::CarryOver { lines: Vec::new() });
    scene.send(CLINICIAN, Command::EndVisit {});
    scene.tell(PATIENT, feedback(FeltHeard::No));
    let mut checked = BTreeSet::new();
    for entry in &scene.log {
        let Some((part, inside, lobby)) = readers(&entry.event) else { continue };
        checked.insert(part);
        for (seat, letter) in scene::SEATS.into_iter().zip(scene::LETTERS.chars()) {
            let role = scene.role(seat);
            for standing in [Standing::Admitted, Standing::Lobby, Standing::Removed] {
                let told = entry.seen_by(Reader { role, standing }).event != Event::Withheld {};
                let expected = match standing {
                    Standing::Admitted => inside.contains(letter),
                    Standing::Lobby => lobby && role == Role::Patient,
                    Standing::Removed => false,
                };
                assert_eq!(told, expected, "{part} to {role:?}, {standing:?}");
            }
        }
    }
    assert_eq!(checked.len(), 13, "{checked:?}");
}

fn readers(event: &Event) -> Option<(&'static str, &'static str, bool)> {
    match event {
        Event::BriefingChanged { .. } | Event::BriefingCarriedOver { .. } => {
            Some(("briefing", "CPS", true))
        }
        Event::AgendaChanged { .. } => Some(("agenda", "CPFISOT", true)),
        Event::QuestionsChanged { .. } => Some(("questions", "CPFISOT", false)),
        Event::PlanChanged { .. } => Some(("plan", "CPFISOT", false)),
        Event::TeachBackChanged { .. } => Some(("teach-back", "CPFISOT", false)),
        Event::PromisesChanged { .. } => Some(("promises", "CPFISOT", false)),
        Event::ChoicesChanged { .. } => Some(("choices", "CPFISOT", false)),
        Event::ChatWritten { .. } => Some(("chat", "CPFISOT", false)),
        Event::ScreenChanged { .. } => Some(("screen", "CPFISOT", false)),
        Event::RailChanged { .. } => Some(("rail", "CS", false)),
        Event::RepairChanged { .. } => Some(("repair", "CPS", false)),
        Event::HandoffChanged { .. } => Some(("handoff", "CS", false)),
        Event::FeedbackGiven { .. } => Some(("feedback", "P", false)),
        Event::VisitCreated { .. }
        | Event::SeatArrived { .. }
        | Event::SeatLeft { .. }
        | Event::SeatInvited { .. }
        | Event::ConsentSaid { .. }
        | Event::SeatAdmitted { .. }
        | Event::SeatSentBack { .. }
        | Event::SeatRemoved { .. }
        | Event::MediaMoved { .. }
        | Event::CueBegan { .. }
        | Event::SteppedAway { .. }
        | Event::CueKept { .. }
        | Event::CueEnded { .. }
        | Event::SignalRaised { .. }
        | Event::SignalTakenBack { .. }
        | Event::SignalSeen { .. }
        | Event::SignalCleared { .. }
        | Event::VisitEnded {}
        | Event::Withheld {} => None,
    }
}

#[test]
fn what_people_write_never_reaches_a_log() {
    let (scene, said) = Scene::in_full_talk();
    let shown = format!("{:?} {:?} {:?}", scene.visit, scene.log, every_wish(&said));
    for secret in ["knee", "Kim", "garlic", "referral", "Exercise", "In May", "letter"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}
