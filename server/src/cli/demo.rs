//! `webside demo`: a clinic on this machine, for trying things out, with one visit in it.
//!
//! Its settings are written into its folder, so that every other command works on it too.

use std::fs::{self, DirBuilder};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use anyhow::Context as _;
use webside_protocol::Name;
use webside_server::Config;
use webside_server::admin::{CreateVisit, CreatedVisit};

use super::serve::{begin, wait_and_stop};

const CLINICIAN: &str = "Dr. Amara Rivera";
const PATIENT: &str = "Rosa Martín";
/// The first port that is tried, and how many are.
const FIRST_PORT: u16 = 8443;
/// The same for calls that go through this machine.
const FIRST_TURN_PORT: u16 = 3478;
const PORTS_MAX: u16 = 100;
const CONFIG_FILE: &str = "webside.toml";

/// Starts the clinic, prints its links and serves it until a signal.
pub(super) async fn run(data: &Path) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(data);
    made.with_context(|| format!("{} cannot be made", data.display()))?;
    let file = data.join(CONFIG_FILE);
    let ports = (free_port(FIRST_PORT)?, free_port(FIRST_TURN_PORT)?);
    let text = settings(data, ports, lan_address())?;
    fs::write(&file, &text).with_context(|| format!("{} cannot be written", file.display()))?;
    let running = begin(Config::from_toml(&text)?).await?;
    let visit = CreateVisit {
        patient: Name::new(PATIENT)?,
        clinician: Name::new(CLINICIAN)?,
        patient_language: None,
        expires_in_hours: None,
        follows: None,
    };
    let created = running.operator().create_visit(visit).await?;
    print(&created, &file);
    wait_and_stop(running).await
}

fn settings(
    data: &Path,
    (port, turn_port): (u16, u16),
    lan: Option<IpAddr>,
) -> anyhow::Result<String> {
    let data = fs::canonicalize(data)?;
    let data = data.to_str().context("the folder's name must be plain text")?;
    let mut urls = vec![format!("https://localhost:{port}")];
    urls.extend(lan.map(|address| format!("https://{}", SocketAddr::new(address, port))));
    let mut clinic = toml::Table::new();
    clinic.insert("name".into(), "Demonstration clinic".into());
    let mut turn = toml::Table::new();
    turn.insert("listen".into(), format!("0.0.0.0:{turn_port}").into());
    let mut media = toml::Table::new();
    media.insert("listen".into(), "0.0.0.0:0".into());
    let mut table = toml::Table::new();
    table.insert("listen".into(), format!("0.0.0.0:{port}").into());
    table.insert("public_url".into(), urls.into());
    table.insert("data_dir".into(), data.into());
    table.insert("tls".into(), "self_signed".into());
    table.insert("log".into(), "warn".into());
    table.insert("turn".into(), turn.into());
    table.insert("clinic".into(), clinic.into());
    table.insert("media".into(), media.into());
    Ok(format!("# Written by `webside demo` at each start.\n{}", toml::to_string(&table)?))
}

fn free_port(first: u16) -> anyhow::Result<u16> {
    let is_free = |port: &u16| {
        let address = (Ipv4Addr::UNSPECIFIED, *port);
        TcpListener::bind(address).is_ok() && UdpSocket::bind(address).is_ok()
    };
    (first..first + PORTS_MAX).find(is_free).context("no port is free")
}

/// The address by which others on the local network reach this machine. Connecting a UDP socket
/// sends nothing; it only asks the system which of its addresses it would use.
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address for documentation (RFC 5737) that no machine has.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

fn print(created: &CreatedVisit, config: &Path) {
    println!("A clinic runs on this machine. Each link opens one seat, once.\n");
    for (place, heading) in
        ["On this machine:", "On a phone in the same network:"].iter().enumerate()
    {
        let links: Vec<_> = created.seats.iter().filter_map(|seat| seat.links.get(place)).collect();
        let [clinician, patient] = links[..] else { continue };
        println!("{heading}\n  {CLINICIAN:<16}  {}\n  {PATIENT:<16}  {}\n", clinician.0, patient.0);
    }
    let webside = std::env::args().next().unwrap_or_else(|| "webside".into());
    let (visit, config) = (created.visit, config.display());
    println!("Whether visits would work from another network tells the page /check.");
    println!("The browser warns of the certificate, which was made here: choose to go on.");
    println!("A new link:   {webside} visit link {visit} patient --config {config}");
    println!(
        "A new visit:  {webside} visit create --clinician NAME --patient NAME --config {config}"
    );
    println!("Stop it with Ctrl-C.");
}
