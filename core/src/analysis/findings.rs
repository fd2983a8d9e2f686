//! Everything that a reader of the network should be told is doubtful, short or inferred.
//!
//! Findings carry parameters and no text: the view words them in its own language.

use std::slice;

use super::crew::crew;
use super::jurisdiction::jurisdictions;
use super::presence::{JointRow, joint_presence, presence};
use super::standing::{Effective, verdict};
use super::totals::totals;
use super::{Counted, Position, positioned};
use crate::model::{Claim, ClaimStatus, Country, Location, Network};

/// A fact about a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whether it works.
    Standing,
    /// In which city it is.
    Place,
    /// Its street address.
    Address,
    /// How to reach it.
    Contact,
    /// When it opened.
    Opened,
    /// When it closed.
    Closed,
    /// Whom it answers for.
    Jurisdiction,
    /// Who works there.
    Staff,
    /// Its themes.
    Themes,
    /// Its files.
    Files,
    /// Why it is there, or considered.
    Motivation,
    /// What it has in a field of the network's own: the claim says in which.
    Own,
}

/// A fact of a topic, by its position in the topic's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A statement.
    Statement(usize),
    /// A figure.
    Figure(usize),
    /// An event.
    Event(usize),
}

/// Something that is doubtful, short or inferred.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// All services are said to be together in a country, and the located offices do not show
    /// it: `row.missing` are not among them.
    JointNotLocated {
        /// What is said, and what is shown.
        row: JointRow,
        /// The locations there, present or contested.
        locations: Vec<Position>,
    },
    /// The located offices show all services together in a country of which it is not said.
    JointNotStated {
        /// What is said, and what is shown.
        row: JointRow,
        /// The locations there, present or contested.
        locations: Vec<Position>,
    },
    /// Statement and located offices agree, but some services are there only by assumption, or
    /// were only seen at some date.
    JointUncertain {
        /// What is said, and what is shown.
        row: JointRow,
        /// The locations there, present or contested.
        locations: Vec<Position>,
    },
    /// Sources disagree on how many locations a service has.
    TotalContested {
        /// The service.
        service: usize,
    },
    /// A service declares more locations than are on the map.
    TotalShort {
        /// The service.
        service: usize,
        /// How many it declares.
        declared: u32,
        /// How many are on the map.
        located: u32,
        /// How many more are on the map and contested.
        contested: u32,
    },
    /// More locations of a service are on the map than it declares.
    TotalExceeded {
        /// The service.
        service: usize,
        /// How many it declares.
        declared: u32,
        /// How many are on the map.
        located: u32,
    },
    /// Locations of a service that were only seen at some date: whether they still work is not
    /// known.
    SeenOnly {
        /// The service.
        service: usize,
        /// The year of the oldest last sighting.
        oldest: Option<u16>,
        /// The locations.
        locations: Vec<Position>,
    },
    /// The crews against the minimum, over all posts that are present: somewhere a role is
    /// missing, or is not known to be filled.
    CrewShort {
        /// The posts.
        posts: u32,
        /// Roles known to be filled.
        filled: u32,
        /// Roles known to be missing.
        at_least: u32,
        /// Roles known to be missing, and those of which nothing is known.
        at_most: u32,
    },
    /// Several locations of one service claim to answer for one country.
    JurisdictionShared {
        /// The country.
        country: Country,
        /// The locations.
        locations: Vec<Position>,
    },
    /// Sources disagree about a location.
    Contested {
        /// The location.
        location: Position,
        /// About what.
        field: Field,
    },
    /// A fact about a location is inferred, and no source states it.
    Assumed {
        /// The location.
        location: Position,
        /// Which fact.
        field: Field,
    },
    /// No source names the place of a location: it is a region, and has no point on the map.
    WithoutPoint {
        /// The location.
        location: Position,
    },
    /// Sources disagree about a fact of a topic.
    FactContested {
        /// The topic's position in the file.
        topic: usize,
        /// The fact.
        item: Item,
    },
    /// A fact of a topic is inferred, and no source states it.
    FactAssumed {
        /// The topic's position in the file.
        topic: usize,
        /// The fact.
        item: Item,
    },
}

