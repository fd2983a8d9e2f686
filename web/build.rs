//! Puts the data file, without its white space, where the widget includes it.

use std::{env, fs, path::Path};

fn main() {
    let source = "../core/data/network.json";
    println!("cargo::rerun-if-changed={source}");
    let text = fs::read_to_string(source).expect("the data file is there");
    let value: serde_json::Value = serde_json::from_str(&text).expect("the data file is JSON");
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("network.json"), value.to_string())
        .expect("OUT_DIR is writable");
}
