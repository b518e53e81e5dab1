//! The first message: which version, whose seat, what the page holds already.

use std::time::Duration;

use tokio::time::timeout;
use webside_core::{Claim, TicketKey};
use webside_protocol::limits::VERSION;
use webside_protocol::{ClientMessage, ErrorCode, Held, PageId, Timestamp};

use super::socket::{Received, Socket};
use crate::tickets;

/// Whoever connects has this long to say hello.
const HELLO_WAIT_MAX: Duration = Duration::from_secs(8);

/// A hello whose ticket is good.
pub(super) struct Greeting {
    pub(super) claim: Claim,
    pub(super) page: PageId,
    pub(super) held: Held,
}

/// Why there is no session.
pub(super) enum NoHello {
    /// The other end is gone.
    Closed,
    /// Tell it why.
    Refused(ErrorCode),
}

/// Waits for the hello.
pub(super) async fn receive(socket: &mut Socket) -> Result<ClientMessage, NoHello> {
    let first = async {
        loop {
            match socket.receive().await {
                Received::Text(text) => {
                    let message = serde_json::from_str(&text);
                    return message.map_err(|_| NoHello::Refused(version_or_malformed(&text)));
                }
                Received::Nothing => {}
                Received::Closed => return Err(NoHello::Closed),
                Received::Broken(code) => return Err(NoHello::Refused(code)),
            }
        }
    };
    timeout(HELLO_WAIT_MAX, first).await.unwrap_or(Err(NoHello::Refused(ErrorCode::Idle)))
}

/// Checks what the hello says.
pub(super) fn check(
    first: ClientMessage,
    key: &TicketKey,
    now: Timestamp,
) -> Result<Greeting, ErrorCode> {
    let ClientMessage::Hello { version, ticket, page, held } = first else {
        return Err(ErrorCode::MalformedMessage);
    };
    if version != VERSION {
        return Err(ErrorCode::VersionMismatch);
    }
    let claim = tickets::check(key, &ticket, now)?;
    Ok(Greeting { claim, page, held })
}

/// A hello of another version may have other fields: a reload helps it, where "malformed" would not.
fn version_or_malformed(text: &str) -> ErrorCode {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u16,
    }
    match serde_json::from_str(text) {
        Ok(Versioned { version }) if version != VERSION => ErrorCode::VersionMismatch,
        Ok(Versioned { .. }) | Err(_) => ErrorCode::MalformedMessage,
    }
}
