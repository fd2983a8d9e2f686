//! The networks that come with the map: files of `core/data/peers`, packed by the build.

use buitenkaart_core::{Network, packed};

/// Their names and bytes.
pub(super) const PEERS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/peers.rs"));

/// One of them by its name.
pub(super) fn peer(name: &str) -> Option<Network> {
    let (_, bytes) = PEERS.iter().find(|(one, _)| *one == name)?;
    packed::unpack(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_as_its_file_has_it() {
        assert_eq!(PEERS.len(), 3);
        for (name, _) in PEERS {
            let path = format!(
                "{}/../core/data/peers/{name}.json",
                env!("CARGO_MANIFEST_DIR")
            );
            let file = buitenkaart_core::load::load(&std::fs::read(path).unwrap());
            assert!(peer(name) == file.ok());
            // It must be possible to name it in an address.
            assert!(
                name.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            );
        }
        assert!(peer("nobody").is_none());
    }
}
