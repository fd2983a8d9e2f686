//! What has come of the locations of a network, for a map that marks it.

use crate::analysis::{Effective, effective};
use crate::export::COLUMNS;
use crate::export::columns::{Cell, cells, own_cells};
use crate::model::{Locale, Location, Network};

/// What has come of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is as it was, or has one more witness.
    Same,
    /// It was not there.
    New,
    /// Something else is said of it.
    Changed,
    /// It has closed.
    Closed,
}

/// What has come of each location of a network since it was another one, in their order.
#[must_use]
pub fn fates(before: &Network, after: &Network) -> Vec<Fate> {
    let fate = |location: &Location| {
        let Some(was) = before.location(&location.id) else {
            return Fate::New;
        };
        let is_closed = |one: &Location| effective(one) == Effective::Closed;
        if was == location && before.place_of(was) == after.place_of(location) {
            Fate::Same
        } else if is_closed(location) && !is_closed(was) {
            Fate::Closed
        } else if (&was.name, &was.note) == (&location.name, &location.note)
            && said(before, was) == said(after, location)
        {
            Fate::Same
        } else {
            Fate::Changed
        }
    };
    after.locations().iter().map(fate).collect()
}

/// What a table says of a location, but for who says so, and when it was seen.
fn said<'n>(network: &'n Network, location: &'n Location) -> Vec<Cell<'n>> {
    let all = cells(network, location, Locale::En);
    let named = COLUMNS.into_iter().zip(all);
    let news = named.filter(|(name, _)| !matches!(*name, "sources" | "last_seen"));
    let own = own_cells(network, location, Locale::En);
    news.map(|(_, cell)| cell).chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    #[test]
    fn what_a_list_brings_changes_and_closes_is_told_apart() {
        let before =
            "fit office Berlin:DE open\nfit office Paris:FR open\nfit office London:GB open";
        let after = "fit office Berlin:DE open\nfit office Paris:FR closed\nfit office London:GB open addr=Strand_1\nfit office Tokyo:JP open";
        let (before, after) = (fixture::network(before), fixture::network(after));
        assert_eq!(fates(&before, &before), [Fate::Same; 3]);
        assert_eq!(
            fates(&before, &after),
            [Fate::Same, Fate::Closed, Fate::Changed, Fate::New]
        );
    }

    #[test]
    fn one_more_witness_changes_nothing() {
        let before = fixture::network("fit office Berlin:DE open");
        let mut file = before.file().clone();
        let mut source = file.sources[0].clone();
        source.id = crate::model::SourceId::new("another").unwrap();
        file.locations[0].standing[0]
            .sources
            .push(source.id.clone());
        file.sources.push(source);
        let text = crate::export::json(&file).unwrap();
        let after = crate::load::load(text.as_bytes()).unwrap();
        assert_eq!(fates(&before, &after), [Fate::Same]);
    }
}
