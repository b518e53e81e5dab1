//! One person's Firefox, with one page in it: what another maker's browser thinks of our pages.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::bidi::Bidi;
use crate::browser::{PATIENCE, Size, target};
use crate::pressing::FIND;
use crate::reading::TEXT;
use crate::wait::until;
use crate::watching::WATCH;

/// A camera and a microphone made of test patterns, allowed without a question; calls on this very
/// machine; nothing that Firefox wants for itself.
const PREFERENCES: &str = r#"
user_pref("media.navigator.streams.fake", true);
user_pref("media.navigator.permission.disabled", true);
user_pref("media.autoplay.default", 0);
user_pref("media.peerconnection.ice.loopback", true);
user_pref("media.peerconnection.ice.obfuscate_host_addresses", false);
user_pref("media.cubeb.backend", "null");
user_pref("intl.accept_languages", "en");
user_pref("app.update.auto", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("remote.prefs.recommended", true);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"#;

/// Said on the error stream once it can be driven.
const LISTENS: &str = "WebDriver BiDi listening on ";

/// One person's Firefox.
pub(crate) struct Firefox {
    /// Whose, for what is printed.
    pub(crate) name: &'static str,
    bidi: Bidi,
    page: String,
    _program: Program,
}

/// The program and its profile. Dropping it ends them: the program ends its own when it is gone.
struct Program {
    process: Child,
    _profile: TempDir,
}

impl Firefox {
    /// Whether there is one; says so when not.
    pub(crate) fn is_here() -> bool {
        let mut command = Command::new("firefox-esr");
        let asked = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        let here = asked.is_ok_and(|status| status.success());
        if !here {
            println!("NOT RUN: there is no `firefox-esr` on the PATH");
        }
        here
    }

    /// Opens a new one with nothing in it.
    pub(crate) async fn new(name: &'static str, size: Size) -> Self {
        let profile = TempDir::with_prefix("webside-firefox-").expect("a temporary directory");
        std::fs::write(profile.path().join("user.js"), PREFERENCES).expect("a profile");
        let process = Command::new("firefox-esr")
            .args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"])
            .arg(profile.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Firefox can be run");
        let mut program = Program { process, _profile: profile };
        let address = address(&mut program.process);
        let wishes = json!({ "alwaysMatch": { "acceptInsecureCerts": true } });
        let bidi = Bidi::begin(&address, wishes).await;
        let tree = bidi.command("browsingContext.getTree", json!({})).await;
        let page = tree["contexts"][0]["context"].as_str().expect("one page is open").to_owned();
        let watch = format!("() => {{ {WATCH} }}");
        let script = json!({ "functionDeclaration": watch });
        bidi.command("script.addPreloadScript", script).await;
        let Size { width, height } = size;
        let viewport = json!({ "context": page, "viewport": { "width": width, "height": height } });
        bidi.command("browsingContext.setViewport", viewport).await;
        Self { name, bidi, page, _program: program }
    }

    /// Opens `address`.
    pub(crate) async fn open(&self, address: &str) {
        let params = json!({ "context": self.page, "url": address, "wait": "complete" });
        self.bidi.command("browsingContext.navigate", params).await;
    }

    /// Runs a short script, which hands its answer to its last argument.
    pub(crate) async fn run_async<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: &[&str],
    ) -> T {
        let given: Vec<Value> =
            arguments.iter().map(|text| json!({ "type": "string", "value": text })).collect();
        // BiDi has a notation of its own for values; a text is the same in every notation.
        let function = format!(
            "(...given) => new Promise(done => (function () {{ {script} }})(...given, done))\
             .then(answer => JSON.stringify(answer ?? null))"
        );
        let params = json!({
            "functionDeclaration": function, "arguments": given, "awaitPromise": true,
            "target": { "context": self.page }, "userActivation": false,
        });
        let answer = self.bidi.command("script.callFunction", params).await;
        let text = answer["result"]["value"].as_str();
        let text = text.unwrap_or_else(|| panic!("{}'s page: {script}: {answer}", self.name));
        serde_json::from_str(text)
            .unwrap_or_else(|error| panic!("{}'s page: {script}: {error}: {text}", self.name))
    }

    /// Runs a short script, which returns its answer.
    pub(crate) async fn run<T: DeserializeOwned>(&self, script: &str, arguments: &[&str]) -> T {
        let later = format!(
            "const given = [...arguments]; given.pop()((function () {{ {script} }})(...given));"
        );
        self.run_async(&later, arguments).await
    }

    /// The visible words of the page.
    pub(crate) async fn text(&self) -> String {
        self.run(TEXT, &[]).await
    }

    /// Waits until the page shows `words`.
    pub(crate) async fn sees(&self, words: &str) {
        let sees = async || self.text().await.contains(words).then_some(());
        self.wait(&format!("“{words}”"), sees).await;
    }

    /// Presses the control that is named `words` in its middle, as soon as there is one.
    pub(crate) async fn press(&self, words: &str) {
        let find = format!(
            "const wanted = arguments[0];
             const one = (() => {{ {FIND} }})();
             if (!one) return null;
             one.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ x, y, width, height }} = one.getBoundingClientRect();
             const middle = [Math.round(x + width / 2), Math.round(y + height / 2)];
             return one.contains(document.elementFromPoint(...middle)) ? middle : null;"
        );
        let middle = async || self.run::<Option<[i32; 2]>>(&find, &[words]).await;
        let [x, y] = self.wait(&format!("a press on “{words}”"), middle).await;
        let press = json!([
            { "type": "pointerMove", "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let finger = json!([{ "type": "pointer", "id": "finger", "actions": press }]);
        let params = json!({ "context": self.page, "actions": finger });
        self.bidi.command("input.performActions", params).await;
    }

    /// Asks until there is an answer; fails with what the page shows when there is none in time.
    pub(crate) async fn wait<T>(&self, what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
        if let Some(answer) = until(PATIENCE, ask).await {
            return answer;
        }
        self.picture(&format!("failed-{}", self.name)).await;
        let shows = self.text().await;
        panic!("{}: waited {PATIENCE:?} for {what}\nthe page shows: {shows}", self.name)
    }

    /// Keeps what the page looks like as `target/screenshots/NAME.png`.
    pub(crate) async fn picture(&self, name: &str) {
        let params = json!({ "context": self.page });
        let taken = self.bidi.command("browsingContext.captureScreenshot", params).await;
        let picture = taken["data"].as_str().and_then(|text| BASE64_STANDARD.decode(text).ok());
        let folder = target().join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        let picture = picture.expect("a picture in base64");
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("a picture is kept");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where it can be driven. What it says later is read too, so that it never waits for a reader.
fn address(process: &mut Child) -> String {
    let mut told = BufReader::new(process.stderr.take().expect("its errors are piped")).lines();
    let mut said = String::from("Firefox does not start:");
    for line in told.by_ref().map_while(Result::ok) {
        if let Some((_, address)) = line.split_once(LISTENS) {
            std::thread::spawn(move || told.for_each(drop));
            return address.trim().to_owned();
        }
        said.push('\n');
        said.push_str(&line);
    }
    panic!("{said}")
}
