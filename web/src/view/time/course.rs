//! What the time bar runs over: worked out once for a network.

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Position;
use buitenkaart_core::model::Date;
use buitenkaart_core::time::{Day, Series, Timeline, event_days, first_day, openings_and_closings};

/// How high the histogram is; it is 1000 wide.
pub(super) const HEIGHT: u32 = 24;

/// The days of a network, from the first of which anything is known to the last.
pub(super) struct Course {
    pub(super) series: Series,
    /// Those that one steps through: all on which something comes about, or is said to be so.
    days: Vec<(Day, Vec<Position>)>,
    pub(super) first: Day,
    pub(super) last: Day,
    /// The day that is meant where nobody has asked for one: that of the data, or the last that a scenario plans.
    pub(super) today: Day,
    /// The day of the data.
    compiled: Day,
    /// How many open or close in each part of the line, as a path; what a scenario plans stands among them.
    pub(super) drawing: String,
}

impl Course {
    /// The course of a network, by the timelines of its locations, with days to come by which a scenario changes it.
    pub(super) fn of(network: &Network, timelines: &[Timeline], planned: &[Day]) -> Option<Self> {
        let mut days = event_days(network);
        for day in planned {
            if let Err(at) = days.binary_search_by(|(other, _)| other.cmp(day)) {
                days.insert(at, (*day, Vec::new()));
            }
        }
        let compiled = Day::last(network.file().compiled);
        let (first, _) = days.first()?;
        let (last, _) = days.last()?;
        // From the beginning of the first year in which something may have come about, and never to no day at all.
        let first = first_day(network.locations()).map_or(*first, |day| day.min(*first));
        let first = Day::first(Date::new(&first.date().year().to_string())?);
        let mut course = Self {
            series: Series::with(network, timelines),
            first: first.min(compiled.previous()),
            last: compiled.max(*last),
            today: planned.iter().fold(compiled, |today, day| today.max(*day)),
            compiled,
            days,
            drawing: String::new(),
        };
        let mut drawn = openings_and_closings(network);
        drawn.extend(planned.iter().map(|day| (*day, 1)));
        course.drawing = course.draw(&drawn);
        Some(course)
    }

    /// The day whose figures are told of a day: of a time to come, those of the data.
    pub(super) fn told(&self, day: Day) -> Day {
        day.min(self.compiled)
    }

    /// A day of the course.
    pub(super) fn clamp(&self, day: Day) -> Day {
        day.clamp(self.first, self.last)
    }

    /// The event after a day, or before it.
    pub(super) fn beside(&self, day: Day, forwards: bool) -> Option<Day> {
        let at = self.days.partition_point(|(other, _)| {
            if forwards {
                *other <= day
            } else {
                *other < day
            }
        });
        let at = if forwards { at } else { at.checked_sub(1)? };
        self.days.get(at).map(|(day, _)| *day)
    }

    /// Whether something comes about on a day.
    pub(super) fn has(&self, day: Day) -> bool {
        self.days
            .binary_search_by(|(other, _)| other.cmp(&day))
            .is_ok()
    }

    /// The locations of which something came about on a day.
    pub(super) fn on(&self, day: Day) -> &[Position] {
        let at = self.days.binary_search_by(|(other, _)| other.cmp(&day));
        let found = at.ok().and_then(|at| self.days.get(at));
        found.map_or(&[], |(_, positions)| positions)
    }

    /// A year later or earlier, at its end.
    pub(super) fn year_from(&self, day: Day, by: i32) -> Option<Day> {
        let year = i32::from(day.date().year()) + by;
        let date = Date::new(&year.to_string())?;
        Some(self.clamp(Day::last(date)))
    }

