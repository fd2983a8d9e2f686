//! The widget in real browsers, one file per feature.

// A test that fails should fail loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::env;
use std::process::ExitCode;

mod accessible;
mod at_a_glance;
mod basemap;
mod beside;
mod element;
mod embed_page;
mod hosting;
mod hosts;
mod hosts_vite;
mod importing;
mod importing_several;
mod keyboard;
mod large;
mod monkey;
mod networks;
mod on_the_map;
mod opening;
mod planning;
mod reading;
mod reshaping;
mod robust_hosts;
mod robust_moves;
mod robust_taking;
mod rotation;
mod tiles;
mod time;
mod uncut;
mod visiting;
mod what_if;
mod without;

fn main() -> ExitCode {
    buitenkaart_tests::runner::run(&[
        opening::TESTS,
        visiting::TESTS,
        at_a_glance::TESTS,
        importing::TESTS,
        importing_several::TESTS,
        networks::TESTS,
        basemap::TESTS,
        planning::TESTS,
        what_if::TESTS,
        reading::TESTS,
        reshaping::TESTS,
        keyboard::TESTS,
        accessible::TESTS,
        without::TESTS,
        hosting::TESTS,
        hosts::TESTS,
        embed_page::TESTS,
        hosts_vite::TESTS,
        element::TESTS,
        robust_hosts::TESTS,
        robust_moves::TESTS,
        robust_taking::TESTS,
        // Only where it is asked for, `make monkey`: among all tests, a hundred inputs take Chromium more than
        // the two minutes that its driver waits; alone they take eight seconds.
        if env::var_os("MONKEY").is_some() {
            monkey::TESTS
        } else {
            &[]
        },
        on_the_map::TESTS,
        large::TESTS,
        time::TESTS,
        uncut::TESTS,
        rotation::TESTS,
        beside::TESTS,
        tiles::TESTS,
    ])
}
