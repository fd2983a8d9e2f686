//! What was said of a list, said again where the list is read anew or its columns are named by another row.

use std::collections::HashMap;

use super::mapping::{Mapping, Rules};
use super::sheet::Sheet;

impl Mapping {
    /// This guess for `sheet`, with all that somebody has said of the same list as it was before: of the columns
    /// with the same heads, else of those at the same places where there are as many. What was only guessed then
    /// (`guessed`) gives way to what is guessed now.
    #[must_use]
    pub fn resaid(mut self, sheet: &Sheet, said: &Self, guessed: &Self, former: &Sheet) -> Self {
        let is_as_wide = self.columns.len() == said.columns.len();
        let mut by_head = HashMap::new();
        for column in (0..said.columns.len()).rev() {
            by_head.insert(said.head_of(former, column), column);
        }
        by_head.remove("");
        let mut kept = Vec::new();
        for column in 0..self.columns.len() {
            let head = self.head_of(sheet, column);
            let by_place = is_as_wide.then_some(column);
            let is_same = by_place.filter(|&at| said.head_of(former, at) == head);
            let was = is_same.or_else(|| by_head.get(head).copied()).or(by_place);
            if let Some(was) = was
                && said.key(was) != guessed.key(was)
            {
                kept.push((column, said.key(was)));
            }
        }
        // One column to a field: what was said goes before what is guessed.
        for held in kept.iter().filter_map(|(_, held)| held.as_deref()) {
            for column in 0..self.columns.len() {
                held.split('+').for_each(|held| self.free(column, held));
            }
        }
        for (column, held) in &kept {
            self.hold(*column, held.as_deref());
        }
        self.rules.resay(&said.rules, &guessed.rules);
        self
    }
}

impl Rules {
    /// Says again what was said, and not only guessed.
    fn resay(&mut self, said: &Self, guessed: &Self) {
        for (field, _) in guessed.constants.iter() {
            if !said.constants.contains_key(field) {
                self.constants.remove(field);
            }
        }
        for (field, value) in said.constants.iter() {
            if guessed.constants.get(field) != Some(value) {
                self.constants.insert(*field, value.clone());
            }
        }
        self.values.clone_from(&said.values);
        self.own_values.clone_from(&said.own_values);
        self.decisions.clone_from(&said.decisions);
        let flags: [fn(&mut Self) -> &mut bool; 6] = [
            |rules| &mut rules.month_first,
            |rules| &mut rules.new_year_is_year,
            |rules| &mut rules.exchange,
            |rules| &mut rules.capital,
            |rules| &mut rules.confirm,
            |rules| &mut rules.complete,
        ];
        let (mut said, mut guessed) = (said.clone(), guessed.clone());
        for flag in flags {
            if *flag(&mut said) != *flag(&mut guessed) {
                *flag(self) = *flag(&mut said);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::import::{Field, Gazetteer, read};
    use crate::model::Network;

    fn guess(text: &str, head: usize, network: &Network) -> (Sheet, Mapping) {
        let book = read(text.as_bytes()).unwrap();
        let sheet = book.sheets.into_iter().next().unwrap();
        let gazetteer = Gazetteer::new(network);
        let mapping = Mapping::guess_under(Some(head), &sheet, network, &gazetteer);
        (sheet, mapping)
    }

    const LIST: &str = "Ours;Stad;Land;Toestand;Bel\nOffice;City;Country;Status;Phone\n\
                        Kantoor 1;Oslo;NO;draait;+47 22 00 11 22\nKantoor 2;Lima;PE;dicht;+51 1 200 11 22\n";

    #[test]
    fn what_was_said_holds_under_another_head_and_what_was_guessed_is_guessed_anew() {
        let network = fixture::network("fit office Berlin:DE open");
        let (sheet, guessed) = guess(LIST, 0, &network);
        let mut said = guessed.clone();
        said.hold(0, Some("note"));
        said.hold(2, None);
        said.rules.constants.insert(Field::Kind, "office".into());
        said.rules.constants.remove(&Field::Service);
        said.rules.capital = true;
        said.rules.values.change(Field::Standing, |values| {
            values.insert("draait".into(), "open".into());
        });
        let (_, other) = guess(LIST, 1, &network);
        let resaid = other.clone().resaid(&sheet, &said, &guessed, &sheet);
        assert_eq!(resaid.head, Some(1));
        assert_eq!(resaid.rules, said.rules);
        let keys: Vec<_> = (0..5).map(|at| resaid.key(at)).collect();
        let keys: Vec<_> = keys.iter().map(Option::as_deref).collect();
        let telephone = Some("telephone");
        assert_eq!(
            keys,
            [
                Some("note"),
                Some("city"),
                None,
                Some("standing"),
                telephone
            ]
        );
        // Nothing said, nothing but the guess is left.
        assert_eq!(
            other.clone().resaid(&sheet, &guessed, &guessed, &sheet),
            other
        );
    }

    #[test]
    fn columns_are_known_by_their_heads_where_there_are_more_or_fewer() {
        let network = fixture::network("fit office Berlin:DE open");
        let (former, guessed) = guess("What;Stad\nA;Oslo\nB;Lima\n", 0, &network);
        let mut said = guessed.clone();
        said.hold(0, Some("city"));
        said.hold(1, None);
        let (sheet, other) = guess("Nr;City;What\n1;Oslo;A\n2;Lima;B\n", 0, &network);
        assert_eq!(other.key(1).as_deref(), Some("city"));
        let resaid = other.resaid(&sheet, &said, &guessed, &former);
        // One column to a field: what was said goes before what is guessed.
        assert_eq!(resaid.key(2).as_deref(), Some("city"));
        assert_eq!(resaid.key(1), None);
    }
}
