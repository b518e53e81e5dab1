//! Three networks of this machine's own (Linux namespaces): the server's, and one for each person, with
//! a firewall in it. Only root can make them.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Where the server is, in its own network.
pub(crate) const SERVER: &str = "10.77.0.1";

/// The three networks. Dropping them takes them down.
pub(crate) struct Networks {
    /// Programs that start a browser within a person's network.
    starters: TempDir,
    prefix: String,
}

/// What lies between the two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// A router that knows the way.
    Router,
    /// Nothing: each of them reaches the server alone.
    Nothing,
}

impl Networks {
    /// Whether this machine and its user can have them; says so when not.
    pub(crate) fn can_be_made() -> bool {
        let asked = std::env::var_os("WEBSIDE_NETWORKS").is_some();
        let root = asked && rustix::process::geteuid().is_root();
        let tools = ["ip", "nft"].iter().all(|tool| runs(&[tool, "-V"]));
        let made = root && tools && {
            let probe = format!("webside-{}-probe", std::process::id());
            let made = runs(&["ip", "netns", "add", &probe]);
            made && runs(&["ip", "netns", "del", &probe])
        };
        if !made {
            println!(
                "SKIPPED: networks of one's own need WEBSIDE_NETWORKS=1, root, `ip` and `nft`"
            );
        }
        made
    }

    /// Makes them.
    pub(crate) fn new(between: Between) -> Self {
        let starters = TempDir::with_prefix("webside-networks-").expect("a temporary directory");
        let networks = Self { starters, prefix: format!("webside-{}", std::process::id()) };
        for name in ["server", "clinician", "patient"] {
            // One that a killed test left behind.
            runs(&["ip", "netns", "del", &networks.namespace(name)]);
            must(&["ip", "netns", "add", &networks.namespace(name)]);
            networks.inside(name, "ip link set lo up");
        }
        networks.inside("server", &format!("ip addr add {SERVER}/32 dev lo"));
        let forward = if between == Between::Router { 1 } else { 0 };
        networks.inside("server", &format!("sysctl -qw net.ipv4.ip_forward={forward}"));
        for (number, name) in [(1, "clinician"), (2, "patient")] {
            let (here, there) = (networks.namespace(name), networks.namespace("server"));
            let link = format!(
                "ip link add out netns {here} type veth peer name to{number} netns {there}"
            );
            must(&link.split(' ').collect::<Vec<_>>());
            networks.inside("server", &format!("ip addr add 10.77.{number}.1/24 dev to{number}"));
            networks.inside("server", &format!("ip link set to{number} up"));
            networks.inside(name, &format!("ip addr add 10.77.{number}.2/24 dev out"));
            networks.inside(name, "ip link set out up");
            networks.inside(name, &format!("ip route add default via 10.77.{number}.1"));
        }
        networks
    }

    /// The name of a network, as `ip netns exec` takes it.
    pub(crate) fn namespace(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// Lets nothing out of a person's network but what `rule` accepts.
    pub(crate) fn let_out(&self, name: &str, rule: &str) {
        self.inside(name, "nft add table inet wall");
        self.inside(
            name,
            "nft add chain inet wall out { type filter hook output priority 0 ; policy drop ; }",
        );
        self.inside(name, "nft add rule inet wall out oifname lo accept");
        self.inside(name, &format!("nft add rule inet wall out {rule} accept"));
    }

    /// A program that starts Chromium within a person's network.
    pub(crate) fn starter(&self, name: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.starters.path().join(name);
        let script =
            format!("#!/bin/sh\nexec ip netns exec {} chromium \"$@\"\n", self.namespace(name));
        std::fs::write(&path, script).expect("a script is written");
        let mode = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(&path, mode).expect("it can be run");
        path
    }

    fn inside(&self, name: &str, command: &str) {
        let namespace = self.namespace(name);
        let mut words = vec!["ip", "netns", "exec", &namespace];
        words.extend(command.split(' '));
        must(&words);
    }
}

impl Drop for Networks {
    fn drop(&mut self) {
        for name in ["server", "clinician", "patient"] {
            runs(&["ip", "netns", "del", &self.namespace(name)]);
        }
    }
}

fn must(words: &[&str]) {
    assert!(runs(words), "this failed: {}", words.join(" "));
}

fn runs(words: &[&str]) -> bool {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
