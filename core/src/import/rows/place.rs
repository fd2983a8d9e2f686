//! Where a row says that a location is: country, city and point, compared with one another.

use std::rc::Rc;

use super::super::fault::FaultCode;
use super::super::field::Field;
use super::super::gazetteer::Meaning;
use super::super::values::countries::countries;
use super::super::values::degrees;
use super::{Cell, Entry, Rows, clean};
use crate::export::csv::unguarded;
use crate::geo::with_other_signs;
use crate::model::Country;

/// A point as it is told, and as the steward says what is meant.
fn told([lat, lon]: [f64; 2]) -> String {
    format!("{lat}, {lon}")
}

/// A city’s name as it is asked about, and as the answer is kept: each country has its own cities of that name.
fn in_country(name: &str, country: Option<Country>) -> String {
    country.map_or_else(|| name.to_owned(), |country| format!("{name} ({country})"))
}

impl<'s> Rows<'s> {
    pub(super) fn place(&mut self, entry: &mut Entry) {
        let city = self.cell(Field::City);
        let country = self.cell(Field::Country);
        entry.city_name = clean(city.map_or("", |cell| cell.text));
        let mut point = self.point();
        let place = [city, country, point.map(|(_, cell)| cell)];
        let mut place = place.into_iter().flatten();
        entry.says_whose_or_where |= place.any(|cell| cell.column.is_some());
        let several: Rc<[Country]> = country.map_or_else(Rc::default, |cell| {
            let known = self.countries.entry(cell.text);
            known.or_insert_with(|| countries(cell.text).into()).clone()
        });
        entry.country = match (&*several, country) {
            ([only], _) => Some(*only),
            ([], Some(cell)) => {
                self.at(cell, FaultCode::UnknownCountry, "");
                return;
            }
            (_, Some(cell)) => {
                // The point tells, where it lies in one of them.
                let here = point.and_then(|(point, _)| self.country_at(point));
                let meant = here.filter(|here| several.contains(here));
                if meant.is_none() {
                    let codes: Vec<&str> = several.iter().map(Country::as_str).collect();
                    self.at(cell, FaultCode::AmbiguousCountry, &codes.join(", "));
                    return;
                }
                meant
            }
            (_, None) => None,
        };
        if entry.own.is_some() && entry.country.is_none() && city.is_some() {
            // The cell that was left as it is holds all the same.
            let place = entry
                .own
                .and_then(|own| self.network.locations().get(own as usize));
            let place = place.and_then(|location| self.network.place_of(location));
            entry.country = place.and_then(|place| place.country);
        }
        if let Some((at, cell)) = point
            && !self.is_in_country(at, cell, entry.country)
        {
            point = None;
        }
        entry.point = point.map(|(point, _)| point);
        if entry.country.is_none() && city.is_none() {
            entry.country = entry.point.and_then(|point| self.country_at(point));
        }
        if let Some(cell) = city {
            let (cell, meaning) = self.named_city(cell, entry);
            match meaning {
                // There may be another city of that name.
                Meaning::One(at) if self.is_doubtful(at, entry, cell.text) => {
                    self.at(cell, FaultCode::NoCountry, "");
                }
                Meaning::One(at) => self.city(entry, at, point),
                Meaning::Several(all) if entry.point.is_none() => {
                    let told = self.gazetteer.apart(&all).join("; ");
                    let found = in_country(cell.text, entry.country);
                    let (column, field) = (cell.column, Some(cell.field));
                    self.fault(FaultCode::AmbiguousCity, column, field, &found, &told);
                }
                // A point says where it is, whether or not the name is known.
                _ if entry.point.is_some() => {
                    if entry.country.is_none() {
                        entry.country = entry.point.and_then(|point| self.country_at(point));
                    }
                }
                _ => self.at(cell, FaultCode::UnknownCity, ""),
            }
        } else if let Some(point) = entry.point {
            entry.city = self.gazetteer.near(entry.country, point, 40.0);
        } else if let (Some(country), None, true) =
            (entry.country, entry.own, self.mapping.rules.capital)
        {
            let capital = crate::countries::figures(country).and_then(|row| row.capital);
            if let Some(capital) = capital
                && let Meaning::One(at) =
                    self.gazetteer
                        .find(capital.name, Some(country), Some(capital.lat_lon))
            {
                entry.city = Some(at);
                self.fault(
                    FaultCode::CapitalAssumed,
                    None,
                    Some(Field::City),
                    country.as_str(),
                    capital.name,
                );
            }
        }
    }

