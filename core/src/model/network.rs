//! The whole network: the data file as read, and the look-ups over it.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::sort::texts_in_order;

use super::{
    Claim, CloseUp, Colour, Country, Criterion, Date, Field, FieldId, FieldValue, HomeRegion, Kind,
    KindId, Locale, Localized, Location, LocationId, LocationKind, MinimumCrew, Module,
    Organisation, OrganisationId, Place, PlaceId, RankedBy, Role, RoleId, Scalar, Service,
    ServiceId, Source, SourceId, Subject, SubjectId, Symbol, Texts, Topic, TradeFigure, View,
};

/// The version of the data file's schema that this crate writes. It reads the former one too, and
/// takes it for this one with what that one took for granted.
pub const SCHEMA_VERSION: u32 = 2;

/// The data file, record for record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NetworkFile {
    /// Where the JSON Schema of this file is, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub json_schema: Option<Box<str>>,
    /// The version of the schema: 2.
    pub version: u32,
    /// What network this is.
    pub title: Localized,
    /// The date for which the file was put together.
    pub compiled: Date,
    /// The languages of its texts, as BCP 47 tags: every text that is not the same in all of them
    /// has one for each. Left out: nl, en, fr and de, those of the map. Where the map is in another
    /// language than these, a text is shown in the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locales: Option<Vec<Box<str>>>,
    /// The country whose network it is: of it nobody is to be abroad. Left out: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Country>,
    /// The part of that country whose network it is; it is marked on the map. Left out: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    // Files were packed before there was one: it stands behind all else.
    #[borsh(skip)]
    pub home_region: Option<HomeRegion>,
    /// What the map shows to begin with. Left out: the world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<View>,
    /// A part of the world to look at more closely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_up: Option<CloseUp>,
    /// Texts of the map in the network's own words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub texts: Texts,
    /// What a reader of the whole must know first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
    /// Where facts come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The services, in the order in which they are shown. At most twelve.
    pub services: Vec<Service>,
    /// What sorts of locations there are, in the order in which they are shown. Left out: posts,
    /// satellites, offices, candidates and others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<LocationKind>,
    /// What locations work on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// Fields of the network's own, which its locations may have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// Which parts of the map are shown. Left out: those that the file has something for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modules: Option<Vec<Module>>,
    /// What candidates are ranked by. Left out: by what needs no words of the network's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<RankedBy>>,
    /// Organisations that posts answer for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Organisation>,
    /// The roles of a crew, in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// The crew that every post should at least have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_crew: Option<MinimumCrew>,
    /// The countries where all services are said to be present and work together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joint_presence: Vec<Claim<Vec<Country>>>,
    /// Cities and regions.
    pub places: Vec<Place>,
    /// Posts, offices and candidates.
    pub locations: Vec<Location>,
    /// Where further locations are, too many for one file: an archive of static tiles (PMTiles), by its web
    /// address or by its path from this file. Left out: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    // As the region: behind all else.
    #[borsh(skip)]
    pub tiles: Option<Box<str>>,
    /// Facts about the network as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Trade figures, each of its own year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trade: Vec<TradeFigure>,
}

fn is_default(texts: &Texts) -> bool {
    *texts == Texts::default()
}

/// A validated network: every id resolves, every value is in range.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    file: NetworkFile,
    /// Positions in `file.locations`, in the order of their ids.
    locations: Vec<u32>,
    /// Positions in `file.places`, in the order of their ids.
    places: Vec<u32>,
    /// For each location the position of its place; [`NOWHERE`] where the file does not hold it.
    places_of: Vec<u32>,
}

/// The position of a place that is not there.
const NOWHERE: u32 = u32::MAX;

impl AsRef<Self> for Network {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Names, each with a position, in alphabetical order: one function for all lists of records.
pub(crate) fn sort_names<'n>(names: &[(&'n str, u32)]) -> Vec<(&'n str, u32)> {
    let texts: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let order = texts_in_order(&texts).into_iter();
    order
        .filter_map(|at| names.get(at as usize).copied())
        .collect()
}

/// The record with this id, by binary search.
pub(crate) fn find<'a, T, K: Ord + ?Sized>(
    records: &'a [T],
    order: &[u32],
    id: impl Fn(&T) -> &K,
    wanted: &K,
) -> Option<&'a T> {
    let record = |i: &u32| records.get(*i as usize);
    let at = order
        .binary_search_by(|i| record(i).map(&id).cmp(&Some(wanted)))
        .ok()?;
    record(order.get(at)?)
}

