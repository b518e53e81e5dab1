//! Both ends of a connection, in this page, by one way alone: what one end sends goes up to the clinic's
//! server and comes down to the other.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{EventTarget, RtcPeerConnection, RtcPeerConnectionIceEvent};

use super::waiting::{Patience, Stopped, happens, promised};
use crate::platform::listener::Listener;
use crate::platform::object::{call, object, set, text};
use crate::platform::peer;

/// A way that works is open within this time, on a slow mobile network too: it takes ten times there
/// and back.
const OPEN_MAX: Duration = Duration::from_secs(8);
/// Both ends know their channel by this number, so that neither has to announce it.
const CHANNEL: u16 = 0;

/// Two connected ends. Both close when it is dropped.
pub(super) struct Pair {
    /// Sends.
    pub(super) up: JsValue,
    /// Gets what the other sends.
    pub(super) down: EventTarget,
    _ends: [End; 2],
    _listeners: Vec<Listener>,
}

/// Closes with its owner.
struct End(RtcPeerConnection);

impl Drop for End {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Pair {
    /// Connects two ends by the one way at `server`; `None` when that does not work.
    pub(super) async fn by(server: &JsValue, patience: &Patience) -> Result<Option<Self>, Stopped> {
        let Some((pair, open)) = Self::begin(server) else { return Ok(None) };
        let came = patience.wait(&open, OPEN_MAX).await?;
        Ok(came.map(|_| pair))
    }

    /// Two ends, and a promise that is kept with a value once messages can pass, and without one as
    /// soon as neither end finds the way.
    fn begin(server: &JsValue) -> Option<(Self, Promise)> {
        let ends = [end(server)?, end(server)?];
        let [up, down] = [channel(&ends[0].0)?, channel(&ends[1].0)?];
        let [sends, hears]: [EventTarget; 2] = [up.clone(), down].map(JsCast::unchecked_into);
        let opened = Array::of2(&happens(&sends, "open"), &happens(&hears, "open"));
        let (nowhere, no_way) = promised();
        let found = Rc::new(Cell::new(0_u32));
        let no_way: Rc<dyn Fn()> = Rc::new(move || drop(no_way.call0(&JsValue::NULL)));
        let listeners = vec![
            passing_on(&ends[0].0, &ends[1].0, &found, &no_way),
            passing_on(&ends[1].0, &ends[0].0, &found, &no_way),
        ];
        let (one, other) = (ends[0].0.clone(), ends[1].0.clone());
        spawn_local(async move { drop(acquaint(&one, &other).await) });
        let open = Promise::race(&Array::of2(&Promise::all(&opened), &nowhere));
        let pair = Self { up, down: hears, _ends: ends, _listeners: listeners };
        Some((pair, open))
    }
}

/// No way but the relay's, and of those the one in `server`.
fn end(server: &JsValue) -> Option<End> {
    let configuration = object([
        ("iceServers", Array::of1(server).into()),
        ("iceTransportPolicy", JsValue::from_str("relay")),
    ]);
    RtcPeerConnection::new_with_configuration(configuration.unchecked_ref()).ok().map(End)
}

/// What is lost is not sent again, and nothing waits for it: as with sound and picture.
fn channel(connection: &RtcPeerConnection) -> Option<JsValue> {
    let settings = object([
        ("ordered", JsValue::FALSE),
        ("maxRetransmits", JsValue::from(0)),
        ("negotiated", JsValue::TRUE),
        ("id", JsValue::from(CHANNEL)),
    ]);
    let label = JsValue::from_str("check");
    let channel = call(connection, "createDataChannel", &[&label, &settings])?;
    set(channel.unchecked_ref(), "binaryType", &JsValue::from_str("arraybuffer"));
    Some(channel)
}

/// Tells `to` each address that `from` finds. When both have looked everywhere and found none, there is
/// no way.
fn passing_on(
    from: &RtcPeerConnection,
    to: &RtcPeerConnection,
    found: &Rc<Cell<u32>>,
    no_way: &Rc<dyn Fn()>,
) -> Listener {
    let (to, found, no_way) = (to.clone(), found.clone(), no_way.clone());
    Listener::new(from, "icecandidate", move |event| {
        let event: RtcPeerConnectionIceEvent = event.unchecked_into();
        match event.candidate() {
            // An empty one ends a list, too (RFC 8838 §8.2).
            Some(candidate) if !candidate.candidate().is_empty() => {
                found.set(found.get() + 1);
                let told = call(&to, "addIceCandidate", &[&candidate]);
                if let Some(told) = told.and_then(|told| told.dyn_into::<Promise>().ok()) {
                    spawn_local(async move { drop(JsFuture::from(told).await) });
                }
            }
            Some(_) => {}
            None if found.get() == 0 => no_way(),
            None => {}
        }
    })
}

/// Each end learns of the other before it looks for addresses, so that none of these comes too early.
async fn acquaint(one: &RtcPeerConnection, other: &RtcPeerConnection) -> Result<(), JsValue> {
    let offer = sdp(&JsFuture::from(one.create_offer()).await?);
    let offer = peer::init("offer", &offer);
    JsFuture::from(other.set_remote_description(&offer)).await?;
    let answer = sdp(&JsFuture::from(other.create_answer()).await?);
    let answer = peer::init("answer", &answer);
    JsFuture::from(one.set_local_description(&offer)).await?;
    JsFuture::from(one.set_remote_description(&answer)).await?;
    JsFuture::from(other.set_local_description(&answer)).await.map(drop)
}

fn sdp(description: &JsValue) -> String {
    text(description, "sdp").unwrap_or_default()
}
