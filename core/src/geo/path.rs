//! SVG path data, written small: whole tenths of a pixel, relative steps, no float formatting.

use super::clip::Point;

/// A path under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct PathWriter {
    text: Vec<u8>,
    at: Point,
    /// Whether a step was written since the last move.
    stepping: bool,
}

impl PathWriter {
    pub(super) fn finish(self) -> String {
        String::from_utf8(self.text).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A closed polygon; nothing where there is less than a triangle.
    pub(super) fn polygon(&mut self, points: &[Point]) {
        let before = self.text.len();
        let mut steps = 0;
        for (i, &point) in points.iter().enumerate() {
            if i == 0 {
                self.start_at(point);
            } else {
                steps += u32::from(self.step(point));
            }
        }
        if steps >= 2 {
            self.text.push(b'z');
        } else {
            self.text.truncate(before);
        }
    }

    /// A line from one point to another, going on where the last one ended if it did there.
    pub(super) fn line(&mut self, from: Point, to: Point) {
        if !self.stepping || from != self.at {
            self.start_at(from);
        }
        self.step(to);
    }

    fn start_at(&mut self, to: Point) {
        self.pair(b'M', to);
        self.at = to;
        self.stepping = false;
    }

    /// Writes a step; says whether there was one to write.
    fn step(&mut self, to: Point) -> bool {
        if to == self.at {
            return false;
        }
        let letter = if self.stepping { b' ' } else { b'l' };
        self.pair(letter, [to[0] - self.at[0], to[1] - self.at[1]]);
        self.at = to;
        self.stepping = true;
        true
    }

    /// Two numbers after a letter, or after a space where they need one; written from behind.
    fn pair(&mut self, letter: u8, [x, y]: Point) {
        let mut bytes = [0; 24];
        let mut free = bytes.len();
        let mut put = |byte: u8| {
            free -= 1;
            if let Some(slot) = bytes.get_mut(free) {
                *slot = byte;
            }
        };
        for (number, lead) in [(y, b' '), (x, letter)] {
            let mut rest = number.unsigned_abs();
            loop {
                put(b'0' + (rest % 10) as u8);
                rest /= 10;
                if rest == 0 {
                    break;
                }
            }
            if number < 0 {
                put(b'-');
            }
            if number >= 0 || lead != b' ' {
                put(lead);
            }
        }
        self.text
            .extend_from_slice(bytes.get(free..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_plainly() {
        let mut path = PathWriter::default();
        path.polygon(&[
            [-5, 10],
            [120, -2_000_000],
            [121, -2_000_001],
            [121, -2_000_001],
        ]);
        path.polygon(&[[7, 7], [8, 8], [8, 8]]);
        path.line([i32::MIN / 2, 0], [0, 0]);
        path.line([0, 0], [3, 40]);
        path.line([3, 41], [3, 40]);
        let text = path.finish();
        assert_eq!(
            text,
            "M-5 10l125-2000010 1-1zM-1073741824 0l1073741824 0 3 40M3 41l0-1"
        );
    }
}
