//! Any bytes are a list or are refused; a list is mapped and planned, and what is taken of it loads.

#![no_main]

use std::sync::LazyLock;

use buitenkaart_core::geo::coarse_basemap;
use buitenkaart_core::import::{
    Declared, Field, Gazetteer, Given, Mapping, Refusals, apply, plan, read, rejected, summary,
};
use buitenkaart_core::load;
use buitenkaart_core::model::{Locale, Network, SourceId, SourceKind};
use libfuzzer_sys::fuzz_target;

static NETWORK: LazyLock<Network> = LazyLock::new(|| load::built_in().expect("it is valid"));
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&NETWORK));

fuzz_target!(|bytes: &[u8]| {
    let book = match read(bytes) {
        Ok(book) => book,
        Err(refused) => {
            for locale in Locale::ALL {
                assert!(!refused.told(locale).is_empty());
            }
            return;
        }
    };
    let Some(sheet) = book.sheets.get(book.likeliest()) else {
        return;
    };
    let mut mapping = Mapping::guess(sheet, &NETWORK, &GAZETTEER);
    for (field, value) in [(Field::Service, "fit"), (Field::Standing, "open")] {
        mapping.rules.constants.insert(field, value.to_owned());
    }
    mapping.rules.capital = true;
    mapping.rules.complete = true;
    let declared = Declared {
        id: SourceId::new("list").expect("an id"),
        title: "List".to_owned(),
        kind: SourceKind::Other,
        url: None,
        date: None,
    };
    let country_at = |[lat, lon]: [f64; 2]| coarse_basemap().country_at(lat, lon);
    let given = Given {
        network: &NETWORK,
        gazetteer: &GAZETTEER,
        country_at: Some(&country_at),
        declared: &declared,
    };
    let plan = plan(given, sheet, &mapping);
    let applied = apply(given, &plan, true, &Refusals::default()).expect("what is taken loads");
    assert_eq!(applied.added.len(), plan.counts().new);
    let _ = summary(given, &plan, true, &Refusals::default(), Locale::De);
    let _ = rejected(sheet, &mapping, &plan, Locale::Fr);
});
