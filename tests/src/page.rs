//! A page without a browser: says hello, mirrors what it is told, wishes, and says that it is there.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{self, Message};
use webside_protocol::limits::{BEAT, VERSION};
use webside_protocol::{
    ClientMessage, Command, Entry, Epoch, ErrorCode, Held, IceServer, Missed, PageId, Redeemed,
    Refusal, SeatId, Seq, ServerMessage, Tag, VisitId, VisitState,
};

use crate::clinic::Clinic;
use crate::deadline::{SOON, within};
use crate::memory::Memory;
use crate::way::Way;

/// The connection is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// What the server said last, if it said why.
    pub said: Option<ErrorCode>,
    /// The number of its close frame, if there was one.
    pub close_code: Option<u16>,
}

/// One load of a page, with its connection.
#[derive(Debug)]
pub struct Page {
    socket: WebSocketStream<TcpStream>,
    address: SocketAddr,
    origin: String,
    redeemed: Redeemed,
    page: PageId,
    memory: Memory,
    ice_servers: Vec<IceServer>,
    said: Option<ErrorCode>,
    /// Every text received, once somebody wants to know.
    heard: Option<Vec<String>>,
    beat_at: Instant,
    patience: Duration,
}

impl Page {
    /// Opens a page that holds nothing yet, and waits until it is welcome.
    ///
    /// # Panics
    /// When it is not.
    pub async fn open(clinic: &Clinic, redeemed: &Redeemed) -> Self {
        Self::open_by(Way::default(), clinic, redeemed).await
    }

    /// Opens a page by a certain way.
    ///
    /// # Panics
    /// When it is not welcome.
    pub async fn open_by(way: Way, clinic: &Clinic, redeemed: &Redeemed) -> Self {
        let mut page = Self::connect(way, clinic, redeemed).await;
        page.greet().await.unwrap_or_else(|lost| panic!("the page is not welcome: {lost:?}"));
        page
    }

    /// Connects a page that has not said hello.
    ///
    /// # Panics
    /// When there is no WebSocket.
    pub async fn connect(way: Way, clinic: &Clinic, redeemed: &Redeemed) -> Self {
        let (address, origin) = (clinic.address(), clinic.origin().to_owned());
        let socket = way.open(address, &origin).await;
        let socket = socket.unwrap_or_else(|error| panic!("no WebSocket: {error}"));
        Self {
            socket,
            address,
            origin,
            redeemed: redeemed.clone(),
            page: PageId(fastrand::u32(1..)),
            memory: Memory::default(),
            ice_servers: Vec::new(),
            said: None,
            heard: None,
            beat_at: Instant::now() + BEAT,
            patience: SOON,
        }
    }

    /// A second connection of the same load of the page, which has not said hello.
    ///
    /// # Panics
    /// When there is no WebSocket.
    pub async fn twin(&self, clinic: &Clinic) -> Self {
        let mut twin = Self::connect(Way::default(), clinic, &self.redeemed).await;
        (twin.page, twin.memory) = (self.page, self.memory.clone());
        twin
    }

    /// The ways to others that the last welcome told.
    #[must_use]
    pub fn ice_servers(&self) -> &[IceServer] {
        &self.ice_servers
    }

    /// Says hello with what the page holds, and waits for the welcome.
    ///
    /// # Errors
    /// [`Lost`] when it is not welcome.
    pub async fn greet(&mut self) -> Result<Missed, Lost> {
        self.greet_holding(self.memory.held()).await
    }

    /// Says hello with a claim of what it holds, and waits for the welcome.
    ///
    /// # Errors
    /// [`Lost`] when it is not welcome.
    pub async fn greet_holding(&mut self, held: Held) -> Result<Missed, Lost> {
        let ticket = self.redeemed.ticket.clone();
        self.say(&ClientMessage::Hello { version: VERSION, ticket, page: self.page, held }).await;
        let first = self.next().await?;
        if let ServerMessage::Welcome { missed, ice_servers, .. } = first {
            self.ice_servers = ice_servers;
            return Ok(missed);
        }
        assert!(self.said.is_some(), "something came before the welcome: {first:?}");
        Err(self.lost().await)
    }

    /// The same load of the page connects again, as after a lost link.
    ///
    /// # Errors
    /// [`Lost`] when there is no server, or it is not welcome.
    pub async fn reconnect(&mut self) -> Result<Missed, Lost> {
        let socket = Way::default().open(self.address, &self.origin).await;
        self.socket = socket.map_err(|_| Lost { said: None, close_code: None })?;
        self.said = None;
        self.greet().await
    }

    /// Drops the connection without a word, as a phone in a tunnel does.
    ///
    /// # Panics
    /// When the system does not let go of it.
    pub async fn hang(&mut self) {
        self.socket.get_mut().shutdown().await.expect("a connection can be shut");
    }

    /// Forgets all it holds: from its next hello on it is another load of the page.
    pub fn reload(&mut self) {
        self.page = PageId(self.page.0.wrapping_add(1));
        self.memory = Memory::default();
    }

    /// Keeps every text received from here on, for [`Page::heard`].
    pub fn listen_closely(&mut self) {
        self.heard.get_or_insert_default();
    }

    /// Every text received since [`Page::listen_closely`].
    #[must_use]
    pub fn heard(&self) -> &[String] {
        self.heard.as_deref().unwrap_or_default()
    }

    /// How long this page waits for what it expects, instead of [`SOON`].
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The visit.
    #[must_use]
    pub const fn visit(&self) -> VisitId {
        self.redeemed.visit
    }

