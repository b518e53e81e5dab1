//! A message as it goes onto the wire: written once, in memory of its exact size, shared by receivers.

use tokio_tungstenite::tungstenite::Utf8Bytes;
use webside_protocol::ServerMessage;

/// `message` as JSON text.
pub(crate) fn frame(message: &ServerMessage) -> Utf8Bytes {
    let text = serde_json::to_string(message).expect("messages have no keys that JSON refuses");
    // Spare capacity would live as long as the slowest receiver.
    text.into_boxed_str().into_string().into()
}
