//! Typed identifiers: short, lower-case, stable names that records use to refer to one another.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, de};

/// Whether `text` may be an identifier: 1 to 64 of `a-z`, `0-9` and inner hyphens.
pub(crate) fn is_valid_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What an identifier that does not load is told.
pub(crate) const ID_RULE: &str = "an id is 1 to 64 of a-z, 0-9 and inner hyphens";

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 64), regex(pattern = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")))]
            Box<str>,
        );

        impl $name {
            /// The name of this type as a deserializer sees it.
            pub(crate) const NAME: &'static str = stringify!($name);

            /// The identifier that `text` spells, or nothing where it breaks the rule: 1 to 64
            /// of `a-z`, `0-9` and inner hyphens.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                is_valid_id(text).then(|| Self(text.into()))
            }

            /// Takes a text that keeps the rule.
            pub(crate) fn from_valid(text: Box<str>) -> Self {
                Self(text)
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl<'de> de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an id")
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::new(text).ok_or_else(|| E::custom(ID_RULE))
                    }

                    fn visit_newtype_struct<D: Deserializer<'de>>(
                        self,
                        inner: D,
                    ) -> Result<$name, D::Error> {
                        inner.deserialize_str(self)
                    }
                }
                deserializer.deserialize_newtype_struct($name::NAME, Visitor)
            }
        }
    )+};
}

ids! {
    /// Names a [`Source`](super::Source).
    SourceId,
    /// Names a [`Service`](super::Service).
    ServiceId,
    /// Names a [`LocationKind`](super::LocationKind), or is a role's own name: `post`.
    KindId,
    /// Names a [`Subject`](super::Subject).
    SubjectId,
    /// Names a [`Field`](super::Field).
    FieldId,
    /// Names a [`Choice`](super::Choice) of a field.
    ChoiceId,
    /// Names an [`Organisation`](super::Organisation).
    OrganisationId,
    /// Names a [`Place`](super::Place).
    PlaceId,
    /// Names a [`Location`](super::Location).
    LocationId,
    /// Named a [`Location`](super::Location), which now has another id.
    FormerId,
    /// Names a [`Role`](super::Role) of a post's crew.
    RoleId,
    /// Names a [`Topic`](super::Topic) of the facts panel.
    TopicId,
}

impl From<LocationId> for FormerId {
    /// The id, from now on a former one.
    fn from(LocationId(id): LocationId) -> Self {
        Self(id)
    }
}

impl From<super::Kind> for KindId {
    /// A role's own name, for a network that does not name its kinds.
    fn from(kind: super::Kind) -> Self {
        Self(kind.as_str().into())
    }
}

impl SourceId {
    /// Names the file itself, as the source of a claim that names none; unless the file has a
    /// source of that name.
    pub const FILE: &'static str = "file";

    /// [`FILE`](Self::FILE).
    #[must_use]
    pub fn file() -> Self {
        Self(Self::FILE.into())
    }
}
