//! Matching, faults, claims, summaries.

use super::*;
use crate::model::{ClaimStatus, Locale, Standing};

const NETWORK: &str = "
    dkbuza post Vienna:AT open@2024 jur=AT,SK
    dkbuza post Paris:FR open@2024
    dkbuza post Paris:FR open@2024
    fit office Berlin:DE seen@2018 addr=Jägerstraße_52
    fit office Cologne:DE open@2024
    fit office Tokyo:JP open@2024";

fn list(text: &str) -> Brought {
    Brought::new(fixture::network(NETWORK), text.as_bytes())
}

fn outcome(plan: &Plan, row: usize) -> String {
    match &plan.rows[row].outcome {
        Outcome::New => "new".into(),
        Outcome::More(first) => format!("more {first}"),
        Outcome::Same { candidate, changes } => {
            let told = changes.iter().map(|c| {
                let mark = if c.confirms { "=" } else { "" };
                format!("{}{mark}:{}→{}", c.field.key(), c.was, c.now)
            });
            format!(
                "{} {}",
                candidate.location,
                told.collect::<Vec<_>>().join(" ")
            )
        }
        Outcome::Ambiguous(all) => {
            let told = all.iter().map(|c| c.location.to_string());
            format!("ambiguous {}", told.collect::<Vec<_>>().join(","))
        }
        Outcome::Rejected => "rejected".into(),
    }
}

#[test]
fn rows_find_their_locations() {
    let list = list(
        "dienst;soort;stad;land;adres;e-mail;status\n\
         FIT;kantoor;Berlin;Duitsland;Jägerstrasse 52;berlin@fit.example;open\n\
         FIT;kantoor;Keulen;DE;;;open\n\
         FIT;kantoor;Cologne;DE;;;open\n\
         FIT;kantoor;Canberra;Australië;;;open\n\
         dkbuza;post;Paris;France;;;open\n\
         FIT;;Atlantis;;;;open\n\
         XYZ;;Rome;IT;;;open\n",
    );
    let plan = list.plan();
    assert_eq!(
        outcome(&plan, 0),
        "3 standing:seen→open address=:Jägerstraße 52→Jägerstrasse 52 email:→berlin@fit.example"
    );
    // Keulen is not known to a network whose place is called Cologne in every language.
    assert_eq!(outcome(&plan, 1), "rejected");
    assert_eq!(outcome(&plan, 2), "4 standing=:open→open");
    assert_eq!(outcome(&plan, 3), "new");
    assert_eq!(outcome(&plan, 4), "ambiguous 1,2");
    assert_eq!(outcome(&plan, 5), "rejected");
    assert_eq!(outcome(&plan, 6), "rejected");
    assert_eq!(
        list.faults(),
        [
            ("unknown-city", 3, "Keulen".to_owned()),
            ("unknown-city", 7, "Atlantis".to_owned()),
            ("unknown-service", 8, "XYZ".to_owned()),
        ]
    );
    // Of the services that the list speaks of: Vienna. Paris is asked about, and Atlantis may be Tokyo.
    assert_eq!(plan.missing, [0]);
    let counts = plan.counts();
    assert_eq!(
        [
            counts.new,
            counts.changed,
            counts.confirmed,
            counts.unchanged,
            counts.ambiguous,
            counts.rejected
        ],
        [1, 1, 1, 0, 1, 3]
    );
}

#[test]
fn what_was_asked_is_decided_once() {
    let mut list = list("dienst;soort;stad;status\ndkbuza;post;Paris;closed\nfit;;Berlin;open\n");
    assert_eq!(outcome(&list.plan(), 0), "ambiguous 1,2");
    let label = list.plan().rows[0].entry.label();
    for (decision, told) in [
        ("dkbuza-paris-2", "2 standing:open→closed"),
        ("new", "new"),
        ("", "rejected"),
    ] {
        list.mapping
            .rules
            .decisions
            .insert(label.clone(), decision.to_owned());
        assert_eq!(outcome(&list.plan(), 0), told);
    }
    // And is kept in a saved mapping.
    let saved = list.mapping.to_json(list.sheet()).unwrap();
    let mut again = Mapping::guess(list.sheet(), &list.network, &list.gazetteer);
    again.take(&saved, list.sheet()).unwrap();
    assert_eq!(again.rules, list.mapping.rules);
    assert_eq!(again.columns, list.mapping.columns);
    for text in [
        "",
        "{}",
        "{\"mapping\": 2, \"columns\": {}}",
        "{\"mapping\": 1, \"columns\": {\"a\": \"nix\"}}",
    ] {
        let before = again.clone();
        assert!(again.take(text, list.sheet()).is_err(), "{text}");
        assert_eq!(again, before);
    }
}

