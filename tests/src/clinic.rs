//! A clinic's server: the real `webside` process on a port and data of its own.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Output as Finished, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use webside_protocol::{Redeemed, Role};

use crate::binary::binary;
use crate::deadline::{soon, within};
use crate::http::{Answer, Request};
use crate::invitation::{Guest, Invitation, Link};
use crate::output::Output;
use crate::ports;
use crate::settings::{CATALOGUE, Home, Settings};

/// What the server says once it takes connections.
const STARTED: &str = "server started";
/// Longer than the server's own `drain_wait_s`.
const STOP_WAIT: std::time::Duration = std::time::Duration::from_secs(20);

/// A clinic. Dropping it kills its server and removes its data.
#[derive(Debug)]
pub struct Clinic {
    home: TempDir,
    network: Option<Home>,
    address: SocketAddr,
    turn_address: SocketAddr,
    origin: String,
    process: Option<Process>,
    /// What earlier processes said.
    said: String,
}

#[derive(Debug)]
struct Process {
    child: Child,
    output: Output,
}

impl Clinic {
    /// Opens a clinic: returns when its server takes connections.
    ///
    /// # Panics
    /// When it does not start; the message holds all that it said.
    pub async fn open(settings: Settings) -> Self {
        let home = TempDir::with_prefix("webside-").expect("a temporary directory");
        let (mut address, mut turn_address) = (ports::free(), ports::free());
        if let Some(home) = &settings.home {
            address.set_ip(home.address);
            turn_address.set_ip(home.address);
        }
        let toml = settings.toml(address, turn_address, &home.path().join("data"));
        std::fs::write(config_path(&home), toml).expect("the configuration is written");
        if let Some(catalogue) = settings.catalogue {
            let path = Path::join(home.path(), CATALOGUE);
            std::fs::write(path, catalogue).expect("the catalogue is written");
        }
        let origin = settings.origin(address);
        let mut clinic = Self {
            home,
            network: settings.home,
            address,
            turn_address,
            origin,
            process: None,
            said: String::new(),
        };
        clinic.start().await;
        clinic
    }

    /// Starts the server again after [`Clinic::kill`] or [`Clinic::stop`].
    ///
    /// # Panics
    /// When it does not start, or runs already.
    pub async fn start(&mut self) {
        assert!(self.process.is_none(), "the server runs already");
        let mut command = self.command(&["serve"]);
        if let Some(Home { namespace, .. }) = &self.network {
            let inner = command.as_std();
            let mut outer = Command::new("ip");
            outer.args(["netns", "exec", namespace]).arg(inner.get_program());
            outer.args(inner.get_args()).stdin(Stdio::null());
            command = outer;
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the server's program can be run");
        let mut output = Output::of(&mut child);
        let started = soon("the server's start", output.wait_for(STARTED)).await;
        assert!(started, "the server did not start: {}", output.text());
        self.process = Some(Process { child, output });
    }

    /// Kills the server as a power cut would (SIGKILL).
    pub async fn kill(&mut self) {
        let mut process = self.running();
        soon("the server's death", process.child.kill()).await.expect("it can be killed");
        self.said.push_str(&process.output.finish().await);
    }

    /// Asks the server to stop (SIGTERM) and waits until it has.
    ///
    /// # Panics
    /// When it does not.
    pub async fn stop(&mut self) -> ExitStatus {
        self.ask_to_stop();
        let mut process = self.running();
        let status = within(STOP_WAIT, "the server's end", process.child.wait()).await;
        self.said.push_str(&process.output.finish().await);
        status.expect("a process has a status when it is over")
    }

    /// Asks the server to stop (SIGTERM), without waiting.
    ///
    /// # Panics
    /// When it does not run.
    pub fn ask_to_stop(&self) {
        let pid = self.pid().and_then(|pid| Pid::from_raw(pid.try_into().ok()?));
        let pid = pid.expect("the server runs");
        kill_process(pid, Signal::TERM).expect("our own process takes a signal");
    }

    /// The number of the server's process, while it runs.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().and_then(|process| process.child.id())
    }

    /// Where it takes connections.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it speaks TURN, over UDP and TCP.
    #[must_use]
    pub const fn turn_address(&self) -> SocketAddr {
        self.turn_address
    }

    /// Scheme, host and port of its pages.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Where it keeps its data.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Everything its servers have said so far, the earlier ones first.
    #[must_use]
    pub fn said(&self) -> String {
        let now = self.process.as_ref().map(|process| process.output.text());
        format!("{}{}", self.said, now.unwrap_or_default())
    }

    /// Makes a visit by `webside visit create`.
    ///
    /// # Panics
    /// When that fails.
    pub async fn create_visit(&self, guest: Guest<'_>) -> Invitation {
        let mut arguments = vec!["visit", "create", "--json", "--patient", guest.patient];
        arguments.extend(["--clinician", guest.clinician]);
        if let Some(language) = guest.patient_language {
            arguments.extend(["--patient-language", language]);
        }
        let finished = self.run(&arguments).await;
        let problem = String::from_utf8_lossy(&finished.stderr);
        assert!(finished.status.success(), "no visit was made: {problem}");
        serde_json::from_slice(&finished.stdout).expect("`--json` prints JSON")
    }

    /// Runs `webside ARGUMENTS… --config …` and gives what came of it.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn run(&self, arguments: &[&str]) -> Finished {
        let finished = soon("the command's end", self.command(arguments).output()).await;
        finished.expect("the program can be run")
    }

    /// Sends a request.
    pub async fn ask(&self, request: Request) -> Answer {
        request.send(self.address).await
    }

    /// Spends a link.
    ///
    /// # Panics
    /// When the link does not work.
    pub async fn redeem(&self, link: &Link) -> Redeemed {
        self.redeem_from(Ipv4Addr::LOCALHOST, link).await
    }

    /// Spends a link from an address of 127.0.0.0/8.
    ///
    /// # Panics
    /// When the link does not work.
    pub async fn redeem_from(&self, source: Ipv4Addr, link: &Link) -> Redeemed {
        let request = Request::redeem(&self.origin, link.secret()).from(source);
        let answer = self.ask(request).await;
        assert_eq!(answer.status, 200, "the link does not work: {}", answer.body);
        serde_json::from_str(&answer.body).expect("the answer is the protocol's")
    }

    /// Makes a visit and spends the links of its clinician and its patient, in this order.
    pub async fn seats(&self) -> [Redeemed; 2] {
        let invitation = self.create_visit(Guest::default()).await;
        let clinician = self.redeem(invitation.link(Role::Clinician)).await;
        let patient = self.redeem(invitation.link(Role::Patient)).await;
        [clinician, patient]
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).arg("--config").arg(config_path(&self.home));
        command.stdin(Stdio::null());
        command
    }

    fn running(&mut self) -> Process {
        self.process.take().expect("the server runs")
    }
}

fn config_path(home: &TempDir) -> PathBuf {
    Path::join(home.path(), "webside.toml")
}
