//! From the client's sources to `target/client`, which the server embeds.

use crate::bundle::Bundle;
use crate::page::Page;
use crate::words::Words;
use crate::{bindgen, budget, sources, start, template, workspace};
use anyhow::Context;
use std::path::{Path, PathBuf};

const TRIPLE: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm";

/// Named by the client with `option_env!`, so that cargo builds it again when there are other
/// messages, be it in a file that is new.
const WORDS: &str = "WEBSIDE_WORDS";

/// For LLVM, as measured: a little more inlining than `opt-level = "z"` does (0.6 KB less to send; twice
/// as much costs more again), and one copy of what branches have in common (0.4 KB).
const SMALLER: &str = "-Cllvm-args=-inline-threshold=7 -hoist-common-insts=true \
                       -sink-common-insts=true";

/// Builds the pages into `target/client`; gives the hash of all that browsers get.
///
/// # Errors
/// Something does not compile, a file is missing, or the patient's page is over its budget.
pub(crate) fn build() -> anyhow::Result<String> {
    let words = Words::read()?;
    compile(&words)?;
    let bundle = bundle(&words)?;
    let sizes = bundle.write(&workspace::target().join("client"))?;
    budget::check(&sizes)?;
    Ok(bundle.hash())
}

/// Builds the wasm of every page. Messages of panics name files of downloaded crates; a phone need
/// not learn where this machine keeps them.
fn compile(words: &Words) -> anyhow::Result<()> {
    workspace::cargo("build", |command| {
        command.args(["--package", "webside-client", "--target", TRIPLE, "--profile", PROFILE]);
        for page in Page::ALL {
            command.args(["--bin", page.name()]);
        }
        let unnamed = format!("--remap-path-prefix={}=cargo", cargo_home().display());
        command.env(WORDS, words.fingerprint());
        command.arg("--config").arg(format!("build.rustflags=[{unnamed:?}, {SMALLER:?}]"));
    })
}

/// Where cargo keeps downloaded crates.
fn cargo_home() -> PathBuf {
    std::env::var_os("CARGO_HOME").map_or_else(
        || Path::new(&std::env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    )
}

/// Assets first, then the styles that name them, the words and the programs, and last the pages that name all.
fn bundle(words: &Words) -> anyhow::Result<Bundle> {
    let mut bundle = Bundle::default();
    for (name, content) in sources::assets()? {
        bundle.add(&name, content);
    }
    for page in Page::ALL {
        let style = sources::style(page, |name| bundle.public(name))?;
        bundle.add(&format!("{}.css", page.name()), style.into());
        for (name, table) in words.tables(page) {
            bundle.add(&name, table.into());
        }
        add_program(&mut bundle, page)?;
    }
    for page in Page::ALL {
        let html = template::fill(&sources::template(page)?, |name| bundle.public(name))
            .with_context(|| format!("filling the {} page", page.name()))?;
        bundle.add_page(&format!("{}.html", page.name()), html.into());
    }
    Ok(bundle)
}

fn add_program(bundle: &mut Bundle, page: Page) -> anyhow::Result<()> {
    let name = page.name();
    let built = workspace::target().join(TRIPLE).join(PROFILE).join(format!("{name}.wasm"));
    let program = bindgen::program(page, &built)?;
    let (glue, wasm) = (format!("{name}.js"), format!("{name}.wasm"));
    bundle.add(&glue, program.glue.into());
    bundle.add(&wasm, program.wasm);
    let public = |file: &str| bundle.public(file).expect("it was added just now").to_owned();
    let start = start::module(&public(&glue), &public(&wasm));
    bundle.add(&format!("{name}-start.js"), start.into());
    Ok(())
}
