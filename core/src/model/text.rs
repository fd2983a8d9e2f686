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

#[cfg(test)]
mod tests {
    use super::*;

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
