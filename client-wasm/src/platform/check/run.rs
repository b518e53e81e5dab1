//! All that is tried, one after the other: a firewall shows which way it lets through only when each is
//! tried by itself.

use std::time::Duration;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use webside_protocol::{Checking, Compact, ErrorCode, IceServer};

use super::waiting::{Patience, Stopped, Stopper, patience};
use super::{direct, live, measure, pair::Pair};
use crate::check::{CheckMsg, Figures, Finding, Offered, Relay, Run, ServerAnswer, Step, offered};
use crate::model::HttpFault;
use crate::platform::object::{object, text};
use crate::platform::report::Report;
use crate::platform::{capture, detect, http};

/// Devices are listed at once, but on a busy machine.
const LIST_MAX: Duration = Duration::from_secs(6);
/// An answer that takes longer is none.
const ANSWER_MAX: Duration = Duration::from_secs(10);

/// Starts it; it stops when what is returned is dropped.
pub(super) fn start(run: Run, report: Report<CheckMsg>) -> Stopper {
    let (stopper, patience) = patience();
    let running = Running { run, report, patience };
    spawn_local(async move {
        // Who stopped it knows.
        let _ = running.whole().await;
    });
    stopper
}

struct Running {
    run: Run,
    report: Report<CheckMsg>,
    patience: Patience,
}

impl Running {
    async fn whole(&self) -> Result<(), Stopped> {
        self.at(Step::Server);
        let abilities = detect::abilities();
        let (secure, calls) = (abilities.secure, abilities.calls);
        self.found(Finding::Browser { secure, calls });
        self.devices().await?;
        if let Some(servers) = self.ask_server().await? {
            self.at(Step::Socket);
            self.found(Finding::Socket(live::gets_through(&self.patience).await?));
            if calls {
                self.ways(&servers).await?;
            }
        }
        self.found(Finding::Ended(String::from(js_sys::Date::new_0().to_iso_string())));
        self.report.tell(CheckMsg::Over(self.run));
        Ok(())
    }

    /// Which kinds there are; nobody is asked for them.
    async fn devices(&self) -> Result<(), Stopped> {
        let listed = capture::devices().and_then(|devices| devices.enumerate_devices().ok());
        let Some(listed) = listed else { return Ok(()) };
        if let Some(list) = self.patience.wait(&listed, LIST_MAX).await? {
            let list = js_sys::Array::from(&list).to_vec();
            let has = |kind| list.iter().any(|one| text(one, "kind").as_deref() == Some(kind));
            let (microphone, camera) = (has("audioinput"), has("videoinput"));
            self.found(Finding::Devices { microphone, camera });
        }
        Ok(())
    }

    /// The ways to try, if the server tells any or says that it has none.
    async fn ask_server(&self) -> Result<Option<Vec<IceServer>>, Stopped> {
        let asking = future_to_promise(async {
            Ok(match http::ask("/api/check", Some("{}".to_owned())).await {
                Ok(text) => JsValue::from_str(&text),
                Err(fault) => JsValue::from_f64(f64::from(status(&fault))),
            })
        });
        let answer = self.patience.wait(&asking, ANSWER_MAX).await?;
        let told = answer.as_ref().and_then(JsValue::as_string);
        let told = told.and_then(|text| Checking::from_json(&text).ok());
        let status = answer.as_ref().and_then(JsValue::as_f64).unwrap_or_default() as u16;
        let said = match &told {
            Some(checking) => ServerAnswer::Offers(offered(&checking.ice_servers).len()),
            None if status == 0 => ServerAnswer::Unreachable,
            None if status == ErrorCode::TooMany.http_status() => ServerAnswer::Busy,
            None => ServerAnswer::Fails,
        };
        self.found(Finding::Server(said));
        Ok(told.map(|checking| checking.ice_servers))
    }

    async fn ways(&self, servers: &[IceServer]) -> Result<(), Stopped> {
        let ways = offered(servers);
        self.at(Step::Direct);
        let stun = ways.iter().find_map(Offered::stun);
        self.found(direct::look(stun.as_deref(), &self.patience).await?);
        let Some(server) = servers.first() else { return Ok(()) };
        let mut measured = false;
        for offered in &ways {
            self.at(Step::Relay(offered.way));
            let pair = Pair::by(&alone(server, offered), &self.patience).await?;
            let (way, address) = (offered.way, offered.address().to_owned());
            self.found(Finding::Relay(Relay { way, address, works: pair.is_some() }));
            if let Some(pair) = pair.filter(|_| !measured) {
                measured = true;
                self.measure(offered, &pair).await?;
            }
        }
        Ok(())
    }

    async fn measure(&self, offered: &Offered, pair: &Pair) -> Result<(), Stopped> {
        self.at(Step::Trips);
        let trips = measure::trips(pair, &self.patience).await?;
        self.at(Step::Upload);
        let up_kbit_s = measure::upload(pair, &self.patience).await?;
        let (round_trip_ms, lost_percent) = (trips.median_and_max_ms(), trips.lost_percent());
        let way = offered.way;
        self.found(Finding::Figures(Figures { way, round_trip_ms, lost_percent, up_kbit_s }));
        Ok(())
    }

    fn at(&self, step: Step) {
        self.report.tell(CheckMsg::At(self.run, step));
    }

    fn found(&self, finding: Finding) {
        self.report.tell(CheckMsg::Found(self.run, finding));
    }
}

/// The server with one of its ways.
fn alone(server: &IceServer, offered: &Offered) -> JsValue {
    let server = object([
        ("urls", JsValue::from_str(&offered.url)),
        ("username", JsValue::from_str(&server.username)),
        ("credential", JsValue::from_str(&server.credential)),
    ]);
    server.into()
}

/// 0: nothing that is ours.
fn status(fault: &HttpFault) -> u16 {
    match fault {
        HttpFault::Refused(code) => code.http_status(),
        HttpFault::Unreachable => 0,
    }
}
