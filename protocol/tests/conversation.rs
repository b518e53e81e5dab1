//! What two people work out: who may do what, and when.

mod scene;

use scene::talk::{
    Said, add_step, add_topic, agenda, ask, briefing, choices, every_wish, feedback, handoff,
    lay_out, line, name, plan, promise, promises, questions, repair, say, screen, teach_back,
    write_chat,
};
use scene::{CAPTIONER, CLINICIAN, FAMILY, OBSERVER, PATIENT, STAFF, Scene};
use webside_protocol::{
    AgendaChange, BriefingChange, ChoiceChange, Clarity, Command, FeltHeard, HandoffChange, Matter,
    PlanChange, PromiseChange, Question, QuestionChange, Refusal, RepairChange, ScreenChange,
    SeatId, Seq, Subject, TeachBackChange, limits,
};

/// For every wish of [`every_wish`], in its order, whose it may be: one letter a role, from Clinician,
/// Patient, Family, Interpreter, Staff, Observer, and the captioner, who types.
const MAY: [(&str, &str); 40] = [
    ("say a line of the briefing", "P"),
    ("clear one", "P"),
    ("confirm one", "P"),
    ("add a topic", "PFS"),
    ("reword the patient's topic", "P"),
    ("move a topic", "P"),
    ("remove the patient's topic", "P"),
    ("tick a topic", "C"),
    ("untick it", "C"),
    ("ask", "PF"),
    ("take the patient's question back", "P"),
    ("answer", "CS"),
    ("add a step", "C"),
    ("revise a step", "C"),
    ("move a step", "C"),
    ("remove a step", "C"),
    ("ask for teach-back", "C"),
    ("tell it aloud", "P"),
    ("write it", "P"),
    ("mark a step", "C"),
    ("promise", "C"),
    ("withdraw a promise", "C"),
    ("keep a promise", "CS"),
    ("lay out a choice", "C"),
    ("withdraw it", "C"),
    ("say what matters", "P"),
    ("lean", "P"),
    ("say why", "P"),
    ("decide", "C"),
    ("move on", "C"),
    ("tick the closing list", "C"),
    ("untick it", "C"),
    ("say what was missed", "P"),
    ("take it up", "CS"),
    ("write the handoff", "C"),
    ("confirm its read-back", "CS"),
    ("write to everyone inside", "CPFIST"),
    ("ask for the patient's screen", "C"),
    ("answer that", "P"),
    ("give feedback", "P"),
];

#[test]
fn every_wish_is_for_some_roles_and_no_other() {
    let (_, said) = Scene::in_full_talk();
    let wishes = every_wish(&said);
    assert_eq!(wishes.len(), MAY.len());
    for (command, (what, may)) in wishes.into_iter().zip(MAY) {
        let allowed: String = scene::SEATS
            .into_iter()
            .zip(scene::LETTERS.chars())
            .filter(|(seat, _)| {
                let (mut scene, _) = Scene::in_full_talk();
                if matches!(command, Command::GiveFeedback { .. }) {
                    scene.send(CLINICIAN, Command::EndVisit {});
                }
                scene.send(*seat, command.clone()).is_none()
            })
            .map(|(_, letter)| letter)
            .collect();
        assert_eq!(allowed, may, "who may {what}");
    }
}

#[test]
fn a_patient_can_do_no_clinician_thing() {
    let (_, said) = Scene::in_full_talk();
    let for_clinicians = MAY.iter().map(|(_, may)| !may.contains('P'));
    for (command, _) in every_wish(&said).into_iter().zip(for_clinicians).filter(|(_, yes)| *yes) {
        let (mut scene, _) = Scene::in_full_talk();
        let before = scene.visit.state().clone();
        assert_eq!(scene.send(PATIENT, command.clone()), Some(Refusal::NotYourRole), "{command:?}");
        assert_eq!(scene.visit.state(), &before, "{command:?}");
    }
}

