//! What a column may hold.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::search::folded;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $key:literal [$($word:literal),* $(,)?]),+ $(,)?) => {
        /// What a column of a list holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$doc])* #[serde(rename = $key)] $name,)+
        }

        impl Field {
            /// Every field, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name in a saved mapping, and in the head of our own tables.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// What heads of columns say for it in four languages, folded; the first words are
            /// the surest.
            pub(super) fn words(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($word),*],)+
                }
            }
        }
    };
}

fields! {
    /// The id of a location in the network.
    Id "id" ["id", "identifier", "identificatie", "identifiant", "kennung", "code", "nummer", "number", "nr", "qid"],
    /// Whose it is.
    Service "service" ["service", "dienst", "dienststelle", "agentschap", "agency", "agence", "agentur", "organisation", "organisatie", "organisme", "entiteit", "operator", "owner", "eigenaar"],
    /// What it is.
    Kind "kind" ["kind", "soort", "type", "genre", "art", "typ", "categorie", "category", "kategorie", "post type"],
    /// Its name.
    Name "name" ["name", "naam", "nom", "office name", "kantoor", "bureau", "buro", "benaming", "bezeichnung", "title", "titel", "post", "vertegenwoordiging", "representation", "denomination", "standort", "office"],
    /// Its city.
    City "city" ["city", "stad", "ville", "stadt", "plaats", "ort", "gemeente", "town", "location", "locatie", "lieu", "vestigingsplaats", "locality", "localite", "woonplaats"],
    /// Its country.
    Country "country" ["country", "land", "pays", "staat", "state", "country name", "landcode", "country code", "code pays", "landercode", "state dept name"],
    /// Whether it works.
    Standing "standing" ["standing", "status", "stand", "toestand", "etat", "situation", "zustand", "statut", "status change"],
    /// Its street address; several columns are joined.
    Address "address" ["address", "adres", "adresse", "anschrift", "street", "straat", "rue", "strasse", "street address", "straat en nummer", "post code", "postcode", "code postal", "plz", "postleitzahl", "postal code", "zip", "zip code", "visiting address", "bezoekadres"],
    /// Its telephone.
    Telephone "telephone" ["telephone", "telefoon", "telefon", "phone", "tel", "tel nr", "telefoonnummer", "telefonnummer", "phone number", "gsm", "mobile", "numero de telephone"],
    /// Its mail box.
    Email "email" ["email", "e mail", "mail", "mailadres", "e mailadres", "emailadres", "courriel", "e mail adresse", "mel", "email address", "adresse e mail", "adresse electronique"],
    /// Its web page.
    Web "web" ["web", "website", "web site", "webstek", "url", "site", "site web", "webseite", "homepage", "internet", "site internet", "webpagina", "link"],
    /// When it opened.
    Opened "opened" ["opened", "geopend", "opening", "geopend op", "opgericht", "ouverture", "ouvert le", "eroffnet", "eroffnung", "gegrundet", "founded", "since", "sinds", "depuis", "seit", "opened on", "start", "startdatum", "geoffnet", "creation", "date d ouverture", "openingsdatum", "opening date", "eroffnungsdatum"],
    /// When it closed.
    Closed "closed" ["closed", "gesloten", "gesloten op", "sluiting", "fermeture", "ferme le", "geschlossen", "schliessung", "einddatum", "end date", "closed on", "date de fermeture", "sluitingsdatum", "closing date", "schliessungsdatum"],
    /// For when the row is said.
    AsOf "as_of" ["as of", "datum", "date", "peildatum", "stand vom", "geldt op", "valable au", "bijgewerkt", "updated", "mis a jour", "aktualisiert", "situatie op", "stand op", "toestand op", "year", "jaar", "annee", "jahr"],
    /// When it was last seen to work, of a row that says that it does.
    LastSeen "last_seen" ["last seen", "laatst gezien", "zuletzt gesehen", "vu pour la derniere fois", "derniere observation", "laatste waarneming", "last sighting", "letzte sichtung"],
    /// Its latitude.
    Lat "lat" ["lat", "latitude", "breedtegraad", "breedte", "breitengrad", "breite", "y"],
    /// Its longitude.
    Lon "lon" ["lon", "longitude", "lengtegraad", "lengte", "langengrad", "lange", "lng", "long", "x"],
    /// Both in one cell.
    LatLon "lat_lon" ["lat lon", "breedte en lengtegraad", "latitude and longitude", "latitude et longitude", "breite und lange", "coordinates", "coordinaten", "coordonnees", "koordinaten", "gps", "geo", "latlng", "lat long", "position", "coordinate"],
    /// The countries that it answers for.
    Countries "countries" ["countries", "landen", "lander", "bevoegd voor landen", "answers for countries", "competent pour pays", "zustandig fur lander", "jurisdictions", "jurisdiction", "rechtsgebied", "ambtsgebied", "werkgebied", "juridiction", "zustandigkeit", "amtsbezirk", "bevoegd voor", "covers", "circonscription"],
    /// The organisations that it answers for.
    Organisations "organisations" ["organisations", "bevoegd voor organisaties", "answers for organisations", "competent pour organisations", "zustandig fur organisationen", "organisaties", "organizations", "organisationen", "accredited to", "geaccrediteerd bij"],
    /// The post that a satellite belongs to.
    SatelliteOf "satellite_of" ["satellite of", "antenne de", "aussenstelle von", "satelliet van", "satellite de", "parent", "hoofdpost"],
    /// Anything else worth saying.
    Note "note" ["note", "nota", "notes", "opmerking", "opmerkingen", "remark", "remarks", "remarque", "remarques", "bemerkung", "bemerkungen", "commentaar", "comment", "comments", "commentaire", "toelichting", "anmerkung", "mail instruction"],
}

