//! A file is read in turns as it is read at once.

use crate::load::{Loading, NETWORK, Problems, Turn, load};
use crate::model::Network;

fn in_turns(bytes: &[u8]) -> (Result<Network, Problems>, Vec<u8>) {
    let (mut loading, mut percents) = (Loading::new(bytes), Vec::new());
    loop {
        match loading.go_on() {
            Turn::Done(done) => return (*done, percents),
            Turn::More(more) => loading = more,
        }
        percents.push(loading.percent());
    }
}

#[test]
fn what_is_read_in_turns_is_what_is_read_at_once() {
    let (network, percents) = in_turns(NETWORK);
    assert_eq!(network, load(NETWORK));
    assert!(percents.len() > 10, "{percents:?}");
    assert!(percents.is_sorted(), "{percents:?}");
    assert!(percents.first() < Some(&10) && percents.last() > Some(&80));
    let text = String::from_utf8(NETWORK.to_vec()).unwrap();
    for broken in [
        text.replace("\"post\"", "\"pots\""),
        text.replace("\"AT\"", "\"ZZ\""),
        text[..text.len() / 2].to_owned(),
        String::new(),
        "stad;land\nParijs;Frankrijk\n".to_owned(),
    ] {
        let (problems, _) = in_turns(broken.as_bytes());
        assert_eq!(problems, load(broken.as_bytes()));
        assert!(problems.is_err());
    }
}
