//! Which `webside` is tried: the one that `WEBSIDE_BIN` names, or the one that was built last.

use std::path::{Path, PathBuf};

/// The path of the binary under test.
///
/// # Panics
/// When there is none; the sentence says how to build it.
#[must_use]
pub fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("WEBSIDE_BIN") {
        let named = PathBuf::from(named);
        assert!(named.is_file(), "WEBSIDE_BIN names {}, which is no file", named.display());
        return named;
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let built = ["release", "debug"].map(|profile| target.join(profile).join("webside"));
    let changed = |path: &PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    let there = built.into_iter().filter_map(|path| Some((changed(&path)?, path)));
    there.max().map(|(_, path)| path).unwrap_or_else(|| {
        panic!("there is no webside to try; build one with: cargo build -p webside-server")
    })
}
