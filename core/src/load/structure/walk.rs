//! The walk over a document beside the table of the model.

use serde_json::value::RawValue;

use super::leaf::{self, Flaw};
use super::schema::{EACH_LANGUAGE, Field, NETWORK, Need, Shape};
use crate::load::fault::{Fault, Faults};
use crate::load::path::{Path, Steps};
use crate::load::raw::{Children, children, offset};
use crate::load::suggest::nearest;
use crate::load::{ProblemCode, Slip, Wanted, limits};

/// What the walk has found.
pub(super) struct Walked {
    pub(super) faults: Faults,
    /// The document with a placeholder for each value that is missing or wrong.
    pub(super) mended: String,
    /// Where the placeholders are.
    pub(super) replaced: Vec<Steps>,
}

/// Compares a document, within `text`, with the table.
pub(super) fn walk(text: &str, root: &RawValue) -> Walked {
    let mut walk = Walk {
        text,
        faults: Faults::default(),
        mended: String::with_capacity(text.len()),
        replaced: Vec::new(),
    };
    walk.value(&Path::ROOT, root, &NETWORK);
    Walked {
        faults: walk.faults,
        mended: walk.mended,
        replaced: walk.replaced,
    }
}

struct Walk<'t> {
    text: &'t str,
    faults: Faults,
    mended: String,
    replaced: Vec<Steps>,
}

