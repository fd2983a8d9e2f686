//! Lists that are networks of their own.

use crate::Network;
use crate::analysis::{Settled, settle};
use crate::import::{
    Alone, Gazetteer, NoNetwork, Origin, Plan, Refused, left_out, plan, read, wants_cities,
};
use crate::model::{Date, FieldKind, Kind, Locale, Scalar, Standing};

fn compiled() -> Date {
    Date::new("2026-11-26").unwrap()
}

fn origin(name: &str) -> Origin {
    Origin {
        name: name.to_owned(),
        ..Origin::default()
    }
}

pub(super) fn network(list: &str) -> (Network, Plan) {
    let book = read(list.as_bytes()).unwrap();
    let alone = Alone::new(&book, &origin("our-offices.csv"), compiled()).unwrap();
    let gazetteer = Gazetteer::new(&alone.network);
    let mut plan = plan(alone.given(&gazetteer), alone.sheet, &alone.mapping);
    (alone.network(&gazetteer, &mut plan).unwrap(), plan)
}

#[test]
fn services_kinds_and_fields_are_those_of_the_list() {
    let (network, plan) = network(
        "Agency;Kind;City;Country;Latitude;Longitude;Status;E-mail;Budget line;Leads\n\
         Trade;Consulate;Lisbon;Portugal;38.72;-9.13;open;a@example.org;007;3\n\
         Culture;Embassy;Nairobi;KE;-1.28;36.82;closed;;010;4.5\n\
         Trade;Embassy;Montréal;Canada;45.5;-73.6;;;011;\n",
    );
    assert_eq!(plan.counts().new, 2, "{:?}", plan.faults);
    // An empty cell of a column that says whether an office works is not known, and told.
    assert_eq!(left_out(&plan), 1);
    let file = network.file();
    assert_eq!(file.title.get(Locale::En), "our-offices");
    let services: Vec<&str> = file
        .services
        .iter()
        .map(|s| s.name.get(Locale::En))
        .collect();
    assert_eq!(services, ["Trade", "Culture"]);
    let kinds: Vec<(&str, Kind)> = file
        .kinds
        .iter()
        .map(|kind| (kind.name.get(Locale::Nl), kind.role))
        .collect();
    assert_eq!(
        kinds,
        [("Consulate", Kind::Office), ("Embassy", Kind::Post)]
    );
    let fields: Vec<(&str, FieldKind)> = file
        .fields
        .iter()
        .map(|field| (field.name.get(Locale::Fr), field.kind))
        .collect();
    // A code keeps its zeros.
    assert_eq!(
        fields,
        [
            ("Budget line", FieldKind::Text),
            ("Leads", FieldKind::Number)
        ]
    );
    let [lisbon, nairobi] = network.locations() else {
        panic!("{:?}", network.locations().len());
    };
    assert_eq!(lisbon.kind_id.as_str(), "consulate");
    assert_eq!(lisbon.fields[0].value.is, Scalar::Text("007".into()));
    assert_eq!(lisbon.fields[1].value.is, Scalar::Number(3.0));
    assert_eq!(lisbon.contact.len(), 1);
    assert_eq!(nairobi.standing[0].value, Standing::Closed);
    // The list is its own source, and no other is there.
    let [source] = &*file.sources else {
        panic!("{:?}", file.sources);
    };
    assert_eq!(source.title.get(Locale::En), "our-offices.csv");
    assert!(nairobi.standing[0].sources.iter().eq([&source.id]));
}

#[test]
fn one_service_is_called_as_the_list() {
    let (network, plan) = network(
        "Our offices abroad\n\nCity,Country,Latitude,Longitude\nLisbon,PT,38.72,-9.13\nQuito,EC,-0.2,-78.5\n",
    );
    assert_eq!(
        (plan.counts().new, left_out(&plan)),
        (2, 0),
        "{:?}",
        plan.faults
    );
    assert_eq!(network.file().title.get(Locale::De), "Our offices abroad");
    assert_eq!(network.services().len(), 1);
    assert_eq!(
        network.services()[0].name.get(Locale::De),
        "Our offices abroad"
    );
    assert!(
        network
            .locations()
            .iter()
            .all(|l| l.standing[0].value == Standing::Open)
    );
    assert!(network.file().fields.is_empty() && network.file().kinds.is_empty());
}

