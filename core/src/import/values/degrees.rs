//! Coordinates as people write them.

/// Degrees: `51.2194`, `51,2194`, `51°13′10″N`, `51 13 10 N`, `W 0.126`. Nothing where it is none.
pub(crate) fn degrees(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    if let Some(number) = scientific(&text) {
        return Some(number);
    }
    let is_negative = text.starts_with('-');
    let mut side = None;
    for letter in text.chars() {
        // Oost, ouest, Ost, and Zuid, Süd: O alone is east in Dutch and German, and west in French.
        let sign = match letter.to_ascii_uppercase() {
            'N' | 'E' => 1.0,
            'S' | 'Z' | 'W' => -1.0,
            'O' => return None,
            letter if letter.is_alphabetic() => return None,
            _ => continue,
        };
        if side.replace(sign).is_some() {
            return None;
        }
    }
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut parts = text
        .split(|c: char| !is_part(c))
        .filter(|part| !part.is_empty());
    let mut value = 0.0;
    for (i, unit) in [1.0, 60.0, 3600.0].into_iter().enumerate() {
        let Some(part) = parts.next() else {
            if i == 0 {
                return None;
            }
            break;
        };
        let number: f64 = part.replace(',', ".").parse().ok()?;
        if i > 0 && number >= 60.0 {
            return None;
        }
        value += number / unit;
    }
    if parts.next().is_some() || (is_negative && side.is_some()) {
        return None;
    }
    let value = if is_negative {
        -value
    } else {
        value * side.unwrap_or(1.0)
    };
    value.is_finite().then_some(value)
}

/// A number as spreadsheets write small and large ones: `1.264E1`; elsewhere an E is the east.
fn scientific(text: &str) -> Option<f64> {
    let (number, power) = text.split_once(['e', 'E'])?;
    let digits = power.trim_start_matches(['+', '-']);
    let is_power = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let is_number = number.ends_with(|c: char| c.is_ascii_digit());
    let text = text.replace(',', ".");
    let value = (is_power && is_number).then(|| text.parse::<f64>().ok())??;
    value.is_finite().then_some(value)
}

/// Latitude and longitude in one text: `50.85, 4.35`, `50,85; 4,35`, `50°51′N 4°21′E`.
pub(crate) fn point(text: &str) -> Option<[f64; 2]> {
    let text = text
        .trim()
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']']);
    let halves = |separator: &str| {
        let (lat, lon) = text.split_once(separator)?;
        Some([degrees(lat)?, degrees(lon)?])
    };
    halves(";")
        .or_else(|| halves(", "))
        .or_else(|| halves("N "))
        .or_else(|| halves("S ").map(|[lat, lon]| [-lat, lon]))
        .or_else(|| halves(" "))
        .or_else(|| text.contains('.').then(|| halves(","))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_in_every_notation() {
        for (text, meant) in [
            ("51.2194", 51.2194),
            ("51,2194", 51.2194),
            ("-0,126", -0.126),
            ("\u{2212}0.126", -0.126),
            ("51°13′10″N", 51.0 + 13.0 / 60.0 + 10.0 / 3600.0),
            ("0°7'30\"W", -0.125),
            ("33.9 S", -33.9),
            ("4", 4.0),
            ("1.264E1", 12.64),
            ("1,0e-1", 0.1),
            ("-1.2E+01", -12.0),
            ("4.35 E", 4.35),
            ("4E", 4.0),
        ] {
            assert!((degrees(text).unwrap() - meant).abs() < 1e-9, "{text}");
        }
        for text in [
            "",
            "n/a",
            "51.508.499",
            "51 70",
            "1 2 3 4",
            "4 O",
            "-4 W",
            "abc",
            "NaN",
            "inf",
        ] {
            assert_eq!(degrees(text), None, "{text}");
        }
    }

    #[test]
    fn both_in_one_cell() {
        for text in [
            "50.85, 4.35",
            "50.85,4.35",
            "50,85; 4,35",
            "(50.85 4.35)",
            "50°51′N 4°21′E",
        ] {
            assert_eq!(point(text), Some([50.85, 4.35]), "{text}");
        }
        assert_eq!(point("50,85"), None);
    }
}
