//! Small maps in the order of their keys, and sorting: what the standard library has for either is compiled anew for
//! each type, into a part of the map that has to be fetched.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// A map in the order of its keys, for some dozens of them: one more takes its time for each that is there. Made of
/// many at once, there may be as many as one likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0
            .binary_search_by(|(other, _)| other.borrow().cmp(key))
    }

    /// What stands at a key.
    #[must_use]
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Whether something stands at a key.
    #[must_use]
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts a value at a key, in place of what stood there.
    pub fn insert(&mut self, key: K, value: V) {
        let at = match self.place(&key) {
            Err(at) => at,
            Ok(at) => {
                self.0.remove(at);
                at
            }
        };
        self.0.insert(at, (key, value));
    }

    /// Takes away what stands at a key.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(at) = self.place(key) {
            self.0.remove(at);
        }
    }

    /// Changes what stands at a key, which is empty where nothing did.
    pub fn change<T>(&mut self, key: K, change: impl FnOnce(&mut V) -> T) -> T
    where
        V: Default,
    {
        let mut value = match self.place(&key) {
            Ok(at) => self.0.remove(at).1,
            Err(_) => V::default(),
        };
        let changed = change(&mut value);
        self.insert(key, value);
        changed
    }
}

impl<K, V> Sorted<K, V> {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Keys and values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The values, in the order of the keys.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Sorted<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(all: I) -> Self {
        let mut all: Vec<(K, V)> = all.into_iter().collect();
        sort(&mut all, |a, b| a.0.cmp(&b.0));
        // Of several with the same key the last holds.
        all.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                std::mem::swap(next, kept);
            }
            is_same
        });
        Self(all)
    }
}

impl<K: Serialize, V: Serialize> Serialize for Sorted<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Deserialize<'de> for Sorted<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + Ord, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = Sorted<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(all.into_iter().collect())
    }
}

/// Sorts; what is equal stays in its order.
pub(super) fn sort<T>(all: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(all.len(), &|a, b| match (all.get(a), all.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        all.swap(a, b);
    }
}

/// Which two to exchange, one after the other, by what is told of each two: all that is sorted here is, in this one
/// code.
fn swaps(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut swaps = Vec::new();
    if (1..len).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return swaps;
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    // Each takes its place from where it is, round by round; what is there is marked by its own position.
    for start in 0..len {
        let mut at = start;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)) {
            if from == start || from == at {
                break;
            }
            swaps.push((at, from));
            at = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_holds_what_the_map_of_the_standard_library_holds(
            all in prop::collection::vec((0_u8..20, any::<u8>()), 0..40),
            more in prop::collection::vec((0_u8..20, prop::option::of(any::<u8>())), 0..40),
        ) {
            let mut usual: BTreeMap<u8, u8> = all.iter().copied().collect();
            let mut sorted: Sorted<u8, u8> = all.into_iter().collect();
            for (key, value) in more {
                match value {
                    Some(value) if value % 2 == 0 => {
                        usual.insert(key, value);
                        sorted.insert(key, value);
                    }
                    Some(value) => {
                        *usual.entry(key).or_default() ^= value;
                        sorted.change(key, |held| *held ^= value);
                    }
                    None => {
                        usual.remove(&key);
                        sorted.remove(&key);
                    }
                }
                prop_assert_eq!(sorted.get(&key), usual.get(&key));
                prop_assert_eq!(sorted.contains_key(&key), usual.contains_key(&key));
            }
            prop_assert_eq!(sorted.len(), usual.len());
            prop_assert_eq!(sorted.is_empty(), usual.is_empty());
            prop_assert!(sorted.iter().eq(usual.iter()));
            let text = serde_json::to_string(&sorted).unwrap();
            prop_assert_eq!(&text, &serde_json::to_string(&usual).unwrap());
            prop_assert_eq!(serde_json::from_str::<Sorted<u8, u8>>(&text).unwrap(), sorted);
        }

        #[test]
        fn equals_stay_in_their_order(mut all in prop::collection::vec((0_u8..9, any::<u8>()), 0..99)) {
            let mut usual = all.clone();
            usual.sort_by_key(|one| one.0);
            sort(&mut all, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(all, usual);
        }
    }
}
