//! How the platform tells the model what happened.

use std::rc::Rc;

use crate::model::Msg;

/// Tells the model. Cheap to clone; every part of the platform holds one.
#[derive(Clone)]
pub(crate) struct Report(Rc<dyn Fn(Msg)>);

impl Report {
    pub(crate) fn new(tell: impl Fn(Msg) + 'static) -> Self {
        Self(Rc::new(tell))
    }

    pub(crate) fn tell(&self, msg: Msg) {
        (self.0)(msg);
    }
}
