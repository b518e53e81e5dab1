//! What is answered over HTTP, and what every answer says to the browser.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use webside_protocol::Role;

use crate::house::{House, ORIGIN, secret};

#[tokio::test]
async fn every_answer_bears_the_security_headers() {
    let house = House::new().await;
    let long = format!("/{}", "a".repeat(200));
    let gets =
        ["/", "/v", "/c", "/check", "/health", "/api/clinic", "/nothing", "/ws", "/a/b", &long];
    let mut answers = Vec::new();
    for path in gets {
        answers.push((path, house.get(path, &[]).await));
    }
    answers.push(("POST /api/redeem", house.post("/api/redeem", &[], "{}").await));
    answers.push(("POST /", house.post("/", &[], "").await));
    for (path, answer) in answers {
        let header = |name| answer.header(name).unwrap_or_else(|| panic!("{path} lacks {name}"));
        assert!(
            header("content-security-policy").starts_with("default-src 'none'; script-src 'self'")
        );
        assert!(header("permissions-policy").contains("microphone=(self)"));
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("server"), None, "{path}");
        assert_eq!(answer.header("set-cookie"), None, "{path}");
    }
}

#[tokio::test]
async fn each_path_has_its_status() {
    let house = House::new().await;
    let rows = [
        ("/", 200),
        ("/health", 200),
        ("/api/clinic", 200),
        ("/nothing", 404),
        ("/visit.html", 404),
        ("/check.html", 404),
        ("/%2e%2e%2fCargo.toml", 404),
        ("/..%2f..%2fetc%2fpasswd", 404),
        ("/assets/../secrets", 404),
        ("/api/redeem", 405),
        ("/api/check", 405),
        ("/metrics", 404),
        ("/debug", 404),
        ("/ws", 403),
    ];
    for (path, status) in rows {
        assert_eq!(house.get(path, &[]).await.status, status, "{path}");
    }
    let clinic = house.get("/api/clinic", &[]).await.body;
    assert_eq!(clinic, r#"{"name":"Test clinic","phone":"","language":"en","nudge_after_s":20}"#);
}

#[tokio::test]
async fn a_link_is_spent_once_and_only_by_a_post() {
    let house = House::new().await;
    let visit = house.visit().await;
    let secret = secret(&visit, Role::Patient);
    for path in ["/v", "/c", "/api/redeem"] {
        house.get(path, &[]).await;
    }
    assert_eq!(house.try_redeem(&secret).await.status, 200);
    assert_eq!(house.try_redeem(&secret).await.status, 404);
}

#[tokio::test]
async fn all_links_that_do_not_work_get_the_very_same_answer() {
    let house = House::new().await;
    let visit = house.visit().await;
    let used = secret(&visit, Role::Patient);
    house.redeem(&visit, Role::Patient).await;
    let revoked = secret(&visit, Role::Clinician);
    house.running().operator().reissue_link(visit.visit, Role::Clinician).await.unwrap();
    let purged = house.visit().await;
    house.running().operator().purge_visit(purged.visit).await.unwrap();
    let purged = secret(&purged, Role::Patient);
    let unknown = "A".repeat(43);
    let secrets =
        [used.as_str(), &revoked, &purged, &unknown, "", "*", ".*", "' OR 1=1 --", "\u{202e}\0"];
    for secret in secrets {
        let answer = house.try_redeem(secret).await;
        assert_eq!(answer.status, 404, "{secret:?}");
        assert_eq!(answer.body, r#"{"code":"link_rejected"}"#, "{secret:?}");
    }
}

#[tokio::test]
async fn another_sites_page_can_neither_redeem_nor_connect() {
    let house = House::new().await;
    let visit = house.visit().await;
    let body = format!("{{\"secret\":\"{}\"}}", secret(&visit, Role::Patient));
    let others = [
        vec![],
        vec![("origin", "null")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "http://clinic.test.evil")],
        vec![("origin", "http://clinic.test:8080")],
        vec![("origin", "https://clinic.test")],
        vec![("origin", ORIGIN), ("origin", "https://evil.example")],
    ];
    let cross_site = vec![("origin", ORIGIN), ("sec-fetch-site", "cross-site")];
    for headers in others.iter().chain([&cross_site]) {
        let answer = house.post("/api/redeem", headers, &body).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (403, r#"{"code":"wrong_origin"}"#),
            "{headers:?}"
        );
    }
    for headers in &others {
        let mut all = vec![
            ("upgrade", "websocket"),
            ("sec-websocket-version", "13"),
            ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ];
        all.extend_from_slice(headers);
        assert_eq!(house.get("/ws", &all).await.status, 403, "{headers:?}");
    }
    assert_eq!(house.try_redeem(&secret(&visit, Role::Patient)).await.status, 200, "still unspent");
}

#[tokio::test]
async fn a_body_that_is_no_redeem_is_refused_by_its_kind() {
    let house = House::new().await;
    let long = format!("{{\"secret\":\"{}\"}}", "x".repeat(5_000));
    let rows = [
        ("", 400, "malformed_message"),
        ("{}", 400, "malformed_message"),
        ("{\"secret\":5}", 400, "malformed_message"),
        ("{\"secret\":\"x\",\"more\":1}", 400, "malformed_message"),
        ("[[[[", 400, "malformed_message"),
        (&long, 413, "too_large"),
    ];
    for (body, status, code) in rows {
        let answer = house.post("/api/redeem", &[("origin", ORIGIN)], body).await;
        assert_eq!(answer.status, status, "{}", &body[..body.len().min(40)]);
        assert_eq!(answer.body, format!("{{\"code\":\"{code}\"}}"));
    }
    let form = [("origin", ORIGIN), ("content-type", "text/plain")];
    let answer = crate::house::request(house.address(), "POST", "/api/redeem", &form, "{}").await;
    assert_eq!(answer.status, 400, "a form of another site cannot send JSON");
}

#[tokio::test]
async fn guessing_links_is_slowed_down() {
    let house = House::with_redeems_per_minute(5).await;
    for guess in 0..5 {
        assert_eq!(house.try_redeem(&format!("guess {guess}")).await.status, 404);
    }
    let answer = house.try_redeem("one more").await;
    assert_eq!((answer.status, answer.body.as_str()), (429, r#"{"code":"too_many"}"#));
}

#[tokio::test]
async fn one_source_gets_only_its_share_of_connections() {
    let house = House::with("connections_per_source_max = 2\n").await;
    let first = TcpStream::connect(house.address()).await.unwrap();
    let _second = TcpStream::connect(house.address()).await.unwrap();
    let mut third = TcpStream::connect(house.address()).await.unwrap();
    assert_eq!(third.read(&mut [0; 1]).await.unwrap_or(0), 0, "closed at once");
    drop(first);
    // Its place is free when the server has seen it go.
    loop {
        let mut again = TcpStream::connect(house.address()).await.unwrap();
        let _ =
            again.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        if again.read(&mut [0; 1]).await.unwrap_or(0) == 1 {
            break;
        }
    }
}

#[tokio::test]
async fn a_request_that_never_ends_is_closed_within_ten_seconds() {
    let house = House::new().await;
    let starts = [
        "".to_owned(),
        "GET / HTT".to_owned(),
        "GET / HTTP/1.1\r\nhost: x\r\nx-slow: ".to_owned(),
        format!(
            "POST /api/redeem HTTP/1.1\r\nhost: x\r\norigin: {ORIGIN}\r\n\
                 content-type: application/json\r\ncontent-length: 100\r\n\r\n{{\"secret"
        ),
    ];
    let closed = starts.map(async |start| {
        let mut stream = TcpStream::connect(house.address()).await.unwrap();
        stream.write_all(start.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let ended = timeout(Duration::from_secs(10), stream.read_to_end(&mut answer)).await;
        assert!(ended.is_ok(), "{start:?} still open");
        String::from_utf8_lossy(&answer).into_owned()
    });
    let answers = futures_util::future::join_all(closed).await;
    assert!(answers[3].starts_with("HTTP/1.1 408"), "{}", answers[3]);
}
