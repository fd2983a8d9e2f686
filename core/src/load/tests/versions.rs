//! The first version for good, and what the second one adds.

use super::*;
use crate::model::{Country, Kind, Locale, Module, SourceId};
use crate::{Network, export};

/// The small file as the first version had it.
const FIRST: &str = include_str!("small-1.json");
/// What the first version took for granted.
const GRANTED: &str = include_str!("../../../data/version-1.json");

#[test]
fn the_first_version_loads_with_what_it_took_for_granted() {
    assert_eq!(wrong(GRANTED), []);
    let network = load(FIRST.as_bytes()).unwrap();
    let granted = load(GRANTED.as_bytes()).unwrap();
    let (file, granted) = (network.file(), granted.file());
    assert_eq!(file.version, 2);
    assert_eq!(file.home, Country::new("BE"));
    assert_eq!(file.home_region, granted.home_region);
    assert!(file.home_region.is_some());
    assert_eq!(file.close_up, granted.close_up);
    assert_eq!(file.texts, granted.texts);
    assert_eq!(file.criteria, granted.criteria);
    assert_eq!(file.subjects.len(), 4);
    // Written anew, it is the same in the second version.
    let again = load(export::json(file).unwrap().as_bytes()).unwrap();
    assert_eq!(again, network);
}

#[test]
fn the_network_of_the_crate_says_itself_what_the_first_version_took_for_granted() {
    let ours = crate::load::built_in().unwrap();
    let granted = load(GRANTED.as_bytes()).unwrap();
    let (ours, granted) = (ours.file(), granted.file());
    assert_eq!(ours.home, granted.home);
    assert_eq!(ours.home_region, granted.home_region);
    assert_eq!(ours.close_up, granted.close_up);
    assert_eq!(ours.texts, granted.texts);
    assert_eq!(ours.subjects, granted.subjects);
    assert_eq!(ours.criteria, granted.criteria);
}

