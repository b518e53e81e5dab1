//! Waiting for something to become so: asked again and again, never slept for.

use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval, timeout};

/// Between two questions.
const ASK_EVERY: Duration = Duration::from_millis(25);

/// Asks until there is an answer; `None` when there was none within `limit`.
pub(crate) async fn until<T>(
    limit: Duration,
    mut ask: impl AsyncFnMut() -> Option<T>,
) -> Option<T> {
    let asking = async {
        let mut rounds = interval(ASK_EVERY);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            rounds.tick().await;
            if let Some(answer) = ask().await {
                return answer;
            }
        }
    };
    timeout(limit, asking).await.ok()
}
