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
//! | `store` | what was said is on the disk, sealed |
//! | `summary` | what a visit came to, to keep or to put into the record |
//! | `admin` | what the operator may do |
//! | `purge` | what has expired is destroyed |
//! | `config`, `tls`, `clock`, `calendar`, `random`, `health`, `assets` | one small thing each |
//! | `server` | starts the parts and stops them |

mod accept;
pub mod admin;
mod assets;
mod calendar;
mod clock;
mod config;
mod frame;
mod health;
mod http;
mod outbox;
mod purge;
mod random;
mod registry;
mod server;
mod session;
pub mod store;
mod summary;
mod tls;
mod visit;

pub use calendar::{Calendar, UnknownTimeZone};
pub use clock::Clock;
pub use config::{Config, ConfigError, Limits, Tls};
pub use server::{Running, StartError, start};
pub use tls::TlsError;
