//! One location as a row of named cells, for every form of table.

use std::borrow::Cow;

use super::csv::SEPARATOR;
use crate::analysis::{Field, Settled, marks, remit, settle, verdict};
use crate::model::{
    Claim, ClaimStatus, ContactKind, Country, FieldKind, Locale, Location, Network, Precision,
    Scalar, Source, SourceId,
};
use crate::scenario;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    /// Nothing: the value is not known, or there is none.
    Empty,
    /// Text.
    Text(Cow<'a, str>),
    /// Degrees.
    Degrees(f64),
    /// Any other number.
    Number(f64),
    /// Several texts, at least one.
    List(Vec<Cow<'a, str>>),
    /// Several texts in which anything may stand, a semicolon too.
    Texts(Vec<Cow<'a, str>>),
}

/// The names of the columns: stable, for machines, the same in every language.
///
/// - `id`, `service`, `kind`, `satellite_of`, `name`, `city`: whose, what and where; names are in
///   the language asked for.
/// - `standing` is the effective standing, `last_seen` the latest date for which a source says
///   that it works.
/// - `country` is an ISO 3166-1 alpha-2 code; `zone` lists the codes that a region without a
///   point is said to span.
/// - `lat`, `lon` in degrees WGS 84, and `precision`: `address`, `city` or `region`.
/// - `address`, `telephone`, `email`, `web`, `opened`, `closed` list all that the sources say of the
///   location itself.
/// - `countries`, `organisations`: whom it answers for.
/// - `contested`, `assumed`: the facts that sources disagree on, and those that are inferred.
/// - `sources`: the addresses of the sources, or their ids where they have none.
/// - `note`: a reservation.
///
/// After these stand the network's own fields, `field.` and the id of each; several texts in one cell stand each on a
/// line of its own, all but the last with a semicolon.
pub const COLUMNS: [&str; 25] = [
    "id",
    "service",
    "kind",
    "satellite_of",
    "standing",
    "last_seen",
    "name",
    "city",
    "country",
    "zone",
    "lat",
    "lon",
    "precision",
    "address",
    "telephone",
    "email",
    "web",
    "countries",
    "organisations",
    "opened",
    "closed",
    "contested",
    "assumed",
    "sources",
    "note",
];

/// The cells of a location, in the order of [`COLUMNS`].
pub(crate) fn cells<'a>(
    network: &'a Network,
    location: &'a Location,
    locale: Locale,
) -> [Cell<'a>; COLUMNS.len()] {
    let verdict = verdict(location);
    let place = network.place_of(location);
    let degrees = |axis: usize| {
        let value = place?.lat_lon?.get(axis).copied()?;
        Some(Cell::Degrees(value))
    };
    let zone = place.and_then(|place| place.zone.as_ref());
    let answers_for = remit(location);
    let marked = |status: ClaimStatus| {
        let fields = marks(location).into_iter().filter(|&(_, s)| s == status);
        let extent = zone.is_some_and(|claim| claim.status == status);
        let fields = fields.map(|(field, _)| field_name(field));
        list(fields.chain(extent.then_some("zone")))
    };
    let contacts = |kind: ContactKind| {
        let of = Claim::holding(&location.contact);
        list(of.filter(|it| it.kind == kind).map(|it| &*it.address))
    };
    [
        text(location.id.as_str()),
        text(location.service.as_str()),
        text(location.kind_id.as_str()),
        location
            .satellite_of
            .as_ref()
            .map_or(Cell::Empty, |id| text(id.as_str())),
        text(verdict.effective.name()),
        verdict
            .last_seen
            .filter(|_| supposed(network, location).is_none())
            .map_or(Cell::Empty, |date| text(date.to_string())),
        text(location.name.get(locale)),
        place.map_or(Cell::Empty, |place| text(place.name.get(locale))),
        place
            .and_then(|place| place.country)
            .map_or(Cell::Empty, |c| text(c.to_string())),
        zone.map_or(Cell::Empty, |claim| codes(&claim.value)),
        degrees(0).unwrap_or(Cell::Empty),
        degrees(1).unwrap_or(Cell::Empty),
        place.map_or(Cell::Empty, |place| text(precision_name(place.precision))),
        list(Claim::holding(&location.address).map(|address| &**address)),
        contacts(ContactKind::Telephone),
        contacts(ContactKind::Email),
        contacts(ContactKind::Web),
        codes(&answers_for.countries),
        list(answers_for.organisations.iter().map(|id| id.as_str())),
        list(location.opened.iter().map(|claim| claim.value.to_string())),
        list(location.closed.iter().map(|claim| claim.value.to_string())),
        marked(ClaimStatus::Contested),
        marked(ClaimStatus::Assumed),
        list(sources(network, location).into_iter().map(|id| {
            let url = network.source(id).and_then(|source| source.url.as_deref());
            url.unwrap_or(id.as_str())
        })),
        location
            .note
            .as_ref()
            .map_or(Cell::Empty, |note| text(note.get(locale))),
    ]
}

fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

/// The names of the columns that hold a network's own fields, after [`COLUMNS`]: `field.` and the id.
pub(crate) fn own_columns(network: &Network) -> impl Iterator<Item = String> {
    let fields = network.file().fields.iter();
    fields.map(|field| ["field.", field.id.as_str()].concat())
}

/// The cells of a location in the network's own fields.
pub(crate) fn own_cells<'a>(
    network: &'a Network,
    location: &'a Location,
    locale: Locale,
) -> impl Iterator<Item = Cell<'a>> {
    network.file().fields.iter().map(move |field| {
        let own = Claim::holding(&location.fields);
        let mut values: Vec<&Scalar> = Vec::new();
        for value in own.filter(|value| value.field == field.id) {
            if !values.contains(&&value.is) {
                values.push(&value.is);
            }
        }
        if let [Scalar::Number(number)] = *values {
            return Cell::Number(*number);
        }
        let texts = list(values.into_iter().map(|value| match value {
            Scalar::Number(number) => Cow::Owned(number.to_string()),
            Scalar::Text(text) => Cow::Borrowed(field.shown(text, locale)),
        }));
        match texts {
            Cell::List(texts)
                if texts.len() > 1
                    && (field.kind == FieldKind::Text
                        || texts.iter().any(|text| text.contains(SEPARATOR))) =>
            {
                Cell::Texts(texts)
            }
            texts => texts,
        }
    })
}

