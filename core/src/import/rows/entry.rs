//! What a row says, as far as it is understood.

use crate::model::{
    Contact, Country, Date, FieldValue, Kind, KindId, LocationId, OrganisationId, Standing, When,
};

/// What a row says, as far as it is understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The position of the row in the sheet.
    pub row: usize,
    /// Its number, as a spreadsheet shows it.
    pub number: u32,
    /// The id that it gives.
    pub id: Option<LocationId>,
    /// The position of the location with that id.
    pub own: Option<u32>,
    /// The position of the location whose id it gives, where that has another name in another city.
    pub stranger: Option<u32>,
    /// A cell of its own names a service or a place, known or not.
    pub says_whose_or_where: bool,
    /// The position of the service.
    pub service: Option<usize>,
    /// What it is.
    pub kind: Option<Kind>,
    /// What the network calls that, where the row says it.
    pub kind_id: Option<KindId>,
    /// Its name.
    pub name: Box<str>,
    /// The name of its city as the row has it.
    pub city_name: Box<str>,
    /// Its city, where that is known, by its position in the gazetteer.
    pub city: Option<u32>,
    /// Its country.
    pub country: Option<Country>,
    /// Its point, degrees WGS 84.
    pub point: Option<[f64; 2]>,
    /// Whether it works.
    pub standing: Option<Standing>,
    /// Its address.
    pub address: Option<Box<str>>,
    /// How to reach it.
    pub contacts: Vec<Contact>,
    /// When it opened.
    pub opened: Option<When>,
    /// When it closed.
    pub closed: Option<When>,
    /// The countries that it answers for.
    pub countries: Vec<Country>,
    /// The organisations that it answers for.
    pub organisations: Vec<OrganisationId>,
    /// The post that it belongs to.
    pub satellite_of: Option<LocationId>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// What it has in the network's own fields.
    pub fields: Vec<FieldValue>,
    /// For when it is said.
    pub as_of: Option<Date>,
    /// When it was last seen to work.
    pub last_seen: Option<Date>,
    /// Nothing costs the whole row.
    pub is_sound: bool,
}

impl Entry {
    /// For when it says whether it works, where it says that: what works was seen, at its last, when it was last seen.
    pub(in crate::import) fn standing_as_of(&self) -> Option<Date> {
        let works = matches!(self.standing, Some(Standing::Open | Standing::Seen));
        self.as_of.or(self.last_seen.filter(|_| works))
    }

    /// What the row is called where one has to speak of it.
    #[must_use]
    pub fn label(&self) -> String {
        let parts = [&*self.name, &*self.city_name]
            .into_iter()
            .filter(|part| !part.is_empty());
        let label = parts.collect::<Vec<_>>().join(" · ");
        match (&self.id, self.country) {
            _ if !label.is_empty() => label,
            (Some(id), _) => id.to_string(),
            (_, Some(country)) => country.to_string(),
            _ => format!("#{}", self.number),
        }
    }
}
