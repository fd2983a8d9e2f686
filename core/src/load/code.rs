//! What can be wrong with a data file: one stable code each.

use crate::codes::codes;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file does not load.
    Error,
    /// The file loads; a data steward should look at it.
    Warning,
}

codes! {
    /// What is wrong. Codes are stable: they may be stored, linked to and translated.
    ProblemCode;
    /// Whether it keeps the file from loading.
    severity -> Severity;

    // The bytes.
    /// There is nothing in the file.
    Empty "empty" Error,
    /// The file holds more bytes than [`limits::BYTES`](super::limits::BYTES).
    TooLarge "too-large" Error,
    /// The bytes are not UTF-8 text.
    NotUtf8 "not-utf8" Error,
    /// The text begins with a byte order mark, which JSON must not have (RFC 8259, 8.1).
    ByteOrderMark "byte-order-mark" Error,
    /// The file is known to be of another kind: a spreadsheet, a web page, GeoJSON.
    AnotherFormat "another-format" Error,
    /// The text ends in the middle of a value.
    Truncated "truncated" Error,
    /// The text is not JSON.
    MalformedJson "malformed-json" Error,
    /// A packed file is damaged.
    BrokenPacked "broken-packed" Error,
    /// Lists and objects lie more than [`limits::DEPTH`](super::limits::DEPTH) deep.
    TooDeep "too-deep" Error,

    // The structure.
    /// The file has another version of the schema than this program reads.
    UnsupportedVersion "unsupported-version" Error,
    /// A value is of another type than its place takes.
    WrongType "wrong-type" Error,
    /// An object lacks a field that it must have.
    MissingField "missing-field" Error,
    /// An object has a field that the schema does not know.
    UnknownField "unknown-field" Error,
    /// An object has the same field twice.
    DuplicateField "duplicate-field" Error,
    /// A text is none of those that its place takes.
    UnknownValue "unknown-value" Error,
    /// A text breaks the rule for ids.
    InvalidId "invalid-id" Error,
    /// A text is no assigned country code.
    InvalidCountry "invalid-country" Error,
    /// A text is no language tag.
    InvalidLocale "invalid-locale" Error,
    /// A text is no date.
    InvalidDate "invalid-date" Error,
    /// A text is no date, nor one in EDTF.
    InvalidWhen "invalid-when" Error,
    /// A number is out of its range.
    NumberOutOfRange "number-out-of-range" Error,

    // Values.
    /// A list holds more than it may.
    TooMany "too-many" Error,
    /// A text is longer than it may be.
    TooLong "too-long" Error,
    /// A text is empty.
    EmptyText "empty-text" Error,
    /// A text holds a control character: a line break, a tab, an escape.
    ControlCharacter "control-character" Error,
    /// A list is empty that must not be.
    EmptyList "empty-list" Error,
    /// A list holds the same value twice.
    ListedTwice "listed-twice" Error,
    /// A web address does not begin with https:// or http://, or is malformed.
    InvalidUrl "invalid-url" Error,
    /// The address of tiles is no web address, and no path.
    InvalidTiles "invalid-tiles" Error,
    /// A mail address or telephone number is malformed.
    InvalidContact "invalid-contact" Error,
    /// A latitude or longitude lies outside the globe.
    CoordinateOutOfRange "coordinate-out-of-range" Error,

    // Records that refer to one another.
    /// Two records of one kind have the same id.
    DuplicateId "duplicate-id" Error,
    /// A record refers to one that is not in the file.
    UnknownId "unknown-id" Error,

    // Claims.
    /// A claim names no source.
    NoSource "no-source" Error,
    /// A claim is contested, and no other contested claim beside it says something else.
    ContestedAlone "contested-alone" Error,
    /// Two claims say different things about the same time, and are not both contested.
    UnmarkedDifference "unmarked-difference" Error,
    /// A claim says until when it was so of something whose end another claim tells.
    UntilMisplaced "until-misplaced" Error,
    /// A claim ended before the date for which it is said.
    UntilBeforeAsOf "until-before-as-of" Error,
    /// A claim ends after the file was put together.
    UntilToCome "until-to-come" Error,
    /// A claim is assumed, and no note says why.
    AssumedWithoutNote "assumed-without-note" Error,

    // Rules of the domain.
    /// A record of this kind must have this field.
    MissingForKind "missing-for-kind" Error,
    /// A record of this kind must not have this field.
    MisplacedField "misplaced-field" Error,
    /// A satellite belongs to a location that is no post of the same service.
    SatelliteOfNoPost "satellite-of-no-post" Error,
    /// No source says that a candidate is considered or announced.
    CandidateNotConsidered "candidate-not-considered" Error,
    /// A location is only considered, and yet no candidate.
    OnlyConsidered "only-considered" Error,
    /// A location that is no candidate lies in a region, which has no point.
    RegionNotCandidate "region-not-candidate" Error,
    /// A location closed before it opened.
    ClosedBeforeOpened "closed-before-opened" Error,

    // Findings: the file loads.
    /// No record refers to this one.
    Unused "unused" Warning,
    /// A claim or source is dated after the file was put together.
    DateAfterCompiled "date-after-compiled" Warning,
    /// Two claims beside one another say the same.
    SameClaimTwice "same-claim-twice" Warning,
    /// The coordinate lies in another country than the place.
    OtherCountry "other-country" Warning,
    /// The coordinate lies in the place's country with latitude and longitude exchanged.
    SwappedCoordinates "swapped-coordinates" Warning,
    /// The coordinate lies in the place's country with the other sign.
    WrongSign "wrong-sign" Warning,
    /// The coordinate is 0, 0: what empty cells become.
    ZeroCoordinates "zero-coordinates" Warning,
}
