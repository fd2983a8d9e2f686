//! All that is said of one location, in the order of time.

use super::spoken::follows_from_event;
use super::timeline::in_order;
use crate::analysis::Field;
use crate::model::{Claim, ClaimStatus, FieldValue, Location, SourceId, When};

/// A claim in the record of a location.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'l> {
    /// The date of the event, or the date for which it is said; none where nobody dates it.
    pub date: Option<When>,
    /// When it was over, where the claim tells.
    pub until: Option<When>,
    /// What it is about.
    pub field: Field,
    /// Its position among the claims of that field.
    pub index: usize,
    /// How firm it is.
    pub status: ClaimStatus,
    /// Who says so.
    pub sources: &'l [SourceId],
}

/// Every claim about a location, the earliest first, a year before the days in it, and what nobody
/// dates at the end. Claims that contradict each other for the same time stand side by side.
#[must_use]
pub fn record(location: &Location) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    dates(&mut all, Field::Opened, &location.opened);
    dates(&mut all, Field::Closed, &location.closed);
    claims(&mut all, Field::Standing, &location.standing);
    // What only follows from a date of opening or closing is told with that date.
    all.retain(|entry| {
        let standing = location.standing.get(entry.index);
        let standing = standing.filter(|_| entry.field == Field::Standing);
        !standing.is_some_and(|claim| follows_from_event(location, claim))
    });
    claims(&mut all, Field::Address, &location.address);
    claims(&mut all, Field::Jurisdiction, &location.jurisdiction);
    claims(&mut all, Field::Staff, &location.staff);
    claims(&mut all, Field::Themes, &location.themes);
    claims(&mut all, Field::Files, &location.files);
    claims(&mut all, Field::Motivation, &location.motivation);
    claims(&mut all, Field::Contact, &location.contact);
    let mut own = Vec::new();
    claims(&mut own, Field::Own, &location.fields);
    // What is said of one field stands together.
    all.extend(in_order(&own, |entry| {
        own_value(location, entry).map(|value| &value.field)
    }));
    // What only has an end was so before it.
    in_order(&all, |entry| {
        let date = entry.date.or(entry.until);
        (date.is_none(), date)
    })
}

/// What an entry says of a field of the network's own; nothing where it is about something else.
#[must_use]
pub fn own_value<'l>(location: &'l Location, entry: &Entry<'_>) -> Option<&'l FieldValue> {
    let claim = location.fields.get(entry.index);
    let claim = claim.filter(|_| entry.field == Field::Own);
    claim.map(|claim| &claim.value)
}

fn dates<'l>(all: &mut Vec<Entry<'l>>, field: Field, claims: &'l [Claim<When>]) {
    all.extend(claims.iter().enumerate().map(|(index, claim)| Entry {
        date: Some(claim.value),
        until: None,
        field,
        index,
        status: claim.status,
        sources: &claim.sources,
    }));
}

fn claims<'l, T>(all: &mut Vec<Entry<'l>>, field: Field, claims: &'l [Claim<T>]) {
    all.extend(claims.iter().enumerate().map(|(index, claim)| Entry {
        date: claim.as_of.map(When::from),
        until: claim.until,
        field,
        index,
        status: claim.status,
        sources: &claim.sources,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::model::{FieldId, Scalar};

    #[test]
    fn claims_stand_in_the_order_of_time() {
        let network = fixture::network(
            "dkbuza post Madrid:ES !open@2024 !vacant@2018-11-15 seen !closed@2024 opened=2007 \
             addr=Calle_1@2010 jur=ES",
        );
        let record = record(&network.locations()[0]);
        let told: Vec<_> = record
            .iter()
            .map(|e| (e.field, e.index, e.date.map(|d| d.to_string())))
            .collect();
        let date = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                (Field::Opened, 0, date("2007")),
                (Field::Address, 0, date("2010")),
                (Field::Standing, 1, date("2018-11-15")),
                (Field::Standing, 0, date("2024")),
                (Field::Standing, 3, date("2024")),
                (Field::Standing, 2, None),
                (Field::Jurisdiction, 0, None),
            ]
        );
    }

    #[test]
    fn the_fields_of_the_network_are_in_it() {
        let mut file = fixture::file("dkbuza post Madrid:ES open@2018");
        let own = |field: &str, is: &str| {
            let value = |is: &str| FieldValue {
                field: FieldId::new(field).unwrap(),
                is: Scalar::Text(is.into()),
            };
            fixture::claim(is, value)
        };
        file.locations[0].fields = vec![
            own("rank", "legation@1893"),
            own("head", "envoy@1893"),
            own("rank", "consulate@1893"),
            own("rank", "embassy@2020"),
        ];
        let location = &file.locations[0];
        let told: Vec<_> = record(location)
            .iter()
            .map(|entry| {
                let own = own_value(location, entry);
                (entry.index, own.map(|own| own.field.to_string()))
            })
            .collect();
        let rank = || Some("rank".to_owned());
        let head = Some("head".to_owned());
        assert_eq!(
            told,
            [(1, head), (0, rank()), (2, rank()), (0, None), (3, rank())]
        );
    }

    /// Loading, or an earlier date, lets the date of an event speak for the standing.
    #[test]
    fn what_follows_from_an_opening_is_no_record_of_its_own() {
        let network = fixture::network("fit office Madrid:ES seen@2024 opened=2007 closed=2030");
        let then = crate::time::as_of(&network, crate::model::Date::new("2010").unwrap());
        let location = &then.locations()[0];
        assert_eq!(location.standing.len(), 1);
        let told: Vec<_> = record(location).iter().map(|entry| entry.field).collect();
        assert_eq!(told, [Field::Opened]);
        // Who says so beside it does.
        let network = fixture::network("fit office Madrid:ES open@2007 opened=2007");
        assert_eq!(record(&network.locations()[0]).len(), 2);
    }

    #[test]
    fn what_only_has_an_end_stands_where_it_ended() {
        let network = fixture::network(
            "dkbuza post Madrid:ES open@2024 addr=Calle_1@>2015 addr=Calle_2@2016 addr=Calle_3",
        );
        let record = record(&network.locations()[0]);
        let addresses = record.iter().filter(|e| e.field == Field::Address);
        let ends: Vec<_> = addresses
            .map(|e| (e.index, e.until.map(|d| d.to_string())))
            .collect();
        assert_eq!(ends, [(0, Some("2015".to_owned())), (1, None), (2, None)]);
    }
}
