//! Builds the index: every name folded, every different word kept once.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};
use std::ops::Range;

use crate::model::{Claim, Country, Kind, Locale, Localized, Network, Service};

use super::alias::{ALIASES, KINDS, Others};
use super::fold::{Folded, Umlauts};
use super::typo::mask;
use super::{Entry, Index, Name, Target, Word};
use crate::turns::{Long, Turns, at_once, share};

/// Names with more letters are not also kept as words that are run together, or begin within one.
const LONGEST_JOINED: usize = 48;

/// What an entry counts for beside a word.
const ENTRY: usize = 4;

/// Every language, a bit for each.
const ALL_LOCALES: u8 = 0b1111;

/// The bit of a language.
pub(super) fn bit(locale: Locale) -> u8 {
    1 << locale as u8
}

/// What a service goes by.
fn names(service: &Service) -> Vec<&Localized> {
    let mut names = vec![&service.short, &service.name];
    names.extend(&service.mission);
    names.extend(&service.keywords);
    names
}

impl Index {
    /// Indexes a network, the countries and cities of the world by country, both with their names in nl, en,
    /// fr and de. A city of which the network has a place is left out.
    #[must_use]
    pub fn build(
        network: &Network,
        countries: &[(Country, [&str; 4])],
        cities: &[(Country, [&str; 4])],
    ) -> Self {
        at_once(Self::built(network, countries, cities, &Turns::default()))
    }

    /// Does what [`build`](Self::build) does in turns, for networks of many locations.
    #[must_use]
    pub fn building<'b>(
        network: &'b Network,
        countries: &'b [(Country, [&'b str; 4])],
        cities: &'b [(Country, [&'b str; 4])],
    ) -> Long<'b, Self> {
        Long::of(|turns| async move { Self::built(network, countries, cities, &turns).await })
    }

    async fn built(
        network: &Network,
        countries: &[(Country, [&str; 4])],
        cities: &[(Country, [&str; 4])],
        turns: &Turns,
    ) -> Self {
        let mut builder = Builder::default();
        let mut others = Others::new();
        let country_entries: Vec<(Country, u32)> = countries
            .iter()
            .map(|(country, names)| (*country, builder.country(*country, *names)))
            .collect();
        let country_entry = |country: Country| {
            let found = country_entries.iter().find(|(c, _)| *c == country);
            found.map(|(_, entry)| *entry)
        };

        let file = network.file();
        let services: Vec<u32> = file
            .services
            .iter()
            .map(|s| builder.entry(None, &names(s), Vec::new()))
            .collect();
        // By what people call its role, and by what the network calls it.
        let kinds: Vec<(Kind, u32)> = Kind::ALL
            .into_iter()
            .map(|kind| (kind, builder.kind(kind)))
            .collect();
        let own_kinds: Vec<u32> = file
            .kinds
            .iter()
            .map(|kind| {
                let plural = kind.plural.as_ref().unwrap_or(&kind.name);
                builder.entry(None, &[&kind.name, plural], Vec::new())
            })
            .collect();
        for organisation in &file.organisations {
            let target = Target::Organisation(organisation.id.clone());
            let names = [&organisation.name, &organisation.short];
            builder.entry(Some(target), &names, Vec::new());
            builder.also(others.of_organisation(organisation));
        }
        let mut places: Vec<u32> = Vec::new();
        let all = file.places.len() + file.locations.len();
        for place in &file.places {
            turns.did(ENTRY, || share(places.len(), all, 60)).await;
            let zone = place.zone.iter().flat_map(|zone| zone.value.iter());
            let context = zone.chain(&place.country);
            let context = context.filter_map(|c| country_entry(*c)).collect();
            let target = Target::Place(place.id.clone());
            places.push(builder.entry(Some(target), &[&place.name], context));
            if let Some(country) = place.country {
                builder.also(others.of_city(country, place.name.get(Locale::En)));
            }
        }
        for (at, location) in file.locations.iter().enumerate() {
            turns.did(ENTRY, || share(places.len() + at, all, 60)).await;
            let mut context = Vec::new();
            let place = network.place_index(&location.place);
            if let Some(&entry) = place.and_then(|at| places.get(at as usize)) {
                context.push(entry);
                context.extend_from_slice(builder.context(entry));
            }
            let service = network.service_index(&location.service);
            context.extend(service.and_then(|at| services.get(at)));
            let kind = kinds.iter().find(|(kind, _)| *kind == location.kind);
            context.extend(kind.map(|(_, entry)| entry));
            let own_kind = network.kind_index(location.kind_id.as_str());
            context.extend(own_kind.and_then(|at| own_kinds.get(at)));

            if !location.address.is_empty() {
                let addresses = Claim::holding(&location.address);
                let addresses: Vec<Localized> =
                    addresses.map(|address| Localized::same(address)).collect();
                let names: Vec<&Localized> = addresses.iter().collect();
                context.push(builder.entry(None, &names, Vec::new()));
            }

            let id = &location.id;
            let target = Target::Location(id.clone());
            let entry = builder.entry(Some(target), &[&location.name], context.clone());
            builder.rank(location.kind);
            context.push(entry);
            for (index, theme) in location.themes.iter().enumerate() {
                let location = id.clone();
                let target = Target::Theme { location, index };
                builder.entry(Some(target), &[&theme.value], context.clone());
            }
            for (index, file) in location.files.iter().enumerate() {
                let location = id.clone();
                let target = Target::File { location, index };
                builder.entry(Some(target), &[&file.value], context.clone());
            }
        }
        builder.cities(network, cities, &others, country_entry);
        builder.finish(turns).await
    }

    /// Indexes countries alone, with their names in nl, en, fr and de.
    #[must_use]
    pub fn of_countries(countries: &[(Country, [&str; 4])]) -> Self {
        let mut builder = Builder::default();
        for (country, names) in countries {
            builder.country(*country, *names);
        }
        at_once(builder.finish(&Turns::default()))
    }
}