    fn draw(&self, days: &[(Day, u32)]) -> String {
        const PARTS: i32 = 100;
        let (from, to) = (
            self.first.number(),
            self.last.number().max(self.first.number() + 1),
        );
        let mut counts = vec![0_u32; 1 + PARTS as usize];
        for (day, count) in days {
            let part = (day.number() - from) * PARTS / (to - from);
            if let Some(sum) = usize::try_from(part)
                .ok()
                .and_then(|part| counts.get_mut(part))
            {
                *sum += count;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let mut path = String::new();
        for (part, count) in counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
        {
            let height = (count * HEIGHT).div_ceil(most);
            path += &format!("M{} {HEIGHT}v-{height}h8v{height}z", part * 10);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::load::load;
    use buitenkaart_core::time::timelines;

    use super::*;

    /// Offices that are open today, and as many that opened, one a year.
    #[test]
    fn the_histogram_is_of_openings_and_closings_alone() {
        let office = |n: u32| {
            let opened = match n {
                0..60 => String::new(),
                _ => format!(
                    r#", "opened": [{{ "value": "{}", "sources": ["s"] }}]"#,
                    1870 + n
                ),
            };
            format!(
                r#"{{ "id": "o-{n}", "service": "s", "kind": "office", "place": "p", "name": "O",
                      "standing": [{{ "value": "open", "as_of": "2025", "sources": ["s"] }}]{opened} }}"#
            )
        };
        let offices: Vec<String> = (0..120).map(office).collect();
        let file = format!(
            r#"{{ "version": 1, "title": "T", "compiled": "2026-01-01",
                "sources": [{{ "id": "s", "kind": "dataset", "title": "S" }}],
                "services": [{{ "id": "s", "short": "S", "name": "S" }}],
                "places": [{{ "id": "p", "name": "P", "precision": "city", "country": "FR", "lat_lon": [48.9, 2.4] }}],
                "locations": [{}] }}"#,
            offices.join(",")
        );
        let network = load(file.as_bytes()).unwrap();
        let course = Course::of(&network, &timelines(&network), &[]).unwrap();
        // One a year over 96 years: as high as each other, and nothing at the end.
        let bars = course.drawing.matches('M').count();
        assert!((55..=60).contains(&bars), "{}", course.drawing);
        assert!(!course.drawing.contains("M990 ") && !course.drawing.contains("M1000 "));
        let full = format!("v-{HEIGHT}h");
        assert!(
            course.drawing.matches(&full).count() > 50,
            "{}",
            course.drawing
        );
        // Stepping goes by all that is said.
        assert!(course.has(Day::last(Date::new("2025").unwrap())));
    }

    #[test]
    fn of_a_time_to_come_the_figures_are_those_of_the_data() {
        let file = r#"{ "version": 2, "title": "T", "compiled": "2024-01-16",
            "services": [{ "id": "s", "short": "S", "name": "S" }],
            "places": [{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }],
            "locations": [
                { "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O", "opened": [{ "value": "1990" }],
                  "standing": [{ "value": "open", "as_of": "2024" }], "closed": [{ "value": "2030-06-01" }] },
                { "id": "q", "service": "s", "kind": "office", "place": "p", "name": "Q", "opened": [{ "value": "1990" }],
                  "standing": [{ "value": "open", "as_of": "2024" }] }] }"#;
        let network = load(file.as_bytes()).unwrap();
        let day = |text| Day::last(Date::new(text).unwrap());
        let sure = |course: &Course, day| course.series.at(course.told(day)).unwrap().all().sure;
        let course = Course::of(&network, &timelines(&network), &[]).unwrap();
        assert_eq!(course.today, day("2024-01-16"));
        assert_eq!(course.last, day("2030-06-01"), "one can go on to it");
        let figures = ["1989", "2024-01-16", "2030", "2035"].map(|at| sure(&course, day(at)));
        assert_eq!(figures, [0, 2, 2, 2]);
        // Without a date, all of a scenario has come.
        let course =
            Course::of(&network, &timelines(&network), &[day("2028"), day("2027")]).unwrap();
        assert_eq!(course.today, day("2028"));
    }

    #[test]
    fn the_line_begins_with_the_first_day_that_a_date_may_mean() {
        let first = |opened: &str| {
            let file = format!(
                r#"{{ "version": 2, "title": "T", "compiled": "2026",
                    "services": [{{ "id": "s", "short": "S", "name": "S" }}],
                    "places": [{{ "id": "p", "name": "P", "country": "FR", "precision": "city", "lat_lon": [48.9, 2.4] }}],
                    "locations": [{{ "id": "o", "service": "s", "kind": "office", "place": "p", "name": "O",
                        "standing": [{{ "value": "open" }}], "opened": [{{ "value": "{opened}" }}] }}] }}"#
            );
            let network = load(file.as_bytes()).unwrap();
            Course::of(&network, &timelines(&network), &[])
                .unwrap()
                .first
                .to_string()
        };
        assert_eq!(first("1400/1450"), "1400-01-01");
        assert_eq!(first("1994-06"), "1994-01-01");
        assert_eq!(first("../1994"), "1994-01-01");
    }
}
