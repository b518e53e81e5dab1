//! A day of the calendar, as people promise things: without a time, without a zone.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A day, written `2026-11-22` (ISO 8601), from 1970 to 9999. Later days are greater.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day with this date, if there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_real = (1970..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_of(year, month)).contains(&day);
        is_real.then_some(Self { year, month, day })
    }

    /// The day of `at` in Coordinated Universal Time.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        let mut left = at.0 / DAY_MS;
        let (mut year, mut month) = (1970, 1);
        while left >= u64::from(days_of_year(year)) && year < 9999 {
            left -= u64::from(days_of_year(year));
            year += 1;
        }
        while left >= u64::from(days_of(year, month)) && month < 12 {
            left -= u64::from(days_of(year, month));
            month += 1;
        }
        let day = u8::try_from(left + 1).unwrap_or(31);
        Self { year, month, day }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_of_year(year: u16) -> u16 {
    if is_leap(year) { 366 } else { 365 }
}

const fn days_of(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        0..=u8::MAX => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day is written like 2026-11-22")]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let digits = |from: usize, to: usize| {
            let part = text.get(from..to).filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok())
        };
        let dashes = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let narrow = |number: u16| u8::try_from(number).ok();
        let parts = (digits(0, 4), digits(5, 7).and_then(narrow), digits(8, 10).and_then(narrow));
        match parts {
            (Some(year), Some(month), Some(day)) if dashes => {
                Self::new(year, month, day).ok_or(NotADay)
            }
            (_, _, _) => Err(NotADay),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;

    fn try_from(text: String) -> Result<Self, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_spelling() {
        for text in ["2026-11-22", "2024-02-29", "1970-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Day>().map(|day| day.to_string()), Ok(text.to_owned()));
        }
        for text in [
            "",
            "2026-2-3",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "1969-12-31",
            "+026-01-01",
            "2026/01/01",
            "2026-01-01T00:00",
            "２０２６-01-01",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn a_moment_has_its_day() {
        let rows = [
            (0, "1970-01-01"),
            (DAY_MS - 1, "1970-01-01"),
            (951_782_400_000, "2000-02-29"),
            (1_700_000_000_000, "2023-11-14"),
            (1_735_689_599_999, "2024-12-31"),
        ];
        for (at, text) in rows {
            assert_eq!(Day::of(Timestamp(at)).to_string(), text);
        }
    }

    #[test]
    fn later_is_greater() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        assert!(day("2026-12-01") > day("2026-11-30") && day("2027-01-01") > day("2026-12-31"));
    }
}
