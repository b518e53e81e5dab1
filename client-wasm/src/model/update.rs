//! The one function that changes a model.

use crate::model::clock::Steady;
use crate::model::{Effect, Model, Msg};

/// Takes what happened at `now` on this page's own clock; returns what to do, in order.
pub fn update(model: &mut Model, msg: Msg, now: Steady) -> Vec<Effect> {
    model.now = model.clock.at(now);
    let _ = msg;
    Vec::new()
}
