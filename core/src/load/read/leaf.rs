//! Values without parts.

use std::borrow::Cow;

use super::names::Mention;
use super::rules::lat_lon;
use super::{Fault, Read, Reader};
use crate::load::json::{At, NONE, Sort, number};
use crate::load::suggest::{self, nearest};
use crate::load::{Noun, ProblemCode, Wanted};
use crate::model::{
    Country, Date, FieldId, FormerId, Kind, KindId, Locale, Localized, LocationId, OrganisationId,
    PlaceId, RoleId, Scalar, ServiceId, SourceId, SubjectId, When, is_valid_id,
};

/// Stands for an id that is missing or broken.
const PLACEHOLDER_ID: &str = "0-0-0-0";

impl<'t> Reader<'t> {
    /// The text there, which may be anything; nothing where there is none.
    #[inline(never)]
    pub(super) fn string(&mut self, at: At, noun: Noun) -> Option<Cow<'t, str>> {
        if at == NONE || self.tape.sort(at) != Sort::Text {
            self.mismatch(at, noun);
            return None;
        }
        let text = self.tape.string(at);
        if text.is_none() {
            self.bad_escape(at);
        }
        text
    }

    /// What was probably meant, where a further fault is still told.
    fn sought<T>(&self, seek: impl FnOnce() -> Option<T>) -> Option<T> {
        (!self.faults.is_full()).then(seek).flatten()
    }

    /// A text that breaks the rule of its place.
    #[inline(never)]
    fn broken(&mut self, at: At, code: ProblemCode, suggestion: Option<&str>) -> &mut Fault {
        self.replace(at);
        let fault = self.fault(at, code);
        fault.suggestion = suggestion.map(Into::into);
        fault
    }

    /// The id there, of a record of this kind.
    #[inline(never)]
    fn id(&mut self, at: At, kind: Noun, is_own: bool) -> Box<str> {
        let text = self.string(at, Noun::Id);
        let meant = match &text {
            Some(text) if is_valid_id(text) => {
                if !is_own {
                    self.mentions.push(Mention { kind, at });
                }
                return (**text).into();
            }
            Some(text) => {
                let meant = self.sought(|| suggest::id(text));
                self.broken(at, ProblemCode::InvalidId, meant.as_deref());
                meant
            }
            None => None,
        };
        if is_own && meant.is_none() {
            self.lost |= 1 << kind as u32;
        }
        meant.map_or_else(|| PLACEHOLDER_ID.into(), Into::into)
    }

    /// The id of the record itself.
    pub(super) fn own_id(&mut self, at: At, kind: Noun) -> Box<str> {
        self.id(at, kind, true)
    }

    /// Which of some texts stands there; the first where it is none of them.
    #[inline(never)]
    pub(super) fn choice(&mut self, at: At, names: &[&'static str]) -> usize {
        if at == NONE {
            return 0;
        }
        if self.tape.sort(at) != Sort::Text {
            self.fault(at, ProblemCode::WrongType).wanted = Wanted::OneOf(names.into());
            self.replace(at);
            return 0;
        }
        let Some(text) = self.string(at, Noun::Text) else {
            return 0;
        };
        if let Some(i) = names.iter().position(|name| **name == *text) {
            return i;
        }
        let meant = self.sought(|| nearest(&text, names.iter().copied()));
        self.broken(at, ProblemCode::UnknownValue, meant).wanted = Wanted::OneOf(names.into());
        names.iter().position(|n| Some(*n) == meant).unwrap_or(0)
    }

    fn number(&mut self, at: At) -> f64 {
        let value = match self.tape.sort(at) {
            Sort::Number => number(self.tape.raw(at)),
            _ => None,
        };
        if value.is_none() {
            self.mismatch(at, Noun::Number);
        }
        // Never minus zero: nobody means it, and everybody would read it.
        value.unwrap_or(1.0) + 0.0
    }
}

impl Read for Box<str> {
    const ENDS: bool = true;

    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        match reader.string(at, Noun::Text) {
            Some(text) => {
                reader.text(at, &text);
                text.into()
            }
            None => "?".into(),
        }
    }
}

impl Read for Localized {
    const ENDS: bool = true;

    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        match reader.tape.sort(at) {
            // What a program says of its own, in a file of other languages too, has all of the map's.
            Sort::Object if !reader.locales.is_empty() && !reader.has_ours(at) => reader.tagged(at),
            Sort::Object => {
                let mut slots = reader.object(at, &["nl", "en", "fr", "de"], 4);
                let texts: [Box<str>; 4] =
                    std::array::from_fn(|_| Read::read(reader, slots.next()));
                Self::of(texts)
            }
            Sort::Text => Self::same(&Box::<str>::read(reader, at)),
            _ => {
                reader.mismatch(at, Noun::LocalizedText);
                Self::same("?")
            }
        }
    }
}

