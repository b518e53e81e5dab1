//! How a face is lit, read off a small copy of the own picture. It never leaves this machine.

/// How the picture is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// A face can be read.
    Good,
    /// Too dark to read a face.
    Dark,
    /// Bright behind, dark in front.
    Backlit,
}

/// Darker than this, of 255, is too dark to read a face.
const FACE_MIN: u32 = 60;
/// A face at least this bright is lit well, whatever is behind.
const FACE_LIT: u32 = 130;

/// How a picture of `width` columns is lit; `pixels` are red, green, blue and opacity, row by row.
///
/// The face is looked for where the guide shows it: the middle half of the columns, over the upper
/// three quarters of the rows. What is left and right of it lies behind.
#[must_use]
pub fn light(pixels: &[u8], width: usize) -> Option<Light> {
    let rows: Vec<&[u8]> = pixels.chunks_exact(width.checked_mul(4)?.max(4)).collect();
    let mut face = Mean::default();
    let mut behind = Mean::default();
    for row in rows.iter().take(rows.len() * 3 / 4) {
        for (column, pixel) in row.chunks_exact(4).enumerate() {
            let in_the_middle = (width / 4..width - width / 4).contains(&column);
            let part = if in_the_middle { &mut face } else { &mut behind };
            part.add(pixel);
        }
    }
    let (face, behind) = (face.value()?, behind.value()?);
    Some(match face {
        _ if face < FACE_LIT && behind > face * 9 / 5 => Light::Backlit,
        _ if face < FACE_MIN => Light::Dark,
        _ => Light::Good,
    })
}

#[derive(Default)]
struct Mean {
    sum: u32,
    count: u32,
}

impl Mean {
    /// Takes how bright a pixel looks: green counts most (ITU-R BT.709, without its gamma).
    fn add(&mut self, pixel: &[u8]) {
        if let [red, green, blue, ..] = pixel {
            let [red, green, blue] = [*red, *green, *blue].map(u32::from);
            self.sum += (red * 21 + green * 72 + blue * 7) / 100;
            self.count += 1;
        }
    }

    fn value(&self) -> Option<u32> {
        self.sum.checked_div(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight columns and four rows: the middle of one brightness, the sides of another.
    fn picture(middle: u8, sides: u8) -> Vec<u8> {
        let row = [sides, sides, middle, middle, middle, middle, sides, sides];
        (0..4).flat_map(|_| row.iter().flat_map(|b| [*b, *b, *b, 255])).collect()
    }

    #[test]
    fn a_picture_is_dark_or_lit_from_behind_or_good() {
        let rows = [
            ("an office by day", 140, 150, Light::Good),
            ("a dark face before a dark wall", 80, 60, Light::Good),
            ("lights out", 20, 25, Light::Dark),
            ("a window behind", 60, 220, Light::Backlit),
            ("a window behind, and a lamp in front", 140, 250, Light::Good),
            ("almost nothing but a window", 10, 240, Light::Backlit),
        ];
        for (name, middle, sides, expected) in rows {
            assert_eq!(light(&picture(middle, sides), 8), Some(expected), "{name}");
        }
    }

    #[test]
    fn no_picture_says_nothing() {
        for (pixels, width) in [(vec![], 8), (vec![0; 16], 0), (vec![0; 16], 1)] {
            assert_eq!(light(&pixels, width), None, "{width} columns");
        }
    }
}
