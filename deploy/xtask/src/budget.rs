//! What each page costs to open, and the most that a patient's may.

use crate::bundle::Size;
use crate::page::Page;
use crate::words::tables_of;
use anyhow::ensure;
use std::collections::{BTreeMap, BTreeSet};

/// The most that a patient downloads before the visit opens, as sent, in bytes: program, glue,
/// style, and the words of the language that takes most.
pub(crate) const PATIENT_PAGE_BYTES_MAX: usize = 150 * 1024;

/// Prints what each page costs, file by file.
///
/// # Errors
/// The patient's page costs more than [`PATIENT_PAGE_BYTES_MAX`].
pub(crate) fn check(sizes: &BTreeMap<&str, Size>) -> anyhow::Result<()> {
    print!("{}", table(sizes));
    let sent = opening(Page::Visit, sizes).sent;
    ensure!(
        sent <= PATIENT_PAGE_BYTES_MAX,
        "the patient's page sends {sent} bytes before it opens; {PATIENT_PAGE_BYTES_MAX} are allowed"
    );
    println!(
        "The patient's page may send {} KB before it opens.",
        kilobytes(PATIENT_PAGE_BYTES_MAX)
    );
    Ok(())
}

/// The files without which `page` cannot open, whatever the language.
fn needed<'a>(page: Page, sizes: &BTreeMap<&'a str, Size>) -> Vec<(&'a str, Size)> {
    let files = [".wasm", ".js", "-start.js", ".css"].map(|rest| [page.name(), rest].concat());
    let all = || sizes.iter().map(|(name, size)| (*name, *size));
    let words = all().filter(|(name, _)| name.starts_with(&tables_of(page)));
    let words = words.max_by_key(|(_, size)| size.sent);
    all().filter(|(name, _)| files.iter().any(|file| file == name)).chain(words).collect()
}

fn opening(page: Page, sizes: &BTreeMap<&str, Size>) -> Size {
    needed(page, sizes).iter().fold(Size::default(), |sum, (_, size)| Size {
        raw: sum.raw + size.raw,
        sent: sum.sent + size.sent,
    })
}

fn table(sizes: &BTreeMap<&str, Size>) -> String {
    let mut table = format!("{:<66}{:>10}{:>10}\n", "KB", "raw", "brotli");
    for page in Page::ALL {
        for (name, size) in needed(page, sizes) {
            table += &row(&format!("  {name}"), size);
        }
        table += &row(&format!("{} page, to open", page.name()), opening(page, sizes));
    }
    let counted: BTreeSet<&str> =
        Page::ALL.into_iter().flat_map(|page| needed(page, sizes)).map(|(name, _)| name).collect();
    for (name, size) in sizes.iter().filter(|(name, _)| !counted.contains(*name)) {
        table += &row(&format!("  {name} (not counted)"), *size);
    }
    table
}

fn row(name: &str, size: Size) -> String {
    format!("{name:<66}{:>10}{:>10}\n", kilobytes(size.raw), kilobytes(size.sent))
}

/// Bytes as people read them: `1536` is `1.5`.
fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1024, bytes % 1024 * 10 / 1024)
}

#[cfg(test)]
mod tests {
    use super::{PATIENT_PAGE_BYTES_MAX, Size, check, kilobytes};
    use std::collections::BTreeMap;

    fn sizes(visit: usize, console: usize, font: usize) -> BTreeMap<&'static str, Size> {
        let size = |sent| Size { raw: 3 * sent, sent };
        BTreeMap::from([
            ("visit.wasm", size(visit)),
            ("visit.css", size(1)),
            ("words-visit-en.txt", size(1)),
            ("words-visit-es.txt", size(2)),
            ("console.wasm", size(console)),
            ("letters.woff2", size(font)),
        ])
    }

    #[test]
    fn the_patients_page_is_held_to_its_budget_and_nothing_else_is() {
        let most = PATIENT_PAGE_BYTES_MAX - 3; // the style and the longer words
        let rows = [
            ("just fits", sizes(most, 1, 1), true),
            ("a byte too many", sizes(most + 1, 1, 1), false),
            ("the console may be larger", sizes(1, 2 * most, 1), true),
            ("the font comes late", sizes(1, 1, 2 * most), true),
        ];
        for (name, sizes, fits) in rows {
            assert_eq!(check(&sizes).is_ok(), fits, "{name}");
        }
    }

    #[test]
    fn bytes_are_told_in_kilobytes() {
        assert_eq!([kilobytes(0), kilobytes(1536), kilobytes(2047)], ["0.0", "1.5", "1.9"]);
    }
}
