//! Small networks for tests, one line to a location.
//!
//! ```text
//! declared fit 70
//! joint DE,FR
//! crew head,deputy
//! dkbuza post Vienna:AT open@2024 jur=AT,SK org=un crew=head:1,deputy:0
//! dkbuza satellite Prague:CZ seen of=dkbuza-vienna
//! dkbuza candidate -:UA,MD ?considered@2024
//! fit office Tokyo:JP seen@2016 opened=1994-05 closed=2020
//! ```
//!
//! A claim is `value@date`, or `value@date>until`; `!` before it marks it contested, `?` assumed. Ids are
//! `service-city`, with `-2` and so on for a second one. The services are dkbuza, fit and tvl.

use crate::model::{
    Claim, ClaimStatus, Country, Date, Jurisdiction, Kind, Localized, Location, LocationId,
    MinimumCrew, Network, NetworkFile, Organisation, OrganisationId, Place, PlaceId, Precision,
    Role, RoleId, SCHEMA_VERSION, Service, ServiceId, Source, SourceId, SourceKind, Staff, Texts,
    When,
};

/// Degrees WGS 84 of the cities that tests name, to 0.001.
const CITIES: &[(&str, [f64; 2])] = &[
    ("Berlin", [52.524, 13.411]),
    ("Brussels", [50.850, 4.349]),
    ("Cologne", [50.933, 6.950]),
    ("Geneva", [46.202, 6.146]),
    ("London", [51.509, -0.126]),
    ("Madrid", [40.417, -3.703]),
    ("New-York", [40.714, -74.006]),
    ("Paris", [48.853, 2.349]),
    ("Prague", [50.088, 14.421]),
    ("Pretoria", [-25.745, 28.188]),
    ("The-Hague", [52.077, 4.299]),
    ("Tokyo", [35.690, 139.692]),
    ("Vienna", [48.208, 16.372]),
];

/// The network that the lines describe.
pub(crate) fn network(lines: &str) -> Network {
    Network::from_valid(file(lines))
}

/// The data file that the lines describe.
pub(crate) fn file(lines: &str) -> NetworkFile {
    let service = |id: &str| Service {
        id: ServiceId::new(id).unwrap(),
        short: Localized::same(&id.to_uppercase()),
        name: Localized::same(id),
        mission: Some(Localized::same(id)),
        keywords: None,
        web: None,
        declared: Vec::new(),
        symbol: None,
        colour: None,
    };
    let mut file = NetworkFile {
        json_schema: None,
        version: SCHEMA_VERSION,
        title: Localized::same("Test"),
        compiled: Date::new("2026-11-23").unwrap(),
        locales: None,
        home: Country::new("BE"),
        home_region: None,
        view: None,
        close_up: None,
        texts: Texts::default(),
        note: None,
        sources: vec![Source {
            id: SourceId::new("s").unwrap(),
            kind: SourceKind::Parliament,
            title: Localized::same("A source"),
            url: Some("https://example.org/s".into()),
            date: None,
            date_is_approximate: false,
            voice: None,
            licence: None,
            note: None,
        }],
        services: ["dkbuza", "fit", "tvl"].map(service).into(),
        kinds: Vec::new(),
        subjects: Vec::new(),
        fields: Vec::new(),
        modules: None,
        criteria: None,
        tiles: None,
        organisations: Vec::new(),
        roles: Vec::new(),
        minimum_crew: None,
        joint_presence: Vec::new(),
        places: Vec::new(),
        locations: Vec::new(),
        topics: Vec::new(),
        trade: Vec::new(),
    };
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["declared", service, claims @ ..] => {
                let id = ServiceId::new(service).unwrap();
                let service = file.services.iter_mut().find(|s| s.id == id).unwrap();
                service.declared = claims
                    .iter()
                    .map(|c| claim(c, |v| v.parse().unwrap()))
                    .collect();
            }
            ["joint", claims @ ..] => {
                file.joint_presence = claims.iter().map(|c| claim(c, countries)).collect();
            }
            ["crew", roles] => {
                let ids: Vec<RoleId> = roles.split(',').map(|r| RoleId::new(r).unwrap()).collect();
                file.roles = ids
                    .iter()
                    .map(|id| Role {
                        id: id.clone(),
                        name: Localized::same(id.as_str()),
                    })
                    .collect();
                file.minimum_crew = Some(MinimumCrew {
                    roles: claim("", |_| ids.clone()),
                });
            }
            [service, kind, place, rest @ ..] => {
                add_location(&mut file, service, kind, place, rest)
            }
            _ => panic!("cannot read {line:?}"),
        }
    }
    file
}

/// A file as serde reads it, with what follows from what is in it.
pub(crate) fn settled(mut file: NetworkFile) -> NetworkFile {
    for location in &mut file.locations {
        let id = location.kind_id.as_str();
        let own = file.kinds.iter().find(|kind| kind.id.as_str() == id);
        let role = Kind::ALL.into_iter().find(|role| role.as_str() == id);
        location.kind = own.map(|kind| kind.role).or(role).unwrap_or_default();
    }
    file
}

