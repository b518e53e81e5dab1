//! Random secrets of the server, made at first use and kept wrapped by the clinic's key.

use rusqlite::OptionalExtension as _;

use super::Store;
use super::database::Database;
use super::error::{OpenError, StoreError};
use super::keys::SecretBytes;

/// A secret that nobody uses: that it opens tells that the clinic's key is the right one.
const CLINIC_KEY_CHECK: &str = "clinic key check";

impl Store {
    /// The secret called `name`, such as the one that signs tickets; the same at every start.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn secret(&self, name: &'static str) -> Result<SecretBytes, StoreError> {
        self.ask(move |database| {
            find_or_make(database, name)?.ok_or(StoreError::Damaged("a secret cannot be opened"))
        })
        .await
    }
}

/// Tells a wrong key before anything is read or written with it.
pub(super) fn check_clinic_key(database: &Database) -> Result<(), OpenError> {
    find_or_make(database, CLINIC_KEY_CHECK)?.map(drop).ok_or(OpenError::KeyWrong)
}

/// `None` when the clinic's key does not open what is stored.
fn find_or_make(database: &Database, name: &str) -> Result<Option<SecretBytes>, StoreError> {
    let stored: Option<Vec<u8>> = database
        .prepare("SELECT wrapped FROM secrets WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if let Some(wrapped) = stored {
        return Ok(database.clinic_key().unwrap_secret(name, wrapped).ok());
    }
    let secret = SecretBytes::random();
    let wrapped = database.clinic_key().wrap_secret(name, &secret);
    database
        .prepare("INSERT INTO secrets (name, wrapped) VALUES (?1, ?2)")?
        .execute((name, wrapped))?;
    Ok(Some(secret))
}
