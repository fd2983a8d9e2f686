//! Laws, of any scenario on the real network.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::analysis::presence;
use crate::model::{Date, Kind, NetworkFile};

fn any_fte() -> impl Strategy<Value = Fte> {
    prop_oneof![
        3 => Just(Fte::ONE),
        1 => (1u32..=100_000).prop_map(|h| Fte::from_hundredths(h).unwrap()),
        2 => (1u32..=300).prop_map(|h| Fte::from_hundredths(h).unwrap()),
    ]
}

fn any_spot() -> impl Strategy<Value = Spot> {
    let network = built_in().unwrap();
    let places: Vec<_> = network.file().places.iter().map(|p| p.id.clone()).collect();
    let countries: Vec<_> = crate::model::Country::all().collect();
    prop_oneof![
        3 => select(places).prop_map(Spot::place),
        1 => (".{0,12}", select(countries), -90_000i32..=90_000, -180_000i32..=180_000).prop_map(
            |(name, country, lat, lon)| Spot::Point(Point {
                name: name.into(),
                country,
                lat_lon: LatLon::from_thousandths(lat, lon).unwrap(),
            })
        ),
        1 => Just(point("Iași", "RO", 47.158, 27.59)),
    ]
}

fn any_location() -> impl Strategy<Value = LocationId> {
    let network = built_in().unwrap();
    let mut ids: Vec<_> = network.locations().iter().map(|l| l.id.clone()).collect();
    ids.extend(["new-fit-prague", "new-dkbuza-prague", "nowhere"].map(at));
    prop_oneof![
        3 => select(ids),
        // Where staff is known or contested, or a change makes the location, more often.
        2 => select(["post-rome", "post-madrid", "candidate-morocco", "post-vienna", "fit-vienna"]
            .map(at).to_vec()),
    ]
}

fn any_role() -> impl Strategy<Value = RoleId> {
    let roles = [
        "representative",
        "deputy",
        "policy-officer",
        "administrative-support",
        "cook",
    ];
    select(roles.map(role).to_vec())
}

fn any_change() -> impl Strategy<Value = Change> {
    let services = select(["dkbuza", "fit", "tvl", "nato"].map(service).to_vec());
    let kinds = select(vec![
        Kind::Post,
        Kind::Satellite,
        Kind::Office,
        Kind::Candidate,
    ]);
    let candidates = select(
        [
            "candidate-madrid",
            "candidate-morocco",
            "candidate-eu-eastern-border",
            "post-rome",
        ]
        .map(at)
        .to_vec(),
    );
    let opens = (candidates, prop::option::of(any_spot()));
    let adds = (
        services,
        kinds,
        any_spot(),
        prop::option::weighted(0.3, any_location()),
    );
    let staff = || (any_location(), any_role(), any_fte());
    let moves = (any_location(), any_location(), any_role(), any_fte());
    let relocates = (any_location(), any_spot(), prop::option::of("[ -~é]{0,12}"));
    prop_oneof![
        opens.prop_map(|(candidate, at)| Change::Open { candidate, at }),
        any_location().prop_map(|location| Change::Close { location }),
        any_location().prop_map(|location| Change::Reopen { location }),
        adds.prop_map(|(service, kind, at, of)| Change::Add {
            service,
            kind,
            at,
            of
        }),
        staff().prop_map(|(location, role, fte)| Change::AddRole {
            location,
            role,
            fte
        }),
        staff().prop_map(|(location, role, fte)| Change::RemoveRole {
            location,
            role,
            fte
        }),
        moves.prop_map(|(from, to, role, fte)| Change::MoveRole {
            from,
            to,
            role,
            fte
        }),
        (any_location(), any_location()).prop_map(|(guest, host)| Change::House { guest, host }),
        relocates.prop_map(|(location, at, address)| Change::Relocate {
            location,
            at,
            address: address.map(Into::into),
        }),
    ]
}

fn any_scenario() -> impl Strategy<Value = Scenario> {
    let date = (2020u16..2040, 0u16..=12, 0u16..=28);
    let date = date.prop_map(|(y, m, d)| Date::of(y, m, if m == 0 { 0 } else { d }));
    let date = prop::option::weighted(0.2, date).prop_map(Option::flatten);
    let step = (any_change(), prop::bool::weighted(0.1), date)
        .prop_map(|(change, off, date)| Step { change, off, date });
    (".{0,20}", ".{0,40}", prop::collection::vec(step, 0..12)).prop_map(|(name, note, changes)| {
        Scenario {
            name: name.into(),
            note: note.into(),
            changes,
        }
    })
}

/// The scenario without the changes that cannot be made: what is left applies.
fn feasible(mut scenario: Scenario, network: &Network) -> Scenario {
    loop {
        match scenario.apply(network) {
            Ok(_) => return scenario,
            // One at a time: a change may rest on one before it.
            Err(problems) => drop(scenario.changes.remove(problems[0].index)),
        }
    }
}

/// The file with its records in the order of their ids.
fn sorted(network: &Network) -> NetworkFile {
    let mut file = network.file().clone();
    file.locations.sort_by(|a, b| a.id.cmp(&b.id));
    file.places.sort_by(|a, b| a.id.cmp(&b.id));
    file
}

