//! Times of bringing lists in: `cargo bench --profile native --bench import --features import`.
//!
//! Lists made of the real network's services and of the cities that are known: read, mapped,
//! planned (which is where every cell is checked and every row matched), applied.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly"
)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use buitenkaart_core::countries::cities;
use buitenkaart_core::geo::basemap;
use buitenkaart_core::import::{Declared, Gazetteer, Given, Mapping, Refusals, apply, plan, read};
use buitenkaart_core::load::built_in;
use buitenkaart_core::model::{Date, SourceId, SourceKind};

fn main() {
    for rows in [70, 10_000, 100_000] {
        let list = list(rows);
        let size = list.len() >> 10;
        let [read, planned, applied] = best(&list);
        println!(
            "{rows:>7} rows, {size:>6} KiB: read {read:.1?}, map, check and match {planned:.1?}, apply {applied:.1?}"
        );
    }
}

/// A list of offices as CSV: 200 bytes to a row.
fn list(rows: usize) -> String {
    let mut text = String::from(
        "Dienst;Kantoor;Stad;Land;Adres;Telefoon;E-mail;Website;Geopend;Breedtegraad;Lengtegraad;Status;Opmerking\n",
    );
    for row in 0..rows {
        let city = &cities()[row % cities().len()];
        let [lat, lon] = city.lat_lon;
        writeln!(
            text,
            "FIT;Kantoor {row} {name};{name};{code};{row} Main Street, {name};+32 2 {row:07};office{row}@fit.example;https://fit.example/{row};{day}/{month}/20{year};{lat};{lon};open;Made for a measurement, row {row}",
            name = city.name,
            code = city.country,
            day = row % 28 + 1,
            month = row % 12 + 1,
            year = row % 10 + 10,
        )
        .unwrap();
    }
    text
}

/// The shortest time of a few for each of the steps.
fn best(list: &str) -> [Duration; 3] {
    let network = built_in().unwrap();
    let declared = Declared {
        id: SourceId::new("list").unwrap(),
        title: "List".to_owned(),
        kind: SourceKind::Other,
        url: None,
        date: Date::new("2026"),
    };
    let country_at = |[lat, lon]: [f64; 2]| basemap().country_near(lat, lon, 15.0);
    let mut best = [Duration::MAX; 3];
    for _ in 0..3 {
        let start = Instant::now();
        let book = read(list.as_bytes()).unwrap();
        let was_read = start.elapsed();
        let start = Instant::now();
        let gazetteer = Gazetteer::new(&network);
        let sheet = &book.sheets[0];
        let mapping = Mapping::guess(sheet, &network, &gazetteer);
        let given = Given {
            network: &network,
            gazetteer: &gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        let plan = plan(given, sheet, &mapping);
        let was_planned = start.elapsed();
        let start = Instant::now();
        let applied = apply(given, &plan, false, &Refusals::default()).unwrap();
        assert!(
            applied.added.len() + plan.counts().ambiguous >= plan.rows.len() * 9 / 10,
            "{:?}",
            plan.counts()
        );
        for (best, time) in best
            .iter_mut()
            .zip([was_read, was_planned, start.elapsed()])
        {
            *best = time.min(*best);
        }
    }
    best
}
