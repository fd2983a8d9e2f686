//! The first version of the data file, for good: it is read as the second one, with what it took for
//! granted.

use super::read;
use crate::load::json;
use crate::model::{NetworkFile, SCHEMA_VERSION};
use crate::turns::{Turns, at_once};

/// What the first version took for granted, as the second one says it: a network that is else as
/// good as empty.
const TAKEN_FOR_GRANTED: &str = include_str!("../../../data/version-1.json");

/// Makes a file of the first version one of the second.
pub(super) fn bring_up(file: &mut NetworkFile) {
    file.version = SCHEMA_VERSION;
    // A test sees to it that it can be read.
    let turns = Turns::default();
    let Ok(tape) = at_once(json::lex(TAKEN_FOR_GRANTED, &turns)) else {
        return;
    };
    let granted = at_once(read(&tape, None, &turns)).file;
    file.home = granted.home;
    file.home_region = granted.home_region;
    file.close_up = granted.close_up;
    file.texts = granted.texts;
    file.subjects = granted.subjects;
    file.criteria = granted.criteria;
    for source in &mut file.sources {
        let known = granted.sources.iter().find(|known| known.id == source.id);
        source.voice = known.and_then(|known| known.voice);
    }
    for topic in &mut file.topics {
        let known = granted.topics.iter().find(|known| known.id == topic.id);
        topic.shows = known.map_or_else(Vec::new, |known| known.shows.clone());
    }
}
