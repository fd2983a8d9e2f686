//! From when on somebody represents the network in a country.

use super::{Day, State, Timeline};
use crate::analysis::{Effective, represents};
use crate::model::{Country, Network};

/// The first day after another from which on, as far as is known, somebody of those who do so today represents the
/// network in a country; none where no source dates it.
#[must_use]
pub fn represented_from(network: &Network, country: Country, after: Day) -> Option<Day> {
    let compiled = network.file().compiled;
    let answers = represents(network, country).into_iter();
    let days = answers.filter_map(|answer| {
        let location = network.locations().get(answer.position as usize)?;
        let line = Timeline::of(location, compiled);
        let is_there = |state| {
            let absent = [
                Effective::Closed,
                Effective::Announced,
                Effective::Considered,
            ];
            matches!(state, State::Is(effective) if !absent.contains(&effective))
        };
        // Who does so from elsewhere does from when on somebody says so.
        let names = location.jurisdiction.iter();
        let names = names.filter(|claim| claim.holds() && claim.value.countries.contains(&country));
        let said = names.map(|claim| claim.as_of.map(Day::last));
        let said = if answer.located {
            None
        } else {
            said.min().flatten()
        };
        let spans = line.spans().iter();
        let mut there = spans.filter(|span| is_there(span.moment.state));
        // It may have been there before anybody said that it answers for the country.
        let first = there.next()?.from?;
        let from = said.map_or(first, |said| said.max(first));
        // What nobody dates counts from when the file was compiled.
        (from > after && from < Day::last(compiled)).then_some(from)
    });
    days.min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::model::Date;

    fn from(lines: &str, country: &str) -> Option<String> {
        let network = fixture::network(lines);
        let after = Day::last(Date::new("2010").unwrap());
        let day = represented_from(&network, Country::new(country).unwrap(), after);
        day.map(|day| day.to_string())
    }

    #[test]
    fn a_service_is_there_from_its_opening_or_its_first_record() {
        let told = |text: &str| Some(text.to_owned());
        let post = "dkbuza post Vienna:AT open@2024 opened=2012-05-01 jur=AT,SK@2016";
        let both = [post, "fit office Vienna:AT seen@2011-03-02"].join("\n");
        assert_eq!(from(post, "AT"), told("2012-05-01"));
        assert_eq!(from(&both, "AT"), told("2011-03-02"));
        assert_eq!(from(post, "SK"), told("2016-12-31"));
        // It came before, or nobody says when; a plan is no service.
        assert_eq!(from("fit office Vienna:AT open@2009", "AT"), None);
        assert_eq!(from("fit office Vienna:AT seen", "AT"), None);
        let planned = "fit office Vienna:AT announced@2012 open@2014-01-01";
        assert_eq!(from(planned, "AT"), told("2014-01-01"));
        assert_eq!(from(post, "PT"), None);
    }

    #[test]
    fn the_real_ones_are() {
        let network = crate::load::built_in().unwrap();
        for (country, then) in [("DK", "2010"), ("IT", "1995"), ("GH", "2018")] {
            let after = Day::last(Date::new(then).unwrap());
            let country = Country::new(country).unwrap();
            let day = represented_from(&network, country, after).unwrap();
            let by = |day| crate::time::network_at(&network, day);
            assert!(represents(&by(after), country).is_empty(), "{country}");
            assert!(!represents(&by(day), country).is_empty(), "{country} {day}");
        }
    }
}
