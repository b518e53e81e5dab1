//! What a mirror takes, one row a message: the next fact, and nothing from the past or from ahead.

mod scene;

use scene::{CLINICIAN, PATIENT, Scene};
use webside_protocol::{Command, Cue, Entry, Epoch, Gap, Mirror, Seq, Signal, VisitState};

const HELD: usize = 6;

/// A log of some length, and a mirror that holds its first [`HELD`] entries of epoch 2.
fn held() -> (Vec<Entry>, Mirror) {
    let mut scene = Scene::full();
    scene.send(CLINICIAN, Command::BeginCue { cue: Cue::Notes });
    let mut mirror = Mirror::default();
    mirror.restore(Epoch(2), folded(&scene.log[..HELD]));
    (scene.log, mirror)
}

fn folded(log: &[Entry]) -> VisitState {
    let mut state = VisitState::default();
    log.iter().for_each(|entry| state.apply(entry));
    state
}

#[test]
fn an_entry_is_replayed_when_it_is_the_next_of_this_owner() {
    const GAP: Result<(), Gap> = Err(Gap { from: Seq(HELD as u64) });
    let rows = [
        ("the next", 2, HELD, Ok(()), HELD + 1),
        ("held already", 2, HELD - 1, Ok(()), HELD),
        ("the first again", 2, 0, Ok(()), HELD),
        ("one is missing", 2, HELD + 1, GAP, HELD),
        ("next, of an older owner", 1, HELD, Ok(()), HELD),
        ("ahead, of an older owner", 1, HELD + 1, Ok(()), HELD),
        ("next, of an owner not met", 3, HELD, GAP, HELD),
        ("held, of an owner not met", 3, HELD - 1, GAP, HELD),
    ];
    for (name, epoch, place, expected, next) in rows {
        let (log, mut mirror) = held();
        assert_eq!(mirror.receive(Epoch(epoch), &log[place]), expected, "{name}");
        assert_eq!(mirror.state(), &folded(&log[..next]), "{name}");
        assert_eq!(mirror.epoch(), Epoch(2), "{name}");
    }
}

#[test]
fn a_snapshot_is_taken_unless_it_is_from_the_past() {
    let rows = [
        ("later, same owner", 2, HELD + 2, true),
        ("as far, same owner", 2, HELD, true),
        ("earlier, same owner", 2, HELD - 1, false),
        ("earlier, newer owner", 3, HELD - 1, true),
        ("later, older owner", 1, HELD + 2, false),
    ];
    for (name, epoch, length, taken) in rows {
        let (log, mut mirror) = held();
        mirror.restore(Epoch(epoch), folded(&log[..length]));
        let (epoch, length) = if taken { (epoch, length) } else { (2, HELD) };
        assert_eq!(
            (mirror.epoch(), mirror.state()),
            (Epoch(epoch), &folded(&log[..length])),
            "{name}"
        );
    }
}

#[test]
fn a_page_offers_what_the_server_would_do() {
    let scene = Scene::full();
    let mut mirror = Mirror::default();
    mirror.restore(Epoch(1), folded(&scene.log));
    for seat in [CLINICIAN, PATIENT] {
        for command in [
            Command::BeginCue { cue: Cue::Notes },
            Command::RaiseSignal { signal: Signal::Question },
            Command::EndVisit {},
        ] {
            let told = Scene::full().send(seat, command.clone());
            assert_eq!(mirror.would(seat, scene.now, &command).err(), told, "{seat} {command:?}");
        }
    }
}
