//! Cells to what they mean, row by row; what cannot be understood is a fault at its cell.

use std::borrow::Cow;
use std::collections::HashMap;
use std::rc::Rc;

use super::fault::{Fault, FaultCode};
use super::field::Field;
use super::gazetteer::{Gazetteer, Meaning};
use super::limits;
use super::mapping::Mapping;
use super::ours::Ours;
use super::sheet::Sheet;
use super::values::countries::countries;
use super::values::{dates, degrees, words};
use crate::geo::with_other_signs;
use crate::load::read::texts::{is_mail_address, is_telephone_number, is_url};
use crate::load::{CountryAt, limits as network_limits};
use crate::model::{
    Contact, ContactKind, Country, Date, Kind, KindId, Location, LocationId, Network,
    OrganisationId, Service, Standing, When, is_valid_id, is_visible,
};
use crate::search::folded;

/// What a row says, as far as it is understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The position of the row in the sheet.
    pub row: usize,
    /// Its number, as a spreadsheet shows it.
    pub number: u32,
    /// The id that it gives.
    pub id: Option<LocationId>,
    /// The position of the location with that id.
    pub own: Option<u32>,
    /// The position of the service.
    pub service: Option<usize>,
    /// What it is.
    pub kind: Option<Kind>,
    /// What the network calls that, where the row says it.
    pub kind_id: Option<KindId>,
    /// Its name.
    pub name: Box<str>,
    /// The name of its city as the row has it.
    pub city_name: Box<str>,
    /// Its city, where that is known, by its position in the gazetteer.
    pub city: Option<u32>,
    /// Its country.
    pub country: Option<Country>,
    /// Its point, degrees WGS 84.
    pub point: Option<[f64; 2]>,
    /// Whether it works.
    pub standing: Option<Standing>,
    /// Its address.
    pub address: Option<Box<str>>,
    /// How to reach it.
    pub contacts: Vec<Contact>,
    /// When it opened.
    pub opened: Option<When>,
    /// When it closed.
    pub closed: Option<When>,
    /// The countries that it answers for.
    pub countries: Vec<Country>,
    /// The organisations that it answers for.
    pub organisations: Vec<OrganisationId>,
    /// The post that it belongs to.
    pub satellite_of: Option<LocationId>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// For when it is said.
    pub as_of: Option<Date>,
    /// Nothing costs the whole row.
    pub is_sound: bool,
}

impl Entry {
    /// What the row is called where one has to speak of it.
    #[must_use]
    pub fn label(&self) -> String {
        let parts = [&*self.name, &*self.city_name]
            .into_iter()
            .filter(|part| !part.is_empty());
        let label = parts.collect::<Vec<_>>().join(" · ");
        match (&self.id, self.country) {
            _ if !label.is_empty() => label,
            (Some(id), _) => id.to_string(),
            (_, Some(country)) => country.to_string(),
            _ => format!("#{}", self.number),
        }
    }
}

/// The service that a text names: by its id, its short or its full name in any language.
pub(super) fn service(network: &Network, text: &str) -> Option<usize> {
    let text = folded(text);
    let is_named = |service: &Service| names(service).any(|name| folded(name) == text);
    (!text.is_empty()).then(|| network.services().iter().position(is_named))?
}

/// The names of a service, and its id.
pub(super) fn names(service: &Service) -> impl Iterator<Item = &str> {
    let names = service.short.all().chain(service.name.all());
    names.chain([service.id.as_str()])
}

/// The kind that a text names: by its id or its name in any language, as the network calls it; or
/// else by what people call its role.
pub(super) fn kind(network: &Network, text: &str) -> Option<(Kind, KindId)> {
    let wanted = folded(text);
    let mut own = network.file().kinds.iter();
    let own = own.find(|kind| {
        let names = kind
            .name
            .all()
            .chain(kind.plural.iter().flat_map(|plural| plural.all()));
        let mut names = names.chain([kind.id.as_str()]);
        names.any(|name| folded(name) == wanted)
    });
    own.map(|kind| (kind.role, kind.id.clone()))
        .or_else(|| words::kind(text).map(|role| (role, network.kind_of_role(role))))
}

