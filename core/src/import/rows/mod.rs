//! Cells to what they mean, row by row; what cannot be understood is a fault at its cell.

mod entry;
mod facts;
mod named;
mod own;
mod place;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

pub use self::entry::Entry;
pub use self::named::{choices, own_choices};
pub(super) use self::named::{each_language, kind, names, service, twice};
use super::fault::{Cost, Fault, FaultCode};
use super::field::Field;
use super::gazetteer::Gazetteer;
use super::limits;
use super::mapping::Mapping;
use super::ours::Ours;
use super::sheet::Sheet;
use super::values::words;
use crate::export::csv::{unguarded, unguarded_within};
use crate::load::{CountryAt, limits as network_limits};
use crate::model::{
    Country, FieldValue, Kind, KindId, Locale, Location, LocationId, Network, Scalar, Standing,
    is_control, is_valid_id, is_visible,
};
use crate::search::folded;

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
    /// Ids that a table of ours gives to several rows.
    shared: HashSet<&'s str>,
    /// Locations by the ids that they had.
    former: HashMap<&'s str, u32>,
    /// For a table of ours locations by their names and cities, in each language.
    named: HashMap<(&'s str, &'s str), u32>,
    /// The faults met so far.
    pub(super) faults: Vec<Fault>,
    /// How many more there were.
    pub(super) unlisted: usize,
    row: usize,
    is_sound: bool,
    /// Fields whose cells say what the network would write there itself.
    same: Vec<Field>,
    /// Columns of the network's own fields whose cells are worth reading.
    news: Vec<usize>,
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
            named: HashMap::new(),
            shared: shared(sheet, mapping),
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
            news: Vec::new(),
        }
    }

    /// Learns the ids that a location of the network had, and what a table of ours says of it.
    pub(super) fn know(&mut self, at: u32, location: &'s Location) {
        let ids = location.former_ids.iter();
        self.former.extend(ids.map(|id| (id.as_str(), at)));
        if let (true, Some(place)) = (self.mapping.is_export, self.network.place_of(location)) {
            let names = Locale::ALL.map(|l| (location.name.get(l), place.name.get(l)));
            self.named.extend(names.map(|name| (name, at)));
        }
    }

    /// The first column of a field.
    fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(field as usize)?.first().copied()
    }

    /// Whether cells seem to hold whole rows of the list.
    pub(super) fn has_swallowed(&self) -> bool {
        !self.sheet.swallowing.is_empty()
    }

    /// Whether the cell of a field in the row at hand says what the network would write there itself.
    pub(super) fn says_same(&self, field: Field) -> bool {
        self.same.contains(&field)
    }

    /// The language in which a row speaks, as far as its cells show.
    pub(super) fn locale(&self, _: &Entry) -> Locale {
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
        self.is_sound &= code.cost() != Cost::Row;
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

    /// Notes that a row lacks a value which its location has in a field of the network's own.
    pub(super) fn lacks_own(&mut self, entry: &Entry, held: &FieldValue) {
        self.row = entry.row;
        let own = self.mapping.own.iter();
        let column = own
            .map(Option::as_ref)
            .position(|id| id == Some(&held.field));
        let field = column.and_then(|column| self.mapping.own_of(column, self.network));
        let ours = match &held.is {
            Scalar::Number(number) => number.to_string(),
            Scalar::Text(text) => field
                .map_or(&**text, |own| own.shown(text, self.ours.locale))
                .to_owned(),
        };
        self.fault(FaultCode::NothingRemoved, column, None, "", &ours);
    }

    /// Whether a fault that costs the row last read has been told of one of these fields.
    pub(super) fn has_told(&self, fields: &[Field]) -> bool {
        let faults = self.faults.iter().rev();
        let mut here = faults.take_while(|fault| fault.row == self.row);
        here.any(|fault| {
            fault.code.cost() == Cost::Row
                && fault.field.is_some_and(|field| fields.contains(&field))
        })
    }

    fn at(&mut self, cell: Cell<'_>, code: FaultCode, wanted: &str) {
        self.fault(code, cell.column, Some(cell.field), cell.text, wanted);
    }

    /// Notes that a word of a field is none of those that may be chosen.
    fn unknown(&mut self, cell: Cell<'s>, code: FaultCode) {
        let network = self.network;
        self.at(cell, code, &wanted(network, cell.field));
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
        // What a date says with signs only, folding leaves out.
        let exact = values.and_then(|values| values.get(text));
        if let Some(value) = exact.or_else(|| values?.get(&folded(text))) {
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

    /// What the rules of the list say that a word means.
    fn rule(&self, field: Field, word: &str) -> Option<&'s str> {
        let values = self.mapping.rules.values.get(&field)?;
        values.get(&folded(word)).map(String::as_str)
    }

    /// What a part of a cell means, by the rules of the list.
    fn meant<'t>(&self, field: Field, part: &'t str) -> &'t str
    where
        's: 't,
    {
        self.rule(field, part).unwrap_or(part)
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

    /// A text without what a table of ours has put into it for spreadsheets.
    fn plain<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.mapping.is_export {
            true => unguarded_within(text),
            false => text.into(),
        }
    }

    /// The cells of a field, joined.
    fn joined(&mut self, field: Field, separator: &str) -> Option<Box<str>> {
        let cells = self.cells(field);
        let first = *cells.first()?;
        let texts: Vec<_> = cells.iter().map(|cell| self.plain(cell.text)).collect();
        let is_plain = cells.len() == 1 && !first.text.contains(['\n', '\r']);
        let text = if is_plain {
            self.plain(first.text)
        } else {
            let lines = texts.iter().flat_map(|text| text.lines());
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

    /// Reads a row. In a list that is not our own the id may be a number that is somebody else’s here: where
    /// everything speaks against it, the row is read as if it gave none.
    pub(super) fn read(&mut self, row: usize) -> Entry {
        let told = (self.faults.len(), self.unlisted);
        let entry = self.read_as(row, true);
        match entry.own {
            Some(own)
                if self.is_exchanged(own)
                    || self.may_be_stranger(&entry) && self.is_stranger(&entry, own) =>
            {
                self.faults.truncate(told.0);
                self.unlisted = told.1;
                let mut entry = self.read_as(row, false);
                entry.stranger = Some(own);
                entry
            }
            _ => entry,
        }
    }

    /// Whether the id that a row gives need not be its own: in a table of ours only where another row gives it
    /// too.
    fn may_be_stranger(&self, entry: &Entry) -> bool {
        let id = entry.id.as_ref().map_or("", |id| id.as_str());
        !self.mapping.is_export || self.shared.contains(id)
    }

    /// Whether the row at hand of a table of ours gives the id of one location, and the name and city of another.
    fn is_exchanged(&self, own: u32) -> bool {
        let cell = |field: Field| {
            let column = self.column(field);
            column.map_or("", |column| unguarded(self.sheet.cell(self.row, column)))
        };
        let name = (cell(Field::Name), cell(Field::City));
        if self.named.get(&name).is_none_or(|other| *other == own) {
            return false;
        }
        // A cell has no spaces around it, and may have a sign before it that no name has.
        let location = self.network.locations().get(own as usize);
        let place = location.and_then(|location| self.network.place_of(location));
        let is_own = location.zip(place).is_some_and(|(location, place)| {
            let names =
                Locale::ALL.map(|l| (location.name.get(l).trim(), place.name.get(l).trim()));
            names.contains(&name)
        });
        let says_own = self.says_same(Field::Name) && self.says_same(Field::City);
        !is_own && !says_own
    }

    /// Whether a row speaks of another city than that of the location whose id it gives, and of another name;
    /// where it has no name, a number is none.
    fn is_stranger(&self, entry: &Entry, own: u32) -> bool {
        let network = self.network;
        let Some(location) = network.locations().get(own as usize) else {
            return false;
        };
        let Some(place) = network.place_of(location) else {
            return false;
        };
        let city = entry.city.and_then(|city| self.gazetteer.get(city));
        let is_elsewhere = match city.map(|city| city.lat_lon).or(entry.point) {
            Some(point) => place
                .lat_lon
                .is_some_and(|here| crate::analysis::distance_km(here, point) > 50.0),
            None => {
                let name = folded(&entry.city_name);
                !name.is_empty() && !place.name.all().any(|own| folded(own) == name)
            }
        };
        let name = folded(&entry.name);
        let has_name = self
            .column(Field::Name)
            .is_some_and(|column| !self.sheet.cell(self.row, column).is_empty());
        let is_other = match has_name {
            true => !name.is_empty() && !location.name.all().any(|own| folded(own) == name),
            false => location.id.as_str().bytes().all(|b| b.is_ascii_digit()),
        };
        is_elsewhere && is_other
    }

    fn read_as(&mut self, row: usize, has_id: bool) -> Entry {
        (self.row, self.is_sound) = (row, true);
        self.same.clear();
        self.news.clear();
        if let Some(column) = self.sheet.swallows(row) {
            let field = self.mapping.columns.get(column).copied().flatten();
            let text = self.sheet.cell(row, column);
            self.fault(FaultCode::RowsInCell, Some(column), field, text, "");
        }
        let mut entry = Entry {
            row,
            number: self.sheet.number(row),
            ..Entry::default()
        };
        if has_id && let Some(cell) = self.cell(Field::Id) {
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
            self.news = (0..self.mapping.own.len()).collect();
        }
        let name = self.text(Field::Name);
        entry.name = clean(&self.plain(name));
        self.place(&mut entry);
        self.facts(&mut entry);
        self.own_fields(&mut entry);
        entry.is_sound = self.is_sound;
        entry
    }

    /// Finds which cells say just what the network would write, and which say what a list cannot
    /// change.
    fn compare(&mut self, own: u32) {
        let differences = self.ours.compare(self.sheet, self.row, own);
        self.same = differences.same;
        self.news = differences.news;
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
        let network = self.network;
        if let Some(mut cell) = self.cell(Field::Service) {
            let is_doubtful = cell.column.is_some_and(|at| self.mapping.is_doubtful(at));
            let for_all = self.mapping.rules.constants.get(&Field::Service);
            if let Some(text) = for_all.filter(|_| is_doubtful) {
                (cell.text, cell.column) = (text, None);
            }
            let known = *self
                .services
                .entry(cell.text)
                .or_insert_with(|| service(network, cell.text));
            if known.is_none() {
                self.unknown(cell, FaultCode::UnknownService);
            }
            entry.service = known;
            entry.says_whose_or_where |= cell.column.is_some();
        } else {
            let column = self.column(Field::Service);
            self.fault(FaultCode::NoService, column, Some(Field::Service), "", "");
        }
        if let Some(cell) = self.cell(Field::Kind) {
            let known = self.kinds.entry(cell.text);
            let known = known.or_insert_with(|| kind(network, cell.text));
            if let Some((kind, id)) = known {
                entry.kind = Some(*kind);
                entry.kind_id = Some(id.clone());
            } else {
                self.unknown(cell, FaultCode::UnknownKind);
            }
        }
        if let Some(cell) = self.cell(Field::SatelliteOf) {
            entry.satellite_of = LocationId::new(cell.text);
        }
    }
}

/// What may be chosen for a field, as a fault has it.
pub(super) fn wanted(network: &Network, field: Field) -> String {
    each_language(&|locale| choices(network, field, locale))
}

/// The ids that a table of ours gives to several rows.
fn shared<'s>(sheet: &'s Sheet, mapping: &Mapping) -> HashSet<&'s str> {
    let column = mapping.columns_of(Field::Id).next();
    let Some(column) = column.filter(|_| mapping.is_export) else {
        return HashSet::new();
    };
    twice(&mut mapping.rows(sheet).map(|row| sheet.cell(row, column)))
}

/// A text as the network takes it: without control characters, and nothing where nothing of it shows.
pub(super) fn clean(text: &str) -> Box<str> {
    if !text.chars().any(is_visible) {
        return Box::default();
    }
    if !text.contains(is_control) {
        return text.trim().into();
    }
    let plain = |c: char| if is_control(c) { ' ' } else { c };
    let text: String = text.chars().map(plain).collect();
    text.trim().into()
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
    let plain = |c: char| if is_control(c) { ' ' } else { c };
    let mut short: String = text.chars().take(60).map(plain).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    short.into()
}
