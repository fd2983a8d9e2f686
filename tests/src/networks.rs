//! Networks that no ministry has: valid files, each fact with its source.

use serde_json::{Value, json};

/// An office of a network that is made up.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its id, and that of its place.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is: 0, 1 or 2.
    pub service: usize,
    /// The code of its country.
    pub country: &'static str,
    /// Degrees WGS 84.
    pub lat_lon: [f64; 2],
}

impl Office {
    /// One of these.
    #[must_use]
    pub fn new(id: &str, name: &str, service: usize, country: &'static str, at: [f64; 2]) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            service,
            country,
            lat_lon: at,
        }
    }
}

/// The network of these offices.
#[must_use]
pub fn network(offices: &[Office]) -> Value {
    let services = ["north", "east", "south"];
    let place = |office: &Office| {
        json!({ "id": office.id, "name": office.name, "country": office.country,
            "lat_lon": office.lat_lon, "precision": "city", "sources": ["list"] })
    };
    let location = |office: &Office| {
        json!({ "id": office.id, "name": office.name, "service": services[office.service],
            "kind": "office", "place": office.id, "subjects": ["trade"],
            "standing": [{ "value": "open", "sources": ["list"], "as_of": "2026" }] })
    };
    json!({
        "version": 1,
        "title": format!("Offices: {}", offices.len()),
        "compiled": "2026-11-25",
        "sources": [{ "id": "list", "kind": "government", "title": "A list that is made up", "date": "2026" }],
        "services": services.map(|id| json!({ "id": id, "short": id, "name": id, "mission": "Trade." })),
        "places": offices.iter().map(place).collect::<Vec<_>>(),
        "locations": offices.iter().map(location).collect::<Vec<_>>(),
    })
}

/// A network of so many offices, the same for the same seed: the nearer to one of some cities, the more.
#[must_use]
pub fn many(count: usize, seed: u32) -> Value {
    const CITIES: [(&str, [f64; 2]); 16] = [
        ("BE", [50.85, 4.35]),
        ("FR", [48.86, 2.35]),
        ("DE", [52.52, 13.40]),
        ("AT", [48.21, 16.37]),
        ("ES", [40.42, -3.70]),
        ("PL", [52.23, 21.01]),
        ("GB", [51.51, -0.13]),
        ("US", [40.71, -74.01]),
        ("US", [37.77, -122.42]),
        ("BR", [-23.55, -46.63]),
        ("ZA", [-26.20, 28.05]),
        ("IN", [28.61, 77.21]),
        ("CN", [39.90, 116.40]),
        ("JP", [35.68, 139.69]),
        ("AU", [-33.87, 151.21]),
        ("FJ", [-18.14, 178.44]),
    ];
    let mut state = seed;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state) / 4_294_967_296.0
    };
    let office = |i: usize| {
        let city = random() * 16.0;
        let city = (1..16_u8).take_while(|&n| f64::from(n) <= city).count();
        let (country, [lat, lon]) = CITIES[city];
        let (reach, turn) = (8.0 * random().powi(3), random() * std::f64::consts::TAU);
        let round = |degrees: f64| (degrees * 1000.0).round() / 1000.0;
        let east = lon + 1.4 * reach * turn.cos();
        let east = if east > 180.0 { east - 360.0 } else { east };
        let at = [round(lat + reach * turn.sin()), round(east)];
        Office::new(&format!("o{i}"), &format!("Office {i}"), i % 3, country, at)
    };
    network(&(0..count).map(office).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_network() {
        assert_eq!(many(500, 7), many(500, 7));
        assert_ne!(many(500, 7), many(500, 8));
        let network = many(500, 7);
        let places = network["places"].as_array().unwrap();
        assert!(places.iter().all(|place| {
            let [lat, lon] = [0, 1].map(|axis| place["lat_lon"][axis].as_f64().unwrap());
            lat.abs() <= 90.0 && lon.abs() <= 180.0
        }));
    }
}
