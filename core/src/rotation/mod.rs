//! Who goes where when diplomats rotate: the best assignment of candidates to posts under the
//! conditions and weights that somebody chooses, proven best, with what it hangs on.
//!
//! An exploration, which decides nothing. Nothing is preset: without criteria, everybody suits
//! everywhere. Criteria stand on levels: of two assignments the better is the one that does better on
//! the first level on which they differ, so that the interest of the service can go before every
//! preference, as a law may have it, and not be summed up with them. On one level, criteria are
//! weighed against each other. A post left empty has no points; that as many as can be are filled goes before
//! all levels, or stands among them where somebody puts it.
//!
//! No name of a person is taken: candidates and posts are numbers here.
//!
//! ```
//! use buitenkaart_core::rotation::{Criterion, Question};
//! let first = Criterion { level: 0, weight: 1 };
//! let mut question = Question::new(2, 2, vec![first]).unwrap();
//! // Both candidates suit the first post better, the second of them by more.
//! for (post, candidate, score) in [(0, 0, 60), (0, 1, 90), (1, 0, 50), (1, 1, 20)] {
//!     question.score(post, candidate, 0, score);
//! }
//! let answer = question.answer();
//! assert_eq!(answer.best, [Some(1), Some(0)]);
//! assert_eq!(answer.contributions, [140]);
//! ```

mod matching;
mod question;

pub use question::{
    Answer, CANDIDATES, CRITERIA, Criterion, LEVELS, Loss, POSTS, Question, SCORE, WEIGHT,
};
