//! What was found, line by line, for who looks after a network: on the page and as plain text.

use crate::check::{Check, Figures, Findings, Relay, ServerAnswer, Way, verdict};
use crate::view::check::verdict_words;
use crate::words::{self, Locale};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What was looked at.
    pub(super) what: &'static str,
    /// How it is reached, for a firewall; empty for what needs none.
    pub(super) by: String,
    /// What came of it.
    pub(super) result: String,
    /// Something is missing.
    pub(super) bad: bool,
}

/// Every line but those of what was measured.
pub(super) fn lines(check: &Check) -> Vec<Line> {
    let (locale, found) = (check.locale, &check.findings);
    let works = words_of(words::check_result_yes(locale), words::check_result_no(locale), locale);
    let there =
        words_of(words::check_result_found(locale), words::check_result_missing(locale), locale);
    let stun = found.relays.iter().find(|relay| relay.way == Way::Udp);
    let stun = stun.map(|relay| ["UDP ", &relay.address].concat()).unwrap_or_default();
    let mut lines = vec![
        line(words::check_row_page(locale), &check.origin, works(Some(found.secure))),
        line(words::check_row_calls(locale), "", works(Some(found.calls))),
        line(words::check_row_microphone(locale), "", there(found.microphone)),
        line(words::check_row_camera(locale), "", there(found.camera)),
        server(locale, check),
        line(words::check_row_socket(locale), &socket(&check.origin), works(found.socket)),
        line(words::check_row_host(locale), "", there(found.host)),
        line(words::check_row_reflexive(locale), &stun, works(found.udp_answers())),
    ];
    lines.extend(found.relays.iter().map(|relay| {
        let Relay { way, address, works: through } = relay;
        let by = [way.protocol(), " ", address].concat();
        line(words::check_row_relay(locale), &by, works(Some(*through)))
    }));
    lines
}

/// What was measured, and by which way; nothing when nothing was.
pub(super) fn measured(locale: Locale, found: &Findings) -> Option<(String, Vec<Line>)> {
    let Figures { way, round_trip_ms, lost_percent, up_kbit_s } = found.figures?;
    let nothing = || words::check_result_nothing(locale).to_owned();
    let round_trip = round_trip_ms.map_or_else(nothing, |(median, max)| {
        words::check_result_round_trip(locale, &median.to_string(), &max.to_string())
    });
    let lost = words::check_result_lost(locale, &lost_percent.to_string());
    let up =
        up_kbit_s.map_or_else(nothing, |rate| words::check_result_up(locale, &rate.to_string()));
    let lines = vec![
        line(words::check_row_round_trip(locale), "", (round_trip, round_trip_ms.is_none())),
        line(words::check_row_lost(locale), "", (lost, false)),
        line(words::check_row_up(locale), "", (up, up_kbit_s.is_none())),
    ];
    Some((words::check_it_measured(locale, way.protocol()), lines))
}

/// What is to be opened; never empty.
pub(super) fn to_open(check: &Check) -> Vec<String> {
    let (locale, found) = (check.locale, &check.findings);
    let mut open: Vec<String> = Vec::new();
    if found.socket == Some(false) {
        open.push(words::check_open_socket(locale, &socket(&check.origin)));
    }
    open.extend(found.relays.iter().filter(|relay| !relay.works).map(|relay| match relay.way {
        Way::Udp => words::check_open_udp(locale, &relay.address),
        Way::Tcp => words::check_open_tcp(locale, &relay.address),
        Way::Tls => words::check_open_tls(locale, &relay.address),
    }));
    if open.is_empty() && found.server.is_some_and(|said| said != ServerAnswer::Unreachable) {
        open.push(words::check_open_nothing(locale).to_owned());
    }
    if open.is_empty() {
        open.push(words::check_open_tcp(locale, &check.origin));
    }
    open
}

/// All of it as text, to be sent to somebody.
pub(super) fn text(check: &Check) -> String {
    let (locale, found) = (check.locale, &check.findings);
    let verdict = verdict(found);
    let mut text: Vec<String> = vec![
        [words::check_tab(locale), ": ", &check.origin].concat(),
        found.ended_at.clone().unwrap_or_default(),
        verdict_words::answer(locale, verdict.answer).to_owned(),
    ];
    if let Some(broken) = verdict.broken {
        let (title, fix) = verdict_words::broken(locale, broken, found);
        text.push([title, ". ", &fix].concat());
    }
    text.push(String::new());
    text.extend(lines(check).iter().map(Line::text));
    if let Some((by, lines)) = measured(locale, found) {
        text.push([&by, ":"].concat());
        text.extend(lines.iter().map(Line::text));
    }
    text.push([words::check_open(locale), ":"].concat());
    text.extend(to_open(check).iter().map(|one| ["- ", one].concat()));
    text.push(String::new());
    text.join("\n")
}

impl Line {
    fn text(&self) -> String {
        let by = if self.by.is_empty() { String::new() } else { [", ", &self.by].concat() };
        ["- ", self.what, &by, ": ", &self.result].concat()
    }
}

fn line(what: &'static str, by: &str, (result, bad): (String, bool)) -> Line {
    Line { what, by: by.to_owned(), result, bad }
}

fn server(locale: Locale, check: &Check) -> Line {
    let result = match check.findings.server {
        None => (words::check_result_unknown(locale), false),
        Some(ServerAnswer::Offers(_)) => (words::check_result_yes(locale), false),
        Some(ServerAnswer::Busy) => (words::check_result_busy(locale), true),
        Some(ServerAnswer::Fails | ServerAnswer::Unreachable) => {
            (words::check_result_no(locale), true)
        }
    };
    line(words::check_row_server(locale), &check.origin, (result.0.to_owned(), result.1))
}

/// What is said of yes, no, and what nobody looked at.
fn words_of(
    yes: &'static str,
    no: &'static str,
    locale: Locale,
) -> impl Fn(Option<bool>) -> (String, bool) {
    move |is_so| {
        let words = match is_so {
            Some(true) => yes,
            Some(false) => no,
            None => words::check_result_unknown(locale),
        };
        (words.to_owned(), is_so == Some(false))
    }
}

/// `https://clinic.example` has its live connection at `wss://clinic.example/ws`.
fn socket(origin: &str) -> String {
    let rest = origin.strip_prefix("http").unwrap_or(origin);
    ["ws", rest, "/ws"].concat()
}
