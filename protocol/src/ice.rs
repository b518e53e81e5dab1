//! ICE servers: by which ways of the clinic's own server two pages reach each other when they cannot
//! do so directly.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A TURN server, in the words of `RTCIceServer` (WebRTC §4.2.2). Its `Debug` hides the credential.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IceServer {
    /// The ways to it (RFC 7065), the best first.
    pub urls: Vec<String>,
    /// Whose credential it is, and until when.
    pub username: String,
    /// Worth nothing once the visit ends.
    pub credential: String,
}

impl fmt::Debug for IceServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IceServer").field("urls", &self.urls).finish_non_exhaustive()
    }
}
