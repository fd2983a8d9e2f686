//! What must hold of any network through time.

use proptest::prelude::*;

use super::moments::{any_claims, any_day, line};
use crate::analysis::{Counted, Effective, counts, fixture, verdict};
use crate::load::built_in;
use crate::model::{
    Claim, ClaimStatus, Country, Date, Locale, LocationId, Network, ServiceId, Standing,
};
use crate::scenario::{Difference, Turn as Countries, difference};
use crate::time::events::events;
use crate::time::*;

fn any_network() -> impl Strategy<Value = Network> {
    let place = prop::sample::select(vec!["madrid", "paris", "berlin", "london"]);
    let service = prop::sample::select(vec!["dkbuza", "fit", "tvl"]);
    prop::collection::vec((any_claims(), place, service), 0..12).prop_map(|locations| {
        let mut file = fixture::file(
            "fit office Madrid:ES open
             fit office Paris:FR open
             fit office Berlin:DE open
             fit office London:GB open",
        );
        file.locations.clear();
        for (i, (mut location, place, service)) in locations.into_iter().enumerate() {
            location.id = LocationId::new(&format!("l-{i}")).unwrap();
            location.place = crate::model::PlaceId::new(place).unwrap();
            location.service = ServiceId::new(service).unwrap();
            file.locations.push(location);
        }
        Network::from_valid(file)
    })
}

fn day(text: &str) -> Day {
    Day::last(Date::new(text).unwrap())
}

/// Whether `first` and then `then` is `both`.
fn composes(first: &Countries, then: &Countries, both: &Countries) -> bool {
    let is = |c: &Country, countries: &[Country]| countries.contains(c);
    Country::all().all(|c| {
        let step =
            |turn: &Countries| i32::from(is(&c, &turn.gained)) - i32::from(is(&c, &turn.lost));
        step(first) + step(then) == step(both)
    })
}

