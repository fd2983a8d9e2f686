//! Names one slip away.

/// The candidate nearest to what was written, where one is near: a third of its letters may be
/// wrong, inserted, left out or swapped (Damerau 1964; optimal string alignment).
pub(crate) fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let written = Letters::new(written)?;
    let most = (written.len() / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            #[cfg(test)]
            crate::load::tests::step();
            let letters = Letters::new(candidate)?;
            let distance = distance(written.bytes(), letters.bytes(), most)?;
            Some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The longest text that a suggestion is made for.
const LONGEST: usize = 64;

/// The letters of a text in lower case, hyphens and underscores alike. Bytes serve as letters:
/// names in the file are ASCII.
struct Letters {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Letters {
    fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        let letters = bytes.get_mut(..text.len())?;
        for (letter, byte) in letters.iter_mut().zip(text.bytes()) {
            *letter = match byte {
                b'_' | b' ' => b'-',
                other => other.to_ascii_lowercase(),
            };
        }
        Some(Self {
            bytes,
            len: text.len(),
        })
    }

    fn len(&self) -> usize {
        self.len
    }

    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }
}

/// The distance of two texts, where it is at most `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // Three rows of the matrix: this one, the one before, and the one before that.
    let mut before = [0; LONGEST + 1];
    let mut last = [0; LONGEST + 1];
    for (j, cell) in last.iter_mut().enumerate() {
        *cell = j;
    }
    let cell = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
    for (i, &x) in a.iter().enumerate() {
        let mut row = [0; LONGEST + 1];
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, &y) in b.iter().enumerate() {
            let mut least = (cell(&last, j) + usize::from(x != y))
                .min(cell(&last, j + 1) + 1)
                .min(cell(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(&y) && b.get(j - 1) == Some(&x);
            if swapped {
                least = least.min(cell(&before, j - 1) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = least;
            }
        }
        before = last;
        last = row;
    }
    Some(cell(&last, b.len())).filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised() {
        let known = ["standing", "staff", "sources", "status"];
        for (written, meant) in [
            ("standign", Some("standing")),
            ("Sources", Some("sources")),
            ("source", Some("sources")),
            ("statsu", Some("status")),
            ("jurisdiction", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
        assert_eq!(nearest("lat-lon", ["lat_lon"]), Some("lat_lon"));
        assert_eq!(nearest(&"x".repeat(65), known), None);
    }

    #[test]
    fn distances() {
        let of = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes(), 64);
        assert_eq!(of("kitten", "sitting"), Some(3));
        assert_eq!(of("ab", "ba"), Some(1));
        assert_eq!(of("", "abc"), Some(3));
        assert_eq!(distance(b"", b"abc", 2), None);
    }
}
