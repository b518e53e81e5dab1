//! A few values by their keys, in the order of the keys, in one list.
//!
//! A visit has a handful of seats and of signals that stand. A tree for each would be a twentieth of
//! a phone's download.

use std::ops::Index;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values by rising keys. On the wire it is a list of pairs: JSON has no numbers as keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<K, V>(Vec<(K, V)>);

impl<K: Ord, V> Register<K, V> {
    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Puts `value` in its place, or in the place of the one that is there.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.0.iter_mut().find(|(known, _)| *known >= key) {
            Some((known, held)) if *known == key => *held = value,
            Some(_) | None => {
                let place = self.0.iter().filter(|(known, _)| *known < key).count();
                self.0.insert(place, (key, value));
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &K) {
        self.0.retain(|(known, _)| known != key);
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<K, V> Register<K, V> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, by rising keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator + Clone {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// All keys, rising.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// All values, by rising keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K, V> Default for Register<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Index<&K> for Register<K, V> {
    type Output = V;

    fn index(&self, key: &K) -> &V {
        self.get(key).expect("whoever asks so knows that it is there")
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Register<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut register = Self::default();
        pairs.into_iter().for_each(|(key, value)| register.insert(key, value));
        register
    }
}

impl<K: Serialize, V: Serialize> Serialize for Register<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Register<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<(K, V)>::deserialize(deserializer).map(|pairs| pairs.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Register;

    #[test]
    fn keys_rise_however_they_came_and_the_last_value_counts() {
        let mut register = Register::from_iter([(3, 'c'), (1, 'a'), (2, 'b'), (1, 'A')]);
        assert!(register.iter().eq([(&1, &'A'), (&2, &'b'), (&3, &'c')]));
        assert_eq!((register.get(&2), register.get(&4), register[&3]), (Some(&'b'), None, 'c'));
        register.retain(|key, _| *key > 1);
        register.remove(&2);
        assert!(register.keys().eq([&3]) && register.len() == 1);
        assert_eq!(register, Register::from_iter([(3, 'c')]));
    }
}
