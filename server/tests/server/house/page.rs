//! A page as the server sees it: a WebSocket that says hello and keeps a mirror.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use webside_protocol::limits::VERSION;
use webside_protocol::{
    ClientMessage, Command, ErrorCode, Held, Mirror, Missed, PageId, Redeemed, SeatId,
    ServerMessage, Tag, VisitState,
};

use super::ORIGIN;

/// Nothing that a test waits for takes this long.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Page {
    pub(crate) socket: WebSocketStream<TcpStream>,
    pub(crate) seat: SeatId,
    pub(crate) mirror: Mirror,
    pub(crate) next_tag: u32,
    pub(crate) answers_beats: bool,
    /// What the server's close frame said.
    pub(crate) close_code: Option<u16>,
}

impl Page {
    /// Opens a WebSocket and says nothing yet.
    pub(crate) async fn silent(address: SocketAddr) -> Self {
        let socket = Self::connect(address).await;
        let (seat, mirror, next_tag) = (SeatId(0), Mirror::default(), 1);
        Self { socket, seat, mirror, next_tag, answers_beats: true, close_code: None }
    }

    async fn connect(address: SocketAddr) -> WebSocketStream<TcpStream> {
        let mut request = format!("ws://{address}/ws").into_client_request().unwrap();
        request.headers_mut().insert("origin", ORIGIN.parse().unwrap());
        let stream = TcpStream::connect(address).await.unwrap();
        tokio_tungstenite::client_async(request, stream).await.unwrap().0
    }

    /// Connects, says hello, holding nothing.
    pub(crate) async fn joined(address: SocketAddr, redeemed: &Redeemed, page: u32) -> Self {
        Self::resumed(address, redeemed, page, Mirror::default()).await
    }

    /// Connects and says hello, holding `mirror`.
    pub(crate) async fn resumed(
        address: SocketAddr,
        redeemed: &Redeemed,
        page: u32,
        mirror: Mirror,
    ) -> Self {
        let mut joining = Self::greeting(address, redeemed, page, mirror).await;
        let welcome = joining.hear().await;
        assert!(matches!(welcome, ServerMessage::Welcome { .. }), "{welcome:?}");
        joining
    }

    /// Connects and says hello, without waiting for the answer.
    pub(crate) async fn greeting(
        address: SocketAddr,
        redeemed: &Redeemed,
        page: u32,
        mirror: Mirror,
    ) -> Self {
        let held = if mirror.epoch().0 == 0 {
            Held::Nothing {}
        } else {
            Held::Before { epoch: mirror.epoch(), next: mirror.state().next_seq() }
        };
        let mut joining = Self { seat: redeemed.seat, mirror, ..Self::silent(address).await };
        let ticket = redeemed.ticket.clone();
        joining
            .say(ClientMessage::Hello { version: VERSION, ticket, page: PageId(page), held })
            .await;
        joining
    }

    pub(crate) fn state(&self) -> &VisitState {
        self.mirror.state()
    }

    pub(crate) async fn say(&mut self, message: ClientMessage) {
        self.say_text(serde_json::to_string(&message).unwrap()).await;
    }

    pub(crate) async fn say_text(&mut self, text: impl Into<String>) {
        self.socket.send(Message::text(text.into())).await.unwrap();
    }

    /// Says a command and returns its tag.
    pub(crate) async fn command(&mut self, command: Command) -> Tag {
        let tag = Tag(self.next_tag);
        self.next_tag += 1;
        self.say(ClientMessage::Command { tag, command }).await;
        tag
    }

    /// Says a command and waits until it is done.
    pub(crate) async fn done(&mut self, command: Command) {
        let tag = self.command(command).await;
        let answer = self
            .hear_until(|m| {
                matches!(m, ServerMessage::Accepted { .. } | ServerMessage::Refused { .. })
            })
            .await;
        assert_eq!(answer, ServerMessage::Accepted { tag });
    }

    pub(crate) async fn admit(&mut self, seat: SeatId) {
        while !self.state().seat(seat).unwrap().is_waiting() {
            self.hear().await;
        }
        self.done(Command::Admit { seat }).await;
    }

    pub(crate) async fn until_admitted(&mut self) {
        while !self.state().seat(self.seat).unwrap().is_admitted() {
            self.hear().await;
        }
    }

    /// The next message but beats, which it answers; the mirror follows it.
    pub(crate) async fn hear(&mut self) -> ServerMessage {
        self.hear_or_end().await.expect("the connection goes on")
    }

    /// The next message but beats; `None` when the connection is closed.
    pub(crate) async fn hear_or_end(&mut self) -> Option<ServerMessage> {
        loop {
            let frame =
                timeout(PATIENCE, self.socket.next()).await.expect("something comes in time");
            let text = match frame {
                Some(Ok(Message::Text(text))) => text,
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Close(frame))) => {
                    self.close_code = frame.map(|frame| frame.code.into());
                    return None;
                }
                Some(Ok(Message::Binary(_) | Message::Frame(_)) | Err(_)) | None => return None,
            };
            let message: ServerMessage = serde_json::from_str(&text).unwrap();
            self.follow(&message);
            if !matches!(message, ServerMessage::Beat { .. }) {
                return Some(message);
            }
            if self.answers_beats {
                self.say(ClientMessage::Beat {}).await;
            }
        }
    }

    /// Hears on until `wanted` comes.
    pub(crate) async fn hear_until(
        &mut self,
        wanted: impl Fn(&ServerMessage) -> bool,
    ) -> ServerMessage {
        loop {
            let message = self.hear().await;
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Hears on until the server says why it closes; `None` when it closes without a word.
    pub(crate) async fn hear_closing(&mut self) -> Option<ErrorCode> {
        let mut why = None;
        while let Some(message) = self.hear_or_end().await {
            if let ServerMessage::Closing { code } = message {
                why = Some(code);
            }
        }
        why
    }

    /// Hears what came up to now: everything before the answer to a command that is refused.
    pub(crate) async fn catch_up(&mut self) -> Vec<ServerMessage> {
        let marker = "{\"type\":\"marker\",\"tag\":4000000000}";
        self.say_text(marker).await;
        let mut heard = Vec::new();
        loop {
            let message = self.hear().await;
            if matches!(message, ServerMessage::Refused { tag: Tag(4_000_000_000), .. }) {
                return heard;
            }
            heard.push(message);
        }
    }

    fn follow(&mut self, message: &ServerMessage) {
        match message {
            ServerMessage::Welcome { epoch, missed, last_tag, .. } => {
                self.next_tag = last_tag.0 + 1;
                match missed {
                    Missed::Snapshot { state } => self.mirror.restore(*epoch, state.clone()),
                    Missed::Entries { entries } => entries.iter().for_each(|entry| {
                        self.mirror.receive(*epoch, entry).expect("no gap");
                    }),
                }
            }
            ServerMessage::Entry { epoch, entry } => {
                self.mirror.receive(*epoch, entry).expect("no gap");
            }
            ServerMessage::Snapshot { epoch, state } => self.mirror.restore(*epoch, state.clone()),
            ServerMessage::Accepted { .. }
            | ServerMessage::Refused { .. }
            | ServerMessage::Signalling { .. }
            | ServerMessage::RelaySignalling { .. }
            | ServerMessage::Level { .. }
            | ServerMessage::Caption { .. }
            | ServerMessage::Beat { .. }
            | ServerMessage::Ignored { .. }
            | ServerMessage::Closing { .. } => {}
        }
    }
}