/// Whether each location counts as the differences say, one after the other as at once.
fn chains(ab: &Difference, bc: &Difference, ac: &Difference, ends: [&Network; 3]) -> bool {
    let counted =
        |network: &Network, id: &LocationId| network.location(id).map_or(Counted::Absent, counts);
    let holds = |difference: &Difference, from: &Network, to: &Network| {
        difference.locations.iter().all(|change| {
            (change.before, change.after) == (counted(from, &change.id), counted(to, &change.id))
        })
    };
    let [a, b, c] = ends;
    let changed = |d: &Difference, id: &LocationId| d.locations.iter().any(|l| l.id == *id);
    holds(ab, a, b)
        && holds(bc, b, c)
        && holds(ac, a, c)
        && c.locations().iter().all(|location| {
            let id = &location.id;
            changed(ab, id) || changed(bc, id) || !changed(ac, id)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_network_at_a_day_says_what_the_timelines_say(network in any_network(), day in any_day()) {
        let then = network_at(&network, day);
        for location in network.locations() {
            let state = line(location).at(day).state;
            let found = then.location(&location.id).map(|l| verdict(l).effective);
            let told = match state {
                State::Is(effective) => Some(effective),
                State::Unknown | State::NotYet => None,
            };
            // What agrees is contested in no file, whatever is marked.
            let standing = then.location(&location.id).map(|one| &one.standing);
            let agrees = standing.is_some_and(|all| all.iter().all(|c| c.status != ClaimStatus::Contested));
            if told != Some(Effective::Contested) || !agrees {
                prop_assert_eq!(found, told, "{} at {}", location.id, day);
            }
        }
    }

    #[test]
    fn at_the_last_day_the_network_is_what_it_is(network in any_network()) {
        prop_assert_eq!(network_at(&network, Day::LAST), network);
    }

    #[test]
    fn a_network_has_one_past(network in any_network(), a in any_day(), b in any_day()) {
        let [a, b] = [a.min(b), a.max(b)];
        let at_once = network_at(&network, a);
        let again = network_at(&network_at(&network, b), a);
        // What is cut off knows no more of what came after: an undated claim may speak earlier.
        let ids = |n: &Network| n.locations().iter().map(|l| l.id.clone()).collect::<Vec<_>>();
        prop_assert!(ids(&at_once).iter().all(|id| ids(&network_at(&network, b)).contains(id)));
        prop_assert!(ids(&again).iter().all(|id| ids(&network).contains(id)));
    }

    #[test]
    fn differences_compose(network in any_network(), mut days in prop::array::uniform3(any_day())) {
        days.sort();
        let [a, b, c] = days.map(|day| network_at(&network, day));
        let [ab, bc, ac] = [difference(&a, &b), difference(&b, &c), difference(&a, &c)];
        prop_assert!(composes(&ab.any, &bc.any, &ac.any));
        prop_assert!(composes(&ab.joint.all, &bc.joint.all, &ac.joint.all));
        prop_assert!(composes(&ab.joint.two, &bc.joint.two, &ac.joint.two));
        for ((ab, bc), ac) in ab.countries.iter().zip(&bc.countries).zip(&ac.countries) {
            let turn = |c: &crate::scenario::ServiceCountries| Countries {
                gained: c.gained.clone(),
                lost: c.lost.clone(),
            };
            prop_assert!(composes(&turn(ab), &turn(bc), &turn(ac)));
        }
        prop_assert!(chains(&ab, &bc, &ac, [&a, &b, &c]));
    }

    /// What opened or closed for sure is told of every interval that holds it, however it is divided.
    #[test]
    fn turns_compose(network in any_network(), mut days in prop::array::uniform3(any_day())) {
        days.sort();
        let [a, b, c] = days;
        let sure = |days| {
            let all = changed(&network, days).into_iter();
            // Who left it vacant closed it, where the longer interval holds the date of the closing.
            let opened = |turn| match turn {
                Turn::Opened => Some(true),
                Turn::Closed | Turn::Emptied => Some(false),
                _ => None,
            };
            all.filter_map(|c| Some((c.position, opened(c.turn)?))).collect::<Vec<_>>()
        };
        let whole = sure([a, c]);
        for part in [sure([a, b]), sure([b, c])].concat() {
            prop_assert!(whole.contains(&part), "{part:?} in {whole:?}");
        }
    }

    /// As one who looks at every day finds it, and who is told of some day of each year and month that is named,
    /// whichever it was.
    #[test]
    fn turns_are_those_of_every_day(
        network in any_network(), mut days in prop::array::uniform2(any_day()),
        which in prop::collection::vec(any::<prop::sample::Index>(), 8),
    ) {
        days.sort();
        let told = changed(&network, days);
        for (position, location) in (0u32..).zip(network.locations()) {
            let line = line(location);
            // Nothing changes between the days of its spans.
            let turning = line.spans().iter().filter_map(|span| span.from);
            let seen = turning.chain(days).filter(|day| days[0] <= *day && *day <= days[1]);
            let mut seen: Vec<(Day, Works)> = seen.map(|day| (day, line.at(day).works)).collect();
            seen.retain(|(_, works)| *works != Works::Maybe);
            let standings = location.standing.iter().filter(|claim| claim.status == ClaimStatus::Stated);
            let standings = standings.filter_map(|claim| {
                let works = matches!(claim.value, Standing::Open | Standing::Seen);
                Some((works, [Day::first(claim.as_of?), Day::last(claim.as_of?)]))
            });
            let events = events(location);
            let events = [(true, events.opened), (false, events.closed)];
            let events = events.into_iter().filter_map(|(works, event)| Some((works, event.filter(|e| e.1)?.0)));
            let mut some = seen.clone();
            for ((works, [from, to]), which) in standings.chain(events).zip(&which) {
                let works = if works { Works::Yes } else { Works::No };
                let denies = |day: Day| line.at(day).works != works && line.at(day).works != Works::Maybe;
                let all: Vec<Day> = [from, from.next(), to.previous(), to]
                    .into_iter()
                    .chain(line.spans().iter().filter_map(|span| span.from))
                    .filter(|day| from <= *day && *day <= to && days[0] <= *day && *day <= days[1] && !denies(*day))
                    .collect();
                if from < to && !all.is_empty() {
                    some.push((*which.get(&all), works));
                }
            }
            let turns = |mut seen: Vec<(Day, Works)>| {
                seen.sort();
                let pairs = seen.windows(2);
                let count = |to| pairs.clone().filter(|two| two[0].1 != two[1].1 && two[1].1 == to).count();
                [count(Works::Yes), count(Works::No)]
            };
            let ([sure, at_most], of) = ([turns(seen), turns(some)], |turns: &[Turn]| {
                told.iter().filter(|c| c.position == position && turns.contains(&c.turn)).count()
            });
            // An event counts also where no day before or after it is sure.
            for (told, sure, at_most, claims) in [
                (of(&[Turn::Opened]), sure[0], at_most[0], &location.opened),
                (of(&[Turn::Closed, Turn::Emptied]), sure[1], at_most[1], &location.closed),
            ] {
                prop_assert!(told >= sure && told <= at_most + usize::from(!claims.is_empty()), "{told} {sure} {at_most}");
            }
        }
    }

    /// What was so until a day is so at a date before it, is not after it, and changes nothing of
    /// whether anybody works there.
    #[test]
    fn an_end_is_of_what_has_it_alone(
        network in any_network(), day in any_day(), from in any_day(), until in any_day(),
    ) {
        let [from, until] = [from.min(until), from.max(until)];
        let mut file = network.file().clone();
        let claim = format!("Street@{}>{}", from.date(), until.date());
        for location in &mut file.locations {
            location.address = vec![fixture::claim(&claim, |street| street.into())];
        }
        let ended = Network::from_valid(file);
        let compiled = Day::last(network.file().compiled);
        let then = network_at(&ended, day);
        let ids = |n: &Network| n.locations().iter().map(|l| l.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&then), ids(&network_at(&network, day)));
        prop_assert_eq!(Series::of(&ended), Series::of(&network));
        for location in then.locations() {
            let holds = location.address.iter().any(crate::model::Claim::holds);
            prop_assert_eq!(holds, day < compiled && from <= day && day < until);
        }
    }

    #[test]
    fn the_series_counts_what_the_timelines_say(network in any_network(), day in any_day()) {
        let series = Series::of(&network);
        let figures = series.at(day).unwrap();
        let moments = || network.locations().iter().map(|l| (l, line(l).at(day)));
        for (index, service) in network.services().iter().enumerate() {
            let of = |works, is_unknown| {
                let all = moments().filter(|(l, m)| {
                    l.service == service.id && m.works == works && m.is_unknown() == is_unknown
                });
                u32::try_from(all.count()).unwrap()
            };
            let band = Band {
                sure: of(Works::Yes, false),
                maybe: of(Works::Maybe, false),
                unknown: of(Works::Maybe, true),
            };
            prop_assert_eq!(figures.service(index), band);
        }
        let mut countries = [0, 0];
        let mut joint = [0, 0];
        for code in ["ES", "FR", "DE", "GB"] {
            let works = |service: &ServiceId| {
                moments()
                    .filter(|(l, m)| {
                        l.service == *service
                            && !m.is_unknown()
                            && network.place_of(l).unwrap().country.unwrap().as_str() == code
                    })
                    .map(|(_, m)| m.works)
                    .max()
                    .unwrap_or(Works::No)
            };
            let services: Vec<Works> = network.services().iter().map(|s| works(&s.id)).collect();
            let (any, all) = (services.iter().max().unwrap(), services.iter().min().unwrap());
            countries[0] += u32::from(*any == Works::Yes);
            countries[1] += u32::from(*any != Works::No);
            joint[0] += u32::from(*all == Works::Yes);
            joint[1] += u32::from(*all != Works::No);
        }
        prop_assert_eq!([figures.countries.sure, figures.countries.most()], countries);
        prop_assert_eq!([figures.joint.sure, figures.joint.most()], joint);
    }

    #[test]
    fn an_undated_claim_never_narrows_a_band(
        network in any_network(), day in any_day(), which in any::<prop::sample::Index>(),
        standing in prop::sample::select(vec!["open", "seen", "closed", "vacant"]),
    ) {
        prop_assume!(!network.locations().is_empty());
        let mut file = network.file().clone();
        let at = which.index(file.locations.len());
        file.locations[at].standing.push(fixture::claim(standing, |value| {
            serde_json::from_value(value.into()).unwrap()
        }));
        let more = Network::from_valid(file);
        let [before, after] = [&network, &more].map(|n| Series::of(n).at(day).unwrap().all());
        prop_assert!(after.sure <= before.sure);
        prop_assert!(after.most() + after.unknown >= before.most() + before.unknown);
    }
}

#[test]
fn what_changed_between_two_years_is_told_apart() {
    let network = fixture::network(
        "dkbuza post Vienna:AT open@2024 opened=1994
         dkbuza post Paris:FR open@2024 opened=2021-09-16
         dkbuza post Madrid:ES !open@2024 !vacant@2018-11-15 opened=2007
         fit office Tokyo:JP seen@2016 opened=1994
         fit office London:GB seen@2021
         fit office Berlin:DE open@2016-01-01 closed@2022-01-01 closed=2020-05
         tvl office Cologne:DE vacant@2023-02-01 open@2017-01-01
         dkbuza candidate Prague:CZ considered@2024",
    );
    let between = between(&network, day("2024"), day("2017"));
    assert_eq!(between.days, [day("2017"), day("2024")]);
    let turns: Vec<_> = between
        .changed
        .iter()
        .map(|c| (c.position, c.turn))
        .collect();
    assert_eq!(
        turns,
        [
            (1, Turn::Opened),
            // Contested, and yet another thing is said.
            (2, Turn::MayHaveClosed),
            (4, Turn::FirstRecord),
            (5, Turn::Closed),
            (6, Turn::MayHaveClosed),
        ]
    );
    let [gained, lost] = [&between.difference.any.gained, &between.difference.any.lost]
        .map(|c| c.iter().map(Country::as_str).collect::<Vec<_>>());
    assert_eq!((gained, lost), (vec!["FR", "GB"], vec!["DE", "ES"]));
}

#[test]
fn what_opened_and_closed_in_between_is_told() {
    let turns = |claims: &str, days: [&str; 2]| {
        let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
        let told = changed(&network, days.map(day));
        told.into_iter().map(|c| c.turn).collect::<Vec<_>>()
    };
    let both = [Turn::Opened, Turn::Closed];
    assert_eq!(
        turns("closed@2016 opened=2013 closed=2016", ["2012", "2017"]),
        both
    );
    // In one year: no day is one on which it surely worked.
    assert_eq!(
        turns("closed@2016 opened=2013 closed=2013", ["2012", "2017"]),
        both
    );
    assert_eq!(
        turns("closed@2016 opened=2013 closed=2016", ["2012", "2014"]),
        [Turn::Opened]
    );
}

/// In the order in which it was, and not before it may have been.
#[test]
fn what_opened_and_closed_about_one_time_is_told_in_order() {
    let turns = |claims: &str, days: [&str; 2]| {
        let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
        let told = changed(&network, days.map(day));
        told.into_iter().map(|c| c.turn).collect::<Vec<_>>()
    };
    let both = [Turn::Opened, Turn::Closed];
    for claims in [
        "opened=1960 closed=1960",
        "opened=196X closed=1965",
        "opened=1960~ closed=1961",
        "opened=1965 closed=196X",
        "opened=1960 closed=1955/1990",
    ] {
        let told = turns(&format!("closed@2020 {claims}"), ["1950", "2000"]);
        assert_eq!(told, both, "{claims}");
    }
    let told = turns(
        "closed@2020 opened=../1960 closed=../1970",
        ["1950", "1965"],
    );
    assert_eq!(told, [Turn::MayHaveOpened]);
}

#[test]
fn what_is_dated_is_told_whatever_came_after() {
    let turns = |claims: &str, days: [&str; 2]| {
        let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
        let told = changed(&network, days.map(day));
        told.into_iter().map(|c| c.turn).collect::<Vec<_>>()
    };
    use Turn::{Closed, Emptied, FirstRecord, MayHaveClosed, Opened};
    for later in ["vacant@2018-01-01", "closed@2018", "seen@2018-01-01"] {
        let told = turns(&format!("{later} opened=1990"), ["1989", "1991"]);
        assert_eq!(told, [Opened], "{later}");
        let told = turns(&format!("{later} opened=1990-05-01"), ["1989", "1991"]);
        assert_eq!(told[0], Opened, "{later}");
        assert!(!told.contains(&FirstRecord), "{later}");
    }
    let again = "vacant@1995-03-01 open@2000-01-01 opened=1990";
    assert_eq!(turns(again, ["1989", "1994"]), [Opened]);
    assert_eq!(turns(again, ["1989", "2005"]), [Opened, Emptied, Opened]);
    // Nothing is known of the time before it closed.
    assert_eq!(turns("closed=1995", ["1990", "2000"]), [Closed]);
    assert_eq!(
        turns("seen@1991-02-03 closed=1995", ["1991-03", "2000"]),
        [Closed]
    );
    assert_eq!(
        turns(
            "vacant@1994-01-01 opened=1980-02-01 closed=1995",
            ["1979", "2000"]
        ),
        [Opened, Emptied, Closed]
    );
    // What comes before or after the interval is no part of it, nor what nobody states.
    assert_eq!(turns("vacant@2018-01-01 opened=1990", ["1991", "1995"]), []);
    assert_eq!(
        turns("vacant@2018-01-01 opened=?1990", ["1989", "1991"]),
        [Turn::MayHaveOpened]
    );
    // The time in which it may have come about begins or ends in the interval.
    let long = "seen@2010-03-01 closed@2019 closed=2016/2018";
    assert_eq!(turns(long, ["2011", "2017"]), [MayHaveClosed]);
    let long = "open@2024 opened=!1990,!1994";
    assert_eq!(turns(long, ["1989", "1991"]), [Turn::MayHaveOpened]);
    assert_eq!(turns(long, ["1991", "2000"]), [Turn::MayHaveOpened]);
    assert_eq!(turns(long, ["1989", "1994"]), [Opened]);
    // Contested, and yet another thing is said.
    let contested = "!open@2024 !vacant@2018-11-15 !open@2016-01-01";
    assert_eq!(turns(contested, ["2018-06", "2018-12"]), [MayHaveClosed]);
    let contested = "!open@2024 !vacant@2018-11-15 opened=!2007";
    assert_eq!(
        turns(contested, ["2006", "2018"]),
        [Turn::MayHaveOpened, MayHaveClosed]
    );
}

/// Of a year no day is sure, but on some day of it it was so.
#[test]
fn what_was_so_in_a_year_was_so_on_a_day_of_it() {
    let turns = |claims: &str, days: [&str; 2]| {
        let network = fixture::network(&format!("fit office Tokyo:JP {claims}"));
        let told = changed(&network, days.map(day)).into_iter();
        told.map(|c| (c.turn, c.within.map(|day| day.to_string())))
            .map(|(turn, [from, to])| format!("{turn:?} {from} {to}"))
            .collect::<Vec<_>>()
    };
    let again = "closed@2005 open@2008 opened=2001";
    let opened = "Opened 2001-01-01 2001-12-31";
    let closed = "Closed 2001-01-02 2005-12-31";
    let reopened = "Opened 2005-01-02 2008-12-31";
    assert_eq!(turns(again, ["1999", "2010"]), [opened, closed, reopened]);
    assert_eq!(turns(again, ["2004", "2010"])[1..], [reopened]);
    assert!(turns(again, ["2004", "2010"])[0].starts_with("MayHaveClosed "));
    // Which of the two came first in 2005, nobody says.
    let told = turns(
        "closed@2005 open@2005 seen@2008 opened=2001",
        ["1999", "2010"],
    );
    assert_eq!(told[0], opened);
    assert!(
        told.iter().all(|told| !told.starts_with("Closed")),
        "{told:?}"
    );
    // What is sure of a day besides says when.
    let told = turns(
        "closed@2005 closed@2005-03-01 open@2003-01-01",
        ["2002", "2010"],
    );
    assert!(
        told.contains(&"Closed 2003-01-02 2005-03-01".to_owned()),
        "{told:?}"
    );
    // What nobody states, or others deny, is not sure.
    for claims in [
        "?closed@2005 open@2008 opened=2001",
        "!closed@2005 !open@2008 opened=2001",
    ] {
        let told = turns(claims, ["1999", "2010"]);
        assert!(
            told.iter().all(|told| !told.starts_with("Closed")),
            "{told:?}"
        );
    }
}

#[test]
fn who_left_an_address_for_another_one_has_moved() {
    let mut file = fixture::file("fit office Tokyo:JP open@2010-01-01");
    let address = |text: &str, as_of: &str, until: Option<&str>| Claim {
        until: until.and_then(When::new),
        as_of: Date::new(as_of),
        ..fixture::claim(text, |text| text.into())
    };
    file.locations[0].address = vec![
        address("Old 1", "2012", Some("2018")),
        address("New 2", "2019", None),
    ];
    let network = Network::from_valid(file.clone());
    let turns = |network: &Network, days: [&str; 2]| {
        let told = changed(network, days.map(day));
        told.into_iter().map(|c| c.turn).collect::<Vec<_>>()
    };
    assert_eq!(turns(&network, ["2014", "2022"]), [Turn::Moved]);
    assert_eq!(turns(&network, ["2019", "2022"]), []);
    // Some of the days on which that may have been are in the interval.
    assert_eq!(turns(&network, ["2014", "2018-03"]), [Turn::MayHaveMoved]);
    assert_eq!(turns(&network, ["2018-03", "2022"]), [Turn::MayHaveMoved]);
    assert_eq!(turns(&network, ["2014", "2017"]), []);
    let days = ["2018-03", "2022"].map(day);
    let text = quotation(&network, days, &changed(&network, days), None, Locale::En).text;
    assert!(
        text.ends_with(
            "closed. Of one other, the sources do not say whether it moved in that time."
        ),
        "{text}"
    );
    let days = ["2014", "2022"].map(day);
    let text = quotation(&network, days, &changed(&network, days), None, Locale::En).text;
    assert!(
        text.contains("one location moved (fit-tokyo, 2018), according to"),
        "{text}"
    );
    // Spelt otherwise, it may be the same.
    file.locations[0].address[0].until = None;
    assert_eq!(turns(&Network::from_valid(file), ["2014", "2022"]), []);
}

#[test]
fn what_may_come_about_after_the_data_has_not() {
    let network = fixture::network(
        "fit office Tokyo:JP open@2020-01-01 closed=2026
         fit office London:GB announced@2020 opened=2026/2028
         dkbuza post Vienna:AT announced@2015-03-01 opened=?2028",
    );
    let told = changed(&network, ["2018", "2030"].map(day));
    let sure = |c: &Changed| matches!(c.turn, Turn::Opened | Turn::Closed);
    assert!(
        told.iter().all(|c| !sure(c) || c.within[1] < day("2026")),
        "{told:?}"
    );
    assert!(told.iter().all(|c| c.position != 2), "{told:?}");
}

#[test]
fn of_days_after_the_data_nothing_is_said() {
    let network = fixture::network("fit office Tokyo:JP open@2016-01-01 opened=2013");
    let told = |days: [&str; 2], known| {
        let days = days.map(day);
        quotation(&network, days, &changed(&network, days), known, Locale::En).text
    };
    assert!(
        told(["2020", "2200"], None).starts_with("Between the end of 2020 and 23 November 2026,")
    );
    let text = told(["2100", "2200"], None);
    assert_eq!(
        text,
        "The data are of 23 November 2026: of what came after that they say nothing."
    );
    let text = told(["2012", "2019"], Date::new("2019"));
    assert!(text.contains(" (as known by the end of 2019)."), "{text}");
}

/// A source of 2019 can only have planned what came in 2020.
#[test]
fn what_was_planned_is_no_fact() {
    let mut file = fixture::file("fit office Tokyo:JP announced@2019 opened=2020");
    file.sources[0].date = Date::new("2019-03");
    let text = crate::export::json(&file).unwrap();
    let network = crate::load::load(text.as_bytes()).unwrap();
    let location = &network.locations()[0];
    let moment = Timeline::of(location, network.file().compiled).at(day("2022"));
    assert_eq!(moment.works, Works::Maybe);
    let days = ["2012", "2022"].map(day);
    let told: Vec<_> = changed(&network, days).iter().map(|c| c.turn).collect();
    assert_eq!(told, [Turn::MayHaveOpened]);
}

/// Sources that disagree on a day, each before it, planned it all the same.
#[test]
fn what_was_planned_for_two_days_is_no_fact() {
    let turns = |dates: [&str; 2]| {
        let mut file = fixture::file("fit office Tokyo:JP announced@2015 opened=!2020,!2021");
        let mut other = file.sources[0].clone();
        other.id = crate::model::SourceId::new("other").unwrap();
        let sources = [file.sources[0].id.clone(), other.id.clone()];
        file.sources.push(other);
        for ((source, date), id) in file.sources.iter_mut().zip(dates).zip(sources) {
            source.date = Date::new(date);
            let at = usize::from(id.as_str() == "other");
            file.locations[0].opened[at].sources = vec![id];
        }
        let text = crate::export::json(&file).unwrap();
        let network = crate::load::load(text.as_bytes()).unwrap();
        let again = crate::export::json(network.file()).unwrap();
        assert_eq!(crate::load::load(again.as_bytes()).unwrap(), network);
        let told = changed(&network, ["2012", "2024"].map(day)).into_iter();
        told.map(|c| c.turn).collect::<Vec<_>>()
    };
    assert_eq!(turns(["2015", "2016-03"]), [Turn::MayHaveOpened]);
    // Who looked back knows that it did.
    assert_eq!(turns(["2015", "2022"]), [Turn::Opened]);
}

/// The sources of a date tell what a file would say that had been compiled of them then.
#[test]
fn the_dates_that_were_known_speak_as_they_did() {
    let mut file =
        fixture::file("fit office Tokyo:JP announced@2015-07-08 open@2024 opened=2017-02");
    let source = |id: &str, date: &str| {
        let mut source = fixture::file("fit office Tokyo:JP open").sources[0].clone();
        source.id = crate::model::SourceId::new(id).unwrap();
        source.date = Date::new(date);
        source
    };
    let [a, b, c, d] = [
        ("a", "2015-07"),
        ("b", "2016"),
        ("c", "2018"),
        ("d", "2024"),
    ]
    .map(|(id, date)| source(id, date));
    let ids = |all: &[&crate::model::Source]| all.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
    let office = &mut file.locations[0];
    office.standing[0].sources = ids(&[&a]);
    office.standing[1].sources = ids(&[&d]);
    office.opened[0].sources = ids(&[&b, &c]);
    file.sources.extend([a, b, c, d]);
    let network = Network::from_valid(file);
    let at = |date: &str| {
        let known = known_at(&network, day(date)).network;
        let office = &known.locations()[0];
        (
            verdict(office).effective,
            office.opened.first().map(|claim| claim.status),
        )
    };
    use Effective::{Announced, Open};
    assert_eq!(at("2015"), (Announced, None));
    // Planned, before it came.
    assert_eq!(at("2016"), (Announced, Some(ClaimStatus::Assumed)));
    assert_eq!(at("2018"), (Open, Some(ClaimStatus::Stated)));
    assert_eq!(at("2024"), (Open, Some(ClaimStatus::Stated)));
}

/// What one alone says, nobody denies.
#[test]
fn nothing_is_contested_before_somebody_denies_it() {
    let mut file = fixture::file("fit office Tokyo:JP !vacant@2018-11-15 !open@2024");
    file.sources[0].date = Date::new("2018-12");
    let mut later = file.sources[0].clone();
    later.id = crate::model::SourceId::new("later").unwrap();
    later.date = Date::new("2024");
    file.locations[0].standing[1].sources = vec![later.id.clone()];
    file.sources.push(later);
    let network = Network::from_valid(file);
    let at = |date: &str| verdict(&known_at(&network, day(date)).network.locations()[0]).effective;
    assert_eq!(
        (at("2019"), at("2024")),
        (Effective::Vacant, Effective::Contested)
    );
}

#[test]
fn what_was_known_then_is_not_what_was_so() {
    let mut file = fixture::file(
        "dkbuza post Vienna:AT open@2024 opened=1994
         fit office Tokyo:JP seen@2016
         fit office London:GB seen@2016",
    );
    // One source, of 2024, for all, but for what an older one says.
    file.sources[0].date = Date::new("2024");
    let mut older = file.sources[0].clone();
    older.id = crate::model::SourceId::new("older").unwrap();
    older.date = Date::new("2018");
    older.date_is_approximate = true;
    let mut undated = older.clone();
    undated.id = crate::model::SourceId::new("undated").unwrap();
    undated.date = None;
    file.locations[0].opened[0].sources = vec![older.id.clone(), file.sources[0].id.clone()];
    file.locations[2].standing[0].sources = vec![undated.id.clone()];
    file.sources.extend([older, undated]);
    let network = Network::from_valid(file);
    // In 2018 the post had stood for 24 years; that it does, "about 2018" says by the end of 2019.
    assert_eq!(network_at(&network, day("2018")).locations().len(), 3);
    let known = known_at(&network, day("2018"));
    assert_eq!(
        (
            known.network.locations().len(),
            known.not_named,
            known.undated
        ),
        (0, 3, 1)
    );
    let known = known_at(&network, day("2019"));
    assert_eq!(
        (
            known.network.locations().len(),
            known.not_named,
            known.undated
        ),
        (1, 2, 1)
    );
    let vienna = &known.network.locations()[0];
    assert_eq!(
        (counts(vienna), vienna.standing[0].as_of),
        (Counted::Present, Date::new("1994"))
    );
    let known = known_at(&network, day("2024"));
    assert_eq!((known.not_named, known.undated), (1, 1));
}

/// What an older source says and a newer one confirms was known then of the time of the older one alone.
#[test]
fn no_source_speaks_of_days_after_it() {
    let mut file = fixture::file("fit office London:GB open@2024");
    file.sources[0].date = Date::new("2024");
    let mut older = file.sources[0].clone();
    older.id = crate::model::SourceId::new("older").unwrap();
    older.date = Date::new("2016-12-12");
    file.locations[0].standing[0].sources.push(older.id.clone());
    file.sources.push(older);
    let network = Network::from_valid(file);
    let claim = |date: &str| {
        let known = known_at(&network, day(date)).network;
        let claim = known.locations()[0].standing[0].clone();
        (claim.as_of, claim.sources.len())
    };
    assert_eq!(claim("2019"), (Date::new("2016-12-12"), 1));
    assert_eq!(claim("2024"), (Date::new("2024"), 2));
}

/// None of them speaks of days to come.
#[test]
fn what_the_real_sources_knew_is_of_their_time() {
    let network = built_in().unwrap();
    for year in 2000..2026 {
        let then = day(&year.to_string());
        let known = known_at(&network, then).network;
        for location in known.locations() {
            for claim in &location.standing {
                let is_then = claim.as_of.is_none_or(|date| Day::first(date) <= then);
                assert!(is_then, "{} in {year}: {claim:?}", location.id);
            }
        }
    }
}

#[test]
fn a_sighting_is_as_old_as_it_was_then() {
    let network = fixture::network("fit office Tokyo:JP seen@2008");
    let faded = |network: &Network| {
        let verdict = verdict(&network.locations()[0]);
        verdict.faded(network.file().compiled)
    };
    let then = |date: &str| as_of(&network, Date::new(date).unwrap());
    let steps = ["2010", "2012", "2018", "2019"].map(|date| faded(&then(date)));
    assert_eq!((steps, faded(&network)), ([0, 1, 2, 3], 3));
    // Of a time to come nothing was compiled.
    assert_eq!(then("2099").file().compiled, network.file().compiled);
}

#[test]
fn the_title_says_the_date() {
    let network = built_in().unwrap();
    let title = |date: &str| {
        as_of(&network, Date::new(date).unwrap())
            .file()
            .title
            .clone()
    };
    let told = |date| crate::model::Locale::ALL.map(|l| title(date).get(l).to_owned());
    assert_eq!(
        told("2010"),
        [
            "Het buitenlandse netwerk van Vlaanderen, stand eind 2010",
            "Flanders' network abroad, as of the end of 2010",
            "Le réseau de la Flandre à l'étranger, état : fin 2010",
            "Das Auslandsnetz Flanderns, Stand: Ende 2010",
        ]
    );
    let known = as_known(&network, Date::new("2019").unwrap()).network;
    assert_eq!(
        as_of(&known, Date::new("2010").unwrap())
            .file()
            .title
            .get(crate::model::Locale::En),
        "Flanders' network abroad, as known by the end of 2019, as of the end of 2010"
    );
    assert_eq!(
        told("2010-06")[1],
        "Flanders' network abroad, as of 30 June 2010"
    );
    // Of what a scenario comes to, the data are as old as they are.
    let date = |text| Date::new(text).unwrap();
    let to_come = titled_as_of(&network, date("2029"));
    let title = to_come.file().title.get(crate::model::Locale::En);
    assert_eq!(title, "Flanders' network abroad, as of the end of 2029");
    assert_eq!(to_come.file().compiled, network.file().compiled);
    let both = [Some(date("2010")), Some(date("2019"))];
    assert_eq!(
        said(both, crate::model::Locale::Fr),
        ", connaissances : fin 2019, état : fin 2010"
    );
    assert_eq!(said([None; 2], crate::model::Locale::De), "");
}

#[test]
fn the_real_network_ends_as_it_is() {
    let network = built_in().unwrap();
    let compiled = Day::last(network.file().compiled);
    assert_eq!(network_at(&network, compiled), network);
    assert!(difference(&network, &network_at(&network, compiled)).is_empty());
    let first = network_at(&network, day("1993"));
    // Tokyo opened in 1974, every other one later, or nobody says when.
    let all = first.locations().iter().map(|l| l.id.as_str());
    assert_eq!(all.collect::<Vec<_>>(), ["tvl-tokyo"]);
}

/// How long an address held of which nobody says until when, nobody knows: until the next is there.
#[test]
fn what_has_no_known_end_is_not_over() {
    let network =
        fixture::network("fit office Tokyo:JP open@1960-01-01 addr=Old_1@>1970/.. addr=New_2@1999");
    let at = |date: &str| {
        let then = network_at(&network, day(date));
        let addresses = then.locations()[0].address.iter();
        addresses
            .map(|claim| claim.value.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(at("1969"), ["Old 1"]);
    assert_eq!(at("1985"), ["Old 1"]);
    assert_eq!(at("2000"), ["New 2"]);
}
