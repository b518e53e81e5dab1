//! What a payload of the simulation says: whose it is, which, and whether a key frame begins.
//!
//! It looks like VP8 whose counts run with the packet's number, as each packet is a picture.

/// Bytes of the descriptor with all counts.
const DESCRIPTOR: usize = 6;
/// Bytes of a payload without what makes it larger.
const BYTES: usize = DESCRIPTOR + 16;

/// Stands for no layer.
const SOUND: u8 = 0xff;

/// What a payload says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag {
    pub(crate) visit: u8,
    pub(crate) seat: u8,
    /// The layer of a picture; nothing for sound.
    pub(crate) layer: Option<u8>,
    pub(crate) page: u32,
    pub(crate) number: u64,
    pub(crate) begins: bool,
}

impl Tag {
    pub(crate) fn write(self, larger: usize) -> Vec<u8> {
        let [.., high, low] = self.number.to_be_bytes();
        // The page counts from elsewhere, so that counts jump when the page behind a stream changes.
        let base = low.wrapping_add(self.page.to_be_bytes()[3]);
        let mut payload = vec![0x90, 0xe0, 0x80 | high, low, base, 0x20, u8::from(!self.begins)];
        payload.extend_from_slice(&[self.visit, self.seat, self.layer.unwrap_or(SOUND)]);
        payload.extend_from_slice(&self.page.to_be_bytes());
        payload.extend_from_slice(&self.number.to_be_bytes());
        payload.resize(BYTES + larger, 0);
        payload
    }

    pub(crate) fn read(payload: &[u8]) -> Self {
        let of = |at: usize| &payload[DESCRIPTOR + at..];
        let page = of(4).first_chunk().expect("four bytes");
        let number = of(8).first_chunk().expect("eight bytes");
        Self {
            begins: of(0)[0] & 1 == 0,
            visit: of(1)[0],
            seat: of(2)[0],
            layer: Some(of(3)[0]).filter(|layer| *layer != SOUND),
            page: u32::from_be_bytes(*page),
            number: u64::from_be_bytes(*number),
        }
    }
}

/// The counts of a payload: of pictures, and of base pictures.
pub(crate) fn counts(payload: &[u8]) -> (u16, u8) {
    (u16::from_be_bytes([payload[2], payload[3]]) & 0x7fff, payload[4])
}
