//! What the server decides without touching the world: no socket, task, clock, file or randomness.
//!
//! | file | decides |
//! |---|---|
//! | `ticket` | whether a page may come back to its seat |
//! | `origin` | whether a request comes from our own pages |
//! | `link` | what a person's link looks like |
//! | `source` | which connections come from the same place |
//! | `pacing` | whether somebody asks faster than a person can |
//! | `stun` | what is a message of STUN, and whether its sender knows the key: for `turn` and `relay` |
//! | `relay` | which packets of sound and picture go where, and as what |
//! | `log` | what each seat is told of a visit, and how a page catches up |
//! | `turn` | whose media is relayed to whom |

mod link;
mod log;
mod origin;
mod pacing;
pub mod relay;
mod source;
mod stun;
mod ticket;
pub mod turn;

pub use link::link;
pub use log::Log;
pub use origin::{NotAnOrigin, Origin, Scheme};
pub use pacing::{Allowance, Pace, SourcePacing};
pub use source::Source;
pub use ticket::{Claim, Generation, TicketError, TicketKey};
