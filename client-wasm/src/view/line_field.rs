//! A field for one line in somebody's own words: it keeps them until they are a fact.

use std::rc::Rc;
use std::time::Duration;

use crate::platform::html::{self, Content, Element, View};
use webside_protocol::{
    AgendaChange, BriefingChange, ChoiceChange, Command, Feedback, FeltHeard, Line, NotALine,
    RepairChange, Seq, Subject, TeachBackChange, Telling, Timestamp,
};

use crate::model::{Model, Msg};
use crate::reactive::{Signal, alive};
use crate::runtime::Page;
use crate::view::icons;
use crate::view::touch::{Became, Touched, going};
use crate::words::{self, Locale};

/// What is saved as it is typed is saved after a pause of this length.
const PAUSE: Duration = Duration::from_secs(1);

/// What the line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// One more thing to talk about.
    Topic,
    /// Other words for a topic.
    Reworded(Seq),
    /// A subject of the briefing: saved as it is typed.
    Told(Subject),
    /// The plan in one's own words.
    Retold,
    /// What was missed.
    Missed,
    /// Why the patient leans so in this choice.
    Why(Seq),
    /// More of how heard the patient felt.
    Felt(FeltHeard),
}

impl Field {
    fn wish(self, typed: Result<Line, NotALine>) -> Option<Command> {
        Some(match (self, typed) {
            (Self::Topic, Ok(line)) => Command::ChangeAgenda { change: AgendaChange::Add { line } },
            (Self::Reworded(topic), Ok(line)) => {
                Command::ChangeAgenda { change: AgendaChange::Reword { topic, line } }
            }
            (Self::Told(subject), Ok(line)) => {
                Command::ChangeBriefing { change: BriefingChange::Say { subject, line } }
            }
            (Self::Retold, Ok(line)) => {
                Command::ChangeTeachBack { change: TeachBackChange::Write { line } }
            }
            (Self::Told(subject), Err(NotALine::Empty)) => {
                Command::ChangeBriefing { change: BriefingChange::Clear { subject } }
            }
            (Self::Missed, Ok(line)) => {
                Command::ChangeRepair { change: RepairChange::SayMissed { line } }
            }
            (Self::Why(choice), Ok(line)) => {
                Command::ChangeChoices { change: ChoiceChange::SayWhy { choice, line } }
            }
            (Self::Felt(felt), Ok(line)) => {
                Command::GiveFeedback { feedback: Feedback { felt, line: Some(line) } }
            }
            (
                Self::Topic
                | Self::Reworded(_)
                | Self::Told(_)
                | Self::Retold
                | Self::Missed
                | Self::Why(_)
                | Self::Felt(_),
                Err(_),
            ) => return None,
        })
    }

    /// The visit knows it in these words.
    fn is_fact(self, model: &Model, line: &Line) -> bool {
        let talk = model.mirror.state().conversation();
        let mut topics = talk.agenda.topics().iter();
        match self {
            Self::Topic => topics.any(|topic| topic.line == *line),
            Self::Reworded(id) => topics.any(|topic| topic.id == id && topic.line == *line),
            Self::Told(subject) => talk.briefing.line(subject) == Some(line),
            Self::Retold => match &talk.teach_back.telling {
                Some(Telling::Written { line: written }) => written == line,
                Some(Telling::Aloud {}) | None => false,
            },
            Self::Missed => talk.repair.missing().iter().any(|missing| missing.line == *line),
            Self::Why(id) => {
                let mut choices = talk.choices.laid_out().iter();
                choices.any(|choice| choice.id == id && choice.why.as_ref() == Some(line))
            }
            Self::Felt(_) => {
                let feedback = talk.feedback.as_ref();
                feedback.is_some_and(|feedback| feedback.line.as_ref() == Some(line))
            }
        }
    }

