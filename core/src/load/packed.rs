//! A packed file, read with the same rules as any other.
//!
//! Most records of a large network are said alike but for their names and places. What they share, a
//! pattern, is looked at once: an extract, with one location for each pattern of a location and its place
//! together, is written as JSON and read as every file is. What is each record's own is held against the
//! same rules here; a record that breaks one is in the extract too, so that the reader tells what is wrong
//! with it. Only then are the records made of their patterns.

use std::collections::HashSet;

use super::place::stop;
use super::read::texts::text_fault;
use super::{ProblemCode, Problems, Wanted, examine_text, limits};
use crate::model::{Localized, Location, Network, NetworkFile, Place, SCHEMA_VERSION, is_valid_id};
use crate::packed::file::{MARK, OwnLocation, OwnPlace, Table, Unpacked, Unpacking, VERSION};
use crate::sort::texts_in_order;
use crate::turns::{Turns, share};

/// Whether bytes are a packed file, by its first ones.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// What is wrong with a packed file as such.
fn refused(code: ProblemCode, found: &str, wanted: Wanted) -> Problems {
    stop("", 0, 0, code, found, wanted)
}

fn broken() -> Problems {
    refused(ProblemCode::BrokenPacked, "", Wanted::Nothing)
}

/// Reads a packed file.
pub(super) async fn read(bytes: &[u8], turns: &Turns) -> Result<Network, Problems> {
    if bytes.len() > limits::BYTES {
        let found = bytes.len().to_string();
        let wanted = Wanted::AtMost(limits::BYTES);
        return Err(refused(ProblemCode::TooLarge, &found, wanted));
    }
    let unpacked = unpack(bytes, turns).await?;
    let orders = [
        texts_in_order(&ids(&unpacked.locations, |own| own.id.as_str())),
        texts_in_order(&ids(&unpacked.places, |own| own.id.as_str())),
    ];
    turns.did(unpacked.locations.records.len(), || 55).await;
    let extract = Extract::of(&unpacked, &orders, turns).await;
    // Every value of it has a form in JSON; what has none is wrong.
    let text = serde_json::to_string(&extract.file(&unpacked)).map_err(|_| broken())?;
    let (network, mut problems) = examine_text(&text, 0, None, turns).await?;
    let network = match network {
        Some(network) if !extract.is_short => network,
        Some(_) => return Err(broken()),
        None => {
            for problem in &mut problems.list {
                // A line of the extract says nothing to anybody.
                problem.at = super::Position {
                    offset: 0,
                    line: 1,
                    column: 1,
                };
                problem.path = extract.path(&problem.path).into();
            }
            return Err(problems);
        }
    };
    whole(unpacked, &extract, network, orders, turns).await
}

async fn unpack(bytes: &[u8], turns: &Turns) -> Result<Unpacked, Problems> {
    let rest = bytes.get(MARK.len()..).unwrap_or_default();
    let (version, rest) = rest.split_first().ok_or_else(broken)?;
    if *version != VERSION {
        let wanted = Wanted::AtMost(usize::from(VERSION));
        let found = version.to_string();
        return Err(refused(ProblemCode::UnsupportedVersion, &found, wanted));
    }
    let mut unpacking = Unpacking::new(rest, limits::PLACES).ok_or_else(broken)?;
    let all = unpacking.to_come();
    while unpacking.to_come() > 0 {
        unpacking.step().ok_or_else(broken)?;
        turns
            .did(8, || share(all - unpacking.to_come(), all, 50))
            .await;
    }
    let unpacked = unpacking.finish().ok_or_else(broken)?;
    if unpacked.head.version != SCHEMA_VERSION {
        let wanted = Wanted::AtMost(SCHEMA_VERSION as usize);
        let found = unpacked.head.version.to_string();
        return Err(refused(ProblemCode::UnsupportedVersion, &found, wanted));
    }
    // A few bytes may stand for many: what comes of them is bounded as what is read is.
    let weight = weight(&unpacked.places).saturating_add(weight(&unpacked.locations));
    if weight > limits::BYTES {
        let wanted = Wanted::AtMost(limits::BYTES);
        let found = weight.to_string();
        return Err(refused(ProblemCode::TooLarge, &found, wanted));
    }
    Ok(unpacked)
}

fn weight<P, R>(table: &Table<P, R>) -> usize {
    let of = |pattern: usize| table.patterns.get(pattern).map_or(0, |(_, weight)| *weight);
    let weights = table.records.iter().map(|(pattern, _)| of(*pattern));
    weights.fold(0, usize::saturating_add)
}

