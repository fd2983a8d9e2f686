//! The question, and its answer.

use super::matching::{Levels, cheapest};

/// Most posts.
pub const POSTS: usize = 60;
/// Most candidates.
pub const CANDIDATES: usize = 60;
/// Most criteria.
pub const CRITERIA: usize = 12;
/// Levels on which a criterion can stand.
pub const LEVELS: usize = 4;
/// The highest score.
pub const SCORE: u8 = 100;
/// The highest weight.
pub const WEIGHT: u16 = 1000;

/// By how much one assignment is worse than another: by conditions broken, by points on each level, and by posts
/// left empty, which stand [where](Question::fill_before) somebody wants it; the first of these that is not 0 decides.
type Points = Levels<{ LEVELS + 2 }>;

/// A criterion by which candidates suit posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// On which level it stands; 0 goes before all others, and at the most [`LEVELS`] - 1.
    pub level: usize,
    /// What it weighs among those of its level; at the most [`WEIGHT`].
    pub weight: u16,
}

/// Posts, candidates, and how they suit each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    posts: usize,
    candidates: usize,
    criteria: Vec<Criterion>,
    /// By post, candidate and criterion.
    scores: Vec<u8>,
    /// By post and candidate: a hard condition is not met.
    barred: Vec<bool>,
    /// Posts left empty count before this level.
    filled: usize,
}

/// By how much an assignment is worse than the best one, as far as the first level on which it is. Two of these
/// have no order: what lies below that level may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It is as good.
    Nothing,
    /// On this level, by so many points (score times weight); nothing that goes before it differs.
    Points {
        /// The first level on which it is worse.
        level: usize,
        /// By how many points.
        points: i64,
    },
    /// It leaves so many more posts empty; nothing that goes before that differs.
    Empty(i64),
    /// A hard condition would have to go.
    Barred,
}

/// The best assignment, and what it hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The candidate of each post; none where it stays empty.
    pub best: Vec<Option<usize>>,
    /// The points (score times weight) that each criterion gives it.
    pub contributions: Vec<u64>,
    /// The best of all other assignments, and by how much it is worse; none where the conditions
    /// leave no other.
    pub runner_up: Option<(Vec<Option<usize>>, Loss)>,
    /// For each post and candidate, by how much the best assignment would be worse that puts this
    /// one there: what would have to change for it.
    pub losses: Vec<Vec<Loss>>,
    /// For each post the candidates, other than its own, whom the best assignment could put there with the
    /// least loss on all levels: several where they come equally close.
    pub closest: Vec<Vec<usize>>,
}

impl Answer {
    /// Posts for which somebody else would do as well, if others moved too.
    pub fn indifferent(&self) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.losses.iter().zip(&self.best).enumerate();
        rows.flat_map(|(post, (losses, best))| {
            let losses = losses.iter().enumerate();
            losses
                .filter(move |(candidate, loss)| {
                    **loss == Loss::Nothing && *best != Some(*candidate)
                })
                .map(move |(candidate, _)| (post, candidate))
        })
    }
}

impl Question {
    /// A question in which nobody suits any post yet; none where a limit is passed.
    #[must_use]
    pub fn new(posts: usize, candidates: usize, criteria: Vec<Criterion>) -> Option<Self> {
        let fits = posts <= POSTS
            && candidates <= CANDIDATES
            && criteria.len() <= CRITERIA
            && criteria
                .iter()
                .all(|c| c.level < LEVELS && c.weight <= WEIGHT);
        fits.then(|| Self {
            posts,
            candidates,
            scores: vec![0; posts * candidates * criteria.len()],
            barred: vec![false; posts * candidates],
            criteria,
            filled: 0,
        })
    }

    /// Filling as many posts as can be goes before this level, and not before those above it; at [`LEVELS`] it comes
    /// after all, and decides between assignments that are as good on each. As long as nobody says so it goes first:
    /// else, the next best thing to any assignment would be to leave a post of it empty.
    pub fn fill_before(&mut self, level: usize) {
        self.filled = level.min(LEVELS);
    }

    fn pair(&self, post: usize, candidate: usize) -> Option<usize> {
        let is_one = post < self.posts && candidate < self.candidates;
        is_one.then_some(post * self.candidates + candidate)
    }

