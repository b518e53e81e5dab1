//! From TOML text to a checked configuration, or every fault in it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use toml::Table;
use tracing::Level;
use webside_core::{Origin, Pace, Scheme};
use webside_protocol::{Clinic, Language, RelayUse};

use super::fields::Fields;
use super::{Config, Limits, MediaRules, Tls, TurnSettings};
use crate::calendar::Calendar;
use crate::media::Protections;

const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 443);
const TURN_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 3478);
const MEDIA_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 3480);
const RELAY_USES: [(&str, RelayUse); 3] = [
    ("never", RelayUse::Never),
    ("when_needed", RelayUse::WhenNeeded),
    ("always", RelayUse::Always),
];
const PROTECTIONS: [(&str, Protections); 2] =
    [("gcm", Protections::GcmAlone), ("gcm_or_sha1", Protections::CmToo)];
const DATA_DIR: &str = "/var/lib/webside";
const LOG_LEVELS: [(&str, Level); 5] = [
    ("error", Level::ERROR),
    ("warn", Level::WARN),
    ("info", Level::INFO),
    ("debug", Level::DEBUG),
    ("trace", Level::TRACE),
];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("es", Language::Es)];
/// Longest name or telephone number of a clinic, in characters.
const CLINIC_TEXT_CHARS_MAX: usize = 120;
const HOUR: Duration = Duration::from_secs(3600);

pub(super) fn parse(text: &str) -> Result<Config, Vec<String>> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| vec![error.to_string()])?;
    let mut faults = Vec::new();
    let config = read(table, &mut faults);
    if faults.is_empty() { Ok(config) } else { Err(faults) }
}

/// Reads on after a fault with the default in its place: nobody gets to see that value.
fn read(table: Table, faults: &mut Vec<String>) -> Config {
    let mut fields = Fields::new("", table, faults);
    let listen = fields.parsed("listen", LISTEN);
    let public_urls = fields.needed_list("public_url");
    let data_dir = fields.text("data_dir").unwrap_or_else(|| DATA_DIR.into()).into();
    let log = fields.choice("log", &LOG_LEVELS, Level::INFO);
    let tls = tls(&mut fields, listen, &public_urls);
    let behind_proxy = fields.switch("behind_proxy", false);
    if behind_proxy && !listen.ip().is_loopback() {
        fields.fault(
            "behind_proxy",
            "needs a `listen` address of this machine alone (127.0.0.1 or [::1]): \
             from elsewhere anyone could say where they come from",
        );
    }
    let [turn, clinic, visits, media, limits] =
        ["turn", "clinic", "visits", "media", "limits"].map(|key| fields.table(key));
    fields.finish();
    let turn = read_turn(turn, listen, faults);
    let (clinic, calendar, catalogue) = read_clinic(clinic, faults);
    let (safety_signals, visit_expires_after) = visit_rules(visits, faults);
    Config {
        listen,
        public_urls,
        data_dir,
        log,
        tls,
        behind_proxy,
        turn,
        clinic,
        catalogue,
        calendar,
        safety_signals,
        visit_expires_after,
        media: read_media(media, faults),
        limits: read_limits(limits, faults),
    }
}

#[derive(Clone, Copy)]
enum TlsKind {
    Files,
    SelfSigned,
    Off,
}

const TLS_KINDS: [(&str, TlsKind); 3] =
    [("files", TlsKind::Files), ("self_signed", TlsKind::SelfSigned), ("off", TlsKind::Off)];

fn tls(fields: &mut Fields<'_>, listen: SocketAddr, public_urls: &[Origin]) -> Tls {
    let kind = fields.choice("tls", &TLS_KINDS, TlsKind::Files);
    let [certificate, key] = ["tls_certificate", "tls_key"].map(|key| {
        let path = match kind {
            TlsKind::Files => fields.needed_text(key),
            TlsKind::SelfSigned | TlsKind::Off => fields.text(key),
        };
        PathBuf::from(path.unwrap_or_default())
    });
    let in_the_clear = public_urls.iter().any(|url| url.scheme() == Scheme::Http);
    match kind {
        TlsKind::Files | TlsKind::SelfSigned if in_the_clear => {
            fields.fault("public_url", "must begin with https:// unless `tls` is \"off\"");
        }
        TlsKind::Off if !listen.ip().is_loopback() => fields.fault(
            "tls",
            "\"off\" needs a `listen` address of this machine alone (127.0.0.1 or [::1]): \
             across a network browsers give no camera to a page without TLS",
        ),
        TlsKind::Files | TlsKind::SelfSigned | TlsKind::Off => {}
    }
    match kind {
        TlsKind::Files => Tls::Files { certificate, key },
        TlsKind::SelfSigned => Tls::SelfSigned,
        TlsKind::Off => Tls::Off,
    }
}

