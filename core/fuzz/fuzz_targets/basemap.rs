//! Any bytes are a basemap or are refused; what is decoded answers every question.

#![no_main]

use buitenkaart_core::geo::Basemap;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(map) = Basemap::decode(bytes) else {
        return;
    };
    for country in map.countries() {
        let _ = map.bounds(country);
        let _ = map.label_point(country);
        let _ = map.neighbours(country);
    }
    for (lat, lon) in [
        (50.85, 4.35),
        (-90.0, 180.0),
        (90.0, -180.0),
        (f64::NAN, 1e300),
    ] {
        let _ = map.country_at(lat, lon);
        let _ = map.country_near(lat, lon, 25.0);
    }
    for (_, rings) in map.lands() {
        let _ = rings.len();
    }
    for (zoom, x, y) in [
        (0, 0, 0),
        (3, 4, 2),
        (18, 134_000, 88_000),
        (200, i32::MAX, i32::MIN),
    ] {
        let _ = map.tile(zoom, x, y);
    }
});
