//! An edited table that is brought in a second time.

use super::round_trip::{cells, table};
use super::*;
use crate::export::{all, csv};
use crate::model::{Locale, Location};

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
fn what_has_closed_does_not_close_later() {
    let list = "service;city;country;status;closed\nfit;Lisbon;PT;closed;2030\nfit;Oslo;NO;closed;2026\nfit;Lima;PE;open;2030\nfit;Tokyo;JP;closed;2027-01\n";
    let list = Brought::new(fixture::network(NETWORK), list.as_bytes());
    let told = |row| ("closes-later", row, "closed".to_owned());
    assert_eq!(list.faults(), [told(2), told(5)]);
    let what = list.plan().faults[0].what(Locale::Nl);
    assert_eq!(
        what,
        "De toestand is ‘gesloten’, maar de sluiting (2030) moet nog komen."
    );
}

#[test]
fn an_own_field_that_is_edited_is_taken() {
    let (network, _) = super::alone::network(
        "City;Country;Status;Square metres;Guard\nLisbon;PT;open;320.5;yes\nRiga;LV;open;12;no\n",
    );
    let mut rows = cells(&csv(&network, all(&network), Locale::En));
    let at = |name: &str| rows[0].iter().position(|head| head == name).unwrap();
    let (metres, guard) = (at("field.square-metres"), at("field.guard"));
    assert_eq!(rows[1][metres], "320.5");
    rows[1][metres] = "320,5".to_owned();
    rows[1][guard] = "yes; at night".to_owned();
    rows[2][metres] = "13".to_owned();
    rows[2][guard] = String::new();
    let again = Brought::new(network, table(&rows).as_bytes());
    let found = again.faults();
    assert_eq!(found, [("nothing-removed", 3, String::new())]);
    let told: Vec<_> = again.plan().rows.iter().flat_map(changed).collect();
    assert_eq!(
        told,
        [
            "field.guard: yes → at night (Guard)",
            "field.square-metres: 12 → 13 (Square metres)",
        ]
    );
    let applied = again.apply();
    let riga = &applied.network.locations()[1].fields;
    assert_eq!(riga.len(), 3, "{riga:?}");
    assert_eq!(riga[2].sources[0].as_str(), "the-list");
    // The table of what has come of it says nothing new.
    let text = csv(&applied.network, all(&applied.network), Locale::En);
    let once_more = Brought::new(applied.network.clone(), text.as_bytes());
    assert_eq!(once_more.faults(), []);
    assert_eq!(once_more.apply().network, applied.network);
}

/// Two offices in a network with a text and a choice of its own, in both of which a semicolon may stand.
fn with_texts() -> crate::model::NetworkFile {
    let mut file = fixture::file("fit office Berlin:DE open\nfit office Paris:FR open");
    file.fields = serde_json::from_value(serde_json::json!([
        { "id": "hours", "name": "Hours", "kind": "text" },
        { "id": "grade", "name": "Grade", "kind": "choice",
          "choices": [{ "id": "a", "name": "High; and dry" }, { "id": "b", "name": "Low" }] },
    ]))
    .unwrap();
    file
}

/// What is stated of fields of the network's own.
fn held(texts: &[(&str, &str)]) -> Vec<crate::model::Claim<crate::model::FieldValue>> {
    let claims = texts.iter().map(|(field, text)| {
        serde_json::json!({ "value": { "field": field, "is": text }, "status": "stated", "sources": ["s"] })
    });
    serde_json::from_value(claims.collect()).unwrap()
}

