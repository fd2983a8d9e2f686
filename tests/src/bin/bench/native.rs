//! The figures of `core`, native: its own benches run (`core/benches`), each says what it measures,
//! and what has a reach is picked from what they print.

use std::process::{Command, Stdio};

use buitenkaart_tests::root;

use crate::table::Figure;

const BENCHES: [&str; 6] = [
    "analysis", "basemap", "search", "load", "planning", "scenario",
];

/// Compiles the benches, so that nothing is measured beside a compiler.
pub(crate) fn prepare() {
    let status = cargo(&BENCHES).arg("--no-run").status();
    let built = status.is_ok_and(|status| status.success());
    assert!(built, "the benches of core do not build");
}

pub(crate) fn measure() -> Vec<Figure> {
    let [_, _, search, load, planning, scenario] = BENCHES.map(run);
    let ratio = plain(after(&load, "load / bare structs (at most 3)"));
    let load = milliseconds(after(&load, "real network, load"));
    // Under "build the index", a line for each query with the slowest median and the worst time.
    let queries = search.split("build the index").nth(1).unwrap_or_default();
    let search = queries.lines().skip(1);
    let search = search.filter_map(|line| line.split_whitespace().rev().nth(1));
    let search = search.map(milliseconds).fold(0., f64::max);
    let mut figures = vec![
        Figure::at_most("load of the real network, native", load, 1., "ms", "median"),
        Figure::at_most(
            "100 000 locations, load / bare structs",
            ratio,
            3.,
            "×",
            "medians",
        ),
    ];
    assert!(search > 0., "the bench of search names no query");
    let detail = "slowest query's median";
    figures.push(Figure::at_most(
        "search in the real network, native",
        search,
        1.,
        "ms",
        detail,
    ));
    // "40 proven optimal in 2.31 s"
    let planner = planning.lines().find_map(|line| {
        let (proven, time) = line.split_once(" proven optimal in ")?;
        Some((proven, plain(time.strip_suffix(" s")?)))
    });
    let (proven, seconds) = planner.expect("the bench of the planner says so");
    figures.push(Figure::at_most(
        "pmed1 … pmed40, native, in all",
        seconds,
        60.,
        "s",
        &format!("{proven} proven optimal"),
    ));
    let panel = after(&scenario, "all that a panel shows");
    let median = panel.split_whitespace().next().unwrap_or_default();
    figures.push(Figure::told(
        "a scenario of ten changes, native",
        milliseconds(median),
        "ms",
        "median",
    ));
    figures
}

fn cargo(benches: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["bench", "--quiet", "--locked", "--profile", "native"])
        .args(["--package", "buitenkaart-core"])
        .args(benches.iter().flat_map(|bench| ["--bench", bench]))
        .current_dir(root());
    cargo
}

/// Runs a bench, shows what it prints, and returns it.
fn run(bench: &str) -> String {
    let output = cargo(&[bench]).stderr(Stdio::inherit()).output();
    let output = output.unwrap_or_else(|error| panic!("cargo does not start: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    println!("\n{bench}\n{text}");
    assert!(output.status.success(), "the bench {bench} failed");
    text
}

/// What stands in the line that begins so.
fn after<'a>(text: &'a str, start: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.strip_prefix(start));
    line.unwrap_or_else(|| panic!("no bench says '{start}'"))
        .trim()
}

fn plain(text: &str) -> f64 {
    text.parse()
        .unwrap_or_else(|_| panic!("not a number: {text}"))
}

/// A time as `Duration` prints it.
fn milliseconds(text: &str) -> f64 {
    for (unit, factor) in [("ns", 1e-6), ("µs", 1e-3), ("ms", 1.), ("s", 1e3)] {
        if let Some(value) = text.strip_suffix(unit) {
            return plain(value) * factor;
        }
    }
    panic!("not a time: {text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_printed() {
        for (text, wanted) in [("456.0µs", 0.456), ("1.5ms", 1.5), ("2.0s", 2000.)] {
            assert!((milliseconds(text) - wanted).abs() < 1e-9, "{text}");
        }
    }
}
