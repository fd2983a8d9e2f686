//! Work that is put aside and taken up again.

use super::*;
use crate::export::{Origin, all, xlsx};
use crate::model::Locale;

#[test]
fn what_was_said_comes_back_with_the_list() {
    let network = crate::load::built_in().unwrap();
    let book = xlsx(&network, all(&network), Locale::Nl, Origin::default()).unwrap();
    for list in [b"Dienst;Stad\nFIT;Canberra\n".to_vec(), book] {
        let brought = Brought::new(network.clone(), &list);
        let mut mapping = brought.mapping.clone();
        mapping.columns[0] = None;
        mapping.rules.capital = true;
        mapping.rules.decisions.insert("Paris".into(), "new".into());
        let refused = Refusals {
            rows: [3, 1].into(),
            changes: [(2, 0)].into(),
            missing: [7].into(),
        };
        let mut draft = Draft::new("list.xlsx", &mapping, &refused);
        (draft.sheet, draft.delimiter) = (1, Some(b';'));
        draft.title = "List \"2026\" – é".into();
        let file = draft.pack(&list).unwrap();
        let (again, same) = Draft::unpack(&file).unwrap();
        assert_eq!((&again, &same), (&draft, &list));
        assert_eq!(again.refused().rows, refused.rows);
        assert_eq!(again.refused().changes, refused.changes);
        assert_eq!(again.refused().missing, refused.missing);
        let mut guessed = brought.mapping.clone();
        again.remap(&mut guessed);
        assert_eq!(guessed, mapping);
        // A draft is no list, and a list no draft.
        assert_eq!(read(&file).err(), Some(Refused::Unknown));
        assert_eq!(Draft::unpack(&list), None);
        for end in [0, 10, file.len() / 2, file.len() - 22] {
            assert_eq!(Draft::unpack(&file[..end]), None);
        }
    }
}

#[test]
fn a_draft_of_other_columns_says_nothing_of_these() {
    let network = crate::load::built_in().unwrap();
    let two = Brought::new(network.clone(), b"Dienst;Stad\nFIT;Canberra\n");
    let three = Brought::new(network, b"Dienst;Stad;Land\nFIT;Canberra;AU\n");
    let draft = Draft::new("two.csv", &two.mapping, &Refusals::default());
    let mut mapping = three.mapping.clone();
    draft.remap(&mut mapping);
    assert_eq!(mapping, three.mapping);
}
