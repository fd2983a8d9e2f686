//! What a scenario costs a year, by rates that the user names: none is known to the network.

use super::Means;
use crate::model::RoleId;

/// What a rate is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A post, without its people.
    Post,
    /// Any other location, without its people.
    Other,
    /// A full-time equivalent in this role.
    Role(RoleId),
}

/// What a scenario costs more (above 0) or less a year than the network as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cost {
    /// At least: whoever may be at posts that close is there, and nobody at those that reopen.
    pub low: f64,
    /// At most: the other way round.
    pub high: f64,
    /// What the scenario changes, and has no rate: it is in neither.
    pub without: Vec<Item>,
}

/// What a scenario changes that a rate can be named for.
#[must_use]
pub fn items(means: &Means) -> Vec<Item> {
    let mut all = Vec::new();
    if means.posts != 0 {
        all.push(Item::Post);
    }
    if means.others != 0 {
        all.push(Item::Other);
    }
    let roles = means.roles.iter();
    all.extend(roles.map(|role| Item::Role(role.role.clone())));
    all
}

/// The cost by these rates, per year; a role that is not filled yet, or of which nobody knows who holds it,
/// is one full-time equivalent. What has no rate, or one that is no number, is left out and named.
#[must_use]
pub fn cost(means: &Means, rate: impl Fn(&Item) -> Option<f64>) -> Cost {
    let mut cost = Cost::default();
    for item in items(means) {
        let Some(rate) = rate(&item).filter(|rate| rate.is_finite()) else {
            cost.without.push(item);
            continue;
        };
        let [low, high] = match &item {
            Item::Post => [f64::from(means.posts); 2],
            Item::Other => [f64::from(means.others); 2],
            Item::Role(id) => {
                let role = means.roles.iter().find(|role| role.role == *id);
                role.map_or([0.0; 2], |role| {
                    let known = role.balance + f64::from(role.still_needed);
                    let [freed, restored] =
                        [role.freed_unknown, role.restored_unknown].map(f64::from);
                    [known - freed, known + restored]
                })
            }
        };
        cost.low += low * rate;
        cost.high += high * rate;
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::built_in;
    use crate::scenario::Scenario;

    fn means(text: &str) -> Means {
        let scenario = Scenario::parse(text).unwrap();
        scenario.outcome(&built_in().unwrap()).unwrap().means
    }

    /// A post costs 100, a place else 10, a full-time equivalent 1.
    fn rate(item: &Item) -> Option<f64> {
        Some(match item {
            Item::Post => 100.0,
            Item::Other => 10.0,
            Item::Role(_) => 1.0,
        })
    }

    #[test]
    fn an_opened_post_costs_itself_and_its_minimum_crew() {
        let opened = cost(&means("1~~~OKmadrid"), rate);
        assert_eq!((opened.low, opened.high), (104.0, 104.0));
        // One of the four is somebody now: the same.
        let staffed = cost(&means("1~~~OKmadrid~PKmadrid_D"), rate);
        assert_eq!((staffed.low, staffed.high), (104.0, 104.0));
    }

    #[test]
    fn who_is_not_known_makes_a_range() {
        // Of Rome's four one is known, by assumption.
        let closed = cost(&means("1~~~CProme"), rate);
        assert_eq!((closed.low, closed.high), (-104.0, -101.0));
    }

    #[test]
    fn what_has_no_rate_is_named_and_left_out() {
        let means = means("1~~~OKmadrid");
        let only_posts = cost(&means, |item| (*item == Item::Post).then_some(5.0));
        assert_eq!((only_posts.low, only_posts.without.len()), (5.0, 4));
        let none = cost(&means, |_| Some(f64::NAN));
        assert_eq!((none.low, none.without), (0.0, items(&means)));
        assert_eq!(cost(&Means::default(), rate), Cost::default());
    }
}
