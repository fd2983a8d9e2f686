//! Messages with places for values, and those that a network says in its own words.

use buitenkaart_core::model::{Locale, Localized};
use buitenkaart_core::template::counted;

/// The places `{0}` to `{9}` of a message, as bits.
#[allow(
    clippy::indexing_slicing,
    reason = "within the bounds, and when it is compiled"
)]
pub(super) const fn places(message: &str) -> u16 {
    let (bytes, mut at, mut set) = (message.as_bytes(), 0, 0);
    while at + 2 < bytes.len() {
        if bytes[at] == b'{' && bytes[at + 1].is_ascii_digit() {
            set |= 1 << (bytes[at + 1] - b'0');
        }
        at += 1;
    }
    set
}

/// Whether every word that follows a number (see [`counted`]) has both its forms, by the rule of its language,
/// and there is such a word.
#[allow(
    clippy::indexing_slicing,
    reason = "within the bounds, and when it is compiled"
)]
pub(super) const fn counts(message: &str, rule: u8) -> bool {
    let (bytes, mut at, mut words) = (message.as_bytes(), 0, 0);
    while at + 2 < bytes.len() {
        if bytes[at] == b'{' && bytes[at + 1].is_ascii_digit() && bytes[at + 2] != b'}' {
            if bytes[at + 2] != rule {
                return false;
            }
            let mut bars = 0;
            while at < bytes.len() && bytes[at] != b'}' {
                bars += (bytes[at] == b'|') as u8;
                at += 1;
            }
            if bars != 1 || at == bytes.len() {
                return false;
            }
            words += 1;
        }
        at += 1;
    }
    words > 0
}

/// A message in which words follow numbers.
#[derive(Clone, Copy)]
pub(crate) struct Counts(pub(super) &'static str);

/// The message with its values, and each word in the form that its number takes.
pub(crate) fn count(message: Counts, with: &[&str]) -> String {
    counted(message.0, with)
}

/// A text in the network's own words; in general ones where it has none.
pub(crate) fn said(
    own: Option<&Localized>,
    general: fn(Locale) -> &'static str,
    locale: Locale,
) -> &str {
    own.map_or_else(|| general(locale), |own| own.get(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_wherever_they_are() {
        assert_eq!(places("{1} van {0}"), 0b11);
        assert_eq!(places("{}, {x}, {, }"), 0);
        assert_eq!(places("€{9}"), 1 << 9);
    }

    #[test]
    fn a_word_that_follows_a_number_has_two_forms() {
        assert!(counts("{0} {0:post|posts}, {1}", b':'));
        for wrong in [
            "{0} posts",
            "{0} {0:posts}",
            "{0} {0;post|posts}",
            "{0:a|b",
            "{0:a|b|c}",
        ] {
            assert!(!counts(wrong, b':'), "{wrong}");
        }
    }
}
