//! A small writer of SVG: elements with presentation attributes only, so that the picture also
//! shows under a strict content security policy.

/// SVG being written.
#[derive(Default)]
pub(super) struct Drawing {
    out: String,
}

/// What an attribute is set to.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Drawing {
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// `<name attributes>`
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push('>');
    }

    /// `</name>`
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// `<name attributes/>`
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>\n");
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(value);
            self.out.push('"');
        }
    }

    /// An attribute's value or an element's text.
    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                // XML 1.0 has no other control characters, not even escaped.
                c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => self.out.push('\u{fffd}'),
                '\u{fffe}' | '\u{ffff}' => self.out.push('\u{fffd}'),
                c => self.out.push(c),
            }
        }
    }

    /// `<name>text</name>`
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.escaped(text);
        self.close(name);
    }

    /// A line of text with its baseline at a point.
    pub(super) fn text(&mut self, [x, y]: [f64; 2], size: &str, rest: Attributes<'_>, text: &str) {
        let (x, y) = (tenths(x), tenths(y));
        let mut attributes = vec![("x", &*x), ("y", &*y), ("font-size", size)];
        attributes.extend_from_slice(rest);
        self.element("text", &attributes, text);
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, rest: Attributes<'_>) {
        let [x, y, w, h] = [x, y, w, h].map(tenths);
        let mut attributes = vec![("x", &*x), ("y", &*y), ("width", &*w), ("height", &*h)];
        attributes.extend_from_slice(rest);
        self.empty("rect", &attributes);
    }

    pub(super) fn path(&mut self, d: &str, rest: Attributes<'_>) {
        let mut attributes = vec![("d", d)];
        attributes.extend_from_slice(rest);
        self.empty("path", &attributes);
    }
}

/// A number with at most one decimal.
pub(super) fn tenths(value: f64) -> String {
    let mut out = String::new();
    write_tenths(&mut out, value);
    out
}

/// Writes a number with at most one decimal.
pub(super) fn write_tenths(out: &mut String, value: f64) {
    let whole = (value * 10.0).round() as i64;
    if whole < 0 {
        out.push('-');
    }
    let whole = whole.unsigned_abs();
    out.push_str(&(whole / 10).to_string());
    if !whole.is_multiple_of(10) {
        out.push('.');
        out.push_str(&(whole % 10).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut drawing = Drawing::default();
        drawing.element("text", &[("lang", "\"><script>")], "a & b </text>\u{1}");
        assert_eq!(
            drawing.finish(),
            "<text lang=\"&quot;&gt;&lt;script&gt;\">a &amp; b &lt;/text&gt;\u{fffd}</text>\n"
        );
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let texts = [0.04, -0.26, 12.0, 7.96, -0.01].map(tenths);
        assert_eq!(texts, ["0", "-0.3", "12", "8", "0"]);
    }
}
