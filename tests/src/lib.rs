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
pub mod nginx;
mod outside;
pub mod page;
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
