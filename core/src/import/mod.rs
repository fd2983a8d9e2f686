//! Lists of offices, as agencies keep them, into the network.
//!
//! Five steps, each of which can be looked at and done again: [`read`] the file to cells of text;
//! map the columns ([`Mapping::guess`], and what the steward says); [`plan`](plan()) what the list would change,
//! with every fault at its cell; look at it ([`summary`]); [`apply`](apply()) what is accepted. Nothing old is
//! overwritten: what a list says becomes a claim of the declared source beside the former ones.
//! The network that comes of it has been loaded from its file, so that it can be saved.
//!
//! ```
//! use buitenkaart_core::import::{Declared, Gazetteer, Given, Mapping, Refusals, apply, plan, read};
//! use buitenkaart_core::load::built_in;
//! use buitenkaart_core::model::{Date, SourceId, SourceKind};
//!
//! let network = built_in().unwrap();
//! let gazetteer = Gazetteer::new(&network);
//! let book = read("Dienst;Stad;Land;Toestand\nFIT;Canberra;AU;open\n".as_bytes()).unwrap();
//! let sheet = &book.sheets[0];
//! let mapping = Mapping::guess(sheet, &network, &gazetteer);
//! let declared = Declared {
//!     id: SourceId::new("fit-2026").unwrap(),
//!     title: "List of offices".to_owned(),
//!     kind: SourceKind::Government,
//!     url: None,
//!     date: Date::new("2026"),
//! };
//! let given = Given { network: &network, gazetteer: &gazetteer, country_at: None, declared: &declared };
//! let plan = plan(given, sheet, &mapping);
//! assert_eq!(plan.counts().new, 1);
//! let applied = apply(given, &plan, false, &Refusals::default()).unwrap();
//! assert_eq!(applied.added[0].1.as_str(), "fit-canberra");
//! ```

/// Some 34 000 cities of 15 000 inhabitants and more, with other names of the larger ones, for
/// [`Gazetteer::extend`]; GeoNames, CC BY 4.0. By country, whose code stands in a line of its own: name,
/// latitude and longitude in thousandths of a degree, other names, with tabs between them.
#[cfg(feature = "gazetteer")]
pub const CITIES: &str = include_str!("../../data/figures/gazetteer.tsv");

mod alone;
mod apply;
mod asked;
mod check;
mod compare;
mod draft;
mod fates;
mod fault;
mod field;
mod form;
mod gazetteer;
pub mod limits;
mod mapping;
mod matching;
mod ours;
mod plan;
mod read;
mod resaid;
mod reshape;
mod reshaped;
mod rows;
mod several;
mod sheet;
mod sorted;
mod summary;
mod tables;
#[cfg(test)]
mod tests;
mod told;
mod values;
mod wording;

pub use crate::search::folded as fold;
pub use alone::{Alone, NoNetwork, Origin, left_out, wants_cities};
pub use apply::{Applied, Applying, Refusals, apply};
pub use asked::city_in_words;
pub use compare::{Difference, differences};
pub use draft::{Done, Draft, Packed};
pub use fates::{Fate, fates};
pub use fault::{Cost, Fault, FaultCode, Group, groups};
pub use field::Field;
pub use form::{filled_in, form};
pub use gazetteer::{Gazetteer, Known, Meaning, Table};
pub use mapping::{Mapping, MappingError, Rules};
pub use matching::{Candidate, LEAD, POSSIBLE, Reason, SURE};
pub use plan::{
    Change, Counts, Declared, Given, Outcome, Plan, PlanRow, Planning, Value, plan, source_id,
};
pub use read::{Reading, Refused, TextAs, read, read_with};
pub use reshape::{NotReshaped, Part, Reshaped, Whose, claims_of, merge, split};
pub use rows::{Entry, choices, own_choices};
pub use several::Several;
pub use sheet::{Book, Encoding, Format, Sheet, column_name};
pub use sorted::Sorted;
pub use summary::{rejected, summary, template};
pub use tables::{rehearsal, tables};
pub use values::Order;
pub use wording::field as field_name;
