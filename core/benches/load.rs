//! Times of loading: `cargo bench --profile native --bench load`.
//!
//! The real network; and a hundred thousand locations, which are the real ones over and over
//! under other ids, beside the time that `serde_json` alone takes to read the same bytes into the
//! bare structs.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench may fail loudly")]

#[path = "support/settings.rs"]
mod settings;

use buitenkaart_core::load::{NETWORK, load};
use buitenkaart_core::model::{LocationId, NetworkFile, PlaceId};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use settings::settings;

const LOCATIONS: usize = 100_000;

fn files(c: &mut Criterion) {
    let mut group = c.benchmark_group("load");
    let many = many();
    for (name, bytes) in [("real", NETWORK), ("100000", &many)] {
        group.sample_size(if name == "real" { 100 } else { 10 });
        // What is dropped is dropped after the time is taken.
        group.bench_function(BenchmarkId::new("bare structs", name), |b| {
            b.iter_with_large_drop(|| serde_json::from_slice::<NetworkFile>(bytes).unwrap());
        });
        group.bench_function(BenchmarkId::new("load", name), |b| {
            b.iter_with_large_drop(|| load(bytes).unwrap());
        });
    }
    // One fault of form, near the end.
    let faulty = String::from_utf8(many).unwrap();
    let at = faulty.rfind(r#""kind":"office""#).unwrap();
    let (good, rest) = faulty.split_at(at);
    let faulty = [good, &rest.replacen("office", "ofice", 1)].concat();
    assert_eq!(load(faulty.as_bytes()).unwrap_err().count(), 1);
    group.bench_function(BenchmarkId::new("one fault", LOCATIONS), |b| {
        b.iter_with_large_drop(|| load(faulty.as_bytes()).unwrap_err());
    });
}

/// The real file with its places and locations repeated.
fn many() -> Vec<u8> {
    let mut file: NetworkFile = serde_json::from_slice(NETWORK).unwrap();
    let (places, locations) = (file.places.clone(), file.locations.clone());
    for round in 1.. {
        if file.locations.len() >= LOCATIONS {
            break;
        }
        let place_id = |id: &PlaceId| PlaceId::new(&format!("{id}-{round}")).unwrap();
        let location_id = |id: &LocationId| LocationId::new(&format!("{id}-{round}")).unwrap();
        file.places.extend(places.iter().cloned().map(|mut place| {
            place.id = place_id(&place.id);
            place
        }));
        file.locations
            .extend(locations.iter().cloned().map(|mut location| {
                location.id = location_id(&location.id);
                location.place = place_id(&location.place);
                location.satellite_of = location.satellite_of.as_ref().map(location_id);
                location
            }));
    }
    file.locations.truncate(LOCATIONS);
    serde_json::to_vec(&file).unwrap()
}

criterion_group! {
    name = benches;
    config = settings();
    targets = files
}
criterion_main!(benches);
