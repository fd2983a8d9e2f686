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
        mapping.also.insert(1, vec![Field::Name]);
        mapping.rules.capital = true;
        mapping.rules.decisions.insert("Paris".into(), "new".into());
        let refused = Refusals {
            rows: [3, 1].into(),
            changes: [(2, 0)].into(),
            missing: [7].into(),
        };
        let mut draft = Draft::new("list.xlsx", &mapping, &refused);
        (draft.sheet, draft.delimiter) = (1, Some(b';'));
        draft.encoding = Some(Encoding::Windows1252);
        draft.title = "List \"2026\" – é".into();
        let file = draft.pack(&list, &[], None).unwrap();
        let packed = Draft::unpack(&file).unwrap();
        let again = &packed.draft;
        assert_eq!((again, &packed.list), (&draft, &list));
        assert_eq!((packed.queue.len(), packed.network), (0, None));
        assert_eq!(again.refused().rows, refused.rows);
        assert_eq!(again.refused().changes, refused.changes);
        assert_eq!(again.refused().missing, refused.missing);
        let mut guessed = brought.mapping.clone();
        again.remap(&mut guessed);
        assert_eq!(guessed, mapping);
        // A draft is no list, and a list no draft.
        assert_eq!(read(&file).err().map(Refused::code), Some("another-format"));
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

#[test]
fn a_draft_holds_the_lists_still_to_come_and_what_those_before_came_to() {
    let network = crate::load::built_in().unwrap();
    let brought = Brought::new(network, b"Dienst;Stad\nFIT;Canberra\n");
    let mut draft = Draft::new("two.csv", &brought.mapping, &Refusals::default());
    draft.queue = vec!["three.csv".into(), "four.xlsx".into()];
    draft.done = vec![Done {
        name: "one.csv".into(),
        ..Done::default()
    }];
    draft.several.note(&brought.plan(), 3, 5);
    let file = draft.pack(b"two", &[b"three", b"four"], Some(b"{}"));
    let packed = Draft::unpack(&file.unwrap()).unwrap();
    assert_eq!(packed.draft, draft);
    assert_eq!(packed.queue, [b"three".to_vec(), b"four".to_vec()]);
    assert_eq!(packed.network.as_deref(), Some(&b"{}"[..]));
    // Of the first list too, where it is not brought into the map's own network.
    let first = Draft::new("one.csv", &brought.mapping, &Refusals::default());
    let file = first.pack(b"one", &[], Some(b"{}")).unwrap();
    assert_eq!(
        Draft::unpack(&file).unwrap().network.as_deref(),
        Some(&b"{}"[..])
    );
    // What lacks one of its files is no draft.
    let lacking = draft.pack(b"two", &[b"three"], Some(b"{}")).unwrap();
    assert_eq!(Draft::unpack(&lacking), None);
    let lacking = draft.pack(b"two", &[b"three", b"four"], None).unwrap();
    assert_eq!(Draft::unpack(&lacking), None);
}
