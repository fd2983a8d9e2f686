//! The locations as a list: by country, each with what it is, whether it works, how to reach it,
//! and the sources that say so.

use super::markup::Markup;
use super::messages::{self, Words};
use super::{heading, names};
use crate::Network;
use crate::analysis::{Effective, Verdict, verdict};
use crate::model::{
    Claim, ClaimStatus, ContactKind, Country, Locale, Location, Place, SourceId, Standing, spelt,
};

/// Writes the list, its headings from this level on.
pub(super) fn list(out: &mut Markup, network: &Network, locale: Locale, level: u8) {
    let words = Words::of(locale);
    let country_of = |location: &Location| network.place_of(location)?.country;
    let mut countries: Vec<Country> = network.locations().iter().filter_map(country_of).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut named: Vec<(String, Country)> = countries
        .into_iter()
        .map(|country| (names::country(country, locale), country))
        .collect();
    named.sort_by_cached_key(|(name, _)| names::sort_key(name));
    let regions = network.locations().iter().any(|l| country_of(l).is_none());
    let groups = named
        .into_iter()
        .map(|(name, country)| (name, Some(country)));
    for (name, country) in groups.chain(regions.then(|| (words.regions.to_owned(), None))) {
        heading(out, level, &name);
        out.open("ul", &[]);
        for location in network.locations() {
            if country_of(location) == country {
                item(out, network, location, locale);
            }
        }
        out.close("ul");
        out.raw("\n");
    }
}

fn item(out: &mut Markup, network: &Network, location: &Location, locale: Locale) {
    let words = Words::of(locale);
    let place = network.place_of(location);
    out.open("li", &[]);
    out.element("b", &[], location.name.get(locale));
    out.text(" · ");
    out.text(location.kind.name(locale));
    if let Some(service) = network.service(&location.service) {
        out.text(" · ");
        out.text(service.short.get(locale));
    }
    if let Some(place) = place {
        whereabouts(out, location, place, locale);
    }
    out.text(" · ");
    out.text(&standing(location, &verdict(location), locale));
    for claim in location.address.iter().filter(|claim| claim.holds()) {
        out.raw("<br>");
        out.text(words.address);
        out.text(" ");
        out.text(&claim.value);
        firmness(out, claim, locale);
    }
    let contacts = location.contact.iter().filter(|claim| claim.holds());
    for (index, claim) in contacts.enumerate() {
        if index > 0 {
            out.text(" · ");
        } else {
            out.raw("<br>");
        }
        contact(out, claim.value.kind, &claim.value.address);
        firmness(out, claim, locale);
    }
    sources(out, network, location, locale);
    out.close("li");
    out.raw("\n");
}

/// The city, where the name does not say it, and the extent of a region.
fn whereabouts(out: &mut Markup, location: &Location, place: &Place, locale: Locale) {
    let words = Words::of(locale);
    let name = place.name.get(locale);
    if !location.name.get(locale).contains(name) {
        out.text(" · ");
        out.text(name);
    }
    if location.place_assumed.is_some() {
        out.text(&format!(" ({})", words.assumed));
    }
    if let Some(zone) = &place.zone {
        let spans = zone.value.iter().map(|&c| names::country(c, locale));
        let spans: Vec<String> = spans.collect();
        out.text(&format!(" · {} {}", words.spans, spans.join(", ")));
        firmness(out, zone, locale);
    }
}

/// Says of a value that it is not simply stated.
fn firmness<T>(out: &mut Markup, claim: &Claim<T>, locale: Locale) {
    let word = match claim.status {
        ClaimStatus::Stated => return,
        ClaimStatus::Contested => messages::standing(locale, Effective::Contested),
        ClaimStatus::Assumed => Words::of(locale).assumed,
    };
    out.text(&format!(" ({word})"));
}

/// Whether it works, with the year, and with every source's word where they disagree.
fn standing(location: &Location, verdict: &Verdict, locale: Locale) -> String {
    let words = Words::of(locale);
    let name = |standing| messages::standing(locale, standing);
    let mut says = match (verdict.effective, verdict.last_seen, verdict.as_of) {
        (Effective::Seen, Some(date), _) => words.seen_in.replace("{}", &date.year().to_string()),
        (Effective::Seen, None, _) => words.seen_undated.to_owned(),
        (Effective::Contested, ..) => {
            let claims = location.standing.iter().map(|claim| said(claim, locale));
            let claims: Vec<String> = claims.collect();
            format!("{}: {}", name(Effective::Contested), claims.join(", "))
        }
        (other, _, Some(date)) => format!("{} ({})", name(other), date.year()),
        (other, _, None) => name(other).to_owned(),
    };
    if verdict.assumed {
        says.push_str(&format!(" ({})", words.assumed));
    }
    says
}

fn said(claim: &Claim<Standing>, locale: Locale) -> String {
    let word = messages::standing(locale, claim.value.into());
    claim.as_of.map_or_else(
        || word.to_owned(),
        |date| format!("{word} ({})", spelt(date, locale)),
    )
}

/// A means to reach it, as a link where that is safe: a data file may say anything.
fn contact(out: &mut Markup, kind: ContactKind, address: &str) {
    let href = match kind {
        ContactKind::Web if is_web(address) => Some(address.to_owned()),
        ContactKind::Web => None,
        ContactKind::Email => Some(format!("mailto:{address}")),
        ContactKind::Telephone => {
            let digits = address.chars().filter(|c| c.is_ascii_digit() || *c == '+');
            Some(format!("tel:{}", digits.collect::<String>()))
        }
    };
    let shown = match kind {
        ContactKind::Web => bare(address),
        _ => address,
    };
    match href {
        Some(href) => out.element("a", &[("href", &href)], shown),
        None => out.text(shown),
    }
}

/// Whether an address is one of the web: nothing else becomes a link.
pub(super) fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// A web address as people write it.
fn bare(address: &str) -> &str {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.strip_prefix("www.")
        .unwrap_or(bare)
        .trim_end_matches('/')
}

/// The sources of what is shown here: standing, address and contact.
fn sources(out: &mut Markup, network: &Network, location: &Location, locale: Locale) {
    fn of<T>(claims: &[Claim<T>]) -> impl Iterator<Item = &SourceId> {
        claims.iter().flat_map(|claim| &claim.sources)
    }
    let mut ids: Vec<&SourceId> = Vec::new();
    let all = of(&location.standing).chain(of(&location.address));
    for id in all.chain(of(&location.contact)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    out.raw("<br>");
    out.open("small", &[]);
    out.text(Words::of(locale).sources);
    for (index, source) in ids
        .into_iter()
        .filter_map(|id| network.source(id))
        .enumerate()
    {
        out.text(if index == 0 { " " } else { "; " });
        let title = source.title.get(locale);
        match source.url.as_deref().filter(|url| is_web(url)) {
            Some(url) => out.element("a", &[("href", url)], title),
            None => out.text(title),
        }
    }
    out.close("small");
}
