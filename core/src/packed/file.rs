//! The packed form of a network file: for large networks, most of whose locations are said alike.
//!
//! Nine bytes tell what it is: the mark, and the version of the form. Four tell how long the numbers and
//! texts of its [`bytes`](super::bytes) are, which come next: lengths of what follows; then for every place
//! and every location which pattern it has, its id and its name, its coordinates, its place. After them, by
//! Borsh, come the file without its places and locations; the patterns of places; the patterns of
//! locations: each is a record without what is its own, and stands there once however many share it; the
//! region that the network is of, where it is of one; and the address of its tiles, where it has some.
//!
//! What is unpacked here has been neither checked nor filled in: see [`load`](mod@crate::load).

use std::collections::HashMap;

use borsh::{BorshDeserialize, BorshSerialize};

use super::bytes::{Reader, Writer};
use crate::model::{
    HomeRegion, Localized, Location, LocationId, Network, NetworkFile, Place, PlaceId,
    SCHEMA_VERSION,
};

/// What a packed file begins with: no text does, and what treats it as text breaks it visibly.
pub(crate) const MARK: &[u8] = b"\x89BKNET\r\n";
/// The version of the form.
pub(crate) const VERSION: u8 = 1;
const MILLION: f64 = 1e6;
/// Stands for the region of a network that is of none, where something follows: no text begins so, of which a
/// region's name would be one.
const NO_REGION: &[u8] = &[u8::MAX];
/// Stands for degrees that are no whole millionths; their bits follow.
const EXACT: i32 = i32::MIN;

/// A packed file, unpacked and unchecked.
pub(crate) struct Unpacked {
    /// The file without its places and locations.
    pub(crate) head: NetworkFile,
    pub(crate) places: Table<Place, OwnPlace>,
    pub(crate) locations: Table<Location, OwnLocation>,
}

/// Records, each of a pattern.
pub(crate) struct Table<P, R> {
    /// Each with its weight: its bytes.
    pub(crate) patterns: Vec<(P, usize)>,
    /// Each with the position of its pattern, which there is.
    pub(crate) records: Vec<(usize, R)>,
}

/// What is a place's own.
pub(crate) struct OwnPlace {
    pub(crate) id: PlaceId,
    pub(crate) name: Localized,
    pub(crate) lat_lon: Option<[f64; 2]>,
}

/// What is a location's own; the position of its place, which there is.
pub(crate) struct OwnLocation {
    pub(crate) id: LocationId,
    pub(crate) name: Localized,
    pub(crate) place: usize,
}

/// A network as a packed file.
#[must_use]
pub fn pack_file(network: &Network) -> Vec<u8> {
    let file = network.file();
    let mut head = file.clone();
    head.version = SCHEMA_VERSION;
    let (places, locations) = (
        std::mem::take(&mut head.places),
        std::mem::take(&mut head.locations),
    );
    let (mut place_patterns, mut location_patterns) = (Patterns::default(), Patterns::default());
    let mut own = Writer::default();
    let mut before = 0_u32;
    for place in places {
        let (id, name) = (place.id.clone(), place.name.clone());
        own.count(place_patterns.of(&blank_place(place.clone())));
        own.text(id.as_str());
        own.localized(&name);
        for degrees in place.lat_lon.into_iter().flatten() {
            write_degrees(&mut own, degrees);
        }
    }
    for (position, location) in (0..).zip(locations) {
        let (id, name) = (location.id.clone(), location.name.clone());
        own.count(location_patterns.of(&blank_location(location)));
        own.text(id.as_str());
        own.localized(&name);
        // Mostly the place after that of the location before.
        let place = network.place_index_at(position).unwrap_or_default();
        own.signed(place.wrapping_sub(before).cast_signed());
        before = place;
    }
    let region = head.home_region.as_ref().map(bytes_of);
    let tiles = head.tiles.as_ref().map(bytes_of);
    let behind = match (region, tiles) {
        (region, None) => region.unwrap_or_default(),
        (None, Some(tiles)) => [NO_REGION, tiles.as_slice()].concat(),
        (Some(region), Some(tiles)) => [region, tiles].concat(),
    };
    let head = bytes_of(&head);
    let mut all = Writer::default();
    all.count(head.len());
    all.count(file.places.len());
    all.count(file.locations.len());
    for patterns in [&place_patterns, &location_patterns] {
        all.count(patterns.lengths.len());
        for length in &patterns.lengths {
            all.count(*length);
        }
    }
    all.append(own);
    let columns = all.bytes();
    let length = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    [
        MARK,
        &[VERSION],
        &length.to_le_bytes(),
        &columns,
        &head,
        &place_patterns.bytes,
        &location_patterns.bytes,
        &behind,
    ]
    .concat()
}

/// Patterns, one after the other, each once.
#[derive(Default)]
struct Patterns {
    known: HashMap<Vec<u8>, usize>,
    lengths: Vec<usize>,
    bytes: Vec<u8>,
}

impl Patterns {
    /// The position of a pattern.
    fn of(&mut self, pattern: &impl BorshSerialize) -> usize {
        let bytes = bytes_of(pattern);
        if let Some(at) = self.known.get(&bytes) {
            return *at;
        }
        let at = self.lengths.len();
        self.lengths.push(bytes.len());
        self.bytes.extend_from_slice(&bytes);
        self.known.insert(bytes, at);
        at
    }
}

/// Writing into memory does not fail.
fn bytes_of(value: &impl BorshSerialize) -> Vec<u8> {
    borsh::to_vec(value).unwrap_or_default()
}

