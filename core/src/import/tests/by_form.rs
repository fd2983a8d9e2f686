//! A small edit is a list of one row.

use super::*;
use crate::analysis::Position;
use crate::export::all;
use crate::model::Locale;

fn network() -> Network {
    crate::load::built_in().unwrap()
}

fn brought(at: Option<Position>, values: &[(String, String)], locale: Locale) -> Brought {
    brought_into(network(), at, values, locale)
}

fn brought_into(
    network: Network,
    at: Option<Position>,
    values: &[(String, String)],
    locale: Locale,
) -> Brought {
    let text = filled_in(&network, at, values, locale);
    Brought::new(network, text.as_bytes())
}

fn fill_in(values: &mut [(String, String)], key: &str, value: &str) {
    let slot = values.iter_mut().find(|(one, _)| one == key);
    value.clone_into(&mut slot.unwrap().1);
}

#[test]
fn a_form_left_as_it_is_changes_nothing() {
    let network = network();
    for (at, locale) in all(&network).zip(Locale::ALL.into_iter().cycle()) {
        let values = form(&network, Some(at), locale);
        let list = brought(Some(at), &values, locale);
        let plan = list.plan();
        assert_eq!(plan.faults, [], "{at}");
        assert_eq!(plan.counts().unchanged, 1, "{at} {:?}", plan.rows);
    }
}

#[test]
fn one_field_edited_is_one_change() {
    let network = network();
    let at = network
        .locations()
        .iter()
        .position(|l| l.id.as_str() == "post-vienna");
    let at = Position::try_from(at.unwrap()).unwrap();
    for (field, value) in [
        (Field::Telephone, "+43 1 555 00 00"),
        (Field::Address, "=Weihburggasse 9, \"Wien\""),
        (Field::Closed, "2026-10"),
        (Field::Standing, "closed"),
        (Field::Note, "Under repair"),
    ] {
        let mut values = form(&network, Some(at), Locale::En);
        fill_in(&mut values, field.key(), value);
        let list = brought(Some(at), &values, Locale::En);
        let plan = list.plan();
        let [row] = &plan.rows[..] else {
            panic!("one row")
        };
        let Outcome::Same { changes, candidate } = &row.outcome else {
            panic!("{field:?}: {:?} {:?}", row.outcome, plan.faults)
        };
        assert_eq!(candidate.location, at);
        let fields: Vec<Field> = changes.iter().map(|change| change.field).collect();
        assert_eq!(fields, [field], "{value}");
        let after = list.apply().network;
        let others = |network: &Network| {
            let all = network.locations().iter().enumerate();
            let rest = all.filter(|(i, _)| *i as u32 != at);
            rest.map(|(_, location)| location.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(others(&after), others(&network));
    }
}

#[test]
fn a_new_location_by_form() {
    let network = network();
    let mut values = form(&network, None, Locale::En);
    assert!(values.iter().all(|(_, value)| value.is_empty()));
    for (field, value) in [
        (Field::Service, "fit"),
        (Field::Kind, "office"),
        (Field::Standing, "open"),
        (Field::Name, "FIT Canberra"),
        (Field::City, "Canberra"),
        (Field::Country, "Australia"),
        (Field::Telephone, "+61 2 555 00 00"),
    ] {
        fill_in(&mut values, field.key(), value);
    }
    let list = brought(None, &values, Locale::En);
    assert_eq!(list.plan().faults, []);
    let applied = list.apply();
    assert_eq!(applied.added.len(), 1);
    assert_eq!(
        applied.network.locations().len(),
        network.locations().len() + 1
    );

    // What is lacking is told; nothing is made up.
    let list = brought(None, &values[..1], Locale::En);
    assert_eq!(list.plan().counts().rejected, 1);
    assert_ne!(list.plan().faults, []);
}

/// A network with fields of its own, of every kind.
fn own() -> Network {
    let mut file = fixture::file("fit office Berlin:DE open");
    let own = serde_json::json!([
        { "id": "area", "name": "Area", "kind": "number" },
        { "id": "lease", "name": "Lease until", "kind": "date" },
        { "id": "plan", "name": "Plan", "kind": "link" },
        { "id": "building", "name": "Building", "kind": "choice",
          "choices": [{ "id": "own", "name": { "nl": "Eigendom", "en": "Owned", "fr": "Propriété", "de": "Eigentum" } },
                      { "id": "rented", "name": "Rented" }] },
        { "id": "motto", "name": "Motto", "kind": "text" },
    ]);
    file.fields = serde_json::from_value(own).unwrap();
    let text = crate::export::json(&file).unwrap();
    crate::load::load(text.as_bytes()).unwrap()
}

#[test]
fn the_fields_of_the_network_itself_are_filled_in_with_the_others() {
    let mut network = own();
    for (key, value, other, wrong) in [
        ("field.area", "320.5", "12", "large"),
        ("field.lease", "2030-02", "2031", "once"),
        (
            "field.plan",
            "https://example.org/p",
            "https://example.org/q",
            "ftp:x",
        ),
        ("field.building", "Eigentum", "Rented", "castle"),
        ("field.motto", "Our house, in the middle", "=Our street", ""),
    ] {
        for value in [value, other] {
            let mut values = form(&network, Some(0), Locale::De);
            assert_ne!(values.iter().find(|(one, _)| one == key).unwrap().1, value);
            fill_in(&mut values, key, value);
            let list = brought_into(network, Some(0), &values, Locale::De);
            let plan = list.plan();
            // What another takes the place of is not lost.
            assert!(plan.faults.is_empty(), "{:?}", plan.faults);
            assert_eq!(plan.counts().changed, 1, "{value}");
            network = list.apply().network;
            // What the declared source says stands there.
            let fields = &network.locations()[0].fields;
            assert_eq!(fields.last().unwrap().sources[0].as_str(), "the-list");
            let shown = form(&network, Some(0), Locale::De);
            let shown = &shown.iter().find(|(one, _)| one == key).unwrap().1;
            assert!(shown.contains(value), "{shown}");
            // Left as it is, it is no news.
            let again = form(&network, Some(0), Locale::De);
            let list = brought_into(network, Some(0), &again, Locale::De);
            assert_eq!(list.plan().counts().unchanged, 1);
            network = list.network;
        }
        if !wrong.is_empty() {
            let mut values = form(&network, Some(0), Locale::De);
            fill_in(&mut values, key, wrong);
            let list = brought_into(network, Some(0), &values, Locale::De);
            let told = list.faults();
            assert_eq!(told, [("unfit-for-field", 2, wrong.to_owned())]);
            let column = list.plan().faults[0].column.unwrap();
            assert_eq!(list.mapping.key(column).as_deref(), Some(key));
            network = list.network;
        }
    }
    let empty = form(&network, None, Locale::En);
    assert!(
        empty
            .iter()
            .any(|(key, value)| key == "field.motto" && value.is_empty())
    );
}