impl Walk<'_> {
    /// A fault at a value, or at a key.
    fn fault(&mut self, path: &Path<'_>, at: &RawValue, flaw: Flaw) {
        self.faults.push(
            Fault::new(path, flaw.code)
                .offset(offset(self.text, at))
                .found(&flaw.found)
                .wanted(flaw.wanted)
                .suggest(flaw.suggestion.as_deref()),
        );
    }

    /// Notes that a placeholder stands for the value there.
    fn replace(&mut self, path: &Path<'_>) {
        if self.faults.unlisted == 0 {
            self.replaced.push(path.steps());
        }
    }

    fn value(&mut self, path: &Path<'_>, raw: &RawValue, shape: &Shape) {
        let flaw = match (shape, children(raw)) {
            (Shape::Record(fields), Children::Object { members, all }) => {
                return self.record(path, raw, fields, (&members, all));
            }
            (Shape::Localized, Children::Object { members, all }) => {
                return self.record(path, raw, EACH_LANGUAGE, (&members, all));
            }
            (Shape::List(item), Children::List { items, all }) => {
                return self.list(path, raw, item, (&items, all));
            }
            _ => match leaf::check(raw, shape) {
                Ok(()) => {
                    self.mended.push_str(raw.get());
                    return;
                }
                Err(flaw) => flaw,
            },
        };
        match &flaw.suggestion {
            Some(suggestion) => {
                // What was probably meant is the best placeholder: a name, which needs no escapes.
                self.mended.push('"');
                self.mended.push_str(suggestion);
                self.mended.push('"');
            }
            None => self.placeholder(shape),
        }
        self.fault(path, raw, flaw);
        self.replace(path);
    }

    fn list(
        &mut self,
        path: &Path<'_>,
        raw: &RawValue,
        shape: &Shape,
        (items, all): (&[&RawValue], usize),
    ) {
        self.not_too_many(path, raw, items.len(), all);
        self.mended.push('[');
        for (i, item) in items.iter().enumerate() {
            self.mended.push_str(if i > 0 { "," } else { "" });
            self.value(&path.index(i), item, shape);
        }
        self.mended.push(']');
    }

    fn record(
        &mut self,
        path: &Path<'_>,
        raw: &RawValue,
        fields: &'static [Field],
        (members, all): (&[crate::load::raw::Member<'_>], usize),
    ) {
        self.not_too_many(path, raw, members.len(), all);
        let is_there = |name: &str| members.iter().any(|m| m.key.as_deref() == Some(name));
        let open = self.mended.len();
        // Fields that an unknown one was probably meant to be.
        let mut meant = Vec::new();
        // A bit for each field that has been seen; the largest record has 20.
        let mut seen = 0_u64;
        for member in members {
            let Some(key) = member.key.as_deref() else {
                let flaw = Flaw {
                    code: ProblemCode::MalformedJson,
                    found: member.raw_key.get().into(),
                    wanted: Wanted::Syntax(Slip::Escape),
                    suggestion: None,
                };
                self.fault(path, member.raw_key, flaw);
                continue;
            };
            let at = path.key(key);
            let Some((i, field)) = (0_u64..).zip(fields).find(|(_, f)| f.name == key) else {
                let absent = fields.iter().map(|f| f.name).filter(|name| !is_there(name));
                let suggestion = nearest(key, absent);
                if let Some(name) = suggestion {
                    meant.push(name);
                    self.replace(&path.key(name));
                }
                let flaw = Flaw {
                    code: ProblemCode::UnknownField,
                    found: key.into(),
                    wanted: Wanted::OneOf(fields.iter().map(|f| f.name).collect()),
                    suggestion: suggestion.map(Into::into),
                };
                self.fault(&at, member.raw_key, flaw);
                continue;
            };
            if seen & (1 << i) != 0 {
                let flaw = Flaw {
                    code: ProblemCode::DuplicateField,
                    found: key.into(),
                    wanted: Wanted::Nothing,
                    suggestion: None,
                };
                self.fault(&at, member.raw_key, flaw);
                continue;
            }
            seen |= 1 << i;
            if field.need == Need::May && member.value.get() == "null" {
                continue;
            }
            self.key(open, field.name);
            self.value(&at, member.value, field.shape);
        }
        for (i, field) in (0_u64..).zip(fields) {
            if field.need != Need::Must || seen & (1 << i) != 0 {
                continue;
            }
            if !meant.contains(&field.name) {
                let flaw = Flaw {
                    code: ProblemCode::MissingField,
                    found: field.name.into(),
                    wanted: leaf::wanted(field.shape),
                    suggestion: None,
                };
                self.fault(path, raw, flaw);
            }
            self.key(open, field.name);
            self.placeholder(field.shape);
            self.replace(&path.key(field.name));
        }
        self.mended
            .push_str(if self.mended.len() == open { "{}" } else { "}" });
    }

    /// The key of a mended record that began at `open`.
    fn key(&mut self, open: usize, name: &str) {
        self.mended.push_str(if self.mended.len() == open {
            "{\""
        } else {
            ",\""
        });
        self.mended.push_str(name);
        self.mended.push_str("\":");
    }

    /// A value of this shape that breaks as few rules as may be.
    fn placeholder(&mut self, shape: &Shape) {
        match shape {
            Shape::Record(fields) => {
                let open = self.mended.len();
                for field in fields.iter().filter(|f| f.need == Need::Must) {
                    self.key(open, field.name);
                    self.placeholder(field.shape);
                }
                self.mended
                    .push_str(if self.mended.len() == open { "{}" } else { "}" });
            }
            Shape::OneOf(texts) => {
                self.mended.push('"');
                self.mended.push_str(texts.first().unwrap_or(&""));
                self.mended.push('"');
            }
            Shape::List(_) => self.mended.push_str("[]"),
            Shape::Text | Shape::Localized => self.mended.push_str("\"?\""),
            Shape::Flag => self.mended.push_str("false"),
            Shape::Count | Shape::Number => self.mended.push('1'),
            Shape::LatLon => self.mended.push_str("[0,0]"),
            Shape::Id => self.mended.push_str("\"0-0-0-0\""),
            Shape::Country => self.mended.push_str("\"BE\""),
            Shape::Date => self.mended.push_str("\"2000\""),
        }
    }

    fn not_too_many(&mut self, path: &Path<'_>, raw: &RawValue, looked_at: usize, all: usize) {
        if all > looked_at {
            let flaw = Flaw {
                code: ProblemCode::TooMany,
                found: all.to_string().into(),
                wanted: Wanted::AtMost(limits::PLACES),
                suggestion: None,
            };
            self.fault(path, raw, flaw);
        }
    }
}