#[test]
fn facts_stand_beside_the_former_ones() {
    let list = list(
        "id;status;adres;telefoon;landen\n\
         fit-berlin;closed;Friedrichstraße 1, Berlin;+49 30 1234567;\n\
         dkbuza-vienna;open;;;AT, SK, SI\n",
    );
    let applied = list.apply();
    let berlin = location(&applied.network, "fit-berlin");
    let told: Vec<_> = berlin
        .standing
        .iter()
        .map(|c| (c.value, c.status, c.sources[0].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Standing::Seen, ClaimStatus::Stated, "s"),
            (Standing::Closed, ClaimStatus::Stated, "the-list")
        ]
    );
    // The former address is of no date: it may be of the same time, so that both are contested.
    let told: Vec<_> = berlin
        .address
        .iter()
        .map(|c| (&*c.value, c.status))
        .collect();
    assert_eq!(
        told,
        [
            ("Jägerstraße 52", ClaimStatus::Contested),
            ("Friedrichstraße 1, Berlin", ClaimStatus::Contested)
        ]
    );
    assert_eq!(berlin.contact[0].as_of, Date::new("2026-11"));
    let vienna = location(&applied.network, "dkbuza-vienna");
    assert_eq!(vienna.jurisdiction.len(), 2);
    assert_eq!(vienna.standing.len(), 2);
    // The same list again changes nothing.
    let again = Brought::new(applied.network.clone(), &as_bytes(&list));
    assert_eq!(
        again.plan().counts().unchanged,
        2,
        "{:?}",
        again.plan().rows
    );
    assert_eq!(again.apply().network, applied.network);
}

/// The cells of a list as text with tabs.
fn as_bytes(list: &Brought) -> Vec<u8> {
    let sheet = list.sheet();
    let line = |row| sheet.row(row).collect::<Vec<_>>().join("\t");
    let lines: Vec<String> = (0..sheet.height()).map(line).collect();
    lines.join("\n").into_bytes()
}

#[test]
fn what_is_refused_is_not_done() {
    let list = list("id;status;e-mail\nfit-berlin;closed;a@b.example\nfit-tokyo;closed;\n");
    let plan = list.plan();
    let mut refused = Refusals::default();
    refused.rows.insert(1);
    refused.changes.insert((0, 0));
    let applied = apply(list.given(), &plan, true, &refused).unwrap();
    assert_eq!(applied.changes, 1);
    let network = applied.network;
    assert_eq!(location(&network, "fit-berlin").standing.len(), 1);
    assert_eq!(location(&network, "fit-berlin").contact.len(), 1);
    assert_eq!(location(&network, "fit-tokyo").standing.len(), 1);
    // A complete list closes what it lacks, as an assumption with its reason.
    assert_eq!(applied.closed.len(), 1);
    let cologne = location(&network, "fit-cologne");
    assert_eq!(cologne.standing[1].value, Standing::Closed);
    assert_eq!(cologne.standing[1].status, ClaimStatus::Assumed);
    assert!(cologne.standing[1].note.is_some());
}

#[test]
fn every_fault_is_at_its_cell_and_the_good_rows_are_taken() {
    let mut list = list(
        "Kantoren van FIT\n\n\
         naam;stad;land;tel;mail;web;open sinds;lat;lon;status\n\
         A;Lima;Peru;+51 1 234 5678;lima@fit.example;www.fit.example/lima;31/1/2020;;;actief\n\
         B;Canberra;Frankrijk;;;;;;;actief\n\
         C;Ottawa;Canada;bel ons;geen mail;ftp://x;31/2/2020;;;actief\n\
         D;Lusaka;Zambia;;;;;28,28;-15,42;actief\n\
         E;Abuja;Nigeria;;;;;48,85;2,35;actief\n\
         F;Nergensberg;Peru;#N/A;;;;;;actief\n\
         G;Accra;Ghana;;;;;x;y;misschien\n",
    );
    list.constant(Field::Service, "FIT");
    assert_eq!(
        list.faults(),
        [
            ("scheme-added", 4, "www.fit.example/lima".to_owned()),
            ("unknown-city", 5, "Canberra".to_owned()),
            ("invalid-date", 6, "31/2/2020".to_owned()),
            ("invalid-telephone", 6, "bel ons".to_owned()),
            ("invalid-email", 6, "geen mail".to_owned()),
            ("invalid-url", 6, "ftp://x".to_owned()),
            ("exchanged-coordinate", 7, "28.28, -15.42".to_owned()),
            ("outside-country", 8, "48.85, 2.35".to_owned()),
            ("unknown-city", 9, "Nergensberg".to_owned()),
            ("error-cell", 9, "#N/A".to_owned()),
            ("invalid-coordinate", 10, "x".to_owned()),
            ("unknown-standing", 10, "misschien".to_owned()),
        ]
    );
    let applied = list.apply();
    let ids: Vec<_> = applied.added.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(ids, ["fit-lima", "fit-ottawa", "fit-lusaka", "fit-abuja"]);
    // The rows that are not taken, or not whole, with their reasons.
    let table = rejected(list.sheet(), &list.mapping, &list.plan(), Locale::Nl);
    let rows = read(table.as_bytes()).unwrap();
    let names: Vec<_> = (1..rows.sheets[0].height())
        .map(|row| rows.sheets[0].cell(row, 0).to_owned())
        .collect();
    assert_eq!(names, ["B", "C", "D", "E", "F", "G"]);
    assert!(
        rows.sheets[0]
            .cell(1, 10)
            .contains("Waar ‘Canberra’ ligt, is niet bekend.")
    );
    // Once for all rows.
    list.mapping.rules.values.change(Field::Standing, |values| {
        values.insert("misschien".into(), "seen".into());
    });
    assert_eq!(list.plan().counts().new, 5);
}

