//! An object whose fields are taken out one by one, until none is left.

use serde_json::{Map, Value};

use super::{Compact, Unreadable};

pub(crate) struct Object(Map<String, Value>);

impl Object {
    pub(crate) fn of(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => Err(Unreadable),
        }
    }

    pub(crate) fn take<T: Compact>(&mut self, name: &str) -> Result<T, Unreadable> {
        // An optional field that is not there reads as one that is null.
        T::read(self.field(name))
    }

    /// Nothing that nobody asked for.
    pub(crate) fn end(self) -> Result<(), Unreadable> {
        if self.0.is_empty() { Ok(()) } else { Err(Unreadable) }
    }

    fn field(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or(Value::Null)
    }
}
