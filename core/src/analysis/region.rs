//! The regions of the world by the United Nations' M49 standard.
//!
//! Source: UN Statistics Division, "Standard country or area codes for statistical use (M49)",
//! <https://unstats.un.org/unsd/methodology/m49/>, which says that the grouping is for
//! statistical convenience and implies no view on the status of a territory. Two codes that are
//! not listed there stand with their neighbours: Kosovo in Southern Europe, Taiwan in Eastern Asia.

use crate::model::{Country, Locale};

/// A continental region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Region {
    /// Europe, Russia included.
    Europe,
    /// Africa.
    Africa,
    /// North, Central and South America and the Caribbean.
    Americas,
    /// Asia, Cyprus, Turkey and the southern Caucasus included.
    Asia,
    /// Australia, New Zealand and the islands of the Pacific.
    Oceania,
    /// Antarctica.
    Antarctica,
}

impl Region {
    /// Every region, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Europe,
        Self::Africa,
        Self::Americas,
        Self::Asia,
        Self::Oceania,
        Self::Antarctica,
    ];

    /// Its code in addresses: M49, and `AQ` for Antarctica, a country of the model as well.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Europe => "150",
            Self::Africa => "002",
            Self::Americas => "019",
            Self::Asia => "142",
            Self::Oceania => "009",
            Self::Antarctica => "AQ",
        }
    }

    /// Its name. Not every browser knows these, as it knows countries: Chromium leaves them out of
    /// the data that it ships.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        locale.of(match self {
            Self::Europe => &["Europa", "Europe", "Europe", "Europa"],
            Self::Africa => &["Afrika", "Africa", "Afrique", "Afrika"],
            Self::Americas => &["Amerika", "Americas", "Amériques", "Amerika"],
            Self::Asia => &["Azië", "Asia", "Asie", "Asien"],
            Self::Oceania => &["Oceanië", "Oceania", "Océanie", "Ozeanien"],
            Self::Antarctica => &["Antarctica", "Antarctica", "Antarctique", "Antarktis"],
        })
    }

    /// The region of a country.
    #[must_use]
    pub fn of(country: Country) -> Option<Self> {
        SubRegion::of(country).map(SubRegion::region)
    }

    /// The sub-regions of this region.
    pub fn sub_regions(self) -> impl Iterator<Item = SubRegion> {
        SubRegion::all().filter(move |sub| sub.region() == self)
    }
}

/// A sub-region: the finest grouping of M49.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubRegion(u8);

/// Region, M49 code and countries of every sub-region.
const SUB_REGIONS: [(Region, &str, &str); 23] = [
    // Northern, Western, Southern, Eastern Europe
    (Region::Europe, "154", "AXDKEEFIFOGBGGIEIMISJELTLVNOSESJ"),
    (Region::Europe, "155", "ATBECHDEFRLILUMCNL"),
    (Region::Europe, "039", "ADALBAESGIGRHRITMEMKMTPTRSSISMVAXK"),
    (Region::Europe, "151", "BGBYCZHUMDPLRORUSKUA"),
    // Northern, Western, Middle, Eastern, Southern Africa
    (Region::Africa, "015", "DZEGEHLYMASDTN"),
    (Region::Africa, "011", "BFBJCICVGHGMGNGWLRMLMRNENGSHSLSNTG"),
    (Region::Africa, "017", "AOCDCFCGCMGAGQSTTD"),
    (
        Region::Africa,
        "014",
        "BIDJERETIOKEKMMGMUMWMZRERWSCSOSSTFTZUGYTZMZW",
    ),
    (Region::Africa, "018", "BWLSNASZZA"),
    // Northern and Central America, Caribbean, South America
    (Region::Americas, "021", "BMCAGLPMUS"),
    (Region::Americas, "013", "BZCRGTHNMXNIPASV"),
    (
        Region::Americas,
        "029",
        "AGAIAWBBBLBQBSCUCWDMDOGDGPHTJMKNKYLCMFMQMSPRSXTCTTVCVGVI",
    ),
    (Region::Americas, "005", "ARBOBRBVCLCOECFKGFGSGYPEPYSRUYVE"),
    // Western, Central, Southern, Eastern, South-eastern Asia
    (Region::Asia, "145", "AEAMAZBHCYGEILIQJOKWLBOMPSQASASYTRYE"),
    (Region::Asia, "143", "KGKZTJTMUZ"),
    (Region::Asia, "034", "AFBDBTINIRLKMVNPPK"),
    (Region::Asia, "030", "CNHKJPKPKRMNMOTW"),
    (Region::Asia, "035", "BNIDKHLAMMMYPHSGTHTLVN"),
    // Australia and New Zealand, Melanesia, Micronesia, Polynesia
    (Region::Oceania, "053", "AUCCCXHMNFNZ"),
    (Region::Oceania, "054", "FJNCPGSBVU"),
    (Region::Oceania, "057", "FMGUKIMHMPNRPWUM"),
    (Region::Oceania, "061", "ASCKNUPFPNTKTOTVWFWS"),
    (Region::Antarctica, "AQ", "AQ"),
];

impl SubRegion {
    /// How many there are.
    pub const COUNT: usize = SUB_REGIONS.len();

    /// Every sub-region, by continental region.
    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).map(Self).take(Self::COUNT)
    }

    /// The sub-region of a country.
    #[must_use]
    pub fn of(country: Country) -> Option<Self> {
        let code = country.as_str().as_bytes();
        (0u8..)
            .zip(SUB_REGIONS)
            .find(|(_, (.., codes))| codes.as_bytes().chunks_exact(2).any(|c| c == code))
            .map(|(index, _)| Self(index))
    }

    /// Its position in [`all`](Self::all), from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The continental region that it is part of.
    #[must_use]
    pub fn region(self) -> Region {
        SUB_REGIONS
            .get(self.index())
            .map_or(Region::Antarctica, |&(region, ..)| region)
    }

    /// The code that `Intl.DisplayNames` takes for its name; see [`Region::code`].
    #[must_use]
    pub fn code(self) -> &'static str {
        SUB_REGIONS
            .get(self.index())
            .map_or("", |&(_, code, _)| code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sub(code: &str) -> &'static str {
        SubRegion::of(Country::new(code).unwrap()).unwrap().code()
    }

    #[test]
    fn every_country_has_exactly_one_place_in_the_table() {
        let mut listed: Vec<&[u8]> = SUB_REGIONS
            .iter()
            .flat_map(|(.., codes)| codes.as_bytes().chunks(2))
            .collect();
        listed.sort_unstable();
        let all: Vec<Country> = Country::all().collect();
        assert_eq!(
            listed,
            all.iter()
                .map(|c| c.as_str().as_bytes())
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn regions_are_those_of_m49_where_habit_differs() {
        for (country, code) in [
            ("GB", "154"),
            ("LT", "154"),
            ("CZ", "151"),
            ("SI", "039"),
            ("CY", "145"),
            ("MX", "013"),
            ("SD", "015"),
            ("ZW", "014"),
            ("NR", "057"),
            ("IR", "034"),
        ] {
            assert_eq!(sub(country), code, "{country}");
        }
        assert_eq!(
            Region::of(Country::new("RU").unwrap()),
            Some(Region::Europe)
        );
        assert_eq!(Region::of(Country::new("TR").unwrap()), Some(Region::Asia));
    }

    #[test]
    fn sub_regions_stand_by_region_in_the_order_of_the_regions() {
        let regions: Vec<Region> = SubRegion::all().map(SubRegion::region).collect();
        assert!(regions.is_sorted());
        assert_eq!(Region::Africa.sub_regions().count(), 5);
    }
}
