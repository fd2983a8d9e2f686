//! What somebody has given: positions, candidates, criteria and scores; and the question that it asks.

use std::collections::BTreeMap;
use std::rc::Rc;

use buitenkaart_core::model::{LocationId, RoleId};
use buitenkaart_core::rotation::{
    CANDIDATES, CRITERIA, Criterion as Weighed, LEVELS, POSTS, Question, SCORE, WEIGHT,
};

/// Most signs of a name.
const NAME: usize = 60;

/// A position to be filled: a role at a post, or the post where the data name no roles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    pub(super) post: LocationId,
    pub(super) role: Option<RoleId>,
}

/// Something by which candidates are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Criterion {
    pub(super) name: Rc<str>,
    /// Whether a score below the threshold excludes; otherwise it is weighed.
    pub(super) is_hard: bool,
    pub(super) level: usize,
    pub(super) weight: Option<u16>,
    pub(super) least: Option<u8>,
    scores: BTreeMap<(Rc<str>, Slot), u8>,
}

impl Criterion {
    pub(super) fn score(&self, candidate: &Rc<str>, slot: &Slot) -> Option<u8> {
        let key = (candidate.clone(), slot.clone());
        self.scores.get(&key).copied()
    }

    /// Whether it has what it takes to count.
    fn counts(&self) -> bool {
        if self.is_hard {
            self.least.is_some()
        } else {
            self.weight.is_some()
        }
    }
}

/// All that has been given so far. It begins empty: nothing is preset.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) slots: Vec<Slot>,
    pub(super) candidates: Vec<Rc<str>>,
    /// Names that were left out of the candidates.
    pub(super) left_out: usize,
    pub(super) criteria: Vec<Criterion>,
    /// Before which level filling as many positions as possible goes: the first, or [`LEVELS`] for after all.
    pub(super) filled: usize,
    /// Who was given another name, last, and that one: the scores went with it.
    pub(super) renamed: Option<[Rc<str>; 2]>,
    /// What was not filled in of what was typed or pasted last.
    pub(super) unfilled: Unfilled,
}

/// What was given among scores and is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unfilled {
    /// The place of its criterion in the draft.
    pub(super) criterion: usize,
    /// The heads of rows and columns.
    pub(super) names: Vec<String>,
    /// What is no score, or stands beside the table.
    pub(super) others: Vec<String>,
    /// What is no weight or threshold, and the highest that there is.
    pub(super) number: Option<(String, u16)>,
}

/// The question, and what of the draft is in it.
pub(super) struct Asked {
    pub(super) question: Question,
    /// Of each criterion of the question, its place in the draft.
    pub(super) weighed: Vec<usize>,
    /// Scores that are not filled in, of the criteria that count.
    pub(super) empty: usize,
    /// Places of criteria that do not count yet.
    pub(super) idle: Vec<usize>,
}

/// A whole number in a range, as people type it.
fn number(text: &str, from: u16, to: u16) -> Option<u16> {
    let number: u16 = text.trim().parse().ok()?;
    (from..=to).contains(&number).then_some(number)
}

fn score(text: &str) -> Option<u8> {
    number(text, 0, SCORE.into()).and_then(|number| number.try_into().ok())
}

/// Whether a cell has a word in it: no number, be it a score or not.
fn is_word(cell: &str) -> bool {
    let number = cell.replace(',', ".");
    let has_digit = cell.bytes().any(|sign| sign.is_ascii_digit());
    let is_number = has_digit && number.trim_end_matches(['%', ' ']).parse::<f64>().is_ok();
    !cell.is_empty() && !is_number
}

/// Whether cells are names: words, each that is not empty.
fn are_names<'c>(cells: impl Iterator<Item = &'c str> + Clone) -> bool {
    cells.clone().any(is_word)
        && cells
            .into_iter()
            .all(|cell| cell.is_empty() || is_word(cell))
}

/// The first cell of a line.
fn head<'c>(line: &[&'c str]) -> &'c str {
    line.first().copied().unwrap_or_default()
}

impl Draft {
    /// Takes a position in, or out; they stay in the order of all that there are.
    pub(super) fn toggle(&mut self, slot: &Slot, all: &[Slot]) {
        let is_in = self.slots.contains(slot);
        if !is_in && self.slots.len() == POSTS {
            return;
        }
        let chosen = |one: &&Slot| {
            if *one == slot {
                !is_in
            } else {
                self.slots.contains(one)
            }
        };
        self.slots = all.iter().filter(chosen).cloned().collect();
    }

