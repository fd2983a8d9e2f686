//! What a first look at a network shows, and the network that is made of it.

use std::collections::HashMap;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::model::{
    Claim, ClaimStatus, CloseUp, Colour, Country, Date, Kind, KindId, Localized, Location,
    LocationId, LocationKind, Module, Network, NetworkFile, Place, PlaceId, Precision, Service,
    ServiceId, Standing, Symbol, Texts, View,
};

/// A network without what is said further about its locations, and without who says it.
#[derive(BorshSerialize, BorshDeserialize)]
pub(super) struct Outline {
    version: u32,
    title: Localized,
    compiled: Date,
    home: Option<Country>,
    view: Option<View>,
    close_up: Option<CloseUp>,
    intro: Option<Localized>,
    kinds: Vec<LocationKind>,
    modules: Vec<Module>,
    services: Vec<OutlinedService>,
    places: Vec<OutlinedPlace>,
    locations: Vec<OutlinedLocation>,
}

#[derive(BorshSerialize, BorshDeserialize)]
struct OutlinedService {
    id: Box<str>,
    short: Localized,
    name: Localized,
    declared: Vec<Said<u32>>,
    symbol: Option<Symbol>,
    colour: Option<Colour>,
}

#[derive(BorshSerialize, BorshDeserialize)]
struct OutlinedPlace {
    name: Localized,
    country: Option<Country>,
    /// Latitude and longitude in millionths of a degree: a tenth of a metre.
    lat_lon: Option<[i32; 2]>,
    zone: Option<Vec<Country>>,
}

#[derive(BorshSerialize, BorshDeserialize)]
struct OutlinedLocation {
    id: Box<str>,
    /// Positions among the services and the places.
    service: u32,
    place: u32,
    kind: Kind,
    /// Position among the kinds, where the file names them.
    named: Option<u8>,
    name: Localized,
    standing: Vec<Said<Standing>>,
}

/// A claim without its sources.
#[derive(BorshSerialize, BorshDeserialize)]
struct Said<T> {
    value: T,
    status: ClaimStatus,
    as_of: Option<Date>,
}

impl<T: Clone> Said<T> {
    fn of(claim: &Claim<T>) -> Self {
        Self {
            value: claim.value.clone(),
            status: claim.status,
            as_of: claim.as_of,
        }
    }

    fn claim(self) -> Claim<T> {
        Claim {
            value: self.value,
            status: self.status,
            sources: Vec::new(),
            as_of: self.as_of,
            quote: None,
            note: None,
        }
    }
}

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

const MILLION: f64 = 1e6;

/// The outline of a network.
pub(super) fn outline(network: &Network) -> Outline {
    let file = network.file();
    // A borsh list has at most `u32::MAX` items, and a validated file names only what it holds.
    let position = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX);
    let ids = file.places.iter().map(|place| &place.id);
    let place_at: HashMap<&PlaceId, usize> = ids.zip(0..).collect();
    Outline {
        version: file.version,
        title: file.title.clone(),
        compiled: file.compiled,
        home: file.home,
        view: file.view,
        close_up: file.close_up.clone(),
        intro: file.texts.intro.clone(),
        kinds: file.kinds.clone(),
        modules: MODULES
            .into_iter()
            .filter(|module| network.shows(*module))
            .collect(),
        services: file.services.iter().map(service).collect(),
        places: file.places.iter().map(place).collect(),
        locations: network
            .locations()
            .iter()
            .map(|location| OutlinedLocation {
                id: location.id.as_str().into(),
                service: position(network.service_index(&location.service)),
                place: position(place_at.get(&location.place).copied()),
                kind: location.kind,
                named: file
                    .kinds
                    .iter()
                    .zip(0..)
                    .find_map(|(kind, at)| (kind.id == location.kind_id).then_some(at)),
                name: location.name.clone(),
                standing: location.standing.iter().map(Said::of).collect(),
            })
            .collect(),
    }
}

