//! The first few of several, and how many more there are.

use buitenkaart_core::model::Locale;

use crate::i18n::{self as t, time as tt};

/// As many as are named.
const NAMES: usize = 3;

/// The first few in words, and then how many more there are, if any.
pub(super) fn named<T>(
    mut all: impl Iterator<Item = T>,
    name: impl FnMut(T) -> String,
    l: Locale,
) -> Vec<String> {
    let mut names: Vec<String> = all.by_ref().take(NAMES).map(name).collect();
    if let more @ 1.. = all.count() {
        names.push(t::fill(tt::and_more(l), &[&more.to_string()]));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_are_named_and_the_others_counted() {
        for (count, wanted) in [
            (0, &[][..]),
            (3, &["0", "1", "2"]),
            (4, &["0", "1", "2", "and 1 more"]),
            (12, &["0", "1", "2", "and 9 more"]),
        ] {
            assert_eq!(named(0..count, |n: u32| n.to_string(), Locale::En), wanted);
        }
    }
}
