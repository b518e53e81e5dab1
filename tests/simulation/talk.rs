//! What people say in a simulated visit: any wish of the conversation, about things that may be there.

use fastrand::Rng;
use webside_protocol::{
    Acuity, AgendaChange, BriefingChange, ChoiceChange, ChoiceOption, Clarity, ClosingItem,
    Command, Day, Feedback, FeltHeard, HandoffCard, HandoffChange, Line, Matter, Moment, Name,
    Pictogram, PlanChange, PromiseChange, Question, QuestionChange, RailChange, RepairChange,
    ScreenChange, Seq, Stage, Step, StepKind, Subject, TeachBackChange,
};

/// One of any kind; what it is about was said among the last entries before `last`, or is not there.
pub(crate) fn any_wish(rng: &mut Rng, last: u64) -> Command {
    let about = Seq(rng.u64(last.saturating_sub(30)..=last));
    match rng.u8(0..13) {
        0 => Command::ChangeBriefing { change: briefing(rng) },
        1 => Command::ChangeAgenda { change: agenda(rng, about) },
        2 => Command::ChangeQuestions { change: questions(rng, about) },
        3 => Command::ChangePlan { change: plan(rng, about) },
        4 => Command::ChangeTeachBack { change: teach_back(rng, about) },
        5 => Command::ChangePromises { change: promises(rng, about) },
        6 => Command::ChangeChoices { change: choices(rng, about) },
        7 => Command::ChangeRail { change: rail(rng) },
        8 => Command::ChangeRepair { change: repair(rng, about) },
        9 => Command::ChangeHandoff { change: handoff(rng) },
        10 => Command::WriteChat { line: line(rng) },
        11 => Command::ChangeScreen { change: screen(rng) },
        _ => {
            let feedback = Feedback { felt: one_of(rng, &FeltHeard::ALL), line: Some(line(rng)) };
            Command::GiveFeedback { feedback }
        }
    }
}

fn one_of<T: Copy>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())]
}

fn line(rng: &mut Rng) -> Line {
    Line::new(one_of(rng, &["one", "another", "a third"])).expect("a line")
}

fn name(rng: &mut Rng) -> Name {
    Name::new(one_of(rng, &["Kim", "Sam"])).expect("a name")
}

fn briefing(rng: &mut Rng) -> BriefingChange {
    let subject = one_of(rng, &Subject::ALL);
    match rng.u8(0..4) {
        0 => BriefingChange::Clear { subject },
        1 => BriefingChange::Confirm { subject },
        _ => BriefingChange::Say { subject, line: line(rng) },
    }
}

fn agenda(rng: &mut Rng, topic: Seq) -> AgendaChange {
    match rng.u8(0..8) {
        0 => AgendaChange::Reword { topic, line: line(rng) },
        1 => AgendaChange::Move { topic, to: rng.u8(..4) },
        2 => AgendaChange::Remove { topic },
        3 => AgendaChange::Address { topic },
        4 => AgendaChange::Reopen { topic },
        _ => AgendaChange::Add { line: line(rng) },
    }
}

fn questions(rng: &mut Rng, asked: Seq) -> QuestionChange {
    match rng.u8(0..4) {
        0 => QuestionChange::TakeBack { asked },
        1 => QuestionChange::Answer { asked },
        _ => QuestionChange::Ask { question: one_of(rng, &Question::ALL) },
    }
}

fn step(rng: &mut Rng) -> Step {
    Step {
        kind: one_of(rng, &[StepKind::Act, StepKind::Watch]),
        line: line(rng),
        starts: Day::new(2026, 12, rng.u8(1..32)),
        moment: rng.bool().then(|| one_of(rng, &Moment::ALL)),
        picture: one_of(rng, &Pictogram::ALL),
    }
}

fn plan(rng: &mut Rng, id: Seq) -> PlanChange {
    match rng.u8(0..6) {
        0 => PlanChange::Revise { id, step: step(rng) },
        1 => PlanChange::Move { id, to: rng.u8(..4) },
        2 => PlanChange::Remove { id },
        _ => PlanChange::Add { step: step(rng) },
    }
}

fn teach_back(rng: &mut Rng, step: Seq) -> TeachBackChange {
    match rng.u8(0..4) {
        0 => TeachBackChange::Ask {},
        1 => TeachBackChange::SayAloud {},
        2 => TeachBackChange::Write { line: line(rng) },
        _ => TeachBackChange::Mark { step, clarity: one_of(rng, &Clarity::ALL) },
    }
}

fn promises(rng: &mut Rng, promise: Seq) -> PromiseChange {
    match rng.u8(0..4) {
        0 => PromiseChange::Withdraw { promise },
        1 => PromiseChange::Keep { promise },
        _ => {
            let by = Day::new(2026, 12, rng.u8(1..32)).expect("a day of December");
            PromiseChange::Make { line: line(rng), who: name(rng), by }
        }
    }
}

fn choices(rng: &mut Rng, choice: Seq) -> ChoiceChange {
    let option = rng.u8(..5);
    match rng.u8(0..7) {
        0 => ChoiceChange::Withdraw { choice },
        1 => ChoiceChange::Weigh { choice, matters: vec![one_of(rng, &Matter::ALL)] },
        2 => ChoiceChange::Lean { choice, option: rng.bool().then_some(option) },
        3 => ChoiceChange::SayWhy { choice, line: line(rng) },
        4 => ChoiceChange::Decide { choice, option, line: line(rng) },
        _ => {
            let options = (0..option).map(|_| way(rng)).collect();
            ChoiceChange::LayOut { line: line(rng), options }
        }
    }
}

fn way(rng: &mut Rng) -> ChoiceOption {
    let (name, means) = (line(rng), Some(line(rng)));
    ChoiceOption { name, means, good: None, bad: None, cost: None, time: None }
}

fn rail(rng: &mut Rng) -> RailChange {
    let item = one_of(rng, &ClosingItem::ALL);
    match rng.u8(0..3) {
        0 => RailChange::Tick { item },
        1 => RailChange::Untick { item },
        _ => RailChange::Enter { stage: one_of(rng, &Stage::ALL) },
    }
}

fn repair(rng: &mut Rng, missed: Seq) -> RepairChange {
    if rng.bool() {
        RepairChange::SayMissed { line: line(rng) }
    } else {
        RepairChange::TakeUp { missed }
    }
}

fn screen(rng: &mut Rng) -> ScreenChange {
    if rng.bool() { ScreenChange::Ask {} } else { ScreenChange::Answer { yes: rng.bool() } }
}

fn handoff(rng: &mut Rng) -> HandoffChange {
    if rng.bool() {
        return HandoffChange::ConfirmReadBack { who: name(rng) };
    }
    let (to, acuity, summary) = (name(rng), one_of(rng, &Acuity::ALL), line(rng));
    let card = HandoffCard { to, acuity, summary, to_do: Some(line(rng)), watch_for: None };
    HandoffChange::Write { card }
}
