//! How much a data file may hold. What exceeds a limit is a problem, never a crash.

/// Bytes in a file: a hundred thousand locations, as richly told as today's, take 80 MiB.
pub const BYTES: usize = 128 << 20;
/// Values in a file, keys included: a hundred thousand locations take six million.
pub const VALUES: usize = 12_000_000;
/// Lists and objects within one another; the deepest of the model takes nine.
pub const DEPTH: usize = 64;
/// Services: the map tells them apart by shape and colour, and packs them into the bits of a word.
pub const SERVICES: usize = 12;
/// Kinds of locations: as many as there are bits in a filter.
pub const KINDS: usize = 32;
/// Languages of the texts, subjects, fields of the network's own, choices of one, each.
pub const PARTICULARS: usize = 64;
/// Roles of a crew.
pub const ROLES: usize = 64;
/// Topics of the facts panel.
pub const TOPICS: usize = 256;
/// Sources, organisations, and trade figures, each.
pub const RECORDS: usize = 16_384;
/// Places, and locations, each.
pub const PLACES: usize = 262_144;
/// Claims, statements, figures, events or values in one list of a record.
pub const ITEMS: usize = 512;
/// Characters in a text.
pub const TEXT: usize = 10_000;
/// Characters in a web address.
pub const URL: usize = 2_048;
/// Offices that a service says it has.
pub const DECLARED: u32 = 100_000;
/// Trade, in billions of euros: a hundred times what the whole world trades.
pub const EUR_BN: u32 = 1_000_000;
/// Change of trade in a year, in percent: from nothing left to ten thousand times as much.
pub const CHANGE_PERCENT: [i64; 2] = [-100, 1_000_000];
/// Any other figure, above zero or below, in a unit of the network's own: up to it, every whole number is one.
pub const FIGURE: i64 = 1_000_000_000_000_000;
/// The nearest that the map may be seen to begin with.
pub const ZOOM: u32 = 10;
/// Full-time equivalents in one role of one location.
pub const FTE: u32 = 1_000;
/// Problems that are told one by one; further ones are only counted.
pub const PROBLEMS: usize = 1_000;
/// Characters of a value that a problem quotes.
pub const QUOTE: usize = 48;
