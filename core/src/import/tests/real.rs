//! Excerpts of real public lists; see `core/tests/data/lists/README.md`.

use super::*;
use crate::model::{Kind, Locale, Standing};

const EMBASSIES: &[u8] = include_bytes!("../../../tests/data/lists/embassies.csv");
const FRENCH: &[u8] = include_bytes!("../../../tests/data/lists/french.geojson");
const TRANSITIONS: &[u8] = include_bytes!("../../../tests/data/lists/transitions.csv");
const TRADE: &[u8] = include_bytes!("../../../tests/data/lists/trade-offices.json");

fn network() -> Network {
    fixture::network("dkbuza post Vienna:AT open\nfit office Berlin:DE open")
}

#[test]
fn embassies_of_wikidata() {
    let mut list = Brought::new(network(), EMBASSIES);
    let Format::Text {
        encoding,
        delimiter,
    } = list.book.format
    else {
        panic!()
    };
    assert_eq!((encoding, delimiter), (Encoding::Utf8, b';'));
    // Ids are addresses, the operator is no service of the network: neither is guessed.
    assert_eq!(
        list.fields(),
        [
            ("jurisdictions", "countries"),
            ("country", "country"),
            ("city", "city"),
            ("address", "address"),
            ("latitude", "lat"),
            ("longitude", "lon"),
            ("phone", "telephone"),
            ("email", "email"),
            ("website", "web"),
            ("type", "kind"),
            ("creation", "opened"),
        ]
    );
    assert!(list.mapping.rules.new_year_is_year);
    let service = list.faults();
    assert!(
        service.iter().filter(|f| f.0 == "no-service").count() > 15,
        "{service:?}"
    );
    // What no machine knows is said once for all rows.
    list.constant(Field::Service, "dkbuza");
    list.constant(Field::Standing, "seen");
    let kinds = [
        ("high commission", "post"),
        ("consulate general", "office"),
        ("consulate", "office"),
    ];
    let kinds = kinds
        .into_iter()
        .chain([("quebec government office", "office")]);
    let values = kinds
        .map(|(word, kind)| (word.to_owned(), kind.to_owned()))
        .collect();
    list.mapping.rules.values.insert(Field::Kind, values);
    list.mapping.rules.capital = true;
    let plan = list.plan();
    let codes: std::collections::BTreeMap<_, usize> =
        plan.faults.iter().fold(Default::default(), |mut all, f| {
            *all.entry(f.code.as_str()).or_default() += 1;
            all
        });
    let counts = plan.counts();
    assert_eq!(
        counts.new + counts.rejected + counts.changed + counts.confirmed + counts.ambiguous,
        29,
        "{counts:?}"
    );
    // Two rows have a city that is not known and no point, one a kind; the others are taken, two of
    // them in a capital that is assumed.
    let told: Vec<_> = codes.iter().map(|(code, count)| (*code, *count)).collect();
    assert_eq!(
        told,
        [
            ("capital-assumed", 2),
            ("unknown-city", 2),
            ("unknown-kind", 1)
        ]
    );
    assert_eq!(
        (counts.new, counts.changed, counts.rejected),
        (25, 1, 3),
        "{counts:?}"
    );
    let applied = list.apply();
    let opened = |year: &str| {
        let all = applied.network.locations().iter();
        all.filter(|l| l.opened.iter().any(|claim| claim.value.to_string() == year))
            .count()
    };
    assert_eq!(opened("1474"), 1);
    let canberra = location(&applied.network, "dkbuza-canberra");
    let codes: Vec<_> = canberra.jurisdiction[0]
        .value
        .countries
        .iter()
        .map(Country::as_str)
        .collect();
    assert_eq!(codes, ["AU", "NZ", "FJ"]);
    assert_eq!(canberra.kind, Kind::Post);
    let mail = applied.network.locations().iter().flat_map(|l| &l.contact);
    assert!(mail.clone().any(|c| c.value.address.contains('@')));
    assert!(!mail.clone().any(|c| c.value.address.contains("mailto:")));
}

#[test]
fn french_embassies() {
    let mut list = Brought::new(network(), FRENCH);
    assert_eq!(
        list.fields(),
        [
            ("type", "kind"),
            ("Pays", "country"),
            ("lat", "lat"),
            ("lon", "lon")
        ]
    );
    list.constant(Field::Service, "dkbuza");
    list.constant(Field::Standing, "seen");
    let plan = list.plan();
    // Congo is either; the point tells which. The embassy in Wellington answers for other countries.
    let of = |name: &str| {
        let row = (0..list.sheet().height())
            .find(|&row| list.sheet().cell(row, 1) == name)
            .unwrap();
        plan.rows.iter().find(|r| r.entry.row == row).unwrap()
    };
    assert_eq!(of("CONGO").entry.country.unwrap().as_str(), "CG");
    assert_eq!(of("CÔTE D'IVOIRE").entry.country.unwrap().as_str(), "CI");
    assert_eq!(of("ETATS-UNIS").outcome, Outcome::New);
    // The point of an embassy that stands in another country is not taken, and there is no city.
    let codes = |row: &PlanRow| {
        let all = plan.faults.iter().filter(|f| f.row == row.entry.row);
        all.map(|f| f.code).collect::<Vec<_>>()
    };
    for name in ["ILES COOK", "SAMOA", "TONGA"] {
        let row = of(name);
        assert_eq!(row.outcome, Outcome::Rejected, "{name}");
        assert_eq!(
            codes(row),
            [FaultCode::OutsideCountry, FaultCode::NoPlace],
            "{name}"
        );
    }
    assert_eq!(list.apply().added.len(), plan.counts().new);
}

