//! What keeps a text from being read into the types of the model: all of it, at once.
//!
//! `serde_json` stops at the first fault. So a text that it refuses is compared with a
//! [table of the model](schema) instead, value by value, and a mended copy is written as it
//! goes: what is wrong or missing gives way to a placeholder. The copy is read into the types, so
//! that the rules are checked too; faults that only echo a placeholder are left out.
//!
//! Why a table, and not the types' own deserializers over a tolerant format: a derived visitor
//! gives up, for good, when a required field is missing, and each format that the types are
//! compiled for would add its own copy of all of them to the download. A test holds the table and
//! the types equal.

mod echo;
mod leaf;
mod schema;
mod syntax;
#[cfg(test)]
#[cfg(feature = "schema")]
mod tests;
mod walk;

use serde_json::value::RawValue;

use super::fault::{Fault, Faults};
use super::raw::{Children, children};
use super::{ProblemCode, rules};
use crate::model::{NetworkFile, SCHEMA_VERSION};

/// The faults of a text that `serde_json` refused with this error.
pub(super) fn diagnose(text: &str, error: &serde_json::Error) -> Faults {
    let mut faults = Faults::default();
    if let Some(offset) = syntax::too_deep(text) {
        faults.push(syntax::depth_fault(offset));
        return faults;
    }
    let root: &RawValue = match serde_json::from_str(text) {
        Ok(root) => root,
        Err(error) => {
            faults.push(syntax::fault(text, &error));
            return faults;
        }
    };
    if let Some(version) = other_version(root) {
        // Another version has another structure: nothing more can be said.
        faults.push(rules::unsupported_version(version));
        return faults;
    }
    let walked = walk::walk(text, root);
    faults = walked.faults;
    if faults.unlisted == 0
        && let Ok(file) = serde_json::from_str::<NetworkFile>(&walked.mended)
    {
        let found = rules::check(&file);
        for fault in found.list {
            if !echo::is_echo(&fault, &walked.replaced) {
                faults.push(fault);
            }
        }
        faults.unlisted += found.unlisted;
    }
    if faults.list.is_empty() {
        let offset = syntax::offset_of(text, error);
        faults.push(Fault::at(offset, ProblemCode::Unreadable).found(&error.to_string()));
    }
    faults
}

/// The version of a file, where it is one, and another than ours.
fn other_version(root: &RawValue) -> Option<&str> {
    let Children::Object { members, .. } = children(root) else {
        return None;
    };
    let version = members
        .iter()
        .find(|m| m.key.as_deref() == Some("version"))?
        .value
        .get();
    let number: u32 = serde_json::from_str(version).ok()?;
    (number != SCHEMA_VERSION).then_some(version)
}
