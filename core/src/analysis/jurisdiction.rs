//! Who answers for a country or an organisation, and whom a post answers for.

use super::standing::{Counted, counts};
use super::{Position, country_of, positioned};
use crate::model::{
    Claim, ClaimStatus, Country, Jurisdiction, Kind, Location, LocationId, Network, OrganisationId,
    ServiceId,
};

/// A location that answers for a country or an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The location.
    pub position: Position,
    /// It stands in the country itself; otherwise it is accredited from elsewhere. Always false
    /// for an organisation.
    pub located: bool,
    /// [`Counted::Present`], or [`Counted::Contested`] where sources disagree about the location.
    pub counted: Counted,
    /// How firm the claim of the jurisdiction is.
    pub status: ClaimStatus,
}

/// Whom every country and organisation is answered by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jurisdictions<'a> {
    /// The countries that somebody answers for, by code.
    pub countries: Vec<(Country, Vec<Answer>)>,
    /// The organisations that somebody answers for, by id.
    pub organisations: Vec<(&'a OrganisationId, Vec<Answer>)>,
}

/// What one location answers for, without repetition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remit<'a> {
    /// The countries, in the order of the file.
    pub countries: Vec<Country>,
    /// The organisations, in the order of the file.
    pub organisations: Vec<&'a OrganisationId>,
}

/// What a location is said to answer for: all of its claims together, but for what is over.
#[must_use]
pub fn remit(location: &Location) -> Remit<'_> {
    let mut remit = Remit::default();
    for claim in location.jurisdiction.iter().filter(|claim| claim.holds()) {
        for &country in &claim.value.countries {
            if !remit.countries.contains(&country) {
                remit.countries.push(country);
            }
        }
        for organisation in &claim.value.organisations {
            if !remit.organisations.contains(&organisation) {
                remit.organisations.push(organisation);
            }
        }
    }
    remit
}

/// The firmest status of the claims that satisfy `names`, if any does.
fn status(location: &Location, names: impl Fn(&Jurisdiction) -> bool) -> Option<ClaimStatus> {
    let rank = |status: ClaimStatus| match status {
        ClaimStatus::Stated => 0,
        ClaimStatus::Contested => 1,
        ClaimStatus::Assumed => 2,
    };
    let claims = location
        .jurisdiction
        .iter()
        .filter(|claim| claim.holds() && names(&claim.value));
    claims.map(|claim| claim.status).min_by_key(|&s| rank(s))
}

fn answer_for_country(
    network: &Network,
    position: Position,
    location: &Location,
    country: Country,
) -> Option<Answer> {
    let counted = counts(location);
    let status = status(location, |j| j.countries.contains(&country))?;
    (counted != Counted::Absent).then(|| Answer {
        position,
        located: country_of(network, location) == Some(country),
        counted,
        status,
    })
}

fn answer_for(
    position: Position,
    location: &Location,
    organisation: &OrganisationId,
) -> Option<Answer> {
    let counted = counts(location);
    let status = status(location, |j| j.organisations.contains(organisation))?;
    (counted != Counted::Absent).then_some(Answer {
        position,
        located: false,
        counted,
        status,
    })
}

/// Who answers for a country: every location, of any service, that claims it and is present or
/// contested, those located in the country first and otherwise in the order of the file. Where
/// several claim it, all are returned. Nobody is taken to answer for a country merely because
/// they stand in it.
#[must_use]
pub fn answers_for(network: &Network, country: Country) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (at, location) in positioned(network) {
        if let Some(answer) = answer_for_country(network, at, location, country) {
            push(&mut answers, answer);
        }
    }
    answers
}

