//! Any bytes load, or have problems that say where they are.

#![no_main]

use buitenkaart_core::load::{Position, ProblemCode, load};
use buitenkaart_core::model::Locale;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Err(problems) = load(bytes) else { return };
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
        assert_ne!(problem.code, ProblemCode::Unreadable, "{problem}");
        for locale in Locale::ALL {
            assert!(!problem.what(locale).is_empty());
            assert!(!problem.mend(locale).is_empty());
        }
    }
});
