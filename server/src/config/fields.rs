//! Takes settings out of a TOML table one by one, and notes every fault instead of stopping at one.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use toml::{Table, Value};

/// What is left of a table, and what was wrong so far.
pub(super) struct Fields<'a> {
    /// `""`, or the table's name with a dot.
    prefix: &'static str,
    table: Table,
    faults: &'a mut Vec<String>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(prefix: &'static str, table: Table, faults: &'a mut Vec<String>) -> Self {
        Self { prefix, table, faults }
    }

    /// The text at `key`; `None` when it is absent, or no text, which is a fault.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        let value = self.table.remove(key)?;
        self.as_text(key, &value).map(str::to_owned)
    }

    /// The text at `key`, which must be there.
    pub(super) fn needed_text(&mut self, key: &str) -> Option<String> {
        if !self.table.contains_key(key) {
            self.fault(key, "is missing");
        }
        self.text(key)
    }

    /// The text at `key` as a `T`; `default` when it is absent.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, key: &str, default: T) -> T {
        self.text(key).and_then(|text| self.parse(key, &text)).unwrap_or(default)
    }

    /// One or more texts at `key`, each as a `T`; at least one must be there.
    pub(super) fn needed_list<T: FromStr<Err: Display>>(&mut self, key: &str) -> Vec<T> {
        let values = match self.table.remove(key) {
            None => {
                self.fault(key, "is missing");
                return Vec::new();
            }
            Some(Value::Array(values)) if values.is_empty() => {
                self.fault(key, "is empty");
                return Vec::new();
            }
            Some(Value::Array(values)) => values,
            Some(one) => vec![one],
        };
        let parse = |value: &Value| self.as_text(key, value).and_then(|text| self.parse(key, text));
        values.iter().filter_map(parse).collect()
    }

    /// The choice at `key` among `choices`; `default` when it is absent.
    pub(super) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)], default: T) -> T {
        let Some(text) = self.text(key) else { return default };
        if let Some((_, chosen)) = choices.iter().find(|(name, _)| *name == text) {
            return *chosen;
        }
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        self.fault(key, format!("is none of {}", names.join(", ")));
        default
    }

    /// The whole number at `key`, within `range`; `default` when it is absent.
    pub(super) fn number(&mut self, key: &str, range: RangeInclusive<u32>, default: u32) -> u32 {
        let number = match self.table.remove(key) {
            None => return default,
            Some(Value::Integer(number)) => u32::try_from(number).ok(),
            Some(other) => {
                return self.wrong_kind(key, "a whole number", &other).unwrap_or(default);
            }
        };
        match number.filter(|number| range.contains(number)) {
            Some(number) => number,
            None => {
                self.fault(key, format!("is not within {} to {}", range.start(), range.end()));
                default
            }
        }
    }

    /// `true` or `false` at `key`; `default` when it is absent.
    pub(super) fn switch(&mut self, key: &str, default: bool) -> bool {
        match self.table.remove(key) {
            None => default,
            Some(Value::Boolean(on)) => on,
            Some(other) => self.wrong_kind(key, "true or false", &other).unwrap_or(default),
        }
    }

    /// The table at `key`, empty when it is absent.
    pub(super) fn table(&mut self, key: &str) -> Table {
        match self.table.remove(key) {
            None => Table::new(),
            Some(Value::Table(table)) => table,
            Some(other) => self.wrong_kind(key, "a table", &other).unwrap_or_default(),
        }
    }

    /// Notes that the setting at `key` is wrong.
    pub(super) fn fault(&mut self, key: &str, what: impl Display) {
        self.faults.push(format!("{}{key} {what}", self.prefix));
    }

    /// Whatever was not taken is a setting that does not exist: a slip of the pen must not pass.
    pub(super) fn finish(mut self) {
        for key in std::mem::take(&mut self.table).keys() {
            self.fault(key, "is not a setting");
        }
    }

    fn as_text<'v>(&mut self, key: &str, value: &'v Value) -> Option<&'v str> {
        value.as_str().or_else(|| self.wrong_kind(key, "text in quotes", value))
    }

    fn parse<T: FromStr<Err: Display>>(&mut self, key: &str, text: &str) -> Option<T> {
        text.parse().map_err(|error| self.fault(key, format!("\"{text}\": {error}"))).ok()
    }

    fn wrong_kind<T>(&mut self, key: &str, wanted: &str, found: &Value) -> Option<T> {
        self.fault(key, format!("must be {wanted}, not {}", found.type_str()));
        None
    }
}
