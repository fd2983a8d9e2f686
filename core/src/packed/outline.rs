//! What a first look at a network shows, and the network that is made of it: a network without what
//! is said further about its locations, and without who says it.
//!
//! Most locations are called after their place: what they are called is written with a [`PLACE`] in its
//! stead, and an id that ends in a hyphen goes on with the place's name.

use std::collections::HashMap;

use super::bytes::{Reader, Writer, claim};
use crate::analysis::{country_of, reach};
use crate::model::{
    ClaimStatus, CloseUp, Colour, Country, HomeRegion, Jurisdiction, Kind, KindId, Locale,
    Localized, Location, LocationId, LocationKind, Module, Network, NetworkFile, Place, PlaceId,
    Precision, Service, ServiceId, Standing, Symbol, Texts, View,
};

const KINDS: [Kind; 5] = [
    Kind::Post,
    Kind::Satellite,
    Kind::Office,
    Kind::Candidate,
    Kind::Other,
];
const STANDINGS: [Standing; 6] = [
    Standing::Open,
    Standing::Seen,
    Standing::Vacant,
    Standing::Closed,
    Standing::Announced,
    Standing::Considered,
];
/// The parts of the map that may be shown.
const MODULES: [Module; 10] = [
    Module::WhatIf,
    Module::Crew,
    Module::Coverage,
    Module::JointPresence,
    Module::Facts,
    Module::BestPlaces,
    Module::Ranking,
    Module::Candidates,
    Module::Declared,
    Module::Rotation,
];

/// The bytes of a network's outline; nothing where a location names what the file does not hold,
/// which no network that loads does.
pub(super) fn pack(network: &Network) -> Option<Vec<u8>> {
    let file = network.file();
    let mut out = Writer::default();
    out.number(file.version);
    out.localized(&file.title);
    out.date(Some(file.compiled));
    out.country(file.home);
    if let Some(region) = out.some(file.home_region.as_ref()) {
        out.localized(&region.name);
        out.lat_lon(region.lat_lon);
    }
    if let Some(view) = out.some(file.view) {
        write_view(&mut out, view);
    }
    if let Some(close_up) = out.some(file.close_up.as_ref()) {
        out.localized(&close_up.short);
        out.localized(&close_up.name);
        write_view(&mut out, close_up.view);
    }
    if let Some(intro) = out.some(file.texts.intro.as_ref()) {
        out.localized(intro);
    }
    let modules = MODULES.into_iter().filter(|module| network.shows(*module));
    out.count(modules.clone().count());
    for module in modules {
        out.one_of(&MODULES, &module);
    }
    out.count(file.kinds.len());
    for kind in &file.kinds {
        out.text(kind.id.as_str());
        out.one_of(&KINDS, &kind.role);
        out.localized(&kind.name);
        if let Some(plural) = out.some(kind.plural.as_ref()) {
            out.localized(plural);
        }
    }
    out.count(file.services.len());
    for service in &file.services {
        out.text(service.id.as_str());
        out.localized(&service.short);
        out.localized(&service.name);
        out.claims(&service.declared, |out, value| out.number(*value));
        if let Some(symbol) = out.some(service.symbol) {
            out.one_of(&Symbol::ALL, &symbol);
        }
        if let Some(colour) = out.some(service.colour) {
            out.one_of(&Colour::ALL, &colour);
        }
    }
    out.count(file.places.len());
    for place in &file.places {
        out.localized(&place.name);
        out.country(place.country);
        if let Some(lat_lon) = out.some(place.lat_lon) {
            out.lat_lon(lat_lon);
        }
        if let Some(zone) = out.some(place.zone.as_ref()) {
            out.count(zone.value.len());
            for country in &zone.value {
                out.country(Some(*country));
            }
        }
    }
    let ids = file.places.iter().map(|place| &place.id);
    let place_at: HashMap<&PlaceId, u32> = ids.zip(0..).collect();
    out.count(network.locations().len());
    let mut before = 0;
    for location in network.locations() {
        let called = &network.place_of(location)?.name;
        let id = location.id.as_str();
        out.text(match id.strip_suffix(&*hyphened(called)) {
            Some(before) if before.ends_with('-') => before,
            _ => id,
        });
        out.count(network.service_index(&location.service)?);
        // Mostly the place after that of the location before.
        let place = *place_at.get(&location.place)?;
        out.signed(place.wrapping_sub(before).cast_signed());
        before = place;
        out.one_of(&KINDS, &location.kind);
        // After the kinds that the file names, what is only a role.
        let named = file.kinds.iter().position(|k| k.id == location.kind_id);
        out.count(named.unwrap_or(file.kinds.len()));
        let short = marked(&location.name, called);
        out.localized(short.as_ref().unwrap_or(&location.name));
        out.claims(&location.standing, |out, value| {
            out.one_of(&STANDINGS, value)
        });
        // Whom it answers for elsewhere.
        let reach = reach(location, country_of(network, location));
        let reach: Vec<Country> = reach.collect();
        out.count(reach.len());
        for country in reach {
            out.country(Some(country));
        }
    }
    Some(out.bytes())
}

/// Stands for the name of the place; no text of a file that loads holds it.
const PLACE: char = '\u{1}';

/// The name of a place in the form of an id.
fn hyphened(place: &Localized) -> String {
    let english = place.get(Locale::En).chars();
    english
        .map(|c| match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' => c.to_ascii_lowercase(),
            _ => '-',
        })
        .collect()
}

