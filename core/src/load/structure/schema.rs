//! The structure of the data file as a table: what the types of the model take, field by field.

/// What stands at a place of the file.
pub(super) enum Shape {
    /// An object with these fields and no others.
    Record(&'static [Field]),
    /// A list of any length.
    List(&'static Shape),
    Text,
    /// A text, or one for each language.
    Localized,
    Flag,
    /// A whole number from 0 to 2³² − 1.
    Count,
    Number,
    /// Two numbers.
    LatLon,
    Id,
    Country,
    Date,
    /// One of these texts.
    OneOf(&'static [&'static str]),
}

/// A field of a record.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) need: Need,
    pub(super) shape: &'static Shape,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It must.
    Must,
    /// It may be left out, or be null.
    May,
    /// It may be left out.
    Default,
}

macro_rules! record {
    ($($need:ident $name:literal $shape:expr;)+) => {
        Shape::Record(&[$(Field { name: $name, need: Need::$need, shape: &$shape }),+])
    };
}

macro_rules! list {
    ($shape:expr) => {
        Shape::List(&$shape)
    };
}

macro_rules! claim {
    ($shape:expr) => {
        record! {
            Must "value" $shape;
            Default "status" CLAIM_STATUS;
            Must "sources" list!(Id);
            May "as_of" Date;
            May "quote" Text;
            May "note" Localized;
        }
    };
}

use Shape::{Count, Country, Date, Flag, Id, LatLon, Localized, Number, OneOf, Text};

const CLAIM_STATUS: Shape = OneOf(&["stated", "contested", "assumed"]);

/// One text for each language.
pub(super) const EACH_LANGUAGE: &[Field] = &[each("nl"), each("en"), each("fr"), each("de")];

const fn each(name: &'static str) -> Field {
    Field {
        name,
        need: Need::Must,
        shape: &Text,
    }
}

/// The whole file.
pub(super) static NETWORK: Shape = record! {
    May "$schema" Text;
    Must "version" Count;
    Must "title" Localized;
    Must "compiled" Date;
    May "note" Localized;
    Must "sources" list!(SOURCE);
    Must "services" list!(SERVICE);
    Default "organisations" list!(ORGANISATION);
    Default "roles" list!(ROLE);
    May "minimum_crew" record! { Must "roles" claim!(list!(Id)); };
    Default "joint_presence" list!(claim!(list!(Country)));
    Must "places" list!(PLACE);
    Must "locations" list!(LOCATION);
    Default "topics" list!(TOPIC);
    Default "trade" list!(TRADE);
};

const SOURCE: Shape = record! {
    Must "id" Id;
    Must "kind" OneOf(&["parliament", "government", "press", "dataset", "other"]);
    Must "title" Localized;
    May "url" Text;
    May "date" Date;
    Default "date_is_approximate" Flag;
    May "licence" Text;
    May "note" Localized;
};

const SERVICE: Shape = record! {
    Must "id" Id;
    Must "short" Localized;
    Must "name" Localized;
    Must "mission" Localized;
    May "web" Text;
    Default "declared" list!(claim!(Count));
};

const ORGANISATION: Shape = record! {
    Must "id" Id;
    Must "short" Localized;
    Must "name" Localized;
};

const ROLE: Shape = record! {
    Must "id" Id;
    Must "name" Localized;
};

const PLACE: Shape = record! {
    Must "id" Id;
    Must "name" Localized;
    May "country" Country;
    May "lat_lon" LatLon;
    Must "precision" OneOf(&["address", "city", "region"]);
    May "zone" claim!(list!(Country));
    Default "sources" list!(Id);
};

const LOCATION: Shape = record! {
    Must "id" Id;
    Must "service" Id;
    Must "kind" OneOf(&["post", "satellite", "office", "candidate"]);
    Must "name" Localized;
    Must "place" Id;
    Must "standing" list!(claim!(STANDING));
    May "mission" OneOf(&["bilateral", "multilateral", "both"]);
    Default "subjects" list!(OneOf(&["trade", "technology", "tourism", "development"]));
    May "satellite_of" Id;
    May "place_assumed" Localized;
    Default "address" list!(claim!(Text));
    Default "contact" list!(claim!(CONTACT));
    Default "opened" list!(claim!(Date));
    Default "closed" list!(claim!(Date));
    Default "jurisdiction" list!(claim!(JURISDICTION));
    Default "staff" list!(claim!(STAFF));
    Default "themes" list!(claim!(Localized));
    Default "files" list!(claim!(Localized));
    Default "motivation" list!(claim!(Localized));
    May "note" Localized;
};

const STANDING: Shape = OneOf(&[
    "open",
    "seen",
    "vacant",
    "closed",
    "announced",
    "considered",
]);

const CONTACT: Shape = record! {
    Must "kind" OneOf(&["web", "email", "telephone"]);
    Must "address" Text;
};

const JURISDICTION: Shape = record! {
    Default "countries" list!(Country);
    Default "organisations" list!(Id);
};

const STAFF: Shape = record! {
    Must "role" Id;
    Must "fte" Number;
};

const TOPIC: Shape = record! {
    Must "id" Id;
    Must "title" Localized;
    Default "statements" list!(claim!(Localized));
    Default "figures" list!(record! {
        Must "label" Localized;
        May "series" Text;
        Must "value" claim!(Number);
    });
    Default "events" list!(record! {
        Must "label" Localized;
        Must "date" claim!(Date);
    });
};

const TRADE: Shape = record! {
    May "country" Country;
    Must "flow" OneOf(&["export", "import", "both"]);
    Must "year" Date;
    May "eur_bn" Number;
    May "change_percent" Number;
    May "rank" Count;
    Must "sources" list!(Id);
    May "note" Localized;
};
