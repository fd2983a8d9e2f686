//! A network of a list alone: who keeps a table with clear heads needs no other file.
//!
//! What the network file would say of itself is taken from the list: its services from the column of
//! services, its kinds from the column of kinds, fields of its own from the columns that hold nothing
//! else. Every claim has the list itself as its source. Where no column says whether a location works, it is
//! open, but for one that the list says has closed, or is still to open; one without a kind is an office: that
//! is what a list of offices says.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::apply::{Ids, Refusals, put_in, slug};
use super::check::{check, check_in_turns};
use super::fault::{Fault, FaultCode, by_row};
use super::field::Field;
use super::gazetteer::Gazetteer;
use super::mapping::{Mapping, OWN};
use super::plan::{Declared, Given, Outcome, Plan, source_id};
use super::read::Refused;
use super::rows::{self, Entry, clean};
use super::sheet::{Book, Sheet, column_name};
use super::values::words;
use crate::export::csv::{unguarded, unguarded_within};
use crate::load::{Problems, limits, load};
use crate::model::{
    self, Claim, ClaimStatus, Date, Day, FieldId, FieldKind, FieldValue, Kind, KindId, Localized,
    Network, SCHEMA_VERSION, Scalar, SourceKind, Standing,
};
use crate::search::folded;
use crate::turns::{Long, Turns, at_once};

/// Why a list makes no network.
#[derive(Debug)]
pub enum NoNetwork {
    /// It is no list.
    Refused(Refused),
    /// What it holds cannot stand in a network.
    Problems(Problems),
}

/// A list that is to be a network of its own.
pub struct Alone<'b> {
    /// The sheet that is read.
    pub sheet: &'b Sheet,
    /// What its columns hold.
    pub mapping: Mapping,
    /// The network without its locations.
    pub network: Network,
    /// The list as its own source.
    pub declared: Declared,
    /// The columns that become fields of the network's own.
    own: Vec<(usize, FieldId, FieldKind)>,
    /// Columns that hold something, and become no field.
    left_out: Vec<usize>,
    /// Whether a column says what works.
    says_standing: bool,
}

/// A list as a file: what it is called, where it is from, and of when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The name of the file.
    pub name: String,
    /// Its web address, which becomes that of its source.
    pub url: Option<String>,
    /// When it was made, or last changed: the date of its source, and of the network. Nobody knows where it
    /// is left out; the network then says so.
    pub date: Option<Date>,
}

impl<'b> Alone<'b> {
    /// Takes from a list what a network says of itself. `read` is the day on which it is read: the network
    /// of a list without a date is compiled then, and has a note that says so.
    ///
    /// # Errors
    ///
    /// Where the list has no cells, or what it calls things cannot stand in a network.
    pub fn new(book: &'b Book, origin: &Origin, read: Date) -> Result<Self, NoNetwork> {
        let compiled = origin.date.unwrap_or(read);
        let sheet = book.sheets.get(book.likeliest());
        let sheet = sheet.filter(|sheet| sheet.height() > 0);
        let sheet = sheet.ok_or(NoNetwork::Refused(Refused::Empty))?;
        let name = clean(&origin.name);
        let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
        let stem = if is_name(stem) { stem } else { "List" };
        let only = |network: &Network| Mapping::guess(sheet, network, &Gazetteer::new(network));
        let plain = base(stem, compiled, &[stem.into()], &[])?;
        let first = only(&plain);
        let title = titled(sheet, &first).unwrap_or_else(|| stem.into());
        let services = services(sheet, &first);
        let kinds = kinds(sheet, &first, &plain);
        let called = if services.is_empty() {
            vec![title.clone()]
        } else {
            services
        };
        let mut network = base(
            &title,
            compiled,
            &called,
            kinds.as_deref().unwrap_or_default(),
        )?;
        let mut mapping = only(&network);
        if kinds.is_none() {
            let held = mapping.columns.iter_mut();
            for field in held.filter(|field| **field == Some(Field::Kind)) {
                *field = None;
            }
        }
        let mut constant = |field: Field, value: &str| {
            mapping.rules.constants.insert(field, value.to_owned());
        };
        let office = network.kind_of_role(Kind::Office);
        constant(Field::Kind, office.as_str());
        let says_standing = first.columns_of(Field::Standing).next().is_some();
        if !says_standing {
            constant(Field::Standing, "open");
        }
        if let [only] = network.services() {
            constant(Field::Service, only.id.as_str());
        }
        let (own, left_out) = own_fields(sheet, &mapping);
        if !own.is_empty() || origin.date.is_none() {
            let mut file = network.file().clone();
            file.fields = own.iter().map(|(_, field)| field.clone()).collect();
            file.note = origin.date.is_none().then(|| undated(read));
            network = check(file).map_err(NoNetwork::Problems)?;
        }
        let own = own
            .into_iter()
            .map(|(column, field)| (column, field.id, field.kind))
            .collect();
        let declared = Declared {
            id: source_id(stem),
            title: if is_name(&name) {
                name.to_string()
            } else {
                stem.to_owned()
            },
            kind: SourceKind::Dataset,
            url: origin.url.clone().filter(|url| is_link(url)),
            date: origin.date,
        };
        Ok(Self {
            sheet,
            mapping,
            network,
            declared,
            own,
            left_out,
            says_standing,
        })
    }

