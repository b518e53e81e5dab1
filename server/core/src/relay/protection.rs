//! How one packet is protected: by AEAD_AES_128_GCM (RFC 7714), or by AES_CM_128_HMAC_SHA1_80 (RFC 3711)
//! for a page that knows nothing newer, where the clinic lets it in.
//!
//! Both lay out a packet of media alike: header in the clear, body, tag. Of a packet of control the index
//! stands behind the tag with the one (RFC 7714 section 9.2), and before it with the other (RFC 3711
//! section 3.4).

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_128, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use aws_lc_rs::iv::FixedLength;

/// Bytes of a master key.
const KEY: usize = 16;
/// Bytes of the salts.
const GCM_SALT: usize = 12;
const CM_SALT: usize = 14;
/// Bytes of a key for tags (RFC 3711 section 5.2), and of a tag.
const CM_TAG_KEY: usize = 20;
const CM_TAG: usize = 10;
/// Bytes that GCM adds.
const GCM_TAG: usize = 16;
/// The word with the index of SRTCP.
pub(super) const CONTROL_INDEX: usize = 4;
/// Header of RTCP that stays in the clear.
pub(super) const CONTROL_CLEAR: usize = 8;

/// A way to protect media, as DTLS agrees on one (RFC 5764 section 4.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// AEAD_AES_128_GCM.
    Gcm,
    /// AES_CM_128_HMAC_SHA1_80.
    Cm,
}

impl Suite {
    /// Bytes of keying material for both directions (RFC 5764 section 4.2).
    #[must_use]
    pub const fn material(self) -> usize {
        2 * (KEY + self.salt())
    }

    /// Bytes that it adds to a packet.
    #[must_use]
    pub const fn tag(self) -> usize {
        match self {
            Self::Gcm => GCM_TAG,
            Self::Cm => CM_TAG,
        }
    }

    const fn salt(self) -> usize {
        match self {
            Self::Gcm => GCM_SALT,
            Self::Cm => CM_SALT,
        }
    }

    /// Master key and salt of client and server.
    pub(super) fn split(self, material: &[u8]) -> Option<[Master<'_>; 2]> {
        if material.len() != self.material() {
            return None;
        }
        let (keys, salts) = material.split_at(2 * KEY);
        let half = |at: usize| Master {
            suite: self,
            key: &keys[at * KEY..][..KEY],
            salt: &salts[at * self.salt()..][..self.salt()],
        };
        Some([half(0), half(1)])
    }
}

/// What the keys of one direction are made from.
#[derive(Clone, Copy)]
pub(super) struct Master<'a> {
    suite: Suite,
    key: &'a [u8],
    salt: &'a [u8],
}

impl Master<'_> {
    /// The keys for media, and those for control.
    pub(super) fn derive(self) -> Option<[PacketKey; 2]> {
        Some([self.packet_key(0)?, self.packet_key(3)?])
    }

    /// Labels are those of RFC 3711 section 4.3: key, key for tags, and salt follow each other.
    fn packet_key(self, label: u8) -> Option<PacketKey> {
        let key = self.expand::<KEY>(label)?;
        Some(match self.suite {
            Suite::Gcm => PacketKey::Gcm {
                key: LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).ok()?),
                salt: self.expand(label + 2)?,
            },
            Suite::Cm => PacketKey::Cm(Box::new(CmKey {
                cipher: EncryptingKey::ctr(UnboundCipherKey::new(&AES_128, &key).ok()?).ok()?,
                tag: hmac::Key::new(
                    hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
                    &self.expand::<CM_TAG_KEY>(label + 1)?,
                ),
                salt: self.expand(label + 2)?,
            })),
        })
    }

    /// The key derivation of RFC 3711 section 4.3 with a rate of 0.
    fn expand<const N: usize>(self, label: u8) -> Option<[u8; N]> {
        let mut counter = [0; 16];
        counter[..self.salt.len()].copy_from_slice(self.salt);
        counter[7] ^= label;
        let cipher = EncryptingKey::ctr(UnboundCipherKey::new(&AES_128, self.key).ok()?).ok()?;
        let mut expanded = [0; N];
        encrypt(&cipher, counter, &mut expanded)?;
        Some(expanded)
    }
}

/// AES in counter mode, where the bytes lie.
fn encrypt(cipher: &EncryptingKey, counter: [u8; 16], bytes: &mut [u8]) -> Option<()> {
    let context = EncryptionContext::Iv128(FixedLength::from(counter));
    cipher.less_safe_encrypt(bytes, context).ok().map(|_| ())
}

/// Protects packets of one kind in one direction.
pub(super) enum PacketKey {
    Gcm {
        key: LessSafeKey,
        salt: [u8; GCM_SALT],
    },
    /// Its keys are large and few.
    Cm(Box<CmKey>),
}

pub(super) struct CmKey {
    cipher: EncryptingKey,
    tag: hmac::Key,
    salt: [u8; CM_SALT],
}

