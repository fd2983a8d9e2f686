//! One way to sort for all that the map sorts: by the bytes of a number, in time that is linear in what is
//! sorted and in far fewer bytes of code than a slice's own sort takes.

/// The positions of these keys in ascending order; equal ones stay in theirs.
pub(super) fn in_order(keys: &[u64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(keys.len()).collect();
    let mut next = vec![0_u32; keys.len()];
    // Bytes in which no two differ need no pass.
    let differ = keys.iter().zip(keys.iter().skip(1));
    let differ = differ.fold(0, |all, (a, b)| all | (a ^ b));
    for byte in 0..8 {
        let shift = 8 * byte;
        if (differ >> shift) & 0xff == 0 {
            continue;
        }
        let digit = |at: u32| {
            let key = keys.get(at as usize).copied().unwrap_or_default();
            ((key >> shift) & 0xff) as usize
        };
        let mut starts = [0_usize; 256];
        for &at in &order {
            if let Some(start) = starts.get_mut(digit(at)) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            (*start, sum) = (sum, sum + *start);
        }
        for &at in &order {
            if let Some(start) = starts.get_mut(digit(at)) {
                if let Some(slot) = next.get_mut(*start) {
                    *slot = at;
                }
                *start += 1;
            }
        }
        std::mem::swap(&mut order, &mut next);
    }
    order
}

/// A whole number that orders as [`f64::total_cmp`] does.
pub(super) fn rank(number: f64) -> u64 {
    let bits = number.to_bits().cast_signed();
    (bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()).cast_unsigned() ^ (1 << 63)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_a_slice_does(
            keys in prop::collection::vec(prop_oneof![any::<u64>(), 0..300_u64], 0..300),
        ) {
            let mut wanted: Vec<u32> = (0..).take(keys.len()).collect();
            wanted.sort_by_key(|&at| keys[at as usize]);
            prop_assert_eq!(in_order(&keys), wanted);
        }

        #[test]
        fn ranks_order_as_numbers_do(a in any::<f64>(), b in any::<f64>()) {
            prop_assert_eq!(rank(a).cmp(&rank(b)), a.total_cmp(&b));
        }
    }
}
