//! What markers look like: shapes and colours, each by name, so that a file cannot choose what is
//! not to be told apart. What a name comes to on screen, in the dark and on paper is the map's
//! affair.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// The names of shapes or colours, in the order in which services take them.
macro_rules! looks {
    ($(#[$doc:meta])* $look:ident { $($(#[$of:meta])* $variant:ident)+ }) => {
        $(#[$doc])*
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            Serialize,
            Deserialize,
            BorshSerialize,
            BorshDeserialize,
        )]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum $look {
            $($(#[$of])* $variant,)+
        }

        impl $look {
            /// Every one, in the order in which services take them.
            pub const ALL: [Self; LOOKS] = [$(Self::$variant),+];
        }
    };
}

/// How many shapes and colours there are: as many as a network has services at most.
pub const LOOKS: usize = 12;

looks! {
    /// The shape of a service's markers.
    Symbol {
        /// A circle.
        Circle
        /// A square.
        Square
        /// A square on its point.
        Diamond
        /// Round at the top left and the bottom right.
        Leaf
        /// Round at the top.
        Dome
        /// Round at the bottom.
        Bowl
        /// Round but for the bottom left.
        Drop
        /// Tall and narrow.
        Bar
        /// Low and wide.
        Beam
        /// Round at the top right and the bottom left.
        Petal
        /// Round at the right.
        Shield
        /// Round but for the top right.
        Pin
    }
}

looks! {
    /// The colour of a service's markers.
    Colour {
        /// Nearly black; nearly white in the dark.
        Ink
        /// Blue.
        Blue
        /// Magenta.
        Magenta
        /// Green.
        Green
        /// Brown.
        Brown
        /// Violet.
        Violet
        /// Teal.
        Teal
        /// Grey.
        Grey
        /// Ochre, dark as umber on white.
        Ochre
        /// Olive.
        Olive
        /// Navy.
        Navy
        /// Red.
        Red
    }
}
