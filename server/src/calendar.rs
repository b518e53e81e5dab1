//! Which day it is at the clinic: an evening visit in New York is on the next day in Greenwich.

use std::str::FromStr;

use jiff::tz::TimeZone;
use webside_protocol::{Day, Timestamp};

/// The clinic's calendar; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar(TimeZone);

impl Calendar {
    /// The calendar of Coordinated Universal Time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The day of `at`.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Day {
        let there =
            i64::try_from(at.0).ok().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
        let date = there.map(|moment| self.0.to_datetime(moment).date());
        date.and_then(known).unwrap_or_else(|| Day::of(at))
    }
}

/// `None` before 1970.
fn known(date: jiff::civil::Date) -> Option<Day> {
    let (year, month) = (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?);
    Day::new(year, month, u8::try_from(date.day()).ok()?)
}

/// Nobody knows a time zone of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is no time zone; write it as \"America/New_York\"")]
pub struct UnknownTimeZone;

impl FromStr for Calendar {
    type Err = UnknownTimeZone;

    /// Takes a name of the IANA time zone database: the system's, or else the one we bring.
    fn from_str(name: &str) -> Result<Self, UnknownTimeZone> {
        TimeZone::get(name).map(Self).map_err(|_| UnknownTimeZone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_clinic_has_its_own_day() {
        // 2026-11-23T02:30:00Z.
        let evening = Timestamp(1_795_401_000_000);
        let rows = [
            ("UTC", "2026-11-23"),
            ("America/New_York", "2026-11-22"),
            ("America/Bogota", "2026-11-22"),
            ("Asia/Tokyo", "2026-11-23"),
        ];
        for (zone, day) in rows {
            let calendar: Calendar = zone.parse().unwrap();
            assert_eq!(calendar.day(evening).to_string(), day, "{zone}");
        }
        assert_eq!(Calendar::UTC.day(Timestamp(u64::MAX)), Day::of(Timestamp(u64::MAX)));
    }

    #[test]
    fn what_is_no_time_zone_is_refused() {
        for name in ["", "New York", "Mars/Olympus", "../etc/passwd", "EST5EDT,M3.2.0"] {
            assert_eq!(name.parse::<Calendar>(), Err(UnknownTimeZone), "{name}");
        }
    }
}
