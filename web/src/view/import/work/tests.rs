//! What undo and redo go through, without a browser.

use buitenkaart_core::geo::basemap;
use buitenkaart_core::import::{Encoding, Field, read, read_with};
use buitenkaart_core::load::built_in;

use super::*;
use crate::dataset::Turned;

/// The work on a list, planned.
fn work(list: &[u8]) -> Work {
    work_into(Dataset::new(built_in().expect("it loads")), list)
}

fn work_into(dataset: Rc<Dataset>, list: &[u8]) -> Work {
    let gazetteer = Gazetteer::new(&dataset.network);
    let book = read(list).expect("a list");
    let sheet = book.likeliest();
    let mapping = Mapping::guess(&book.sheets[sheet], &dataset.network, &gazetteer);
    let into = (dataset, basemap(), Rc::new(gazetteer));
    Work::begun("mine.csv", list, (book, sheet, mapping), into).planned()
}

/// The same list read in another encoding, or with another sign between its cells.
fn reread(work: &Work, text: TextAs) -> Work {
    work.reread(read_with(&work.bytes, text).expect("a list"))
}

const LIST: &str = "dienst;kantoor;stad;land;status;tel\n\
                    fit;Eén;Canberra;AU;draait;+61 2 555 00 00\n\
                    fit;Twee;Wellington;NZ;open;+64 4 555 00 00\n";

/// The steward has said something of everything.
fn said() -> Work {
    let work = work(LIST.as_bytes()).say(|said| {
        let rules = &mut said.mapping.rules;
        rules.constants.insert(Field::Kind, "office".into());
        let values = rules.values.entry(Field::Standing).or_default();
        values.insert("draait".into(), "open".into());
    });
    let work = work.say(|said| said.mapping.hold(1, Some("note")));
    let work = work.say(|said| said.title = "List of the autumn".into());
    assert_eq!(work.plan.counts().new, 2);
    work.say(|said| {
        said.refused.rows.insert(1);
        said.refused.missing.insert(3);
    })
}

#[test]
fn a_list_read_anew_keeps_what_was_said_and_is_a_step() {
    let before = said();
    let after = reread(
        &before,
        TextAs {
            encoding: Some(Encoding::Windows1252),
            delimiter: None,
        },
    );
    assert_eq!(after.sheet().map(|sheet| sheet.cell(1, 1)), Some("EÃ©n"));
    assert_eq!(after.said.mapping, before.said.mapping);
    assert_eq!(after.said.title, before.said.title);
    assert!(after.said.refused.rows.contains(&1) && after.said.refused.missing.contains(&3));
    assert_eq!(after.plan.counts().new, 2);
    // Back to what was read before, and all that was said before that.
    let back = after.undo();
    assert_eq!(back.said, before.said);
    assert_eq!(back.sheet().map(|sheet| sheet.cell(1, 1)), Some("Eén"));
    assert_eq!(back.plan, before.plan);
    assert_eq!(back.redo().said, after.said);
    assert_eq!(back.undo().undo().undo().said.mapping.rules.values.len(), 1);
}

#[test]
fn with_another_sign_between_the_cells_the_rules_hold() {
    let before = said();
    let comma = TextAs {
        encoding: None,
        delimiter: Some(b','),
    };
    let after = reread(&before, comma);
    assert_eq!(after.sheet().map(Sheet::width), Some(1));
    let (now, was) = (&after.said.mapping.rules, &before.said.mapping.rules);
    assert_eq!((&now.values, &now.constants), (&was.values, &was.constants));
    // There and back the columns are guessed as at first; one step back, what was said of them holds.
    let semicolon = TextAs {
        encoding: None,
        delimiter: Some(b';'),
    };
    let again = reread(&after, semicolon);
    assert_eq!(again.plan.counts().new, 2);
    // Its cells are those of the first time.
    assert_eq!(again.said.cells, before.said.cells);
    assert_eq!(after.undo().said, before.said);
}

#[test]
fn another_heading_row_keeps_what_was_said_and_is_a_step() {
    let before = said();
    let after = before.under(None);
    let (now, was) = (&after.said.mapping, &before.said.mapping);
    assert_eq!(now.head, None);
    assert_eq!(now.rules.constants, was.rules.constants);
    assert_eq!(now.rules.values, was.rules.values);
    assert_eq!(now.key(1).as_deref(), Some("note"));
    // The rows are others: which of them were refused is not known any more.
    assert!(after.said.refused.rows.is_empty() && after.said.refused.missing.contains(&3));
    assert_eq!(after.undo().said, before.said);
    assert_eq!(after.undo().redo().said, after.said);
    assert_eq!(before.under(Some(0)).said, before.said);
}

#[test]
fn a_heading_row_far_down_is_found_by_its_number() {
    let mut list = "Een regel van de titel;\n".repeat(50) + "\n";
    list.push_str(LIST);
    let work = work(list.as_bytes());
    for number in ["52", " 51"] {
        let work = work.under_number(number);
        assert_eq!(work.said.mapping.head, Some(50), "{number}");
        assert_eq!(work.said.mapping.key(2).as_deref(), Some("city"));
        assert_eq!(work.plan.rows.len(), 2);
    }
    for number in ["", "x", "-1", "55", "99999999999"] {
        assert_eq!(work.under_number(number).said, work.said, "{number}");
    }
}

#[test]
fn a_draft_holds_a_network_that_is_nowhere_else() {
    let unpacked = |work: &Work| {
        let draft = work.draft().expect("it is packed");
        Draft::unpack(&draft).expect("it is a draft")
    };
    let on_built_in = unpacked(&said());
    assert_eq!(on_built_in.network, None);
    // The network that a list before has come to is on show.
    let before = said().say(|said| said.refused = Refusals::default());
    let outcome = before.applied().expect("there is a sheet");
    let network = outcome.as_ref().as_ref().expect("it loads").network.clone();
    let shown = Dataset::dated(network.clone(), None, vec![Turned::default()]);
    let next = work_into(shown, LIST.as_bytes());
    let packed = unpacked(&next);
    let file = packed.network.expect("it is kept with it");
    assert_eq!(load(&file).expect("it loads"), network);
    assert_ne!(packed.draft.into, on_built_in.draft.into);
}

#[test]
fn the_date_of_a_list_is_asked_for_where_it_decides() {
    let work = work(b"dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n");
    assert!(!work.wants_date());
    let complete = work.say(|said| said.mapping.rules.complete = true);
    assert!(complete.wants_date());
    assert!(
        !complete
            .say(|said| said.date = "2026-10".into())
            .wants_date()
    );
    assert!(
        complete
            .say(|said| said.date = "autumn".into())
            .wants_date()
    );
}
