//! The `webside` command as its user types it, and what it leaves in the log.

use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::process::{Child, Command};
use webside_protocol::{LinkSecret, PageId, Redeem, Redeemed, Role};
use webside_server::admin::CreatedVisit;

use crate::house::{ORIGIN, Page, request, secret};

const CANARIES: [&str; 2] = ["Rosa Canary", "Dr. Canary"];

fn webside(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_webside"));
    command.args(arguments).stdin(Stdio::null()).kill_on_drop(true);
    command
}

async fn output(arguments: &[&str]) -> (bool, String, String) {
    let output = webside(arguments).output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn settings(directory: &Path, port: u16) -> String {
    let file = directory.join("webside.toml");
    let text = format!(
        "listen = \"127.0.0.1:{port}\"\ntls = \"off\"\npublic_url = \"{ORIGIN}\"\nlog = \"trace\"\n\
         data_dir = {:?}\n[turn]\nlisten = \"127.0.0.1:0\"\n[media]\nlisten = \"127.0.0.1:0\"\n\
         [clinic]\nname = \"Test clinic\"\n",
        directory.join("data")
    );
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

/// Starts `webside serve` and reads its log until it listens.
async fn serve(
    config: &str,
) -> (Child, BufReader<tokio::process::ChildStderr>, String, std::net::SocketAddr) {
    let mut child = webside(&["serve", "--config", config]).stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    loop {
        let from = said.len();
        assert_ne!(log.read_line(&mut said).await.unwrap(), 0, "{said}");
        if let Some((_, rest)) = said[from..].split_once("\"address\":\"") {
            let address = rest.split_once('"').unwrap().0.parse().unwrap();
            return (child, log, said, address);
        }
    }
}

#[tokio::test]
async fn a_visit_is_made_held_and_drained_and_the_log_tells_nobodys_words() {
    let directory = tempfile::tempdir().unwrap();
    let config = settings(directory.path(), 0);
    let (mut child, mut log, mut said, address) = serve(&config).await;

    let create = [
        "visit",
        "create",
        "--json",
        "--config",
        &config,
        "--patient",
        CANARIES[0],
        "--clinician",
        CANARIES[1],
    ];
    let (made, out, fault) = output(&create).await;
    assert!(made, "{fault}");
    let visit: CreatedVisit = serde_json::from_str(&out).unwrap();
    let secrets = [Role::Clinician, Role::Patient].map(|role| secret(&visit, role));
    let mut tickets = Vec::new();
    for secret in &secrets {
        let body =
            serde_json::to_string(&Redeem { secret: LinkSecret(secret.clone()), page: PageId(1) })
                .unwrap();
        let headers = [
            ("content-type", "application/json"),
            ("origin", ORIGIN),
            ("user-agent", "CanaryAgent"),
        ];
        let answer = request(address, "POST", "/api/redeem?canary-query", &headers, &body).await;
        tickets.push(serde_json::from_str::<Redeemed>(&answer.body).unwrap());
    }
    let mut doctor = Page::joined(address, &tickets[0], 1).await;
    let mut rosa = Page::joined(address, &tickets[1], 2).await;
    doctor.admit(rosa.seat).await;
    rosa.until_admitted().await;
    rosa.say_text("{\"canary-text\\n{\\\"level\\\":\\\"ERROR\\\"}").await;

    let (listed, out, _) = output(&["visit", "list", "--config", &config]).await;
    assert!(listed && out.contains("open") && out.contains("clinician, patient"), "{out}");
    assert!(!CANARIES.iter().any(|name| out.contains(name)), "no names in a list");

    let id = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
    doctor.hear_closing().await;
    rosa.hear_closing().await;
    assert!(child.wait().await.unwrap().success(), "a drained server exits with 0");
    log.read_to_string(&mut said).await.unwrap();
    let ticket = |at: usize| tickets[at].ticket.0.as_str();
    let never = [
        CANARIES[0],
        CANARIES[1],
        &secrets[0],
        &secrets[1],
        ticket(0),
        ticket(1),
        "canary-text",
        "canary-query",
        "CanaryAgent",
    ];
    for text in never {
        assert!(!said.contains(text), "{text} is in the log:\n{said}");
    }
    assert!(said.lines().all(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok()));
}

#[tokio::test]
async fn promises_and_feedback_are_asked_for_and_a_visit_follows_another() {
    let directory = tempfile::tempdir().unwrap();
    let config = settings(directory.path(), 0);
    let _serving = serve(&config).await;
    let people = ["--patient", CANARIES[0], "--clinician", CANARIES[1], "--config", &config];
    let create = async |more: &[&str]| {
        output(&[&["visit", "create", "--json"], people.as_slice(), more].concat()).await
    };
    let (made, out, fault) = create(&[]).await;
    assert!(made, "{fault}");
    let visit: CreatedVisit = serde_json::from_str(&out).unwrap();
    let id = visit.visit.to_string();
    let nobody = "0".repeat(32);
    assert!(create(&["--follows", &id]).await.0);
    let (made, _, fault) = create(&["--follows", &nobody]).await;
    assert!(!made && fault.contains("there is no such visit"), "{fault}");

    let rows: [(&[&str], &str); 4] = [
        (&["promise", "list"], ""),
        (&["promise", "list", "--json"], "[]\n"),
        (&["feedback"], "Felt heard: 0 yes, 0 partly, 0 no\n"),
        (&["feedback", "--json"], "{\"yes\":0,\"partly\":0,\"no\":0,\"sentences\":[]}\n"),
    ];
    for (arguments, told) in rows {
        let (done, out, fault) = output(&[arguments, &["--config", &config]].concat()).await;
        assert!(done && out == told, "{arguments:?}: {out}{fault}");
    }
    let (done, _, fault) = output(&["promise", "done", &id, "3", "--config", &config]).await;
    assert!(!done && fault.contains("no promise with this number"), "{fault}");
}

#[tokio::test]
async fn without_a_server_the_next_step_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let config = settings(directory.path(), 0);
    let (done, _, fault) = output(&["visit", "list", "--config", &config]).await;
    assert!(!done && fault.contains("Start it with `webside serve`"), "{fault}");
}

#[tokio::test]
async fn a_second_server_on_the_same_data_is_refused_in_plain_words() {
    let directory = tempfile::tempdir().unwrap();
    let config = settings(directory.path(), 0);
    let (_first, ..) = serve(&config).await;
    let (started, _, fault) = output(&["serve", "--config", &config]).await;
    assert!(!started && fault.contains("another webside is using this data directory"), "{fault}");
}

#[tokio::test]
async fn every_fault_in_the_settings_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("webside.toml");
    std::fs::write(&file, "listen = 5\nclinc = 1\n").unwrap();
    let (good, _, fault) = output(&["check", "--config", file.to_str().unwrap()]).await;
    assert!(!good);
    for part in [
        "listen must be",
        "clinc is not a setting",
        "public_url is missing",
        "clinic.name is missing",
    ] {
        assert!(fault.contains(part), "{part:?} is not told in:\n{fault}");
    }
}

