//! What an archive says of the network that it is of.

use serde::{Deserialize, Serialize};

use super::Broken;
use crate::load::limits;
use crate::model::{Colour, Date, Localized, ServiceId, Symbol};

/// What the metadata of an archive has under `buitenkaart`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Legend {
    /// What network it is.
    pub title: Localized,
    /// The date for which it was put together.
    pub compiled: Date,
    /// How many locations are in the tiles.
    pub count: u64,
    /// The services, in their order.
    pub services: Vec<TiledService>,
}

/// The metadata of an archive, as far as it is ours.
#[derive(Deserialize)]
struct Metadata {
    buitenkaart: Legend,
}

impl Legend {
    /// What an archive's metadata says; other archives do not say it.
    ///
    /// # Errors
    ///
    /// Where it is not said.
    pub fn read(metadata: &[u8]) -> Result<Self, Broken> {
        let said: Result<Metadata, _> = serde_json::from_slice(metadata);
        let legend = said.map_err(|_| Broken::OtherTiles)?.buitenkaart;
        if legend.services.len() > limits::SERVICES {
            return Err(Broken::TooLarge);
        }
        Ok(legend)
    }
}

/// A service of a network in tiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TiledService {
    /// What features call it by.
    pub id: ServiceId,
    /// What it is called in short.
    pub short: Localized,
    /// Its name.
    pub name: Localized,
    /// The shape of its markers.
    pub symbol: Symbol,
    /// Their colour.
    pub colour: Colour,
    /// How many locations it has in the tiles.
    pub count: u64,
}
