//! Numbers: decimal to binary, exact to the last bit: a network that is packed and one that is written as JSON
//! are the same.

/// The number that a JSON number spells; nothing where it is too great.
pub(crate) fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_written_in_json() {
        for text in [
            "0",
            "-0",
            "1",
            "-1.5",
            "1e3",
            "1E+3",
            "12.5e-1",
            "50.846557",
            "-179.999999",
            "1e22",
            "1e-400",
            "0e999999999999",
            "123456789012345",
            "0.000001",
            "1000000000000000",
            // What a packed file may hold.
            "6.407059991376817e-145",
        ] {
            let std: f64 = text.parse().unwrap();
            assert_eq!(
                number(text).map(f64::to_bits),
                Some(std.to_bits()),
                "{text}"
            );
        }
        for text in ["1e309", "-1e999", "1e99999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn fifteen_digits_are_exact(whole in 0..1_000_000_000_u64, fraction in 0..1_000_000_u32) {
            let text = format!("{whole}.{fraction:06}");
            prop_assert_eq!(number(&text), text.parse::<f64>().ok());
        }

        #[test]
        fn every_number_is_read_as_it_was_written(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            for text in [format!("{value:e}"), format!("{value}")] {
                prop_assert_eq!(number(&text).map(f64::to_bits), Some(value.to_bits()));
            }
        }
    }
}
