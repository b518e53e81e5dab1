//! Whether our own page asks: other sites' pages can send requests too, but not with our origin.

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use webside_core::Origin;
use webside_protocol::ErrorCode;

use super::problem::Refused;

/// The origins of our own pages.
#[derive(Debug, Clone)]
pub(crate) struct Origins(Arc<[Origin]>);

impl Origins {
    pub(crate) fn new(origins: Vec<Origin>) -> Self {
        Self(origins.into())
    }

    /// Lets a request pass that has exactly one origin, ours, and says which.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<&Origin, Refused> {
        let mut origins = headers.get_all(header::ORIGIN).iter();
        let (first, second) = (origins.next(), origins.next());
        let ours = first.and_then(|said| self.0.iter().find(|own| own.is(said.as_bytes())));
        let ours = ours.filter(|_| second.is_none());
        ours.ok_or_else(refused)
    }

    /// As [`Origins::check`], and does not let pass what the browser calls cross-site. Those too old
    /// to say so are held to the origin alone.
    pub(super) fn check_site(&self, headers: &HeaderMap) -> Result<&Origin, Refused> {
        let origin = self.check(headers)?;
        let site = headers.get("sec-fetch-site");
        if site.is_none_or(|site| site == "same-origin") { Ok(origin) } else { Err(refused()) }
    }
}

fn refused() -> Refused {
    tracing::debug!("request of another site refused");
    Refused(ErrorCode::WrongOrigin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_our_own_pages_pass() {
        let origins = Origins::new(vec![
            "https://clinic.example".parse().unwrap(),
            "https://192.0.2.1:8443".parse().unwrap(),
        ]);
        let rows: [(&[&str], Option<&str>, bool); 9] = [
            (&["https://clinic.example"], Some("same-origin"), true),
            (&["https://192.0.2.1:8443"], None, true),
            (&[], Some("same-origin"), false),
            (&["null"], None, false),
            (&["https://clinic.example"], Some("cross-site"), false),
            (&["https://clinic.example"], Some("same-site"), false),
            (&["https://clinic.example", "https://evil.example"], None, false),
            (&["https://clinic.example.evil"], None, false),
            (&["http://clinic.example"], None, false),
        ];
        for (origin, site, passes) in rows {
            let mut headers = HeaderMap::new();
            for value in origin {
                headers.append(header::ORIGIN, HeaderValue::from_static(value));
            }
            if let Some(site) = site {
                headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            }
            assert_eq!(origins.check_site(&headers).is_ok(), passes, "{origin:?} {site:?}");
        }
    }
}
