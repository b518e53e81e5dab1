//! Writes the Rust: an enum of locales, the tables they are read from, and one function a message.
//!
//! The code is made for a small download: a function knows its message's place in the table, and
//! no words.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use webside_words_fluent::{Argument, Kind, LANGUAGES, Message, fingerprint, whole_table};

/// The locales, the tables, and a function for each of `messages`.
pub(crate) fn generate(messages: &[Message]) -> TokenStream {
    let locale = locale();
    let tables = tables(messages);
    let functions = messages.iter().enumerate().map(|(place, message)| function(place, message));
    quote! {
        #locale
        #tables
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

fn tables(messages: &[Message]) -> TokenStream {
    let fingerprint = fingerprint(messages);
    let count = LANGUAGES.len();
    let texts = LANGUAGES.map(|language| whole_table(messages, language));
    quote! {
        static TABLES: ::webside_words::Tables<#count> = ::webside_words::Tables::new(#fingerprint);

        /// Takes the table of `locale`, whose words can be asked for from then on.
        ///
        /// # Errors
        /// The table was made for a program with other messages.
        pub fn load(
            locale: Locale,
            table: &str,
        ) -> ::core::result::Result<(), ::webside_words::OtherWords> {
            TABLES.load(locale as usize, table)
        }

        #[cfg(not(test))]
        fn tables() -> &'static ::webside_words::Tables<#count> {
            &TABLES
        }

        /// A test has no page that loads them.
        #[cfg(test)]
        fn tables() -> &'static ::webside_words::Tables<#count> {
            for (locale, text) in Locale::ALL.into_iter().zip([#(#texts),*]) {
                load(locale, text).expect("made of the same messages");
            }
            &TABLES
        }
    }
}

fn function(place: usize, message: &Message) -> TokenStream {
    let name = format_ident!("{}", message.function);
    let documentation = message.texts.first().map(|text| format!("“{text}”"));
    if message.arguments.is_empty() {
        return quote! {
            #[doc = #documentation]
            pub fn #name(locale: Locale) -> &'static str {
                tables().line(locale as usize, #place)
            }
        };
    }
    let parameters = message.arguments.iter().map(parameter);
    let arguments = message.arguments.iter().map(argument);
    quote! {
        #[doc = #documentation]
        pub fn #name(locale: Locale, #(#parameters),*) -> ::std::string::String {
            tables().filled(locale as usize, #place, &[#(#arguments),*])
        }
    }
}

fn parameter(argument: &Argument) -> TokenStream {
    let name = format_ident!("{}", argument.name);
    match argument.kind {
        Kind::Number => quote!(#name: i64),
        Kind::Words => quote!(#name: &str),
    }
}

fn argument(argument: &Argument) -> TokenStream {
    let name = format_ident!("{}", argument.name);
    match argument.kind {
        Kind::Number => quote!(&#name.to_string()),
        Kind::Words => quote!(#name),
    }
}