fn service(service: &Service) -> OutlinedService {
    OutlinedService {
        id: service.id.as_str().into(),
        short: service.short.clone(),
        name: service.name.clone(),
        declared: service.declared.iter().map(Said::of).collect(),
        symbol: service.symbol,
        colour: service.colour,
    }
}

fn place(place: &Place) -> OutlinedPlace {
    #[allow(clippy::cast_possible_truncation, reason = "degrees, loaded as such")]
    let millionths = |degrees: f64| (degrees * MILLION).round() as i32;
    OutlinedPlace {
        name: place.name.clone(),
        country: place.country,
        lat_lon: place.lat_lon.map(|point| point.map(millionths)),
        zone: place.zone.as_ref().map(|zone| zone.value.clone()),
    }
}

impl Outline {
    /// The network of an outline: places are called by their positions.
    pub(super) fn network(self) -> Network {
        let called = |position: usize| PlaceId::from_valid(position.to_string().into());
        let services: Vec<Service> = self
            .services
            .into_iter()
            .map(OutlinedService::service)
            .collect();
        let places = self.places.into_iter().enumerate();
        let locations = self.locations.into_iter();
        Network::from_valid(NetworkFile {
            json_schema: None,
            version: self.version,
            title: self.title,
            compiled: self.compiled,
            locales: None,
            home: self.home,
            view: self.view,
            close_up: self.close_up,
            texts: Texts {
                intro: self.intro,
                ..Texts::default()
            },
            note: None,
            sources: Vec::new(),
            organisations: Vec::new(),
            roles: Vec::new(),
            minimum_crew: None,
            joint_presence: Vec::new(),
            places: places.map(|(i, place)| place.place(called(i))).collect(),
            locations: locations
                .filter_map(|location| {
                    let service = services.get(location.service as usize)?.id.clone();
                    let place = called(location.place as usize);
                    let named = location
                        .named
                        .and_then(|at| self.kinds.get(usize::from(at)));
                    let kind = named.map_or_else(|| location.kind.into(), |kind| kind.id.clone());
                    Some(location.location(service, kind, place))
                })
                .collect(),
            services,
            kinds: self.kinds,
            subjects: Vec::new(),
            fields: Vec::new(),
            modules: Some(self.modules),
            criteria: None,
            topics: Vec::new(),
            trade: Vec::new(),
        })
    }
}

impl OutlinedService {
    fn service(self) -> Service {
        Service {
            id: ServiceId::from_valid(self.id),
            short: self.short,
            name: self.name,
            mission: None,
            web: None,
            declared: self.declared.into_iter().map(Said::claim).collect(),
            symbol: self.symbol,
            colour: self.colour,
        }
    }
}

impl OutlinedPlace {
    fn place(self, id: PlaceId) -> Place {
        Place {
            id,
            name: self.name,
            country: self.country,
            lat_lon: self
                .lat_lon
                .map(|point| point.map(|n| f64::from(n) / MILLION)),
            precision: Precision::City,
            zone: self.zone.map(|value| {
                Said {
                    value,
                    status: ClaimStatus::Stated,
                    as_of: None,
                }
                .claim()
            }),
            sources: Vec::new(),
        }
    }
}

impl OutlinedLocation {
    fn location(self, service: ServiceId, kind_id: KindId, place: PlaceId) -> Location {
        Location {
            id: LocationId::from_valid(self.id),
            service,
            kind_id,
            kind: self.kind,
            name: self.name,
            place,
            standing: self.standing.into_iter().map(Said::claim).collect(),
            mission: None,
            subjects: Vec::new(),
            satellite_of: None,
            place_assumed: None,
            address: Vec::new(),
            contact: Vec::new(),
            opened: Vec::new(),
            closed: Vec::new(),
            jurisdiction: Vec::new(),
            staff: Vec::new(),
            themes: Vec::new(),
            files: Vec::new(),
            motivation: Vec::new(),
            fields: Vec::new(),
            note: None,
        }
    }
}