#[test]
fn applying_nothing_changes_nothing() {
    let network = built_in().unwrap();
    let mut scenario = Scenario::default();
    assert_eq!(scenario.apply(&network).unwrap(), network);
    scenario.changes.push(Step {
        change: Change::Close {
            location: at("nowhere"),
        },
        off: true,
        date: None,
    });
    let outcome = scenario.outcome(&network).unwrap();
    assert_eq!(outcome.network, network);
    assert!(outcome.difference.is_empty());
    assert_eq!(outcome.means, Means::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_applies_gives_a_network_that_loads(scenario in any_scenario()) {
        let network = built_in().unwrap();
        let scenario = feasible(scenario, &network);
        let after = scenario.apply(&network).unwrap();
        prop_assert_eq!(loads(&after), Ok(()));
    }

    #[test]
    fn independent_changes_come_in_any_order(
        changes in prop::collection::vec(any_change(), 0..10),
        seed in any::<prop::sample::Index>(),
    ) {
        let network = built_in().unwrap();
        // Independent are changes that name, or make, no location of another.
        let mut named: Vec<LocationId> = Vec::new();
        let mut some = Vec::new();
        for change in changes {
            let of = change.locations().into_iter().cloned().chain(change.added_id());
            let of: Vec<LocationId> = of.collect();
            // A host without an address gets one for both.
            if of.iter().all(|id| !named.contains(id)) {
                named.extend(of);
                some.push(change);
            }
        }
        let scenario = feasible(Scenario::of("", some), &network);
        let mut turned = scenario.clone();
let by = seed.index(turned.changes.len().max(1));
        turned.changes.rotate_left(by.min(scenario.changes.len()));
        turned.changes.reverse();
        let [one, other] = [scenario, turned].map(|s| s.outcome(&network));
        let (one, other) = (one.unwrap(), other.unwrap());
        prop_assert_eq!(one.difference, other.difference);
        prop_assert!((one.means.balance() - other.means.balance()).abs() < 1e-6);
        let roles = &one.means.roles;
        let sum: f64 = roles.iter().map(|role| role.balance).sum();
        prop_assert!((sum - one.means.balance()).abs() < 0.006);
        let needed: u32 = roles.iter().map(|role| role.still_needed).sum();
        let unknown = roles.iter().map(|role| role.freed_unknown + role.restored_unknown);
        prop_assert_eq!(needed, one.means.still_needed);
        prop_assert_eq!(unknown.sum::<u32>(), one.means.freed_unknown + one.means.restored_unknown);
        prop_assert!(sorted(&one.network) == sorted(&other.network));
    }

    #[test]
    fn opening_never_takes_presence_away(changes in prop::collection::vec(any_change(), 0..10)) {
        let network = built_in().unwrap();
        let opens = |c: &Change| matches!(c, Change::Open { .. } | Change::Reopen { .. } | Change::Add { .. });
        let scenario = feasible(Scenario::of("", changes.into_iter().filter(opens)), &network);
        let outcome = scenario.outcome(&network).unwrap();
        let d = &outcome.difference;
        prop_assert!(d.countries.iter().all(|c| c.lost.is_empty()));
        prop_assert!(d.any.lost.is_empty() && d.answered.lost.is_empty());
        prop_assert!(d.joint.all.lost.is_empty() && d.joint.two.lost.is_empty());
        prop_assert!(d.coverage.covers.iter().all(|c| c.after > c.before));
        let nearer = |c: &DistanceChange| c.before.is_none_or(|km| c.after.is_some_and(|to| to < km));
        prop_assert!(d.coverage.distances.iter().all(nearer));
        let after = presence(&outcome.network);
        for row in presence(&network).countries {
            let is = after.of(row.country).unwrap();
            prop_assert!(row.present().without(is.present()).is_empty());
        }
    }
}

proptest! {
    #[test]
    fn text_and_file_round_trip(scenario in any_scenario()) {
        let text = scenario.to_text();
        prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b)), "{}", text);
        let read = Scenario::parse(&text);
        prop_assert_eq!(read.as_ref(), Ok(&scenario));
        prop_assert_eq!(read.unwrap().to_text(), text);
        prop_assert_eq!(Scenario::from_json(&scenario.to_json().unwrap()).unwrap(), scenario);
    }

    #[test]
    fn reading_never_panics(text in ".*", tail in "[A-Za-z0-9._~-]{0,60}") {
        let _ = Scenario::parse(&text);
        let _ = Scenario::from_json(&text);
        let _ = Scenario::parse(&format!("1~{tail}"));
        if let Ok(scenario) = Scenario::parse(&format!("1~~~{tail}")) {
            let network = crate::analysis::fixture::network("dkbuza post Berlin:DE open");
            let _ = scenario.outcome(&network);
            prop_assert_eq!(Scenario::parse(&scenario.to_text()), Ok(scenario));
        }
    }

    #[test]
    fn any_scenario_applies_or_says_what_is_wrong(scenario in any_scenario()) {
        let network = built_in().unwrap();
        if let Err(problems) = scenario.outcome(&network) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|p| p.index < scenario.changes.len()));
        }
    }
}
