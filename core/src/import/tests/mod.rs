//! Lists in, as agencies keep them: made ones, real ones, hostile ones; and the way there and back.

mod again;
mod alone;
mod by_form;
mod choosing;
mod drafts;
mod files;
mod heads;
mod hostile;
mod real;
mod reshape;
mod review;
mod round_trip;
mod several;

use super::*;
use crate::analysis::fixture;
use crate::geo::basemap;
use crate::model::{Country, Date, Network, SourceId, SourceKind};

/// A list brought into a network: what a test looks at.
struct Brought {
    network: Network,
    gazetteer: Gazetteer,
    declared: Declared,
    book: Book,
    mapping: Mapping,
}

fn country_at([lat, lon]: [f64; 2]) -> Option<Country> {
    basemap().country_near(lat, lon, 15.0)
}

impl Brought {
    fn new(network: Network, bytes: &[u8]) -> Self {
        let gazetteer = Gazetteer::new(&network);
        let book = read(bytes).unwrap();
        let mapping = Mapping::guess(&book.sheets[book.likeliest()], &network, &gazetteer);
        let declared = Declared {
            id: SourceId::new("the-list").unwrap(),
            title: "The list".to_owned(),
            kind: SourceKind::Government,
            url: None,
            date: Date::new("2026-11"),
        };
        Self {
            network,
            gazetteer,
            declared,
            book,
            mapping,
        }
    }

    fn sheet(&self) -> &Sheet {
        &self.book.sheets[self.book.likeliest()]
    }

    fn given(&self) -> Given<'_> {
        Given {
            network: &self.network,
            gazetteer: &self.gazetteer,
            country_at: Some(&country_at),
            declared: &self.declared,
        }
    }

    fn plan(&self) -> Plan {
        plan(self.given(), self.sheet(), &self.mapping)
    }

    fn apply(&self) -> Applied {
        apply(
            self.given(),
            &self.plan(),
            self.mapping.rules.complete,
            &Refusals::default(),
        )
        .unwrap()
    }

    fn constant(&mut self, field: Field, value: &str) {
        self.mapping.rules.constants.insert(field, value.to_owned());
    }

    /// By head the field of each column that holds one.
    fn fields(&self) -> Vec<(&str, &'static str)> {
        let columns = self.mapping.columns.iter().enumerate();
        let named = columns.filter_map(|(column, field)| {
            Some((self.mapping.head_of(self.sheet(), column), (*field)?.key()))
        });
        named.collect()
    }

    /// Code, number of the row and what was found of every fault.
    fn faults(&self) -> Vec<(&'static str, u32, String)> {
        let told = |f: &Fault| (f.code.as_str(), f.number, f.found.to_string());
        self.plan().faults.iter().map(told).collect()
    }
}

fn location<'n>(network: &'n Network, id: &str) -> &'n crate::model::Location {
    network
        .location(&crate::model::LocationId::new(id).unwrap())
        .unwrap()
}
