//! Networks of other kinds than the built-in one, made of public lists: what a ministry, an agency or
//! an observer puts on the map. The lists and their licences are described beside them.

use std::collections::BTreeMap;
use std::fmt::Write;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Region;
use buitenkaart_core::countries::figures;
use buitenkaart_core::export;
use buitenkaart_core::geo::basemap;
use buitenkaart_core::import::{self, Declared, Field, Gazetteer, Given, Mapping, Refusals};
use buitenkaart_core::load::load;
use buitenkaart_core::model::{Country, Date, Locale, SourceId, SourceKind};
use serde_json::{Value, json};

const BELGIAN: &str = include_str!("../networks/belgian-embassies.csv");
const SENDERS: &str = include_str!("../networks/senders.tsv");
const TRADE: &str = include_str!("../../core/tests/data/lists/trade-offices.json");
const FRENCH: &str = include_str!("../../core/tests/data/lists/french.geojson");
const MISSIONS: &str = include_str!("../../core/tests/data/us-missions/transitions.csv");
const COUNTRIES: &str = include_str!("../../core/data/countries.tsv");

/// A network that is empty but for one service.
fn empty(mut file: Value, id: &str, short: &str, name: &str) -> Value {
    file["version"] = json!(2);
    file["compiled"] = json!("2026-11-26");
    file["services"] = json!([{ "id": id, "short": short, "name": name }]);
    file["places"] = json!([]);
    file["locations"] = json!([]);
    file
}

