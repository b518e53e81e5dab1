//! Every limit that both ends of the wire keep, named once.

use std::time::Duration;

/// Version of the protocol; the first message carries it, and on mismatch the page reloads.
pub const VERSION: u16 = 5;
/// Longest message either way, in bytes. SDP of eight people stays below.
pub const MESSAGE_BYTES_MAX: usize = 64 * 1024;
/// Longest session description, in bytes.
pub const SDP_BYTES_MAX: usize = 48 * 1024;
/// Longest ICE candidate line, in bytes.
pub const CANDIDATE_BYTES_MAX: usize = 1024;
/// Most seats in a visit.
pub const SEATS_MAX: usize = 8;
/// Most entries in a visit's log; after that people may only leave and end.
pub const LOG_ENTRIES_MAX: u64 = 20_000;
/// Longest tail sent as entries on resume; beyond it a snapshot is shorter.
pub const RESUME_ENTRIES_MAX: usize = 256;
/// Commands a page keeps while it waits for answers; a further tap is refused by the page.
pub const PENDING_COMMANDS_MAX: usize = 32;
/// Most topics on an agenda.
pub const TOPICS_MAX: usize = 12;
/// Most steps of a plan; a page shows three at once.
pub const STEPS_MAX: usize = 12;
/// Most promises in a visit.
pub const PROMISES_MAX: usize = 12;
/// Most choices laid out in a visit.
pub const CHOICES_MAX: usize = 3;
/// Fewest options of a choice.
pub const OPTIONS_MIN: usize = 2;
/// Most options of a choice.
pub const OPTIONS_MAX: usize = 4;
/// Most things a patient can say were missed.
pub const MISSED_MAX: usize = 8;
/// Most lines that people write to each other in a visit.
pub const CHAT_LINES_MAX: usize = 300;
/// Longest caption, in characters: what a person reads at a glance.
pub const CAPTION_CHARS_MAX: usize = 200;
/// The load of a page that spent a link gets its answer again for this long.
pub const REDEEM_AGAIN_MAX: Duration = Duration::from_secs(10 * 60);
/// A check of ways lasts this long; its page is done before.
pub const CHECK_LIFE: Duration = Duration::from_secs(45);
/// All that the two ends of a check may send each other through the clinic's server, in bytes.
pub const CHECK_BYTES_MAX: usize = 6_000_000;
/// Longest time away that can be promised, in minutes.
pub const AWAY_MINUTES_MAX: u8 = 30;

/// A caption goes from the screen when nothing new came for this long.
pub const CAPTION_SHOWN: Duration = Duration::from_secs(8);
/// Each end says something at least this often.
pub const BEAT: Duration = Duration::from_secs(4);
/// An end that said nothing for this long is gone.
pub const SILENCE_MAX: Duration = Duration::from_secs(10);
/// When only the pair is left, sound and picture stay with the relay for this long: people reload.
pub const RELAY_KEPT: Duration = Duration::from_secs(10);
/// A live cue is re-asserted by its page this often.
pub const CUE_ASSERT: Duration = Duration::from_secs(5);
/// A cue not re-asserted for this long ends: the link was lost.
pub const CUE_UNASSERTED_MAX: Duration = Duration::from_secs(10);
