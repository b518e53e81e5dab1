//! The data directory: one server's at a time, with its database and the clinic's key.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::OpenError;
use super::keys::{ClinicKey, SecretBytes};

const LOCK_FILE: &str = "webside.lock";
const DATABASE_FILE: &str = "webside.db";
const KEY_FILE: &str = "clinic.key";

/// A directory that no other process can claim while this value lives.
pub(super) struct DataDirectory {
    path: PathBuf,
    /// Holds the lock; the system lets go of it even when the process is killed.
    lock: File,
}

impl Drop for DataDirectory {
    /// Closing the file would do, but not while a child process that just forked has a copy of it.
    fn drop(&mut self) {
        if let Err(error) = self.lock.unlock() {
            tracing::warn!(error = &error as &dyn std::error::Error, "unlocking failed");
        }
    }
}

impl DataDirectory {
    /// Makes the directory if it is absent, and locks it.
    pub(super) fn claim(path: &Path) -> Result<Self, OpenError> {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
        made.map_err(|source| unusable(path, source))?;
        let lock_path = path.join(LOCK_FILE);
        let lock = private(OpenOptions::new().write(true).create(true), &lock_path);
        let lock = lock.map_err(|source| unusable(&lock_path, source))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.into(), lock }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse { path: lock_path }),
            Err(TryLockError::Error(source)) => Err(unusable(&lock_path, source)),
        }
    }

    /// The clinic's key from its file; made at the first start, and never over existing visits.
    pub(super) fn clinic_key(&self) -> Result<ClinicKey, OpenError> {
        let path = self.path.join(KEY_FILE);
        match fs::metadata(&path) {
            Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => {
                Err(OpenError::KeyExposed { path })
            }
            Ok(_) => read_key(&path),
            Err(source) if source.kind() != ErrorKind::NotFound => Err(unusable(&path, source)),
            Err(_) if self.has_database()? => Err(OpenError::KeyMissing { path }),
            Err(_) => self.make_key(&path).map_err(|source| unusable(&path, source)),
        }
    }

    /// The database's path, where there is now at least an empty file, closed to other users.
    ///
    /// SQLite gives its side files the mode of this one.
    pub(super) fn database(&self) -> Result<PathBuf, OpenError> {
        let path = self.path.join(DATABASE_FILE);
        private(OpenOptions::new().append(true).create(true), &path)
            .and_then(|_| self.sync())
            .map_err(|source| unusable(&path, source))?;
        Ok(path)
    }

    fn has_database(&self) -> Result<bool, OpenError> {
        let path = self.path.join(DATABASE_FILE);
        path.try_exists().map_err(|source| unusable(&path, source))
    }

    /// The key is whole and on the disk before it has its name, and before anything is sealed with it.
    fn make_key(&self, path: &Path) -> io::Result<ClinicKey> {
        let bytes = SecretBytes::random();
        let unnamed = path.with_extension("key.new");
        let mut file =
            private(OpenOptions::new().write(true).create(true).truncate(true), &unnamed)?;
        file.write_all(bytes.to_base64().as_bytes())?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(&unnamed, path)?;
        self.sync()?;
        Ok(ClinicKey::new(&bytes))
    }

    /// Makes the names of new files survive a power cut.
    fn sync(&self) -> io::Result<()> {
        File::open(&self.path)?.sync_all()
    }
}

fn read_key(path: &Path) -> Result<ClinicKey, OpenError> {
    let text = fs::read_to_string(path).map(Zeroizing::new);
    ClinicKey::from_base64(&text.map_err(|source| unusable(path, source))?)
}

fn private(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    options.mode(0o600).open(path)
}

fn unusable(path: &Path, source: io::Error) -> OpenError {
    OpenError::Directory { path: path.into(), source }
}
