//! JSON as far as this protocol goes: its numbers are whole, and each field stands once.

use std::str::Chars;

use super::fields::{Fields, TYPE};
use super::{Fault, Unreadable};

/// How deep lists and objects may stand within each other; the deepest message has ten of them.
const DEPTH_MAX: u8 = 32;

/// A value, before anybody knows what it means.
pub enum Json {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Parses `text`, all of it.
    pub(crate) fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut parser = Parser { rest: text.chars(), depth: 0 };
        let value = parser.value()?;
        if parser.mark().is_none() { Ok(value) } else { Err(Unreadable) }
    }

    /// The fields of an object in the order of `names`, and no others. One that is not there is
    /// null: an optional field reads the same either way.
    #[inline(never)]
    pub(crate) fn fields<'a>(&'a self, names: &[&str], fault: &'a Fault) -> Fields<'a> {
        let Self::Object(fields) = self else { return Fields::none(fault) };
        Fields::sorted(fields, names, fault)
    }

    /// The same, beside the word in `type`.
    #[inline(never)]
    pub(crate) fn fields_beside_type<'a>(&'a self, names: &[&str], fault: &'a Fault) -> Fields<'a> {
        let Self::Object(fields) = self else { return Fields::none(fault) };
        Fields::sorted(fields.iter().filter(|(name, _)| name != TYPE), names, fault)
    }

    /// The place among `words` of the word in `type`; the first when it is none of them.
    #[inline(never)]
    pub(crate) fn tag(&self, words: &[&str], fault: &Fault) -> usize {
        let Self::Object(fields) = self else { return fault.note(0) };
        match fields.iter().find(|(name, _)| name == TYPE) {
            Some((_, word)) => word.place(words, fault),
            None => fault.note(0),
        }
    }

    /// The place of this word among `words`; the first when it is none of them.
    #[inline(never)]
    pub(crate) fn place(&self, words: &[&str], fault: &Fault) -> usize {
        let text = self.text(fault);
        words.iter().position(|word| *word == text).unwrap_or_else(|| fault.note(0))
    }

    #[inline(never)]
    pub(crate) fn list(&self, fault: &Fault) -> &[Self] {
        if let Self::List(values) = self { values } else { fault.note(&[]) }
    }

    #[inline(never)]
    pub(crate) fn text(&self, fault: &Fault) -> &str {
        if let Self::Text(text) = self { text } else { fault.note("") }
    }

    /// At most `max`.
    #[inline(never)]
    pub(crate) fn number(&self, max: u64, fault: &Fault) -> u64 {
        match self {
            Self::Number(number) if *number <= max => *number,
            _ => fault.note(0),
        }
    }
}

struct Parser<'a> {
    rest: Chars<'a>,
    depth: u8,
}

