//! A change in the words of whoever reads it: a standing is "closed" in a file, and "gesloten" to a Dutch reader.

use super::plan::{Change, Value};
use super::rows::Entry;
use crate::analysis::{Effective, Settled, remit, settle};
use crate::export::html::{messages::standing, names::country};
use crate::model::{
    Claim, Country, Field, FieldKind, FieldValue, Jurisdiction, Kind, Locale, Location, Network,
    OrganisationId, Scalar, When,
};
use crate::time::in_words;

impl Change {
    /// What the location at this position has, and what it comes to with what the list has, as a reader of this language would say it; for
    /// programs see [`Change::was`] and [`Change::now`]. Nothing where it has nothing.
    #[must_use]
    pub fn in_words(&self, network: &Network, at: u32, locale: Locale) -> [String; 2] {
        let location = network.locations().get(at as usize);
        let words = location.and_then(|location| self.told(network, location, locale));
        words.unwrap_or_else(|| [self.was.clone(), self.now.clone()])
    }

    /// The same of values that have names of their own.
    fn told(&self, network: &Network, location: &Location, l: Locale) -> Option<[String; 2]> {
        // What is said stays: of several, what the list has stands beside the others.
        let times = |claims: &[Claim<When>], now: When| {
            let was = || claims.iter().map(|claim| in_words(claim.value, l));
            [
                joined(&mut was()),
                joined(&mut was().chain([in_words(now, l)])),
            ]
        };
        Some(match &self.value {
            Value::Standing(now) => {
                let was = match settle(&location.standing) {
                    Settled::One(claim) => claim.value.into(),
                    Settled::Contested | Settled::Unknown => Effective::Contested,
                };
                [standing(l, was).into(), standing(l, (*now).into()).into()]
            }
            Value::Opened(now) => times(&location.opened, *now),
            Value::Closed(now) => times(&location.closed, *now),
            Value::Remit(now) => {
                let was = remit(location);
                let Jurisdiction {
                    countries,
                    organisations,
                } = now;
                let had = was.organisations.iter().copied();
                let all = [&was.countries[..], countries].concat();
                let both = had.clone().chain(organisations);
                [
                    parties(network, &was.countries, had, l),
                    parties(network, &all, both, l),
                ]
            }
            Value::Own(now, _) => {
                let mut fields = network.file().fields.iter();
                let field = fields.find(|field| field.id == now.field)?;
                let held = Claim::holding(&location.fields);
                let held = held.filter(|held| held.field == now.field);
                let held: Vec<String> = held.map(|held| own(field, held, l)).collect();
                let both = held.iter().cloned().chain([own(field, now, l)]);
                [joined(&mut held.iter().cloned()), joined(&mut { both })]
            }
            Value::Place => {
                let was = network.place_of(location);
                let was = was.map_or("", |place| place.name.get(l));
                [was.to_owned(), self.now.clone()]
            }
            Value::Contact(_) if !self.confirms && !self.was.is_empty() => {
                [self.was.clone(), format!("{}; {}", self.was, self.now)]
            }
            Value::Name(_)
            | Value::Note(_)
            | Value::Address(_)
            | Value::Contact(_)
            | Value::Point(_) => {
                return None;
            }
        })
    }
}

impl Entry {
    /// What a row says of a new location, beside its name: kind, country and standing, as a reader would say them.
    #[must_use]
    pub fn in_words(&self, network: &Network, l: Locale) -> Vec<String> {
        let kind = self.kind.map(|kind| kind_name(network, self, kind, l));
        let place = self.country.map(|code| country(code, l));
        let works = self
            .standing
            .map(|works| standing(l, works.into()).to_owned());
        let mut all = Vec::new();
        for one in [kind, place, works] {
            all.extend(one);
        }
        all
    }
}

fn kind_name(network: &Network, entry: &Entry, kind: Kind, l: Locale) -> String {
    let mut own = network.file().kinds.iter();
    let own = own.find(|own| Some(&own.id) == entry.kind_id.as_ref());
    own.map_or(kind.name(l), |own| own.name.get(l)).to_owned()
}

pub(super) fn parties<'o>(
    network: &Network,
    countries: &[Country],
    organisations: impl Iterator<Item = &'o OrganisationId>,
    l: Locale,
) -> String {
    let countries = countries.iter().map(|code| country(*code, l));
    let organisations = organisations.map(|id| {
        let named = network.organisation(id);
        named.map_or_else(|| id.to_string(), |one| one.short.get(l).to_owned())
    });
    joined(&mut countries.chain(organisations))
}

/// A value of a field of the network's own.
pub(super) fn own(field: &Field, value: &FieldValue, l: Locale) -> String {
    match &value.is {
        Scalar::Number(number) if l == Locale::En => number.to_string(),
        Scalar::Number(number) => number.to_string().replace('.', ","),
        Scalar::Text(text) if field.kind == FieldKind::Date => {
            let when = When::new(text);
            when.map_or_else(|| text.to_string(), |when| in_words(when, l))
        }
        Scalar::Text(text) => field.shown(text, l).to_owned(),
    }
}

/// Several in a row, each once.
fn joined(all: &mut dyn Iterator<Item = String>) -> String {
    let mut told: Vec<String> = Vec::new();
    for one in all {
        if !told.contains(&one) {
            told.push(one);
        }
    }
    told.join("; ")
}
