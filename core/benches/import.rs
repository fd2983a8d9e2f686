//! Times of bringing lists in: `cargo bench --profile native --bench import --features import`.
//!
//! Lists made of the real network's services and of the cities that are known: read, planned (which is where
//! every cell is checked and every row matched), applied.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

#[path = "support/settings.rs"]
mod settings;

use std::fmt::Write;

use buitenkaart_core::countries::cities;
use buitenkaart_core::geo::{COAST_KM, basemap};
use buitenkaart_core::import::{Declared, Gazetteer, Given, Mapping, Refusals, apply, plan, read};
use buitenkaart_core::load::built_in;
use buitenkaart_core::model::{Date, SourceId, SourceKind};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use settings::settings;

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

fn lists(c: &mut Criterion) {
    let network = built_in().unwrap();
    let declared = Declared {
        id: SourceId::new("list").unwrap(),
        title: "List".to_owned(),
        kind: SourceKind::Other,
        url: None,
        date: Date::new("2026"),
    };
    let country_at = |[lat, lon]: [f64; 2]| basemap().country_near(lat, lon, COAST_KM);
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    for rows in [70, 10_000, 100_000] {
        let list = list(rows);
        group.bench_function(BenchmarkId::new("read", rows), |b| {
            b.iter(|| read(list.as_bytes()).unwrap());
        });
        let book = read(list.as_bytes()).unwrap();
        let sheet = &book.sheets[0];
        let gazetteer = Gazetteer::new(&network);
        let given = Given {
            network: &network,
            gazetteer: &gazetteer,
            country_at: Some(&country_at),
            declared: &declared,
        };
        group.bench_function(BenchmarkId::new("map, check and match", rows), |b| {
            b.iter(|| {
                let gazetteer = Gazetteer::new(&network);
                let mapping = Mapping::guess(sheet, &network, &gazetteer);
                plan(given, sheet, &mapping)
            });
        });
        let plan = plan(given, sheet, &Mapping::guess(sheet, &network, &gazetteer));
        let applied = apply(given, &plan, false, &Refusals::default()).unwrap();
        let counts = plan.counts();
        assert!(
            applied.added.len() + counts.ambiguous >= plan.rows.len() * 9 / 10,
            "{counts:?}"
        );
        group.bench_function(BenchmarkId::new("apply", rows), |b| {
            b.iter(|| apply(given, &plan, false, &Refusals::default()).unwrap());
        });
    }
}

criterion_group! {
    name = benches;
    config = settings();
    targets = lists
}
criterion_main!(benches);
