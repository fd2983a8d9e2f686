//! Several lists, one after the other.

use super::*;
use crate::analysis::Position;

const NETWORK: &str = "fit office Berlin:DE open\nfit office Paris:FR open\nfit office London:GB open\n\
                       tvl office Vienna:AT open\ntvl office Madrid:ES open";

/// What is missing in the end, by name, of lists that follow one another.
fn missing(lists: &[&str]) -> Vec<String> {
    let mut network = crate::load::load(
        crate::export::json(&fixture::file(NETWORK))
            .unwrap()
            .as_bytes(),
    )
    .unwrap();
    let mut several = Several::default();
    let mut missing: Vec<Position> = Vec::new();
    for list in lists {
        let brought = Brought::new(network, list.as_bytes());
        let mut plan = brought.plan();
        several.settle(&mut plan);
        missing.clone_from(&plan.missing);
        let plan = brought.plan();
        let applied = apply(brought.given(), &plan, false, &Refusals::default()).unwrap();
        several.note(
            &plan,
            brought.network.locations().len(),
            applied.network.locations().len(),
        );
        network = applied.network;
    }
    let name = |at: &Position| network.locations()[*at as usize].id.to_string();
    let mut names: Vec<String> = missing.iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn missing_is_what_no_list_has() {
    let (a, b, c) = (
        "Dienst;Stad;Land;Status\nfit;Berlin;DE;open\nfit;Oslo;NO;open\n",
        "Dienst;Stad;Land;Status\nfit;Paris;FR;open\n",
        "Dienst;Stad;Land;Status\ntvl;Vienna;AT;open\n",
    );
    assert_eq!(missing(&[a]), ["fit-london", "fit-paris"]);
    // Neither what an earlier list has, nor what it has added.
    assert_eq!(missing(&[a, b]), ["fit-london"]);
    assert_eq!(missing(&[b, a]), ["fit-london"]);
    // Of every service that any of them speaks of.
    assert_eq!(missing(&[a, b, c]), ["fit-london", "tvl-madrid"]);
    assert_eq!(missing(&[c, a, b]), ["fit-london", "tvl-madrid"]);
}
