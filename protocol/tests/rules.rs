//! The rules, one row each: what happened before, who wishes what, what comes of it.

mod scene;

use scene::{CAPTIONER, CLINICIAN, FAMILY, INTERPRETER, OBSERVER, PATIENT, STAFF, Scene};
use webside_protocol::{Command, Cue, Refusal, Role, SeatId, Seq, Signal};

type Step = (SeatId, Command);
type Row = (&'static str, &'static [Step], SeatId, Command, Option<Refusal>);

const READ: Command = Command::BeginCue { cue: Cue::ChartReview };
const SAY_NEW_WAY: Command = Command::RaiseSignal { signal: Signal::SayNewWay };
const CANNOT_TALK: Command = Command::RaiseSignal { signal: Signal::NotPrivate };
/// The first signal raised in a full scene stands at this place.
const RAISED: Seq = Seq(scene::ENTRIES_WHEN_FULL);

const fn admit(seat: SeatId) -> Command {
    Command::Admit { seat }
}

const NO: Command = Command::Consent { seat: OBSERVER, yes: false };
const YES: Command = Command::Consent { seat: OBSERVER, yes: true };

#[test]
fn each_rule_holds() {
    use Command::{
        BeginCue, ClearSignal, EndCue, EndVisit, KeepCue, Leave, RaiseSignal, Remove, SeeSignal,
        SendBack, StepAway, TakeBackSignal,
    };
    use Refusal::{
        AlreadyRaised, NeedsConsent, NeedsReturnTime, NoCue, NoSuchSignal, NotAdmitted, NotInside,
        NotToOneself, NotWaiting, NotYourRole, NothingAsked, ReturnTimeOutOfRange,
        SignalSwitchedOff, UnknownSeat, VisitEnded,
    };
    const RETURN_IN_TWO: Command = StepAway { back_in_min: 2 };
    let rows: &[Row] = &[
        ("clinician narrates", &[], CLINICIAN, READ, None),
        ("staff narrates", &[], STAFF, READ, None),
        ("patient does not narrate", &[], PATIENT, READ, Some(NotYourRole)),
        ("family does not narrate", &[], FAMILY, READ, Some(NotYourRole)),
        ("observer does not narrate", &[], OBSERVER, READ, Some(NotYourRole)),
        ("interpreter does not read charts", &[], INTERPRETER, READ, Some(NotYourRole)),
        (
            "interpreter asks to wait",
            &[],
            INTERPRETER,
            BeginCue { cue: Cue::InterpreterWait },
            None,
        ),
        (
            "stepping away needs a time",
            &[],
            CLINICIAN,
            BeginCue { cue: Cue::StepAway },
            Some(NeedsReturnTime),
        ),
        ("steps away for two minutes", &[], CLINICIAN, RETURN_IN_TWO, None),
        ("patient does not step away", &[], PATIENT, RETURN_IN_TWO, Some(NotYourRole)),
        (
            "away for no time",
            &[],
            CLINICIAN,
            StepAway { back_in_min: 0 },
            Some(ReturnTimeOutOfRange),
        ),
        (
            "away for too long",
            &[],
            CLINICIAN,
            StepAway { back_in_min: 31 },
            Some(ReturnTimeOutOfRange),
        ),
        ("nothing to end", &[], CLINICIAN, EndCue {}, Some(NoCue)),
        ("nothing to keep", &[], CLINICIAN, KeepCue {}, Some(NoCue)),
        ("ends what began", &[(CLINICIAN, READ)], CLINICIAN, EndCue {}, None),
        ("keeps what began", &[(CLINICIAN, READ)], CLINICIAN, KeepCue {}, None),
        ("ends nobody else's", &[(CLINICIAN, READ)], STAFF, EndCue {}, Some(NoCue)),
        ("patient signals", &[], PATIENT, SAY_NEW_WAY, None),
        ("family signals", &[], FAMILY, SAY_NEW_WAY, None),
        ("clinician does not signal", &[], CLINICIAN, SAY_NEW_WAY, Some(NotYourRole)),
        ("observer does not signal", &[], OBSERVER, SAY_NEW_WAY, Some(NotYourRole)),
        ("interpreter does not ask", &[], INTERPRETER, SAY_NEW_WAY, Some(NotYourRole)),
        (
            "interpreter cannot hear",
            &[],
            INTERPRETER,
            RaiseSignal { signal: Signal::CantHear },
            None,
        ),
        ("captioner cannot hear", &[], CAPTIONER, RaiseSignal { signal: Signal::CantHear }, None),
        ("captioner does not ask", &[], CAPTIONER, SAY_NEW_WAY, Some(NotYourRole)),
        ("captioner does not narrate", &[], CAPTIONER, READ, Some(NotYourRole)),
        (
            "a captioner needs nobody's yes",
            &[],
            PATIENT,
            Command::Consent { seat: CAPTIONER, yes: true },
            Some(NothingAsked),
        ),
        ("same signal twice", &[(PATIENT, SAY_NEW_WAY)], PATIENT, SAY_NEW_WAY, Some(AlreadyRaised)),
        ("another one's is another one", &[(PATIENT, SAY_NEW_WAY)], FAMILY, SAY_NEW_WAY, None),
        (
            "again once seen",
            &[(PATIENT, SAY_NEW_WAY), (CLINICIAN, SeeSignal { raised: RAISED })],
            PATIENT,
            SAY_NEW_WAY,
            None,
        ),
        ("safety signal is off", &[], PATIENT, CANNOT_TALK, Some(SignalSwitchedOff)),
        (
            "other safety signal is off",
            &[],
            PATIENT,
            RaiseSignal { signal: Signal::WorseNow },
            Some(SignalSwitchedOff),
        ),
        ("takes back", &[(PATIENT, SAY_NEW_WAY)], PATIENT, TakeBackSignal { raised: RAISED }, None),
        (
            "takes back nobody else's",
            &[(PATIENT, SAY_NEW_WAY)],
            FAMILY,
            TakeBackSignal { raised: RAISED },
            Some(NoSuchSignal),
        ),
        (
            "clinician sees",
            &[(PATIENT, SAY_NEW_WAY)],
            CLINICIAN,
            SeeSignal { raised: RAISED },
            None,
        ),
        (
            "patient does not answer",
            &[(PATIENT, SAY_NEW_WAY)],
            PATIENT,
            SeeSignal { raised: RAISED },
            Some(NotYourRole),
        ),
        (
            "patient does not clear",
            &[(PATIENT, SAY_NEW_WAY)],
            PATIENT,
            ClearSignal { raised: RAISED },
            Some(NotYourRole),
        ),
        ("sees what is not", &[], CLINICIAN, SeeSignal { raised: Seq(0) }, Some(NoSuchSignal)),
        ("clears", &[(PATIENT, SAY_NEW_WAY)], STAFF, ClearSignal { raised: RAISED }, None),
        (
            "clears once",
            &[(PATIENT, SAY_NEW_WAY), (CLINICIAN, ClearSignal { raised: RAISED })],
            CLINICIAN,
            ClearSignal { raised: RAISED },
            Some(NoSuchSignal),
        ),
        ("admits nobody twice", &[], CLINICIAN, admit(PATIENT), Some(NotWaiting)),
        ("patient admits nobody", &[], PATIENT, admit(FAMILY), Some(NotYourRole)),
        ("admits no stranger", &[], CLINICIAN, admit(SeatId(99)), Some(UnknownSeat)),
        ("sends back", &[], CLINICIAN, SendBack { seat: FAMILY }, None),
        ("staff sends back", &[], STAFF, SendBack { seat: PATIENT }, None),
        ("patient sends nobody", &[], PATIENT, SendBack { seat: FAMILY }, Some(NotYourRole)),
        ("nobody sends the clinician", &[], STAFF, SendBack { seat: CLINICIAN }, Some(NotYourRole)),
        ("not oneself", &[], STAFF, Remove { seat: STAFF }, Some(NotToOneself)),
        (
            "sends back once",
            &[(CLINICIAN, SendBack { seat: FAMILY })],
            CLINICIAN,
            SendBack { seat: FAMILY },
            Some(NotInside),
        ),
        (
            "from the lobby nothing is said",
            &[(CLINICIAN, SendBack { seat: PATIENT })],
            PATIENT,
            SAY_NEW_WAY,
            Some(NotAdmitted),
        ),
        (
            "admits again",
            &[(CLINICIAN, SendBack { seat: PATIENT })],
            CLINICIAN,
            admit(PATIENT),
            None,
        ),
        (
            "removed is for good",
            &[(CLINICIAN, Remove { seat: FAMILY })],
            CLINICIAN,
            admit(FAMILY),
            Some(NotWaiting),
        ),
        ("patient says no to an observer", &[], PATIENT, NO, None),
        (
            "an observer waits for the patient's yes",
            &[(PATIENT, NO)],
            CLINICIAN,
            admit(OBSERVER),
            Some(NeedsConsent),
        ),
        (
            "and is let in after it",
            &[(PATIENT, NO), (PATIENT, YES)],
            CLINICIAN,
            admit(OBSERVER),
            None,
        ),
        ("from the lobby too", &[(CLINICIAN, SendBack { seat: PATIENT })], PATIENT, NO, None),
        ("nobody else says it", &[], FAMILY, YES, Some(NotYourRole)),
        (
            "not of others",
            &[],
            PATIENT,
            Command::Consent { seat: FAMILY, yes: false },
            Some(NothingAsked),
        ),
        (
            "not of strangers",
            &[],
            PATIENT,
            Command::Consent { seat: SeatId(99), yes: true },
            Some(UnknownSeat),
        ),
        ("patient leaves", &[], PATIENT, Leave {}, None),
        ("clinician ends", &[], CLINICIAN, EndVisit {}, None),
        ("staff does not end", &[], STAFF, EndVisit {}, Some(NotYourRole)),
        ("patient does not end", &[], PATIENT, EndVisit {}, Some(NotYourRole)),
        ("nothing after the end", &[(CLINICIAN, EndVisit {})], CLINICIAN, READ, Some(VisitEnded)),
        ("leaving after the end", &[(CLINICIAN, EndVisit {})], PATIENT, Leave {}, None),
        ("no stranger", &[], SeatId(99), Leave {}, Some(UnknownSeat)),
    ];
    for (name, before, from, command, expected) in rows {
        let mut scene = Scene::full();
        for (earlier, command) in *before {
            assert_eq!(scene.send(*earlier, command.clone()), None, "{name}: before");
        }
        assert_eq!(scene.send(*from, command.clone()), *expected, "{name}");
    }
}

