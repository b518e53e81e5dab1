//! Holds the model of the check's page, feeds it with what happens, and carries out what it asks for.

use std::cell::RefCell;
use std::rc::Rc;

use crate::check::{Check, CheckMsg, update};
use crate::platform::html::{self, View};
use crate::platform::{self, CheckHands, Report};
use crate::reactive::Signal;

/// The page while it runs: what views read, and where they send what a person did.
#[derive(Clone, Copy)]
pub struct CheckPage {
    /// The model.
    pub model: Signal<Check>,
    report: Signal<Report<CheckMsg>>,
}

impl CheckPage {
    /// Tells the model that `msg` happened.
    pub fn send(&self, msg: CheckMsg) {
        self.report.with_untracked(|report| report.tell(msg));
    }

    /// A signal of what `slice` takes out of the model.
    pub fn memo<T: PartialEq + 'static>(&self, slice: impl Fn(&Check) -> T + 'static) -> Signal<T> {
        self.model.memo(slice)
    }
}

/// Starts the page, and draws it once its words are here.
pub fn start(draw: fn(CheckPage) -> View) {
    platform::tell_panics();
    let opening = platform::check_opening();
    platform::with_words(opening.locale(), move || {
        let (check, effects) = Check::open(opening);
        let model = Signal::new(check);
        let hands: Rc<RefCell<Option<CheckHands>>> = Rc::default();
        let report = {
            let hands = Rc::clone(&hands);
            Report::new(move |msg| take(model, &hands, msg))
        };
        *hands.borrow_mut() = Some(CheckHands::new(report.clone()));
        carry_out(&hands, effects);
        let page = CheckPage { model, report: Signal::new(report) };
        html::mount(|| draw(page));
    });
}

/// What the browser tells comes in turns of its own: hands never answer while they work.
fn take(model: Signal<Check>, hands: &RefCell<Option<CheckHands>>, msg: CheckMsg) {
    let mut effects = Vec::new();
    model.change(|check| {
        effects = update(check, msg);
        true
    });
    carry_out(hands, effects);
}

fn carry_out(hands: &RefCell<Option<CheckHands>>, effects: Vec<crate::check::CheckEffect>) {
    if let Some(hands) = hands.borrow_mut().as_mut() {
        effects.into_iter().for_each(|effect| hands.carry_out(effect));
    }
}
