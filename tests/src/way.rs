//! By which way a page comes, and how it opens its WebSocket.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{WebSocketStream, client_async};

/// By which way a page comes.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The address it comes from, of 127.0.0.0/8.
    pub from: Ipv4Addr,
    /// Bytes that its system keeps for it while it does not read; `None`: as the system likes.
    pub receive_buffer: Option<u32>,
}

impl Default for Way {
    fn default() -> Self {
        Self { from: Ipv4Addr::LOCALHOST, receive_buffer: None }
    }
}

impl Way {
    /// Opens a WebSocket to `to`, for a page of `origin`.
    pub(crate) async fn open(
        self,
        to: SocketAddr,
        origin: &str,
    ) -> Result<WebSocketStream<TcpStream>, Error> {
        let socket = TcpSocket::new_v4()?;
        if let Some(bytes) = self.receive_buffer {
            socket.set_recv_buffer_size(bytes)?;
        }
        socket.bind((self.from, 0).into())?;
        let stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        let mut request = format!("ws://{to}/ws").into_client_request()?;
        request.headers_mut().insert("origin", origin.parse()?);
        Ok(client_async(request, stream).await?.0)
    }
}
