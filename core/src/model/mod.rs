//! The network as plain data: what the data file says, typed, each fact with its sources.
//!
//! The types here are the schema of the data file (version [`SCHEMA_VERSION`]); the JSON Schema
//! beside the data is generated from them. A [`Network`] is only ever made by loading, so
//! every id in it resolves and every value is in range.

mod agree;
mod claim;
mod country;
mod date;
mod day;
mod fact;
mod id;
mod localized;
mod location;
mod look;
mod network;
mod particular;
mod place;
mod service;
mod source;
mod spelt;
mod text;
mod when;

pub(crate) use agree::{
    Sort, countries_agree, crews_agree, events_agree, mark_differences, settle_alone,
    standings_agree,
};
pub use claim::{Claim, ClaimStatus};
pub(crate) use claim::{Time, of_the_file};
pub use country::Country;
pub use date::Date;
pub use day::Day;
#[cfg(feature = "import")]
pub(crate) use day::civil;
pub use fact::{Event, Figure, MinimumCrew, Statement, Topic, TradeFigure, TradeFlow};
pub(crate) use id::is_valid_id;
pub use id::{
    ChoiceId, FieldId, FormerId, KindId, LocationId, OrganisationId, PlaceId, RoleId, ServiceId,
    SourceId, SubjectId, TopicId,
};
pub use localized::{Locale, Localized};
pub use location::{Contact, ContactKind, Jurisdiction, Kind, Location, Mission, Staff, Standing};
pub use look::{Colour, LOOKS, Symbol};
pub(crate) use network::sort_names;
pub use network::{Network, NetworkFile, SCHEMA_VERSION};
pub use particular::{
    Choice, CloseUp, Criterion, Field, FieldKind, FieldValue, HomeRegion, LocationKind, Module,
    RankedBy, Scalar, Subject, Texts, View,
};
pub use place::{Place, Precision};
pub use service::{Organisation, Role, Service};
pub use source::{Source, SourceKind, Voice};
pub use spelt::spelt;
pub(crate) use text::{is_control, is_visible};
pub use when::{Quality, Said, Says, When};
