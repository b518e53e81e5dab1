//! A bare TCP relay: two connections of a room get each other's bytes. It parses nothing, stores
//! nothing and checks nothing, so it is the least that any server of signalling must cost.

use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpSocket;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

/// What makes this program the relay.
pub(crate) const ARGUMENT: &str = "be-the-relay";
/// As many as the server's.
const BACKLOG: u32 = 4096;
/// Copied at once.
const COPY_BYTES: usize = 4096;

/// A relay that runs. Dropping it kills it.
pub(crate) struct Relay {
    child: Child,
    address: SocketAddr,
}

impl Relay {
    pub(crate) async fn start() -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = Command::new(program);
        command.arg(ARGUMENT).stdout(Stdio::piped());
        let mut child = command.spawn().expect("this program can be run again");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output is a pipe");
        BufReader::new(stdout).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().parse().expect("an address");
        Self { child, address }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It is gone already or goes now.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Relays until it is killed. A runtime like the server's.
pub(crate) fn run() {
    let runtime = Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(serve()).expect("the relay can listen");
}

async fn serve() -> io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let listener = socket.listen(BACKLOG)?;
    writeln!(io::stdout(), "{}", listener.local_addr()?)?;
    let (mut alone, mut copying) = (HashMap::new(), JoinSet::new());
    loop {
        let (mut stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let room = stream.read_u32().await?;
        stream.write_all(b"\n").await?;
        let (read, write) = stream.into_split();
        if let Some((other_read, other_write)) = alone.remove(&room) {
            copying.spawn(copy(read, other_write));
            copying.spawn(copy(other_read, write));
        } else {
            alone.insert(room, (read, write));
        }
    }
}

/// Holds no buffer while there is nothing to copy.
async fn copy(from: OwnedReadHalf, mut to: OwnedWriteHalf) {
    while from.readable().await.is_ok() {
        let mut bytes = Vec::new();
        {
            let mut buffer = [0; COPY_BYTES];
            match from.try_read(&mut buffer) {
                Ok(0) => return,
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
                Err(_) => return,
            }
        }
        if to.write_all(&bytes).await.is_err() {
            return;
        }
    }
}
