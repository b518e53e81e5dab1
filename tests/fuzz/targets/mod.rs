//! What is done with fuzzed bytes: the server's own entry points take them, and laws are checked.
//!
//! | file | bytes become |
//! |---|---|
//! | `stun` | a message of STUN, a check of ICE, a frame of a stream |
//! | `turn` | what several clients of TURN do, one step after the other, most of it rightly signed |
//! | `rtp` | a header and a payload, sealed and opened again |
//! | `rtcp` | a compound, a feedback of the transport, and what is written of the same |
//! | `sdp` | an offer, and the relay's answer to it |
//! | `relay` | what several pages send to the relay, rightly sealed, so that deep code takes it |
//! | `wire` | STUN as the standard has it, sharing no code with the server |
//! | `page` | a page of the relay's: its offer, its keys |
//! | `input` | takes bytes apart |
//!
//! A target panics where a law is broken. The fuzzer runs them without end, and `replay` runs them over
//! the committed corpus with every other test.

mod input;
#[allow(dead_code, reason = "the simulation reads more of a packet")]
#[path = "../../relay/keyed.rs"]
mod keyed;
mod page;
mod relay;
mod rtcp;
mod rtp;
mod sdp;
mod stun;
mod turn;
mod wire;

/// A target: takes any bytes, and panics where a law is broken.
pub(crate) type Target = fn(&[u8]);

/// All of them, each with the name of its corpus.
pub(crate) const TARGETS: [(&str, Target); 6] = [
    ("stun", stun::run),
    ("turn", turn::run),
    ("rtp", rtp::run),
    ("rtcp", rtcp::run),
    ("sdp", sdp::run),
    ("relay", relay::run),
];

/// Gives `bytes` to the target of this name.
pub(crate) fn run(name: &str, bytes: &[u8]) {
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    let (_, target) = found.expect("every program is named after its target");
    target(bytes);
}
