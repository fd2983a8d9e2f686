//! What an old Excel may have written: the bytes after its sign.

#![no_main]

use buitenkaart_core::import::read;
use buitenkaart_fuzz::bring_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    bring_in(
        bytes,
        read(&[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", bytes].concat()),
    );
});
