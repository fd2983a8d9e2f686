//! The network as it is asked for: as known, at a date, with what changed since another marked.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::model::{Date, Locale, spelt};
use buitenkaart_core::scenario::Scenario;
use buitenkaart_core::time::{
    Changed, Day, Timeline, Turn, as_known, as_of, changed_with, network_at, quotation, since_said,
    timelines,
};

use crate::dataset::{Dataset, Says, Turned};
use crate::i18n::{self as common, time as t};
use crate::state::Times;

/// All times of a network, as the sources of a date knew it or as it is known today.
pub(super) struct Told {
    pub(super) network: Network,
    /// Those of its locations, in its order.
    pub(super) timelines: Vec<Timeline>,
    /// Of so many locations no source of that time tells, and of these so many are told of by sources
    /// without a date; none where nothing is left out.
    pub(super) left_out: Option<[usize; 2]>,
}

impl Told {
    pub(super) fn of(whole: &Dataset, times: Times) -> Self {
        let (network, left_out) = match times.known {
            None => (whole.network.clone(), None),
            Some(date) => {
                let known = as_known(&whole.network, date);
                (known.network, Some([known.not_named, known.undated]))
            }
        };
        Self {
            timelines: timelines(&network),
            network,
            left_out,
        }
    }

    /// The days of the interval that is asked for, the earlier first.
    pub(super) fn interval(&self, times: Times) -> Option<[Day; 2]> {
        let since = Day::last(times.since?);
        let compiled = Day::last(self.network.file().compiled);
        let at = times.at.map_or(compiled, Day::last);
        Some([since.min(at), since.max(at)])
    }

    /// What changed in it.
    pub(super) fn changes(&self, times: Times) -> Vec<Changed> {
        let days = self.interval(times);
        days.map_or_else(Vec::new, |days| {
            changed_with(&self.network, &self.timelines, days)
        })
    }

    /// [These](Self::changes) in a sentence, and how much a scenario changes in between; nothing where nobody has asked.
    pub(super) fn sentence(
        &self,
        times: Times,
        changes: &[Changed],
        planned: &Scenario,
        l: Locale,
    ) -> Option<String> {
        let days = self.interval(times)?;
        let mut text = quotation(&self.network, days, changes, times.known, l).text;
        // A scenario goes on beyond the data, and without a date all of it has come: its changes have a time of their own.
        let is_in = |date: &Date| {
            let day = Day::last(*date);
            day > days[0] && (times.at.is_none() || day <= days[1])
        };
        let steps = planned.changes.iter().filter(|step| !step.off);
        let mut dates: Vec<Date> = steps.filter_map(|step| step.date).filter(is_in).collect();
        dates.sort_by_key(|date| Day::last(*date));
        if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
            let count = common::fill(t::planned(l), &[&dates.len().to_string()]);
            let [first, last] = [*first, *last].map(|date| spelt(date, l));
            let until = if first == last {
                String::new()
            } else {
                [" – ", &last].concat()
            };
            text = [&*text, " (", &first, &until, l.colon(), &count, ")"].concat();
        }
        Some(text)
    }

    /// The network at the date that is asked for, with what [changed](Self::changes) marked.
    pub(super) fn dataset(&self, times: Times, changes: &[Changed]) -> Rc<Dataset> {
        // Of a time to come the data say nothing: it is as it is, but for a scenario.
        let compiled = Day::last(self.network.file().compiled);
        let mut network = match times.at {
            Some(date) if Day::last(date) < compiled => as_of(&self.network, date),
            _ => network_at(&self.network, compiled),
        };
        let mut marks = vec![Turned::default(); network.locations().len()];
        for change in changes {
            let location = self.network.locations().get(change.position as usize);
            let position = location.and_then(|one| network.position(&one.id));
            if let Some(mark) = position.and_then(|at| marks.get_mut(at as usize)) {
                mark.turn(change.turn);
            }
        }
        // Pictures and tables say it too.
        if let Some(since) = times.since {
            network.add_to_title(|l| since_said(since, l));
        }
        let days = [times.since, times.at].map(|date| date.map(Day::last));
        Dataset::dated(network, days, marks)
    }
}

