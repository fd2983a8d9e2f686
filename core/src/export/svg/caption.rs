//! What a picture of a scenario says of itself, so that nobody takes it for the network as it is.

use super::draw::{Drawing, tenths};
use super::glyph::{ALT, INK};
use super::labels::text_width;
use super::messages::Words;
use super::{MARGIN, WIDTH};
use crate::model::Locale;
use crate::scenario::Mark;

/// What is drawn of a scenario beside the network that it leaves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// Its name; empty where it has none.
    pub name: &'a str,
    /// What is [said](crate::time::said) of the dates that it is shown at.
    pub dates: &'a str,
    /// Its changes so far, each in a few words in the language of the picture.
    pub changes: &'a [String],
    /// A mark for each location, in the order of the network.
    pub marks: &'a [Mark],
}

/// The colours of what opened, closed and changed: the widget's.
const COLOURS: [(Mark, &str); 4] = [
    (Mark::Opened, "#007a37"),
    (Mark::Closed, "#c02020"),
    (Mark::Moved, "#8a4b03"),
    (Mark::Staffed, "#8a4b03"),
];

impl Caption<'_> {
    /// The mark of the location at a position of the network.
    pub(super) fn mark(&self, position: usize) -> Mark {
        self.marks.get(position).copied().unwrap_or_default()
    }

    /// How many locations have this mark.
    pub(super) fn count(&self, mark: Mark) -> usize {
        self.marks.iter().filter(|other| **other == mark).count()
    }

    /// The line below the maps: the changes, as many as there is room for.
    fn line(&self, locale: Locale, size: f64) -> String {
        let words = Words::of(locale);
        let room = WIDTH - 2.0 * MARGIN - text_width(" (+999)", size);
        let mut line = [words.changes, " "].concat();
        for (index, change) in self.changes.iter().enumerate() {
            let next = [if index > 0 { "; " } else { "" }, change].concat();
            if text_width(&line, size) + text_width(&next, size) > room {
                line.push_str(&format!(" (+{})", self.changes.len() - index));
                break;
            }
            line.push_str(&next);
        }
        line
    }

    /// Draws the key to the marks that occur.
    pub(super) fn key(&self, out: &mut Drawing, locale: Locale, [left, top]: [f64; 2], step: f64) {
        let words = Words::of(locale);
        let mut y = top;
        let changed = self.count(Mark::Moved) + self.count(Mark::Staffed);
        for (mark, count, says) in [
            (Mark::Opened, self.count(Mark::Opened), words.opened),
            (Mark::Closed, self.count(Mark::Closed), words.closes),
            (Mark::Moved, changed, words.changed),
        ] {
            if count == 0 {
                continue;
            }
            ring(out, mark, [left + 7.0, y - 5.3], 6.2);
            out.text([left + 60.0, y], "15.5", &[("fill", INK)], says);
            y += step;
        }
    }

    /// Draws that this is a scenario: under the title, so far below the top, and the changes below the maps.
    pub(super) fn draw(&self, out: &mut Drawing, locale: Locale, y: f64) {
        let words = Words::of(locale);
        out.text(
            [MARGIN + 24.0, y],
            "16.5",
            &[("fill", ALT)],
            words.exploration,
        );
        if self.changes.is_empty() {
            return;
        }
        let bold = [("font-weight", "700"), ("fill", INK)];
        out.text([MARGIN, 956.0], "14", &bold, &self.line(locale, 14.0));
    }
}

/// Draws the mark of a location around its marker.
pub(super) fn ring(out: &mut Drawing, mark: Mark, [x, y]: [f64; 2], radius: f64) {
    let Some((_, colour)) = COLOURS.iter().find(|(other, _)| *other == mark) else {
        return;
    };
    let around = radius + 3.0;
    let [cx, cy, r] = [x, y, around].map(tenths);
    let line = [("stroke", *colour), ("stroke-width", "2.4")];
    let circle = [("fill", "none"), ("cx", &*cx), ("cy", &*cy), ("r", &*r)];
    out.empty("circle", &[&circle[..], &line[..]].concat());
    if mark == Mark::Closed {
        let side = around * std::f64::consts::FRAC_1_SQRT_2;
        let [left, right, top, bottom] = [x - side, x + side, y - side, y + side].map(tenths);
        let strike = ["M", &left, " ", &bottom, "L", &right, " ", &top].concat();
        out.path(&strike, &line);
    }
}
