//! The numbers that Excel writes for dates.

use std::fmt::Write;

use crate::model::civil;

/// How the numbers of a cell format are shown.
#[derive(Clone, Default)]
pub(super) struct Style {
    is_date: bool,
    /// Where the digits of a whole number go, and what stands between them.
    pattern: Vec<Mark>,
}

/// One sign of a pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A digit, or a nought where there is none.
    Nought,
    /// A digit, or nothing.
    Digit,
    /// The sign itself.
    Sign(char),
}

impl Style {
    /// The style of a format of the file’s own, or of one that every spreadsheet knows by a number.
    pub(super) fn new(format: Option<&str>, number: Option<u32>) -> Self {
        match format {
            Some(format) => Self {
                is_date: is_date_format(format),
                pattern: pattern(format).unwrap_or_default(),
            },
            None => Self {
                is_date: number.is_some_and(is_date_number),
                pattern: Vec::new(),
            },
        }
    }

    /// A number as the spreadsheet shows it, as far as that matters: dates, and what has noughts or a plus before it.
    pub(super) fn show(&self, value: f64, since_1904: bool) -> String {
        let shown = self.is_date.then(|| date(value, since_1904)).flatten();
        shown.unwrap_or_else(|| {
            let text = number(value);
            let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if is_whole && !self.pattern.is_empty() {
                self.fill(&text)
            } else {
                text
            }
        })
    }

    /// The digits of a whole number in the pattern: the last ones first, and before the first place all that is left.
    fn fill(&self, digits: &str) -> String {
        let is_place = |mark: &&Mark| !matches!(mark, Mark::Sign(_));
        let places = self.pattern.iter().filter(is_place).count();
        let (before, mut digits) = match digits.len().checked_sub(places) {
            Some(more) => digits.split_at_checked(more).unwrap_or(("", digits)),
            None => ("", digits),
        };
        let mut empty = places.saturating_sub(digits.len());
        let (mut text, mut is_begun) = (String::new(), false);
        let mut left = before;
        for &mark in &self.pattern {
            if let Mark::Sign(sign) = mark {
                text.push(sign);
                continue;
            }
            text.push_str(std::mem::take(&mut left));
            is_begun |= mark == Mark::Nought;
            if empty > 0 {
                empty -= 1;
                text.push_str(if is_begun { "0" } else { "" });
            } else if let Some((digit, rest)) = digits.split_at_checked(1) {
                text.push_str(digit);
                digits = rest;
            }
        }
        text
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
fn is_date_format(format: &str) -> bool {
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
fn is_date_number(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// The pattern of a format that shows a number as a telephone number, a code or the like: places for its digits
/// (`0`, `#`), of which a nought or a plus is not to be lost, and between them signs such as those have. Nothing
/// where it is another.
fn pattern(format: &str) -> Option<Vec<Mark>> {
    let mut pattern = Vec::new();
    let (mut is_quoted, mut is_escaped) = (false, false);
    // What follows is for numbers below nought.
    for letter in format.split(';').next().unwrap_or_default().chars() {
        let is_sign = matches!(
            letter,
            '0'..='9' | '+' | '-' | '/' | '(' | ')' | ' ' | '\u{a0}' | '.'
        );
        match letter {
            _ if is_escaped => {
                is_escaped = false;
                is_sign.then(|| pattern.push(Mark::Sign(letter)))?;
            }
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => is_sign.then(|| pattern.push(Mark::Sign(letter)))?,
            '\\' => is_escaped = true,
            '0' => pattern.push(Mark::Nought),
            '#' => pattern.push(Mark::Digit),
            '+' | '-' | '(' | ')' | ' ' | '/' => pattern.push(Mark::Sign(letter)),
            _ => return None,
        }
    }
    let has_place = pattern.iter().any(|mark| !matches!(mark, Mark::Sign(_)));
    (has_place && pattern.len() <= 64).then_some(pattern)
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
    }

    #[test]
    fn noughts_and_a_plus_are_shown_as_the_format_has_them() {
        for (format, value, shown) in [
            ("00000", 123.0, "00123"),
            ("00000", 1_234_567.0, "1234567"),
            (
                "0#\" \"##\" \"##\" \"##\" \"##",
                212_345_678.0,
                "02 12 34 56 78",
            ),
            ("0000\"/\"00 00 00", 475_123_456.0, "0475/12 34 56"),
            ("\"+\"0", 32_470_123_456.0, "+32470123456"),
            ("+0", 3_225_551_234.0, "+3225551234"),
            ("\\+## # ### ## ##", 3_225_551_234.0, "+32 2 555 12 34"),
            ("\"00\"#", 32_255.0, "0032255"),
            ("0", 5.0, "5"),
            ("0.0", 5.0, "5"),
            ("#,##0", 5000.0, "5000"),
            ("0\" km\"", 5.0, "5"),
            ("0000", 1.5, "1.5"),
            ("0000", -7.0, "-7"),
            ("+0;-0", -7.0, "-7"),
            ("", 7.0, "7"),
        ] {
            let style = Style::new(Some(format), None);
            assert_eq!(style.show(value, false), shown, "{format}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        let told = [1.0, 3_222_345_678.0, 51.508_5, -0.0, 1e300].map(number);
        assert_eq!(told, ["1", "3222345678", "51.5085", "0", ""]);
    }
}
