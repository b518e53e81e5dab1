//! The hands of the check: tries each way, and tells what it found.
//!
//! | file | idea |
//! |---|---|
//! | `hands` | carries out the effects of the page |
//! | `run` | all that is tried, one after the other |
//! | `waiting` | waiting for the browser: so long, and not longer than the person likes |
//! | `pair` | both ends of a connection, in this page, by one way alone |
//! | `measure` | round trips and rate on such a pair |
//! | `direct` | which addresses the browser tells by itself |
//! | `live` | whether a WebSocket gets through |

mod direct;
mod hands;
mod live;
mod measure;
mod pair;
mod run;
mod waiting;

pub(crate) use hands::{CheckHands, check_opening};