#[test]
fn every_fault_of_a_row_is_told() {
    let codes = |text: &str| {
        let faults = list(text).faults();
        faults
            .into_iter()
            .map(|(code, _, _)| code)
            .collect::<Vec<_>>()
    };
    let none = "no-service";
    for (text, told) in [
        ("Stad;Land;Status\nOslo;NO;open\n", &[none][..]),
        (
            "Stad;Land;Status\nOslo;NO;draait\n",
            &[none, "unknown-standing"],
        ),
        (
            "Dienst;Soort;Stad;Land;Status\nxx;yy;Nergens;ZZland;draait\n",
            &[
                "unknown-service",
                "unknown-kind",
                "unknown-country",
                "unknown-standing",
            ],
        ),
        // What a new location would need besides.
        (
            "Dienst;Stad;Land;Geopend\nfit;Nergens;NO;ooit\n",
            &["unknown-city", "invalid-date", "no-standing"],
        ),
        (
            "Dienst;Naam;Stad;Land\nfit;x;;\n",
            &["no-place", "no-standing"],
        ),
        (
            "Dienst;Naam;Stad;Land\nfit;x;;Nergensland\n",
            &["unknown-country", "no-standing"],
        ),
        // One that is there needs nothing.
        ("Dienst;Stad;Land;Geopend\nfit;Berlin;DE;2019\n", &[]),
    ] {
        assert_eq!(codes(text), told, "{text}");
    }
}

#[test]
fn what_holds_for_all_rows_goes_before_a_column_in_which_nothing_is_known() {
    let text = "Service;City;Country;Status\nvisas;Oslo;NO;open\nvisas;Lima;PE;open\n";
    let mut list = list(text);
    let found = list.faults();
    assert_eq!(found[0], ("unknown-service", 2, "visas".to_owned()));
    list.constant(Field::Service, "fit");
    assert_eq!(list.plan().counts().new, 2);
    // Unless the steward says that the column names them.
    list.mapping.hold(0, Some("service"));
    assert_eq!(list.faults().len(), 2);
}

#[test]
fn the_rows_that_are_not_taken_of_a_list_without_heads_are_read_as_they_were() {
    let text = "fit;Nergens;Norway;;open\nfit;Rome;Italy;x;open\nfit;Nogens;Norway;;open\n";
    let mut brought = list(text);
    assert_eq!(brought.mapping.head, None);
    brought.mapping.hold(1, Some("city"));
    for locale in Locale::ALL {
        let table = rejected(brought.sheet(), &brought.mapping, &brought.plan(), locale);
        let mended = table.replace("fit,Nergens", "fit,Oslo");
        let again = list(&mended);
        assert_eq!(again.mapping.head, Some(0), "{table}");
        let columns = |list: &Brought| list.mapping.columns[..5].to_vec();
        assert_eq!(columns(&again), columns(&brought), "{table}");
        assert_eq!(again.mapping.columns[5], None, "{table}");
        let counts = again.plan().counts();
        assert_eq!((counts.new, counts.rejected), (1, 1));
        // The reason is told once, however often the table goes round.
        let once_more = rejected(again.sheet(), &again.mapping, &again.plan(), locale);
        let width = |text: &str| read(text.as_bytes()).unwrap().sheets[0].width();
        assert_eq!(width(&once_more), width(&table));
    }
}

#[test]
fn two_rows_for_one_office_are_told() {
    let mut list =
        list("stad;land;status\nLima;Peru;open\nLima;Peru;open\nBerlin;DE;open\nBerlin;DE;open\n");
    list.constant(Field::Service, "fit");
    assert_eq!(
        list.faults(),
        [
            ("duplicate-row", 3, String::new()),
            ("duplicate-row", 5, String::new())
        ]
    );
}

#[test]
fn a_second_office_in_a_city_is_asked_about_whatever_their_order() {
    let (sure, asked) = ("4 standing=:open→open", "ambiguous 4");
    for (names, told) in [
        (["FIT Cologne", "Technologie"], [sure, asked]),
        (["Technologie", "FIT Cologne"], [asked, sure]),
        (["Technologie", "Annex"], [asked, asked]),
    ] {
        let [one, other] = names.map(|name| format!("{name};Cologne;DE;open\n"));
        let mut list = list(&format!("naam;stad;land;status\n{one}{other}"));
        list.constant(Field::Service, "fit");
        let plan = list.plan();
        assert_eq!([0, 1].map(|row| outcome(&plan, row)), told);
    }
}

