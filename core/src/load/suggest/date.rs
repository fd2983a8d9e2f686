//! Dates as people write them.

use crate::model::Date;

/// The date that a text was probably meant to be: `16/9/2021`, `2021.09.16`, `20210916`,
/// `9-2021`, or with a time after it. The day comes before the month, as all over Europe.
pub(crate) fn date(text: &str) -> Option<Date> {
    let mut groups = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty());
    let parts = (groups.next()?, groups.next(), groups.next());
    let (year, month, day) = match parts {
        (date, None, None) if date.len() == 8 => (date.get(..4)?, date.get(4..6), date.get(6..8)),
        (year, month, day) if year.len() == 4 => (year, month, day),
        (day, Some(month), Some(year)) if year.len() == 4 => (year, Some(month), Some(day)),
        (month, Some(year), None) if year.len() == 4 => (year, Some(month), None),
        _ => return None,
    };
    let mut date = String::from(year);
    for part in [month, day].into_iter().flatten() {
        date.push_str(if part.len() == 1 { "-0" } else { "-" });
        date.push_str(part);
    }
    Date::new(&date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let iso = |text| date(text).map(|d| d.to_string());
        for (text, meant) in [
            ("16/9/2021", "2021-09-16"),
            ("2021.09.16", "2021-09-16"),
            ("20210916", "2021-09-16"),
            ("2021-09-16T10:00:00Z", "2021-09-16"),
            ("9-2021", "2021-09"),
            ("ca. 2014", "2014"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "16/9/21", "31/2/2021", "september 21", "3000"] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
