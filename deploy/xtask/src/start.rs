//! The few lines of JavaScript that start a page's wasm.
//!
//! A page needs them since nothing inline may run under its Content-Security-Policy. The program
//! takes the first paint (`#opening`) away. When it cannot run, for whatever reason, a plain
//! sentence (`#fallback`) shows in its place, after one more try: a phone that changes networks while it
//! loads loses what was on its way, and its browser can do all that is needed.
//!
//! The table of words in the browser's own language is fetched beside the program. That is a guess,
//! right for almost everyone who comes for the first time; the program decides.

/// The ES module that loads `glue`, which loads `wasm`; both are names beside the page.
pub(crate) fn module(glue: &str, wasm: &str) -> String {
    format!(
        r#"const opening = document.getElementById("opening");
const fallback = document.getElementById("fallback");
for (const words of document.querySelectorAll('link[rel="words"]')) {{
  if (navigator.language.startsWith(words.hreflang)) words.rel = "preload";
}}
import("./{glue}")
  .then((program) => program.default({{ module_or_path: "/{wasm}" }}))
  .catch((cause) => {{
    if (performance.getEntriesByType("navigation")[0]?.type === "navigate") return location.reload();
    console.error(cause);
    opening.hidden = true;
    fallback.hidden = false;
  }});
"#
    )
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn the_start_names_the_program_and_asks_for_words_beside_it() {
        let text = module("visit-1.js", "visit-2.wasm");
        assert!(text.contains(r#"import("./visit-1.js")"#));
        assert!(text.contains(r#"module_or_path: "/visit-2.wasm""#));
        assert!(text.find("preload") < text.find("import("));
    }
}
