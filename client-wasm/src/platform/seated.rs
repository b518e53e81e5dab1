//! Whose sound and picture each track of a connection is, and whether they are the page's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{MediaStream, MediaStreamTrack, RtcPeerConnection, RtcRtpTransceiver};
use webside_protocol::SeatId;

use crate::model::seats_of;
use crate::platform::video;

/// The people at the other end of one connection. Clones share them.
#[derive(Clone)]
pub(crate) struct Seats(Rc<Inner>);

struct Inner {
    connection: RtcPeerConnection,
    /// Of another page everything is one person's; the relay's answers say whose it is.
    one: Option<SeatId>,
    streams: RefCell<Vec<(SeatId, MediaStream)>>,
    shown: Cell<bool>,
}

impl Seats {
    pub(crate) fn new(connection: RtcPeerConnection, one: Option<SeatId>) -> Self {
        let (streams, shown) = (RefCell::default(), Cell::new(false));
        Self(Rc::new(Inner { connection, one, streams, shown }))
    }

    pub(crate) fn is_shown(&self) -> bool {
        self.0.shown.get()
    }

    pub(crate) fn show(&self, shown: bool) {
        self.0.shown.set(shown);
        self.show_streams();
    }

    /// A track came of another page.
    pub(crate) fn take_track(&self, track: &MediaStreamTrack) {
        if let Some(seat) = self.0.one {
            self.give(seat, track);
            self.show_streams();
        }
    }

    /// The relay's answer says whose each section is; nothing of another page's.
    pub(crate) fn take_answer(&self, answer: &str) -> Option<Vec<SeatId>> {
        if self.0.one.is_some() {
            return None;
        }
        let given = seats_of(answer);
        let is_given = |seat| given.iter().any(|(_, other)| *other == seat);
        self.0.streams.borrow_mut().retain(|(seat, _)| is_given(*seat));
        for transceiver in self.0.connection.get_transceivers() {
            let transceiver: RtcRtpTransceiver = transceiver.unchecked_into();
            let mid = transceiver.mid();
            let of = given
                .iter()
                .find(|(section, _)| mid.as_deref().map(str::as_bytes) == Some(section));
            let track = transceiver.receiver().track();
            self.take_from_others(of.map(|(_, seat)| *seat), &track);
            if let Some((_, seat)) = of {
                self.give(*seat, &track);
            }
        }
        self.show_streams();
        let mut seats: Vec<SeatId> = given.into_iter().map(|(_, seat)| seat).collect();
        seats.dedup();
        Some(seats)
    }

    /// Whose track this is, by its id.
    pub(crate) fn whose(&self, track: &str) -> Option<SeatId> {
        let streams = self.0.streams.borrow();
        let holds = |stream: &MediaStream| stream.get_track_by_id(track).is_some();
        let of = streams.iter().find(|(_, stream)| holds(stream)).map(|(seat, _)| *seat);
        self.0.one.or(of)
    }

    fn give(&self, seat: SeatId, track: &MediaStreamTrack) {
        let mut streams = self.0.streams.borrow_mut();
        if let Some((_, stream)) = streams.iter().find(|(other, _)| *other == seat) {
            stream.add_track(track);
        } else if let Ok(stream) = MediaStream::new() {
            stream.add_track(track);
            streams.push((seat, stream));
        }
    }

    fn take_from_others(&self, seat: Option<SeatId>, track: &MediaStreamTrack) {
        for (other, stream) in self.0.streams.borrow().iter() {
            if Some(*other) != seat {
                stream.remove_track(track);
            }
        }
    }

    fn show_streams(&self) {
        if self.is_shown() {
            // Not the stream's own `clone`: the browser's method of that name makes another one.
            let streams = self.0.streams.borrow();
            let all = streams.iter().map(|(seat, stream)| (*seat, Clone::clone(stream)));
            video::show_others(all.collect());
        }
    }
}