#[test]
fn trade_offices() {
    let mut list = Brought::new(network(), TRADE);
    assert_eq!(list.book.format, Format::Json);
    let fields = list.fields();
    for field in [
        ("country", "country"),
        ("email", "email"),
        ("phone", "telephone"),
        ("post", "city"),
        ("office_name", "name"),
    ] {
        assert!(fields.contains(&field), "{fields:?}");
    }
    assert!(!fields.iter().any(|(head, _)| *head == "fax"));
    let kind = fields
        .iter()
        .position(|(head, _)| *head == "post_type")
        .map(|_| ());
    if kind.is_some() {
        let column = list
            .mapping
            .columns
            .iter()
            .position(|f| *f == Some(Field::Kind))
            .unwrap();
        list.mapping.columns[column] = None;
    }
    list.constant(Field::Service, "fit");
    list.constant(Field::Standing, "seen");
    let faults = list.faults();
    let of = |code: &str| -> Vec<&str> {
        faults
            .iter()
            .filter(|f| f.0 == code)
            .map(|f| f.2.as_str())
            .collect()
    };
    assert_eq!(of("unknown-country"), ["European Union"]);
    assert_eq!(of("invalid-telephone"), ["Closed", "Closed"]);
    assert_eq!(of("extension-left-out").len(), 3, "{faults:?}");
    let applied = list.apply();
    let seoul = location(&applied.network, "fit-seoul");
    assert_eq!(
        seoul.name.get(Locale::En),
        "U.S. Commercial Service - Seoul"
    );
    assert_eq!(&*seoul.contact[0].value.address, "82-2-397-4535");
}

/// A list of what happened: several rows are one office at several times.
#[test]
fn openings_and_closings_over_time() {
    let mut list = Brought::new(network(), TRANSITIONS);
    assert_eq!(
        list.fields(),
        [
            ("state_dept_name", "country"),
            ("status_change", "standing"),
            ("year", "as_of"),
            ("notes", "note")
        ]
    );
    list.constant(Field::Service, "dkbuza");
    list.constant(Field::Kind, "post");
    list.mapping.rules.capital = true;
    let plan = list.plan();
    let groups = groups(&plan.faults);
    let words: Vec<_> = groups
        .iter()
        .filter(|g| g.first.code == FaultCode::UnknownStanding)
        .map(|g| &*g.first.found)
        .collect();
    assert!(
        words.contains(&"Embassy") && words.contains(&"None"),
        "{words:?}"
    );
    let mut values = crate::import::Sorted::default();
    for word in words {
        let standing = if word == "None" { "closed" } else { "open" };
        values.insert(crate::search::folded(word), standing.to_owned());
    }
    drop(groups);
    drop(plan);
    list.mapping.rules.values.insert(Field::Standing, values);
    let applied = list.apply();
    let kabul = location(&applied.network, "dkbuza-kabul");
    assert!(kabul.place_assumed.is_some());
    let told: Vec<_> = kabul
        .standing
        .iter()
        .map(|c| (c.as_of.unwrap().year(), c.value))
        .collect();
    assert_eq!(told[0], (1935, Standing::Open));
    assert!(
        told.contains(&(1989, Standing::Closed)) && told.contains(&(2001, Standing::Open)),
        "{told:?}"
    );
    // 1796 is a date as any other.
    let algiers = location(&applied.network, "dkbuza-algiers");
    assert_eq!(algiers.standing[0].as_of.unwrap().year(), 1796);
}

#[test]
fn kinds_are_understood_as_the_network_calls_them() {
    let mut file = network().file().clone();
    file.kinds = ["embassy", "legation", "satellite", "office", "candidate"]
        .map(|id| crate::model::LocationKind {
            id: crate::model::KindId::new(id).unwrap(),
            role: match id {
                "satellite" => Kind::Satellite,
                "office" => Kind::Office,
                "candidate" => Kind::Candidate,
                _ => Kind::Post,
            },
            name: crate::model::Localized::same(&["The ", id].concat()),
            plural: None,
        })
        .into();
    for location in &mut file.locations {
        if location.kind == Kind::Post {
            location.kind_id = crate::model::KindId::new("embassy").unwrap();
        }
    }
    let list = "Service;City;Country;Kind;Status
DKBUZA;Canberra;AU;the legation;open
DKBUZA;Oslo;NO;Embassy;open
DKBUZA;Quito;EC;palace;open
";
    let list = Brought::new(crate::model::Network::from_valid(file), list.as_bytes());
    let told = list.faults();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].0, "unknown-kind");
    let applied = list.apply();
    let of = |id: &str| location(&applied.network, id).kind_id.to_string();
    assert_eq!(of("dkbuza-canberra"), "legation");
    assert_eq!(of("dkbuza-oslo"), "embassy");
}
