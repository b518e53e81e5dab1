//! Holds what lints cannot: how files are named, how long they are, and what may stand in which.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LINES_MAX: usize = 400;
/// Drawers for what has no home.
const DRAWERS: [&str; 6] = ["utils", "util", "helpers", "common", "types", "misc"];
/// What the pure crates must not know.
const IMPURE: [&str; 8] =
    ["tokio", "axum", "hyper", "webrtc", "web-sys", "js-sys", "rand", "getrandom"];

/// A file of the project, by its path from the root.
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    fn is_under(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    fn is_rust(&self) -> bool {
        self.path.extension().is_some_and(|extension| extension == "rs")
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every path that is in git, or would be after `git add`.
fn paths() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is installed");
    assert!(listed.status.success(), "this is no clone: {listed:?}");
    let listed = String::from_utf8(listed.stdout).expect("paths are text");
    let there = |path: &PathBuf| root().join(path).is_file();
    let paths: Vec<PathBuf> = listed.lines().map(PathBuf::from).filter(there).collect();
    assert!(paths.len() > 100, "git lists the project's files");
    paths
}

/// Every file that is text.
fn sources() -> Vec<Source> {
    let read = |path: PathBuf| {
        let bytes = fs::read(root().join(&path)).ok()?;
        Some(Source { path, text: String::from_utf8(bytes).ok()? })
    };
    paths().into_iter().filter_map(read).collect()
}

/// Fails with all that is wrong, a line each.
fn expect_none(what: &str, wrong: impl IntoIterator<Item = String>) {
    let mut told = String::new();
    for line in wrong {
        writeln!(told, "  {line}").expect("a string takes all that is written");
    }
    assert!(told.is_empty(), "{what}:\n{told}");
}

/// The places of `needle` in Rust sources that `of` chooses.
fn places(needle: &str, of: impl Fn(&Source) -> bool) -> Vec<String> {
    let chosen = sources().into_iter().filter(|source| source.is_rust() && of(source));
    let mut places = Vec::new();
    for source in chosen {
        let lines = source.text.lines().zip(1..).filter(|(line, _)| line.contains(needle));
        places.extend(lines.map(|(line, at)| format!("{}:{at}: {line}", source.path.display())));
    }
    places
}

#[test]
fn a_rust_file_is_one_idea() {
    let rust = || sources().into_iter().filter(Source::is_rust);
    let long = rust().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > LINES_MAX).then(|| format!("{} has {lines}", source.path.display()))
    });
    expect_none("files of more than 400 lines", long);
    let untold = rust().filter(|source| !source.text.starts_with("//! "));
    expect_none(
        "files that do not open with a sentence of what they are",
        untold.map(|source| source.path.display().to_string()),
    );
}

#[test]
fn everything_has_a_home_with_a_name() {
    let drawers = paths().into_iter().filter(|path| {
        let parts = path.with_extension("");
        parts.iter().any(|part| DRAWERS.iter().any(|drawer| part == *drawer))
    });
    expect_none("drawers", drawers.map(|path| path.display().to_string()));
}

#[test]
fn there_is_no_second_client_and_no_hidden_step() {
    let kinds = ["js", "mjs", "cjs", "jsx", "ts", "tsx"];
    let strangers = paths().into_iter().filter(|path| {
        path.extension().is_some_and(|extension| kinds.iter().any(|kind| extension == *kind))
            || path.ends_with("build.rs")
    });
    expect_none("scripts and build steps", strangers.map(|path| path.display().to_string()));
}

#[test]
fn the_pure_crates_know_no_sockets_tasks_browsers_or_chance() {
    let mut wrong = Vec::new();
    for manifest in ["protocol/Cargo.toml", "server/core/Cargo.toml"] {
        let text = fs::read_to_string(root().join(manifest)).expect("a manifest");
        for line in text.lines() {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            if IMPURE.contains(&name) {
                wrong.push(format!("{manifest}: {line}"));
            }
        }
    }
    expect_none("impure dependencies", wrong);
    let pure =
        |source: &Source| source.is_under("protocol/src") || source.is_under("server/core/src");
    for impure in ["std::fs", "std::net::Tcp", "std::time::Instant", "SystemTime", "std::thread"] {
        let used = places(impure, pure).into_iter().filter(|place| !place.contains("//"));
        expect_none("what a pure crate must not use", used);
    }
}

#[test]
fn only_the_platform_folder_touches_the_browser() {
    let outside = |source: &Source| {
        source.is_under("client-wasm/src") && !source.is_under("client-wasm/src/platform")
    };
    for word in ["web_sys", "js_sys", "wasm_bindgen", "cfg(target_arch"] {
        expect_none("the browser outside of platform/", places(word, outside));
    }
    let logic = |source: &Source| {
        (source.is_under("protocol") || source.is_under("server")) && !source.is_under("tests")
    };
    expect_none("two programs in one file", places("cfg(target_arch", logic));
}

