//! Any bytes are a list or are refused.

#![no_main]

use buitenkaart_core::import::read;
use buitenkaart_fuzz::bring_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bring_in(bytes, read(bytes)));
