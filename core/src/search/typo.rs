//! One slip of the finger: how well a typed word stands for a word of a name.
//!
//! The distance is Damerau's (1964, "A technique for computer detection and correction of
//! spelling errors"): one letter inserted, left out or replaced, or two neighbours swapped.
//! For a distance of at most one no matrix is needed: after the common beginning, each of the
//! four slips leaves two ends that must agree.

/// Shorter words are not guessed at: too many of them differ in one letter.
const SHORTEST: usize = 5;

/// How a typed word stands for a word of a name; the better, the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not at all.
    None,
    /// One slip away from its beginning.
    SlipPrefix,
    /// One slip away from it.
    Slip,
    /// Its beginning.
    Prefix,
    /// The word itself.
    Whole,
}

/// The letters that occur in a word, a bit for each: a cheap bound on the distance.
pub(super) fn mask(word: &[char]) -> u32 {
    word.iter()
        .fold(0, |mask, &ch| mask | 1 << (u32::from(ch) % 32))
}

/// How `typed` stands for `word`, and for how many letters of it; with the masks of both.
pub(super) fn fit(typed: &[char], typed_mask: u32, word: &[char], word_mask: u32) -> (Fit, usize) {
    // One slip brings in at most one letter that the word lacks.
    if (typed_mask & !word_mask).count_ones() > 1 {
        return (Fit::None, 0);
    }
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    if same == typed.len() {
        let fit = if same == word.len() {
            Fit::Whole
        } else {
            Fit::Prefix
        };
        return (fit, same);
    }
    if word.len() < SHORTEST || typed.len() + 1 < SHORTEST {
        return (Fit::None, 0);
    }
    let swapped = same + 1 < typed.len()
        && typed.get(same) == word.get(same + 1)
        && typed.get(same + 1) == word.get(same);
    // Letters to skip in what was typed and in the word: replaced, inserted, left out, swapped.
    let slips = [(1, 1), (1, 0), (0, 1), (2, 2)];
    let mut best = (Fit::None, 0);
    for (skip_typed, skip_word) in slips.into_iter().take(if swapped { 4 } else { 3 }) {
        if let Some(typed_end) = typed.get(same + skip_typed..)
            && let Some(word_end) = word.get(same + skip_word..)
            && word_end.starts_with(typed_end)
        {
            if word_end.len() == typed_end.len() {
                return (Fit::Slip, word.len());
            }
            if typed.len() >= SHORTEST {
                best = (Fit::SlipPrefix, same + skip_word + typed_end.len());
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(typed: &str, word: &str) -> Fit {
        let (typed, word): (Vec<_>, Vec<_>) = (typed.chars().collect(), word.chars().collect());
        fit(&typed, mask(&typed), &word, mask(&word)).0
    }

    #[test]
    fn each_slip_is_forgiven_from_five_letters_on() {
        for typed in [
            "berlim", "berlinn", "berln", "belrin", "xerlin", "erlin", "brelin",
        ] {
            assert_eq!(of(typed, "berlin"), Fit::Slip, "{typed}");
        }
        assert_eq!(of("pars", "paris"), Fit::Slip);
        assert_eq!(of("wein", "wien"), Fit::None);
        assert_eq!(of("omer", "rome"), Fit::None);
        assert_eq!(of("bxrlxn", "berlin"), Fit::None);
    }

    #[test]
    fn as_one_types() {
        assert_eq!(of("be", "berlin"), Fit::Prefix);
        assert_eq!(of("berlin", "berlin"), Fit::Whole);
        assert_eq!(of("kopne", "kopenhagen"), Fit::SlipPrefix);
        assert_eq!(of("kopx", "kopenhagen"), Fit::None);
        assert_eq!(of("", ""), Fit::Whole);
    }

    /// The textbook matrix (optimal string alignment).
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let replaced = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let mut least = replaced.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(d[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_matrix(typed in "[abc]{0,8}", word in "[abc]{0,8}") {
            let a: Vec<char> = typed.chars().collect();
            let b: Vec<char> = word.chars().collect();
            let forgiven = b.len() >= SHORTEST && a.len() + 1 >= SHORTEST;
            let prefix = (0..=b.len()).map(|n| distance(&a, &b[..n])).min().unwrap();
            let expected = match (distance(&a, &b), prefix) {
                (0, _) => Fit::Whole,
                _ if b.starts_with(&a) => Fit::Prefix,
                (1, _) if forgiven => Fit::Slip,
                (_, 1) if forgiven && a.len() >= SHORTEST => Fit::SlipPrefix,
                _ => Fit::None,
            };
            prop_assert_eq!(of(&typed, &word), expected);
        }
    }
}
