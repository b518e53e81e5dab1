//! A WebDriver BiDi session (W3C): commands to a browser over a WebSocket, and their answers.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A browser that has not answered by then does not answer.
const ANSWER_MAX: Duration = Duration::from_secs(60);

/// A session. One command runs at a time.
pub(crate) struct Bidi(Mutex<Wire>);

struct Wire {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_id: u64,
}

impl Bidi {
    /// Begins a session with the browser that listens at `address`, as `ws://HOST:PORT`.
    pub(crate) async fn begin(address: &str, capabilities: Value) -> Self {
        let (socket, _) = connect_async(format!("{address}/session"))
            .await
            .unwrap_or_else(|error| panic!("no session at {address}: {error}"));
        let bidi = Self(Mutex::new(Wire { socket, last_id: 0 }));
        bidi.command("session.new", json!({ "capabilities": capabilities })).await;
        bidi
    }

    /// Runs a command and returns its result.
    pub(crate) async fn command(&self, method: &str, params: Value) -> Value {
        let answer = timeout(ANSWER_MAX, self.ask(method, params)).await;
        let answer = answer.unwrap_or_else(|_| panic!("{method} is not answered"));
        assert_eq!(answer["type"], "success", "{method}: {answer}");
        answer["result"].clone()
    }

    async fn ask(&self, method: &str, params: Value) -> Value {
        let Wire { socket, last_id } = &mut *self.0.lock().await;
        *last_id += 1;
        let command = json!({ "id": *last_id, "method": method, "params": params });
        socket.send(Message::text(command.to_string())).await.expect("the browser listens");
        while let Some(frame) = socket.next().await {
            let Message::Text(text) = frame.expect("the session goes on") else { continue };
            let answer: Value = serde_json::from_str(&text).expect("BiDi is JSON");
            // Events bear no id, and nobody subscribed to any.
            if answer["id"] == *last_id {
                return answer;
            }
        }
        panic!("the session ended before {method} was answered");
    }
}
