//! The markers: a shape and a colour for each service, so that neither carries it alone.

use super::draw::{Drawing, write_tenths};
use crate::analysis::Effective;
use crate::model::Kind;

/// Ink for text, outlines and the first service.
pub(super) const INK: &str = "#333332";
/// Ink for what is secondary.
pub(super) const ALT: &str = "#5a6570";

/// Colours of the services, in their order; each has at least 4.5:1 on white.
const COLOURS: [&str; 8] = [
    INK, "#0055cc", "#9f5804", "#007a37", "#aa2729", "#5b3fa0", "#00697a", "#687483",
];

/// What a marker looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) service: usize,
    pub(super) kind: Kind,
    pub(super) standing: Effective,
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
        let (tips, dents) = (
            regular(5, 1.35, 0.0),
            regular(5, 0.62, std::f64::consts::PI / 5.0),
        );
        let pairs = tips.into_iter().zip(dents);
        return Some(pairs.flat_map(|(tip, dent)| [tip, dent]).collect());
    }
    match service {
        0 => None,
        1 => Some(regular(4, 1.28, std::f64::consts::FRAC_PI_4)),
        2 => Some(regular(4, 1.28, 0.0)),
        3 => Some(regular(3, 1.3, 0.0)),
        other => Some(regular(u32::try_from(other).unwrap_or(5) + 1, 1.1, 0.0)),
    }
}

impl Glyph {
    pub(super) fn colour(&self) -> &'static str {
        COLOURS.get(self.service).copied().unwrap_or(INK)
    }

    /// Draws the marker around a point: filled where it is open, hollow where it was only seen
    /// or is not there yet, with a question mark where sources disagree.
    pub(super) fn draw(&self, out: &mut Drawing, [x, y]: [f64; 2], radius: f64) {
        let colour = self.colour();
        let radius = if self.kind == Kind::Satellite {
            radius * 0.72
        } else {
            radius
        };
        let filled = self.standing == Effective::Open && self.kind != Kind::Candidate;
        let look = [
            ("fill", if filled { colour } else { "#fff" }),
            ("stroke", if filled { "#fff" } else { colour }),
            ("stroke-width", if filled { "1" } else { "1.8" }),
            ("paint-order", if filled { "stroke" } else { "normal" }),
            ("stroke-linejoin", "round"),
        ];
        self.outline(
            out,
            [x, y],
            if filled { radius } else { radius - 0.5 },
            &look,
        );
        if self.standing == Effective::Contested {
            let size = super::draw::tenths(radius * 1.7);
            let rest = [
                ("text-anchor", "middle"),
                ("font-weight", "700"),
                ("fill", colour),
            ];
            out.text([x, y + radius * 0.6], &size, &rest, "?");
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
                let [cx, cy, r] = [x, y, radius].map(super::draw::tenths);
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
