//! A person whose page has no screen: it says what the test tells, and knows the visit.

use std::time::Duration;

use tokio::sync::mpsc::{Sender, channel};
use tokio::sync::watch;
use tokio::task::JoinSet;
use webside_protocol::{Command, Role, SeatId, VisitState};
use webside_tests::Page;

use crate::scene::Scene;

/// More than a test has to say at once.
const WISHES_MAX: usize = 32;
/// How long something may take until this page knows it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A wish that is made up from what this page knows by then.
type Wish = Box<dyn Fn(&VisitState) -> Command + Send>;

/// The person. Their page listens all the time, so their link stays up.
pub(crate) struct Beyond {
    tell: Sender<Wish>,
    knows: watch::Receiver<VisitState>,
    _work: JoinSet<()>,
}

impl Beyond {
    /// Comes by the link of `role`.
    pub(crate) async fn comes(scene: &Scene, role: Role) -> Self {
        let redeemed = scene.clinic.redeem(scene.invitation.link(role)).await;
        let mut page = Page::open(&scene.clinic, &redeemed).await;
        let (tell, mut told) = channel::<Wish>(WISHES_MAX);
        let (learns, knows) = watch::channel(page.state().clone());
        let mut work = JoinSet::new();
        work.spawn(async move {
            loop {
                tokio::select! {
                    wish = told.recv() => match wish {
                        Some(wish) => {
                            let command = wish(page.state());
                            page.wish(command).await;
                        }
                        None => return,
                    },
                    message = page.next() => if message.is_err() { return },
                }
                learns.send_replace(page.state().clone());
            }
        });
        Self { tell, knows, _work: work }
    }

    /// Who waits to be let in, as this page knows it now.
    pub(crate) fn waiting(&self) -> Vec<SeatId> {
        let knows = self.knows.borrow();
        let waiting = knows.seats().iter().filter(|(_, seat)| seat.is_waiting());
        waiting.map(|(id, _)| *id).collect()
    }

    /// Wishes this.
    pub(crate) async fn wishes(&self, command: Command) {
        self.wishes_then(move |_| command.clone()).await;
    }

    /// Wishes what follows from the visit as it is by then.
    pub(crate) async fn wishes_then(&self, wish: impl Fn(&VisitState) -> Command + Send + 'static) {
        self.tell.send(Box::new(wish)).await.expect("the page listens");
    }

    /// Waits until the visit is so.
    pub(crate) async fn knows(&self, what: &str, is_so: impl Fn(&VisitState) -> bool) {
        let mut knows = self.knows.clone();
        let known = tokio::time::timeout(PATIENCE, knows.wait_for(|visit| is_so(visit))).await;
        let known = known.unwrap_or_else(|_| panic!("waited {PATIENCE:?} for {what}"));
        known.unwrap_or_else(|_| panic!("the page was lost before {what}"));
    }
}
