//! The figures of a network, always the same ones in the same order, each with what it counts.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Counted, counts, coverage, crew, presence};
use buitenkaart_core::countries::{self, Scope, Weight};
use buitenkaart_core::model::{Country, Kind, Locale, Module};

use crate::browser::intl::{self, Names};
use crate::i18n as t;
use crate::i18n::scenario as s;

/// What a figure is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Things.
    Number,
    /// A share, times 100.
    Percent,
    /// Kilometres.
    Km,
}

impl Unit {
    /// How many decimals are shown, of the figure and of its differences alike.
    fn digits(self) -> u8 {
        u8::from(self == Self::Percent)
    }

    /// What follows the figure.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Number => "",
            Self::Percent => "\u{a0}%",
            Self::Km => "\u{a0}km",
        }
    }

    /// As much as is shown of a figure.
    fn rounded(self, value: f64) -> f64 {
        let tens = 10_f64.powi(i32::from(self.digits()));
        (value * tens).round() / tens
    }

    /// The difference between two figures as they are shown, so that whoever subtracts them finds the
    /// same; none where both look alike.
    fn difference(self, before: f64, after: f64) -> Option<f64> {
        let change = self.rounded(self.rounded(after) - self.rounded(before));
        (change != 0.0).then_some(change)
    }

    /// A figure as it is shown.
    pub(super) fn shown(self, l: Locale, value: f64) -> String {
        intl::decimals(l, value, self.digits()) + self.sign()
    }
}

/// Which ones a figure counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Which {
    /// Not one by one.
    None,
    /// These countries.
    Countries(Vec<Country>),
    /// Locations, by name.
    Named(Vec<String>),
}

/// A figure of a network.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) label: String,
    /// None where it is unknown.
    pub(super) value: Option<f64>,
    pub(super) unit: Unit,
    /// How it is defined.
    pub(super) defined: String,
    pub(super) which: Which,
    /// Whether it rests on figures of countries too, which are from elsewhere.
    pub(super) weighed: bool,
}

impl Row {
    /// The number as it is shown.
    pub(super) fn shown(&self, l: Locale) -> String {
        self.value
            .map_or_else(|| t::unknown(l).to_owned(), |v| self.unit.shown(l, v))
    }

    /// The difference from another network's figure, as it is shown; empty where there is none. That of
    /// shares is in percentage points: it is no percentage of anything.
    pub(super) fn change(&self, l: Locale, before: &Self) -> String {
        let both = self.value.zip(before.value);
        let Some(change) = both.and_then(|(after, before)| self.unit.difference(before, after))
        else {
            return String::new();
        };
        let sign = if change > 0.0 { "+" } else { "−" };
        let size = intl::decimals(l, change.abs(), self.unit.digits());
        let size = match self.unit {
            Unit::Percent => t::count(s::points(l), &[&size]),
            Unit::Number | Unit::Km => size + self.unit.sign(),
        };
        format!("{sign}{size}")
    }

    /// Where it is from.
    pub(super) fn source(&self, l: Locale, network: &Network) -> String {
        let compiled = intl::date(l, network.file().compiled);
        let own = t::fill(s::row_source(l), &[&compiled]);
        if self.weighed {
            own + " " + countries::ATTRIBUTION
        } else {
            own
        }
    }
}

/// The countries over which shares and averages are taken: how many, and the one that is left out.
pub(super) fn members(l: Locale, network: &Network) -> [String; 2] {
    let all = countries::countries().iter();
    let all = all.filter(|row| Scope::UnMembers.holds(row) && !network.is_home(row.country));
    let but = network.home().map_or_else(String::new, |home| {
        t::fill(s::but_for(l), &[&Names::new(l).country(home)])
    });
    [all.count().to_string(), but]
}

