//! From the tape into the types of the model, with every fault on the way.
//!
//! Nothing stops the reading: what is missing or wrong is noted, and a placeholder takes its
//! place, so that one pass finds all there is to find. Rules that look at several values are not
//! applied to placeholders: a broken value is one problem, without echoes.
//!
//! Why not the types' own `serde::Deserialize`? A derived visitor stops at the first fault and
//! does not know where it is; and on the way to the browser this reader weighs a third of it. A
//! test holds the two equal.

mod claims;
mod kinds;
mod leaf;
mod names;
mod particular;
mod records;
mod rules;
pub(crate) mod texts;
mod version_1;

use std::collections::BTreeSet;
use std::ops::Range;

use self::names::Mention;
use super::fault::{Fault, Faults};
use super::json::{At, NONE, Parts, Sort, Tape};
use super::suggest::nearest;
use super::{CountryAt, Noun, ProblemCode, Slip, Wanted, limits};
use crate::model::{Date, Field, LocationKind, NetworkFile, SCHEMA_VERSION};
use crate::turns::{Turns, share};

/// A type that can be read from a value. Where there is no such value, from [`NONE`], the type
/// gives a placeholder; where it is wrong, it notes a fault as well.
trait Read: Sized {
    /// How many of it a list may hold.
    const MOST: usize = limits::ITEMS;
    /// Whether a list of it must not hold the same twice.
    const DISTINCT: bool = false;
    /// Whether a claim of it may say until when it was so.
    const ENDS: bool = false;

    fn read(reader: &mut Reader<'_>, at: At) -> Self;
}

/// What reading a document gives.
pub(super) struct Reading {
    pub(super) file: NetworkFile,
    /// The places of the locations and of the places in the order of their ids.
    pub(super) orders: [Vec<u32>; 2],
    pub(super) faults: Faults,
}

/// Reads a document. With a review, what a data steward should look at is noted as well.
pub(super) async fn read(tape: &Tape<'_>, review: Option<Review<'_>>, turns: &Turns) -> Reading {
    let version = tape.member(0, "version");
    let number: Option<u32> = tape.raw(version).parse().ok();
    let mut reader = Reader {
        tape,
        faults: Faults::default(),
        replaced: Vec::new(),
        mentions: Vec::new(),
        lost: 0,
        review: review.is_some(),
        compiled: None,
        version: number.unwrap_or(SCHEMA_VERSION),
        locales: Vec::new(),
        kinds: Vec::new(),
        fields: Vec::new(),
        cites_itself: false,
    };
    let is_other = number.is_some_and(|number| !(1..=SCHEMA_VERSION).contains(&number));
    // Another version has another structure and other rules: nothing more can be said.
    let whole = if is_other { NONE } else { 0 };
    let mut file = reader.network_file(whole, turns).await;
    let mut orders = Default::default();
    if is_other {
        reader.faults = Faults::default();
        reader
            .fault(version, ProblemCode::UnsupportedVersion)
            .wanted = Wanted::AtMost(SCHEMA_VERSION as usize);
    } else {
        if reader.version == 1 {
            version_1::bring_up(&mut file);
        }
        orders = reader.names(&file, turns).await;
        if let Some(country_at) = review.and_then(|review| review.country_at) {
            reader.countries_of_places(&file, country_at);
        }
    }
    Reading {
        file,
        orders,
        faults: reader.faults,
    }
}

/// What a review looks at beside the file.
pub(super) struct Review<'m> {
    pub(super) country_at: Option<CountryAt<'m>>,
}