#[test]
fn dates_say_what_works_where_no_column_does() {
    let (network, plan) = network(
        "City,Country,Latitude,Longitude,Opened,Closed\n\
         Lisbon,PT,38.72,-9.13,1990,2015\n\
         Quito,EC,-0.2,-78.5,2001,\n\
         Nairobi,KE,-1.28,36.82,2031,\n\
         Montréal,CA,45.5,-73.6,1970,2031\n",
    );
    assert_eq!(left_out(&plan), 0, "{:?}", plan.faults);
    let standings: Vec<Settled<'_, Standing>> = network
        .locations()
        .iter()
        .map(|location| settle(&location.standing))
        .collect();
    let is = |at: usize, wanted: Standing| matches!(&standings[at], Settled::One(claim) if claim.value == wanted);
    assert!(
        is(0, Standing::Closed),
        "{:?}",
        network.locations()[0].standing
    );
    assert!(is(1, Standing::Open) && is(2, Standing::Announced) && is(3, Standing::Open));
}

#[test]
fn more_kinds_than_a_filter_holds_become_a_field() {
    let mut list = String::from("kind,city,country,lat,lon\n");
    for n in 0..40 {
        list.push_str(&format!("Embassy of sort {n},Town {n},PT,38.{n:02},-8.5\n"));
    }
    let (network, plan) = network(&list);
    assert_eq!(plan.counts().new, 40, "{:?}", plan.faults);
    assert_eq!(network.file().fields[0].name.get(Locale::En), "kind");
}

#[test]
fn more_services_than_a_map_tells_apart_become_a_field() {
    let mut list = String::from("service,city,country,lat,lon\n");
    for n in 0..20 {
        list.push_str(&format!("Sender {n},Town {n},PT,38.{n:02},-8.5\n"));
    }
    let (network, plan) = network(&list);
    assert_eq!(plan.counts().new, 20, "{:?}", plan.faults);
    assert_eq!(network.services().len(), 1);
    let [field] = &*network.file().fields else {
        panic!("{:?}", network.file().fields);
    };
    assert_eq!(field.name.get(Locale::En), "service");
    assert_eq!(
        network.locations()[7].fields[0].value.is,
        Scalar::Text("Sender 7".into())
    );
}

#[test]
fn a_city_is_looked_up_where_somebody_knows_the_cities() {
    let (network, plan) = network("city,country\nPorto,PT\n");
    assert_eq!(left_out(&plan), 1);
    assert!(wants_cities(&plan));
    assert!(network.locations().is_empty());
}

#[test]
fn what_is_no_list_is_refused() {
    let book = read(b"\n \n");
    let refused = match &book {
        Ok(book) => Alone::new(book, &origin("x"), compiled()).map(|_| ()),
        Err(refused) => Err(NoNetwork::Refused(*refused)),
    };
    assert!(matches!(refused, Err(NoNetwork::Refused(Refused::Empty))));
}

#[test]
fn where_a_list_is_from_and_of_when_is_told_or_that_nobody_knows() {
    let list = "City;Country;Latitude;Longitude\nLisbon;Portugal;38.72;-9.13\n";
    let book = read(list.as_bytes()).unwrap();
    let of = |url: Option<&str>, date: Option<&str>| {
        let origin = Origin {
            url: url.map(str::to_owned),
            date: date.and_then(Date::new),
            ..origin("offices.csv")
        };
        let alone = Alone::new(&book, &origin, compiled()).unwrap();
        let gazetteer = Gazetteer::new(&alone.network);
        let mut plan = plan(alone.given(&gazetteer), alone.sheet, &alone.mapping);
        let network = alone.network(&gazetteer, &mut plan).unwrap();
        let file = network.file().clone();
        let source = file.sources[0].clone();
        (
            file.compiled.to_string(),
            file.note.map(|note| note.get(Locale::En).to_owned()),
            source.date.map(|date| date.to_string()),
            source.url.map(String::from),
        )
    };
    let url = "https://example.org/offices.csv";
    let date = Some("2019-04-02".to_owned());
    assert_eq!(
        of(Some(url), date.as_deref()),
        (
            "2019-04-02".to_owned(),
            None,
            date.clone(),
            Some(url.to_owned())
        )
    );
    let (compiled, note, date, url) = of(Some("file:///offices.csv"), None);
    assert_eq!((compiled.as_str(), date, url), ("2026-11-26", None, None));
    let note = note.unwrap();
    assert!(
        note.contains("when it was made is not known. It was read on 2026-11-26"),
        "{note}"
    );
}

