//! Chance: which load of the page this is, and how long to wait before another try.

use webside_protocol::PageId;

/// A number for this load of the page that no other load has.
pub(crate) fn page_id() -> PageId {
    let mut bytes = [0; 4];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    // A browser without a good source still has the clock.
    let fallback = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    PageId(drawn.map_or(fallback, |_| u32::from_le_bytes(bytes)))
}

/// From 0 to 255.
pub(crate) fn byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
