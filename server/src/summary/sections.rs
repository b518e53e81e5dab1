//! One section for each part of the conversation, in the words of those who said it.

use webside_protocol::{
    Choice, ChoiceOption, Day, HandoffCard, PlanStep, Promise, StepKind, Subject, Telling, Told,
};

use super::Summary;
use super::outline::{Item, Order, Section};
use super::words::{self, Label};

impl Summary {
    pub(super) fn plan(&self) -> Option<Section> {
        let steps = self.conversation.plan.steps();
        let first = steps.iter().find(|step| step.step.kind == StepKind::Act).map(|step| step.id);
        let item = |step: &PlanStep| {
            let lead = match step.step.kind {
                StepKind::Act if Some(step.id) == first => Label::First,
                StepKind::Act => Label::Then,
                StepKind::Watch => Label::IfThis,
            };
            let line = self.labelled(lead, step.step.line.as_str());
            Item { line, notes: self.step_notes(step) }
        };
        self.section(Label::Plan, Order::Steps, steps.iter().map(item).collect())
    }

    fn step_notes(&self, step: &PlanStep) -> Vec<String> {
        let starts = step.step.starts.map(|day| self.on_day(Label::StartOn, day));
        let moment = step.step.moment.map(|moment| words::moment(moment, self.language).to_owned());
        let mark = self.conversation.teach_back.mark(step.id);
        let mark = mark.map(|mark| words::clarity(mark, self.language).to_owned());
        [starts, moment, mark].into_iter().flatten().collect()
    }

    pub(super) fn promises(&self) -> Option<Section> {
        let item = |promise: &Promise| {
            let mut notes = vec![
                self.labelled(Label::Who, promise.who.as_str()),
                self.on_day(Label::By, promise.by),
            ];
            notes.push(match promise.kept_at {
                Some(at) => self.on_day(Label::DoneOn, self.calendar.day(at)),
                None if promise.is_overdue(self.today()) => self.say(Label::Late).into(),
                None => self.say(Label::NotDoneYet).into(),
            });
            Item { line: promise.line.as_str().into(), notes }
        };
        let made = self.conversation.promises.made().iter();
        self.section(Label::Promises, Order::Any, made.map(item).collect())
    }

    pub(super) fn choices(&self) -> Option<Section> {
        let item = |choice: &Choice| {
            let mut notes: Vec<String> =
                choice.options.iter().map(|option| self.option(option)).collect();
            notes.extend(self.weighing(choice));
            Item { line: choice.line.as_str().into(), notes }
        };
        let laid_out = self.conversation.choices.laid_out().iter();
        self.section(Label::Choices, Order::Any, laid_out.map(item).collect())
    }

    fn option(&self, option: &ChoiceOption) -> String {
        let sides = [
            (Label::Means, &option.means),
            (Label::Good, &option.good),
            (Label::Bad, &option.bad),
            (Label::Cost, &option.cost),
            (Label::Time, &option.time),
        ];
        let told = sides.into_iter().filter_map(|(label, line)| {
            line.as_ref().map(|line| self.labelled(label, line.as_str()))
        });
        let parts = std::iter::once(self.labelled(Label::Option, option.name.as_str())).chain(told);
        parts.collect::<Vec<_>>().join(" | ")
    }

    /// What the patient said of it, and what both decided, in both people's words.
    fn weighing(&self, choice: &Choice) -> Vec<String> {
        let name = |option: u8| choice.options.get(usize::from(option)).map(|o| o.name.as_str());
        let matters: Vec<&str> =
            choice.matters.iter().map(|m| words::matter(*m, self.language)).collect();
        let mut notes = Vec::new();
        if !matters.is_empty() {
            notes.push(self.labelled(Label::Matters, &matters.join(", ")));
        }
        let leaning = choice.leaning.and_then(name);
        notes.extend(leaning.map(|name| self.labelled(Label::Leaning, name)));
        notes.extend(choice.why.as_ref().map(|why| self.labelled(Label::YourReason, why.as_str())));
        match &choice.decision {
            Some(decision) => {
                let decided = name(decision.option).unwrap_or_default();
                notes.push(self.labelled(Label::Decided, decided));
                notes.push(self.labelled(Label::OurReason, decision.line.as_str()));
            }
            None => notes.push(self.say(Label::NotDecided).into()),
        }
        notes
    }

