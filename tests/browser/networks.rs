//! Networks of this machine's own (Linux namespaces): the server's, which stands for the internet, and
//! one for each person behind a router with address translation and a firewall. Only root can make them.
//!
//! ```text
//! person 192.168.1.2 ── out ─ router ─ 10.77.1.2 ── 10.77.1.1 server 10.77.0.1
//! ```

use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Where the server is, in its own network.
pub(crate) const SERVER: &str = "10.77.0.1";

/// Who has a network.
const PEOPLE: [&str; 3] = ["clinician", "patient", "guest"];
/// The mobile network that the patient's phone goes to outside of the house.
const MOBILE: u8 = 9;

/// All the networks. Dropping them takes them down.
pub(crate) struct Networks {
    /// Programs that start a browser within a person's network.
    starters: TempDir,
    prefix: String,
    translation: &'static str,
    made: Vec<String>,
}

/// What lies between two people, beside what their firewalls let out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    /// Routers that keep a port for everyone who is talked to: a direct way can be found.
    Routers,
    /// Routers that take another port for everyone who is talked to: nobody can foretell it.
    HardRouters,
    /// Nothing: each of them reaches the server alone.
    Nothing,
}

impl Networks {
    /// Whether this machine and its user can have them; says so when not.
    pub(crate) fn can_be_made() -> bool {
        let root = rustix::process::geteuid().is_root();
        let tools = ["ip", "nft"].iter().all(|tool| runs(&[tool, "-V"]));
        let made = root && tools && {
            let probe = format!("webside-{}-probe", std::process::id());
            let made = runs(&["ip", "netns", "add", &probe]);
            made && runs(&["ip", "netns", "del", &probe])
        };
        if !made {
            println!("SKIPPED: networks of one's own need root, `ip` and `nft`");
        }
        made
    }

    /// Makes them.
    pub(crate) fn new(between: Between) -> Self {
        let starters = TempDir::with_prefix("webside-networks-").expect("a temporary directory");
        let prefix = format!("webside-{}", std::process::id());
        let translation = match between {
            Between::Routers | Between::Nothing => "masquerade",
            Between::HardRouters => "masquerade fully-random",
        };
        let mut networks = Self { starters, prefix, translation, made: Vec::new() };
        networks.add("server");
        networks.inside("server", &format!("ip addr add {SERVER}/32 dev lo"));
        if between != Between::Nothing {
            networks.inside("server", "sysctl -qw net.ipv4.ip_forward=1");
        }
        for (number, name) in (1..).zip(PEOPLE) {
            networks.add(name);
            networks.connect(name, "out", number);
            networks.inside(name, &format!("ip route add default via 192.168.{number}.1"));
        }
        networks.connect("patient", "mobile", MOBILE);
        networks.inside("patient", "ip link set mobile down");
        networks
    }