    /// What lets this page in.
    #[must_use]
    pub const fn redeemed(&self) -> &Redeemed {
        &self.redeemed
    }

    /// The seat.
    #[must_use]
    pub const fn seat(&self) -> SeatId {
        self.redeemed.seat
    }

    /// This load of the page.
    #[must_use]
    pub const fn page(&self) -> PageId {
        self.page
    }

    /// The state, as this page was told.
    #[must_use]
    pub const fn state(&self) -> &VisitState {
        self.memory.mirror.state()
    }

    /// The epoch, as this page was told.
    #[must_use]
    pub const fn epoch(&self) -> Epoch {
        self.memory.mirror.epoch()
    }

    /// Every entry as this page saw it first, by its place.
    #[must_use]
    pub const fn seen(&self) -> &BTreeMap<Seq, Entry> {
        &self.memory.seen
    }

    /// Sends a message.
    ///
    /// # Panics
    /// When the connection does not take it.
    pub async fn say(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).expect("messages are JSON");
        self.say_text(text).await.expect("the connection takes a message");
    }

    /// Sends any text.
    ///
    /// # Errors
    /// When the connection is over.
    pub async fn say_text(&mut self, text: String) -> Result<(), tungstenite::Error> {
        self.beat_at = Instant::now() + BEAT;
        self.socket.send(Message::text(text)).await
    }

    /// Sends any frame.
    ///
    /// # Errors
    /// When the connection is over.
    pub async fn say_frame(&mut self, frame: Message) -> Result<(), tungstenite::Error> {
        self.socket.send(frame).await
    }

    /// Sends a wish without waiting for its answer.
    pub async fn wish(&mut self, command: Command) -> Tag {
        self.memory.last_tag.0 += 1;
        let tag = self.memory.last_tag;
        self.say(&ClientMessage::Command { tag, command }).await;
        tag
    }

    /// Sends a wish and waits for its answer.
    ///
    /// # Errors
    /// The refusal.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn ask(&mut self, command: Command) -> Result<(), Refusal> {
        let asked = self.wish(command).await;
        self.hear("the answer to a wish", |message| answer_to(asked, message)).await
    }

    /// Waits for the next message, and takes it into the mirror.
    ///
    /// # Errors
    /// [`Lost`] when the connection is over.
    ///
    /// # Panics
    /// When an entry is missing, or differs from what this page saw before.
    pub async fn next(&mut self) -> Result<ServerMessage, Lost> {
        loop {
            let Ok(frame) = timeout_at(self.beat_at, self.socket.next()).await else {
                // A connection that does not take it is seen to be over by the next read.
                let beat = serde_json::to_string(&ClientMessage::Beat {}).expect("JSON");
                let _ = self.say_text(beat).await;
                continue;
            };
            match frame {
                Some(Ok(Message::Text(text))) => {
                    let message = serde_json::from_str(&text)
                        .unwrap_or_else(|error| panic!("no server message: {error}: {text}"));
                    self.heard.iter_mut().for_each(|heard| heard.push(text.to_string()));
                    if let ServerMessage::Closing { code } = message {
                        self.said = Some(code);
                    }
                    self.memory.take(&message);
                    return Ok(message);
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Close(frame))) => {
                    let close_code = frame.map(|frame| frame.code.into());
                    return Err(Lost { said: self.said, close_code });
                }
                Some(Ok(other)) => panic!("the server sent {other:?}"),
                Some(Err(_)) | None => return Err(Lost { said: self.said, close_code: None }),
            }
        }
    }

    /// Waits for the first message of which `found` makes something.
    ///
    /// # Panics
    /// When the connection is over, or the page's patience.
    pub async fn hear<T>(
        &mut self,
        what: &str,
        mut found: impl FnMut(&ServerMessage) -> Option<T>,
    ) -> T {
        within(self.patience, what, async {
            loop {
                let message = self.next().await;
                let message = message.unwrap_or_else(|lost| panic!("{lost:?} before {what}"));
                if let Some(found) = found(&message) {
                    return found;
                }
            }
        })
        .await
    }

    /// Waits until the state is as it should be.
    ///
    /// # Panics
    /// When the connection is over, or the page's patience.
    pub async fn see(&mut self, what: &str, is_so: impl Fn(&VisitState) -> bool) {
        within(self.patience, what, async {
            while !is_so(self.memory.mirror.state()) {
                self.next().await.unwrap_or_else(|lost| panic!("{lost:?} before {what}"));
            }
        })
        .await;
    }

    /// Waits until the connection is over.
    ///
    /// # Panics
    /// When the page's patience is over first.
    pub async fn lost(&mut self) -> Lost {
        within(self.patience, "the end of the connection", async {
            loop {
                if let Err(lost) = self.next().await {
                    return lost;
                }
            }
        })
        .await
    }

    /// Waits until the server closes the connection and says why, in words and by its close frame.
    ///
    /// # Panics
    /// When it goes without a word, or the two differ.
    pub async fn told_why(&mut self) -> ErrorCode {
        let lost = self.lost().await;
        let code = lost.said.expect("the server says why it closes");
        assert_eq!(lost.close_code, Some(code.close_code()), "the close frame says the same");
        code
    }
}

fn answer_to(asked: Tag, message: &ServerMessage) -> Option<Result<(), Refusal>> {
    if let ServerMessage::Refused { tag, refusal } = message {
        return (*tag == asked).then_some(Err(*refusal));
    }
    (*message == ServerMessage::Accepted { tag: asked }).then_some(Ok(()))
}
