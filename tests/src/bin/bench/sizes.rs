//! What the first interactive view makes a visitor download: as `www/js/build/sizes.js` counts it.

use std::process::Command;

use buitenkaart_tests::root;

use crate::table::Figure;

pub(crate) fn measure() -> Vec<Figure> {
    let script = root().join("www/js/build/sizes.js");
    let output = Command::new("node").arg(script).output();
    let output = output.unwrap_or_else(|error| panic!("node does not start: {error}"));
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    let row = |name: &str| {
        let row = text.lines().find_map(|line| line.strip_prefix(name));
        let last = row.and_then(|row| row.split_whitespace().last());
        let bytes = last.and_then(|bytes| bytes.replace(',', "").parse::<f64>().ok());
        bytes.unwrap_or_else(|| panic!("sizes.js does not say '{name}'"))
    };
    vec![Figure::at_most(
        "first interactive view, brotli 11",
        row("in all"),
        row("budget"),
        "bytes",
        "",
    )]
}
