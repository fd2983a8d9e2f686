//! Any bytes load, as serde reads them, or have problems that say where they are.

#![no_main]

use buitenkaart_core::load::{Position, load};
use buitenkaart_core::model::{Locale, NetworkFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Packed files have a target of their own.
    if bytes.starts_with(b"\x89BKNET") {
        return;
    }
    let problems = match load(bytes) {
        Ok(network) => {
            let file: NetworkFile = serde_json::from_slice(bytes).expect("serde reads it too");
            // What an older version leaves to the reader, serde leaves out.
            if file.version == network.file().version {
                let mut read = network.file().clone();
                // So it does the role that a kind plays, which the kinds of the file say, and what
                // follows from dates of opening and closing.
                for (location, other) in read.locations.iter_mut().zip(&file.locations) {
                    location.kind = other.kind;
                    location.standing.truncate(other.standing.len());
                    for (claim, other) in location.standing.iter_mut().zip(&other.standing) {
                        claim.status = other.status;
                    }
                    let events = location.opened.iter_mut().chain(&mut location.closed);
                    for (claim, other) in events.zip(other.opened.iter().chain(&other.closed)) {
                        (claim.status, claim.note) = (other.status, other.note.clone());
                        claim.as_of = other.as_of;
                    }
                }
                assert_eq!(read, file);
            }
            return;
        }
        Err(problems) => problems,
    };
    assert!(!problems.is_empty());
    let text = std::str::from_utf8(bytes).ok();
    for problem in &problems {
        let Position {
            offset,
            line,
            column,
        } = problem.at;
        assert!(offset <= bytes.len() && line > 0 && column > 0);
        if let Some(text) = text {
            let line = text.split('\n').nth(line - 1).expect("a line of the text");
            assert!(column <= line.chars().count() + 1, "{problem}");
        }
        assert!(!problem.path.is_empty());
        for locale in Locale::ALL {
            assert!(!problem.what(locale).is_empty());
            assert!(!problem.mend(locale).is_empty());
        }
    }
});
