//! A visit in which something was said of everything, and the summaries drawn up from it.

use webside_core::Log;
use webside_protocol::{
    Acuity, AgendaChange, BriefingChange, Carried, ChoiceChange, ChoiceOption, Clarity, Clinic,
    Command, Day, Epoch, HandoffCard, HandoffChange, Input, Language, Line, Matter, Moment, Name,
    Output, PageId, Pictogram, Place, PlanChange, Policy, PromiseChange, Question, QuestionChange,
    RepairChange, Role, SeatId, Seq, Step, StepKind, Subject, Tag, TeachBackChange, Timestamp,
    Visit, VisitId,
};

use crate::calendar::Calendar;
use crate::summary::{Frame, Summary};

pub(crate) const DOCTOR: SeatId = SeatId(1);
pub(crate) const ROSA: SeatId = SeatId(2);
pub(crate) const LUIS: SeatId = SeatId(3);

pub(crate) const VISIT: VisitId = VisitId::from_bytes([0xa5; 16]);
/// 2026-11-22T15:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp(1_795_359_600_000);

pub(crate) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A visit and what is stored of it.
pub(crate) struct Scene {
    visit: Visit,
    log: Log,
    tag: u32,
}

impl Scene {
    /// Made, and nobody has come.
    pub(crate) fn empty() -> Self {
        let place = |seat, role, name, language| {
            let name = Name::new(name).unwrap();
            Place { seat, role, name, language }
        };
        let places = vec![
            place(DOCTOR, Role::Clinician, "Dr. Amara Rivera", Language::En),
            place(ROSA, Role::Patient, "Rosa Martín", Language::Es),
            place(LUIS, Role::Family, "Luis", Language::Es),
        ];
        let mut out = Vec::new();
        let visit = Visit::create(NOW, places, Policy::default(), &mut out);
        let mut scene = Self { visit, log: Log::new(Epoch(1)), tag: 0 };
        scene.keep(out);
        scene
    }

    /// Everyone inside, something said of everything, and the visit is over.
    pub(crate) fn whole() -> Self {
        let mut scene = Self::empty();
        let carried = Carried { subject: Subject::Medicines, line: line("Ibuprofen, garlic") };
        scene.input(Input::CarryOver { lines: vec![carried] });
        for seat in [DOCTOR, ROSA, LUIS] {
            scene.input(Input::Arrived { seat, page: PageId(seat.0.into()) });
        }
        let place = scene.say(
            ROSA,
            Command::ChangeAgenda { change: AgendaChange::Add { line: line("My knee hurts") } },
        );
        let change = AgendaChange::Add { line: line("A refill") };
        scene.say(ROSA, Command::ChangeAgenda { change });
        let change =
            BriefingChange::Say { subject: Subject::Started, line: line("In May, on the stairs") };
        scene.say(ROSA, Command::ChangeBriefing { change });
        scene.say(DOCTOR, Command::Admit { seat: ROSA });
        scene.say(DOCTOR, Command::Admit { seat: LUIS });
        scene.say(DOCTOR, Command::ChangeAgenda { change: AgendaChange::Address { topic: place } });
        scene.ask_and_plan();
        scene.choose();
        scene.promise_and_hand_over();
        scene.say(DOCTOR, Command::EndVisit {});
        scene
    }

    fn ask_and_plan(&mut self) {
        let ask = |question| Command::ChangeQuestions { change: QuestionChange::Ask { question } };
        let asked = self.say(ROSA, ask(Question::WhatIsIt));
        self.say(LUIS, ask(Question::Price));
        let change = QuestionChange::Answer { asked };
        self.say(DOCTOR, Command::ChangeQuestions { change });
        let step = |kind, text, starts, moment, picture| {
            let step = Step { kind, line: line(text), starts, moment, picture };
            Command::ChangePlan { change: PlanChange::Add { step } }
        };
        let (starts, moment) = (Some(day("2026-11-23")), Some(Moment::BrushTeeth));
        let pill = step(StepKind::Act, "Take one naproxen pill", starts, moment, Pictogram::Pill);
        let pill = self.say(DOCTOR, pill);
        self.say(
            DOCTOR,
            step(StepKind::Act, "Walk 10 minutes", None, Some(Moment::Lunch), Pictogram::Walk),
        );
        self.say(
            DOCTOR,
            step(StepKind::Watch, "the knee gets red or hot", None, None, Pictogram::Call),
        );
        let teach_back = |change| Command::ChangeTeachBack { change };
        self.say(DOCTOR, teach_back(TeachBackChange::Ask {}));
        let told = line("One pill when I brush my teeth, then walk");
        self.say(ROSA, teach_back(TeachBackChange::Write { line: told }));
        let clarity = Clarity::Clear;
        self.say(DOCTOR, teach_back(TeachBackChange::Mark { step: pill, clarity }));
    }

