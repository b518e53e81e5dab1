//! Credentials: a name that says whose it is and until when, and the password that only we can make
//! from it. Nothing has to be remembered to check one.

use std::fmt;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use webside_protocol::{SeatId, Timestamp};

use super::holder::{CheckId, Holder};
use crate::stun::IntegrityKey;
use crate::ticket::Generation;

/// The realm of every credential: short, for it stands in every answer to a stranger.
pub(super) const REALM: &[u8] = b"turn";

/// What stands in place of a visit in the name of a check.
const CHECK: &str = "check";

/// What a browser is given. Its `Debug` hides the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// `EXPIRES:VISIT:SEAT:GENERATION` or `EXPIRES:check:NUMBER`, the first in seconds since 1970.
    pub username: String,
    /// Proves that the name was made here.
    pub password: String,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential").field("username", &self.username).finish_non_exhaustive()
    }
}

/// Makes credentials and knows its own.
pub(super) struct CredentialKey(hmac::Key);

impl CredentialKey {
    pub(super) fn new(secret: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    pub(super) fn make(&self, holder: Holder, expires_at: Timestamp) -> Credential {
        let until_s = expires_at.0 / 1000;
        let username = match holder {
            Holder::Seat { visit, seat, generation } => {
                format!("{until_s}:{visit}:{seat}:{}", generation.0)
            }
            Holder::Check(check) => format!("{until_s}:{CHECK}:{check}"),
        };
        let password = self.password(username.as_bytes());
        Credential { username, password }
    }

    /// Whom `username` names and the key that proves it, unless its time is over.
    pub(super) fn read(&self, username: &[u8], now: Timestamp) -> Option<(Holder, IntegrityKey)> {
        let (holder, expires_at) = parse(username)?;
        if now >= expires_at {
            return None;
        }
        let password = self.password(username);
        Some((holder, IntegrityKey::long_term(username, REALM, password.as_bytes())))
    }

    fn password(&self, username: &[u8]) -> String {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(b"password ");
        context.update(username);
        URL_SAFE_NO_PAD.encode(context.sign())
    }
}

fn parse(username: &[u8]) -> Option<(Holder, Timestamp)> {
    let mut parts = str::from_utf8(username).ok()?.split(':');
    let expires_s: u64 = parts.next()?.parse().ok()?;
    let holder = match parts.next()? {
        CHECK => Holder::Check(CheckId(u64::from_str_radix(parts.next()?, 16).ok()?)),
        visit => Holder::Seat {
            visit: visit.parse().ok()?,
            seat: SeatId(parts.next()?.parse().ok()?),
            generation: Generation(parts.next()?.parse().ok()?),
        },
    };
    if parts.next().is_some() || expires_s > u64::from(u32::MAX) {
        return None;
    }
    let expires_at = Timestamp(0) + Duration::from_secs(expires_s);
    Some((holder, expires_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::VisitId;

    const HOLDER: Holder = Holder::Seat {
        visit: VisitId::from_bytes([7; 16]),
        seat: SeatId(2),
        generation: Generation(3),
    };
    const EXPIRES: Timestamp = Timestamp(1_700_000_000_000);

    #[test]
    fn a_name_says_whose_it_is_until_its_time_is_over() {
        let key = CredentialKey::new(&[1; 32]);
        let Credential { username, password } = key.make(HOLDER, EXPIRES);
        let read = |name: &str, now| key.read(name.as_bytes(), Timestamp(now)).map(|read| read.0);
        assert_eq!(read(&username, EXPIRES.0 - 1), Some(HOLDER));
        assert_eq!(read(&username, EXPIRES.0), None);
        let far = "99999999999999999999";
        for wrong in ["", "1700000000", &format!("{username}:1"), &username.replace("17", far)] {
            assert_eq!(read(wrong, 0), None, "{wrong}");
        }
        let (_, proof) = key.read(username.as_bytes(), Timestamp(0)).unwrap();
        let tag =
            IntegrityKey::long_term(username.as_bytes(), REALM, password.as_bytes()).sign(&[0; 20]);
        assert!(proof.verifies(&[0; 20], &tag));
        // Whoever moves the time has no password for it.
        let later = username.replace("1700000000", "1800000000");
        let (_, forged) = key.read(later.as_bytes(), Timestamp(0)).unwrap();
        assert!(!forged.verifies(&[0; 20], &tag));
    }

    #[test]
    fn a_check_is_named_and_is_no_seat() {
        let key = CredentialKey::new(&[1; 32]);
        let check = Holder::Check(CheckId(u64::MAX - 1));
        let Credential { username, .. } = key.make(check, EXPIRES);
        assert_eq!(username, "1700000000:check:fffffffffffffffe");
        let read = |name: &str| key.read(name.as_bytes(), Timestamp(0)).map(|read| read.0);
        assert_eq!(read(&username), Some(check));
        for wrong in ["1700000000:check", "1700000000:check:", "1700000000:check:1:2:3"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_password_does_not_show_in_logs() {
        let made = CredentialKey::new(&[1; 32]).make(HOLDER, EXPIRES);
        assert!(!format!("{made:?}").contains(&made.password));
    }
}
