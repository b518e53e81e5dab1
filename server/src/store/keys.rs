//! Keys: the clinic's wraps the visits', a visit's seals its entries.
//!
//! # A nonce never repeats under one key
//! Every seal draws a fresh random 96-bit nonce inside aws-lc and keeps it behind the tag. Nothing is
//! counted, so a crash between sealing and commit, a retry of the same `seq` with other bytes, or a
//! database restored from a backup cannot bring a nonce back; a nonce made of `seq` and epoch could,
//! in the last case. A visit seals fewer than 2^20 entries (`LOG_ENTRIES_MAX`) under its own key, so two nonces meet with
//! a chance below 2^-57; the clinic's key, at 2^32 visits, below 2^-32.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use webside_protocol::{Seq, VisitId};
use zeroize::Zeroizing;

use super::error::OpenError;

/// Bytes of every key and secret here.
const KEY_BYTES: usize = 32;

/// 32 secret bytes, wiped when dropped and hidden from logs.
pub struct SecretBytes(Zeroizing<[u8; KEY_BYTES]>);

impl SecretBytes {
    /// Draws from the system's source of randomness.
    pub(super) fn random() -> Self {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        rand::fill(bytes.as_mut_slice())
            .expect("aws-lc ends the process when it has no randomness");
        Self(bytes)
    }

    /// Reads standard base64; blanks around it do no harm.
    pub(super) fn from_base64(text: &str) -> Result<Self, OpenError> {
        let decoded = STANDARD.decode(text.trim()).map(Zeroizing::new);
        let decoded = decoded.map_err(|_| OpenError::KeyMalformed)?;
        Self::from_slice(&decoded).ok_or(OpenError::KeyMalformed)
    }

    /// Writes standard base64.
    pub(super) fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.expose()))
    }

    /// The bytes themselves: to sign or seal with, never to show.
    #[must_use]
    pub fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(|bytes| Self(Zeroizing::new(bytes)))
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretBytes(hidden)")
    }
}

/// The key above all: who has it and the database can read every visit that was not purged.
pub struct ClinicKey(SealingKey);

impl ClinicKey {
    /// Reads the key from base64, as an environment variable brings it.
    ///
    /// # Errors
    /// [`OpenError::KeyMalformed`] unless the text is 32 bytes in standard base64.
    pub fn from_base64(text: &str) -> Result<Self, OpenError> {
        SecretBytes::from_base64(text).map(|bytes| Self::new(&bytes))
    }

    pub(super) fn new(bytes: &SecretBytes) -> Self {
        Self(SealingKey::new(bytes))
    }

    /// Makes a new key for `visit`, and what to store of it.
    pub(super) fn make_visit_key(&self, visit: VisitId) -> (VisitKey, Vec<u8>) {
        let bytes = SecretBytes::random();
        let wrapped = self.0.seal(&visit_key_place(visit), bytes.expose());
        (VisitKey::new(visit, &bytes), wrapped)
    }

    pub(super) fn unwrap_visit_key(
        &self,
        visit: VisitId,
        wrapped: Vec<u8>,
    ) -> Result<VisitKey, NotOpened> {
        let bytes = self.open(&visit_key_place(visit), wrapped)?;
        Ok(VisitKey::new(visit, &bytes))
    }

    pub(super) fn wrap_secret(&self, name: &str, secret: &SecretBytes) -> Vec<u8> {
        self.0.seal(&secret_place(name), secret.expose())
    }

    pub(super) fn unwrap_secret(
        &self,
        name: &str,
        wrapped: Vec<u8>,
    ) -> Result<SecretBytes, NotOpened> {
        self.open(&secret_place(name), wrapped)
    }

    fn open(&self, place: &[u8], wrapped: Vec<u8>) -> Result<SecretBytes, NotOpened> {
        let bytes = self.0.open(place, wrapped).map(Zeroizing::new)?;
        SecretBytes::from_slice(&bytes).ok_or(NotOpened)
    }
}

impl fmt::Debug for ClinicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClinicKey(hidden)")
    }
}

/// Seals one visit's entries. Once its wrapped form is gone, so are they.
pub(super) struct VisitKey {
    visit: VisitId,
    key: SealingKey,
}

impl VisitKey {
    fn new(visit: VisitId, bytes: &SecretBytes) -> Self {
        Self { visit, key: SealingKey::new(bytes) }
    }

    pub(super) fn seal(&self, seq: Seq, entry: &[u8]) -> Vec<u8> {
        self.key.seal(&self.place(seq), entry)
    }

    pub(super) fn open(&self, seq: Seq, sealed: Vec<u8>) -> Result<Vec<u8>, NotOpened> {
        self.key.open(&self.place(seq), sealed)
    }

