//! How the platform tells the model what happened.

use std::rc::Rc;

use crate::model::Msg;

/// Tells the model. Cheap to clone; every part of the platform holds one.
pub(crate) struct Report<M = Msg>(Rc<dyn Fn(M)>);

impl<M> Clone for Report<M> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<M> Report<M> {
    pub(crate) fn new(tell: impl Fn(M) + 'static) -> Self {
        Self(Rc::new(tell))
    }

    pub(crate) fn tell(&self, msg: M) {
        (self.0)(msg);
    }
}