/// An index in the making: the words may still repeat.
#[derive(Default)]
struct Builder {
    letters: Vec<char>,
    /// For each use of a word its letters.
    uses: Vec<Range<u32>>,
    names: Vec<Name>,
    entries: Vec<Entry>,
}

impl Builder {
    fn country(&mut self, country: Country, names: [&str; 4]) -> u32 {
        let target = Target::Country(country);
        let entry = self.entry(Some(target), &[&Localized::each(names)], Vec::new());
        for (code, name, locale) in ALIASES {
            if *code == country.as_str() {
                self.name(name, bit(*locale));
            }
        }
        // Its code, as on cars and in addresses; what people call something by goes before it: it is a word
        // of no language.
        self.name(country.as_str(), 0);
        self.close_entry();
        entry
    }

    /// Gives the last entry further names that people know it by.
    fn also(&mut self, names: Vec<&str>) {
        for name in names {
            let (name, tag) = name.split_once('@').unwrap_or((name, ""));
            let own = Locale::ALL.into_iter().find(|locale| locale.tag() == tag);
            self.name(name, own.map_or(ALL_LOCALES, bit));
        }
        self.close_entry();
    }

    /// Has the last entry stand where locations of a kind do among hits of the same score.
    fn rank(&mut self, kind: Kind) {
        if let Some(entry) = self.entries.last_mut() {
            entry.rank = kind as u8;
        }
    }

    /// Adds the words by which people look for locations of a kind.
    fn kind(&mut self, kind: Kind) -> u32 {
        let entry = self.entry(None, &[], Vec::new());
        for (of, word, locale) in KINDS {
            if *of == kind {
                self.name(word, bit(*locale));
            }
        }
        self.close_entry();
        entry
    }

    /// Adds the cities that are no place of the network, each once.
    fn cities(
        &mut self,
        network: &Network,
        cities: &[(Country, [&str; 4])],
        others: &Others,
        country: impl Fn(Country) -> Option<u32>,
    ) {
        let mut known: BTreeSet<(Country, &str)> = BTreeSet::new();
        for place in &network.file().places {
            for locale in Locale::ALL {
                known.extend(place.country.map(|code| (code, place.name.get(locale))));
            }
        }
        for &(code, names) in cities {
            if names.iter().any(|name| known.contains(&(code, name))) {
                continue;
            }
            known.extend(names.map(|name| (code, name)));
            let context = country(code).into_iter().collect();
            let all = Localized::each(names);
            self.entry(Some(Target::City(code)), &[&all], context);
            self.also(others.of_city(code, all.get(Locale::En)));
        }
    }