impl Finding {
    /// The locations that the finding rests on or is about; empty for the network as a whole.
    #[must_use]
    pub fn locations(&self) -> &[Position] {
        match self {
            Self::JointNotLocated { locations, .. }
            | Self::JointNotStated { locations, .. }
            | Self::JointUncertain { locations, .. }
            | Self::SeenOnly { locations, .. }
            | Self::JurisdictionShared { locations, .. } => locations,
            Self::Contested { location, .. }
            | Self::Assumed { location, .. }
            | Self::WithoutPoint { location } => slice::from_ref(location),
            Self::TotalContested { .. }
            | Self::TotalShort { .. }
            | Self::TotalExceeded { .. }
            | Self::CrewShort { .. }
            | Self::FactContested { .. }
            | Self::FactAssumed { .. } => &[],
        }
    }
}

/// All findings of a network: on joint presence, on totals, on crews, on jurisdiction, on single
/// locations, and on the facts of topics, in this order.
#[must_use]
pub fn findings(network: &Network) -> Vec<Finding> {
    let mut findings = Vec::new();
    on_joint_presence(network, &mut findings);
    on_totals(network, &mut findings);
    on_crews(network, &mut findings);
    findings.extend(
        jurisdictions(network)
            .conflicts(network)
            .into_iter()
            .map(|conflict| Finding::JurisdictionShared {
                country: conflict.country,
                locations: conflict.positions,
            }),
    );
    on_locations(network, &mut findings);
    on_topics(network, &mut findings);
    findings
}

fn on_joint_presence(network: &Network, findings: &mut Vec<Finding>) {
    let presence = presence(network);
    // Where nothing is said about joint presence, a country is not left out of what is said.
    let any_statement = !network.file().joint_presence.is_empty();
    for row in joint_presence(network, &presence).rows {
        let locations = presence
            .of(row.country)
            .map_or_else(Vec::new, |here| here.locations.clone());
        match (row.stated, row.computed()) {
            (true, false) => findings.push(Finding::JointNotLocated { row, locations }),
            (false, true) if any_statement => {
                findings.push(Finding::JointNotStated { row, locations });
            }
            _ if !row.seen.with(row.assumed).is_empty() => {
                findings.push(Finding::JointUncertain { row, locations });
            }
            _ => {}
        }
    }
}

fn on_totals(network: &Network, findings: &mut Vec<Finding>) {
    for (service, total) in totals(network).into_iter().enumerate() {
        let contested = |claim: &Claim<u32>| claim.status == ClaimStatus::Contested;
        if total.declared.iter().any(contested) {
            findings.push(Finding::TotalContested { service });
        }
        let located = total.located();
        match total.total() {
            Some(declared) if declared > located => findings.push(Finding::TotalShort {
                service,
                declared,
                located,
                contested: total.contested(),
            }),
            Some(declared) if declared < located => findings.push(Finding::TotalExceeded {
                service,
                declared,
                located,
            }),
            _ => {}
        }
    }
    for (service, record) in network.services().iter().enumerate() {
        let mut oldest: Option<u16> = None;
        let mut locations = Vec::new();
        for (position, location) in positioned(network).filter(|(_, l)| l.service == record.id) {
            let verdict = verdict(location);
            if verdict.effective == Effective::Seen && verdict.counted == Counted::Present {
                locations.push(position);
                let year = verdict.last_seen.map(|date| date.year());
                oldest = oldest.into_iter().chain(year).min();
            }
        }
        if !locations.is_empty() {
            findings.push(Finding::SeenOnly {
                service,
                oldest,
                locations,
            });
        }
    }
}

