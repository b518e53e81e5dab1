//! Everything that is asked over HTTP, the start of a WebSocket included.
//!
//! | file | idea |
//! |---|---|
//! | `router` | which path leads where, and what each part needs |
//! | `headers` | what every answer says to the browser |
//! | `pages` | the pages, the files they load, and the plain pages without a client |
//! | `redeem` | a link's secret for a ticket |
//! | `check` | by which ways a page without a seat may check them |
//! | `invite` | one more person's link, for a ticket |
//! | `summary` | what the visit came to, for a ticket |
//! | `upgrade` | a request becomes a WebSocket |
//! | `same_site` | whether our own page asks |
//! | `problem` | an error as an answer |

mod check;
mod figures;
mod headers;
mod invite;
mod pages;
mod problem;
mod redeem;
mod router;
mod same_site;
mod summary;
mod upgrade;

pub(crate) use figures::Gathering;
pub(crate) use invite::Invitations;
pub(crate) use redeem::Redemption;
pub(crate) use router::{Parts, router};
pub(crate) use same_site::Origins;
pub(crate) use summary::Summaries;
