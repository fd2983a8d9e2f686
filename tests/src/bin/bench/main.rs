//! Measures what the project has promised of itself, and prints one table: `make bench`.
//!
//! ```text
//! bench [sizes] [opening] [moving] [mounts] [native] [wasm] [embedding] [beside] [large] [lists]
//! ```
//! Without a word, all of it. Each part is a file here: its head says how it measures, its `measure`
//! gives lines of the table. A figure that is not reached is no failure, the table says so; what cannot
//! be measured is one. Times are worth as much as the machine is quiet.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a tool of the developers: a failure should say where it happened"
)]

mod beside;
mod embedding;
mod large;
mod lists;
mod mounts;
mod moving;
mod native;
mod opening;
mod sizes;
mod table;
mod wasm;

use std::env;

const PARTS: [&str; 10] = [
    "sizes",
    "opening",
    "moving",
    "mounts",
    "native",
    "wasm",
    "embedding",
    "beside",
    "large",
    "lists",
];

#[tokio::main]
async fn main() {
    let mut parts: Vec<String> = env::args().skip(1).collect();
    if let Some(word) = parts.iter().find(|word| !PARTS.contains(&word.as_str())) {
        eprintln!("there is no part '{word}', but {}", PARTS.join(", "));
        std::process::exit(2);
    }
    if parts.is_empty() {
        parts = PARTS.map(ToOwned::to_owned).into();
    }
    if parts.iter().any(|part| part == "native") {
        native::prepare();
    }
    let mut figures = Vec::new();
    for part in parts {
        figures.extend(match part.as_str() {
            "sizes" => sizes::measure(),
            "opening" => opening::measure().await,
            "moving" => moving::measure().await,
            "mounts" => mounts::measure().await,
            "wasm" => wasm::measure().await,
            "embedding" => embedding::measure().await,
            "beside" => beside::measure().await,
            "large" => large::measure().await,
            "lists" => lists::measure().await,
            _ => native::measure(),
        });
    }
    println!();
    table::print(&figures);
}
