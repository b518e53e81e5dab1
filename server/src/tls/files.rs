//! A certificate and its key from PEM files.

use std::path::Path;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem};

use super::error::TlsError;

/// A certificate, those between it and a root, and its private key.
pub(super) type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

/// Reads both; they may stand in one file.
pub(super) fn read(certificate: &Path, key: &Path) -> Result<Identity, TlsError> {
    let file = |path: &Path| {
        let path = path.to_owned();
        move |source| TlsError::File { path, source }
    };
    let certificates = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect);
    let certificates: Vec<_> = certificates.map_err(file(certificate))?;
    if certificates.is_empty() {
        return Err(file(certificate)(pem::Error::NoItemsFound));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(file(key))?;
    Ok((certificates, key))
}
