//! Time on real data: every mission of the United States since 1779.
//!
//! A mission is one location from its opening to its closing; where a state got one again, that is
//! another. A change of rank is one more claim that it is open, the rank as its quote.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Effective, verdict};
use buitenkaart_core::export::json as text_of;
use buitenkaart_core::load::load;
use buitenkaart_core::model::{Date, Location, Standing};
use buitenkaart_core::time::{
    Band, Day, Series, State, Timeline, Turn, Works, as_of, between, event_days, network_at,
    openings_and_closings,
};
use serde_json::{Value, json};

struct Row {
    state: String,
    status: String,
    date: String,
}

fn rows() -> Vec<Row> {
    let text = include_str!("data/us-missions/transitions.csv");
    let row = |line: &str| {
        // Only names of states are quoted, and no quote is doubled.
        let (state, rest) = match line.strip_prefix('"') {
            Some(line) => line.split_once("\",").unwrap(),
            None => line.split_once(',').unwrap(),
        };
        let cells: Vec<&str> = rest.split(',').collect();
        let mut date = cells[1].to_owned();
        for part in cells[2..].iter().filter(|part| !part.is_empty()) {
            date += &format!("-{part:0>2}");
        }
        Row {
            state: state.to_owned(),
            status: cells[0].to_owned(),
            date,
        }
    };
    text.lines().skip(1).map(row).collect()
}

fn network() -> Network {
    let sources = json!(["list"]);
    let event = |date: &str| json!([{ "value": date, "sources": sources }]);
    let mut locations: Vec<Value> = Vec::new();
    let mut last: Option<Row> = None;
    for row in rows() {
        let was_open = last
            .as_ref()
            .is_some_and(|last| last.state == row.state && last.status != "None");
        if !was_open {
            assert_ne!(row.status, "None", "{} closes what is not open", row.state);
            locations.push(json!({
                "id": format!("mission-{}", locations.len() + 1),
                "service": "missions", "kind": "post", "place": "abroad",
                "name": row.state, "standing": [], "opened": event(&row.date),
            }));
        }
        let location = locations.last_mut().unwrap();
        let is_closed = row.status == "None";
        location["standing"].as_array_mut().unwrap().push(json!({
            "value": if is_closed { "closed" } else { "open" },
            "sources": sources, "as_of": row.date, "quote": row.status,
        }));
        if is_closed {
            location["closed"] = event(&row.date);
        }
        last = Some(row);
    }
    let file = json!({
        "version": 1, "title": "Missions of the United States", "compiled": "2024-01-16",
        "sources": [{ "id": "list", "kind": "dataset", "title": "us_diplomatic_missions",
                      "date": "2024-01-16", "licence": "CC BY 4.0" }],
        "services": [{ "id": "missions", "short": "US", "name": "Missions", "mission": "-" }],
        // The list names states, some of them gone, and no cities: all stand where they were sent
        // from, and nothing is asked of places here.
        "places": [{ "id": "abroad", "name": "Abroad", "precision": "city", "country": "US",
                     "lat_lon": [38.895, -77.036] }],
        "locations": locations,
    });
    load(file.to_string().as_bytes()).unwrap()
}

fn line(location: &Location) -> Timeline {
    Timeline::of(location, Date::new("2024-01-16").unwrap())
}

fn day(text: &str) -> Day {
    Day::last(Date::new(text).unwrap())
}