/// A text with semicolons is one, however it is edited in our own table.
#[test]
fn a_text_with_semicolons_stays_one() {
    let mut file = with_texts();
    file.locations[0].fields = held(&[("hours", "Mon 9-17; Tue 9-12"), ("grade", "a")]);
    file.locations[1].fields =
        held(&[("hours", "Mon; Tue"), ("hours", "by phone"), ("grade", "b")]);
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let table = csv(&network, all(&network), Locale::En);
    let brought = |table: &str| {
        let list = Brought::new(network.clone(), table.as_bytes());
        let plan = list.plan();
        let is_told = |fault: &Fault| fault.code == FaultCode::NothingRemoved;
        assert!(plan.faults.iter().all(is_told), "{table}");
        plan.rows.iter().flat_map(changed).collect::<Vec<_>>()
    };
    assert_eq!(brought(&table), Vec::<String>::new());
    for (was, is, told) in [
        (
            "Tue 9-12",
            "Wed 9-12",
            "Mon 9-17; Tue 9-12 → Mon 9-17; Wed 9-12",
        ),
        (
            "Tue 9-12",
            "Tue 9-12; Wed",
            "Mon 9-17; Tue 9-12 → Mon 9-17; Tue 9-12; Wed",
        ),
        (
            "by phone",
            "by phone; by post",
            "Mon; Tue; by phone → by post",
        ),
    ] {
        let told = format!("field.hours: {told} (Hours)");
        assert_eq!(brought(&table.replace(was, is)), [told]);
    }
    let told = brought(&table.replace("Low", "High; and dry"));
    assert_eq!(told, ["field.grade: Low → High; and dry (Grade)"]);
}

/// Of a location that the network does not have, too, several texts of a field come back as several, and one with
/// semicolons as one: from each form of table, into a network that has no locations yet.
#[test]
fn several_texts_of_a_field_come_into_an_empty_network_as_they_were() {
    let mut file = with_texts();
    file.locations[0].fields = held(&[
        ("hours", "Mon 9-17; Tue 9-12"),
        ("hours", "=by phone;"),
        ("hours", "by post"),
        ("grade", "a"),
        ("grade", "b"),
    ]);
    file.locations[1].fields = held(&[("hours", "Mon; Tue; Wed")]);
    let load = |file: &crate::model::NetworkFile| {
        crate::load::load(crate::export::json(file).unwrap().as_bytes()).unwrap()
    };
    let network = load(&file);
    file.locations.clear();
    let empty = load(&file);
    let values = |location: &Location| {
        let values = location.fields.iter().map(|claim| claim.value.clone());
        values.collect::<Vec<_>>()
    };
    let csv = csv(&network, all(&network), Locale::En);
    for table in [
        csv.clone().into_bytes(),
        csv.replace(";\n", ";\r\n").into_bytes(),
        crate::export::xlsx(&network, all(&network), Locale::En, Default::default()).unwrap(),
        crate::export::geojson(&network, all(&network), Locale::En).into_bytes(),
    ] {
        let same = Brought::new(network.clone(), &table);
        assert_eq!(same.plan().counts().unchanged, 2);
        assert_eq!(same.faults(), []);
        let applied = Brought::new(empty.clone(), &table).apply();
        assert_eq!(applied.added.len(), 2);
        for (was, is) in network.locations().iter().zip(applied.network.locations()) {
            assert_eq!(values(was), values(is));
        }
    }
    // In a form, which has one line for them, they are left as they are.
    let form = form(&network, Some(0), Locale::En);
    let shown = form.iter().find(|(key, _)| key == "field.hours").unwrap();
    assert_eq!(shown.1, "Mon 9-17; Tue 9-12; =by phone;; by post");
    let list = filled_in(&network, Some(0), &form, Locale::En);
    let same = Brought::new(network.clone(), list.as_bytes());
    assert_eq!(same.plan().counts().unchanged, 1);
}

/// Two ids that have changed places are asked about as one that was edited.
#[test]
fn ids_that_were_exchanged_are_asked_about() {
    let network = fixture::network(
        "fit office Berlin:DE open\nfit office Riga:LV open\nfit office Oslo:NO open",
    );
    for locale in Locale::ALL {
        let table = csv(&network, all(&network), locale);
        let exchanged = table
            .replace("\nfit-berlin,", "\nx,")
            .replace("\nfit-riga,", "\nfit-berlin,")
            .replace("\nx,", "\nfit-riga,");
        let list = Brought::new(network.clone(), exchanged.as_bytes());
        assert!(list.mapping.is_export);
        let counts = list.plan().counts();
        assert_eq!((counts.ambiguous, counts.unchanged), (2, 1), "{exchanged}");
        assert_eq!((counts.missing, counts.new), (0, 0));
        assert_eq!(list.apply().network, network);
    }
}

fn changed(row: &PlanRow) -> Vec<String> {
    let Outcome::Same { changes, .. } = &row.outcome else {
        panic!("{row:?}");
    };
    let told = |change: &Change| {
        let (was, now) = (&change.was, &change.now);
        format!(
            "{}: {was} → {now} ({})",
            change.key(),
            change.name(Locale::En)
        )
    };
    changes.iter().map(told).collect()
}