fn loaded(file: &Value) -> Network {
    load(file.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A list brought into a network, as `buitenkaart import` does.
fn brought(into: &Value, list: &str, source: &str, constants: &[(Field, &str)]) -> String {
    let network = loaded(into);
    let mut gazetteer = Gazetteer::new(&network);
    gazetteer.extend(import::CITIES);
    let book = import::read(list.as_bytes()).expect("a list");
    let sheet = &book.sheets[book.likeliest()];
    let mut mapping = Mapping::guess(sheet, &network, &gazetteer);
    for (field, value) in constants {
        for column in &mut mapping.columns {
            if *column == Some(*field) {
                *column = None;
            }
        }
        mapping.rules.constants.insert(*field, (*value).to_owned());
    }
    mapping.rules.capital = true;
    let declared = Declared {
        id: SourceId::new("the-list").expect("an id"),
        title: source.to_owned(),
        kind: SourceKind::Dataset,
        url: None,
        date: Date::new("2022-11"),
    };
    let at = |[lat, lon]: [f64; 2]| basemap().country_near(lat, lon, 15.0);
    let given = Given {
        network: &network,
        gazetteer: &gazetteer,
        country_at: Some(&at),
        declared: &declared,
    };
    let plan = import::plan(given, sheet, &mapping);
    let applied = import::apply(given, &plan, false, &Refusals::default()).expect("a network");
    export::json(applied.network.file()).expect("JSON")
}

/// The Belgian embassies: kinds of the network's own, a home, a close-up.
#[must_use]
pub fn belgian_embassies() -> String {
    let file = json!({
        "title": { "nl": "De ambassades van België", "en": "The embassies of Belgium",
                   "fr": "Les ambassades de Belgique", "de": "Die Botschaften Belgiens" },
        "home": "BE",
        "kinds": [{ "id": "embassy", "role": "post",
            "name": { "nl": "Ambassade", "en": "Embassy", "fr": "Ambassade", "de": "Botschaft" },
            "plural": { "nl": "Ambassades", "en": "Embassies", "fr": "Ambassades", "de": "Botschaften" } }],
        "close_up": { "short": { "nl": "AF", "en": "AF", "fr": "AF", "de": "AF" },
            "name": { "nl": "Afrika", "en": "Africa", "fr": "Afrique", "de": "Afrika" },
            "view": { "lat_lon": [2, 18], "zoom": 4 } },
        "modules": ["what-if", "coverage", "best-places"]
    });
    let file = empty(file, "belgium", "België", "Diplomatie België");
    let constants = [
        (Field::Service, "belgium"),
        (Field::Kind, "post"),
        (Field::Standing, "seen"),
    ];
    brought(&file, BELGIAN, "Wikidata, November 2022 (CC0)", &constants)
}

/// A trade agency's offices, of a list without a coordinate; texts in English alone.
#[must_use]
pub fn trade_offices() -> String {
    let file = json!({ "title": "Offices of a trade agency", "locales": ["en"], "home": "US" });
    let file = empty(file, "trade", "Trade", "International Trade Administration");
    let constants = [
        (Field::Service, "trade"),
        (Field::Kind, "office"),
        (Field::Standing, "seen"),
    ];
    brought(
        &file,
        TRADE,
        "International Trade Administration, 2021",
        &constants,
    )
}

/// The French embassies, as GeoJSON, in French alone, with a look of their own.
#[must_use]
pub fn french_embassies() -> String {
    let file = json!({
        "title": "Les ambassades de France",
        "locales": ["fr"],
        "home": "FR",
        "view": { "lat_lon": [10, 20], "zoom": 2 }
    });
    let mut file = empty(
        file,
        "france",
        "France",
        "Ministère de l’Europe et des Affaires étrangères",
    );
    file["services"][0]["symbol"] = json!("diamond");
    file["services"][0]["colour"] = json!("violet");
    let constants = [
        (Field::Service, "france"),
        (Field::Kind, "post"),
        (Field::Standing, "seen"),
    ];
    brought(
        &file,
        FRENCH,
        "data.gouv.fr, 2015 (Licence Ouverte)",
        &constants,
    )
}

/// The code of a country by its English name.
fn code(name: &str) -> Option<Country> {
    let line = COUNTRIES
        .lines()
        .find(|line| line.split('\t').nth(2) == Some(name))?;
    Country::new(line.split('\t').next()?)
}

/// A capital as a place of a file.
fn capital(country: Country) -> Option<Value> {
    let city = figures(country)?.capital?;
    Some(json!({
        "id": country.as_str().to_lowercase(), "name": city.name, "country": country.as_str(),
        "lat_lon": city.lat_lon, "precision": "city"
    }))
}

/// The missions of the United States since 1779: openings, closings, and a rank that changes, which
/// is a field of the network's own. States that are no more are left out.
#[must_use]
pub fn missions_since_1779() -> String {
    let mut states: BTreeMap<Country, Vec<(&str, String)>> = BTreeMap::new();
    for line in MISSIONS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [state, status, year, month, day] = *cells else {
            continue;
        };
        let Some(country) = code(state) else { continue };
        let mut date = year.to_owned();
        for part in [month, day] {
            if part.is_empty() {
                break;
            }
            let _ = write!(date, "-{part:0>2}");
        }
        states.entry(country).or_default().push((status, date));
    }
    let id = |rank: &str| {
        rank.to_lowercase()
            .replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    };
    let mut ranks: BTreeMap<String, &str> = BTreeMap::new();
    let (mut places, mut locations) = (Vec::new(), Vec::new());
    for (country, changes) in &states {
        let Some(place) = capital(*country) else {
            continue;
        };
        let standing = changes.iter().map(|(status, date)| {
            let value = if *status == "None" { "closed" } else { "open" };
            (value, date)
        });
        let mut said: Vec<Value> = Vec::new();
        let mut last = "";
        for (value, date) in standing {
            if value != last {
                said.push(json!({ "value": value, "as_of": date, "sources": ["transitions"] }));
                last = value;
            }
        }
        let held = changes.iter().filter(|(status, _)| *status != "None");
        let fields: Vec<Value> = held
            .clone()
            .map(|(status, date)| {
                ranks.insert(id(status), status);
                json!({ "value": { "field": "rank", "is": id(status) }, "as_of": date,
                        "sources": ["transitions"] })
            })
            .collect();
        let Some((_, first)) = held.clone().next() else {
            continue;
        };
        locations.push(json!({
            "id": place["id"], "service": "state", "kind": "post", "name": place["name"],
            "place": place["id"], "standing": said, "fields": fields,
            "opened": [{ "value": first, "sources": ["transitions"] }],
            "place_assumed": "The list names the country alone; its present capital is assumed."
        }));
        places.push(place);
    }
    let choices: Vec<Value> = ranks
        .iter()
        .map(|(id, name)| json!({ "id": id, "name": name }))
        .collect();
    json!({
        "version": 2,
        "title": "Missions of the United States since 1779",
        "compiled": "2024-01-16",
        "home": "US",
        "locales": ["en"],
        "sources": [{ "id": "transitions", "kind": "dataset",
            "title": "Brenton Kenkel, us_diplomatic_missions", "licence": "CC BY 4.0", "date": "2024-01-16" }],
        "services": [{ "id": "state", "short": "State", "name": "Department of State", "colour": "navy" }],
        "fields": [{ "id": "rank", "name": "Rank", "kind": "choice", "choices": choices }],
        "places": places, "locations": locations
    })
    .to_string()
}

/// Some five thousand missions of all states, by the continent of who sends them.
#[must_use]
pub fn embassies_by_sender() -> String {
    let mut places: BTreeMap<Country, Value> = BTreeMap::new();
    let mut locations = Vec::new();
    let service = |region: Region| region.name(Locale::En).to_lowercase();
    for line in SENDERS.lines() {
        let Some((sender, receivers)) = line.split_once('\t') else {
            continue;
        };
        let Some(sender) = Country::new(sender) else {
            continue;
        };
        let Some(region) = Region::of(sender) else {
            continue;
        };
        for (number, receiver) in receivers.split(' ').enumerate() {
            let Some(receiver) = Country::new(receiver) else {
                continue;
            };
            let Some(place) = places.get(&receiver).cloned().or_else(|| capital(receiver)) else {
                continue;
            };
            let [from, to] = [sender, receiver].map(|code| code.as_str().to_lowercase());
            locations.push(json!({
                "id": format!("{from}-{to}-{number}"), "service": service(region), "kind": "mission",
                "name": format!("{sender} – {}", place["name"].as_str().unwrap_or_default()),
                "place": place["id"], "standing": [{ "value": "seen", "as_of": "2021-04", "sources": ["wikidata"] }],
                "fields": [{ "value": { "field": "sender", "is": sender.as_str() }, "sources": ["wikidata"] }]
            }));
            places.insert(receiver, place);
        }
    }
    let services: Vec<Value> = Region::ALL
        .into_iter()
        .filter(|region| *region != Region::Antarctica)
        .map(|region| json!({ "id": service(region), "short": region.name(Locale::En), "name": region.name(Locale::En) }))
        .collect();
    json!({
        "version": 2,
        "title": "Missions of all states, by sender",
        "compiled": "2021-04",
        "locales": ["en"],
        "note": "Put at the capital of the receiving country. The list ends with Singapore: it is no ranking.",
        "sources": [{ "id": "wikidata", "kind": "dataset", "title": "Wikidata", "licence": "CC0", "date": "2021-04" }],
        "services": services,
        "kinds": [{ "id": "mission", "role": "other", "name": "Mission", "plural": "Missions" }],
        "fields": [{ "id": "sender", "name": "Sender", "kind": "text" }],
        "places": places.into_values().collect::<Vec<_>>(),
        "locations": locations
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_loads_and_is_as_large_as_its_list() {
        let count = |text: String| {
            load(text.as_bytes())
                .unwrap_or_else(|p| panic!("{p}"))
                .locations()
                .len()
        };
        for (name, found, least) in [
            ("belgian", count(belgian_embassies()), 78),
            ("trade", count(trade_offices()), 12),
            ("french", count(french_embassies()), 7),
            ("missions", count(missions_since_1779()), 140),
            ("senders", count(embassies_by_sender()), 4_900),
        ] {
            assert!(found >= least, "{name}: {found}");
        }
    }
}
