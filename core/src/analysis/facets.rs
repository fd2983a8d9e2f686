//! Filters and their counts: what matches, and how much each further choice would show.
//!
//! Each facet's values are counted *given the other facets*: choosing a value never changes the
//! counts of its own facet, so that they tell what one more tick would add.

use std::marker::PhantomData;

use super::order::insert;
use super::standing::effective;
use super::{Effective, Position, Region, Services, SubRegion, positioned};
use crate::load::limits;
use crate::model::{Country, LOOKS, Location, Network};

/// A value that has a bit of its own in a [`Set`].
pub trait Bit: Copy {
    /// The number of its bit, below 32.
    fn bit(self) -> usize;
}

/// A position in a list of the network's: of its kinds.
impl Bit for usize {
    fn bit(self) -> usize {
        self
    }
}

impl Bit for Effective {
    fn bit(self) -> usize {
        self as usize
    }
}

impl Bit for SubRegion {
    fn bit(self) -> usize {
        self.index()
    }
}

/// A set of values, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Set<T> {
    bits: u32,
    of: PhantomData<T>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self {
            bits: 0,
            of: PhantomData,
        }
    }
}

impl<T: Bit> Set<T> {
    /// Whether no value is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether this value is in the set.
    #[must_use]
    pub fn has(self, value: T) -> bool {
        self.bits & mask(value) != 0
    }

    /// Puts a value in.
    pub fn insert(&mut self, value: T) {
        self.bits |= mask(value);
    }

    /// Takes a value out.
    pub fn remove(&mut self, value: T) {
        self.bits &= !mask(value);
    }

    /// Puts a value in, or takes it out where it was in.
    pub fn toggle(&mut self, value: T) {
        self.bits ^= mask(value);
    }

    /// The values of this set and those of that one.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let bits = self.bits | other.bits;
        Self { bits, ..self }
    }

    /// Whether this set and that one have a value in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }
}

impl<T: Bit> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

fn mask<T: Bit>(value: T) -> u32 {
    u32::try_from(value.bit())
        .ok()
        .and_then(|bit| 1u32.checked_shl(bit))
        .unwrap_or(0)
}

/// What to show. Within a facet any of the values will do; the facets apply together; an empty
/// facet asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Whose.
    pub services: Services,
    /// What: positions among the network's kinds.
    pub kinds: Set<usize>,
    /// In which effective standing.
    pub standings: Set<Effective>,
    /// In which sub-regions; a continental region is the set of its sub-regions.
    pub regions: Set<SubRegion>,
    /// In which countries. A location in a region without a country is in none of them.
    pub countries: Vec<Country>,
}

impl Filter {
    /// Whether the filter lets everything pass.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many locations each value of each facet has, given the other facets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The locations that match the whole filter, in the order of the file.
    pub matching: Vec<Position>,
    /// How many there are without any filter.
    pub total: u32,
    /// By service, in the order of the network's services.
    pub services: [u32; LOOKS],
    kinds: [u32; limits::KINDS],
    standings: [u32; Effective::ALL.len()],
    regions: [u32; Region::ALL.len()],
    sub_regions: [u32; SubRegion::COUNT],
    /// By country, in the order of the codes: every country of the network, those with 0 too.
    pub countries: Vec<(Country, u32)>,
}

impl Counts {
    /// How many locations of the kind at this position.
    #[must_use]
    pub fn kind(&self, kind: usize) -> u32 {
        get(&self.kinds, kind)
    }

    /// How many locations in this standing.
    #[must_use]
    pub fn standing(&self, standing: Effective) -> u32 {
        get(&self.standings, standing.bit())
    }

    /// How many locations in this continental region.
    #[must_use]
    pub fn region(&self, region: Region) -> u32 {
        get(&self.regions, region as usize)
    }

    /// How many locations in this sub-region.
    #[must_use]
    pub fn sub_region(&self, sub_region: SubRegion) -> u32 {
        get(&self.sub_regions, sub_region.index())
    }

    /// Back to zero, keeping the memory.
    fn clear(&mut self, countries: &[Country]) {
        self.matching.clear();
        self.total = 0;
        self.services.fill(0);
        self.kinds.fill(0);
        self.standings.fill(0);
        self.regions.fill(0);
        self.sub_regions.fill(0);
        self.countries.clear();
        self.countries.extend(countries.iter().map(|&c| (c, 0)));
    }
}

fn get(counts: &[u32], index: usize) -> u32 {
    counts.get(index).copied().unwrap_or_default()
}

