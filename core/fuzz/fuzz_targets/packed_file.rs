//! Any bytes behind the mark of a packed file are refused, or are a network that its JSON is too.

#![no_main]

use buitenkaart_core::export::json;
use buitenkaart_core::load::load;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let bytes = [b"\x89BKNET\r\n\x01", bytes].concat();
    match load(&bytes) {
        Ok(network) => {
            let text = json(network.file()).expect("what loads has a form in JSON");
            let again = load(text.as_bytes()).expect("it loads as JSON too");
            assert_eq!(again, network);
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