fn ids<P, R>(table: &Table<P, R>, id: impl Fn(&R) -> &str) -> Vec<&str> {
    table.records.iter().map(|(_, own)| id(own)).collect()
}

/// The records that are looked at one by one, in the order of the file.
struct Extract {
    places: Vec<usize>,
    locations: Vec<usize>,
    /// For each pattern the position, in the extract, of a record that has it.
    place_patterns: Vec<Option<usize>>,
    location_patterns: Vec<Option<usize>>,
    /// Whether more records are at fault than are in it.
    is_short: bool,
}

impl Extract {
    async fn of(unpacked: &Unpacked, orders: &[Vec<u32>; 2], turns: &Turns) -> Self {
        let Unpacked {
            head,
            places,
            locations,
        } = unpacked;
        let tags = head.locales.as_deref().unwrap_or_default();
        let is_right = |id: &str, name: &Localized| is_valid_id(id) && is_name(name, tags);
        let mut wanted = [
            vec![false; places.records.len()],
            vec![false; locations.records.len()],
        ];
        let [want_place, want_location] = &mut wanted;
        let (mut faulty, mut left_out) = (0, false);
        let mut fault = |want: &mut Vec<bool>, at: usize| {
            faulty += 1;
            if faulty <= limits::PROBLEMS {
                mark(want, at);
            } else {
                left_out = true;
            }
        };
        let mut known = HashSet::new();
        for (at, (pattern, own)) in places.records.iter().enumerate() {
            if !is_right(own.id.as_str(), &own.name) || !own.lat_lon.is_none_or(is_point) {
                fault(want_place, at);
            } else if known.insert(*pattern) {
                mark(want_place, at);
            }
            turns.did(2, || 57).await;
        }
        // A location and its place may not fit together.
        let mut known = HashSet::new();
        for (at, (pattern, own)) in locations.records.iter().enumerate() {
            let place = places.records.get(own.place).map_or(0, |(place, _)| *place);
            if !is_right(own.id.as_str(), &own.name) {
                fault(want_location, at);
            } else if known.insert((*pattern, place)) {
                mark(want_location, at);
            }
            turns.did(2, || 60).await;
        }
        let [by_location, by_place] = orders;
        for at in twice(by_location, &ids(locations, |own| own.id.as_str())) {
            fault(want_location, at);
        }
        for at in twice(by_place, &ids(places, |own| own.id.as_str())) {
            fault(want_place, at);
        }
        let is_short = left_out;
        // What these refer to: posts, and posts of those; then places.
        let mut to_look = positions(want_location);
        while let Some(at) = to_look.pop() {
            if let Some(post) = satellite_of(locations, by_location, at)
                && !std::mem::replace(want_location.get_mut(post).unwrap_or(&mut true), true)
            {
                to_look.push(post);
            }
        }
        for (is_wanted, (_, own)) in want_location.iter().zip(&locations.records) {
            if *is_wanted {
                mark(want_place, own.place);
            }
        }
        let (places_of, locations_of) = (positions(want_place), positions(want_location));
        Self {
            place_patterns: firsts(places, &places_of),
            location_patterns: firsts(locations, &locations_of),
            places: places_of,
            locations: locations_of,
            is_short,
        }
    }

    /// It as a file of its own.
    fn file(&self, unpacked: &Unpacked) -> NetworkFile {
        let Unpacked {
            head,
            places,
            locations,
        } = unpacked;
        let mut file = head.clone();
        let place = |at: &usize| {
            let (pattern, own) = places.records.get(*at)?;
            Some(place_of(&places.patterns.get(*pattern)?.0, own))
        };
        let location = |at: &usize| {
            let (pattern, own) = locations.records.get(*at)?;
            let (_, place) = places.records.get(own.place)?;
            Some(location_of(
                &locations.patterns.get(*pattern)?.0,
                own,
                place,
            ))
        };
        file.places = self.places.iter().filter_map(place).collect();
        file.locations = self.locations.iter().filter_map(location).collect();
        file
    }

    /// A path in the extract as a path in the whole.
    fn path(&self, path: &str) -> String {
        let lists = [("places[", &self.places), ("locations[", &self.locations)];
        for (list, positions) in lists {
            if let Some((number, rest)) = path
                .strip_prefix(list)
                .and_then(|rest| rest.split_once(']'))
                && let Some(at) = number.parse().ok().and_then(|at: usize| positions.get(at))
            {
                return format!("{list}{at}]{rest}");
            }
        }
        path.to_owned()
    }
}

