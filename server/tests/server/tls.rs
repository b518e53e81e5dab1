//! Connections secured with a certificate made by the server.

use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::house::House;

/// A secured connection to the clinic under this name.
pub(crate) async fn connect(
    house: &House,
    version: &'static SupportedProtocolVersion,
    name: &str,
) -> std::io::Result<TlsStream<TcpStream>> {
    let certificate = CertificateDer::from_pem_file(house.directory().join("self_signed.pem"));
    let mut roots = RootCertStore::empty();
    roots.add(certificate.unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[version])
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(house.address()).await?;
    let name = ServerName::try_from(name.to_owned()).unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

async fn get(
    house: &House,
    version: &'static SupportedProtocolVersion,
    name: &str,
) -> std::io::Result<String> {
    let mut stream = connect(house, version, name).await?;
    let request = b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    stream.write_all(request).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[tokio::test]
async fn a_self_signed_clinic_answers_under_its_own_names() {
    let house = House::secured().await;
    for version in [&TLS12, &TLS13] {
        let answer = get(&house, version, "localhost").await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(!answer.contains("strict-transport"), "browsers do not trust this certificate");
    }
    assert!(get(&house, &TLS13, "192.0.2.7").await.is_ok(), "its address");
    assert!(get(&house, &TLS13, "clinic.evil").await.is_err());
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_closed_within_ten_seconds() {
    let house = House::secured().await;
    let stalls = [&[][..], &[0x16, 0x03, 0x01, 0x02, 0x00, 0x01]].map(async |start| {
        let mut stream = TcpStream::connect(house.address()).await.unwrap();
        stream.write_all(start).await.unwrap();
        let ended = timeout(Duration::from_secs(10), stream.read(&mut [0; 64])).await;
        assert!(matches!(ended, Ok(Ok(0) | Err(_))), "{ended:?}");
    });
    futures_util::future::join_all(stalls).await;
    assert!(get(&house, &TLS13, "localhost").await.is_ok());
}
