//! What lies on the disk, byte by byte.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file in a data directory.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("the data directory");
    let paths = entries.map(|entry| entry.expect("an entry of it").path());
    paths.filter(|path| path.is_file()).collect()
}

/// The first file of `directory` in which `text` stands as it is.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn file_with(directory: &Path, text: &str) -> Option<PathBuf> {
    files(directory).into_iter().find(|path| {
        let bytes = fs::read(path).expect("a file of the data directory");
        holds(&bytes, text)
    })
}

/// Whether `text` stands in `bytes`.
#[must_use]
pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}
