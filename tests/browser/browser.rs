//! One person's browser: a Chromium of its own, with one page in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::devtools::{console, devtools};
use crate::driver::Driver;
use crate::line::Line;
use crate::wait::until;
use crate::watching::WATCH;

/// How long something on a page may take before the test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How every browser is started: alone, quiet, and without a window.
const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
];

/// What a browser has to see and hear with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Devices {
    /// A camera and a microphone made of test patterns, allowed without a question.
    Fake,
    /// The same, but its person always says no.
    Refused,
    /// Neither.
    None,
}

/// The visible page, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Size {
    /// A phone held upright.
    pub(crate) const PHONE: Self = Self { width: 390, height: 844 };
    /// A laptop on a desk.
    pub(crate) const DESK: Self = Self { width: 1440, height: 900 };
    /// The narrowest that everything must fit into (WCAG 2.2, 1.4.10).
    pub(crate) const NARROW: Self = Self { width: 320, height: 640 };

    const fn is_phone(self) -> bool {
        self.width < 600
    }
}

/// One person's browser.
pub(crate) struct Browser {
    /// Whose, for what is printed.
    pub(crate) name: &'static str,
    /// The WebDriver session.
    pub(crate) client: Client,
    /// The size that it goes back to.
    pub(crate) size: Size,
}

impl Browser {
    /// Opens a new browser with nothing in it, which reaches the server through `line`.
    pub(crate) async fn new(
        driver: &Driver,
        name: &'static str,
        size: Size,
        devices: Devices,
        line: &Line,
    ) -> Self {
        let through = line.arguments();
        let through: Vec<&str> = through.iter().map(String::as_str).collect();
        Self::start(driver, name, size, devices, (&through, json!({}))).await
    }

    /// Opens a new browser which `starter` starts in a network of its own.
    pub(crate) async fn apart(
        driver: &Driver,
        name: &'static str,
        size: Size,
        devices: Devices,
        starter: &Path,
    ) -> Self {
        // The driver is in another network, so it speaks to the browser by a pipe.
        let pipe = ["--remote-debugging-pipe"];
        Self::start(driver, name, size, devices, (&pipe, json!({ "binary": starter }))).await
    }

    async fn start(
        driver: &Driver,
        name: &'static str,
        size: Size,
        devices: Devices,
        (through, mut options): (&[&str], Value),
    ) -> Self {
        let more: &[&str] = match devices {
            Devices::Fake => {
                &["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
            }
            Devices::Refused => {
                &["--use-fake-device-for-media-stream", "--deny-permission-prompts"]
            }
            Devices::None => &["--use-fake-ui-for-media-stream"],
        };
        let arguments = ARGUMENTS.iter().chain(more).copied();
        let arguments: Vec<&str> = arguments.chain(through.iter().copied()).collect();
        options["args"] = json!(arguments);
        let capabilities = json!({
            "browserName": "chrome",
            // A clinic's own making is as good as any, here.
            "acceptInsecureCerts": true,
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 15_000, "pageLoad": 15_000 },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written above") };
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .unwrap_or_else(|error| panic!("{name}'s browser does not open: {error}"));
        let browser = Self { name, client, size };
        browser.before_each_page(WATCH).await;
        browser.fit(size).await;
        browser
    }

    /// Opens a tab beside the others, which takes what the person does from here on.
    pub(crate) async fn new_tab(&self) {
        let tab = self.client.new_window(true).await.expect("a tab can be opened");
        self.to_tab(tab.handle).await;
        self.before_each_page(WATCH).await;
        self.fit(self.size).await;
    }

    /// Goes to another tab.
    pub(crate) async fn to_tab(&self, tab: WindowHandle) {
        self.client.switch_to_window(tab).await.expect("the tab is there");
    }

    /// Runs `script` in every page before the page's own.
    pub(crate) async fn before_each_page(&self, script: &str) {
        let params = json!({ "source": script });
        devtools(&self.client, "Page.addScriptToEvaluateOnNewDocument", params).await;
    }

    /// Makes the page as large as `size`, and a phone's when it is small.
    pub(crate) async fn fit(&self, size: Size) {
        let Size { width, height } = size;
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": size.is_phone(),
        });
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await;
        let touch = json!({ "enabled": size.is_phone() });
        devtools(&self.client, "Emulation.setTouchEmulationEnabled", touch).await;
    }

    /// Opens `address`. Also when only its fragment is new, which alone would load nothing.
    pub(crate) async fn open(&self, address: &str) {
        self.goto("about:blank").await;
        self.goto(address).await;
    }

    async fn goto(&self, address: &str) {
        let gone = self.client.goto(address).await;
        gone.unwrap_or_else(|error| panic!("{} cannot open {address}: {error}", self.name));
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        let loaded = self.client.refresh().await;
        loaded.unwrap_or_else(|error| panic!("{} cannot load again: {error}", self.name));
    }

    /// Runs a short script, which returns its answer.
    pub(crate) async fn run<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> T {
        let answer = self.client.execute(script, arguments).await;
        self.read(script, answer)
    }

    /// Runs a short script, which hands its answer to its last argument.
    pub(crate) async fn run_async<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> T {
        let answer = self.client.execute_async(script, arguments).await;
        self.read(script, answer)
    }

    fn read<T: DeserializeOwned>(
        &self,
        script: &str,
        answer: Result<Value, fantoccini::error::CmdError>,
    ) -> T {
        let script: String = script.chars().take(200).collect();
        let answer =
            answer.unwrap_or_else(|error| panic!("{}'s page: {script}: {error}", self.name));
        serde_json::from_value(answer)
            .unwrap_or_else(|error| panic!("{}'s page: {script}: {error}", self.name))
    }

    /// Asks until there is an answer; fails with what the page shows when there is none in time.
    pub(crate) async fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        ask: impl AsyncFnMut() -> Option<T>,
    ) -> T {
        match until(limit, ask).await {
            Some(answer) => answer,
            None => self.fail(&format!("waited {limit:?} for {what}")).await,
        }
    }

    /// Fails the test with what the page shows, in words and as a picture.
    pub(crate) async fn fail(&self, why: &str) -> ! {
        let shows = self.text().await;
        self.picture(&format!("failed-{}", self.name)).await;
        let lines = console(&self.client).await;
        panic!("{}: {why}\nthe page shows: {shows}\nits console: {lines:#?}", self.name)
    }

    /// Fails when the page's console tells of an error of its own: a panic, a refused script. What it
    /// says of a lost network is no fault of the page.
    pub(crate) async fn console_is_clean(&self) {
        let mut lines = console(&self.client).await;
        lines.retain(|line| line.level == "SEVERE" && line.source != "network");
        lines.retain(|line| !line.message.contains("WebSocket connection to"));
        assert!(lines.is_empty(), "{}'s console: {lines:#?}", self.name);
    }

    /// Keeps what the page looks like as `target/screenshots/NAME.png`.
    pub(crate) async fn picture(&self, name: &str) {
        let params = json!({ "format": "png" });
        let taken = devtools(&self.client, "Page.captureScreenshot", params).await;
        let picture = taken["data"].as_str().and_then(|text| BASE64_STANDARD.decode(text).ok());
        let folder = target().join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let picture = picture.expect("a picture in base64");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("a picture is kept");
    }
}

/// The folder of everything that is built.
pub(crate) fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target")
}
