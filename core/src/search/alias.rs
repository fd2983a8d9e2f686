//! Other names of countries: abbreviations, and names that changed, which people still type.

use crate::model::Locale::{self, De, En, Fr, Nl};

/// A country's code, another name of it, and the language of that name; sorted by code.
pub(super) const ALIASES: &[(&str, &str, Locale)] = &[
    ("AE", "VAE", Nl),
    ("AE", "UAE", En),
    ("AE", "EAU", Fr),
    ("AE", "VAE", De),
    ("BY", "Wit-Rusland", Nl),
    ("BY", "Weißrussland", De),
    ("CD", "DRC", En),
    ("CD", "RDC", Fr),
    ("CI", "Ivory Coast", En),
    ("CI", "Elfenbeinküste", De),
    ("CZ", "Tsjechische Republiek", Nl),
    ("CZ", "Czech Republic", En),
    ("CZ", "République tchèque", Fr),
    ("CZ", "Tschechische Republik", De),
    ("GB", "VK", Nl),
    ("GB", "Groot-Brittannië", Nl),
    ("GB", "UK", En),
    ("GB", "Great Britain", En),
    ("GB", "Grande-Bretagne", Fr),
    ("GB", "Großbritannien", De),
    ("MM", "Birma", Nl),
    ("MM", "Burma", En),
    ("NL", "Holland", En),
    ("SZ", "Swaziland", En),
    ("TL", "East Timor", En),
    ("TR", "Turkey", En),
    ("US", "VS", Nl),
    ("US", "USA", En),
    ("US", "United States of America", En),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Country;

    #[test]
    fn every_alias_is_of_a_country() {
        for (code, name, _) in ALIASES {
            assert!(Country::new(code).is_some(), "{code} {name}");
        }
        assert!(ALIASES.is_sorted_by_key(|(code, ..)| code));
    }
}
