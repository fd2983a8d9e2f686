//! Mapbox Vector Tiles, version 2.1: the points of a tile, and what is said of them. Nothing else of the format
//! is read.

use std::collections::HashMap;

use super::archive::{Broken, varint};
use crate::load::limits;
use crate::model::Locale;

/// Features of a tile: of more, none is read.
const FEATURES: usize = 20_000;
/// Bytes of what is said in a tile: its values stand there once, and may be said of any number of features.
const TEXTS: usize = 4 << 20;
/// What a text, or a count, takes beside its bytes.
const EACH: usize = 32;
/// Names and values in a layer.
const VALUES: usize = 200_000;

/// What stands at a point of a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// How far it is from the tile's western and northern edge, as a share of the tile; beyond 0 and 1 where it is
    /// outside.
    pub at: [f64; 2],
    /// What it is.
    pub group: Group,
}

/// What stands at a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Group {
    /// One location.
    One(One),
    /// Several.
    Many {
        /// How many.
        count: u64,
        /// How many of each service that it has, by the service's id.
        services: Vec<(String, u64)>,
        /// The first of them, at the deepest level.
        first: Vec<One>,
    },
}

impl Group {
    /// How many locations it is.
    #[must_use]
    pub fn count(&self) -> u64 {
        match self {
            Self::One(_) => 1,
            Self::Many { count, .. } => *count,
        }
    }
}

/// A location.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct One {
    /// Its id in the network.
    pub id: String,
    /// Its name by language: the tag, empty where it is the same in all of them.
    pub names: Vec<(String, String)>,
    /// The id of its service.
    pub service: String,
    /// Its standing, as exports name it.
    pub standing: String,
}

impl One {
    /// What it is called in a language of the map.
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        let of = |tag: &str| self.names.iter().find(|(own, _)| own == tag);
        let found = of(locale.tag()).or_else(|| of("")).or(self.names.first());
        found.map_or(&*self.id, |(_, name)| name)
    }
}

/// The marks of a tile.
///
/// # Errors
///
/// Where the bytes are no tile.
pub fn marks(bytes: &[u8]) -> Result<Vec<Mark>, Broken> {
    read(bytes).ok_or(Broken::Damaged)
}

fn read(bytes: &[u8]) -> Option<Vec<Mark>> {
    let mut marks = Vec::new();
    let mut by_number = HashMap::new();
    let mut listed: Vec<(u64, One)> = Vec::new();
    let (mut left, mut texts) = (FEATURES, TEXTS);
    for field in Fields(bytes) {
        let (3, Value::Bytes(bytes)) = field? else {
            continue;
        };
        let layer = Layer::read(bytes)?;
        left = left.checked_sub(layer.features.len())?;
        match layer.name {
            b"locations" => {
                for feature in &layer.features {
                    let (mark, number) = layer.mark(feature, &mut texts)?;
                    if let (Group::Many { .. }, Some(number)) = (&mark.group, number) {
                        by_number.insert(number, marks.len());
                    }
                    marks.push(mark);
                }
            }
            b"listed" => {
                for feature in &layer.features {
                    let said = layer.said(feature, &mut texts)?;
                    listed.push((said.group?, said.one));
                }
            }
            _ => {}
        }
    }
    for (group, one) in listed {
        let mark = by_number.get(&group).and_then(|at| marks.get_mut(*at));
        if let Some(Mark {
            group: Group::Many { first, .. },
            ..
        }) = mark
        {
            first.push(one);
        }
    }
    Some(marks)
}

/// What a property is.
#[derive(Clone, Copy)]
enum Said<'t> {
    Text(&'t str),
    Number(u64),
    Other,
}

struct Layer<'t> {
    name: &'t [u8],
    extent: f64,
    keys: Vec<&'t str>,
    values: Vec<Said<'t>>,
    features: Vec<&'t [u8]>,
}

/// What the properties of a feature say.
#[derive(Default)]
struct Properties {
    one: One,
    count: Option<u64>,
    services: Vec<(String, u64)>,
    group: Option<u64>,
}

impl<'t> Layer<'t> {
    fn read(bytes: &'t [u8]) -> Option<Self> {
        let mut layer = Self {
            name: b"",
            extent: 4096.0,
            keys: Vec::new(),
            values: Vec::new(),
            features: Vec::new(),
        };
        for field in Fields(bytes) {
            match field? {
                (1, Value::Bytes(name)) => layer.name = name,
                (2, Value::Bytes(feature)) => layer.features.push(feature),
                (3, Value::Bytes(key)) => layer.keys.push(std::str::from_utf8(key).ok()?),
                (4, Value::Bytes(value)) => layer.values.push(said(value)?),
                (5, Value::Number(extent)) => {
                    layer.extent = f64::from(u32::try_from(extent).ok().filter(|e| *e > 0)?);
                }
                _ => {}
            }
            if layer.features.len() > FEATURES || layer.keys.len().max(layer.values.len()) > VALUES
            {
                return None;
            }
        }
        Some(layer)
    }

