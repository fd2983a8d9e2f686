//! Free text in an address: letters and digits as they are, a hyphen for a space, and any other
//! character as its number in base 36 between full stops (`.ex.` is `ș`).

/// Writes a text.
pub(super) fn write(into: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' => into.push('-'),
            c if c.is_ascii_alphanumeric() => into.push(c),
            c => {
                into.push('.');
                number(into, u32::from(c));
                into.push('.');
            }
        }
    }
}

/// Reads a text; where it is damaged, the byte at which.
pub(super) fn read(text: &str) -> Result<String, usize> {
    let mut out = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '-' => out.push(' '),
            '.' => {
                let rest = text.get(at + 1..).unwrap_or_default();
                let (code, _) = rest.split_once('.').ok_or(at)?;
                let c = u32::from_str_radix(code, 36).ok().and_then(char::from_u32);
                out.push(c.ok_or(at)?);
                // Past the number and its full stop.
                chars.nth(code.chars().count());
            }
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ => return Err(at),
        }
    }
    Ok(out)
}

/// Writes a number in base 36.
fn number(into: &mut String, number_: u32) {
    if number_ >= 36 {
        number(into, number_ / 36);
    }
    into.push(char::from_digit(number_ % 36, 36).unwrap_or('0'));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        for text in ["", "Iași", "a-b.c_d~e & f=g, h", "東京\n\u{10ffff}"] {
            let mut written = String::new();
            write(&mut written, text);
            assert!(
                written
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
            );
            assert_eq!(read(&written).unwrap(), text);
        }
        assert_eq!(read("ab.zz"), Err(2));
        assert_eq!(read("ab.zzzzzzz.c"), Err(2));
    }
}