    /// Whether any column says where something is: without one it is no list of offices.
    #[must_use]
    pub fn is_list(&self) -> bool {
        let says_where = |field: Field| self.mapping.columns_of(field).next().is_some();
        [Field::City, Field::LatLon, Field::Lat, Field::Country]
            .into_iter()
            .any(says_where)
    }

    /// What a plan of it is made from.
    #[must_use]
    pub fn given<'s>(&'s self, gazetteer: &'s Gazetteer) -> Given<'s> {
        Given {
            network: &self.network,
            gazetteer,
            country_at: None,
            declared: &self.declared,
        }
    }

    /// The network with the locations of a plan made from [`Self::given`], to which is added what of the
    /// network's own fields cannot be taken.
    ///
    /// # Errors
    ///
    /// Where there are more locations than a network may hold.
    pub fn network(&self, gazetteer: &Gazetteer, plan: &mut Plan) -> Result<Network, Problems> {
        at_once(self.made(gazetteer, plan, &Turns::default()))
    }

    /// The same in turns.
    #[must_use]
    pub fn network_in_turns<'a>(
        &'a self,
        gazetteer: &'a Gazetteer,
        plan: &'a mut Plan,
    ) -> Long<'a, Result<Network, Problems>> {
        Long::of(async move |turns| self.made(gazetteer, plan, &turns).await)
    }

    async fn made(
        &self,
        gazetteer: &Gazetteer,
        plan: &mut Plan,
        turns: &Turns,
    ) -> Result<Network, Problems> {
        if !self.says_standing {
            let now = Day::last(self.network.file().compiled);
            for row in &mut plan.rows {
                row.entry.standing = Some(standing(&row.entry, now));
            }
        }
        self.tell_columns(plan);
        let refusals = Refusals::default();
        let put = put_in(self.given(gazetteer), plan, false, &refusals, turns).await;
        let Some(mut file) = put.file else {
            return Ok(self.network.clone());
        };
        // Locations are added in the order of the rows.
        let mut locations = file.locations.iter_mut();
        let mut faults = Vec::new();
        for (row, id) in &put.added {
            let location = locations.find(|location| location.id == *id);
            let row = plan.rows.get(*row).map(|row| row.entry.row);
            if let (Some(location), Some(row)) = (location, row) {
                location.fields = self.values(row, &mut faults);
            }
            turns.did(1 + self.own.len(), || 10).await;
        }
        tell(plan, faults);
        check_in_turns(file, turns).await
    }

    /// Tells the columns that are left out.
    fn tell_columns(&self, plan: &mut Plan) {
        let row = self.mapping.head.unwrap_or_default();
        let fault = |&column: &usize| {
            let head = self.mapping.head_of(self.sheet, column);
            let found = if head.is_empty() {
                column_name(column)
            } else {
                shortened(head)
            };
            Fault {
                code: FaultCode::ColumnLeftOut,
                row,
                number: self.sheet.number(row),
                column: Some(column),
                field: None,
                found: found.into(),
                wanted: limits::PARTICULARS.to_string().into(),
            }
        };
        tell(plan, self.left_out.iter().map(fault).collect());
    }

    /// What a row has in the fields of the network's own.
    fn values(&self, row: usize, faults: &mut Vec<Fault>) -> Vec<Claim<FieldValue>> {
        let value = |(column, field, kind): &(usize, FieldId, FieldKind)| {
            let text = unguarded(self.sheet.cell(row, *column));
            let text = match self.mapping.is_export {
                true => clean(&unguarded_within(text)),
                false => clean(text),
            };
            if text.chars().nth(limits::TEXT).is_some() {
                faults.push(Fault {
                    code: FaultCode::TooLong,
                    row,
                    number: self.sheet.number(row),
                    column: Some(*column),
                    field: None,
                    found: shortened(&text).into(),
                    wanted: limits::TEXT.to_string().into(),
                });
                return None;
            }
            let is = match kind {
                FieldKind::Number => Scalar::Number(number(&text)?),
                _ => Scalar::Text(text),
            };
            let is_there = !matches!(&is, Scalar::Text(text) if text.is_empty());
            is_there.then(|| Claim {
                value: FieldValue {
                    field: field.clone(),
                    is,
                },
                status: ClaimStatus::Stated,
                sources: vec![self.declared.id.clone()],
                as_of: None,
                until: None,
                quote: None,
                note: None,
            })
        };
        self.own.iter().filter_map(value).collect()
    }
}

