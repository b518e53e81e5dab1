//! A steady load: each message at its time, whatever became of the one before.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval};
use webside_protocol::limits::BEAT;
use webside_tests::cpu_time;

use crate::figures::{Figures, percentiles};
use crate::wire::{Saying, Wire};

/// Before anything is counted.
const WARM_UP: Duration = Duration::from_secs(2);
/// Turns that may wait for a visit; with more it is hopelessly behind.
const TURNS_MAX: usize = 16;

/// How much, for how long, and whom it costs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) pid: u32,
    pub(crate) lasting: Duration,
    pub(crate) per_second: u32,
}

/// What the visits measure together.
#[derive(Debug, Default)]
struct Measured {
    is_on: bool,
    latencies: Vec<Duration>,
    /// Texts that came in, beats aside.
    deliveries: u32,
    /// Turns at which the message before was still under way.
    late: u32,
}

impl Load {
    /// Puts the load on `pairs`.
    pub(crate) async fn run<W: Wire + 'static>(
        self,
        pairs: Vec<[W; 2]>,
        saying: Saying,
    ) -> Figures {
        self.run_and_keep(pairs, saying).await.0
    }

    /// Puts the load on `pairs` and gives them back.
    pub(crate) async fn run_and_keep<W: Wire + 'static>(
        self,
        pairs: Vec<[W; 2]>,
        saying: Saying,
    ) -> (Figures, Vec<[W; 2]>) {
        let measured = Rc::new(RefCell::new(Measured::default()));
        let (mut talks, mut turns) = (JoinSet::new(), Vec::new());
        for pair in pairs {
            let (give, take) = mpsc::channel(TURNS_MAX);
            turns.push(give);
            talks.spawn_local(talk(pair, take, saying, Rc::clone(&measured)));
        }
        let mut number = 0;
        self.give_turns(WARM_UP, &turns, &mut number).await;
        let cpu_before = cpu_time(self.pid);
        measured.borrow_mut().is_on = true;
        self.give_turns(self.lasting, &turns, &mut number).await;
        measured.borrow_mut().is_on = false;
        let cpu = cpu_time(self.pid) - cpu_before;
        drop(turns);
        let pairs = talks.join_all().await;
        let Measured { mut latencies, deliveries, late, .. } = measured.take();
        // Leaving out what is slowest would flatter the figures.
        assert!(late * 100 < self.messages(), "{late} were overtaken: this machine is too busy");
        let [p50, p99] = percentiles(&mut latencies, [50, 99]);
        let figures = Figures { p50, p99, cpu, messages: self.messages(), deliveries };
        (figures, pairs)
    }

    fn messages(self) -> u32 {
        self.per_second * u32::try_from(self.lasting.as_secs()).expect("a bench is not that long")
    }

    async fn give_turns(self, lasting: Duration, to: &[mpsc::Sender<usize>], number: &mut usize) {
        let mut tick = interval(Duration::from_secs(1) / self.per_second);
        let end = Instant::now() + lasting;
        while tick.tick().await < end {
            let visit = *number % to.len();
            // A visit that is that far behind has been counted as late before.
            let _ = to[visit].try_send(*number / to.len());
            *number += 1;
        }
    }
}

/// One visit: says something at each turn, and hears on both ends, until there are no more turns.
async fn talk<W: Wire>(
    mut pair: [W; 2],
    mut turns: mpsc::Receiver<usize>,
    saying: Saying,
    measured: Rc<RefCell<Measured>>,
) -> [W; 2] {
    let mut sent_at: Option<Instant> = None;
    let mut beat = interval(BEAT);
    let [doctor, rosa] = &mut pair;
    loop {
        let text = tokio::select! {
            turn = turns.recv() => {
                let Some(number) = turn else { return pair };
                if sent_at.is_some() {
                    let mut measured = measured.borrow_mut();
                    measured.late += u32::from(measured.is_on);
                    continue;
                }
                sent_at = Some(Instant::now());
                doctor.say(saying, number).await;
                continue;
            }
            text = rosa.hear() => {
                if is_delivery(&text, saying) {
                    let took = sent_at.take().map(|at| at.elapsed());
                    let mut measured = measured.borrow_mut();
                    if measured.is_on {
                        measured.latencies.extend(took);
                    }
                }
                text
            }
            text = doctor.hear() => text,
            _ = beat.tick() => {
                rosa.beat().await;
                continue;
            }
        };
        let mut measured = measured.borrow_mut();
        if measured.is_on && !text.contains(r#""type":"beat""#) {
            measured.deliveries += 1;
        }
    }
}

/// The relay gives a message back as it was.
fn is_delivery(text: &str, saying: Saying) -> bool {
    text.contains(match saying {
        Saying::Signalling => r#""type":"candidate""#,
        Saying::Cue => r#""type":"cue_began""#,
    })
}
