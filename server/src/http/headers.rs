//! What every answer says to the browser: run nothing but our own files, tell nobody, keep nothing.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// No inline script or style, no other site, no frame around us, and no text that becomes markup.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'";

/// What a visit needs is ours alone; what it does not need is nobody's.
const PERMISSIONS_POLICY: &str = "camera=(self), microphone=(self), display-capture=(self), \
    screen-wake-lock=(self), picture-in-picture=(self), autoplay=(self), fullscreen=(self), \
    accelerometer=(), browsing-topics=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), magnetometer=(), midi=(), payment=(), publickey-credentials-get=(), \
    serial=(), usb=(), xr-spatial-tracking=()";

/// A year, in seconds.
const STRICT_TRANSPORT: &str = "max-age=31536000";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// What depends on the configuration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Security {
    /// Pages are reached by TLS, with a certificate that browsers trust.
    pub(super) tls_only: bool,
}

/// Adds the headers. Answers that say nothing else are kept by nobody.
pub(super) fn secure(security: Security, mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if security.tls_only {
        let value = HeaderValue::from_static(STRICT_TRANSPORT);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