    /// What the city of a row means, and the word that says so: what the steward says that it means in this country;
    /// or everywhere, where the country has such a city; or what the list says.
    fn named_city(&self, cell: Cell<'s>, entry: &Entry) -> (Cell<'s>, Meaning) {
        let column = cell.column;
        let written = column.map_or(cell.text, |at| unguarded(self.sheet.cell(self.row, at)));
        let find = |text| {
            let country = entry.country.is_some();
            let here = country.then(|| in_country(text, entry.country));
            let rule = here.and_then(|here| self.rule(Field::City, &here));
            let text = rule.unwrap_or(text);
            let meaning = self.gazetteer.find(text, entry.country, entry.point);
            (Cell { text, ..cell }, meaning)
        };
        match find(cell.text) {
            (_, Meaning::Unknown) if written != cell.text => match find(written) {
                (_, Meaning::Unknown) => (cell, Meaning::Unknown),
                found => found,
            },
            found => found,
        }
    }

    /// Whether a city is named without anything that says in which country it is.
    fn is_doubtful(&self, at: u32, entry: &Entry, name: &str) -> bool {
        let is_alone = entry.country.is_none() && entry.point.is_none();
        is_alone && !name.contains([',', '(']) && self.gazetteer.is_doubtful(at)
    }

    /// Takes a city, and compares it with the point of the row.
    fn city(&mut self, entry: &mut Entry, at: u32, point: Option<([f64; 2], Cell<'s>)>) {
        entry.city = Some(at);
        let Some(city) = self.gazetteer.get(at) else {
            return;
        };
        entry.country = entry.country.or(Some(city.country));
        if let Some((point, cell)) = point {
            let km = crate::analysis::distance_km(city.lat_lon, point);
            if km > 50.0 {
                let told = format!("{:.0}", km.round());
                self.fault(
                    FaultCode::FarFromCity,
                    cell.column,
                    Some(cell.field),
                    &city.name,
                    &told,
                );
                // Of a location that is there, it is more likely what is left of the city before.
                if entry.own.is_some() {
                    entry.point = None;
                }
            }
        }
    }

    /// The point that a row gives, and the cell of its latitude.
    fn point(&mut self) -> Option<([f64; 2], Cell<'s>)> {
        let (point, cell) = if let Some(cell) = self.cell(Field::LatLon) {
            (degrees::point(cell.text), cell)
        } else {
            let (lat, lon) = (self.cell(Field::Lat), self.cell(Field::Lon));
            let (lat, lon) = match (lat, lon) {
                (Some(lat), Some(lon)) => (lat, lon),
                // Half a point is none.
                (Some(half), None) | (None, Some(half)) => {
                    if self.same.is_empty() {
                        self.at(half, FaultCode::InvalidCoordinate, "");
                    }
                    return None;
                }
                (None, None) => return None,
            };
            let [north, east] = [lat, lon].map(|cell| degrees::degrees(cell.text));
            let is_right = |degrees: Option<f64>| degrees.is_some_and(|it| it.abs() <= 180.0);
            let bad = match is_right(north) && !is_right(east) {
                true => lon,
                false => lat,
            };
            (north.zip(east).map(|(north, east)| [north, east]), bad)
        };
        let Some([lat, lon]) = point else {
            self.at(cell, FaultCode::InvalidCoordinate, "");
            return None;
        };
        let [lat, lon] = if self.mapping.rules.exchange {
            [lon, lat]
        } else {
            [lat, lon]
        };
        let values = self.mapping.rules.values.get(&Field::LatLon);
        let meant = values.and_then(|values| degrees::point(values.get(&told([lat, lon]))?));
        let [lat, lon] = meant.unwrap_or([lat, lon]);
        let told = told([lat, lon]);
        // Whoever writes 0, 0 has no point: there is only sea.
        if lat == 0.0 && lon == 0.0 {
            let (column, field) = (cell.column, Some(cell.field));
            self.fault(FaultCode::ZeroCoordinate, column, field, &told, "");
            return None;
        }
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            if lon.abs() <= 90.0 && lat.abs() <= 180.0 {
                let there = self.country_at([lon, lat]);
                let there = there.map(|country| country.to_string()).unwrap_or_default();
                let (column, field) = (cell.column, Some(cell.field));
                self.fault(FaultCode::ExchangedCoordinate, column, field, &told, &there);
            } else {
                self.at(cell, FaultCode::InvalidCoordinate, "");
            }
            return None;
        }
        if self.sheet.is_centre(self.row) {
            self.at(cell, FaultCode::CentreOfShape, "");
        }
        Some(([lat, lon], cell))
    }

