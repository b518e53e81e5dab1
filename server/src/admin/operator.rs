//! Does what the operator asks.

use std::time::Duration;

use tracing::{error, info};
use webside_core::{Generation, Origin, link};
use webside_protocol::{
    Carried, Entry, ErrorCode, Input, Language, LinkSecret, Output, Place, Policy, Role, SeatId,
    Seq, Timestamp, Visit, VisitId,
};

use super::conversations::read;
use super::message::{
    AdminAnswer, AdminRefusal, AdminRequest, CreateVisit, CreatedVisit, Link, ListedVisit,
    SeatLinks, VisitListState,
};
use crate::calendar::Calendar;
use crate::clock::Clock;
use crate::purge::Purge;
use crate::random;
use crate::registry::Registry;
use crate::store::{LinkHash, NewLink, NewVisit, Store, StoreError, VisitRecord, draw_link_secret};

/// The seats of every visit. Their numbers are the same in each, so that a role names a seat.
const SEATS: [(SeatId, Role); 2] = [(SeatId(1), Role::Clinician), (SeatId(2), Role::Patient)];
const HOUR: Duration = Duration::from_secs(3600);
const EXPIRY_HOURS: std::ops::RangeInclusive<u32> = 1..=8_760;

/// Makes, lists, ends and purges visits.
#[derive(Debug, Clone)]
pub struct Operator {
    pub(crate) store: Store,
    pub(crate) registry: Registry,
    pub(crate) clock: Clock,
    pub(crate) purge: Purge,
    pub(crate) public_urls: Vec<Origin>,
    pub(crate) clinic_language: Language,
    pub(crate) calendar: Calendar,
    pub(crate) policy: Policy,
    pub(crate) expires_after: Duration,
}

impl Operator {
    /// Does what `request` asks.
    pub async fn answer(&self, request: AdminRequest) -> AdminAnswer {
        let answer = match request {
            AdminRequest::CreateVisit(visit) => {
                self.create_visit(visit).await.map(AdminAnswer::VisitCreated)
            }
            AdminRequest::ListVisits {} => {
                self.list_visits().await.map(|visits| AdminAnswer::Visits { visits })
            }
            AdminRequest::EndVisit { visit } => {
                self.end_visit(visit).await.map(|()| AdminAnswer::Done {})
            }
            AdminRequest::ReissueLink { visit, role } => {
                self.reissue_link(visit, role).await.map(AdminAnswer::LinkReissued)
            }
            AdminRequest::PurgeVisit { visit } => {
                self.purge_visit(visit).await.map(|()| AdminAnswer::Done {})
            }
            AdminRequest::ListPromises {} => {
                self.list_promises().await.map(|promises| AdminAnswer::Promises { promises })
            }
            AdminRequest::KeepPromise { visit, promise } => {
                self.keep_promise(visit, promise).await.map(|()| AdminAnswer::Done {})
            }
            AdminRequest::GatherFeedback {} => {
                self.gather_feedback().await.map(AdminAnswer::Feedback)
            }
            AdminRequest::GatherFigures {} => self.gather_figures().await.map(AdminAnswer::Figures),
        };
        answer.unwrap_or_else(|reason| AdminAnswer::Refused { reason })
    }

    /// Makes a visit with a seat and a link for each person in it.
    ///
    /// # Errors
    /// [`AdminRefusal::ExpiryOutOfRange`]; [`AdminRefusal::UnknownVisit`] or
    /// [`AdminRefusal::VisitPurged`] for the one it follows; [`AdminRefusal::StorageUnavailable`].
    pub async fn create_visit(&self, visit: CreateVisit) -> Result<CreatedVisit, AdminRefusal> {
        let (id, now) = (random::visit_id(), self.clock.now());
        let expires_at = now + self.lifetime(visit.expires_in_hours)?;
        let carried = self.carried(visit.follows).await?;
        let entries = first_entries(now, self.places(visit), self.policy.clone(), carried)?;
        let seats = SEATS.map(|(seat, role)| (seat, role, draw_link_secret()));
        let links = seats.iter().map(|(seat, _, secret)| NewLink {
            secret_hash: LinkHash::of(secret),
            seat: *seat,
            expires_at,
        });
        let new = NewVisit { id, created_at: now, expires_at };
        self.store.create_visit(new, entries, links.collect()).await.map_err(refusal)?;
        info!(visit = %id, "visit created");
        let seats = seats.iter().map(|(seat, role, secret)| self.links(*seat, *role, secret));
        Ok(CreatedVisit { visit: id, expires_at, seats: seats.collect() })
    }

    /// Every visit that was not purged.
    ///
    /// # Errors
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn list_visits(&self) -> Result<Vec<ListedVisit>, AdminRefusal> {
        let records = self.store.list_visits().await.map_err(refusal)?;
        Ok(records.into_iter().map(|record| self.listed(record)).collect())
    }

    /// Ends a visit for everyone, and returns once that is stored.
    ///
    /// # Errors
    /// [`AdminRefusal::UnknownVisit`], [`AdminRefusal::ServerFull`], [`AdminRefusal::Draining`],
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn end_visit(&self, visit: VisitId) -> Result<(), AdminRefusal> {
        self.record(visit).await?;
        self.registry.close(visit).await.map_err(unreached)
    }

