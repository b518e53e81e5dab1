//! What a delivery costs: a signalling message (not stored), a cue (stored before told) and an idle
//! connection, beside a relay that copies bytes and does nothing else.
//!
//! | file | idea |
//! |---|---|
//! | `relay` | the bare TCP relay, in a process of its own like the server |
//! | `wire` | both of them from a page's side |
//! | `people` | visits with their tickets |
//! | `steady` | 1,000 messages a second: how long each takes, and what it costs |
//! | `idle` | connections that only say that they are there: what each holds |
//! | `cores` | the server on one core, its load on another |
//! | `figures` | percentiles and the table |
//!
//! `WEBSIDE_BENCH_SECONDS` and `WEBSIDE_BENCH_CONNECTIONS` make it shorter or smaller.

mod cores;
mod figures;
mod idle;
mod people;
mod relay;
mod steady;
mod wire;

use std::time::Duration;

use figures::Figures;
use people::limits;
use relay::Relay;
use steady::Load;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use webside_tests::{Clinic, Settings, resident_bytes};
use wire::{Bare, Saying};

/// Visits that talk, of two people each.
const VISITS: usize = 500;
const PER_SECOND: u32 = 1_000;
const SECONDS: u64 = 10;
const IDLE_CONNECTIONS: usize = 10_000;

fn main() {
    if std::env::args().any(|argument| argument == relay::ARGUMENT) {
        return relay::run();
    }
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    LocalSet::new().block_on(&runtime, compare());
}

async fn compare() {
    let seconds = number("WEBSIDE_BENCH_SECONDS").unwrap_or(SECONDS);
    let connections = number("WEBSIDE_BENCH_CONNECTIONS").unwrap_or(IDLE_CONNECTIONS as u64);
    let connections = usize::try_from(connections).expect("a number of connections");
    let lasting = Duration::from_secs(seconds);
    println!("{PER_SECOND} messages a second over {VISITS} visits of two, {seconds} s each");
    println!("{connections} idle connections in visits of two");
    println!("the server on one core, its load on another: {}", cores::can_pin());

    let floor = relayed(lasting).await;
    let [signalling, cue] = in_visits(lasting).await;
    let idle_floor = idle_at_relay(connections).await;
    let idle = idle_in_visits(connections).await;
    figures::print(&floor, &signalling, &cue, &idle_floor, &idle);
}

async fn relayed(lasting: Duration) -> Figures {
    let relay = cores::on_the_servers(Relay::start).await;
    let mut pairs = Vec::new();
    for room in 0..VISITS {
        let room = u32::try_from(room).expect("a small number");
        pairs.push([
            Bare::join(relay.address(), room).await,
            Bare::join(relay.address(), room).await,
        ]);
    }
    let load = Load { pid: relay.pid(), lasting, per_second: PER_SECOND };
    load.run(pairs, Saying::Signalling).await
}

async fn in_visits(lasting: Duration) -> [Figures; 2] {
    let settings = Settings { limits: limits(VISITS), ..Settings::default() };
    let clinic = cores::on_the_servers(|| Clinic::open(settings)).await;
    let people = people::invite(&clinic, VISITS).await;
    let pairs = people::sit_down_inside(&clinic, people).await;
    let pid = clinic.pid().expect("the server runs");
    let load = Load { pid, lasting, per_second: PER_SECOND };
    let (signalling, pairs) = load.run_and_keep(pairs, Saying::Signalling).await;
    let cue = load.run(pairs, Saying::Cue).await;
    [signalling, cue]
}

async fn idle_at_relay(connections: usize) -> idle::Held {
    let relay = cores::on_the_servers(Relay::start).await;
    let before = resident_bytes(relay.pid());
    idle::at_relay(&relay, connections, before).await
}

async fn idle_in_visits(connections: usize) -> idle::Held {
    let visits = connections.div_ceil(2);
    let settings = Settings { limits: limits(visits), ..Settings::default() };
    let mut clinic = cores::on_the_servers(|| Clinic::open(settings)).await;
    let people = people::invite(&clinic, visits).await;
    // A server that has just started: nothing that making the visits left behind hides their cost.
    clinic.stop().await;
    cores::on_the_servers(async || clinic.start().await).await;
    let before = resident_bytes(clinic.pid().expect("the server runs"));
    idle::in_visits(&clinic, people, before).await
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}
