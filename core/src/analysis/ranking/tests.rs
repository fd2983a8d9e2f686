//! The ranking on the real network, and its laws.

use proptest::prelude::*;

use super::criteria::CRITERIA;
use super::*;
use crate::analysis::{Services, coverage, fixture};
use crate::load::load;
use crate::model::{Country, Network};

fn table(network: &Network) -> Table {
    let alternatives = alternatives(network);
    criteria(network, &coverage(network), &alternatives, DEFAULT_REACH_KM)
}

fn real() -> Table {
    table(&load(include_bytes!("../../../data/network.json")).unwrap())
}

fn of<'a>(table: &'a Table, code: &str, criterion: Criterion) -> &'a Value {
    let country = Country::new(code).unwrap();
    let mut rows = table.alternatives.iter();
    let row = rows.position(|a| a.country == country).unwrap();
    &table.values[row][criterion.index()]
}

#[test]
fn the_answers_candidates_and_the_countries_of_the_zone_are_ranked() {
    let table = real();
    let codes: Vec<_> = table
        .alternatives
        .iter()
        .map(|a| a.country.to_string())
        .collect();
    assert_eq!(
        codes,
        ["ES", "MA", "FI", "EE", "LV", "LT", "PL", "SK", "HU", "RO"]
    );
    assert_eq!(table.alternatives.iter().filter(|a| a.of_region).count(), 8);
}

#[test]
fn the_values_are_those_of_the_sources() {
    let table = real();
    let partnership = of(&table, "MA", Criterion::Named);
    assert_eq!(
        (partnership.raw, &partnership.evidence),
        (Some(1.0), &Evidence::Motivation(0))
    );
    assert_eq!(of(&table, "ES", Criterion::Named).raw, Some(0.0));
    let poland = of(&table, "PL", Criterion::Border);
    assert_eq!(poland.raw, Some(3.0));
    // By Ceuta and Melilla.
    assert_eq!(of(&table, "MA", Criterion::Border).raw, Some(1.0));
    // Warsaw has a post: nothing is farther from it than its own.
    assert_eq!(of(&table, "PL", Criterion::Distance).raw, Some(0.0));
    let rabat = of(&table, "MA", Criterion::Distance).raw.unwrap();
    assert!((1500.0..2200.0).contains(&rabat), "{rabat}");
    let Evidence::Services(here) = of(&table, "ES", Criterion::Joined).evidence else {
        panic!()
    };
    assert!(here.has(1) && !here.has(0));
    let Evidence::Countries(reached) = &of(&table, "MA", Criterion::Population).evidence else {
        panic!()
    };
    assert!(reached.contains(&Country::new("MA").unwrap()));
    assert!(!reached.contains(&Country::new("FR").unwrap()));
}

#[test]
fn every_score_is_the_sum_of_its_terms() {
    let table = real();
    let order = table.rank(&Weights::default());
    for scored in &order {
        let sum: f64 = scored.contributions.iter().filter_map(|c| c.adds).sum();
        assert!((scored.low - sum).abs() < 1e-12);
        assert!((0.0..=1.0 + 1e-12).contains(&scored.high));
    }
    assert!(order.is_sorted_by(|a, b| a.middle() >= b.middle()));
}

#[test]
fn without_any_post_the_distance_is_unknown_and_the_score_an_interval() {
    let network = fixture::network(
        "dkbuza candidate Madrid:ES considered
         dkbuza candidate Tokyo:JP considered
         fit office Tokyo:JP open",
    );
    let table = table(&network);
    assert_eq!(of(&table, "ES", Criterion::Distance).raw, None);
    let order = table.rank(&Weights::default());
    for scored in &order {
        assert!((scored.high - scored.low - 1.0 / 7.0).abs() < 1e-12);
        assert_eq!(scored.contributions[0].adds, None);
    }
}

#[test]
fn a_place_without_other_services_joins_nobody() {
    let network = fixture::network(
        "dkbuza candidate Madrid:ES considered
         dkbuza post Madrid:ES !open !vacant
         fit office Madrid:ES closed
         tvl office Cologne:DE open",
    );
    let table = table(&network);
    let joined = of(&table, "ES", Criterion::Joined);
    assert_eq!(
        (joined.raw, &joined.evidence),
        (Some(0.0), &Evidence::Services(Services::NONE))
    );
}

#[test]
fn a_service_that_is_not_found_may_be_there_where_it_has_more_than_are_found() {
    let network = fixture::network(
        "declared fit 2
         dkbuza candidate Madrid:ES considered
         dkbuza candidate Tokyo:JP considered
         dkbuza candidate Paris:FR considered
         fit office Tokyo:JP open
         tvl office Paris:FR !open !closed
         tvl office Madrid:ES open",
    );
    let table = table(&network);
    let joined = |code| {
        let value = of(&table, code, Criterion::Joined);
        (value.raw, value.lacking)
    };
    assert_eq!(joined("JP"), (Some(1.0), 0));
    // At least the one that is found; and where none is, nobody knows.
    assert_eq!(joined("ES"), (Some(1.0), 1));
    assert_eq!(joined("FR"), (None, 2));
}

/// A table of made-up values; none is unknown.
fn made_up() -> impl Strategy<Value = Table> {
    let value = prop_oneof![
        4 => (0..50u32).prop_map(|n| Some(f64::from(n))),
        1 => Just(None),
    ];
    let row = prop::array::uniform7(value);
    prop::collection::vec(row, 1..7).prop_map(|rows| {
        let values = rows.iter().map(|row| {
            row.map(|raw| Value {
                raw,
                ..Value::default()
            })
        });
        let alternative = Alternative {
            candidate: None,
            country: Country::new("MA").unwrap(),
            point: [0.0, 0.0],
            of_region: false,
        };
        Table::new(vec![alternative; rows.len()], values.collect())
    })
}

