//! The client's files that are not Rust: templates of pages, style sheets, and assets.

use crate::page::Page;
use crate::workspace;
use anyhow::{Context, ensure};
use std::fs;
use std::path::{Path, PathBuf};

/// How a style sheet names the folder of assets, from where it stands.
const ASSETS_FROM_STYLE: &str = "../assets/";

/// How the names of style sheets begin that are one page's alone: a phone has no use for the console's.
const VISIT_STYLE: char = '4';
const CONSOLE_STYLE: char = '6';
const CHECK_STYLE: char = '7';

/// Kinds of file in the assets' folder that are served. The font's licence goes where the font goes.
const SERVED: [&str; 3] = ["woff2", "svg", "txt"];

/// The template of `page`.
pub(crate) fn template(page: Page) -> anyhow::Result<String> {
    let path = folder("pages").join(format!("{}.html", page.name()));
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}

/// Each asset: its name and its content.
pub(crate) fn assets() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    files(&folder("assets"), &SERVED)?
        .into_iter()
        .map(|path| Ok((file_name(&path), fs::read(&path)?)))
        .collect()
}

/// The style sheets of `page` as one, in the order of their names, with assets by their public names.
pub(crate) fn style<'a>(
    page: Page,
    public: impl Fn(&str) -> Option<&'a str>,
) -> anyhow::Result<String> {
    let mut style = String::new();
    for path in files(&folder("style"), &["css"])? {
        if !file_name(&path).starts_with(strange_styles(page)) {
            style.push_str(&fs::read_to_string(&path)?);
        }
    }
    name_assets(&without_comments(&style), public)
}

/// How the names of style sheets begin that `page` has no use for. The console shows visits too.
const fn strange_styles(page: Page) -> &'static [char] {
    match page {
        Page::Visit => &[CONSOLE_STYLE, CHECK_STYLE],
        Page::Console => &[CHECK_STYLE],
        Page::Check => &[VISIT_STYLE, CONSOLE_STYLE],
    }
}

/// `style` without comments, indentation and empty lines. No text of ours holds what begins a comment.
fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare += part.split_once("*/").map_or("", |(_, rest)| rest);
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn name_assets<'a>(
    style: &str,
    public: impl Fn(&str) -> Option<&'a str>,
) -> anyhow::Result<String> {
    let mut parts = style.split(ASSETS_FROM_STYLE);
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['"', '\'', ')', '#']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        named.push_str(public(name).with_context(|| format!("no asset is called `{name}`"))?);
        named.push_str(rest);
    }
    Ok(named)
}

/// The files of `folder` of one of these `kinds`, in the order of their names.
fn files(folder: &Path, kinds: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let kind = path.extension().unwrap_or_default();
        if kinds.iter().any(|wanted| kind == *wanted) {
            files.push(path);
        }
    }
    ensure!(!files.is_empty(), "{} holds no {}", folder.display(), kinds.join(", "));
    files.sort();
    Ok(files)
}

fn folder(name: &str) -> PathBuf {
    workspace::root().join("client-wasm").join(name)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::{name_assets, without_comments};

    fn public(name: &str) -> Option<&'static str> {
        (name == "letters.woff2").then_some("letters-1.woff2")
    }

    #[test]
    fn a_style_sheet_finds_its_assets_by_their_public_names() {
        let style = r#"a{src:url("../assets/letters.woff2")} b{src:url(../assets/letters.woff2)}"#;
        assert_eq!(
            name_assets(style, public).unwrap(),
            r#"a{src:url("letters-1.woff2")} b{src:url(letters-1.woff2)}"#
        );
    }

    #[test]
    fn what_is_written_for_readers_of_a_style_is_not_sent() {
        let style = "/* Why\nit is so. */\na {\n  --b: /* no */ 1;\n}\n\n/* c */\n";
        assert_eq!(without_comments(style), "a {\n--b:  1;\n}\n");
    }

    #[test]
    fn a_style_sheet_that_names_a_missing_asset_fails_the_build() {
        assert!(name_assets("url(../assets/other.woff2)", public).is_err());
    }
}