/// The parts of a list in one cell.
pub(super) fn list(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = if text.contains([';', '|', '\n']) {
        text.split([';', '|', '\n']).collect()
    } else {
        text.split(',').collect()
    };
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A cell's text without what a spreadsheet is kept from running a formula with.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// A cell, and where it stands.
#[derive(Clone, Copy)]
struct Cell<'s> {
    text: &'s str,
    column: Option<usize>,
    field: Field,
}

/// Reads the rows of a sheet.
pub(super) struct Rows<'s> {
    sheet: &'s Sheet,
    mapping: &'s Mapping,
    network: &'s Network,
    gazetteer: &'s Gazetteer,
    country_at: Option<CountryAt<'s>>,
    /// By field the columns that hold it.
    columns: Vec<Vec<usize>>,
    services: HashMap<&'s str, Option<usize>>,
    kinds: HashMap<&'s str, Option<(Kind, KindId)>>,
    standings: HashMap<&'s str, Option<Standing>>,
    countries: HashMap<&'s str, Rc<[Country]>>,
    /// The last point that was asked for, and in which country it lies.
    there: std::cell::Cell<Option<([f64; 2], Option<Country>)>>,
    ours: Ours<'s>,
    /// Locations by the ids that they had.
    former: HashMap<&'s str, u32>,
    /// The faults met so far.
    pub(super) faults: Vec<Fault>,
    /// How many more there were.
    pub(super) unlisted: usize,
    row: usize,
    is_sound: bool,
    /// Fields whose cells say what the network would write there itself.
    same: Vec<Field>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(
        sheet: &'s Sheet,
        mapping: &'s Mapping,
        network: &'s Network,
        gazetteer: &'s Gazetteer,
        country_at: Option<CountryAt<'s>>,
    ) -> Self {
        let columns = Field::ALL
            .iter()
            .map(|field| mapping.columns_of(*field).collect());
        Self {
            former: HashMap::new(),
            sheet,
            mapping,
            network,
            gazetteer,
            country_at,
            columns: columns.collect(),
            services: HashMap::new(),
            kinds: HashMap::new(),
            standings: HashMap::new(),
            there: std::cell::Cell::new(None),
            countries: HashMap::new(),
            ours: Ours::new(sheet, mapping, network),
            faults: Vec::new(),
            unlisted: 0,
            row: 0,
            is_sound: true,
            same: Vec::new(),
        }
    }

    /// Learns the ids that a location of the network had.
    pub(super) fn know(&mut self, at: u32, location: &'s Location) {
        let ids = location.former_ids.iter();
        self.former.extend(ids.map(|id| (id.as_str(), at)));
    }

    /// The first column of a field.
    fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(field as usize)?.first().copied()
    }

    /// The language in which a row speaks, as far as its cells show.
    pub(super) fn locale(&self, _: &Entry) -> crate::model::Locale {
        self.ours.locale
    }

    /// Notes a fault of the row at hand.
    pub(super) fn fault(
        &mut self,
        code: FaultCode,
        column: Option<usize>,
        field: Option<Field>,
        found: &str,
        wanted: &str,
    ) {
        self.is_sound &= code.cost() != super::fault::Cost::Row;
        if self.faults.len() >= limits::FAULTS {
            self.unlisted += 1;
            return;
        }
        self.faults.push(Fault {
            code,
            row: self.row,
            number: self.sheet.number(self.row),
            column,
            field,
            found: shortened(found),
            wanted: wanted.into(),
        });
    }

    /// Notes a fault of a row that was read before.
    pub(super) fn fault_of(
        &mut self,
        entry: &Entry,
        code: FaultCode,
        field: Field,
        found: &str,
        wanted: &str,
    ) {
        self.row = entry.row;
        let column = self.column(field);
        self.fault(code, column, Some(field), found, wanted);
    }

    fn at(&mut self, cell: Cell<'s>, code: FaultCode, wanted: &str) {
        self.fault(code, cell.column, Some(cell.field), cell.text, wanted);
    }

    /// Calls with each of the cells of a field that say something, as the rules of the list have them.
    fn each_cell(&mut self, field: Field, mut take: impl FnMut(Cell<'s>)) {
        if self.same.contains(&field) {
            return;
        }
        let mut is_said = false;
        let mut at = 0;
        let column = |this: &Self, at: usize| this.columns.get(field as usize)?.get(at).copied();
        while let Some(column) = column(self, at) {
            at += 1;
            if let Some(cell) = self.cell_of(field, column) {
                is_said = true;
                take(cell);
            }
        }
        if !is_said && let Some(text) = self.mapping.rules.constants.get(&field) {
            take(Cell {
                text,
                column: None,
                field,
            });
        }
    }

    /// The cell of a column, where it says something.
    fn cell_of(&mut self, field: Field, column: usize) -> Option<Cell<'s>> {
        let mapping = self.mapping;
        let text = unguarded(self.sheet.cell(self.row, column));
        let mut cell = Cell {
            text,
            column: Some(column),
            field,
        };
        let values = mapping.rules.values.get(&field);
        if let Some(value) = values.and_then(|values| values.get(&folded(text))) {
            cell.text = value;
        } else if !matches!(field, Field::Name | Field::Note) {
            if is_error(text) {
                self.at(cell, FaultCode::ErrorCell, "");
                return None;
            }
            let is_word = matches!(field, Field::Standing | Field::Kind);
            if words::is_nothing(text) && !(is_word && text.len() > 3) {
                return None;
            }
        }
        (!cell.text.is_empty()).then_some(cell)
    }

    fn cells(&mut self, field: Field) -> Vec<Cell<'s>> {
        let mut all = Vec::new();
        self.each_cell(field, |cell| all.push(cell));
        all
    }

    fn cell(&mut self, field: Field) -> Option<Cell<'s>> {
        let mut first = None;
        self.each_cell(field, |cell| {
            first.get_or_insert(cell);
        });
        first
    }

    fn text(&mut self, field: Field) -> &'s str {
        let cell = self.cell(field);
        match cell {
            Some(cell) if is_too_long(cell.text) => {
                self.at(cell, FaultCode::TooLong, &network_limits::TEXT.to_string());
                ""
            }
            Some(cell) => cell.text,
            None => "",
        }
    }

    /// The cells of a field, joined.
    fn joined(&mut self, field: Field, separator: &str) -> Option<Box<str>> {
        let cells = self.cells(field);
        let first = *cells.first()?;
        let is_plain = cells.len() == 1 && !first.text.contains(['\n', '\r']);
        let text = if is_plain {
            Cow::Borrowed(first.text)
        } else {
            let lines = cells.iter().flat_map(|cell| cell.text.lines());
            let parts = lines.map(|part| part.trim().trim_end_matches(','));
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            Cow::Owned(parts.join(separator))
        };
        if is_too_long(&text) {
            self.at(first, FaultCode::TooLong, &network_limits::TEXT.to_string());
            return None;
        }
        Some(clean(&text)).filter(|text| !text.is_empty())
    }

    /// Reads a row.
    pub(super) fn read(&mut self, row: usize) -> Entry {
        (self.row, self.is_sound) = (row, true);
        self.same.clear();
        let mut entry = Entry {
            row,
            number: self.sheet.number(row),
            ..Entry::default()
        };
        if let Some(cell) = self.cell(Field::Id) {
            entry.id = LocationId::new(cell.text);
            if entry.id.is_none() && !is_valid_id(cell.text) {
                self.at(cell, FaultCode::InvalidId, "");
            }
        }
        entry.own = entry.id.as_ref().and_then(|id| {
            let former = || self.former.get(id.as_str()).copied();
            self.network.position(id).or_else(former)
        });
        if let Some(own) = entry.own {
            self.compare(own);
        } else {
            self.identity(&mut entry);
        }
        entry.name = clean(self.text(Field::Name));
        self.place(&mut entry);
        self.facts(&mut entry);
        entry.is_sound = self.is_sound;
        entry
    }

    /// Finds which cells say just what the network would write, and which say what a list cannot
    /// change.
    fn compare(&mut self, own: u32) {
        let differences = self.ours.compare(self.sheet, self.row, own);
        self.same = differences.same;
        // Of two that are only understood together, neither is left as it is where one is not.
        for [one, other] in [[Field::Lat, Field::Lon], [Field::City, Field::Country]] {
            if self.same.contains(&one) != self.same.contains(&other) {
                self.same.retain(|field| *field != one && *field != other);
            }
        }
        for cell in differences.not_taken {
            let field = self.mapping.columns.get(cell.column).copied().flatten();
            self.fault(
                FaultCode::NotTaken,
                Some(cell.column),
                field,
                &cell.found,
                &cell.ours,
            );
        }
        for cell in differences.emptied {
            let field = self.mapping.columns.get(cell.column).copied().flatten();
            self.fault(
                FaultCode::NothingRemoved,
                Some(cell.column),
                field,
                "",
                &cell.ours,
            );
        }
    }

    /// Service, kind and post of a row that names no location of the network.
    fn identity(&mut self, entry: &mut Entry) {
        if let Some(cell) = self.cell(Field::Service) {
            let network = self.network;
            let known = *self
                .services
                .entry(cell.text)
                .or_insert_with(|| service(network, cell.text));
            if known.is_none() {
                let ids = network.services().iter().map(|service| service.id.as_str());
                let ids = ids.collect::<Vec<_>>().join(", ");
                self.at(cell, FaultCode::UnknownService, &ids);
            }
            entry.service = known;
        }
        if let Some(cell) = self.cell(Field::Kind) {
            let network = self.network;
            let known = self.kinds.entry(cell.text);
            let known = known.or_insert_with(|| kind(network, cell.text));
            if let Some((kind, id)) = known {
                entry.kind = Some(*kind);
                entry.kind_id = Some(id.clone());
            } else {
                let all = (0..self.network.kind_count()).filter_map(|at| self.network.kind_id(at));
                let all: Vec<String> = all.map(|id| id.to_string()).collect();
                self.at(cell, FaultCode::UnknownKind, &all.join(", "));
            }
        }
        if let Some(cell) = self.cell(Field::SatelliteOf) {
            entry.satellite_of = LocationId::new(cell.text);
        }
    }

    fn place(&mut self, entry: &mut Entry) {
        let city = self.cell(Field::City);
        let country = self.cell(Field::Country);
        entry.city_name = clean(city.map_or("", |cell| cell.text));
        let mut point = self.point();
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
            match self.gazetteer.find(cell.text, entry.country, entry.point) {
                // There may be another city of that name.
                Meaning::One(at) if self.is_doubtful(at, entry, cell.text) => {
                    self.at(cell, FaultCode::NoCountry, "");
                }
                Meaning::One(at) => self.city(entry, at, point),
                Meaning::Several(all) if entry.point.is_none() => {
                    let known = || all.iter().filter_map(|&at| self.gazetteer.get(at));
                    let told: Vec<String> = known()
                        .map(|city| {
                            let (name, country, [lat, lon]) =
                                (&*city.name, city.country, city.lat_lon);
                            let same = known()
                                .filter(|other| (&*other.name, other.country) == (name, country));
                            // What tells two of one country apart is what the row lacks.
                            if same.count() > 1 {
                                format!("{name} ({country}: {lat:.2}, {lon:.2})")
                            } else {
                                format!("{name} ({country})")
                            }
                        })
                        .collect();
                    self.at(cell, FaultCode::AmbiguousCity, &told.join(", "));
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
            let point = degrees::degrees(lat.text).zip(degrees::degrees(lon.text));
            let bad = if degrees::degrees(lat.text).is_none() {
                lat
            } else {
                lon
            };
            (
                point.map(|(lat, lon)| [lat, lon]),
                if point.is_none() { bad } else { lat },
            )
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
        // Whoever writes 0, 0 has no point: there is only sea.
        if lat == 0.0 && lon == 0.0 {
            self.at(cell, FaultCode::ZeroCoordinate, "");
            return None;
        }
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            if lon.abs() <= 90.0 && lat.abs() <= 180.0 {
                let there = self.country_at([lon, lat]);
                let told = there.map(|country| country.to_string()).unwrap_or_default();
                self.at(cell, FaultCode::ExchangedCoordinate, &told);
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
        let told = || format!("{lat}, {lon}");
        if let Some(meant) = country.and_then(|country| self.turned(point, country)) {
            let [lat, lon] = meant;
            let (column, field) = (cell.column, Some(cell.field));
            let meant = format!("{lat}, {lon}");
            self.fault(FaultCode::WrongSign, column, field, &told(), &meant);
            return false;
        }
        let Some(here) = self.country_at(point) else {
            let (column, field) = (cell.column, Some(cell.field));
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
        let exchanged = lon.abs() <= 90.0 && self.country_at([lon, lat]) == Some(country);
        if exchanged {
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

    fn facts(&mut self, entry: &mut Entry) {
        if let Some(cell) = self.cell(Field::Standing) {
            let known = self.standings.entry(cell.text);
            entry.standing = *known.or_insert_with(|| words::standing(cell.text));
            if entry.standing.is_none() {
                let all = "open, seen, vacant, closed, announced, considered";
                self.at(cell, FaultCode::UnknownStanding, all);
            }
        }
        entry.address = self.joined(Field::Address, ", ");
        entry.note = self.joined(Field::Note, " ");
        entry.opened = self.when(Field::Opened);
        entry.closed = self.when(Field::Closed);
        entry.as_of = self.when(Field::AsOf).and_then(When::date);
        if let Some((opened, closed)) = entry.opened.zip(entry.closed)
            && closed.is_before(opened)
        {
            let column = self.column(Field::Closed);
            let (opened, closed) = (opened.to_string(), closed.to_string());
            self.fault(
                FaultCode::ClosedBeforeOpened,
                column,
                Some(Field::Closed),
                &closed,
                &opened,
            );
        }
        self.contacts(entry);
        self.remit(entry);
    }

    /// A point in time: as people write dates, or as EDTF does.
    fn when(&mut self, field: Field) -> Option<When> {
        let cell = self.cell(field)?;
        let rules = &self.mapping.rules;
        let text = match cell.text.get(..4) {
            Some(year) if rules.new_year_is_year && dates::is_new_year(cell.text) => year,
            _ => cell.text,
        };
        let date = dates::date(text, rules.order());
        let date = date.map(When::from).or_else(|| When::new(text));
        if date.is_none() || (field == Field::AsOf && date.and_then(When::date).is_none()) {
            self.at(cell, FaultCode::InvalidDate, "");
        }
        date
    }

    fn contacts(&mut self, entry: &mut Entry) {
        for (field, kind) in [
            (Field::Telephone, ContactKind::Telephone),
            (Field::Email, ContactKind::Email),
            (Field::Web, ContactKind::Web),
        ] {
            for cell in self.cells(field) {
                for part in cell.text.split([';', '\n', '|']) {
                    let part = unguarded(part.trim());
                    if part.is_empty() {
                        continue;
                    }
                    let cell = Cell { text: part, ..cell };
                    if let Some(address) = self.contact(cell, kind) {
                        let contact = Contact { kind, address };
                        if !entry.contacts.contains(&contact) {
                            entry.contacts.push(contact);
                        }
                    }
                }
            }
        }
    }

    fn contact(&mut self, cell: Cell<'s>, kind: ContactKind) -> Option<Box<str>> {
        let text = cell.text;
        let (address, code, is_right): (Cow<'_, str>, _, fn(&str) -> bool) = match kind {
            ContactKind::Telephone => {
                let number = text.strip_prefix("tel:").unwrap_or(text).trim();
                let end = extension(number);
                let number = number
                    .get(..end)
                    .unwrap_or(number)
                    .trim_end_matches([' ', ',', '#']);
                if number.len() < text.len()
                    && is_telephone_number(number)
                    && !text.starts_with("tel:")
                {
                    self.at(cell, FaultCode::ExtensionLeftOut, number);
                }
                (
                    number.into(),
                    FaultCode::InvalidTelephone,
                    is_telephone_number,
                )
            }
            ContactKind::Email => {
                let text = text.strip_prefix("mailto:").unwrap_or(text);
                let text = text.trim_matches(['<', '>', ' ']);
                (text.into(), FaultCode::InvalidEmail, is_mail_address)
            }
            ContactKind::Web => {
                let has_scheme = text.contains("://");
                let is_host = !text.contains([' ', '@']) && text.contains('.');
                if !has_scheme && is_host {
                    let whole = format!("https://{text}");
                    if is_url(&whole) {
                        self.at(cell, FaultCode::SchemeAdded, "");
                    }
                    (whole.into(), FaultCode::InvalidUrl, is_url)
                } else {
                    (text.into(), FaultCode::InvalidUrl, is_url)
                }
            }
        };
        if !is_right(&address) {
            self.at(cell, code, "");
            return None;
        }
        if address.chars().count() > network_limits::URL {
            self.at(cell, FaultCode::TooLong, &network_limits::URL.to_string());
            return None;
        }
        Some(address.into())
    }

    fn remit(&mut self, entry: &mut Entry) {
        if let Some(cell) = self.cell(Field::Countries) {
            let whole = countries(cell.text);
            let parts = if whole.len() == 1 {
                vec![cell.text]
            } else {
                list(cell.text)
            };
            for part in parts {
                let values = self.mapping.rules.values.get(&Field::Countries);
                let meant = values.and_then(|values| values.get(&folded(part)));
                let known = self.countries.entry(meant.map_or(part, |meant| meant));
                let known = known.or_insert_with_key(|text| countries(text).into());
                match &**known {
                    [only] if !entry.countries.contains(only) => entry.countries.push(*only),
                    [_] => {}
                    _ => {
                        let cell = Cell { text: part, ..cell };
                        self.at(cell, FaultCode::UnknownInList, "");
                    }
                }
            }
        }
        if let Some(cell) = self.cell(Field::Organisations) {
            for part in list(cell.text) {
                let name = folded(part);
                let network = self.network;
                let all = &network.file().organisations;
                let found = all.iter().find(|organisation| {
                    let names = organisation.short.all().chain(organisation.name.all());
                    let mut names = names.chain([organisation.id.as_str()]);
                    names.any(|other| folded(other) == name)
                });
                match found {
                    Some(found) if !entry.organisations.contains(&found.id) => {
                        entry.organisations.push(found.id.clone());
                    }
                    Some(_) => {}
                    None => {
                        let ids: Vec<&str> = all.iter().map(|o| o.id.as_str()).collect();
                        let cell = Cell { text: part, ..cell };
                        self.at(cell, FaultCode::UnknownOrganisation, &ids.join(", "));
                    }
                }
            }
        }
    }
}

/// A text as the network takes it: without control characters, and nothing where nothing of it shows.
pub(super) fn clean(text: &str) -> Box<str> {
    if !text.chars().any(is_visible) {
        return Box::default();
    }
    if !text.contains(char::is_control) {
        return text.trim().into();
    }
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().map(plain).collect();
    text.trim().into()
}

/// Where the extension of a telephone number begins; its end where it has none.
fn extension(number: &str) -> usize {
    if !number.contains(|c: char| c.is_ascii_alphabetic()) {
        return number.len();
    }
    let small = number.to_ascii_lowercase();
    ["ext", " x", "toestel", "poste", "durchwahl"]
        .into_iter()
        .filter_map(|word| small.find(word))
        .min()
        .unwrap_or(number.len())
}

/// Whether a spreadsheet has written that it could not work a cell out.
fn is_error(text: &str) -> bool {
    text.starts_with('#')
        && (text.ends_with(['!', '?']) || matches!(text, "#N/A" | "#NV" | "#N/B" | "#N/D"))
}

fn is_too_long(text: &str) -> bool {
    text.len() > network_limits::TEXT && text.chars().count() > network_limits::TEXT
}

/// A value as a fault quotes it: on one line, and not too long.
fn shortened(text: &str) -> Box<str> {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut short: String = text.chars().take(60).map(plain).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short.into()
}
