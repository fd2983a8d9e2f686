//! A validated network as bytes that need no checking: what a build puts into the widget.
//!
//! Reading a data file is for files that may be wrong; the widget's own was checked when it was
//! built. [Borsh](https://borsh.io), because it derives both ways from the types of the
//! [model](crate::model). No format to keep: both sides are always of one build. In two pieces,
//! because the facts are half of the text and nobody sees them at first.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::model::{Network, NetworkFile, Topic, TradeFigure};

/// The part of a network that stands on a page of its own.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Facts {
    /// Facts about the network as a whole.
    pub topics: Vec<Topic>,
    /// Trade figures.
    pub trade: Vec<TradeFigure>,
}

/// The bytes of a network without its facts, and those of its facts.
#[must_use]
pub fn pack(network: &Network) -> [Vec<u8>; 2] {
    let mut file = network.file().clone();
    let facts = Facts {
        topics: std::mem::take(&mut file.topics),
        trade: std::mem::take(&mut file.trade),
    };
    // Writing into memory cannot fail.
    [
        borsh::to_vec(&file).unwrap_or_default(),
        borsh::to_vec(&facts).unwrap_or_default(),
    ]
}

/// The network of bytes that [`pack`] made, without its facts; nothing where they are others, as
/// far as it shows.
///
/// The bytes are trusted: they hold what was validated when the network was loaded. Wrong ones
/// never panic, but may give a network in which ids lead nowhere.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Network> {
    let file: NetworkFile = borsh::from_slice(bytes).ok()?;
    Some(Network::from_valid(file))
}

/// The facts of bytes that [`pack`] made; nothing where they are others, as far as it shows.
#[must_use]
pub fn unpack_facts(bytes: &[u8]) -> Option<Facts> {
    borsh::from_slice(bytes).ok()
}

/// A network with its facts again.
#[must_use]
pub fn join(network: &Network, facts: Facts) -> Network {
    let mut network = network.clone();
    network.set_facts(facts.topics, facts.trade);
    network
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn the_real_network_comes_back() {
        let network = load::built_in().unwrap();
        let [first, facts] = pack(&network);
        let unpacked = unpack(&first).unwrap();
        assert_eq!(unpacked.locations(), network.locations());
        assert!(unpacked.file().topics.is_empty());
        assert_eq!(join(&unpacked, unpack_facts(&facts).unwrap()), network);
    }

    #[test]
    fn cut_bytes_are_refused() {
        let [first, facts] = pack(&load::built_in().unwrap());
        for end in (0..first.len()).step_by(97) {
            assert!(unpack(first.get(..end).unwrap()).is_none(), "{end}");
        }
        for end in (0..facts.len()).step_by(97) {
            assert!(unpack_facts(facts.get(..end).unwrap()).is_none(), "{end}");
        }
    }
}
