//! What a link may have become on its way: mail, chat and office programs encode it, once or more
//! often, as an address or as HTML, break its lines, escape what means something to them, and take
//! what follows it for a part of it. An address of ours has few signs, so what was meant can be
//! told.

/// The signs that an address of ours is made of; any other stands between its parts.
fn is_ours(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '=')
}

/// The address as it was: percent-encoding undone, however often it was done; line breaks, what is
/// invisible, and the backslashes of Markdown left out; between numbers, the sign that we put there. Reads each byte
/// once.
pub(super) fn mended(hash: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16);
    let mut out: Vec<u8> = Vec::with_capacity(hash.len());
    for byte in hash.bytes() {
        out.push(byte);
        // Decoded, it may complete another one.
        while let [.., b'%', high, low] = out[..]
            && let Some((high, low)) = hex(high).zip(hex(low))
        {
            out.truncate(out.len() - 3);
            #[allow(clippy::cast_possible_truncation, reason = "two hexadecimal digits")]
            out.push((high << 4 | low) as u8);
        }
        // No sign of ours is beyond ASCII.
        if let Some(last) = out.last()
            && (!last.is_ascii() || last.is_ascii_control() || *last == b'\\')
        {
            out.pop();
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
