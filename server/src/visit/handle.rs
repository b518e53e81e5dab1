//! What may be asked of a visit, and the bounded mailbox it is asked through.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use webside_core::{Generation, Origin};
use webside_protocol::{
    Command, ErrorCode, Held, Name, PageId, Refusal, Role, SeatId, Seq, Tag, Timestamp, VisitState,
};

use super::subscribers::Subscribers;
use crate::outbox::{End, Outbox};

/// Messages that may wait for a visit; beyond it sessions wait for a place.
const MAILBOX_MESSAGES_MAX: usize = 64;

/// One live WebSocket, numbered over the life of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SessionId(pub(crate) u64);

/// A page that wants to sit down.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) session: SessionId,
    pub(crate) seat: SeatId,
    /// Of the ticket.
    pub(crate) generation: Generation,
    /// By which of our addresses the page came.
    pub(crate) origin: Origin,
    pub(crate) page: PageId,
    pub(crate) held: Held,
    pub(crate) answer: Answer,
}

/// Where a session waits for its welcome. Dropped without one it ends the session: nobody waits for
/// an answer that will not come, whatever went wrong.
#[derive(Debug)]
pub(crate) struct Answer {
    outbox: Arc<Outbox>,
    given: bool,
}

impl Answer {
    pub(crate) fn to(outbox: &Arc<Outbox>) -> Self {
        Self { outbox: Arc::clone(outbox), given: false }
    }

    /// There is no welcome, for this reason.
    pub(super) fn refuse(mut self, code: ErrorCode) {
        self.given = true;
        self.outbox.end(End::Told(code));
    }

    /// Gives the outbox to whoever writes the welcome into it.
    pub(super) fn accept(mut self) -> Arc<Outbox> {
        self.given = true;
        Arc::clone(&self.outbox)
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        if !self.given {
            self.outbox.end(End::Told(ErrorCode::Internal));
        }
    }
}

/// A person who wants to have what the visit came to.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) seat: SeatId,
    /// Of the ticket.
    pub(crate) generation: Generation,
    pub(crate) answer: oneshot::Sender<Result<View, ErrorCode>>,
}

/// The visit as one seat may see it.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) state: VisitState,
    /// When it went live, also after its end.
    pub(crate) live_since: Option<Timestamp>,
}

impl Look {
    /// Whoever did not wait has no need of the answer.
    pub(super) fn answer(self, answer: Result<View, ErrorCode>) {
        drop(self.answer.send(answer));
    }
}

/// A person who asks one more person in.
#[derive(Debug)]
pub(crate) struct Asking {
    pub(crate) from: SeatId,
    /// Of the ticket.
    pub(crate) generation: Generation,
    pub(crate) role: Role,
    pub(crate) name: Name,
    pub(crate) answer: oneshot::Sender<Result<Answered, ErrorCode>>,
}

impl Asking {
    /// Whoever did not wait has no need of the answer.
    pub(super) fn answer(self, answer: Result<Answered, ErrorCode>) {
        let _ = self.answer.send(answer);
    }
}

/// The guest's seat, or why there is none.
pub(crate) type Answered = Result<SeatId, Refusal>;

/// Where the clinic waits until what it asked for is stored, or is told why not.
pub(crate) type Stored = oneshot::Sender<Result<(), Refusal>>;

/// What may be asked of a visit.
#[derive(Debug)]
pub(crate) enum Message {
    /// A session said hello.
    Join(Arrival),
    /// A session is over.
    Leave { session: SessionId, seat: SeatId },
    /// The page still stands by its cue.
    Assert { session: SessionId, seat: SeatId },
    /// A person's wish.
    Wish { session: SessionId, seat: SeatId, tag: Tag, command: Command },
    /// The clinic ends the visit; answered once that is stored.
    Close { stored: Stored },
    /// The clinic did what it promised; answered once that is stored.
    Keep { promise: Seq, stored: Stored },
    /// Somebody wants to have what the visit came to.
    Look(Look),
    /// Somebody asks one more person in; answered once that is stored.
    Invite(Asking),
    /// The seat has a new link: tickets of an earlier generation are withdrawn.
    Withdraw { seat: SeatId, generation: Generation },
    /// The visit was purged: forget it.
    Forget,
}

/// The visit has stopped; ask the registry for its successor.
#[derive(Debug)]
pub(crate) struct Stopped(pub(crate) Message);

/// A visit's mailbox and the list of who listens to it.
#[derive(Debug, Clone)]
pub(crate) struct VisitHandle {
    mailbox: mpsc::Sender<Message>,
    subscribers: Arc<Subscribers>,
}

impl VisitHandle {
    /// Makes the handle of a visit, and the end of the mailbox that its task reads.
    pub(crate) fn new() -> (Self, mpsc::Receiver<Message>) {
        let (mailbox, messages) = mpsc::channel(MAILBOX_MESSAGES_MAX);
        (Self { mailbox, subscribers: Arc::default() }, messages)
    }

    /// Puts `message` into the mailbox, waiting for a place.
    pub(crate) async fn send(&self, message: Message) -> Result<(), Stopped> {
        self.mailbox.send(message).await.map_err(|error| Stopped(error.0))
    }

    pub(crate) fn has_stopped(&self) -> bool {
        self.mailbox.is_closed()
    }

    pub(crate) fn subscribers(&self) -> &Arc<Subscribers> {
        &self.subscribers
    }
}
