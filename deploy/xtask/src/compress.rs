//! Brotli at its best and slowest, once at build time, so that the server never compresses.

/// The highest quality that brotli has.
const QUALITY: u32 = 11;
/// The widest window that every browser accepts, as a power of two.
const WINDOW_BITS: u32 = 24;
const BUFFER_BYTES: usize = 64 * 1024;

/// `content` as a browser gets it under `Content-Encoding: br`.
pub(crate) fn compress(content: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut reader = brotli::CompressorReader::new(content, BUFFER_BYTES, QUALITY, WINDOW_BITS);
    std::io::copy(&mut reader, &mut compressed).expect("reading and writing memory cannot fail");
    compressed
}

#[cfg(test)]
mod tests {
    use super::compress;
    use std::io::Read;

    #[test]
    fn what_was_compressed_comes_back() {
        let content = "the same words, the same words".repeat(100);
        let compressed = compress(content.as_bytes());
        assert!(compressed.len() < content.len() / 10);
        let mut back = String::new();
        brotli::Decompressor::new(compressed.as_slice(), 4096).read_to_string(&mut back).unwrap();
        assert_eq!(back, content);
    }
}
