//! Messages with places for values, and those that a network says in its own words.

use buitenkaart_core::model::{Locale, Localized};

/// The places `{0}` to `{9}` of a message, as bits.
#[allow(
    clippy::indexing_slicing,
    reason = "within the bounds, and when it is compiled"
)]
pub(super) const fn places(message: &str) -> u16 {
    let (bytes, mut at, mut set) = (message.as_bytes(), 0, 0);
    while at + 2 < bytes.len() {
        if bytes[at] == b'{' && bytes[at + 1].is_ascii_digit() && bytes[at + 2] == b'}' {
            set |= 1 << (bytes[at + 1] - b'0');
        }
        at += 1;
    }
    set
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
        assert_eq!(places("{}, {x}, {, }, {10}"), 0);
        assert_eq!(places("€{9}"), 1 << 9);
    }
}