    fn mark(&self, feature: &[u8], texts: &mut usize) -> Option<(Mark, Option<u64>)> {
        let mut number = None;
        let mut at = None;
        for field in Fields(feature) {
            match field? {
                (1, Value::Number(id)) => number = Some(id),
                (4, Value::Bytes(mut geometry)) => {
                    // One command: to move to one point.
                    let command = varint(&mut geometry)?;
                    if command & 7 != 1 || command >> 3 == 0 {
                        return None;
                    }
                    let mut part = || Some(zigzag(u32::try_from(varint(&mut geometry)?).ok()?));
                    at = Some([part()?, part()?]);
                }
                _ => {}
            }
        }
        let said = self.said(feature, texts)?;
        let group = match said.count {
            Some(count) => Group::Many {
                count,
                services: said.services,
                first: Vec::new(),
            },
            None => Group::One(said.one),
        };
        let at = at?.map(|part| f64::from(part) / self.extent);
        Some((Mark { at, group }, number))
    }

    /// What is said of a feature; what that takes is taken from what a tile may.
    fn said(&self, feature: &[u8], texts: &mut usize) -> Option<Properties> {
        let mut all = Properties::default();
        for field in Fields(feature) {
            let (2, Value::Bytes(mut tags)) = field? else {
                continue;
            };
            while !tags.is_empty() {
                let key = usize::try_from(varint(&mut tags)?).ok()?;
                let value = usize::try_from(varint(&mut tags)?).ok()?;
                let (key, value) = (*self.keys.get(key)?, *self.values.get(value)?);
                let length = match value {
                    Said::Text(text) => text.len(),
                    _ => 0,
                };
                *texts = texts.checked_sub(EACH + key.len() + length)?;
                let (key, of) = key.split_once(':').unwrap_or((key, ""));
                match (key, of, value) {
                    ("id", "", Said::Text(text)) => all.one.id = text.to_owned(),
                    ("name", tag, Said::Text(text)) => {
                        all.one.names.push((tag.to_owned(), text.to_owned()));
                    }
                    ("service", "", Said::Text(text)) => all.one.service = text.to_owned(),
                    ("standing", "", Said::Text(text)) => all.one.standing = text.to_owned(),
                    ("count", "", Said::Number(count)) => all.count = Some(count),
                    ("count", service, Said::Number(count))
                        if all.services.len() < limits::SERVICES =>
                    {
                        all.services.push((service.to_owned(), count));
                    }
                    ("group", "", Said::Number(group)) => all.group = Some(group),
                    _ => {}
                }
            }
        }
        Some(all)
    }
}

fn said(value: &[u8]) -> Option<Said<'_>> {
    let mut said = Said::Other;
    for field in Fields(value) {
        match field? {
            (1, Value::Bytes(text)) => said = Said::Text(std::str::from_utf8(text).ok()?),
            (4 | 5, Value::Number(number)) => said = Said::Number(number),
            (6, Value::Number(number)) if number & 1 == 0 => said = Said::Number(number >> 1),
            _ => {}
        }
    }
    Some(said)
}

/// A number that may be below zero, as the format writes it.
fn zigzag(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// The value of a field.
enum Value<'t> {
    Number(u64),
    Bytes(&'t [u8]),
    /// Four or eight bytes: no field that is read is one.
    Fixed,
}

/// The fields of a message of Protocol Buffers, with their numbers; nothing in place of what is none, and then the
/// end.
struct Fields<'t>(&'t [u8]);

impl<'t> Iterator for Fields<'t> {
    type Item = Option<(u64, Value<'t>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field)
    }
}

impl<'t> Fields<'t> {
    fn field(&mut self) -> Option<(u64, Value<'t>)> {
        let key = varint(&mut self.0)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.0)?),
            1 => {
                self.0 = self.0.get(8..)?;
                Value::Fixed
            }
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).ok()?;
                let (bytes, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => {
                self.0 = self.0.get(4..)?;
                Value::Fixed
            }
            _ => return None,
        };
        Some((key >> 3, value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = marks(&bytes);
            // As a layer, and as a feature of one.
            let length = u8::try_from(bytes.len().min(100)).unwrap_or_default();
            let bytes = bytes.get(..length.into()).unwrap_or_default();
            let _ = marks(&[&[0x1a, length][..], bytes].concat());
            let name = [&[0x0a, 9][..], b"locations"].concat();
            let inner = [&name[..], &[0x12, length], bytes].concat();
            let whole = u8::try_from(inner.len()).unwrap_or_default();
            if whole < 128 {
                let _ = marks(&[&[0x1a, whole][..], &inner].concat());
            }
        }
    }
}
