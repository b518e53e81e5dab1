//! Compiles Fluent files into one plain Rust function a message, so that no Fluent runs in the browser.
//!
//! ```text
//! files ─► parse ─► lower ─► compare ─► generate
//! text     syntax   pieces   messages   Rust
//! ```
//! Each step collects all faults it can find, and the next one starts only when there is none.

mod compare;
mod expand;
mod fault;
mod files;
mod generate;
mod language;
mod lower;
mod parse;
mod text;

use proc_macro::TokenStream;
use quote::quote;
use syn::{LitStr, parse_macro_input};

/// Turns every `.ftl` file under `<folder>/en` and `<folder>/es` into functions.
///
/// `folder` is relative to the `Cargo.toml` of the crate that calls. The caller gets
/// - `enum Locale { En, Es }` with `ALL`, `tag()`, `native_name()` and `from_tag("es-MX")`;
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
/// differ, when a file does not parse, or when it uses what is not supported: functions such as
/// `NUMBER()`, arguments of terms, and selectors that are not arguments.
///
/// # Rebuilding
/// A changed file is seen by cargo. A file that is new is seen at the next change of the crate.
#[proc_macro]
pub fn messages(input: TokenStream) -> TokenStream {
    let folder = parse_macro_input!(input as LitStr);
    let expanded = files::read(&folder.value()).and_then(|sources| expand::expand(&sources));
    match expanded {
        Ok(tokens) => tokens.into(),
        Err(faults) => {
            let sentences =
                faults.iter().map(|fault| LitStr::new(&fault.to_string(), folder.span()));
            quote!(#(::core::compile_error!(#sentences);)*).into()
        }
    }
}
