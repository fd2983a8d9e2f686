//! Times of loading: `cargo bench --profile native --bench load`.
//!
//! The real network; and a hundred thousand locations, which are the real ones over and over
//! under other ids, beside the time that `serde_json` alone takes to read the same bytes into the
//! bare structs.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use buitenkaart_core::load::{NETWORK, load};
use buitenkaart_core::model::{LocationId, NetworkFile, PlaceId};

const LOCATIONS: usize = 100_000;

fn main() {
    let [bare, loaded] = medians(200, [&|| bare(NETWORK), &|| good(NETWORK)]);
    let kib = NETWORK.len() / 1024;
    println!(
        "{:38} {bare:>8.1?}",
        format!("real network, {kib} KiB, bare structs")
    );
    println!("{:38} {loaded:>8.1?}", "real network, load");

    let many = many();
    let mib = many.len() >> 20;
    let faulty = String::from_utf8(many.clone()).unwrap();
    // One fault of form and one of meaning, both near the end.
    let at = faulty.rfind(r#""kind":"office""#).unwrap();
    let faulty = format!(
        "{}{}",
        &faulty[..at],
        faulty[at..].replacen("office", "ofice", 1)
    );
    let faulty = faulty.into_bytes();
    let [bare, loaded, told] = medians(
        7,
        [&|| self::bare(&many), &|| good(&many), &|| bad(&faulty)],
    );
    println!(
        "{:38} {bare:>8.1?}",
        format!("{LOCATIONS} locations, {mib} MiB, bare structs")
    );
    println!(
        "{:38} {loaded:>8.1?}",
        format!("{LOCATIONS} locations, load")
    );
    println!("{:38} {told:>8.1?}", "the same with one fault");
    println!(
        "{:38} {:>8.2}",
        "load / bare structs (at most 3)",
        loaded.as_secs_f64() / bare.as_secs_f64()
    );
}

/// Reads into the bare structs; the time without that of dropping them.
fn bare(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let file: NetworkFile = serde_json::from_slice(bytes).unwrap();
    let time = start.elapsed();
    drop(black_box(file));
    time
}

/// Loads.
fn good(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let network = load(bytes).unwrap();
    let time = start.elapsed();
    drop(black_box(network));
    time
}

/// Loads what does not load.
fn bad(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let problems = load(bytes).unwrap_err();
    let time = start.elapsed();
    assert_eq!(problems.count(), 1, "{problems}");
    time
}

/// The medians of some runs of each, in turn, so that they meet the same weather.
fn medians<const N: usize>(runs: usize, work: [&dyn Fn() -> Duration; N]) -> [Duration; N] {
    let mut times = work.map(|_| Vec::with_capacity(runs));
    for _ in 0..runs {
        for (times, work) in times.iter_mut().zip(work) {
            times.push(work());
        }
    }
    times.map(|mut times| {
        times.sort();
        times[runs / 2]
    })
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
