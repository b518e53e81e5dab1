//! A server killed at a random moment has lost nothing that it had acknowledged.

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use tokio::task::JoinSet;

use super::*;
use crate::store::AuditVerdict;

const KILLS: usize = 20;
const VISITS: u8 = 8;
const DIRECTORY: &str = "WEBSIDE_TEST_CRASH_DIRECTORY";

#[tokio::test]
async fn twenty_kills_lose_no_acknowledged_entry() {
    let mut directory = TempDir::new().unwrap();
    let mut acknowledged = BTreeMap::new();
    for kill in 0..KILLS {
        let acks = random_below(500);
        run_and_kill(directory.path(), acks, &mut acknowledged);

        let clinic = Clinic::on(directory);
        for name in 1..=VISITS {
            let id = VisitId::from_bytes([name; 16]);
            let Ok(opened) = clinic.store.open_visit(id, NOW).await else {
                assert!(!acknowledged.contains_key(&name), "visit {name} lost at kill {kill}");
                continue;
            };
            let held = opened.entries.len() as u64;
            assert_eq!(opened.entries, numbered(0..held), "visit {name}, kill {kill}");
            let told = acknowledged.get(&name).copied().unwrap_or(0);
            assert!(held >= told, "visit {name}: {held} of {told}, kill {kill} at {acks} acks");
        }
        assert!(matches!(clinic.store.verify_audit().await, Ok(AuditVerdict::Whole(_))));
        directory = clinic.stop().await;
    }
    let told: u64 = acknowledged.values().sum();
    assert!(told > KILLS as u64, "the kills hit a working server: {told} entries");
}

/// Starts a server process, kills it after `acks` acknowledgements, and notes all that it gave.
fn run_and_kill(directory: &Path, acks: usize, acknowledged: &mut BTreeMap<u8, u64>) {
    let path = module_path!().split_once("::").unwrap().1;
    let mut server = Command::new(env::current_exe().unwrap())
        .args(["--exact", &format!("{path}::a_server_to_be_killed"), "--ignored", "--nocapture"])
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stdout.take().unwrap());
    let mut line = String::new();
    let mut heard = 0;
    // A line without its end was cut by the kill.
    while lines.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
        if let Some(ack) = line.trim_end().strip_prefix("ack ") {
            let (visit, held) = ack.split_once(' ').unwrap();
            acknowledged.insert(visit.parse().unwrap(), held.parse().unwrap());
            heard += 1;
            if heard == acks {
                server.kill().unwrap();
            }
        }
        line.clear();
    }
    let status = server.wait().unwrap();
    assert!(status.code().is_none(), "it ended by itself: {status}");
}

/// Not a test: what `run_and_kill` runs. It appends to every visit until it is killed.
#[tokio::test]
#[ignore = "runs for ever; the crash test starts and kills it"]
async fn a_server_to_be_killed() {
    let directory = env::var_os(DIRECTORY).unwrap();
    let (store, _owner) = Store::open(Path::new(&directory), None).unwrap();
    let mut producers = JoinSet::new();
    for name in 1..=VISITS {
        producers.spawn(append_for_ever(store.clone(), name));
    }
    producers.join_all().await;
}

async fn append_for_ever(store: Store, name: u8) {
    let id = VisitId::from_bytes([name; 16]);
    match store.create_visit(new_visit(id), vec![], vec![]).await {
        Ok(()) | Err(StoreError::VisitExists) => {}
        Err(error) => panic!("{error}"),
    }
    let opened = store.open_visit(id, NOW).await.unwrap();
    let mut next = opened.entries.len() as u64;
    loop {
        let count = 1 + u64::from(name) % 3;
        store.append(id, opened.record.epoch, numbered(next..next + count)).await.unwrap();
        next += count;
        writeln!(std::io::stdout(), "ack {name} {next}").unwrap();
    }
}

/// At least 1.
fn random_below(limit: usize) -> usize {
    let mut bytes = [0; 8];
    aws_lc_rs::rand::fill(&mut bytes).unwrap();
    1 + usize::from_le_bytes(bytes) % (limit - 1)
}