/// The figures.
#[allow(clippy::cast_precision_loss, reason = "some hundreds")]
pub(super) fn rows(l: Locale, network: &Network) -> Vec<Row> {
    let mut rows = Vec::new();
    let number = |label: String, value: usize, defined: String, which: Which| Row {
        label,
        value: Some(value as f64),
        unit: Unit::Number,
        defined,
        which,
        weighed: false,
    };
    for (kind, label) in [(Kind::Post, s::posts(l)), (Kind::Office, s::offices(l))] {
        let all = network.locations().iter();
        let there = all.filter(|x| x.kind == kind && counts(x) == Counted::Present);
        let names: Vec<String> = there.map(|x| x.name.get(l).to_owned()).collect();
        rows.push(number(
            label.to_owned(),
            names.len(),
            s::row_locations(l).to_owned(),
            Which::Named(names),
        ));
    }
    let presence = presence(network);
    let is_several = network.services().len() > 1;
    for (i, service) in network.services().iter().enumerate() {
        let here = presence.countries.iter().filter(|row| row.present().has(i));
        let here: Vec<Country> = here.map(|row| row.country).collect();
        let short = service.short.get(l);
        rows.push(number(
            t::fill(s::countries_of(l), &[short]),
            here.len(),
            t::fill(s::row_present(l), &[short]),
            Which::Countries(here),
        ));
    }
    if is_several {
        let together: Vec<Country> = presence.all_together().collect();
        rows.push(number(
            s::all_together(l).to_owned(),
            together.len(),
            s::row_together(l).to_owned(),
            Which::Countries(together),
        ));
    }
    let cover = coverage(network);
    let answered = cover.answered(Scope::All);
    rows.push(number(
        s::answered(l).to_owned(),
        answered.len(),
        s::row_answered(l).to_owned(),
        Which::Countries(answered),
    ));
    let [members, but] = members(l, network);
    let weighed = Weight::ALL.map(|weight| (weight, cover.weighed(Scope::UnMembers, weight)));
    let mut over = |label: &str, defined: &str, unit: Unit, weight: Weight, value: Option<f64>| {
        let by = super::places::weight_name(l, weight);
        rows.push(Row {
            label: t::fill(label, &[by]),
            value,
            unit,
            defined: t::fill(defined, &[&members, &but]),
            which: Which::None,
            weighed: weight != Weight::Equal,
        });
    };
    for (weight, it) in &weighed {
        let share = Some(it.answered() * 100.0);
        let (label, defined) = (s::answered_share(l), s::row_share(l));
        over(label, defined, Unit::Percent, *weight, share);
    }
    for (weight, it) in &weighed {
        let (label, defined) = (s::mean_km(l), s::row_km(l));
        over(label, defined, Unit::Km, *weight, it.mean_km_post);
    }
    if !network.uses(Module::Crew) {
        return rows;
    }
    let crew = crew(network);
    for (label, value) in [
        (s::crew_filled(l), crew.filled()),
        (s::crew_unknown(l), crew.unknown()),
        (s::crew_needed(l), crew.at_most()),
    ] {
        rows.push(number(
            label.to_owned(),
            value as usize,
            s::row_crew(l).to_owned(),
            Which::None,
        ));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_the_figures_shown() {
        // 3,801 and 3,670 are shown, and 4,722 and 4,724.
        assert_eq!(Unit::Km.difference(3801.4, 3669.6), Some(-131.0));
        assert_eq!(Unit::Km.difference(4721.6, 4724.4), Some(2.0));
        assert_eq!(Unit::Percent.difference(14.06, 15.14), Some(1.0));
        assert_eq!(Unit::Number.difference(27.0, 25.0), Some(-2.0));
    }

    #[test]
    fn what_looks_alike_has_no_difference() {
        assert_eq!(Unit::Km.difference(3801.4, 3800.6), None);
        assert_eq!(Unit::Percent.difference(44.21, 44.24), None);
        // And what looks different has one, however little it is.
        assert_eq!(Unit::Percent.difference(44.24, 44.26), Some(0.1));
    }
}