fn blank_place(mut place: Place) -> Place {
    place.id = PlaceId::from_valid("".into());
    place.name = Localized::same("");
    place.lat_lon = place.lat_lon.map(|_| [0.0; 2]);
    place
}

fn blank_location(mut location: Location) -> Location {
    location.id = LocationId::from_valid("".into());
    location.name = Localized::same("");
    location.place = PlaceId::from_valid("".into());
    location
}

/// Degrees as they are, in millionths where they are a whole number of these.
fn write_degrees(out: &mut Writer, degrees: f64) {
    #[allow(clippy::cast_possible_truncation, reason = "looked at afterwards")]
    let millionths = (degrees * MILLION).round() as i32;
    let is_exact = (f64::from(millionths) / MILLION).to_bits() == degrees.to_bits();
    if is_exact && millionths != EXACT {
        out.signed(millionths);
        return;
    }
    out.signed(EXACT);
    let bits = degrees.to_bits();
    #[allow(clippy::cast_possible_truncation, reason = "the halves")]
    for half in [bits as u32, (bits >> 32) as u32] {
        out.number(half);
    }
}

fn degrees(from: &mut Reader<'_>) -> Option<f64> {
    match from.signed()? {
        EXACT => {
            let [low, high] = [from.number()?, from.number()?].map(u64::from);
            Some(f64::from_bits(low | (high << 32)))
        }
        millionths => Some(f64::from(millionths) / MILLION),
    }
}

/// What is read of a packed file, a record at a time.
pub(crate) struct Unpacking<'b> {
    from: Reader<'b>,
    to_come: [usize; 2],
    place: u32,
    pub(crate) unpacked: Unpacked,
}

impl<'b> Unpacking<'b> {
    /// Begins with what follows mark and version; nothing where that is no packed file. A pattern for
    /// each of `most` records is the most that there can be, as there can be no more records.
    pub(crate) fn new(bytes: &'b [u8], most: usize) -> Option<Self> {
        let (length, rest) = bytes.split_at_checked(4)?;
        let length = u32::from_le_bytes(length.try_into().ok()?);
        let (columns, mut rest) = rest.split_at_checked(length as usize)?;
        let mut from = Reader::new(columns)?;
        let head = from.number()?;
        let to_come = [from.number()? as usize, from.number()? as usize];
        let lengths = [from.all(Reader::number)?, from.all(Reader::number)?];
        let too_many = |count: &usize| *count > most;
        if to_come.iter().any(too_many) || lengths.iter().map(Vec::len).any(|n| too_many(&n)) {
            return None;
        }
        let mut head: NetworkFile = taken(&mut rest, head)?.0;
        let [places, locations] = lengths;
        let places = Table::with_patterns(&mut rest, places)?;
        let locations = Table::with_patterns(&mut rest, locations)?;
        if !rest.is_empty() {
            match rest.strip_prefix(NO_REGION) {
                Some(after) => rest = after,
                None => head.home_region = Some(HomeRegion::deserialize(&mut rest).ok()?),
            }
            if !rest.is_empty() || head.home_region.is_none() {
                head.tiles = Some(borsh::from_slice(rest).ok()?);
            }
        }
        let is_all = head.places.is_empty() && head.locations.is_empty();
        let unpacked = Unpacked {
            head,
            places,
            locations,
        };
        is_all.then_some(Self {
            from,
            to_come,
            place: 0,
            unpacked,
        })
    }

    /// How many records there are to come.
    pub(crate) fn to_come(&self) -> usize {
        self.to_come.iter().sum()
    }

    /// Reads one more record; nothing where that is none.
    pub(crate) fn step(&mut self) -> Option<()> {
        let from = &mut self.from;
        let Unpacked {
            places, locations, ..
        } = &mut self.unpacked;
        let [of_places, of_locations] = &mut self.to_come;
        if *of_places > 0 {
            *of_places -= 1;
            let pattern = from.number()? as usize;
            let has_point = places.patterns.get(pattern)?.0.lat_lon.is_some();
            let own = OwnPlace {
                id: PlaceId::from_valid(from.text()?),
                name: from.localized()?,
                lat_lon: if has_point {
                    Some([degrees(from)?, degrees(from)?])
                } else {
                    None
                },
            };
            places.records.push((pattern, own));
        } else if *of_locations > 0 {
            *of_locations -= 1;
            let pattern = from.number()? as usize;
            locations.patterns.get(pattern)?;
            let (id, name) = (LocationId::from_valid(from.text()?), from.localized()?);
            self.place = self.place.wrapping_add_signed(from.signed()?);
            let place = self.place as usize;
            places.records.get(place)?;
            locations
                .records
                .push((pattern, OwnLocation { id, name, place }));
        }
        Some(())
    }

    /// All of it; nothing where there is more than the records.
    pub(crate) fn finish(self) -> Option<Unpacked> {
        (self.to_come() == 0 && self.from.is_empty()).then_some(self.unpacked)
    }
}

/// The value of the next bytes, which must be all of these; with its weight.
fn taken<T: BorshDeserialize>(rest: &mut &[u8], length: u32) -> Option<(T, usize)> {
    let (bytes, after) = rest.split_at_checked(length as usize)?;
    *rest = after;
    Some((borsh::from_slice(bytes).ok()?, bytes.len()))
}

impl<P: BorshDeserialize, R> Table<P, R> {
    fn with_patterns(rest: &mut &[u8], lengths: Vec<u32>) -> Option<Self> {
        let patterns = lengths.into_iter().map(|length| taken(rest, length));
        Some(Self {
            patterns: patterns.collect::<Option<_>>()?,
            records: Vec::new(),
        })
    }
}
