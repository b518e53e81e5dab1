//! Connections: taken, counted, secured, and handed to HTTP or TURN.
//!
//! | file | idea |
//! |---|---|
//! | `places` | how many connections there may be, in all and from one source |
//! | `open_files` | how many the system lets this process have |
//! | `listen` | the loop that takes them |
//! | `serve` | one connection: TLS, then HTTP or TURN, each with a deadline |

mod listen;
mod open_files;
mod places;
mod serve;

pub(crate) use listen::{Listener, bind, next_connection};
pub(crate) use open_files::within_open_files;
pub(crate) use places::{Place, Places};
pub(crate) use serve::Caller;
