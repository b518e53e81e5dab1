//! The few lines of JavaScript that start a page's wasm.
//!
//! A page needs them since nothing inline may run under its Content-Security-Policy. The first paint
//! (`#opening`) goes once the program runs. When it cannot run, for whatever reason, a plain
//! sentence (`#fallback`) shows in its place.

/// The ES module that loads `glue`, which loads `wasm`; both are names beside the page.
pub(crate) fn module(glue: &str, wasm: &str) -> String {
    format!(
        r#"const opening = document.getElementById("opening");
const fallback = document.getElementById("fallback");
import("./{glue}")
  .then((program) => program.default({{ module_or_path: "/{wasm}" }}))
  .catch((cause) => {{
    console.error(cause);
    fallback.hidden = false;
  }})
  .finally(() => opening.remove());
"#
    )
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn the_start_names_the_files_it_loads() {
        let text = module("visit-1.js", "visit-2.wasm");
        assert!(text.contains(r#"import("./visit-1.js")"#));
        assert!(text.contains(r#"module_or_path: "/visit-2.wasm""#));
    }
}