fn read_turn(table: Table, pages: SocketAddr, faults: &mut Vec<String>) -> Option<TurnSettings> {
    let mut fields = Fields::new("turn.", table, faults);
    let enabled = fields.switch("enabled", true);
    let listen: SocketAddr = fields.parsed("listen", TURN_LISTEN);
    if enabled && listen == pages && listen.port() != 0 {
        fields.fault(
            "listen",
            format!("is {listen} as for the pages: it needs a port of its own, as 3478"),
        );
    }
    let address = fields.text("public_address").filter(|text| !text.is_empty());
    let public_address = address.and_then(|text| {
        let address: Option<std::net::IpAddr> = text.parse().ok();
        let usable = address.filter(|ip| !ip.is_unspecified() && !ip.is_multicast());
        if usable.is_none() {
            fields.fault(
                "public_address",
                format!(
                    "\"{text}\": must be an IP address of this server, as 203.0.113.7, without a port"
                ),
            );
        }
        usable
    });
    fields.finish();
    enabled.then_some(TurnSettings { listen, public_address })
}

fn read_clinic(table: Table, faults: &mut Vec<String>) -> (Clinic, Calendar, Option<PathBuf>) {
    let mut fields = Fields::new("clinic.", table, faults);
    let name = fields.needed_text("name").unwrap_or_default();
    let phone = fields.text("phone").unwrap_or_default();
    for (key, text) in [("name", &name), ("phone", &phone)] {
        if text.chars().count() > CLINIC_TEXT_CHARS_MAX || text.chars().any(char::is_control) {
            fields.fault(
                key,
                format!("must be one line of at most {CLINIC_TEXT_CHARS_MAX} characters"),
            );
        }
    }
    let language = fields.choice("language", &LANGUAGES, Language::En);
    let calendar = fields.parsed("time_zone", Calendar::UTC);
    let nudge_after_s = fields.number("nudge_after_s", 5..=600, 20);
    let catalogue = fields.text("catalogue").filter(|path| !path.is_empty()).map(PathBuf::from);
    fields.finish();
    let nudge_after_s = u16::try_from(nudge_after_s).unwrap_or(u16::MAX);
    (Clinic { name, phone, language, nudge_after_s }, calendar, catalogue)
}

fn visit_rules(table: Table, faults: &mut Vec<String>) -> (bool, Duration) {
    let mut fields = Fields::new("visits.", table, faults);
    let safety_signals = fields.switch("safety_signals", false);
    let hours = fields.number("expire_after_hours", 1..=8_760, 72);
    fields.finish();
    (safety_signals, HOUR * hours)
}

fn read_media(table: Table, faults: &mut Vec<String>) -> MediaRules {
    let mut fields = Fields::new("media.", table, faults);
    let relay = fields.choice("relay", &RELAY_USES, RelayUse::WhenNeeded);
    let listen = fields.parsed("listen", MEDIA_LISTEN);
    let address = fields.text("public_address").filter(|address| !address.is_empty());
    let public_address: Option<IpAddr> = address.and_then(|address| {
        let fault = |error| fields.fault("public_address", format!("\"{address}\": {error}"));
        address.parse().map_err(fault).ok()
    });
    let protections = fields.choice("protection", &PROTECTIONS, Protections::GcmAlone);
    fields.finish();
    MediaRules { relay, listen, public_address, protections }
}

