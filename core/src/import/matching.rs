//! Which location of the network a row is, if any: by a score that one can read.

use std::collections::HashMap;

use super::gazetteer::Gazetteer;
use super::rows::Entry;
use super::sorted::sort;
use super::values::words;
use crate::analysis::distance_km;
use crate::model::{Contact, ContactKind, Country, Location, Network};
use crate::search::folded;

/// Why a row may be a location of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The row gives its id.
    Id,
    /// The steward has said so.
    Decided,
    /// It is of the same service, in the same city.
    City,
    /// It is of the same service, within 50 km.
    Near,
    /// It is the only one of its service there.
    Only,
    /// It is of the same kind.
    Kind,
    /// It is of another kind.
    OtherKind,
    /// It has the same name.
    Name,
    /// It has a name with the same words.
    Words,
    /// It has the same address.
    Address,
    /// It has the same mail box, telephone or web page.
    Contact,
    /// It is in another country.
    OtherCountry,
}

impl Reason {
    /// What it adds to the score.
    #[must_use]
    pub fn points(self) -> i32 {
        match self {
            Self::Id | Self::Decided => 100,
            Self::City => 50,
            Self::Near => 30,
            Self::Kind | Self::Only | Self::Words => 15,
            Self::OtherKind => -25,
            Self::Name => 40,
            Self::Address => 25,
            Self::Contact => 30,
            Self::OtherCountry => -60,
        }
    }

    /// Its name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Decided => "decided",
            Self::City => "city",
            Self::Near => "near",
            Self::Only => "only",
            Self::Kind => "kind",
            Self::OtherKind => "other-kind",
            Self::Name => "name",
            Self::Words => "words",
            Self::Address => "address",
            Self::Contact => "contact",
            Self::OtherCountry => "other-country",
        }
    }
}

/// From this score on a row is a location, where none other comes within [`LEAD`].
pub const SURE: i32 = 60;
/// From this score on a row may be a location: that is asked.
pub const POSSIBLE: i32 = 40;
/// How far the best location must lie before the next one.
pub const LEAD: i32 = 10;

/// A location that a row may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its position among the locations of the network.
    pub location: u32,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Candidate {
    /// The score: at most 100 is certain enough.
    #[must_use]
    pub fn score(&self) -> i32 {
        self.reasons.iter().map(|reason| reason.points()).sum()
    }
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// None of the network's.
    New,
    /// This one.
    Same(Candidate),
    /// Any of these, or none of them.
    Ambiguous(Vec<Candidate>),
}

impl Match {
    /// Every location that it may be.
    pub(super) fn into_candidates(self) -> Vec<Candidate> {
        match self {
            Self::New => Vec::new(),
            Self::Same(candidate) => vec![candidate],
            Self::Ambiguous(candidates) => candidates,
        }
    }
}

/// What is nearer to the middle of a city is in it.
const CITY_KM: f64 = 15.0;
/// More in one bucket are told apart by name, address and contact alone.
const CROWD: usize = 64;

type Bucket<K> = HashMap<K, Vec<u32>>;

/// The locations of a network, as rows look for them.
pub(super) struct Index<'n> {
    network: &'n Network,
    near: Bucket<(usize, (i16, i16))>,
    names: Bucket<(usize, String)>,
    contacts: Bucket<String>,
    addresses: Bucket<(usize, String)>,
    services: Vec<usize>,
    points: Vec<Option<([f64; 2], Country)>>,
    /// What was found out of locations that rows were compared with.
    told: HashMap<u32, Told>,
}

/// What a location says, as it is compared.
struct Told {
    names: Vec<String>,
    addresses: Vec<String>,
    contacts: Vec<String>,
    /// Words that every location of its service or city has, in order.
    usual: Vec<String>,
}

/// What a row says, as it is compared; the name is empty where it has none.
struct Asked {
    name: String,
    address: Option<String>,
    contacts: Vec<String>,
}

fn square([lat, lon]: [f64; 2]) -> (i16, i16) {
    (lat.floor() as i16, lon.floor() as i16)
}

/// The square degree that a point lies in, and those around it.
fn squares(point: [f64; 2]) -> impl Iterator<Item = (i16, i16)> {
    let (lat, lon) = square(point);
    (lat - 1..=lat + 1).flat_map(move |lat| (lon - 1..=lon + 1).map(move |lon| (lat, lon)))
}

/// A contact as it is compared: digits of a number, an address without what does not matter.
pub(super) fn contact_key(contact: &Contact) -> String {
    match contact.kind {
        ContactKind::Telephone => {
            let digits: String = contact
                .address
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            // With the prefix of calls abroad, or with a nought for calls at home beside it.
            let digits = digits.trim_start_matches("00");
            match contact.address.split_once("(0)") {
                Some((before, after)) => {
                    let parts = [before, after].into_iter().flat_map(str::chars);
                    let digits: String = parts.filter(char::is_ascii_digit).collect();
                    digits.trim_start_matches("00").to_owned()
                }
                None => digits.to_owned(),
            }
        }
        ContactKind::Email => contact.address.to_lowercase(),
        ContactKind::Web => {
            let address = contact.address.to_lowercase();
            let address = address
                .split_once("://")
                .map_or(&*address, |(_, rest)| rest);
            address
                .trim_start_matches("www.")
                .trim_end_matches('/')
                .to_owned()
        }
    }
}

