//! How long something has been, in words. Always so far, never still to go.

use std::time::Duration;

use crate::words::{self, Locale};

/// "24 seconds", and from the second minute on "2 minutes".
pub(crate) fn so_far(locale: Locale, span: Duration) -> String {
    match whole(span.as_secs()) {
        seconds @ 0..60 => words::page_seconds(locale, seconds),
        seconds => words::page_minutes(locale, seconds / 60),
    }
}

/// The same where there is little room: "24 s", "2 min".
pub(crate) fn so_far_short(locale: Locale, span: Duration) -> String {
    match whole(span.as_secs()) {
        seconds @ 0..60 => words::page_seconds_short(locale, seconds),
        seconds => words::page_minutes_short(locale, seconds / 60),
    }
}

/// Minutes that have passed in full.
pub(crate) fn minutes(span: Duration) -> i64 {
    whole(span.as_secs() / 60)
}

/// A running clock: "12:40", and "1:02:40" from the second hour on.
pub(crate) fn clock(span: Duration) -> String {
    let seconds = span.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, two_digits(seconds % 60));
    if hours == 0 {
        return [&minutes.to_string(), ":", &seconds].concat();
    }
    [&hours.to_string(), ":", &two_digits(minutes), ":", &seconds].concat()
}

fn two_digits(number: u64) -> String {
    let number = number.to_string();
    if number.len() < 2 { ["0", &number].concat() } else { number }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_seconds_then_in_minutes() {
        let rows = [
            (0, "0 seconds", "0 s"),
            (1, "1 second", "1 s"),
            (59, "59 seconds", "59 s"),
            (60, "1 minute", "1 min"),
            (179, "2 minutes", "2 min"),
        ];
        for (seconds, long, short) in rows {
            let span = Duration::from_secs(seconds);
            assert_eq!(so_far(Locale::En, span), long);
            assert_eq!(so_far_short(Locale::En, span), short);
        }
    }

    #[test]
    fn a_clock_has_two_digits_of_seconds() {
        let rows = [(5, "0:05"), (760, "12:40"), (3_599, "59:59"), (3_760, "1:02:40")];
        for (seconds, expected) in rows {
            assert_eq!(clock(Duration::from_secs(seconds)), expected);
        }
    }
}
