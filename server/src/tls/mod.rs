//! How connections are secured: a certificate from files, one made here, or none.

mod files;
mod self_signed;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::version::{TLS12, TLS13};
use tokio_rustls::TlsAcceptor;
use webside_core::Origin;
use webside_protocol::Timestamp;

use crate::config::Tls;

/// Why connections cannot be secured, in words for the clinic's IT person.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or holds nothing of use.
    #[error("{} cannot be read as PEM", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: rustls::pki_types::pem::Error,
    },
    /// The file with the self-signed certificate cannot be written.
    #[error("{} cannot be written", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The certificate and the key do not belong together, or are of a kind that is not supported.
    #[error("the certificate and its key cannot be used")]
    Certificate(#[source] rustls::Error),
    /// A self-signed certificate cannot be made for these names.
    #[error("no certificate can be made for these public urls")]
    Make(#[source] rcgen::Error),
}

/// A certificate, those between it and a root, and its private key.
type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// What secures connections; `None` when nothing does.
pub(crate) fn acceptor(
    tls: &Tls,
    public_urls: &[Origin],
    data_dir: &Path,
    now: Timestamp,
) -> Result<Option<TlsAcceptor>, TlsError> {
    let (certificates, key) = match tls {
        Tls::Off => return Ok(None),
        Tls::Files { certificate, key } => files::read(certificate, key)?,
        Tls::SelfSigned => self_signed::keep(data_dir, public_urls, now)?,
    };
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(certificates, key))
        .map_err(TlsError::Certificate)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // A page comes back once at a time: one ticket is enough, and costs less to make than the default.
    config.send_tls13_tickets = 1;
    config.ticketer = rustls::crypto::aws_lc_rs::Ticketer::new().map_err(TlsError::Certificate)?;
    Ok(Some(TlsAcceptor::from(Arc::new(config))))
}
