//! Which addresses the browser tells by itself, and whether the server's UDP port says where it comes from.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RtcPeerConnection, RtcPeerConnectionIceEvent};

use super::waiting::{Patience, Stopped, promised};
use crate::check::Finding;
use crate::platform::listener::Listener;
use crate::platform::object::{call, holds, object};

/// A question by UDP that is not answered by then was asked several times.
const ANSWER_MAX: Duration = Duration::from_secs(4);

/// Looks, with the server's `stun` URL or without.
pub(super) async fn look(stun: Option<&str>, patience: &Patience) -> Result<Finding, Stopped> {
    let (host, reflexive) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    if let Some((connection, listener, done)) = begin(stun, &host, &reflexive) {
        let waited = patience.wait(&done, ANSWER_MAX).await;
        drop(listener);
        connection.close();
        waited?;
    }
    Ok(Finding::Direct { host: host.get(), reflexive: reflexive.get() })
}

fn begin(
    stun: Option<&str>,
    host: &Rc<Cell<bool>>,
    reflexive: &Rc<Cell<bool>>,
) -> Option<(RtcPeerConnection, Listener, js_sys::Promise)> {
    let servers: Array =
        stun.iter().map(|url| JsValue::from(object([("urls", JsValue::from_str(url))]))).collect();
    let configuration = object([("iceServers", servers.into())]);
    let connection =
        RtcPeerConnection::new_with_configuration(configuration.unchecked_ref()).ok()?;
    call(&connection, "createDataChannel", &[&JsValue::from_str("check")])?;
    let (done, finish) = promised();
    let (host, reflexive) = (host.clone(), reflexive.clone());
    let listener = Listener::new(&connection, "icecandidate", move |event| {
        let event: RtcPeerConnectionIceEvent = event.unchecked_into();
        let line = event.candidate().map(|candidate| candidate.candidate());
        let is = |kind| line.as_ref().is_some_and(|line| holds(line, kind));
        host.set(host.get() || is("typ host"));
        reflexive.set(reflexive.get() || is("typ srflx"));
        if line.is_none() || reflexive.get() {
            let _ = finish.call0(&JsValue::NULL);
        }
    });
    let looking = connection.clone();
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(offer) = JsFuture::from(looking.create_offer()).await {
            let set = looking.set_local_description(offer.unchecked_ref());
            drop(JsFuture::from(set).await);
        }
    });
    Some((connection, listener, done))
}
