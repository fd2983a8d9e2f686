//! Paths for a canvas: SVG path data in tenths of a pixel, so that no fraction is ever written.

/// Path data being written: whole numbers, relative to the point before.
#[derive(Debug, Default)]
pub(super) struct Path {
    text: String,
    x: i32,
    y: i32,
    /// Whether the line under way has got anywhere.
    begun: bool,
}

/// Tenths of a pixel.
pub(super) fn tenths(pixels: f64) -> i32 {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "saturates; far off the tile anyway"
    )]
    let n = (pixels * 10.0).round() as i32;
    n.clamp(-40_000_000, 40_000_000)
}

impl Path {
    fn number(&mut self, n: i32) {
        let mut digits = [0u8; 11];
        let mut left = n.unsigned_abs();
        let mut at = digits.len();
        for (i, digit) in digits.iter_mut().enumerate().rev() {
            #[allow(clippy::cast_possible_truncation, reason = "below ten")]
            let last = (left % 10) as u8;
            *digit = b'0' + last;
            left /= 10;
            at = i;
            if left == 0 {
                break;
            }
        }
        if n < 0 {
            self.text.push('-');
        }
        let digits = digits.get(at..).unwrap_or_default();
        self.text
            .push_str(std::str::from_utf8(digits).unwrap_or_default());
    }

    fn pair(&mut self, command: char, x: i32, y: i32) {
        self.text.push(command);
        self.number(x);
        if y >= 0 {
            self.text.push(' ');
        }
        self.number(y);
    }

    /// Begins a line at a point, in tenths.
    pub(super) fn start(&mut self, x: i32, y: i32) {
        self.pair('M', x, y);
        (self.x, self.y, self.begun) = (x, y, false);
    }

    /// Goes on to a point, in tenths, unless it is less than half a pixel off.
    pub(super) fn to(&mut self, x: i32, y: i32, last: bool) {
        let (dx, dy) = (x - self.x, y - self.y);
        if !last && dx.abs().max(dy.abs()) < 6 {
            return;
        }
        if (dx, dy) == (0, 0) && self.begun {
            return;
        }
        self.pair('l', dx, dy);
        (self.x, self.y, self.begun) = (x, y, true);
    }

    pub(super) fn close(&mut self) {
        self.text.push('z');
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_plainly() {
        let mut path = Path::default();
        path.start(-5, 10);
        path.to(120, -2_000_000, false);
        path.to(121, -2_000_001, false);
        path.to(121, -2_000_001, true);
        path.close();
        assert_eq!(path.into_text(), "M-5 10l125-2000010l1-1z");
    }
}