/// Reads `!value@date`.
pub(crate) fn claim<T>(text: &str, value: impl Fn(&str) -> T) -> Claim<T> {
    let (status, text) = match text.as_bytes().first() {
        Some(b'!') => (ClaimStatus::Contested, &text[1..]),
        Some(b'?') => (ClaimStatus::Assumed, &text[1..]),
        _ => (ClaimStatus::Stated, text),
    };
    let (text, dates) = text.split_once('@').unwrap_or((text, ""));
    let (as_of, until) = dates.split_once('>').unwrap_or((dates, ""));
    let as_of = (!as_of.is_empty()).then(|| Date::new(as_of).unwrap());
    let until = (!until.is_empty()).then(|| When::new(until).unwrap());
    Claim {
        value: value(text),
        status,
        sources: vec![SourceId::new("s").unwrap()],
        as_of,
        until,
        quote: None,
        note: (status == ClaimStatus::Assumed).then(|| Localized::same("inferred")),
    }
}

fn countries(text: &str) -> Vec<Country> {
    let codes = text.split(',').filter(|code| !code.is_empty());
    codes.map(|code| Country::new(code).unwrap()).collect()
}

fn json<T: serde::de::DeserializeOwned>(word: &str) -> T {
    serde_json::from_value(word.into()).unwrap()
}

fn place(file: &mut NetworkFile, text: &str) -> PlaceId {
    let (city, codes) = text.split_once(':').unwrap();
    let countries = countries(codes);
    let region = city == "-";
    let id = PlaceId::new(&if region {
        "region".to_owned()
    } else {
        city.to_lowercase()
    })
    .unwrap();
    if !file.places.iter().any(|p| p.id == id) {
        file.places.push(Place {
            id: id.clone(),
            name: Localized::same(&if region {
                "Region".to_owned()
            } else {
                city.replace('-', " ")
            }),
            country: countries.first().copied().filter(|_| !region),
            lat_lon: CITIES
                .iter()
                .find(|(name, _)| *name == city)
                .map(|&(_, point)| point),
            precision: if region {
                Precision::Region
            } else {
                Precision::City
            },
            zone: region.then(|| claim("", |_| countries.clone())),
            sources: Vec::new(),
        });
    }
    id
}

fn add_location(file: &mut NetworkFile, service: &str, kind: &str, at: &str, rest: &[&str]) {
    let place = place(file, at);
    let stem = format!("{service}-{}", place.as_str());
    let id = (1..)
        .map(|n| {
            if n == 1 {
                stem.clone()
            } else {
                format!("{stem}-{n}")
            }
        })
        .find(|id| !file.locations.iter().any(|l| l.id.as_str() == id))
        .unwrap();
    let mut location = Location {
        id: LocationId::new(&id).unwrap(),
        service: ServiceId::new(service).unwrap(),
        kind_id: json::<Kind>(kind).into(),
        kind: json::<Kind>(kind),
        name: Localized::same(&id),
        place,
        standing: Vec::new(),
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
        former_ids: Vec::new(),
        fields: Vec::new(),
        note: None,
    };
    let mut jurisdiction = Jurisdiction::default();
    for word in rest {
        match word.split_once('=') {
            None => location.standing.push(claim(word, json)),
            Some(("jur", value)) if value.contains('@') => {
                let one = |codes: &str| Jurisdiction {
                    countries: countries(codes),
                    organisations: Vec::new(),
                };
                location.jurisdiction.push(claim(value, one));
            }
            Some(("jur", value)) => jurisdiction.countries = countries(value),
            Some(("org", value)) => {
                for org in value.split(',') {
                    let id = OrganisationId::new(org).unwrap();
                    if !file.organisations.iter().any(|o| o.id == id) {
                        let name = Localized::same(org);
                        file.organisations.push(Organisation {
                            id: id.clone(),
                            short: name.clone(),
                            name,
                        });
                    }
                    jurisdiction.organisations.push(id);
                }
            }
            Some(("of", value)) => location.satellite_of = LocationId::new(value),
            Some(("addr", value)) => {
                location
                    .address
                    .push(claim(value, |v| v.replace('_', " ").into()));
            }
            Some(("opened", value)) => {
                let dates = value
                    .split(',')
                    .map(|v| claim(v, |v| When::new(v).unwrap()));
                location.opened = dates.collect();
            }
            Some(("closed", value)) => {
                let dates = value
                    .split(',')
                    .map(|v| claim(v, |v| When::new(v).unwrap()));
                location.closed = dates.collect();
            }
            Some(("crew", value)) => {
                location.staff = value
                    .split(',')
                    .map(|member| {
                        claim(member, |m| {
                            let (role, fte) = m.split_once(':').unwrap();
                            Staff {
                                role: RoleId::new(role).unwrap(),
                                fte: fte.parse().unwrap(),
                            }
                        })
                    })
                    .collect();
            }
            Some((key, _)) => panic!("unknown key {key}"),
        }
    }
    if jurisdiction != Jurisdiction::default() {
        location
            .jurisdiction
            .push(claim("", |_| jurisdiction.clone()));
    }
    file.locations.push(location);
}
