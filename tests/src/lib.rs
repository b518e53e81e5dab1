//! What scenarios stand on: a clinic's real server on a free port, and pages that speak to it.
//!
//! | file | idea |
//! |---|---|
//! | `clinic` | one server process with its own data: start, stop, kill, start again |
//! | `settings` | what stands in that server's configuration |
//! | `binary` | which `webside` is tried |
//! | `output` | everything a process says, and waiting until it says something |
//! | `ports` | ports that nobody else takes meanwhile |
//! | `invitation` | a visit made by `webside visit create`, with a link for each seat |
//! | `http` | one request and its answer, byte for byte |
//! | `page` | a page without a browser: redeems, says hello, mirrors, wishes |
//! | `memory` | what such a page holds, and that it never changes |
//! | `way` | by which way it comes |
//! | `usage` | what a process uses of the machine |
//! | `disk` | what lies in a data directory, byte by byte |
//! | `deadline` | how long to wait for what should happen at once |
//!
//! Nothing here sleeps: it waits for a message, and a deadline says when waiting has failed.

mod binary;
mod clinic;
mod deadline;
mod disk;
mod http;
mod invitation;
mod memory;
mod output;
mod page;
mod ports;
mod settings;
mod usage;
mod way;

pub use binary::binary;
pub use clinic::Clinic;
pub use deadline::{SOON, soon, within};
pub use disk::{file_with, files, holds};
pub use http::{Answer, Request};
pub use invitation::{Guest, Invitation, Link};
pub use page::{Lost, Page};
pub use settings::{Home, Settings, Tls, Turn};
pub use usage::{cpu_time, resident_bytes};
pub use way::Way;
