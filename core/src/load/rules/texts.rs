//! Texts: not empty, not endless, and addresses that lead somewhere.

use super::{Fault, Path, ProblemCode, Rules, Wanted, limits};
use crate::model::{Country, Locale, Localized};

impl Rules<'_> {
    /// A text that must say something.
    pub(super) fn text(&mut self, path: &Path<'_>, text: &str) {
        if text.trim().is_empty() {
            self.fault(Fault::new(path, ProblemCode::EmptyText));
        } else {
            self.not_longer(path, text, limits::TEXT);
        }
    }

    /// A text in four languages.
    pub(super) fn localized(&mut self, path: &Path<'_>, text: &Localized) {
        if text.is_same() {
            return self.text(path, text.get(Locale::default()));
        }
        for locale in Locale::ALL {
            self.text(&path.key(locale.tag()), text.get(locale));
        }
    }

    /// The text of a field that may be absent.
    pub(super) fn text_of(&mut self, record: &Path<'_>, field: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(&record.key(field), text);
        }
    }

    /// The note of a record.
    pub(super) fn note(&mut self, record: &Path<'_>, note: Option<&Localized>) {
        if let Some(note) = note {
            self.localized(&record.key("note"), note);
        }
    }

    /// The web address of a field that may be absent.
    pub(super) fn url_of(&mut self, record: &Path<'_>, field: &str, url: Option<&str>) {
        let Some(url) = url else { return };
        let path = record.key(field);
        if is_url(url) {
            self.not_longer(&path, url, limits::URL);
        } else {
            self.fault(Fault::new(&path, ProblemCode::InvalidUrl).found(url));
        }
    }

    /// A text of at most so many characters.
    pub(super) fn not_longer(&mut self, path: &Path<'_>, text: &str, most: usize) {
        // A character has at least one byte.
        if text.len() > most && text.chars().count() > most {
            self.fault(
                Fault::new(path, ProblemCode::TooLong)
                    .found(text)
                    .wanted(Wanted::AtMost(most)),
            );
        }
    }

    /// A list of countries: some, and all different.
    pub(super) fn countries(&mut self, path: &Path<'_>, countries: &[Country]) {
        self.not_empty(path, countries.len());
        self.distinct(path, countries.iter().map(Country::as_str));
    }
}

/// Whether a browser may be sent there: http or https, a host, and nothing that would have to be
/// escaped.
pub(super) fn is_url(url: &str) -> bool {
    let Some(rest) = ["https://", "http://"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
    else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.chars().any(|c| c.is_alphanumeric())
        && !url
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

/// Whether mail may go there: something before and after one `@`.
pub(super) fn is_mail_address(text: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.contains('@') && host.contains('.')
        })
}

/// Whether it can be dialled: at least three digits, and the signs that stand between them.
pub(super) fn is_telephone_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 3
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || "+-/.() \u{a0}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_a_web_address() {
        for url in [
            "https://www.fdfa.be/nl",
            "http://example.org",
            "https://x?q=é&r=%20#a",
        ] {
            assert!(is_url(url), "{url}");
        }
        for url in [
            "",
            "www.fdfa.be",
            "javascript:alert(1)",
            "https://",
            "https:///path",
            "ftp://example.org",
            "https://a b",
            " https://a",
            "HTTPS//a",
            "https://a/\"onclick",
        ] {
            assert!(!is_url(url), "{url}");
        }
    }

    #[test]
    fn mail_and_telephone() {
        assert!(is_mail_address("berlin@flanders.example"));
        for text in ["", "@", "a@b", "a b@c.d", "a@b@c.d", "@c.d"] {
            assert!(!is_mail_address(text), "{text}");
        }
        assert!(is_telephone_number("+32 (0)2 553.60.36"));
        for text in ["", "12", "call me", "+32 2 553 x 12"] {
            assert!(!is_telephone_number(text), "{text}");
        }
    }
}
