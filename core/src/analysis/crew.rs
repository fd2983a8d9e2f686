//! Staffing of the posts against the crew that each should at least have.

use super::claims::{Settled, settle};
use super::standing::{Counted, counts};
use super::{Position, positioned};
use crate::model::{ClaimStatus, Kind, Location, Network, RoleId};

/// What is known of one role at one post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// Somebody holds it: this many full-time equivalents, above 0.
    Filled(f64),
    /// A source says that nobody holds it.
    Absent,
    /// Sources disagree.
    Contested,
    /// No source mentions it.
    Unknown,
}

/// The crew of one post.
#[derive(Clone, Debug, PartialEq)]
pub struct PostCrew {
    /// The post.
    pub position: Position,
    /// Present, or contested: the roles of a contested post are in no total.
    pub counted: Counted,
    /// One entry for each role of the minimum, in its order.
    pub roles: Vec<Held>,
}

impl PostCrew {
    /// How many roles are known to be filled.
    #[must_use]
    pub fn filled(&self) -> u32 {
        self.count(|held| matches!(held, Held::Filled(_)))
    }

    /// How many roles are known to be missing.
    #[must_use]
    pub fn absent(&self) -> u32 {
        self.count(|held| *held == Held::Absent)
    }

    /// Of how many roles it is not known, or not agreed, whether anybody holds them.
    #[must_use]
    pub fn unknown(&self) -> u32 {
        self.count(|held| matches!(held, Held::Unknown | Held::Contested))
    }

    /// The roles that are known to be missing, as places in [`Crew::roles`].
    pub fn missing(&self) -> impl Iterator<Item = usize> {
        let roles = self.roles.iter().enumerate();
        roles
            .filter(|(_, held)| **held == Held::Absent)
            .map(|(at, _)| at)
    }

    fn count(&self, is: impl Fn(&Held) -> bool) -> u32 {
        self.roles.iter().map(|held| u32::from(is(held))).sum()
    }
}

/// What it would take to have one role of the minimum at every post that is present.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need<'a> {
    /// The role.
    pub role: &'a RoleId,
    /// Posts where somebody is known to hold it.
    pub filled: u32,
    /// Posts where it is known that nobody does: the least to add.
    pub absent: u32,
    /// Posts of which that is not known, or not agreed: with `absent` the most to add.
    pub unknown: u32,
}

/// The crews of all posts against the minimum.
#[derive(Clone, Debug, PartialEq)]
pub struct Crew<'a> {
    /// The roles of the minimum crew: data, not code. Empty where the network states none.
    pub roles: &'a [RoleId],
    /// Every post that is present or contested, in the order of the file. Satellites are part of
    /// their post, and agencies have no minimum.
    pub posts: Vec<PostCrew>,
}

impl Crew<'_> {
    /// The posts that count.
    fn present(&self) -> impl Iterator<Item = &PostCrew> {
        let counts = |post: &&PostCrew| post.counted == Counted::Present;
        self.posts.iter().filter(counts)
    }

    /// Roles that are known to be filled, over all posts that are present.
    #[must_use]
    pub fn filled(&self) -> u32 {
        self.present().map(PostCrew::filled).sum()
    }

    /// The least that it would take to reach the minimum everywhere: one person for each role
    /// that is known to be missing.
    #[must_use]
    pub fn at_least(&self) -> u32 {
        self.present().map(PostCrew::absent).sum()
    }

    /// The most that it could take: every role of which nothing is known may be missing too.
    #[must_use]
    pub fn at_most(&self) -> u32 {
        self.at_least() + self.unknown()
    }

    /// Roles of which nothing is known or agreed.
    #[must_use]
    pub fn unknown(&self) -> u32 {
        self.present().map(PostCrew::unknown).sum()
    }

    /// The same role by role, in the order of the minimum.
    #[must_use]
    pub fn needs(&self) -> Vec<Need<'_>> {
        let need = |(at, role)| {
            let mut need = Need {
                role,
                filled: 0,
                absent: 0,
                unknown: 0,
            };
            for held in self.present().filter_map(|post| post.roles.get(at)) {
                match held {
                    Held::Filled(_) => need.filled += 1,
                    Held::Absent => need.absent += 1,
                    Held::Contested | Held::Unknown => need.unknown += 1,
                }
            }
            need
        };
        self.roles.iter().enumerate().map(need).collect()
    }

    /// Posts known to be short of at least one role.
    #[must_use]
    pub fn short(&self) -> usize {
        self.present().filter(|post| post.absent() > 0).count()
    }

    /// Posts known to have the whole minimum crew; 0 where the network states no minimum.
    #[must_use]
    pub fn complete(&self) -> usize {
        let whole = |post: &&PostCrew| post.filled() > 0 && post.absent() + post.unknown() == 0;
        self.present().filter(whole).count()
    }
}