impl PacketKey {
    pub(super) const fn suite(&self) -> Suite {
        match self {
            Self::Gcm { .. } => Suite::Gcm,
            Self::Cm(_) => Suite::Cm,
        }
    }

    /// Opens a packet of media in place, whose header has so many bytes; its length without the tag.
    pub(super) fn open(
        &self,
        packet: &mut [u8],
        header: usize,
        ssrc: u32,
        number: u64,
    ) -> Option<usize> {
        let end = packet.len().checked_sub(self.suite().tag()).filter(|end| *end >= header)?;
        match self {
            Self::Gcm { key, salt } => {
                let (aad, body) = packet.split_at_mut(header);
                key.open_in_place(gcm_nonce(salt, ssrc, number), Aad::from(&*aad), body).ok()?;
            }
            Self::Cm(key) => {
                let CmKey { cipher, tag, salt } = &**key;
                let (sealed, shown) = packet.split_at_mut(end);
                let own = cm_tag(tag, &[sealed, &rollover(number)]);
                verify_slices_are_equal(&own, shown).ok()?;
                encrypt(cipher, cm_counter(salt, ssrc, number), &mut sealed[header..])?;
            }
        }
        Some(end)
    }

    /// Seals the packet of media that begins at `start` and ends with `out`.
    pub(super) fn seal(
        &self,
        out: &mut Vec<u8>,
        start: usize,
        header: usize,
        ssrc: u32,
        number: u64,
    ) -> Option<()> {
        let (clear, body) = out.get_mut(start..)?.split_at_mut_checked(header)?;
        match self {
            Self::Gcm { key, salt } => {
                let nonce = gcm_nonce(salt, ssrc, number);
                let tag = key.seal_in_place_separate_tag(nonce, Aad::from(&*clear), body).ok()?;
                out.extend_from_slice(tag.as_ref());
            }
            Self::Cm(key) => {
                let CmKey { cipher, tag, salt } = &**key;
                encrypt(cipher, cm_counter(salt, ssrc, number), body)?;
                let own = cm_tag(tag, &[&out[start..], &rollover(number)]);
                out.extend_from_slice(&own);
            }
        }
        Some(())
    }

    /// Where the index of a packet of control stands, if the packet is long enough for one.
    pub(super) fn index_at(&self, length: usize) -> Option<usize> {
        let at = match self {
            Self::Gcm { .. } => length.checked_sub(CONTROL_INDEX)?,
            Self::Cm(_) => length.checked_sub(CONTROL_INDEX + CM_TAG)?,
        };
        let least = match self {
            Self::Gcm { .. } => CONTROL_CLEAR + GCM_TAG,
            Self::Cm(_) => CONTROL_CLEAR,
        };
        (at >= least).then_some(at)
    }

    /// Opens a packet of control in place, whose index stands at `at`; its length without what was added.
    pub(super) fn open_control(
        &self,
        packet: &mut [u8],
        at: usize,
        ssrc: u32,
        index: u32,
    ) -> Option<usize> {
        match self {
            Self::Gcm { key, salt } => {
                let word = packet.get(at..)?.try_into().ok()?;
                let aad = control_aad(packet, word)?;
                let nonce = gcm_nonce(salt, ssrc, u64::from(index));
                key.open_in_place(nonce, Aad::from(aad), packet.get_mut(CONTROL_CLEAR..at)?)
                    .ok()?;
                at.checked_sub(GCM_TAG)
            }
            Self::Cm(key) => {
                let CmKey { cipher, tag, salt } = &**key;
                let (sealed, shown) = packet.split_at_mut_checked(at + CONTROL_INDEX)?;
                verify_slices_are_equal(&cm_tag(tag, &[sealed]), shown).ok()?;
                let counter = cm_counter(salt, ssrc, u64::from(index));
                encrypt(cipher, counter, sealed.get_mut(CONTROL_CLEAR..at)?)?;
                Some(at)
            }
        }
    }

    /// Seals the packet of control that begins at `start` and ends with `out`; `word` holds its index.
    pub(super) fn seal_control(
        &self,
        out: &mut Vec<u8>,
        start: usize,
        ssrc: u32,
        word: [u8; CONTROL_INDEX],
        index: u32,
    ) -> Option<()> {
        let packet = out.get_mut(start..)?;
        match self {
            Self::Gcm { key, salt } => {
                let aad = control_aad(packet, word)?;
                let nonce = gcm_nonce(salt, ssrc, u64::from(index));
                let body = packet.get_mut(CONTROL_CLEAR..)?;
                let tag = key.seal_in_place_separate_tag(nonce, Aad::from(aad), body).ok()?;
                out.extend_from_slice(tag.as_ref());
                out.extend_from_slice(&word);
            }
            Self::Cm(key) => {
                let CmKey { cipher, tag, salt } = &**key;
                let counter = cm_counter(salt, ssrc, u64::from(index));
                encrypt(cipher, counter, packet.get_mut(CONTROL_CLEAR..)?)?;
                out.extend_from_slice(&word);
                let own = cm_tag(tag, &[&out[start..]]);
                out.extend_from_slice(&own);
            }
        }
        Some(())
    }
}