impl Turned {
    /// Adds a further turn, in the order of time. The glyph's class is that of what a scenario opens or closes, and
    /// another for what is not sure: of several, that of the last that is sure, and beside it that of what it undoes.
    fn turn(&mut self, turn: Turn) {
        let (class, says): (_, Says) = match turn {
            Turn::Opened => (" opened", t::has_opened),
            Turn::Closed => (" shut", t::has_closed),
            Turn::Emptied => (" shut", t::was_emptied),
            Turn::MayHaveOpened => (" moved unsure", t::may_have_opened),
            Turn::MayHaveClosed => (" moved unsure", t::may_have_closed),
            Turn::LostSight => (" moved unsure", t::lost_sight),
            Turn::FirstRecord => (" moved unsure", t::first_record),
            Turn::Moved => (" moved", t::has_moved),
            Turn::MayHaveMoved => (" moved unsure", t::may_have_moved),
        };
        self.class = match (self.class, class) {
            (" shut" | " shut opened" | " opened shut", " opened") => " opened shut",
            (" opened" | " opened shut" | " shut opened", " shut") => " shut opened",
            (_, " opened" | " shut") | ("" | " moved unsure", _) | (" moved", " moved") => class,
            (before, _) => before,
        };
        self.also(says);
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load;

    use crate::view::common::rows::standing_note;

    use super::*;

    fn shown(text: &str) -> (Told, Rc<Dataset>) {
        let whole = Dataset::new(load::built_in().unwrap());
        let times = Times::read(text).unwrap();
        let told = Told::of(&whole, times);
        let dataset = told.dataset(times, &told.changes(times));
        (told, dataset)
    }

    #[test]
    fn what_changed_in_an_interval_is_marked_where_it_is_shown() {
        let (_, dataset) = shown("2018-12_2022");
        let mark = |id: &str| {
            let all = dataset.network.locations().iter();
            let at = all.clone().position(|one| one.id.as_str() == id);
            at.map(|at| dataset.marks[at].class)
        };
        assert_eq!(mark("post-copenhagen"), Some(" opened"));
        assert_eq!(mark("post-vienna"), Some(""));
        let note = |id: &str| {
            let id = dataset
                .network
                .locations()
                .iter()
                .find(|one| one.id.as_str() == id);
            let position = dataset.network.position(&id?.id)?;
            Some(standing_note(&dataset, Locale::En, position))
        };
        assert_eq!(
            note("post-copenhagen").as_deref(),
            Some("opened in this interval")
        );
        assert_eq!(note("post-madrid").as_deref(), Some("Vacant (2018)"));
        assert_eq!(note("post-vienna").as_deref(), Some(""));
        assert!(dataset.marks.len() == dataset.network.locations().len());
    }

    #[test]
    fn what_a_scenario_changes_has_its_own_time() {
        let (told, _) = shown("2010_2035");
        let plan = |text| Scenario::parse_link(text).0;
        let said = |times, plan: Scenario| {
            let times = Times::read(times).unwrap();
            let changes = told.changes(times);
            told.sentence(times, &changes, &plan, Locale::En).unwrap()
        };
        let two = || plan("1~~~2028-06OKmadrid~2030Cpost-vienna");
        let text = said("2010_2035", two());
        assert!(
            text.ends_with(" (June 2028 – 2030: changes by the scenario: 2)"),
            "{text}"
        );
        let text = said("2010_2029", two());
        assert!(
            text.ends_with(" (June 2028: changes by the scenario: 1)"),
            "{text}"
        );
        // Without a later date, all of them have come.
        assert_eq!(said("2010_", two()), said("2010_2035", two()));
        assert!(!said("2010_2027", two()).contains("scenario"));
    }

    #[test]
    fn on_the_day_of_the_data_and_after_it_the_network_is_as_it_is() {
        let file = r#"{ "version": 2, "title": "T", "compiled": "2024-01-16",
            "services": [{ "id": "s", "short": "S", "name": "S" }],
            "places": [{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }],
            "locations": [{ "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O",
                "opened": [{ "value": "1990" }], "standing": [{ "value": "open", "as_of": "2024-01-16" }],
                "closed": [{ "value": "2030" }] }] }"#;
        let whole = Dataset::new(load::load(file.as_bytes()).unwrap());
        for asked in ["2024-01-16", "2029", "2031", "2010_"] {
            let times = Times::read(asked).unwrap();
            let told = Told::of(&whole, times);
            let dataset = told.dataset(times, &told.changes(times));
            let standings: Vec<_> = dataset.verdicts.iter().map(|one| one.effective).collect();
            assert_eq!(standings, [whole.verdicts[0].effective], "{asked}");
        }
    }