fn read_limits(table: Table, faults: &mut Vec<String>) -> Limits {
    let mut fields = Fields::new("limits.", table, faults);
    let mut count = |key, range, default| fields.number(key, range, default) as usize;
    let connections_max = count("connections_max", 1..=1_000_000, 10_000);
    let connections_per_source_max = count("connections_per_source_max", 1..=1_000_000, 500);
    let visits_max = count("visits_max", 1..=1_000_000, 5_000);
    let at_once = fields.number("links_tried_per_minute_max", 1..=10_000, 20);
    let drain_wait = fields.number("drain_wait_s", 1..=300, 10);
    fields.finish();
    Limits {
        connections_max,
        connections_per_source_max,
        visits_max,
        redeem: Pace { every: Duration::from_secs(60) / at_once, at_once },
        drain_wait: Duration::from_secs(u64::from(drain_wait)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "public_url = \"https://clinic.example\"\n\
                         tls_certificate = \"crt\"\ntls_key = \"key\"\n[clinic]\nname = \"A\"\n";

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = parse(
            "listen = \"0.0.0.0:http\"\npublic_url = [\"ftp://x\", 5]\ntls = \"off\"\ncolour = 1\n\
             [clinic]\nnudge_after_s = 1\ntime_zone = \"Mars\"\n\
             [media]\nrelay = \"often\"\nprotection = \"none\"\npublic_address = \"here\"\n[limits]\nvisits_max = \"many\"\nconnections_max = -1\n",
        )
        .unwrap_err();
        let told = faults.join("\n");
        let wanted = [
            "listen \"0.0.0.0:http\"",
            "public_url \"ftp://x\"",
            "public_url must be text in quotes",
            "tls \"off\" needs",
            "colour is not a setting",
            "clinic.name is missing",
            "clinic.nudge_after_s is not within 5 to 600",
            "clinic.time_zone \"Mars\": is no time zone",
            "media.relay is none of",
            "media.public_address \"here\": ",
            "media.protection is none of \"gcm\", \"gcm_or_sha1\"",
            "limits.visits_max must be a whole number",
            "limits.connections_max is not within",
        ];
        for fault in wanted {
            assert!(told.contains(fault), "{fault:?} is not told in:\n{told}");
        }
        assert_eq!(faults.len(), wanted.len(), "{told}");
    }

    #[test]
    fn what_would_not_be_safe_is_a_fault() {
        let rows = [
            ("tls = \"off\"", "tls \"off\" needs"),
            ("behind_proxy = true", "behind_proxy needs"),
            ("tls = \"none\"", "tls is none of"),
            ("turn.listen = \"3478\"", "turn.listen \"3478\""),
            ("turn.listen = \"0.0.0.0:443\"", "turn.listen is 0.0.0.0:443 as for the pages"),
            (
                "turn.public_address = \"clinic.example\"",
                "turn.public_address \"clinic.example\": must",
            ),
            ("turn.public_address = \"0.0.0.0\"", "turn.public_address \"0.0.0.0\": must"),
            ("turn.enabled = \"no\"", "turn.enabled must be true or false"),
        ];
        for (line, fault) in rows {
            let faults = parse(&format!("{line}\n{LEAST}")).unwrap_err();
            assert!(faults.iter().any(|told| told.starts_with(fault)), "{line}: {faults:?}");
        }
        let clear = LEAST.replace("https", "http");
        assert!(parse(&clear).unwrap_err()[0].starts_with("public_url must begin with https"));
        assert!(parse("listen = 'x").unwrap_err()[0].contains("line 1"));
    }

    #[test]
    fn the_reference_file_names_every_setting_with_its_default() {
        let reference = include_str!("../../../deploy/webside.toml");
        let told = format!("{:?}", parse(reference).unwrap());
        let needed = reference.lines().filter(|line| {
            let needed = ["public_url", "tls_certificate", "tls_key", "name"];
            line.starts_with('[') || needed.iter().any(|key| line.starts_with(&format!("{key} ")))
        });
        let least: Vec<&str> = needed.collect();
        assert_eq!(told, format!("{:?}", parse(&least.join("\n")).unwrap()));
        for key in KEYS {
            let line = format!("{key} = ");
            assert!(reference.lines().any(|l| l.starts_with(&line)), "{key} is not in the file");
        }
    }

    const KEYS: [&str; 22] = [
        "enabled",
        "listen",
        "public_url",
        "data_dir",
        "log",
        "tls",
        "tls_certificate",
        "tls_key",
        "behind_proxy",
        "name",
        "phone",
        "language",
        "time_zone",
        "nudge_after_s",
        "catalogue",
        "safety_signals",
        "expire_after_hours",
        "relay",
        "public_address",
        "connections_max",
        "connections_per_source_max",
        "visits_max",
    ];
}
