//! Locations that may have opened by a day: none of them is on the map yet, nor in the list.

use buitenkaart_core::Network;
use buitenkaart_core::model::Locale;
use buitenkaart_core::time::{Day, State, Timeline};

use super::named::named;
use crate::i18n::{self as t, time as tt};

/// When each may have opened and is not sure to have, in the order of the network.
pub(super) struct Unsure(Vec<(u32, Option<Day>, Option<Day>)>);

impl Unsure {
    /// By the timelines of all locations, in the order of the network.
    pub(super) fn of(timelines: &[Timeline]) -> Self {
        let mut all = Vec::new();
        for (at, line) in (0u32..).zip(timelines) {
            let spans = line.spans();
            let ends = spans.iter().skip(1).map(|next| next.from).chain([None]);
            for (span, end) in spans.iter().zip(ends) {
                if span.moment.state == State::NotYet && span.moment.or.is_some() {
                    all.push((at, span.from, end));
                }
            }
        }
        Self(all)
    }

    /// These on a day, in words; nothing where there are none.
    pub(super) fn on(&self, network: &Network, day: Day, l: Locale) -> Option<String> {
        let all = self.0.iter().filter(|(_, from, end)| {
            from.is_none_or(|from| from <= day) && end.is_none_or(|end| day < end)
        });
        let locations = all.filter_map(|(at, ..)| network.locations().get(*at as usize));
        let names = named(locations, |one| one.name.get(l).to_owned(), l);
        (!names.is_empty()).then(|| t::fill(tt::may_be_open(l), &[&names.join("; ")]))
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;
    use buitenkaart_core::model::Date;
    use buitenkaart_core::time::timelines;

    use super::*;

    #[test]
    fn who_may_have_opened_is_named_until_it_is_sure() {
        let network = load::built_in().unwrap();
        let unsure = Unsure::of(&timelines(&network));
        let on = |date: &str| {
            let day = Day::last(Date::new(date).unwrap());
            unsure.on(&network, day, Locale::En).unwrap_or_default()
        };
        assert!(on("2001-06").contains("Berlin post"), "{}", on("2001-06"));
        assert!(!on("2002").contains("Berlin post"), "{}", on("2002"));
        assert_eq!(on("2026-11"), "");
    }
}