/// The order of day and month is sought in the dates of these fields too.
#[test]
fn dates_of_the_networks_own_fields_are_in_the_order_of_the_list() {
    let mut file = fixture::file("fit office Berlin:DE open");
    file.fields = serde_json::from_value(serde_json::json!([
        { "id": "lease", "name": "Lease until", "kind": "date" },
    ]))
    .unwrap();
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let list = |rows: &str| {
        let text = format!("stad;land;status;Lease until\n{rows}");
        Brought::new(network.clone(), text.as_bytes())
    };
    let months = list("Lima;PE;open;9/16/2030\nOslo;NO;open;9/6/2030\n");
    assert!(months.mapping.rules.month_first);
    let either = months.mapping.either(months.sheet(), &network);
    assert_eq!(either, (1, Some("9/6/2030")));
    let first = months.mapping.first_either(months.sheet(), &network);
    assert_eq!(first, Some(("9/6/2030", Date::new("2030-09-06").unwrap())));
    let days = list("Lima;PE;open;16/9/2030\nOslo;NO;open;2031; 9/6/2030\n");
    assert!(!days.mapping.rules.month_first);
    assert_eq!(days.mapping.either(days.sheet(), &network).0, 0);
    assert_eq!(days.mapping.first_either(days.sheet(), &network), None);
    let days = list("Oslo;NO;open;\"2031; 9/6/2030\"\n");
    assert_eq!(days.mapping.either(days.sheet(), &network).0, 1);
}

