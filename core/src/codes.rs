//! Codes of what can be wrong: an enum, each with its text and with what it weighs.

/// Defines such an enum: its name and documentation; what a code weighs, and how that is asked; and
/// the codes.
macro_rules! codes {
    (
        $(#[$about:meta])* $codes:ident;
        $(#[$asked:meta])* $ask:ident -> $weight:ident;
        $($(#[$doc:meta])* $name:ident $code:literal $value:ident),+ $(,)?
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $codes {
            $($(#[$doc])* $name,)+
        }

        impl $codes {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as text: lower case, with hyphens.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }

            $(#[$asked])*
            #[must_use]
            pub fn $ask(self) -> $weight {
                match self {
                    $(Self::$name => $weight::$value,)+
                }
            }
        }
    };
}

pub(crate) use codes;
