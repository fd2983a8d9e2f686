//! Degrees as text, with two decimals: about a kilometre.
//!
//! By whole hundredths: the library's reading and writing of any number there is, to its last
//! digit, would weigh more in the download than all of the state.

/// The nearest whole hundredth of a degree.
pub(crate) fn rounded(degrees: f64) -> f64 {
    // Never minus zero.
    (degrees * 100.0).round() / 100.0 + 0.0
}

/// Degrees with two decimals.
pub(crate) fn write(degrees: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "540 degrees at most")]
    let hundredths = (degrees * 100.0).round() as i32;
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Degrees of a text with digits, a sign perhaps, a point perhaps; no exponent.
pub(crate) fn read(text: &str) -> Option<f64> {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => (-1.0, size),
        None => (1.0, text),
    };
    let (whole, decimals) = size.split_once('.').unwrap_or((size, "0"));
    let digits = |text: &str| {
        let all = text.bytes().all(|b| b.is_ascii_digit());
        all.then(|| text.parse::<u32>().ok()).flatten()
    };
    // Decimals beyond these are less than a metre.
    let decimals = decimals.get(..decimals.len().min(6))?;
    let mut part = f64::from(digits(decimals)?);
    for _ in 0..decimals.len() {
        part /= 10.0;
    }
    Some(sign * (f64::from(digits(whole)?) + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_come_back() {
        for hundredths in -54_000..=54_000 {
            let degrees = f64::from(hundredths) / 100.0;
            let text = write(degrees);
            assert_eq!(text, format!("{degrees:.2}"));
            let back = read(&text).unwrap();
            assert!((back - degrees).abs() < 1e-9, "{text}: {back}");
        }
    }

    #[test]
    fn what_people_type_is_read() {
        for (text, degrees) in [("48", 48.0), ("-0.5", -0.5), ("4.123456789", 4.123_456)] {
            assert!((read(text).unwrap() - degrees).abs() < 1e-9, "{text}");
        }
        for text in [
            "", "-", ".", "1.", ".5", "+1", "1e3", "NaN", "inf", "1.2.3", "1,5", "é.é", "1.ééé",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
