//! Text shown to people: in the four languages of the map, or in those that a network brings.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

/// A language of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// Dutch, the default.
    #[default]
    Nl,
    /// English.
    En,
    /// French.
    Fr,
    /// German.
    De,
}

impl Locale {
    /// Every locale, the default first.
    pub const ALL: [Self; 4] = [Self::Nl, Self::En, Self::Fr, Self::De];

    /// The BCP 47 tag: `nl`, `en`, `fr`, `de`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::Fr => "fr",
            Self::De => "de",
        }
    }

    /// What stands between a name and what is said of it: before a colon French has a space.
    #[must_use]
    pub fn colon(self) -> &'static str {
        match self {
            Self::Fr => "\u{a0}: ",
            Self::Nl | Self::En | Self::De => ": ",
        }
    }

    /// That of this language among one for each, in the order of [`ALL`](Self::ALL).
    pub fn of<T: Copy>(self, [nl, en, fr, de]: &[T; 4]) -> T {
        *match self {
            Self::Nl => nl,
            Self::En => en,
            Self::Fr => fr,
            Self::De => de,
        }
    }

    /// The locale that a BCP 47 tag asks for, by its language: `de-AT` is German.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(language))
    }
}

/// Text in the languages of a network. In the data file either one string, where all of them are
/// the same (`"Berlin"`), or an object with a text for each of the file's `locales`: `nl`, `en`,
/// `fr` and `de` where it does not name others.
#[derive(Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct Localized(Text);

#[derive(Clone, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
enum Text {
    Same(Box<str>),
    Each(Box<[Box<str>; 4]>),
    /// A BCP 47 tag and its text, in the order of the file's `locales`.
    Tagged(Box<[(Box<str>, Box<str>)]>),
}

impl Localized {
    /// The same text in every language.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self(Text::Same(text.into()))
    }

    /// A text for each language, in the order nl, en, fr, de.
    #[must_use]
    pub fn each(texts: [&str; 4]) -> Self {
        Self(Text::Each(Box::new(texts.map(Into::into))))
    }

    /// Takes a text for each language.
    pub(crate) fn of(texts: [Box<str>; 4]) -> Self {
        Self(Text::Each(Box::new(texts)))
    }

    /// Takes a text for each tag.
    pub(crate) fn tagged(texts: Vec<(Box<str>, Box<str>)>) -> Self {
        let of = |locale: Locale| {
            let found = texts.iter().find(|(tag, _)| **tag == *locale.tag());
            found.map(|(_, text)| text.clone())
        };
        match Locale::ALL.map(of) {
            [Some(nl), Some(en), Some(fr), Some(de)] if texts.len() == 4 => {
                Self::of([nl, en, fr, de])
            }
            _ => Self(Text::Tagged(texts.into())),
        }
    }

    /// The tags and their texts, where these are not simply the languages of the map.
    pub(crate) fn tags(&self) -> Option<&[(Box<str>, Box<str>)]> {
        match &self.0 {
            Text::Tagged(texts) => Some(texts),
            Text::Same(_) | Text::Each(_) => None,
        }
    }

    /// The tags and texts of one that is not the same in every language.
    #[cfg(feature = "tiler")]
    pub(crate) fn by_tag(&self) -> Vec<(&str, &str)> {
        match &self.0 {
            Text::Same(_) => Vec::new(),
            Text::Each(texts) => {
                let texts = texts.iter().map(AsRef::as_ref);
                Locale::ALL
                    .map(Locale::tag)
                    .into_iter()
                    .zip(texts)
                    .collect()
            }
            Text::Tagged(texts) => texts.iter().map(|(tag, text)| (&**tag, &**text)).collect(),
        }
    }

    /// Whether it is one text for every language.
    pub(crate) fn is_same(&self) -> bool {
        matches!(self.0, Text::Same(_))
    }

    /// The text in one language of the map; in the file's first language where it has none.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match &self.0 {
            Text::Same(text) => text,
            Text::Each(texts) => locale.of::<&Box<str>>(&texts.each_ref()),
            Text::Tagged(texts) => {
                let own = texts
                    .iter()
                    .find(|(tag, _)| Locale::from_tag(tag) == Some(locale));
                own.or_else(|| texts.first()).map_or("", |(_, text)| text)
            }
        }
    }

    /// The texts in every language, the default first; the same ones repeated.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        Locale::ALL.into_iter().map(|locale| self.get(locale))
    }
}

impl fmt::Debug for Localized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.get(Locale::default()), f)
    }
}

impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Text::Same(text) => serializer.serialize_str(text),
            Text::Tagged(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (tag, text) in texts {
                    map.serialize_entry(tag, text)?;
                }
                map.end()
            }
            Text::Each(_) => {
                let mut map = serializer.serialize_map(Some(4))?;
                for locale in Locale::ALL {
                    map.serialize_entry(locale.tag(), self.get(locale))?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Localized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Localized;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object with one for each language")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Localized, E> {
                Ok(Localized::same(text))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Localized, A::Error> {
                let mut texts: Vec<(Box<str>, Box<str>)> = Vec::new();
                while let Some((tag, text)) = map.next_entry::<Box<str>, Box<str>>()? {
                    if texts.iter().any(|(known, _)| *known == tag) {
                        return Err(de::Error::custom("a language twice"));
                    }
                    texts.push((tag, text));
                }
                if texts.is_empty() {
                    return Err(de::Error::custom("no language"));
                }
                Ok(Localized::tagged(texts))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Localized {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "One text for every language, or an object with one for each of `locales`: \
                            nl, en, fr and de where the file names none",
            "oneOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
                    "additionalProperties": { "type": "string" }
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_a_region_is_its_language() {
        assert_eq!(Locale::from_tag("de-AT"), Some(Locale::De));
        assert_eq!(Locale::from_tag("NL"), Some(Locale::Nl));
        assert_eq!(Locale::from_tag("it"), None);
    }

    #[test]
    fn both_spellings_round_trip() {
        for json in [
            r#""Berlin""#,
            r#"{"nl":"Keulen","en":"Cologne","fr":"Cologne","de":"Köln"}"#,
        ] {
            let text: Localized = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&text).unwrap(), json);
        }
    }

    #[test]
    fn another_language_is_kept_and_the_first_one_stands_in() {
        let json = r#"{"es":"Viena","fr-CA":"Vienne"}"#;
        let text: Localized = serde_json::from_str(json).unwrap();
        let shown = Locale::ALL.map(|locale| text.get(locale));
        assert_eq!(shown, ["Viena", "Viena", "Vienne", "Viena"]);
        assert_eq!(serde_json::to_string(&text).unwrap(), json);
        for bad in ["{}", r#"{"es":"a","es":"b"}"#] {
            assert!(serde_json::from_str::<Localized>(bad).is_err(), "{bad}");
        }
    }
}