#[test]
fn the_first_version_is_as_strict_as_it_was() {
    let first = |old: &str, new: &str| {
        assert_eq!(FIRST.matches(old).count(), 1, "{old}");
        wrong(&FIRST.replace(old, new))
    };
    let sourceless = first(
        r#"{ "value": 13, "sources": ["answer"] }"#,
        r#"{ "value": 13 }"#,
    );
    assert_eq!(
        sourceless,
        [("missing-field", "services[0].declared[0]".to_owned())]
    );
    let later = first(r#""version": 1,"#, r#""version": 1, "home": "FR","#);
    assert_eq!(later, [("unknown-field", "home".to_owned())]);
}

/// As little as a file can be: one service, three offices, no source.
#[test]
fn the_smallest_file_has_itself_as_its_source() {
    let network = load(crate::load::SMALLEST.as_bytes()).unwrap();
    let file = network.file();
    assert_eq!((file.services.len(), file.locations.len()), (1, 3));
    let [source] = &*file.sources else {
        panic!("{:?}", file.sources)
    };
    assert_eq!(source.id, SourceId::file());
    assert_eq!(
        (&source.title, source.date),
        (&file.title, Some(file.compiled))
    );
    for location in &file.locations {
        assert_eq!(location.standing[0].sources, [SourceId::file()]);
    }
    for module in [
        Module::WhatIf,
        Module::Crew,
        Module::JointPresence,
        Module::Facts,
    ] {
        assert!(!network.shows(module), "{module:?}");
    }
    assert_eq!(network.home(), None);
    let again = load(export::json(file).unwrap().as_bytes()).unwrap();
    assert_eq!(again, network);
}

/// What a network shows that names these parts of the map.
fn shown(text: &str, named: &[Module]) -> Vec<Module> {
    let mut file = load(text.as_bytes()).unwrap().into_file();
    file.modules = Some(named.to_vec());
    let network = Network::from_valid(file);
    ALL_MODULES
        .into_iter()
        .filter(|module| network.uses(*module))
        .collect()
}

const ALL_MODULES: [Module; 10] = [
    Module::WhatIf,
    Module::Facts,
    Module::Crew,
    Module::Coverage,
    Module::JointPresence,
    Module::BestPlaces,
    Module::Ranking,
    Module::Candidates,
    Module::Declared,
    Module::Rotation,
];

#[test]
fn a_part_named_alone_brings_its_page_and_what_is_empty_is_not_shown() {
    use Module as M;
    let smallest = crate::load::SMALLEST;
    // There are no posts, candidates, crews or facts in it, and one service.
    for module in [
        M::Facts,
        M::Crew,
        M::JointPresence,
        M::Candidates,
        M::Rotation,
        M::Ranking,
    ] {
        assert_eq!(shown(smallest, &[module]), [], "{module:?}");
    }
    for module in [M::Coverage, M::BestPlaces] {
        assert_eq!(shown(smallest, &[module]), [M::WhatIf, module]);
    }
    assert_eq!(shown(smallest, &[M::WhatIf]), [M::WhatIf]);
    assert_eq!(shown(smallest, &[M::Declared]), [M::Facts, M::Declared]);
    // Where there is something for each, each is on a page.
    let whole = include_str!("../../../data/network.json");
    for module in [M::Crew, M::JointPresence, M::Candidates, M::Rotation] {
        assert_eq!(shown(whole, &[module]), [M::Facts, module]);
    }
    assert_eq!(shown(whole, &[M::Ranking]), [M::WhatIf, M::Ranking]);
    assert_eq!(shown(whole, &[M::Facts]), [M::Facts]);
}

#[test]
fn a_source_called_file_is_the_files_own_affair() {
    let own = r#""sources": [
    { "id": "file", "kind": "dataset", "title": "Our register" },
    { "id": "answer""#;
    let text = with(
        r#""sources": [
    { "id": "answer""#,
        own,
    );
    let text = text.replace(
        r#"{ "value": 13, "sources": ["answer"] }"#,
        r#"{ "value": 13 }"#,
    );
    let network = load(text.as_bytes()).unwrap();
    assert_eq!(network.file().sources.len(), 3);
    let declared = &network.services()[0].declared[0];
    let source = network.source(&declared.sources[0]).unwrap();
    assert_eq!(source.title.get(Locale::En), "Our register");
}

/// One service is enough: there is a chart of what is dated, and posts are assigned.
#[test]
fn what_has_dates_or_posts_has_a_page_of_facts() {
    let shows = |new: &str| {
        let kind = r#""kind": "office""#;
        assert!(crate::load::SMALLEST.contains(kind));
        let text = crate::load::SMALLEST.replacen(kind, new, 1);
        let network = load(text.as_bytes()).unwrap();
        (network.has_dates(), network.shows(Module::Facts))
    };
    assert_eq!(shows(r#""kind": "office""#), (false, false));
    assert_eq!(shows(r#""kind": "post""#), (false, true));
    assert_eq!(
        shows(r#""kind": "office", "opened": [{ "value": "199X" }]"#),
        (true, true)
    );
}

#[test]
fn kinds_are_called_as_the_network_calls_them() {
    let kinds = r#""kinds": [
        { "id": "embassy", "role": "post", "name": "Ambassade", "plural": "Ambassades" },
        { "id": "antenna", "role": "satellite", "name": "Antenne" },
        { "id": "candidate", "role": "candidate", "name": "Kandidaat" }],
      "organisations": ["#;
    let text = with(r#"  "organisations": ["#, kinds)
        .replace(r#""kind": "post""#, r#""kind": "embassy""#)
        .replace(r#""kind": "satellite""#, r#""kind": "antenna""#);
    let network = load(text.as_bytes()).unwrap();
    let [post, satellite, candidate] = network.locations() else {
        panic!()
    };
    let roles = [post, satellite, candidate].map(|location| location.kind);
    assert_eq!(roles, [Kind::Post, Kind::Satellite, Kind::Candidate]);
    assert_eq!(network.kind_name(post, Locale::En), "Ambassade");
    assert_eq!(network.kind_index("antenna"), Some(1));
    // What is no kind of the file is told, with what was probably meant.
    let slip = text.replace(r#""kind": "embassy""#, r#""kind": "embasy""#);
    let problem = only(&slip);
    assert_eq!(problem.code.as_str(), "unknown-id");
    assert_eq!(problem.suggestion.as_deref(), Some("embassy"));
}

#[test]
fn a_field_holds_what_is_of_its_kind() {
    let fields = r#""fields": [
        { "id": "grade", "name": "x", "kind": "choice", "choices": [{ "id": "first", "name": "x" }] },
        { "id": "area", "name": "x", "kind": "number" },
        { "id": "lease", "name": "x", "kind": "date" },
        { "id": "page", "name": "x", "kind": "link" },
        { "id": "motto", "name": "x", "kind": "text" }],
      "organisations": ["#;
    let whole = with(r#"  "organisations": ["#, fields);
    let holding = |field: &str, is: &str| {
        let value = format!(
            r#""satellite_of": "post-vienna", "fields": [{{ "value": {{ "field": "{field}", "is": {is} }} }}]"#
        );
        wrong(&whole.replace(r#""satellite_of": "post-vienna""#, &value))
    };
    let right = [
        ("grade", r#""first""#),
        ("area", "-1.5"),
        ("lease", r#""2030-06""#),
        ("page", r#""https://example.org""#),
        ("motto", r#""Semper""#),
    ];
    for (field, is) in right {
        assert_eq!(holding(field, is), [], "{field}");
    }
    for (field, is, code) in [
        ("grade", r#""frist""#, "unknown-id"),
        ("grade", "1", "wrong-type"),
        ("area", r#""120""#, "wrong-type"),
        ("area", "1e300", "number-out-of-range"),
        ("lease", r#""soon""#, "invalid-date"),
        ("page", r#""javascript:alert(1)""#, "invalid-url"),
        ("motto", "5", "wrong-type"),
        ("motto", r#""""#, "empty-text"),
    ] {
        let path = "locations[1].fields[0].value.is".to_owned();
        assert_eq!(holding(field, is), [(code, path)], "{field} {is}");
    }
    let path = "locations[1].fields[0].value.field".to_owned();
    assert_eq!(holding("gade", "1"), [("unknown-id", path)]);
}

#[test]
fn texts_are_in_the_languages_that_the_file_names() {
    let two = with(
        r#""title": { "nl": "Netwerk", "en": "Network", "fr": "Réseau", "de": "Netz" }"#,
        r#""locales": ["es", "fr-CA"], "title": { "fr-CA": "Réseau", "es": "Red" }"#,
    )
    .replace(
        r#"{ "nl": "Wenen", "en": "Vienna", "fr": "Vienne", "de": "Wien" }"#,
        r#""Vienna""#,
    );
    let network = load(two.as_bytes()).unwrap();
    let title = &network.file().title;
    assert_eq!(
        Locale::ALL.map(|l| title.get(l)),
        ["Red", "Red", "Réseau", "Red"]
    );
    // What a program adds has the map's languages.
    let ours = two.replace(
        r#""Vienna""#,
        r#"{ "nl": "Wenen", "en": "Vienna", "fr": "Vienne", "de": "Wien" }"#,
    );
    assert_eq!(wrong(&ours), []);
    for (old, new, code, path) in [
        (r#", "es": "Red""#, "", "missing-field", "title"),
        (
            r#""es": "Red""#,
            r#""es": "Red", "it": "Rete""#,
            "unknown-field",
            "title.it",
        ),
        (
            r#"["es", "fr-CA"]"#,
            r#"["es", "fr-CA", "es"]"#,
            "listed-twice",
            "locales[2]",
        ),
        (
            r#"["es", "fr-CA"]"#,
            r#"["es", "fr-CA", "fr_BE"]"#,
            "invalid-locale",
            "locales[2]",
        ),
    ] {
        let found = wrong(&two.replace(old, new));
        assert_eq!(found.first(), Some(&(code, path.to_owned())), "{new}");
    }
}