fn on_crews(network: &Network, findings: &mut Vec<Finding>) {
    let crew = crew(network);
    if crew.at_most() > 0 {
        let present = |post: &&super::PostCrew| post.counted == Counted::Present;
        findings.push(Finding::CrewShort {
            posts: crew.posts.iter().filter(present).map(|_| 1).sum(),
            filled: crew.filled(),
            at_least: crew.at_least(),
            at_most: crew.at_most(),
        });
    }
}

fn on_locations(network: &Network, findings: &mut Vec<Finding>) {
    for (position, l) in positioned(network) {
        let marks = marks(l);
        for (field, _) in marks
            .iter()
            .filter(|(_, status)| *status == ClaimStatus::Contested)
        {
            findings.push(Finding::Contested {
                location: position,
                field: *field,
            });
        }
        for (field, _) in marks
            .iter()
            .filter(|(_, status)| *status == ClaimStatus::Assumed)
        {
            findings.push(Finding::Assumed {
                location: position,
                field: *field,
            });
        }
        if network
            .place_of(l)
            .is_some_and(|place| place.lat_lon.is_none())
        {
            findings.push(Finding::WithoutPoint { location: position });
        }
    }
}

/// The facts about a location that are contested or assumed: each once with each status, in the
/// order of the fields.
#[must_use]
pub fn marks(location: &Location) -> Vec<(Field, ClaimStatus)> {
    fn mark<T>(marks: &mut Vec<(Field, ClaimStatus)>, field: Field, claims: &[Claim<T>]) {
        for status in [ClaimStatus::Contested, ClaimStatus::Assumed] {
            if claims.iter().any(|claim| claim.status == status) {
                marks.push((field, status));
            }
        }
    }
    let mut marks = Vec::new();
    mark(&mut marks, Field::Standing, &location.standing);
    if location.place_assumed.is_some() {
        marks.push((Field::Place, ClaimStatus::Assumed));
    }
    mark(&mut marks, Field::Address, &location.address);
    mark(&mut marks, Field::Contact, &location.contact);
    mark(&mut marks, Field::Opened, &location.opened);
    mark(&mut marks, Field::Closed, &location.closed);
    mark(&mut marks, Field::Jurisdiction, &location.jurisdiction);
    mark(&mut marks, Field::Staff, &location.staff);
    mark(&mut marks, Field::Themes, &location.themes);
    mark(&mut marks, Field::Files, &location.files);
    mark(&mut marks, Field::Motivation, &location.motivation);
    marks
}

