//! Any bytes are an archive of tiles, a directory or a tile, or are refused.

#![no_main]

use buitenkaart_core::tiles::{Archive, Found, Legend, marks};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = marks(bytes);
    let _ = Legend::read(bytes);
    let Ok(archive) = Archive::open(bytes) else {
        return;
    };
    let part = |at: std::ops::Range<u64>| {
        let at = usize::try_from(at.start).ok()?..usize::try_from(at.end).ok()?;
        bytes.get(at)
    };
    let mut directory = archive.root().clone();
    for steps in 0.. {
        match archive.find(&directory, steps, [1, 0, 1]) {
            Ok(Some(Found::Directory(at))) => match part(at).map(|bytes| archive.directory(bytes)) {
                Some(Ok(next)) => directory = next,
                _ => return,
            },
            Ok(Some(Found::Tile(at))) => {
                let _ = part(at).map(|bytes| archive.tile(bytes).map(|tile| marks(&tile)));
                return;
            }
            _ => return,
        }
    }
});
