//! A server in this process with its data in a folder that goes away, and pages that speak to it.

mod http;
mod page;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;
use webside_protocol::{Name, PageId, Redeem, Redeemed, Role};
use webside_server::admin::{CreateVisit, CreatedVisit};
use webside_server::{Config, Running, start};

pub(crate) use http::{Answer, request};
pub(crate) use page::Page;

/// Where the pages come from, as far as the server knows.
pub(crate) const ORIGIN: &str = "http://clinic.test";

/// A clinic for one test.
pub(crate) struct House {
    directory: TempDir,
    settings: String,
    running: Running,
}

impl House {
    /// A clinic with ordinary settings.
    pub(crate) async fn new() -> Self {
        Self::with("").await
    }

    /// A clinic with these lines under `[limits]`.
    pub(crate) async fn with(limits: &str) -> Self {
        let limits = format!("links_tried_per_minute_max = 500\n{limits}");
        Self::start(&format!("tls = \"off\"\npublic_url = \"{ORIGIN}\""), &limits).await
    }

    /// A clinic where a source may try a link this often in a minute.
    pub(crate) async fn with_redeems_per_minute(count: u32) -> Self {
        let limits = format!("links_tried_per_minute_max = {count}");
        Self::start(&format!("tls = \"off\"\npublic_url = \"{ORIGIN}\""), &limits).await
    }

    /// A clinic with a certificate of its own, for these two names.
    pub(crate) async fn secured() -> Self {
        let urls = "[\"https://localhost:8443\", \"https://192.0.2.7:8443\"]";
        Self::start(&format!("tls = \"self_signed\"\npublic_url = {urls}"), "").await
    }

    async fn start(door: &str, limits: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let settings = format!(
            "listen = \"127.0.0.1:0\"\n{door}\ndata_dir = {:?}\n\
             [turn]\nlisten = \"127.0.0.1:0\"\n[clinic]\nname = \"Test clinic\"\n\
             [media]\nlisten = \"127.0.0.1:0\"\n[limits]\n{limits}",
            directory.path()
        );
        let running = start(Config::from_toml(&settings).unwrap(), None).await.unwrap();
        Self { directory, settings, running }
    }

    /// The same clinic, stopped and started again.
    pub(crate) async fn restarted(self) -> Self {
        self.restarted_after(async |_| {}).await
    }

    /// The same clinic, stopped and started again after something was done to its data.
    pub(crate) async fn restarted_after(self, change: impl AsyncFnOnce(&Path)) -> Self {
        let Self { directory, settings, running } = self;
        running.stop().await.unwrap();
        change(directory.path()).await;
        let running = start(Config::from_toml(&settings).unwrap(), None).await.unwrap();
        Self { directory, settings, running }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.running.address()
    }

    pub(crate) fn running(&self) -> &Running {
        &self.running
    }

    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// A visit of a doctor and a patient.
    pub(crate) async fn visit(&self) -> CreatedVisit {
        let visit = CreateVisit {
            patient: Name::new("Rosa Canary").unwrap(),
            clinician: Name::new("Dr. Canary").unwrap(),
            patient_language: None,
            expires_in_hours: None,
            follows: None,
        };
        self.running.operator().create_visit(visit).await.unwrap()
    }

    /// Spends the link of `role`.
    pub(crate) async fn redeem(&self, visit: &CreatedVisit, role: Role) -> Redeemed {
        let answer = self.try_redeem(&secret(visit, role)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Tries to spend a link, as another load of the page each time.
    pub(crate) async fn try_redeem(&self, secret: &str) -> Answer {
        static LOADS: AtomicU32 = AtomicU32::new(1_000);
        let secret = webside_protocol::LinkSecret(secret.into());
        let page = PageId(LOADS.fetch_add(1, Ordering::Relaxed));
        let body = serde_json::to_string(&Redeem { secret, page }).unwrap();
        self.post("/api/redeem", &[("origin", ORIGIN)], &body).await
    }

    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        request(self.address(), "GET", path, headers, "").await
    }

    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("content-type", "application/json")];
        all.extend_from_slice(headers);
        request(self.address(), "POST", path, &all, body).await
    }

    /// A page of `redeemed` that has heard its welcome.
    pub(crate) async fn page(&self, redeemed: &Redeemed, page: u32) -> Page {
        Page::joined(self.address(), redeemed, page).await
    }

    /// The doctor and the patient, both inside.
    pub(crate) async fn both_inside(&self) -> (Page, Page) {
        let visit = self.visit().await;
        let mut doctor = self.page(&self.redeem(&visit, Role::Clinician).await, 1).await;
        let mut rosa = self.page(&self.redeem(&visit, Role::Patient).await, 2).await;
        doctor.admit(rosa.seat).await;
        rosa.until_admitted().await;
        (doctor, rosa)
    }
}

/// What stands behind the `#` of the link of `role`.
pub(crate) fn secret(visit: &CreatedVisit, role: Role) -> String {
    let seat = visit.seats.iter().find(|seat| seat.role == role).unwrap();
    seat.links[0].0.split_once('#').unwrap().1.to_owned()
}
