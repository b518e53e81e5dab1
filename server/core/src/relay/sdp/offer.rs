//! Reads a page's offer. Its size and its count of m-lines are checked before anything is read.

use std::collections::{BTreeMap, BTreeSet};

use super::line::{Line, Payload};
use super::{OFFER_BYTES_MAX, OFFER_LINES_MAX};
use crate::relay::codec::Codec;

/// Bytes of one line of text.
const TEXT_MAX: usize = 4 * 1024;
/// Lines of text.
const TEXTS_MAX: usize = 4 * 1024;

/// The SHA-256 of the certificate that the page will show (RFC 8122).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    fn read(value: &str) -> Option<Self> {
        let (function, digits) = value.split_once(' ')?;
        if !function.eq_ignore_ascii_case("sha-256") {
            return None;
        }
        let mut bytes = [0; 32];
        let mut pairs = digits.trim().split(':');
        for byte in &mut bytes {
            let pair = pairs.next().filter(|pair| pair.len() == 2)?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        pairs.next().is_none().then_some(Self(bytes))
    }
}

/// Why an offer is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfferError {
    /// More than `OFFER_BYTES_MAX`.
    #[error("the offer is too long")]
    TooLong,
    /// More than `OFFER_LINES_MAX` m-lines, or too many or too long lines of text.
    #[error("the offer has too many lines")]
    TooManyLines,
    /// It is no SDP.
    #[error("the offer cannot be read")]
    Malformed,
    /// No BUNDLE, or a name in it twice.
    #[error("the offer does not put all media on one transport")]
    NotBundled,
    /// No RTCP on the same port.
    #[error("the offer wants a port of its own for control")]
    NotMultiplexed,
    /// No SHA-256 of a certificate, or two.
    #[error("the offer names no certificate that can be checked")]
    NoFingerprint,
    /// No user name or password of ICE.
    #[error("the offer has no ICE credentials")]
    NoIce,
    /// The page insists on being the server of the handshake.
    #[error("the offer leaves no role in the handshake")]
    NoRole,
    /// One payload type means two things.
    #[error("the offer gives one payload type two meanings")]
    AmbiguousPayload,
}

/// What a payload type means on a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Media.
    Media(Codec),
    /// Media that is repeated (RFC 4588).
    Repeated(Codec),
}

/// What a page offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Names the page in ICE; another one than before means a restart.
    pub ufrag: String,
    /// The certificate that the page will show.
    pub fingerprint: Fingerprint,
    /// The m-lines, in order.
    pub lines: Vec<Line>,
}

impl Offer {
    /// Reads an offer.
    pub fn read(text: &str) -> Result<Self, OfferError> {
        check_size(text)?;
        let mut reading = Reading::default();
        for text in text.lines() {
            let text = text.trim_end_matches('\r');
            let Some((kind, value)) = text.split_once('=') else {
                if text.is_empty() {
                    continue;
                }
                return Err(OfferError::Malformed);
            };
            match kind {
                "m" => reading.lines.push(Line::begin(value).ok_or(OfferError::Malformed)?),
                "a" => reading.attribute(value)?,
                _ => {}
            }
        }
        reading.finish()
    }

    /// What each payload type means; the reading made sure that it is one thing.
    #[must_use]
    pub fn meanings(&self) -> BTreeMap<u8, Meaning> {
        let payloads = self.lines.iter().flat_map(|line| &line.payloads);
        payloads.flat_map(Payload::meanings).collect()
    }
}

fn check_size(text: &str) -> Result<(), OfferError> {
    if text.len() > OFFER_BYTES_MAX {
        return Err(OfferError::TooLong);
    }
    if text.contains('\0') || !text.starts_with("v=0") {
        return Err(OfferError::Malformed);
    }
    let media = text.lines().filter(|line| line.starts_with("m=")).count();
    let long = text.lines().any(|line| line.len() > TEXT_MAX);
    if media > OFFER_LINES_MAX || long || text.lines().count() > TEXTS_MAX {
        return Err(OfferError::TooManyLines);
    }
    Ok(())
}

#[derive(Default)]
struct Reading {
    ufrag: Option<String>,
    has_password: bool,
    fingerprint: Option<Fingerprint>,
    bundle: Option<Vec<String>>,
    lines: Vec<Line>,
}

impl Reading {
    fn attribute(&mut self, text: &str) -> Result<(), OfferError> {
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        match name {
            // Bundled lines have the same ones; those of the first line count.
            "ice-ufrag" if self.ufrag.is_none() => self.ufrag = Some(value.to_owned()),
            "ice-pwd" => self.has_password = true,
            "fingerprint" => self.fingerprint(value)?,
            "setup" if value == "passive" => return Err(OfferError::NoRole),
            "group" => {
                if let Some(mids) = value.strip_prefix("BUNDLE") {
                    if self.bundle.is_some() {
                        return Err(OfferError::NotBundled);
                    }
                    self.bundle = Some(mids.split_whitespace().map(str::to_owned).collect());
                }
            }
            _ => {
                if let Some(line) = self.lines.last_mut() {
                    line.attribute(name, value).ok_or(OfferError::Malformed)?;
                }
            }
        }
        Ok(())
    }

    /// Other functions than SHA-256 may be there besides; two different SHA-256 may not.
    fn fingerprint(&mut self, value: &str) -> Result<(), OfferError> {
        let Some(read) = Fingerprint::read(value) else { return Ok(()) };
        match self.fingerprint {
            Some(other) if other != read => Err(OfferError::NoFingerprint),
            Some(_) | None => {
                self.fingerprint = Some(read);
                Ok(())
            }
        }
    }

    fn finish(mut self) -> Result<Offer, OfferError> {
        let ufrag = self.ufrag.filter(|_| self.has_password).ok_or(OfferError::NoIce)?;
        let fingerprint = self.fingerprint.ok_or(OfferError::NoFingerprint)?;
        let bundle = self.bundle.unwrap_or_default();
        let distinct: BTreeSet<&String> = bundle.iter().collect();
        let mids: BTreeSet<&String> = self.lines.iter().map(|line| &line.mid).collect();
        if distinct.len() != bundle.len() || mids.len() != self.lines.len() {
            return Err(OfferError::NotBundled);
        }
        let mut meanings: BTreeMap<u8, Meaning> = BTreeMap::new();
        for line in &mut self.lines {
            line.choose();
            line.rejected |= !bundle.contains(&line.mid);
            if line.rejected {
                continue;
            }
            if !line.multiplexed {
                return Err(OfferError::NotMultiplexed);
            }
            for (payload, meaning) in line.payloads.iter().flat_map(Payload::meanings) {
                if *meanings.entry(payload).or_insert(meaning) != meaning {
                    return Err(OfferError::AmbiguousPayload);
                }
            }
        }
        if self.lines.iter().all(|line| line.rejected) {
            return Err(OfferError::NotBundled);
        }
        Ok(Offer { ufrag, fingerprint, lines: self.lines })
    }
}
