//! Puts the network, validated and packed, where the widget includes it; its outline apart.

use std::error::Error;
use std::{env, fs, path::Path};

use buitenkaart_core::{load, packed};

fn main() -> Result<(), Box<dyn Error>> {
    let source = "../core/data/network.json";
    println!("cargo::rerun-if-changed={source}");
    let network = load::load(&fs::read(source)?).map_err(|problems| problems.to_string())?;
    let out = env::var("OUT_DIR")?;
    let [outline, network] = packed::pack(&network);
    fs::write(Path::new(&out).join("network.bin"), network)?;
    fs::write(Path::new(&out).join("outline.bin"), outline)?;
    Ok(())
}
