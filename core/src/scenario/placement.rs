//! Where a change puts a location: finding the place, or making it.

use super::draft::Draft;
use super::{ChangeCode, NAME, Point, Spot};
use crate::model::{Country, Localized, Place, PlaceId, Precision, is_control, is_visible};

/// A change is refused: why, and what is at fault.
pub(super) type Refusal = (ChangeCode, Box<str>);

impl Draft<'_> {
    /// The place with this id, in the network or made by the scenario.
    pub(super) fn place(&self, id: &PlaceId) -> Option<&Place> {
        let made = self.file.places.get(self.base.file().places.len()..);
        self.base
            .place(id)
            .or_else(|| made.unwrap_or_default().iter().find(|p| p.id == *id))
    }

    /// The country of a spot, which must be no region.
    pub(super) fn country(&self, spot: &Spot) -> Result<Country, Refusal> {
        match spot {
            Spot::Point(point) => Ok(point.country),
            Spot::Place { place: id } => {
                let refused = |code| (code, id.as_str().into());
                let place = self.place(id);
                let place = place.ok_or_else(|| refused(ChangeCode::UnknownPlace))?;
                place.country.ok_or_else(|| refused(ChangeCode::CityNeeded))
            }
        }
    }

    /// The id of the place of a spot; a free point becomes a place of the network.
    pub(super) fn settle_at(&mut self, spot: &Spot) -> Result<PlaceId, Refusal> {
        let country = self.country(spot)?;
        let id = spot.place_id();
        let Spot::Point(Point { name, lat_lon, .. }) = spot else {
            return Ok(id);
        };
        check_name(name)?;
        if let Some(there) = self.place(&id) {
            // The id follows from the point: another change has named it.
            let is_same =
                there.country == Some(country) && there.lat_lon == Some(lat_lon.degrees());
            return if is_same {
                Ok(id)
            } else {
                Err((ChangeCode::AlreadyThere, name.clone()))
            };
        }
        let source = self.voice.source.clone();
        self.file.places.push(Place {
            id: id.clone(),
            name: Localized::same(name),
            country: Some(country),
            lat_lon: Some(lat_lon.degrees()),
            precision: Precision::City,
            zone: None,
            sources: vec![source],
        });
        Ok(id)
    }

    /// Whether a candidate at a place may open in a country: its own, or one of its region's.
    pub(super) fn reaches(&self, place: &PlaceId, country: Country) -> bool {
        self.place(place).is_some_and(|place| {
            let zone = place.zone.as_ref();
            place.country == Some(country) || zone.is_some_and(|zone| zone.value.contains(&country))
        })
    }
}

/// Refuses a name or address that says nothing, or too much, or holds what no file may hold.
pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    let says_something = name.chars().any(is_visible) && !name.chars().any(is_control);
    if !says_something || name.chars().count() > NAME {
        let shown: String = name.chars().take(NAME).collect();
        return Err((ChangeCode::InvalidName, shown.into()));
    }
    Ok(())
}