impl Parser<'_> {
    fn value(&mut self) -> Result<Json, Unreadable> {
        self.mark();
        match self.next()? {
            'n' => self.word("ull", Json::Null),
            't' => self.word("rue", Json::Bool(true)),
            'f' => self.word("alse", Json::Bool(false)),
            '"' => self.text().map(Json::Text),
            '[' => self.list(),
            '{' => self.object(),
            digit => self.number(digit),
        }
    }

    fn word(&mut self, rest: &str, meant: Json) -> Result<Json, Unreadable> {
        rest.chars().try_for_each(|expected| self.expect(expected))?;
        Ok(meant)
    }

    /// What goes on after the digits, as a fraction does, nobody expects.
    fn number(&mut self, first: char) -> Result<Json, Unreadable> {
        let mut number = u64::from(first.to_digit(10).ok_or(Unreadable)?);
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            self.next()?;
            let shifted = number.checked_mul(10).filter(|shifted| *shifted > 0);
            number = shifted.and_then(|s| s.checked_add(digit.into())).ok_or(Unreadable)?;
        }
        Ok(Json::Number(number))
    }

    fn text(&mut self) -> Result<String, Unreadable> {
        let mut text = String::new();
        loop {
            let c = match self.next()? {
                '"' => return Ok(text),
                '\\' => self.escaped()?,
                '\0'..' ' => return Err(Unreadable),
                c => c,
            };
            text.push(c);
        }
    }

    fn escaped(&mut self) -> Result<char, Unreadable> {
        Ok(match self.next()? {
            c @ ('"' | '\\' | '/') => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(),
            _ => return Err(Unreadable),
        })
    }

    /// One or two units of UTF-16, four digits each.
    fn unicode(&mut self) -> Result<char, Unreadable> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(Unreadable);
        }
        self.expect('\\')?;
        self.expect('u')?;
        let second = self.unit()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(Unreadable);
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(Unreadable)
    }

    fn unit(&mut self) -> Result<u32, Unreadable> {
        (0..4).try_fold(0, |unit, _| {
            self.next()?.to_digit(16).map(|digit| unit << 4 | digit).ok_or(Unreadable)
        })
    }

    fn list(&mut self) -> Result<Json, Unreadable> {
        let mut values = Vec::new();
        self.deeper()?;
        while self.goes_on(values.is_empty(), ']')? {
            values.push(self.value()?);
        }
        Ok(Json::List(values))
    }

    fn object(&mut self) -> Result<Json, Unreadable> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        self.deeper()?;
        while self.goes_on(fields.is_empty(), '}')? {
            self.mark();
            self.expect('"')?;
            let name = self.text()?;
            self.mark();
            self.expect(':')?;
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(Unreadable);
            }
            fields.push((name, self.value()?));
        }
        Ok(Json::Object(fields))
    }

    fn deeper(&mut self) -> Result<(), Unreadable> {
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(Unreadable) } else { Ok(()) }
    }

    /// Whether another value comes before `end`; passes the mark between.
    fn goes_on(&mut self, is_first: bool, end: char) -> Result<bool, Unreadable> {
        let mark = self.mark();
        if mark == Some(end) {
            self.depth -= 1;
        } else if is_first {
            return Ok(true);
        } else if mark != Some(',') {
            return Err(Unreadable);
        }
        self.next()?;
        Ok(mark != Some(end))
    }

    /// What stands after the space here.
    fn mark(&mut self) -> Option<char> {
        while let Some(' ' | '\n' | '\r' | '\t') = self.peek() {
            self.rest.next();
        }
        self.peek()
    }

    fn expect(&mut self, expected: char) -> Result<(), Unreadable> {
        if self.next()? == expected { Ok(()) } else { Err(Unreadable) }
    }

    #[inline(never)]
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    #[inline(never)]
    fn next(&mut self) -> Result<char, Unreadable> {
        self.rest.next().ok_or(Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{DEPTH_MAX, Json};

    fn same(ours: &Json, theirs: &Value) -> bool {
        match ours {
            Json::Null => theirs.is_null(),
            Json::Bool(yes) => theirs.as_bool() == Some(*yes),
            Json::Number(number) => theirs.as_u64() == Some(*number),
            Json::Text(text) => theirs.as_str() == Some(text),
            Json::List(values) => theirs.as_array().is_some_and(|theirs| {
                values.len() == theirs.len() && values.iter().zip(theirs).all(|(a, b)| same(a, b))
            }),
            Json::Object(fields) => theirs.as_object().is_some_and(|theirs| {
                let known = |name: &String| theirs.get(name);
                fields.len() == theirs.len()
                    && fields.iter().all(|(n, v)| known(n).is_some_and(|t| same(v, t)))
            }),
        }
    }

    const READABLE: [&str; 12] = [
        " null ",
        "[true,false , null]",
        "0",
        "18446744073709551615",
        "\"\"",
        r#""a\"\\\/\b\f\n\r\té\u00e9\u0000""#,
        r#""\ud83d\uDE00 😀 \uffff \ue000""#,
        "[ ]",
        "[[],[1,[2]],{}]",
        "{ }",
        "\t{\"a\" : 1 ,\r\n\"b\":{\"a\":[{}]} }\n",
        "\"\u{7f}\u{feff}\"",
    ];

    #[test]
    fn what_is_read_says_what_serde_reads() {
        for text in READABLE {
            let theirs: Value = serde_json::from_str(text).expect("serde reads it");
            assert!(Json::parse(text).is_ok_and(|ours| same(&ours, &theirs)), "{text}");
        }
    }

    #[test]
    fn what_serde_does_not_read_is_not_read() {
        let mut texts = READABLE.map(str::to_owned).to_vec();
        let lone = ["\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\x\""];
        let marks = ["", "[1,]", "[,1]", "[1 2]", "{\"a\":1,}", "{a:1}", "{\"a\"}", "{\"a\" 1}"];
        let others =
            ["01", "00", "+1", "nul", "nulll", "tru", "'a'", "\u{feff}1", "1 1", "]", "\"a"];
        texts.extend(lone.into_iter().chain(marks).chain(others).map(str::to_owned));
        for text in texts {
            // The text itself, each beginning of it, and the text without or with another character.
            let places = text.char_indices().map(|(at, c)| (at, at + c.len_utf8()));
            let changed = places.flat_map(|(at, end)| {
                let with = |new: &str| [&text[..at], new, &text[end..]].concat();
                [text[..at].to_owned(), with(""), with("\n"), with("\""), with("\\"), with("]")]
            });
            for text in changed.chain([text.clone()]) {
                let theirs = serde_json::from_str::<Value>(&text).ok();
                let ours = Json::parse(&text).ok();
                let agree = ours.is_none_or(|ours| theirs.is_some_and(|t| same(&ours, &t)));
                assert!(agree, "{text:?}");
            }
        }
    }

    #[test]
    fn what_this_protocol_never_says_is_not_read() {
        for text in ["-1", "-0", "1.5", "1.0", "1e3", "18446744073709551616", "{\"a\":1,\"a\":1}"] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lists_stand_only_so_deep() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(Json::parse(&nested(DEPTH_MAX.into())).is_ok());
        assert!(Json::parse(&nested(usize::from(DEPTH_MAX) + 1)).is_err());
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
        // Side by side is not within each other.
        assert!(Json::parse(&format!("[{}1]", "[],".repeat(100))).is_ok());
    }
}
