//! What a check found, one thing after the other. What was not looked at is not known.

use super::way::Way;

/// All that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// The page was opened over https or on this machine.
    pub secure: bool,
    /// The browser can make calls (WebRTC).
    pub calls: bool,
    /// There is a microphone.
    pub microphone: Option<bool>,
    /// There is a camera.
    pub camera: Option<bool>,
    /// What the clinic's server said to the wish to check.
    pub server: Option<ServerAnswer>,
    /// A live connection (WebSocket) got through, and something came back.
    pub socket: Option<bool>,
    /// The browser tells addresses of its own: a direct call may be tried.
    pub host: Option<bool>,
    /// The server told where the page comes from (STUN), by UDP.
    pub reflexive: Option<bool>,
    /// Each way that the server offers and that was tried.
    pub relays: Vec<Relay>,
    /// What was measured on the best way.
    pub figures: Option<Figures>,
    /// When the check ended, as ISO 8601.
    pub ended_at: Option<String>,
}

/// What the server said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerAnswer {
    /// These many ways.
    Offers(usize),
    /// Too many check at once.
    Busy,
    /// It is there, and cannot.
    Fails,
    /// Nothing, or nothing of ours.
    Unreachable,
}

/// One way that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// Which.
    pub way: Way,
    /// Where it leads, as host and port.
    pub address: String,
    /// Messages came through.
    pub works: bool,
}

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// On which way.
    pub way: Way,
    /// The middle and the longest round trip to the server; `None`: nothing came through.
    pub round_trip_ms: Option<(u32, u32)>,
    /// How many of a hundred messages were lost.
    pub lost_percent: u32,
    /// Kilobits a second that got up to the server and down again.
    pub up_kbit_s: Option<u32>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The page and its browser.
    Browser {
        /// See [`Findings::secure`].
        secure: bool,
        /// See [`Findings::calls`].
        calls: bool,
    },
    /// Microphone and camera.
    Devices {
        /// See [`Findings::microphone`].
        microphone: bool,
        /// See [`Findings::camera`].
        camera: bool,
    },
    /// See [`Findings::server`].
    Server(ServerAnswer),
    /// See [`Findings::socket`].
    Socket(bool),
    /// Ways of the page's own.
    Direct {
        /// See [`Findings::host`].
        host: bool,
        /// See [`Findings::reflexive`].
        reflexive: bool,
    },
    /// See [`Findings::relays`].
    Relay(Relay),
    /// See [`Findings::figures`].
    Figures(Figures),
    /// See [`Findings::ended_at`].
    Ended(String),
}

impl Findings {
    /// Takes one more.
    pub fn take(&mut self, finding: Finding) {
        match finding {
            Finding::Browser { secure, calls } => (self.secure, self.calls) = (secure, calls),
            Finding::Devices { microphone, camera } => {
                (self.microphone, self.camera) = (Some(microphone), Some(camera));
            }
            Finding::Server(answer) => self.server = Some(answer),
            Finding::Socket(through) => self.socket = Some(through),
            Finding::Direct { host, reflexive } => {
                (self.host, self.reflexive) = (Some(host), Some(reflexive));
            }
            Finding::Relay(relay) => self.relays.push(relay),
            Finding::Figures(figures) => self.figures = Some(figures),
            Finding::Ended(at) => self.ended_at = Some(at),
        }
    }

    /// Whether `way` works; `None` when it was not tried.
    #[must_use]
    pub fn works(&self, way: Way) -> Option<bool> {
        self.relays.iter().find(|relay| relay.way == way).map(|relay| relay.works)
    }

    /// Whether the server's UDP port answers. A browser whose own address is the one that the server sees
    /// tells no second one; that its relay answers by UDP says the same.
    #[must_use]
    pub fn udp_answers(&self) -> Option<bool> {
        match (self.reflexive, self.works(Way::Udp)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (reflexive, _) => reflexive,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn udp_answers_when_stun_or_turn_does() {
        let relay = |works| Finding::Relay(Relay { way: Way::Udp, address: String::new(), works });
        let direct = |reflexive| Finding::Direct { host: true, reflexive };
        let rows = [
            (vec![], None),
            (vec![direct(true)], Some(true)),
            (vec![direct(false)], Some(false)),
            (vec![direct(false), relay(true)], Some(true)),
            (vec![direct(false), relay(false)], Some(false)),
            (vec![direct(true), relay(false)], Some(true)),
        ];
        for (found, expected) in rows {
            let mut findings = Findings::default();
            found.clone().into_iter().for_each(|finding| findings.take(finding));
            assert_eq!(findings.udp_answers(), expected, "{found:?}");
        }
    }
}
