//! What several targets do with a list.

use std::hash::{DefaultHasher, Hasher};
use std::io::{Cursor, Write};
use std::sync::LazyLock;

use buitenkaart_core::geo::coarse_basemap;
use buitenkaart_core::import::{
    Alone, Book, Declared, Field, Gazetteer, Given, Mapping, Origin, Refusals, Refused, apply,
    plan, rejected, summary,
};
use buitenkaart_core::load;
use buitenkaart_core::model::{Date, Locale, Network, SourceId, SourceKind};
use zip::write::SimpleFileOptions;

static NETWORK: LazyLock<Network> = LazyLock::new(|| load::built_in().expect("it is valid"));
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&NETWORK));

/// Of so many inputs one goes the whole way: that takes a hundred times as long as reading.
const WHOLE_WAY: u64 = 64;

/// Whether what was read of these bytes is told, or read. Of some it goes the whole way: it is mapped and planned,
/// and what is taken of it loads. Which those are, the bytes say: an input found does the same again.
pub fn bring_in(bytes: &[u8], book: Result<Book, Refused>) {
    let book = match book {
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
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    if hasher.finish() % WHOLE_WAY != 0 {
        return;
    }
    stand_alone(&book);
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
}

/// Makes a network of the list alone: what is taken of it loads.
fn stand_alone(book: &Book) {
    let date = Date::new("2026-11").expect("a date");
    let origin = Origin {
        name: "list.csv".to_owned(),
        ..Origin::default()
    };
    let Ok(alone) = Alone::new(book, &origin, date) else {
        assert!(book.sheets.iter().all(|sheet| sheet.height() == 0));
        return;
    };
    let gazetteer = Gazetteer::new(&alone.network);
    let mut plan = plan(alone.given(&gazetteer), alone.sheet, &alone.mapping);
    let network = alone
        .network(&gazetteer, &mut plan)
        .expect("what is taken loads");
    assert_eq!(network.locations().len(), plan.counts().new);
}

/// An archive of these files, stored as they are: what the readers of spreadsheets unpack.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in files {
        archive.start_file(*name, stored).expect("memory takes it");
        archive.write_all(content).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
