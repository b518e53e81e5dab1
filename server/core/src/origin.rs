//! Origins: which pages are our own, by scheme, host and port, and nothing less.
//!
//! A browser puts the origin of the page into every WebSocket handshake and POST, and no page can
//! change it. So one exact comparison keeps every other site out.

use std::fmt;
use std::str::FromStr;

/// How pages are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// In the clear: only on this machine.
    Http,
    /// Over TLS.
    Https,
}

impl Scheme {
    const fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Scheme, host and port in the one spelling browsers use: lower case, no default port, no path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    scheme: Scheme,
    text: String,
}

/// Why a text is not an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrigin {
    /// Neither `http://` nor `https://`.
    #[error("must begin with https:// (or http:// on this machine alone)")]
    Scheme,
    /// Anything but letters, digits, dots, hyphens, or an IPv6 address in brackets.
    #[error("has no valid host name")]
    Host,
    /// Not a number from 1 to 65535.
    #[error("has no valid port")]
    Port,
    /// More than a host: a path, a query, a fragment or a password.
    #[error("must be scheme, host and port alone, without a path")]
    More,
}

impl Origin {
    /// Whether this is what the `Origin` header says, byte for byte.
    #[must_use]
    pub fn is(&self, header: &[u8]) -> bool {
        self.text.as_bytes() == header
    }

    /// How its pages are fetched.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The name or address alone, without brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        let (_, rest) = self.text.split_once("://").expect("an origin begins with its scheme");
        let host = split_port(rest).map_or(rest, |(host, _)| host);
        host.trim_matches(['[', ']'])
    }

    /// The host as it stands in a URL: an IPv6 address in brackets.
    #[must_use]
    pub fn url_host(&self) -> String {
        let host = self.host();
        if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
    }

    /// The port, also where it is the scheme's own and not written.
    #[must_use]
    pub fn port(&self) -> u16 {
        let (_, rest) = self.text.split_once("://").expect("an origin begins with its scheme");
        split_port(rest).ok().and_then(|(_, port)| port).unwrap_or(self.scheme.port())
    }

    /// The one spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    /// Reads what a person writes: upper case, a default port and one closing slash do no harm.
    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        let text = text.to_ascii_lowercase();
        let (scheme, name, rest) = if let Some(rest) = text.strip_prefix("https://") {
            (Scheme::Https, "https", rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (Scheme::Http, "http", rest)
        } else {
            return Err(NotAnOrigin::Scheme);
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#', '@', '\\']) {
            return Err(NotAnOrigin::More);
        }
        let (host, port) = split_port(rest)?;
        if !is_host(host) {
            return Err(NotAnOrigin::Host);
        }
        let text = match port {
            Some(port) if port != scheme.port() => format!("{name}://{host}:{port}"),
            Some(_) | None => format!("{name}://{host}"),
        };
        Ok(Self { scheme, text })
    }
}

fn split_port(rest: &str) -> Result<(&str, Option<u16>), NotAnOrigin> {
    let after_brackets = rest.rfind(']').map_or(0, |end| end + 1);
    let Some(colon) = rest[after_brackets..].find(':') else { return Ok((rest, None)) };
    let (host, port) = rest.split_at(after_brackets + colon);
    let digits = &port[1..];
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let port: Option<u16> = digits.parse().ok().filter(|port| *port != 0 && all_digits);
    Ok((host, Some(port.ok_or(NotAnOrigin::Port)?)))
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok_and(|ip| ip.to_string() == address);
    }
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    !host.is_empty() && host.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_origin_is_ours() {
        let ours: Origin = "https://clinic.example:8443".parse().unwrap();
        assert!(ours.is(b"https://clinic.example:8443"));
        let others = [
            "",
            "null",
            "https://clinic.example",
            "https://clinic.example:8444",
            "http://clinic.example:8443",
            "https://clinic.example.evil:8443",
            "https://evil.clinic.example:8443",
            "https://clinic.example:8443.evil",
            "https://clinic.example:8443/",
            "https://CLINIC.example:8443",
            "https://user@clinic.example:8443",
            "https://clinic.example:8443 https://evil.example",
        ];
        for other in others {
            assert!(!ours.is(other.as_bytes()), "{other:?}");
        }
    }

    #[test]
    fn what_people_write_becomes_what_browsers_send() {
        let rows = [
            ("https://Clinic.Example/", "https://clinic.example"),
            ("https://clinic.example:443", "https://clinic.example"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://[::1]:8443", "https://[::1]:8443"),
        ];
        for (written, sent) in rows {
            assert_eq!(
                written.parse::<Origin>().map(|o| o.to_string()),
                Ok(sent.into()),
                "{written}"
            );
        }
    }

    #[test]
    fn a_host_is_a_name_or_an_address() {
        let rows = [
            ("https://clinic.example", "clinic.example"),
            ("https://192.0.2.1:8443", "192.0.2.1"),
            ("https://[::1]:8443", "::1"),
            ("https://[::1]", "::1"),
        ];
        for (origin, host) in rows {
            assert_eq!(origin.parse::<Origin>().unwrap().host(), host, "{origin}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        let rows = [
            ("clinic.example", NotAnOrigin::Scheme),
            ("ftp://clinic.example", NotAnOrigin::Scheme),
            ("https://", NotAnOrigin::Host),
            ("https://:8443", NotAnOrigin::Host),
            ("https://*.example", NotAnOrigin::Host),
            ("https://[::g]", NotAnOrigin::Host),
            ("https://a.example/visits", NotAnOrigin::More),
            ("https://a.example?x", NotAnOrigin::More),
            ("https://me@a.example", NotAnOrigin::More),
            ("https://a.example:0", NotAnOrigin::Port),
            ("https://a.example:65536", NotAnOrigin::Port),
            ("https://a.example:+1", NotAnOrigin::Port),
            ("https://a.example:", NotAnOrigin::Port),
        ];
        for (text, why) in rows {
            assert_eq!(text.parse::<Origin>(), Err(why), "{text}");
        }
    }
}
