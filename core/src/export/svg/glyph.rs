//! The markers: a shape and a colour for each service, so that neither carries it alone.

use super::caption::ring;
use super::draw::{Drawing, tenths, write_tenths};
use crate::analysis::Effective;
use crate::model::Kind;
use crate::scenario::Mark;

/// Ink for text, outlines and the first service.
pub(super) const INK: &str = "#1f1f1e";
/// Yellow, for what is not there yet.
pub(super) const ACCENT: &str = "#ffe615";
/// Ink for what is secondary.
pub(super) const ALT: &str = "#5b6571";

/// Colours of the services, in their order: the widget's, and each at least 4.5:1 on white.
const COLOURS: [&str; 8] = [
    INK, "#0a5fd0", "#a3195b", "#007a37", "#8a4b03", "#5b3fa0", "#00697a", "#5b6571",
];

/// The colour of a service.
pub(super) fn colour(service: usize) -> &'static str {
    COLOURS.get(service).copied().unwrap_or(INK)
}

/// What a marker looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) service: usize,
    pub(super) kind: Kind,
    pub(super) standing: Effective,
    /// It was seen long ago: see [`Verdict::is_old_sighting`](crate::analysis::Verdict::is_old_sighting).
    pub(super) old: bool,
    /// What a scenario does to it.
    pub(super) mark: Mark,
}

/// Corners of a shape around the origin, for a radius of 1; none for a circle.
fn corners(service: usize, kind: Kind) -> Option<Vec<[f64; 2]>> {
    let regular = |count: u32, radius: f64, turn: f64| {
        (0..count)
            .map(|i| {
                let (sin, cos) =
                    (turn + std::f64::consts::TAU * f64::from(i) / f64::from(count)).sin_cos();
                [radius * sin, -radius * cos]
            })
            .collect::<Vec<_>>()
    };
    if kind == Kind::Candidate {
        return Some(regular(3, 1.25, 0.0));
    }
    // From the fourth on, as in the widget's style sheet: a square with some corners round.
    let [top_left, top_right, bottom_right, bottom_left] = match service {
        0 => return None,
        1 => return Some(regular(4, 1.28, std::f64::consts::FRAC_PI_4)),
        2 => return Some(regular(4, 1.28, 0.0)),
        3 => [true, false, true, false],
        4 => [true, true, false, false],
        5 => [false, false, true, true],
        6 => [true, true, true, false],
        _ => {
            return Some(vec![
                [-0.65, -1.15],
                [0.65, -1.15],
                [0.65, 1.15],
                [-0.65, 1.15],
            ]);
        }
    };
    let mut shape = Vec::new();
    let turns = [
        (top_left, -1.0, -1.0, 3.0),
        (top_right, 1.0, -1.0, 0.0),
        (bottom_right, 1.0, 1.0, 1.0),
        (bottom_left, -1.0, 1.0, 2.0),
    ];
    for (round, x, y, quarter) in turns {
        if round {
            shape.extend((0..=4).map(|step| {
                let turn = (quarter + f64::from(step) / 4.0) * std::f64::consts::FRAC_PI_2;
                [turn.sin(), -turn.cos()]
            }));
        } else {
            shape.push([x, y]);
        }
    }
    Some(shape)
}

