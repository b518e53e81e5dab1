//! What the clinician's page does beyond the patient's: keys, nudges, suggestions.
//!
//! It is reached through pointers that only the console's program takes, so that a patient's phone
//! does not download it.

use crate::model::clock::Steady;
use crate::model::update::{console, keys};
use crate::model::{DeskEvent, Effect, KeyPress, Model, Press, Setting};

/// The console's part of the model's work.
#[derive(Debug, Clone, Copy)]
pub struct ConsoleWork {
    pub(crate) key: fn(&mut Model, &KeyPress, Steady, &mut Vec<Effect>),
    pub(crate) press: fn(&mut Model, Press, Steady, &mut Vec<Effect>),
    pub(crate) desk: fn(&mut Model, DeskEvent, Steady, &mut Vec<Effect>),
    pub(crate) follow: fn(&mut Model, Steady, &mut Vec<Effect>),
    pub(crate) remember: fn(&mut Model, Setting, &str),
}

impl ConsoleWork {
    /// All of it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            key: keys::key,
            press: console::press,
            desk: console::desk,
            follow: console::follow,
            remember: console::remember,
        }
    }
}

impl Default for ConsoleWork {
    fn default() -> Self {
        Self::new()
    }
}
