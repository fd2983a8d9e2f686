//! Any text, separated by any sign.

#![no_main]

use buitenkaart_core::import::read_with;
use buitenkaart_fuzz::bring_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for delimiter in *b",;\t|" {
        bring_in(bytes, read_with(bytes, delimiter));
    }
});
