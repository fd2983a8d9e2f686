//! Laws that hold whatever the networks, and the named cases behind them.

use proptest::prelude::*;

use super::*;
use crate::analysis::{distance_km, fixture, point_of};
use crate::load::load;
use crate::model::Locale;

fn small(lines: &str) -> Network {
    fixture::network(lines)
}

/// A network of points, each in a country of its own choosing: `(lat, lon, country, standing, kind)`.
fn network(points: &[(f64, f64, &str, &str, &str)], home: Option<&str>) -> Network {
    let places: Vec<serde_json::Value> = points
        .iter()
        .enumerate()
        .map(|(at, (lat, lon, country, ..))| {
            serde_json::json!({ "id": format!("p{at}"), "name": format!("P{at}"),
                "country": country, "lat_lon": [lat, lon], "precision": "city" })
        })
        .collect();
    let locations: Vec<serde_json::Value> = points
        .iter()
        .enumerate()
        .map(|(at, (.., standing, kind))| {
            let mut one = serde_json::json!({ "id": format!("l{at}"), "service": "s", "kind": kind,
                "name": format!("L{at}"), "place": format!("p{at}"),
                "standing": [{ "value": standing, "as_of": "2024" }] });
            if *standing == "contested" {
                one["standing"] = serde_json::json!([
                    { "value": "open", "status": "contested" },
                    { "value": "closed", "status": "contested" }]);
            }
            one
        })
        .collect();
    let mut file = serde_json::json!({ "version": 2, "title": "T", "compiled": "2026",
        "services": [{ "id": "s", "short": "S", "name": "Service" }],
        "places": places, "locations": locations });
    if let Some(home) = home {
        file["home"] = home.into();
    }
    load(file.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Points in heaps, so that many are near one another; at the poles and at the seam, too.
fn points() -> impl Strategy<Value = Vec<(f64, f64, &'static str, &'static str, &'static str)>> {
    let lat = prop_oneof![Just(90.0), Just(-90.0), -60.0..60.0_f64, 50.0..50.5_f64];
    let lon = prop_oneof![Just(180.0), Just(-180.0), -180.0..180.0_f64, 4.0..4.5_f64];
    let country = prop::sample::select(vec!["FR", "DE", "AQ"]);
    let what = prop::sample::select(vec![
        ("open", "post"),
        ("open", "office"),
        ("seen", "post"),
        ("closed", "post"),
        ("contested", "office"),
        ("considered", "candidate"),
    ]);
    let point = (lat, lon, country, what);
    let point =
        point.prop_map(|(lat, lon, country, (standing, kind))| (lat, lon, country, standing, kind));
    prop::collection::vec(point, 1..30)
}

/// What is present in a network, by its position and point.
fn present(network: &Network) -> Vec<(Position, [f64; 2])> {
    let all = (0..).zip(network.locations());
    all.filter(|(_, location)| counts(location) == Counted::Present)
        .filter_map(|(at, location)| Some((at, point_of(network, location)?)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_nearest_is_that_of_brute_force(a in points(), b in points()) {
        let (a, b) = (network(&a, None), network(&b, None));
        let comparison = Comparison::new([&a, &b], &[]);
        let theirs = present(&b);
        let near = comparison.nearest(0, 1);
        let side = &comparison.sides[0];
        let taking_part = (0..).take(a.locations().len()).filter(|at| side.here(*at).is_some());
        prop_assert_eq!(near.len(), if theirs.is_empty() { 0 } else { taking_part.count() });
        for near in near {
            let from = point_of(&a, &a.locations()[near.position as usize]).unwrap();
            let best = theirs.iter().map(|(_, to)| distance_km(from, *to)).fold(f64::INFINITY, f64::min);
            // A chord tells points apart to some centimetres.
            prop_assert!((near.km - best).abs() < 1e-3, "{} {best}", near.km);
            let to = point_of(&b, &b.locations()[near.other as usize]).unwrap();
            prop_assert_eq!(near.km, distance_km(from, to));
        }
    }

    #[test]
    fn cities_are_those_of_brute_force_and_mirrored_when_exchanged(a in points(), b in points()) {
        let (a, b) = (network(&a, None), network(&b, None));
        let sides = [&a, &b];
        let there = Comparison::new(sides, &[]);
        let back = Comparison::new([&b, &a], &[]);
        let in_reach = |one: &crate::model::Place, other: &crate::model::Place| {
            one.country == other.country
                && distance_km(one.lat_lon.unwrap(), other.lat_lon.unwrap()) <= SAME_CITY_KM
        };
        for (of, to) in [(0, 1), (1, 0)] {
            for town in &there.sides[of].towns {
                let place = &sides[of].file().places[town.place as usize];
                let mut theirs = there.sides[to].towns.iter();
                let is_met = theirs.any(|other| in_reach(place, &sides[to].file().places[other.place as usize]));
                // In both orders, the city is in a row, alone if and only if nothing is near.
                for (comparison, at) in [(&there, of), (&back, to)] {
                    let mut rows = comparison.cities.iter().filter(|row| {
                        row.in_side(&comparison.sides, at).is_some_and(|it| it.place == town.place)
                    });
                    let is_alone = |row: &City| row.cells[1 - at].is_none();
                    prop_assert!(rows.clone().count() > 0);
                    prop_assert_eq!(rows.any(is_alone), !is_met);
                }
            }
        }
    }

    #[test]
    fn countries_are_mirrored_and_nobody_is_lost(a in points(), b in points()) {
        let (a, b) = (network(&a, Some("FR")), network(&b, None));
        let there = Comparison::new([&a, &b], &[]);
        let back = Comparison::new([&b, &a], &[]);
        let turned: Vec<Row> = back.countries.iter().cloned().map(|mut row| {
            row.held.reverse();
            row.locations.reverse();
            row
        }).collect();
        prop_assert_eq!(&there.countries, &turned);
        for at in [0, 1] {
            prop_assert_eq!((there.sides[at].stands, there.sides[at].covers),
                (back.sides[1 - at].stands, back.sides[1 - at].covers));
        }
        for measure in Measure::ALL {
            let whys = [there.unlike(0, 1, measure), there.unlike(1, 0, measure), back.unlike(0, 1, measure)];
            prop_assert!(whys.iter().all(|why| *why == whys[0]));
        }
        // Every location is told of, or counts for nothing.
        for (at, network) in [&a, &b].into_iter().enumerate() {
            let rows: usize = there.countries.iter().map(|row| row.locations[at].len()).sum();
            let counted = network.locations().iter().filter(|location| counts(location) != Counted::Absent);
            prop_assert_eq!(rows, counted.count());
        }
        for part in Part::ALL {
            let text = there.csv(part, Locale::Nl);
            let commas = text.lines().next().unwrap().matches(',').count();
            prop_assert_eq!(commas + 1, part.columns().len());
        }
    }
}

fn code(country: &str) -> crate::model::Country {
    crate::model::Country::new(country).unwrap()
}

#[test]
fn who_is_alone_and_who_answers_from_elsewhere() {
    let ours = small(
        "dkbuza post Vienna:AT open@2024 jur=AT,SK
         dkbuza post Madrid:ES !open !closed
         dkbuza candidate Tokyo:JP considered
         fit office Paris:FR closed",
    );
    let theirs = small(
        "dkbuza post Prague:CZ open@2024 jur=CZ,SK
         dkbuza post Madrid:ES open@2024
         dkbuza post Paris:FR open@2024
         dkbuza post Tokyo:JP open@2024
         dkbuza post Brussels:BE open@2024",
    );
    let both = Comparison::new([&ours, &theirs], &[]);
    let row = |country: &str| {
        let country = code(country);
        both.countries
            .iter()
            .find(|row| row.country == country)
            .unwrap()
    };
    assert_eq!(row("AT").alone(), Some(0));
    assert_eq!(row("CZ").alone(), Some(1));
    assert_eq!(row("SK").held, [Held::Answered, Held::Answered]);
    assert!(row("SK").is_shared() && row("SK").alone().is_none());
    // What is contested is not absent, and does not count either.
    assert_eq!(row("ES").held, [Held::Contested, Held::Stands]);
    assert!(row("ES").alone().is_none() && !row("ES").is_only(1, 0));
    // What has closed or is only considered was not found to be there.
    assert_eq!(row("FR").alone(), Some(1));
    assert_eq!(row("JP").alone(), Some(1));
    // At home, nobody is abroad.
    assert_eq!(row("BE").held, [Held::Home, Held::Home]);
    assert_eq!(
        (both.sides[0].stands.states, both.sides[0].covers.states),
        (1, 2)
    );
    // Whom to ask for a roof: the candidate's city has the other's post in it.
    let tokyo = both.nearest(0, 1);
    let tokyo = tokyo.iter().find(|near| near.is_candidate).unwrap();
    assert_eq!((tokyo.km, tokyo.other), (0.0, 3));
    assert!(
        both.nearest(1, 0).iter().all(|near| near.other == 0),
        "only Vienna is present"
    );
    assert!(both.nearest(0, 9).is_empty());
}

#[test]
fn cities_near_one_another_are_one_unless_a_border_is_between() {
    let centre = network(&[(-4.32, 15.31, "CD", "open", "post")], None);
    let both = network(
        &[
            (-4.27, 15.28, "CG", "open", "post"),
            (-4.40, 15.30, "CD", "seen", "post"),
        ],
        None,
    );
    let comparison = Comparison::new([&centre, &both], &[]);
    assert_eq!(comparison.cities.len(), 2);
    let shared: Vec<bool> = comparison
        .cities
        .iter()
        .map(|row| row.is_shared(&comparison.sides))
        .collect();
    assert_eq!(shared, [true, false]);
    assert!(comparison.cities[0].cells[1].unwrap().km > 8.0);
}

#[test]
fn unlike_is_not_ranked_against_like() {
    let embassies =
        small("dkbuza post Vienna:AT seen@2022 jur=AT,SK\ndkbuza post Paris:FR seen@2022");
    let offices = small("declared fit 9\nfit office Paris:FR open@2025");
    let like = small("dkbuza post Berlin:DE seen@2023 jur=DE");
    let all = Comparison::new([&embassies, &offices, &like], &[]);
    use Unlike::{Answers, Basis, Dates, Missing, Roles};
    assert_eq!(
        all.unlike(0, 1, Measure::Covers),
        [Roles, Basis, Dates, Missing, Answers]
    );
    assert_eq!(all.unlike(0, 2, Measure::Covers), []);
    let ranking = all.ranking(Measure::Stands);
    let told: Vec<_> = ranking.iter().map(|r| (r.side, r.count, r.rank)).collect();
    assert_eq!(
        told,
        [(0, 2, Some((1, 2))), (1, 1, None), (2, 1, Some((2, 2)))]
    );
    assert_eq!(ranking[1].unlike.len(), 2);
    // With posts alone, the agency's network has nothing to count.
    let posts = Comparison::new([&embassies, &offices], &[Kind::Post, Kind::Satellite]);
    assert_eq!(posts.unlike(0, 1, Measure::Stands), [Unlike::Empty]);
    assert_eq!(
        posts.sides[1].rule.missing, 0,
        "a total of offices says nothing of posts"
    );
    // Few that were not found do not reverse the order of what is far apart.
    let few = small("declared dkbuza 2\ndkbuza post Tokyo:JP seen@2022");
    let many = small(
        "declared dkbuza 3\ndkbuza post Vienna:AT seen@2022\ndkbuza post Paris:FR seen@2022\ndkbuza post Berlin:DE seen@2022",
    );
    let sure = Comparison::new([&few, &many], &[]);
    assert_eq!(sure.unlike(0, 1, Measure::Stands), []);
    assert!(
        sure.unlike(0, 1, Measure::Covers).contains(&Missing),
        "one post may answer for many"
    );
    for locale in Locale::ALL {
        for why in [Roles, Basis, Dates, Missing, Answers, Unlike::Empty] {
            let told = all.told(why, 0, 1, locale);
            assert!(told.len() > 20 && !told.contains(['{', '}']), "{told}");
        }
        for side in &all.sides {
            assert!(
                side.rule
                    .told(locale)
                    .iter()
                    .all(|line| !line.contains(['{', '}']))
            );
        }
    }
    assert!(
        all.sides[1]
            .rule
            .told(Locale::En)
            .iter()
            .any(|line| line.contains("8 more"))
    );
}

#[test]
fn of_what_is_assumed_no_source_says_anything() {
    let told = |lines: &str| {
        let one = small(lines);
        let rule = Comparison::new([&one], &[]).sides.remove(0).rule;
        (rule.told(Locale::En).join(" "), rule)
    };
    let (text, rule) = told(
        "dkbuza post Vienna:AT open@2024\ndkbuza post Paris:FR open@2023
         dkbuza post Berlin:DE ?open@2026",
    );
    assert!(
        text.contains("Of which a source says that they work: 2."),
        "{text}"
    );
    assert!(
        text.contains("Only assumed, not said by a source: 1."),
        "{text}"
    );
    assert!(text.contains("Sources say so for 2023 to 2024."), "{text}");
    assert!(
        !text.contains("each") && !text.contains("Without a date"),
        "{text}"
    );
    assert_eq!(
        (rule.open, rule.open_assumed, rule.on_a_word()),
        (3, 1, [2, 0])
    );
    let (text, rule) = told(
        "dkbuza post Vienna:AT open@2024\ndkbuza post Paris:FR seen@2020
         dkbuza post Berlin:DE ?seen@2019\ndkbuza post Madrid:ES ?open",
    );
    assert!(
        text.contains("Of 1 a source says that they work; 1 were only seen"),
        "{text}"
    );
    assert_eq!(
        (rule.assumed, rule.undated, rule.on_a_word()),
        (2, 1, [1, 1])
    );
    // The newest word counts: where that is an assumption, an older one dates nothing.
    let (text, rule) = told("dkbuza post Vienna:AT open@2020 ?open@2025");
    assert!(
        !text.contains("a source says") && rule.said.is_none(),
        "{text}"
    );
    // Where all is assumed, no source is named.
    let (text, rule) = told("dkbuza post Vienna:AT ?open@2024");
    assert!(
        !text.contains("a source says") && rule.said.is_none(),
        "{text}"
    );
    let (text, _) = told("dkbuza post Vienna:AT seen@2024\ndkbuza post Paris:FR ?seen");
    assert!(text.contains("Of which seen at some date: 1;"), "{text}");
}

#[test]
fn a_contested_answer_covers_no_country() {
    let given = |is_contested: bool| {
        let mut file = fixture::file("dkbuza post Vienna:AT open@2024 jur=AT,SK");
        let claims = &mut file.locations[0].jurisdiction;
        let mut firm = claims[0].clone();
        firm.value.countries = vec![code("AT"), code("CZ")];
        if is_contested {
            claims[0].status = crate::model::ClaimStatus::Contested;
            claims.push(firm);
        }
        Network::from_valid(file)
    };
    let (sure, contested) = (given(false), given(true));
    let theirs = small("dkbuza post Prague:SK open@2024");
    let both = Comparison::new([&contested, &theirs, &sure], &[]);
    let held = |country: &str| {
        let row = both
            .countries
            .iter()
            .find(|row| row.country == code(country));
        row.unwrap().held.clone()
    };
    assert_eq!(held("SK"), [Held::Contested, Held::Stands, Held::Answered]);
    // What one claim contests and another says firmly is said; where it stands, it stands.
    assert_eq!(held("CZ")[0], Held::Answered);
    assert_eq!(held("AT")[0], Held::Stands);
    assert_eq!([0, 2].map(|at| both.sides[at].covers.states), [2, 2]);
    // With contested claims alone it is unknown for whom the network answers.
    let mut file = contested.file().clone();
    file.locations[0].jurisdiction.truncate(1);
    let alone = Network::from_valid(file);
    let rules = Comparison::new([&alone, &contested], &[]).sides;
    assert!(!rules[0].rule.answers && rules[1].rule.answers);
}

#[test]
fn a_rank_is_a_number_and_no_date() {
    let one = small("dkbuza post Vienna:AT open@2024");
    let two = small("dkbuza post Vienna:AT open@2024\ndkbuza post Paris:FR open@2024");
    for (network, ranks) in [(&one, ["2", "2"]), (&two, ["1", "2"])] {
        let mut both = Comparison::new([network, if ranks[0] == "2" { &two } else { &one }], &[]);
        // All is found: only then is there a rank.
        for side in &mut both.sides {
            (side.rule.missing, side.rule.no_total) = (0, false);
        }
        let text = both.csv(Part::Networks, Locale::En);
        let mut lines = text.lines();
        let mut line = || lines.next().unwrap().split(',').collect::<Vec<_>>();
        let (head, row) = (line(), line());
        let of = |name: &str| row[head.iter().position(|one| *one == name).unwrap()];
        assert_eq!([of("stands_rank"), of("stands_ranked")], ranks);
        assert_eq!([of("covers_rank"), of("covers_ranked")], ["", ""]);
    }
}

#[test]
fn more_networks_than_fit_are_left_out_and_none_is_no_fault() {
    let one = small("dkbuza post Vienna:AT open");
    assert_eq!(Comparison::new([&one; 9], &[]).sides.len(), MOST);
    let none = Comparison::<&Network>::new([], &[]);
    assert!(
        none.countries.is_empty()
            && none.cities.is_empty()
            && none.ranking(Measure::Covers).is_empty()
    );
}

#[test]
fn a_formula_in_a_name_does_not_run() {
    let mut file = fixture::file("dkbuza post Vienna:AT open");
    file.title = crate::model::Localized::same("=cmd()");
    let evil = Network::from_valid(file);
    let one = small("dkbuza post Vienna:AT open");
    let comparison = Comparison::new([&one, &evil], &[]);
    for part in Part::ALL {
        assert!(
            comparison.csv(part, Locale::En).contains(",'=cmd()")
                || comparison.csv(part, Locale::En).contains("\n'=cmd()")
        );
    }
}

/// Twice the locations take twice the time, not four times: at one point, and spread over the world.
#[test]
fn work_is_linear() {
    let spread = |n: u32, heap: bool| {
        let all: Vec<_> = (0..n)
            .map(|i| {
                let [lat, lon] = if heap {
                    [50.0, 4.0]
                } else {
                    [
                        f64::from(i * 7919 % 12_000) / 100.0 - 60.0,
                        f64::from(i * 104_729 % 36_000) / 100.0 - 180.0,
                    ]
                };
                (lat, lon, "FR", "open", "post")
            })
            .collect();
        network(&all, None)
    };
    for heap in [false, true] {
        let time = |n: u32| {
            let (a, b) = (spread(n, heap), spread(n, heap));
            let start = std::time::Instant::now();
            let comparison = Comparison::new([&a, &b], &[]);
            assert_eq!(comparison.nearest(0, 1).len(), n as usize);
            start.elapsed()
        };
        time(500);
        let (small, large) = (time(1_000), time(8_000));
        assert!(large < small * 40, "{heap}: {small:?} {large:?}");
    }
}
