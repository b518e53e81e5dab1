//! TURN over TLS on the port of the pages: the handshake is no leave to stall after it.

use std::sync::Arc;

use futures_util::future::join_all;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use webside_tests::{Clinic, Settings, Tls, soon};

use super::client::{BINDING, message};
use crate::raw::STALLED_MAX;

/// Takes whatever certificate is shown: who is at the other end is not what is tried here.
#[derive(Debug)]
struct Anyone(Arc<CryptoProvider>);

impl ServerCertVerifier for Anyone {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

async fn connect(clinic: &Clinic) -> TlsStream<TcpStream> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let verifier = Arc::new(Anyone(Arc::clone(&provider)));
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider speaks TLS")
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    let stream = TcpStream::connect(clinic.address()).await.expect("a connection");
    let name = ServerName::try_from("localhost").expect("a name");
    let shaken = TlsConnector::from(Arc::new(config)).connect(name, stream);
    soon("a handshake", shaken).await.expect("it speaks TLS")
}

#[tokio::test]
async fn t15_whoever_stalls_within_tls_is_closed_in_time() {
    let clinic = Clinic::open(Settings { tls: Tls::SelfSigned, ..Settings::default() }).await;
    let binding = message(BINDING, [9; 12], &[]);
    let mut answered = connect(&clinic).await;
    answered.write_all(&binding).await.expect("it takes bytes");
    let mut answer = [0; 32];
    soon("an answer", answered.read_exact(&mut answer)).await.expect("TURN is spoken here");
    assert_eq!(answer[..2], [1, 1]);
    let stalls = [
        ("nothing", &[][..]),
        ("one byte", &[0][..]),
        ("half a message", &binding[..10]),
        ("no allocation", &binding[..]),
    ];
    let closed = |(name, bytes): (&'static str, &[u8])| {
        let (bytes, clinic) = (bytes.to_vec(), &clinic);
        async move {
            let mut stream = connect(clinic).await;
            stream.write_all(&bytes).await.expect("it takes bytes");
            stream.flush().await.expect("it takes bytes");
            let end = timeout(STALLED_MAX, stream.read_to_end(&mut Vec::new())).await;
            assert!(end.is_ok(), "{name} is borne with for too long");
        }
    };
    join_all(stalls.map(closed)).await;
}
