//! The files a browser may fetch, named after what is in them.
//!
//! A file whose name holds its hash never changes, so browsers keep it for ever. A page's own name
//! must not change, so it holds none, and browsers ask for it anew.

use crate::compress::compress;
use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The kind of file that is sent as it is: a font of this kind holds brotli already.
const COMPRESSED_ALREADY: &str = ".woff2";

/// Files by the name we write in sources (`visit.wasm`), each with its public name.
#[derive(Default)]
pub(crate) struct Bundle {
    files: BTreeMap<String, File>,
}

struct File {
    public: String,
    content: Vec<u8>,
}

/// What a file costs to send, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    /// As it is.
    pub(crate) raw: usize,
    /// As a browser gets it.
    pub(crate) sent: usize,
}

impl Bundle {
    /// Adds a file that is named after its content: `visit.wasm` becomes `visit-<16 hex>.wasm`.
    pub(crate) fn add(&mut self, name: &str, content: Vec<u8>) {
        let public = hashed_name(name, &content);
        self.files.insert(name.to_owned(), File { public, content });
    }

    /// Adds a page, which keeps its name.
    pub(crate) fn add_page(&mut self, name: &str, content: Vec<u8>) {
        self.files.insert(name.to_owned(), File { public: name.to_owned(), content });
    }

    /// The name under which browsers find `name`.
    pub(crate) fn public(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.public.as_str())
    }

    /// Makes `folder` hold exactly this bundle, each file beside its `.br` form; gives each size.
    ///
    /// A hashed file that is there already is left alone, and so is its slowly made `.br`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> anyhow::Result<BTreeMap<&str, Size>> {
        fs::create_dir_all(folder)?;
        self.remove_others(folder)?;
        let mut sizes = BTreeMap::new();
        for (name, file) in &self.files {
            let lasting = file.public != *name;
            let size =
                file.write(folder, lasting).with_context(|| format!("writing {}", file.public))?;
            sizes.insert(name.as_str(), size);
        }
        Ok(sizes)
    }

    /// One hash over every name and content: it changes when anything a browser gets changes.
    pub(crate) fn hash(&self) -> String {
        let mut all = Vec::new();
        for file in self.files.values() {
            all.extend_from_slice(file.public.as_bytes());
            all.extend_from_slice(&Sha256::digest(&file.content));
        }
        hash(&all)
    }

    fn remove_others(&self, folder: &Path) -> anyhow::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let plain = name.strip_suffix(".br").unwrap_or(&name);
            if !self.files.values().any(|file| file.public == plain) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl File {
    fn write(&self, folder: &Path, lasting: bool) -> anyhow::Result<Size> {
        let path = folder.join(&self.public);
        replace(&path, &self.content)?;
        let raw = self.content.len();
        if self.public.ends_with(COMPRESSED_ALREADY) {
            return Ok(Size { raw, sent: raw });
        }
        let compressed = folder.join(format!("{}.br", self.public));
        if !lasting || !compressed.exists() {
            replace(&compressed, &compress(&self.content))?;
        }
        let sent = usize::try_from(fs::metadata(&compressed)?.len())?;
        Ok(Size { raw, sent })
    }
}

/// Writes beside and renames, so that a build cut short never leaves half a file.
fn replace(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(());
    }
    let part = path.with_extension("part");
    fs::write(&part, content)?;
    fs::rename(&part, path)?;
    Ok(())
}

fn hashed_name(name: &str, content: &[u8]) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{kind}", hash(content))
}

/// The first 16 hex digits of SHA-256: plenty to tell builds apart, and no secret.
fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bundle, Size, hashed_name};
    use std::fs;

    #[test]
    fn a_name_holds_the_hash_of_the_content_and_keeps_its_kind() {
        // SHA-256 of nothing begins e3b0c44298fc1c14.
        assert_eq!(hashed_name("visit.wasm", b""), "visit-e3b0c44298fc1c14.wasm");
        assert_ne!(hashed_name("visit.wasm", b"a"), hashed_name("visit.wasm", b"b"));
    }

    #[test]
    fn the_bundles_hash_changes_with_any_file_and_with_nothing_else() {
        let bundle = |style: &str, page: &str| {
            let mut bundle = Bundle::default();
            bundle.add("style.css", style.into());
            bundle.add_page("visit.html", page.into());
            bundle.hash()
        };
        assert_eq!(bundle("a", "b"), bundle("a", "b"));
        assert_ne!(bundle("a", "b"), bundle("c", "b"));
        assert_ne!(bundle("a", "b"), bundle("a", "c"));
    }

    #[test]
    fn a_written_folder_holds_this_bundle_and_nothing_older() {
        let folder = tempfile::tempdir().unwrap();
        let write = |style: &str| {
            let mut bundle = Bundle::default();
            bundle.add("style.css", style.into());
            bundle.add("letters.woff2", b"letters".to_vec());
            bundle.add_page("visit.html", b"<p>".to_vec());
            let sizes = bundle.write(folder.path()).unwrap();
            assert_eq!(sizes["letters.woff2"], Size { raw: 7, sent: 7 });
            bundle.public("style.css").unwrap().to_owned()
        };
        let older = write("a{}");
        let newer = write("b{}");
        assert!(!folder.path().join(older).exists());
        assert!(folder.path().join(format!("{newer}.br")).exists());
        // The style and the page with their `.br`, and the font alone.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
    }
}
