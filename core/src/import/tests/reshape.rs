//! Two records made one, and one made two.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::analysis::Position;
use crate::load::load;
use crate::model::{ClaimStatus, Location, LocationId, NetworkFile};

fn loaded(file: &NetworkFile) -> Network {
    load(crate::export::json(file).unwrap().as_bytes()).unwrap()
}

fn network(lines: &str) -> Network {
    loaded(&fixture::file(lines))
}

/// Every claim of a record as its part, and the claim in JSON.
fn claims(location: &Location) -> Vec<(String, Value)> {
    let Value::Object(fields) = serde_json::to_value(location).unwrap() else {
        panic!("a record is an object")
    };
    let lists = fields.into_iter().filter_map(|(name, value)| match value {
        Value::Array(list) => Some((name, list)),
        _ => None,
    });
    let each = lists.flat_map(|(name, list)| {
        let claims = list
            .into_iter()
            .filter(|claim| claim.get("value").is_some());
        claims
            .map(move |claim| (name.clone(), claim))
            .collect::<Vec<_>>()
    });
    each.collect()
}

/// The same without its status, in an order of its own.
fn said(location: &Location) -> Vec<String> {
    let mut all: Vec<String> = claims(location)
        .into_iter()
        .map(|(part, mut claim)| {
            claim.as_object_mut().unwrap().remove("status");
            format!("{part} {claim}")
        })
        .collect();
    all.sort();
    all
}

#[test]
fn what_contradicts_is_contested_and_what_agrees_has_both_sources() {
    let mut file = fixture::file(
        "fit office Berlin:DE open@2024 opened=1998 addr=Unter_den_Linden_1@2024\n\
         fit office Berlin:DE closed@2024 open@2020 opened=1998 addr=Mauerstrasse_2@2024",
    );
    let mut source = file.sources[0].clone();
    source.id = SourceId::new("t").unwrap();
    file.sources.push(source);
    file.locations[1].opened[0].sources = vec![SourceId::new("t").unwrap()];
    let network = loaded(&file);
    let merged = merge(&network, 0, 1).unwrap();
    let [one] = merged.network.locations() else {
        panic!("one record")
    };
    assert_eq!(one.id.as_str(), "fit-berlin");
    assert_eq!(merged.second.as_str(), "fit-berlin-2");
    let status: Vec<ClaimStatus> = one.standing.iter().map(|claim| claim.status).collect();
    use ClaimStatus::{Contested, Stated};
    assert_eq!(status, [Contested, Contested, Stated]);
    assert!(one.address.iter().all(|claim| claim.status == Contested));
    let sources: Vec<&str> = one.opened[0].sources.iter().map(SourceId::as_str).collect();
    assert_eq!((one.opened.len(), sources), (1, vec!["s", "t"]));
    // The name that is gone is told.
    let note = one.note.as_ref().unwrap().get(crate::model::Locale::En);
    assert_eq!(
        note,
        "Merged into this: fit-berlin-2 (Office, Berlin; fit-berlin-2)."
    );
}

