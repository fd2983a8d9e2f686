//! The markers: a shape and a colour for each service, so that neither carries it alone.

use super::caption::ring;
use super::draw::{Drawing, tenths, write_tenths};
use crate::Network;
use crate::analysis::Effective;
use crate::model::{Colour, Kind, LOOKS, Symbol};
use crate::scenario::Mark;

/// Ink for text, outlines and the first service.
pub(super) const INK: &str = "#1f1f1e";
/// Yellow, for what is not there yet.
pub(super) const ACCENT: &str = "#ffe615";
/// Ink for what is secondary.
pub(super) const ALT: &str = "#5b6571";

/// The [`Colour`]s, in their order: the widget's, each at least 4.5:1 on white. A test holds them
/// apart, for readers who are colour-blind too.
const COLOURS: [&str; LOOKS] = [
    INK, "#0a5fd0", "#a3195b", "#1c543c", "#783103", "#510b8c", "#043342", "#787383", "#582105",
    "#6e6323", "#1507eb", "#ce3b5c",
];

/// A colour of a service, on white.
pub(super) fn colour(colour: Colour) -> &'static str {
    COLOURS.get(colour as usize).copied().unwrap_or(INK)
}

/// What a marker looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    /// The position of its service.
    pub(super) service: usize,
    pub(super) look: (Symbol, Colour),
    pub(super) kind: Kind,
    pub(super) standing: Effective,
    /// How far a sighting has faded: see [`Verdict::faded`](crate::analysis::Verdict::faded).
    pub(super) faded: u8,
    /// What a scenario does to it.
    pub(super) mark: Mark,
}

/// Corners of a shape around the origin, for a radius of 1; none for a circle.
fn corners(symbol: Symbol, kind: Kind) -> Option<Vec<[f64; 2]>> {
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
    let upright = |x: f64, y: f64| Some(vec![[-x, -y], [x, -y], [x, y], [-x, y]]);
    // From the fourth on, as in the widget's style sheet: a square with some corners round.
    let [top_left, top_right, bottom_right, bottom_left] = match symbol {
        Symbol::Circle => return None,
        Symbol::Square => return Some(regular(4, 1.28, std::f64::consts::FRAC_PI_4)),
        Symbol::Diamond => return Some(regular(4, 1.28, 0.0)),
        Symbol::Leaf => [true, false, true, false],
        Symbol::Dome => [true, true, false, false],
        Symbol::Bowl => [false, false, true, true],
        Symbol::Drop => [true, true, true, false],
        Symbol::Bar => return upright(0.65, 1.15),
        Symbol::Beam => return upright(1.15, 0.65),
        Symbol::Petal => [false, true, false, true],
        Symbol::Shield => [false, true, true, false],
        Symbol::Pin => [true, false, true, true],
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
        colour(self.look.1)
    }

    /// A marker of a standing, as a key shows it.
    pub(super) fn of(network: &Network, service: usize, kind: Kind, standing: Effective) -> Self {
        Self {
            service,
            look: network.look(service),
            kind,
            standing,
            faded: 0,
            mark: Mark::Unchanged,
        }
    }

    /// Draws the marker around a point. Filled where it is open, half and half where sources
    /// disagree, otherwise hollow: with a dot where it was seen, the smaller and fainter the longer
    /// ago, in the end without one, with a bar where nobody is there, struck through where it is closed; dotted where it
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
            // On white, at least 3:1 of every colour is left.
            let fading = match self.faded {
                0 | 1 => None,
                2 => Some(".87"),
                _ => Some(".8"),
            };
            look.extend(fading.map(|share| ("opacity", share)));
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
            Effective::Seen if self.faded > 2 => {}
            Effective::Seen | Effective::Announced => {
                let share = [0.4, 0.28, 0.17].get(usize::from(self.faded));
                let share = share.copied().unwrap_or_default();
                let [cx, cy, r] = [x, y, radius * share].map(tenths);
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
        match corners(self.look.0, self.kind) {
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
    use crate::analysis::fixture;
    use std::collections::BTreeSet;

    #[test]
    fn twelve_services_look_twelve_ways() {
        let shape = |symbol, kind| format!("{:.2?}", corners(symbol, kind));
        let shapes: BTreeSet<String> = Symbol::ALL
            .map(|symbol| shape(symbol, Kind::Office))
            .into_iter()
            .chain([shape(Symbol::Circle, Kind::Candidate)])
            .collect();
        assert_eq!(shapes.len(), 13);
    }

    /// A colour's channels, linear.
    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let part = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn times(matrix: &[[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
        matrix.map(|[a, b, c]| a * x + b * y + c * z)
    }

    /// How it is seen (Machado, Oliveira and Fernandes, 2009: as it is; without the red, green or
    /// blue cones), in Oklab (Ottosson, 2020).
    fn seen(colour: &str) -> [[f64; 3]; 4] {
        const EYES: [[[f64; 3]; 3]; 4] = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ];
        const CONES: [[f64; 3]; 3] = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        const LAB: [[f64; 3]; 3] = [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ];
        EYES.map(|eye| {
            let light = times(&eye, linear(colour)).map(|part| part.clamp(0.0, 1.0));
            times(&LAB, times(&CONES, light).map(f64::cbrt))
        })
    }

    fn brightness(colour: &str) -> f64 {
        times(&[[0.2126, 0.7152, 0.0722]; 3], linear(colour))[0]
    }

    #[test]
    fn no_two_colours_look_alike_to_anybody() {
        let style = include_str!("../../../../www/buitenkaart.css");
        let dark: Vec<&str> = (0..LOOKS)
            .map(|at| {
                let name = format!("--s{at}: var(--buitenkaart-service-{}, ", at + 1);
                let (_, rest) = style.rsplit_once(&name).unwrap();
                &rest[..7]
            })
            .collect();
        for (palette, page) in [(COLOURS.to_vec(), "#ffffff"), (dark, "#1d2329")] {
            for (at, colour) in palette.iter().enumerate() {
                let [one, other] = [page, colour].map(brightness);
                let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                assert!(contrast >= 4.5, "{colour} on {page}: {contrast}");
                for before in &palette[..at] {
                    for (a, b) in seen(colour).into_iter().zip(seen(before)) {
                        let far = a
                            .iter()
                            .zip(b)
                            .map(|(a, b)| (a - b).powi(2))
                            .sum::<f64>()
                            .sqrt();
                        assert!(far >= 0.069, "{colour} and {before}: {far}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_standing_looks_its_own_way() {
        let network = fixture::network("");
        let mut looks = BTreeSet::new();
        for (standing, faded) in Effective::ALL
            .map(|standing| (standing, 0))
            .into_iter()
            .chain([1, 2, 3].map(|faded| (Effective::Seen, faded)))
        {
            let glyph = Glyph {
                faded,
                ..Glyph::of(&network, 1, Kind::Office, standing)
            };
            let mut out = Drawing::default();
            glyph.draw(&mut out, [0.0, 0.0], 6.0);
            assert!(looks.insert(out.finish()), "{standing:?} {faded}");
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
                let rule =
                    format!(".s{service}, .c{service}.c{service} {{ --c: var(--s{service}); }}");
                assert!(style.contains(&rule), "{rule}");
                assert!(style.contains(&format!(".g.s{service} {{")));
            }
        }
    }
}
