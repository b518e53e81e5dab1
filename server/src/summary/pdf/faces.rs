//! The typeface: two weights of Atkinson Hyperlegible Next, and how wide a text is in them.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

const REGULAR: &[u8] = include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Bold.ttf");

/// A weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// One weight, to measure with and to draw with.
pub(super) struct Face {
    measured: FontRef<'static>,
    drawn: Font,
}

/// Both weights.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// Reads the two files.
    pub(super) fn new() -> Self {
        Self { regular: Face::new(REGULAR), bold: Face::new(BOLD) }
    }

    pub(super) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Self {
        Self {
            measured: FontRef::new(bytes).expect("our own file is a font"),
            drawn: Font::new(bytes.into(), 0).expect("our own file is a font"),
        }
    }

    pub(super) fn font(&self) -> Font {
        self.drawn.clone()
    }

    /// The width of `text` in points, without kerning, which only makes it narrower.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let metrics = self.measured.glyph_metrics(Size::new(size), LocationRef::default());
        let letters = self.measured.charmap();
        let advance = |letter| metrics.advance_width(letters.map(letter).unwrap_or_default());
        text.chars().filter_map(advance).sum()
    }
}
