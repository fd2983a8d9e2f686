//! Numbers: decimal to binary, in few bytes of code.
//!
//! The standard library's `parse` is exact to the last bit for every input, at the price of
//! 10 KiB of tables. What data files hold, up to 15 digits and small exponents, is exact here
//! too: both the digits and the power of ten are whole numbers that an `f64` holds exactly, and
//! one division or multiplication of them is rounded correctly (W. D. Clinger, "How to read
//! floating point numbers accurately", 1990). Longer ones may be off by the last bits.

/// The number that a JSON number spells; nothing where it is too great.
pub(crate) fn number(text: &str) -> Option<f64> {
    let (text, sign) = match text.strip_prefix('-') {
        Some(text) => (text, -1.0),
        None => (text, 1.0),
    };
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // An exponent beyond this is zero or too great in any case.
    let mut exponent = match exponent.trim_start_matches('+').parse::<i32>() {
        Ok(exponent) => exponent.clamp(-100_000, 100_000),
        Err(_) if exponent.starts_with('-') => -100_000,
        Err(_) => 100_000,
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut significand = 0_u64;
    for (digit, is_fraction) in whole
        .bytes()
        .map(|digit| (digit, false))
        .chain(fraction.bytes().map(|digit| (digit, true)))
    {
        let longer = significand
            .checked_mul(10)
            .and_then(|s| s.checked_add(u64::from(digit.wrapping_sub(b'0'))));
        match longer {
            Some(longer) => {
                significand = longer;
                exponent = exponent.saturating_sub(i32::from(is_fraction));
            }
            // Digits that no longer count.
            None => exponent = exponent.saturating_add(i32::from(!is_fraction)),
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "rounded, as it should be")]
    let mut value = significand as f64;
    while exponent != 0 && value != 0.0 && value.is_finite() {
        // 10²² is the greatest power of ten that an f64 holds exactly.
        let step = exponent.clamp(-22, 22);
        let power = power_of_ten(step.unsigned_abs());
        if step > 0 {
            value *= power;
        } else {
            value /= power;
        }
        exponent -= step;
    }
    value.is_finite().then_some(sign * value)
}

/// Exact up to 10²².
fn power_of_ten(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
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
        fn any_number_is_nearly_exact(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            let text = format!("{value:e}");
            let read = number(&text);
            // Near the ends of the range, the steps may fall off.
            if value.abs() < 1e300 && value.abs() > 1e-280 {
                prop_assert!(((read.unwrap() - value) / value).abs() < 1e-14, "{} {:?}", value, read);
            }
        }
    }
}
