//! Percentiles, and the table that is printed.

use std::time::Duration;

use crate::idle::Held;

/// An idle connection should hold no more, in KiB.
const IDLE_KIB_GOAL: f64 = 12.0;

/// A row of the table: its name and how its figure is worked out.
type Row<T> = (&'static str, fn(&T) -> f64);

/// What one steady load came to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// Of the server, for all of it.
    pub(crate) cpu: Duration,
    pub(crate) messages: u32,
    pub(crate) deliveries: u32,
}

impl Figures {
    fn cpu_per_delivery(&self) -> f64 {
        micros(self.cpu) / f64::from(self.deliveries.max(1))
    }

    fn deliveries_per_message(&self) -> f64 {
        f64::from(self.deliveries) / f64::from(self.messages.max(1))
    }
}

/// The `wanted` percentiles of `all`, which is sorted on the way.
pub(crate) fn percentiles<const N: usize>(
    all: &mut [Duration],
    wanted: [usize; N],
) -> [Duration; N] {
    assert!(!all.is_empty(), "nothing was delivered");
    all.sort_unstable();
    wanted.map(|percent| all[(all.len() - 1) * percent / 100])
}

/// Prints all of it.
pub(crate) fn print(
    floor: &Figures,
    signalling: &Figures,
    cue: &Figures,
    idle_floor: &Held,
    idle: &Held,
) {
    println!();
    println!("{:<34}{:>12}{:>20}{:>20}", "", "TCP relay", "signalling", "cue, stored");
    let rows: [Row<Figures>; 4] = [
        ("latency p50, µs", |figures| micros(figures.p50)),
        ("latency p99, µs", |figures| micros(figures.p99)),
        ("deliveries a message", Figures::deliveries_per_message),
        ("server CPU µs a delivery", Figures::cpu_per_delivery),
    ];
    for (name, figure) in rows {
        let least = figure(floor);
        let columns = [signalling, cue].map(|figures| beside(figure(figures), least));
        println!("{name:<34}{least:>12.1}{:>20}{:>20}", columns[0], columns[1]);
    }
    println!();
    println!("{:<34}{:>12}{:>20}", "KiB an idle connection", "TCP relay", "Webside");
    let rows: [Row<Held>; 2] =
        [("joined", |held| held.joined), ("after beats both ways", |held| held.settled)];
    for (name, bytes) in rows {
        let (least, held) = (bytes(idle_floor) / 1024.0, bytes(idle) / 1024.0);
        println!("{name:<34}{least:>12.1}{:>20}", beside(held, least));
    }
    let held = idle.settled / 1024.0;
    let verdict = if held <= IDLE_KIB_GOAL { "met" } else { "MISSED" };
    println!("goal: at most {IDLE_KIB_GOAL} KiB an idle connection: {verdict}");
}

fn beside(figure: f64, least: f64) -> String {
    format!("{figure:.1} (× {:.2})", figure / least)
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
