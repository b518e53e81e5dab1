//! A certificate made here, kept, so that a phone which accepted it once need not do so again.
//!
//! The file's first line says for which names and until when; PEM readers pass over it.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use rcgen::{CertificateParams, DnType, KeyPair};
use webside_core::Origin;
use webside_protocol::Timestamp;

use super::error::TlsError;
use super::files::{self, Identity};

const FILE: &str = "self_signed.pem";
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Browsers refuse certificates that are valid for longer than 398 days.
const VALID_DAYS: u32 = 397;
/// Made anew this long before its end.
const RENEWED_DAYS: u32 = 30;

/// Reads the certificate in `directory`, after making it if there is none for these names.
pub(super) fn keep(
    directory: &Path,
    public_urls: &[Origin],
    now: Timestamp,
) -> Result<Identity, TlsError> {
    let path = directory.join(FILE);
    let mut names: Vec<String> = public_urls.iter().map(|url| url.host().to_owned()).collect();
    names.sort_unstable();
    names.dedup();
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if !is_good(&kept, &names, now) {
        let made = make(&names, now).map_err(TlsError::Make)?;
        let write = |source| TlsError::Write { path: path.clone(), source };
        write_private(&path, &made).map_err(write)?;
    }
    files::read(&path, &path)
}

fn is_good(kept: &str, names: &[String], now: Timestamp) -> bool {
    let heading = kept.lines().next().unwrap_or_default();
    let until = heading.strip_prefix(&said_of(names)).and_then(|until| until.parse().ok());
    until.is_some_and(|until| now + DAY * RENEWED_DAYS < Timestamp(until))
}

/// What the first line says before the end of its validity, in milliseconds since 1970.
fn said_of(names: &[String]) -> String {
    format!("Webside, self-signed, for {} until ", names.join(" "))
}

fn make(names: &[String], now: Timestamp) -> Result<String, rcgen::Error> {
    let until = now + DAY * VALID_DAYS;
    let since_1970 = |at: Timestamp| rcgen::date_time_ymd(1970, 1, 1) + (at - Timestamp(0));
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name.push(DnType::CommonName, "Webside on this machine");
    // Phones' clocks differ.
    params.not_before = since_1970(Timestamp(0) + (now - Timestamp(0)).saturating_sub(DAY));
    params.not_after = since_1970(until);
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?.pem();
    Ok(format!("{}{}\n{certificate}{}", said_of(names), until.0, key.serialize_pem()))
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn certificate(directory: &Path, urls: &[&str], now: Timestamp) -> Vec<u8> {
        let urls: Vec<Origin> = urls.iter().map(|url| url.parse().unwrap()).collect();
        keep(directory, &urls, now).unwrap().0[0].to_vec()
    }

    #[test]
    fn a_certificate_is_kept_while_it_is_good_for_the_same_names() {
        let directory = tempfile::tempdir().unwrap();
        let here = directory.path();
        let urls = ["https://localhost:8443", "https://192.0.2.7:8443"];
        let first = certificate(here, &urls, NOW);
        assert_eq!(certificate(here, &urls, NOW + DAY), first);
        let other_port = ["https://192.0.2.7:9000", "https://localhost:9000"];
        assert_eq!(certificate(here, &other_port, NOW), first);
        let moved = certificate(here, &["https://192.0.2.8:8443"], NOW);
        assert_ne!(moved, first, "another address");
        let later = NOW + DAY * (VALID_DAYS - RENEWED_DAYS);
        assert_ne!(certificate(here, &["https://192.0.2.8:8443"], later), moved, "soon over");
    }
}
