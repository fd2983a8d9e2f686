//! Puts the data file, without its white space, where the widget includes it.

use std::error::Error;
use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let source = "../core/data/network.json";
    println!("cargo::rerun-if-changed={source}");
    let value: serde_json::Value = serde_json::from_str(&fs::read_to_string(source)?)?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("network.json"), value.to_string())?;
    Ok(())
}
