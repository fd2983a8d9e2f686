//! A network that was cut is a file again: it holds to the rules of one, and says what the network says.

use proptest::prelude::*;

use super::moments::{any_claims, any_day};
use crate::analysis::{fixture, verdict};
use crate::export::json;
use crate::load::{ProblemCode, built_in, load, review};
use crate::model::{
    Claim, ClaimStatus, Date, Kind, KindId, Localized, LocationId, LocationKind, Network,
    NetworkFile, PlaceId, Source, SourceId,
};
use crate::time::held::{hold_location, hold_standing};
use crate::time::*;

/// The network read again from the file that it makes; or what is wrong with that. A source may be later than the date
/// of which it tells.
fn again(network: &Network) -> Result<Network, String> {
    let text = json(network.file()).unwrap();
    let (again, warnings) = review(text.as_bytes(), None).map_err(|problems| {
        let all = problems
            .iter()
            .map(|one| format!("{:?} {}", one.code, one.path));
        all.collect::<Vec<_>>().join("\n")
    })?;
    let mut late = warnings.iter().filter(|one| {
        one.code == ProblemCode::DateAfterCompiled && !one.path.starts_with("sources[")
    });
    match late.next() {
        Some(one) => Err(format!("{:?} {}", one.code, one.path)),
        None => Ok(again),
    }
}

/// The same of every location, and what each comes to.
fn says(network: &Network) -> Vec<String> {
    let all = network.locations().iter();
    all.map(|one| format!("{}: {:?}", one.id, verdict(one).effective))
        .collect()
}

/// The network at a date, as known at one, and both.
fn cuts(network: &Network, at: Date, known: Date) -> [Network; 3] {
    let knew = as_known(network, known).network;
    let both = as_of(&knew, at);
    [as_of(network, at), knew, both]
}

fn holds(network: &Network, dates: &[Date]) {
    for (i, at) in dates.iter().enumerate() {
        // With each date another by which it was known: as often before it as after it.
        let known = dates[(i * 7 + 3) % dates.len()];
        for (cut, what) in cuts(network, *at, known)
            .iter()
            .zip(["at", "known", "both"])
        {
            let again = again(cut).unwrap_or_else(|wrong| panic!("{what}, {at}~{known}: {wrong}"));
            assert_eq!(says(cut), says(&again), "{what}, {at}~{known}");
        }
    }
}

fn event_dates(network: &Network) -> Vec<Date> {
    let days = event_days(network).into_iter();
    let sources = network
        .file()
        .sources
        .iter()
        .filter_map(|source| source.date);
    let facts = network
        .file()
        .topics
        .iter()
        .flat_map(|topic| &topic.statements);
    let mut all: Vec<Date> = days.map(|(day, _)| day.date()).collect();
    all.extend(sources.chain(facts.filter_map(|claim| claim.as_of)));
    all.extend((1970..2028).filter_map(|year| Date::new(&year.to_string())));
    all.sort_unstable_by_key(|date| Day::last(*date));
    all.dedup();
    all
}

#[test]
fn the_real_network_is_a_file_at_every_date() {
    let network = built_in().unwrap();
    holds(&network, &event_dates(&network));
}

#[test]
fn every_other_network_that_comes_with_it_is_one() {
    for text in [
        include_str!("../../../data/peers/basque-delegations.json"),
        include_str!("../../../data/peers/belgian-embassies.json"),
        include_str!("../../../data/peers/scottish-offices.json"),
        include_str!("../../../data/smallest.json"),
        include_str!("../../load/tests/small.json"),
    ] {
        let network = load(text.as_bytes()).unwrap();
        let dates = event_dates(&network);
        let some: Vec<_> = dates
            .iter()
            .step_by(dates.len() / 40 + 1)
            .copied()
            .collect();
        holds(&network, &some);
    }
}

#[test]
fn what_only_later_sources_deny_is_contested_by_nobody() {
    let network = built_in().unwrap();
    let then = as_of(&network, Date::new("2022").unwrap());
    let madrid = then.location(&LocationId::new("post-madrid").unwrap());
    let status: Vec<_> = madrid
        .unwrap()
        .standing
        .iter()
        .map(|claim| claim.status)
        .collect();
    assert!(
        status.iter().all(|status| *status == ClaimStatus::Stated),
        "{status:?}"
    );
}

/// A satellite is one of its post, of which nothing else may be known.
#[test]
fn a_satellite_tells_of_its_post() {
    let network = built_in().unwrap();
    let id = |id| LocationId::new(id).unwrap();
    let known = known_at(&network, Day::last(Date::new("2023").unwrap()));
    let [prague, vienna] = ["satellite-prague", "post-vienna"].map(|one| {
        let one = known.network.location(&id(one)).unwrap();
        one.standing[0].clone()
    });
    assert_eq!(
        (vienna.status, &vienna.sources),
        (ClaimStatus::Assumed, &prague.sources)
    );
    assert_eq!(
        known.not_named + known.network.locations().len(),
        network.locations().len()
    );
}

