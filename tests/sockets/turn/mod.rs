//! TURN over real sockets: who is relayed, and everything that must not be.
//!
//! | file | idea |
//! |---|---|
//! | `checks` | whoever has no seat: what a check may, and that it is worth nothing else |
//! | `client` | a client of TURN that shares no code with the server |
//! | `works` | two people reach each other by each way; it ends with the visit |
//! | `peers` | peers that are none |
//! | `relay` | the clinic's media relay, reached through TURN alone |
//! | `floods` | too much, too often, malformed |
//! | `stalls` | connections that never finish what they began |
//! | `tls` | the same within TLS |
//! | `uclient` | coturn's own test client, as a stranger sees us |

mod checks;
mod client;
mod floods;
mod peers;
mod relay;
mod stalls;
mod tls;
mod uclient;
mod works;
