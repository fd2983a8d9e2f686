//! Any bytes are a packed network or outline, or are refused.

#![no_main]

use buitenkaart_core::packed::{unpack, unpack_outline};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = unpack(bytes);
    let _ = unpack_outline(bytes);
});
