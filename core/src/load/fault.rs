//! A fault as a check finds it: not yet placed in the file.

use super::path::{Path, Steps};
use super::problem::shortened;
use super::{ProblemCode, Wanted, limits};

/// A fault, with the path of the value that is at fault.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) steps: Steps,
    /// Bytes before it, where that is known already.
    pub(super) offset: Option<usize>,
    pub(super) code: ProblemCode,
    pub(super) found: Box<str>,
    pub(super) wanted: Wanted,
    pub(super) suggestion: Option<Box<str>>,
    /// What the check relied on: so many steps up from here, these fields, and every item of a
    /// list. Where one of them is at fault itself, this fault is but its echo.
    pub(super) relies_on: Option<(usize, &'static [&'static str])>,
}

impl Fault {
    pub(super) fn new(path: &Path<'_>, code: ProblemCode) -> Self {
        Self {
            steps: path.steps(),
            offset: None,
            code,
            found: Box::default(),
            wanted: Wanted::Nothing,
            suggestion: None,
            relies_on: None,
        }
    }

    /// A fault of the document as a whole, at a byte.
    pub(super) fn at(offset: usize, code: ProblemCode) -> Self {
        Self {
            offset: Some(offset),
            ..Self::new(&Path::ROOT, code)
        }
    }

    pub(super) fn offset(mut self, offset: usize) -> Self {
        self.offset = Some(offset);
        self
    }

    pub(super) fn found(mut self, found: &str) -> Self {
        self.found = shortened(found);
        self
    }

    pub(super) fn wanted(mut self, wanted: Wanted) -> Self {
        self.wanted = wanted;
        self
    }

    pub(super) fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    pub(super) fn relies_on(mut self, up: usize, fields: &'static [&'static str]) -> Self {
        self.relies_on = Some((up, fields));
        self
    }
}

/// The faults found so far; beyond [`limits::PROBLEMS`] they are only counted.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) list: Vec<Fault>,
    pub(super) unlisted: usize,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Fault) {
        if self.list.len() < limits::PROBLEMS {
            self.list.push(fault);
        } else {
            self.unlisted += 1;
        }
    }
}
