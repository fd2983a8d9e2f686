//! The widget in real browsers, one file per feature.

// A test that fails should fail loudly.
#![allow(clippy::expect_used)]

use std::process::ExitCode;

mod opening;
mod visiting;

fn main() -> ExitCode {
    buitenkaart_tests::runner::run(&[opening::TESTS, visiting::TESTS])
}