    /// Takes the candidates from lines; of a pasted table, the first column.
    pub(super) fn name_candidates(&mut self, text: &str) {
        let names = text
            .lines()
            .map(|line| line.split('\t').next().unwrap_or_default().trim());
        let before = std::mem::take(&mut self.candidates);
        self.left_out = 0;
        for name in names.filter(|name| !name.is_empty()) {
            let name: Rc<str> = name.chars().take(NAME).collect::<String>().into();
            if self.candidates.len() == CANDIDATES || self.candidates.contains(&name) {
                self.left_out += 1;
            } else {
                self.candidates.push(name);
            }
        }
        self.rename(&before);
        // Who is gone leaves nothing behind.
        for criterion in &mut self.criteria {
            let is_here = |name: &Rc<str>| self.candidates.contains(name);
            criterion.scores.retain(|(name, _), _| is_here(name));
        }
    }

    /// Where one name alone has changed, the scores go with it: a letter was mended.
    fn rename(&mut self, before: &[Rc<str>]) {
        self.renamed = None;
        let mut changed = before.iter().zip(&self.candidates).filter(|(a, b)| a != b);
        let (Some((old, new)), None) = (changed.next(), changed.next()) else {
            return;
        };
        if before.len() != self.candidates.len() {
            return;
        }
        for criterion in &mut self.criteria {
            for ((name, slot), score) in std::mem::take(&mut criterion.scores) {
                let is_old = name == *old;
                if is_old {
                    self.renamed = Some([old.clone(), new.clone()]);
                }
                let name = if is_old { new.clone() } else { name };
                criterion.scores.insert((name, slot), score);
            }
        }
    }

    /// Gives a criterion its weight or, where it is a hard condition, its threshold; what is no such number is told.
    pub(super) fn set_number(&mut self, at: usize, text: &str) {
        let Some(criterion) = self.criteria.get_mut(at) else {
            return;
        };
        let highest = if criterion.is_hard {
            SCORE.into()
        } else {
            WEIGHT
        };
        let given = number(text, 1, highest);
        if criterion.is_hard {
            criterion.least = given.and_then(|n| n.try_into().ok());
        } else {
            criterion.weight = given;
        }
        let is_wrong = given.is_none() && !text.trim().is_empty();
        self.unfilled = Unfilled {
            criterion: at,
            number: is_wrong.then(|| (text.trim().to_owned(), highest)),
            ..Unfilled::default()
        };
    }

    pub(super) fn can_add(&self) -> bool {
        self.criteria.len() < CRITERIA
    }

    pub(super) fn add(&mut self, name: &str, level: usize) {
        if self.can_add()
            && self
                .criteria
                .iter()
                .all(|c| &*c.name != name || name.is_empty())
        {
            self.criteria.push(Criterion {
                name: name.into(),
                level: level.min(LEVELS - 1),
                ..Criterion::default()
            });
        }
    }

    /// Fills scores in from one cell on: a single one, or the block of a spreadsheet. The names in its first column
    /// or row are left out; where those of the column are all candidates', the scores go to them.
    pub(super) fn fill(&mut self, criterion: usize, [row, column]: [usize; 2], text: &str) {
        let (candidates, slots) = (&self.candidates, &self.slots);
        let Some(into) = self.criteria.get_mut(criterion) else {
            return;
        };
        let text = text.strip_suffix('\n').unwrap_or(text);
        let lines = text.split('\n');
        let block: Vec<Vec<&str>> = lines
            .map(|line| line.split('\t').map(str::trim).collect())
            .collect();
        let one_of = |name: &str| candidates.iter().position(|one| **one == *name);
        let is_wide = block.iter().any(|line| line.len() > 1);
        let first = usize::from(is_wide && are_names(block.iter().map(|line| head(line))));
        let is_head = |line: &Vec<&str>| {
            let is_candidate = first > 0 && one_of(head(line)).is_some();
            block.len() > 1 && !is_candidate && are_names(line.iter().skip(first).copied())
        };
        let top = usize::from(block.first().is_some_and(is_head));
        let rows = block.iter().skip(top);
        let are_known = first > 0 && rows.clone().all(|line| one_of(head(line)).is_some());
        let heads = block.iter().take(top).flatten().copied();
        let heads = heads.chain(
            rows.clone()
                .flat_map(|line| line.iter().take(first).copied()),
        );
        let mut unfilled = Unfilled {
            criterion,
            names: heads
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            ..Unfilled::default()
        };
        for (line, at) in rows.zip(row..) {
            let at = if are_known {
                one_of(head(line))
            } else {
                Some(at)
            };
            let candidate = at.and_then(|at| candidates.get(at));
            for (cell, at) in line.iter().skip(first).zip(column..) {
                let score = score(cell);
                let key = candidate.cloned().zip(slots.get(at).cloned());
                if !cell.is_empty() && (key.is_none() || score.is_none()) {
                    unfilled.others.push((*cell).to_owned());
                }
                match (key, score) {
                    (Some(key), Some(score)) => into.scores.insert(key, score),
                    (Some(key), None) => into.scores.remove(&key),
                    (None, _) => None,
                };
            }
        }
        self.unfilled = unfilled;
    }

