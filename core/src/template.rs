//! Sentences with gaps for values.

/// A template with its gaps `{0}`, `{1}`… filled with these values; a gap beyond the last value becomes empty.
#[must_use]
pub fn fill(template: &str, with: &[&str]) -> String {
    gaps(template, |gap, text| text.push_str(value(gap, with)))
}

/// The same with gaps for words that follow a number: `{0:post|posts}` is the first where value 0 is "1", the
/// second elsewhere; `{0;poste|postes}` is the first where it is below 2, as French counts. The number is a
/// value as it is shown, with a comma or a point before its decimals.
#[must_use]
pub fn counted(template: &str, with: &[&str]) -> String {
    gaps(template, |gap, text| {
        let (at, forms) = gap.split_at(gap.find([':', ';']).unwrap_or(gap.len()));
        let value = value(at, with);
        let is_one = if forms.starts_with(';') {
            matches!(value.split([',', '.']).next(), Some("0" | "1"))
        } else {
            value == "1"
        };
        text.push_str(match forms.get(1..).unwrap_or_default().split_once('|') {
            Some((one, _)) if is_one => one,
            Some((_, other)) => other,
            None => value,
        });
    })
}

/// A template with each of its gaps filled by a function, which adds to the text.
fn gaps(template: &str, mut fill: impl FnMut(&str, &mut String)) -> String {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (gap, after) = after.split_once('}').unwrap_or((after, ""));
        fill(gap, &mut text);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The value of a number as a template has it; empty where there is none.
#[inline]
fn value<'v>(at: &str, with: &[&'v str]) -> &'v str {
    let value = at.parse().ok().and_then(|at: usize| with.get(at));
    value.copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{counted, fill};

    #[test]
    fn words_follow_their_numbers() {
        let of = |n| counted("{0} {0:post|posts} in {1}", &[n, "AT"]);
        assert_eq!(of("1"), "1 post in AT");
        assert_eq!(of("0"), "0 posts in AT");
        assert_eq!(of("11"), "11 posts in AT");
        let of = |n| counted("{0} {0;lieu|lieux}", &[n]);
        let told = ["0", "1", "1,9", "2", "10", "1\u{202f}234"].map(of);
        let wanted = ["0 lieu", "1 lieu", "1,9 lieu", "2 lieux", "10 lieux"];
        assert_eq!(told[..5], wanted);
        assert_eq!(told[5], "1\u{202f}234 lieux");
        assert_eq!(counted("{0:a} {9:b|c} {", &[]), " c ");
    }

    #[test]
    fn gaps_are_filled_by_their_numbers() {
        assert_eq!(fill("{1} of {0}, {1}{2}.", &["a", "b"]), "b of a, b.");
        assert_eq!(fill("none", &["a"]), "none");
        assert_eq!(fill("open {0", &["a"]), "open a");
    }
}