/// Whether a city is not known, or may be another of its name, and the cities of the whole world would tell.
#[must_use]
pub fn wants_cities(plan: &Plan) -> bool {
    let wants = |fault: &Fault| {
        matches!(
            fault.code,
            FaultCode::UnknownCity | FaultCode::AmbiguousCity
        )
    };
    plan.faults.iter().any(wants)
}

/// How many rows of a plan are not taken.
#[must_use]
pub fn left_out(plan: &Plan) -> usize {
    let is_left = |outcome: &Outcome| matches!(outcome, Outcome::Rejected | Outcome::Ambiguous(_));
    plan.rows.iter().filter(|row| is_left(&row.outcome)).count()
}

/// Whether a location of a list of offices works, by when it opened or closed.
fn standing(entry: &Entry, now: Day) -> Standing {
    let has_come = |end: Option<Day>| end.is_some_and(|day| day <= now);
    if entry.closed.is_some_and(|when| has_come(when.bounds().1)) {
        Standing::Closed
    } else if entry.opened.is_some_and(|when| when.bounds().0 > Some(now)) {
        Standing::Announced
    } else {
        Standing::Open
    }
}

/// A network without locations.
fn base(
    title: &str,
    compiled: Date,
    services: &[Box<str>],
    kinds: &[(Box<str>, Kind)],
) -> Result<Network, NoNetwork> {
    let mut ids = Ids::new(std::iter::empty());
    let mut id = |name: &str, or: &str| ids.unused(&slug(name).unwrap_or_else(|| or.to_owned()));
    let services: Vec<Value> = services
        .iter()
        .map(|name| json!({ "id": id(name, "service"), "short": name, "name": name }))
        .collect();
    let mut ids = Ids::new(std::iter::empty());
    let kinds: Vec<Value> = kinds
        .iter()
        .map(|(name, role)| {
            let id = ids.unused(&slug(name).unwrap_or_else(|| "kind".to_owned()));
            json!({ "id": id, "name": name, "role": role })
        })
        .collect();
    let mut file = json!({
        "version": SCHEMA_VERSION,
        "title": title,
        "compiled": compiled,
        "services": services,
        "places": [],
        "locations": [],
    });
    if let (false, Some(file)) = (kinds.is_empty(), file.as_object_mut()) {
        file.insert("kinds".to_owned(), kinds.into());
    }
    load(file.to_string().as_bytes()).map_err(NoNetwork::Problems)
}

/// The one cell of the first row that stands alone above the heads.
fn titled(sheet: &Sheet, mapping: &Mapping) -> Option<Box<str>> {
    let title = |row: usize| {
        let mut cells = sheet.row(row).filter(|cell| !cell.is_empty());
        let first = cells.next()?;
        let text = clean(first);
        (cells.next().is_none() && is_name(&text)).then_some(text)
    };
    (0..mapping.head?).find_map(title)
}

/// What stands in the columns of a field, each word once, in the order of the list; nothing where there
/// are more than so many.
fn distinct(
    sheet: &Sheet,
    mapping: &Mapping,
    columns: &[usize],
    most: usize,
) -> Option<Vec<Box<str>>> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for row in mapping.rows(sheet) {
        for &column in columns {
            let text = clean(sheet.cell(row, column));
            if words::is_nothing(&text) || !is_name(&text) || !seen.insert(folded(&text)) {
                continue;
            }
            all.push(text);
            if all.len() > most {
                return None;
            }
        }
    }
    Some(all)
}

