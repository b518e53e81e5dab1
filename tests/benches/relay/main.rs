//! What passing a packet on costs: 10 rooms of one who sends 2 Mbit/s and sound, and three who watch,
//! over real ICE, DTLS and SRTP, beside a bare recvmmsg → GCM → send that does nothing else.
//!
//! | file | idea |
//! |---|---|
//! | `served` | the relay, in a process of its own |
//! | `floor` | the least work that the job needs, in a process of its own |
//! | `child` | such a process: on its own core, asked line by line |
//! | `load` | who sends and who watches: one round of packets, and what it cost |
//!
//! `WEBSIDE_BENCH_SECONDS` makes it shorter.

mod child;
mod floor;
mod load;
mod served;

use std::time::Duration;

use load::Figures;

const SECONDS: u64 = 10;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == served::ARGUMENT) {
        return served::run();
    }
    if arguments.iter().any(|argument| argument == floor::ARGUMENT) {
        return floor::run();
    }
    let seconds = std::env::var("WEBSIDE_BENCH_SECONDS").ok().and_then(|text| text.parse().ok());
    let lasting = Duration::from_secs(seconds.unwrap_or(SECONDS));
    println!("{} rooms of 1 + {}, {} s each", load::ROOMS, load::WATCHERS, lasting.as_secs());
    let floor = floor::measure(lasting);
    let relay = served::measure(lasting);
    println!(
        "{:<10}{:>24}{:>10}{:>20}{:>14}{:>20}{:>8}",
        "",
        "CPU s / M packets out",
        "x floor",
        "p50 / p99 us",
        "KiB a leg",
        "offer to media ms",
        "lost"
    );
    print("floor", &floor, &floor);
    print("relay", &relay, &floor);
}

fn print(name: &str, figures: &Figures, floor: &Figures) {
    let ratio = figures.cpu_per_million / floor.cpu_per_million;
    let latency = format!("{} / {}", figures.p50_us, figures.p99_us);
    println!(
        "{name:<10}{:>24.2}{ratio:>10.2}{latency:>20}{:>14}{:>20}{:>8}",
        figures.cpu_per_million,
        figures.kib_per_leg.map_or("-".to_owned(), |kib| format!("{kib:.0}")),
        figures.first_media_ms.map_or("-".to_owned(), |ms| format!("{ms:.1}")),
        figures.lost,
    );
}
