//! Numbers, words, lists: what has no fields of its own.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::Value;

use super::{Compact, Unreadable};
use crate::conversation::{
    Acuity, Agenda, Briefing, Choices, Clarity, ClosingItem, FeltHeard, Matter, Moment, Pictogram,
    Plan, Promises, Question, Questions, Repair, Stage, StepKind, Subject,
};
use crate::cue::Cue;
use crate::day::Day;
use crate::error::ErrorCode;
use crate::event::{CueEnd, Departure};
use crate::ids::{Epoch, PageId, SeatId, Seq, Tag, VisitId};
use crate::level::{LinkQuality, Track, Voice};
use crate::line::Line;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Language, Standing};
use crate::signal::Signal;
use crate::text::Name;
use crate::time::Timestamp;
use crate::wire::Ticket;

fn number(value: &Value) -> Result<u64, Unreadable> {
    value.as_u64().ok_or(Unreadable)
}

fn text(value: Value) -> Result<String, Unreadable> {
    match value {
        Value::String(text) => Ok(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Err(Unreadable)
        }
    }
}

fn list(value: Value) -> Result<Vec<Value>, Unreadable> {
    match value {
        Value::Array(values) => Ok(values),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            Err(Unreadable)
        }
    }
}

macro_rules! numbers {
    ($($name:ident($inner:ty))*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                <$inner>::try_from(number(&value)?).map(Self).map_err(|_| Unreadable)
            }
        })*
    };
}

numbers! { SeatId(u8) Seq(u64) Epoch(u32) Tag(u32) PageId(u32) Timestamp(u64) }

macro_rules! plain_numbers {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                Self::try_from(number(&value)?).map_err(|_| Unreadable)
            }
        })*
    };
}

plain_numbers! { u8 u16 u32 }

/// One of a closed list of words: serde knows their spelling.
macro_rules! words {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                let word: StrDeserializer<'_, Error> =
                    value.as_str().ok_or(Unreadable)?.into_deserializer();
                Self::deserialize(word).map_err(|_| Unreadable)
            }
        })*
    };
}

words! {
    Acuity Clarity ClosingItem Cue CueEnd Departure ErrorCode FeltHeard Language LinkQuality Matter
    Moment Pictogram Question Refusal Role Signal Stage Standing StepKind Subject Track Voice
}

impl Compact for bool {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_bool().ok_or(Unreadable)
    }
}

impl Compact for String {
    fn read(value: Value) -> Result<Self, Unreadable> {
        text(value)
    }
}

impl Compact for VisitId {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_str().and_then(|text| text.parse().ok()).ok_or(Unreadable)
    }
}

impl Compact for Name {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_str().and_then(|text| Self::new(text).ok()).ok_or(Unreadable)
    }
}

impl Compact for Line {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_str().and_then(|text| Self::new(text).ok()).ok_or(Unreadable)
    }
}

impl Compact for Day {
    fn read(value: Value) -> Result<Self, Unreadable> {
        value.as_str().and_then(|text| text.parse().ok()).ok_or(Unreadable)
    }
}

impl Compact for Ticket {
    fn read(value: Value) -> Result<Self, Unreadable> {
        text(value).map(Self)
    }
}

impl<T: Compact> Compact for Option<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        if value.is_null() { Ok(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Compact> Compact for Box<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        T::read(value).map(Self::new)
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut read = Self::new();
        for one in list(value)? {
            read.push(T::read(one)?);
        }
        Ok(read)
    }
}

/// What is written as the list it holds.
macro_rules! lists {
    ($($name:ident)*) => {
        $(impl Compact for $name {
            fn read(value: Value) -> Result<Self, Unreadable> {
                Vec::read(value).map(Self)
            }
        })*
    };
}

lists! { Agenda Briefing Choices Plan Promises Questions Repair }

/// A list of pairs, as `pairs` writes it.
pub(crate) struct Pairs<K, V>(pub(crate) BTreeMap<K, V>);

impl<K: Compact + Ord, V: Compact> Compact for Pairs<K, V> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut read = BTreeMap::new();
        for pair in list(value)? {
            let [key, value] = <[Value; 2]>::try_from(list(pair)?).map_err(|_| Unreadable)?;
            read.insert(K::read(key)?, V::read(value)?);
        }
        Ok(Self(read))
    }
}

/// An object whose keys are words.
impl<V: Compact> Compact for BTreeMap<Cue, V> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let Value::Object(fields) = value else { return Err(Unreadable) };
        let mut read = Self::new();
        for (name, value) in fields {
            read.insert(Cue::read(Value::String(name))?, V::read(value)?);
        }
        Ok(read)
    }
}
