//! A location through time, by hand and by law.

use proptest::prelude::*;

use crate::analysis::{Effective, fixture, verdict};
use crate::load::built_in;
use crate::model::{ClaimStatus, Date, Kind, Location};
use crate::time::{Day, State, Timeline, Works};

/// The timeline of a location in a file that was compiled on the day of the fixture's.
pub(super) fn line(location: &Location) -> Timeline {
    Timeline::of(location, Date::new("2026-11-23").unwrap())
}

fn location(claims: &str) -> Location {
    let network = fixture::network(&format!("fit office Madrid:ES {claims}"));
    network.locations()[0].clone()
}

/// The spans, one line each: day, state, what else may be, whether it works.
fn told(claims: &str) -> String {
    let mut text = String::new();
    for span in line(&location(claims)).spans() {
        let from = span.from.map_or("..".to_owned(), |day| day.to_string());
        let name = |state| match state {
            State::Unknown => "unknown",
            State::NotYet => "not-yet",
            State::Is(effective) => Effective::name(effective),
        };
        let or = span
            .moment
            .or
            .map_or(String::new(), |or| format!("/{}", name(or)));
        let works = match span.moment.works {
            Works::No => "no",
            Works::Maybe => "maybe",
            Works::Yes => "yes",
        };
        text += &format!("{from} {}{or} {works}\n", name(span.moment.state));
    }
    text
}

#[track_caller]
fn is(claims: &str, lines: &[&str]) {
    assert_eq!(told(claims).lines().collect::<Vec<_>>(), lines, "{claims}");
}

#[test]
fn a_year_of_opening_leaves_its_days_open() {
    is(
        "open@2024 opened=2021",
        &[
            ".. not-yet no",
            "2021-01-01 not-yet/open maybe",
            "2021-12-31 open yes",
        ],
    );
    is(
        "open@2024 opened=2021-09-16",
        &[".. not-yet no", "2021-09-16 open yes"],
    );
}

#[test]
fn a_date_that_is_only_about_right_leaves_its_days_open() {
    for (opened, from, to) in [
        ("199X", "1990-01-01", "1999-12-31"),
        ("1994~", "1993-01-01", "1995-12-31"),
        ("1994/1996-03", "1994-01-01", "1996-03-31"),
    ] {
        is(
            &format!("open@2024 opened={opened}"),
            &[
                ".. not-yet no",
                &format!("{from} not-yet/open maybe"),
                &format!("{to} open yes"),
            ],
        );
    }
    // How long before, nobody says.
    is(
        "open@2024 opened=../1994",
        &[".. not-yet/open maybe", "1994-12-31 open yes"],
    );
    // From when on it was there nobody says, but by 2024 it was.
    is(
        "open@2024 opened=1994/..",
        &[
            ".. not-yet no",
            "1994-01-01 not-yet/open maybe",
            "2024-12-31 open yes",
        ],
    );
}

#[test]
fn a_sighting_says_nothing_of_before_and_after() {
    is(
        "seen@2016-05-10",
        &[
            ".. unknown maybe",
            "2016-05-10 seen yes",
            "2016-05-11 seen maybe",
        ],
    );
    // Some day in the year, no one knows which; by its end it had been seen, and of no day is that sure.
    is(
        "seen@2016",
        &[
            ".. unknown maybe",
            "2016-01-01 unknown/seen maybe",
            "2016-12-31 seen maybe",
        ],
    );
    is(
        "seen@2008-01-01 seen@2021-01-01",
        &[
            ".. unknown maybe",
            "2008-01-01 seen yes",
            "2008-01-02 seen maybe",
            "2021-01-01 seen yes",
            "2021-01-02 seen maybe",
        ],
    );
}

#[test]
fn an_opening_and_a_later_sighting_hold_the_time_between() {
    is(
        "seen@2016 opened=1994-05-01",
        &[
            ".. not-yet no",
            "1994-05-01 open yes",
            "2016-01-01 open/seen maybe",
            "2016-12-31 seen maybe",
        ],
    );
    // Seen in the year of the opening is seen after the opening.
    is(
        "seen@2016 opened=2016-05-10",
        &[
            ".. not-yet no",
            "2016-05-10 open yes",
            "2016-05-11 open/seen maybe",
            "2016-12-31 seen maybe",
        ],
    );
}

