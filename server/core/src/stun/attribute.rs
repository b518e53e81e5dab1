//! What attributes and errors of STUN are called, and how addresses stand in them (RFC 8489 §14.2).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The number that tells STUN from anything else (RFC 8489 §5).
pub(crate) const COOKIE: [u8; 4] = [0x21, 0x12, 0xa4, 0x42];

pub(crate) const USERNAME: u16 = 0x0006;
pub(crate) const MESSAGE_INTEGRITY: u16 = 0x0008;
pub(crate) const ERROR_CODE: u16 = 0x0009;
pub(crate) const UNKNOWN_ATTRIBUTES: u16 = 0x000a;
pub(crate) const CHANNEL_NUMBER: u16 = 0x000c;
pub(crate) const LIFETIME: u16 = 0x000d;
pub(crate) const XOR_PEER_ADDRESS: u16 = 0x0012;
pub(crate) const DATA: u16 = 0x0013;
pub(crate) const REALM: u16 = 0x0014;
pub(crate) const NONCE: u16 = 0x0015;
pub(crate) const XOR_RELAYED_ADDRESS: u16 = 0x0016;
pub(crate) const REQUESTED_ADDRESS_FAMILY: u16 = 0x0017;
pub(crate) const EVEN_PORT: u16 = 0x0018;
pub(crate) const REQUESTED_TRANSPORT: u16 = 0x0019;
pub(crate) const DONT_FRAGMENT: u16 = 0x001a;
pub(crate) const XOR_MAPPED_ADDRESS: u16 = 0x0020;
pub(crate) const USE_CANDIDATE: u16 = 0x0025;
pub(crate) const FINGERPRINT: u16 = 0x8028;
pub(crate) const ICE_CONTROLLED: u16 = 0x8029;

/// Attributes below this number must be understood (RFC 8489 §14).
pub(crate) const OPTIONAL_FROM: u16 = 0x8000;
/// The protocol number that REQUESTED-TRANSPORT must have.
pub(crate) const UDP: u8 = 17;
/// Address families, as REQUESTED-ADDRESS-FAMILY has them.
pub(crate) const IPV4: u8 = 1;
pub(crate) const IPV6: u8 = 2;

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Binding,
    Allocate,
    Refresh,
    Send,
    Data,
    CreatePermission,
    ChannelBind,
}

impl Method {
    pub(crate) const fn from_number(number: u16) -> Option<Self> {
        Some(match number {
            0x001 => Self::Binding,
            0x003 => Self::Allocate,
            0x004 => Self::Refresh,
            0x006 => Self::Send,
            0x007 => Self::Data,
            0x008 => Self::CreatePermission,
            0x009 => Self::ChannelBind,
            _ => return None,
        })
    }

    /// All of them are below 16, so they stand in the message type as they are.
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::Binding => 0x001,
            Self::Allocate => 0x003,
            Self::Refresh => 0x004,
            Self::Send => 0x006,
            Self::Data => 0x007,
            Self::CreatePermission => 0x008,
            Self::ChannelBind => 0x009,
        }
    }
}

/// Why a request is refused (RFC 8489 §14.8, RFC 8656 §19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    BadRequest,
    Unauthorized,
    Forbidden,
    UnknownAttribute,
    AllocationMismatch,
    StaleNonce,
    FamilyNotSupported,
    WrongCredentials,
    TransportNotSupported,
    QuotaReached,
    NoCapacity,
}

impl Refused {
    pub(crate) const fn number(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::UnknownAttribute => 420,
            Self::AllocationMismatch => 437,
            Self::StaleNonce => 438,
            Self::FamilyNotSupported => 440,
            Self::WrongCredentials => 441,
            Self::TransportNotSupported => 442,
            Self::QuotaReached => 486,
            Self::NoCapacity => 508,
        }
    }
}

/// Reads a XOR-…-ADDRESS. What is written as IPv6 and means IPv4 is IPv4 from here on.
pub(crate) fn read_address(value: &[u8], transaction: &[u8; 12]) -> Option<SocketAddr> {
    let [0, family, high, low, address @ ..] = value else { return None };
    let port = u16::from_be_bytes([high ^ COOKIE[0], low ^ COOKIE[1]]);
    let ip = match *family {
        IPV4 => {
            let mut octets: [u8; 4] = address.try_into().ok()?;
            mask(&mut octets, transaction);
            IpAddr::from(octets)
        }
        IPV6 => {
            let mut octets: [u8; 16] = address.try_into().ok()?;
            mask(&mut octets, transaction);
            Ipv6Addr::from(octets).to_canonical()
        }
        _ => return None,
    };
    Some(SocketAddr::new(ip, port))
}

/// Writes a XOR-…-ADDRESS.
pub(crate) fn write_address(address: SocketAddr, transaction: &[u8; 12], out: &mut Vec<u8>) {
    let [high, low] = address.port().to_be_bytes();
    let ports = [high ^ COOKIE[0], low ^ COOKIE[1]];
    match address.ip().to_canonical() {
        IpAddr::V4(ip) => {
            let mut octets = Ipv4Addr::octets(&ip);
            mask(&mut octets, transaction);
            out.extend([0, IPV4]);
            out.extend(ports);
            out.extend(octets);
        }
        IpAddr::V6(ip) => {
            let mut octets = Ipv6Addr::octets(&ip);
            mask(&mut octets, transaction);
            out.extend([0, IPV6]);
            out.extend(ports);
            out.extend(octets);
        }
    }
}

fn mask(octets: &mut [u8], transaction: &[u8; 12]) {
    for (octet, mask) in octets.iter_mut().zip(COOKIE.iter().chain(transaction)) {
        *octet ^= mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_its_mask_and_a_mapped_one_is_what_it_means() {
        let transaction = [9; 12];
        let rows = [
            ("192.0.2.7:49152", "192.0.2.7:49152"),
            ("[2001:db8::7]:1", "[2001:db8::7]:1"),
            ("[::ffff:127.0.0.1]:22", "127.0.0.1:22"),
        ];
        for (written, read) in rows {
            let mut value = Vec::new();
            write_address(written.parse().unwrap(), &transaction, &mut value);
            assert_eq!(read_address(&value, &transaction), Some(read.parse().unwrap()));
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        let rows: [&[u8]; 6] = [
            &[],
            &[0, 1],
            &[0, 1, 0, 0, 1, 2, 3],
            &[0, 3, 0, 0, 1, 2, 3, 4],
            &[1, 1, 0, 0, 1, 2, 3, 4],
            &[0, 2, 0, 0, 1],
        ];
        for value in rows {
            assert_eq!(read_address(value, &[0; 12]), None, "{value:?}");
        }
    }

    #[test]
    fn a_mapped_address_is_read_as_what_it_means() {
        // ::ffff:127.0.0.1 as a client would write it: 16 octets, masked.
        let transaction = [7; 12];
        let mut octets = "::ffff:127.0.0.1".parse::<Ipv6Addr>().unwrap().octets();
        mask(&mut octets, &transaction);
        let value = [&[0, IPV6, 0x21, 0x12 ^ 22], &octets[..]].concat();
        assert_eq!(read_address(&value, &transaction), Some("127.0.0.1:22".parse().unwrap()));
    }
}