fn weights() -> impl Strategy<Value = Weights> {
    prop::array::uniform7(0..10u8).prop_map(|w| Weights(w.map(f64::from)))
}

fn order(table: &Table, weights: &Weights) -> Vec<usize> {
    table.rank(weights).iter().map(|s| s.alternative).collect()
}

/// The weights with one criterion at a share of all, the others in proportion.
fn at_share(weights: &Weights, criterion: Criterion, share: f64) -> Weights {
    let mut others = *weights;
    others.0[criterion.index()] = 0.0;
    let mut shares = others.shares().map(|w| w * (1.0 - share));
    shares[criterion.index()] = share;
    Weights(shares)
}

fn middles(table: &Table, weights: &Weights) -> Vec<f64> {
    let mut middles = vec![0.0; table.alternatives.len()];
    for scored in table.rank(weights) {
        middles[scored.alternative] = scored.middle();
    }
    middles
}

proptest! {
    #[test]
    fn only_the_proportion_of_weights_matters(table in made_up(), w in weights(), by in 1..9u8) {
        let scaled = Weights(w.0.map(|w| w * f64::from(by)));
        for (a, b) in middles(&table, &w).iter().zip(middles(&table, &scaled)) {
            prop_assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn more_of_a_criterion_gains_on_everybody(
        table in made_up(), w in weights(), c in 0..CRITERIA, more in 1..20u32,
    ) {
        let mut values = table.values.clone();
        let Some(raw) = values[0][c].raw else { return Ok(()) };
        values[0][c].raw = Some(raw + f64::from(more));
        let better = Table::new(table.alternatives.clone(), values);
        let (before, after) = (middles(&table, &w), middles(&better, &w));
        for (a, b) in before.iter().zip(&after) {
            prop_assert!(after[0] - b >= before[0] - a - 1e-12);
        }
    }

    #[test]
    fn an_alternative_that_is_the_largest_in_nothing_changes_no_score(
        table in made_up(), w in weights(),
    ) {
        let mut values = table.values.clone();
        values.push(Criterion::ALL.map(|_| Value { raw: Some(0.0), ..Value::default() }));
        let mut alternatives = table.alternatives.clone();
        alternatives.push(alternatives[0]);
        let more = Table::new(alternatives, values);
        let (before, after) = (middles(&table, &w), middles(&more, &w));
        prop_assert_eq!(&before[..], &after[..before.len()]);
    }

    /// Between two thresholds the order stays; at each the two it names change places.
    #[test]
    fn the_order_changes_at_the_thresholds_and_nowhere_else(
        table in made_up(), w in weights(), c in 0..CRITERIA,
    ) {
        let criterion = Criterion::ALL[c];
        let mut others = w;
        others.0[c] = 0.0;
        let thresholds = table.sensitivity(&w, criterion);
        if others.shares() == [0.0; CRITERIA] {
            prop_assert!(thresholds.is_empty());
            return Ok(());
        }
        for t in &thresholds {
            let near = 1e-6 * t.share.min(1.0 - t.share);
            let below = middles(&table, &at_share(&w, criterion, t.share - near));
            let above = middles(&table, &at_share(&w, criterion, t.share + near));
            prop_assert!(below[t.below] >= below[t.above] - 1e-12);
            prop_assert!(above[t.above] >= above[t.below] - 1e-12);
            let here = middles(&table, &at_share(&w, criterion, t.share));
            prop_assert!((here[t.below] - here[t.above]).abs() < 1e-9);
            let again = Weights({ let mut v = w.0; v[c] = t.weight; v });
            prop_assert!((again.share(criterion) - t.share).abs() < 1e-9);
        }
        let mut cuts = vec![0.0];
        cuts.extend(thresholds.iter().map(|t| t.share));
        cuts.push(1.0);
        for pair in cuts.windows(2).filter(|p| p[1] - p[0] > 1e-6) {
            let at = |f: f64| at_share(&w, criterion, pair[0] + f * (pair[1] - pair[0]));
            let (low, high) = (middles(&table, &at(0.25)), middles(&table, &at(0.75)));
            for i in 0..low.len() {
                for j in 0..low.len() {
                    let (a, b) = (low[i] - low[j], high[i] - high[j]);
                    prop_assert!(a * b >= -1e-12, "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn within_the_stable_range_the_order_is_the_same(
        table in made_up(), w in weights(), c in 0..CRITERIA,
    ) {
        let criterion = Criterion::ALL[c];
        let [from, to] = table.stable(&w, criterion);
        let now = w.share(criterion);
        prop_assume!(w.shares() != [0.0; CRITERIA] && now < 1.0);
        prop_assert!(from <= now && now <= to);
        let middles = middles(&table, &w);
        // Ties stand as they were, whichever way rounding goes.
        let tied = middles.iter().enumerate().any(|(i, a)| {
            middles[..i].iter().any(|b| (a - b).abs() < 1e-9)
        });
        if !tied && to - from > 1e-6 {
            let halfway = at_share(&w, criterion, f64::midpoint(now, to.min(now + (to - now) * 0.9)));
            prop_assert_eq!(order(&table, &halfway), order(&table, &w));
        }
    }
}
