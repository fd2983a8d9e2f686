//! Bytes, of a data file or a packed one, to a validated [`Network`], or all that is wrong with them, at once.
//!
//! The text becomes a tape of values that know their places; from the tape the types of the
//! [model](crate::model) are read and checked, in one pass that nothing stops; then references
//! are looked up. What is wrong is noted on the way, and put in words and in its place at the end.
//!
//! ```
//! use buitenkaart_core::load::{ProblemCode, load};
//!
//! let problems = load(b"{\"version\": 1,}").unwrap_err();
//! let problem = problems.iter().next().unwrap();
//! assert_eq!(problem.code, ProblemCode::MalformedJson);
//! assert_eq!((problem.at.line, problem.at.column), (1, 15));
//! ```

mod code;
mod decode;
mod fault;
pub(crate) mod format;
pub(crate) mod json;
#[cfg(feature = "schema")]
mod json_schema;
pub mod limits;
pub(crate) mod packed;
mod place;
mod problem;
pub(crate) mod read;
pub(crate) mod suggest;
pub(crate) mod wording;

#[cfg(feature = "schema")]
pub use self::json_schema::json_schema;
pub use crate::turns::Turn;
pub use code::{ProblemCode, Severity};
pub use problem::{Noun, Position, Problem, Problems, Slip, Wanted, Way};

use self::json::Broken;
use self::read::{Reading, Review};
use crate::model::{Country, Network};
use crate::time::{SourcesById, foretold, let_dates_of_one_speak};
use crate::turns::{Long, Turns, at_once, share};

/// Says in which country a point lies (latitude, longitude), where a map knows.
pub type CountryAt<'m> = &'m dyn Fn([f64; 2]) -> Option<Country>;

/// Reads a network from the bytes of a data file (JSON, UTF-8).
///
/// # Errors
///
/// All that is wrong with the file, in the order of the file: each with its place, a stable code,
/// what is wrong and how to mend it. Any bytes may be given.
pub fn load(bytes: &[u8]) -> Result<Network, Problems> {
    let (network, problems) = at_once(examine(bytes, None, &Turns::default()))?;
    network.ok_or(problems)
}

/// A file that is being read, as [`load`] reads it: the network, or all that is wrong with the file.
pub type Loading<'b> = Long<'b, Result<Network, Problems>>;

impl<'b> Loading<'b> {
    /// Begins with the bytes of a data file; any may be given.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self::of(async move |turns| in_turns(bytes, &turns).await)
    }
}

/// Reads a network as [`load`] does, in turns.
pub(crate) async fn in_turns(bytes: &[u8], turns: &Turns) -> Result<Network, Problems> {
    let (network, problems) = examine(bytes, None, turns).await?;
    network.ok_or(problems)
}

/// The data file that comes with this crate.
pub const NETWORK: &[u8] = include_bytes!("../../data/network.json");

/// As little as a data file can be, to begin one's own with: one service, three offices, no source.
pub const SMALLEST: &str = include_str!("../../data/smallest.json");

/// Reads the network that comes with this crate, [`NETWORK`].
///
/// # Errors
///
/// None: a test sees to it that the file loads.
pub fn built_in() -> Result<Network, Problems> {
    load(NETWORK)
}

/// Whether what is no network file may be a list of offices: it is another format, or does not begin as
/// JSON does.
#[must_use]
pub fn may_be_a_list(bytes: &[u8], problems: &Problems) -> bool {
    let first = problems.iter().next();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    first.is_some_and(|problem| problem.code == ProblemCode::AnotherFormat)
        || !(bytes.trim_ascii_start().starts_with(b"{") || packed::is_packed(bytes))
}

/// Reads a network as [`load`] does, and looks it over: beside the network come the warnings, of
/// what a data steward should look at. With a map, the country of each point is compared too.
///
/// # Errors
///
/// As [`load`].
pub fn review(
    bytes: &[u8],
    country_at: Option<CountryAt<'_>>,
) -> Result<(Network, Problems), Problems> {
    load(bytes)?;
    look_over(bytes, country_at)
}

/// The warnings that [`review`] tells, of bytes that [`load`] has taken: they are read once more, and no
/// more than once.
#[must_use]
pub fn warnings(bytes: &[u8], country_at: Option<CountryAt<'_>>) -> Problems {
    look_over(bytes, country_at).map_or_else(|problems| problems, |(_, warnings)| warnings)
}

