//! Text that is no JSON, or nests without end.

use serde_json::error::Category;

use crate::load::fault::Fault;
use crate::load::{ProblemCode, Slip, Wanted, limits};

/// The fault at which `serde_json` stopped. The text before it may be right; what comes after it
/// cannot be told.
pub(super) fn fault(text: &str, error: &serde_json::Error) -> Fault {
    let offset = offset_of(text, error);
    if error.classify() == Category::Eof {
        return Fault::at(text.trim_ascii_end().len(), ProblemCode::Truncated);
    }
    let mut slip = slip(&error.to_string());
    let mut there = text.get(offset..).unwrap_or_default();
    match slip {
        // Said of the bracket or brace after a last comma.
        Slip::Key if there.starts_with('}') => slip = Slip::TrailingComma,
        Slip::Value if there.starts_with(']') => slip = Slip::TrailingComma,
        // Said of the character before.
        Slip::ControlCharacter => {
            there = there.trim_start_matches(|c: char| !c.is_ascii_control());
        }
        _ => {}
    }
    let offset = text.len() - there.len();
    let word = there
        .char_indices()
        .find(|&(i, c)| i > 0 && (c.is_whitespace() || ",:[]{}\"".contains(c)))
        .map_or(there.len(), |(end, _)| end);
    Fault::at(offset, ProblemCode::MalformedJson)
        .found(there.get(..word).unwrap_or_default())
        .wanted(Wanted::Syntax(slip))
}

/// What sort of slip `serde_json` tells of.
fn slip(said: &str) -> Slip {
    const SAID: [(&str, Slip); 8] = [
        ("trailing comma", Slip::TrailingComma),
        ("expected `,`", Slip::Comma),
        ("expected `:`", Slip::Colon),
        ("key must be a string", Slip::Key),
        ("control character", Slip::ControlCharacter),
        ("invalid escape", Slip::Escape),
        ("invalid number", Slip::Number),
        ("trailing characters", Slip::AfterEnd),
    ];
    SAID.into_iter()
        .find(|(start, _)| said.starts_with(start))
        .map_or(Slip::Value, |(_, slip)| slip)
}

/// Where `serde_json` stopped: it counts lines from 1, and columns in bytes.
pub(super) fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    text.floor_char_boundary(offset.min(text.len()))
}

/// Where lists and objects first nest deeper than they may.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                if depth > limits::DEPTH {
                    return Some(offset);
                }
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The fault of a text that nests too deeply there.
pub(super) fn depth_fault(offset: usize) -> Fault {
    Fault::at(offset, ProblemCode::TooDeep).wanted(Wanted::AtMost(limits::DEPTH))
}
