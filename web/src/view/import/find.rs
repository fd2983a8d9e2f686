//! A location of the network, found by its name or city.

use buitenkaart_core::analysis::Position;
use buitenkaart_core::import::fold;

use crate::dataset::Dataset;

/// How many locations are offered at once.
const OFFERED: usize = 20;

/// A location that is offered: its position and what it is called.
pub(super) type Found = (Position, String);

/// The first of the locations asked for whose name or city has every word that was typed.
pub(super) fn named(
    dataset: &Dataset,
    wanted: &str,
    l: buitenkaart_core::model::Locale,
    is_asked_for: impl Fn(Position) -> bool,
) -> Vec<Found> {
    let words = fold(wanted);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let network = &dataset.network;
    let all = (0..).zip(network.locations());
    let all = all.filter(|(at, _)| is_asked_for(*at));
    let named = all.map(|(at, location)| {
        let place = network.place_of(location).map(|place| place.name.get(l));
        let service = network.service(&location.service);
        let service = service.map_or("", |service| service.short.get(l));
        let own = location.name.get(l);
        let city = place.filter(|place| !own.contains(place));
        let name = if own.contains(service) {
            own.to_owned()
        } else {
            format!("{service} · {own}")
        };
        let name = city.map_or(name.clone(), |city| format!("{name}, {city}"));
        (at, name)
    });
    let fits = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.contains(word))
    };
    named.filter(|(_, name)| fits(name)).take(OFFERED).collect()
}