#[test]
fn every_queue_has_a_named_limit() {
    let wrong = places("channel(", |_| true).into_iter().filter(|place| {
        let argument = place.split("channel(").nth(1).unwrap_or_default();
        argument.starts_with(|first: char| first.is_ascii_digit())
    });
    expect_none("queues whose limit has no name", wrong);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not hold what it forbids.
    let marks = [["FIX", "ME"], ["TO", "DO"], ["XX", "X:"], ["to", "do!"], ["HA", "CK:"]];
    for mark in marks.map(|parts| parts.concat()) {
        expect_none("left for later", places(&mark, |_| true));
    }
}

#[test]
fn nothing_of_the_machine_it_was_written_on_is_in_the_tree() {
    let homes = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"]];
    let homes = homes.map(|parts| parts.concat());
    let mut wrong = Vec::new();
    for source in sources() {
        for (line, at) in source.text.lines().zip(1..) {
            if homes.iter().any(|home| stands_alone(line, home)) {
                wrong.push(format!("{}:{at}: {}", source.path.display(), line.trim()));
            }
        }
    }
    expect_none("paths of a machine", wrong);
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let index = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let elsewhere = lock.lines().filter(|line| line.starts_with("source = ") && *line != index);
    expect_none("crates from elsewhere than crates.io", elsewhere.map(str::to_owned));
}

/// Whether `home` stands in `line` as the beginning of a path, and not in the middle of one.
fn stands_alone(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | '/' | '}'))
    })
}

#[test]
fn every_word_of_the_pages_is_said_somewhere() {
    let mut said: BTreeSet<String> = sources()
        .into_iter()
        .filter(|source| source.is_rust() && source.is_under("client-wasm/src"))
        .flat_map(|source| identifiers(&source.text))
        .collect();
    let written: Vec<Source> =
        sources().into_iter().filter(|source| source.is_under("client-wasm/ftl/en")).collect();
    said.extend(written.iter().flat_map(|source| parts_of_others(&source.text)));
    let unsaid = written.iter().flat_map(|source| messages(&source.text)).filter(|id| {
        let function = id.replace(['-', '.'], "_");
        !said.contains(&function)
    });
    expect_none("messages that no page says", unsaid);
}

/// A patient's table ends before these words.
#[test]
fn only_the_console_says_the_consoles_words() {
    let elsewhere = |source: &Source| {
        source.is_under("client-wasm/src") && !source.is_under("client-wasm/src/view/console")
    };
    let said = sources().into_iter().filter(|source| source.is_rust() && elsewhere(source));
    let functions = |text: &str| -> BTreeSet<String> {
        let ids = messages(text)
            .into_iter()
            .filter(|id| id.split('.').any(|part| part.starts_with("console-")));
        ids.map(|id| id.replace(['-', '.'], "_")).collect()
    };
    let written = sources().into_iter().filter(|source| source.is_under("client-wasm/ftl/en"));
    let consoles: BTreeSet<String> = written.flat_map(|source| functions(&source.text)).collect();
    assert!(consoles.len() > 100, "the console has words of its own");
    let wrong = said.flat_map(|source| {
        let path = source.path.display().to_string();
        let names = identifiers(&source.text).into_iter().filter(|name| consoles.contains(name));
        names.map(|name| format!("{path}: {name}")).collect::<Vec<_>>()
    });
    expect_none("words of the console on other pages", wrong);
}

/// The table of the check holds these and no others.
#[test]
fn the_check_says_its_own_words_and_those_of_every_page() {
    let of_check = |path: &Path| path.components().any(|part| part.as_os_str() == "check");
    let written = sources().into_iter().filter(|source| source.is_under("client-wasm/ftl/en"));
    let all: BTreeSet<String> = written.flat_map(|source| messages(&source.text)).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.is_rust() || !source.is_under("client-wasm/src") {
            continue;
        }
        let said = identifiers(&source.text);
        for id in all.iter().filter(|id| said.contains(&id.replace(['-', '.'], "_"))) {
            let own = id.starts_with("check-");
            let strange =
                if of_check(&source.path) { !own && !id.starts_with("page-") } else { own };
            if strange {
                wrong.push(format!("{}: {id}", source.path.display()));
            }
        }
    }
    expect_none("words of the check on other pages, or of others on the check", wrong);
}

/// The functions of messages that other messages hold: `{ name }`.
fn parts_of_others(text: &str) -> Vec<String> {
    let held = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let names = held.map(|(name, _)| name.trim()).filter(|name| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    });
    names.map(|name| name.replace(['-', '.'], "_")).collect()
}

fn identifiers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The ids in a Fluent file: those of messages that have a text, and `message.attribute`.
fn messages(text: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut message = "";
    for line in text.lines() {
        let indented = line.starts_with(' ');
        if let Some(attribute) = line.trim_start().strip_prefix('.') {
            let name = attribute.split([' ', '=']).next().unwrap_or_default();
            ids.push(format!("{message}.{name}"));
        } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (id, value) = line.split_once('=').unwrap_or((line, ""));
            message = id.trim();
            if !value.trim().is_empty() {
                ids.push(message.to_owned());
            }
        } else if indented && !ids.iter().any(|id| id.starts_with(message)) {
            // A text that begins on the line after its name.
            ids.push(message.to_owned());
        }
    }
    ids
}