#[test]
fn all_590_transitions_are_there() {
    let network = network();
    let claims = || network.locations().iter().flat_map(|l| &l.standing);
    assert_eq!(claims().count(), 590);
    let closings = claims()
        .filter(|claim| claim.value == Standing::Closed)
        .count();
    assert_eq!((network.locations().len(), closings), (301, 103));
    // 301 openings and 103 closings; the other 186 change the rank, and nothing else.
    let turns = |from, to| {
        let lines = network.locations().iter().map(line);
        let works = |line: Timeline| {
            let works: Vec<Works> = line.spans().iter().map(|s| s.moment.works).collect();
            let sure = works.into_iter().filter(|works| *works != Works::Maybe);
            let sure: Vec<Works> = sure.collect();
            sure.windows(2).filter(|pair| **pair == [from, to]).count()
        };
        lines.map(works).sum::<usize>()
    };
    assert_eq!(turns(Works::No, Works::Yes), 301);
    assert_eq!(turns(Works::Yes, Works::No), 103);
    let stepped: usize = event_days(&network).iter().map(|(_, at)| at.len()).sum();
    assert_eq!(stepped, 590);
    let drawn = openings_and_closings(&network);
    assert_eq!(drawn.iter().map(|(_, count)| count).sum::<u32>(), 301 + 103);
}

/// Counted in the file by another program, a dozen lines of Python: for each state the last row
/// that surely had come about, and those after it that may have.
const COUNTS: [(&str, u32, u32); 10] = [
    ("1779-12-31", 1, 1),
    ("1800-01-01", 13, 13),
    // The consulate in Algiers came back in July 1815, no day given.
    ("1815-07-15", 14, 15),
    ("1830-06-30", 30, 31),
    ("1861-04-12", 53, 53),
    ("1900-01-01", 67, 67),
    ("1917-12-31", 59, 59),
    ("1941-12-31", 63, 63),
    ("1991-12-31", 169, 169),
    ("2023-12-31", 198, 198),
];

#[test]
fn the_missions_at_ten_dates_are_those_of_the_file() {
    let network = network();
    let series = Series::of(&network);
    for (date, sure, most) in COUNTS {
        let band = series.at(day(date)).unwrap().all();
        assert_eq!(
            (band.sure, band.most(), band.unknown),
            (sure, most, 0),
            "{date}"
        );
        let then = network_at(&network, day(date));
        let open = |l: &&_| verdict(l).effective == Effective::Open;
        let open = u32::try_from(then.locations().iter().filter(open).count()).unwrap();
        assert!((sure..=most).contains(&open), "{date}");
    }
    let first = series.at(Day::FIRST).unwrap().all();
    assert_eq!(first, Band::default());
}

#[test]
fn what_opened_and_closed_in_an_interval_is_what_the_counts_differ_by() {
    let network = network();
    for pair in COUNTS.windows(2) {
        let [(from, before, most_before), (to, after, most_after)] = pair else {
            continue;
        };
        if before != most_before || after != most_after {
            continue;
        }
        let between = between(&network, day(from), day(to));
        let [opened, closed] = [Turn::Opened, Turn::Closed]
            .map(|turn| u32::try_from(between.with(turn).count()).unwrap());
        assert_eq!(before + opened, after + closed, "{from} to {to}");
        assert_eq!(between.changed.len(), (opened + closed) as usize);
    }
}

#[test]
fn a_date_without_a_day_leaves_its_days_open() {
    let network = network();
    let algiers = network
        .locations()
        .iter()
        .filter(|l| l.name.get(Default::default()) == "Algeria")
        .map(line)
        .nth(1)
        .unwrap();
    let at = |text| algiers.at(day(text));
    assert_eq!(at("1815-06-30").state, State::NotYet);
    assert_eq!(at("1815-07-15").works, Works::Maybe);
    assert_eq!(at("1815-07-31").works, Works::Yes);
    // Closed in 1830, nobody says when.
    assert_eq!(at("1829-12-31").works, Works::Yes);
    assert_eq!(at("1830-06-30").works, Works::Maybe);
    assert_eq!(at("1830").works, Works::No);
}

#[test]
fn the_missions_at_a_date_are_a_file() {
    let network = network();
    for (date, ..) in COUNTS.iter().step_by(3) {
        let then = as_of(&network, Date::new(date).unwrap());
        let again = load(text_of(then.file()).unwrap().as_bytes()).unwrap();
        assert_eq!(then.locations().len(), again.locations().len(), "{date}");
    }
}
