//! The pages and the files they load; and the plain pages that need no client.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use webside_protocol::Clinic;

use crate::assets::{Asset, Client};

/// A file's name holds its content's hash: it is never another file.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The patient's page. The link's secret stands behind the `#`, so no request tells it.
pub(super) async fn visit(State(client): State<Client>, headers: HeaderMap) -> Response {
    page(&client, "visit.html", &headers)
}

/// The clinician's page.
pub(super) async fn console(State(client): State<Client>, headers: HeaderMap) -> Response {
    page(&client, "console.html", &headers)
}

/// The page that checks whether a visit would work from there.
pub(super) async fn check(State(client): State<Client>, headers: HeaderMap) -> Response {
    page(&client, "check.html", &headers)
}

fn page(client: &Client, name: &str, headers: &HeaderMap) -> Response {
    client.asset(name).map_or_else(no_client, |asset| send(asset, headers))
}

/// A file that a page loads.
pub(super) async fn file(
    State(client): State<Client>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let found = if name.ends_with(".html") { None } else { client.asset(&name) };
    found.map_or_else(not_found, |asset| {
        let mut response = send(asset, &headers);
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
        response
    })
}

/// What somebody sees who came without a link.
pub(super) fn landing(clinic: &Clinic) -> Html<String> {
    let name = escape(&clinic.name);
    let phone = match escape(&clinic.phone) {
        phone if phone.is_empty() => String::new(),
        phone => format!("<p>{phone}</p>"),
    };
    plain(&format!(
        "<h1>{name}</h1>\
         <p>To come to your visit, open the link that you were sent.</p>\
         <p lang=\"es\">Para entrar a su visita, abra el enlace que le enviaron.</p>\
         <p><a href=\"/check\">Will a video visit work from here?</a></p>\
         <p lang=\"es\"><a href=\"/check\">¿Funcionará una videovisita desde aquí?</a></p>{phone}"
    ))
}

/// What somebody sees who came to a path that does not exist.
pub(super) fn not_found() -> Response {
    let text = "<h1>There is nothing here</h1>\
                <p>To come to your visit, open the link that you were sent.</p>\
                <p lang=\"es\">Aquí no hay nada. Para entrar a su visita, abra el enlace que le enviaron.</p>";
    (StatusCode::NOT_FOUND, plain(text)).into_response()
}

fn no_client() -> Response {
    let text = "<h1>This build has no client</h1><p>Run: cargo xtask build</p>";
    (StatusCode::SERVICE_UNAVAILABLE, plain(text)).into_response()
}

fn plain(body: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>Webside</title><main>{body}</main></html>\n"
    ))
}

fn send(asset: Asset, headers: &HeaderMap) -> Response {
    let content_type = HeaderValue::from_static(asset.content_type);
    let vary = HeaderValue::from_static("accept-encoding");
    let brotli = asset.brotli.filter(|_| accepts_brotli(headers));
    let mut response = match brotli {
        Some(bytes) => ([(header::CONTENT_ENCODING, "br")], bytes).into_response(),
        None => asset.plain.into_response(),
    };
    response.headers_mut().insert(header::CONTENT_TYPE, content_type);
    response.headers_mut().insert(header::VARY, vary);
    response
}

/// Whether `br` is among the accepted encodings and not refused by `q=0` (RFC 9110 §12.5.3).
fn accepts_brotli(headers: &HeaderMap) -> bool {
    let said = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok());
    said.flat_map(|line| line.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br"));
        let quality = parts.find_map(|part| part.strip_prefix("q="));
        named && quality.is_none_or(|q| q.parse().is_ok_and(|q: f32| q > 0.0))
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use webside_protocol::Language;

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        let rows = [
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, gzip;q=0.8", true),
            ("gzip, br;q=0", false),
            ("gzip, br;q=0.000", false),
            ("brotli", false),
            ("gzip", false),
            ("", false),
        ];
        for (said, takes) in rows {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(said));
            assert_eq!(accepts_brotli(&headers), takes, "{said:?}");
        }
    }

    #[test]
    fn a_file_is_sent_as_brotli_only_where_it_was_made_and_is_taken() {
        let asset = |brotli: Option<&'static [u8]>| Asset {
            plain: "plain".into(),
            brotli: brotli.map(Into::into),
            content_type: "text/css; charset=utf-8",
        };
        let rows = [(true, true, Some("br")), (true, false, None), (false, true, None)];
        for (made, taken, encoding) in rows {
            let said = if taken { "br" } else { "gzip" };
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            let answer = send(asset(made.then_some(b"short")), &headers);
            let header = |name| answer.headers().get(name).map(|value| value.to_str().unwrap());
            assert_eq!(header(header::CONTENT_ENCODING), encoding, "{made} {taken}");
            assert_eq!(header(header::CONTENT_TYPE), Some("text/css; charset=utf-8"));
            assert_eq!(header(header::VARY), Some("accept-encoding"));
        }
    }

    #[test]
    fn a_clinics_name_is_text_and_never_markup() {
        let name = "<script>\"&".to_owned();
        let (phone, language) = (String::new(), Language::En);
        let Html(page) = landing(&Clinic { name, phone, language, nudge_after_s: 20 });
        assert!(page.contains("&lt;script&gt;&quot;&amp;"), "{page}");
    }
}
