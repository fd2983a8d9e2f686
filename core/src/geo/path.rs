//! SVG path data, written small: whole tenths of a pixel, relative steps, no float formatting.

use super::clip::Point;

/// A path under construction; all numbers in tenths of a pixel.
#[derive(Clone, Debug, Default)]
pub(super) struct PathWriter {
    text: Vec<u8>,
    at: [i32; 2],
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

    /// A closed polygon; nothing where rounding leaves less than a triangle.
    pub(super) fn polygon(&mut self, points: &[Point]) {
        let before = (self.text.len(), self.at);
        let mut corners = 0;
        for &point in points {
            if corners == 0 {
                self.start_at(to_tenths(point));
                corners = 1;
            } else {
                corners += usize::from(self.step_to(to_tenths(point)));
            }
        }
        if corners < 3 {
            self.text.truncate(before.0);
            self.at = before.1;
        } else {
            self.text.push(b'z');
        }
    }

    /// Starts a line, or goes on where the last one ended.
    pub(super) fn start(&mut self, point: Point) {
        let to = to_tenths(point);
        if to != self.at || !self.stepping {
            self.start_at(to);
        }
    }

    /// Continues it.
    pub(super) fn line(&mut self, point: Point) {
        self.step_to(to_tenths(point));
    }

    fn start_at(&mut self, to: [i32; 2]) {
        self.text.push(b'M');
        self.number(to[0], false);
        self.number(to[1], true);
        self.at = to;
        self.stepping = false;
    }

    /// Writes a step; says whether there was one to write.
    fn step_to(&mut self, to: [i32; 2]) -> bool {
        if to == self.at {
            return false;
        }
        if !self.stepping {
            self.text.push(b'l');
        }
        self.number(to[0] - self.at[0], self.stepping);
        self.number(to[1] - self.at[1], true);
        self.at = to;
        self.stepping = true;
        true
    }

    /// An integer, after a space where the one before would run into it.
    fn number(&mut self, value: i32, separate: bool) {
        if value < 0 {
            self.text.push(b'-');
        } else if separate {
            self.text.push(b' ');
        }
        let mut digits = [0; 10];
        let mut rest = value.unsigned_abs();
        let mut from = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            from -= 1;
            if rest == 0 {
                break;
            }
        }
        self.text
            .extend_from_slice(digits.get(from..).unwrap_or_default());
    }
}

/// To whole tenths. Truncation rounds what is positive, and is faster than rounding: everything
/// is cut to the tile and its margin, so nothing is farther left than the tile is wide.
fn to_tenths(point: Point) -> [i32; 2] {
    point.map(|v| (v * 10.0 + 2560.5) as i32 - 2560)
}
