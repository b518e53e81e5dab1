//! How much there may be of anything in TURN, named once.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::pacing::Pace;

/// An allocation lasts this long unless it is refreshed, whatever its client asks for (RFC 8656 §3.2).
pub const LIFETIME: Duration = Duration::from_secs(600);
/// A permission lasts this long (RFC 8656 §9).
pub(super) const PERMISSION_LIFE: Duration = Duration::from_secs(300);
/// A channel is bound this long (RFC 8656 §12).
pub(super) const CHANNEL_LIFE: Duration = Duration::from_secs(600);
/// A nonce is good for this long (RFC 8656 §5 asks for an hour at most).
pub(super) const NONCE_LIFE_MINUTES: u64 = 60;

/// Most allocations of one seat. A browser makes one for each of its networks and each way to us.
pub const SEAT_ALLOCATIONS_MAX: usize = 12;
/// Most allocations of one visit.
pub const VISIT_ALLOCATIONS_MAX: usize = 80;
/// Most allocations of one check. Its page holds two ends at a time; a machine with two networks makes
/// two for each end, and those of the way before may not have ended yet.
pub const CHECK_ALLOCATIONS_MAX: usize = 8;
/// Most checks at once: with what each may send, less than a tenth of a small line.
pub const CHECKS_MAX: usize = 24;
/// Most checks at once that one source began: a hospital's people, or one who tries again.
pub const CHECKS_PER_SOURCE_MAX: usize = 6;
/// Most allocations of one source: a whole hospital may be one.
pub const SOURCE_ALLOCATIONS_MAX: usize = 1024;
/// Most permissions of one allocation.
pub const PERMISSIONS_MAX: usize = 64;
/// Most channels of one allocation.
pub const CHANNELS_MAX: usize = 64;
/// Most seats and checks that hold a credential.
pub(super) const GRANTS_MAX: usize = 65_536;
/// Longest message either way, in bytes. Media stays below 1,500.
pub const FRAME_BYTES_MAX: usize = 4096;
/// Numbers of relayed addresses (RFC 8656 §7.2).
pub(super) const PORTS: RangeInclusive<u16> = 49_152..=65_535;
/// Numbers of channels: RFC 8656 §12 ends them at 0x4fff, and clients of RFC 5766 §11 still use them all.
pub(super) const CHANNELS: RangeInclusive<u16> = 0x4000..=0x7ffe;

/// How fast one source gets answers to what nobody proved to have sent. A hospital that reconnects at
/// once stays below it.
pub(super) const UNPROVEN: Pace = Pace { every: Duration::from_millis(20), at_once: 256 };
/// Sources whose pace is remembered.
pub(super) const SOURCES_MAX: usize = 10_000;
/// How fast one seat may ask for anything.
pub(super) const ASKING: Pace = Pace { every: Duration::from_millis(50), at_once: 400 };
/// How often it is told that a seat asked for a peer it may not have.
pub(super) const DENIALS: Pace = Pace { every: Duration::from_secs(10), at_once: 6 };