    /// The name of a network, as `ip netns exec` takes it.
    pub(crate) fn namespace(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    /// Everyone's router lets nothing out but what one of `rules` accepts.
    pub(crate) fn put_walls(&self, rules: &[String]) {
        let chain =
            "nft add chain ip wall out { type filter hook forward priority 0 ; policy drop ; }";
        for name in PEOPLE {
            let router = router(name, "out");
            self.inside(&router, "nft add table ip wall");
            self.inside(&router, chain);
            self.inside(&router, "nft add rule ip wall out ct state established accept");
            for rule in rules {
                self.inside(&router, &format!("nft add rule ip wall out iifname in {rule} accept"));
            }
        }
    }

    /// The patient's phone goes from Wi-Fi to mobile: the old address is gone, with all that was open
    /// over it.
    pub(crate) fn patient_leaves_the_house(&self) {
        self.inside("patient", "ip link set out down");
        self.inside("patient", "ip link set mobile up");
        self.inside("patient", &format!("ip route add default via 192.168.{MOBILE}.1"));
    }

    /// The patient's router gets another address, which nobody tells their browser.
    pub(crate) fn patients_router_moves(&self) {
        let router = router("patient", "out");
        self.inside(&router, "ip addr del 10.77.2.2/24 dev out");
        self.inside(&router, "ip addr add 10.77.2.9/24 dev out");
        self.inside(&router, "ip route add default via 10.77.2.1");
    }

    /// The patient's line carries no more than 100 kilobits a second each way, with the queue of a small
    /// router, and loses every twentieth packet beside what that drops.
    pub(crate) fn patients_line_is_thin(&self) {
        let router = router("patient", "out");
        self.inside(&router, "nft add table ip thin");
        let chain = "nft add chain ip thin way { type filter hook forward priority -10 ; }";
        self.inside(&router, chain);
        for end in ["in", "out"] {
            let rule = format!("nft add rule ip thin way iifname {end}");
            self.inside(&router, &format!("{rule} numgen random mod 100 < 5 drop"));
            let queue = format!("tc qdisc add dev {end} root tbf");
            self.inside(&router, &format!("{queue} rate 100kbit burst 2kb latency 300ms"));
        }
    }

    /// It is as wide as it was.
    pub(crate) fn patients_line_is_wide(&self) {
        let router = router("patient", "out");
        self.inside(&router, "nft delete table ip thin");
        for end in ["in", "out"] {
            self.inside(&router, &format!("tc qdisc del dev {end} root"));
        }
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

    fn add(&mut self, name: &str) {
        let namespace = self.namespace(name);
        // One that a killed test left behind.
        runs(&["ip", "netns", "del", &namespace]);
        must(&["ip", "netns", "add", &namespace]);
        self.made.push(namespace);
        // An interface gets its address of IPv6 a second or two after it is up. To Chromium that is another
        // network: it gives up every connection that is being made, and a page stays half loaded.
        self.inside(name, "sysctl -qw net.ipv6.conf.all.disable_ipv6=1");
        self.inside(name, "sysctl -qw net.ipv6.conf.default.disable_ipv6=1");
        self.inside(name, "ip link set lo up");
    }

    /// Leads from `link` in a person's network to the server, through a router of their own.
    fn connect(&mut self, name: &str, link: &str, number: u8) {
        let router = router(name, link);
        self.add(&router);
        self.wire((name, link), (&router, "in"), &format!("192.168.{number}"));
        self.wire((&router, "out"), ("server", &format!("to{number}")), &format!("10.77.{number}"));
        self.inside(&router, &format!("ip route add default via 10.77.{number}.1"));
        self.inside(&router, "sysctl -qw net.ipv4.ip_forward=1");
        self.inside(&router, "nft add table ip nat");
        let chain = "nft add chain ip nat post { type nat hook postrouting priority 100 ; }";
        self.inside(&router, chain);
        let rule = format!("nft add rule ip nat post oifname out {}", self.translation);
        self.inside(&router, &rule);
        // What comes uninvited is dropped, as any router does. One that looks at it first would take note
        // of it, and find the port in use when its own side wants to answer from there.
        let chain = "nft add chain ip nat in { type filter hook input priority 0 ; }";
        self.inside(&router, chain);
        self.inside(&router, "nft add rule ip nat in iifname out ct state new drop");
    }

    /// A wire between two networks: the first has the second address of `subnet`.
    fn wire(&self, (near, from): (&str, &str), (far, to): (&str, &str), subnet: &str) {
        let [here, there] = [near, far].map(|name| self.namespace(name));
        let wire =
            format!("ip link add {from} netns {here} type veth peer name {to} netns {there}");
        must(&wire.split(' ').collect::<Vec<_>>());
        for (name, end, last) in [(near, from, 2), (far, to, 1)] {
            self.inside(name, &format!("ip addr add {subnet}.{last}/24 dev {end}"));
            self.inside(name, &format!("ip link set {end} up"));
        }
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
        for namespace in &self.made {
            runs(&["ip", "netns", "del", namespace]);
        }
    }
}

/// The network of the router behind `link` of a person.
fn router(name: &str, link: &str) -> String {
    format!("{name}-{link}")
}

fn must(words: &[&str]) {
    assert!(runs(words), "this failed: {}", words.join(" "));
}

fn runs(words: &[&str]) -> bool {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
