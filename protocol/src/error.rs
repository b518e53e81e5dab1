//! Why a connection or a request cannot go on: one code each, for page, close frame and HTTP.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The one reason a person's page puts into words. Causes stay in the server's log.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The page speaks another version; a reload brings the right one.
    #[error("another version of the protocol")]
    VersionMismatch,
    /// The link is unknown, expired, used or revoked: one answer for all, so that it tells nothing.
    #[error("this link does not work")]
    LinkRejected,
    /// The ticket is forged or withdrawn.
    #[error("ticket rejected")]
    TicketRejected,
    /// The ticket is good, and its role may not have what it asked for.
    #[error("not for this role")]
    NotYourPart,
    /// The visit is over, and nothing of it is kept any more.
    #[error("the visit is no longer kept")]
    VisitEnded,
    /// The seat was taken out of the visit.
    #[error("removed from the visit")]
    Removed,
    /// A newer connection of the same seat took over.
    #[error("open somewhere else")]
    Replaced,
    /// The reader was too slow; connecting again resumes where it stopped.
    #[error("too slow; resume")]
    Lagging,
    /// Nothing was heard for too long.
    #[error("nothing heard for too long")]
    Idle,
    /// Not a message of this protocol.
    #[error("malformed message")]
    MalformedMessage,
    /// Longer than [`crate::limits::MESSAGE_BYTES_MAX`].
    #[error("message too large")]
    TooLarge,
    /// More messages than a person can cause.
    #[error("too many messages")]
    TooMany,
    /// The other seat is not there, or not inside.
    #[error("no such receiver")]
    NoReceiver,
    /// The server is stopping; connecting again finds it, or its successor.
    #[error("server is stopping")]
    Draining,
    /// The server has no room for more.
    #[error("server is full")]
    ServerFull,
    /// The record cannot be written, so nothing may be told.
    #[error("storage unavailable")]
    StorageUnavailable,
    /// A request came from another site's page.
    #[error("wrong origin")]
    WrongOrigin,
    /// The server broke a promise of its own.
    #[error("internal error")]
    Internal,
}

impl ErrorCode {
    /// Every code.
    pub const ALL: [Self; 18] = [
        Self::VersionMismatch,
        Self::LinkRejected,
        Self::TicketRejected,
        Self::NotYourPart,
        Self::VisitEnded,
        Self::Removed,
        Self::Replaced,
        Self::Lagging,
        Self::Idle,
        Self::MalformedMessage,
        Self::TooLarge,
        Self::TooMany,
        Self::NoReceiver,
        Self::Draining,
        Self::ServerFull,
        Self::StorageUnavailable,
        Self::WrongOrigin,
        Self::Internal,
    ];

    /// The HTTP status of an answer with this code (RFC 9110 §15).
    #[must_use]
    pub const fn http_status(self) -> u16 {
        self.numbers().0
    }

    /// The code of the WebSocket close frame (RFC 6455 §7.4), 4000 and up for our own.
    #[must_use]
    pub const fn close_code(self) -> u16 {
        self.numbers().1
    }

    /// Connecting again by itself makes sense; the page need not ask anyone.
    #[must_use]
    pub const fn is_worth_retrying(self) -> bool {
        match self {
            Self::Lagging
            | Self::Idle
            | Self::Draining
            | Self::ServerFull
            | Self::TooMany
            | Self::StorageUnavailable
            | Self::Internal => true,
            Self::VersionMismatch
            | Self::LinkRejected
            | Self::TicketRejected
            | Self::NotYourPart
            | Self::VisitEnded
            | Self::Removed
            | Self::Replaced
            | Self::MalformedMessage
            | Self::TooLarge
            | Self::NoReceiver
            | Self::WrongOrigin => false,
        }
    }

    /// The one table: HTTP status, close code.
    const fn numbers(self) -> (u16, u16) {
        match self {
            Self::VersionMismatch => (400, 4000),
            Self::LinkRejected => (404, 4001),
            Self::TicketRejected => (404, 4002),
            Self::NotYourPart => (403, 4012),
            Self::VisitEnded => (410, 4003),
            Self::Removed => (403, 4004),
            Self::Replaced => (409, 4005),
            Self::Lagging => (503, 4006),
            Self::Idle => (408, 4007),
            Self::MalformedMessage => (400, 1002),
            Self::TooLarge => (413, 1009),
            Self::TooMany => (429, 4008),
            Self::NoReceiver => (404, 4009),
            Self::Draining => (503, 1001),
            Self::ServerFull => (503, 1013),
            Self::StorageUnavailable => (503, 4010),
            Self::WrongOrigin => (403, 4011),
            Self::Internal => (500, 1011),
        }
    }
}
