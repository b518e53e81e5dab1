//! Datagrams on their way out, gathered so that one call to the system can send many.
//!
//! All that goes to one peer lies in one piece, in order. Sizes follow, so that runs of equal size
//! go out as one (GSO). The memory stays here from round to round: nothing is allocated for a packet.

use super::way::Way;

/// Bytes after which a sheaf is full and a new one begins: what one call to the system can carry.
const SHEAF_BYTES: usize = 60_000;
/// Datagrams after which a sheaf is full.
const SHEAF_DATAGRAMS: usize = 64;
/// Memory that one sheaf may keep from round to round.
const KEPT_BYTES: usize = 16 * 1024;
/// Sheaves that may be kept from round to round.
const KEPT_SHEAVES: usize = 256;

/// Datagrams to one far end, one behind the other.
#[derive(Debug)]
pub struct Sheaf {
    /// Where they go.
    pub way: Way,
    /// All of them, in one piece.
    pub bytes: Vec<u8>,
    /// How long each is.
    pub sizes: Vec<usize>,
    /// Bytes that `sizes` tells of; what is behind them was never finished.
    whole: usize,
}

/// Where a peer's datagrams of this round are gathered; one for each peer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Space {
    round: u64,
    at: usize,
}

/// What is to be sent in this round.
#[derive(Debug, Default)]
pub struct Outgoing {
    round: u64,
    sheaves: Vec<Sheaf>,
    used: usize,
}

impl Outgoing {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { round: 1, ..Self::default() }
    }

    /// Lets `write` put one datagram to `way` at the end of the sheaf's bytes; none if it adds none.
    pub fn datagram(&mut self, space: &mut Space, way: Way, write: impl FnOnce(&mut Vec<u8>)) {
        let sheaf = self.sheaf(space, way);
        let start = sheaf.whole;
        sheaf.bytes.truncate(start);
        write(&mut sheaf.bytes);
        let size = sheaf.bytes.len() - start;
        if size > 0 {
            sheaf.sizes.push(size);
            sheaf.whole += size;
        }
    }

    fn sheaf(&mut self, space: &mut Space, way: Way) -> &mut Sheaf {
        let fits = space.round == self.round
            && self.sheaves.get(space.at).is_some_and(|sheaf| {
                sheaf.way == way
                    && sheaf.bytes.len() < SHEAF_BYTES
                    && sheaf.sizes.len() < SHEAF_DATAGRAMS
            });
        if !fits {
            *space = Space { round: self.round, at: self.used };
            if self.used == self.sheaves.len() {
                self.sheaves.push(Sheaf { way, bytes: Vec::new(), sizes: Vec::new(), whole: 0 });
            }
            self.sheaves[self.used].way = way;
            self.used += 1;
        }
        &mut self.sheaves[space.at]
    }

    /// What is to be sent, in order for each far end.
    #[must_use]
    pub fn sheaves(&self) -> &[Sheaf] {
        &self.sheaves[..self.used]
    }

    /// All is sent: the next round begins.
    pub fn clear(&mut self) {
        for sheaf in &mut self.sheaves[..self.used] {
            sheaf.bytes.clear();
            sheaf.sizes.clear();
            sheaf.whole = 0;
            sheaf.bytes.shrink_to(KEPT_BYTES);
        }
        self.sheaves.truncate(KEPT_SHEAVES);
        self.used = 0;
        self.round += 1;
    }
}
