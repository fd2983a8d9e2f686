//! What keeps a text from being read into the types of the model.

use super::ProblemCode;
use super::fault::{Fault, Faults};

/// The faults of a text that `serde_json` does not read.
pub(super) fn diagnose(text: &str, error: &serde_json::Error) -> Faults {
    let mut faults = Faults::default();
    faults
        .push(Fault::at(offset_of(text, error), ProblemCode::Unreadable).found(&error.to_string()));
    faults
}

/// Where `serde_json` stopped: it counts lines from 1 and columns in bytes.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let line = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    (line + error.column().saturating_sub(1)).min(text.len())
}
