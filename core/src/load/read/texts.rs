//! Texts: not empty, not endless, and addresses that lead somewhere.

use super::Reader;
use crate::load::json::At;
use crate::load::{ProblemCode, Wanted, limits};
use crate::model::{is_control, is_visible};

impl Reader<'_> {
    /// A text that must say something.
    #[inline(never)]
    pub(super) fn text(&mut self, at: At, text: &str) {
        if let Some(code) = text_fault(text) {
            let fault = self.fault(at, code);
            if code == ProblemCode::TooLong {
                fault.wanted = Wanted::AtMost(limits::TEXT);
            }
        }
    }

    /// A web address.
    pub(super) fn url(&mut self, at: At, url: Option<&str>) {
        if let Some(url) = url
            && self.is_sound(at)
        {
            self.address(at, url, ProblemCode::InvalidUrl, is_url(url));
        }
    }

    /// An address that is right, or not.
    pub(super) fn address(&mut self, at: At, address: &str, code: ProblemCode, is_right: bool) {
        if is_right {
            self.not_longer(at, address, limits::URL);
        } else if !address.trim().is_empty() {
            self.fault(at, code);
        }
    }

    fn not_longer(&mut self, at: At, text: &str, most: usize) {
        if is_longer(text, most) {
            self.fault(at, ProblemCode::TooLong).wanted = Wanted::AtMost(most);
        }
    }
}

/// What is wrong with a text that must say something.
pub(crate) fn text_fault(text: &str) -> Option<ProblemCode> {
    if !text.chars().any(is_visible) {
        Some(ProblemCode::EmptyText)
    } else if text.chars().any(is_control) {
        Some(ProblemCode::ControlCharacter)
    } else {
        is_longer(text, limits::TEXT).then_some(ProblemCode::TooLong)
    }
}

/// Whether a text has more characters, of which each has at least one byte.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

/// Whether a browser may be sent there: http or https, a host, nobody's name or password before
/// it, and nothing that would have to be escaped.
pub(crate) fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://");
    let Some(rest) = rest.or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.contains('@')
        && host
            .bytes()
            .any(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
        && !url.chars().any(is_odd)
}

/// Whether it is an address of the web, or a path from the file that says it: no other scheme, and no other host
/// without one.
pub(crate) fn is_url_or_path(text: &str) -> bool {
    let start = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_path = !start.contains(':') && !text.starts_with("//") && !text.chars().any(is_odd);
    is_url(text) || (is_path && !text.is_empty())
}

/// Whether a character may not stand in an address as it is.
fn is_odd(c: char) -> bool {
    c <= ' '
        || matches!(
            c,
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7f}'
        )
        || (!c.is_ascii() && (c.is_whitespace() || c.is_control()))
}

/// Whether mail may go there: something before and after one `@`, and nothing by which a link to it
/// would hold more than the one address (RFC 6068: `?bcc=…`, a list with commas, what is encoded).
pub(crate) fn is_mail_address(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_more = |c: char| {
        let is_sign = matches!(
            c,
            '?' | '&' | '%' | ',' | ';' | ':' | '/' | '(' | ')' | '[' | ']' | '=' | '#'
        );
        is_sign || is_odd(c)
    };
    !name.is_empty() && !host.contains('@') && host.contains('.') && !text.chars().any(is_more)
}

/// Whether it can be dialled: at least three digits, and the signs that stand between them.
pub(crate) fn is_telephone_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 3
        && text.chars().all(|c| {
            matches!(
                c,
                '0'..='9' | '+' | '-' | '/' | '.' | '(' | ')' | ' ' | '\u{a0}'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_no_other_host_and_no_other_scheme() {
        for path in [
            "a.pmtiles",
            "../tiles/a.pmtiles?v=2",
            "/a",
            "https://example.org/a:b",
            "x/a:b",
        ] {
            assert!(is_url_or_path(path), "{path}");
        }
        for path in [
            "",
            "//example.org/a",
            "data:,x",
            "javascript:x",
            "a b",
            "\\\\x\\a",
            "https://",
        ] {
            assert!(!is_url_or_path(path), "{path}");
        }
    }

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
            "https://a\u{2003}b",
            " https://a",
            "HTTPS//a",
            "https://name@example.org",
            "https://www.flanders.be@example.org/x",
            "https://a/\"onclick",
        ] {
            assert!(!is_url(url), "{url}");
        }
    }

    #[test]
    fn mail_and_telephone() {
        assert!(is_mail_address("berlin@flanders.example"));
        assert!(is_mail_address("o'neill+x@a-b.example"));
        let hidden = "a@b.c?bcc=d@e.f";
        for text in [
            "",
            "@",
            "a@b",
            "a b@c.d",
            "a@b@c.d",
            "@c.d",
            hidden,
            "a@b.c,d",
            "a%40x@b.c",
        ] {
            assert!(!is_mail_address(text), "{text}");
        }
        assert!(is_telephone_number("+32 (0)2 553.60.36"));
        for text in ["", "12", "call me", "+32 2 553 x 12"] {
            assert!(!is_telephone_number(text), "{text}");
        }
    }
}
