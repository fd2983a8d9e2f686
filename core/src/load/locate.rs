//! From paths to positions: done only when something is wrong.

use serde_json::value::RawValue;

use super::fault::{Fault, Faults};
use super::path::OwnedStep;
use super::raw::{Children, children, offset, string};
use super::{Position, Problem, ProblemCode, Problems};

/// A fault on its way to a problem.
struct Pending {
    fault: Fault,
    offset: usize,
    record: Option<Box<str>>,
}

/// Gives each fault its place in the file: `text`, which begins `skipped` bytes after the file's
/// beginning. What cannot be found is placed at the nearest value around it.
pub(super) fn locate(text: &str, skipped: usize, faults: Faults) -> Problems {
    let mut pending: Vec<Pending> = faults
        .list
        .into_iter()
        .map(|fault| Pending {
            offset: fault.offset.unwrap_or_default(),
            fault,
            record: None,
        })
        .collect();
    pending.sort_by(|a, b| a.fault.steps.cmp(&b.fault.steps));
    if let Ok(root) = serde_json::from_str::<&RawValue>(text) {
        descend(text, root, 0, &mut pending);
    }
    pending.sort_by_key(|p| p.offset);
    Problems {
        list: place(text, skipped, pending),
        unlisted: faults.unlisted,
    }
}

/// Places the faults that lie within a value: those that share `depth` steps, in their order.
fn descend(text: &str, value: &RawValue, depth: usize, pending: &mut [Pending]) {
    for p in &mut *pending {
        if p.fault.offset.is_none() {
            p.offset = offset(text, value);
        }
    }
    let deeper = pending.partition_point(|p| p.fault.steps.0.len() <= depth);
    let Some(mut rest) = pending.get_mut(deeper..).filter(|rest| !rest.is_empty()) else {
        return;
    };
    let children = children(value);
    while let Some(step) = rest
        .first()
        .and_then(|p| p.fault.steps.0.get(depth))
        .cloned()
    {
        let same = rest.partition_point(|p| p.fault.steps.0.get(depth) == Some(&step));
        let (group, after) = rest.split_at_mut(same);
        rest = after;
        let child = match (&children, &step) {
            (Children::Object { members, .. }, OwnedStep::Key(key)) => members
                .iter()
                .find(|m| m.key.as_deref() == Some(key))
                .map(|m| m.value),
            (Children::List { items, .. }, OwnedStep::Index(index)) => items.get(*index).copied(),
            _ => None,
        };
        let Some(child) = child else { continue };
        if depth == 1
            && let Some(id) = id(child)
        {
            for p in &mut *group {
                p.record = Some(id.clone());
            }
        }
        descend(text, child, depth + 1, group);
    }
}

/// The id of a record, shortened where it is malformed and long.
fn id(record: &RawValue) -> Option<Box<str>> {
    let Children::Object { members, .. } = children(record) else {
        return None;
    };
    let id = members.iter().find(|m| m.key.as_deref() == Some("id"))?;
    string(id.value).map(|id| super::problem::shortened(&id))
}

/// Counts lines and columns, in one pass over the text.
fn place(text: &str, skipped: usize, pending: Vec<Pending>) -> Vec<Problem> {
    let mut at = Position {
        offset: 0,
        line: 1,
        column: 1,
    };
    pending
        .into_iter()
        .map(
            |Pending {
                 fault,
                 offset,
                 record,
             }| {
                // An offset within a character counts as that character's beginning.
                let offset = (0..=offset.min(text.len()))
                    .rev()
                    .find(|&i| text.is_char_boundary(i))
                    .unwrap_or_default();
                let between = text.get(at.offset..offset).unwrap_or_default();
                match between.rsplit_once('\n') {
                    Some((lines, last)) => {
                        at.line += 1 + lines.matches('\n').count();
                        at.column = 1 + last.chars().count();
                    }
                    None => at.column += between.chars().count(),
                }
                at.offset = offset.max(at.offset);
                Problem {
                    code: fault.code,
                    at: Position {
                        offset: match fault.code {
                            ProblemCode::ByteOrderMark => 0,
                            _ => at.offset + skipped,
                        },
                        ..at
                    },
                    path: fault.steps.to_string().into(),
                    record,
                    found: fault.found,
                    wanted: fault.wanted,
                    suggestion: fault.suggestion,
                }
            },
        )
        .collect()
}
