//! What stands in a clinic's configuration. The default suits a test: in the clear, on this machine.

use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

/// The name of the file with the clinic's own words, beside the configuration.
pub(crate) const CATALOGUE: &str = "catalogue.toml";

/// How connections are secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Not at all.
    Off,
    /// With a certificate of the server's own making.
    SelfSigned,
}

/// Whether calls may go through the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// They may not.
    Off,
    /// By an address that the server finds out.
    On,
    /// By this one.
    Announces(&'static str),
}

/// A network of the server's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The server's address in it.
    pub address: IpAddr,
    /// As `ip netns exec` takes it.
    pub namespace: String,
}

/// What a scenario may choose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How much the log tells.
    pub log: &'static str,
    /// How connections are secured.
    pub tls: Tls,
    /// `not_private` and `worse_now` may be raised.
    pub safety_signals: bool,
    /// When sound and picture go through the relay.
    pub relay: &'static str,
    /// How browsers may protect them on the way there.
    pub protection: &'static str,
    /// The clinic's own words and times, as TOML.
    pub catalogue: Option<&'static str>,
    /// Calls may go through the server.
    pub turn: Turn,
    /// In which network the server runs; `None`: in that of the test.
    pub home: Option<Home>,
    /// Settings of `[limits]` that differ from their defaults.
    pub limits: Vec<(&'static str, u32)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            log: "info",
            tls: Tls::Off,
            safety_signals: false,
            relay: "never",
            protection: "gcm",
            catalogue: None,
            turn: Turn::On,
            home: None,
            limits: Vec::new(),
        }
    }
}

impl Settings {
    /// How browsers reach a server at `address`, without a path.
    #[must_use]
    pub fn origin(&self, address: SocketAddr) -> String {
        match self.tls {
            Tls::Off => format!("http://{address}"),
            Tls::SelfSigned => format!("https://{address}"),
        }
    }

    /// The configuration file.
    pub(crate) fn toml(&self, address: SocketAddr, turn: SocketAddr, data_dir: &Path) -> String {
        let tls = match self.tls {
            Tls::Off => "off",
            Tls::SelfSigned => "self_signed",
        };
        let mut text = format!(
            "listen = \"{address}\"\npublic_url = \"{}\"\ndata_dir = {:?}\nlog = \"{}\"\n\
             tls = \"{tls}\"\n[turn]\nenabled = {}\npublic_address = \"{}\"\nlisten = \"{turn}\"\n\
             [clinic]\nname = \"Maple Street Clinic\"\nphone = \"555 0100\"\n\
             catalogue = \"{}\"\n[visits]\nsafety_signals = {}\n[media]\nrelay = \"{}\"\n\
             protection = \"{}\"\nlisten = \"{}\"\n[limits]\n",
            self.origin(address),
            data_dir,
            self.log,
            self.turn != Turn::Off,
            if let Turn::Announces(address) = self.turn { address } else { "" },
            if self.catalogue.is_some() { CATALOGUE } else { "" },
            self.safety_signals,
            self.relay,
            self.protection,
            SocketAddr::new(address.ip(), 0),
        );
        for (name, value) in &self.limits {
            writeln!(text, "{name} = {value}").expect("a string takes all that is written");
        }
        text
    }
}
