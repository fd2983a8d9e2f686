//! The records of the model: their fields, and how many of them there may be.

use super::{Read, Reader};
use crate::load::json::At;
use crate::load::{Noun, limits};
use crate::model::{
    Contact, Event, Figure, Jurisdiction, Location, LocationId, MinimumCrew, NetworkFile,
    Organisation, OrganisationId, Place, PlaceId, Role, RoleId, Service, ServiceId, Source,
    SourceId, Staff, Topic, TopicId, TradeFigure,
};

/// The field of a record's own id.
macro_rules! own {
    ($id:ident) => {
        "id"
    };
}

/// For each record the fields that it must have; after the semicolon those that it may have. A
/// record with an id of its own comes with the kind that references name. After the arrow comes
/// the rule that looks at the record as a whole.
macro_rules! records {
    ($(
        $record:ident
            $(id $id:ident $kind:ident)?
            $(most $most:ident)?
            { $($must:ident),* ; $($may:ident),* }
            $(=> $check:ident)?
    )+) => {$(
        impl Read for $record {
            $(const MOST: usize = limits::$most;)?

            fn read(reader: &mut Reader<'_>, at: At) -> Self {
                let names = &[$(own!($id),)? $(stringify!($must),)* $(stringify!($may),)*];
                let required = <[&str]>::len(&[$(own!($id),)? $(stringify!($must),)*]);
                let mut slots = reader.object(at, names, required);
                let record = Self {
                    $(id: $id::from_valid(reader.own_id(slots.next(), Noun::$kind)),)?
                    $($must: Read::read(reader, slots.next()),)*
                    $($may: Read::read(reader, slots.next()),)*
                };
                $(reader.$check(at, &slots, &record);)?
                record
            }
        }
    )+};
}

records! {
    Source id SourceId Source most RECORDS {
        kind, title; url, date, date_is_approximate, licence, note
    } => source
    Service id ServiceId Service most SERVICES {
        short, name, mission; web, declared
    } => service
    Organisation id OrganisationId Organisation most RECORDS { short, name; }
    Role id RoleId Role most ROLES { name; }
    Place id PlaceId Place most PLACES {
        name, precision; country, lat_lon, zone, sources
    } => place
    Location id LocationId Location most PLACES {
        service, kind, name, place, standing;
        mission, subjects, satellite_of, place_assumed, address, contact, opened, closed,
        jurisdiction, staff, themes, files, motivation, note
    } => location
    Topic id TopicId Topic most TOPICS { title; statements, figures, events } => topic
    TradeFigure most RECORDS {
        flow, year, sources; country, eur_bn, change_percent, rank, note
    } => trade
    MinimumCrew { roles; } => minimum_crew
    Figure { label, value; series }
    Event { label, date; }
    Jurisdiction { ; countries, organisations } => jurisdiction
    Staff { role, fte; } => staff
    Contact { kind, address; } => contact
}

impl Read for NetworkFile {
    fn read(reader: &mut Reader<'_>, at: At) -> Self {
        let names = &[
            "version",
            "title",
            "compiled",
            "sources",
            "services",
            "places",
            "locations",
            "$schema",
            "note",
            "organisations",
            "roles",
            "minimum_crew",
            "joint_presence",
            "topics",
            "trade",
        ];
        let mut slots = reader.object(at, names, 7);
        let version = Read::read(reader, slots.next());
        let title = Read::read(reader, slots.next());
        let compiled = Read::read(reader, slots.next());
        reader.compiled = Some(compiled);
        let file = Self {
            version,
            title,
            compiled,
            sources: Read::read(reader, slots.next()),
            services: Read::read(reader, slots.next()),
            places: Read::read(reader, slots.next()),
            locations: Read::read(reader, slots.next()),
            json_schema: Read::read(reader, slots.next()),
            note: Read::read(reader, slots.next()),
            organisations: Read::read(reader, slots.next()),
            roles: Read::read(reader, slots.next()),
            minimum_crew: Read::read(reader, slots.next()),
            joint_presence: Read::read(reader, slots.next()),
            topics: Read::read(reader, slots.next()),
            trade: Read::read(reader, slots.next()),
        };
        reader.network(&slots, &file);
        file
    }
}