    /// Adds an entry with its names, the one to show first.
    fn entry(&mut self, target: Option<Target>, names: &[&Localized], context: Vec<u32>) -> u32 {
        let start = count(&self.names);
        for name in names {
            self.localized(name);
        }
        let entry = count(&self.entries);
        self.entries.push(Entry {
            target,
            names: start..start,
            context,
            rank: 0,
        });
        self.close_entry();
        entry
    }

    /// Gives the last entry all the names up to here.
    fn close_entry(&mut self) {
        let end = count(&self.names);
        if let Some(entry) = self.entries.last_mut() {
            entry.names.end = end;
        }
    }

    fn context(&self, entry: u32) -> &[u32] {
        let entry = self.entries.get(entry as usize);
        entry.map(|e| e.context.as_slice()).unwrap_or_default()
    }

    /// Adds the names in all languages, the same ones once.
    fn localized(&mut self, name: &Localized) {
        let mut done = 0;
        for locale in Locale::ALL {
            if done & bit(locale) == 0 {
                let text = name.get(locale);
                let same = Locale::ALL.into_iter().filter(|l| name.get(*l) == text);
                let locales = same.fold(0, |bits, l| bits | bit(l));
                done |= locales;
                self.name(text, locales);
            }
        }
        debug_assert_eq!(done, ALL_LOCALES);
    }

    /// Adds a name, and a second time with its umlauts spelt out where that differs.
    fn name(&mut self, text: &str, locales: u8) {
        let plain = Folded::new(text, Umlauts::Plain);
        self.spelling(text, locales, Umlauts::Plain, &plain);
        let spelt = Folded::new(text, Umlauts::Spelt);
        if spelt.letters != plain.letters {
            self.spelling(text, locales, Umlauts::Spelt, &spelt);
        }
    }

    fn spelling(&mut self, text: &str, locales: u8, umlauts: Umlauts, folded: &Folded) {
        let base = count(&self.letters);
        let own = count(&self.uses);
        self.letters.extend_from_slice(&folded.letters);
        for word in &folded.words {
            self.uses.push(narrow(base, word.start, word.end));
        }
        let joined = count(&self.uses);
        if folded.letters.len() <= LONGEST_JOINED {
            let runs = folded.runs();
            self.uses
                .extend(runs.map(|run| narrow(base, run.start, run.end)));
        }
        self.names.push(Name {
            text: text.into(),
            locales,
            umlauts,
            own: own..joined,
            joined: joined..count(&self.uses),
        });
    }

    /// Keeps every different word once.
    async fn finish(self, turns: &Turns) -> Index {
        // A heap sorts in far fewer bytes of code than a slice does, and a piece at a time.
        let mut order: BinaryHeap<Reverse<(&[char], u32)>> = BinaryHeap::new();
        let all = self.uses.len();
        for (at, range) in (0..).zip(&self.uses) {
            turns.did(1, || 60 + share(order.len(), all, 10)).await;
            let word = self.letters.get(range.start as usize..range.end as usize);
            order.push(Reverse((word.unwrap_or_default(), at)));
        }

        let mut letters: Vec<char> = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        let mut uses = vec![0; all];
        let mut last: Option<&[char]> = None;
        while let Some(Reverse((word, at))) = order.pop() {
            turns.did(1, || 100 - share(order.len(), all, 30)).await;
            if last != Some(word) {
                last = Some(word);
                let start = count(&letters);
                letters.extend_from_slice(word);
                words.push(Word {
                    letters: start..count(&letters),
                    mask: mask(word),
                });
            }
            if let Some(slot) = uses.get_mut(at as usize) {
                *slot = count(&words).saturating_sub(1);
            }
        }
        Index {
            letters,
            words,
            uses,
            names: self.names,
            entries: self.entries,
        }
    }
}

/// How many there are, as the index counts: the loader's limits keep them far below 2³².
fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

fn narrow(base: u32, start: usize, end: usize) -> Range<u32> {
    let at = |n: usize| base.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
    at(start)..at(end)
}
