//! The document as a tree of raw JSON: slices of the text, from which positions follow.
//!
//! `serde_json` finds where values begin and end; nothing here parses JSON of its own.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use super::limits;

/// What lies directly within a value: the first [`limits::PLACES`] parts, and how many there are
/// in all.
pub(super) enum Children<'t> {
    /// The members of an object, in the order of the text, duplicates included.
    Object {
        members: Vec<Member<'t>>,
        all: usize,
    },
    /// The items of a list.
    List {
        items: Vec<&'t RawValue>,
        all: usize,
    },
    /// A text, a number, true, false or null.
    Nothing,
}

/// A member of an object.
pub(super) struct Member<'t> {
    /// The key as written, quotes included.
    pub(super) raw_key: &'t RawValue,
    /// The key; nothing where its escapes are malformed.
    pub(super) key: Option<Cow<'t, str>>,
    pub(super) value: &'t RawValue,
}

/// What lies directly within `raw`.
pub(super) fn children(raw: &RawValue) -> Children<'_> {
    let text = raw.get();
    if !text.starts_with(['{', '[']) {
        return Children::Nothing;
    }
    serde_json::from_str(text).unwrap_or(Children::Nothing)
}

/// The text that a JSON string spells; nothing where `raw` is no string or its escapes are
/// malformed.
pub(super) fn string(raw: &RawValue) -> Option<Cow<'_, str>> {
    let inner = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(raw.get()).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// How many bytes of `text` come before `part`, a slice of it.
pub(super) fn offset(text: &str, part: &RawValue) -> usize {
    (part.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

impl<'de> Deserialize<'de> for Children<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Children<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object or a list")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                let mut all = 0;
                while let Some((raw_key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    all += 1;
                    if all <= limits::PLACES {
                        members.push(Member {
                            raw_key,
                            key: string(raw_key),
                            value,
                        });
                    }
                }
                Ok(Children::Object { members, all })
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                let mut all = 0;
                while let Some(item) = seq.next_element::<&RawValue>()? {
                    all += 1;
                    if all <= limits::PLACES {
                        items.push(item);
                    }
                }
                Ok(Children::List { items, all })
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_know_where_they_are() {
        let text = " { \"a\" : [1, \"x\"],\n \"\\u0062\": {} } ";
        let root: &RawValue = serde_json::from_str(text).unwrap();
        assert_eq!(offset(text, root), 1);
        let Children::Object { members, .. } = children(root) else {
            panic!("an object");
        };
        let found: Vec<_> = members
            .iter()
            .map(|m| {
                (
                    m.key.as_deref(),
                    offset(text, m.raw_key),
                    offset(text, m.value),
                )
            })
            .collect();
        assert_eq!(found, [(Some("a"), 3, 9), (Some("b"), 20, 30)]);
        let Children::List { items, .. } = children(members[0].value) else {
            panic!("a list");
        };
        assert_eq!(string(items[1]).as_deref(), Some("x"));
        assert!(matches!(children(items[0]), Children::Nothing));
    }
}
