//! A visit as `webside visit create` tells it: its id, and a link for each seat.

use serde::Deserialize;
use webside_protocol::{Role, SeatId, VisitId};

/// Who is to come.
#[derive(Debug, Clone, Copy)]
pub struct Guest<'a> {
    /// The patient's name.
    pub patient: &'a str,
    /// The clinician's name.
    pub clinician: &'a str,
    /// `en` or `es`; `None`: the clinic's.
    pub patient_language: Option<&'a str>,
}

impl Default for Guest<'_> {
    fn default() -> Self {
        Self { patient: "Rosa Martín", clinician: "Dr. Amara Rivera", patient_language: None }
    }
}

/// A visit to which nobody has come yet.
#[derive(Debug, Clone, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub visit: VisitId,
    /// The links, a seat each.
    pub seats: Vec<SeatLinks>,
}

/// The links of one seat, one for each public url.
#[derive(Debug, Clone, Deserialize)]
pub struct SeatLinks {
    /// Which seat.
    pub seat: SeatId,
    /// What its person is.
    pub role: Role,
    /// The first is enough.
    pub links: Vec<Link>,
}

/// A link as a person opens it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Link(pub String);

impl Invitation {
    /// The link of the one person with this role.
    ///
    /// # Panics
    /// When the visit has no such seat.
    #[must_use]
    pub fn link(&self, role: Role) -> &Link {
        let seat = self.seats.iter().find(|seat| seat.role == role);
        seat.unwrap_or_else(|| panic!("the visit has no seat for {role:?}")).link()
    }
}

impl SeatLinks {
    /// The link that begins with the first public url.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn link(&self) -> &Link {
        self.links.first().expect("a seat has a link")
    }
}

impl Link {
    /// The secret behind the `#`.
    ///
    /// # Panics
    /// When it has none.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.0.split_once('#').expect("a link has its secret in the fragment").1
    }

    /// The whole link.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