    #[test]
    fn every_turn_is_told_in_its_order() {
        let mut mark = Turned::default();
        for turn in [
            Turn::Closed,
            Turn::Opened,
            Turn::Closed,
            Turn::Opened,
            Turn::Moved,
        ] {
            mark.turn(turn);
        }
        let told: Vec<_> = mark
            .says
            .iter()
            .flatten()
            .map(|says| says(Locale::En))
            .collect();
        assert_eq!(
            (mark.class, told),
            (
                " opened shut",
                vec![
                    "closed in this interval",
                    "opened in this interval",
                    "moved in this interval"
                ]
            )
        );
    }

    #[test]
    fn the_mark_tells_what_opened_and_what_closed() {
        use Turn::{Closed, Emptied, MayHaveOpened, Moved, Opened};
        for (turns, class) in [
            (&[Opened][..], " opened"),
            (&[Opened, Closed], " shut opened"),
            (&[Opened, Moved, Emptied, MayHaveOpened], " shut opened"),
            (&[Opened, Closed, Opened], " opened shut"),
            (&[Opened, Closed, Opened, Closed], " shut opened"),
            (&[Closed, Closed], " shut"),
            (&[MayHaveOpened, Closed], " shut"),
            (&[MayHaveOpened, Moved], " moved"),
            (&[Moved, MayHaveOpened], " moved"),
            (&[MayHaveOpened], " moved unsure"),
        ] {
            let mut mark = Turned::default();
            turns.iter().for_each(|turn| mark.turn(*turn));
            assert_eq!(mark.class, class, "{turns:?}");
        }
    }

    #[test]
    fn of_a_time_to_come_the_title_says_nothing() {
        let title = |text: &str| {
            let (_, dataset) = shown(text);
            dataset
                .network
                .file()
                .title
                .get(Default::default())
                .to_owned()
        };
        assert_eq!(title("2099"), title("2099-01"));
        assert!(title("2010").starts_with(&title("2099")) && title("2010") != title("2099"));
        // But since when is told of any.
        assert_eq!(
            title("2018_2022"),
            title("2022") + ", tijdvak vanaf eind 2018"
        );
        assert_eq!(
            title("2018-11-15_"),
            title("2099") + ", tijdvak vanaf 15 november 2018"
        );
    }

    #[test]
    fn what_was_known_is_not_what_was_so() {
        let (told, dataset) = shown("2010~2019");
        let [not_named, undated] = told.left_out.unwrap();
        assert!(not_named > undated && undated > 0);
        let title = dataset.network.file().title.get(Default::default());
        assert!(
            title.contains("eind 2019") && title.contains("eind 2010"),
            "{title}"
        );
        // Nobody knew in 2019 that Copenhagen would open.
        let all = dataset.network.locations().iter();
        assert!(all.clone().all(|one| one.id.as_str() != "post-copenhagen"));
        assert!(shown("2010").0.left_out.is_none());
    }
}
