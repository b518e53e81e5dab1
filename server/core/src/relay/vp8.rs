//! VP8's payload descriptor (RFC 7741 section 4.2): where a key frame begins, and two counts in it.
//!
//! A decoder follows the count of pictures and that of base pictures. When the stream behind a
//! receiver changes they would jump, so they are shifted and go on.

/// Bytes of the longest descriptor.
pub const DESCRIPTOR_MAX: usize = 6;
/// Bits of a long picture id, and of a short one.
const LONG: u16 = 0x7fff;
const SHORT: u16 = 0x7f;

/// The counts of a packet, or by how much they are shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Counts pictures.
    pub picture: u16,
    /// Counts pictures of the lowest temporal layer.
    pub base: u8,
}

impl Counts {
    /// What must be added to `self` so that it is the next after `last`.
    #[must_use]
    pub fn to_follow(self, last: Self) -> Self {
        Self {
            picture: last.picture.wrapping_add(1).wrapping_sub(self.picture),
            base: last.base.wrapping_add(1).wrapping_sub(self.base),
        }
    }

    /// Shifted by `shift`.
    #[must_use]
    pub fn shifted(self, shift: Self) -> Self {
        Self {
            picture: self.picture.wrapping_add(shift.picture),
            base: self.base.wrapping_add(shift.base),
        }
    }
}

/// Where things lie in a descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Descriptor {
    /// Its bytes.
    pub length: usize,
    begins_partition: bool,
    /// Where the picture id is, and whether it is a long one.
    picture: Option<(usize, bool)>,
    base: Option<usize>,
}

impl Descriptor {
    /// Reads the descriptor that `payload` begins with.
    #[must_use]
    pub fn read(payload: &[u8]) -> Option<Self> {
        let first = *payload.first()?;
        let begins_partition = first & 0x10 != 0 && first & 0x0f == 0;
        let mut read = Self { length: 1, begins_partition, picture: None, base: None };
        if first & 0x80 != 0 {
            let extended = *payload.get(1)?;
            read.length = 2;
            if extended & 0x80 != 0 {
                let long = payload.get(2)? & 0x80 != 0;
                read.picture = Some((2, long));
                read.length += if long { 2 } else { 1 };
            }
            if extended & 0x40 != 0 {
                read.base = Some(read.length);
                read.length += 1;
            }
            if extended & 0x30 != 0 {
                read.length += 1;
            }
        }
        (read.length <= payload.len()).then_some(read)
    }

    /// Whether the packet is the first of a key frame.
    #[must_use]
    pub fn begins(&self, payload: &[u8]) -> bool {
        self.begins_partition && payload.get(self.length).is_some_and(|byte| byte & 1 == 0)
    }

    /// The counts; 0 for what is not there.
    #[must_use]
    pub fn counts(&self, payload: &[u8]) -> Counts {
        let byte = |at: usize| payload.get(at).copied().unwrap_or(0);
        let picture = self.picture.map_or(0, |(at, long)| {
            let (high, low) = (u16::from(byte(at)), u16::from(byte(at + 1)));
            if long { ((high << 8) | low) & LONG } else { high & SHORT }
        });
        Counts { picture, base: self.base.map_or(0, byte) }
    }

    /// The descriptor of `payload` with its counts shifted: `length` bytes of what is returned.
    #[must_use]
    pub fn shifted(&self, payload: &[u8], shift: Counts) -> [u8; DESCRIPTOR_MAX] {
        let mut written = [0; DESCRIPTOR_MAX];
        written[..self.length].copy_from_slice(&payload[..self.length]);
        let Counts { picture, base } = self.counts(payload).shifted(shift);
        match self.picture {
            Some((at, true)) => {
                written[at..at + 2].copy_from_slice(&((picture & LONG) | !LONG).to_be_bytes());
            }
            Some((at, false)) => written[at] = (picture & SHORT) as u8,
            None => {}
        }
        if let Some(at) = self.base {
            written[at] = base;
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_go_on_and_all_else_stays() {
        let rows: [(&str, &[u8], &[u8], Counts); 5] = [
            ("no counts", &[0x10], &[0x10], Counts { picture: 0, base: 0 }),
            ("short", &[0x90, 0x80, 0x7e], &[0x90, 0x80, 0x01], Counts { picture: 0x7e, base: 0 }),
            (
                "long, over the wrap",
                &[0x90, 0x80, 0xff, 0xfe],
                &[0x90, 0x80, 0x80, 0x01],
                Counts { picture: 0x7ffe, base: 0 },
            ),
            (
                "all",
                &[0x90, 0xe0, 0x80, 0x05, 0xff, 0xa0],
                &[0x90, 0xe0, 0x80, 0x08, 0x01, 0xa0],
                Counts { picture: 5, base: 0xff },
            ),
            ("base alone", &[0x90, 0x40, 7], &[0x90, 0x40, 9], Counts { picture: 0, base: 7 }),
        ];
        for (name, before, after, counts) in rows {
            let read = Descriptor::read(before).expect(name);
            assert_eq!((read.length, read.counts(before)), (before.len(), counts), "{name}");
            let shifted = read.shifted(before, Counts { picture: 3, base: 2 });
            assert_eq!(&shifted[..read.length], after, "{name}");
        }
    }

    #[test]
    fn a_shift_makes_one_follow_the_other() {
        let (last, first) = (Counts { picture: 9, base: 200 }, Counts { picture: 30_000, base: 3 });
        let next = first.shifted(first.to_follow(last));
        assert_eq!(next, Counts { picture: 10, base: 201 });
    }
}