#[test]
fn the_clinic_turns_safety_signals_on() {
    let mut scene = Scene::with_safety_signals();
    assert_eq!(scene.send(PATIENT, CANNOT_TALK), None);
    assert_eq!(scene.send(PATIENT, CANNOT_TALK), None, "a no would be a trace");
    assert_eq!(scene.visit.state().signals().len(), 1);
}

#[test]
fn a_role_does_only_what_its_column_says() {
    let mut commands: Vec<Command> =
        Cue::ALL.into_iter().map(|cue| Command::BeginCue { cue }).collect();
    commands.extend(Signal::ALL.map(|signal| Command::RaiseSignal { signal }));
    commands.extend([
        Command::StepAway { back_in_min: 2 },
        Command::SeeSignal { raised: RAISED },
        Command::ClearSignal { raised: RAISED },
        Command::SendBack { seat: FAMILY },
        Command::Remove { seat: FAMILY },
        Command::EndVisit {},
        Command::Leave {},
        Command::Consent { seat: OBSERVER, yes: false },
    ]);
    for seat in scene::SEATS {
        let allowed: Vec<&Command> = commands
            .iter()
            .filter(|command| {
                let mut scene = Scene::with_safety_signals();
                scene.send(PATIENT, SAY_NEW_WAY);
                scene.send(seat, (*command).clone()).is_none()
            })
            .collect();
        let role = Scene::full().role(seat);
        let cues = allowed.iter().filter(|c| matches!(c, Command::BeginCue { .. })).count();
        let signals = allowed.iter().filter(|c| matches!(c, Command::RaiseSignal { .. })).count();
        // All cues but stepping away, which is a command of its own; all signals but the patient's
        // own that waits already; of the other eight the clinician alone may end the visit, and the
        // patient alone says who may watch.
        let expected = match role {
            Role::Clinician => (33, 0, 7),
            Role::Staff => (33, 0, 6),
            Role::Patient => (0, 20, 2),
            Role::Family => (0, 21, 1),
            Role::Interpreter => (1, 3, 1),
            Role::Captioner => (0, 3, 1),
            Role::Observer => (0, 0, 1),
        };
        let others = allowed.len() - cues - signals;
        assert_eq!((cues, signals, others), expected, "{role:?}: {allowed:?}");
    }
}