    pub(super) fn agenda(&self) -> Option<Section> {
        let topics = self.conversation.agenda.topics().iter();
        let items = topics.map(|topic| {
            let state = if topic.addressed { Label::TalkedAbout } else { Label::StillOpen };
            self.noted(topic.line.as_str(), state)
        });
        self.section(Label::Agenda, Order::Any, items.collect())
    }

    pub(super) fn questions(&self) -> Option<Section> {
        let asked = self.conversation.questions.asked().iter();
        let items = asked.map(|asked| {
            let state =
                if asked.answered_at.is_some() { Label::Answered } else { Label::Unanswered };
            self.noted(words::question(asked.question, self.language), state)
        });
        self.section(Label::Questions, Order::Any, items.collect())
    }

    pub(super) fn teach_back(&self) -> Option<Section> {
        let told = self.conversation.teach_back.telling.as_ref().map(|telling| match telling {
            Telling::Aloud {} => Item::plain(self.say(Label::ToldAloud)),
            Telling::Written { line } => Item::plain(line.as_str()),
        });
        self.section(Label::TeachBack, Order::Any, told.into_iter().collect())
    }

    pub(super) fn briefing(&self) -> Option<Section> {
        let item = |told: &Told| {
            let subject = words::subject(told.subject, self.language);
            let line = format!("{subject}: {}", told.line.as_ref()?.as_str());
            let unconfirmed = (!told.confirmed).then(|| self.say(Label::FromLastVisit).to_owned());
            Some(Item { line, notes: unconfirmed.into_iter().collect() })
        };
        let items = self.told().filter_map(item);
        self.section(Label::Briefing, Order::Any, items.collect())
    }

    /// The briefing in the order of asking.
    pub(super) fn told(&self) -> impl Iterator<Item = &Told> {
        Subject::ALL.into_iter().filter_map(|subject| self.conversation.briefing.of(subject))
    }

    pub(super) fn repair(&self) -> Option<Section> {
        let missing = self.conversation.repair.missing().iter();
        let items = missing.map(|missing| {
            let state = if missing.taken_up { Label::TalkedAbout } else { Label::StillOpen };
            self.noted(missing.line.as_str(), state)
        });
        self.section(Label::Repair, Order::Any, items.collect())
    }

    pub(super) fn handoff(&self) -> Option<Section> {
        let card = self.conversation.handoff.card.as_ref()?;
        let HandoffCard { to, acuity, summary, to_do, watch_for } = card;
        let line = |label, line: Option<&str>| line.map(|line| self.labelled(label, line));
        let read_back = self.conversation.handoff.read_back.as_ref();
        let lines = [
            line(Label::HandoffTo, Some(to.as_str())),
            line(Label::HowSick, Some(words::acuity(*acuity, self.language))),
            line(Label::HandoffSummary, Some(summary.as_str())),
            line(Label::ToDo, to_do.as_ref().map(|line| line.as_str())),
            line(Label::WatchFor, watch_for.as_ref().map(|line| line.as_str())),
            line(Label::SaidBackBy, read_back.map(|done| done.who.as_str())),
        ];
        let items = lines.into_iter().flatten().map(Item::plain).collect();
        self.section(Label::Handoff, Order::Any, items)
    }

    pub(super) fn whom_to_call(&self) -> Option<Section> {
        let (name, phone) = (&self.clinic_name, &self.clinic_phone);
        let clinic = if phone.is_empty() { name.clone() } else { format!("{name}, {phone}") };
        let items = vec![
            Item::plain(self.labelled(Label::CallUs, &clinic)),
            Item::plain(self.say(Label::Emergency)),
        ];
        self.section(Label::WhomToCall, Order::Any, items)
    }

    fn noted(&self, line: &str, state: Label) -> Item {
        Item { line: line.into(), notes: vec![self.say(state).into()] }
    }

    fn on_day(&self, label: Label, day: Day) -> String {
        self.labelled(label, &words::day(day, self.language))
    }
}
