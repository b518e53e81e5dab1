//! The client inside the binary: its pages, and the files they load.
//!
//! A debug build reads them from `target/client` each time; a release build carries them.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use rust_embed::RustEmbed;

use crate::catalogue::Catalogue;
use crate::own_words::{OtherBuild, compress, own_words};

/// `cargo xtask build` sets it to the hash of all that browsers get: naming it here makes cargo build
/// this file again when the client changed.
const _CLIENT_BUILD: Option<&str> = option_env!("WEBSIDE_CLIENT_BUILD");

#[derive(RustEmbed)]
#[folder = "../target/client/"]
#[allow_missing = true]
struct Files;

/// The client as this clinic's browsers get it; cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    /// Files in place of those that were built, and beside them.
    own: Arc<BTreeMap<String, Asset>>,
}

/// A file of the client, as it is and as brotli where that was made.
#[derive(Debug, Clone)]
pub(crate) struct Asset {
    pub(crate) plain: Bytes,
    pub(crate) brotli: Option<Bytes>,
    pub(crate) content_type: &'static str,
}

impl Client {
    /// The client with the sentences of `catalogue`.
    pub(crate) fn new(catalogue: &Catalogue) -> Result<Self, OtherBuild> {
        let changed = own_words(catalogue, bytes)?.into_iter();
        let own = changed.filter_map(|(name, plain)| {
            let content_type = content_type(&name)?;
            let brotli = Some(compress(&plain));
            Some((name, Asset { plain, brotli, content_type }))
        });
        Ok(Self { own: Arc::new(own.collect()) })
    }

    /// The file called `name`; `None` when there is no such file.
    pub(crate) fn asset(&self, name: &str) -> Option<Asset> {
        self.own.get(name).cloned().or_else(|| built(name))
    }
}

/// The file called `name`, as it was built.
fn built(name: &str) -> Option<Asset> {
    // One folder, no way out of it, and the brotli forms are no files of their own.
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return None;
    }
    let content_type = content_type(name)?;
    let plain = bytes(name)?;
    Some(Asset { plain, brotli: bytes(&format!("{name}.br")), content_type })
}

fn bytes(name: &str) -> Option<Bytes> {
    Some(match Files::get(name)?.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => bytes.into(),
    })
}

/// `None` for what is no file of a page.
fn content_type(name: &str) -> Option<&'static str> {
    let (_, kind) = name.rsplit_once('.')?;
    Some(match kind {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let client = Client::new(&Catalogue::default()).unwrap();
        for name in ["../Cargo.toml", "..", ".", "", "/etc/passwd", "a/b.js", "visit.html.br"] {
            assert!(client.asset(name).is_none(), "{name:?}");
        }
    }
}
