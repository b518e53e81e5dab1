//! Server and relay from a page's side: texts out, texts in.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};
use webside_protocol::limits::VERSION;
use webside_protocol::{
    ClientMessage, Command, Cue, Held, PageId, Redeemed, SeatId, Signalling, Tag,
};
use webside_tests::Clinic;

/// A page reads so much at once: ten thousand of them have to fit into this process.
const READ_BUFFER_BYTES: usize = 2048;

/// What is said under load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saying {
    /// A candidate, from one page to the other.
    Signalling,
    /// A cue, to everyone.
    Cue,
}

/// One end of a connection that carries texts.
pub(crate) trait Wire {
    /// Says the `number`th thing.
    async fn say(&mut self, saying: Saying, number: usize);

    /// Says that it is still here, where that is asked for.
    async fn beat(&mut self);

    /// The next text. Nothing is lost when dropped.
    async fn hear(&mut self) -> String;
}

/// A connection to the relay: a text is a line.
pub(crate) struct Bare {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Bare {
    pub(crate) async fn join(to: SocketAddr, room: u32) -> Self {
        let mut stream = connect(source(room), to).await;
        stream.write_u32(room).await.expect("the relay takes a room's number");
        assert_eq!(stream.read_u8().await.ok(), Some(b'\n'), "the relay answers");
        Self { stream, received: Vec::new() }
    }
}

impl Wire for Bare {
    async fn say(&mut self, _: Saying, number: usize) {
        let line = format!("{}\n", candidate(SeatId(2), PageId(1), number));
        self.stream.write_all(line.as_bytes()).await.expect("the relay takes a line");
    }

    async fn beat(&mut self) {}

    async fn hear(&mut self) -> String {
        loop {
            if let Some(end) = self.received.iter().position(|byte| *byte == b'\n') {
                let line = self.received.drain(..=end).collect();
                return String::from_utf8(line).expect("lines are text");
            }
            self.stream.readable().await.expect("the relay lives");
            match self.stream.try_read_buf(&mut self.received) {
                Ok(count) => assert!(count > 0, "the relay lives"),
                Err(error) => assert_eq!(error.kind(), io::ErrorKind::WouldBlock),
            }
        }
    }
}

/// A page in its seat.
pub(crate) struct Seated {
    socket: WebSocketStream<TcpStream>,
    seat: SeatId,
    page: PageId,
    last_tag: u32,
    /// The other person and the load of their page.
    other: (SeatId, PageId),
}

impl Seated {
    /// Connects and says hello; the welcome is the first thing to hear.
    pub(crate) async fn open(clinic: &Clinic, redeemed: &Redeemed) -> Self {
        let (seat, page) = (redeemed.seat, PageId(u32::from(redeemed.seat.0)));
        let number = redeemed.visit.as_bytes()[..4].iter().fold(0, |n, b| n << 8 | u32::from(*b));
        let stream = connect(source(number), clinic.address()).await;
        let request = format!("ws://{}/ws", clinic.address()).into_client_request();
        let mut request = request.expect("an address is a url");
        let origin = clinic.origin().parse().expect("an origin is a header");
        request.headers_mut().insert("origin", origin);
        let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER_BYTES);
        let upgraded = client_async_with_config(request, stream, Some(config)).await;
        let (socket, _) = upgraded.unwrap_or_else(|error| panic!("no WebSocket: {error}"));
        let other = SeatId(3 - seat.0);
        let other = (other, PageId(u32::from(other.0)));
        let mut seated = Self { socket, seat, page, last_tag: 0, other };
        let (ticket, held) = (redeemed.ticket.clone(), Held::Nothing {});
        seated.send(&ClientMessage::Hello { version: VERSION, ticket, page, held }).await;
        seated
    }

    /// Sends a wish.
    pub(crate) async fn wish(&mut self, command: Command) {
        self.last_tag += 1;
        let tag = Tag(self.last_tag);
        self.send(&ClientMessage::Command { tag, command }).await;
    }

    /// Hears on until a text has all of `parts`.
    pub(crate) async fn hear_until(&mut self, parts: &[&str]) {
        loop {
            let text = self.hear().await;
            if parts.iter().all(|part| text.contains(part)) {
                return;
            }
        }
    }

    async fn send(&mut self, message: &ClientMessage) {
        let text = serde_json::to_string(message).expect("messages are JSON");
        self.socket.send(Message::text(text)).await.expect("the server takes a message");
    }
}

impl Wire for Seated {
    async fn say(&mut self, saying: Saying, number: usize) {
        match saying {
            Saying::Signalling => {
                let text = candidate(self.other.0, self.other.1, number);
                self.socket.send(Message::text(text)).await.expect("the server takes a message");
            }
            Saying::Cue => {
                let cue = if number.is_multiple_of(2) { Cue::Notes } else { Cue::Lookup };
                self.wish(Command::BeginCue { cue }).await;
            }
        }
    }

    async fn beat(&mut self) {
        self.send(&ClientMessage::Beat {}).await;
    }

    async fn hear(&mut self) -> String {
        loop {
            let frame = self.socket.next().await.expect("the server lives");
            match frame.expect("a frame") {
                Message::Text(text) => return text.to_string(),
                Message::Close(frame) => panic!("seat {} of {:?}: {frame:?}", self.seat, self.page),
                Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_) => {}
            }
        }
    }
}

/// A trickled candidate as browsers send them.
fn candidate(to: SeatId, to_page: PageId, number: usize) -> String {
    let candidate = format!(
        "candidate:842163049 1 udp 1677729535 203.0.113.7 {} typ srflx raddr 0.0.0.0 rport 0 \
         generation 0 ufrag Xk3d network-cost 999",
        10_000 + number % 50_000
    );
    let body = Signalling::Candidate { candidate, mid: "0".to_owned(), line: 0 };
    let message = ClientMessage::Signalling { to, to_page, body };
    serde_json::to_string(&message).expect("messages are JSON")
}

/// Sixteen addresses of this machine, so that ports do not run out.
pub(crate) fn source(number: u32) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 0, 1 + u8::try_from(number % 16).expect("below 16"))
}

async fn connect(from: Ipv4Addr, to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind((from, 0).into()).expect("an address of this machine");
    let stream = socket.connect(to).await.expect("a connection");
    stream.set_nodelay(true).expect("a socket that does not wait");
    stream
}