#[test]
fn a_row_that_is_not_taken_keeps_what_it_may_be_from_being_missing() {
    for (row, missing) in [
        ("fit;;Tokyo;JP;kapot", vec![4]),
        ("fit;;Tokyo;Jpan;open", vec![4]),
        ("FITT;;Tokyo;JP;open", vec![4]),
        ("fit;FIT Tokyo;;;kapot", vec![4]),
        ("fit;;;JP;open", vec![4]),
        ("fit;;Nergens;DE;open", vec![5]),
        ("fit;;;;open", vec![]),
        (";Totaal: 70;;;", vec![4, 5]),
    ] {
        let list = list(&format!(
            "dienst;naam;stad;land;status\nfit;;Berlin;DE;open\n{row}\n"
        ));
        let plan = list.plan();
        assert_eq!(outcome(&plan, 1), "rejected", "{row}");
        assert_eq!(plan.missing, missing, "{row}");
        // Nor does a list that follows.
        let mut several = Several::default();
        several.note(&plan, 6, 6);
        let mut next = super::review::list("dienst;stad;land;status\nfit;Berlin;DE;open\n").plan();
        several.settle(&mut next);
        assert_eq!(next.missing, missing, "{row}");
    }
}

#[test]
fn what_stands_in_a_quote_that_is_not_closed_is_not_missing() {
    let list = list(
        "dienst;naam;stad;land;status\n\
         fit;\"A;Berlin;DE;open\nfit;B;Cologne;DE;open\nfit;C\";Tokyo;JP;open\n",
    );
    assert!(list.plan().missing.is_empty());
    let codes: Vec<_> = list.faults().iter().map(|fault| fault.0).collect();
    assert!(codes.contains(&"rows-in-cell"), "{codes:?}");
}

#[test]
fn a_running_number_is_no_id() {
    let mut counted = list("nr;stad;land;status\n1;Berlin;DE;open\n2;Tokyo;JP;open\n");
    counted.constant(Field::Service, "fit");
    assert!(!counted.fields().iter().any(|(head, _)| *head == "nr"));
    // Under another head it may be one: of another office, which is asked.
    let mut file = fixture::file(NETWORK);
    file.locations[5].id = crate::model::LocationId::new("7").unwrap();
    for (row, told) in [
        ("7;fit-tokyo;Tokyo;JP;closed", "5 standing:open→closed"),
        (
            "7;FIT West;Tokyo;JP;closed",
            "5 standing:open→closed name:fit-tokyo→FIT West",
        ),
        ("7;fit-paris;Paris;FR;open", "ambiguous 5"),
        ("7;fit-berlin;Berlin;DE;open", "ambiguous 3,5"),
        ("7;;Paris;FR;open", "ambiguous 5"),
    ] {
        let text = format!("id;naam;stad;land;status\n{row}\n");
        let network = Network::from_valid(file.clone());
        let mut list = Brought::new(network, text.as_bytes());
        list.constant(Field::Service, "fit");
        list.constant(Field::Kind, "office");
        assert_eq!(outcome(&list.plan(), 0), told);
        let label = list.plan().rows[0].entry.label();
        let decisions = &mut list.mapping.rules.decisions;
        decisions.insert(label, "new".to_owned());
        if told.starts_with("ambiguous") {
            assert_eq!(outcome(&list.plan(), 0), "new");
            assert_ne!(list.apply().added[0].1.as_str(), "7");
        }
    }
}

#[test]
fn under_a_field_s_own_word_every_bad_cell_is_told() {
    let mut list = list(
        "stad;land;geopend;telefoon;E-mail;latitude;longitude;status\n\
         Berlin;DE;ooit;bel ons;zie web;x;-;open\nTokyo;JP;ooit;;;-16.5;291.85;open\n",
    );
    list.constant(Field::Service, "fit");
    assert_eq!(
        list.faults(),
        [
            ("invalid-coordinate", 2, "x".to_owned()),
            ("invalid-date", 2, "ooit".to_owned()),
            ("invalid-telephone", 2, "bel ons".to_owned()),
            ("invalid-email", 2, "zie web".to_owned()),
            ("invalid-coordinate", 3, "291.85".to_owned()),
            ("invalid-date", 3, "ooit".to_owned()),
        ]
    );
}

#[test]
fn a_telephone_number_of_another_country_is_told_and_kept() {
    let mut list = list(
        "naam;stad;land;telefoon;status\n\
         A;Canberra;Australia;+32 2 553 60 36;open\n\
         B;Ottawa;Canada;+1 613 555 0100 / 0033 1 40 20 50 50;open\n\
         C;Lima;Peru;++51 1 234 5678;open\n\
         D;Accra;Ghana;+233 302 123 456 789 012;open\n\
         E;Oslo;Norway;22 00 00 00;open\n",
    );
    list.constant(Field::Service, "fit");
    assert_eq!(
        list.faults(),
        [
            ("foreign-telephone", 2, "+32 2 553 60 36".to_owned()),
            ("foreign-telephone", 3, "0033 1 40 20 50 50".to_owned()),
            ("invalid-telephone", 4, "++51 1 234 5678".to_owned()),
            (
                "invalid-telephone",
                5,
                "+233 302 123 456 789 012".to_owned()
            ),
        ]
    );
    let network = list.apply().network;
    assert_eq!(location(&network, "fit-canberra").contact.len(), 1);
    assert_eq!(location(&network, "fit-ottawa").contact.len(), 2);
}

