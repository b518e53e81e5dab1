//! Finds and reads the `.ftl` files; the only file here that touches the disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Problem};
use crate::language::{LANGUAGES, Language};

/// One file of one language.
pub struct Source {
    pub(crate) language: Language,
    /// As the writer knows it: relative to the crate.
    pub(crate) file: String,
    /// Where it is on this machine, for cargo to watch.
    pub path: PathBuf,
    pub(crate) text: String,
}

impl Source {
    /// A file of `language` that somebody else has read.
    #[must_use]
    pub fn new(language: Language, file: &str, text: String) -> Self {
        Self { language, file: file.to_owned(), path: file.into(), text }
    }
}

/// Reads every `.ftl` file of every language under `folder` of the crate at `crate_root`, in the
/// order of names.
///
/// # Errors
/// Each folder that cannot be read, or that holds a file that cannot.
pub fn read(crate_root: &Path, folder: &str) -> Result<Vec<Source>, Vec<Fault>> {
    let mut sources = Vec::new();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let file = format!("{folder}/{}", language.tag);
        match read_language(language, &file, crate_root) {
            Ok(found) => sources.extend(found),
            Err(error) => faults.push(Fault {
                file,
                subject: "this folder".into(),
                problem: Problem::Unreadable(error.to_string()),
            }),
        }
    }
    if faults.is_empty() { Ok(sources) } else { Err(faults) }
}

fn read_language(language: Language, folder: &str, crate_root: &Path) -> io::Result<Vec<Source>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(crate_root.join(folder))? {
        paths.push(entry?.path());
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let file = format!("{folder}/{name}");
            Ok(Source { language, file, text: fs::read_to_string(&path)?, path })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_missing_folder_is_told() {
        let faults = read(Path::new(env!("CARGO_MANIFEST_DIR")), "no/such/folder").err();
        let faults = faults.unwrap_or_default();
        let folders: Vec<_> = faults.iter().map(|fault| fault.file.as_str()).collect();
        assert_eq!(folders, ["no/such/folder/en", "no/such/folder/es"]);
    }

    #[test]
    fn only_ftl_files_are_read_and_each_knows_its_language() {
        let folder = tempfile::tempdir().unwrap();
        for (language, files) in [("en", ["b.ftl", "a.ftl"]), ("es", ["a.ftl", "notes.txt"])] {
            fs::create_dir_all(folder.path().join("words").join(language)).unwrap();
            for file in files {
                fs::write(folder.path().join("words").join(language).join(file), "a = A").unwrap();
            }
        }
        let sources = read(folder.path(), "words").unwrap_or_default();
        let files: Vec<_> = sources.iter().map(|source| source.file.as_str()).collect();
        assert_eq!(files, ["words/en/a.ftl", "words/en/b.ftl", "words/es/a.ftl"]);
        assert!(sources.iter().all(|one| one.file.contains(one.language.tag)));
    }
}
