//! The network through time: what was so at a date, what the sources of a date knew, and what
//! changed in between.
//!
//! A date is as precise as its source; a year never becomes a day. Each location has a
//! [`Timeline`], worked out from its claims; the network has a [`Series`] of figures with a band
//! for what is not sure, exact at each day on which one of them changes.
//!
//! Two times are kept apart: [`network_at`] tells what was so, as far as anybody says today;
//! [`known_at`] tells what the sources of that time could say.
//!
//! ```
//! use buitenkaart_core::{load, model::Date, time::{Day, Series}};
//! let network = load::built_in().unwrap();
//! let series = Series::of(&network);
//! let posts = |year| series.at(Day::last(Date::new(year).unwrap())).unwrap().by_service[0][0];
//! // The Hague and Vienna opened in 1994.
//! assert_eq!(posts("1993").sure, 0);
//! assert_eq!(posts("1994").sure, 2);
//! ```

mod between;
mod cut;
mod distance;
mod events;
mod held;
mod openings;
mod quotation;
mod record;
mod represented;
mod series;
mod some_day;
mod spoken;
#[cfg(test)]
mod tests;
mod timeline;

pub use crate::model::{Day, When};
pub use between::{Between, Changed, Turn, between, changed, changed_with, turn};
pub use cut::{Known, as_known, as_of, known_at, network_at, said, titled_as_of};
pub use distance::{Far, distances};
pub use events::event_claims;
pub use openings::openings_and_closings;
pub use quotation::{Quotation, end_or_day, in_words, quotation, since_said};
pub use record::{Entry, own_value, record};
pub use represented::represented_from;
pub use series::{Band, Figured, Figures, KINDS, Series, event_days, first_day, timelines};
pub use spoken::was_published;
pub(crate) use spoken::{SourcesById, foretold, let_dates_of_one_speak};
pub use timeline::{Moment, Span, State, Timeline, Works};