/// The state of a reading.
struct Reader<'t> {
    tape: &'t Tape<'t>,
    faults: Faults,
    /// Values that placeholders stand for; objects that lack a field. In their order.
    replaced: Vec<At>,
    /// Where records refer to others.
    mentions: Vec<Mention>,
    /// Kinds of records of which not every id is known: a bit for each [`Noun`].
    lost: u32,
    /// Whether to note what a data steward should look at.
    review: bool,
    /// The date of the file, once it has been read.
    compiled: Option<Date>,
    /// The version of the file.
    version: u32,
    /// The languages of its texts, where they are others than the map's.
    locales: Vec<Box<str>>,
    /// Its kinds of locations, where it names them.
    kinds: Vec<LocationKind>,
    /// Its own fields.
    fields: Vec<Field>,
    /// Whether a claim names no source, and so has the file itself.
    cites_itself: bool,
}

/// The fields of an object: where each is, in the order of the type.
struct Slots {
    names: &'static [&'static str],
    at: [At; MOST_FIELDS],
    /// A bit for each field that is missing, or has probably another name.
    broken: u32,
    next: usize,
}

/// As many as the largest record has.
const MOST_FIELDS: usize = 27;

impl Slots {
    /// The next field.
    fn next(&mut self) -> At {
        let at = self.at.get(self.next).copied().unwrap_or(NONE);
        self.next += 1;
        at
    }

    /// The field of this name.
    fn get(&self, name: &str) -> At {
        let mut fields = self.names.iter().zip(self.at);
        fields.find(|(n, _)| **n == name).map_or(NONE, |(_, at)| at)
    }
}

impl<'t> Reader<'t> {
    /// Notes a fault; what more there is to say of it can be written into it.
    fn fault(&mut self, at: At, code: ProblemCode) -> &mut Fault {
        self.faults.push(at, code)
    }

    /// A value is not what its place takes. Where there is no value, that is known already.
    #[inline(never)]
    fn mismatch(&mut self, at: At, noun: Noun) {
        if at != NONE {
            self.fault(at, ProblemCode::WrongType).wanted = Wanted::Noun(noun);
            self.replace(at);
        }
    }

    /// Notes that a placeholder stands for a value.
    fn replace(&mut self, at: At) {
        if self.replaced.len() < limits::PROBLEMS {
            let place = self.replaced.partition_point(|other| *other < at);
            self.replaced.insert(place, at);
        }
    }

    /// Whether no placeholder stands for the value or a part of it.
    fn is_sound(&self, at: At) -> bool {
        let next = self.replaced.partition_point(|other| *other < at);
        let next = self.replaced.get(next);
        next.is_none_or(|replaced| *replaced >= self.tape.after(at))
    }

    /// Whether these fields are as the file says.
    #[inline(never)]
    fn are_sound(&self, slots: &Slots, names: &[&str]) -> bool {
        names.iter().all(|name| {
            let position = slots.names.iter().position(|n| n == name);
            position.is_some_and(|i| slots.broken & (1 << i) == 0) && self.is_sound(slots.get(name))
        })
    }