    /// How a candidate suits a post by one criterion, from 0 to [`SCORE`].
    pub fn score(&mut self, post: usize, candidate: usize, criterion: usize, score: u8) {
        let many = self.criteria.len();
        let at = self.pair(post, candidate).filter(|_| criterion < many);
        if let Some(it) = at.and_then(|at| self.scores.get_mut(at * many + criterion)) {
            *it = score.min(SCORE);
        }
    }

    /// A hard condition keeps a candidate from a post.
    pub fn bar(&mut self, post: usize, candidate: usize) {
        let at = self.pair(post, candidate);
        if let Some(it) = at.and_then(|at| self.barred.get_mut(at)) {
            *it = true;
        }
    }

    fn is_barred(&self, post: usize, candidate: usize) -> bool {
        let at = self.pair(post, candidate);
        at.and_then(|at| self.barred.get(at))
            .copied()
            .unwrap_or(true)
    }

    fn scores(&self, post: usize, candidate: usize) -> &[u8] {
        let many = self.criteria.len();
        let at = self.pair(post, candidate).map(|at| at * many);
        at.and_then(|at| self.scores.get(at..at + many))
            .unwrap_or_default()
    }

    /// What it costs to put a candidate, or nobody, in a post: rows are posts, and then, for
    /// candidates who get none, no post; columns are candidates, and then, for posts that stay empty,
    /// nobody, which has no points.
    fn cost(&self, row: usize, column: usize) -> Points {
        let mut points = [0; LEVELS + 2];
        let [broken, ranks @ ..] = &mut points;
        if row < self.posts {
            if column >= self.candidates {
                if let Some(empty) = ranks.get_mut(self.filled) {
                    *empty = 1;
                }
            } else if self.is_barred(row, column) {
                *broken = 1;
                return Levels(points);
            }
            for (at, criterion) in self.criteria.iter().enumerate() {
                let score = self.scores(row, column).get(at).copied();
                let missed = i64::from(SCORE - score.unwrap_or_default());
                if let Some(level) = ranks.get_mut(self.rank(criterion.level)) {
                    *level += i64::from(criterion.weight) * missed;
                }
            }
        }
        Levels(points)
    }

    /// Where a level stands among what decides.
    fn rank(&self, level: usize) -> usize {
        level + usize::from(level >= self.filled)
    }

    /// The first thing that decides between the best assignment and one that is worse by these.
    fn loss(&self, Levels([broken, ranks @ ..]): Points) -> Loss {
        if broken != 0 {
            return Loss::Barred;
        }
        let mut all = ranks.into_iter().enumerate();
        match all.find(|(_, points)| *points != 0) {
            None => Loss::Nothing,
            Some((rank, more)) if rank == self.filled => Loss::Empty(more),
            Some((rank, points)) => Loss::Points {
                level: rank - usize::from(rank > self.filled),
                points,
            },
        }
    }

    /// The best assignment, exactly, and what it hangs on.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let n = self.posts + self.candidates;
        let cost = |row, column| self.cost(row, column);
        let found = cheapest(n, &cost);
        let regrets = found.regrets(&cost);
        let best = self.assignment(&found.column_of);

