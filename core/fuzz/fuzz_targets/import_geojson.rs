//! The features of a GeoJSON collection.

#![no_main]

use buitenkaart_core::import::read;
use buitenkaart_fuzz::bring_in;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|features: &[u8]| {
    bring_in(
        features,
        read(
            &[
                br#"{"type":"FeatureCollection","features":["#,
                features,
                b"]}",
            ]
            .concat(),
        ),
    );
});
