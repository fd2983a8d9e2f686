//! The content of an OpenDocument spreadsheet.

#![no_main]

use buitenkaart_core::import::read;
use buitenkaart_fuzz::{archive, bring_in};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| bring_in(content, read(&archive(&[("content.xml", content)]))));
