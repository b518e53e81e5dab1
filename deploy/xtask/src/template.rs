//! Filling `{{name}}` in a page's template with the name of that file in the bundle.

use anyhow::{Context, bail};

/// Replaces each `{{name}}` in `template` by what `lookup` gives for it.
///
/// # Errors
/// A name that `lookup` does not know, or a `{{` that is never closed.
pub(crate) fn fill<'a>(
    template: &str,
    lookup: impl Fn(&str) -> Option<&'a str>,
) -> anyhow::Result<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").context("a `{{` is never closed")?;
        let Some(value) = lookup(name) else { bail!("`{{{{{name}}}}}` names no file") };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::fill;

    fn lookup(name: &str) -> Option<&'static str> {
        (name == "style.css").then_some("style-1.css")
    }

    #[test]
    fn a_name_is_replaced_wherever_it_stands() {
        let rows = [
            ("", ""),
            ("plain", "plain"),
            ("{{style.css}}", "style-1.css"),
            ("a /{{style.css}} b {{style.css}}", "a /style-1.css b style-1.css"),
        ];
        for (template, expected) in rows {
            assert_eq!(fill(template, lookup).unwrap(), expected, "{template}");
        }
    }

    #[test]
    fn an_unknown_or_unclosed_name_fails_the_build() {
        assert!(fill("{{styles.css}}", lookup).is_err());
        assert!(fill("{{style.css", lookup).is_err());
    }
}
