//! What a link may have become on its way: mail, chat and office programs encode it, once or more
//! often, as an address or as HTML, break its lines, escape what means something to them, and take
//! what follows it for a part of it. An address of ours has few signs, so what was meant can be
//! told.

/// The signs that an address of ours is made of; any other stands between its parts.
fn is_ours(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '=')
}

/// No entity is longer, with its `&` and its `;`.
const ENTITY: usize = 9;

/// The sign that an entity of HTML stands for, without its `&` and its `;`: one by number, or `&` itself.
fn entity(name: &[u8]) -> Option<u8> {
    let (digits, radix) = match name {
        b"amp" => return Some(b'&'),
        [b'#', b'x' | b'X', digits @ ..] => (digits, 16),
        [b'#', digits @ ..] => (digits, 10),
        _ => return None,
    };
    let mut code = 0;
    for digit in digits {
        code = code * radix + char::from(*digit).to_digit(radix)?;
    }
    u8::try_from(code).ok()
}

/// The address as it was: percent-encoding and entities undone, however often they were done;
/// line breaks, what is invisible, and the backslashes of Markdown left out; the dashes of typographers made plain;
/// between numbers, the sign that we put there. Reads each byte a few times at the most.
pub(super) fn mended(hash: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16);
    let decoded = |high, low| u8::try_from(hex(high)? << 4 | hex(low)?).ok();
    let mut out: Vec<u8> = Vec::with_capacity(hash.len());
    // The two bytes before, of a sign beyond ASCII.
    let mut wide = [0; 2];
    for byte in hash.bytes() {
        out.push(byte);
        // Decoded, it may complete another one.
        while let [.., b'%', high, low] = out[..]
            && let Some(byte) = decoded(high, low)
        {
            out.truncate(out.len() - 3);
            out.push(byte);
        }
        if let Some(&last) = out.last() {
            // No sign of ours is beyond ASCII, but for what is made of a hyphen or a minus.
            if !last.is_ascii() {
                out.pop();
                if let ([0xE2, 0x80], 0x90..=0x95) | ([0xE2, 0x88], 0x92) = (wide, last) {
                    out.push(b'-');
                }
                wide = [wide[1], last];
            } else if last.is_ascii_control() || last == b'\\' {
                out.pop();
            } else if last == b';'
                && let Some(back) = out.iter().rev().take(ENTITY).position(|sign| *sign == b'&')
                && let Some(sign) = out.get(out.len() - back..out.len() - 1).and_then(entity)
            {
                out.truncate(out.len() - back - 1);
                out.push(sign);
            } else if let [.., b'u', b'0', b'0', high @ (b'2' | b'3'), low] = out[..]
                && let Some(byte) = decoded(high, low)
            {
                // `\u0026` and the like, as JSON writes them for pages; its backslash is left out already.
                out.truncate(out.len() - 5);
                out.push(byte);
            }
        }
        // Numbers that belong together are set apart as people and attributes do it: `2018/2024`, `48.2,16.4,5`.
        if let [
            ..,
            b'0'..=b'9',
            sign @ (b'/' | b',' | b';' | b'+' | b' '),
            b'0'..=b'9' | b'-',
        ] = &mut out[..]
        {
            *sign = b'_';
        }
    }
    out.into_iter().map(char::from).collect()
}

/// The pairs of key and value, and whatever stands between them without a `=`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    // What HTML makes of a separator: `&amp;`, `&#38;`, `&#x26;`, `&quot;`.
    let is_sign = |part: &&str| matches!(*part, "" | "amp" | "38" | "x26" | "X26" | "quot");
    text.split(|c| !is_ours(c))
        .filter(move |part| !is_sign(part))
}
