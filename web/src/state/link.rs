//! What a link may have become on its way: mail, chat and office programs encode it, once or more
//! often, as an address or as HTML, break its lines, escape what means something to them, and take
//! what follows it for a part of it. An address of ours has few signs, so what was meant can be
//! told.

/// The signs that an address of ours is made of; any other stands between its parts.
pub(super) fn is_ours(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '=')
}

/// No entity is longer, between its `&` and its `;`.
const ENTITY: usize = 8;

/// The sign that an entity of HTML stands for, without its `&` and its `;`.
fn entity(name: &[u8]) -> Option<u8> {
    let (digits, radix) = match name {
        b"amp" => return Some(b'&'),
        b"equals" => return Some(b'='),
        b"lowbar" => return Some(b'_'),
        [b'#', b'x' | b'X', digits @ ..] => (digits, 16),
        [b'#', digits @ ..] => (digits, 10),
        _ => return None,
    };
    let code = digits.iter().try_fold(0, |code, digit| {
        let digit = char::from(*digit).to_digit(radix)?;
        Some((code * radix + digit) & 0xFFFF)
    });
    u8::try_from(code?).ok()
}

/// The address as it was: percent-encoding, entities and the escapes of scripts undone, however often they were done;
/// line breaks, what is invisible, and the backslashes of Markdown left out; the dashes of typographers made plain;
/// between numbers, the sign that we put there. Reads each byte a few times at the most.
pub(super) fn mended(hash: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16);
    let mut out: Vec<u8> = Vec::with_capacity(hash.len());
    for byte in hash.bytes() {
        out.push(byte);
        // Decoded, it may complete another one.
        while let [before @ .., high, low] = &out[..]
            && let Some(escape) = [&b"%"[..], b"\\u00"]
                .into_iter()
                .find(|escape| before.ends_with(escape))
            && let Some((high, low)) = hex(*high).zip(hex(*low))
        {
            out.truncate(before.len() - escape.len());
            #[allow(clippy::cast_possible_truncation, reason = "two hexadecimal digits")]
            out.push((high << 4 | low) as u8);
        }
        if let [before @ .., b';'] = &out[..] {
            let from = before.len().saturating_sub(ENTITY);
            let near = before.get(from..).unwrap_or_default();
            let begin = near.iter().rposition(|sign| *sign == b'&');
            let sign = begin.and_then(|at| entity(near.get(at + 1..)?));
            if let Some((at, sign)) = begin.zip(sign) {
                out.truncate(from + at);
                out.push(sign);
            }
        }
    }
    let bytes = std::mem::take(&mut out);
    let mut rest = &*bytes;
    while let [byte, after @ ..] = rest {
        rest = after;
        match (*byte, after) {
            // A hyphen, a dash or a minus of typographers.
            (0xE2, [0x80, 0x90..=0x95, after @ ..] | [0x88, 0x92, after @ ..]) => {
                out.push(b'-');
                rest = after;
            }
            // No other sign of ours is beyond ASCII.
            (b' '..=b'[' | b']'..=b'~', _) => out.push(*byte),
            _ => {}
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
