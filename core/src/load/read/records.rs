//! The records of the model: their fields, and how many of them there may be.

use super::{Read, Reader, in_turns};
use crate::load::json::{At, NONE};
use crate::load::{Noun, limits};
use crate::model::{
    Choice, ChoiceId, CloseUp, Contact, Event, Field, FieldId, FieldValue, Figure, HomeRegion,
    Jurisdiction, KindId, Location, LocationId, LocationKind, MinimumCrew, NetworkFile,
    Organisation, OrganisationId, Place, PlaceId, RankedBy, Role, RoleId, Service, ServiceId,
    Source, SourceId, Staff, Subject, SubjectId, Texts, Topic, TopicId, TradeFigure, View,
};
use crate::turns::Turns;

/// The field of a record's own id.
macro_rules! own {
    ($id:ident) => {
        "id"
    };
}

/// The name of a field in the file, where it has another one in the type.
macro_rules! named {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// For each record the fields that it must have; after the semicolon those that it may have. A
/// record with an id of its own comes with the kind that references name. After the arrow comes
/// the rule that looks at the record as a whole. After a plus come a field that is not in the file, and
/// what gives it.
macro_rules! records {
    ($(
        $record:ident
            $(id $id:ident $kind:ident)?
            $(most $most:ident)?
            { $($must:ident $(= $name:literal)?),* ; $($may:ident),* }
            $(+ $extra:ident $give:ident)?
            $(=> $check:ident)?
    )+) => {$(
        impl Read for $record {
            $(const MOST: usize = limits::$most;)?
            const ENDS: bool = true;

            fn read(reader: &mut Reader<'_>, at: At) -> Self {
                let names = &[$(own!($id),)? $(named!($must $($name)?),)* $(stringify!($may),)*];
                let required = <[&str]>::len(&[$(own!($id),)? $(stringify!($must),)*]);
                let mut slots = reader.object(at, names, required);
                #[allow(unused_mut, reason = "few records have a field that follows")]
                let mut record = Self {
                    $(id: $id::from_valid(reader.own_id(slots.next(), Noun::$kind)),)?
                    $($must: Read::read(reader, slots.next()),)*
                    $($may: Read::read(reader, slots.next()),)*
                    $($extra: Default::default(),)?
                };
                $(record.$extra = reader.$give(&record);)?
                $(reader.$check(at, &slots, &record);)?
                record
            }
        }
    )+};
}

records! {
    Source id SourceId Source most RECORDS {
        kind, title; url, date, date_is_approximate, voice, licence, note
    } => source
    Service id ServiceId Service most SERVICES {
        short, name; mission, keywords, web, declared, symbol, colour
    } => service
    LocationKind id KindId Kind most KINDS { role, name; plural }
    Subject id SubjectId Subject most PARTICULARS { name; }
    Field id FieldId Field most PARTICULARS { name, kind; choices } => field
    Choice id ChoiceId Choice most PARTICULARS { name; }
    Organisation id OrganisationId Organisation most RECORDS { short, name; }
    Role id RoleId Role most ROLES { name; }
    Place id PlaceId Place most PLACES {
        name, precision; country, lat_lon, zone, sources
    } => place
    Location id LocationId Location most PLACES {
        service, kind_id = "kind", name, place, standing;
        mission, subjects, satellite_of, place_assumed, address, contact, opened, closed,
        jurisdiction, staff, themes, files, motivation, fields, former_ids,
        note
    } + kind role_of => location
    Topic id TopicId Topic most TOPICS { title; shows, statements, figures, events } => topic
    TradeFigure most RECORDS {
        flow, year, sources; country, eur_bn, change_percent, rank, note
    } => trade
    MinimumCrew { roles; } => minimum_crew
    Figure { label, value; series }
    Event { label, date; }
    Jurisdiction { ; countries, organisations } => jurisdiction
    Staff { role, fte; } => staff
    Contact { kind, address; } => contact
    FieldValue { field, is; } => field_value
    View { lat_lon, zoom; } => view
    CloseUp { short, name, view; }
    HomeRegion { name, lat_lon; }
    Texts { ; intro, country, joint, joint_unnamed, candidates, balance, rotation, ranking }
    RankedBy { criterion; name, words, countries }
}

impl Reader<'_> {
    /// The file as a whole.
    pub(super) async fn network_file(&mut self, at: At, turns: &Turns) -> NetworkFile {
        let reader = self;
        // The first version has the first seven, which it must have, and eight more.
        let names: &'static [&'static str] = &[
            "version",
            "title",
            "compiled",
            "services",
            "places",
            "locations",
            "sources",
            "$schema",
            "note",
            "organisations",
            "roles",
            "minimum_crew",
            "joint_presence",
            "topics",
            "trade",
            "locales",
            "home",
            "home_region",
            "view",
            "close_up",
            "texts",
            "kinds",
            "subjects",
            "fields",
            "modules",
            "criteria",
            "tiles",
        ];
        let mut slots = if reader.version == 1 {
            reader.object(at, names.get(..15).unwrap_or(names), 7)
        } else {
            reader.object(at, names, 6)
        };
        // What the others are read by comes first.
        let locales = Read::read(reader, slots.get("locales"));
        reader.locales(slots.get("locales"), &locales);
        let kinds: Vec<LocationKind> = Read::read(reader, slots.get("kinds"));
        reader.kinds.clone_from(&kinds);
        let fields: Vec<Field> = Read::read(reader, slots.get("fields"));
        reader.fields.clone_from(&fields);
        let version = Read::read(reader, slots.next());
        let title = Read::read(reader, slots.next());
        let compiled = Read::read(reader, slots.next());
        reader.compiled = Some(compiled);
        let mut file = NetworkFile {
            version,
            title,
            compiled,
            services: Read::read(reader, slots.next()),
            places: in_turns(reader, slots.next(), turns, 30..45).await,
            locations: in_turns(reader, slots.next(), turns, 45..85).await,
            sources: Read::read(reader, slots.next()),
            json_schema: Read::read(reader, slots.next()),
            note: Read::read(reader, slots.next()),
            organisations: Read::read(reader, slots.next()),
            roles: Read::read(reader, slots.next()),
            minimum_crew: Read::read(reader, slots.next()),
            joint_presence: Read::read(reader, slots.next()),
            topics: Read::read(reader, slots.next()),
            trade: Read::read(reader, slots.next()),
            locales,
            home: Read::read(reader, slots.get("home")),
            home_region: Read::read(reader, slots.get("home_region")),
            view: Read::read(reader, slots.get("view")),
            close_up: Read::read(reader, slots.get("close_up")),
            texts: match slots.get("texts") {
                NONE => Texts::default(),
                at => Read::read(reader, at),
            },
            kinds,
            subjects: Read::read(reader, slots.get("subjects")),
            fields,
            modules: Read::read(reader, slots.get("modules")),
            criteria: Read::read(reader, slots.get("criteria")),
            tiles: Read::read(reader, slots.get("tiles")),
        };
        reader.network(&slots, &file);
        reader.cite_itself(&mut file);
        file
    }
}