/// Everybody who speaks for the network in a country: those who answer for it, and the agencies'
/// offices that stand in it and of which no source gives a jurisdiction: such an office works in
/// its own country. The posts come first.
#[must_use]
pub fn represents(network: &Network, country: Country) -> Vec<Answer> {
    let mut all = answers_for(network, country);
    for (position, location) in positioned(network) {
        let counted = counts(location);
        let works_here = location.kind == Kind::Office
            && !location.jurisdiction.iter().any(Claim::holds)
            && counted != Counted::Absent
            && country_of(network, location) == Some(country);
        if works_here {
            all.push(Answer {
                position,
                located: true,
                counted,
                status: ClaimStatus::Assumed,
            });
        }
    }
    let is_post = |answer: &Answer| {
        super::at(network, answer.position).is_some_and(|location| location.kind == Kind::Post)
    };
    let (mut posts, others): (Vec<Answer>, Vec<Answer>) = all.into_iter().partition(is_post);
    posts.extend(others);
    posts
}

/// Who answers for an organisation, in the order of the file.
#[must_use]
pub fn answers_for_organisation(network: &Network, organisation: &OrganisationId) -> Vec<Answer> {
    positioned(network)
        .filter_map(|(at, location)| answer_for(at, location, organisation))
        .collect()
}

/// Both look-ups for the whole network at once.
#[must_use]
pub fn jurisdictions(network: &Network) -> Jurisdictions<'_> {
    let mut all = Jurisdictions::default();
    for (position, location) in positioned(network) {
        let remit = remit(location);
        for country in remit.countries {
            if let Some(answer) = answer_for_country(network, position, location, country) {
                add(&mut all.countries, country, answer);
            }
        }
        for organisation in remit.organisations {
            if let Some(answer) = answer_for(position, location, organisation) {
                add(&mut all.organisations, organisation, answer);
            }
        }
    }
    all
}

/// Adds an answer after the others, or, where it is located in the country, after the others
/// that are.
fn push(answers: &mut Vec<Answer>, answer: Answer) {
    let located = answers.iter().take_while(|answer| answer.located).count();
    answers.insert(
        if answer.located {
            located
        } else {
            answers.len()
        },
        answer,
    );
}

/// Adds an answer to the row of `key`, keeping the rows in the order of their keys.
fn add<K: Ord>(rows: &mut Vec<(K, Vec<Answer>)>, key: K, answer: Answer) {
    match rows.binary_search_by(|(k, _)| k.cmp(&key)) {
        Ok(at) => {
            if let Some((_, answers)) = rows.get_mut(at) {
                push(answers, answer);
            }
        }
        Err(at) => rows.insert(at, (key, vec![answer])),
    }
}

impl Jurisdictions<'_> {
    /// Who answers for a country; empty where nobody is known to.
    #[must_use]
    pub fn of(&self, country: Country) -> &[Answer] {
        self.countries
            .binary_search_by(|(c, _)| c.cmp(&country))
            .ok()
            .and_then(|at| self.countries.get(at))
            .map_or(&[], |(_, answers)| answers)
    }

    /// The countries that two or more locations of one service claim. A satellite and the post
    /// that it belongs to count as one.
    #[must_use]
    pub fn conflicts(&self, network: &Network) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for (country, answers) in &self.countries {
            for service in network.services() {
                let positions: Vec<Position> = answers
                    .iter()
                    .map(|answer| answer.position)
                    .filter(|&at| owner(network, at).is_some_and(|(of, _)| *of == service.id))
                    .collect();
                let mut heads = positions
                    .iter()
                    .filter_map(|&at| owner(network, at))
                    .map(|(_, head)| head);
                let first = heads.next();
                if heads.any(|head| Some(head) != first) {
                    conflicts.push(Conflict {
                        country: *country,
                        positions,
                    });
                }
            }
        }
        conflicts
    }
}

/// A country that several locations of one service claim to answer for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The country.
    pub country: Country,
    /// The locations, satellites included.
    pub positions: Vec<Position>,
}