    fn choose(&mut self) {
        let option = |name, cost| ChoiceOption {
            name: line(name),
            means: Some(line("A visit each week")),
            good: Some(line("No medicine")),
            bad: None,
            cost: Some(line(cost)),
            time: Some(line("Six weeks")),
        };
        let options = vec![option("Exercise", "About $40"), option("Surgery", "About $900")];
        let choices = |change| Command::ChangeChoices { change };
        let line_of = line("What to do about the knee");
        let choice = self.say(DOCTOR, choices(ChoiceChange::LayOut { line: line_of, options }));
        let matters = vec![Matter::LowCost, Matter::Independence];
        self.say(ROSA, choices(ChoiceChange::Weigh { choice, matters }));
        self.say(ROSA, choices(ChoiceChange::Lean { choice, option: Some(0) }));
        self.say(ROSA, choices(ChoiceChange::SayWhy { choice, line: line("I can do it at home") }));
        let change = ChoiceChange::Decide { choice, option: 0, line: line("It is safe to try") };
        self.say(DOCTOR, choices(change));
    }

    fn promise_and_hand_over(&mut self) {
        let who = Name::new("Nurse Kim").unwrap();
        for (text, by) in
            [("Send the referral", "2026-11-20"), ("Call with the result", "2026-12-01")]
        {
            let (line, who, by) = (line(text), who.clone(), day(by));
            let change = PromiseChange::Make { line, who, by };
            self.say(DOCTOR, Command::ChangePromises { change });
        }
        let change = RepairChange::SayMissed { line: line("It hurts at night too") };
        self.say(ROSA, Command::ChangeRepair { change });
        let card = HandoffCard {
            to: who,
            acuity: Acuity::Watch,
            summary: line("Knee pain since May"),
            to_do: Some(line("Call on Friday")),
            watch_for: None,
        };
        let change = HandoffChange::Write { card };
        self.say(DOCTOR, Command::ChangeHandoff { change });
    }

    /// What `reader` may know, in `language`.
    pub(crate) fn summary(&self, reader: SeatId, language: Language) -> Summary {
        self.summary_by(&Calendar::UTC, reader, language)
    }

    /// The same, by the clinic's own calendar.
    pub(crate) fn summary_by(
        &self,
        calendar: &Calendar,
        reader: SeatId,
        language: Language,
    ) -> Summary {
        let state = self.log.snapshot(self.log.state().reader(reader).unwrap());
        let clinic = Clinic {
            name: "Maple Street Clinic".into(),
            phone: "555 0100".into(),
            language: Language::En,
            nudge_after_s: 20,
        };
        let (clinic, began_at) = (&clinic, self.log.live_since());
        Summary::draw_up(
            &state,
            Frame { visit: VISIT, began_at, clinic, language, now: NOW, calendar },
        )
    }

    /// Says what becomes an entry; its place.
    pub(crate) fn say(&mut self, from: SeatId, command: Command) -> Seq {
        self.tag += 1;
        let (place, tag) = (self.log.state().next_seq(), Tag(self.tag));
        self.input(Input::Command { from, tag, command: command.clone() });
        assert_ne!(self.log.state().next_seq(), place, "{command:?}");
        place
    }

    pub(crate) fn input(&mut self, input: Input) {
        let mut out = Vec::new();
        self.visit.handle(NOW, input, &mut out);
        self.keep(out);
    }

    fn keep(&mut self, out: Vec<Output>) {
        for output in out {
            if let Output::Record(entry) = output {
                self.log.push(entry);
            }
        }
    }
}
