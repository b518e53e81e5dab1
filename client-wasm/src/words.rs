//! Every word people read, from `ftl/`, as one function a message. What they say stands in a table
//! for each language, which the page loads.

/// `cargo xtask` sets it to the fingerprint of all messages: naming it here makes cargo build this
/// crate again when there are others.
const _WORDS: Option<&str> = option_env!("WEBSIDE_WORDS");

webside_words_macros::messages!("ftl");