/// The service of a location, and the post that speaks for it: itself, or the one that it is a
/// satellite of.
fn owner(network: &Network, position: Position) -> Option<(&ServiceId, &LocationId)> {
    let location = super::at(network, position)?;
    let head = location.satellite_of.as_ref().unwrap_or(&location.id);
    Some((&location.service, head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    const LINES: &str = "
        dkbuza post Vienna:AT open@2024 jur=AT,CZ,SK org=osce
        dkbuza satellite Prague:CZ seen jur=CZ of=dkbuza-vienna
        dkbuza post Madrid:ES !open !considered jur=ES
        dkbuza candidate Madrid:ES considered jur=ES
        dkbuza post Geneva:CH open org=un,wto
        fit office Vienna:AT open jur=SK
        dkbuza post Berlin:DE closed jur=CH";

    fn country(code: &str) -> Country {
        Country::new(code).unwrap()
    }

    fn positions(answers: &[Answer]) -> Vec<Position> {
        answers.iter().map(|answer| answer.position).collect()
    }

    #[test]
    fn vienna_answers_for_slovakia_from_elsewhere() {
        let network = fixture::network(LINES);
        let answers = answers_for(&network, country("SK"));
        assert_eq!(positions(&answers), [0, 5]);
        assert!(!answers[0].located);
        assert!(answers_for(&network, country("AT"))[0].located);
    }

    #[test]
    fn who_stands_in_the_country_comes_first() {
        let network = fixture::network(LINES);
        assert_eq!(positions(&answers_for(&network, country("CZ"))), [1, 0]);
    }

    #[test]
    fn standing_in_a_country_is_not_answering_for_it() {
        let network = fixture::network(LINES);
        // Geneva's post speaks to organisations; the one that claimed Switzerland has closed.
        assert!(answers_for(&network, country("CH")).is_empty());
    }

    #[test]
    fn a_contested_post_answers_as_contested_and_a_candidate_does_not() {
        let network = fixture::network(LINES);
        let answers = answers_for(&network, country("ES"));
        assert_eq!(positions(&answers), [2]);
        assert_eq!(answers[0].counted, Counted::Contested);
    }

    #[test]
    fn organisations_lead_to_posts_and_back() {
        let network = fixture::network(LINES);
        let wto = OrganisationId::new("wto").unwrap();
        assert_eq!(positions(&answers_for_organisation(&network, &wto)), [4]);
        let remit = remit(&network.locations()[4]);
        assert_eq!(remit.organisations[1], &wto);
        assert!(remit.countries.is_empty());
    }

    #[test]
    fn the_table_says_what_the_single_question_says() {
        let network = fixture::network(LINES);
        let all = jurisdictions(&network);
        for country in Country::all() {
            assert_eq!(all.of(country), answers_for(&network, country));
        }
        assert_eq!(all.organisations.len(), 3);
    }

    #[test]
    fn two_posts_that_claim_one_country_conflict_but_not_a_satellite_with_its_post() {
        let network = fixture::network(LINES);
        assert!(jurisdictions(&network).conflicts(&network).is_empty());
        let network = fixture::network(
            "dkbuza post Vienna:AT open jur=AT,SK
             dkbuza post Prague:CZ open jur=CZ,SK",
        );
        let conflicts = jurisdictions(&network).conflicts(&network);
        assert_eq!(conflicts.len(), 1);
        assert_eq!(
            (conflicts[0].country, &*conflicts[0].positions),
            (country("SK"), &[0, 1][..])
        );
    }

    #[test]
    fn nobody_answers_for_what_is_over() {
        use crate::model::Date;
        use crate::time::{Day, network_at};
        let network = fixture::network(
            "dkbuza post Vienna:AT open@2010 jur=AT,SK@2010>2020 jur=AT@2020
             fit office Berlin:DE open@2010 jur=DK@2010>2020",
        );
        let [at, sk, de, dk] = ["AT", "SK", "DE", "DK"].map(|c| Country::new(c).unwrap());
        let answering =
            |network: &Network| [at, sk, dk].map(|country| answers_for(network, country).len());
        assert_eq!(answering(&network), [1, 0, 0]);
        assert_eq!(remit(&network.locations()[0]).countries, [at]);
        // Of the office nobody says any more whom it answers for.
        assert_eq!(represents(&network, de).len(), 1);
        let fills = crate::analysis::network_fills(&network);
        let is_over = |country| country == sk || country == dk;
        assert!(fills.iter().all(|fill| !is_over(fill.country)));
        // In those days they did.
        let then = Day::last(Date::new("2015").unwrap());
        assert_eq!(answering(&network_at(&network, then)), [1, 1, 1]);
    }
}
