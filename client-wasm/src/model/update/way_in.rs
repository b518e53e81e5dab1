//! The way into the visit and out of it: a link is spent, a socket opened; hung up, come back.

use webside_protocol::{Clinic, Command, ErrorCode, Redeemed};

use crate::model::clock::Steady;
use crate::model::update::{says, sources};
use crate::model::{Effect, Entrance, HttpFault, Model, Notice, Permission, Place, Stage, Switch};

pub(super) fn clinic(model: &mut Model, answer: Result<Clinic, HttpFault>) {
    // Without an answer the page goes on; it asks again when it is welcomed.
    if let Ok(clinic) = answer {
        model.clinic = Some(clinic);
    }
}

/// A person presses to go in.
pub(super) fn enter(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    match model.entrance.clone() {
        Entrance::Nothing => stop(model, ErrorCode::LinkRejected, out),
        Entrance::Secret(secret) => {
            model.stage = Stage::Entering;
            out.push(Effect::Redeem(secret, model.page));
        }
        Entrance::Ticket(..) => {
            model.stage = Stage::Entering;
            let devices = match model.devices.permission {
                Permission::NotAsked => Switch::Off,
                Permission::Asking | Permission::Answered => Switch::On,
            };
            out.push(Effect::KeepChecked(devices));
            connect(model, now, out);
        }
    }
}

pub(super) fn redeemed(
    model: &mut Model,
    answer: Result<Redeemed, HttpFault>,
    now: Steady,
    out: &mut Vec<Effect>,
) {
    let Entrance::Secret(secret) = &model.entrance else { return };
    match answer {
        Ok(redeemed) => {
            let place = Place { visit: redeemed.visit, seat: redeemed.seat };
            out.push(Effect::KeepTicket { secret: secret.clone(), redeemed: redeemed.clone() });
            model.entrance = Entrance::Ticket(place, redeemed.ticket);
            enter(model, now, out);
        }
        Err(HttpFault::Refused(code)) if !code.is_worth_retrying() => stop(model, code, out),
        Err(HttpFault::Refused(code)) => back_to_the_door(model, Notice::Trouble(code), now),
        Err(HttpFault::Unreachable) => back_to_the_door(model, Notice::Unreachable, now),
    }
}

/// Spending a link needs a press each time, so the person is told and presses again.
fn back_to_the_door(model: &mut Model, notice: Notice, now: Steady) {
    model.stage = Stage::Precheck;
    model.notices.show(notice, now);
}

/// Opens a socket, in place of any other.
pub(super) fn connect(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    out.push(Effect::OpenSocket(model.connection.open(now)));
}

/// Hangs up: an own act, done at once. The visit hears of it if it can.
pub(super) fn leave(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    if model.stage != Stage::Inside {
        return;
    }
    if model.connection.is_open()
        && let Ok(wish) = model.pending.add(Command::Leave {}, now)
    {
        says::say_wish(&wish, out);
    }
    model.stage = Stage::Left;
    hang_up(model, out);
}

/// Goes back in after leaving, or takes over from another tab.
pub(super) fn come_back(model: &mut Model, now: Steady, out: &mut Vec<Effect>) {
    let may = matches!(model.stage, Stage::Left | Stage::Stopped(ErrorCode::Replaced));
    if !may || !matches!(model.entrance, Entrance::Ticket(..)) {
        return;
    }
    if model.devices.permission == Permission::Answered {
        sources::open_both(model, out);
    }
    model.stage = Stage::Entering;
    connect(model, now, out);
}

/// This page cannot go on by itself.
pub(super) fn stop(model: &mut Model, code: ErrorCode, out: &mut Vec<Effect>) {
    if let (ErrorCode::TicketRejected, Entrance::Ticket(place, _)) = (code, &model.entrance) {
        out.push(Effect::ForgetTicket(*place));
    }
    model.stage = Stage::Stopped(code);
    hang_up(model, out);
}

fn hang_up(model: &mut Model, out: &mut Vec<Effect>) {
    model.pending.clear();
    model.connection.close();
    model.levels.reconnected();
    model.dialog = None;
    model.notices.clear();
    model.ending_at = None;
    out.push(Effect::CloseSocket);
}
