//! Problems in words, in the four languages of the map.
//!
//! Each wording is a template: `{0}` is what was found, `{1}` what is wanted.

mod codes;
mod words;

use super::problem::{Problem, Wanted, Way};
use crate::model::Locale;
use crate::template;

/// The way on from a file of another kind.
pub(crate) fn way(way: Way, locale: Locale) -> &'static str {
    locale.of(words::way(way))
}

/// What is wrong, in one sentence.
pub(super) fn what(problem: &Problem, locale: Locale) -> String {
    let [what, _] = locale.of(codes::wording(problem.code));
    fill(what, problem, locale)
}

/// How to mend it, in one or two sentences.
pub(super) fn mend(problem: &Problem, locale: Locale) -> String {
    let template = match problem.wanted {
        Wanted::Syntax(slip) => locale.of(words::slip(slip)),
        Wanted::NetworkFile(way) => self::way(way, locale),
        _ => {
            let [_, mend] = locale.of(codes::wording(problem.code));
            mend
        }
    };
    let mut text = fill(template, problem, locale);
    if let Some(suggestion) = &problem.suggestion {
        let [before, after] = locale.of(&[
            [" Bedoelt u ‘", "’?"],
            [" Did you mean ‘", "’?"],
            [" Vouliez-vous dire « ", " » ?"],
            [" Meinten Sie „", "“?"],
        ]);
        text.push_str(before);
        text.push_str(suggestion);
        text.push_str(after);
    }
    text
}

/// A template with its gaps filled.
fn fill(template: &str, problem: &Problem, locale: Locale) -> String {
    let mut wanted = String::new();
    push_wanted(&mut wanted, &problem.wanted, locale);
    template::fill(template, &[&problem.found, &wanted])
}

fn push_wanted(text: &mut String, wanted: &Wanted, locale: Locale) {
    match wanted {
        Wanted::Nothing | Wanted::Syntax(_) | Wanted::NetworkFile(_) => {}
        Wanted::Noun(noun) => text.push_str(locale.of(words::noun(*noun))),
        Wanted::OneOf(all) => {
            for (i, one) in all.iter().enumerate() {
                text.push_str(if i > 0 { ", " } else { "" });
                text.push_str(one);
            }
        }
        Wanted::AtMost(most) => text.push_str(&most.to_string()),
        Wanted::Between(least, most) => {
            text.push_str(&least.to_string());
            text.push_str(" … ");
            text.push_str(&most.to_string());
        }
        Wanted::This(this) => text.push_str(this),
        Wanted::At(path) => text.push_str(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Noun, Position, ProblemCode};

    fn problem(code: ProblemCode, wanted: Wanted) -> Problem {
        Problem {
            code,
            at: Position {
                offset: 0,
                line: 1,
                column: 1,
            },
            path: "$".into(),
            record: None,
            found: "FOUND".into(),
            wanted,
            suggestion: None,
        }
    }

    #[test]
    fn every_code_has_its_own_words_in_every_language() {
        let wanted = || Wanted::Noun(Noun::Source);
        let mut said = std::collections::BTreeSet::new();
        for &code in ProblemCode::ALL {
            let problem = problem(code, wanted());
            for locale in Locale::ALL {
                for text in [problem.what(locale), problem.mend(locale)] {
                    assert!(text.len() > 8 && !text.contains(['{', '}']), "{text}");
                }
                assert!(said.insert(problem.what(locale)), "{code:?} in {locale:?}");
            }
            // The languages agree about what they say.
            let uses = |gap: &str| {
                Locale::ALL.map(|l| [problem.what(l), problem.mend(l)].map(|t| t.contains(gap)))
            };
            let found = uses("FOUND");
            assert!(found.iter().all(|f| *f == found[0]), "{code:?}");
        }
    }

    #[test]
    fn a_suggestion_is_a_question() {
        let mut problem = problem(ProblemCode::UnknownId, Wanted::Noun(Noun::Place));
        problem.suggestion = Some("berlin".into());
        assert_eq!(
            problem.what(Locale::En),
            "‘FOUND’ is not in this file; here belongs the id of a place."
        );
        assert!(problem.mend(Locale::Nl).ends_with("Bedoelt u ‘berlin’?"));
    }

    #[test]
    fn what_was_found_is_never_a_template() {
        let mut problem = problem(ProblemCode::UnknownValue, Wanted::OneOf(["a", "b"].into()));
        problem.found = "{1}{0}{".into();
        assert_eq!(
            problem.what(Locale::En),
            "There is no value ‘{1}{0}{’ here."
        );
        assert_eq!(problem.mend(Locale::De), "Wählen Sie aus: a, b.");
    }
}
