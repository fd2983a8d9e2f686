//! Answers a query: each of its words is held against every word once, then every name is
//! scored from that table.

use std::collections::BinaryHeap;
use std::ops::Range;

use crate::load::suggest::nearest;
use crate::model::{Country, Locale};

use super::build::bit;
use super::fold::{Folded, Umlauts};
use super::typo::{Fit, fit, mask};
use super::{Entry, Hit, Index, Name, Quality, Target};

/// What lies beyond is not read: no name is as long.
const LONGEST_QUERY: usize = 512;

/// Run together, a query with fewer letters is not held against names.
const SHORTEST_JOINED: usize = 5;

/// No country is nearest to fewer letters.
const SHORTEST_NEAR: usize = 4;

/// How a name has answered the words of the query so far.
#[derive(Clone, Copy, Default)]
struct State {
    /// Some word found nothing.
    dead: bool,
    /// The words of the query are not the first words of the name.
    unordered: bool,
    /// Some word is only the beginning of one.
    partial: bool,
    /// Some word was found in the name itself.
    own: bool,
    /// Some word was found in the context only.
    context: bool,
    /// Some word has a slip.
    slip: bool,
    /// Some word is one slip from a beginning.
    slip_prefix: bool,
    /// The query was taken as one word.
    joined: bool,
}

impl State {
    fn take(&mut self, fit: Fit) {
        match fit {
            Fit::None => self.dead = true,
            Fit::SlipPrefix => self.slip_prefix = true,
            Fit::Slip => self.slip = true,
            Fit::Prefix => self.partial = true,
            Fit::Whole => {}
        }
    }

    /// How well a name of `words` words answers a query of `asked` words.
    fn quality(self, words: usize, asked: usize) -> (Quality, u8) {
        if self.slip_prefix || (self.slip && self.context) {
            (Quality::Slip, 7)
        } else if self.slip || self.joined {
            (Quality::Slip, 6)
        } else if self.context {
            (Quality::Context, if self.own { 4 } else { 5 })
        } else if self.unordered {
            (Quality::Words, if self.partial { 3 } else { 2 })
        } else if self.partial || words != asked {
            (Quality::Prefix, 1)
        } else {
            (Quality::Exact, 0)
        }
    }
}

/// A name that answers the query.
struct Candidate<'a> {
    entry: &'a Entry,
    target: &'a Target,
    name: &'a Name,
    state: State,
    quality: Quality,
    score: u8,
}

impl Index {
    /// The best `limit` hits for what was typed so far, the best first.
    ///
    /// Hits of one score come countries and places first, a post before an office, then
    /// alphabetically by their label in `locale`. A query without a letter or digit finds nothing.
    #[must_use]
    pub fn find(&self, query: &str, locale: Locale, limit: usize) -> Vec<Hit> {
        let end = query.char_indices().nth(LONGEST_QUERY);
        let query = query.get(..end.map_or(query.len(), |(at, _)| at));
        let query = Folded::new(query.unwrap_or_default(), Umlauts::Plain);
        if query.words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let found = self.candidates(&query, locale);
        // A heap sorts in far fewer bytes of code than a slice does.
        let order: BinaryHeap<_> = found
            .iter()
            .zip(0_u32..)
            .map(|(c, at)| {
                let rank = (c.target.rank(), c.entry.rank);
                (c.score, rank, self.words_of(c.entry, locale), at)
            })
            .collect();
        let best = order.into_sorted_vec().into_iter().take(limit);
        best.filter_map(|(.., at)| found.get(at as usize))
            .map(|c| self.hit(c, &query, locale))
            .collect()
    }

