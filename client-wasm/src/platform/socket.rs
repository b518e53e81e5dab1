//! The WebSocket: one at a time, closed when it is dropped.

use std::rc::Rc;

use web_sys::WebSocket;
use webside_protocol::{ClientMessage, Compact, ServerMessage, ToJson};

use crate::model::connection::SocketId;
use crate::model::{Msg, SocketEvent};
use crate::platform::listener::Listener;
use crate::platform::object::text;
use crate::platform::report::Report;
use crate::platform::{address, chance};

/// An open or opening socket.
pub(crate) struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 3],
}

impl Socket {
    /// Begins to open a socket; `None` when the browser has none, which it also tells as closed.
    pub(crate) fn open(id: SocketId, report: &Report) -> Option<Self> {
        let Ok(socket) = WebSocket::new(&address::socket()) else {
            report.tell(Msg::Socket(id, SocketEvent::Closed { chance: chance::byte() }));
            return None;
        };
        let tell = |event: fn(web_sys::Event) -> SocketEvent| {
            let report = report.clone();
            move |what: web_sys::Event| report.tell(Msg::Socket(id, event(what)))
        };
        let listeners = [
            Listener::new(&socket, "open", tell(|_| SocketEvent::Opened)),
            Listener::new(&socket, "message", tell(received)),
            Listener::new(
                &socket,
                "close",
                tell(|_| SocketEvent::Closed { chance: chance::byte() }),
            ),
        ];
        Some(Self { socket, _listeners: listeners })
    }

    /// Says `message`. What cannot be sent is lost with the socket, which tells that it closed.
    pub(crate) fn say(&self, message: &ClientMessage) {
        let _ = self.socket.send_with_str(&message.to_json());
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = self.socket.close();
    }
}

fn received(event: web_sys::Event) -> SocketEvent {
    let message = text(&event, "data").and_then(|text| ServerMessage::from_json(&text).ok());
    message.map_or(SocketEvent::Garbled, |message| SocketEvent::Received(Rc::new(message)))
}