fn list<'a, T: Into<Cow<'a, str>>>(texts: impl Iterator<Item = T>) -> Cell<'a> {
    let mut all: Vec<Cow<'a, str>> = Vec::new();
    for text in texts.map(Into::into) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    if all.is_empty() {
        Cell::Empty
    } else {
        Cell::List(all)
    }
}

fn codes<'a>(countries: &[Country]) -> Cell<'a> {
    list(countries.iter().map(Country::to_string))
}

/// The scenario's source, where it is a scenario that says how this location stands, or where: what the sources
/// said of that before is no ground for it.
fn supposed<'a>(network: &'a Network, location: &Location) -> Option<&'a SourceId> {
    let decides = match settle(&location.standing) {
        Settled::One(claim) => claim.sources.as_slice(),
        Settled::Contested | Settled::Unknown => &[],
    };
    let own = |source: &&Source| scenario::is_own(source);
    let of_standing = decides.iter().filter_map(|id| network.source(id)).find(own);
    let source = match of_standing {
        None if scenario::is_placed(location) => network.file().sources.iter().find(own),
        found => found,
    };
    source.map(|source| &source.id)
}

/// The sources of what the columns say; of a supposed standing the scenario alone.
pub(crate) fn sources<'a>(network: &'a Network, location: &'a Location) -> Vec<&'a SourceId> {
    fn add<'a, T>(all: &mut Vec<&'a SourceId>, claims: &'a [Claim<T>]) {
        for source in claims.iter().flat_map(|claim| &claim.sources) {
            if !all.contains(&source) {
                all.push(source);
            }
        }
    }
    let supposed = supposed(network, location);
    let mut all: Vec<&SourceId> = supposed.into_iter().collect();
    if supposed.is_none() {
        add(&mut all, &location.standing);
    }
    add(&mut all, &location.address);
    add(&mut all, &location.contact);
    add(&mut all, &location.opened);
    add(&mut all, &location.closed);
    add(&mut all, &location.jurisdiction);
    add(&mut all, &location.staff);
    add(&mut all, &location.themes);
    add(&mut all, &location.files);
    add(&mut all, &location.motivation);
    add(&mut all, &location.fields);
    all
}

fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Address => "address",
        Precision::City => "city",
        Precision::Region => "region",
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Standing => "standing",
        Field::Place => "place",
        Field::Address => "address",
        Field::Contact => "contact",
        Field::Opened => "opened",
        Field::Closed => "closed",
        Field::Jurisdiction => "jurisdiction",
        Field::Staff => "staff",
        Field::Themes => "themes",
        Field::Files => "files",
        Field::Motivation => "motivation",
        Field::Own => "field",
    }
}

/// Writes degrees with up to six decimals, which is 0.1 m.
pub(crate) fn write_degrees(out: &mut String, degrees: f64) {
    // Whole millionths: exact, and far smaller in a download than formatting floats.
    let millionths = (degrees * 1e6).round() as i64;
    if millionths < 0 {
        out.push('-');
    }
    let millionths = millionths.unsigned_abs();
    out.push_str(&(millionths / 1_000_000).to_string());
    let mut rest = millionths % 1_000_000;
    if rest > 0 {
        out.push('.');
        let mut unit = 100_000;
        while rest > 0 {
            out.push(char::from(
                b'0' + u8::try_from(rest / unit).unwrap_or_default(),
            ));
            rest %= unit;
            unit /= 10;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn degrees(value: f64) -> String {
        let mut out = String::new();
        write_degrees(&mut out, value);
        out
    }

    #[test]
    fn degrees_are_short_and_exact() {
        assert_eq!(degrees(-25.745), "-25.745");
        assert_eq!(degrees(4.0), "4");
        assert_eq!(degrees(-0.126), "-0.126");
        assert_eq!(degrees(0.000_001), "0.000001");
        assert_eq!(degrees(-0.000_000_1), "0");
    }

    proptest! {
        #[test]
        fn degrees_read_back_within_a_millionth(value in -180.0..180.0_f64) {
            let read: f64 = degrees(value).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.000_000_501);
        }
    }
}
