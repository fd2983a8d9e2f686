//! Any query is answered, in every language, with no more hits than were asked for.

#![no_main]

use std::sync::LazyLock;

use buitenkaart_core::load;
use buitenkaart_core::model::{Locale, Network};
use buitenkaart_core::search::Index;
use libfuzzer_sys::fuzz_target;

static NETWORK: LazyLock<Network> = LazyLock::new(|| load::built_in().expect("it is valid"));
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(&NETWORK, &[], &[]));

fuzz_target!(|query: &str| {
    for locale in Locale::ALL {
        assert!(INDEX.find(query, locale, 10).len() <= 10);
    }
});
