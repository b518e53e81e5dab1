//! Why a visit cannot be opened, or go on.

use webside_protocol::ErrorCode;

use crate::store::StoreError;

/// The reason; a page is told the [`ErrorCode`] of it.
#[derive(Debug, thiserror::Error)]
pub(super) enum VisitError {
    #[error("the store failed")]
    Store(#[from] StoreError),
    #[error("an entry of the log cannot be read")]
    Entry(#[from] serde_json::Error),
}

impl From<&VisitError> for ErrorCode {
    fn from(error: &VisitError) -> Self {
        match error {
            VisitError::Store(StoreError::UnknownVisit) => Self::TicketRejected,
            VisitError::Store(StoreError::VisitPurged) => Self::VisitEnded,
            VisitError::Store(
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
                | StoreError::Database(_)
                | StoreError::Closed,
            )
            | VisitError::Entry(_) => Self::StorageUnavailable,
        }
    }
}
