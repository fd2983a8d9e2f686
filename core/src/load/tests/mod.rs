//! The loader as its callers see it.

mod agreement;
mod form;
mod linear;
mod meaning;
mod packed;
mod turns;
mod versions;

use super::{Problem, Problems, load};

thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts a step of the reading: a value that is gone to, an id that is compared.
pub(super) fn step() {
    STEPS.set(STEPS.get() + 1);
}

/// A small file with something of everything, and nothing wrong.
const SMALL: &str = include_str!("small.json");

/// The small file with one piece of text exchanged.
fn with(old: &str, new: &str) -> String {
    assert_eq!(SMALL.matches(old).count(), 1, "{old}");
    SMALL.replace(old, new)
}

/// What is wrong with a text: code and path of each problem, in order.
fn wrong(text: &str) -> Vec<(&'static str, String)> {
    load(text.as_bytes())
        .err()
        .unwrap_or_default()
        .iter()
        .map(|p| (p.code.as_str(), p.path.to_string()))
        .collect()
}

/// The one problem of a text.
fn only(text: &str) -> Problem {
    let problems: Problems = load(text.as_bytes()).unwrap_err();
    assert_eq!(problems.count(), 1, "{problems}");
    problems.list.into_iter().next().unwrap()
}

#[test]
fn the_file_of_the_crate_loads_without_a_warning() {
    let country_at = |[lat, lon]: [f64; 2]| crate::geo::basemap().country_at(lat, lon);
    let (network, warnings) = super::review(super::NETWORK, Some(&country_at)).unwrap();
    assert!(warnings.is_empty(), "{warnings}");
    assert_eq!(super::built_in().unwrap(), network);
}

#[test]
fn the_small_file_loads() {
    assert_eq!(wrong(SMALL), []);
}
