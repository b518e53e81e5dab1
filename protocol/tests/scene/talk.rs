//! One of every wish of the conversation, and a scene in which each of them has something to be about.

use webside_protocol::{
    Acuity, AgendaChange, BriefingChange, ChoiceChange, ChoiceOption, Clarity, ClosingItem,
    Command, Day, Feedback, FeltHeard, HandoffCard, HandoffChange, Line, Matter, Moment, Name,
    Pictogram, PlanChange, PromiseChange, Question, QuestionChange, RailChange, RepairChange,
    ScreenChange, Seq, Stage, Step, StepKind, Subject, TeachBackChange,
};

use super::{CLINICIAN, PATIENT, Scene};

pub fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

pub fn name(text: &str) -> Name {
    Name::new(text).expect("a name")
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn step(text: &str) -> Step {
    Step {
        kind: StepKind::Act,
        line: line(text),
        starts: Some(day("2026-11-23")),
        moment: Some(Moment::Breakfast),
        picture: Pictogram::Pill,
    }
}

pub fn option(text: &str) -> ChoiceOption {
    ChoiceOption {
        name: line(text),
        means: Some(line("A visit each week")),
        good: Some(line("No medicine")),
        bad: None,
        cost: Some(line("About $40")),
        time: Some(line("Six weeks")),
    }
}

pub fn card() -> HandoffCard {
    HandoffCard {
        to: name("Nurse Kim"),
        acuity: Acuity::Watch,
        summary: line("Knee pain since May"),
        to_do: Some(line("Call on Friday")),
        watch_for: None,
    }
}

pub fn briefing(change: BriefingChange) -> Command {
    Command::ChangeBriefing { change }
}

pub fn agenda(change: AgendaChange) -> Command {
    Command::ChangeAgenda { change }
}

pub fn questions(change: QuestionChange) -> Command {
    Command::ChangeQuestions { change }
}

pub fn plan(change: PlanChange) -> Command {
    Command::ChangePlan { change }
}

pub fn teach_back(change: TeachBackChange) -> Command {
    Command::ChangeTeachBack { change }
}

pub fn promises(change: PromiseChange) -> Command {
    Command::ChangePromises { change }
}

pub fn choices(change: ChoiceChange) -> Command {
    Command::ChangeChoices { change }
}

pub fn rail(change: RailChange) -> Command {
    Command::ChangeRail { change }
}

pub fn repair(change: RepairChange) -> Command {
    Command::ChangeRepair { change }
}

pub fn handoff(change: HandoffChange) -> Command {
    Command::ChangeHandoff { change }
}

pub fn write_chat(text: &str) -> Command {
    Command::WriteChat { line: line(text) }
}

pub fn screen(change: ScreenChange) -> Command {
    Command::ChangeScreen { change }
}

pub fn say(subject: Subject, text: &str) -> Command {
    briefing(BriefingChange::Say { subject, line: line(text) })
}

pub fn add_topic(text: &str) -> Command {
    agenda(AgendaChange::Add { line: line(text) })
}

pub fn add_step(text: &str) -> Command {
    plan(PlanChange::Add { step: step(text) })
}

pub fn ask(question: Question) -> Command {
    questions(QuestionChange::Ask { question })
}

pub fn promise(text: &str) -> Command {
    promises(PromiseChange::Make {
        line: line(text),
        who: name("Nurse Kim"),
        by: day("2026-12-01"),
    })
}

pub fn lay_out(options: &[&str]) -> Command {
    let options = options.iter().map(|text| option(text)).collect();
    choices(ChoiceChange::LayOut { line: line("What to do about the knee"), options })
}

pub fn feedback(felt: FeltHeard) -> Command {
    Command::GiveFeedback { feedback: Feedback { felt, line: Some(line("You took time.")) } }
}

/// The places of what [`Scene::in_full_talk`] says.
pub struct Said {
    pub topics: [Seq; 2],
    pub question: Seq,
    pub steps: [Seq; 2],
    pub promise: Seq,
    pub choice: Seq,
    pub missed: Seq,
}

impl Scene {
    /// Everyone inside, and something said of everything.
    pub fn in_full_talk() -> (Self, Said) {
        let mut scene = Self::full();
        scene.tell(PATIENT, say(Subject::Started, "In May"));
        let topics = ["My knee", "A refill"].map(|text| scene.tell(PATIENT, add_topic(text)));
        let question = scene.tell(PATIENT, ask(Question::Choices));
        let steps = ["One pill", "Walk"].map(|text| scene.tell(CLINICIAN, add_step(text)));
        scene.tell(CLINICIAN, teach_back(TeachBackChange::Ask {}));
        let promise = scene.tell(CLINICIAN, promise("Send the referral"));
        let choice = scene.tell(CLINICIAN, lay_out(&["Exercise", "Surgery"]));
        let missed = scene
            .tell(PATIENT, repair(RepairChange::SayMissed { line: line("It hurts at night too") }));
        scene.tell(CLINICIAN, handoff(HandoffChange::Write { card: card() }));
        scene.tell(CLINICIAN, write_chat("The clinic's number is in the letter"));
        scene.tell(CLINICIAN, screen(ScreenChange::Ask {}));
        (scene, Said { topics, question, steps, promise, choice, missed })
    }

    /// Sends what becomes an entry; its place.
    pub fn tell(&mut self, from: webside_protocol::SeatId, command: Command) -> Seq {
        let (place, refusal) = (self.visit.state().next_seq(), self.send(from, command.clone()));
        assert_eq!(refusal, None, "{command:?}");
        assert_ne!(self.visit.state().next_seq(), place, "no entry came of {command:?}");
        place
    }
}

/// Every wish of the conversation, once each, about what was said.
pub fn every_wish(said: &Said) -> Vec<Command> {
    let &Said { topics: [topic, _], question, steps: [id, _], promise: made, choice, missed } =
        said;
    let text = || line("In other words");
    vec![
        say(Subject::Medicines, "Ibuprofen, and garlic pills"),
        briefing(BriefingChange::Clear { subject: Subject::Started }),
        briefing(BriefingChange::Confirm { subject: Subject::Started }),
        add_topic("A letter for work"),
        agenda(AgendaChange::Reword { topic, line: text() }),
        agenda(AgendaChange::Move { topic, to: 1 }),
        agenda(AgendaChange::Remove { topic }),
        agenda(AgendaChange::Address { topic }),
        agenda(AgendaChange::Reopen { topic }),
        ask(Question::WatchFor),
        questions(QuestionChange::TakeBack { asked: question }),
        questions(QuestionChange::Answer { asked: question }),
        add_step("Drink water"),
        plan(PlanChange::Revise { id, step: step("Two pills") }),
        plan(PlanChange::Move { id, to: 1 }),
        plan(PlanChange::Remove { id }),
        teach_back(TeachBackChange::Ask {}),
        teach_back(TeachBackChange::SayAloud {}),
        teach_back(TeachBackChange::Write { line: text() }),
        teach_back(TeachBackChange::Mark { step: id, clarity: Clarity::SaidAgain }),
        promise("Call with the result"),
        promises(PromiseChange::Withdraw { promise: made }),
        promises(PromiseChange::Keep { promise: made }),
        lay_out(&["Wait", "Inject", "Operate"]),
        choices(ChoiceChange::Withdraw { choice }),
        choices(ChoiceChange::Weigh { choice, matters: vec![Matter::LowCost] }),
        choices(ChoiceChange::Lean { choice, option: Some(1) }),
        choices(ChoiceChange::SayWhy { choice, line: text() }),
        choices(ChoiceChange::Decide { choice, option: 0, line: text() }),
        rail(RailChange::Enter { stage: Stage::Deciding }),
        rail(RailChange::Tick { item: ClosingItem::Recap }),
        rail(RailChange::Untick { item: ClosingItem::Recap }),
        repair(RepairChange::SayMissed { line: text() }),
        repair(RepairChange::TakeUp { missed }),
        handoff(HandoffChange::Write { card: HandoffCard { watch_for: Some(text()), ..card() } }),
        handoff(HandoffChange::ConfirmReadBack { who: name("Nurse Kim") }),
        write_chat("I am looking for the letter"),
        screen(ScreenChange::Ask {}),
        screen(ScreenChange::Answer { yes: true }),
        feedback(FeltHeard::Partly),
    ]
}