/// Of the words of several sources nobody can tell which of them are the older one's.
#[test]
fn what_was_known_holds_no_word_of_later_sources() {
    let network = built_in().unwrap();
    for year in ["2017", "2019", "2019-02-25", "2021", "2023"] {
        let known = as_known(&network, Date::new(year).unwrap()).network;
        let file = known.file();
        assert!(file.minimum_crew.is_none());
        assert!(
            file.sources.iter().all(|source| source.voice.is_none()),
            "{year}"
        );
        let text = json(file).unwrap();
        for later in ["that of 2023", "Not one of the thirteen", "seven offices"] {
            assert!(!text.contains(later), "{later} by {year}");
        }
        // Of 2020.
        let is_told =
            Day::last(Date::new(year).unwrap()) >= Day::last(Date::new("2020-05-29").unwrap());
        assert_eq!(text.contains("fourteenth"), is_told, "{year}");
    }
    // Later on they are there again.
    let known = as_known(&network, Date::new("2025").unwrap()).network;
    assert!(known.file().minimum_crew.is_some());
}

/// What is said of a later time is not said of an earlier.
#[test]
fn facts_are_of_their_time() {
    let network = built_in().unwrap();
    let at = |date| as_of(&network, Date::new(date).unwrap());
    let then = at("2019");
    assert!(then.file().minimum_crew.is_none() && then.file().joint_presence.is_empty());
    let events = then.file().topics.iter().flat_map(|topic| &topic.events);
    assert!(
        events
            .map(|event| event.date.value.year())
            .all(|year| year < 2020)
    );
    assert!(
        then.file()
            .trade
            .iter()
            .all(|figure| figure.year.year() < 2020)
    );
    let now = at("2024");
    assert!(now.file().minimum_crew.is_some() && now.file().joint_presence.len() == 1);
}

/// What is only considered yet is a candidate, also where the network calls its kinds as it likes.
#[test]
fn what_is_only_considered_is_a_candidate() {
    let mut file = fixture::file("fit office Madrid:ES considered@2015 open@2020");
    let then = |file: &NetworkFile| {
        let network = Network::from_valid(file.clone());
        let cut = as_of(&network, Date::new("2016").unwrap());
        again(&cut).unwrap();
        cut.locations()[0].kind
    };
    assert_eq!(then(&file), Kind::Candidate);
    file.kinds = vec![LocationKind {
        id: KindId::new("office").unwrap(),
        role: Kind::Office,
        name: Localized::same("Office"),
        plural: None,
    }];
    assert_eq!(then(&file), Kind::Candidate);
}

/// Who says it: one or two of four.
fn told_by<T>(claims: &mut [Claim<T>], seed: &mut usize) {
    for claim in claims {
        *seed = seed.wrapping_mul(31).wrapping_add(7);
        let id = |at: usize| SourceId::new(&format!("s-{}", at % 4)).unwrap();
        claim.sources = vec![id(*seed)];
        if seed.is_multiple_of(3) {
            claim.sources.push(id(*seed + 1));
        }
    }
}

fn sources() -> Vec<Source> {
    let first = &fixture::file("").sources[0];
    let dates = [Some("2014"), Some("2016-06"), Some("2018-02-03"), None];
    let all = dates.iter().zip(0..).map(|(date, at)| Source {
        id: SourceId::new(&format!("s-{at}")).unwrap(),
        date: date.and_then(Date::new),
        ..first.clone()
    });
    all.collect()
}

/// A file that is right, of posts, satellites of the first one, offices and candidates.
fn any_file() -> impl Strategy<Value = Network> {
    let kind = prop::sample::select(vec![
        Kind::Post,
        Kind::Satellite,
        Kind::Office,
        Kind::Candidate,
    ]);
    let all = prop::collection::vec((any_claims(), kind, any::<u16>()), 1..8);
    all.prop_filter_map("a file that is right", |locations| {
        let mut file: NetworkFile = fixture::file("fit office Madrid:ES open");
        file.locations.clear();
        file.sources = sources();
        for (i, (mut location, kind, seed)) in locations.into_iter().enumerate() {
            let mut seed = usize::from(seed);
            location.id = LocationId::new(&format!("l-{i}")).unwrap();
            location.place = PlaceId::new("madrid").unwrap();
            (location.kind, location.kind_id) = (kind, KindId::from(kind));
            location.satellite_of = LocationId::new("l-0").filter(|_| kind == Kind::Satellite);
            told_by(&mut location.standing, &mut seed);
            told_by(&mut location.opened, &mut seed);
            told_by(&mut location.closed, &mut seed);
            hold_location(&mut location);
            hold_standing(&mut location);
            file.locations.push(location);
        }
        // Those that are wrong alone are left out.
        let whole = file.clone();
        file.locations.clear();
        for location in whole.locations {
            let mut one = file.clone();
            one.locations.push(location.clone());
            if load(json(&one).unwrap().as_bytes()).is_ok() {
                file.locations.push(location);
            }
        }
        load(json(&file).unwrap().as_bytes()).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_network_that_was_cut_is_a_file(network in any_file(), at in any_day(), known in any_day()) {
        for (cut, what) in cuts(&network, at.date(), known.date()).iter().zip(["at", "known", "both"]) {
            let again = again(cut);
            prop_assert!(again.is_ok(), "{what} {at}~{known}: {again:?}\n{}", json(network.file()).unwrap());
        }
    }
}