/// RFC 7714 sections 8.1 and 9.1.
fn gcm_nonce(salt: &[u8; GCM_SALT], ssrc: u32, index: u64) -> Nonce {
    let mut nonce = *salt;
    mix(&mut nonce[2..], ssrc, index);
    Nonce::assume_unique_for_key(nonce)
}

/// RFC 3711 section 4.1.1: the last 16 bits count blocks.
fn cm_counter(salt: &[u8; CM_SALT], ssrc: u32, index: u64) -> [u8; 16] {
    let mut counter = [0; 16];
    counter[..CM_SALT].copy_from_slice(salt);
    mix(&mut counter[4..CM_SALT], ssrc, index);
    counter
}

/// Mixes a stream and an index, which has 48 bits, into the last ten bytes of a salt.
fn mix(salt: &mut [u8], ssrc: u32, index: u64) {
    let mixed = ssrc.to_be_bytes().into_iter().chain(index.to_be_bytes().into_iter().skip(2));
    salt.iter_mut().zip(mixed).for_each(|(byte, mixed)| *byte ^= mixed);
}

/// RFC 3711 section 4.2.
fn cm_tag(key: &hmac::Key, parts: &[&[u8]]) -> [u8; CM_TAG] {
    let mut context = hmac::Context::with_key(key);
    parts.iter().for_each(|part| context.update(part));
    let mut tag = [0; CM_TAG];
    tag.copy_from_slice(&context.sign().as_ref()[..CM_TAG]);
    tag
}

/// The rollover counter, which a tag covers and no packet carries.
fn rollover(number: u64) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "an index has 48 bits")]
    let rollover = (number >> 16) as u32;
    rollover.to_be_bytes()
}

fn control_aad(
    packet: &[u8],
    word: [u8; CONTROL_INDEX],
) -> Option<[u8; CONTROL_CLEAR + CONTROL_INDEX]> {
    let mut aad = [0; CONTROL_CLEAR + CONTROL_INDEX];
    aad[..CONTROL_CLEAR].copy_from_slice(packet.get(..CONTROL_CLEAR)?);
    aad[CONTROL_CLEAR..].copy_from_slice(&word);
    Some(aad)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3711 appendix B.3.
    #[test]
    fn keys_are_derived_as_the_standard_does() {
        let master = Master {
            suite: Suite::Cm,
            key: &0xE1F9_7A0D_3E01_8BE0_D64F_A32C_06DE_4139_u128.to_be_bytes(),
            salt: &0x0EC6_75AD_498A_FEEB_B696_0B3A_ABE6_0000_u128.to_be_bytes()[..CM_SALT],
        };
        assert_eq!(
            master.expand::<16>(0).map(u128::from_be_bytes),
            Some(0xC61E_7A93_744F_39EE_1073_4AFE_3FF7_A087)
        );
        let salt = 0x30CB_BC08_863D_8C85_D49D_B34A_9AE1_0000_u128.to_be_bytes();
        assert_eq!(master.expand::<CM_SALT>(2).unwrap(), salt[..CM_SALT]);
        let tags = 0xCEBE_321F_6FF7_716B_6FD4_AB49_AF25_6A15_u128.to_be_bytes();
        assert_eq!(master.expand::<CM_TAG_KEY>(1).unwrap()[..16], tags);
    }

    /// RFC 3711 appendix B.2: the stream of keys for index and source 0 seals zeros.
    #[test]
    fn bytes_are_sealed_as_the_standard_does() {
        let key = 0x2B7E_1516_28AE_D2A6_ABF7_1588_09CF_4F3C_u128.to_be_bytes();
        let mut salt = [0; CM_SALT];
        salt.copy_from_slice(&0xF0F1_F2F3_F4F5_F6F7_F8F9_FAFB_FCFD_0000_u128.to_be_bytes()[..14]);
        let cipher = EncryptingKey::ctr(UnboundCipherKey::new(&AES_128, &key).unwrap()).unwrap();
        let tag = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &[0; CM_TAG_KEY]);
        let mut packet = vec![0; 32];
        PacketKey::Cm(Box::new(CmKey { cipher, tag, salt })).seal(&mut packet, 0, 0, 0, 0).unwrap();
        assert_eq!(packet.len(), 32 + CM_TAG);
        let blocks = [
            0xE03E_AD09_35C9_5E80_E166_B16D_D92B_4EB4_u128,
            0xD235_1316_2B02_D0F7_2A43_A2FE_4A5F_97AB,
        ];
        assert_eq!(packet[..32], blocks.map(u128::to_be_bytes).concat());
    }
}