fn add(counts: &mut [u32], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

/// What the filter asks of one location, worked out once.
#[derive(Clone, Copy, Debug)]
struct Row {
    service: usize,
    kind: usize,
    standing: Effective,
    regions: Set<SubRegion>,
    /// Position in [`Facets::countries`].
    country: Option<u16>,
}

/// A network prepared for filtering. Make it once for a network; each [`count`](Self::count) is
/// then a single pass over flat rows.
#[derive(Clone, Debug)]
pub struct Facets {
    rows: Vec<Row>,
    /// The countries of the network's locations, by code.
    countries: Vec<Country>,
}

/// The facets, as bits of what a row fails.
const SERVICE: u8 = 1;
const KIND: u8 = 1 << 1;
const STANDING: u8 = 1 << 2;
const REGION: u8 = 1 << 3;
const COUNTRY: u8 = 1 << 4;

impl Facets {
    /// Prepares a network. A location in a region without a country is in the sub-regions of all
    /// the countries that the region is said to span.
    #[must_use]
    pub fn new(network: &Network) -> Self {
        let places = positioned(network).map(|(position, _)| network.place_at(position));
        let mut countries: Vec<Country> = Vec::new();
        for country in places.flatten().filter_map(|place| place.country) {
            insert(&mut countries, country);
        }
        let row = |(position, location): (Position, &Location)| {
            let place = network.place_at(position);
            let country = place.and_then(|place| place.country);
            let zone = place.and_then(|place| place.zone.as_ref());
            let spans = zone.map_or(&[][..], |claim| &claim.value);
            Row {
                service: network
                    .service_index(&location.service)
                    .unwrap_or(usize::MAX),
                kind: network
                    .kind_index(location.kind_id.as_str())
                    .unwrap_or(usize::MAX),
                standing: effective(location),
                regions: country
                    .iter()
                    .chain(spans)
                    .filter_map(|&country| SubRegion::of(country))
                    .collect(),
                country: country
                    .and_then(|country| countries.binary_search(&country).ok())
                    .and_then(|at| u16::try_from(at).ok()),
            }
        };
        let rows = positioned(network).map(row).collect();
        Self { rows, countries }
    }

    /// The facets of a filter that a row fails.
    fn fails(&self, row: &Row, filter: &Filter) -> u8 {
        let unless = |passes: bool, facet: u8| if passes { 0 } else { facet };
        let country = || {
            row.country
                .and_then(|at| self.countries.get(usize::from(at)))
        };
        unless(
            filter.services.is_empty() || filter.services.has(row.service),
            SERVICE,
        ) | unless(filter.kinds.is_empty() || filter.kinds.has(row.kind), KIND)
            | unless(
                filter.standings.is_empty() || filter.standings.has(row.standing),
                STANDING,
            )
            | unless(
                filter.regions.is_empty() || filter.regions.meets(row.regions),
                REGION,
            )
            | unless(
                filter.countries.is_empty()
                    || country().is_some_and(|c| filter.countries.contains(c)),
                COUNTRY,
            )
    }

    /// The locations that match a filter, in the order of the file.
    pub fn matching<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = Position> + 'a {
        (0u32..)
            .zip(&self.rows)
            .filter(|(_, row)| self.fails(row, filter) == 0)
            .map(|(position, _)| position)
    }

    /// The matches and the counts of a filter.
    #[must_use]
    pub fn counts(&self, filter: &Filter) -> Counts {
        let mut counts = Counts::default();
        self.count(filter, &mut counts);
        counts
    }

    /// The matches and the counts of a filter, into memory that is used again.
    pub fn count(&self, filter: &Filter, counts: &mut Counts) {
        counts.clear(&self.countries);
        for (position, row) in (0u32..).zip(&self.rows) {
            counts.total += 1;
            let fails = self.fails(row, filter);
            if fails == 0 {
                counts.matching.push(position);
            }
            // A value is counted where the row passes every facet but, at most, its own.
            let counted = |facet: u8| fails & !facet == 0;
            if counted(SERVICE) {
                add(&mut counts.services, row.service);
            }
            if counted(KIND) {
                add(&mut counts.kinds, row.kind);
            }
            if counted(STANDING) {
                add(&mut counts.standings, row.standing.bit());
            }
            if counted(REGION) {
                let mut in_regions = [false; Region::ALL.len()];
                for sub_region in SubRegion::all().filter(|&sub| row.regions.has(sub)) {
                    add(&mut counts.sub_regions, sub_region.index());
                    if let Some(is_in) = in_regions.get_mut(sub_region.region() as usize) {
                        *is_in = true;
                    }
                }
                for (count, is_in) in counts.regions.iter_mut().zip(in_regions) {
                    *count += u32::from(is_in);
                }
            }
            if counted(COUNTRY)
                && let Some(at) = row.country
                && let Some((_, count)) = counts.countries.get_mut(usize::from(at))
            {
                *count += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::model::Kind;
    use proptest::prelude::*;

    const LINES: &str = "
        dkbuza post Berlin:DE open
        dkbuza post Paris:FR open
        dkbuza post Madrid:ES !open !vacant
        dkbuza candidate Madrid:ES considered
        dkbuza candidate -:UA,FI considered
        fit office Cologne:DE seen
        fit office Tokyo:JP seen
        fit office New-York:US closed
        tvl office Cologne:DE open
        tvl office Paris:FR open";

    fn country(code: &str) -> Country {
        Country::new(code).unwrap()
    }

    #[test]
    fn an_empty_filter_shows_everything_and_counts_it() {
        let counts = Facets::new(&fixture::network(LINES)).counts(&Filter::default());
        assert_eq!((counts.matching.len(), counts.total), (10, 10));
        assert_eq!(counts.services[..3], [5, 3, 2]);
        assert_eq!(counts.kind(Kind::Candidate as usize), 2);
        assert_eq!(counts.standing(Effective::Contested), 1);
        // The border region lies in two sub-regions of one region, and is counted once in it.
        assert_eq!(counts.region(Region::Europe), 8);
        assert_eq!(counts.sub_region(SubRegion::of(country("FI")).unwrap()), 1);
        assert_eq!(counts.countries[0], (country("DE"), 3));
    }

    #[test]
    fn a_choice_leaves_the_counts_of_its_own_facet_alone() {
        let facets = Facets::new(&fixture::network(LINES));
        let filter = Filter {
            services: Services::one(2),
            ..Filter::default()
        };
        let counts = facets.counts(&filter);
        assert_eq!(counts.matching, [8, 9]);
        assert_eq!(counts.services[..3], [5, 3, 2]);
        assert_eq!(counts.kind(Kind::Post as usize), 0);
        assert_eq!(counts.region(Region::Asia), 0);
    }

    #[test]
    fn facets_apply_together() {
        let facets = Facets::new(&fixture::network(LINES));
        let filter = Filter {
            countries: vec![country("DE"), country("JP")],
            regions: Region::Europe.sub_regions().collect(),
            standings: [Effective::Seen].into_iter().collect(),
            ..Filter::default()
        };
        let counts = facets.counts(&filter);
        assert_eq!(counts.matching, [5]);
        assert_eq!(counts.region(Region::Asia), 1);
        assert_eq!(counts.standing(Effective::Open), 2);
        assert_eq!(facets.matching(&filter).collect::<Vec<_>>(), [5]);
    }

    proptest! {
        /// The law of faceted counts: a value's count is what one would see having chosen just
        /// that value in its facet, the others unchanged.
        #[test]
        fn a_count_is_what_choosing_that_value_alone_shows(
            services in 0u16..8, kinds in 0u32..32, standings in 0u32..128, codes in 0usize..16,
        ) {
            let facets = Facets::new(&fixture::network(LINES));
            let all_kinds = Kind::ALL.map(|kind| kind as usize);
            let some = ["DE", "FR", "ES", "JP"].into_iter().enumerate();
            let filter = Filter {
                services: Services(services),
                kinds: all_kinds.into_iter().filter(|k| kinds >> k.bit() & 1 == 1).collect(),
                standings: Effective::ALL.into_iter()
                    .filter(|s| standings >> s.bit() & 1 == 1).collect(),
                regions: Set::default(),
                countries: some.filter(|(i, _)| codes >> i & 1 == 1)
                    .map(|(_, code)| country(code)).collect(),
            };
            let counts = facets.counts(&filter);
            let shown = |filter: &Filter| u32::try_from(facets.matching(filter).count()).unwrap();
            prop_assert_eq!(counts.matching.len(), shown(&filter) as usize);
            for service in 0..3 {
                let alone = Filter { services: Services::one(service), ..filter.clone() };
                prop_assert_eq!(counts.services[service], shown(&alone));
            }
            for kind in all_kinds {
                let alone = Filter { kinds: [kind].into_iter().collect(), ..filter.clone() };
                prop_assert_eq!(counts.kind(kind), shown(&alone));
            }
            for standing in Effective::ALL {
                let alone = Filter { standings: [standing].into_iter().collect(), ..filter.clone() };
                prop_assert_eq!(counts.standing(standing), shown(&alone));
            }
            for region in Region::ALL {
                let alone = Filter { regions: region.sub_regions().collect(), ..filter.clone() };
                prop_assert_eq!(counts.region(region), shown(&alone));
            }
            for &(country, count) in &counts.countries {
                let alone = Filter { countries: vec![country], ..filter.clone() };
                prop_assert_eq!(count, shown(&alone));
            }
        }
    }
}
