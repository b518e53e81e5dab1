//! Wishes of the visit: sent with a number, kept until answered, never shown as done before.

use webside_protocol::{Command, Timestamp};

use crate::model::clock::Steady;
use crate::model::update::says;
use crate::model::{Effect, Model, Notice, Stage};

/// Sends `command`, or keeps it until the link is back.
pub(super) fn tap(model: &mut Model, command: Command, now: Steady, out: &mut Vec<Effect>) {
    if model.stage != Stage::Inside || is_on_its_way(model, &command) {
        return;
    }
    model.dialog = None;
    if matches!(command, Command::BeginCue { .. } | Command::StepAway { .. }) {
        model.attention.dismiss();
    }
    match model.pending.add(command, now) {
        Ok(wish) if model.connection.is_open() => says::say_wish(&wish, out),
        Ok(_) => {}
        Err(crate::model::pending::TooMany) => model.notices.show(Notice::NotSent, now),
    }
}

/// The same wish waits already, and no cue tapped after it took its place.
fn is_on_its_way(model: &Model, command: &Command) -> bool {
    let to_come = model.cue_to_come();
    let overtaken = if let Command::BeginCue { cue } = command {
        to_come != Some(*cue)
    } else {
        matches!(command, Command::EndCue {}) && to_come.is_some()
    };
    !overtaken && model.is_pending(command)
}

/// Ends the visit when its short count-down is over; gives up wishes that are no longer true.
pub(super) fn tick(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.ending_at.is_some_and(|at: Timestamp| at <= model.now) {
        model.ending_at = None;
        tap(model, Command::EndVisit {}, now, out);
    }
    if !model.connection.is_open() && model.pending.drop_stale(now) > 0 {
        model.notices.show(Notice::NotSent, now);
    }
}
