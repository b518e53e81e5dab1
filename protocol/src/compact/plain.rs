//! Numbers, words, lists: what has no fields of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::{between, number, quoted, word};
use super::word::Word;
use super::{Compact, Fault, Json, ToJson};
use crate::conversation::{
    Acuity, Agenda, Briefing, Choices, Clarity, ClosingItem, FeltHeard, Matter, Moment, Pictogram,
    Plan, Promises, Question, Questions, Repair, Stage, StepKind, Subject,
};
use crate::cue::Cue;
use crate::day::Day;
use crate::error::ErrorCode;
use crate::event::{CueEnd, Departure};
use crate::ids::{Epoch, PageId, SeatId, Seq, Tag, VisitId};
use crate::join::{InvitationLink, LinkSecret};
use crate::level::{LinkQuality, Track, Voice};
use crate::line::Line;
use crate::media::{Media, RelayUse};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::role::Role;
use crate::seat::{Consent, Language, Standing};
use crate::signal::Signal;
use crate::text::Name;
use crate::time::Timestamp;
use crate::wire::Ticket;

macro_rules! numbers {
    ($($name:ident($inner:ty))*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                Self(<$inner>::read(json, fault))
            }
        }
        impl ToJson for $name {
            fn write(&self, out: &mut String) {
                number(out, self.0.into());
            }
        })*
    };
}

numbers! { SeatId(u8) Seq(u64) Epoch(u32) Tag(u32) PageId(u32) Timestamp(u64) }

macro_rules! plain_numbers {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                json.number(Self::MAX.into(), fault).try_into().unwrap_or_default()
            }
        }
        impl ToJson for $name {
            fn write(&self, out: &mut String) {
                number(out, u64::from(*self));
            }
        })*
    };
}

plain_numbers! { u8 u16 u32 u64 }

/// One of a closed list of words: serde knows their spelling.
macro_rules! words {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                Self::deserialize(Word(json, fault)).expect("every place of the list has a word")
            }
        }
        impl ToJson for $name {
            fn write(&self, out: &mut String) {
                word(out, &Spelling(self));
            }
        })*
    };
}

words! {
    Acuity Clarity ClosingItem Consent Cue CueEnd Departure ErrorCode FeltHeard Language LinkQuality Matter
    Media Moment Pictogram Question Refusal RelayUse Role Signal Stage Standing StepKind Subject Track Voice
}

/// Shows a word as serde spells it.
struct Spelling<'a, T>(&'a T);

impl<T: Serialize> fmt::Display for Spelling<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

impl Compact for bool {
    fn read(json: &Json, fault: &Fault) -> Self {
        if let Json::Bool(yes) = json { *yes } else { fault.note(false) }
    }
}

impl ToJson for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Compact for String {
    fn read(json: &Json, fault: &Fault) -> Self {
        json.text(fault).to_owned()
    }
}

impl ToJson for String {
    fn write(&self, out: &mut String) {
        quoted(out, self);
    }
}

/// What is written as the text it holds, unchecked.
macro_rules! texts {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                Self(String::read(json, fault))
            }
        }
        impl ToJson for $name {
            fn write(&self, out: &mut String) {
                quoted(out, &self.0);
            }
        })*
    };
}

texts! { InvitationLink LinkSecret Ticket }

/// Text that only its own type can check.
macro_rules! checked_texts {
    ($($name:ident: $read:expr, $write:expr, $blank:expr;)*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                $read(json.text(fault)).unwrap_or_else(|_| fault.note($blank))
            }
        }
        impl ToJson for $name {
            fn write(&self, out: &mut String) {
                quoted(out, $write(self).as_ref());
            }
        })*
    };
}

checked_texts! {
    Day: str::parse, Self::to_string, Self::of(Timestamp(0));
    Line: Self::new, Self::as_str, Self::blank();
    Name: Self::new, Self::as_str, Self::blank();
    VisitId: str::parse, Self::to_string, Self::from_bytes([0; 16]);
}

impl<T: Compact> Compact for Option<T> {
    fn read(json: &Json, fault: &Fault) -> Self {
        if let Json::Null = json { None } else { Some(T::read(json, fault)) }
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Compact> Compact for Box<T> {
    fn read(json: &Json, fault: &Fault) -> Self {
        Self::new(T::read(json, fault))
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn read(json: &Json, fault: &Fault) -> Self {
        json.list(fault).iter().map(|one| T::read(one, fault)).collect()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, out: &mut String) {
        out.push('[');
        for one in self {
            between(out);
            one.write(out);
        }
        out.push(']');
    }
}

/// What is written as the list it holds.
macro_rules! lists {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(json: &Json, fault: &Fault) -> Self {
                Self(Vec::read(json, fault))
            }
        })*
    };
}

lists! { Agenda Briefing Choices Plan Promises Questions Repair }

impl<K: Compact + Ord, V: Compact> Compact for Register<K, V> {
    fn read(json: &Json, fault: &Fault) -> Self {
        let mut read = Self::default();
        for pair in json.list(fault) {
            match pair.list(fault) {
                [key, value] => drop(read.insert(K::read(key, fault), V::read(value, fault))),
                _ => fault.note(()),
            }
        }
        read
    }
}
