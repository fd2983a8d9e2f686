//! The figures of `core`, native: its own benches run (`core/benches`, by criterion), and what has a reach is
//! picked from the medians that criterion writes beside each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use buitenkaart_tests::root;
use serde_json::Value;

use crate::table::Figure;

const BENCHES: [&str; 4] = ["search", "load", "planning", "scenario"];

/// Compiles the benches, so that nothing is measured beside a compiler.
pub(crate) fn prepare() {
    assert!(run(&["--no-run"]), "the benches of core do not build");
}

pub(crate) fn measure() -> Vec<Figure> {
    // What was measured another day is no figure of today's.
    let measured = root().join("target/criterion");
    let _ = fs::remove_dir_all(&measured);
    assert!(run(&[]), "a bench of core failed");
    let median = |path: &str| milliseconds(&measured.join(path));
    let of = |folder: &str, start: &str| {
        let found = estimates(&measured.join(folder), start);
        found
            .iter()
            .map(|path| milliseconds(path))
            .collect::<Vec<_>>()
    };
    let load = median("load/load/real");
    let ratio = median("load/load/100000") / median("load/bare structs/100000");
    let queries = of("search", "slowest of");
    let planned = of("OR-Library", "pmed");
    vec![
        Figure::at_most("load of the real network, native", load, 1., "ms", "median"),
        Figure::at_most(
            "100 000 locations, load / bare structs",
            ratio,
            3.,
            "×",
            "medians",
        ),
        Figure::at_most(
            "search in the real network, native",
            queries.iter().copied().fold(0., f64::max),
            1.,
            "ms",
            &format!("slowest median of {} queries", queries.len()),
        ),
        Figure::at_most(
            "pmed1 … pmed40, native, in all",
            planned.iter().sum::<f64>() / 1e3,
            60.,
            "s",
            &format!("{} proven optimal, sum of medians", planned.len()),
        ),
        Figure::told(
            "a scenario of ten changes, native",
            median("scenario/all that a panel shows"),
            "ms",
            "median",
        ),
    ]
}

/// Runs the benches; criterion shows how they fare.
fn run(options: &[&str]) -> bool {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["bench", "--quiet", "--locked", "--profile", "native"])
        .args(["--package", "buitenkaart-core"])
        .args(BENCHES.iter().flat_map(|bench| ["--bench", bench]))
        .args(options)
        .current_dir(root());
    cargo.status().is_ok_and(|status| status.success())
}

/// The folders of what was measured in a group, of the function that is called so.
fn estimates(group: &Path, function: &str) -> Vec<PathBuf> {
    let Ok(found) = fs::read_dir(group.join(function)) else {
        panic!("no bench measures '{function}'");
    };
    let all = found.filter_map(|entry| Some(entry.ok()?.path()));
    all.filter(|path| path.join("new").is_dir()).collect()
}

/// The median of what was measured, in milliseconds.
fn milliseconds(measured: &Path) -> f64 {
    let path = measured.join("new/estimates.json");
    let text = fs::read_to_string(&path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let estimates: Value = serde_json::from_str(&text).expect("JSON of criterion");
    let nanoseconds = estimates["median"]["point_estimate"].as_f64();
    nanoseconds.expect("a median in nanoseconds") / 1e6
}