#[test]
fn another_name_of_an_office_that_has_no_id_is_told() {
    let mut list = list(
        "naam;stad;land;status\n\
         Handelshuis West;Berlin;DE;open\nKantoor Cologne;Cologne;DE;open\nTokyo;Tokyo;JP;open\n",
    );
    list.constant(Field::Service, "fit");
    let told = ("not-taken", 2, "Handelshuis West".to_owned());
    assert_eq!(list.faults(), [told]);
}

#[test]
fn any_cell_is_mended_by_what_stands_in_its_place() {
    let mut list = list(
        "naam;stad;land;lat;lon;geopend;telefoon;e-mail;status\n\
         A;Oslo;Norway;10.75;59.91;ooit;\"+47 22 00 00 00; bel ons\";zie web;open\n\
         B;Berlin;DE;;;#N/A;;;open\n",
    );
    list.constant(Field::Service, "fit");
    let faults = list.plan().faults;
    assert_eq!(faults.len(), 5, "{faults:?}");
    for (field, word, meant) in [
        (Field::LatLon, "10.75, 59.91", "59.91, 10.75"),
        (Field::Opened, "ooit", "2020"),
        (Field::Telephone, "bel ons", "+47 23 00 00 00"),
        (Field::Email, "zie web", "a@b.example"),
        (Field::Opened, "n a", "2021"),
    ] {
        list.mapping.rules.values.change(field, |values| {
            values.insert(word.to_owned(), meant.to_owned());
        });
    }
    assert_eq!(list.faults(), []);
    let entry = &list.plan().rows[0].entry;
    assert_eq!(
        (entry.point, entry.contacts.len()),
        (Some([59.91, 10.75]), 3)
    );
    assert!(groups(&faults).iter().all(|group| group.each.len() == 1));
}

/// A date in words is told, and may be said otherwise; what only folding makes the same is another one.
#[test]
fn dates_in_words_are_told_with_what_they_were_read_as() {
    let mut list = list(
        "naam;stad;land;geopend;gesloten;geldt op;status\n\
         A;Oslo;Norway;vóór 1998;1999?;2024;open\n\
         B;Oslo;Norway;~1994;;2024~;open\n\
         C;Oslo;Norway;1994;;omstreeks 2024;open\n\
         D;Oslo;Norway;1998-05/06;;;open\n",
    );
    list.constant(Field::Service, "fit");
    let mut faults = list.plan().faults;
    faults.retain(|fault| fault.code != FaultCode::HasClosed);
    let told = |fault: &Fault| [fault.what(Locale::En), fault.mend(Locale::En)].join(" ");
    let plain = "Write YYYY, YYYY-MM or YYYY-MM-DD";
    assert_eq!(
        faults.iter().map(told).collect::<Vec<_>>(),
        [
            "‘vóór 1998’ was read as: 1998 or earlier. See whether that is meant.".to_owned(),
            "‘~1994’ was read as: about 1994. See whether that is meant.".to_owned(),
            format!(
                "‘2024~’ is not one date. {plain}: ‘before’, ‘after’ or ‘about’ has no place here."
            ),
            format!(
                "‘omstreeks 2024’ is not one date. {plain}: ‘before’, ‘after’ or ‘about’ has no place here."
            ),
            format!(
                "‘1998-05/06’ is no date. {plain}, between 1400 and 2200. \
                 Or: before 1998, after 1998, about 1998, between 1990 and 1998."
            ),
        ]
    );
    list.mapping.rules.values.change(Field::Opened, |values| {
        values.insert("~1994".to_owned(), "1993".to_owned());
    });
    let rows = list.plan().rows;
    let opened = rows
        .iter()
        .map(|row| row.entry.opened.map(|when| when.to_string()));
    let opened: Vec<String> = opened.map(Option::unwrap_or_default).collect();
    assert_eq!(opened, ["../1998", "1993", "1994", ""]);
    // The same of a value for all rows.
    let network = &list.network;
    for (field, value, code) in [
        (Field::Opened, "about 1994", None),
        (Field::AsOf, "about 1994", Some(FaultCode::UncertainDate)),
        (Field::AsOf, "1994-05/06", Some(FaultCode::InvalidDate)),
        (Field::AsOf, "16/9/2021", None),
    ] {
        let mut rules = Rules::default();
        rules.constants.insert(field, value.to_owned());
        let fault = rules.meaningless(network);
        assert_eq!(fault.map(|fault| fault.code), code, "{value}");
    }
}