#[test]
fn between_two_words_that_differ_the_change_has_no_day() {
    is(
        "open@2016-01-01 closed@2020-01-01",
        &[
            ".. unknown maybe",
            "2016-01-01 open yes",
            "2016-01-02 open maybe",
            "2020-01-01 closed no",
        ],
    );
    is(
        "seen@2016-05-10 vacant@2020",
        &[
            ".. unknown maybe",
            "2016-05-10 seen yes",
            "2016-05-11 seen maybe",
            "2020-01-01 seen/vacant maybe",
            "2020-12-31 vacant no",
        ],
    );
    // An event has.
    is(
        "open@2016-01-01 closed@2020-01-01 closed=2018-03",
        &[
            ".. unknown maybe",
            "2016-01-01 open yes",
            "2018-03-01 open/closed maybe",
            "2018-03-31 closed no",
        ],
    );
    is(
        "closed@2020-01-01 open@2022-01-01 opened=1990-01-01",
        &[
            ".. not-yet no",
            "1990-01-01 open yes",
            "1990-01-02 open maybe",
            "2020-01-01 closed no",
            "2020-01-02 closed maybe",
            "2022-01-01 open yes",
        ],
    );
}

#[test]
fn what_is_only_announced_or_considered_does_not_work() {
    is(
        "announced@2015-07-08 open@2020-01-01 opened=2017-02-02",
        &[
            ".. not-yet no",
            "2015-07-08 announced no",
            "2017-02-02 open yes",
        ],
    );
    is(
        "announced@2015-07-08",
        &[".. unknown maybe", "2015-07-08 announced no"],
    );
}

#[test]
fn what_was_planned_or_assumed_was_not_there_before() {
    is(
        "announced@2015-02-28 opened=?2016-03-01",
        &[
            ".. not-yet no",
            "2015-02-28 announced no",
            "2016-03-01 announced maybe",
        ],
    );
}

#[test]
fn sources_that_disagree_leave_it_open() {
    // As of Madrid: emptied in 2018, and in 2024 both open and to be reopened.
    is(
        "!open@2024 !vacant@2018-11-15 !closed@2024 opened=?2007",
        &[
            ".. not-yet no",
            "2007-01-01 not-yet/open maybe",
            "2007-12-31 open maybe",
            "2018-11-15 vacant maybe",
            "2024-01-01 vacant/contested maybe",
            "2024-12-31 contested maybe",
        ],
    );
    is(
        "open@2024 opened=!2019,!2021-09-16",
        &[
            ".. not-yet no",
            "2019-01-01 not-yet/open maybe",
            "2021-09-16 open yes",
        ],
    );
    // A day in the year that another source names does not disagree.
    is(
        "open@2024 opened=2021,2021-09-16",
        &[".. not-yet no", "2021-09-16 open yes"],
    );
}

#[test]
fn what_nobody_dates_makes_nothing_surer() {
    for standing in ["seen", "open"] {
        is(
            standing,
            &[".. unknown maybe", &format!("2026-11-23 {standing} maybe")],
        );
    }
    is(
        "seen open@2024-01-01",
        &[".. unknown maybe", "2024-01-01 open yes"],
    );
    is(
        "seen opened=1999-02-14",
        &[
            ".. not-yet no",
            "1999-02-14 open maybe",
            "2026-11-23 seen maybe",
        ],
    );
    is(
        "?open@2024-01-01",
        &[".. unknown maybe", "2024-01-01 open maybe"],
    );
}

#[test]
fn a_closing_that_no_standing_repeats_is_not_passed_over() {
    is(
        "open@2016-01-01 closed=2020-01-01",
        &[
            ".. unknown maybe",
            "2016-01-01 open yes",
            "2020-01-01 open maybe",
        ],
    );
}

#[test]
fn a_candidate_never_works() {
    let network = fixture::network("dkbuza candidate Madrid:ES considered@2024 open@2025");
    let timeline = line(&network.locations()[0]);
    assert!(
        timeline
            .spans()
            .iter()
            .all(|span| span.moment.works == Works::No)
    );
}

fn any_date() -> impl Strategy<Value = String> {
    // Few years, so that dates meet.
    (2014u16..2019, 0u16..=12, 0u16..=28).prop_map(|(y, m, d)| {
        let d = if m == 0 { 0 } else { d };
        Date::of(y, m, d).unwrap().to_string()
    })
}

