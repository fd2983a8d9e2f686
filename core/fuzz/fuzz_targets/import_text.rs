//! Any text, separated by any sign.

#![no_main]

use buitenkaart_core::import::{Encoding, TextAs, read_with};
use buitenkaart_fuzz::bring_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for delimiter in *b",;\t|" {
        let said = TextAs {
            delimiter: Some(delimiter),
            ..TextAs::default()
        };
        bring_in(bytes, read_with(bytes, said));
    }
    for encoding in Encoding::ALL {
        let said = TextAs {
            encoding: Some(encoding),
            ..TextAs::default()
        };
        bring_in(bytes, read_with(bytes, said));
    }
});
