//! A fault as it is found: not yet placed in the file.

use super::json::{At, NONE};
use super::{ProblemCode, Wanted, limits};

/// A fault of a value, or of a key.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: At,
    pub(super) code: ProblemCode,
    /// What is at fault; where that is not said, the value as it is written.
    pub(super) found: Option<Box<str>>,
    pub(super) wanted: Wanted,
    pub(super) suggestion: Option<Box<str>>,
}

impl Fault {
    pub(super) fn new(at: At, code: ProblemCode) -> Self {
        Self {
            at,
            code,
            found: None,
            wanted: Wanted::Nothing,
            suggestion: None,
        }
    }
}

/// The faults found so far; beyond [`limits::PROBLEMS`] they are only counted.
#[derive(Debug)]
pub(super) struct Faults {
    pub(super) list: Vec<Fault>,
    pub(super) unlisted: usize,
    /// Takes what is written into a fault that is not listed.
    spare: Fault,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            unlisted: 0,
            spare: Fault::new(NONE, ProblemCode::Empty),
        }
    }
}

impl Faults {
    /// Whether further faults are only counted: what would be said of one is not worth seeking.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= limits::PROBLEMS
    }

    #[inline(never)]
    pub(super) fn push(&mut self, at: At, code: ProblemCode) -> &mut Fault {
        if self.is_full() {
            self.unlisted += 1;
            return &mut self.spare;
        }
        self.list.push(Fault::new(at, code));
        match self.list.last_mut() {
            Some(fault) => fault,
            None => &mut self.spare,
        }
    }
}
