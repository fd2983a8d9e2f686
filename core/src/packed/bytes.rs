//! The bytes of an outline, written and read by hand, not derived as those of the whole are: every
//! visitor downloads what reads them, and numbers and texts apart compress better.
//!
//! The number of bytes of the numbers; the numbers, seven bits a byte, the lowest first; the texts,
//! each with a NUL after it.

use crate::model::{Claim, ClaimStatus, Country, Date, Localized};

const STATUSES: [ClaimStatus; 3] = [
    ClaimStatus::Stated,
    ClaimStatus::Contested,
    ClaimStatus::Assumed,
];
const MILLION: f64 = 1e6;

/// What precedes a localized text: the same in every language, one for each language of the map,
/// or, from here on, this and the number of tags.
const SAME: u32 = 0;
const EACH: u32 = 1;
const TAGGED: u32 = 2;

/// A claim without its sources.
pub(super) fn claim<T>(value: T, status: ClaimStatus, as_of: Option<Date>) -> Claim<T> {
    Claim {
        value,
        status,
        sources: Vec::new(),
        as_of,
        until: None,
        quote: None,
        note: None,
    }
}

/// Writes what a [`Reader`] reads.
#[derive(Default)]
pub(super) struct Writer {
    numbers: Vec<u8>,
    texts: Vec<u8>,
}

impl Writer {
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut all = Self::default();
        all.count(self.numbers.len());
        all.numbers.extend(self.numbers);
        all.numbers.extend(self.texts);
        all.numbers
    }

    /// What another one has written.
    pub(super) fn append(&mut self, other: Self) {
        self.numbers.extend(other.numbers);
        self.texts.extend(other.texts);
    }

    pub(super) fn number(&mut self, mut value: u32) {
        while value > 127 {
            self.numbers.push((value & 127) as u8 | 128);
            value >>= 7;
        }
        self.numbers.push(value as u8);
    }

    /// What no file holds too many of: it may weigh 32 MB.
    pub(super) fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    pub(super) fn signed(&mut self, value: i32) {
        self.number(((value << 1) ^ (value >> 31)).cast_unsigned());
    }

    /// What precedes a value that may be missing.
    pub(super) fn some<T>(&mut self, value: Option<T>) -> Option<T> {
        self.number(u32::from(value.is_some()));
        value
    }

    /// A text; no text of a file that loads holds a NUL.
    pub(super) fn text(&mut self, text: &str) {
        self.texts.extend(text.bytes().filter(|byte| *byte != 0));
        self.texts.push(0);
    }

    pub(super) fn localized(&mut self, text: &Localized) {
        match text.tags() {
            Some(tagged) => {
                let count = u32::try_from(tagged.len()).unwrap_or(u32::MAX);
                self.number(TAGGED.saturating_add(count));
                for (tag, text) in tagged {
                    self.text(tag);
                    self.text(text);
                }
            }
            None => {
                let same = text.is_same();
                self.number(if same { SAME } else { EACH });
                for one in text.all().take(if same { 1 } else { 4 }) {
                    self.text(one);
                }
            }
        }
    }

    pub(super) fn country(&mut self, country: Option<Country>) {
        self.text(country.as_ref().map_or("", Country::as_str));
    }

    /// Days of months of 32 days and years of 13 months; 0 for none.
    pub(super) fn date(&mut self, date: Option<Date>) {
        self.number(date.map_or(0, |date| {
            let month = u32::from(date.year()) * 13 + u32::from(date.month().unwrap_or(0));
            month * 32 + u32::from(date.day().unwrap_or(0))
        }));
    }

    /// Latitude and longitude, in millionths of a degree: a tenth of a metre.
    pub(super) fn lat_lon(&mut self, lat_lon: [f64; 2]) {
        for degrees in lat_lon {
            #[allow(clippy::cast_possible_truncation, reason = "degrees, loaded as such")]
            self.signed((degrees * MILLION).round() as i32);
        }
    }

    pub(super) fn one_of<T: PartialEq>(&mut self, all: &[T], one: &T) {
        let at = all.iter().position(|other| other == one);
        self.count(at.unwrap_or(all.len()));
    }

    pub(super) fn claims<T>(&mut self, claims: &[Claim<T>], value: impl Fn(&mut Self, &T)) {
        self.count(claims.len());
        for claim in claims {
            value(self, &claim.value);
            self.one_of(&STATUSES, &claim.status);
            self.date(claim.as_of);
        }
    }
}

/// Reads in the order in which it was written; nothing where the bytes are others.
pub(super) struct Reader<'a> {
    numbers: &'a [u8],
    texts: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Self {
            numbers: bytes,
            texts: "",
        };
        let count = reader.number()? as usize;
        let (numbers, texts) = reader.numbers.split_at_checked(count)?;
        Some(Self {
            numbers,
            texts: str::from_utf8(texts).ok()?,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.texts.is_empty()
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.numbers.split_first()?;
            self.numbers = rest;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    pub(super) fn signed(&mut self) -> Option<i32> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -((value & 1).cast_signed()))
    }

    /// As many as were written, each read by `one`.
    pub(super) fn all<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut all = Vec::new();
        for _ in 0..self.number()? {
            all.push(one(self)?);
        }
        Some(all)
    }

    /// A value that may be missing, read by `one`.
    pub(super) fn some<T>(
        &mut self,
        one: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        Some(match self.number()? {
            0 => None,
            _ => Some(one(self)?),
        })
    }

    pub(super) fn text(&mut self) -> Option<Box<str>> {
        let (text, rest) = self.texts.split_once('\0')?;
        self.texts = rest;
        Some(text.into())
    }

    pub(super) fn localized(&mut self) -> Option<Localized> {
        Some(match self.number()? {
            SAME => Localized::same(&self.text()?),
            EACH => Localized::of([self.text()?, self.text()?, self.text()?, self.text()?]),
            tagged => {
                let mut texts = Vec::new();
                for _ in TAGGED..tagged {
                    texts.push((self.text()?, self.text()?));
                }
                Localized::tagged(texts)
            }
        })
    }

    pub(super) fn country(&mut self) -> Option<Option<Country>> {
        Some(match &*self.text()? {
            "" => None,
            code => Some(Country::new(code)?),
        })
    }

    pub(super) fn date(&mut self) -> Option<Option<Date>> {
        Some(match self.number()? {
            0 => None,
            days => {
                let [day, months] = [days % 32, days / 32];
                let of = |part: u32| u16::try_from(part).ok();
                Some(Date::of(of(months / 13)?, of(months % 13)?, of(day)?)?)
            }
        })
    }

    pub(super) fn lat_lon(&mut self) -> Option<[f64; 2]> {
        Some([self.signed()?, self.signed()?].map(|n| f64::from(n) / MILLION))
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.number()? as usize).copied()
    }

    pub(super) fn claims<T>(
        &mut self,
        value: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Vec<Claim<T>>> {
        self.all(|from| Some(claim(value(from)?, from.one_of(&STATUSES)?, from.date()?)))
    }
}
