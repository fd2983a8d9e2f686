//! What the first list would wait for, made ready before it comes.

use std::fmt::Write;

use super::field::named;
use super::values::{countries, words};
use crate::model::{Locale, Network};
use crate::turns::Long;

/// Makes the tables of words that every list is compared with, in turns; otherwise each is made when it is first
/// wanted.
#[must_use]
pub fn tables() -> Long<'static, ()> {
    Long::of(async move |turns| {
        // Each is some thousands of letters.
        let _ = crate::countries::countries();
        turns.did(1024, || 20).await;
        countries::table();
        turns.did(1024, || 80).await;
        named();
        words::kinds();
    })
}

/// A short list such as people write, of a service of the network, of its locations and of capitals, to go through
/// every step with before the first true one: a browser translates a function when it is first called.
#[must_use]
pub fn rehearsal(network: &Network) -> String {
    let mut text = String::from(
        "Service;Kind;Name;City;Country;Address;Telephone;E-mail;Website;Opened;Latitude;Longitude;Status;Note",
    );
    let service = network.services().first();
    let service = service.map_or("", |service| service.id.as_str());
    let capitals = crate::countries::countries().iter();
    for (row, city) in capitals.filter_map(|row| row.capital).enumerate() {
        let ([lat, lon], name) = (city.lat_lon, city.name);
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n{service};office;Office {row} {name};{name};{};{row} Main Street;(02) 555 10 {row};a{row}@example.org;\
             https://example.org/{row};1/{}/2020;{lat};{lon};open;Row {row}",
            city.country,
            row % 12 + 1
        );
    }
    // Of these it says something else.
    for location in network.locations().iter().take(OWN) {
        let Some(place) = network.place_of(location) else {
            continue;
        };
        let (name, city) = (location.name.get(Locale::En), place.name.get(Locale::En));
        if [name, city].iter().any(|text| text.contains([';', '"'])) {
            continue;
        }
        let (service, id) = (&location.service, &location.id);
        let country = place.country.map(|country| country.to_string());
        let country = country.unwrap_or_default();
        let _ = write!(
            text,
            "\n{service};;{name};{city};{country};1 {id} Street;(02) 555 11 11;{id}@example.org;;;;;open;"
        );
    }
    text
}

/// How many locations of the network are in it.
const OWN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Declared, Gazetteer, Given, Mapping, plan, read, source_id};
    use crate::model::{Date, SourceKind};
    use crate::turns::Turn;

    #[test]
    fn every_column_of_the_rehearsal_is_understood() {
        let network = crate::load::built_in().unwrap();
        let book = read(rehearsal(&network).as_bytes()).unwrap();
        let sheet = &book.sheets[0];
        let gazetteer = Gazetteer::new(&network);
        let mapping = Mapping::guess(sheet, &network, &gazetteer);
        assert!(mapping.columns.iter().all(Option::is_some), "{mapping:?}");
        let declared = Declared {
            id: source_id("rehearsal"),
            title: "Rehearsal".to_owned(),
            kind: SourceKind::Other,
            url: None,
            date: Date::new("2026"),
        };
        let given = Given {
            network: &network,
            gazetteer: &gazetteer,
            country_at: None,
            declared: &declared,
        };
        let plan = plan(given, sheet, &mapping);
        assert!(plan.faults.is_empty(), "{:?}", plan.faults);
        let counts = plan.counts();
        assert!(counts.new > 5 && counts.changed > 5, "{counts:?}");
    }

    #[test]
    fn in_turns_a_mapping_is_guessed_as_at_once() {
        let network = crate::load::built_in().unwrap();
        let gazetteer = Gazetteer::new(&network);
        let text = crate::export::csv(
            &network,
            crate::export::all(&network),
            crate::model::Locale::Nl,
        );
        for text in [
            rehearsal(&network),
            text.replace("city", "Stad").replacen("id,", "Ref,", 1),
        ] {
            let book = read(text.as_bytes()).unwrap();
            let sheet = &book.sheets[0];
            let mut work = Mapping::guessing(sheet, &network, &gazetteer);
            let mut turns = 0;
            let guessed = loop {
                match work.go_on() {
                    Turn::More(more) => work = more,
                    Turn::Done(done) => break *done,
                }
                turns += 1;
            };
            assert!(turns > 2, "{turns}");
            assert_eq!(guessed, Mapping::guess(sheet, &network, &gazetteer));
        }
    }
}
