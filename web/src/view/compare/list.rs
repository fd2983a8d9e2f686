//! A list as a network of its own: what the import reads, counted as seen.

use buitenkaart_core::Network;
use buitenkaart_core::geo::Basemap;
use buitenkaart_core::import::{self, Declared, Field, Gazetteer, Given, Mapping, Refusals};
use buitenkaart_core::load::load;
use buitenkaart_core::model::{SourceId, SourceKind};

/// What came of a list.
pub(super) struct Taken {
    pub(super) network: Network,
    /// How many rows were taken, and how many not.
    pub(super) rows: [usize; 2],
}

/// Reads a list; none where it is no list, or no row of it can be taken.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    cities: &str,
    shapes: &Basemap,
    today: &str,
) -> Option<Taken> {
    let book = import::read(bytes).ok()?;
    let sheet = book.sheets.get(book.likeliest())?;
    let base = base(name, today)?;
    let mut gazetteer = Gazetteer::new(&base);
    gazetteer.extend(cities);
    let mut mapping = Mapping::guess(sheet, &base, &gazetteer);
    // Whose they are and what they are to the map, no other file's words can say.
    for (field, value) in [
        (Field::Service, "list"),
        (Field::Kind, "listed"),
        (Field::Standing, "seen"),
    ] {
        for column in &mut mapping.columns {
            if *column == Some(field) {
                *column = None;
            }
        }
        mapping.rules.constants.insert(field, value.to_owned());
    }
    let declared = Declared {
        id: SourceId::new("list")?,
        title: name.to_owned(),
        kind: SourceKind::Other,
        url: None,
        date: None,
    };
    let at = |[lat, lon]: [f64; 2]| shapes.country_near(lat, lon, 15.0);
    let given = Given {
        network: &base,
        gazetteer: &gazetteer,
        country_at: Some(&at),
        declared: &declared,
    };
    let plan = import::plan(given, sheet, &mapping);
    let applied = import::apply(given, &plan, false, &Refusals::default()).ok()?;
    let taken = applied.added.len();
    (taken > 0).then(|| Taken {
        network: applied.network,
        rows: [taken, plan.rows.len().saturating_sub(taken)],
    })
}

/// A network without a location. Of when its facts are, a list does not say: they are known today.
fn base(name: &str, today: &str) -> Option<Network> {
    let plain = |c: &char| !c.is_control() && !matches!(c, '"' | '\\');
    let name: String = name.chars().filter(plain).take(100).collect();
    let name = if name.trim().is_empty() { "?" } else { &*name };
    let file = [
        r#"{"version":2,"title":""#,
        name,
        r#"","compiled":""#,
        today,
        r#"","kinds":[{"id":"listed","role":"other","name":{"nl":"Locatie van een lijst","en":"Location of a list","#,
        r#""fr":"Lieu d’une liste","de":"Standort einer Liste"}}],"services":[{"id":"list","short":""#,
        name,
        r#"","name":""#,
        name,
        r#""}],"places":[],"locations":[]}"#,
    ];
    load(file.concat().as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::{analysis::Effective, geo};

    use super::*;

    #[test]
    fn a_list_becomes_a_network_of_what_was_seen() {
        let list = "city,country,status\nVienna,Austria,open\nParis,France,closed\nNowhere-at-all,Austria,open\n";
        let taken = read(
            "my \"list\"\n.csv",
            list.as_bytes(),
            import::CITIES,
            geo::basemap(),
            "2026-11-26",
        )
        .unwrap();
        assert_eq!(taken.rows, [2, 1]);
        let network = taken.network;
        assert_eq!(network.file().title.get(Default::default()), "my list.csv");
        // Its own words for standing and sort are not ours: nothing is open that was only listed.
        let all = network.locations().iter();
        assert!(
            all.map(buitenkaart_core::analysis::effective)
                .all(|it| it == Effective::Seen)
        );
    }

    #[test]
    fn what_is_no_list_is_none() {
        for bytes in [&b""[..], b"{", b"[1,2]", b"PK\x03\x04", b"a\n"] {
            assert!(read("x", bytes, "", geo::basemap(), "2026-11-26").is_none());
        }
        assert!(read("x", b"city\nVienna\n", "", geo::basemap(), "today").is_none());
    }
}
