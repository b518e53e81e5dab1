//! How long to wait for what should happen at once: a loaded machine is slow, not wrong.

use std::future::Future;
use std::time::Duration;

use tokio::time::timeout;

/// Whatever should happen at once has happened within this time.
pub const SOON: Duration = Duration::from_secs(10);

/// Waits for `future`, which should be done at once.
///
/// # Panics
/// When it is not, naming `what` was awaited.
pub async fn soon<T>(what: &str, future: impl Future<Output = T>) -> T {
    within(SOON, what, future).await
}

/// Waits for `future` for at most `limit`.
///
/// # Panics
/// When it is not done by then, naming `what` was awaited.
pub async fn within<T>(limit: Duration, what: &str, future: impl Future<Output = T>) -> T {
    let done = timeout(limit, future).await;
    done.unwrap_or_else(|_| panic!("waited {limit:?} in vain: {what}"))
}
