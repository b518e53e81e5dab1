//! One task for each visit: it decides, stores, and only then tells.
//!
//! ```text
//!  session ─► mailbox ─► machine: Visit::handle ─► batch ─► store.append ─► telling: subscribers ─► outbox
//!  session ──────────────── signalling, levels ────────────────────────► subscribers ─► outbox
//! ```
//!
//! | file | idea |
//! |---|---|
//! | `handle` | what may be asked of a visit, and its mailbox |
//! | `task` | the loop: open, take a batch, keep deadlines, rest |
//! | `machine` | what came in becomes steps |
//! | `batch` | steps, and what has to be stored before they are taken |
//! | `telling` | a step becomes text in outboxes, as each seat may see it |
//! | `subscribers` | who listens; signalling and levels pass here, from session to session |
//!
//! # Pressure
//! A session may wait for the visit; the visit waits for the store and for nobody else.

mod batch;
mod error;
mod handle;
mod machine;
mod subscribers;
mod task;
mod telling;

pub(crate) use handle::{
    Answer, Answered, Arrival, Asking, Look, Message, SessionId, View, VisitHandle,
};
pub(crate) use task::{Opening, run};
