//! The clinic's own words reach its pages, and its own times its visits.

use webside_protocol::Cue;
use webside_tests::{Answer, Clinic, Page, Request, Settings};

const CATALOGUE: &str = "[cues.chart_review]\nusual_s = 90\n\
    [words.en]\n\"cue-chart-review.say-1\" = \"I have your record open.\"\n\
    [words.es]\n\"cue-chart-review.say-1\" = \"Tengo abierto su expediente.\"\n";
const SAID: [(&str, &str); 2] =
    [("en", "I have your record open."), ("es", "Tengo abierto su expediente.")];

/// The file of `language` that the page at `path` names, and the file.
async fn table(clinic: &Clinic, path: &str, language: &str) -> (String, Answer) {
    let page = clinic.ask(Request::get(path)).await;
    assert_eq!(page.header("cache-control"), Some("no-store"), "pages are asked for anew");
    let link = page.body.lines().find(|line| line.contains(&format!("hreflang=\"{language}\"")));
    let link = link.unwrap_or_else(|| panic!("{path} names no {language}: {}", page.body));
    let name = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    let name = name.expect("a link leads somewhere").to_owned();
    let table = clinic.ask(Request::get(&name)).await;
    (name, table)
}

#[tokio::test]
async fn a_page_names_the_table_with_the_clinics_own_sentence() {
    let settings = Settings { catalogue: Some(CATALOGUE), ..Settings::default() };
    let (clinic, plain) = (Clinic::open(settings).await, Clinic::open(Settings::default()).await);
    for path in ["/v", "/c"] {
        for (language, said) in SAID {
            let (name, answer) = table(&clinic, path, language).await;
            assert_eq!(answer.status, 200, "{name}");
            assert_eq!(answer.body.lines().filter(|line| *line == said).count(), 1, "{name}");
            let lasting = "public, max-age=31536000, immutable";
            assert_eq!(answer.header("cache-control"), Some(lasting), "{name}");
            let small = Request::get(&name).header("accept-encoding", "br");
            let small = clinic.ask(small).await;
            assert_eq!(small.header("content-encoding"), Some("br"));
            assert!(small.bytes.len() * 2 < answer.bytes.len(), "{name}");

            let (ours, answer) = table(&plain, path, language).await;
            assert_ne!(ours, name, "another content has another name");
            assert!(!answer.body.contains(said));
        }
    }
}

#[tokio::test]
async fn a_visit_keeps_the_usual_times_it_was_made_with() {
    let settings = Settings { catalogue: Some(CATALOGUE), ..Settings::default() };
    let clinic = Clinic::open(settings).await;
    let [doctors, _] = clinic.seats().await;
    let doctor = Page::open(&clinic, &doctors).await;
    let usual = doctor.state().policy().usual(Cue::ChartReview);
    assert_eq!(usual.map(|usual| usual.as_secs()), Some(90));
}
