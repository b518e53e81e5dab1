//! Opens the sockets: UDP and TCP of one number.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::{TcpListener, UdpSocket};
use webside_core::Origin;

use crate::accept;

/// The system chooses the number of one socket; that of the other may be taken: try again, this often.
const ATTEMPTS_MAX: usize = 16;

/// Both sockets.
#[derive(Debug)]
pub(crate) struct Sockets {
    pub(crate) udp: UdpSocket,
    pub(crate) tcp: TcpListener,
    /// Of both.
    pub(crate) address: SocketAddr,
}

/// Opens both at `address`; port 0: at a free one.
///
/// # Errors
/// What the system says, such as that the port is taken.
pub(crate) async fn open(address: SocketAddr) -> io::Result<Sockets> {
    let mut attempts = 1..=ATTEMPTS_MAX;
    loop {
        let tcp = accept::bind(address)?;
        let bound = tcp.local_addr()?;
        match UdpSocket::bind(bound).await {
            Ok(udp) => return Ok(Sockets { udp, tcp, address: bound }),
            Err(_) if address.port() == 0 && attempts.next().is_some() => {}
            Err(error) => return Err(error),
        }
    }
}

/// The address that relayed addresses bear. Nothing is ever sent to it: relayed data stays within
/// this server. So any address of this machine will do, and none of somebody else's.
pub(crate) fn announced(listen: IpAddr, public_urls: &[Origin]) -> IpAddr {
    let of_url = public_urls.first().and_then(|url| url.host().parse().ok());
    let of_listen = Some(listen).filter(|ip| !ip.is_unspecified());
    of_url.or(of_listen).or_else(outgoing).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

/// The address by which this machine reaches others. Connecting a UDP socket sends nothing; it only
/// asks the system which of its addresses it would use.
fn outgoing() -> Option<IpAddr> {
    // Addresses for documentation (RFC 5737, RFC 3849) that no machine has.
    let ways: [(IpAddr, IpAddr); 2] = [
        (Ipv4Addr::UNSPECIFIED.into(), Ipv4Addr::new(192, 0, 2, 1).into()),
        (Ipv6Addr::UNSPECIFIED.into(), Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into()),
    ];
    ways.into_iter().find_map(|(from, to)| {
        let socket = std::net::UdpSocket::bind((from, 0)).ok()?;
        socket.connect((to, 9)).ok()?;
        Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_unspecified())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_written_somewhere_is_announced() {
        let rows = [
            ("0.0.0.0", "https://203.0.113.7:8443", "203.0.113.7"),
            ("192.0.2.1", "https://clinic.example", "192.0.2.1"),
            ("::", "https://[2001:db8::7]", "2001:db8::7"),
        ];
        for (listen, url, expected) in rows {
            let found = announced(listen.parse().unwrap(), &[url.parse().unwrap()]);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{listen} {url}");
        }
        let unspecified = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        let found = announced(unspecified, &["https://clinic.example".parse().unwrap()]);
        assert!(!found.is_unspecified());
    }

    #[tokio::test]
    async fn both_sockets_have_one_number() {
        let sockets = open("127.0.0.1:0".parse().unwrap()).await.unwrap();
        assert_eq!(sockets.udp.local_addr().unwrap(), sockets.address);
        assert_eq!(sockets.tcp.local_addr().unwrap(), sockets.address);
        assert!(open(sockets.address).await.is_err(), "taken");
    }
}