/// A list with columns that the network has fields for.
#[test]
fn what_the_network_has_fields_for_is_taken() {
    let mut file = fixture::file("fit office Berlin:DE open");
    file.fields = serde_json::from_value(serde_json::json!([
        { "id": "area", "name": { "nl": "Oppervlakte", "en": "Area", "fr": "Surface", "de": "Fläche" }, "kind": "number" },
        { "id": "lease", "name": "Lease until", "kind": "date" },
        { "id": "plan", "name": "Plan", "kind": "link" },
        { "id": "building", "name": "Building", "kind": "choice",
          "choices": [{ "id": "own", "name": "Eigendom" }, { "id": "rented", "name": "Gehuurd" }] },
        { "id": "motto", "name": "Motto", "kind": "text" },
    ]))
    .unwrap();
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let list = "dienst;stad;land;status;Oppervlakte;lease_until;PLAN;Building;motto\n\
                fit;Berlin;DE;open;320,5;1/2/2030;https://example.org/p;gehuurd;Ons huis\n\
                fit;Lima;PE;open;groot;ooit;ftp:x;kasteel;-\n\
                fit;Oslo;NO;open;12;2031;;own;Vårt hus\n";
    let mut list = Brought::new(network, list.as_bytes());
    list.constant(Field::Kind, "office");
    let keys: Vec<_> = (4..9)
        .map(|column| list.mapping.key(column).unwrap())
        .collect();
    assert_eq!(
        keys,
        [
            "field.area",
            "field.lease",
            "field.plan",
            "field.building",
            "field.motto"
        ]
    );
    assert_eq!(
        list.faults(),
        [
            ("unfit-for-field", 3, "groot".to_owned()),
            ("unfit-for-field", 3, "ooit".to_owned()),
            ("unfit-for-field", 3, "ftp:x".to_owned()),
            ("unfit-for-field", 3, "kasteel".to_owned()),
        ]
    );
    // Each field is told for itself; and what a word means in one of them can be said once for all rows.
    assert_eq!(groups(&list.plan().faults).len(), 4);
    let mut meant = list.mapping.clone();
    let building = crate::model::FieldId::new("building").unwrap();
    meant.rules.own_values.change(building, |values| {
        values.insert("kasteel".into(), "own".into());
    });
    let plan = plan(list.given(), list.sheet(), &meant);
    assert_eq!(groups(&plan.faults).len(), 3);
    assert_eq!(plan.rows[1].entry.fields.len(), 1);
    let saved = meant.to_json(list.sheet()).unwrap();
    let mut again = list.mapping.clone();
    again.take(&saved, list.sheet()).unwrap();
    assert_eq!(again.rules, meant.rules);
    let told = |location: &Location| {
        let values = location
            .fields
            .iter()
            .map(|claim| format!("{:?}", claim.value.is));
        values.collect::<Vec<_>>().join(" ")
    };
    let applied = list.apply();
    let told: Vec<String> = applied.network.locations().iter().map(told).collect();
    assert_eq!(
        told,
        [
            "Number(320.5) Text(\"2030-02-01\") Text(\"https://example.org/p\") Text(\"rented\") Text(\"Ons huis\")",
            "",
            "Number(12.0) Text(\"2031\") Text(\"own\") Text(\"Vårt hus\")",
        ]
    );
    // Nothing is said twice.
    let again = Brought {
        network: applied.network.clone(),
        ..list
    };
    assert_eq!(again.apply().network, applied.network);
    // What a column holds is saved, and can be said otherwise.
    let saved = again.mapping.to_json(again.sheet()).unwrap();
    assert!(saved.contains("\"motto\": \"field.motto\""), "{saved}");
    let mut mapping = again.mapping.clone();
    mapping.hold(8, Some("note"));
    assert_eq!(
        (mapping.columns[8], &mapping.own[8]),
        (Some(Field::Note), &None)
    );
    mapping.take(&saved, again.sheet()).unwrap();
    assert_eq!(mapping.key(8).as_deref(), Some("field.motto"));
    assert!(
        mapping
            .take(&saved.replace("field.motto", "fold.motto"), again.sheet())
            .is_err()
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

/// An id written over by that of another office: neither is taken for the other.
#[test]
fn an_id_that_two_rows_give_is_asked_about() {
    let network = crate::load::built_in().unwrap();
    let mut rows = cells(&csv(&network, all(&network), Locale::En));
    let at = |id: &str| rows.iter().position(|row| row[0] == id).unwrap();
    let (berlin, rome) = (at("post-berlin"), at("post-rome"));
    rows[berlin][0] = "post-rome".to_owned();
    let list = Brought::new(network.clone(), table(&rows).as_bytes());
    let plan = list.plan();
    let Outcome::Ambiguous(candidates) = &plan.rows[berlin - 1].outcome else {
        panic!("{:?}", plan.rows[berlin - 1].outcome);
    };
    let named: Vec<usize> = candidates.iter().map(|one| one.location as usize).collect();
    assert_eq!(named, [berlin - 1, rome - 1]);
    assert!(
        matches!(&plan.rows[rome - 1].outcome, Outcome::Same { changes, .. } if changes.is_empty())
    );
    assert_eq!((plan.counts().ambiguous, plan.missing.len()), (1, 0));
    assert_eq!(list.apply().network, network);
}

/// What keeps a part of a text from being run in a spreadsheet is no part of it, in a table of ours alone.
#[test]
fn what_our_own_table_puts_into_a_text_is_taken_out_of_it() {
    let mut file = with_texts();
    let (text, link) = ("Hall;=A;+1 it's;'x", "https://example.org/?a;=b");
    file.locations[0].name = crate::model::Localized::same(text);
    file.locations[0].note = Some(crate::model::Localized::same(text));
    file.locations[0].fields = held(&[("hours", text)]);
    file.locations[0].contact = serde_json::from_value(serde_json::json!([
        { "value": { "kind": "web", "address": link }, "status": "stated", "sources": ["s"] }
    ]))
    .unwrap();
    let json = crate::export::json(&file).unwrap();
    let network = crate::load::load(json.as_bytes()).unwrap();
    let held = network.locations()[0].clone();
    let table = csv(&network, all(&network), Locale::En);
    assert!(table.contains("Hall;'=A;'+1 it's;'x"), "{table}");
    // As a network of its own.
    let (alone, _) = super::alone::network(&table);
    let one = &alone.locations()[0];
    assert_eq!(one.name, held.name);
    assert_eq!(one.contact[0].value, held.contact[0].value);
    let hours = alone.locations()[0].fields.iter();
    let hours = hours.filter(|claim| claim.value.field.as_str().contains("hours"));
    let hours: Vec<_> = hours.map(|claim| claim.value.is.clone()).collect();
    assert_eq!(hours, [held.fields[0].value.is.clone()]);
    // And as more of another, where it is edited and where it is new.
    let list = Brought::new(network.clone(), table.replace("it's", "its").as_bytes());
    let made = list.apply().network;
    let after = &made.locations()[0];
    assert_eq!(after.name.get(Locale::En), text.replace("it's", "its"));
    let fields = &after.fields;
    let is = crate::model::Scalar::Text(text.replace("it's", "its").into());
    assert_eq!(fields[fields.len() - 1].value.is, is);
    // In a table of somebody else an apostrophe is one.
    let list = Brought::new(
        network,
        b"service;kind;name;city;country;standing\nfit;office;\"Hall;'=A\";Rome;IT;open\n",
    );
    let made = list.apply().network;
    assert_eq!(made.locations()[2].name.get(Locale::En), "Hall;'=A");
}

/// What is taken out of a cell that still says something stays, and that is told.
#[test]
fn each_value_that_is_taken_out_is_told() {
    let network =
        fixture::network("fit office Berlin:DE open@2024 jur=AT,SK\nfit office Tokyo:JP open@2024");
    let mut file = network.file().clone();
    file.fields = serde_json::from_value(
        serde_json::json!([{ "id": "hours", "name": "Hours", "kind": "text" }]),
    )
    .unwrap();
    let claims = |values: &[serde_json::Value]| {
        let claims = values.iter().map(
            |value| serde_json::json!({ "value": value, "status": "stated", "sources": ["s"] }),
        );
        claims.collect::<serde_json::Value>()
    };
    let contact =
        |kind: &str, address: &str| serde_json::json!({ "kind": kind, "address": address });
    let hours = |is: &str| serde_json::json!({ "field": "hours", "is": is });
    let berlin = &mut file.locations[0];
    berlin.contact = serde_json::from_value(claims(&[
        contact("telephone", "+49 30 1234567"),
        contact("telephone", "+49 30 7654321"),
        contact("web", "https://example.org/a"),
        contact("web", "https://example.org/b"),
    ]))
    .unwrap();
    berlin.fields = serde_json::from_value(claims(&[hours("Monday"), hours("Tuesday")])).unwrap();
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let table_of = |edits: &[(&str, &str)]| {
        let mut rows = cells(&csv(&network, all(&network), Locale::En));
        for (name, value) in edits {
            let column = rows[0].iter().position(|head| head == name).unwrap();
            rows[1][column] = (*value).to_owned();
        }
        Brought::new(network.clone(), table(&rows).as_bytes())
    };
    let list = table_of(&[
        ("telephone", "+49 30 1234567"),
        ("web", "https://example.org/b"),
        ("countries", "AT"),
        ("field.hours", "Tuesday"),
    ]);
    let plan = list.plan();
    let told = plan.faults.iter().map(|fault| (fault.code, &*fault.wanted));
    let removed = FaultCode::NothingRemoved;
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            (removed, "+49 30 7654321"),
            (removed, "https://example.org/a"),
            (removed, "SK"),
            (removed, "Monday"),
        ]
    );
    assert_eq!(list.apply().network, network);
    // What another value takes the place of is told with that, also where the rest is confirmed.
    for (confirm, hours) in [(false, "Wednesday"), (true, "Tuesday; Wednesday")] {
        let mut list = table_of(&[("field.hours", hours)]);
        list.mapping.rules.confirm = confirm;
        let plan = list.plan();
        assert!(plan.faults.is_empty(), "{:?}", plan.faults);
        assert!(
            changed(&plan.rows[0])
                .iter()
                .any(|told| told == "field.hours: Monday; Tuesday → Wednesday (Hours)")
        );
    }
    let mut list = table_of(&[("field.hours", "Tuesday")]);
    list.mapping.rules.confirm = true;
    assert_eq!(list.faults(), [("nothing-removed", 2, String::new())]);
    // What is written in its place comes beside it.
    let list = table_of(&[("telephone", "+49 30 1234567; +49 30 5555555")]);
    let plan = list.plan();
    assert_eq!(&*plan.faults[0].wanted, "+49 30 7654321");
    let Outcome::Same { candidate, changes } = &plan.rows[0].outcome else {
        panic!("{plan:?}");
    };
    let [was, now] = changes[0].in_words(&network, candidate.location, Locale::En);
    assert_eq!(was, "+49 30 1234567; +49 30 7654321");
    assert_eq!(now, "+49 30 1234567; +49 30 7654321; +49 30 5555555");
}
