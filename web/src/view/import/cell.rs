//! A cell where there is little room.

/// Its beginning.
pub(super) fn short(cell: &str) -> String {
    let mut short: String = cell.chars().take(24).collect();
    if short.len() < cell.len() {
        short.push('…');
    }
    short
}