#[tokio::test]
async fn the_clinics_own_words_are_checked_listed_and_refused() {
    let directory = tempfile::tempdir().unwrap();
    let config = settings(directory.path(), 0);
    let catalogue = directory.path().join("catalogue.toml");
    let file = catalogue.to_str().unwrap();
    let check = ["catalogue", "check", "--config", &config];

    let (good, _, fault) = output(&check).await;
    assert!(!good && fault.contains("names no `clinic.catalogue`"), "{fault}");

    let mut named = std::fs::read_to_string(&config).unwrap();
    named.push_str("catalogue = \"catalogue.toml\"\n");
    std::fs::write(&config, named).unwrap();
    let (good, _, fault) = output(&check).await;
    assert!(!good && fault.contains("catalogue.toml cannot be read"), "{fault}");

    std::fs::write(&catalogue, "[words.en]\ncue-notes.say-1 = \"I write it down.\"\n").unwrap();
    let (good, told, fault) = output(&check).await;
    assert!(
        good && told.ends_with("\n1 sentence and 0 cues changed, all fine.\n"),
        "{told}{fault}"
    );
    assert!(
        told.starts_with("Perhaps not meant so: line 2: words.en: cue-notes.say-1: is"),
        "{told}"
    );

    std::fs::write(&catalogue, "[words.en]\ncue-note = \"x\"\ncue-plan = \"{ $me }\"\n").unwrap();
    let faults =
        ["line 2: words.en: cue-note: is no sentence", "line 3: words.en: cue-plan: uses $me"];
    let asked: [&[&str]; 4] = [
        &check,
        &["catalogue", "check", file],
        &["check", "--config", &config],
        &["serve", "--config", &config],
    ];
    for arguments in asked {
        let (good, _, told) = output(arguments).await;
        assert!(!good && faults.iter().all(|fault| told.contains(fault)), "{arguments:?}: {told}");
    }

    let (good, listed, fault) = output(&["catalogue", "list"]).await;
    assert!(good && listed.contains("\n\"cue-notes.say-1\" = \""), "{fault}");
    std::fs::write(&catalogue, listed).unwrap();
    let (good, told, fault) = output(&["catalogue", "check", file]).await;
    assert!(good && told.contains(" sentences and 33 cues changed, all fine."), "{told}{fault}");
}
