//! The client inside the binary: its pages, and the files they load.
//!
//! A debug build reads them from `target/client` each time; a release build carries them.

use axum::body::Bytes;
use rust_embed::RustEmbed;

/// `cargo xtask build` sets it to the hash of all that browsers get: naming it here makes cargo build
/// this file again when the client changed.
const _CLIENT_BUILD: Option<&str> = option_env!("WEBSIDE_CLIENT_BUILD");

#[derive(RustEmbed)]
#[folder = "../target/client/"]
#[allow_missing = true]
struct Client;

/// A file of the client, as it is and as brotli where that was made.
pub(crate) struct Asset {
    pub(crate) plain: Bytes,
    pub(crate) brotli: Option<Bytes>,
    pub(crate) content_type: &'static str,
}

/// The file called `name`; `None` when this build has no such file.
pub(crate) fn asset(name: &str) -> Option<Asset> {
    // One folder, no way out of it, and the brotli forms are no files of their own.
    if name.contains(['/', '\\']) || name.starts_with('.') {
        return None;
    }
    let content_type = content_type(name)?;
    let plain = bytes(name)?;
    Some(Asset { plain, brotli: bytes(&format!("{name}.br")), content_type })
}

fn bytes(name: &str) -> Option<Bytes> {
    Some(match Client::get(name)?.data {
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
        for name in ["../Cargo.toml", "..", ".", "", "/etc/passwd", "a/b.js", "visit.html.br"] {
            assert!(asset(name).is_none(), "{name:?}");
        }
    }
}