impl Reader<'_> {
    /// Whether an object has each of the map's languages, and nothing else.
    fn has_ours(&self, at: At) -> bool {
        let ours = Locale::ALL.map(|locale| self.tape.member(at, locale.tag()));
        ours.iter().all(|text| *text != NONE) && self.tape.parts(at).count() == 2 * ours.len()
    }

    /// A text for each of the file's own languages.
    #[inline(never)]
    fn tagged(&mut self, at: At) -> Localized {
        let tape = self.tape;
        let mut found: Vec<Option<Box<str>>> = vec![None; self.locales.len()];
        let mut parts = tape.parts(at);
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            let name = tape.string(key).unwrap_or_default();
            let place = self.locales.iter().position(|tag| **tag == *name);
            match place.and_then(|place| found.get(place)) {
                Some(None) => {
                    let text = Read::read(self, value);
                    if let Some(slot) = place.and_then(|place| found.get_mut(place)) {
                        *slot = Some(text);
                    }
                }
                Some(Some(_)) => {
                    self.fault(key, ProblemCode::DuplicateField);
                }
                None => {
                    let meant =
                        self.sought(|| nearest(&name, self.locales.iter().map(|tag| &**tag)));
                    let meant = meant.map(Into::into);
                    let all = self.locales.join(", ");
                    let fault = self.fault(key, ProblemCode::UnknownField);
                    fault.wanted = Wanted::At(all.into());
                    fault.suggestion = meant;
                }
            }
        }
        let mut texts = Vec::with_capacity(found.len());
        for (place, text) in found.into_iter().enumerate() {
            let Some(tag) = self.locales.get(place).cloned() else {
                continue;
            };
            if text.is_none() {
                self.fault(at, ProblemCode::MissingField).found = Some(tag.clone());
                self.replace(at);
            }
            texts.push((tag, text.unwrap_or_else(|| "?".into())));
        }
        Localized::tagged(texts)
    }
}

impl Read for Scalar {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        match reader.tape.sort(at) {
            Sort::Number => Self::Number(Read::read(reader, at)),
            _ => Self::Text(Read::read(reader, at)),
        }
    }
}

impl Read for KindId {
    const DISTINCT: bool = true;

    /// One of the file's kinds; where it has none, a role.
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        if reader.kinds.is_empty() {
            return Kind::read(reader, at).into();
        }
        Self::from_valid(reader.id(at, Noun::Kind, false))
    }
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let sort = reader.tape.sort(at);
        if !matches!(sort, Sort::True | Sort::False) {
            reader.mismatch(at, Noun::Flag);
        }
        sort == Sort::True
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        // As in JSON Schema, `13.0` and `1.3e1` are whole.
        let number = (reader.tape.sort(at) == Sort::Number)
            .then(|| number(reader.tape.raw(at)))
            .flatten()
            .filter(|number| {
                number.fract() == 0.0 && (0.0..=f64::from(Self::MAX)).contains(number)
            });
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within the range"
        )]
        let number = number.map(|number| number as Self);
        if number.is_none() {
            reader.mismatch(at, Noun::Count);
        }
        number.unwrap_or(1)
    }
}

impl Read for f64 {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        reader.number(at)
    }
}

/// Latitude and longitude.
impl Read for [f64; 2] {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let tape = reader.tape;
        let mut parts = tape.parts(at);
        let mut degrees = || {
            let part = parts
                .next()
                .filter(|&part| tape.sort(part) == Sort::Number)?;
            number(tape.raw(part))
        };
        let point = (degrees(), degrees(), parts.next());
        let (Some(lat), Some(lon), None, Sort::List) = (point.0, point.1, point.2, tape.sort(at))
        else {
            reader.mismatch(at, Noun::LatLon);
            return [0.0; 2];
        };
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            let fault = reader.fault(at, ProblemCode::CoordinateOutOfRange);
            // Exchanged, or counted on round the globe.
            if lon.abs() <= 90.0 && lat.abs() <= 180.0 {
                fault.suggestion = Some(lat_lon([lon, lat]));
            } else if lat.abs() <= 90.0 && lon.abs() <= 540.0 {
                fault.suggestion = Some(lat_lon([lat, lon - 360.0_f64.copysign(lon)]));
            }
        }
        [lat + 0.0, lon + 0.0]
    }
}

impl Read for Country {
    const DISTINCT: bool = true;

    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let Some(text) = reader.string(at, Noun::Country) else {
            return Self::PLACEHOLDER;
        };
        Self::new(&text).unwrap_or_else(|| {
            let meant = reader.sought(|| suggest::country(&text));
            reader.broken(
                at,
                ProblemCode::InvalidCountry,
                meant.as_ref().map(Self::as_str),
            );
            meant.unwrap_or(Self::PLACEHOLDER)
        })
    }
}

impl Read for Date {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        date(reader, at, ProblemCode::InvalidDate)
    }
}

/// A date that is as precise as a date can be; what is none is told by `code`.
fn date(reader: &mut Reader<'_>, at: At, code: ProblemCode) -> Date {
    let Some(text) = reader.string(at, Noun::Date) else {
        return Date::PLACEHOLDER;
    };
    Date::new(&text).unwrap_or_else(|| {
        let meant = reader.sought(|| suggest::date(&text));
        let told = meant.map(|date| date.to_string());
        reader.broken(at, code, told.as_deref());
        meant.unwrap_or(Date::PLACEHOLDER)
    })
}

impl Read for When {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        // Nearly all are plain dates.
        let text = reader.tape.string(at);
        match text.as_deref().and_then(Self::new) {
            Some(when) => when,
            None => date(reader, at, ProblemCode::InvalidWhen).into(),
        }
    }
}

impl Read for FormerId {
    const DISTINCT: bool = true;

    /// No reference: no record has it any more.
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        Self::from_valid(reader.id(at, Noun::Id, true))
    }
}

macro_rules! ids {
    ($($id:ident $kind:ident),+) => {$(
        impl Read for $id {
            const DISTINCT: bool = true;

            fn read(reader: &mut Reader<'_>, at: At) -> Self {
                Self::from_valid(reader.id(at, Noun::$kind, false))
            }
        }
    )+};
}

ids! {
    SourceId Source,
    ServiceId Service,
    OrganisationId Organisation,
    PlaceId Place,
    LocationId Location,
    RoleId Role,
    SubjectId Subject,
    FieldId Field
}