/// The services that the list names; none where no column does, or where there are more than a map can
/// tell apart: then all is of one, and the column a field of its own.
fn services(sheet: &Sheet, mapping: &Mapping) -> Vec<Box<str>> {
    let is_service = |column: &usize| {
        let head = Field::from_head(mapping.head_of(sheet, *column));
        head.is_some_and(|(field, sure)| field == Field::Service && sure >= 80)
    };
    let columns: Vec<usize> = (0..sheet.width()).filter(is_service).take(1).collect();
    distinct(sheet, mapping, &columns, limits::SERVICES).unwrap_or_default()
}

/// The kinds that the list names, where it has words of its own for them, with their roles; nothing where
/// there are more than a filter can hold: then the column is a field of its own.
fn kinds(sheet: &Sheet, mapping: &Mapping, plain: &Network) -> Option<Vec<(Box<str>, Kind)>> {
    let columns: Vec<usize> = mapping.columns_of(Field::Kind).take(1).collect();
    let mut all: Vec<(Box<str>, Kind)> = distinct(sheet, mapping, &columns, limits::KINDS - 1)?
        .into_iter()
        .map(|word| {
            let role =
                rows::kind(plain, &word).map_or(Kind::Office, |(role, _): (Kind, KindId)| role);
            (word, role)
        })
        .collect();
    let is_known = all
        .iter()
        .all(|(word, _)| rows::kind(plain, word).is_some());
    if is_known {
        return Some(Vec::new());
    }
    // Of a row without a word of its own.
    if !all.iter().any(|(_, role)| *role == Kind::Office) {
        all.push(("Office".into(), Kind::Office));
    }
    Some(all)
}

/// A number as a program writes it: one with a leading zero or plus is none.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && (digits.len() == 1 || !digits.starts_with('0') || digits.starts_with("0."))
        && digits.len() <= 15
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_plain.then(|| text.parse().ok())?
}

/// The columns with a head that hold nothing else, as fields of the network's own; and those that hold
/// something and have no name, or for which there is no room.
fn own_fields(sheet: &Sheet, mapping: &Mapping) -> (Vec<(usize, model::Field)>, Vec<usize>) {
    let mut ids = Ids::new(std::iter::empty());
    let mut all = Vec::new();
    let mut left_out = Vec::new();
    for (column, held) in mapping.columns.iter().enumerate() {
        if held.is_some() {
            continue;
        }
        let head = mapping.head_of(sheet, column);
        // In our own tables the id of a field stands behind this.
        let name = clean(head.strip_prefix(OWN).unwrap_or(head));
        let cells = || {
            let rows = mapping.rows(sheet);
            let cells = rows.map(|row| unguarded(sheet.cell(row, column)).trim());
            cells.filter(|cell| !cell.is_empty())
        };
        if cells().next().is_none() {
            continue;
        }
        if !is_name(&name) || all.len() == limits::PARTICULARS {
            left_out.push(column);
            continue;
        }
        let kind = if cells().all(|cell| number(cell).is_some()) {
            FieldKind::Number
        } else if cells().all(is_link) {
            FieldKind::Link
        } else {
            FieldKind::Text
        };
        let id = ids.unused(&slug(&name).unwrap_or_else(|| "field".to_owned()));
        let Some(id) = FieldId::new(&id) else {
            continue;
        };
        let name = Localized::same(&name);
        all.push((
            column,
            model::Field {
                id,
                name,
                kind,
                choices: Vec::new(),
            },
        ));
    }
    (all, left_out)
}

/// Adds faults to those of a plan, as many as are told one by one, in the order of the rows.
fn tell(plan: &mut Plan, faults: Vec<Fault>) {
    let room = super::limits::FAULTS.saturating_sub(plan.faults.len());
    plan.unlisted += faults.len().saturating_sub(room);
    plan.faults.extend(faults.into_iter().take(room));
    by_row(&mut plan.faults);
}

/// The beginning of a text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// That a list tells no date.
fn undated(read: Date) -> Localized {
    let texts = [
        "De lijst heeft geen datum: wanneer ze is opgemaakt, is niet bekend. Ze is gelezen op",
        "The list has no date: when it was made is not known. It was read on",
        "La liste n’a pas de date : on ne sait pas quand elle a été établie. Elle a été lue le",
        "Die Liste hat kein Datum: Wann sie erstellt wurde, ist nicht bekannt. Gelesen wurde sie am",
    ]
    .map(|text| format!("{text} {read}."));
    let [nl, en, fr, de] = &texts;
    Localized::each([nl, en, fr, de])
}

/// Whether a text can be the name of something: there is one, and it is not as long as a remark.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().nth(200).is_none()
}

fn is_link(cell: &str) -> bool {
    crate::load::read::texts::is_url(cell)
}
