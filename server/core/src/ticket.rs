//! Seat tickets: what a page keeps to come back to its seat, signed so that nobody else can make one.
//!
//! A ticket is base64url of `visit (16) · seat (1) · generation (4) · expires_at (8) · HMAC-SHA256
//! (32)`, numbers big-endian. It says what it says in the open; only the server can write it.

use std::fmt;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use webside_protocol::{ErrorCode, SeatId, Ticket, Timestamp, VisitId};

const CLAIM_BYTES: usize = 16 + 1 + 4 + 8;
const MAC_BYTES: usize = 32;
const TICKET_BYTES: usize = CLAIM_BYTES + MAC_BYTES;
/// What two machines' clocks may differ.
const CLOCK_TOLERANCE: Duration = Duration::from_secs(60);

/// Counts how often a seat's links were revoked. A ticket of an earlier generation is withdrawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(pub u32);

/// What a ticket says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Which visit.
    pub visit: VisitId,
    /// Which seat in it.
    pub seat: SeatId,
    /// The seat's generation when the ticket was made.
    pub generation: Generation,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
}

/// Why a ticket is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// Not 61 bytes of base64url.
    #[error("not a ticket")]
    Malformed,
    /// Not signed with this server's key, or changed since.
    #[error("forged ticket")]
    Forged,
    /// Past its time.
    #[error("expired ticket")]
    Expired,
}

/// A ticket lasts as long as its visit: whoever comes too late is told so, and whoever never had a good
/// one nothing.
impl From<TicketError> for ErrorCode {
    fn from(error: TicketError) -> Self {
        match error {
            TicketError::Malformed | TicketError::Forged => Self::TicketRejected,
            TicketError::Expired => Self::VisitEnded,
        }
    }
}

/// Signs tickets and tells its own from forged ones.
pub struct TicketKey(hmac::Key);

impl TicketKey {
    /// Takes 32 secret bytes.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// Writes a ticket that says `claim`.
    #[must_use]
    pub fn sign(&self, claim: &Claim) -> Ticket {
        let mut bytes = Vec::with_capacity(TICKET_BYTES);
        bytes.extend_from_slice(&write(claim));
        let mac = hmac::sign(&self.0, &bytes);
        bytes.extend_from_slice(mac.as_ref());
        Ticket(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads what `ticket` says, if this key signed it and it is good at `now`.
    ///
    /// # Errors
    /// [`TicketError`]. The signature is compared in constant time, and before anything is believed.
    pub fn verify(&self, ticket: &Ticket, now: Timestamp) -> Result<Claim, TicketError> {
        // `decode_slice` wants room for the longest text of this length.
        let mut bytes = [0; TICKET_BYTES + 2];
        let length = URL_SAFE_NO_PAD.decode_slice(&ticket.0, &mut bytes);
        if length != Ok(TICKET_BYTES) {
            return Err(TicketError::Malformed);
        }
        let (said, mac) = bytes[..TICKET_BYTES].split_at(CLAIM_BYTES);
        hmac::verify(&self.0, said, mac).map_err(|_| TicketError::Forged)?;
        let claim = read(said).ok_or(TicketError::Malformed)?;
        if now >= claim.expires_at + CLOCK_TOLERANCE {
            return Err(TicketError::Expired);
        }
        Ok(claim)
    }
}

impl fmt::Debug for TicketKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TicketKey(hidden)")
    }
}

fn write(claim: &Claim) -> [u8; CLAIM_BYTES] {
    let mut bytes = [0; CLAIM_BYTES];
    bytes[..16].copy_from_slice(claim.visit.as_bytes());
    bytes[16] = claim.seat.0;
    bytes[17..21].copy_from_slice(&claim.generation.0.to_be_bytes());
    bytes[21..].copy_from_slice(&claim.expires_at.0.to_be_bytes());
    bytes
}

fn read(bytes: &[u8]) -> Option<Claim> {
    let (visit, rest) = bytes.split_first_chunk()?;
    let (seat, rest) = rest.split_first()?;
    let (generation, rest) = rest.split_first_chunk()?;
    Some(Claim {
        visit: VisitId::from_bytes(*visit),
        seat: SeatId(*seat),
        generation: Generation(u32::from_be_bytes(*generation)),
        expires_at: Timestamp(u64::from_be_bytes(rest.try_into().ok()?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: Claim = Claim {
        visit: VisitId::from_bytes([7; 16]),
        seat: SeatId(2),
        generation: Generation(3),
        expires_at: Timestamp(1_000_000),
    };
    const NOW: Timestamp = Timestamp(999_999);

    fn key() -> TicketKey {
        TicketKey::new(&[9; 32])
    }

    #[test]
    fn a_ticket_says_what_was_signed() {
        assert_eq!(key().verify(&key().sign(&CLAIM), NOW), Ok(CLAIM));
    }

    #[test]
    fn a_ticket_with_any_letter_changed_is_refused() {
        let good = key().sign(&CLAIM).0;
        for place in 0..good.len() {
            let mut letters: Vec<char> = good.chars().collect();
            letters[place] = if letters[place] == 'A' { 'B' } else { 'A' };
            let changed = Ticket(letters.into_iter().collect());
            assert!(key().verify(&changed, NOW).is_err(), "letter {place}");
        }
    }

    #[test]
    fn what_is_no_ticket_is_refused() {
        let good = key().sign(&CLAIM).0;
        let rows = [
            "",
            "*",
            "A",
            &good[1..],
            &format!("{good}A"),
            &format!("{good}=="),
            &"A".repeat(9999),
        ];
        for text in rows {
            let verdict = key().verify(&Ticket(text.to_owned()), NOW);
            assert_eq!(verdict, Err(TicketError::Malformed), "{text}");
        }
    }

    #[test]
    fn another_servers_ticket_is_forged() {
        let other = TicketKey::new(&[8; 32]).sign(&CLAIM);
        assert_eq!(key().verify(&other, NOW), Err(TicketError::Forged));
    }

    #[test]
    fn a_ticket_expires_a_minute_after_its_time() {
        let ticket = key().sign(&CLAIM);
        let late = |ms| key().verify(&ticket, CLAIM.expires_at + Duration::from_millis(ms));
        assert!(late(0).is_ok());
        assert!(late(59_999).is_ok());
        assert_eq!(late(60_000), Err(TicketError::Expired));
    }
}
