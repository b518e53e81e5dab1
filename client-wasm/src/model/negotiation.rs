//! Perfect negotiation (WebRTC §10.7) as a machine without a browser: two of them always agree.

/// The exchange of descriptions with one other page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Negotiation {}