    /// What became of the words in the field: on their way, a fact, or neither.
    fn became(self, model: &Model, locale: Locale, text: &str) -> Became {
        let typed = Line::new(text);
        let known = typed.as_ref().map(|line| self.is_fact(model, line)).map_err(|fault| *fault);
        let wish = self.wish(typed);
        if let Some(going) = wish.and_then(|wish| going(model, locale, &wish)) {
            return going;
        }
        match known {
            Ok(true) if self == Self::Retold => {
                (Touched::Done, Some(words::visit_signal_sent(locale).into()))
            }
            Ok(true) => (Touched::Done, Some(words::talk_saved(locale).into())),
            Ok(false) | Err(NotALine::Empty) => (Touched::Not, None),
            Err(NotALine::TooLong | NotALine::HiddenCharacters) => {
                (Touched::Not, Some(words::talk_no_line(locale).into()))
            }
        }
    }

    /// The words of the button that sends it; none where nothing has to be sent by hand.
    fn button(self, locale: Locale) -> Option<&'static str> {
        match self {
            Self::Topic => Some(words::talk_add(locale)),
            Self::Reworded(_) | Self::Why(_) => Some(words::talk_save(locale)),
            Self::Retold => Some(words::tell_send(locale)),
            Self::Missed | Self::Felt(_) => Some(words::after_send(locale)),
            Self::Told(_) => None,
        }
    }
}

/// The field with its label. `draft` holds what is typed; `done` is called when what was sent has
/// become a fact.
pub(crate) fn line_field(
    page: Page,
    locale: Locale,
    field: Field,
    label: View,
    draft: Signal<String>,
    done: Box<dyn Fn()>,
) -> View {
    let (typed_at, sent) = (Signal::new(None::<Timestamp>), Signal::new(false));
    let became = page.memo(move |m| draft.with_untracked(|text| field.became(m, locale, text)));
    let arrived = Signal::slice(move || {
        sent.get_untracked() && became.with_untracked(|(touched, _)| *touched == Touched::Done)
    });
    let send = move || {
        typed_at.set(None);
        if let Some(wish) = field.wish(draft.with_untracked(|text| Line::new(text))) {
            page.send(Msg::Tap(wish));
            sent.set(true);
        }
    };
    let input = html::input()
        .r#type("text")
        .attr("maxlength", "300")
        .attr("autocomplete", "off")
        .prop("value", move || {
            if arrived.get() {
                done();
            }
            draft.get_untracked()
        })
        .on("input", move |event| {
            draft.set(html::value_of(&event));
            sent.set(false);
            typed_at.set(Some(page.model.with_untracked(|m| m.now)));
        })
        .on("keydown", move |event| {
            if html::key_of(&event).is_some_and(|key| key == "Enter") {
                send();
                // Who writes on at once begins anew, and does not go on in what was just sent.
                html::mark_all(&event);
            }
        });
    let button = field.button(locale);
    let input =
        if button.is_some() { input } else { saved_as_typed(page, typed_at, Rc::new(send), input) };
    let button = button.map(|words| {
        html::button().r#type("button").class("small").on("click", move |_| send()).child(words)
    });
    let label = html::label().child((html::span().child(label), input));
    let state = move || told(became.get());
    html::div().class("line-field").child((label, button, state)).view()
}

/// Sends when the typing rests, and when the field is left.
pub(crate) fn saved_as_typed(
    page: Page,
    typed_at: Signal<Option<Timestamp>>,
    send: Rc<dyn Fn()>,
    input: Element,
) -> Element {
    let at_rest = Rc::clone(&send);
    let rests = page.memo(move |m| typed_at.get_untracked().is_some_and(|at| m.now - at >= PAUSE));
    alive(Box::new(move || {
        if rests.get() {
            at_rest();
        }
    }));
    input.on("change", move |_| send())
}

fn told((touched, words): Became) -> Option<View> {
    let (class, icon) = match touched {
        Touched::Not => ("state wrong", icons::WARNING),
        Touched::Going => ("state", icons::SEND),
        Touched::Stands | Touched::TakenUp | Touched::Done => ("state", icons::CHECK),
    };
    let words = html::span().child(words?);
    Some(html::p().class(class).child((icon.draw(), words)).view())
}
