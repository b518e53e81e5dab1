//! Whether a WebSocket gets through: some proxies let pages pass and eat these.

use std::time::Duration;

use web_sys::WebSocket;
use webside_protocol::limits::VERSION;
use webside_protocol::{ClientMessage, Held, PageId, Ticket, ToJson};

use super::waiting::{Patience, Stopped, happens};
use crate::platform::address;

/// An answer that takes longer is none.
const ANSWER_MAX: Duration = Duration::from_secs(6);

/// Says hello as nobody. The server refuses, and that is an answer.
pub(super) async fn gets_through(patience: &Patience) -> Result<bool, Stopped> {
    let Ok(socket) = WebSocket::new(&address::socket()) else { return Ok(false) };
    let (opened, answered) = (happens(&socket, "open"), happens(&socket, "message"));
    let closed = happens(&socket, "error");
    let first = js_sys::Promise::race(&js_sys::Array::of2(&opened, &closed));
    let through = patience.wait(&first, ANSWER_MAX).await;
    let heard = match through {
        Ok(Some(event)) if is(&event, "open") => {
            let _ = socket.send_with_str(&nobody().to_json());
            patience.wait(&answered, ANSWER_MAX).await.map(|answer| answer.is_some())
        }
        Ok(_) => Ok(false),
        Err(Stopped) => Err(Stopped),
    };
    let _ = socket.close();
    heard
}

fn is(event: &wasm_bindgen::JsValue, kind: &str) -> bool {
    crate::platform::object::text(event, "type").as_deref() == Some(kind)
}

fn nobody() -> ClientMessage {
    let (ticket, page, held) = (Ticket(String::new()), PageId(0), Held::Nothing {});
    ClientMessage::Hello { version: VERSION, ticket, page, held }
}
