//! The notation of a line with gaps: how a literal is written into it, and how the whole is read.

/// The characters that mean something in a line with gaps.
const SPECIAL: [char; 4] = ['{', '|', '}', '\\'];

/// `literal` as it stands in a line with gaps.
#[must_use]
pub fn escape(literal: &str) -> String {
    let mut escaped = String::with_capacity(literal.len());
    for letter in literal.chars() {
        if SPECIAL.contains(&letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The text that `line` stands for with these `arguments`.
///
/// An argument that is not given is empty, and a line that breaks off ends where it does: a page
/// shows less sooner than it stops in the middle of a visit.
#[must_use]
pub fn fill(line: &str, arguments: &[&str]) -> String {
    let mut reading = Reading { rest: line, arguments, said: String::with_capacity(line.len()) };
    reading.text(true);
    reading.said
}

struct Reading<'a> {
    rest: &'a str,
    arguments: &'a [&'a str],
    said: String,
}

impl<'a> Reading<'a> {
    /// Reads to the end of a text: a `|` or `}`, which stays, or the end of all. What is not chosen
    /// is read too, but not said.
    fn text(&mut self, chosen: bool) {
        loop {
            let literal = self.until(SPECIAL.as_slice());
            self.say(literal, chosen);
            let mut letters = self.rest.chars();
            match letters.next() {
                Some('{') => {
                    self.rest = letters.as_str();
                    self.gap(chosen);
                }
                Some('\\') => {
                    if let (Some(letter), true) = (letters.next(), chosen) {
                        self.said.push(letter);
                    }
                    self.rest = letters.as_str();
                }
                Some(_) | None => return,
            }
        }
    }

    /// Reads what stands between braces.
    fn gap(&mut self, chosen: bool) {
        let place = self.until(&['?', '}']);
        let argument = place.parse().ok().and_then(|place: usize| self.arguments.get(place));
        let argument = argument.copied().unwrap_or_default();
        if self.takes("?") {
            self.choice(argument, chosen);
        } else {
            self.say(argument, chosen);
        }
        self.takes("}");
    }

    /// Reads the texts of a choice and says the one for `argument`.
    fn choice(&mut self, argument: &str, mut chosen: bool) {
        loop {
            let value = self.value();
            let fits = value.is_none_or(|value| value == argument);
            self.text(chosen && fits);
            chosen &= !fits;
            if !self.takes("|") {
                return;
            }
        }
    }

    /// Reads `value:`; the last text of a choice begins with `:` alone.
    fn value(&mut self) -> Option<&'a str> {
        let value = self.until(&[':']);
        self.takes(":");
        (!value.is_empty()).then_some(value)
    }

    fn say(&mut self, words: &str, chosen: bool) {
        if chosen {
            self.said.push_str(words);
        }
    }

    fn until(&mut self, ends: &[char]) -> &'a str {
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (before, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        before
    }

    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, fill};

    #[test]
    fn gaps_are_filled_and_choices_made() {
        let days = "{0?0:now|1:one day|:{0} days}";
        let nested = "{0}: {1?a:{2?1:one|:{2}} of a|:{0}, {0}}.";
        let rows: [(&str, &[&str], &str); 17] = [
            ("", &[], ""),
            ("Hello", &["unused"], "Hello"),
            ("{0}", &["Rosa"], "Rosa"),
            ("{1} waits for {0}", &["Dr. Rivera", "Rosa"], "Rosa waits for Dr. Rivera"),
            ("{0}", &["{1?a|}"], "{1?a|}"),
            (days, &["0"], "now"),
            (days, &["1"], "one day"),
            (days, &["24"], "24 days"),
            (days, &["-1"], "-1 days"),
            ("in {0?1:one|:two}: ¡sí!", &["1"], "in one: ¡sí!"),
            ("{0?1:|:two}", &["1"], ""),
            ("{0?1:10:30|:{0}:30}", &["1"], "10:30"),
            ("{0?1:10:30|:{0}:30}", &["2"], "2:30"),
            (nested, &["x", "a", "1"], "x: one of a."),
            (nested, &["x", "a", "7"], "x: 7 of a."),
            (nested, &["x", "b", "1"], "x: x, x."),
            (r"\{{0}\} a\|b \\ {0?1:\||:\}}", &["1"], r"{1} a|b \ |"),
        ];
        for (line, arguments, expected) in rows {
            assert_eq!(fill(line, arguments), expected, "{line} {arguments:?}");
        }
    }

    #[test]
    fn what_was_escaped_comes_back() {
        for literal in ["plain", "{0}", "a|b", r"\", r"\{", "¿{sí}?", "10:30"] {
            assert_eq!(fill(&escape(literal), &["x"]), literal);
            assert_eq!(fill(&format!("{{0?x:{}|:y}}", escape(literal)), &["x"]), literal);
        }
    }

    #[test]
    fn a_line_that_is_wrong_ends_early_and_stops_nothing() {
        let wrong =
            ["{", "{0", "{7}", "{x}", "{0?", "{0?1", "{0?1:", "{0?1:a|", "a}b", r"a\", "{}"];
        for line in wrong {
            assert!(fill(line, &["1"]).len() <= line.len(), "{line}");
        }
    }
}
