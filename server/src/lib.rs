//! The server of Webside: decides, stores, and only then tells.
//!
//! ```text
//!  browser ─► accept ─► http ─► session ─► registry ─► visit ─► store
//!                                  ▲                      │
//!                                  └────── outbox ◄───────┘
//! ```
//!
//! | folder or file | idea |
//! |---|---|
//! | `accept` | connections: taken, counted, secured |
//! | `http` | pages, links, and the start of a WebSocket |
//! | `session` | one task for each WebSocket |
//! | `outbox`, `frame` | what a session has still to be told, as it goes onto the wire |
//! | `registry` | the visits in memory |
//! | `visit` | one task for each visit |
//! | `media` | sound and picture, passed on between the seats of a visit |
//! | `store` | what was said is on the disk, sealed |
//! | `summary` | what a visit came to, to keep or to put into the record |
//! | `catalogue`, `own_words` | the clinic's own sentences and times: checked, and put into the pages |
//! | `admin` | what the operator may do |
//! | `turn` | media between people who cannot reach each other directly |
//! | `passage` | what goes between `turn` and `media`, within this process |
//! | `purge` | what has expired is destroyed |
//! | `config`, `tls`, `clock`, `calendar`, `random`, `health`, `assets`, `tickets` | one small thing each |
//! | `server` | starts the parts and stops them |

mod accept;
pub mod admin;
mod assets;
mod calendar;
mod catalogue;
mod clock;
mod config;
mod frame;
mod health;
mod http;
mod incidents;
mod media;
mod outbox;
mod own_words;
mod passage;
mod purge;
mod random;
mod registry;
mod server;
mod session;
pub mod store;
mod summary;
mod tickets;
mod tls;
mod turn;
mod visit;

pub use calendar::{Calendar, UnknownTimeZone};
pub use catalogue::{Catalogue, CatalogueError, list as list_catalogue};
pub use clock::Clock;
pub use config::{Config, ConfigError, Limits, MediaRules, Tls, TurnSettings};
#[doc(hidden)]
pub use media::{Part, Protections, Relay, RelayError, RelaySettings, peer as relay_peer};
pub use own_words::OtherBuild;
pub use server::{Running, StartError, start};
pub use tls::TlsError;
