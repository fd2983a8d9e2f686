//! What is fetched where a list names a city that is not known otherwise.

use buitenkaart_core::import::CITIES;

use crate::assets::Source;
use crate::chunks::Cities;

/// What this part of the widget offers.
pub(crate) const TABLE: Cities = Cities {
    source: Source::WHOLE,
    table: || CITIES,
};
