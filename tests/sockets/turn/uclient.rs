//! coturn's own test client, as a stranger sees us: it gets relays, and no peer but its own others.
//!
//! It is Debian's package `coturn`, of which only this program is used; `./deploy/prepare tests` brings it.

use std::process::Output;

use tokio::process::Command;
use webside_protocol::IceServer;
use webside_tests::{Clinic, Settings, Turn, within};

use crate::scene;

const PROGRAM: &str = "turnutils_uclient";
/// It waits long for what never comes.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

#[tokio::test]
async fn a_stranger_gets_a_relay_by_udp_and_tcp_and_reaches_its_own_other() {
    let clinic = scene::clinic().await;
    let [doctor, _] = scene::inside(&clinic).await;
    for tcp in [&[][..], &["-t"]] {
        // `-y`: its clients talk to each other's relays.
        let arguments = [tcp, &["-y", "-c", "-m", "1", "-n", "5"]].concat();
        let output = run(&clinic, &doctor.ice_servers()[0], &arguments).await;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let lost = "tot_send_msgs=10, tot_recv_msgs=10";
        assert!(output.status.success() && said.contains(lost), "{tcp:?}: {said}");
    }
}

#[tokio::test]
async fn a_stranger_is_refused_every_special_purpose_peer() {
    let peers =
        ["127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.0.1", "224.0.0.1", "255.255.255.255"];
    none_is_a_peer(Turn::On, &peers).await;
    // It asks for an address of its peer's family, so here ours is written as IPv6 too.
    let peers = [
        "::1",
        "fd00:ec2::254",
        "fe80::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
    ];
    none_is_a_peer(Turn::Announces("2001:db8::7"), &peers).await;
}

async fn none_is_a_peer(turn: Turn, peers: &[&str]) {
    let clinic = Clinic::open(Settings { turn, ..Settings::default() }).await;
    for peer in peers {
        // A seat has only so many allocations, and each try leaves two behind.
        let [doctor, _] = scene::inside(&clinic).await;
        let arguments = ["-c", "-m", "1", "-n", "1", "-e", peer];
        let output = run(&clinic, &doctor.ice_servers()[0], &arguments).await;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(said.contains("Received relay addr"), "{peer}: {said}");
        assert!(said.contains("error 403"), "{peer}: {said}");
    }
}

async fn run(clinic: &Clinic, server: &IceServer, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(["-v", "-u", &server.username, "-w", &server.credential]);
    command.args(["-p", &clinic.turn_address().port().to_string()]).args(arguments);
    command.arg(clinic.turn_address().ip().to_string()).kill_on_drop(true);
    let output = within(PATIENCE, "coturn's client", command.output()).await;
    output.unwrap_or_else(|error| panic!("{PROGRAM}: {error}: run ./deploy/prepare tests"))
}
