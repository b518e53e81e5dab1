//! A person's network: everything between one browser and the server, which can be cut and mended.
//!
//! The browser takes it for a SOCKS proxy (RFC 1928), so its pages keep the server's own origin. Sound
//! and picture go beside it, unless it is a line that no UDP passes.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use webside_tests::Clinic;

/// SOCKS version 5, no authentication.
const GREETING: [u8; 2] = [5, 0];
/// Connected; where from is nobody's business.
const CONNECTED: [u8; 10] = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];
/// Not allowed by the rules of this line.
const REFUSED: [u8; 10] = [5, 2, 0, 1, 0, 0, 0, 0, 0, 0];

/// How a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    Whole,
    /// Nothing goes through, and nobody is told.
    Silent,
    /// Every connection ends, and none begins.
    Cut,
}

/// Whether the network lets UDP out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Udp {
    Passes,
    Blocked,
}

/// Passes connections on to the server while it is whole.
pub(crate) struct Line {
    address: SocketAddr,
    udp: Udp,
    condition: watch::Sender<Condition>,
    _passing: JoinSet<()>,
}

impl Line {
    /// A whole line to the clinic's server, and to nobody else: Chromium's own wishes end here.
    pub(crate) async fn to(clinic: &Clinic) -> Self {
        Self::to_all([clinic.address(), clinic.turn_address()].into()).await
    }

    /// A whole line through a firewall that lets out to the clinic's pages, and to nothing else.
    pub(crate) async fn to_pages_alone(clinic: &Clinic) -> Self {
        Self::to_only(clinic.address()).await
    }

    /// A whole line to one address, and to nobody else.
    pub(crate) async fn to_only(server: SocketAddr) -> Self {
        Self::to_all([server].into()).await
    }

    async fn to_all(servers: Arc<[SocketAddr]>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let condition = watch::Sender::new(Condition::Whole);
        let mut passing = JoinSet::new();
        passing.spawn(pass(listener, servers, condition.subscribe()));
        Self { address, udp: Udp::Passes, condition, _passing: passing }
    }

    /// The same, and the browser sends nothing by UDP.
    pub(crate) fn without_udp(self) -> Self {
        Self { udp: Udp::Blocked, ..self }
    }

    /// The arguments that lead a Chromium through this line, also to this very machine.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let proxy = format!("--proxy-server=socks5://{}", self.address);
        let mut arguments = vec![proxy, "--proxy-bypass-list=<-loopback>".into()];
        if self.udp == Udp::Blocked {
            arguments.push("--webrtc-ip-handling-policy=disable_non_proxied_udp".into());
        }
        arguments
    }

    /// Ends every connection and takes no new one.
    pub(crate) fn cut(&self) {
        self.condition.send_replace(Condition::Cut);
    }

    /// Lets nothing through any more, as a phone does in a lift: no connection ends.
    pub(crate) fn fall_silent(&self) {
        self.condition.send_replace(Condition::Silent);
    }

    /// Makes it whole again.
    pub(crate) fn mend(&self) {
        self.condition.send_replace(Condition::Whole);
    }
}

async fn pass(
    listener: TcpListener,
    servers: Arc<[SocketAddr]>,
    condition: watch::Receiver<Condition>,
) {
    let mut connections = JoinSet::new();
    while let Ok((browser, _)) = listener.accept().await {
        while connections.try_join_next().is_some() {}
        connections.spawn(connection(browser, Arc::clone(&servers), condition.clone()));
    }
}

/// One connection: moves on while the line is whole, stands still while it is silent.
async fn connection(
    browser: TcpStream,
    servers: Arc<[SocketAddr]>,
    mut condition: watch::Receiver<Condition>,
) {
    let mut passing = pin!(pass_on(browser, &servers));
    loop {
        let now = *condition.borrow_and_update();
        tokio::select! {
            _ = &mut passing, if now == Condition::Whole => return,
            changed = condition.changed(), if now != Condition::Cut => {
                if changed.is_err() {
                    return;
                }
            }
            else => return,
        }
    }
}

async fn pass_on(mut browser: TcpStream, servers: &[SocketAddr]) -> io::Result<()> {
    let wanted = asked_for(&mut browser).await?;
    let Some(server) = servers.iter().find(|server| server.to_string() == wanted) else {
        return browser.write_all(&REFUSED).await;
    };
    let mut server = TcpStream::connect(server).await?;
    // The test measures small messages: none waits for the next.
    browser.set_nodelay(true)?;
    server.set_nodelay(true)?;
    browser.write_all(&CONNECTED).await?;
    copy_bidirectional(&mut browser, &mut server).await.map(drop)
}

/// Where the browser wants to be connected to, as `HOST:PORT`.
async fn asked_for(browser: &mut TcpStream) -> io::Result<String> {
    let mut start = [0; 2];
    browser.read_exact(&mut start).await?;
    let mut methods = vec![0; start[1].into()];
    browser.read_exact(&mut methods).await?;
    browser.write_all(&GREETING).await?;
    let mut request = [0; 4];
    browser.read_exact(&mut request).await?;
    let host = match request[3] {
        1 => {
            let mut address = [0; 4];
            browser.read_exact(&mut address).await?;
            Ipv4Addr::from(address).to_string()
        }
        3 => {
            let mut name = vec![0; browser.read_u8().await?.into()];
            browser.read_exact(&mut name).await?;
            String::from_utf8_lossy(&name).into_owned()
        }
        _ => return Err(io::ErrorKind::Unsupported.into()),
    };
    Ok(format!("{host}:{}", browser.read_u16().await?))
}