    /// The question; none while there is nobody to assign, or nowhere.
    pub(super) fn ask(&self) -> Option<Asked> {
        if self.slots.is_empty() || self.candidates.is_empty() {
            return None;
        }
        let all = || self.criteria.iter().enumerate();
        let weighed = all().filter(|(_, c)| !c.is_hard);
        let weighed: Vec<(usize, Weighed)> = weighed
            .filter_map(|(at, criterion)| {
                let weight = criterion.weight?.min(WEIGHT);
                let level = criterion.level;
                Some((at, Weighed { level, weight }))
            })
            .collect();
        let criteria = weighed.iter().map(|(_, criterion)| *criterion).collect();
        let mut question = Question::new(self.slots.len(), self.candidates.len(), criteria)?;
        question.fill_before(self.filled);
        let weighed: Vec<usize> = weighed.into_iter().map(|(at, _)| at).collect();
        let mut empty = 0;
        for (at, criterion) in all().filter(|(_, c)| c.counts()) {
            let among = weighed.iter().position(|one| *one == at);
            for (post, slot) in self.slots.iter().enumerate() {
                for (candidate, name) in self.candidates.iter().enumerate() {
                    let Some(score) = criterion.score(name, slot) else {
                        empty += 1;
                        continue;
                    };
                    if let Some(among) = among {
                        question.score(post, candidate, among, score);
                    } else if criterion.least.is_some_and(|least| score < least) {
                        question.bar(post, candidate);
                    }
                }
            }
        }
        Some(Asked {
            question,
            weighed,
            empty,
            idle: all()
                .filter(|(_, c)| !c.counts())
                .map(|(at, _)| at)
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(posts: &[&str]) -> Vec<Slot> {
        let slot = |post: &&str| Slot {
            post: LocationId::new(post).unwrap(),
            role: None,
        };
        posts.iter().map(slot).collect()
    }

    fn draft() -> Draft {
        let all = slots(&["berlin", "rome"]);
        let mut draft = Draft::default();
        // In the order of all, whatever comes first.
        draft.toggle(&all[1], &all);
        draft.toggle(&all[0], &all);
        assert_eq!(draft.slots, all);
        draft.name_candidates(" Reiger \n\nMees\tx\r\nReiger\n");
        draft
    }

    #[test]
    fn names_are_lines_once_each() {
        let draft = draft();
        assert_eq!(draft.candidates, ["Reiger".into(), "Mees".into()]);
        assert_eq!(draft.left_out, 1);
        let mut many = Draft::default();
        let lines: String = (0..CANDIDATES + 5).map(|i| format!("{i}\n")).collect();
        many.name_candidates(&lines);
        assert_eq!((many.candidates.len(), many.left_out), (CANDIDATES, 5));
        many.name_candidates(&"é".repeat(1000));
        assert_eq!(many.candidates[0].chars().count(), NAME);
    }

    #[test]
    fn nothing_is_preset() {
        assert!(Draft::default().ask().is_none());
        let mut draft = draft();
        draft.add("Languages", 1);
        let asked = draft.ask().unwrap();
        // Neither a weight nor a score: everybody suits everywhere.
        assert_eq!(
            (asked.weighed.len(), asked.idle.clone(), asked.empty),
            (0, vec![0], 0)
        );
        assert_eq!(asked.question.answer().indifferent().count(), 2);
        draft.add("Languages", 1);
        assert_eq!(draft.criteria.len(), 1, "one name, one criterion");
    }

    #[test]
    fn a_block_of_a_spreadsheet_is_pasted_from_a_cell_on() {
        let mut draft = draft();
        draft.add("Languages", 0);
        draft.criteria[0].weight = Some(2);
        draft.fill(0, [0, 0], "10\t90\r\n80\tx\t7\r\n1\t2\n");
        let scores = |draft: &Draft| -> Vec<Option<u8>> {
            let cells = draft
                .candidates
                .iter()
                .flat_map(|c| draft.slots.iter().map(move |s| (c, s)));
            cells.map(|(c, s)| draft.criteria[0].score(c, s)).collect()
        };
        assert_eq!(scores(&draft), [Some(10), Some(90), Some(80), None]);
        let asked = draft.ask().unwrap();
        assert_eq!(asked.empty, 1);
        let answer = asked.question.answer();
        // Reiger to Rome, Mees to Berlin: 2 × (90 + 80).
        assert_eq!(
            (answer.best, answer.contributions),
            (vec![Some(1), Some(0)], vec![340])
        );
        draft.fill(0, [1, 1], "101");
        assert_eq!(scores(&draft)[3], None, "out of range");
        // Who is taken off the list leaves no scores, and a position that comes back has its own.
        let all = draft.slots.clone();
        draft.toggle(&all[0], &all);
        draft.toggle(&all[0], &all);
        draft.name_candidates("Mees");
        assert_eq!(scores(&draft), [Some(80), None]);
        draft.name_candidates("Reiger\nValk");
        assert_eq!(scores(&draft), [None; 4]);
    }

    #[test]
    fn who_is_given_another_name_keeps_the_scores() {
        let after = |text: &str| {
            let mut draft = draft();
            draft.add("Languages", 0);
            draft.fill(0, [0, 0], "10\t90\n80\t20");
            draft.name_candidates(text);
            let rows = draft.candidates.iter().map(|one| {
                let scores = draft
                    .slots
                    .iter()
                    .map(|slot| draft.criteria[0].score(one, slot));
                scores.flatten().collect::<Vec<_>>()
            });
            let renamed = draft.renamed.clone().map(|names| names.join(" "));
            (rows.collect::<Vec<_>>(), renamed)
        };
        let all = vec![vec![10, 90], vec![80, 20]];
        let told = Some("Mees Meeuw".to_owned());
        assert_eq!(after("Reiger\nMeeuw"), (all.clone(), told));
        assert_eq!(after("Reiger\nMees"), (all.clone(), None));
        // Who is new has none, and neither has somebody among several new names.
        assert_eq!(
            after("Reiger\nMees\nMeeuw").0,
            [&all[..], &[vec![]]].concat()
        );
        assert_eq!(after("Valk\nMeeuw"), (vec![vec![], vec![]], None));
        assert_eq!(
            after("Mees\nReiger"),
            (vec![vec![80, 20], vec![10, 90]], None)
        );
        assert_eq!(after("Mees"), (vec![vec![80, 20]], None));
    }

    #[test]
    fn a_number_that_counts_for_nothing_is_told() {
        let mut draft = draft();
        draft.add("Languages", 0);
        for (is_hard, text, given, told) in [
            (false, "1000", Some(1000), None),
            (false, "1001", None, Some(("1001".to_owned(), WEIGHT))),
            (false, "0", None, Some(("0".to_owned(), WEIGHT))),
            (false, " 2.5 ", None, Some(("2.5".to_owned(), WEIGHT))),
            (false, "", None, None),
            (true, "100", Some(100), None),
            (true, "101", None, Some(("101".to_owned(), SCORE.into()))),
        ] {
            draft.criteria[0].is_hard = is_hard;
            draft.set_number(0, text);
            let criterion = &draft.criteria[0];
            let (weight, least) = (criterion.weight, criterion.least.map(u16::from));
            assert_eq!(if is_hard { least } else { weight }, given, "{text}");
            assert_eq!(draft.unfilled.number, told, "{text}");
        }
    }

    #[test]
    fn positions_are_filled_first_unless_somebody_puts_that_elsewhere() {
        let mut draft = draft();
        draft.add("Interest of the service", 0);
        draft.criteria[0].weight = Some(1);
        draft.fill(0, [0, 0], "0\t0\n100\t0");
        draft.add("Languages", 0);
        draft.criteria[1].is_hard = true;
        draft.criteria[1].least = Some(50);
        draft.fill(1, [0, 1], "0");
        let best = |draft: &Draft| draft.ask().unwrap().question.answer().best;
        assert_eq!(best(&draft), [Some(0), Some(1)]);
        draft.filled = 1;
        assert_eq!(best(&draft), [Some(1), None]);
    }

    #[test]
    fn the_names_of_a_block_are_left_out_and_what_is_no_score_is_told() {
        let fill = |at: [usize; 2], text: &str| {
            let mut draft = draft();
            draft.add("Languages", 0);
            draft.fill(0, at, text);
            let cells = draft.candidates.iter();
            let cells = cells.flat_map(|one| draft.slots.iter().map(move |slot| (one, slot)));
            let scores = cells.map(|(one, slot)| draft.criteria[0].score(one, slot));
            let scores: Vec<_> = scores.collect();
            let Unfilled { names, others, .. } = draft.unfilled;
            (scores, names.join(" "), others.join(" "))
        };
        let all = [90, 10, 80, 7].map(Some);
        for (text, names) in [
            ("90\t10\n80\t7", ""),
            ("Reiger\t90\t10\r\nMees\t80\t7\r\n", "Reiger Mees"),
            // In another order, to whom they belong.
            ("Mees\t80\t7\nReiger\t90\t10", "Mees Reiger"),
            ("Berlin\tRome\n90\t10\n80\t7", "Berlin Rome"),
            (
                "\tBerlin\tRome\nReiger\t90\t10\nMees\t80\t7",
                "Berlin Rome Reiger Mees",
            ),
            // Of names that nobody here has, by their order.
            ("A\t90\t10\nB\t80\t7", "A B"),
        ] {
            let told = (all.to_vec(), names.to_owned(), String::new());
            assert_eq!(fill([0, 0], text), told, "{text}");
        }
        for (at, text, scores, names, others) in [
            (
                [0, 0],
                "Reiger\t90\t10",
                [Some(90), Some(10), None, None],
                "Reiger",
                "",
            ),
            (
                [0, 0],
                "Reiger\tn/a\tn/a\nMees\t80\t7",
                [None, None, Some(80), Some(7)],
                "Reiger Mees",
                "n/a n/a",
            ),
            (
                [0, 0],
                "90\tx\n80,5\t101",
                [Some(90), None, None, None],
                "",
                "x 80,5 101",
            ),
            ([0, 1], "90\t10", [None, Some(90), None, None], "", "10"),
            ([1, 1], "101", [None; 4], "", "101"),
            ([1, 1], "", [None; 4], "", ""),
        ] {
            let told = (scores.to_vec(), names.to_owned(), others.to_owned());
            assert_eq!(fill(at, text), told, "{text}");
        }
    }

    #[test]
    fn a_hard_condition_excludes_by_what_is_known_alone() {
        let mut draft = draft();
        draft.add("Languages", 0);
        draft.criteria[0].is_hard = true;
        draft.criteria[0].least = Some(50);
        draft.fill(0, [0, 0], "49\t50");
        let asked = draft.ask().unwrap();
        assert!(asked.weighed.is_empty());
        let answer = asked.question.answer();
        assert_eq!(answer.best, [Some(1), Some(0)]);
        assert_eq!(answer.runner_up.unwrap().0.iter().flatten().count(), 1);
    }

    #[test]
    fn the_limits_are_those_of_the_question() {
        let all: Vec<Slot> = (0..POSTS + 1)
            .map(|i| Slot {
                post: LocationId::new(&format!("post-{i}")).unwrap(),
                role: None,
            })
            .collect();
        let mut draft = Draft::default();
        for slot in &all {
            draft.toggle(slot, &all);
        }
        for i in 0..CRITERIA + 1 {
            draft.add(&i.to_string(), 9);
        }
        draft.name_candidates("a");
        assert_eq!((draft.slots.len(), draft.criteria.len()), (POSTS, CRITERIA));
        assert!(draft.ask().is_some());
    }
}
