//! The server's end of the operator's socket.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::warn;

use super::message::{AdminAnswer, AdminRefusal};
use super::operator::Operator;

/// Longest request, in bytes.
const REQUEST_BYTES_MAX: usize = 16 * 1024;
/// Operators at once; further ones wait.
const CONNECTIONS_MAX: usize = 8;
/// After a failure to take a connection.
const BACK_OFF: Duration = Duration::from_millis(100);

/// What the socket's task needs.
pub(crate) struct AdminSocket {
    pub(crate) operator: Operator,
    pub(crate) stop: CancellationToken,
}

/// Opens the socket at `path`. One that is there is left from before: the data directory is ours.
pub(crate) fn bind(path: &Path) -> io::Result<UnixListener> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, Permissions::from_mode(0o600))?;
    Ok(listener)
}

impl AdminSocket {
    /// Takes requests until the token is cancelled.
    pub(crate) async fn run(self, listener: UnixListener) {
        let (tasks, free) = (TaskTracker::new(), Arc::new(Semaphore::new(CONNECTIONS_MAX)));
        while let Some(stream) = self.next(&listener).await {
            let place = Arc::clone(&free).acquire_owned().await;
            let (operator, stop) = (self.operator.clone(), self.stop.clone());
            tasks.spawn(async move {
                // A connection that breaks has nobody left to tell.
                let _ = stop.run_until_cancelled(serve(operator, stream)).await;
                drop(place);
            });
        }
        tasks.close();
        tasks.wait().await;
    }

    /// `None` when the server stops.
    async fn next(&self, listener: &UnixListener) -> Option<UnixStream> {
        loop {
            match self.stop.run_until_cancelled(listener.accept()).await? {
                Ok((stream, _)) => return Some(stream),
                Err(error) => {
                    warn!(error = &error as &dyn std::error::Error, "no operator can be heard");
                    sleep(BACK_OFF).await;
                }
            }
        }
    }
}

/// Answers each line with a line.
async fn serve(operator: Operator, stream: UnixStream) -> Result<(), LinesCodecError> {
    let mut lines = Framed::new(stream, LinesCodec::new_with_max_length(REQUEST_BYTES_MAX));
    while let Some(line) = lines.next().await {
        let answer = match serde_json::from_str(&line?) {
            Ok(request) => operator.answer(request).await,
            Err(_) => AdminAnswer::Refused { reason: AdminRefusal::Malformed },
        };
        let text = serde_json::to_string(&answer).expect("answers have no keys that JSON refuses");
        lines.send(text).await?;
    }
    Ok(())
}
