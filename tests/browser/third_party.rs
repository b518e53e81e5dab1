//! A client that is not ours, written after `protocol/README.md` alone (`tests/interop`), is in a relayed
//! visit with a Chromium: pictures and sound both ways, though each numbers its codecs in its own way.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;
use webside_protocol::Role;
use webside_protocol::limits::VERSION;

use crate::browser::{PATIENCE, target};
use crate::scene::{Cast, Scene};
use crate::tiles::{Onlooker, watch};

/// The payload types that a browser sends under, by name of the codec.
const PAYLOAD_TYPES: &str = r"
const done = arguments[arguments.length - 1];
const peer = window.watched.peers.findLast(peer => peer.connectionState === 'connected');
peer.getStats().then(report => {
  const all = [...report.values()];
  const sent = all.filter(entry => entry.type === 'outbound-rtp').map(entry => entry.codecId);
  const codecs = all.filter(entry => sent.includes(entry.id));
  done(Object.fromEntries(codecs.map(one => [one.mimeType.split('/')[1], one.payloadType])));
}, () => done({}));
";

/// What protects media between a browser and the relay.
const CIPHERS: &str = r"
const done = arguments[arguments.length - 1];
const peer = window.watched.peers.findLast(peer => peer.connectionState === 'connected');
peer.getStats().then(report => {
  const transports = [...report.values()].filter(entry => entry.type === 'transport');
  done(transports.map(entry => entry.srtpCipher ?? 'none'));
}, () => done(['none']));
";

/// The other client's program. Dropping it ends it.
struct ThirdParty {
    _program: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl ThirdParty {
    /// Where its Python is, if it was prepared; says so when not.
    fn python() -> Option<PathBuf> {
        let python = target().join("interop/bin/python");
        let here = python.exists();
        if !here {
            println!("NOT RUN: ./deploy/prepare tests could not install aiortc");
        }
        here.then_some(python)
    }

    fn comes(python: PathBuf, link: &str, more: &[&str]) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/interop/guest.py");
        let mut program = Command::new(python)
            .args([script, link, "--version", &VERSION.to_string()])
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Python can be run");
        let said = BufReader::new(program.stdout.take().expect("its output is piped")).lines();
        Self { _program: program, said }
    }

    /// Waits until it says something of which `found` makes something.
    async fn says<T>(&mut self, what: &str, mut found: impl FnMut(&Value) -> Option<T>) -> T {
        let says = async {
            while let Some(line) = self.said.next_line().await.expect("it can be read") {
                let line = serde_json::from_str(&line).expect("it says JSON");
                if let Some(found) = found(&line) {
                    return found;
                }
            }
            panic!("it ended before {what}")
        };
        let said = timeout(PATIENCE, says).await;
        said.unwrap_or_else(|_| panic!("waited {PATIENCE:?} for {what}"))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_is_not_ours_sees_and_hears_and_is_seen_and_heard() {
    is_in_a_visit("gcm", &[]).await;
}

/// AES_CM_128_HMAC_SHA1_80 as somebody else wrote it, beside a Chromium with AES-GCM.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_knows_no_aes_gcm_is_let_in_where_the_clinic_wants_it() {
    is_in_a_visit("gcm_or_sha1", &["--older"]).await;
}

async fn is_in_a_visit(protection: &'static str, more: &[&str]) {
    let Some(python) = ThirdParty::python() else { return };
    let scene = Scene::set(Cast { relay: "always", protection, ..Cast::default() }).await;
    let clinician = &scene.clinician;
    let mut patient = ThirdParty::comes(python, scene.link(Role::Patient), more);
    patient.says("its welcome", |said| said.get("welcome").cloned()).await;
    scene.clinician_comes().await;
    clinician.press("Let Rosa Martín in").await;
    let theirs = patient.says("everyone", |said| said.get("payload_types").cloned()).await;
    let theirs: BTreeMap<String, u8> = serde_json::from_value(theirs).expect("numbers by name");

    let pages = [Onlooker::Chromium(clinician)];
    pages[0].has_tiles_of(1).await;
    let watched = watch(&pages, 1, Duration::from_secs(6)).await;
    assert!(watched[0].is_whole(), "{watched:?}");
    let count = |name: &'static str, least: u64| {
        move |said: &Value| said[name].as_u64().filter(|count| *count >= least)
    };
    let pictures = patient.says("pictures", count("pictures", 1)).await;
    let more = patient.says("more pictures", count("pictures", pictures + 20)).await;
    let sounds = patient.says("sounds", count("sounds", 100)).await;
    let loudest = patient.says("sound that is no silence", count("loudest", 500)).await;
    println!("it saw {pictures}, then {more} pictures, and heard {sounds} sounds, up to {loudest}");

    let ciphers: Vec<String> = clinician.run_async(CIPHERS, vec![]).await;
    assert!(ciphers.iter().all(|cipher| cipher.contains("GCM")), "{ciphers:?}");
    let ours: BTreeMap<String, u8> = clinician.run_async(PAYLOAD_TYPES, vec![]).await;
    println!("payload types: theirs {theirs:?}, ours {ours:?}");
    for name in ["opus", "VP8"] {
        assert_ne!(theirs[name], ours[name], "{name} is translated from one to the other");
    }
    clinician.sees("Encrypted to the clinic's server").await;
    clinician.console_is_clean().await;
}
