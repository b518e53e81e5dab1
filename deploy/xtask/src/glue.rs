//! The glue between wasm and browser, as short as it can be said.
//!
//! Its names carry hashes, which no compression makes smaller, once in the glue and once in the wasm;
//! and it is written for reading, with comments and indentation.

use anyhow::ensure;
use std::collections::BTreeMap;

/// Names that the glue gives itself and says most often.
pub(crate) const OWN_NAMES: [&str; 15] = [
    "arg0",
    "arg1",
    "arg2",
    "arg3",
    "arg4",
    "arg5",
    "ret",
    "obj",
    "getStringFromWasm0",
    "getDataViewMemory0",
    "isLikeNone",
    "addToExternrefTable0",
    "passStringToWasm0",
    "handleError",
    "WASM_VECTOR_LEN",
];

/// Short names for long ones, given in order.
#[derive(Default)]
pub(crate) struct ShortNames(BTreeMap<String, String>);

impl ShortNames {
    /// The short name of `name`, the same each time.
    pub(crate) fn of(&mut self, name: &str) -> String {
        let next = format!("n{}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }

    /// `glue` with the short names in place of the long ones.
    ///
    /// # Errors
    /// The glue has a name of its own that is one of the short ones.
    pub(crate) fn put_into(&self, glue: &str) -> anyhow::Result<String> {
        let mut short = String::with_capacity(glue.len());
        for word in glue.split_inclusive(|c| !is_of_a_name(c)) {
            let name = word.trim_end_matches(|c| !is_of_a_name(c));
            ensure!(self.0.values().all(|given| given != name), "the glue has a `{name}` already");
            short += self.0.get(name).map_or(name, String::as_str);
            short += &word[name.len()..];
        }
        Ok(short)
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// `glue` without indentation, comments, and the ends of lines after which nothing can be missing;
/// functions of an object are its methods.
///
/// # Errors
/// A text goes over several lines, so that its spaces may mean something.
pub(crate) fn without_comments(glue: &str) -> anyhow::Result<String> {
    let mut bare = String::with_capacity(glue.len());
    for line in glue.lines().map(str::trim) {
        ensure!(line.matches('`').count() % 2 == 0, "a text goes on after this line: {line}");
        if !line.is_empty() && !line.starts_with("//") {
            bare += line;
            if !line.ends_with(['{', ';', ',']) {
                bare.push('\n');
            }
        }
    }
    Ok(bare.replace(": function(", "("))
}

#[cfg(test)]
mod tests {
    use super::{ShortNames, without_comments};

    #[test]
    fn each_long_name_gets_a_short_one_wherever_it_stands_alone() {
        let mut names = ShortNames::default();
        assert_eq!(["focus_1f", "blur_2e", "focus_1f"].map(|n| names.of(n)), ["n0", "n1", "n0"]);
        let glue = "focus_1f: function() { wasm.blur_2e(x_focus_1f, blur_2e2) },";
        let short = "n0: function() { wasm.n1(x_focus_1f, blur_2e2) },";
        assert_eq!(names.put_into(glue).unwrap(), short);
        assert!(names.put_into("const n1 = 7;").is_err());
    }

    #[test]
    fn comments_and_indentation_go_and_texts_stay() {
        let glue =
            "a();\n\n    // why\n    b('// x', `y  z`);\nc = {\n  d: function(e) { },\n}\nf();\n";
        let short = "a();b('// x', `y  z`);c = {d(e) { },}\nf();";
        assert_eq!(without_comments(glue).unwrap(), short);
        assert!(without_comments("a(`one\n  two`);").is_err());
    }
}