/// Sets the crew of every post against the network's minimum, under which each role is to be
/// held by at least one person; any FTE above 0 is somebody.
#[must_use]
pub fn crew(network: &Network) -> Crew<'_> {
    let roles: &[RoleId] = network
        .file()
        .minimum_crew
        .as_ref()
        .map_or(&[], |minimum| &minimum.roles.value);
    let posts = positioned(network)
        .filter(|(_, location)| location.kind == Kind::Post)
        .map(|(position, location)| PostCrew {
            position,
            counted: counts(location),
            roles: roles.iter().map(|role| held(location, role)).collect(),
        })
        .filter(|post| post.counted != Counted::Absent)
        .collect();
    Crew { roles, posts }
}

/// What the claims about a role at a location come to, by the rule of [`settle`].
#[must_use]
pub fn held(location: &Location, role: &RoleId) -> Held {
    let claims = location.staff.iter();
    match settle(claims.filter(|claim| claim.value.role == *role)) {
        Settled::Unknown => Held::Unknown,
        Settled::Contested => Held::Contested,
        Settled::One(claim) if claim.value.fte > 0.0 => Held::Filled(claim.value.fte),
        Settled::One(_) => Held::Absent,
    }
}

/// Whether what [`held`] says of a role rests on an assumption alone.
#[must_use]
pub fn held_by_assumption(location: &Location, role: &RoleId) -> bool {
    let claims = location.staff.iter();
    let settled = settle(claims.filter(|claim| claim.value.role == *role));
    matches!(settled, Settled::One(claim) if claim.status == ClaimStatus::Assumed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;

    const LINES: &str = "
        crew head,deputy,officer
        dkbuza post Berlin:DE open crew=head:1,deputy:0.5
        dkbuza post Paris:FR open crew=deputy:0,head:1@2020,head:0@2024
        dkbuza post Madrid:ES !open !vacant crew=head:0
        dkbuza satellite Prague:CZ open
        dkbuza candidate Brussels:BE considered
        fit office Vienna:AT open";

    #[test]
    fn what_nobody_mentions_is_unknown_and_not_absent() {
        let network = fixture::network(LINES);
        let crew = crew(&network);
        assert_eq!(
            crew.posts[0].roles,
            [Held::Filled(1.0), Held::Filled(0.5), Held::Unknown]
        );
        assert_eq!(
            crew.posts[1].roles,
            [Held::Absent, Held::Absent, Held::Unknown]
        );
    }

    #[test]
    fn an_assumption_is_told_from_what_a_source_says() {
        let network = crate::load::built_in().unwrap();
        let told: Vec<_> = crew(&network)
            .posts
            .iter()
            .flat_map(|post| network.locations().get(post.position as usize))
            .flat_map(|it| network.file().roles.iter().map(move |role| (it, &role.id)))
            .filter(|(it, role)| held_by_assumption(it, role))
            .map(|(it, role)| (it.id.as_str(), held(it, role)))
            .collect();
        assert_eq!(told, [("post-rome", Held::Filled(1.0))]);
    }

    #[test]
    fn the_need_lies_between_what_is_known_and_what_may_be() {
        let network = fixture::network(LINES);
        let crew = crew(&network);
        // Madrid is contested: it is listed, and in no total.
        assert_eq!(crew.posts.len(), 3);
        assert_eq!((crew.filled(), crew.at_least(), crew.at_most()), (2, 2, 4));
        assert_eq!(crew.complete(), 0);
    }

    #[test]
    fn the_need_role_by_role_adds_up_to_the_need() {
        let network = fixture::network(LINES);
        let crew = crew(&network);
        let needs = crew.needs();
        let told: Vec<_> = needs
            .iter()
            .map(|n| (n.role.as_str(), n.filled, n.absent, n.unknown))
            .collect();
        assert_eq!(
            told,
            [("head", 1, 1, 0), ("deputy", 1, 1, 0), ("officer", 0, 0, 2)]
        );
        assert_eq!(needs.iter().map(|n| n.absent).sum::<u32>(), crew.at_least());
        assert_eq!(crew.short(), 1);
        assert_eq!(crew.posts[1].missing().collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn a_disagreement_about_a_role_is_neither_filled_nor_absent() {
        let network = fixture::network(
            "crew head
             dkbuza post Berlin:DE open crew=!head:1,!head:0",
        );
        let crew = crew(&network);
        assert_eq!(crew.posts[0].roles, [Held::Contested]);
        assert_eq!((crew.at_least(), crew.at_most()), (0, 1));
    }

    #[test]
    fn a_post_is_complete_when_every_role_is_known_to_be_filled() {
        let network = fixture::network(
            "crew head,deputy
             dkbuza post Berlin:DE open crew=head:1,deputy:0.5
             dkbuza post Paris:FR open crew=head:1",
        );
        assert_eq!(crew(&network).complete(), 1);
    }

    #[test]
    fn without_a_stated_minimum_nothing_is_short() {
        let network = fixture::network("dkbuza post Berlin:DE open");
        let crew = crew(&network);
        assert!(crew.roles.is_empty());
        assert_eq!((crew.at_most(), crew.complete()), (0, 0));
    }
}
