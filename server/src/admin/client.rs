//! The command line's end of the operator's socket.

use std::io;
use std::path::Path;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::UnixStream;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};

use super::SOCKET_FILE;
use super::message::{AdminAnswer, AdminRequest};

/// Longest answer, in bytes: a list of some hundred thousand visits.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Why there is no answer, with the next step to take.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Nobody listens.
    #[error("the server is not running. Start it with `webside serve`, then try again")]
    NotRunning,
    /// The socket is another user's.
    #[error("this user may not speak to the server: run this as the server's user, or as root")]
    NotAllowed,
    /// The server stopped before it answered.
    #[error("the server stopped before it answered; try again when it is back")]
    NoAnswer,
    /// What came is no answer.
    #[error("the server's answer cannot be understood; is it another version of webside?")]
    Malformed(#[from] serde_json::Error),
    /// The connection broke.
    #[error("the connection to the server broke")]
    Broken(#[from] LinesCodecError),
    /// Any other fault of the system.
    #[error("the server cannot be reached")]
    Unreachable(#[source] io::Error),
}

/// Asks the server whose data directory this is.
///
/// # Errors
/// [`AskError`], in words for the person at the terminal.
pub async fn ask(data_dir: &Path, request: &AdminRequest) -> Result<AdminAnswer, AskError> {
    let stream = UnixStream::connect(data_dir.join(SOCKET_FILE)).await;
    let stream = stream.map_err(|error| {
        let kind = error.kind();
        if matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused) {
            AskError::NotRunning
        } else if kind == io::ErrorKind::PermissionDenied {
            AskError::NotAllowed
        } else {
            AskError::Unreachable(error)
        }
    })?;
    let mut lines = Framed::new(stream, LinesCodec::new_with_max_length(ANSWER_BYTES_MAX));
    lines.send(serde_json::to_string(request)?).await?;
    let line = lines.next().await.ok_or(AskError::NoAnswer)??;
    Ok(serde_json::from_str(&line)?)
}
