//! What all kept visits say together: promises that are open, whether people felt heard, figures.
//!
//! Logs are read beside their owners: a visit that goes on does not notice.

use webside_protocol::{Entry, Feedback, FeltHeard, Refusal, Seq, VisitId, VisitState};

use super::message::{AdminRefusal, GatheredFeedback, GatheredFigures, ListedPromise, Sentence};
use super::operator::{Operator, refusal, unreached};
use crate::store::{FIGURES_VISITS, Store, StoreError};

impl Operator {
    /// Every promise that was not kept yet: those overdue first, then by day.
    ///
    /// # Errors
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn list_promises(&self) -> Result<Vec<ListedPromise>, AdminRefusal> {
        let (today, mut promises) = (self.calendar.day(self.clock.now()), Vec::new());
        self.read_all(|visit, state| {
            let made = state.conversation().promises.made().iter();
            let open = made.filter(|promise| promise.kept_at.is_none());
            promises.extend(open.map(|promise| ListedPromise {
                visit,
                number: promise.id,
                line: promise.line.clone(),
                who: promise.who.clone(),
                by: promise.by,
                overdue: promise.is_overdue(today),
            }));
        })
        .await?;
        // What is overdue has the earliest days.
        promises.sort_by_key(|promise| (promise.by, promise.visit, promise.number));
        Ok(promises)
    }

    /// Marks a promise done, and returns once that is stored. Done twice does no harm.
    ///
    /// # Errors
    /// [`AdminRefusal::UnknownVisit`], [`AdminRefusal::NoSuchPromise`], [`AdminRefusal::ServerFull`],
    /// [`AdminRefusal::Draining`], [`AdminRefusal::StorageUnavailable`].
    pub async fn keep_promise(&self, visit: VisitId, number: Seq) -> Result<(), AdminRefusal> {
        self.record(visit).await?;
        let kept = self.registry.keep(visit, number).await.map_err(unreached)?;
        kept.map_err(|_: Refusal| AdminRefusal::NoSuchPromise)
    }

    /// What patients said of their visits, without saying which.
    ///
    /// # Errors
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn gather_feedback(&self) -> Result<GatheredFeedback, AdminRefusal> {
        let mut gathered = GatheredFeedback::default();
        self.read_all(|_, state| {
            if let Some(feedback) = &state.conversation().feedback {
                count(&mut gathered, feedback);
            }
        })
        .await?;
        // By their words: the order of the visits would tell whose they are.
        gathered.sentences.sort_by(|a, b| a.line.as_str().cmp(b.line.as_str()));
        Ok(gathered)
    }

    /// How visits go, over many of them.
    ///
    /// # Errors
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn gather_figures(&self) -> Result<GatheredFigures, AdminRefusal> {
        let sums = self.store.figures().await.map_err(refusal)?;
        Ok(GatheredFigures { at_a_time: FIGURES_VISITS, sums })
    }

    async fn read_all(
        &self,
        mut each: impl FnMut(VisitId, &VisitState),
    ) -> Result<(), AdminRefusal> {
        for record in self.store.list_visits().await.map_err(refusal)? {
            match read(&self.store, record.id).await {
                Ok(state) => each(record.id, &state),
                // Its time came while the others were read.
                Err(AdminRefusal::VisitPurged) => {}
                Err(reason) => return Err(reason),
            }
        }
        Ok(())
    }
}

/// What the stored log of `visit` says, without becoming its owner.
pub(super) async fn read(store: &Store, visit: VisitId) -> Result<VisitState, AdminRefusal> {
    let entries = store.entries(visit).await.map_err(refusal)?;
    let mut state = VisitState::default();
    for (_, bytes) in entries {
        let entry: Entry = serde_json::from_slice(&bytes)
            .map_err(|_| refusal(StoreError::Damaged("an entry cannot be read")))?;
        state.apply(&entry);
    }
    Ok(state)
}

fn count(gathered: &mut GatheredFeedback, feedback: &Feedback) {
    let Feedback { felt, line } = feedback;
    match felt {
        FeltHeard::Yes => gathered.yes += 1,
        FeltHeard::Partly => gathered.partly += 1,
        FeltHeard::No => gathered.no += 1,
    }
    gathered.sentences.extend(line.clone().map(|line| Sentence { felt: *felt, line }));
}
