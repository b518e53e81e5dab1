//! What secures connections, from the settings.

use std::path::Path;
use std::sync::Arc;

use rustls::version::{TLS12, TLS13};
use tokio_rustls::TlsAcceptor;
use webside_core::Origin;
use webside_protocol::Timestamp;

use super::error::TlsError;
use super::{files, self_signed};
use crate::config::Tls;

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
    // The first byte tells which it is; a client of TURN may name it (RFC 7443), and browsers do not.
    config.alpn_protocols = vec![b"http/1.1".to_vec(), b"stun.turn".to_vec()];
    // A page comes back once at a time: one ticket is enough, and costs less to make than the default.
    config.send_tls13_tickets = 1;
    config.ticketer = rustls::crypto::aws_lc_rs::Ticketer::new().map_err(TlsError::Certificate)?;
    Ok(Some(TlsAcceptor::from(Arc::new(config))))
}
