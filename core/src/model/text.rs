//! Texts that people read.

/// Whether a character shows: it is no space, no control character, and none of Unicode's format
/// characters and fillers (general category Cf, and those that are drawn blank).
pub(crate) fn is_visible(c: char) -> bool {
    let is_blank = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !(is_blank || c.is_whitespace() || c.is_control())
}

/// Whether a character stands in no text: a control character, or one that breaks the line (U+2028 and U+2029).
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_a_line_stands_in_no_text() {
        for c in "\t\n\r\u{b}\u{c}\0\u{1b}\u{7f}\u{85}\u{9f}\u{2028}\u{2029}".chars() {
            assert!(is_control(c), "{}", c.escape_unicode());
        }
        for c in "aé \u{a0}\u{3000}\u{2027}\u{200d}".chars() {
            assert!(!is_control(c), "{}", c.escape_unicode());
        }
    }

    #[test]
    fn a_text_shows_something() {
        for c in ['a', 'é', '東', '-', '0', '😀'] {
            assert!(is_visible(c), "{c}");
        }
        for c in " \t\n\0\u{1b}\u{a0}\u{ad}\u{200b}\u{2060}\u{202e}\u{3000}\u{3164}\u{fe0f}\u{feff}"
            .chars()
        {
            assert!(!is_visible(c), "{}", c.escape_unicode());
        }
    }
}
