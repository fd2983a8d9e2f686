//! Drives the built widget in real browsers: servers, drivers, a page to act on, a runner.
//!
//! The tests themselves are in `e2e/`, one file per feature. Each is an `async fn(Page)` that acts
//! as a visitor would and asserts what a visitor would see; the runner calls it in every engine.

// A test harness that fails should fail loudly, at the place where it happened.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

pub mod axe;
pub mod browser;
pub mod networks;
pub mod nginx;
mod outside;
pub mod page;
pub mod real_networks;
pub mod runner;
pub mod server;

use std::path::PathBuf;

/// The repository's root.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate lies in the repository")
        .to_owned()
}

/// The built site, `dist/site`; ends the program with what to do when it has not been built.
#[must_use]
pub fn site() -> PathBuf {
    let site = root().join("dist/site");
    if !site.join("index.html").is_file() {
        eprintln!("dist/site is not there: run `make dist` first (`make test` does so itself).");
        std::process::exit(1);
    }
    site
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Others' licences ask that their words go with their work, in whichever form it is passed on.
    #[test]
    fn what_is_shipped_tells_whose_work_is_in_it() {
        let _ = site();
        for file in [
            "site/THIRD-PARTY.txt",
            "embed/THIRD-PARTY.txt",
            "npm/THIRD-PARTY.txt",
            "buitenkaart.html",
            "embed/buitenkaart-whole.js",
        ] {
            let text = fs::read_to_string(root().join("dist").join(file));
            let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
            for wanted in [
                "Copyright (c) 2010-2023, Volodymyr Agafonkin",
                "\nyew 0.",
                "\nwasm-bindgen 0.",
                "The Rust Project Contributors",
                "THE SOFTWARE IS PROVIDED \"AS IS\"",
            ] {
                assert!(text.contains(wanted), "{file} lacks '{wanted}'");
            }
        }
        let manifest = fs::read_to_string(root().join("dist/npm/package.json")).unwrap();
        assert!(manifest.contains("THIRD-PARTY.txt"));
    }
}
