//! One connection: TLS, then HTTP or TURN, each with a deadline. A WebSocket leaves from here.

use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use webside_core::Source;

use super::places::Place;
use crate::turn::{self, Switch};

/// A TLS handshake takes at most this long.
const HANDSHAKE_WAIT_MAX: Duration = Duration::from_secs(8);
/// The head of a request takes at most this long, and a connection idles no longer between two.
const HEAD_WAIT_MAX: Duration = Duration::from_secs(8);
/// A connection serves HTTP for at most this long: a slow phone gets the pages, a hoarder nothing.
const HTTP_LIFE_MAX: Duration = Duration::from_secs(300);
/// Longest head of a request, in bytes.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// How a client of TURN begins: with the type of a STUN request (RFC 8489 §5). No method of HTTP does.
const TURN_BEGINS: RangeInclusive<u8> = 0x00..=0x03;
/// Most header fields of a request.
const HEADERS_MAX: usize = 64;

/// Who asks: known to every request of a connection.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// Where they come from, seen through the proxy if there is one.
    pub(crate) source: Source,
    /// The connection's place, for a WebSocket to keep.
    pub(crate) place: Place,
}

/// What every connection needs.
pub(super) struct Door {
    pub(super) router: Router,
    pub(super) tls: Option<TlsAcceptor>,
    pub(super) behind_proxy: bool,
    pub(super) turn: Option<Switch>,
    pub(super) stop: CancellationToken,
}

impl Door {
    /// Serves one connection to its end. Each phase is boxed: a task keeps the room of its largest
    /// phase for life, and most connections live in the smallest.
    pub(super) async fn serve(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, place: Place) {
        let Some(tls) = &self.tls else {
            return Box::pin(self.http(stream, peer.ip(), place)).await;
        };
        let secured = Box::pin(timeout(HANDSHAKE_WAIT_MAX, tls.accept(stream))).await;
        let Ok(Ok(mut stream)) = secured else { return };
        if let Some(switch) = &self.turn {
            match timeout(HEAD_WAIT_MAX, first_byte(&mut stream)).await {
                Ok(Some(first)) if TURN_BEGINS.contains(&first) => {
                    Box::pin(turn::serve(switch, stream, peer, &self.stop)).await;
                    return drop(place);
                }
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => return,
            }
        }
        Box::pin(self.http(stream, peer.ip(), place)).await;
    }

    async fn http<S>(&self, stream: S, peer: IpAddr, place: Place)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let service = service_fn(|mut request: Request<Incoming>| {
            let source = self.source(peer, request.headers());
            request.extensions_mut().insert(Caller { source, place: place.clone() });
            self.router.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_WAIT_MAX)
            .max_buf_size(HEAD_BYTES_MAX)
            .max_headers(HEADERS_MAX)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        tokio::select! {
            // Whatever broke, the connection is over and there is nobody to tell.
            _ = timeout(HTTP_LIFE_MAX, connection.as_mut()) => return,
            () = self.stop.cancelled() => {}
        }
        // Answers what was asked, then closes; as above, nobody is left to tell.
        connection.as_mut().graceful_shutdown();
        let _ = timeout(HEAD_WAIT_MAX, connection).await;
    }

    fn source(&self, peer: IpAddr, headers: &HeaderMap) -> Source {
        let seen_by_proxy = if self.behind_proxy { last_hop(headers) } else { None };
        Source::from(seen_by_proxy.unwrap_or(peer))
    }
}

/// The first byte that the other end says, which stays to be read; `None` when it says nothing.
async fn first_byte(stream: &mut (impl AsyncBufRead + Unpin)) -> Option<u8> {
    stream.fill_buf().await.ok()?.first().copied()
}

/// The address that the proxy saw: it adds it behind those that its client claims.
fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let header = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    header.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_the_address_that_the_proxy_added_is_believed() {
        let rows: [(&[&'static str], Option<&str>); 6] = [
            (&["192.0.2.7"], Some("192.0.2.7")),
            (&["10.0.0.1, 127.0.0.1, 192.0.2.7"], Some("192.0.2.7")),
            (&["10.0.0.1", "192.0.2.7"], Some("192.0.2.7")),
            (&["2001:db8::7"], Some("2001:db8::7")),
            (&["192.0.2.7, unknown"], None),
            (&[], None),
        ];
        for (fields, seen) in rows {
            let mut headers = HeaderMap::new();
            for field in fields {
                headers.append("x-forwarded-for", HeaderValue::from_static(field));
            }
            assert_eq!(last_hop(&headers), seen.map(|text| text.parse().unwrap()), "{fields:?}");
        }
    }
}
