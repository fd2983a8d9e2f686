//! Lists in order without sorting slices: every copy of a slice's sort that the compiler makes
//! is some 3 kB to download, and the lists here are short.

use std::collections::BinaryHeap;

/// Puts a value where it belongs in a list in ascending order, unless it is there already.
pub(super) fn insert<T: Ord>(list: &mut Vec<T>, value: T) {
    if let Err(at) = list.binary_search(&value) {
        list.insert(at, value);
    }
}

/// The values by distance, the nearest first; the equally near as they were.
pub(super) fn nearest_first<T: Copy>(values: &[T], km: impl Fn(&T) -> f64) -> Vec<T> {
    // The bits of numbers from 0 up are in the order of the numbers; adding 0 takes a minus off 0.
    let keys = values
        .iter()
        .map(|value| (km(value).max(0.0) + 0.0).to_bits());
    let order: BinaryHeap<(u64, u32)> = keys.zip(0u32..).collect();
    order
        .into_sorted_vec()
        .into_iter()
        .filter_map(|(_, at)| values.get(at as usize).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_in_once_and_in_its_place() {
        let mut list = Vec::new();
        for value in [3, 1, 2, 3, 1] {
            insert(&mut list, value);
        }
        assert_eq!(list, [1, 2, 3]);
    }

    #[test]
    fn the_nearest_come_first_and_the_equally_near_as_they_were() {
        let values = [(2.5, 'a'), (0.0, 'b'), (2.5, 'c'), (-0.0, 'd'), (1e4, 'e')];
        let order: String = nearest_first(&values, |v| v.0)
            .iter()
            .map(|v| v.1)
            .collect();
        assert_eq!(order, "bdace");
    }
}
