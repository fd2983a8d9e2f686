//! Country codes: ISO 3166-1 alpha-2, and `XK`, which the EU uses for Kosovo.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A country by its ISO 3166-1 alpha-2 code. A code that is not assigned does not load; Kosovo
/// is `XK`, as in EU practice.
///
/// ```
/// use buitenkaart_core::model::Country;
/// assert_eq!(Country::new("NL").unwrap().as_str(), "NL");
/// assert!(Country::new("XX").is_none());
/// assert!(Country::new("nl").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct Country([u8; 2]);

/// Every assigned code, sorted, two letters each.
const CODES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGY\
HKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZ\
NANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZ\
TCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// What a code that does not load is told.
pub(crate) const COUNTRY_RULE: &str =
    "a country is an assigned ISO 3166-1 alpha-2 code in capitals (or XK, Kosovo)";

impl Country {
    /// The name of this type as a deserializer sees it.
    pub(crate) const NAME: &'static str = "Country";

    /// Stands for a country that is missing or broken in a file that does not load.
    pub(crate) const PLACEHOLDER: Self = Self(*b"BE");

    /// The country with this code, or nothing where no such code is assigned.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        CODES
            .as_chunks::<2>()
            .0
            .binary_search(&code)
            .is_ok()
            .then_some(Self(code))
    }

    /// Every assigned code, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.as_chunks::<2>().0.iter().map(|&code| Self(code))
    }

    /// The code: two capital letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Country;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a country code")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Country, E> {
                Country::new(text).ok_or_else(|| E::custom(COUNTRY_RULE))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                inner: D,
            ) -> Result<Country, D::Error> {
                inner.deserialize_str(self)
            }
        }
        deserializer.deserialize_newtype_struct(Country::NAME, Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Country {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Country".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[A-Z]{2}$",
            "description": "ISO 3166-1 alpha-2 code, or XK for Kosovo"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_table_is_sorted_and_whole() {
        let all: Vec<_> = Country::all().collect();
        assert!(all.is_sorted());
        // 249 codes of ISO 3166-1, and XK.
        assert_eq!(all.len(), 250);
        assert!(all.iter().all(|c| Country::new(c.as_str()) == Some(*c)));
    }
}
