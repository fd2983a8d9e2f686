//! What is wrong with a cell or row of a list: where it is, what it means, and what to do.

use super::field::Field;
use super::sorted::sort;
use super::wording;
use crate::codes::codes;
use crate::model::Locale;

/// How much of the list a fault costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cost {
    /// The row is not taken.
    Row,
    /// The cell is not taken; the rest of the row is.
    Cell,
    /// Nothing; somebody should look at it.
    Nothing,
}

codes! {
    /// What is wrong. Codes are stable.
    FaultCode;
    /// How much it costs.
    cost -> Cost;

    /// Nothing says whose the location is.
    NoService "no-service" Row,
    /// No service of the network has this name.
    UnknownService "unknown-service" Row,
    /// Nothing says what the location is, and its service has several kinds.
    NoKind "no-kind" Row,
    /// No kind has this name.
    UnknownKind "unknown-kind" Row,
    /// Nothing says whether a new location works.
    NoStanding "no-standing" Row,
    /// No standing has this name.
    UnknownStanding "unknown-standing" Row,
    /// No country has this name.
    UnknownCountry "unknown-country" Row,
    /// Several countries have this name.
    AmbiguousCountry "ambiguous-country" Row,
    /// A new location has neither a city nor a point.
    NoPlace "no-place" Row,
    /// Nobody knows where the city of a new location is.
    UnknownCity "unknown-city" Row,
    /// Several cities have this name.
    AmbiguousCity "ambiguous-city" Row,
    /// A new location has no country, and none follows from its city or point.
    NoCountry "no-country" Row,
    /// A satellite belongs to no post that is known.
    NoPost "no-post" Row,
    /// Another row is the same office.
    DuplicateRow "duplicate-row" Row,
    /// A location would have closed before it opened.
    ClosedBeforeOpened "closed-before-opened" Row,

    /// A text is no id.
    InvalidId "invalid-id" Cell,
    /// A text is no coordinate.
    InvalidCoordinate "invalid-coordinate" Cell,
    /// Latitude and longitude are exchanged: the other way round they lie in the country.
    ExchangedCoordinate "exchanged-coordinate" Cell,
    /// The point lies in the country with the other sign.
    WrongSign "wrong-sign" Cell,
    /// The point is 0, 0: what empty cells become.
    ZeroCoordinate "zero-coordinate" Cell,
    /// The point lies in another country.
    OutsideCountry "outside-country" Cell,
    /// A text is no date.
    InvalidDate "invalid-date" Cell,
    /// A text is no one date, where only one is taken.
    UncertainDate "uncertain-date" Cell,
    /// A text is no mail address.
    InvalidEmail "invalid-email" Cell,
    /// A text is no web address.
    InvalidUrl "invalid-url" Cell,
    /// A text is no telephone number.
    InvalidTelephone "invalid-telephone" Cell,
    /// No organisation of the network has this name.
    UnknownOrganisation "unknown-organisation" Cell,
    /// A text is nothing that a field of the network's own holds.
    UnfitForField "unfit-for-field" Cell,
    /// No country of a list of countries has this name.
    UnknownInList "unknown-in-list" Cell,
    /// A text is longer than the network takes.
    TooLong "too-long" Cell,
    /// A column that no field has room for, or that nobody can name.
    ColumnLeftOut "column-left-out" Cell,
    /// The spreadsheet could not work the cell out (`#N/A`).
    ErrorCell "error-cell" Cell,
    /// A location whose closing has come does not work.
    HasClosed "has-closed" Cell,
    /// What a list cannot change in a location that is there.
    NotTaken "not-taken" Cell,
    /// A list never takes away what a source says.
    NothingRemoved "nothing-removed" Cell,

    /// What has closed has its closing still to come.
    ClosesLater "closes-later" Nothing,
    /// The point is far from the city.
    FarFromCity "far-from-city" Nothing,
    /// The point lies in no country: at sea, or the shapes are too rough.
    AtSea "at-sea" Nothing,
    /// The point is the middle of a shape.
    CentreOfShape "centre-of-shape" Nothing,
    /// A date was in words, or in signs of its own.
    DateInWords "date-in-words" Nothing,
    /// A web address had no scheme; `https://` was put before it.
    SchemeAdded "scheme-added" Nothing,
    /// What follows the number is left out.
    ExtensionLeftOut "extension-left-out" Nothing,
    /// A cell seems to hold whole rows: perhaps a quote is never closed.
    RowsInCell "rows-in-cell" Nothing,
    /// A telephone number is of another country.
    ForeignTelephone "foreign-telephone" Nothing,
    /// A table of ours gives an id that the network does not have, for what may be a location that it has.
    ChangedId "changed-id" Nothing,
    /// The city is an assumption: the list gives only the country.
    CapitalAssumed "capital-assumed" Nothing,
}

/// A fault of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// The position of its row in the sheet.
    pub row: usize,
    /// The number of its row, as a spreadsheet shows it.
    pub number: u32,
    /// Its column, where it lies in one.
    pub column: Option<usize>,
    /// What the cell was to be.
    pub field: Option<Field>,
    /// What stands there, shortened.
    pub found: Box<str>,
    /// What it was compared with, or may be.
    pub wanted: Box<str>,
}

impl Fault {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self, locale: Locale) -> String {
        wording::what(self, locale)
    }

    /// What to do, in one sentence.
    #[must_use]
    pub fn mend(&self, locale: Locale) -> String {
        wording::mend(self, locale)
    }
}

/// Faults that one deed mends: the same code at the same word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'f> {
    /// The first of them.
    pub first: &'f Fault,
    /// The numbers of their rows, each once.
    pub rows: Vec<u32>,
    /// The first of each thing that was found, as many as one looks at.
    pub each: Vec<&'f Fault>,
}

/// As many different things of a group as are told apart.
const EACH: usize = 8;

/// Puts faults in the order of their rows.
pub(super) fn by_row(faults: &mut [Fault]) {
    sort(faults, |a, b| a.row.cmp(&b.row));
}

/// Faults in groups, in the order of their first ones; those that cost most come first.
#[must_use]
pub fn groups(faults: &[Fault]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for fault in faults {
        // Of what stands alone in each row the code alone makes the group.
        let word = match fault.code {
            FaultCode::UnknownService
            | FaultCode::UnknownKind
            | FaultCode::UnknownStanding
            | FaultCode::UnknownCountry
            | FaultCode::AmbiguousCountry
            | FaultCode::UnknownCity
            | FaultCode::AmbiguousCity
            | FaultCode::UnknownInList
            | FaultCode::UnknownOrganisation => &*fault.found,
            _ => "",
        };
        // Of the network's own fields, and of columns left out, the column tells them apart.
        let column = fault.column.filter(|_| fault.field.is_none());
        let at = *places
            .entry((fault.code, fault.field, column, word))
            .or_insert_with(|| {
                groups.push(Group {
                    first: fault,
                    rows: Vec::new(),
                    each: Vec::new(),
                });
                groups.len() - 1
            });
        if let Some(group) = groups.get_mut(at) {
            if group.rows.last() != Some(&fault.number) {
                group.rows.push(fault.number);
            }
            let is_new = group.each.iter().all(|other| other.found != fault.found);
            if group.each.len() < EACH && is_new {
                group.each.push(fault);
            }
        }
    }
    sort(&mut groups, |a, b| {
        a.first.code.cost().cmp(&b.first.code.cost())
    });
    groups
}
