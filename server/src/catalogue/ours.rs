//! Every sentence as we wrote it: the client's Fluent files, carried by the server.

use std::sync::LazyLock;

use rust_embed::RustEmbed;
use webside_words_fluent::{LANGUAGES, Message, Source, compile};

#[derive(RustEmbed)]
#[folder = "../client-wasm/ftl/"]
struct Files;

/// The files, and what they compile to.
pub(super) struct Ours {
    pub(super) sources: Vec<Source>,
    pub(super) messages: Vec<Message>,
}

/// All of it; compiled when it is first asked for.
pub(super) fn ours() -> &'static Ours {
    static OURS: LazyLock<Ours> = LazyLock::new(|| {
        let sources: Vec<Source> = Files::iter().filter_map(|file| source(&file)).collect();
        let messages = compile(&sources).expect("the pages are built of the same sentences");
        Ours { sources, messages }
    });
    &OURS
}

fn source(file: &str) -> Option<Source> {
    let language = LANGUAGES.into_iter().find(|one| file.split('/').next() == Some(one.tag))?;
    let text = String::from_utf8(Files::get(file)?.data.into_owned()).ok()?;
    Some(Source::new(language, file, text))
}
