//! A small edit is a list of one row.

use super::*;
use crate::analysis::Position;
use crate::export::all;
use crate::model::Locale;

fn network() -> Network {
    crate::load::built_in().unwrap()
}

fn brought(at: Option<Position>, values: &[(Field, String)], locale: Locale) -> Brought {
    let network = network();
    let text = filled_in(&network, at, values, locale);
    Brought::new(network, text.as_bytes())
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
        values.iter_mut().find(|(f, _)| *f == field).unwrap().1 = value.to_owned();
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
        values.iter_mut().find(|(f, _)| *f == field).unwrap().1 = value.to_owned();
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
