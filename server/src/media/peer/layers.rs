//! A page that sends its picture in layers.

use webside_core::relay::rtp::Rewritten;

use super::{Peer, PeerError, VIDEO};

/// What this page calls its layers, the smallest first.
pub const LAYERS: [&str; 3] = ["q", "h", "f"];
const LAYER_ID: u8 = 9;

impl Peer {
    /// An offer of a page that sends its picture in layers and receives nothing.
    #[must_use]
    pub fn offer_in_layers(&self) -> String {
        let layers = LAYERS.map(|layer| format!("a=rid:{layer} send\r\n")).concat();
        let more = format!(
            "a=mid:1\r\na=extmap:{LAYER_ID} urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n\
             {layers}a=simulcast:send {}\r\n",
            LAYERS.join(";")
        );
        self.offer(true, 0).replace("a=mid:1\r\n", &more)
    }

    /// Seals a packet of a layer, by its place in `LAYERS`, and sends it.
    pub fn send_layer(&self, layer: usize, number: u64, payload: &[u8]) -> Result<(), PeerError> {
        let mut bytes = Vec::new();
        #[expect(clippy::cast_possible_truncation, reason = "three layers; the wire has low bits")]
        let (ssrc, sequence) = (0x100 + layer as u32, number as u16);
        let header = Rewritten {
            marker: true,
            padded: false,
            payload_type: VIDEO,
            sequence,
            timestamp: u32::from(sequence) * 3_000,
            ssrc,
            extensions: &[(LAYER_ID, LAYERS[layer].as_bytes())],
        };
        self.seal(&header, number, payload, &mut bytes);
        self.send(&bytes)
    }
}