fn look_over(
    bytes: &[u8],
    country_at: Option<CountryAt<'_>>,
) -> Result<(Network, Problems), Problems> {
    let review = Some(Review { country_at });
    let (network, problems) = at_once(examine(bytes, review, &Turns::default()))?;
    match network {
        Some(network) => Ok((network, problems)),
        None => Err(problems),
    }
}

/// The network, where there is no error; and the problems, which are warnings then.
async fn examine(
    bytes: &[u8],
    review: Option<Review<'_>>,
    turns: &Turns,
) -> Result<(Option<Network>, Problems), Problems> {
    if packed::is_packed(bytes) {
        let network = packed::read(bytes, turns).await?;
        if review.is_none() {
            return Ok((Some(network), Problems::default()));
        }
        // What a data steward should look at is told of the file that it was packed from.
        let text = serde_json::to_string(network.file()).unwrap_or_default();
        return examine_text(&text, 0, review, turns).await;
    }
    let named = |problems| format::of_bytes(bytes).map_or(problems, another);
    let (text, mark) =
        decode::decode(bytes).map_err(
            |(problems, is_sure)| {
                if is_sure { problems } else { named(problems) }
            },
        )?;
    let examined = examine_text(text, mark, review, turns).await;
    examined.map_err(|problems| {
        let first = problems.iter().next();
        match first.map(|first| first.code) {
            Some(ProblemCode::MalformedJson) => named(problems),
            _ => problems,
        }
    })
}

/// It is of another format than a network's, which has this name, and this is the way on.
fn another((name, way): format::Named) -> Problems {
    let wanted = Wanted::NetworkFile(way);
    place::stop("", 0, 0, ProblemCode::AnotherFormat, name, wanted)
}

/// The same of a text, with `mark` bytes of a byte order mark before it. An error is what keeps it from being
/// read at all.
async fn examine_text(
    text: &str,
    mark: usize,
    review: Option<Review<'_>>,
    turns: &Turns,
) -> Result<(Option<Network>, Problems), Problems> {
    let tape = json::lex(text, turns).await;
    let tape = tape.map_err(|(broken, offset)| stopped(text, mark, broken, offset))?;
    if let Some(format) = format::of_document(&tape) {
        return Err(another(format));
    }
    let Reading {
        mut file,
        orders,
        faults,
    } = read::read(&tape, review, turns).await;
    let mut problems = place::place(&tape, mark, faults);
    if mark > 0 {
        let code = ProblemCode::ByteOrderMark;
        let marked = place::stop("", 0, 0, code, "", Wanted::Nothing);
        problems.list.splice(0..0, marked.list);
    }
    // Warnings alone keep nothing from loading; they are asked for only in a review.
    let is_right = problems.iter().all(|p| p.severity() == Severity::Warning);
    if !is_right {
        return Ok((None, problems));
    }
    let (compiled, count) = (file.compiled, file.locations.len());
    let sources = SourcesById::of(&file.sources);
    for (i, location) in file.locations.iter_mut().enumerate() {
        foretold(location, &sources);
        let_dates_of_one_speak(location, compiled);
        turns.did(4, || 95 + share(i, count, 5)).await;
    }
    Ok((Some(Network::with_orders(file, orders)), problems))
}

/// The one problem of a text that is no JSON, or too much of it.
fn stopped(text: &str, mark: usize, broken: Broken, offset: usize) -> Problems {
    let there = text.get(offset..).unwrap_or_default();
    let is_end = |(i, c): &(usize, char)| *i > 0 && (*c <= ' ' || ",:[]{}\"".contains(*c));
    let word = there.char_indices().find(is_end).map(|(end, _)| end);
    let word = there.get(..word.unwrap_or(there.len())).unwrap_or_default();
    let (code, wanted) = match broken {
        Broken::Truncated => (ProblemCode::Truncated, Wanted::Nothing),
        Broken::Malformed(slip) => (ProblemCode::MalformedJson, Wanted::Syntax(slip)),
        Broken::TooDeep => (ProblemCode::TooDeep, Wanted::AtMost(limits::DEPTH)),
        Broken::TooMany => (ProblemCode::TooMany, Wanted::AtMost(limits::VALUES)),
    };
    place::stop(text, mark, offset, code, word, wanted)
}

#[cfg(test)]
mod tests;
