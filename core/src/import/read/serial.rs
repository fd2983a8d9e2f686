//! The numbers that Excel writes for dates.

use std::fmt::Write;

use crate::model::civil;

/// How the numbers of a cell format are shown.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    pub(super) is_date: bool,
    /// Digits to fill up to with noughts.
    pub(super) padding: usize,
}

impl Style {
    /// A number as the spreadsheet shows it, as far as that matters: dates, and noughts before it.
    pub(super) fn show(self, value: f64, since_1904: bool) -> String {
        let shown = self.is_date.then(|| date(value, since_1904)).flatten();
        shown.unwrap_or_else(|| {
            let text = number(value);
            let missing = self.padding.saturating_sub(text.len()).min(32);
            format!("{}{text}", "0".repeat(missing))
        })
    }
}

/// A number as a spreadsheet has it, as text: whole numbers without a point, others with as many
/// digits as tell them apart, none with an exponent.
pub(super) fn number(value: f64) -> String {
    if value.is_finite() && value.abs() < 1e21 {
        // Adding zero makes a negative zero positive.
        (value + 0.0).to_string()
    } else {
        String::new()
    }
}

/// A day, counted from Excel's first one, as `2024-05-31`, with the time after it where there is
/// one; a time alone where there is no day. Nothing where Excel itself shows no date.
///
/// Excel takes 1900 for a leap year: before March of that year its days are one off.
pub(super) fn date(serial: f64, since_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let minutes = (serial.fract() * 1440.0).round() as i32;
    let mut days = serial.trunc() as i32 + minutes / 1440;
    let minutes = minutes % 1440;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if since_1904 {
        days += 1462;
    } else if days == 0 {
        return Some(time);
    } else if days == 60 {
        return None;
    } else if days < 60 {
        days += 1;
    }
    // From 1899-12-30 to 1970-01-01.
    let [year, month, day] = civil(days - 25_569);
    let mut text = format!("{year:04}-{month:02}-{day:02}");
    if minutes > 0 {
        // Writing to a string does not fail.
        let _ = write!(text, " {time}");
    }
    Some(text)
}

/// Whether a number format shows a date or time: it has one of their letters outside of what it
/// quotes.
pub(super) fn is_date_format(format: &str) -> bool {
    let (mut is_quoted, mut is_escaped, mut is_bracketed) = (false, false, false);
    let mut word = String::new();
    for letter in format.chars() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => is_escaped = true,
            '[' => {
                is_bracketed = true;
                word.clear();
            }
            ']' => {
                is_bracketed = false;
                // A duration, as [h]:mm.
                if matches!(&*word, "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return true;
                }
            }
            _ if is_bracketed => word.push(letter.to_ascii_lowercase()),
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            ';' => break,
            _ => {}
        }
        // The word that is no format at all.
        if format.eq_ignore_ascii_case("general") || format.eq_ignore_ascii_case("standard") {
            return false;
        }
    }
    false
}

/// Whether one of the number formats that every spreadsheet knows by a number shows a date.
pub(super) fn is_date_number(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// How many digits a format of noughts alone (`0000`) fills up to; 0 where it is another.
pub(super) fn padding(format: &str) -> usize {
    if format.bytes().all(|byte| byte == b'0') {
        format.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_that_excel_shows() {
        let told = |serial| date(serial, false);
        assert_eq!(told(45_443.0).as_deref(), Some("2024-05-31"));
        assert_eq!(told(45_443.5).as_deref(), Some("2024-05-31 12:00"));
        assert_eq!(told(1.0).as_deref(), Some("1900-01-01"));
        assert_eq!(told(59.0).as_deref(), Some("1900-02-28"));
        assert_eq!(told(60.0), None);
        assert_eq!(told(61.0).as_deref(), Some("1900-03-01"));
        assert_eq!(told(0.25).as_deref(), Some("06:00"));
        assert_eq!(told(45_442.999_999_9).as_deref(), Some("2024-05-31"));
        assert_eq!(told(-1.0), None);
        assert_eq!(told(f64::NAN), None);
        assert_eq!(date(0.0, true).as_deref(), Some("1904-01-01"));
    }

    #[test]
    fn formats_of_dates_are_told_from_others() {
        for format in ["yyyy-mm-dd", "d/m/yy", "[$-413]d mmmm yyyy;@", "[h]:mm"] {
            assert!(is_date_format(format), "{format}");
        }
        for format in [
            "General",
            "0.00",
            "#,##0 \"dagen\"",
            "\\d0",
            "[Red]0",
            "@",
            "0;\"m\"",
        ] {
            assert!(!is_date_format(format), "{format}");
        }
        assert_eq!((padding("00000"), padding("0.0"), padding("")), (5, 0, 0));
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        let told = [1.0, 3_222_345_678.0, 51.508_5, -0.0, 1e300].map(number);
        assert_eq!(told, ["1", "3222345678", "51.5085", "0", ""]);
    }
}
