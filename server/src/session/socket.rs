//! The WebSocket of a session: its limits, writing with a deadline, and a clean close.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, Error};
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use webside_protocol::limits::MESSAGE_BYTES_MAX;
use webside_protocol::{ErrorCode, ServerMessage};

use crate::frame::frame;

/// Read at once. Tungstenite clears all of it before each read and keeps it for the connection's life,
/// so it is made for beats and levels; for a longer message it grows.
const READ_BUFFER_BYTES: usize = 2048;
/// Gathered before it is written; each round is flushed anyway.
const WRITE_BUFFER_BYTES: usize = 4096;
/// A round of writing takes at most this long.
const WRITE_WAIT_MAX: Duration = Duration::from_secs(10);
/// The other end has this long to read the goodbye.
const GOODBYE_WAIT_MAX: Duration = Duration::from_secs(2);

/// A WebSocket, server's end.
pub(super) struct Socket(WebSocketStream<TokioIo<Upgraded>>);

/// What came in.
pub(super) enum Received {
    Text(Utf8Bytes),
    /// A ping, which is answered by itself, or a pong.
    Nothing,
    /// The other end closed, or the connection broke.
    Closed,
    /// The connection cannot go on.
    Broken(ErrorCode),
}

/// The other end takes nothing any more.
#[derive(Debug)]
pub(super) struct Stuck;

impl Socket {
    pub(super) async fn new(connection: Upgraded) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(WRITE_BUFFER_BYTES)
            .max_message_size(Some(MESSAGE_BYTES_MAX))
            .max_frame_size(Some(MESSAGE_BYTES_MAX));
        let io = TokioIo::new(connection);
        Self(WebSocketStream::from_raw_socket(io, Role::Server, Some(config)).await)
    }

    /// Waits for the next frame. Nothing is lost when dropped.
    pub(super) async fn receive(&mut self) -> Received {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Received::Text(text),
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Received::Nothing,
            Some(Ok(Message::Binary(_) | Message::Frame(_))) => {
                Received::Broken(ErrorCode::MalformedMessage)
            }
            Some(Err(Error::Capacity(CapacityError::MessageTooLong { .. }))) => {
                Received::Broken(ErrorCode::TooLarge)
            }
            Some(Err(Error::Protocol(_) | Error::Utf8(_))) => {
                Received::Broken(ErrorCode::MalformedMessage)
            }
            Some(Ok(Message::Close(_)) | Err(_)) | None => Received::Closed,
        }
    }

    /// Writes all of `texts`, then flushes once.
    pub(super) async fn send(&mut self, texts: Vec<Utf8Bytes>) -> Result<(), Stuck> {
        let write = async {
            for text in texts {
                self.0.feed(Message::Text(text)).await?;
            }
            self.0.flush().await
        };
        timeout(WRITE_WAIT_MAX, write).await.map_err(|_| Stuck)?.map_err(|_| Stuck)
    }

    /// Says why, if there is a reason, and closes; answers the other end's close, if that came first.
    pub(super) async fn close(mut self, reason: Option<ErrorCode>) {
        // Whoever does not take the goodbye goes without.
        let _ = timeout(GOODBYE_WAIT_MAX, self.say_goodbye(reason)).await;
    }

    /// Reads on until the other end is done: a connection dropped with unread bytes is reset, and the
    /// reason would be lost with it.
    async fn say_goodbye(&mut self, reason: Option<ErrorCode>) -> Result<(), Error> {
        let mut close = None;
        if let Some(code) = reason {
            self.0.feed(Message::Text(frame(&ServerMessage::Closing { code }))).await?;
            close =
                Some(CloseFrame { code: code.close_code().into(), reason: Utf8Bytes::default() });
        }
        // When the other end closed first this is an error, and flushing sends the answer to it.
        let _ = self.0.close(close).await;
        let _ = self.0.flush().await;
        let connection = self.0.get_mut();
        connection.shutdown().await?;
        let mut unread = [0; 512];
        while connection.read(&mut unread).await? > 0 {}
        Ok(())
    }
}