impl Network {
    /// Takes a file whose every record has been validated.
    pub(crate) fn from_valid(file: NetworkFile) -> Self {
        let ids: Vec<&str> = file.locations.iter().map(|l| l.id.as_str()).collect();
        let locations = texts_in_order(&ids);
        let ids: Vec<&str> = file.places.iter().map(|p| p.id.as_str()).collect();
        let places = texts_in_order(&ids);
        Self::with_orders(file, [locations, places])
    }

    /// Takes a file whose every record has been validated, and the positions of its locations
    /// and of its places in the order of their ids.
    pub(crate) fn with_orders(file: NetworkFile, [locations, places]: [Vec<u32>; 2]) -> Self {
        let mut network = Self {
            file,
            locations,
            places,
            places_of: Vec::new(),
        };
        network.places_of = network.look_places_up();
        network
    }

    /// Where the place of each location is: most files have the places in the order of the locations.
    fn look_places_up(&self) -> Vec<u32> {
        let mut last = NOWHERE;
        let mut all = Vec::with_capacity(self.file.locations.len());
        for location in &self.file.locations {
            let is_there = |at: &u32| {
                let place = self.file.places.get(*at as usize);
                place.is_some_and(|place| place.id == location.place)
            };
            let near = [last.wrapping_add(1), last].into_iter().find(is_there);
            let at = near.or_else(|| self.place_index(&location.place));
            all.push(at.unwrap_or(NOWHERE));
            last = at.unwrap_or(last);
        }
        all
    }

    /// Adds words to the title, in each language: of which part of time it is shown, say.
    pub fn add_to_title(&mut self, words: impl Fn(Locale) -> String) {
        let title = |l| [self.file.title.get(l), &words(l)].concat().into();
        self.file.title = Localized::of(Locale::ALL.map(title));
    }

    /// Names the archive of tiles by this address, where the file names one: a path from the file is one from
    /// where the file was.
    pub fn find_tiles(&mut self, address: impl FnOnce(&str) -> Option<String>) {
        let tiles = self.file.tiles.as_deref().and_then(address);
        if let Some(tiles) = tiles {
            self.file.tiles = Some(tiles.into());
        }
    }

    /// Whether all its locations are in tiles: of nothing that is counted here anything is known.
    #[must_use]
    pub fn is_tiled(&self) -> bool {
        self.file.tiles.is_some() && self.file.locations.is_empty()
    }

    /// The data file, and no more the network.
    pub(crate) fn into_file(self) -> NetworkFile {
        self.file
    }

    /// The data file, record for record.
    #[must_use]
    pub fn file(&self) -> &NetworkFile {
        &self.file
    }

    /// Every post, office and candidate, in the order of the file.
    #[must_use]
    pub fn locations(&self) -> &[Location] {
        &self.file.locations
    }

    /// The services, in the order in which they are shown.
    #[must_use]
    pub fn services(&self) -> &[Service] {
        &self.file.services
    }

    /// The location with this id.
    #[must_use]
    pub fn location(&self, id: &LocationId) -> Option<&Location> {
        find(&self.file.locations, &self.locations, |l| &l.id, id)
    }

    /// The position of a location in [`locations`](Self::locations).
    #[must_use]
    pub fn position(&self, id: &LocationId) -> Option<u32> {
        let record = |i: u32| self.file.locations.get(i as usize).map(|l| &l.id);
        let at = self
            .locations
            .binary_search_by(|&i| record(i).cmp(&Some(id)))
            .ok()?;
        self.locations.get(at).copied()
    }

    /// The position of the location that has this id, or had it: where a link leads. It looks through all of
    /// them where none has it.
    #[must_use]
    pub fn known_as(&self, id: &LocationId) -> Option<u32> {
        self.position(id).or_else(|| {
            let had = |l: &Location| l.former_ids.iter().any(|had| had.as_str() == id.as_str());
            u32::try_from(self.file.locations.iter().position(had)?).ok()
        })
    }