#[test]
fn exchanged_coordinates_at_sea_are_exchanged_coordinates() {
    let mut list = list(
        "naam;stad;land;lat;lon;status\n\
         A;Oslo;Norway;10.75;59.91;open\n\
         B;;;10.75;59.91;open\n\
         C;;Norway;10.75;-40;open\n",
    );
    list.constant(Field::Service, "fit");
    let told = |code| (code, "10.75, 59.91".to_owned());
    let found = list
        .faults()
        .into_iter()
        .map(|(code, _, found)| (code, found));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            told("exchanged-coordinate"),
            told("exchanged-coordinate"),
            ("no-place", String::new()),
            ("at-sea", "10.75, -40".to_owned()),
        ]
    );
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"service":"fit","city":"Oslo","country":"NO","standing":"open"},
        "geometry":{"type":"Point","coordinates":[59.91,10.75]}}]}"#;
    let list = Brought::new(fixture::network(NETWORK), text.as_bytes());
    let codes: Vec<_> = list.faults().into_iter().map(|fault| fault.0).collect();
    assert_eq!(codes, ["exchanged-coordinate"]);
}

#[test]
fn a_summary_tells_everything_and_runs_nothing() {
    let list = list(
        "dienst;naam;stad;land;status\n\
         fit;<script>alert(1)</script> | *x*;Lima;PE;open\n\
         fit;;Berlin;;closed\n\
         dkbuza;;Paris;;open\n\
         fit;;Atlantis;;open\n",
    );
    for locale in Locale::ALL {
        let text = summary(
            list.given(),
            &list.plan(),
            false,
            &Refusals::default(),
            locale,
        );
        assert!(
            !text.contains("<script") && text.contains("\\*x\\*"),
            "{text}"
        );
        assert!(
            text.contains("Atlantis") && text.contains("fit-berlin") && text.contains("`the-list`"),
            "{text}"
        );
        let heads = text.lines().filter(|line| line.starts_with('#')).count();
        assert_eq!(heads, 6, "{text}");
    }
}

#[test]
fn the_head_of_the_template_is_understood_in_every_language() {
    for locale in Locale::ALL {
        for &field in Field::ALL {
            let head = super::field_name(field, locale);
            // “Fermé” is said of a standing as well.
            let found = Field::from_head(head);
            assert!(
                found.is_some_and(|(found, sure)| found == field && sure >= 95),
                "{head} {found:?}"
            );
        }
        let text = template(locale) + &",".repeat(20) + "x\r\n";
        let network = fixture::network(NETWORK);
        let list = Brought::new(network, text.as_bytes());
        assert_eq!(list.mapping.head, Some(0));
    }
}

#[test]
fn a_city_without_its_country_is_asked_where_others_may_have_its_name() {
    let mut list = list("stad;status\nSan José;open\nCologne;open\n\"Lima, Peru\";open\n");
    list.constant(Field::Service, "fit");
    assert_eq!(list.faults(), [("no-country", 2, "San José".to_owned())]);
    assert_eq!(list.plan().counts().new, 1);
}

#[test]
fn two_cities_of_one_name_and_country_are_told_apart() {
    let mut list = list("stad;land;status\nVilla;ES;open\n");
    list.constant(Field::Service, "fit");
    list.gazetteer
        .extend("ES\nVilla\t40000\t-3000\nVilla\t37000\t-5000");
    let plan = list.plan();
    let fault = &plan.faults[0];
    assert_eq!(fault.code.as_str(), "ambiguous-city");
    assert!(
        fault
            .mend(Locale::En)
            .starts_with("Choose, or add latitude and longitude; it may be: Villa, Spain, "),
        "{}",
        fault.mend(Locale::En)
    );
}

/// What is counted as closed is marked as closed on the map, and nothing else is; where sources contradict that, as
/// changed.
#[test]
fn what_a_complete_list_lacks_is_marked_as_closed() {
    let network = crate::load::built_in().unwrap();
    let list = "dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n";
    let mut list = Brought::new(network.clone(), list.as_bytes());
    list.mapping.rules.complete = true;
    // Of a list without a date nobody knows whether it holds now: what it lacks is contested.
    for date in [list.declared.date, None] {
        list.declared.date = date;
        let applied = list.apply();
        let lacking = applied.closed.len() + applied.contested.len();
        assert!(lacking > 40, "{lacking}");
        assert_eq!(applied.closed.is_empty(), date.is_none());
        let all = applied.network.locations().iter();
        let fates = fates(&network, &applied.network);
        for (location, fate) in all.zip(fates) {
            let is_closed = applied.closed.contains(&location.id);
            let is_contested = applied.contested.contains(&location.id);
            let wanted = match (is_closed, is_contested, network.location(&location.id)) {
                (true, _, _) => Fate::Closed,
                (_, true, _) => Fate::Changed,
                (_, _, None) => Fate::New,
                _ => Fate::Same,
            };
            assert_eq!(fate, wanted, "{}", location.id);
        }
    }
}