impl<'n> Index<'n> {
    /// No location is known yet.
    pub(super) fn new(network: &'n Network) -> Self {
        Self {
            network,
            near: HashMap::new(),
            names: HashMap::new(),
            contacts: HashMap::new(),
            addresses: HashMap::new(),
            services: Vec::new(),
            points: Vec::new(),
            told: HashMap::new(),
        }
    }

    /// Adds the next location of the network, which is at this position, and of this service.
    pub(super) fn add(&mut self, at: u32, location: &Location, service: Option<usize>) {
        let service = service.unwrap_or(usize::MAX);
        let place = self.network.place_of(location);
        let point = place.and_then(|place| place.lat_lon.zip(place.country));
        if let Some((point, _)) = point {
            let near = self.near.entry((service, square(point)));
            near.or_default().push(at);
        }
        let mut names: Vec<String> = location.name.all().map(folded).collect();
        names.dedup();
        for name in names {
            let all = self.names.entry((service, name)).or_default();
            if all.last() != Some(&at) {
                all.push(at);
            }
        }
        for claim in &location.contact {
            let contacts = self.contacts.entry(contact_key(&claim.value));
            contacts.or_default().push(at);
        }
        for claim in &location.address {
            let key = (service, folded(&claim.value));
            self.addresses.entry(key).or_default().push(at);
        }
        self.services.push(service);
        self.points.push(point);
    }

    /// Which location a row of a service is.
    pub(super) fn find(&mut self, entry: &Entry, service: usize, gazetteer: &Gazetteer) -> Match {
        let mut asked = Asked {
            name: folded(&entry.name),
            address: entry.address.as_deref().map(folded),
            contacts: entry.contacts.iter().map(contact_key).collect(),
        };
        let city = entry.city.and_then(|city| gazetteer.get(city));
        let point = city.map(|city| city.lat_lon).or(entry.point);
        let mut possible: Vec<u32> = Vec::new();
        if let Some(point) = point {
            for square in squares(point) {
                let bucket = self.near.get(&(service, square)).map_or(&[][..], |all| all);
                if bucket.len() <= CROWD {
                    possible.extend(bucket);
                }
            }
        }
        let mut few = |bucket: Option<&Vec<u32>>| {
            possible.extend(
                bucket
                    .filter(|all| all.len() <= CROWD)
                    .into_iter()
                    .flatten(),
            );
        };
        // The keys hold their texts: these are lent to them, and given back.
        if !entry.name.is_empty() {
            let key = (service, std::mem::take(&mut asked.name));
            few(self.names.get(&key));
            asked.name = key.1;
        }
        if let Some(address) = asked.address.take() {
            let key = (service, address);
            few(self.addresses.get(&key));
            asked.address = Some(key.1);
        }
        for contact in &asked.contacts {
            few(self.contacts.get(contact));
        }
        possible.sort_unstable();
        possible.dedup();
        possible.retain(|&at| self.services.get(at as usize) == Some(&service));
        let is_there = |at: &u32| self.distance(*at, point).is_some_and(|km| km < CITY_KM);
        let there = possible.iter().filter(|at| is_there(at)).count();
        let mut candidates: Vec<Candidate> = possible
            .iter()
            .filter_map(|&at| self.candidate(entry, &asked, at, point, there == 1))
            .collect();
        // The best first; of equals the first in the file.
        sort(&mut candidates, |a, b| b.score().cmp(&a.score()));
        let scores: Vec<i32> = candidates.iter().map(Candidate::score).collect();
        match *scores.as_slice() {
            [] => Match::New,
            [best, ..] if best < POSSIBLE => Match::New,
            [best, second, ..] if best >= SURE && best - second < LEAD => {
                candidates.retain(|candidate| candidate.score() >= POSSIBLE);
                Match::Ambiguous(candidates)
            }
            [best, ..] if best >= SURE => {
                let best = candidates.swap_remove(0);
                let is_here =
                    best.reasons.contains(&Reason::City) || best.reasons.contains(&Reason::Near);
                // The same name, mail box or telephone in another city: it has moved, or there are two.
                if is_here || point.is_none() {
                    Match::Same(best)
                } else {
                    Match::Ambiguous(vec![best])
                }
            }
            _ => {
                candidates.retain(|candidate| candidate.score() >= POSSIBLE);
                Match::Ambiguous(candidates)
            }
        }
    }

    /// The locations of a service, or of any, that are in the city at a point.
    pub(super) fn around(&self, service: Option<usize>, point: [f64; 2]) -> Vec<u32> {
        let all = 0..self.network.services().len();
        let services = service.map_or(all, |service| service..service + 1);
        let keys = services.flat_map(|service| squares(point).map(move |square| (service, square)));
        let all = keys
            .filter_map(|key| self.near.get(&key))
            .flatten()
            .copied();
        all.filter(|&at| {
            self.distance(at, Some(point))
                .is_some_and(|km| km < CITY_KM)
        })
        .collect()
    }