/// A date, or days between two of which either may not be known.
fn any_when() -> impl Strategy<Value = String> {
    let between = (any_date(), any_date()).prop_map(|(a, b)| {
        let [a, b] = if Date::new(&a).map(Day::first) <= Date::new(&b).map(Day::last) {
            [a, b]
        } else {
            [b, a]
        };
        format!("{a}/{b}")
    });
    prop_oneof![
        6 => any_date(),
        2 => between,
        1 => any_date().prop_map(|from| format!("{from}/..")),
        1 => any_date().prop_map(|to| format!("../{to}")),
    ]
}

fn any_mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(""), 1 => Just("!"), 1 => Just("?")]
}

fn any_standing() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "open",
        "seen",
        "vacant",
        "closed",
        "announced",
        "considered",
    ])
}

pub(super) fn any_claims() -> impl Strategy<Value = Location> {
    let standing = (
        any_mark(),
        any_standing(),
        prop::option::weighted(0.8, any_date()),
    );
    let events = |name: &'static str| {
        prop::collection::vec((any_mark(), any_when()), 0..=2).prop_map(move |dates| {
            let all: Vec<_> = dates
                .iter()
                .map(|(mark, date)| format!("{mark}{date}"))
                .collect();
            if all.is_empty() {
                String::new()
            } else {
                format!(" {name}={}", all.join(","))
            }
        })
    };
    (
        prop::collection::vec(standing, 1..6),
        events("opened"),
        events("closed"),
    )
        .prop_map(|(standing, opened, closed)| {
            let words: Vec<_> = standing
                .iter()
                .map(|(mark, value, date)| match date {
                    Some(date) => format!("{mark}{value}@{date}"),
                    None => format!("{mark}{value}"),
                })
                .collect();
            location(&format!("{}{opened}{closed}", words.join(" ")))
        })
}

pub(super) fn any_day() -> impl Strategy<Value = Day> {
    let day = |text| Day::first(Date::new(text).unwrap()).number();
    (day("2013-01-01")..day("2020-12-31")).prop_map(Day::from_number)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_last_day_says_what_is_said_today(location in any_claims()) {
        let today = line(&location).at(Day::LAST);
        prop_assert_eq!(today.or, None);
        prop_assert_eq!(today.state, State::Is(verdict(&location).effective));
    }

    #[test]
    fn an_undated_claim_makes_nothing_surer(
        location in any_claims(), standing in any_standing(), mark in any_mark(), day in any_day(),
    ) {
        let before = line(&location).at(day);
        let mut more = location.clone();
        more.standing.push(fixture::claim(&format!("{mark}{standing}"), |value| {
            serde_json::from_value(value.into()).unwrap()
        }));
        let after = line(&more).at(day);
        prop_assert!(after.works == before.works || after.works == Works::Maybe);
    }

    #[test]
    fn spans_are_in_order_and_differ(location in any_claims(), day in any_day()) {
        let timeline = line(&location);
        let spans = timeline.spans();
        prop_assert_eq!(spans[0].from, None);
        for pair in spans.windows(2) {
            prop_assert!(pair[0].from < pair[1].from && pair[0].moment != pair[1].moment);
        }
        let here = spans.iter().rev().find(|span| span.from <= Some(day)).unwrap();
        prop_assert_eq!(timeline.at(day), here.moment);
    }

    /// Nor does one that is marked as about right.
    #[test]
    fn an_approximate_opening_makes_nothing_surer(
        (year, month, day) in (2014u16..2019, 0u16..=12, 0u16..=28), at in any_day(),
    ) {
        let date = Date::of(year, month, if month == 0 { 0 } else { day }).unwrap();
        let on = |mark: &str| {
            let claims = format!("open@2019-06-01 opened={date}{mark}");
            line(&location(&claims)).at(at).works
        };
        prop_assert!(on("~") == on("") || on("~") == Works::Maybe);
    }

    /// A date that is made less precise never makes a day surer.
    #[test]
    fn a_less_precise_opening_makes_nothing_surer(
        (year, month, day) in (2014u16..2019, 1u16..=12, 1u16..=28), at in any_day(),
    ) {
        let on = |opened: Option<Date>| {
            let claims = format!("open@2019-06-01 opened={}", opened.unwrap());
            line(&location(&claims)).at(at).works
        };
        let [precise, month, year] =
            [on(Date::of(year, month, day)), on(Date::of(year, month, 0)), on(Date::of(year, 0, 0))];
        prop_assert!(month == precise || month == Works::Maybe);
        prop_assert!(year == month || year == Works::Maybe);
    }
}

