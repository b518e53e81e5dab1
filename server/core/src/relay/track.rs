//! What a page sends, named: its sound, or one layer of its picture.

use super::codec::Kind;

/// Layers of a picture that are taken; a page that offers more sends these.
pub const LAYERS_MAX: usize = 3;
/// Tracks of one page: sound, and each layer.
pub const TRACKS_MAX: usize = 1 + LAYERS_MAX;

/// One thing that a page sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Track {
    /// Sound or picture.
    pub kind: Kind,
    /// Which layer, the smallest first; 0 for sound and for a picture without layers.
    pub layer: u8,
}

impl Track {
    /// Sound, or the smallest layer of the picture.
    #[must_use]
    pub fn least(kind: Kind) -> Self {
        Self { kind, layer: 0 }
    }
}

/// One stream of a page: a track, and the how-manieth stream of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    /// The layer.
    pub layer: u8,
    /// Rises with each new stream of the track.
    pub generation: u64,
}
