//! Any text is a scenario, as a link carries it and as a file holds it, or is refused with a place. One that is
//! read is written and read again as the same, and can be applied.

#![no_main]

use std::sync::LazyLock;

use buitenkaart_core::load;
use buitenkaart_core::model::{Locale, Network};
use buitenkaart_core::scenario::Scenario;
use libfuzzer_sys::fuzz_target;

static NETWORK: LazyLock<Network> = LazyLock::new(|| load::built_in().expect("it is valid"));

fuzz_target!(|text: &str| {
    match Scenario::parse(text) {
        Ok(scenario) => {
            let again = Scenario::parse(&scenario.to_text()).expect("what is written is read");
            assert_eq!(scenario, again);
            apply(&scenario);
        }
        Err(error) => {
            assert!(error.offset <= text.len(), "{error}");
            for locale in Locale::ALL {
                assert!(!error.what(locale).is_empty());
            }
            // What can be read of it can be written and applied, too.
            let (scenario, _) = Scenario::parse_link(text);
            assert!(Scenario::parse(&scenario.to_text()).is_ok_and(|again| again == scenario));
            apply(&scenario);
        }
    }
    if let Ok(scenario) = Scenario::from_json(text) {
        let file = scenario.to_json().expect("it can be written");
        let again = Scenario::from_json(&file).expect("what is written is read");
        assert_eq!(scenario, again);
        apply(&scenario);
    }
});

fn apply(scenario: &Scenario) {
    match scenario.outcome(&NETWORK) {
        Ok(outcome) => {
            let _ = outcome.means.balance();
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
}
