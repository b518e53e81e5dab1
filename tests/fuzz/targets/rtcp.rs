//! Control packets: what peers tell, and what the relay writes.

use webside_core::relay::estimate::{Estimate, LEAST, MOST};
use webside_core::relay::moment::Moment;
use webside_core::relay::rtcp::{self, Arrival, Report};
use webside_core::relay::transport_cc::{self, Arrivals};

use super::input::Input;

/// A feedback that tells of more packets is no browser's.
const TOLD_MAX: usize = 2_048;

/// The bytes as a compound, then as a feedback, then as what is told of.
pub(super) fn run(bytes: &[u8]) {
    compound(bytes);
    feedback(bytes);
    arrivals(&mut Input::new(bytes));
    written(&mut Input::new(bytes));
}

/// Nobody makes the relay read for longer than their bytes are, and no lie moves an estimate out of its bounds.
fn compound(bytes: &[u8]) {
    let mut estimate = Estimate::new(Moment(0));
    for _ in 0..40 {
        estimate.send(Moment(0), 1_200);
    }
    let mut told = 0;
    rtcp::read(bytes, |report| {
        told += 1;
        match report {
            Report::Nack { missing, .. } => {
                assert!(rtcp::missing(missing).count() <= missing.len() / 4 * 17);
            }
            Report::TransportCc(body) => {
                transport_cc::read(body, |number, came| estimate.told(number, came));
                estimate.conclude(Moment(told * 250_000));
            }
            Report::Block { lost, .. } => estimate.lost(lost),
            Report::Estimate(bits) => estimate.limit(bits),
            Report::Sender { .. } | Report::KeyFrame { .. } => {}
        }
        assert!((LEAST..=MOST).contains(&estimate.bits()));
    });
    assert!(told <= bytes.len() as u64 / 4, "{told} reports in {} bytes", bytes.len());
}

/// A feedback tells of as many packets as it says, in a row.
fn feedback(body: &[u8]) {
    let mut numbers = Vec::new();
    transport_cc::read(body, |number, _| numbers.push(number));
    let Some(head) = body.first_chunk::<4>().filter(|_| !numbers.is_empty()) else { return };
    let (first, count) =
        (u16::from_be_bytes([head[0], head[1]]), u16::from_be_bytes([head[2], head[3]]));
    assert!(numbers.len() <= usize::from(count).min(TOLD_MAX), "{count}");
    let row = (0..).map(|ahead| first.wrapping_add(ahead));
    assert!(numbers.iter().copied().zip(row).all(|(number, expected)| number == expected));
}

/// Whatever comes in whatever order, a feedback of it is short and is read as it was meant.
fn arrivals(input: &mut Input<'_>) {
    let (mut arrivals, mut now) = (Arrivals::default(), Moment(0));
    for _ in 0..200 {
        if input.is_empty() {
            break;
        }
        let mut noted = Vec::new();
        let first = input.short();
        for _ in 0..1 + input.byte() % 32 {
            let number = first.wrapping_add(u16::from(input.byte()));
            now = Moment(now.0 + u64::from(input.byte()) * 1_000);
            arrivals.note(now, number);
            noted.push((number, now));
        }
        let mut body = Vec::new();
        if arrivals.write(&mut body) {
            assert!(body.len() < 1_000, "{} bytes", body.len());
            let mut told = 0;
            transport_cc::read(&body, |number, came| {
                told += 1;
                if let Some(came) = came {
                    let known = noted.iter().any(|(noted, at)| {
                        // The wire has steps of 250 µs and 24 bits of 64 ms.
                        *noted == number && at.0.abs_diff(came.unsigned_abs()) < 500
                    });
                    assert!(known, "{number} did not come at {came}");
                }
            });
            assert!(told > 0, "a feedback tells of something");
        }
    }
}

/// What is written is read.
fn written(input: &mut Input<'_>) {
    let (ours, ssrc, ntp) = (input.word(), input.word(), u64::from(input.word()) << 7);
    let arrival = Arrival { ssrc, lost: input.byte(), ..Arrival::default() };
    let mut numbers: Vec<u16> = (0..input.byte() % 70).map(|_| input.short()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut bytes = Vec::new();
    rtcp::receiver(ours, &vec![arrival; usize::from(input.byte() % 40)], &mut bytes);
    rtcp::sender(ssrc, ntp, input.word(), 1, 2, &mut bytes);
    rtcp::key_frame(ours, ssrc, &mut bytes);
    rtcp::nack(ours, ssrc, &numbers, &mut bytes);
    assert_eq!(bytes.len() % 4, 0);
    let mut read = Vec::new();
    rtcp::read(&bytes, |report| match report {
        Report::Block { .. } => assert_eq!(report, Report::Block { ssrc, lost: arrival.lost }),
        Report::Sender { ssrc: of, ntp: at, .. } => assert_eq!((of, at), (ssrc, ntp)),
        Report::KeyFrame { ssrc: of } => assert_eq!(of, ssrc),
        Report::Nack { missing, .. } => read.extend(rtcp::missing(missing)),
        Report::TransportCc(_) | Report::Estimate(_) => panic!("{report:?}"),
    });
    assert_eq!(read, numbers);
}
