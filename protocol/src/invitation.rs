//! Asking one more person into a visit that runs: who may ask whom, and which seat is theirs.

use crate::event::Place;
use crate::ids::SeatId;
use crate::limits::{LOG_ENTRIES_MAX, SEATS_MAX};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::seat::{Seat, Standing};
use crate::state::VisitState;
use crate::text::Name;

/// Where an invited person will sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invitation {
    /// In the seat that they were invited to before: their link was lost.
    Again(SeatId),
    /// In one more seat.
    New(Place),
}

impl Invitation {
    /// The seat.
    #[must_use]
    pub const fn seat(&self) -> SeatId {
        match self {
            Self::Again(seat) => *seat,
            Self::New(place) => place.seat,
        }
    }
}

/// Decides whether `from` may ask somebody called `name` in as `role`.
///
/// Only a seat that was made by an invitation can be invited to again: a new link turns out whoever came
/// by the older one, and nobody may do that to those for whom the visit was made.
///
/// # Errors
/// The reason why not.
pub fn invite(
    state: &VisitState,
    from: SeatId,
    role: Role,
    name: &Name,
) -> Result<Invitation, Refusal> {
    let asker = state.seat(from).ok_or(Refusal::UnknownSeat)?;
    if state.has_ended() {
        return Err(Refusal::VisitEnded);
    }
    if !asker.is_admitted() {
        return Err(Refusal::NotAdmitted);
    }
    if !asker.role.may_invite(role) {
        return Err(Refusal::NotYourRole);
    }
    let theirs = |seat: &Seat| {
        let stays = seat.invited && seat.standing != Standing::Removed;
        stays && seat.role == role && seat.name == *name
    };
    if let Some((seat, _)) = state.seats().iter().find(|(_, seat)| theirs(seat)) {
        return Ok(Invitation::Again(*seat));
    }
    if state.next_seq().0 >= LOG_ENTRIES_MAX {
        return Err(Refusal::LogFull);
    }
    if state.seats().len() >= SEATS_MAX {
        return Err(Refusal::ListFull);
    }
    let last = state.seats().keys().next_back().map_or(0, |seat| seat.0);
    let seat = SeatId(last.checked_add(1).ok_or(Refusal::ListFull)?);
    let language = match role {
        Role::Family => patients(state).map_or(asker.language, |patient| patient.language),
        Role::Clinician
        | Role::Patient
        | Role::Interpreter
        | Role::Captioner
        | Role::Staff
        | Role::Observer => asker.language,
    };
    Ok(Invitation::New(Place { seat, role, name: name.clone(), language }))
}

fn patients(state: &VisitState) -> Option<&Seat> {
    state.seats().values().find(|seat| seat.role == Role::Patient)
}
