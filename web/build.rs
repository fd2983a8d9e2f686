//! Puts the network, validated and packed, where the widget includes it, its outline apart; and the networks
//! that it can be compared with.

use std::error::Error;
use std::fmt::Write as _;
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
    let peers = "../core/data/peers";
    println!("cargo::rerun-if-changed={peers}");
    let files = fs::read_dir(peers)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<_> = files.iter().map(fs::DirEntry::path).collect();
    files.retain(|file| file.extension().is_some_and(|it| it == "json"));
    files.sort();
    let mut table = String::from("&[");
    for file in files {
        let name = file
            .file_stem()
            .and_then(|it| it.to_str())
            .ok_or("a name")?;
        let peer = load::load(&fs::read(&file)?).map_err(|problems| problems.to_string())?;
        let [_, peer] = packed::pack(&peer);
        fs::write(Path::new(&out).join(name).with_extension("bin"), peer)?;
        let _ = write!(
            table,
            "({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.bin\"))),"
        );
    }
    table.push(']');
    fs::write(Path::new(&out).join("peers.rs"), table)?;
    Ok(())
}