        // The best of those that put somebody else, or nobody, in some post. Which of the columns
        // for nobody a post has makes no difference.
        let is_other = |post: usize, column: usize| match best.get(post).copied().flatten() {
            Some(candidate) => column != candidate,
            None => column < self.candidates,
        };
        let others = regrets.iter().take(self.posts).enumerate();
        let others = others.flat_map(|(post, row)| {
            let row = row.iter().enumerate();
            row.filter(move |(column, _)| is_other(post, *column))
                .map(move |(column, regret)| (*regret, post, column))
        });
        let runner_up =
            others
                .min()
                .filter(|(regret, ..)| regret.0[0] == 0)
                .map(|(regret, post, column)| {
                    // All the rest of that row is out of reach.
                    let forced = |row: usize, other: usize| {
                        let mut points = cost(row, other);
                        if row == post && other != column {
                            points.0[0] += 1;
                        }
                        points
                    };
                    let other = cheapest(n, &forced);
                    (self.assignment(&other.column_of), self.loss(regret))
                });
        let closest = regrets.iter().zip(&best).map(|(row, best)| {
            let others = || {
                let row = row.iter().take(self.candidates).enumerate();
                row.filter(|(candidate, _)| Some(*candidate) != *best)
            };
            let least = others().map(|(_, regret)| regret).min();
            let them = others().filter(|(_, regret)| Some(*regret) == least);
            them.map(|(candidate, _)| candidate).collect()
        });
        let closest = closest.collect();
        let losses = regrets.iter().take(self.posts).map(|row| {
            let candidates = row.iter().take(self.candidates);
            candidates.map(|regret| self.loss(*regret)).collect()
        });
        Answer {
            contributions: self.contributions(&best),
            runner_up,
            losses: losses.collect(),
            closest,
            best,
        }
    }

    fn assignment(&self, column_of: &[usize]) -> Vec<Option<usize>> {
        let posts = column_of.iter().take(self.posts);
        posts
            .map(|&column| (column < self.candidates).then_some(column))
            .collect()
    }

    /// The points (score times weight) that each criterion gives an assignment.
    #[must_use]
    pub fn contributions(&self, assignment: &[Option<usize>]) -> Vec<u64> {
        let mut sums = vec![0; self.criteria.len()];
        for (post, candidate) in assignment.iter().enumerate() {
            let Some(candidate) = candidate else { continue };
            let scores = self.scores(post, *candidate).iter().zip(&self.criteria);
            for (sum, (score, criterion)) in sums.iter_mut().zip(scores) {
                *sum += u64::from(*score) * u64::from(criterion.weight);
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    /// Points on each level, and posts filled where that stands: the more the better, in this order.
    fn worth(question: &Question, assignment: &[Option<usize>]) -> [i64; LEVELS + 1] {
        let mut points = [0; LEVELS + 1];
        let sums = question.contributions(assignment);
        for (criterion, sum) in question.criteria.iter().zip(sums) {
            points[criterion.level] += i64::try_from(sum).unwrap();
        }
        let filled = assignment.iter().flatten().count();
        points[question.filled..].rotate_right(1);
        points[question.filled] = i64::try_from(filled).unwrap();
        points
    }

    /// Every assignment that the conditions leave.
    fn all(question: &Question) -> Vec<Vec<Option<usize>>> {
        let mut all = vec![Vec::new()];
        for post in 0..question.posts {
            let mut next = Vec::new();
            for so_far in all {
                for candidate in (0..question.candidates).map(Some).chain([None]) {
                    let is_free = candidate
                        .is_none_or(|c| !so_far.contains(&Some(c)) && !question.is_barred(post, c));
                    if is_free {
                        let mut longer: Vec<_> = so_far.clone();
                        longer.push(candidate);
                        next.push(longer);
                    }
                }
            }
            all = next;
        }
        all
    }

    fn any_question() -> impl Strategy<Value = Question> {
        let criterion =
            (0..LEVELS, 0u16..=3).prop_map(|(level, weight)| Criterion { level, weight });
        (
            0usize..=4,
            0usize..=5,
            prop::collection::vec(criterion, 0..=4),
            0..=LEVELS,
        )
            .prop_flat_map(|(posts, candidates, criteria, filled)| {
                let cells = posts * candidates;
                let scores = prop::collection::vec(0u8..=3, cells * criteria.len());
                let barred = prop::collection::vec(prop::bool::weighted(0.3), cells);
                (scores, barred).prop_map(move |(scores, barred)| Question {
                    scores,
                    barred,
                    filled,
                    ..Question::new(posts, candidates, criteria.clone()).unwrap()
                })
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn the_answer_is_the_best_of_all(question in any_question()) {
            let answer = question.answer();
            let all = all(&question);
            let best = all.iter().map(|a| worth(&question, a)).max().unwrap();
            prop_assert!(all.contains(&answer.best));
            prop_assert_eq!(worth(&question, &answer.best), best);

            let others = all.iter().filter(|a| **a != answer.best);
            let second = others.map(|a| worth(&question, a)).max();
            prop_assert_eq!(answer.runner_up.as_ref().map(|(a, _)| worth(&question, a)), second);
            if let Some((other, _)) = &answer.runner_up {
                prop_assert!(other != &answer.best && all.contains(other));
            }
            for post in 0..question.posts {
                let worth_of = |candidate| {
                    let with = all.iter().filter(|a| a[post] == Some(candidate));
                    with.map(|a| worth(&question, a)).max()
                };
                let others = || (0..question.candidates).filter(|c| Some(*c) != answer.best[post]);
                if let Some(most) = others().filter_map(worth_of).max() {
                    let them: Vec<usize> = others().filter(|c| worth_of(*c) == Some(most)).collect();
                    prop_assert_eq!(&answer.closest[post], &them);
                }
                for candidate in 0..question.candidates {
                    let with = all.iter().filter(|a| a[post] == Some(candidate));
                    let with = with.map(|a| worth(&question, a)).max();
                    let first = with.as_ref().map(|with| (0..=LEVELS).find(|&at| with[at] != best[at]));
                    let expected = match first {
                        None => Loss::Barred,
                        Some(None) => Loss::Nothing,
                        Some(Some(at)) => {
                            let points = best[at] - with.unwrap()[at];
                            match at.cmp(&question.filled) {
                                Ordering::Equal => Loss::Empty(points),
                                Ordering::Less => Loss::Points { level: at, points },
                                Ordering::Greater => Loss::Points { level: at - 1, points },
                            }
                        }
                    };
                    prop_assert_eq!(answer.losses[post][candidate], expected);
                }
            }
        }
    }

    #[test]
    fn a_higher_level_goes_before_any_preference() {
        let criteria = |level| {
            vec![
                Criterion {
                    level: 0,
                    weight: 1,
                },
                Criterion {
                    level,
                    weight: 1000,
                },
            ]
        };
        // The service wants the first candidate in the first post by a point; both want it the
        // other way round by all that they have.
        let ask = |level| {
            let mut question = Question::new(2, 2, criteria(level)).unwrap();
            question.score(0, 0, 0, 1);
            question.score(0, 1, 1, SCORE);
            question.score(1, 0, 1, SCORE);
            question.answer()
        };
        let apart = ask(1);
        assert_eq!(apart.best, [Some(0), Some(1)]);
        assert_eq!(
            apart.runner_up,
            Some((
                vec![Some(1), Some(0)],
                Loss::Points {
                    level: 0,
                    points: 1
                }
            ))
        );
        assert_eq!(ask(0).best, [Some(1), Some(0)]);
    }

    #[test]
    fn posts_are_filled_before_the_level_that_somebody_chooses() {
        // Only the second candidate may go to the second post, whom the service wants in the first.
        let ask = |level: Option<usize>| {
            let service = Criterion {
                level: 0,
                weight: WEIGHT,
            };
            let mut question = Question::new(2, 2, vec![service]).unwrap();
            question.bar(1, 0);
            question.score(0, 1, 0, SCORE);
            if let Some(level) = level {
                question.fill_before(level);
            }
            question.answer()
        };
        let (some, all) = (vec![Some(1), None], vec![Some(0), Some(1)]);
        for level in [Some(1), Some(LEVELS), Some(usize::MAX)] {
            let answer = ask(level);
            assert_eq!(
                (answer.best, answer.contributions),
                (some.clone(), vec![100_000])
            );
            let loss = Loss::Points {
                level: 0,
                points: 100_000,
            };
            assert_eq!(answer.losses[0][0], loss);
        }
        for level in [None, Some(0)] {
            let answer = ask(level);
            assert_eq!((answer.best, answer.contributions), (all.clone(), vec![0]));
            assert_eq!(answer.runner_up, Some((some.clone(), Loss::Empty(1))));
        }
    }

    #[test]
    fn who_is_barred_does_not_go_and_a_post_may_stay_empty() {
        let mut question = Question::new(2, 1, Vec::new()).unwrap();
        question.bar(0, 0);
        let answer = question.answer();
        assert_eq!(answer.best, [None, Some(0)]);
        assert_eq!(answer.losses, [[Loss::Barred], [Loss::Nothing]]);
        assert_eq!(answer.runner_up, Some((vec![None, None], Loss::Empty(1))));
    }

    #[test]
    fn without_criteria_everybody_would_do_as_well() {
        let answer = Question::new(2, 2, Vec::new()).unwrap().answer();
        assert_eq!(answer.indifferent().count(), 2);
        assert_eq!(answer.runner_up.unwrap().1, Loss::Nothing);
    }

    #[test]
    fn limits_are_kept_and_reached() {
        let heavy = Criterion {
            level: 3,
            weight: WEIGHT,
        };
        assert!(Question::new(POSTS + 1, 1, Vec::new()).is_none());
        assert!(Question::new(1, CANDIDATES + 1, Vec::new()).is_none());
        assert!(Question::new(1, 1, vec![heavy; CRITERIA + 1]).is_none());
        assert!(
            Question::new(
                1,
                1,
                vec![Criterion {
                    level: LEVELS,
                    weight: 1
                }]
            )
            .is_none()
        );
        let question = Question::new(POSTS, CANDIDATES, vec![heavy; CRITERIA]).unwrap();
        let answer = question.answer();
        assert_eq!(answer.best.iter().flatten().count(), POSTS);
    }
}
