//! Makes one plain Rust function of each message in Fluent files; the words stand in a table.

mod generate;

use std::path::PathBuf;

use proc_macro::TokenStream;
use quote::quote;
use syn::{LitStr, parse_macro_input};
use webside_words_fluent::{Fault, compile, read};

/// Turns every `.ftl` file under `<folder>/en` and `<folder>/es` into functions.
///
/// `folder` is relative to the `Cargo.toml` of the crate that calls, which depends on
/// `webside-words`. The caller gets
/// - `enum Locale { En, Es }` with `ALL`, `tag()`, `native_name()` and `from_tag("es-MX")`;
/// - `load(locale, table)`, which must take the table of a language before its words are asked for;
///   in the crate's own tests all tables are there from the start;
/// - for `lobby-waiting = Waiting for { $name }` the function
///   `lobby_waiting(locale: Locale, name: &str) -> String`;
/// - for a message without arguments a function that returns `&'static str`;
/// - for an attribute `.label` of `lobby-waiting` the function `lobby_waiting_label`.
///
/// Arguments stand in the order in which the English text first names them. An argument that is
/// selected on by number (`{ $count -> [0] … [one] … *[other] … }`) is an `i64`, every other one a
/// `&str`. In both languages `one` is exactly 1 and `other` all the rest.
///
/// # Errors
/// The crate does not compile when a message stands in one language only, when its arguments
/// differ, when a file does not parse, when a text is broken into lines, or when it uses what is
/// not supported: functions such as `NUMBER()`, arguments of terms, and selectors that are not
/// arguments.
///
/// # Rebuilding
/// A changed file is seen by cargo. A file that is new is seen at the next change of the crate.
#[proc_macro]
pub fn messages(input: TokenStream) -> TokenStream {
    let folder = parse_macro_input!(input as LitStr);
    expand(&folder).unwrap_or_else(|faults| {
        let sentences = faults.iter().map(|fault| LitStr::new(&fault.to_string(), folder.span()));
        quote!(#(::core::compile_error!(#sentences);)*).into()
    })
}

fn expand(folder: &LitStr) -> Result<TokenStream, Vec<Fault>> {
    let crate_root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let sources = read(&crate_root, &folder.value())?;
    let code = generate::generate(&compile(&sources)?);
    // Cargo rebuilds when a file changes that the compiled code includes.
    let paths = sources.iter().map(|source| source.path.to_string_lossy());
    Ok(quote! {
        #(const _: &[u8] = ::core::include_bytes!(#paths);)*
        #code
    }
    .into())
}
