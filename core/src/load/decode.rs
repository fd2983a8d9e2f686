//! Bytes to text: size, emptiness, encoding.

use super::fault::Fault;
use super::{ProblemCode, Wanted, limits};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text that the bytes spell, and whether a byte order mark stood before it; or what is
/// wrong with them, and where.
pub(super) fn decode(bytes: &[u8]) -> Result<(&str, bool), Box<(Fault, &str)>> {
    if bytes.len() > limits::BYTES {
        let fault = Fault::at(0, ProblemCode::TooLarge)
            .found(&bytes.len().to_string())
            .wanted(Wanted::AtMost(limits::BYTES));
        return Err(Box::new((fault, "")));
    }
    // JSON holds no NUL; here it is half of a character of UTF-16.
    if let Some(nul) = bytes.iter().take(4).position(|&byte| byte == 0) {
        return Err(Box::new((Fault::at(nul, ProblemCode::NotUtf8), "")));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let end = error.valid_up_to();
        let before = bytes.get(..end).unwrap_or_default();
        Box::new((
            Fault::at(end, ProblemCode::NotUtf8),
            std::str::from_utf8(before).unwrap_or_default(),
        ))
    })?;
    let (text, marked) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (text, true),
        None => (text, false),
    };
    if text.trim_ascii().is_empty() {
        return Err(Box::new((Fault::at(0, ProblemCode::Empty), "")));
    }
    Ok((text, marked))
}