#[test]
fn today_is_today_on_the_real_network() {
    let network = built_in().unwrap();
    let compiled = Day::last(network.file().compiled);
    for location in network.locations() {
        let moment = Timeline::of(location, network.file().compiled).at(compiled);
        assert_eq!(
            (moment.state, moment.or),
            (State::Is(verdict(location).effective), None),
            "{}",
            location.id
        );
        let is_sure = location.kind != Kind::Candidate && moment.works == Works::Yes;
        let stated = |c: &crate::model::Claim<_>| c.status == ClaimStatus::Stated;
        assert!(
            !is_sure || location.standing.iter().any(stated),
            "{}",
            location.id
        );
    }
}

#[test]
fn events_alone_are_as_sure_as_they_are_dated() {
    let network = ".. not-yet no";
    is("open opened=2010-05-01", &[network, "2010-05-01 open yes"]);
    is(
        "closed opened=2005-05-01 closed=2012-05-01",
        &[network, "2005-05-01 open yes", "2012-05-01 closed no"],
    );
    // It may have closed at any time since.
    is(
        "closed opened=2005-05-01",
        &[network, "2005-05-01 open maybe", "2026-11-23 closed maybe"],
    );
}

#[test]
fn a_drawing_begins_with_what_a_date_names() {
    let begins = |claims: &str| {
        let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
        let compiled = network.file().compiled;
        let location = &network.locations()[0];
        let days = Timeline::of(location, compiled).drawn(location, Day::last(compiled));
        days.map_or_else(String::new, |[begin, _]| begin.to_string())
    };
    for (claims, wanted) in [
        // How early, nobody says.
        ("opened=../1994 open@2024", "1994-12-31"),
        ("closed=../1994", "1994-12-31"),
        ("open@1980 opened=../1994", "1980-01-01"),
        ("seen@2016", "2016-01-01"),
        ("opened=1400/1450 open@2024", "1400-01-01"),
        ("seen", ""),
    ] {
        assert_eq!(begins(claims), wanted, "{claims}");
    }
    // That it had not opened before is known: a little of that is drawn.
    let before = begins("opened=1994 open@2024");
    assert!(
        ("1990"..="1993-12-31").contains(&before.as_str()),
        "{before}"
    );
}

#[test]
fn what_may_have_opened_and_not_yet_closed_may_be_at_work() {
    is(
        "closed@2020 opened=1960 closed=1960",
        &[
            ".. not-yet no",
            "1960-01-01 not-yet/open maybe",
            "1960-12-31 closed no",
        ],
    );
    is(
        "closed opened=../1960 closed=../1970",
        &[
            ".. not-yet/open maybe",
            "1960-12-31 open/closed maybe",
            "1970-12-31 closed no",
        ],
    );
    // It closed in 1965: by then it had opened.
    is(
        "closed opened=196X closed=1965-05-01",
        &[
            ".. not-yet no",
            "1960-01-01 not-yet/open maybe",
            "1965-05-01 closed no",
        ],
    );
}

#[test]
fn a_closing_takes_effect_wherever_its_days_begin() {
    for closed in ["../1990", "1955/1990", "/1990"] {
        is(
            &format!("closed opened=1960-05-01 closed={closed}"),
            &[
                ".. not-yet no",
                "1960-05-01 open/closed maybe",
                "1990-12-31 closed no",
            ],
        );
        // It was seen in between, and closed after that.
        is(
            &format!("open@1970-05-01 closed@2020 opened=1960-05-01 closed={closed}"),
            &[
                ".. not-yet no",
                "1960-05-01 open yes",
                "1970-05-02 open/closed maybe",
                "1990-12-31 closed no",
            ],
        );
    }
    // What closed before it opened was there before; and may have closed before or after, if it was open again.
    is(
        "open opened=1960-05-01 closed=1950-05-01",
        &[
            ".. unknown maybe",
            "1950-05-01 closed no",
            "1960-05-01 open yes",
        ],
    );
    is(
        "open@2000-01-01 opened=1960 closed=1955/1990",
        &[
            ".. unknown maybe",
            "1955-01-01 unknown/closed maybe",
            "1960-01-01 unknown/open maybe",
            "1960-12-31 open maybe",
            "2000-01-01 open yes",
        ],
    );
    // An opening that may come after the announcement does as well.
    is(
        "announced@2015-02-28 opened=2015",
        &[
            ".. not-yet no",
            "2015-02-28 announced no",
            "2015-03-01 announced maybe",
        ],
    );
}