fn on_topics(network: &Network, findings: &mut Vec<Finding>) {
    for (topic, record) in network.file().topics.iter().enumerate() {
        let statements = record.statements.iter().map(|claim| claim.status);
        let figures = record.figures.iter().map(|figure| figure.value.status);
        let events = record.events.iter().map(|event| event.date.status);
        let items = (statements.enumerate().map(|(i, s)| (Item::Statement(i), s)))
            .chain(figures.enumerate().map(|(i, s)| (Item::Figure(i), s)))
            .chain(events.enumerate().map(|(i, s)| (Item::Event(i), s)));
        findings.extend(items.filter_map(|(item, status)| match status {
            ClaimStatus::Stated => None,
            ClaimStatus::Contested => Some(Finding::FactContested { topic, item }),
            ClaimStatus::Assumed => Some(Finding::FactAssumed { topic, item }),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Services, fixture};
    use crate::model::{Localized, Topic, TopicId};

    fn of(lines: &str) -> Vec<Finding> {
        findings(&fixture::network(lines))
    }

    #[test]
    fn a_network_without_doubt_has_no_findings() {
        let firm = "joint BE
            declared dkbuza 1
            dkbuza post Brussels:BE open@2024 jur=BE
            fit office Brussels:BE open@2024
            tvl office Brussels:BE open@2024";
        assert_eq!(of(firm), []);
    }

    #[test]
    fn joint_presence_is_told_with_what_it_rests_on() {
        let found = of("joint FR,DE
            dkbuza post Paris:FR open@2024
            fit office Paris:FR closed@2020
            tvl office Paris:FR open@2024
            dkbuza post Berlin:DE open@2024
            fit office Berlin:DE open@2024
            tvl office Cologne:DE ?open@2024
            dkbuza post London:GB open@2024
            fit office London:GB open@2024
            tvl office London:GB open@2024");
        let [germany, france, britain, assumed] = found.as_slice() else {
            panic!("{found:#?}")
        };
        assert!(matches!(germany, Finding::JointUncertain { row, .. }
            if row.assumed == Services::one(2)));
        assert!(matches!(france, Finding::JointNotLocated { row, .. }
            if row.missing == Services::one(1)));
        assert_eq!(france.locations(), [0, 2]);
        assert!(matches!(britain, Finding::JointNotStated { .. }));
        assert_eq!(
            *assumed,
            Finding::Assumed {
                location: 5,
                field: Field::Standing
            }
        );
    }

    #[test]
    fn one_service_is_not_together_with_any() {
        let mut file = fixture::file("dkbuza post Paris:FR open\ndkbuza post Berlin:DE open");
        file.services.truncate(1);
        assert_eq!(findings(&Network::from_valid(file)), []);
        // Nor does a statement about another country make them a finding.
        let mut file = fixture::file("joint DE\ndkbuza post Paris:FR open");
        file.services.truncate(1);
        let joint = |finding: &Finding| matches!(finding, Finding::JointNotStated { .. });
        assert!(!findings(&Network::from_valid(file)).iter().any(joint));
    }

    #[test]
    fn where_nothing_is_said_no_country_is_left_out() {
        let lines =
            "dkbuza post London:GB open\nfit office London:GB open\ntvl office London:GB open";
        assert_eq!(of(lines), []);
        let stated = of(&format!("joint DE\n{lines}"));
        assert!(
            stated
                .iter()
                .any(|f| matches!(f, Finding::JointNotStated { .. }))
        );
    }

    #[test]
    fn totals_crews_and_sightings_are_told() {
        let found = of("declared fit !70@2024 !100@2020
            declared dkbuza 1
            crew head
            dkbuza post Berlin:DE open@2024
            dkbuza post Paris:FR open@2024 crew=head:0
            fit office Berlin:DE seen@2008
            fit office Paris:FR seen");
        assert_eq!(
            found,
            [
                Finding::TotalExceeded {
                    service: 0,
                    declared: 1,
                    located: 2
                },
                Finding::TotalContested { service: 1 },
                Finding::TotalShort {
                    service: 1,
                    declared: 70,
                    located: 2,
                    contested: 0
                },
                Finding::SeenOnly {
                    service: 1,
                    oldest: Some(2008),
                    locations: vec![2, 3]
                },
                Finding::CrewShort {
                    posts: 2,
                    filled: 0,
                    at_least: 1,
                    at_most: 2
                },
            ]
        );
    }

    #[test]
    fn a_contested_post_and_a_region_are_told() {
        let found = of("dkbuza post Madrid:ES !open@2024 !vacant@2018
            dkbuza candidate -:UA considered@2024");
        assert_eq!(
            found,
            [
                Finding::Contested {
                    location: 0,
                    field: Field::Standing
                },
                Finding::WithoutPoint { location: 1 },
            ]
        );
    }

    #[test]
    fn facts_of_topics_are_told_by_their_place_in_the_list() {
        let mut file = fixture::file("");
        let text = |t: &str| fixture::claim(t, Localized::same);
        file.topics.push(Topic {
            shows: Vec::new(),
            id: TopicId::new("academy").unwrap(),
            title: Localized::same("Academy"),
            statements: vec![text("sure"), text("?likely"), text("!denied")],
            figures: Vec::new(),
            events: Vec::new(),
        });
        assert_eq!(
            findings(&Network::from_valid(file)),
            [
                Finding::FactAssumed {
                    topic: 0,
                    item: Item::Statement(1)
                },
                Finding::FactContested {
                    topic: 0,
                    item: Item::Statement(2)
                },
            ]
        );
    }
}
