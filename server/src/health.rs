//! Whether this server can do its work: set where the store fails, read where health is asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A handle to the one state of health.
#[derive(Debug, Clone, Default)]
pub(crate) struct Health {
    store_failed: Arc<AtomicBool>,
}

impl Health {
    /// Something was written.
    pub(crate) fn store_works(&self) {
        self.store_failed.store(false, Ordering::Relaxed);
    }

    /// Something could not be written or read.
    pub(crate) fn store_fails(&self) {
        self.store_failed.store(true, Ordering::Relaxed);
    }

    /// The last thing asked of the store was done.
    pub(crate) fn is_good(&self) -> bool {
        !self.store_failed.load(Ordering::Relaxed)
    }
}
