//! The door: whose pages may ask, and what every answer says to the browser.

use webside_protocol::{Clinic as Known, ErrorCode, Problem};
use webside_tests::{Answer, Clinic, Guest, Request};

use crate::raw::Raw;
use crate::scene;

const ALWAYS: [&str; 8] = [
    "content-security-policy",
    "permissions-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "x-robots-tag",
    "cache-control",
];

#[tokio::test]
async fn w1_only_our_own_pages_open_a_socket_or_spend_a_link() {
    let clinic = scene::clinic().await;
    let invitation = clinic.create_visit(Guest::default()).await;
    let secret = invitation.link(webside_protocol::Role::Patient).secret();
    let own = clinic.origin().to_owned();
    let port = clinic.address().port();
    let foreign: [&[(&str, &str)]; 12] = [
        &[],
        &[("origin", "")],
        &[("origin", "null")],
        &[("origin", "https://evil.example")],
        &[("origin", &format!("https://127.0.0.1:{port}"))],
        &[("origin", &format!("http://127.0.0.1:{}", port ^ 1))],
        &[("origin", "http://127.0.0.1")],
        &[("origin", &format!("http://localhost:{port}"))],
        &[("origin", &format!("{own}.evil.example"))],
        &[("origin", &format!("{own}/"))],
        &[("origin", &format!("{own}, https://evil.example"))],
        &[("origin", &own), ("origin", "https://evil.example")],
    ];
    for headers in foreign {
        let (_, head) = Raw::shake_hands(&clinic, headers).await;
        assert!(head.starts_with("HTTP/1.1 403"), "{headers:?}: {head}");
        refuses_to_redeem(&clinic, secret, headers).await;
    }
    for site in ["cross-site", "same-site", "none"] {
        refuses_to_redeem(&clinic, secret, &[("origin", &own), ("sec-fetch-site", site)]).await;
    }
    let (_, head) = Raw::shake_hands(&clinic, &[("origin", &own)]).await;
    assert!(head.starts_with("HTTP/1.1 101"), "{head}");
    // None of the attempts spent the link.
    clinic.redeem(invitation.link(webside_protocol::Role::Patient)).await;
}

async fn refuses_to_redeem(clinic: &Clinic, secret: &str, headers: &[(&str, &str)]) {
    let request = Request::new("POST", "/api/redeem")
        .header("content-type", "application/json")
        .body(format!(r#"{{"secret":"{secret}"}}"#));
    let request =
        headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    let answer = clinic.ask(request).await;
    assert_eq!((answer.status, problem(&answer)), (403, ErrorCode::WrongOrigin), "{headers:?}");
}

pub(crate) fn problem(answer: &Answer) -> ErrorCode {
    let problem: Problem = serde_json::from_str(&answer.body)
        .unwrap_or_else(|error| panic!("{error}: {}", answer.body));
    problem.code
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let clinic = scene::clinic().await;
    let long = format!("/{}", "x".repeat(2_000));
    let asks = [
        Request::get("/"),
        Request::get("/v"),
        Request::get("/c"),
        Request::get("/health"),
        Request::get("/api/clinic"),
        Request::get("/api/redeem"),
        Request::get("/api/"),
        Request::get("/ws"),
        Request::get("/nothing"),
        Request::get("/nothing/at/all"),
        Request::get("/../../etc/passwd"),
        Request::get("/%2e%2e%2fetc%2fpasswd"),
        Request::get("/visit.html"),
        Request::get("/metrics"),
        Request::get(&long),
        Request::new("POST", "/"),
        Request::new("POST", "/api/redeem"),
        Request::new("DELETE", "/v"),
        Request::new("OPTIONS", "/api/redeem"),
        Request::new("HEAD", "/v"),
        Request::redeem(clinic.origin(), "wrong"),
        Request::redeem("https://evil.example", "wrong"),
        Request::get("/api/summary"),
        Request::new("POST", "/api/summary"),
    ];
    for request in asks {
        let name = format!("{request:?}");
        let answer = clinic.ask(request).await;
        for header in ALWAYS {
            assert!(answer.header(header).is_some(), "no {header}: {name}");
        }
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'"), "{policy}");
        assert!(policy.contains("require-trusted-types-for 'script'"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("server"), None, "what we run is nobody's business: {name}");
        assert_eq!(answer.header("access-control-allow-origin"), None, "{name}");
    }
}

#[tokio::test]
async fn what_lies_outside_the_pages_is_not_found() {
    let clinic = scene::clinic().await;
    let paths = [
        "/nothing",
        "/visit.html",
        "/../../etc/passwd",
        "/%2e%2e%2fetc%2fpasswd",
        "/..%5c..%5cetc",
        "/webside.toml",
        "/metrics",
        "/debug",
        "/api/visits",
        "/.git/config",
    ];
    for path in paths {
        let answer = clinic.ask(Request::get(path)).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("There is nothing here"), "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn anyone_may_know_the_clinic_and_its_health() {
    let clinic = scene::clinic().await;
    let answer = clinic.ask(Request::get("/api/clinic")).await;
    let known: Known = serde_json::from_str(&answer.body).expect("the protocol's answer");
    assert_eq!((known.name.as_str(), known.phone.as_str()), ("Maple Street Clinic", "555 0100"));
    assert_eq!(clinic.ask(Request::get("/health")).await.status, 200);
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused() {
    let clinic = scene::clinic().await;
    let own = clinic.origin().to_owned();
    let rows = [
        (Request::get("/").header("x", &"x".repeat(100_000)), 431),
        (Request::redeem(&own, &"x".repeat(100_000)), 413),
        ((0..200).fold(Request::get("/"), |request, _| request.header("x", "y")), 431),
    ];
    for (request, status) in rows {
        let name = format!("{request:?}");
        assert_eq!(clinic.ask(request).await.status, status, "{}", &name[..90]);
    }
    let [mut doctor, mut rosa] = scene::inside(&clinic).await;
    scene::goes_on(&mut doctor, &mut rosa).await;
}

#[tokio::test]
async fn a_body_that_is_no_request_is_malformed() {
    let clinic: Clinic = scene::clinic().await;
    let rows: [(&str, &str, &[u8]); 6] = [
        ("application/json", "", b"{"),
        ("application/json", "", br#"{"secret":5}"#),
        ("application/json", "", br#"{"secret":"x","more":1}"#),
        ("application/json", "gzip", b"\x1f\x8b\x08"),
        ("text/plain", "", br#"{"secret":"x"}"#),
        ("application/x-www-form-urlencoded", "", b"secret=x"),
    ];
    for (kind, encoding, body) in rows {
        let body = String::from_utf8_lossy(body).into_owned();
        let request = Request::new("POST", "/api/redeem")
            .header("origin", clinic.origin())
            .header("content-type", kind)
            .header("content-encoding", encoding)
            .body(body.clone());
        let answer = clinic.ask(request).await;
        assert_eq!(answer.status, 400, "{kind} {body}");
        assert_eq!(problem(&answer), ErrorCode::MalformedMessage, "{kind} {body}");
    }
}
