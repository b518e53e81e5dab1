//! A WebSocket by hand (RFC 6455), so that every bit on the wire can be wrong.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use webside_protocol::limits::VERSION;
use webside_protocol::{ClientMessage, Held, PageId, Redeemed, ServerMessage};
use webside_tests::{Clinic, soon};

/// The last frame of a text message.
pub(crate) const TEXT: u8 = 0x81;
/// The first byte of a ping.
pub(crate) const PING: u8 = 0x89;
/// A continuation that is not the last.
pub(crate) const MORE: u8 = 0x00;
const CLOSE: u8 = 0x88;
/// Everything that stalls is closed within this time, with some for a loaded machine.
pub(crate) const STALLED_MAX: Duration = Duration::from_secs(12);

/// A connection, before or after its handshake.
pub(crate) struct Raw {
    stream: TcpStream,
}

/// A frame of the server's.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) first_byte: u8,
    pub(crate) payload: Vec<u8>,
}

impl Raw {
    pub(crate) async fn connect(clinic: &Clinic) -> Self {
        Self { stream: TcpStream::connect(clinic.address()).await.expect("a connection") }
    }

    /// Asks for a WebSocket with these headers besides those that every browser sends, and gives the
    /// head of the answer.
    pub(crate) async fn shake_hands(clinic: &Clinic, headers: &[(&str, &str)]) -> (Self, String) {
        let mut raw = Self::connect(clinic).await;
        let mut request = format!(
            "GET /ws HTTP/1.1\r\nhost: {}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
            clinic.address()
        );
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        raw.send(format!("{request}\r\n").as_bytes()).await;
        let head = soon("the answer to a handshake", raw.head()).await;
        (raw, head)
    }

    /// A WebSocket on which nothing was said yet.
    pub(crate) async fn open(clinic: &Clinic) -> Self {
        let (raw, head) = Self::shake_hands(clinic, &[("origin", clinic.origin())]).await;
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        raw
    }

    /// A WebSocket that has said hello and was made welcome.
    pub(crate) async fn seated(clinic: &Clinic, redeemed: &Redeemed) -> Self {
        let mut raw = Self::open(clinic).await;
        let (ticket, page) = (redeemed.ticket.clone(), PageId(fastrand::u32(1..)));
        let hello = ClientMessage::Hello { version: VERSION, ticket, page, held: Held::Nothing {} };
        let hello = serde_json::to_vec(&hello).expect("messages are JSON");
        raw.send(&masked(TEXT, &hello)).await;
        let frame = soon("the welcome", raw.frame()).await.expect("a frame");
        let first = serde_json::from_slice(&frame.payload).expect("a server message");
        assert!(matches!(first, ServerMessage::Welcome { .. }), "{first:?}");
        raw
    }

    pub(crate) async fn send(&mut self, bytes: &[u8]) {
        assert!(self.try_send(bytes).await, "the connection takes bytes");
    }

    /// `false` when the other end has let go.
    pub(crate) async fn try_send(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).await.is_ok()
    }

    /// Sends `bytes` again and again until the other end takes no more.
    pub(crate) async fn send_until_refused(mut self, bytes: &[u8], times: usize) -> Option<u16> {
        let (mut reading, mut writing) = self.stream.split();
        let mut received = Vec::new();
        let write = async {
            for _ in 0..times {
                if writing.write_all(bytes).await.is_err() {
                    return;
                }
            }
        };
        let read = async {
            // A reset is an end too: what came before it counts.
            let _ = reading.read_to_end(&mut received).await;
        };
        let both = async { tokio::join!(write, read) };
        let ended = timeout(STALLED_MAX, both).await;
        assert!(ended.is_ok(), "a flood goes on unhindered");
        close_code(&received)
    }

    /// The next frame; `None` when the connection is over.
    pub(crate) async fn frame(&mut self) -> Option<Frame> {
        let first_byte = self.stream.read_u8().await.ok()?;
        let length = match self.stream.read_u8().await.ok()? {
            126 => usize::from(self.stream.read_u16().await.ok()?),
            127 => usize::try_from(self.stream.read_u64().await.ok()?).ok()?,
            length => usize::from(length),
        };
        let mut payload = vec![0; length];
        self.stream.read_exact(&mut payload).await.ok()?;
        Some(Frame { first_byte, payload })
    }

    /// Waits for the server to close and then let go, and gives the code of its close frame.
    pub(crate) async fn closed(&mut self) -> Option<u16> {
        let closed = async {
            let mut code = None;
            while let Some(frame) = self.frame().await {
                code = code.or(frame.close_code());
                if code.is_some() {
                    // Whoever has said and heard goodbye closes.
                    let _ = self.stream.shutdown().await;
                }
            }
            code
        };
        timeout(STALLED_MAX, closed).await.expect("the connection ends in time")
    }

    /// Waits until the server lets go, and gives all that it said.
    pub(crate) async fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        let end = timeout(STALLED_MAX, self.stream.read_to_end(&mut rest)).await;
        // A reset is an end too.
        let _ = end.expect("the connection ends in time");
        String::from_utf8_lossy(&rest).into_owned()
    }

    async fn head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let Ok(byte) = self.stream.read_u8().await else { break };
            head.push(byte);
        }
        String::from_utf8_lossy(&head).into_owned()
    }
}

impl Frame {
    fn close_code(&self) -> Option<u16> {
        let code = self.payload.first_chunk().map(|bytes| u16::from_be_bytes(*bytes));
        code.filter(|_| self.first_byte == CLOSE)
    }
}

/// A frame as a browser sends it: masked.
pub(crate) fn masked(first_byte: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first_byte];
    match u16::try_from(payload.len()) {
        Ok(length @ 0..126) => frame.push(0x80 | u8::try_from(length).expect("below 126")),
        Ok(length) => {
            frame.push(0x80 | 126);
            frame.extend(length.to_be_bytes());
        }
        Err(_) => {
            frame.push(0x80 | 127);
            frame.extend((payload.len() as u64).to_be_bytes());
        }
    }
    let mask = [0x5a, 0xa5, 0x3c, 0xc3];
    frame.extend(mask);
    frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    frame
}

/// The code in the close frame at the end of all that was received: `88`, length, code.
fn close_code(received: &[u8]) -> Option<u16> {
    let tail = received.last_chunk::<4>()?;
    let [CLOSE, 2, high, low] = *tail else { return None };
    Some(u16::from_be_bytes([high, low]))
}
