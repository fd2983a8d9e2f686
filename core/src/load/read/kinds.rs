//! The enumerations of the model, by the texts that stand for them.

use super::{Read, Reader};
use crate::load::json::At;
use crate::model::{
    ClaimStatus, Colour, ContactKind, Criterion, FieldKind, Kind, Mission, Module, Precision,
    SourceKind, Standing, Symbol, TradeFlow, Voice,
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
    Kind {
        "post" Post "satellite" Satellite "office" Office "candidate" Candidate "other" Other
    }
    FieldKind { "text" Text "number" Number "date" Date "link" Link "choice" Choice }
    Module {
        "what-if" WhatIf "crew" Crew "coverage" Coverage "joint-presence" JointPresence
        "facts" Facts "best-places" BestPlaces "ranking" Ranking
        "candidates" Candidates "declared" Declared "rotation" Rotation
    }
    Criterion {
        "distance" Distance "joined" Joined "neighbours" Neighbours "population" Population
        "gdp" Gdp "named" Named "border" Border
    }
    Voice { "question" Question "answer" Answer }
    Symbol {
        "circle" Circle "square" Square "diamond" Diamond "leaf" Leaf "dome" Dome "bowl" Bowl
        "drop" Drop "bar" Bar "beam" Beam "petal" Petal "shield" Shield "pin" Pin
    }
    Colour {
        "ink" Ink "blue" Blue "magenta" Magenta "green" Green "brown" Brown "violet" Violet
        "teal" Teal "grey" Grey "ochre" Ochre "olive" Olive "navy" Navy "red" Red
    }
    Mission { "bilateral" Bilateral "multilateral" Multilateral "both" Both }
    Precision { "address" Address "city" City "region" Region }
    SourceKind {
        "parliament" Parliament "government" Government "press" Press "dataset" Dataset "other" Other
    }
    Standing {
        "open" Open "seen" Seen "vacant" Vacant "closed" Closed "announced" Announced
        "considered" Considered
    }
    TradeFlow { "export" Export "import" Import "both" Both }
}