    /// The country whose name is nearest to what was typed, and what it is called: where nothing is found, the
    /// one that was perhaps meant. Nothing where none is near.
    #[must_use]
    pub fn nearest_country(&self, query: &str, locale: Locale) -> Option<(Country, &str)> {
        let plain = |text: &str, umlauts| -> String {
            let folded = Folded::new(text, umlauts);
            folded.letters.into_iter().collect()
        };
        let mut named: Vec<(String, Country, &str)> = Vec::new();
        for entry in &self.entries {
            let Some(Target::Country(country)) = entry.target else {
                continue;
            };
            let label = self.label(entry, locale).map_or("", |name| &*name.text);
            let names = self.names.get(wide(&entry.names)).unwrap_or_default();
            let folded = names.iter().map(|name| plain(&name.text, name.umlauts));
            named.extend(folded.map(|name| (name, country, label)));
        }
        let end = query.char_indices().nth(LONGEST_QUERY);
        let query = query.get(..end.map_or(query.len(), |(at, _)| at))?;
        let query = plain(query, Umlauts::Plain);
        // A letter or two are near to anything.
        if query.len() < SHORTEST_NEAR {
            return None;
        }
        let near = nearest(&query, named.iter().map(|(name, ..)| &**name))?;
        let (_, country, label) = named.iter().find(|(name, ..)| name == near)?;
        Some((*country, label))
    }