impl Field {
    /// Whether several columns may hold it; they are joined.
    #[must_use]
    pub fn is_joined(self) -> bool {
        matches!(
            self,
            Self::Address | Self::Note | Self::Telephone | Self::Email | Self::Web
        )
    }

    /// Whether a list can give it to a location that the network has.
    #[must_use]
    pub fn is_taken(self) -> bool {
        !matches!(
            self,
            Self::Id | Self::Service | Self::Kind | Self::SatelliteOf | Self::AsOf | Self::LastSeen
        )
    }

    /// Whether it is a fact with a source of its own, which stands beside the former ones.
    #[must_use]
    pub fn is_claim(self) -> bool {
        self.is_taken()
            && !matches!(
                self,
                Self::Name
                    | Self::Note
                    | Self::City
                    | Self::Country
                    | Self::Lat
                    | Self::Lon
                    | Self::LatLon
            )
    }

    /// The field with this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.key() == key)
    }

    /// The field that the head of a column names, and how surely: 100 where it is its very word,
    /// less where the word stands among others.
    pub(super) fn from_head(head: &str) -> Option<(Self, u8)> {
        let head = head_words(head);
        if head.is_empty() {
            return None;
        }
        // “City name” is the city.
        let head = match head.rsplit_once(' ') {
            Some((rest, "name" | "naam" | "nom"))
                if !Self::Name.words().contains(&&*head) && named().contains_key(rest) =>
            {
                rest.to_owned()
            }
            _ => head,
        };
        if let Some(found) = named().get(&*head) {
            return Some(*found);
        }
        let parts = head.split(' ').filter(|part| part.len() >= 4);
        let offers = parts.filter_map(|part| {
            let (field, _) = named().get(part)?;
            // “Telephone (office)”; the word that comes last says what it is.
            let sure = if head.ends_with(part) {
                75
            } else if head.starts_with(part) {
                70
            } else {
                60
            };
            Some((*field, sure))
        });
        // Of those that are as sure the field that is offered first.
        offers.max_by_key(|&(field, sure)| (sure, std::cmp::Reverse(field)))
    }
}

/// By each word of a field the field, and how sure that is where it is all of a head.
pub(super) fn named() -> &'static HashMap<&'static str, (Field, u8)> {
    static TABLE: OnceLock<HashMap<&'static str, (Field, u8)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let all = Field::ALL.iter().flat_map(|&field| {
            let words = field.words().iter().enumerate();
            words.map(move |(i, &word)| (word, (field, if i < 12 { 100 } else { 95 })))
        });
        all.collect()
    })
}

/// The words of a head, folded: a name within another script or with underscores is as many.
pub(super) fn head_words(head: &str) -> String {
    folded(&split_camel(head))
}

/// `officeName` as words.
fn split_camel(head: &str) -> String {
    let mut words = String::with_capacity(head.len() + 4);
    let mut was_small = false;
    for letter in head.chars() {
        if was_small && letter.is_uppercase() {
            words.push(' ');
        }
        was_small = letter.is_lowercase();
        words.push(letter);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_folded_and_names_one_field() {
        let mut seen = std::collections::HashMap::new();
        for &field in Field::ALL {
            assert_eq!(Field::from_key(field.key()), Some(field));
            for &word in field.words() {
                assert_eq!(folded(word), word);
                assert_eq!(seen.insert(word, field), None, "{word}");
            }
        }
    }

    #[test]
    fn of_several_words_the_last_says_most_then_the_first() {
        for (head, field, sure) in [
            ("telephone office", Field::Name, 75),
            ("city (any)", Field::City, 70),
            ("the city here", Field::City, 60),
            ("the city address here", Field::City, 60),
            ("the address city here", Field::City, 60),
            ("city of the address", Field::Address, 75),
            ("ort", Field::City, 100),
            ("mail instruction", Field::Note, 95),
        ] {
            assert_eq!(Field::from_head(head), Some((field, sure)), "{head}");
        }
    }

    #[test]
    fn heads_in_four_languages() {
        for (head, field) in [
            ("Stad", Field::City),
            ("Pays", Field::Country),
            ("E-mail", Field::Email),
            ("Téléphone", Field::Telephone),
            ("Geöffnet", Field::Opened),
            ("Tel.", Field::Telephone),
            ("office_name", Field::Name),
            ("Postcode", Field::Address),
            ("E-mailadres", Field::Email),
            ("Breitengrad", Field::Lat),
            ("Naam van het kantoor", Field::Name),
            ("cityName", Field::City),
            ("satellite_of", Field::SatelliteOf),
            ("last_seen", Field::LastSeen),
            ("Laatst gezien", Field::LastSeen),
            ("Zuletzt gesehen", Field::LastSeen),
            ("Vu pour la dernière fois", Field::LastSeen),
            ("Dernière observation", Field::LastSeen),
            ("Toestand op", Field::AsOf),
            ("Stand op", Field::AsOf),
        ] {
            let found = Field::from_head(head);
            assert_eq!(found.map(|f| f.0), Some(field), "{head} {found:?}");
        }
        assert_eq!(Field::from_head("fax"), None);
        assert_eq!(Field::from_head(""), None);
    }
}