    /// Gives the seat of `role` a new link. The earlier ones, and whoever came by them, are turned out.
    ///
    /// # Errors
    /// [`AdminRefusal::UnknownVisit`], [`AdminRefusal::NoSuchSeat`],
    /// [`AdminRefusal::StorageUnavailable`].
    pub async fn reissue_link(
        &self,
        visit: VisitId,
        role: Role,
    ) -> Result<SeatLinks, AdminRefusal> {
        let seat = SEATS.iter().find(|(_, seated)| *seated == role).map(|(seat, _)| *seat);
        let seat = seat.ok_or(AdminRefusal::NoSuchSeat)?;
        let expires_at = self.record(visit).await?.expires_at;
        let secret = draw_link_secret();
        let link = NewLink { secret_hash: LinkHash::of(&secret), seat, expires_at };
        let reissued = self.store.reissue_link(visit, link, self.clock.now()).await;
        let generation = Generation(reissued.map_err(refusal)?);
        self.registry.withdraw(visit, seat, generation).await;
        info!(%visit, %seat, "link reissued");
        Ok(self.links(seat, role, &secret))
    }

    /// Destroys a visit for good, and sends away whoever is still in it.
    ///
    /// # Errors
    /// [`AdminRefusal::UnknownVisit`], [`AdminRefusal::StorageUnavailable`].
    pub async fn purge_visit(&self, visit: VisitId) -> Result<(), AdminRefusal> {
        self.purge.visit(visit).await.map_err(refusal)
    }

    /// What the patient told in the visit before.
    async fn carried(&self, follows: Option<VisitId>) -> Result<Vec<Carried>, AdminRefusal> {
        match follows {
            Some(earlier) => {
                let state = read(&self.store, earlier).await?;
                Ok(state.conversation().briefing.to_carry())
            }
            None => Ok(Vec::new()),
        }
    }

    fn lifetime(&self, hours: Option<u32>) -> Result<Duration, AdminRefusal> {
        match hours {
            None => Ok(self.expires_after),
            Some(hours) if EXPIRY_HOURS.contains(&hours) => Ok(HOUR * hours),
            Some(_) => Err(AdminRefusal::ExpiryOutOfRange),
        }
    }

    fn places(&self, visit: CreateVisit) -> Vec<Place> {
        let CreateVisit { patient, clinician, patient_language, .. } = visit;
        let clinics = self.clinic_language;
        let people = [(clinician, clinics), (patient, patient_language.unwrap_or(clinics))];
        let place = |((seat, role), (name, language))| Place { seat, role, name, language };
        SEATS.into_iter().zip(people).map(place).collect()
    }

    fn links(&self, seat: SeatId, role: Role, secret: &LinkSecret) -> SeatLinks {
        let urls = self.public_urls.iter();
        SeatLinks { seat, role, links: urls.map(|url| Link(link(url, role, &secret.0))).collect() }
    }

    fn listed(&self, record: VisitRecord) -> ListedVisit {
        let VisitRecord { id: visit, created_at, expires_at, ended_at, .. } = record;
        let state = if ended_at.is_some() { VisitListState::Ended } else { VisitListState::Open };
        ListedVisit { visit, created_at, expires_at, state, here: self.registry.roles(visit) }
    }

    pub(super) async fn record(&self, visit: VisitId) -> Result<VisitRecord, AdminRefusal> {
        let records = self.store.list_visits().await.map_err(refusal)?;
        records.into_iter().find(|record| record.id == visit).ok_or(AdminRefusal::UnknownVisit)
    }
}

fn first_entries(
    now: Timestamp,
    places: Vec<Place>,
    policy: Policy,
    carried: Vec<Carried>,
) -> Result<Vec<(Seq, Vec<u8>)>, AdminRefusal> {
    let mut outputs = Vec::new();
    let mut visit = Visit::create(now, places, policy, &mut outputs);
    visit.handle(now, Input::CarryOver { lines: carried }, &mut outputs);
    let entries = outputs.into_iter().filter_map(|output| match output {
        Output::Record(entry) => Some(entry),
        Output::Accept { .. } | Output::Refuse { .. } => None,
    });
    let stored = |entry: Entry| serde_json::to_vec(&entry).map(|bytes| (entry.seq, bytes));
    entries.map(stored).collect::<Result<_, _>>().map_err(|_| AdminRefusal::StorageUnavailable)
}

/// Why a visit was not reached, for the operator.
pub(super) fn unreached(code: ErrorCode) -> AdminRefusal {
    if code == ErrorCode::ServerFull {
        AdminRefusal::ServerFull
    } else if code == ErrorCode::Draining {
        AdminRefusal::Draining
    } else {
        AdminRefusal::StorageUnavailable
    }
}

/// Why the store did not do it, for the operator.
pub(super) fn refusal(error: StoreError) -> AdminRefusal {
    match error {
        StoreError::UnknownVisit => AdminRefusal::UnknownVisit,
        StoreError::VisitPurged => AdminRefusal::VisitPurged,
        StoreError::Closed => AdminRefusal::Draining,
        StoreError::VisitExists
        | StoreError::LinkExists
        | StoreError::StaleEpoch { .. }
        | StoreError::NotNext { .. }
        | StoreError::EntryTooLarge { .. }
        | StoreError::DiskFull
        | StoreError::ReadOnly
        | StoreError::Locked
        | StoreError::Disk(_)
        | StoreError::Damaged(_)
        | StoreError::Database(_) => {
            error!(error = &error as &dyn std::error::Error, "operator's request failed");
            AdminRefusal::StorageUnavailable
        }
    }
}