    fn country_at(&self, point: [f64; 2]) -> Option<Country> {
        let country_at = self.country_at?;
        match self.there.get() {
            Some((other, country)) if other == point => country,
            _ => {
                let country = country_at(point);
                self.there.set(Some((point, country)));
                country
            }
        }
    }

    /// The point with another sign, where it lies in the country that way and not as it is.
    fn turned(&self, point: [f64; 2], country: Country) -> Option<[f64; 2]> {
        let is_in = |point| self.country_at(point) == Some(country);
        let is_near = |point| self.gazetteer.near(Some(country), point, 60.0).is_some();
        (!is_in(point) && !is_near(point))
            .then(|| with_other_signs(point).find(|point| is_in(*point)))
            .flatten()
    }

    /// Whether a point may be taken for one in this country.
    fn is_in_country(&mut self, point: [f64; 2], cell: Cell<'s>, country: Option<Country>) -> bool {
        if self.country_at.is_none() {
            return true;
        }
        let [lat, lon] = point;
        let told = || told(point);
        if let Some(meant) = country.and_then(|country| self.turned(point, country)) {
            let [lat, lon] = meant;
            let (column, field) = (cell.column, Some(cell.field));
            let meant = format!("{lat}, {lon}");
            self.fault(FaultCode::WrongSign, column, field, &told(), &meant);
            return false;
        }
        // In which country it lies the other way round.
        let there = |this: &Self| (lon.abs() <= 90.0).then(|| this.country_at([lon, lat]))?;
        let Some(here) = self.country_at(point) else {
            let (column, field) = (cell.column, Some(cell.field));
            let meant = there(self).filter(|there| country.is_none_or(|country| country == *there));
            // A small island with a city may be too small for the shapes.
            let is_island = self.gazetteer.near(country, point, 60.0).is_some();
            if let Some(meant) = meant.filter(|_| !is_island) {
                let code = FaultCode::ExchangedCoordinate;
                self.fault(code, column, field, &told(), meant.as_str());
                return false;
            }
            self.fault(FaultCode::AtSea, column, field, &told(), "");
            return true;
        };
        let Some(country) = country.filter(|&country| country != here) else {
            return true;
        };
        // The shapes are rough, and leave small states and lands overseas to their neighbours: a
        // point near a city of the country is in it.
        if self.gazetteer.near(Some(country), point, 60.0).is_some() {
            return true;
        }
        if there(self) == Some(country) {
            self.fault(
                FaultCode::ExchangedCoordinate,
                cell.column,
                Some(cell.field),
                &told(),
                country.as_str(),
            );
        } else {
            self.fault(
                FaultCode::OutsideCountry,
                cell.column,
                Some(cell.field),
                &told(),
                country.as_str(),
            );
        }
        false
    }
}