    /// Bound into the seal, so that an entry moved to another place or visit does not open.
    fn place(&self, seq: Seq) -> [u8; 24] {
        let mut place = [0; 24];
        place[..16].copy_from_slice(self.visit.as_bytes());
        place[16..].copy_from_slice(&seq.0.to_be_bytes());
        place
    }
}

/// The bytes were sealed with another key, for another place, or were changed since.
#[derive(Debug)]
pub(super) struct NotOpened;

struct SealingKey(RandomizedNonceKey);

impl SealingKey {
    fn new(bytes: &SecretBytes) -> Self {
        let key = RandomizedNonceKey::new(&AES_256_GCM, bytes.expose());
        Self(key.expect("AES-256-GCM takes any 32 bytes"))
    }

    /// Returns ciphertext, tag and nonce, in this order.
    fn seal(&self, place: &[u8], bytes: &[u8]) -> Vec<u8> {
        // Room for all three at once: a vector that moved would leave plain bytes behind.
        let mut sealed = Vec::with_capacity(bytes.len() + AES_256_GCM.tag_len() + NONCE_LEN);
        sealed.extend_from_slice(bytes);
        let nonce = self.0.seal_in_place_append_tag(Aad::from(place), &mut sealed);
        let nonce = nonce.expect("AES-GCM seals anything shorter than 64 GiB");
        sealed.extend_from_slice(nonce.as_ref());
        sealed
    }

    fn open(&self, place: &[u8], mut sealed: Vec<u8>) -> Result<Vec<u8>, NotOpened> {
        let (body, nonce) = sealed.split_last_chunk_mut::<NONCE_LEN>().ok_or(NotOpened)?;
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.0.open_in_place(nonce, Aad::from(place), body);
        let length = opened.map_err(|_| NotOpened)?.len();
        sealed.truncate(length);
        Ok(sealed)
    }
}

/// Where a wrapped key belongs: the words keep a visit's key from passing for a secret.
fn visit_key_place(visit: VisitId) -> Vec<u8> {
    [b"visit key of ".as_slice(), visit.as_bytes()].concat()
}

fn secret_place(name: &str) -> Vec<u8> {
    [b"server secret ".as_slice(), name.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clinic_key() -> ClinicKey {
        ClinicKey::new(&SecretBytes::random())
    }

    #[test]
    fn an_entry_opens_only_at_its_own_place_and_unchanged() {
        let clinic = clinic_key();
        let (ours, theirs) = (VisitId::from_bytes([1; 16]), VisitId::from_bytes([2; 16]));
        let (key, wrapped) = clinic.make_visit_key(ours);
        let sealed = key.seal(Seq(7), b"reading your chart");

        let again = clinic.unwrap_visit_key(ours, wrapped.clone()).unwrap();
        assert_eq!(again.open(Seq(7), sealed.clone()).unwrap(), b"reading your chart");
        assert!(again.open(Seq(8), sealed.clone()).is_err(), "another seq");
        assert!(clinic.unwrap_visit_key(theirs, wrapped.clone()).is_err(), "another visit");
        assert!(clinic_key().unwrap_visit_key(ours, wrapped).is_err(), "another clinic");
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(again.open(Seq(7), changed).is_err(), "byte {place} changed");
        }
        for length in 0..sealed.len() {
            assert!(again.open(Seq(7), sealed[..length].to_vec()).is_err(), "cut to {length}");
        }
    }

    #[test]
    fn the_same_entry_sealed_twice_differs() {
        let (key, _) = clinic_key().make_visit_key(VisitId::from_bytes([1; 16]));
        let seal = || key.seal(Seq(0), b"the same");
        let (first, second) = (seal(), seal());
        let nonce = |sealed: &[u8]| sealed[sealed.len() - NONCE_LEN..].to_vec();
        assert_ne!(nonce(&first), nonce(&second));
        assert_ne!(first, second);
    }

    #[test]
    fn a_key_is_32_bytes_of_base64_and_nothing_else() {
        let good = SecretBytes::random().to_base64();
        assert!(ClinicKey::from_base64(&format!(" {}\n", good.as_str())).is_ok());
        for bad in ["", "short", "****", &STANDARD.encode([0; 31]), &STANDARD.encode([0; 33])] {
            assert!(matches!(ClinicKey::from_base64(bad), Err(OpenError::KeyMalformed)), "{bad:?}");
        }
    }

    #[test]
    fn debug_shows_no_key() {
        let secret = SecretBytes(Zeroizing::new([0xab; KEY_BYTES]));
        let shown = format!("{secret:?} {:?}", ClinicKey::new(&secret)).to_lowercase();
        assert!(!shown.contains("ab") && !shown.contains("171"), "{shown}");
    }
}
