//! How full a country is: the services that are there, and those that answer for it from elsewhere.

use super::standing::{Counted, counts};
use super::{Services, positioned};
use crate::model::{ClaimStatus, Country, Location, Network};

/// The services that a country has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The country.
    pub country: Country,
    /// The services with a location there.
    pub here: Services,
    /// Those that are not there, and answer for it from another country.
    pub from_elsewhere: Services,
}

/// The countries that a location is said to answer for and is not in itself: of a claim that others
/// contest, none.
pub fn reach(location: &Location, own: Option<Country>) -> impl Iterator<Item = Country> {
    let claims = location.jurisdiction.iter();
    claims
        .filter(|claim| claim.holds() && claim.status != ClaimStatus::Contested)
        .flat_map(|claim| claim.value.countries.iter().copied())
        .filter(move |country| Some(*country) != own)
}

/// What these locations come to, by country: of each its own country and its service. They are those
/// that count as present: whoever was closed answers for nobody.
pub fn fills<'a>(
    present: impl Iterator<Item = (&'a Location, Option<Country>, Services)>,
) -> Vec<Fill> {
    let mut fills: Vec<Fill> = Vec::new();
    let mut add = |country: Country, here: Services, from_elsewhere: Services| {
        let at = fills.partition_point(|fill| fill.country < country);
        match fills.get_mut(at) {
            Some(fill) if fill.country == country => {
                fill.here = fill.here.with(here);
                fill.from_elsewhere = fill.from_elsewhere.with(from_elsewhere);
            }
            _ => {
                let fill = Fill {
                    country,
                    here,
                    from_elsewhere,
                };
                fills.insert(at, fill);
            }
        }
    };
    for (location, own, service) in present {
        if let Some(own) = own {
            add(own, service, Services::NONE);
        }
        for country in reach(location, own) {
            add(country, Services::NONE, service);
        }
    }
    for fill in &mut fills {
        fill.from_elsewhere = fill.from_elsewhere.without(fill.here);
    }
    fills
}

/// The same of all of a network.
#[must_use]
pub fn network_fills(network: &Network) -> Vec<Fill> {
    fills(
        positioned(network)
            .filter(|(_, location)| counts(location) == Counted::Present)
            .map(|(position, location)| {
                let own = network.place_at(position).and_then(|place| place.country);
                let service = network.service_index(&location.service);
                (location, own, service.map_or(Services::NONE, Services::one))
            }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{fixture, presence};
    use crate::load;

    fn told(lines: &str) -> Vec<(String, u16, u16)> {
        let fills = network_fills(&fixture::network(lines));
        let told = fills
            .iter()
            .map(|fill| (fill.country.to_string(), fill.here.0, fill.from_elsewhere.0));
        told.collect()
    }

    #[test]
    fn a_post_fills_its_country_and_those_that_it_answers_for_apart() {
        let told = told(
            "dkbuza post Vienna:AT open jur=AT,CZ,SK
             fit office Bratislava:SK open
             tvl office Prague:CZ closed jur=CZ,HU",
        );
        let is = |country: &str, here, elsewhere| (country.to_owned(), here, elsewhere);
        assert_eq!(
            told,
            [
                is("AT", 0b001, 0),
                is("CZ", 0, 0b001),
                is("SK", 0b010, 0b001)
            ]
        );
    }

    #[test]
    fn a_service_that_is_there_itself_answers_from_nowhere_else() {
        let told = told(
            "dkbuza post Vienna:AT open jur=AT,CZ
             dkbuza satellite Prague:CZ seen of=dkbuza-vienna",
        );
        assert_eq!(told, [("AT".into(), 1, 0), ("CZ".into(), 1, 0)]);
    }

    /// Candidates, vacant and contested posts answer for nobody, on the map as in the figures.
    #[test]
    fn who_is_not_present_fills_nothing() {
        let told = told(
            "dkbuza candidate Madrid:ES considered jur=ES,PT
             dkbuza post Rome:IT vacant jur=IT,MT
             dkbuza post Berlin:DE !open !closed jur=DE,PL",
        );
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn who_is_there_is_whom_presence_tells() {
        let network = load::built_in().unwrap();
        let presence = presence(&network);
        let fills = network_fills(&network);
        for fill in &fills {
            let there = presence.of(fill.country).map(|row| row.present());
            assert_eq!(fill.here, there.unwrap_or_default(), "{}", fill.country);
        }
        let there = presence
            .countries
            .iter()
            .filter(|c| !c.present().is_empty());
        let filled = fills.iter().filter(|fill| !fill.here.is_empty());
        assert_eq!(filled.count(), there.count());
        assert!(fills.iter().any(|fill| !fill.from_elsewhere.is_empty()));
    }
}