    /// The place with this id.
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        find(&self.file.places, &self.places, |p| &p.id, id)
    }

    /// The position of a place in the file's list.
    #[must_use]
    pub fn place_index(&self, id: &PlaceId) -> Option<u32> {
        let record = |i: u32| self.file.places.get(i as usize).map(|p| &p.id);
        let at = self
            .places
            .binary_search_by(|&i| record(i).cmp(&Some(id)))
            .ok()?;
        self.places.get(at).copied()
    }

    /// The place of a location.
    #[must_use]
    pub fn place_of(&self, location: &Location) -> Option<&Place> {
        self.place(&location.place)
    }

    /// The place of the location at a position of [`locations`](Self::locations).
    #[must_use]
    pub fn place_at(&self, position: u32) -> Option<&Place> {
        self.file
            .places
            .get(self.place_index_at(position)? as usize)
    }

    /// The position of that place in the file's list.
    pub(crate) fn place_index_at(&self, position: u32) -> Option<u32> {
        let place = self.places_of.get(position as usize).copied();
        place.filter(|place| *place != NOWHERE)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.file.sources.iter().find(|s| s.id == *id)
    }

    /// The service with this id.
    #[must_use]
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.file.services.iter().find(|s| s.id == *id)
    }

    /// The position of a service in [`services`](Self::services).
    #[must_use]
    pub fn service_index(&self, id: &ServiceId) -> Option<usize> {
        self.file.services.iter().position(|s| s.id == *id)
    }

    /// The organisation with this id.
    #[must_use]
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.file.organisations.iter().find(|o| o.id == *id)
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.file.roles.iter().find(|r| r.id == *id)
    }

    /// What the markers of the service at a position look like: as it says itself, or as its place
    /// in the list has it.
    #[must_use]
    pub fn look(&self, service: usize) -> (Symbol, Colour) {
        let own = self.file.services.get(service);
        let symbol = own.and_then(|own| own.symbol);
        let colour = own.and_then(|own| own.colour);
        (
            symbol
                .or_else(|| Symbol::ALL.get(service).copied())
                .unwrap_or(Symbol::Circle),
            colour
                .or_else(|| Colour::ALL.get(service).copied())
                .unwrap_or(Colour::Ink),
        )
    }

    /// The country whose network it is.
    #[must_use]
    pub fn home(&self) -> Option<Country> {
        self.file.home
    }

    /// Whether a country is the one whose network it is.
    #[must_use]
    pub fn is_home(&self, country: Country) -> bool {
        self.file.home == Some(country)
    }

    /// How many kinds of locations there are, used or not: the file's, or the roles.
    #[must_use]
    pub fn kind_count(&self) -> usize {
        match self.file.kinds.len() {
            0 => Kind::ALL.len(),
            count => count,
        }
    }

    /// The id of the kind at a position.
    #[must_use]
    pub fn kind_id(&self, kind: usize) -> Option<KindId> {
        if self.file.kinds.is_empty() {
            return Kind::ALL.get(kind).map(|role| KindId::from(*role));
        }
        self.file.kinds.get(kind).map(|kind| kind.id.clone())
    }

    /// The position of a kind; none where there is no kind of that name.
    #[must_use]
    pub fn kind_index(&self, id: &str) -> Option<usize> {
        if self.file.kinds.is_empty() {
            return Kind::ALL.iter().position(|role| role.as_str() == id);
        }
        self.file
            .kinds
            .iter()
            .position(|kind| kind.id.as_str() == id)
    }

    /// The kind of this role that comes first; the role's own name where none has it.
    #[must_use]
    pub fn kind_of_role(&self, role: Kind) -> KindId {
        let first = self.file.kinds.iter().find(|kind| kind.role == role);
        first.map_or_else(|| role.into(), |kind| kind.id.clone())
    }

    /// What the network calls the kind at a position, in the plural; none where it leaves that to
    /// the map.
    #[must_use]
    pub fn kind_plural(&self, kind: usize, locale: Locale) -> Option<&str> {
        let kind = self.file.kinds.get(kind)?;
        Some(kind.plural.as_ref().unwrap_or(&kind.name).get(locale))
    }

    /// What the network calls a location's kind, in the singular.
    #[must_use]
    pub fn kind_name(&self, location: &Location, locale: Locale) -> &str {
        let own = self
            .file
            .kinds
            .iter()
            .find(|kind| kind.id == location.kind_id);
        own.map_or_else(|| location.kind.name(locale), |kind| kind.name.get(locale))
    }

    /// What the network calls locations of this role, in the singular.
    #[must_use]
    pub fn role_name(&self, role: Kind, locale: Locale) -> &str {
        let first = self.file.kinds.iter().find(|kind| kind.role == role);
        first.map_or_else(|| role.name(locale), |kind| kind.name.get(locale))
    }

    /// The field of its own with this id.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.file.fields.iter().find(|field| field.id == *id)
    }

    /// What a location has in a field of its own, as text: the field's name, and what it holds.
    #[must_use]
    pub fn in_field(&self, value: &FieldValue, locale: Locale) -> [String; 2] {
        let field = self.field(&value.field);
        let is = match &value.is {
            Scalar::Number(number) => number.to_string(),
            Scalar::Text(text) => {
                let shown = field.map_or(&**text, |field| field.shown(text, locale));
                shown.to_owned()
            }
        };
        let name = field.map_or(value.field.as_str(), |field| field.name.get(locale));
        [name.to_owned(), is]
    }

    /// The subject with this id.
    #[must_use]
    pub fn subject(&self, id: &SubjectId) -> Option<&Subject> {
        self.file.subjects.iter().find(|subject| subject.id == *id)
    }

    /// Whether anything of it has a date: otherwise there is nothing to show through time.
    #[must_use]
    pub fn has_dates(&self) -> bool {
        self.file.locations.iter().any(|location| {
            !location.opened.is_empty()
                || !location.closed.is_empty()
                || location.standing.iter().any(|claim| claim.as_of.is_some())
        })
    }

    /// Whether a part of the map is shown: as the file says, or where it has something for it. A part that is
    /// named brings the page that it stands on.
    #[must_use]
    pub fn shows(&self, module: Module) -> bool {
        let file = &self.file;
        let has = |kind| file.locations.iter().any(|location| location.kind == kind);
        let has_facts = || {
            !file.topics.is_empty()
                || !file.trade.is_empty()
                || !file.joint_presence.is_empty()
                || file.minimum_crew.is_some()
                || file.services.len() > 1
                // The chart through the years; posts to assign, and candidates.
                || self.has_dates()
                || has(Kind::Post)
                || has(Kind::Candidate)
                || file
                    .services
                    .iter()
                    .any(|service| !service.declared.is_empty())
        };
        if let Some(modules) = &file.modules {
            // Of the parts of the page of scenarios one may have nothing to show.
            let is_empty = |it: &Module| *it == Module::Ranking && !has(Kind::Candidate);
            let brings = |it: &Module| *it == module || (it.page() == module && !is_empty(it));
            return modules.iter().any(brings)
                && (module != Module::Facts || modules.contains(&Module::Declared) || has_facts());
        }
        match module {
            Module::WhatIf => has(Kind::Post) || has(Kind::Candidate),
            Module::Crew => file.minimum_crew.is_some(),
            Module::Coverage | Module::BestPlaces | Module::Rotation => has(Kind::Post),
            Module::JointPresence => file.services.len() > 1,
            Module::Facts => has_facts(),
            Module::Ranking | Module::Candidates => has(Kind::Candidate),
            Module::Declared => true,
        }
    }

    /// Whether a part is shown, and the file has something for it, whatever it says.
    #[must_use]
    pub fn uses(&self, module: Module) -> bool {
        let file = &self.file;
        let has = |kind| file.locations.iter().any(|location| location.kind == kind);
        self.shows(module)
            && match module {
                Module::Crew => file.minimum_crew.is_some(),
                Module::JointPresence => file.services.len() > 1,
                Module::Rotation => has(Kind::Post),
                Module::Ranking | Module::Candidates => has(Kind::Candidate),
                _ => true,
            }
    }

    /// What candidates are ranked by, in the order in which it is shown.
    #[must_use]
    pub fn criteria(&self) -> Vec<Criterion> {
        match &self.file.criteria {
            Some(criteria) => criteria.iter().map(|by| by.criterion).collect(),
            None => vec![
                Criterion::Distance,
                Criterion::Joined,
                Criterion::Neighbours,
                Criterion::Population,
                Criterion::Gdp,
            ],
        }
    }

    /// What the network says of something that candidates are ranked by.
    #[must_use]
    pub fn ranked_by(&self, criterion: Criterion) -> Option<&RankedBy> {
        let mut criteria = self.file.criteria.iter().flatten();
        criteria.find(|by| by.criterion == criterion)
    }
}
