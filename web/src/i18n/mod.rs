//! Every word of the widget's own, in all four languages: a missing one does not compile.

pub(crate) mod compare;
mod fill;
pub(crate) mod import;
mod messages;
mod names;
pub(crate) mod rotation;
pub(crate) mod scenario;
pub(crate) mod tiles;
pub(crate) mod time;

pub(crate) use buitenkaart_core::template::fill;
pub(crate) use fill::{count, said};
pub(crate) use messages::*;
pub(crate) use names::*;

#[cfg(test)]
mod tests {
    /// Every message, with its name.
    fn all() -> impl Iterator<Item = (&'static str, [&'static str; 4])> {
        use super::{compare, import, messages, rotation, scenario, tiles, time};
        let parts = [
            messages::ALL,
            compare::ALL,
            import::ALL,
            rotation::ALL,
            scenario::ALL,
            tiles::ALL,
            time::ALL,
        ];
        parts.into_iter().flatten().copied()
    }

    /// What stands outside the gaps.
    fn outside(text: &str) -> String {
        let parts = text.split('{');
        parts
            .map(|part| part.rsplit_once('}').map_or(part, |(_, after)| after))
            .collect::<Vec<_>>()
            .join("x")
    }

    #[test]
    fn french_has_a_space_before_its_double_signs_and_within_its_quotes() {
        let wide = |sign: Option<char>| sign.is_none_or(|c| c.is_whitespace());
        for (name, [.., french, _]) in all() {
            let text: Vec<char> = outside(french).chars().collect();
            for (at, sign) in text.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|at| text.get(at)).copied();
                let after = text.get(at + 1).copied();
                let is_right = match sign {
                    '«' => after.is_some_and(char::is_whitespace),
                    '»' => before.is_some_and(char::is_whitespace),
                    // Elsewhere, as in an address, the sign is none of the sentence.
                    ':' | ';' | '?' | '!' if wide(after) => before.is_some_and(char::is_whitespace),
                    _ => true,
                };
                assert!(is_right, "{name}: {french}");
            }
        }
    }

    #[test]
    fn a_spreadsheet_given_as_a_network_is_led_to_where_lists_are_brought_in() {
        use super::{import_list, tab_about};
        let problems = buitenkaart_core::load::load(b"operator;city\nFIT;Berlin\n").unwrap_err();
        let problem = problems.iter().next().unwrap();
        for locale in buitenkaart_core::model::Locale::ALL {
            let way = problem.mend(locale);
            assert!(way.contains(import_list(locale)), "{way}");
            assert!(way.contains(tab_about(locale)), "{way}");
        }
    }

    #[test]
    fn a_number_before_a_plural_gives_the_singular_too() {
        // Of two and more alone, or of names, which are no numbers.
        let others = [
            "services_n",
            "group_of",
            "group_closer",
            "most",
            "gains",
            "loses",
            "does_house",
            "does_move",
            "column_holds",
            "does_remove_role",
            "named",
            "row_share",
            "row_km",
            "figures_note",
            "best_distance",
            "best_within",
        ];
        let mut seen: Vec<&str> = Vec::new();
        for (name, [_, english, ..]) in all() {
            let after = english.split('}').skip(1).map(|rest| {
                let clause = rest.split(['{', ',', '.', ';', ':', '(']).next();
                clause
                    .and_then(|rest| rest.strip_prefix(' '))
                    .unwrap_or_default()
            });
            let plural = |text: &str| {
                let mut words = text.split(' ').take(3);
                words.any(|word| word.len() > 3 && word.ends_with('s'))
            };
            let mut after = after.into_iter();
            if after.any(plural) {
                seen.push(name);
            }
        }
        // Those alone, and no more of them than there are.
        for name in &seen {
            assert!(others.contains(name), "{name}, of {seen:?}");
        }
        assert_eq!(seen.len(), others.len(), "{seen:?}");
    }
}
