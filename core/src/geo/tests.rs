//! What holds of the built-in basemap: who lies where, that tiles meet, that nothing runs along
//! the seam; and that no bytes, tile or point make it panic.

use proptest::prelude::*;

use super::*;
use crate::model::Country;

/// Name, latitude, longitude, country, and within how many kilometres of its land: capitals, and the
/// places where borders are in dispute.
const POINTS: &str = include_str!("../../data/basemap/points.csv");

fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

#[test]
fn every_point_lies_in_its_country() {
    let mut wrong = Vec::new();
    let (mut inside, mut near) = (0, 0);
    for line in POINTS.lines().skip(1) {
        let [name, lat, lon, code, km] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
        let (lat, lon): (f64, f64) = (lat.parse().unwrap(), lon.parse().unwrap());
        let found = match km.parse().unwrap() {
            0.0 => basemap().country_at(lat, lon),
            km => basemap().country_near(lat, lon, km),
        };
        if found != Country::new(code) {
            wrong.push(format!("{name}: {found:?}, not {code}"));
        }
        *(if km == "0" { &mut inside } else { &mut near }) += 1;
    }
    assert!(inside > 280 && near > 40, "{inside} {near}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_built_in_basemap_has_the_countries_of_the_world() {
    let count = basemap().countries().count();
    assert!(count > 230, "{count}");
    assert!(basemap().countries().is_sorted());
}

/// Whatever it shows, it shows of the same countries, and where they are.
#[test]
fn the_coarse_basemap_has_the_same_countries() {
    assert!(coarse_basemap().countries().eq(basemap().countries()));
    for country in basemap().countries() {
        let [fine, coarse] = [basemap(), coarse_basemap()].map(|map| map.bounds(country).unwrap());
        // Islands are left out, so that less of it may be there, never more.
        let [west, south, east, north] = fine;
        let inside = coarse[0] > west - 1.0
            && coarse[1] > south - 1.0
            && coarse[2] < east + 1.0
            && coarse[3] < north + 1.0;
        assert!(inside, "{country}: {fine:.1?} {coarse:.1?}");
        assert!(
            coarse_basemap()
                .neighbours(country)
                .iter()
                .eq(&basemap().neighbours(country))
        );
    }
}

#[test]
fn boxes_do_not_span_oceans() {
    for (code, [west, south, east, north]) in [
        ("BE", [2.5, 49.4, 6.5, 51.6]),
        ("FR", [-5.2, 41.2, 9.7, 51.2]), // with Corsica, without Guiana
        ("ES", [-9.4, 35.9, 4.4, 43.9]), // without the Canaries
        ("NO", [4.5, 57.8, 31.3, 71.3]), // without Svalbard
        ("NL", [3.2, 50.7, 7.3, 53.6]),  // without the Caribbean
        ("MY", [99.5, 0.8, 119.4, 7.5]), // both halves
        ("US", [-124.7, 24.5, -66.8, 49.4]), // without Alaska
        ("CA", [-141.0, 41.7, -52.6, 83.1]), // with its islands
        ("RU", [27.4, 41.2, 190.0, 77.7]), // across the 180th meridian
        ("FJ", [176.8, -19.3, 180.9, -15.9]),
        ("NZ", [166.3, -47.4, 178.7, -34.3]),
    ] {
        let found = basemap().bounds(country(code)).unwrap();
        let around = |a: f64, b: f64| (a - b).abs() < 1.5;
        assert!(
            around(found[0], west)
                && around(found[1], south)
                && around(found[2], east)
                && around(found[3], north),
            "{code}: {found:.1?}"
        );
    }
}

#[test]
fn a_label_stands_on_its_country() {
    for country in basemap().countries() {
        let [lat, lon] = basemap().label_point(country).unwrap();
        let found = basemap().country_at(lat, lon);
        assert_eq!(found, Some(country), "{lat} {lon}");
        let [west, south, east, north] = basemap().bounds(country).unwrap();
        let within = |lon: f64| (west..=east).contains(&lon);
        assert!(
            (south..=north).contains(&lat) && (within(lon) || within(lon + 360.0)),
            "{country}"
        );
    }
}

#[test]
fn neighbours_share_a_border() {
    let of = |code| {
        let found = basemap().neighbours(country(code));
        found
            .iter()
            .map(Country::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(of("BE"), "DE FR LU NL");
    assert_eq!(of("MA"), "DZ EH");
    assert_eq!(of("PT"), "ES");
    assert_eq!(of("IS"), "");
    assert_eq!(of("SY"), "IL IQ JO LB TR");
    for country in basemap().countries() {
        for other in basemap().neighbours(country) {
            assert!(basemap().neighbours(other).contains(&country));
        }
    }
}

#[test]
fn a_point_at_the_shore_is_the_nearest_country_s() {
    // Ostend's pier, and the middle of the North Sea.
    assert_eq!(
        basemap().country_near(51.25, 2.90, 20.0),
        Some(country("BE"))
    );
    assert_eq!(basemap().country_near(56.0, 3.0, 20.0), None);
}

/// The coordinates in path data, absolute, in tenths of a pixel; one list per subpath.
fn subpaths(path: &str) -> Vec<Vec<[i32; 2]>> {
    let mut all: Vec<Vec<[i32; 2]>> = Vec::new();
    for part in path.split('M').skip(1) {
        let (start, steps) = part
            .trim_end_matches('z')
            .split_once('l')
            .unwrap_or((part, ""));
        let numbers = |text: &str| -> Vec<i32> {
            let spaced = text.replace('-', " -");
            spaced
                .split_whitespace()
                .map(|n| n.parse().unwrap())
                .collect()
        };
        let start = numbers(start);
        let mut at = [start[0], start[1]];
        let mut points = vec![at];
        for step in numbers(steps).chunks(2) {
            at = [at[0] + step[0], at[1] + step[1]];
            points.push(at);
        }
        all.push(points);
    }
    all
}

#[test]
fn path_data_is_what_a_browser_reads() {
    for Land { path, .. } in basemap().tile(3, 4, 2).land {
        assert!(path.starts_with('M') && path.ends_with('z'));
        assert!(path.bytes().all(|b| b"Mlz- 0123456789".contains(&b)));
        assert!(subpaths(&path).iter().all(|ring| ring.len() >= 3));
    }
}

#[test]
fn shapes_stay_within_the_margin() {
    let reach = 40;
    for (z, x, y) in [(0, 0, 0), (2, 1, 1), (5, 16, 10), (5, 31, 9), (9, 262, 171)] {
        let tile = basemap().tile(z, x, y);
        let fills = tile.land.iter().map(|land| land.path.as_str());
        for path in fills.chain([&*tile.coasts, &*tile.borders, &*tile.disputed]) {
            for [x, y] in subpaths(path).concat() {
                let within = -reach..=5120 + reach;
                assert!(within.contains(&x) && within.contains(&y), "{x} {y}");
            }
        }
    }
}

/// No line may run along the 180th meridian, where rings are cut, nor along the square's foot.
#[test]
fn no_line_is_drawn_along_the_seam() {
    for z in 0..7 {
        for y in 0..1 << z {
            for x in [0, (1 << z) - 1] {
                let tile = basemap().tile(z, x, y);
                let seam = if x == 0 { 0 } else { 5120 };
                for line in subpaths(&tile.coasts)
                    .iter()
                    .chain(&subpaths(&tile.borders))
                {
                    for pair in line.windows(2) {
                        let on = |x: i32| (x - seam).abs() <= 1;
                        assert!(
                            !(on(pair[0][0])
                                && on(pair[1][0])
                                && (pair[0][1] - pair[1][1]).abs() > 8),
                            "{z}/{x}/{y} {pair:?}"
                        );
                    }
                }
            }
        }
    }
}

/// A streak would be a line across much of the world that no coast is.
#[test]
fn no_line_is_longer_than_the_longest_border() {
    let tile = basemap().tile(0, 0, 0);
    for line in subpaths(&tile.coasts) {
        for pair in line.windows(2) {
            let length =
                f64::from(pair[0][0] - pair[1][0]).hypot(f64::from(pair[0][1] - pair[1][1]));
            assert!(
                length < 600.0,
                "a coast of {length} tenths of a pixel in one step"
            );
        }
    }
}

#[test]
fn the_world_repeats_and_ends() {
    let here = basemap().tile(4, 15, 5);
    for x in [15 - 16, 15 + 16, 15 + 160] {
        assert_eq!(basemap().tile(4, x, 5).coasts, here.coasts);
    }
    for (z, y) in [(4, -1), (4, 16), (255, 0)] {
        assert!(basemap().tile(z, 0, y).land.is_empty());
    }
}

/// What two neighbours both draw, in their margins, is the same: lines and dashes run on.
#[test]
fn tiles_meet() {
    let mut compared = 0;
    for (z, y) in [(2, 1), (4, 6), (6, 25), (6, 26), (7, 55)] {
        for x in 0..1 << z {
            let [west, east] = [x, x + 1].map(|x| basemap().tile(z, x, y));
            let strip = |path: &str, moved: i32| {
                let mut found: Vec<[[i32; 2]; 2]> = Vec::new();
                for line in subpaths(path) {
                    for pair in line.windows(2) {
                        let ends = [pair[0], pair[1]].map(|[x, y]| [x + moved, y]);
                        let inside =
                            |[x, y]: [i32; 2]| (5081..5159).contains(&x) && (0..5120).contains(&y);
                        if ends.into_iter().all(inside) {
                            found.push(ends);
                        }
                    }
                }
                found.sort_unstable();
                found
            };
            for (here, there) in [
                (&west.coasts, &east.coasts),
                (&west.borders, &east.borders),
                (&west.disputed, &east.disputed),
            ] {
                assert_eq!(strip(here, 0), strip(there, 5120), "{z}/{x}/{y}");
                compared += strip(here, 0).len();
            }
        }
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn nothing_but_a_basemap_decodes() {
    assert_eq!(Basemap::decode(b"").err(), Some(BadBasemap));
    assert_eq!(Basemap::decode(b"PNG1....").err(), Some(BadBasemap));
    for length in [4, 5, 100, 2000, BASEMAP.len() - 1] {
        assert!(Basemap::decode(&BASEMAP[..length]).is_err(), "{length}");
    }
}

proptest! {
    #[test]
    fn changed_bytes_never_panic(changes in prop::collection::vec((0..BASEMAP.len(), any::<u8>()), 1..8), cut in 0..BASEMAP.len() * 8) {
        let mut bytes = BASEMAP.to_vec();
        for (at, value) in changes {
            bytes[at] = value;
        }
        bytes.truncate(cut.max(4));
        if let Ok(map) = Basemap::decode(&bytes) {
            let _ = map.tile(1, 0, 0);
            let _ = map.country_at(50.0, 4.0);
        }
    }

    #[test]
    fn any_bytes_never_panic(tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let bytes = [b"BKM3".as_slice(), &tail].concat();
        let _ = Basemap::decode(&bytes);
    }

    #[test]
    fn any_tile_never_panics(z in any::<u8>(), x in any::<i32>(), y in any::<i32>()) {
        let _ = basemap().tile(z, x, y);
        let _ = basemap().tile(z % 21, x, y.rem_euclid(1 << (z % 21)));
    }

    #[test]
    fn any_point_has_an_answer(lat in any::<f64>(), lon in any::<f64>()) {
        let _ = basemap().country_at(lat, lon);
        let _ = basemap().country_at(lat % 90.0, lon % 720.0);
    }
}

/// Whoever is in Paris is not in French Guiana; and Alaska is of one piece with the United States.
#[test]
fn what_lies_overseas_is_told_apart() {
    let land = basemap().tile(0, 0, 0).land;
    let far = land.iter().filter(|land| land.is_far);
    let far: Vec<Country> = far.filter_map(|land| land.country).collect();
    let is_far = |code| far.contains(&Country::new(code).unwrap());
    assert!(is_far("FR"), "{far:?}");
    for code in ["US", "RU", "NZ", "ES", "PT", "NO", "CL", "FJ", "KI", "CA"] {
        assert!(!is_far(code), "{code}");
    }
    // Svalbard is too near to be told apart so: it is a country of its own here.
    let longyearbyen = basemap().country_at(78.22, 15.63);
    assert_eq!(longyearbyen, Country::new("SJ"));
    let north = basemap().bounds(Country::new("NO").unwrap()).unwrap()[3];
    assert!(north < 72.0, "{north}");
    // In the tile of French Guiana, nothing else of France is drawn.
    let there = basemap().tile(4, 5, 7).land;
    let french: Vec<bool> = there
        .iter()
        .filter(|land| land.country.is_some_and(|c| c.as_str() == "FR"))
        .map(|land| land.is_far)
        .collect();
    assert_eq!(french, [true]);
}
