//! The JavaScript between wasm and browser, made by `wasm-bindgen` as a library.

use crate::glue::{OWN_NAMES, ShortNames, without_comments};
use crate::page::Page;
use anyhow::{Context, ensure};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// A page's program, ready for the browser.
pub(crate) struct Program {
    /// The wasm module.
    pub(crate) wasm: Vec<u8>,
    /// The ES module that loads it and lends it the browser's calls.
    pub(crate) glue: String,
}

/// Makes the program of `page` from the wasm file that cargo built.
///
/// # Errors
/// `wasm-bindgen` of another version built the file, or the program needs something that the
/// pages' Content-Security-Policy forbids.
pub(crate) fn program(page: Page, built: &Path) -> anyhow::Result<Program> {
    let mut output = Bindgen::new()
        .input_path(built)
        .out_name(page.name())
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not read {}", built.display()))?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate in the {} page brings JavaScript of its own; the pages have none",
        page.name()
    );
    let mut names = ShortNames::default();
    let module = output.wasm_mut();
    module.imports.iter_mut().for_each(|import| import.name = names.of(&import.name));
    let closures = module.exports.iter_mut().filter(|export| export.name.starts_with(CLOSURE));
    closures.for_each(|export| export.name = names.of(&export.name));
    OWN_NAMES.iter().for_each(|name| drop(names.of(name)));
    let wasm = module.emit_wasm();
    let glue = without_comments(&names.put_into(output.js())?)?;
    allowed(&glue).with_context(|| format!("the {} page", page.name()))?;
    Ok(Program { wasm, glue })
}

/// How the name of an export begins by which the browser calls a closure.
const CLOSURE: &str = "wasm_bindgen__convert__closures";

/// Calls that `require-trusted-types-for 'script'` or a missing `'unsafe-eval'` makes throw.
const FORBIDDEN: [(&str, &str); 4] = [
    (".innerHTML =", "something sets innerHTML"),
    (".outerHTML =", "something sets outerHTML"),
    ("insertAdjacentHTML(", "something calls insertAdjacentHTML"),
    ("new Function(", "something builds a function from text"),
];

fn allowed(glue: &str) -> anyhow::Result<()> {
    for (call, cause) in FORBIDDEN {
        ensure!(!glue.contains(call), "`{call}` stops under our Content-Security-Policy: {cause}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_call_that_the_content_security_policy_stops_fails_the_build() {
        assert!(allowed("getObject(arg0).textContent = text;").is_ok());
        assert!(allowed("getObject(arg0).innerHTML = text;").is_err());
        assert!(allowed("return new Function(text);").is_err());
    }
}
