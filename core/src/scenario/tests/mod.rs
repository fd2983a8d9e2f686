//! Scenarios: on the real network, and the laws that hold of any.

mod laws;
mod real;

use super::*;
use crate::load::{built_in, load};
use crate::model::{LocationId, Network, PlaceId, RoleId, ServiceId};

fn at(text: &str) -> LocationId {
    LocationId::new(text).unwrap()
}

fn role(text: &str) -> RoleId {
    RoleId::new(text).unwrap()
}

fn service(text: &str) -> ServiceId {
    ServiceId::new(text).unwrap()
}

fn place(text: &str) -> Spot {
    Spot::place(PlaceId::new(text).unwrap())
}

fn point(name: &str, country: &str, lat: f64, lon: f64) -> Spot {
    Spot::Point(Point {
        name: name.into(),
        country: crate::model::Country::new(country).unwrap(),
        lat_lon: LatLon::new(lat, lon).unwrap(),
    })
}

/// What loading the network as a file says.
fn loads(network: &Network) -> Result<(), String> {
    let text = crate::export::json(network.file()).unwrap();
    let again = load(text.as_bytes()).map_err(|problems| problems.to_string())?;
    assert!(again == *network);
    Ok(())
}
