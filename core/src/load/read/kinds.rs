//! The enumerations of the model, by the texts that stand for them.

use super::{Read, Reader};
use crate::load::json::At;
use crate::model::{
    ClaimStatus, ContactKind, Kind, Mission, Precision, SourceKind, Standing, Subject, TradeFlow,
};

macro_rules! kinds {
    ($($kind:ident { $($text:literal $variant:ident)+ })+) => {$(
        impl Read for $kind {
            const DISTINCT: bool = true;

            fn read(reader: &mut Reader<'_>, at: At) -> Self {
                let choice = reader.choice(at, &[$($text),+]);
                let all = [$(Self::$variant),+];
                // The first stands for what is missing or broken.
                let [first, ..] = all;
                all.get(choice).copied().unwrap_or(first)
            }
        }
    )+};
}

kinds! {
    ClaimStatus { "stated" Stated "contested" Contested "assumed" Assumed }
    ContactKind { "web" Web "email" Email "telephone" Telephone }
    Kind { "post" Post "satellite" Satellite "office" Office "candidate" Candidate }
    Mission { "bilateral" Bilateral "multilateral" Multilateral "both" Both }
    Precision { "address" Address "city" City "region" Region }
    SourceKind {
        "parliament" Parliament "government" Government "press" Press "dataset" Dataset "other" Other
    }
    Standing {
        "open" Open "seen" Seen "vacant" Vacant "closed" Closed "announced" Announced
        "considered" Considered
    }
    Subject { "trade" Trade "technology" Technology "tourism" Tourism "development" Development }
    TradeFlow { "export" Export "import" Import "both" Both }
}
