//! What a link may have become on its way: mail, chat and office programs encode it, once or more
//! often, as an address or as HTML, break its lines, escape what means something to them, and take
//! what follows it for a part of it. An address of ours has few signs, so what was meant can be
//! told.

use std::borrow::Cow;

use buitenkaart_core::scenario::AROUND_A_LINK;

/// The signs that an address of ours is made of; any other stands between its parts.
fn is_ours(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '=')
}

/// The address as it was: percent-encoding undone, however often it was done; line breaks, what is
/// invisible, and the backslashes of Markdown left out. Reads each byte once.
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
    }
    out.into_iter().map(char::from).collect()
}

/// The pairs of key and value. What has no `=` is one more name where the pair before it has names,
/// however they were set apart; it is the rest of a scenario where a space has cut that in two; it is
/// nothing anywhere else.
pub(super) fn pairs(text: &str) -> Vec<(&str, Cow<'_, str>)> {
    let mut pairs: Vec<(&str, Cow<'_, str>)> = Vec::new();
    for part in text.split(|c| !is_ours(c)).filter(|part| !part.is_empty()) {
        if let Some((key, value)) = part.split_once('=') {
            let key = key.trim_start_matches(AROUND_A_LINK);
            pairs.push((key, value.into()));
        } else if let Some((key, value)) = pairs.last_mut() {
            // What HTML makes of a separator: `&amp;`, `&#38;`, `&#x26;`, `&quot;`.
            if matches!(part, "amp" | "38" | "x26" | "X26" | "quot" | "lt" | "gt") {
                continue;
            }
            let is = |keys: &[&str]| keys.iter().any(|one| key.eq_ignore_ascii_case(one));
            if is(&["services", "kinds", "standing", "status"]) {
                let key = *key;
                pairs.push((key, part.into()));
            } else if part.contains('~') && is(&["scenario", "with"]) {
                value.to_mut().extend(["-", part]);
            }
        }
    }
    pairs
}
