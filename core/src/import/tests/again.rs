//! An edited table that is brought in a second time.

use super::round_trip::{cells, table};
use super::*;
use crate::export::{all, csv};
use crate::model::Locale;

const NETWORK: &str = "
    fit office Cologne:DE open@2024
    fit office Tokyo:JP open@2024";

/// The table of the network with other cells in a row, brought in twice: the faults of the second time, and whether
/// that changed nothing.
fn twice(row: usize, edits: &[(&str, &str)]) -> (Vec<(&'static str, u32, String)>, bool) {
    let network = fixture::network(NETWORK);
    let mut rows = cells(&csv(&network, all(&network), Locale::En));
    for (name, value) in edits {
        let column = rows[0].iter().position(|head| head == name).unwrap();
        rows[row][column] = (*value).to_owned();
    }
    let text = table(&rows);
    let first = Brought::new(network, text.as_bytes()).apply();
    assert!(first.changes > 0);
    let again = Brought::new(first.network.clone(), text.as_bytes());
    let mut faults = again.faults();
    // The sources and precision of what was changed are no longer those of the table.
    faults.retain(|fault| fault.0 != "not-taken");
    (faults, again.apply().network == first.network)
}

#[test]
fn a_new_city_keeps_its_own_point() {
    let (faults, is_same) = twice(1, &[("city", "Madrid"), ("country", "ES")]);
    assert!(is_same, "{faults:?}");
    assert_eq!(faults, [("far-from-city", 2, "Madrid".to_owned())]);
    // Nor is a far point taken with the city.
    let edits = [("city", "Madrid"), ("country", "ES"), ("lat", "43.4")];
    assert!(twice(1, &edits).1);
    // What is in the city is an edit.
    assert_eq!(twice(1, &[("lat", "50.94")]), (vec![], true));
}

#[test]
fn a_date_of_closing_does_not_reopen() {
    let (faults, is_same) = twice(2, &[("closed", "2025")]);
    assert!(is_same, "{faults:?}");
    assert_eq!(faults, [("has-closed", 3, "open".to_owned())]);
}

#[test]
fn an_own_field_that_is_edited_is_told() {
    let (network, _) = super::alone::network(
        "City;Country;Status;Square metres;Guard\nLisbon;PT;open;320.5;yes\nRiga;LV;open;12;no\n",
    );
    let mut rows = cells(&csv(&network, all(&network), Locale::En));
    let at = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let (metres, guard) = (at("field.square-metres"), at("field.guard"));
    assert_eq!(rows[1][metres], "320.5");
    rows[1][metres] = "320,5".to_owned();
    rows[2][metres] = "13".to_owned();
    rows[2][guard] = String::new();
    let again = Brought::new(network, table(&rows).as_bytes());
    let found = again.faults();
    assert_eq!(
        found,
        [
            ("not-taken", 3, "13".to_owned()),
            ("nothing-removed", 3, String::new()),
        ]
    );
}

/// An id that somebody has edited: the office is asked about, neither gone nor new.
#[test]
fn an_edited_id_is_asked_about() {
    let network = crate::load::built_in().unwrap();
    let rows = cells(&csv(&network, all(&network), Locale::En));
    for (row, location) in (1..).zip(network.locations()).step_by(9) {
        let mut rows = rows.clone();
        rows[row][0].push('2');
        let mut list = Brought::new(network.clone(), table(&rows).as_bytes());
        let plan = list.plan();
        assert_eq!(
            (plan.counts().new, &*plan.missing),
            (0, &[][..]),
            "{}",
            location.id
        );
        assert_eq!(list.apply().network, network);
        if plan.counts().rejected > 0 {
            continue;
        }
        let Outcome::Ambiguous(candidates) = &plan.rows[row - 1].outcome else {
            panic!("{}", location.id);
        };
        assert_eq!(candidates[0].location as usize, row - 1);
        let mut faults = plan.faults.iter();
        let fault = faults
            .find(|fault| fault.code == FaultCode::ChangedId)
            .unwrap();
        assert_eq!(
            (&*fault.found, &*fault.wanted),
            (&*rows[row][0], location.id.as_str())
        );
        // The steward says that it is that one.
        let label = plan.rows[row - 1].entry.label();
        let decisions = &mut list.mapping.rules.decisions;
        decisions.insert(label, location.id.to_string());
        assert_eq!(list.plan().counts().ambiguous, 0);
        assert_eq!(list.apply().network, network);
    }
}
