//! Writes the Rust: an enum of locales and one function a message.
//!
//! The code is made for a small download: literals are `&'static str`, and all texts with
//! arguments share one function that joins pieces, so that no formatting machinery is linked.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::compare::{Argument, Kind, Message};
use crate::language::LANGUAGES;
use crate::text::{Arms, Piece, Select, Text};

/// The locales, the joining function, and a function for each of `messages`.
pub(crate) fn generate(messages: &[Message]) -> TokenStream {
    let locale = locale();
    let functions = messages.iter().map(function);
    quote! {
        #locale

        fn joined(pieces: &[&str]) -> ::std::string::String {
            let length = pieces.iter().map(|piece| piece.len()).sum();
            let mut text = ::std::string::String::with_capacity(length);
            for piece in pieces {
                text.push_str(piece);
            }
            text
        }

        #(#functions)*
    }
}

fn locale() -> TokenStream {
    let variants = LANGUAGES.map(|one| format_ident!("{}", one.variant));
    let tags = LANGUAGES.map(|one| one.tag);
    let native_names = LANGUAGES.map(|one| one.native_name);
    let count = LANGUAGES.len();
    quote! {
        /// A language that every message is written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Locale { #(#[doc = #native_names] #variants,)* }

        impl Locale {
            /// All of them, in the order in which a page offers them.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// The BCP 47 tag, for the `lang` attribute.
            pub fn tag(self) -> &'static str {
                match self { #(Self::#variants => #tags,)* }
            }

            /// What its speakers call the language.
            pub fn native_name(self) -> &'static str {
                match self { #(Self::#variants => #native_names,)* }
            }

            /// The locale for a BCP 47 tag such as `es-MX`, by its language alone.
            pub fn from_tag(tag: &str) -> ::core::option::Option<Self> {
                let language = tag.split(['-', '_']).next()?;
                Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(language))
            }
        }
    }
}

fn function(message: &Message) -> TokenStream {
    let name = &message.function;
    let documentation = message.texts.first().map(|text| format!("“{text}”"));
    let variants = LANGUAGES.iter().map(|one| format_ident!("{}", one.variant));
    if message.arguments.is_empty() {
        let literals = message.texts.iter().map(Text::literal);
        return quote! {
            #[doc = #documentation]
            pub fn #name(locale: Locale) -> &'static str {
                match locale { #(Locale::#variants => #literals,)* }
            }
        };
    }
    let parameters = message.arguments.iter().map(parameter);
    let bodies = message.texts.iter().map(|text| owned(text, &message.arguments));
    quote! {
        #[doc = #documentation]
        pub fn #name(locale: Locale, #(#parameters),*) -> ::std::string::String {
            match locale { #(Locale::#variants => #bodies,)* }
        }
    }
}

fn parameter(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    match argument.kind {
        Kind::Number => quote!(#name: i64),
        Kind::Words => quote!(#name: &str),
    }
}

/// An expression of type `String`.
fn owned(text: &Text, arguments: &[Argument]) -> TokenStream {
    if let Some(literal) = text.literal() {
        return quote!(::std::string::String::from(#literal));
    }
    if let [Piece::Select(select)] = text.pieces.as_slice() {
        return choice(select, |text| owned(text, arguments));
    }
    let pieces = text.pieces.iter().map(|piece| borrowed(piece, arguments));
    quote!(joined(&[#(#pieces),*]))
}

/// An expression of type `&str`.
fn borrowed(piece: &Piece, arguments: &[Argument]) -> TokenStream {
    match piece {
        Piece::Literal(literal) => quote!(#literal),
        Piece::Argument(name) => argument(name, arguments),
        Piece::Select(select) if select.texts().all(|text| text.literal().is_some()) => {
            choice(select, |text| {
                let literal = text.literal();
                quote!(#literal)
            })
        }
        Piece::Select(select) => {
            let chosen = choice(select, |text| owned(text, arguments));
            quote!(&#chosen)
        }
    }
}

fn argument(name: &str, arguments: &[Argument]) -> TokenStream {
    let found = arguments.iter().find(|argument| argument.name == name);
    let argument = found.expect("`compare` lists every argument that a text uses");
    let name = &argument.name;
    match argument.kind {
        Kind::Number => quote!(&#name.to_string()),
        Kind::Words => quote!(#name),
    }
}

fn choice(select: &Select, body: impl Fn(&Text) -> TokenStream) -> TokenStream {
    let argument = format_ident!("{}", select.argument);
    let otherwise = body(&select.otherwise);
    let arms: Vec<TokenStream> = match &select.arms {
        Arms::Numbers(arms) => arms
            .iter()
            .map(|(number, text)| {
                let body = body(text);
                quote!(#number => #body)
            })
            .collect(),
        Arms::Words(arms) => arms
            .iter()
            .map(|(word, text)| {
                let body = body(text);
                quote!(#word => #body)
            })
            .collect(),
    };
    quote!(match #argument { #(#arms,)* _ => #otherwise })
}