impl Glyph {
    pub(super) fn colour(&self) -> &'static str {
        colour(self.service)
    }

    /// A marker of a standing, as a key shows it.
    pub(super) fn of(service: usize, kind: Kind, standing: Effective) -> Self {
        Self {
            service,
            kind,
            standing,
            old: false,
            mark: Mark::Unchanged,
        }
    }

    /// Draws the marker around a point. Filled where it is open, half and half where sources
    /// disagree, otherwise hollow: with a dot where it was seen, without one where that is long
    /// ago, with a bar where nobody is there, struck through where it is closed; dotted where it
    /// is not there yet, with a dot where it was announced. A candidate is yellow.
    pub(super) fn draw(&self, out: &mut Drawing, [x, y]: [f64; 2], radius: f64) {
        ring(out, self.mark, [x, y], radius);
        let colour = self.colour();
        let radius = if self.kind == Kind::Satellite {
            radius * 0.72
        } else {
            radius
        };
        let line = [
            ("stroke", colour),
            ("stroke-width", "1.8"),
            ("stroke-linejoin", "round"),
        ];
        let halo = [
            ("stroke", "#fff"),
            ("stroke-width", "2"),
            ("paint-order", "stroke"),
        ];
        let hollow = |fill| [&[("fill", fill)], &line[..]].concat();
        if self.kind == Kind::Candidate {
            self.outline(out, [x, y + radius * 0.2], radius, &hollow(ACCENT));
        } else if self.standing == Effective::Open {
            let look = [&[("fill", colour)], &halo[..]].concat();
            self.outline(out, [x, y], radius, &look);
        } else {
            let mut look = hollow("#fff");
            if matches!(self.standing, Effective::Announced | Effective::Considered) {
                look.push(("stroke-dasharray", "1.8 1.5"));
            }
            self.outline(out, [x, y], radius - 0.5, &look);
            self.draw_inside(out, [x, y], radius);
        }
    }

    fn draw_inside(&self, out: &mut Drawing, [x, y]: [f64; 2], radius: f64) {
        let colour = self.colour();
        let stroke = |out: &mut Drawing, from: [f64; 2], to: [f64; 2]| {
            let [x1, y1] = [x + from[0] * radius, y + from[1] * radius].map(tenths);
            let [x2, y2] = [x + to[0] * radius, y + to[1] * radius].map(tenths);
            let path = ["M", &x1, " ", &y1, "L", &x2, " ", &y2].concat();
            out.path(&path, &[("stroke", colour), ("stroke-width", "1.8")]);
        };
        match self.standing {
            Effective::Seen if self.old => {}
            Effective::Seen | Effective::Announced => {
                let [cx, cy, r] = [x, y, radius * 0.34].map(tenths);
                let look = [("cx", &*cx), ("cy", &*cy), ("r", &*r), ("fill", colour)];
                out.empty("circle", &look);
            }
            Effective::Vacant => stroke(out, [-0.9, 0.0], [0.9, 0.0]),
            Effective::Closed => stroke(out, [-0.65, 0.65], [0.65, -0.65]),
            Effective::Contested => {
                let [top, bottom, r] = [y - radius, y + radius, radius].map(tenths);
                let x = tenths(x);
                let half = [
                    "M", &x, " ", &top, "A", &r, " ", &r, " 0 0 0 ", &x, " ", &bottom, "z",
                ];
                out.path(&half.concat(), &[("fill", colour)]);
            }
            Effective::Open | Effective::Considered => {}
        }
    }

    /// Draws only its outline, for a location whose place is not known.
    pub(super) fn draw_unknown(&self, out: &mut Drawing, at: [f64; 2], radius: f64) {
        let look = [
            ("fill", "none"),
            ("stroke", "#9aa5b1"),
            ("stroke-width", ".9"),
            ("stroke-dasharray", "1.6 1.4"),
        ];
        self.outline(out, at, radius - 0.6, &look);
    }

    fn outline(&self, out: &mut Drawing, [x, y]: [f64; 2], radius: f64, look: &[(&str, &str)]) {
        match corners(self.service, self.kind) {
            None => {
                let [cx, cy, r] = [x, y, radius].map(tenths);
                let mut attributes = vec![("cx", &*cx), ("cy", &*cy), ("r", &*r)];
                attributes.extend_from_slice(look);
                out.empty("circle", &attributes);
            }
            Some(corners) => {
                let mut path = String::from("M");
                for (index, [dx, dy]) in corners.into_iter().enumerate() {
                    if index > 0 {
                        path.push(' ');
                    }
                    write_tenths(&mut path, x + dx * radius);
                    path.push(' ');
                    write_tenths(&mut path, y + dy * radius);
                }
                path.push('z');
                out.path(&path, look);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn eight_services_look_eight_ways() {
        let shapes: BTreeSet<String> = (0..8)
            .map(|service| format!("{:.2?}", corners(service, Kind::Office)))
            .collect();
        assert_eq!(shapes.len(), 8);
        assert_eq!(BTreeSet::from(COLOURS).len(), 8);
        assert!((0..8).all(|s| s == 0 || corners(s, Kind::Office) != corners(s, Kind::Candidate)));
    }

    #[test]
    fn every_standing_looks_its_own_way() {
        let mut looks = BTreeSet::new();
        for (standing, old) in Effective::ALL
            .map(|standing| (standing, false))
            .into_iter()
            .chain([(Effective::Seen, true)])
        {
            let glyph = Glyph {
                old,
                ..Glyph::of(1, Kind::Office, standing)
            };
            let mut out = Drawing::default();
            glyph.draw(&mut out, [0.0, 0.0], 6.0);
            assert!(looks.insert(out.finish()), "{standing:?}");
        }
    }

    #[test]
    fn the_widget_has_the_same_colours() {
        let style = include_str!("../../../../www/buitenkaart.css");
        for (service, colour) in COLOURS.into_iter().enumerate() {
            let number = service + 1;
            let line = format!("--s{service}: var(--buitenkaart-service-{number}, {colour});");
            assert!(style.contains(&line), "{line}");
            if service > 0 {
                assert!(style.contains(&format!(".s{service} {{ --c: var(--s{service}); }}")));
                assert!(style.contains(&format!(".g.s{service} {{")));
            }
        }
    }
}
