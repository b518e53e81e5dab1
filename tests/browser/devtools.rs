//! What WebDriver cannot say: commands of the Chrome DevTools Protocol, passed on by chromedriver.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// One command that chromedriver has beside those of WebDriver.
#[derive(Debug)]
struct Extension {
    /// Behind the session's own path.
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Runs `method` of the DevTools Protocol and returns its result.
pub(crate) async fn devtools(client: &Client, method: &str, params: Value) -> Value {
    let body = json!({ "cmd": method, "params": params });
    let command = Extension { path: "goog/cdp/execute", body };
    client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{method}: {error}"))
}

/// What the page wrote into its console since the last call: level, source and text of each line.
pub(crate) async fn console(client: &Client) -> Vec<ConsoleLine> {
    let command = Extension { path: "se/log", body: json!({ "type": "browser" }) };
    let lines = client.issue_cmd(command).await.unwrap_or_default();
    let line = |line: &Value| {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        ConsoleLine { level: text("level"), source: text("source"), message: text("message") }
    };
    lines.as_array().map(|lines| lines.iter().map(line).collect()).unwrap_or_default()
}

/// One line of a page's console.
#[derive(Debug)]
pub(crate) struct ConsoleLine {
    /// `SEVERE`, `WARNING`, `INFO`, …
    pub(crate) level: String,
    /// `network`, `console-api`, `security`, …
    pub(crate) source: String,
    /// What it says.
    pub(crate) message: String,
}