    /// The fields of an object. `names` are those that it may have, in the order of the type; the
    /// first `required` of them it must have.
    #[inline(never)]
    fn object(&mut self, at: At, names: &'static [&'static str], required: usize) -> Slots {
        let mut slots = Slots {
            names,
            at: [NONE; MOST_FIELDS],
            broken: 0,
            next: 0,
        };
        let tape = self.tape;
        if at == NONE || tape.sort(at) != Sort::Object {
            self.mismatch(at, Noun::Object);
            slots.broken = u32::MAX;
            return slots;
        }
        let mut unknown = Vec::new();
        let mut next = 0;
        let mut parts = tape.parts(at);
        while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
            let Some(name) = tape.string(key) else {
                self.bad_escape(key);
                continue;
            };
            // Most files have the fields in the order of the type.
            let is_next = names.get(next).is_some_and(|n| **n == *name);
            let position = if is_next {
                Some(next)
            } else {
                names.iter().position(|n| **n == *name)
            };
            next = position.map_or(next, |i| i + 1);
            match position.and_then(|i| slots.at.get_mut(i)) {
                Some(slot) if *slot == NONE => *slot = value,
                Some(_) => {
                    self.fault(key, ProblemCode::DuplicateField);
                }
                None => unknown.push(key),
            }
        }
        for key in unknown {
            self.unknown_field(key, &mut slots);
        }
        for (i, name) in names.iter().enumerate().take(required) {
            if slots.at.get(i) == Some(&NONE) {
                if slots.broken & (1 << i) == 0 {
                    self.fault(at, ProblemCode::MissingField).found = Some((*name).into());
                    slots.broken |= 1 << i;
                }
                self.replace(at);
            }
        }
        slots
    }

    /// A field that the type does not know. Where it is probably a misspelt one, that one is not
    /// told to be missing.
    fn unknown_field(&mut self, key: At, slots: &mut Slots) {
        let name = self.tape.string(key).unwrap_or_default();
        let absent = slots.names.iter().zip(slots.at);
        let absent = absent.filter_map(|(name, at)| (at == NONE).then_some(*name));
        let meant = (!self.faults.is_full())
            .then(|| nearest(&name, absent))
            .flatten();
        if let Some(i) = meant.and_then(|meant| slots.names.iter().position(|n| *n == meant)) {
            slots.broken |= 1 << i;
        }
        let fault = self.fault(key, ProblemCode::UnknownField);
        fault.wanted = Wanted::OneOf(slots.names.into());
        fault.suggestion = meant.map(Into::into);
    }

    /// A text that spells half a character.
    fn bad_escape(&mut self, at: At) {
        self.fault(at, ProblemCode::MalformedJson).wanted = Wanted::Syntax(Slip::Escape);
        self.replace(at);
    }

    /// The items of a list, and how many of them to read, at most `most`; none where it is no list.
    #[inline(never)]
    fn list(&mut self, at: At, most: usize, distinct: bool) -> (Parts<'t>, usize) {
        let tape = self.tape;
        if at == NONE || tape.sort(at) != Sort::List {
            self.mismatch(at, Noun::List);
            return (tape.parts(NONE), 0);
        }
        let len = tape.parts(at).count();
        if len > most {
            let fault = self.fault(at, ProblemCode::TooMany);
            fault.found = Some(len.to_string().into());
            fault.wanted = Wanted::AtMost(most);
            self.replace(at);
        } else if distinct && len > 1 {
            self.distinct(at);
        }
        (tape.parts(at), len.min(most))
    }

    /// Texts that must differ from one another.
    fn distinct(&mut self, at: At) {
        let tape = self.tape;
        let mut known = BTreeSet::new();
        for item in tape.parts(at) {
            if tape.sort(item) == Sort::Text && !known.insert(tape.raw(item)) {
                self.fault(item, ProblemCode::ListedTwice);
            }
        }
    }

    /// A list that must hold something.
    fn not_empty(&mut self, at: At, code: ProblemCode) {
        let is_empty = self.tape.sort(at) == Sort::List && self.tape.parts(at).next().is_none();
        if at != NONE && is_empty {
            self.fault(at, code);
        }
    }
}

/// A value that may be left out, or be null.
impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        (at != NONE && reader.tape.sort(at) != Sort::Null).then(|| T::read(reader, at))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let (items, len) = reader.list(at, T::MOST, T::DISTINCT);
        let mut list = Self::with_capacity(len);
        list.extend(items.take(len).map(|at| T::read(reader, at)));
        list
    }
}

/// A list that may be long, in turns: these percent of all that is to be done.
async fn in_turns<T: Read>(
    reader: &mut Reader<'_>,
    at: At,
    turns: &Turns,
    percent: Range<usize>,
) -> Vec<T> {
    let (items, len) = reader.list(at, T::MOST, T::DISTINCT);
    let mut list = Vec::with_capacity(len);
    for (i, item) in items.take(len).enumerate() {
        list.push(T::read(reader, item));
        let values = (reader.tape.after(item) - item) as usize;
        let here = || percent.start + share(i, len, percent.len());
        turns.did(2 * values, here).await;
    }
    list
}
