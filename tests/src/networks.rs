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