    /// Whether a row calls a location something else, the words left out that say only whose, what and where it is.
    pub(super) fn is_renamed(&mut self, at: u32, entry: &Entry) -> bool {
        let network = self.network;
        let Some(location) = network.locations().get(at as usize) else {
            return false;
        };
        let told = self.told.entry(at);
        let told = told.or_insert_with(|| Told::new(network, location));
        told.is_other(&folded(&entry.name), &folded(&entry.city_name))
    }

    fn distance(&self, at: u32, point: Option<[f64; 2]>) -> Option<f64> {
        let there = self.points.get(at as usize).copied().flatten();
        Some(distance_km(there?.0, point?))
    }

    fn candidate(
        &mut self,
        entry: &Entry,
        asked: &Asked,
        at: u32,
        point: Option<[f64; 2]>,
        is_only: bool,
    ) -> Option<Candidate> {
        let network = self.network;
        let location = network.locations().get(at as usize)?;
        let mut reasons = Vec::new();
        let there = self.points.get(at as usize).copied().flatten();
        match self.distance(at, point) {
            Some(km) if km < CITY_KM => {
                reasons.push(Reason::City);
                reasons.extend(is_only.then_some(Reason::Only));
            }
            Some(km) if km < 50.0 => reasons.push(Reason::Near),
            _ => {}
        }
        let country = there.map(|(_, country)| country);
        if country.zip(entry.country).is_some_and(|(a, b)| a != b) {
            reasons.push(Reason::OtherCountry);
        }
        if let Some(kind) = entry.kind {
            reasons.push(if kind == location.kind {
                Reason::Kind
            } else {
                Reason::OtherKind
            });
        }
        let told = self.told.entry(at);
        let told = told.or_insert_with(|| Told::new(network, location));
        if !entry.name.is_empty() {
            if told.names.contains(&asked.name) {
                reasons.push(Reason::Name);
            } else if told.has_same_words(&asked.name) {
                reasons.push(Reason::Words);
            }
        }
        if let Some(address) = &asked.address {
            reasons.extend(told.addresses.contains(address).then_some(Reason::Address));
        }
        let is_reached = |contact: &String| asked.contacts.contains(contact);
        reasons.extend(
            told.contacts
                .iter()
                .any(is_reached)
                .then_some(Reason::Contact),
        );
        Some(Candidate {
            location: at,
            reasons,
        })
    }
}

impl Told {
    fn new(network: &Network, location: &Location) -> Self {
        let place = network.place_of(location);
        let service = network.service(&location.service);
        let places = place.into_iter().flat_map(|place| place.name.all());
        let services = service.into_iter();
        let services = services.flat_map(|s| s.short.all().chain(s.name.all()));
        let mut usual = Vec::new();
        for text in places.chain(services) {
            usual.extend(folded(text).split(' ').map(str::to_owned));
        }
        sort(&mut usual, String::cmp);
        usual.dedup();
        Self {
            names: location.name.all().map(folded).collect(),
            addresses: location
                .address
                .iter()
                .map(|claim| folded(&claim.value))
                .collect(),
            contacts: location
                .contact
                .iter()
                .map(|claim| contact_key(&claim.value))
                .collect(),
            usual,
        }
    }

    /// Whether every location of the service or city has a word.
    fn is_usual(&self, word: &str) -> bool {
        let found = self.usual.binary_search_by(|other| (**other).cmp(word));
        found.is_ok()
    }

    /// Whether a name has words of its own, and others than each of the location’s names.
    fn is_other(&self, name: &str, city: &str) -> bool {
        let own = |name: &str| -> Vec<String> {
            let is_small =
                |word: &str| word.len() < 4 && !word.contains(|c: char| c.is_ascii_digit());
            let is_said = |word: &str| self.is_usual(word) || city.split(' ').any(|c| c == word);
            let words = name
                .split(' ')
                .filter(|word| !is_small(word) && !is_said(word) && words::kind_of(word).is_none());
            let mut words: Vec<String> = words.map(str::to_owned).collect();
            sort(&mut words, String::cmp);
            words.dedup();
            words
        };
        let words = own(name);
        !words.is_empty() && self.names.iter().all(|other| own(other) != words)
    }

    /// Whether two names have most words in common, those left out that every location of the
    /// service or city has.
    fn has_same_words(&self, name: &str) -> bool {
        let is_own = |word: &&str| word.len() > 1 && !self.is_usual(word);
        let words: Vec<&str> = name.split(' ').filter(is_own).collect();
        !words.is_empty()
            && self.names.iter().any(|other| {
                let others: Vec<&str> = other.split(' ').filter(is_own).collect();
                let common = words.iter().filter(|word| others.contains(word)).count();
                common * 3 >= words.len().max(others.len()) * 2
            })
    }
}
