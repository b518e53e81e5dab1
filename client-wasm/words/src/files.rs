//! Finds and reads the `.ftl` files; the only file here that touches the disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::fault::{Fault, Problem};
use crate::language::{LANGUAGES, Language};

/// One file of one language.
pub(crate) struct Source {
    pub(crate) language: Language,
    /// As the writer knows it: relative to the crate.
    pub(crate) file: String,
    /// Where it is on this machine, for cargo to watch.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

/// Reads every `.ftl` file of every language under `folder`, in the order of names.
pub(crate) fn read(folder: &str) -> Result<Vec<Source>, Vec<Fault>> {
    let crate_root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let mut sources = Vec::new();
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let file = format!("{folder}/{}", language.tag);
        match read_language(language, &file, &crate_root) {
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
        let faults = read("no/such/folder").err().unwrap_or_default();
        let folders: Vec<_> = faults.iter().map(|fault| fault.file.as_str()).collect();
        assert_eq!(folders, ["no/such/folder/en", "no/such/folder/es"]);
    }

    #[test]
    fn only_ftl_files_are_read_and_each_knows_its_language() {
        let sources = read("tests/ftl").unwrap_or_default();
        let files: Vec<_> = sources.iter().map(|source| source.file.as_str()).collect();
        let expected = ["en/arguments.ftl", "en/plain.ftl", "es/arguments.ftl", "es/plain.ftl"];
        assert_eq!(files, expected.map(|file| format!("tests/ftl/{file}")));
        assert!(sources.iter().all(|one| one.file.contains(one.language.tag)));
    }
}
