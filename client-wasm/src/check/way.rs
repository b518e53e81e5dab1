//! The ways to the clinic's server that sound and picture may take, the best first.

use webside_protocol::IceServer;

/// A way to the clinic's TURN server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// UDP on TURN's own port: what is late is left out.
    Udp,
    /// TCP on TURN's own port: what is lost holds up what follows.
    Tcp,
    /// TLS on the port of the pages, which passes wherever pages do.
    Tls,
}

/// A way as the server offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub way: Way,
    /// As the browser takes it (RFC 7065).
    pub url: String,
}

impl Way {
    /// What a firewall calls it.
    #[must_use]
    pub const fn protocol(self) -> &'static str {
        match self {
            Self::Udp => "UDP",
            Self::Tcp => "TCP",
            Self::Tls => "TLS",
        }
    }
}

impl Offered {
    /// Where it leads: `clinic.example:3478`.
    #[must_use]
    pub fn address(&self) -> &str {
        let rest = self.url.split_once(':').map_or("", |(_, rest)| rest);
        rest.split('?').next().unwrap_or_default()
    }

    /// The URL by which the same port tells a page where it comes from (STUN), if it is one for that.
    #[must_use]
    pub fn stun(&self) -> Option<String> {
        (self.way == Way::Udp).then(|| ["stun:", self.address()].concat())
    }
}

/// The ways in `servers`, each by itself, the best first.
#[must_use]
pub fn offered(servers: &[IceServer]) -> Vec<Offered> {
    let urls = servers.iter().flat_map(|server| &server.urls);
    let one = |url: &String| way(url).map(|way| Offered { way, url: url.clone() });
    let mut all: Vec<Offered> = urls.filter_map(one).collect();
    all.sort_by_key(|offered| offered.way);
    all
}

fn way(url: &str) -> Option<Way> {
    let (scheme, rest) = url.split_once(':')?;
    match (scheme, rest.ends_with("?transport=tcp")) {
        ("turns", true) => Some(Way::Tls),
        ("turn", true) => Some(Way::Tcp),
        ("turn", false) => Some(Way::Udp),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_is_known_by_its_url() {
        let urls = [
            "turns:clinic.example:443?transport=tcp",
            "turn:clinic.example:3478?transport=tcp",
            "turn:clinic.example:3478?transport=udp",
            "http://clinic.example",
            "turn",
        ];
        let server = IceServer {
            urls: urls.map(str::to_owned).into(),
            username: String::new(),
            credential: String::new(),
        };
        let found = offered(&[server]);
        let told: Vec<(Way, &str)> = found.iter().map(|one| (one.way, one.address())).collect();
        assert_eq!(
            told,
            [
                (Way::Udp, "clinic.example:3478"),
                (Way::Tcp, "clinic.example:3478"),
                (Way::Tls, "clinic.example:443"),
            ]
        );
        assert_eq!(found[0].stun().as_deref(), Some("stun:clinic.example:3478"));
        assert_eq!(found[1].stun(), None);
        assert_eq!(offered(&[]), []);
    }

    #[test]
    fn an_address_of_ipv6_keeps_its_colons() {
        let url = "turn:[2001:db8::7]:3478?transport=udp".to_owned();
        let one = Offered { way: Way::Udp, url };
        assert_eq!(one.address(), "[2001:db8::7]:3478");
    }
}
