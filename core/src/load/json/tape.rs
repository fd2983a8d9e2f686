//! The tape: values in the order of the text, each knowing where its last part ends.

use std::borrow::Cow;

use hifijson::SliceLexer;
use hifijson::str::LexAlloc;

/// The position of a value, or of a key, on the tape.
pub(crate) type At = u32;

/// The position of a value that is not there.
pub(crate) const NONE: At = At::MAX;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Object,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}

/// A value, or a key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) sort: Sort,
    /// Bytes of the text before it.
    pub(super) start: u32,
    /// Bytes of the text up to its end.
    pub(super) end: u32,
    /// The position on the tape after its last part.
    pub(super) after: At,
}

/// A document, parsed. The members of an object are keys and values in turn.
#[derive(Debug)]
pub(crate) struct Tape<'t> {
    pub(super) text: &'t str,
    pub(super) nodes: Vec<Node>,
}

impl<'t> Tape<'t> {
    /// The whole text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    fn node(&self, at: At) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    /// What is there; null where nothing is.
    pub(crate) fn sort(&self, at: At) -> Sort {
        self.node(at).map_or(Sort::Null, |node| node.sort)
    }

    /// Bytes of the text before the value.
    pub(crate) fn offset(&self, at: At) -> usize {
        self.node(at).map_or(0, |node| node.start as usize)
    }

    /// The position after the last part of the value.
    pub(crate) fn after(&self, at: At) -> At {
        self.node(at).map_or(at, |node| node.after)
    }

    /// The value as written.
    pub(crate) fn raw(&self, at: At) -> &'t str {
        self.node(at)
            .and_then(|node| self.text.get(node.start as usize..node.end as usize))
            .unwrap_or_default()
    }

    /// The text that a JSON string spells; nothing where it is none, or where its escapes spell
    /// half a character.
    pub(crate) fn string(&self, at: At) -> Option<Cow<'t, str>> {
        let raw = self.raw(at);
        let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') {
            SliceLexer::new(raw.get(1..)?.as_bytes()).str_string().ok()
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// The items of a list; of an object, keys and values in turn.
    pub(crate) fn parts(&self, at: At) -> Parts<'_> {
        let (next, end) = match self.node(at) {
            Some(node) => (at + 1, node.after),
            None => (0, 0),
        };
        Parts {
            nodes: &self.nodes,
            next,
            end,
        }
    }

    /// The value of a member of an object.
    pub(crate) fn member(&self, at: At, name: &str) -> At {
        let mut parts = self.parts(at);
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            if self.string(key).as_deref() == Some(name) {
                return value;
            }
        }
        NONE
    }

    /// An item of a list.
    pub(crate) fn item(&self, at: At, index: usize) -> At {
        self.parts(at).nth(index).unwrap_or(NONE)
    }

    /// The path of a value, or of a key, written as in JavaScript, the whole document as `$`; and
    /// the record that it lies in, the second step on the way there.
    pub(crate) fn path(&self, to: At) -> (String, At) {
        self.path_after(to, &mut Trail::default())
    }

    /// The same, faster for values in the order of the text: a list of records is walked on where
    /// the path before it ended.
    pub(crate) fn path_after(&self, to: At, trail: &mut Trail) -> (String, At) {
        let mut path = String::new();
        let mut record = NONE;
        let mut at = 0;
        for depth in 0.. {
            if at == to || self.node(at).is_none() {
                break;
            }
            let in_list = self.sort(at) == Sort::List;
            let mut parts = self.parts(at);
            let mut index = 0_usize;
            let is_records = depth == 1 && in_list;
            if is_records && trail.list == at && trail.item <= to {
                (parts.next, index) = (trail.item, trail.index);
            }
            let next = loop {
                let Some(part) = parts.next() else { break NONE };
                let (key, value) = if in_list {
                    (NONE, part)
                } else {
                    (part, parts.next().unwrap_or(NONE))
                };
                if to == key || (value..self.after(value)).contains(&to) {
                    if in_list {
                        path.push('[');
                        path.push_str(&index.to_string());
                        path.push(']');
                    } else {
                        let name = self.string(key);
                        push_key(&mut path, name.as_deref().unwrap_or(self.raw(key)));
                    }
                    break if to == key { to } else { value };
                }
                index += 1;
            };
            if is_records {
                record = next;
                *trail = Trail {
                    list: at,
                    item: next,
                    index,
                };
            }
            at = next;
        }
        if path.is_empty() {
            path.push('$');
        }
        (path, record)
    }
}

/// Where the last path led: the list of records, the record, and its index.
#[derive(Debug)]
pub(crate) struct Trail {
    list: At,
    item: At,
    index: usize,
}

impl Default for Trail {
    fn default() -> Self {
        Self {
            list: NONE,
            item: NONE,
            index: 0,
        }
    }
}

/// Adds a step to a path; what is no name stands in brackets and quotes.
fn push_key(path: &mut String, key: &str) {
    let is_name = (1..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'$');
    if is_name {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    } else {
        path.push_str("[\"");
        for c in crate::load::problem::shortened(key).chars() {
            if matches!(c, '"' | '\\') {
                path.push('\\');
            }
            path.push(c);
        }
        path.push_str("\"]");
    }
}

/// The direct parts of a value.
pub(crate) struct Parts<'a> {
    nodes: &'a [Node],
    next: At,
    end: At,
}

impl Iterator for Parts<'_> {
    type Item = At;

    fn next(&mut self) -> Option<At> {
        if self.next >= self.end {
            return None;
        }
        #[cfg(test)]
        crate::load::tests::step();
        let at = self.next;
        self.next = self.nodes.get(at as usize)?.after;
        Some(at)
    }
}
