//! A small writer of HTML: what is text cannot become markup.

/// HTML being written.
#[derive(Default)]
pub(super) struct Markup {
    out: String,
}

impl Markup {
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// `<name attributes>`
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// `</name>`
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An attribute's value or an element's text.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                // Where a parser would put this itself, or drop it, or read a line's end.
                c if c.is_control() && !matches!(c, '\t' | '\n') => self.out.push('\u{fffd}'),
                c => self.out.push(c),
            }
        }
    }

    /// `<name attributes>text</name>`
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// What is markup already.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a parser reads.
    fn read(text: &str) -> String {
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_and_never_markup(text in "\\PC*[<>&\"']?\\PC*") {
            let mut markup = Markup::default();
            markup.element("a", &[("title", &text)], &text);
            let html = markup.finish();
            let rest = html.strip_prefix("<a title=\"").unwrap();
            let (value, rest) = rest.split_once("\">").unwrap();
            let inside = rest.strip_suffix("</a>").unwrap();
            for part in [value, inside] {
                prop_assert!(!part.contains(['<', '>', '"']));
                prop_assert_eq!(read(part), text.as_str());
            }
        }
    }

    #[test]
    fn control_characters_are_replaced() {
        let mut markup = Markup::default();
        markup.text("a\0b\rc\nd\u{85}");
        assert_eq!(markup.finish(), "a\u{fffd}b\u{fffd}c\nd\u{fffd}");
    }
}
