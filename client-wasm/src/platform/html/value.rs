//! What an attribute may be: fixed, live, or not there.

use std::borrow::Cow;

use crate::reactive::Act;

/// One of the three.
pub(crate) enum Value {
    Fixed(Cow<'static, str>),
    Absent,
    Live(Box<dyn Act<Value>>),
}

/// Can be the value of an attribute.
pub(crate) trait Attribute {
    fn value(self) -> Value;
}

impl Attribute for &'static str {
    fn value(self) -> Value {
        Value::Fixed(Cow::Borrowed(self))
    }
}

impl Attribute for String {
    fn value(self) -> Value {
        Value::Fixed(Cow::Owned(self))
    }
}

impl Attribute for Cow<'static, str> {
    fn value(self) -> Value {
        Value::Fixed(self)
    }
}

/// An attribute that says something by being there.
impl Attribute for bool {
    fn value(self) -> Value {
        if self { Value::Fixed(Cow::Borrowed("")) } else { Value::Absent }
    }
}

impl<A: Attribute> Attribute for Option<A> {
    fn value(self) -> Value {
        self.map_or(Value::Absent, Attribute::value)
    }
}

impl<F, A> Attribute for F
where
    F: Fn() -> A + 'static,
    A: Attribute,
{
    fn value(self) -> Value {
        Value::Live(Box::new(move || self().value()))
    }
}
