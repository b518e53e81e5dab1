//! The pages with the clinic's own sentences: other tables of words, and HTML that names them.
//!
//! A table bears its content's hash in its name, as every file that browsers keep for ever. So a changed
//! table has a new name, and each page, which browsers ask for anew, names the one that is its own.

use std::fmt::Write as _;

use aws_lc_rs::digest::{SHA256, digest};
use axum::body::Bytes;
use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use webside_words_fluent::{LANGUAGES, Reader};

use crate::catalogue::Catalogue;

/// The pages, and who reads them.
const PAGES: [(&str, Reader); 3] =
    [("visit", Reader::Everyone), ("console", Reader::Clinician), ("check", Reader::Checker)];
/// So many bytes of SHA-256 tell files apart.
const HASH_BYTES: usize = 8;

/// The pages were built of other messages than the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pages were built of other sentences than the server; `cargo xtask build` makes both")]
pub struct OtherBuild;

/// A file's name, and what is in it.
type File = (String, Bytes);

/// The files that stand in place of those that were built, and beside them: none when `catalogue`
/// changes no sentence, or when there are no pages. `built` gives a file by its name.
pub(crate) fn own_words(
    catalogue: &Catalogue,
    built: impl Fn(&str) -> Option<Bytes>,
) -> Result<Vec<File>, OtherBuild> {
    let mut files = Vec::new();
    for (page, reader) in PAGES {
        let page_name = format!("{page}.html");
        let Some(html) = built(&page_name) else { continue };
        let html = String::from_utf8_lossy(&html).into_owned();
        let mut named = html.clone();
        for language in LANGUAGES {
            let Some(own) = catalogue.table(language, reader) else { continue };
            let kind = format!("words-{page}-{}-", language.tag);
            let ours = name_in(&html, &kind).ok_or(OtherBuild)?;
            let table = built(ours).ok_or(OtherBuild)?;
            if fingerprint(&table) != fingerprint(own.as_bytes()) {
                return Err(OtherBuild);
            }
            let name = format!("{kind}{}.txt", hash(own.as_bytes()));
            named = named.replace(ours, &name);
            files.push((name, own.into()));
        }
        if named != html {
            files.push((page_name, named.into()));
        }
    }
    Ok(files)
}

/// `content` as a browser gets it under `Content-Encoding: br`.
pub(crate) fn compress(mut content: &[u8]) -> Bytes {
    let mut compressed = Vec::new();
    BrotliCompress(&mut content, &mut compressed, &BrotliEncoderParams::default())
        .expect("reading and writing memory cannot fail");
    compressed.into()
}

/// The whole name in `html` that begins with `kind`.
fn name_in<'html>(html: &'html str, kind: &str) -> Option<&'html str> {
    let from = html.get(html.find(kind)?..)?;
    from.split('"').next()
}

/// What program and table share: the table's first line.
fn fingerprint(table: &[u8]) -> Option<&[u8]> {
    table.split(|byte| *byte == b'\n').next()
}

fn hash(content: &[u8]) -> String {
    let mut written = String::new();
    for byte in digest(&SHA256, content).as_ref().iter().take(HASH_BYTES) {
        write!(written, "{byte:02x}").expect("a string takes all");
    }
    written
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const PAGE: &str = "<link hreflang=\"en\" href=\"/words-visit-en-0123456789abcdef.txt\">\
                        <link hreflang=\"es\" href=\"/words-visit-es-0123456789abcdef.txt\">";

    fn catalogue(language: &str, says: &str) -> Catalogue {
        let name = "cue-notes.say-1";
        Catalogue::from_toml(&format!("[words.{language}]\n\"{name}\" = \"{says}\"")).unwrap()
    }

    /// The patient's page alone, whose tables begin with the line `fingerprint`.
    fn build(fingerprint: &str) -> impl Fn(&str) -> Option<Bytes> {
        let table = format!("{fingerprint}\nold\n");
        move |name| match name {
            "visit.html" => Some(PAGE.into()),
            name if PAGE.contains(&format!("/{name}\"")) => Some(table.clone().into()),
            _ => None,
        }
    }

    fn current() -> String {
        let table = catalogue("en", "Mine.").table(LANGUAGES[0], Reader::Everyone).unwrap();
        table.lines().next().unwrap().to_owned()
    }

    #[test]
    fn a_changed_table_has_a_new_name_and_the_page_names_it() {
        let files = own_words(&catalogue("en", "Mine."), build(&current())).unwrap();
        let files: BTreeMap<String, Bytes> = files.into_iter().collect();
        let page = String::from_utf8(files["visit.html"].to_vec()).unwrap();
        let english = name_in(&page, "words-visit-en-").unwrap();
        assert!(!PAGE.contains(english) && english.len() == "words-visit-en-.txt".len() + 16);
        assert!(String::from_utf8_lossy(&files[english]).contains("\nMine.\n"));
        let other = own_words(&catalogue("en", "Not mine."), build(&current())).unwrap();
        assert!(other.iter().all(|(name, _)| name != english), "other words have another name");
        let again = own_words(&catalogue("en", "Mine."), build(&current())).unwrap();
        assert_eq!(again.into_iter().collect::<BTreeMap<_, _>>(), files);
    }

    #[test]
    fn nothing_is_made_where_nothing_changed_or_no_page_was_built() {
        assert_eq!(own_words(&Catalogue::default(), build("f1")), Ok(Vec::new()));
        assert_eq!(own_words(&catalogue("en", "Mine."), |_| None), Ok(Vec::new()));
    }

    #[test]
    fn pages_of_another_build_are_refused() {
        assert_eq!(own_words(&catalogue("en", "Mine."), build("f1")), Err(OtherBuild));
        let nameless = |name: &str| (name == "visit.html").then(|| "<p>".into());
        assert_eq!(own_words(&catalogue("en", "Mine."), nameless), Err(OtherBuild));
    }

    #[test]
    fn what_was_compressed_comes_back() {
        let content = "the same words, the same words".repeat(100);
        let mut back = Vec::new();
        let compressed = compress(content.as_bytes());
        brotli::BrotliDecompress(&mut &compressed[..], &mut back).unwrap();
        assert_eq!((back, compressed.len() < 100), (content.into_bytes(), true));
    }
}
