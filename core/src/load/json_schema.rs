//! The JSON Schema of the data file, for editors and for programs in other languages.

use crate::model::NetworkFile;

/// The JSON Schema (draft 2020-12) of a data file, as it lies beside the data.
#[must_use]
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(NetworkFile);
    // A schema is made of JSON values: writing it out does not fail.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_beside_the_data_is_that_of_the_types() {
        let beside = include_str!("../../data/network.schema.json");
        assert!(
            beside == json_schema(),
            "core/data/network.schema.json is out of date; write it anew with\n  \
             cargo run -p buitenkaart-core --features schema --bin buitenkaart -- schema \
             > core/data/network.schema.json"
        );
    }
}
