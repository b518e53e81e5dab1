//! Round trips and rate on a connected pair. Neither sends more than its share of what a check may.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::Event;
use webside_protocol::limits::CHECK_BYTES_MAX;

use super::pair::Pair;
use super::waiting::{Patience, Stopped};
use crate::check::{Trips, kbit_s};
use crate::platform::listener::Listener;
use crate::platform::object::{call, get, number};
use crate::platform::timer::Interval;

/// As often as sound sends, or a little less.
const TRIP_EVERY: Duration = Duration::from_millis(50);
const TRIPS_FOR: Duration = Duration::from_secs(5);
/// What has not come by then is lost: in a call it would be of no use.
const LATE_MAX: Duration = Duration::from_secs(1);
/// As long as a packet of sound.
const TRIP_BYTES: u32 = 160;

const UPLOAD_FOR: Duration = Duration::from_secs(2);
const FILL_EVERY: Duration = Duration::from_millis(10);
/// One packet's worth: a longer message is lost whole when a part of it is.
const CHUNK_BYTES: u32 = 1_100;
/// The browser's own queue is kept this short, so that it stops soon.
const QUEUED_BYTES_MAX: f64 = 32_768.0;
/// Two thirds of what a check may send; heads of packets and acknowledgements are the rest.
const UPLOAD_BYTES_MAX: usize = CHECK_BYTES_MAX / 3 * 2;

/// Sends a small message every so often for some seconds, and waits for the last.
pub(super) async fn trips(pair: &Pair, patience: &Patience) -> Result<Trips, Stopped> {
    let trips = Rc::new(RefCell::new(Trips::default()));
    let arriving = trips.clone();
    let hearing = Listener::new(&pair.down, "message", move |event| {
        if let Some(number) = number_in(&event) {
            arriving.borrow_mut().arrive(number, now_ms());
        }
    });
    let (sending, up) = (trips.clone(), pair.up.clone());
    let sends = Interval::new(TRIP_EVERY, move || {
        let number = sending.borrow_mut().send(now_ms());
        let message = Uint8Array::new_with_length(TRIP_BYTES);
        message.set(&Uint8Array::from(&number.to_be_bytes()[..]), 0);
        call(&up, "send", &[&message]);
    });
    patience.pause(TRIPS_FOR).await?;
    drop(sends);
    let mut waited = Duration::ZERO;
    while waited < LATE_MAX && !trips.borrow().are_complete() {
        patience.pause(TRIP_EVERY).await?;
        waited += TRIP_EVERY;
    }
    drop(hearing);
    Ok(trips.take())
}

/// Sends as much as goes through for a short time; kilobits a second that came down again.
pub(super) async fn upload(pair: &Pair, patience: &Patience) -> Result<Option<u32>, Stopped> {
    let came = Rc::new(Cell::new(Came::default()));
    let coming = came.clone();
    let hearing = Listener::new(&pair.down, "message", move |event| {
        let bytes = buffer(&event).map_or(0, |buffer| buffer.byte_length());
        coming.set(coming.get().and(bytes, now_ms()));
    });
    let (up, chunk) = (pair.up.clone(), Uint8Array::new_with_length(CHUNK_BYTES));
    let mut left = UPLOAD_BYTES_MAX;
    let fills = Interval::new(FILL_EVERY, move || {
        let queued = || number(&up, "bufferedAmount").unwrap_or(QUEUED_BYTES_MAX);
        while left >= CHUNK_BYTES as usize && queued() < QUEUED_BYTES_MAX {
            left -= CHUNK_BYTES as usize;
            if call(&up, "send", &[&chunk]).is_none() {
                return;
            }
        }
    });
    patience.pause(UPLOAD_FOR).await?;
    drop((fills, hearing));
    Ok(came.get().kbit_s())
}

/// What came down so far: the first one begins the time and is not counted in it.
#[derive(Debug, Clone, Copy, Default)]
struct Came {
    first_ms: Option<f64>,
    last_ms: f64,
    bytes: usize,
}

impl Came {
    fn and(self, bytes: u32, now_ms: f64) -> Self {
        let bytes = if self.first_ms.is_some() { self.bytes + bytes as usize } else { 0 };
        Self { first_ms: self.first_ms.or(Some(now_ms)), last_ms: now_ms, bytes }
    }

    fn kbit_s(self) -> Option<u32> {
        kbit_s(self.bytes, self.last_ms - self.first_ms?)
    }
}

fn number_in(event: &Event) -> Option<u32> {
    let bytes = Uint8Array::new(&buffer(event)?.into()).to_vec();
    Some(u32::from_be_bytes(*bytes.first_chunk()?))
}

fn buffer(event: &Event) -> Option<ArrayBuffer> {
    get(event, "data")?.dyn_into().ok()
}

/// Finer than a millisecond where the browser tells it.
fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
