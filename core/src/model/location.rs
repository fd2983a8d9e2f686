//! Posts, agency offices and candidates.

use borsh::{BorshDeserialize, BorshSerialize, io};
use serde::{Deserialize, Serialize};

use super::{
    Claim, Country, FieldValue, FormerId, KindId, Locale, Localized, LocationId, OrganisationId,
    PlaceId, RoleId, ServiceId, SubjectId, When,
};

/// What a location is to the analyses: the role of its kind. A network may call its kinds as it
/// likes ([`LocationKind`](super::LocationKind)); one that does not has these.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Kind {
    /// A post, which answers for countries and organisations.
    #[default]
    Post,
    /// An office that belongs to a post, in another city.
    Satellite,
    /// An office of an agency.
    Office,
    /// A place where a post could be opened or reopened.
    Candidate,
    /// Anything else that has a place on the map, and takes no part in the analyses of posts and
    /// offices.
    Other,
}

impl Kind {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Post,
        Self::Satellite,
        Self::Office,
        Self::Candidate,
        Self::Other,
    ];

    /// As the data file has it: `post`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Satellite => "satellite",
            Self::Office => "office",
            Self::Candidate => "candidate",
            Self::Other => "other",
        }
    }

    /// Its name, in the singular.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        let names = match self {
            Self::Post => [
                "Diplomatieke post",
                "Diplomatic post",
                "Poste diplomatique",
                "Diplomatischer Posten",
            ],
            Self::Satellite => [
                "Satellietkantoor",
                "Satellite office",
                "Bureau satellite",
                "Außenbüro",
            ],
            Self::Office => ["Kantoor", "Office", "Bureau", "Büro"],
            Self::Candidate => [
                "Kandidaat voor een post",
                "Candidate for a post",
                "Candidat pour un poste",
                "Kandidat für einen Posten",
            ],
            Self::Other => [
                "Andere locatie",
                "Other location",
                "Autre lieu",
                "Anderer Standort",
            ],
        };
        locale.of(&names)
    }
}

/// Towards whom a post represents.
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
pub enum Mission {
    /// Towards countries.
    Bilateral,
    /// Towards international organisations.
    Multilateral,
    /// Towards both.
    Both,
}

/// Whether a location works, as one source says for one date.
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
pub enum Standing {
    /// It works.
    Open,
    /// A source saw it at the date of the claim; whether it still works is not known.
    Seen,
    /// It exists, and nobody is posted there.
    Vacant,
    /// It has closed.
    Closed,
    /// Its opening was announced; no source says that it opened.
    Announced,
    /// Its opening, or reopening, is being considered.
    Considered,
}

/// Countries and organisations that a location answers for.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// The countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Country>,
    /// The organisations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<OrganisationId>,
}

/// How many people hold a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// The role.
    pub role: RoleId,
    /// Full-time equivalents; 0 says that the role is known to be unfilled. A role that is not
    /// listed is unknown, never zero.
    pub fte: f64,
}

/// How a location can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// By what means.
    pub kind: ContactKind,
    /// The address of a web page (https or http), a mail box or a telephone number.
    pub address: Box<str>,
}

/// A means to reach a location.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// A web page.
    Web,
    /// Electronic mail.
    Email,
    /// Telephone.
    Telephone,
}

/// A post, an agency office or a candidate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Its name in this file and in shared links: never reuse one.
    pub id: LocationId,
    /// Whose it is.
    pub service: ServiceId,
    /// What it is: the id of one of the file's `kinds`; where the file has none, `post`,
    /// `satellite`, `office`, `candidate` or `other`.
    #[serde(rename = "kind")]
    pub kind_id: KindId,
    /// The role of its kind, which follows from `kind_id`.
    #[serde(skip)]
    pub kind: Kind,
    /// Its name for people.
    pub name: Localized,
    /// Where it is.
    pub place: PlaceId,
    /// Whether it works: every source's word. At least one.
    pub standing: Vec<Claim<Standing>>,
    /// Towards whom a post represents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mission: Option<Mission>,
    /// What it works on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<SubjectId>,
    /// The post that a satellite belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satellite_of: Option<LocationId>,
    /// Where its city is an assumption, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_assumed: Option<Localized>,
    /// Its street address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub address: Vec<Claim<Box<str>>>,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact: Vec<Claim<Contact>>,
    /// When it opened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Claim<When>>,
    /// When it closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<Claim<When>>,
    /// Whom it answers for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub jurisdiction: Vec<Claim<Jurisdiction>>,
    /// Who works there. Empty: unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<Claim<Staff>>,
    /// Policy themes that it works on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Claim<Localized>>,
    /// Files and results that it is known for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Claim<Localized>>,
    /// Why it is there, or considered: the words of the sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub motivation: Vec<Claim<Localized>>,
    /// What it has in the file's own fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Claim<FieldValue>>,
    /// Anything else worth saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localized>,
    /// Ids that it had before, or that a record had which is now this one: links with these lead here.
    /// None of them is, or was, any other's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[borsh(deserialize_with = "unpack_former_ids")]
    pub former_ids: Vec<FormerId>,
}

/// What was packed of a location before there were such ids ends here.
fn unpack_former_ids<R: io::Read>(reader: &mut R) -> io::Result<Vec<FormerId>> {
    let mut count = [0; 4];
    if reader.read(&mut count[..1])? == 0 {
        return Ok(Vec::new());
    }
    reader.read_exact(&mut count[1..])?;
    let count = u32::from_le_bytes(count);
    (0..count)
        .map(|_| FormerId::deserialize_reader(reader))
        .collect()
}
