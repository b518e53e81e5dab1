//! Holds the model of one page, feeds it with what happens, and carries out what it asks for.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::{ConsoleWork, DeviceEvent, Effect, Model, Msg, Opening, Tap, update};
use crate::platform::html::{self, View};
use crate::platform::{self, Desk, Hands, Report};
use crate::reactive::Signal;

/// One page while it runs: what views read, and where they send what a person did.
#[derive(Clone, Copy)]
pub struct Page {
    /// The model. Take slices of it with [`Page::memo`], so that a view changes only when its
    /// slice does.
    pub model: Signal<Model>,
    /// What is typed of the next topic. It outlives the waiting room: who is let in while they write
    /// goes on writing.
    pub topic: Signal<String>,
    report: Signal<Report>,
}

impl Page {
    /// Tells the model that `msg` happened.
    pub fn send(&self, msg: Msg) {
        self.report.with_untracked(|report| report.tell(msg));
    }

    /// Tells the model of a tap, which may come again.
    pub fn tap(&self, tap: &Tap) {
        self.send(tap.clone().into());
    }

    /// A signal of what `slice` takes out of the model.
    pub fn memo<T: PartialEq + 'static>(&self, slice: impl Fn(&Model) -> T + 'static) -> Signal<T> {
        self.model.memo(slice)
    }
}

/// Starts the page of patients and companions, and draws it once its words are here.
pub fn start_visit(draw: fn(Page) -> View) {
    start(None, |_| None, draw);
}

/// Starts the clinician's page, and draws it once its words are here.
pub fn start_console(draw: fn(Page) -> View) {
    start(Some(ConsoleWork::new()), |report| Some(platform::desk(report)), draw);
}

fn start(console: Option<ConsoleWork>, desk: fn(&Report) -> Option<Desk>, draw: fn(Page) -> View) {
    platform::tell_panics();
    let opening = platform::opening(console);
    platform::with_words(opening.locale(), move || {
        let page = open(opening, desk);
        html::mount(|| draw(page));
    });
}

/// The model is opened, and its effects are carried out for as long as the page lives.
fn open(opening: Opening, desk: fn(&Report) -> Option<Desk>) -> Page {
    let (opened, effects) = Model::open(opening, platform::steady());
    let kind = opened.kind;
    let model = Signal::new(opened);
    let runtime = Rc::new(Runtime { model, hands: RefCell::new(None), turn: RefCell::default() });
    let report = {
        let runtime = runtime.clone();
        Report::new(move |msg| runtime.take(msg))
    };
    *runtime.hands.borrow_mut() = Some(Hands::new(kind, desk(&report), report.clone()));
    runtime.carry_out(effects);
    Page { model, topic: Signal::new(String::new()), report: Signal::new(report) }
}

struct Runtime {
    model: Signal<Model>,
    hands: RefCell<Option<Hands>>,
    turn: RefCell<Turn>,
}

/// One message is taken after the other: what the browser tells while an effect is carried out
/// waits. The queue is empty again before the browser goes on, so it stays as short as one turn.
#[derive(Default)]
struct Turn {
    waiting: VecDeque<Msg>,
    runs: bool,
}

impl Runtime {
    fn take(&self, msg: Msg) {
        self.turn.borrow_mut().waiting.push_back(msg);
        if std::mem::replace(&mut self.turn.borrow_mut().runs, true) {
            return;
        }
        loop {
            let next = self.turn.borrow_mut().waiting.pop_front();
            let Some(msg) = next else { break };
            let effects = self.update(msg);
            self.carry_out(effects);
        }
        self.turn.borrow_mut().runs = false;
    }

    fn update(&self, msg: Msg) -> Vec<Effect> {
        let frequent = matches!(msg, Msg::Device(DeviceEvent::Heard(_)));
        let mut effects = Vec::new();
        self.model.change(|model| {
            let before = frequent.then(|| sound(model));
            effects = update(model, msg, platform::steady());
            before != Some(sound(model)) || !effects.is_empty()
        });
        effects
    }

    fn carry_out(&self, effects: Vec<Effect>) {
        if let Some(hands) = self.hands.borrow_mut().as_mut() {
            effects.into_iter().for_each(|effect| hands.carry_out(effect));
        }
    }
}

/// What ten readings a second may change: views are not woken for less.
fn sound(model: &Model) -> impl PartialEq + use<> {
    let devices = &model.devices;
    (devices.meter, devices.heard, devices.nothing_heard, model.voice.voice())
}