#[test]
fn a_repeated_command_is_done_once() {
    let mut scene = Scene::full();
    scene.send(PATIENT, SAY_NEW_WAY);
    let log = scene.log.len();
    assert_eq!(scene.send_again(PATIENT, SAY_NEW_WAY), None);
    assert_eq!(scene.log.len(), log);
}

#[test]
fn wordings_take_turns() {
    let mut scene = Scene::full();
    let mut seen = Vec::new();
    for _ in 0..4 {
        scene.send(CLINICIAN, READ);
        seen.push(scene.cue(CLINICIAN).map(|live| live.wording));
        scene.send(CLINICIAN, Command::EndCue {});
    }
    assert_eq!(seen, [Some(0), Some(1), Some(2), Some(0)]);
}

#[test]
fn are_you_still_there_answers_itself_while_a_cue_is_live() {
    use webside_protocol::Answer;
    for (cue, answer) in [(None, Answer::Waiting {}), (Some(READ), Answer::StillHere {})] {
        let mut scene = Scene::full();
        if let Some(cue) = cue {
            scene.send(CLINICIAN, cue);
        }
        scene.send(PATIENT, Command::RaiseSignal { signal: Signal::StillThere });
        let raised = scene.visit.state().signals().values().next().map(|s| s.answer);
        assert_eq!(raised, Some(answer));
    }
}

#[test]
fn staff_who_were_sent_back_stay_back_when_they_connect_again() {
    let mut scene = Scene::full();
    assert_eq!(scene.send(CLINICIAN, Command::SendBack { seat: STAFF }), None);
    scene.input(webside_protocol::Input::Departed { seat: STAFF });
    scene.arrive(STAFF);
    assert_eq!(scene.send(STAFF, READ), Some(Refusal::NotAdmitted));
    assert_eq!(scene.send(CLINICIAN, admit(STAFF)), None);
}

#[test]
fn who_was_taken_out_left_and_lost_no_link() {
    use webside_protocol::{Departure, Event, Input};
    let mut scene = Scene::full();
    assert_eq!(scene.send(CLINICIAN, Command::Remove { seat: FAMILY }), None);
    scene.input(Input::Departed { seat: FAMILY });
    let told = scene.log.last().map(|entry| entry.event.clone());
    assert_eq!(told, Some(Event::SeatLeft { seat: FAMILY, why: Departure::Left }));
}
