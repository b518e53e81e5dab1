//! The fields of an object, one after the other.

use std::cell::Cell;

use super::{Compact, Fault, Json};

/// The field that says which of a tagged enum's variants an object is.
pub(super) const TYPE: &str = "type";

/// The values of an object's fields, in the order in which their names were given.
pub(crate) struct Fields<'a> {
    values: Vec<&'a Json>,
    next: Cell<usize>,
    fault: &'a Fault,
}

impl<'a> Fields<'a> {
    /// Of what is no object.
    pub(super) fn none(fault: &'a Fault) -> Self {
        fault.note(Self { values: Vec::new(), next: Cell::new(0), fault })
    }

    /// Puts each of `fields` in its place among `names`.
    pub(super) fn sorted(
        fields: impl IntoIterator<Item = &'a (String, Json)>,
        names: &[&str],
        fault: &'a Fault,
    ) -> Self {
        let mut sorted: Vec<&Json> = vec![&Json::Null; names.len()];
        for (name, value) in fields {
            match names.iter().position(|known| known == name) {
                Some(place) => sorted[place] = value,
                None => fault.note(()),
            }
        }
        Self { values: sorted, next: Cell::new(0), fault }
    }

    /// Reads the next one.
    pub(crate) fn next<T: Compact>(&self) -> T {
        T::read(self.take(), self.fault)
    }

    #[inline(never)]
    fn take(&self) -> &'a Json {
        let next = self.next.get();
        self.next.set(next + 1);
        self.values.get(next).unwrap_or(&&Json::Null)
    }
}