fn mark(wanted: &mut [bool], at: usize) {
    if let Some(wanted) = wanted.get_mut(at) {
        *wanted = true;
    }
}

fn positions(wanted: &[bool]) -> Vec<usize> {
    let wanted = wanted.iter().enumerate();
    wanted.filter_map(|(at, is)| is.then_some(at)).collect()
}

/// The positions of records that have the id of another one.
fn twice(order: &[u32], ids: &[&str]) -> Vec<usize> {
    let id = |at: &u32| ids.get(*at as usize);
    let pairs = order.iter().zip(order.iter().skip(1));
    pairs
        .filter(|(a, b)| id(a) == id(b))
        .flat_map(|(a, b)| [*a as usize, *b as usize])
        .collect()
}

/// The position of the post that a location belongs to, where there is one.
fn satellite_of(
    locations: &Table<Location, OwnLocation>,
    order: &[u32],
    at: usize,
) -> Option<usize> {
    let (pattern, _) = locations.records.get(at)?;
    let post = locations.patterns.get(*pattern)?.0.satellite_of.as_ref()?;
    let id = |at: &u32| locations.records.get(*at as usize).map(|(_, own)| &own.id);
    let found = order.binary_search_by(|at| id(at).cmp(&Some(post))).ok()?;
    order.get(found).map(|at| *at as usize)
}

/// For each pattern the position, among these records, of the first that has it.
fn firsts<P, R>(table: &Table<P, R>, chosen: &[usize]) -> Vec<Option<usize>> {
    let mut first = vec![None; table.patterns.len()];
    for (position, at) in chosen.iter().enumerate() {
        let pattern = table.records.get(*at).map(|(pattern, _)| *pattern);
        if let Some(slot @ None) = pattern.and_then(|pattern| first.get_mut(pattern)) {
            *slot = Some(position);
        }
    }
    first
}

/// Whether a name is one, in these languages where it is in others than the map's.
fn is_name(name: &Localized, tags: &[Box<str>]) -> bool {
    match name.tags() {
        None => name.all().all(|text| text_fault(text).is_none()),
        Some(texts) => {
            texts.iter().map(|(tag, _)| tag).eq(tags)
                && texts.iter().all(|(_, text)| text_fault(text).is_none())
        }
    }
}

fn is_point([lat, lon]: [f64; 2]) -> bool {
    (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)
}

fn place_of(pattern: &Place, own: &OwnPlace) -> Place {
    Place {
        id: own.id.clone(),
        name: own.name.clone(),
        lat_lon: own.lat_lon,
        ..pattern.clone()
    }
}

fn location_of(pattern: &Location, own: &OwnLocation, place: &OwnPlace) -> Location {
    Location {
        id: own.id.clone(),
        name: own.name.clone(),
        place: place.id.clone(),
        ..pattern.clone()
    }
}

/// The network: every record made of its pattern as it was read in the extract.
async fn whole(
    unpacked: Unpacked,
    extract: &Extract,
    network: Network,
    orders: [Vec<u32>; 2],
    turns: &Turns,
) -> Result<Network, Problems> {
    let mut file = network.into_file();
    let mut places = std::mem::take(&mut file.places);
    let mut locations = std::mem::take(&mut file.locations);
    // As little as can be to be written over.
    for place in &mut places {
        place.name = Localized::same("");
    }
    for location in &mut locations {
        location.name = Localized::same("");
    }
    file.places.reserve_exact(unpacked.places.records.len());
    for (pattern, own) in &unpacked.places.records {
        let first = extract.place_patterns.get(*pattern).copied().flatten();
        let pattern = first.and_then(|at| places.get(at)).ok_or_else(broken)?;
        file.places.push(place_of(pattern, own));
        turns.did(6, || 75).await;
    }
    let count = unpacked.locations.records.len();
    file.locations.reserve_exact(count);
    for (i, (pattern, own)) in unpacked.locations.records.iter().enumerate() {
        let first = extract.location_patterns.get(*pattern).copied().flatten();
        let pattern = first.and_then(|at| locations.get(at)).ok_or_else(broken)?;
        let (_, place) = unpacked.places.records.get(own.place).ok_or_else(broken)?;
        file.locations.push(location_of(pattern, own, place));
        turns.did(10, || 80 + share(i, count, 20)).await;
    }
    Ok(Network::with_orders(file, orders))
}
