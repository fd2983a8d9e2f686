//! Bytes to text: size, emptiness, encoding.

use super::{ProblemCode, Problems, Wanted, limits, place};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text that the bytes spell, and how many bytes of a byte order mark stood before it.
///
/// # Errors
///
/// Why there is none, and whether that is sure whatever the bytes may be.
pub(super) fn decode(bytes: &[u8]) -> Result<(&str, usize), (Problems, bool)> {
    let stop = |text, offset, code| {
        let (found, wanted) = match code {
            ProblemCode::TooLarge => (bytes.len().to_string(), Wanted::AtMost(limits::BYTES)),
            _ => (String::new(), Wanted::Nothing),
        };
        let is_sure = code != ProblemCode::NotUtf8;
        Err((place::stop(text, 0, offset, code, &found, wanted), is_sure))
    };
    if bytes.len() > limits::BYTES {
        return stop("", 0, ProblemCode::TooLarge);
    }
    // JSON holds no NUL; here it is half of a character of UTF-16.
    if let Some(nul) = bytes.iter().take(4).position(|&byte| byte == 0) {
        let before = bytes.get(..nul).and_then(|b| std::str::from_utf8(b).ok());
        return stop(before.unwrap_or_default(), nul, ProblemCode::NotUtf8);
    }
    let whole = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = std::str::from_utf8(before).unwrap_or_default();
            return stop(before, before.len(), ProblemCode::NotUtf8);
        }
    };
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    if text.trim_ascii().is_empty() {
        return stop("", 0, ProblemCode::Empty);
    }
    Ok((text, whole.len() - text.len()))
}
