//! The analyses on the real network: what the question and the answer state must come out.

use super::*;
use crate::load::load;
use crate::model::{Kind, LocationId, OrganisationId};

fn network() -> Network {
    load(include_bytes!("../../data/network.json")).unwrap()
}

fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

fn position(network: &Network, id: &str) -> Position {
    network.position(&LocationId::new(id).unwrap()).unwrap()
}

#[test]
fn vienna_answers_for_slovakia() {
    let network = network();
    let answers = represents(&network, country("SK"));
    assert_eq!(answers[0].position, position(&network, "post-vienna"));
    assert!(answers.iter().all(|answer| !answer.located));
}

#[test]
fn brussels_answers_for_the_european_union() {
    let network = network();
    let eu = OrganisationId::new("eu").unwrap();
    let answers = answers_for_organisation(&network, &eu);
    assert_eq!(answers[0].position, position(&network, "post-brussels-eu"));
}

#[test]
fn nobody_is_known_to_answer_for_portugal() {
    assert!(answers_for(&network(), country("PT")).is_empty());
}

#[test]
fn everybody_who_is_there_represents_the_country_the_post_first() {
    let network = network();
    let who = |code| -> Vec<_> {
        let all = represents(&network, country(code));
        let ids = all.iter().map(|a| at(&network, a.position).unwrap());
        ids.map(|l| l.id.to_string()).collect()
    };
    assert!(who("BR").contains(&"fit-sao-paulo".to_owned()));
    let states = who("US");
    assert_eq!(states[0], "post-new-york");
    let offices = network.locations().iter().filter(|l| {
        l.kind == Kind::Office
            && counts(l) != Counted::Absent
            && network.place_of(l).unwrap().country == Some(country("US"))
    });
    for office in offices {
        assert!(states.contains(&office.id.to_string()), "{}", office.id);
    }
    assert!(states.len() > 2, "{states:?}");
    // Nobody twice, and still nobody where nobody is found.
    let mut once = states.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), states.len());
    assert!(who("PT").is_empty());
}

#[test]
fn the_located_offices_show_the_seven_countries_that_the_answer_states() {
    let network = network();
    let presence = presence(&network);
    let together: Vec<_> = presence.all_together().map(|c| c.to_string()).collect();
    assert_eq!(together, ["AT", "DE", "FR", "GB", "IT", "NL", "US"]);
    let joint = joint_presence(&network, &presence);
    assert!(joint.rows.iter().all(JointRow::agrees));
    // Yet the tourism offices are there by inference from the very same answer, and so is the only
    // known office of the trade agency in three of the countries.
    assert!(joint.rows.iter().all(|row| row.assumed.has(2)));
    let trade = joint.rows.iter().filter(|row| row.assumed.has(1));
    let trade: Vec<_> = trade.map(|row| row.country.to_string()).collect();
    assert_eq!(trade, ["AT", "GB", "NL"]);
    let told = findings(&network);
    let uncertain = told
        .iter()
        .filter(|f| matches!(f, Finding::JointUncertain { .. }));
    assert_eq!(uncertain.count(), 7);
}

#[test]
fn madrid_is_contested_and_in_no_count() {
    let network = network();
    let madrid = network
        .location(&LocationId::new("post-madrid").unwrap())
        .unwrap();
    assert_eq!(effective(madrid), Effective::Contested);
    let presence = presence(&network);
    let spain = presence.of(country("ES")).unwrap();
    assert!(!spain.present().has(0) && spain.contested.has(0));
}

#[test]
fn the_declared_totals_stand_beside_what_is_located() {
    let network = network();
    let [dkbuza, fit, tvl] = totals(&network).try_into().unwrap();
    assert_eq!(
        (dkbuza.total(), dkbuza.located(), dkbuza.contested()),
        (Some(13), 13, 1)
    );
    assert_eq!(fit.total(), Some(70));
    assert_eq!(fit.located() + fit.unknown().unwrap(), 70);
    assert!(fit.standings.of(Effective::Announced) > 0);
    assert_eq!(
        (tvl.total(), tvl.standings.of(Effective::Open)),
        (Some(7), 7)
    );
}

#[test]
fn romes_deputy_is_known_and_nothing_is_counted_as_missing() {
    let network = network();
    let crew = crew(&network);
    assert_eq!(crew.roles.len(), 4);
    let rome = position(&network, "post-rome");
    let rome = crew
        .posts
        .iter()
        .find(|post| post.position == rome)
        .unwrap();
    assert_eq!((rome.filled(), rome.absent(), rome.unknown()), (1, 0, 3));
    assert_eq!((crew.at_least(), crew.at_most()), (0, 13 * 4 - 1));
}

#[test]
fn the_house_in_the_hague_is_shared() {
    let network = network();
    let hague = position(&network, "post-the-hague");
    assert_eq!(same_city(&network, hague).len(), 2);
    let pairs = colocated(&network, 0.0);
    assert!(
        pairs
            .iter()
            .any(|pair| pair.first == hague && pair.same_city)
    );
}

#[test]
fn the_eastern_border_is_in_europe_and_in_no_country() {
    let network = network();
    let filter = Filter {
        regions: Region::Europe.sub_regions().collect(),
        kinds: [crate::model::Kind::Candidate as usize]
            .into_iter()
            .collect(),
        ..Filter::default()
    };
    let border = position(&network, "candidate-eu-eastern-border");
    let counts = Facets::new(&network).counts(&filter);
    assert!(counts.matching.contains(&border));
    assert!(findings(&network).contains(&Finding::WithoutPoint { location: border }));
}
