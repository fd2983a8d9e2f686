//! From faults to problems: paths, records, lines and columns, worked out only now.

use std::collections::BinaryHeap;

use super::fault::{Fault, Faults};
use super::json::{NONE, Sort, Tape, Trail};
use super::problem::shortened;
use super::{Position, Problem, ProblemCode, Problems, Wanted};

/// Places the faults of a document; its text begins `skipped` bytes after the file's beginning.
pub(super) fn place(tape: &Tape<'_>, skipped: usize, faults: Faults) -> Problems {
    // A heap sorts in far fewer bytes of code than a slice does.
    let offsets = faults.list.iter().map(|fault| tape.offset(fault.at));
    let order: BinaryHeap<(usize, usize)> = offsets.zip(0..).collect();
    let mut found: Vec<Option<Fault>> = faults.list.into_iter().map(Some).collect();
    let mut trail = Trail::default();
    let mut list: Vec<Problem> = order
        .into_sorted_vec()
        .into_iter()
        .filter_map(|(_, i)| found.get_mut(i)?.take())
        .map(|fault| problem(tape, fault, &mut trail))
        .collect();
    count(tape.text(), skipped, &mut list);
    Problems {
        list,
        unlisted: faults.unlisted,
    }
}

/// The one problem of a text that is no document.
pub(super) fn stop(
    text: &str,
    skipped: usize,
    offset: usize,
    code: ProblemCode,
    found: &str,
    wanted: Wanted,
) -> Problems {
    let mut list = vec![Problem {
        code,
        at: start(offset),
        path: "$".into(),
        record: None,
        found: shortened(found),
        wanted,
        suggestion: None,
    }];
    count(text, skipped, &mut list);
    Problems { list, unlisted: 0 }
}

/// A problem, its line and column still to be counted.
fn problem(tape: &Tape<'_>, fault: Fault, trail: &mut Trail) -> Problem {
    let (path, record) = tape.path_after(fault.at, trail);
    let id = (record != NONE).then(|| tape.member(record, "id"));
    let written = || match tape.sort(fault.at) {
        // Where a number belongs, "2" is not 2.
        Sort::Text if fault.code == ProblemCode::WrongType => {
            let text = tape.string(fault.at).unwrap_or_default();
            format!("\"{text}\"").into()
        }
        Sort::Text => tape.string(fault.at).unwrap_or_default(),
        _ => tape.raw(fault.at).into(),
    };
    Problem {
        code: fault.code,
        at: start(tape.offset(fault.at)),
        path: path.into(),
        record: id.and_then(|id| tape.string(id)).map(|id| shortened(&id)),
        found: match &fault.found {
            Some(found) => shortened(found),
            None => shortened(&written()),
        },
        wanted: fault.wanted,
        suggestion: fault.suggestion,
    }
}

fn start(offset: usize) -> Position {
    Position {
        offset,
        line: 1,
        column: 1,
    }
}

/// Counts lines and columns of problems in order, in one pass over the text.
fn count(text: &str, skipped: usize, problems: &mut [Problem]) {
    let mut at = start(0);
    for problem in problems {
        let offset = text.floor_char_boundary(problem.at.offset);
        for c in text.get(at.offset..offset).unwrap_or_default().chars() {
            if c == '\n' {
                at.line += 1;
                at.column = 1;
            } else {
                at.column += 1;
            }
        }
        at.offset = offset;
        problem.at = Position {
            offset: offset + skipped,
            ..at
        };
    }
}
