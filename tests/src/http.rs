//! One HTTP request and its answer, byte for byte: what a test sends is what it wrote.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};
use webside_protocol::{Figures, Redeemed, TellFigures};

use crate::deadline::soon;

/// A request to be sent on a connection of its own.
#[derive(Debug, Clone)]
pub struct Request {
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
    from: Ipv4Addr,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in lower case, in the order of the answer.
    pub headers: Vec<(String, String)>,
    /// Everything behind the headers, as text.
    pub body: String,
    /// The same, byte for byte.
    pub bytes: Vec<u8>,
}

impl Request {
    /// Asks for `path`.
    #[must_use]
    pub fn get(path: &str) -> Self {
        Self::new("GET", path)
    }

    /// A request with any method.
    #[must_use]
    pub fn new(method: &'static str, path: &str) -> Self {
        let (path, from) = (path.to_owned(), Ipv4Addr::LOCALHOST);
        Self { method, path, headers: Vec::new(), body: String::new(), from }
    }

    /// Tries a link's `secret`, as a load of the page of `origin` does: another one each time.
    #[must_use]
    pub fn redeem(origin: &str, secret: &str) -> Self {
        Self::redeem_on(origin, secret, fastrand::u32(..))
    }

    /// Tries a link's `secret`, as the load `page` of the page of `origin` does.
    #[must_use]
    pub fn redeem_on(origin: &str, secret: &str, page: u32) -> Self {
        let secret = serde_json::Value::from(secret);
        Self::new("POST", "/api/redeem")
            .header("origin", origin)
            .header("content-type", "application/json")
            .body(format!("{{\"secret\":{secret},\"page\":{page}}}"))
    }

    /// Takes the summary of a visit by a seat's ticket, as the page of `origin` does.
    #[must_use]
    pub fn summary(origin: &str, redeemed: &Redeemed, format: &str) -> Self {
        let ticket = &redeemed.ticket.0;
        Self::new("POST", "/api/summary")
            .header("origin", origin)
            .header("content-type", "application/json")
            .body(format!("{{\"ticket\":\"{ticket}\",\"format\":\"{format}\"}}"))
    }

    /// Adds a visit's figures to the clinic's sums.
    #[must_use]
    pub fn figures(origin: &str, redeemed: &Redeemed, figures: Figures) -> Self {
        let telling = TellFigures { ticket: redeemed.ticket.clone(), figures };
        Self::new("POST", "/api/figures")
            .header("origin", origin)
            .header("content-type", "application/json")
            .body(serde_json::to_string(&telling).expect("figures are written"))
    }

    /// Asks somebody called `name` in as `role` by a seat's ticket, as the page of `origin` does.
    #[must_use]
    pub fn invite(origin: &str, redeemed: &Redeemed, role: &str, name: &str) -> Self {
        let ticket = &redeemed.ticket.0;
        Self::new("POST", "/api/invite")
            .header("origin", origin)
            .header("content-type", "application/json")
            .body(format!(r#"{{"ticket":"{ticket}","role":"{role}","name":"{name}"}}"#))
    }

    /// Asks for ways to check, as the page of `origin` does.
    #[must_use]
    pub fn check(origin: &str) -> Self {
        Self::new("POST", "/api/check")
            .header("origin", origin)
            .header("content-type", "application/json")
            .body("{}".to_owned())
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: String) -> Self {
        self.body = body;
        self
    }

    /// Sends it from another address of this machine (127.0.0.0/8): another source.
    #[must_use]
    pub fn from(mut self, source: Ipv4Addr) -> Self {
        self.from = source;
        self
    }

    /// Sends it and reads the answer to its end.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn send(self, to: SocketAddr) -> Answer {
        let path = self.path.clone();
        soon(&format!("an answer to {path}"), self.exchange(to)).await
    }

    async fn exchange(self, to: SocketAddr) -> Answer {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {to}\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if !self.body.is_empty() {
            head.push_str(&format!("content-length: {}\r\n", self.body.len()));
        }
        let request = format!("{head}connection: close\r\n\r\n{}", self.body);
        let (mut from_server, mut to_server) = connect(self.from, to).await.into_split();
        let mut answer = Vec::new();
        // A server that refuses a long request closes with some of it unread: what it said counts.
        let _ = tokio::join!(
            to_server.write_all(request.as_bytes()),
            from_server.read_to_end(&mut answer)
        );
        Answer::read(&answer)
    }
}

/// Connects from one address of this machine.
pub(crate) async fn connect(from: Ipv4Addr, to: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().expect("a socket");
    // Port 0: any. Without it two sources would share one range of ports.
    socket.bind((from, 0).into()).expect("every address of 127.0.0.0/8 is this machine's");
    socket.connect(to).await.unwrap_or_else(|error| panic!("no connection to {to}: {error}"))
}

impl Answer {
    fn read(answer: &[u8]) -> Self {
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n");
        let (head, rest) = answer.split_at(end.unwrap_or(answer.len()));
        let (head, bytes) = (String::from_utf8_lossy(head), rest.get(4..).unwrap_or_default());
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no HTTP answer: {head:?}"));
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        Self { status, headers: headers.collect(), body: text(bytes), bytes: bytes.to_owned() }
    }

    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