#[test]
fn what_belonged_to_the_one_belongs_to_the_other() {
    let mut file = fixture::file(
        "dkbuza post Berlin:DE open jur=DE\ndkbuza post Berlin:DE open jur=DE\n\
         dkbuza satellite Cologne:DE open\nfit office Paris:FR open",
    );
    let gone = file.locations[1].id.clone();
    file.locations[2].satellite_of = Some(gone);
    let network = loaded(&file);
    for (keep, gone, id) in [(0, 1, "dkbuza-berlin"), (1, 0, "dkbuza-berlin-2")] {
        let merged = merge(&network, keep, gone).unwrap().network;
        let satellite = location(&merged, "dkbuza-cologne");
        assert_eq!(satellite.satellite_of.as_ref().unwrap().as_str(), id);
    }
    // A post into its own satellite, and the other way round: neither belongs to itself.
    for (keep, gone) in [(1, 2), (2, 1)] {
        match merge(&network, keep, gone) {
            Ok(merged) => assert!(
                merged
                    .network
                    .locations()
                    .iter()
                    .all(|it| it.satellite_of.as_ref() != Some(&it.id))
            ),
            Err(NotReshaped::Problems(_)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    for (keep, gone) in [(0, 0), (0, 3), (0, 9), (9, 0)] {
        assert!(matches!(
            merge(&network, keep, gone),
            Err(NotReshaped::NotTwo)
        ));
    }
}

#[test]
fn a_record_is_not_split_into_one_that_nobody_has_seen() {
    let network = network("fit office Berlin:DE open@2024 closed@2020 addr=Mauerstrasse_2");
    let split = |whose: &[Whose]| split(&network, 0, "FIT Berlin Süd", whose);
    assert!(matches!(split(&[]), Err(NotReshaped::NoStanding)));
    let all = [Whose::Second, Whose::Second];
    assert!(matches!(split(&all), Err(NotReshaped::NoStanding)));
    let two = split(&[Whose::First, Whose::Second, Whose::Both]).unwrap();
    let [first, second] = two.network.locations() else {
        panic!("two records")
    };
    assert_eq!(second.id.as_str(), "fit-berlin-sud");
    assert_eq!(second.name.get(crate::model::Locale::De), "FIT Berlin Süd");
    assert_eq!(said(first).len() + said(second).len(), 4);
}

#[test]
fn a_word_that_nothing_contradicts_any_more_is_not_contested() {
    let network = network("fit office Berlin:DE !open@2024 !closed@2024");
    let two = split(&network, 0, "Two", &[Whose::First, Whose::Second]).unwrap();
    for location in two.network.locations() {
        assert_eq!(location.standing[0].status, ClaimStatus::Stated);
    }
    let one = merge(&two.network, 0, 1).unwrap();
    assert_eq!(
        one.network.locations()[0].standing,
        network.locations()[0].standing
    );
}

/// Records in one city, as lines of the fixture.
fn any_record() -> impl Strategy<Value = String> {
    let date = prop_oneof![Just(""), Just("@2019"), Just("@2019-03"), Just("@2024")];
    let standing = (
        prop_oneof![Just("open"), Just("seen"), Just("closed"), Just("vacant")],
        date.clone(),
    );
    let address = (prop_oneof![Just("Street_1"), Just("Square_2")], date);
    let year = prop_oneof![Just("1998"), Just("1998-04"), Just("2001")];
    (
        prop::collection::vec(standing, 1..4),
        prop::collection::vec(address, 0..3),
        prop::collection::vec(year, 0..2),
    )
        .prop_map(|(standing, address, opened)| {
            let standing = standing.iter().map(|(word, date)| format!("{word}{date}"));
            let address = address
                .iter()
                .map(|(word, date)| format!("addr={word}{date}"));
            let opened = opened.iter().map(|year| format!("opened={year}"));
            // Nobody says the same twice.
            let words: BTreeSet<String> = standing.chain(address).chain(opened).collect();
            let words: Vec<String> = words.into_iter().collect();
            format!("fit office Berlin:DE {}", words.join(" "))
        })
}

/// A network of such records, each as it loads: with what contradicts marked.
fn any_network(records: &[String]) -> Network {
    let mut file = fixture::file(&records.join("\n"));
    for location in &mut file.locations {
        location.name = crate::model::Localized::same("FIT Berlin");
        // Merged with nothing, it is as the rules want it.
        super::super::reshape::tidy(location);
    }
    loaded(&file)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_merge_loses_no_claim(a in any_record(), b in any_record()) {
        let network = any_network(&[a, b]);
        let merged = merge(&network, 0, 1).unwrap().network;
        let one = said(&merged.locations()[0]);
        for location in network.locations() {
            for claim in said(location) {
                prop_assert!(one.contains(&claim), "{} is not among {:?}", claim, one);
            }
        }
    }

    #[test]
    fn split_then_merge_is_the_identity(
        record in any_record(),
        whose in prop::collection::vec(prop_oneof![Just(Whose::First), Just(Whose::Second), Just(Whose::Both)], 0..12),
    ) {
        let network = any_network(&[record]);
        let before = &network.locations()[0];
        let Ok(two) = split(&network, 0, "FIT Berlin", &whose) else {
            return Ok(());
        };
        let second = Position::try_from(two.network.locations().len() - 1).unwrap();
        let one = merge(&two.network, 0, second).unwrap().network;
        let after = &one.locations()[0];
        let sorted = |location: &Location| {
            let mut all: Vec<String> = claims(location).iter().map(|claim| format!("{claim:?}")).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(after), sorted(before));
        prop_assert_eq!((&after.id, &after.name, &after.place, &after.note), (&before.id, &before.name, &before.place, &before.note));
        prop_assert_eq!(one.locations().len(), 1);
    }
}

#[test]
fn locations_of_the_network_are_split_and_merged_again() {
    let network = crate::load::built_in().unwrap();
    for (at, before) in (0..).zip(network.locations()).step_by(6) {
        let all = vec![Whose::Both; claims_of(before).len()];
        let two = split(&network, at, "", &all).unwrap();
        assert_eq!(two.network.locations().len(), network.locations().len() + 1);
        let second = Position::try_from(network.locations().len()).unwrap();
        let one = merge(&two.network, at, second).unwrap();
        // But for the id that the second had.
        let mut file = one.network.file().clone();
        let former = file.locations[at as usize].former_ids.pop().unwrap();
        assert_eq!(former.as_str(), two.second.as_str());
        assert!(file == *network.file(), "{}", before.id);
    }
}

#[test]
fn the_id_that_goes_leads_to_the_record_that_stays() {
    let network =
        network("fit office Berlin:DE open\nfit office Berlin:DE open\nfit office Paris:FR open");
    let ids: Vec<LocationId> = network.locations().iter().map(|l| l.id.clone()).collect();
    let first = merge(&network, 0, 1).unwrap().network;
    assert_eq!(first.position(&ids[1]), None);
    assert_eq!(first.known_as(&ids[1]), Some(0));
    assert_eq!(first.known_as(&ids[2]), first.position(&ids[2]));
    // And from there on to another.
    let paris = first.position(&ids[2]).unwrap();
    let second = merge(&first, paris, 0).unwrap().network;
    for id in &ids {
        let leads = second
            .known_as(id)
            .and_then(|at| second.locations().get(at as usize));
        assert_eq!(leads.unwrap().id, ids[2]);
    }
    // A row of an old table with that id is the record, not a new one.
    let list = format!("id;dienst;stad;land;status\n{};fit;Paris;FR;open\n", ids[0]);
    let plan = Brought::new(second.clone(), list.as_bytes()).plan();
    assert_eq!((plan.counts().new, plan.rows[0].entry.own), (0, Some(0)));
    // Of two records made of one, the first has it.
    let whose = [Whose::Both];
    let both = split(&first, 0, "Berlin 2", &whose).unwrap();
    assert_eq!(
        both.network.known_as(&ids[1]),
        both.network.position(&both.first)
    );
}

#[test]
fn what_was_merged_or_split_is_told_in_words() {
    use crate::model::Locale;
    let network = network(
        "fit office Berlin:DE open@2024 opened=1998 addr=Unter_den_Linden_1@2024\n\
         fit office Berlin:DE open@2024 opened=1999 addr=Unter_den_Linden_1@2023",
    );
    let merged = merge(&network, 0, 1).unwrap();
    let text = merged.summary(&network, Locale::En);
    for line in [
        "Links to `fit-berlin-2` lead to `fit-berlin` from now on.\n",
        "- Opened: 1999 (A source; of fit-berlin-2) – contested\n",
        "- Status: open, 2024 (A source; of both)\n",
    ] {
        assert!(text.contains(line), "{line}");
    }
    let split = split(
        &network,
        0,
        "Second *office*",
        &[Whose::Both, Whose::Second],
    )
    .unwrap();
    let text = split.summary(&network, Locale::Nl);
    let (first, second) = text
        .split_once("## Second \\*office\\* (`second-office`)")
        .unwrap();
    assert!(first.starts_with("# In tweeën gedeeld: "));
    assert!(first.contains("- Toestand: ") && !first.contains("- Adres: "));
    assert!(second.contains("- Toestand: ") && second.contains("- Adres: "));
    // No word of a program.
    for locale in Locale::ALL {
        for reshaped in [&merged, &split] {
            let text = reshaped.summary(&network, locale);
            assert!(
                !text.contains(['{', '"']) && !text.contains("as_of"),
                "{text}"
            );
        }
    }
}