/// A name with [`PLACE`] for that of the place; nothing where that would not come back as it was.
fn marked(name: &Localized, place: &Localized) -> Option<Localized> {
    let texts = Locale::ALL.map(|l| {
        name.get(l)
            .replacen(place.get(l), PLACE.encode_utf8(&mut [0; 4]), 1)
    });
    let [first, rest @ ..] = &texts;
    let short = if rest.iter().all(|one| one == first) {
        Localized::same(first)
    } else {
        Localized::each(texts.each_ref().map(String::as_str))
    };
    (filled(short.clone(), place) == *name).then_some(short)
}

/// A name with that of the place for [`PLACE`].
fn filled(name: Localized, place: &Localized) -> Localized {
    let of = |locale: Locale| -> Option<Box<str>> {
        let (before, after) = name.get(locale).split_once(PLACE)?;
        Some([before, place.get(locale), after].concat().into())
    };
    match Locale::ALL.map(of) {
        [Some(text), ..] if name.is_same() && place.is_same() => Localized::same(&text),
        [Some(nl), Some(en), Some(fr), Some(de)] => Localized::of([nl, en, fr, de]),
        _ => name,
    }
}

fn write_view(out: &mut Writer, view: View) {
    out.lat_lon(view.lat_lon);
    out.number(view.zoom);
}

fn view(from: &mut Reader) -> Option<View> {
    Some(View {
        lat_lon: from.lat_lon()?,
        zoom: from.number()?,
    })
}

/// The network of an outline: places are called by their positions.
pub(super) fn unpack(bytes: &[u8]) -> Option<Network> {
    let called = |position: u32| PlaceId::from_valid(position.to_string().into());
    let mut from = Reader::new(bytes)?;
    let version = from.number()?;
    let title = from.localized()?;
    let compiled = from.date()??;
    let home = from.country()?;
    let home_region = from.some(|from| {
        Some(HomeRegion {
            name: from.localized()?,
            lat_lon: from.lat_lon()?,
        })
    })?;
    let start = from.some(view)?;
    let close_up = from.some(|from| {
        Some(CloseUp {
            short: from.localized()?,
            name: from.localized()?,
            view: view(from)?,
        })
    })?;
    let intro = from.some(Reader::localized)?;
    let modules = from.all(|from| from.one_of(&MODULES))?;
    let kinds = from.all(|from| {
        Some(LocationKind {
            id: KindId::from_valid(from.text()?),
            role: from.one_of(&KINDS)?,
            name: from.localized()?,
            plural: from.some(Reader::localized)?,
        })
    })?;
    let services = from.all(|from| {
        Some(Service {
            id: ServiceId::from_valid(from.text()?),
            short: from.localized()?,
            name: from.localized()?,
            mission: None,
            keywords: None,
            web: None,
            declared: from.claims(Reader::number)?,
            symbol: from.some(|from| from.one_of(&Symbol::ALL))?,
            colour: from.some(|from| from.one_of(&Colour::ALL))?,
        })
    })?;
    let mut position = 0_u32;
    let places = from.all(|from| {
        let id = called(position);
        position = position.wrapping_add(1);
        Some(Place {
            id,
            name: from.localized()?,
            country: from.country()?,
            lat_lon: from.some(Reader::lat_lon)?,
            precision: Precision::City,
            zone: from.some(|from| {
                let zone = from.all(|from| from.country()?)?;
                Some(claim(zone, ClaimStatus::Stated, None))
            })?,
            sources: Vec::new(),
        })
    })?;
    let mut place = 0_u32;
    let locations = from.all(|from| {
        let mut id = from.text()?;
        let service = services.get(from.number()? as usize)?.id.clone();
        place = place.wrapping_add_signed(from.signed()?);
        let name = &places.get(place as usize)?.name;
        if id.ends_with('-') {
            id = [&*id, &hyphened(name)].concat().into();
        }
        let kind = from.one_of(&KINDS)?;
        let named = kinds.get(from.number()? as usize);
        Some(Location {
            id: LocationId::from_valid(id),
            service,
            kind_id: named.map_or_else(|| kind.into(), |named| named.id.clone()),
            kind,
            name: filled(from.localized()?, name),
            place: called(place),
            standing: from.claims(|from| from.one_of(&STANDINGS))?,
            mission: None,
            subjects: Vec::new(),
            satellite_of: None,
            place_assumed: None,
            address: Vec::new(),
            contact: Vec::new(),
            opened: Vec::new(),
            closed: Vec::new(),
            jurisdiction: {
                let countries = from.all(|from| from.country()?)?;
                let reach = Jurisdiction {
                    countries,
                    organisations: Vec::new(),
                };
                vec![claim(reach, ClaimStatus::Stated, None)]
            },
            staff: Vec::new(),
            themes: Vec::new(),
            files: Vec::new(),
            motivation: Vec::new(),
            former_ids: Vec::new(),
            fields: Vec::new(),
            note: None,
        })
    })?;
    if !from.is_empty() {
        return None;
    }
    Some(Network::from_valid(NetworkFile {
        json_schema: None,
        version,
        title,
        compiled,
        locales: None,
        home,
        home_region,
        view: start,
        close_up,
        texts: Texts {
            intro,
            ..Texts::default()
        },
        note: None,
        sources: Vec::new(),
        organisations: Vec::new(),
        roles: Vec::new(),
        minimum_crew: None,
        joint_presence: Vec::new(),
        places,
        locations,
        services,
        kinds,
        subjects: Vec::new(),
        fields: Vec::new(),
        modules: Some(modules),
        criteria: None,
        tiles: None,
        topics: Vec::new(),
        trade: Vec::new(),
    }))
}
