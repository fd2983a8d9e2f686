//! Values without parts: what they should be, and what was probably meant.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::schema::Shape;
use crate::load::raw::string;
use crate::load::suggest::{self, nearest};
use crate::load::{Noun, ProblemCode, Wanted};
use crate::model::{Country, Date, TopicId};

/// What is wrong with a value.
pub(super) struct Flaw {
    pub(super) code: ProblemCode,
    pub(super) found: Box<str>,
    pub(super) wanted: Wanted,
    /// What was probably meant.
    pub(super) suggestion: Option<Box<str>>,
}

impl Flaw {
    /// A value of the wrong type.
    pub(super) fn wrong_type(raw: &RawValue, shape: &Shape) -> Self {
        Self {
            code: ProblemCode::WrongType,
            found: raw.get().into(),
            wanted: wanted(shape),
            suggestion: None,
        }
    }
}

/// What a place of this shape takes.
pub(super) fn wanted(shape: &Shape) -> Wanted {
    Wanted::Noun(match shape {
        Shape::Record(_) => Noun::Object,
        Shape::List(_) => Noun::List,
        Shape::Text => Noun::Text,
        Shape::Localized => Noun::LocalizedText,
        Shape::Flag => Noun::Flag,
        Shape::Count => Noun::Count,
        Shape::Number => Noun::Number,
        Shape::LatLon => Noun::LatLon,
        Shape::Id => Noun::Id,
        Shape::Country => Noun::Country,
        Shape::Date => Noun::Date,
        Shape::OneOf(texts) => return Wanted::OneOf((*texts).into()),
    })
}

/// Whether a value without parts fits its place.
pub(super) fn check(raw: &RawValue, shape: &Shape) -> Result<(), Flaw> {
    let text = raw.get();
    let fits = match shape {
        Shape::Record(_) | Shape::List(_) => false,
        Shape::Flag => text == "true" || text == "false",
        Shape::Count => serde_json::from_str::<u32>(text).is_ok(),
        Shape::Number => serde_json::from_str::<f64>(text).is_ok(),
        Shape::LatLon => serde_json::from_str::<[f64; 2]>(text).is_ok(),
        Shape::Text
        | Shape::Localized
        | Shape::Id
        | Shape::Country
        | Shape::Date
        | Shape::OneOf(_) => {
            if text.starts_with('"') {
                return check_text(raw, shape);
            }
            false
        }
    };
    if fits {
        Ok(())
    } else {
        Err(Flaw::wrong_type(raw, shape))
    }
}

fn check_text(raw: &RawValue, shape: &Shape) -> Result<(), Flaw> {
    let Some(text) = string(raw) else {
        return Err(Flaw {
            code: ProblemCode::MalformedJson,
            found: raw.get().into(),
            wanted: Wanted::Syntax(crate::load::Slip::Escape),
            suggestion: None,
        });
    };
    let (code, suggestion): (_, Option<Cow<'_, str>>) = match shape {
        Shape::Id if TopicId::new(&text).is_none() => {
            (ProblemCode::InvalidId, id(&text).map(Cow::Owned))
        }
        Shape::Country if Country::new(&text).is_none() => {
            let meant = suggest::country(&text);
            (
                ProblemCode::InvalidCountry,
                meant.map(|c| c.to_string().into()),
            )
        }
        Shape::Date if Date::new(&text).is_none() => {
            let meant = suggest::date(&text);
            (
                ProblemCode::InvalidDate,
                meant.map(|d| d.to_string().into()),
            )
        }
        Shape::OneOf(texts) if !texts.contains(&&*text) => {
            let meant = nearest(&text, texts.iter().copied());
            (ProblemCode::UnknownValue, meant.map(Cow::Borrowed))
        }
        _ => return Ok(()),
    };
    Err(Flaw {
        code,
        found: text.into(),
        wanted: wanted(shape),
        suggestion: suggestion.map(Into::into),
    })
}

/// The id that a text was probably meant to be: in lower case, joined by hyphens.
fn id(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let id = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-");
    // Letters with accents would be lost: such an id is better thought up anew.
    (text.is_ascii() && TopicId::new(&id).is_some()).then_some(id)
}