#[test]
fn what_a_network_has_no_room_for_is_told() {
    let long = "x".repeat(10_001);
    let heads: Vec<String> = (0..70).map(|i| format!("Field {i}")).collect();
    let cells: Vec<String> = (0..70).map(|i| format!("value {i}")).collect();
    let list = format!(
        "City;Country;Latitude;Longitude;Logbook;;{}\nLisbon;Portugal;38.72;-9.13;{long};nameless;{}\n",
        heads.join(";"),
        cells.join(";"),
    );
    let (network, plan) = network(&list);
    assert_eq!(network.locations().len(), 1);
    assert_eq!(network.file().fields.len(), 64);
    let told: Vec<(&str, Option<usize>)> = plan
        .faults
        .iter()
        .map(|fault| (fault.code.as_str(), fault.column))
        .collect();
    let mut wanted = vec![("column-left-out", Some(5))];
    // One field is the logbook.
    wanted.extend((69..76).map(|column| ("column-left-out", Some(column))));
    wanted.push(("too-long", Some(4)));
    assert_eq!(told, wanted);
    let first = plan.faults[0].what(Locale::En);
    assert!(first.contains("‘F’") && first.contains("64"), "{first}");
}

#[test]
fn our_own_table_has_its_fields_back_without_guards() {
    let mut file = crate::analysis::fixture::file("fit office Berlin:DE open@2024");
    let field = serde_json::json!({ "id": "square-metres", "name": "Area", "kind": "number" });
    let text = serde_json::json!({ "id": "txt", "name": "Text", "kind": "text" });
    let mut claims = file.locations[0].fields.clone();
    for (field, is) in [
        ("square-metres", Scalar::Number(-5.0)),
        ("txt", Scalar::Text("=SUM(A1)".into())),
    ] {
        claims.push(crate::model::Claim {
            value: crate::model::FieldValue {
                field: crate::model::FieldId::new(field).unwrap(),
                is,
            },
            status: crate::model::ClaimStatus::Stated,
            sources: file.locations[0].standing[0].sources.clone(),
            as_of: None,
            until: None,
            quote: None,
            note: None,
        });
    }
    file.fields = vec![
        serde_json::from_value(field).unwrap(),
        serde_json::from_value(text).unwrap(),
    ];
    file.locations[0].fields = claims;
    let before = crate::load::load(crate::export::json(&file).unwrap().as_bytes()).unwrap();
    let (after, _) = network(&crate::export::csv(
        &before,
        crate::export::all(&before),
        Locale::En,
    ));
    let fields = &after.file().fields;
    let told: Vec<(&str, FieldKind)> = fields.iter().map(|f| (f.id.as_str(), f.kind)).collect();
    assert!(told.contains(&("txt", FieldKind::Text)), "{told:?}");
    assert!(
        told.contains(&("square-metres", FieldKind::Number)),
        "{told:?}"
    );
    let txt = fields
        .iter()
        .find(|field| field.id.as_str() == "txt")
        .unwrap();
    assert_eq!(txt.name.get(Locale::En), "txt");
    let values = after.locations()[0]
        .fields
        .iter()
        .map(|claim| &claim.value.is);
    let values: Vec<&Scalar> = values.collect();
    assert!(
        values.contains(&&Scalar::Text("=SUM(A1)".into())),
        "{values:?}"
    );
    assert!(values.contains(&&Scalar::Number(-5.0)), "{values:?}");
}
