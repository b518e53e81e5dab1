//! A store opens on its own key, its own schema and an unused directory, or says plainly why not.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::store::{ClinicKey, OpenError};

fn refused(directory: &Path, key: Option<ClinicKey>) -> OpenError {
    Store::open(directory, key).err().expect("must be refused")
}

fn key_of(byte: u8) -> Option<ClinicKey> {
    Some(ClinicKey::from_base64(&STANDARD.encode([byte; 32])).unwrap())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn the_first_start_makes_what_it_needs_and_hides_it_from_others() {
    let above = TempDir::new().unwrap();
    let directory = above.path().join("var/webside");
    let (store, owner) = Store::open(&directory, None).unwrap();
    assert_eq!(mode(&directory), 0o700);
    for file in ["clinic.key", "webside.lock", "webside.db", "webside.db-wal"] {
        assert_eq!(mode(&directory.join(file)), 0o600, "{file}");
    }
    drop(store);
    owner.close().await.unwrap();
}

#[tokio::test]
async fn a_second_server_is_refused_while_the_first_runs() {
    let clinic = Clinic::new();
    let second = refused(clinic.directory.path(), None);
    assert!(second.to_string().starts_with("another webside is using"), "{second}");
    clinic.restarted().await.store.list_visits().await.unwrap();
}

#[tokio::test]
async fn a_lost_key_is_never_replaced_by_a_new_one() {
    let directory = Clinic::new().stop().await;
    let key = directory.path().join("clinic.key");
    let saved = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let lost = refused(directory.path(), None);
    assert!(matches!(lost, OpenError::KeyMissing { .. }), "{lost}");
    assert!(!key.exists());

    fs::write(&key, &saved).unwrap();
    fs::set_permissions(&key, Permissions::from_mode(0o640)).unwrap();
    let exposed = refused(directory.path(), None);
    assert!(matches!(exposed, OpenError::KeyExposed { .. }), "{exposed}");
    fs::set_permissions(&key, Permissions::from_mode(0o400)).unwrap();
    Clinic::on(directory);
}

#[tokio::test]
async fn a_wrong_key_is_told_before_anything_is_written_with_it() {
    let directory = TempDir::new().unwrap();
    let (store, owner) = Store::open(directory.path(), key_of(1)).unwrap();
    let secret = *store.secret("tickets").await.unwrap().expose();
    owner.close().await.unwrap();
    assert!(!directory.path().join("clinic.key").exists(), "a given key is not written down");

    let wrong = refused(directory.path(), key_of(2));
    assert!(matches!(wrong, OpenError::KeyWrong), "{wrong}");
    let (store, owner) = Store::open(directory.path(), key_of(1)).unwrap();
    assert_eq!(*store.secret("tickets").await.unwrap().expose(), secret);
    assert_ne!(*store.secret("turn").await.unwrap().expose(), secret);
    owner.close().await.unwrap();
    assert!(purge::on_disk(directory.path(), &[secret.to_vec()]).is_empty());
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let directory = Clinic::new().stop().await;
    database_in(directory.path()).pragma_update(None, "user_version", 99).unwrap();
    let newer = refused(directory.path(), None);
    assert!(matches!(newer, OpenError::SchemaNewer { found: 99, known: 3 }), "{newer}");
}

#[tokio::test]
async fn what_is_no_sound_database_is_told_at_the_start() {
    let directory = TempDir::new().unwrap();
    fs::write(directory.path().join("webside.db"), "not a database, by far".repeat(100)).unwrap();
    let alien = refused(directory.path(), key_of(1));
    assert!(matches!(alien, OpenError::Store(StoreError::Damaged(_))), "{alien:?}");

    let clinic = Clinic::new();
    for name in 1..=20 {
        clinic.visit(name, 50).await;
    }
    let directory = clinic.stop().await;
    let path = directory.path().join("webside.db");
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    bytes[4096..length / 2].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let damaged = refused(directory.path(), None);
    assert!(matches!(damaged, OpenError::Store(StoreError::Damaged(_))), "{damaged:?}");
}

#[test]
fn a_directory_that_cannot_be_made_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let below_a_file = refused(&file.path().join("data"), None);
    assert!(matches!(below_a_file, OpenError::Directory { .. }), "{below_a_file}");
    assert!(below_a_file.to_string().contains("data"), "{below_a_file}");
}
