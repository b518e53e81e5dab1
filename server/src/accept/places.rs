//! Places: how many connections there may be, in all and from one source.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use webside_core::Source;

/// Hands out places.
#[derive(Debug, Clone)]
pub(crate) struct Places(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    all_max: usize,
    per_source_max: usize,
    taken: Mutex<Taken>,
}

/// As many sources as there are connections at most.
#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by_source: HashMap<Source, usize>,
}

/// One connection's place, free again when the last clone is dropped.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    _held: Arc<Held>,
}

#[derive(Debug)]
struct Held {
    places: Places,
    source: Source,
}

impl Places {
    pub(crate) fn new(all_max: usize, per_source_max: usize) -> Self {
        Self(Arc::new(Inner { all_max, per_source_max, taken: Mutex::default() }))
    }

    /// A place for a connection from `source`, unless there are too many.
    pub(crate) fn take(&self, source: Source) -> Option<Place> {
        let mut taken = self.lock();
        let from_source = taken.by_source.get(&source).copied().unwrap_or(0);
        if taken.all >= self.0.all_max || from_source >= self.0.per_source_max {
            return None;
        }
        taken.all += 1;
        taken.by_source.insert(source, from_source + 1);
        Some(Place { _held: Arc::new(Held { places: self.clone(), source }) })
    }

    fn give_back(&self, source: Source) {
        let mut taken = self.lock();
        taken.all -= 1;
        if let Some(count) = taken.by_source.get_mut(&source) {
            *count -= 1;
            if *count == 0 {
                taken.by_source.remove(&source);
            }
        }
    }

    /// No method leaves the counts half changed, so a panic elsewhere does not spoil them.
    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.places.give_back(self.source);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    #[test]
    fn a_place_is_taken_until_its_last_clone_is_gone() {
        let source = |last: u8| Source::from(IpAddr::from([192, 0, 2, last]));
        let places = Places::new(3, 2);
        let first = places.take(source(1)).unwrap();
        let clone = first.clone();
        let _second = places.take(source(1)).unwrap();
        assert!(places.take(source(1)).is_none(), "one source has its share");
        let _third = places.take(source(2)).unwrap();
        assert!(places.take(source(2)).is_none(), "all are taken");
        drop(first);
        assert!(places.take(source(1)).is_none(), "a clone is still there");
        drop(clone);
        assert!(places.take(source(1)).is_some());
        drop((_second, _third));
        assert!(places.lock().by_source.is_empty(), "nothing is remembered of who is gone");
    }
}
