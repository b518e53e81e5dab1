//! Connections that only say that they are there: how much memory each holds.

use std::rc::Rc;
use std::time::Duration;

use futures_util::stream::{self, StreamExt as _};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::interval;
use webside_protocol::Redeemed;
use webside_protocol::limits::BEAT;
use webside_tests::{Clinic, resident_bytes, within};

use crate::people::AT_ONCE;
use crate::relay::Relay;
use crate::wire::{Bare, Seated, Wire as _};

/// Within it everybody has heard two beats of the server, or something is wrong.
const SETTLED_WAIT: Duration = Duration::from_secs(60);

/// Memory of the server for each connection, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held {
    /// Once all have sat down.
    pub(crate) joined: f64,
    /// Once each has spoken and been spoken to.
    pub(crate) settled: f64,
}

/// Of the relay.
pub(crate) async fn at_relay(relay: &Relay, connections: usize, before: u64) -> Held {
    let rooms = stream::iter(0..connections).map(|number| {
        let room = u32::try_from(number / 2).expect("a number of rooms");
        Bare::join(relay.address(), room)
    });
    let held: Vec<Bare> = rooms.buffer_unordered(AT_ONCE).collect().await;
    let joined = per_connection(relay.pid(), before, held.len());
    Held { joined, settled: joined }
}

/// Of the server.
pub(crate) async fn in_visits(clinic: &Clinic, people: Vec<[Redeemed; 2]>, before: u64) -> Held {
    let pid = clinic.pid().expect("the server runs");
    let connections = people.len() * 2;
    let (mut staying, heard) = (JoinSet::new(), Rc::new(Semaphore::new(0)));
    let mut coming = stream::iter(people.into_iter().flatten())
        .map(|redeemed| async move {
            let mut page = Seated::open(clinic, &redeemed).await;
            page.hear_until(&["welcome"]).await;
            page
        })
        .buffer_unordered(AT_ONCE);
    while let Some(page) = coming.next().await {
        staying.spawn_local(stay(page, Rc::clone(&heard)));
    }
    drop(coming);
    let joined = per_connection(pid, before, connections);
    // Twice as many beats as there are pages: each has heard about two, and answered.
    let beats = u32::try_from(2 * connections).expect("a number of beats");
    heard.forget_permits(usize::MAX);
    let enough = within(SETTLED_WAIT, "beats of the server", heard.acquire_many(beats)).await;
    enough.expect("nobody closes the semaphore").forget();
    Held { joined, settled: per_connection(pid, before, connections) }
}

async fn stay(mut page: Seated, heard: Rc<Semaphore>) {
    let mut beat = interval(BEAT);
    loop {
        tokio::select! {
            text = page.hear() => {
                if text.contains(r#""type":"beat""#) {
                    heard.add_permits(1);
                }
            }
            _ = beat.tick() => page.beat().await,
        }
    }
}

fn per_connection(pid: u32, before: u64, connections: usize) -> f64 {
    let held = resident_bytes(pid).saturating_sub(before);
    held as f64 / connections as f64
}