type Row = (&'static str, SeatId, Command, Option<Refusal>);

#[test]
fn each_rule_holds() {
    let (_, said) = Scene::in_full_talk();
    let Said { topics: [topic, other], question, steps: [id, _], promise: made, choice, missed } =
        said;
    let nothing = Seq(0);
    let rows: Vec<Row> = vec![
        (
            "a topic that is none",
            CLINICIAN,
            agenda(AgendaChange::Address { topic: nothing }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "a step is no topic",
            CLINICIAN,
            agenda(AgendaChange::Address { topic: id }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "nothing said cannot be confirmed",
            PATIENT,
            briefing(BriefingChange::Confirm { subject: Subject::Helper }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "nothing said can be cleared",
            PATIENT,
            briefing(BriefingChange::Clear { subject: Subject::Helper }),
            None,
        ),
        (
            "a question that is none",
            CLINICIAN,
            questions(QuestionChange::Answer { asked: nothing }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "nobody takes back another one's question",
            FAMILY,
            questions(QuestionChange::TakeBack { asked: question }),
            Some(Refusal::NoSuchItem),
        ),
        ("the same question twice is asked once", PATIENT, ask(Question::Choices), None),
        (
            "a step that is none",
            CLINICIAN,
            plan(PlanChange::Remove { id: nothing }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "a mark needs a step",
            CLINICIAN,
            teach_back(TeachBackChange::Mark { step: topic, clarity: Clarity::Clear }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "a promise that is none",
            CLINICIAN,
            promises(PromiseChange::Keep { promise: nothing }),
            Some(Refusal::NoSuchItem),
        ),
        ("one option is no choice", CLINICIAN, lay_out(&["Only this"]), Some(Refusal::OutOfRange)),
        (
            "five options are too many",
            CLINICIAN,
            lay_out(&["1", "2", "3", "4", "5"]),
            Some(Refusal::OutOfRange),
        ),
        (
            "leaning to what is not there",
            PATIENT,
            choices(ChoiceChange::Lean { choice, option: Some(2) }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "what matters, twice",
            PATIENT,
            choices(ChoiceChange::Weigh { choice, matters: vec![Matter::LowCost; 2] }),
            Some(Refusal::OutOfRange),
        ),
        (
            "leaning to none any more",
            PATIENT,
            choices(ChoiceChange::Lean { choice, option: None }),
            None,
        ),
        (
            "deciding for what is not there",
            CLINICIAN,
            choices(ChoiceChange::Decide { choice, option: 2, line: line("x") }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "a choice that is none",
            PATIENT,
            choices(ChoiceChange::Lean { choice: made, option: None }),
            Some(Refusal::NoSuchItem),
        ),
        (
            "taking up what nobody missed",
            CLINICIAN,
            repair(RepairChange::TakeUp { missed: nothing }),
            Some(Refusal::NoSuchItem),
        ),
        ("taking up", STAFF, repair(RepairChange::TakeUp { missed }), None),
        (
            "moving to the same place",
            PATIENT,
            agenda(AgendaChange::Move { topic: other, to: 200 }),
            None,
        ),
        (
            "feedback is for afterwards",
            PATIENT,
            feedback(FeltHeard::Yes),
            Some(Refusal::VisitGoesOn),
        ),
    ];
    for (name, from, command, expected) in rows {
        let (mut scene, _) = Scene::in_full_talk();
        assert_eq!(scene.send(from, command), expected, "{name}");
    }
}

#[test]
fn before_anything_is_said_there_is_nothing_to_answer() {
    let rows = [
        (CLINICIAN, teach_back(TeachBackChange::Ask {}), Refusal::NoSuchItem),
        (PATIENT, teach_back(TeachBackChange::SayAloud {}), Refusal::NothingAsked),
        (PATIENT, teach_back(TeachBackChange::Write { line: line("x") }), Refusal::NothingAsked),
        (
            CLINICIAN,
            handoff(HandoffChange::ConfirmReadBack { who: name("Kim") }),
            Refusal::NoSuchItem,
        ),
        (PATIENT, screen(ScreenChange::Answer { yes: true }), Refusal::NothingAsked),
    ];
    for (from, command, refusal) in rows {
        assert_eq!(Scene::full().send(from, command.clone()), Some(refusal), "{command:?}");
    }
}

#[test]
fn every_list_has_its_limit() {
    type Add = fn() -> Command;
    let rows: [(SeatId, Add, usize); 6] = [
        (PATIENT, || add_topic("One more thing"), limits::TOPICS_MAX),
        (CLINICIAN, || add_step("One more step"), limits::STEPS_MAX),
        (CLINICIAN, || promise("One more promise"), limits::PROMISES_MAX),
        (CLINICIAN, || lay_out(&["This", "That"]), limits::CHOICES_MAX),
        (
            PATIENT,
            || repair(RepairChange::SayMissed { line: line("And this") }),
            limits::MISSED_MAX,
        ),
        (FAMILY, || write_chat("One more line"), limits::CHAT_LINES_MAX),
    ];
    for (from, add, limit) in rows {
        let mut scene = Scene::full();
        for _ in 0..limit {
            assert_eq!(scene.send(from, add()), None);
        }
        assert_eq!(scene.send(from, add()), Some(Refusal::ListFull), "{:?}", add());
    }
}

#[test]
fn in_the_lobby_a_patient_prepares_and_nobody_else_does() {
    let rows = [
        (PATIENT, say(Subject::Matters, "To walk to church"), None),
        (PATIENT, add_topic("My knee"), None),
        (PATIENT, ask(Question::Choices), Some(Refusal::NotAdmitted)),
        (FAMILY, add_topic("Her memory"), Some(Refusal::NotAdmitted)),
        (OBSERVER, add_topic("x"), Some(Refusal::NotAdmitted)),
        (PATIENT, write_chat("x"), Some(Refusal::NotAdmitted)),
        (CAPTIONER, write_chat("x"), Some(Refusal::NotAdmitted)),
    ];
    for (from, command, expected) in rows {
        let mut scene = Scene::empty(webside_protocol::Policy::default());
        scene.arrive(from);
        assert_eq!(scene.send(from, command.clone()), expected, "{command:?}");
    }
    let mut away = Scene::empty(webside_protocol::Policy::default());
    assert_eq!(away.send(PATIENT, add_topic("My knee")), Some(Refusal::NotAdmitted), "not here");
}

#[test]
fn after_the_end_promises_are_kept_and_feedback_is_given_and_nothing_else() {
    let (_, said) = Scene::in_full_talk();
    for command in every_wish(&said) {
        let (mut scene, _) = Scene::in_full_talk();
        scene.send(CLINICIAN, Command::EndVisit {});
        let from =
            if matches!(command, Command::GiveFeedback { .. }) { PATIENT } else { CLINICIAN };
        let keeps =
            matches!(command, Command::ChangePromises { change: PromiseChange::Keep { .. } });
        let expected = (from == CLINICIAN && !keeps).then_some(Refusal::VisitEnded);
        assert_eq!(scene.send(from, command.clone()), expected, "{command:?}");
    }
}