/// A reader is told what the file calls "announced" in words of the language.
#[test]
fn what_has_names_of_its_own_is_told_in_the_words_of_the_reader() {
    let mut file = fixture::file("dkbuza post Vienna:AT announced@2024 jur=AT");
    file.fields = serde_json::from_value(serde_json::json!([
        { "id": "grade", "name": "Grade", "kind": "choice",
          "choices": [{ "id": "high", "name": { "nl": "Hoog", "en": "High", "fr": "Haut", "de": "Hoch" } }] },
        { "id": "area", "name": "Area", "kind": "number" },
        { "id": "lease", "name": "Lease until", "kind": "date" },
    ]))
    .unwrap();
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let list = Brought::new(
        network,
        "id;service;kind;city;country;standing;opened;countries;field.grade;field.area;field.lease\n\
         dkbuza-vienna;dkbuza;post;Vienna;AT;open;2019-04;AT, SK;high;320.5;2030-02\n\
         ;dkbuza;post;Lima;PE;closed;;;;;\n"
            .as_bytes(),
    );
    assert_eq!(list.faults(), []);
    let plan = list.plan();
    let Outcome::Same { candidate, changes } = &plan.rows[0].outcome else {
        panic!("{plan:?}");
    };
    let told = |locale| {
        let words = changes.iter().map(|change| {
            change
                .in_words(&list.network, candidate.location, locale)
                .join(" → ")
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(
        told(Locale::Nl),
        [
            "aangekondigd → open",
            " → april 2019",
            "Oostenrijk → Oostenrijk; Slowakije",
            " → Hoog",
            " → 320,5",
            " → februari 2030",
        ]
    );
    assert_eq!(told(Locale::De)[0], "angekündigt → offen");
    assert_eq!(told(Locale::Fr)[3], " → Haut");
    // For programs it is what the file has.
    assert_eq!((&*changes[0].was, &*changes[0].now), ("announced", "open"));
    let new = plan.rows[1].entry.in_words(&list.network, Locale::Nl);
    assert_eq!(new[1..], ["Peru", "gesloten"]);
    let summary = summary(list.given(), &plan, false, &Refusals::default(), Locale::Nl);
    for words in [
        "toestand: aangekondigd → open",
        "Peru, gesloten",
        "Grade: niets → Hoog",
    ] {
        assert!(summary.contains(words), "{summary}");
    }
    // What is to be written in a list is told in words that a list may use.
    for locale in Locale::ALL {
        let list = Brought::new(
            list.network.clone(),
            b"dienst;soort;stad;land;status\ndkbuza;post;Lima;PE;misschien\n",
        );
        let fault = list.plan().faults[0].clone();
        assert_eq!(fault.code, FaultCode::UnknownStanding);
        let mend = fault.mend(locale);
        let (_, words) = mend.trim_end_matches('.').rsplit_once(':').unwrap();
        assert_eq!(words.split(", ").count(), 6, "{mend}");
        let mut words = words.split(", ");
        assert!(
            words.all(|word| values::words::standing(word).is_some()),
            "{mend}"
        );
    }
}

/// Without a date a list cannot tell that anything has closed since: that is told.
#[test]
fn what_a_list_without_a_date_lacks_is_contested_and_told_to_be() {
    let network = fixture::network("fit office Berlin:DE open@2024\nfit office Paris:FR open@2024");
    let mut list = Brought::new(network, b"dienst;stad;land;status\nfit;Berlin;DE;open\n");
    list.mapping.rules.complete = true;
    let told = |list: &Brought| {
        let applied = list.apply();
        let count = |ids: &[crate::model::LocationId]| ids.len();
        let plan = list.plan();
        let text = summary(list.given(), &plan, true, &Refusals::default(), Locale::En);
        assert!(text.contains("fit-paris"));
        (
            count(&applied.closed),
            count(&applied.contested),
            text.contains(" – contested, not closed"),
            text.contains("are taken to have closed"),
        )
    };
    assert_eq!(told(&list), (1, 0, false, true));
    list.declared.date = None;
    assert_eq!(told(&list), (0, 1, true, false));
    list.declared.date = Date::new("2024");
    assert_eq!(told(&list), (0, 1, true, false));
}

/// An old sighting is not one of today; what is closed was not so when it was last seen.
#[test]
fn a_last_sighting_dates_the_standing_alone() {
    let list = |text: &str| {
        let network = fixture::network("fit office Berlin:DE open@2015");
        Brought::new(network, text.as_bytes()).apply().network
    };
    let network = list(
        "Service;City;Country;Status;Last seen;As of;E-mail\nfit;Lisbon;Portugal;seen;2017;;a@example.org\nfit;Berlin;DE;seen;2018-05;;\nfit;Oslo;NO;closed;2018;;\nfit;Lima;PE;open;2018;2019;\n",
    );
    let dates = |id: &str| {
        let claims = location(&network, id).standing.iter();
        let dates = claims.map(|claim| claim.as_of.map(|date| date.to_string()));
        dates.flatten().collect::<Vec<_>>()
    };
    assert_eq!(dates("fit-lisbon"), ["2017"]);
    assert_eq!(dates("fit-berlin"), ["2015", "2018-05"]);
    assert_eq!(dates("fit-oslo"), ["2026-11"]);
    assert_eq!(dates("fit-lima"), ["2019"]);
    let mail = &location(&network, "fit-lisbon").contact[0];
    assert_eq!(mail.as_of, Date::new("2026-11"));
    // Our own table takes it to another network.
    let table = crate::export::csv(
        &network,
        crate::export::all(&network),
        crate::model::Locale::En,
    );
    let there = list(&table);
    let taken = &location(&there, "fit-lisbon").standing[0];
    assert_eq!(taken.as_of, Date::new("2017"));
}

#[test]
fn a_web_address_keeps_its_semicolon() {
    for (cell, all) in [
        (
            "https://x.org/a.do;jsessionid=12AB?q=1",
            &["https://x.org/a.do;jsessionid=12AB?q=1"][..],
        ),
        (
            "https://x.org;https://y.org",
            &["https://x.org", "https://y.org"],
        ),
        (
            "https://x.org/a;b; www.y.org;",
            &["https://x.org/a;b", "https://www.y.org"],
        ),
        ("x.org; y.org", &["https://x.org", "https://y.org"]),
        (
            "https://x.org/a;b\nhttps://y.org",
            &["https://x.org/a;b", "https://y.org"],
        ),
    ] {
        let list = list(&format!(
            "dienst;stad;land;status;website\nfit;Oslo;NO;open;\"{cell}\"\n"
        ));
        let plan = list.plan();
        let contacts = plan.rows[0].entry.contacts.iter();
        let found: Vec<&str> = contacts.map(|contact| &*contact.address).collect();
        assert_eq!(found, all, "{cell}");
    }
}

#[test]
fn a_row_that_is_not_taken_comes_back_as_it_was() {
    let list = list(
        "dienst;stad;land;status;lat;lon;nota\nfit;Atlantis;;?!;38.7;-9.133; =1\nfit;Ys;;?!;38,7;-9,133; x\nfit;Thule;;?!; -1;+1;-x\n",
    );
    let table = rejected(list.sheet(), &list.mapping, &list.plan(), Locale::Nl);
    let rows: Vec<&str> = table.lines().skip(1).collect();
    for (row, start) in rows.into_iter().zip([
        "fit,Atlantis,,?!,38.7,-9.133,' =1,",
        "fit,Ys,,?!,\"38,7\",\"-9,133\", x,",
        "fit,Thule,,?!, -1,'+1,'-x,",
    ]) {
        assert!(row.starts_with(start), "{row}");
    }
}

#[test]
fn one_of_several_cities_of_a_country_is_chosen_or_named_in_the_cell() {
    let network = fixture::network("fit office Paris:FR open");
    let list = "dienst;soort;stad;land;status\nfit;office;Springfield;US;open\n\
                fit;office;Springfield (US: 42.10, -72.59);US;open\n";
    let mut list = Brought::new(network, list.as_bytes());
    list.gazetteer
        .extend("US\nSpringfield\t39802\t-89644\nSpringfield\t42101\t-72590\n");
    let plan = list.plan();
    let [fault] = &*plan.faults else {
        panic!("one is asked: {:?}", plan.faults)
    };
    assert_eq!(fault.code, FaultCode::AmbiguousCity);
    let first = fault.wanted.split("; ").next().unwrap().to_owned();
    list.mapping.rules.values.change(Field::City, |values| {
        values.insert("springfield us".into(), first);
    });
    let plan = list.plan();
    assert!(plan.faults.is_empty(), "{:?}", plan.faults);
    let network = list.apply().network;
    let at = |location: &crate::model::Location| {
        let place = network.place_of(location).unwrap();
        (
            place.name.get(crate::model::Locale::En).to_owned(),
            place.lat_lon,
        )
    };
    let new: Vec<_> = network.locations().iter().skip(1).map(at).collect();
    assert_eq!(
        new,
        [
            ("Springfield".to_owned(), Some([39.802, -89.644])),
            ("Springfield".to_owned(), Some([42.101, -72.59]))
        ]
    );
}

#[test]
fn what_a_list_says_has_closed_is_counted_among_what_has() {
    let list = list(
        "id;status;e-mail\nfit-berlin;closed;\nfit-tokyo;open;a@b.example\nfit-cologne;closed;\n",
    );
    let closed = |list: &Brought, refused: &Refusals| -> Vec<String> {
        let applied = apply(list.given(), &list.plan(), false, refused).unwrap();
        applied.closed.iter().map(ToString::to_string).collect()
    };
    let mut refused = Refusals::default();
    assert_eq!(closed(&list, &refused), ["fit-berlin", "fit-cologne"]);
    refused.rows.insert(0);
    assert_eq!(closed(&list, &refused), ["fit-cologne"]);
    // Said once more, nothing has closed.
    let mut again = Brought::new(
        list.apply().network,
        b"id;status;tel\nfit-berlin;closed;+49 30 555 00 00\n",
    );
    again.declared.title = "Another".into();
    assert!(closed(&again, &Refusals::default()).is_empty());
}
