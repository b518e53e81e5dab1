//! Every word people read, from `ftl/`, as one function a message.

webside_words::messages!("ftl");
