//! The tables of words that every list is compared with: each is made when it is first wanted, or before.

use super::field::named;
use super::values::{countries, words};
use crate::turns::Long;

/// Makes them ready, in turns, for those who have time before the first list comes.
#[must_use]
pub fn tables() -> Long<'static, ()> {
    Long::of(async move |turns| {
        // Each is some thousands of letters.
        let _ = crate::countries::countries();
        turns.did(1024, || 20).await;
        countries::table();
        turns.did(1024, || 80).await;
        named();
        words::kinds();
    })
}
