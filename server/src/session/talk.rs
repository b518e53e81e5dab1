//! The loop of a session that is seated: until somebody has had enough.

use std::pin::{Pin, pin};
use std::sync::Arc;

use tokio::time::{Instant, Sleep, sleep_until};
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_util::sync::CancellationToken;
use webside_protocol::limits::{BEAT, SILENCE_MAX};
use webside_protocol::{ClientMessage, ErrorCode, SeatId, ServerMessage, VisitId};

use super::incoming::{Heard, Incoming};
use super::relaying;
use super::socket::{Received, Socket, Stuck};
use crate::clock::Clock;
use crate::frame::frame;
use crate::media::Relay;
use crate::outbox::{End, Outbox};
use crate::visit::{Message, SessionId, VisitHandle};

/// How a session is over.
pub(super) enum Over {
    /// The other end is gone.
    Gone,
    /// It is to be closed, with a reason or without.
    Close(End),
}

/// Where a page sits.
pub(super) struct Place {
    pub(super) id: VisitId,
    pub(super) session: SessionId,
    pub(super) seat: SeatId,
    pub(super) visit: VisitHandle,
    pub(super) relay: Option<Relay>,
}

/// One page in its seat.
pub(super) struct Talk<'a> {
    socket: &'a mut Socket,
    place: Place,
    outbox: Arc<Outbox>,
    clock: Clock,
    incoming: Incoming,
    spoke: Instant,
    heard: Instant,
    /// Not later than anything is due; when it fires, what is due is looked up.
    alarm: Pin<Box<Sleep>>,
}

impl<'a> Talk<'a> {
    pub(super) fn new(
        socket: &'a mut Socket,
        place: Place,
        outbox: Arc<Outbox>,
        clock: Clock,
    ) -> Self {
        let now = clock.instant_now();
        let alarm = Box::pin(sleep_until(now + BEAT));
        let incoming = Incoming::default();
        Self { socket, place, outbox, clock, incoming, spoke: now, heard: now, alarm }
    }

    /// Talks until the session is over, and says how.
    pub(super) async fn run(mut self, stop: &CancellationToken) -> Over {
        // Asked for once: all sessions share the token's list of who waits for it.
        let mut stopped = pin!(stop.cancelled());
        loop {
            if let Err(over) = self.round(stopped.as_mut()).await {
                return over;
            }
        }
    }

    async fn round(&mut self, stopped: Pin<&mut impl Future<Output = ()>>) -> Result<(), Over> {
        tokio::select! {
            biased;
            () = stopped => Err(told(ErrorCode::Draining)),
            parcel = self.outbox.next() => {
                self.send(parcel.texts).await?;
                parcel.end.map_or(Ok(()), |end| Err(Over::Close(end)))
            }
            received = self.socket.receive() => {
                self.heard = self.clock.instant_now();
                self.receive(received).await
            }
            () = &mut self.alarm => self.keep_time().await,
        }
    }

    async fn keep_time(&mut self) -> Result<(), Over> {
        let now = self.clock.instant_now();
        if now >= self.heard + SILENCE_MAX {
            return Err(told(ErrorCode::Idle));
        }
        if now >= self.spoke + BEAT {
            self.say(&ServerMessage::Beat { now: self.clock.now() }).await?;
        }
        self.alarm.as_mut().reset((self.spoke + BEAT).min(self.heard + SILENCE_MAX));
        Ok(())
    }

    async fn receive(&mut self, received: Received) -> Result<(), Over> {
        let now = self.clock.now();
        let heard = match received {
            Received::Text(text) => self.incoming.hear(&text, now),
            Received::Nothing if self.incoming.hear_nothing(now) => return Ok(()),
            Received::Nothing => Heard::Enough,
            Received::Closed => return Err(Over::Gone),
            Received::Broken(code) => return Err(told(code)),
        };
        match heard {
            Heard::Message(message) => self.take(message).await,
            Heard::Fault(answer) => self.say(&answer).await,
            Heard::Enough => Err(told(ErrorCode::TooMany)),
        }
    }

    async fn take(&mut self, message: ClientMessage) -> Result<(), Over> {
        let Place { id, session, seat, .. } = self.place;
        match message {
            ClientMessage::Command { tag, command } => {
                self.tell_visit(Message::Wish { session, seat, tag, command }).await
            }
            ClientMessage::AssertCue {} => self.tell_visit(Message::Assert { session, seat }).await,
            ClientMessage::Signalling { to, to_page, body } => {
                match self.place.visit.subscribers().signal(session, to, to_page, body) {
                    Ok(()) => Ok(()),
                    Err(code) => self.say(&ServerMessage::Ignored { code }).await,
                }
            }
            ClientMessage::RelaySignalling { call, body } => {
                let Place { visit, relay, .. } = &self.place;
                let answer = relaying::answer(relay.as_ref(), (id, visit), session, call, body);
                let answer = answer.await;
                self.say(&answer.unwrap_or_else(|code| ServerMessage::Ignored { code })).await
            }
            ClientMessage::Level { level } => {
                self.place.visit.subscribers().level(session, level);
                Ok(())
            }
            ClientMessage::Caption { line } => {
                match self.place.visit.subscribers().caption(session, line) {
                    Ok(()) => Ok(()),
                    Err(code) => self.say(&ServerMessage::Ignored { code }).await,
                }
            }
            ClientMessage::Beat {} => Ok(()),
            ClientMessage::Hello { .. } => match self.incoming.out_of_turn(self.clock.now()) {
                Heard::Fault(answer) => self.say(&answer).await,
                Heard::Message(_) | Heard::Enough => Err(told(ErrorCode::TooMany)),
            },
        }
    }

    /// Waits for a place in the visit's mailbox. A visit that stopped ends its sessions itself; the
    /// end it gave stands in the outbox.
    async fn tell_visit(&mut self, message: Message) -> Result<(), Over> {
        match self.place.visit.send(message).await {
            Ok(()) => Ok(()),
            Err(_) => {
                self.outbox.end(End::Told(ErrorCode::Internal));
                Ok(())
            }
        }
    }

    async fn say(&mut self, message: &ServerMessage) -> Result<(), Over> {
        self.send(vec![frame(message)]).await
    }

    async fn send(&mut self, texts: Vec<Utf8Bytes>) -> Result<(), Over> {
        self.socket.send(texts).await.map_err(|Stuck| Over::Gone)?;
        self.spoke = self.clock.instant_now();
        Ok(())
    }
}

fn told(code: ErrorCode) -> Over {
    Over::Close(End::Told(code))
}