    /// The best name of every entry that answers the query, in the order of the entries.
    fn candidates(&self, query: &Folded, locale: Locale) -> Vec<Candidate<'_>> {
        let states = self.states(query);
        let mut found = Vec::new();
        for entry in &self.entries {
            let Some(target) = &entry.target else {
                continue;
            };
            let mut best: Option<Candidate<'_>> = None;
            let range = wide(&entry.names);
            let names = self.names.get(range.clone()).unwrap_or_default();
            let states = states.get(range).unwrap_or_default();
            for (name, &state) in names.iter().zip(states) {
                // A city is not found by its country alone: that would list them all.
                let enough = state.own || matches!(target, Target::Location(_));
                if state.dead || !enough {
                    continue;
                }
                let (quality, tier) = state.quality(name.own.len(), query.words.len());
                let foreign = u8::from(name.locales & bit(locale) == 0);
                let score = 2 * tier + foreign;
                if best.as_ref().is_none_or(|b| score < b.score) {
                    best = Some(Candidate {
                        entry,
                        target,
                        name,
                        state,
                        quality,
                        score,
                    });
                }
            }
            found.extend(best);
        }
        found
    }

    /// How every name answers the query.
    fn states(&self, query: &Folded) -> Vec<State> {
        let mut states = vec![State::default(); self.names.len()];
        let mut fits = vec![Fit::None; self.words.len()];
        let mut best_of_entry = vec![Fit::None; self.entries.len()];
        for (nth, word) in query.words.iter().enumerate() {
            self.fits(query.word(word), &mut fits);
            for (entry, best) in self.entries.iter().zip(&mut best_of_entry) {
                let names = self.names.get(wide(&entry.names)).unwrap_or_default();
                let own = names.iter().map(|name| self.best(&name.own, &fits));
                *best = own.max().unwrap_or(Fit::None);
            }
            let last = nth + 1 == query.words.len();
            let mut alive = false;
            for entry in &self.entries {
                let context = entry.context.iter();
                let context = context.filter_map(|e| best_of_entry.get(*e as usize));
                let context = context.copied().max().unwrap_or(Fit::None);
                let range = wide(&entry.names);
                let names = self.names.get(range.clone()).unwrap_or_default();
                let states = states.get_mut(range).unwrap_or_default();
                for (name, state) in names.iter().zip(states) {
                    self.update(state, name, nth, last, context, &fits);
                    alive |= !state.dead;
                }
            }
            if !alive {
                break;
            }
        }
        let letters = query.letters.len();
        if query.words.len() > 1 && letters >= SHORTEST_JOINED {
            self.fits(&query.letters, &mut fits);
            for (name, state) in self.names.iter().zip(&mut states) {
                let fit = self.best(&name.own, &fits);
                let fit = fit.max(self.best(&name.joined, &fits));
                if state.dead && fit != Fit::None {
                    *state = State {
                        own: true,
                        joined: true,
                        ..State::default()
                    };
                    state.take(fit);
                }
            }
        }
        states
    }

    /// Adds to the state of a name what the `nth` word of the query found.
    fn update(
        &self,
        state: &mut State,
        name: &Name,
        nth: usize,
        last: bool,
        context: Fit,
        fits: &[Fit],
    ) {
        if state.dead {
            return;
        }
        let joined = self.best(&name.joined, fits).min(Fit::Prefix);
        let own = self.best(&name.own, fits).max(joined);
        if own >= Fit::Prefix || (own > Fit::None && own >= context) {
            state.own = true;
            state.take(own);
        } else {
            state.context = true;
            state.take(context);
        }
        let same_place = name.own.start as usize + nth;
        let same_place = if same_place < name.own.end as usize {
            self.uses.get(same_place)
        } else {
            None
        };
        let here = same_place.and_then(|&word| fits.get(word as usize));
        let enough = if last { Fit::Prefix } else { Fit::Whole };
        state.unordered |= here.is_none_or(|fit| *fit < enough);
        // In order only the word in its place counts: "san" is whole in San José, but not in
        // Sankt Pölten.
        if last && !state.unordered {
            state.partial = here == Some(&Fit::Prefix);
        }
    }

    /// Holds a word against every word of the index.
    fn fits(&self, typed: &[char], fits: &mut [Fit]) {
        let typed_mask = mask(typed);
        for (word, slot) in self.words.iter().zip(fits) {
            let letters = self.letters.get(wide(&word.letters)).unwrap_or_default();
            *slot = fit(typed, typed_mask, letters, word.mask).0;
        }
    }

    /// The best fit among some uses of words.
    fn best(&self, uses: &Range<u32>, fits: &[Fit]) -> Fit {
        let uses = self.uses.get(wide(uses)).unwrap_or_default();
        let fits = uses.iter().filter_map(|&word| fits.get(word as usize));
        fits.copied().max().unwrap_or(Fit::None)
    }

    /// The name that an entry shows in a language.
    fn label(&self, entry: &Entry, locale: Locale) -> Option<&Name> {
        let names = self.names.get(wide(&entry.names)).unwrap_or_default();
        names.iter().find(|name| name.locales & bit(locale) != 0)
    }

    /// The words of that name. Words are numbered in alphabetical order, so names compare as
    /// these numbers do.
    fn words_of(&self, entry: &Entry, locale: Locale) -> &[u32] {
        let name = self.label(entry, locale);
        let uses = name.and_then(|name| self.uses.get(wide(&name.own)));
        uses.unwrap_or_default()
    }

    fn hit(&self, found: &Candidate<'_>, query: &Folded, locale: Locale) -> Hit {
        let label = self.label(found.entry, locale).unwrap_or(found.name);
        let locales = found.name.locales;
        let mut others = Locale::ALL.into_iter();
        let matched_in = if locales & bit(locale) != 0 {
            locale
        } else {
            others.find(|l| locales & bit(*l) != 0).unwrap_or(locale)
        };
        Hit {
            target: found.target.clone(),
            label: label.text.clone(),
            matched: found.name.text.clone(),
            locale: matched_in,
            ranges: highlights(found.name, query, found.state.joined),
            quality: found.quality,
            score: found.score,
        }
    }
}

/// The bytes of a name that the words of the query stand for.
fn highlights(name: &Name, query: &Folded, joined: bool) -> Vec<Range<usize>> {
    let folded = Folded::new(&name.text, name.umlauts);
    let whole = 0..query.letters.len();
    let typed = if joined {
        std::slice::from_ref(&whole)
    } else {
        query.words.as_slice()
    };
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in typed {
        let typed = query.word(word);
        let typed_mask = mask(typed);
        let mut best = (Fit::None, 0..0);
        for range in folded.words.iter().cloned().chain(folded.runs()) {
            let letters = folded.word(&range);
            let (fit, length) = fit(typed, typed_mask, letters, mask(letters));
            if fit > best.0 {
                best = (fit, range.start..range.start + length);
            }
        }
        if let Some(range) = folded.bytes(best.1) {
            let before = |other: &Range<usize>| other.start < range.start;
            ranges.insert(ranges.partition_point(before), range);
        }
    }
    ranges.dedup_by(|next, kept| {
        let overlap = next.start <= kept.end;
        if overlap {
            kept.end = kept.end.max(next.end);
        }
        overlap
    });
    ranges
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
