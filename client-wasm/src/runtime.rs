//! Holds the model of one page, feeds it with what happens, and carries out what it asks for.

use leptos::prelude::*;

use crate::model::{Model, Msg};

/// One page while it runs: what views read, and where they send what a person did.
#[derive(Clone, Copy)]
pub struct Page {
    /// The model. Take slices of it with `Memo`, so that a view changes only when its slice does.
    pub model: ReadSignal<Model>,
    send: Callback<Msg>,
}

impl Page {
    /// Tells the model that `msg` happened.
    pub fn send(&self, msg: Msg) {
        self.send.run(msg);
    }

    /// A memo of what `slice` takes out of the model.
    pub fn memo<T>(&self, slice: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let model = self.model;
        Memo::new(move |_| model.with(&slice))
    }
}
