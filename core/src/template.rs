//! Sentences with gaps for values.

/// A template with its gaps `{0}`, `{1}`… filled with these values; a gap beyond the last value becomes empty.
#[must_use]
pub fn fill(template: &str, with: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        let gap = gap.parse().ok().and_then(|at: usize| with.get(at));
        text.push_str(gap.copied().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn gaps_are_filled_by_their_numbers() {
        assert_eq!(fill("{1} of {0}, {1}{2}.", &["a", "b"]), "b of a, b.");
        assert_eq!(fill("none", &["a"]), "none");
        assert_eq!(fill("open {0", &["a"]), "open a");
    }
}
