//! Runs every target of the fuzzer over its committed corpus, and over all that is near to it.

mod targets;

use std::fs;
use std::path::{Path, PathBuf};

use targets::TARGETS;

/// Bytes of all corpora, so that the tree stays small.
const CORPUS_BYTES_MAX: u64 = 100_000;

fn corpus(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let files = fs::read_dir(&folder).expect("a corpus for each target");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).expect("a file that can be read"));
    paths.into_iter().map(read).collect()
}

#[test]
fn every_target_takes_its_corpus() {
    for (name, target) in TARGETS {
        let files = corpus(name);
        assert!(files.len() >= 3, "{name} has {} seeds", files.len());
        for (path, bytes) in files {
            println!("{}", path.display());
            target(&bytes);
        }
    }
}

/// Each seed cut at many places, and with one byte changed at many: a fuzzer's first seconds, and the same
/// each time.
#[test]
fn every_target_takes_what_is_near_to_its_corpus() {
    let mut random = fastrand::Rng::with_seed(7);
    for (name, target) in TARGETS {
        for (_, bytes) in corpus(name) {
            for _ in 0..40 {
                let mut near = bytes.clone();
                near.truncate(random.usize(..=bytes.len()));
                target(&near);
                let mut near = bytes.clone();
                for _ in 0..random.usize(1..4) {
                    if let Some(byte) = random.choice(&mut near) {
                        *byte = random.u8(..);
                    }
                }
                target(&near);
            }
        }
    }
}

/// Row M13 of the table of attacks: checks with guessed passwords, priorities and roles, over and over.
#[test]
fn m13_checks_move_only_what_they_may() {
    let mut random = fastrand::Rng::with_seed(13);
    for _ in 0..200 {
        let mut steps = Vec::new();
        for _ in 0..30 {
            let kind = random.choice([0x0024_u16, 0x0025, 0x8029, 0x802a, 0xc057]).unwrap_or(0);
            let count = random.u8(..3);
            steps.extend([8, random.u8(..), count]);
            for kind in [kind, 0x8029].into_iter().take(count.into()) {
                steps.extend(kind.to_be_bytes());
                steps.push(4);
                steps.extend(random.u32(..).to_be_bytes());
            }
            // Transaction, password right or not, which way; then a picture, so that something flows.
            steps.extend([1, random.u8(..), random.u8(..)]);
            steps.extend([0, random.u8(..), 1, 0x40, 0x80, 0, random.u8(..), 0, 0, 3, 0x10, 0, 1]);
        }
        targets::run("relay", &steps);
    }
}

#[test]
fn the_corpus_is_small() {
    let bytes =
        |(name, _)| -> u64 { corpus(name).iter().map(|(_, bytes)| bytes.len() as u64).sum() };
    let all: u64 = TARGETS.into_iter().map(bytes).sum();
    assert!(all <= CORPUS_BYTES_MAX, "{all} bytes");
}
