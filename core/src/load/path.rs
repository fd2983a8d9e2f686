//! Where in the document: the steps from its root to a value, written as in JavaScript.

use std::fmt::{self, Write as _};

/// One step down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A path under construction: each step knows the one before it, on the stack of the walk. It
/// costs nothing until something is wrong.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    before: Option<&'a Path<'a>>,
    step: Option<Step<'a>>,
}

impl<'a> Path<'a> {
    /// The document itself.
    pub(super) const ROOT: Path<'static> = Path {
        before: None,
        step: None,
    };

    /// A member of an object.
    pub(super) fn key(&'a self, key: &'a str) -> Self {
        self.then(Step::Key(key))
    }

    /// An item of a list.
    pub(super) fn index(&'a self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(&'a self, step: Step<'a>) -> Self {
        Self {
            before: Some(self),
            step: Some(step),
        }
    }

    /// The steps from the root, for keeps.
    pub(super) fn steps(&self) -> Steps {
        let mut steps = self.before.map(Path::steps).unwrap_or_default();
        steps.0.extend(self.step.map(|step| match step {
            Step::Key(key) => OwnedStep::Key(key.into()),
            Step::Index(index) => OwnedStep::Index(index),
        }));
        steps
    }
}

/// A step that outlives the walk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OwnedStep {
    Key(Box<str>),
    Index(usize),
}

/// The steps from the root to a value. Shown as `locations[3].standing[0]`, the root as `$`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Steps(pub(super) Vec<OwnedStep>);

impl Steps {
    /// Whether `other` lies within this value, or is it.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("$");
        }
        for (i, step) in self.0.iter().enumerate() {
            match step {
                OwnedStep::Index(index) => write!(f, "[{index}]")?,
                OwnedStep::Key(key) if is_name(key) => {
                    f.write_str(if i > 0 { "." } else { "" })?;
                    f.write_str(key)?;
                }
                OwnedStep::Key(key) => {
                    f.write_str("[\"")?;
                    for c in super::problem::shortened(key).chars() {
                        if matches!(c, '"' | '\\') {
                            f.write_char('\\')?;
                        }
                        f.write_char(c)?;
                    }
                    f.write_str("\"]")?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a key needs no quotes.
fn is_name(key: &str) -> bool {
    (1..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_in_javascript() {
        let root = Path::ROOT;
        assert_eq!(root.steps().to_string(), "$");
        let (a, b, c) = (root.key("locations"), 3, "odd key\n");
        let b = a.index(b);
        let c = b.key(c);
        let d = c.key("standing");
        assert_eq!(
            d.steps().to_string(),
            r#"locations[3]["odd key "].standing"#
        );
        assert!(b.steps().holds(&d.steps()) && !d.steps().holds(&b.steps()));
    }
}
