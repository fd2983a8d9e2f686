//! The locations of one city side by side, moved apart from their neighbours, and named.

use super::draw::{Drawing, tenths};
use super::glyph::{Glyph, INK};
use super::panel::{Panel, Rect};

/// Radius of a marker, in pixels.
pub(super) const RADIUS: f64 = 6.2;
/// From the middle of a marker to the next one's.
pub(super) const STEP: f64 = 14.0;
/// How far a group may be moved from its point.
const REACH: f64 = 26.0;

/// Everything that is drawn for one city.
pub(super) struct Group<'a> {
    /// The city's name.
    pub(super) name: &'a str,
    /// What a reader hears about it.
    pub(super) title: String,
    /// Its markers.
    pub(super) glyphs: Vec<Glyph>,
    /// Its point on the page.
    pub(super) point: [f64; 2],
    /// Where its markers are drawn.
    pub(super) at: [f64; 2],
}

impl<'a> Group<'a> {
    pub(super) fn new(name: &'a str, point: [f64; 2]) -> Self {
        Self {
            name,
            title: String::new(),
            glyphs: Vec::new(),
            point,
            at: point,
        }
    }

    fn bounds(&self) -> Rect {
        let [x, y] = self.at;
        let width = STEP * self.glyphs.len().max(1) as f64;
        Rect {
            x: x - width / 2.0,
            y: y - RADIUS - 1.0,
            w: width,
            h: 2.0 * RADIUS + 2.0,
        }
    }
}

/// Ink on a white halo.
pub(super) const HALO: [(&str, &str); 5] = [
    ("fill", INK),
    ("stroke", "#fff"),
    ("stroke-width", "3"),
    ("stroke-linejoin", "round"),
    ("paint-order", "stroke"),
];

/// Moves groups that overlap apart, a little at a time, each within [`REACH`] of its point.
pub(super) fn spread(groups: &mut [Group<'_>]) {
    for _ in 0..60 {
        let mut moved = false;
        for i in 1..groups.len() {
            let (before, rest) = groups.split_at_mut(i);
            let Some(b) = rest.first_mut() else { continue };
            for a in before {
                let (ra, rb) = (a.bounds(), b.bounds());
                if !ra.overlaps(&rb) {
                    continue;
                }
                moved = true;
                // Along the axis that needs less, in the sense in which they already lie.
                let dx = (ra.x + ra.w).min(rb.x + rb.w) - ra.x.max(rb.x);
                let dy = (ra.y + ra.h).min(rb.y + rb.h) - ra.y.max(rb.y);
                let sense = |a: f64, b: f64| if b < a { -1.0 } else { 1.0 };
                let step = if dx * 3.0 < dy {
                    [(dx / 2.0 + 0.1) * sense(a.point[0], b.point[0]), 0.0]
                } else {
                    [0.0, (dy / 2.0 + 0.1) * sense(a.point[1], b.point[1])]
                };
                shift(a, [-step[0], -step[1]]);
                shift(b, step);
            }
        }
        if !moved {
            break;
        }
    }
}

fn shift(group: &mut Group<'_>, [dx, dy]: [f64; 2]) {
    let near = |at: f64, point: f64| at.clamp(point - REACH, point + REACH);
    group.at = [
        near(group.at[0] + dx, group.point[0]),
        near(group.at[1] + dy, group.point[1]),
    ];
}

/// Draws the groups, and beside each its name where there is room.
pub(super) fn draw(
    out: &mut Drawing,
    groups: &[Group<'_>],
    areas: &[Area<'_>],
    panel: &Panel,
    size: f64,
) {
    let font = tenths(size);
    for group in groups {
        let ([x, y], [px, py]) = (group.at, group.point);
        if (x - px).hypot(y - py) > 4.0 {
            let [x1, y1, x2, y2] = [px, py, x, y].map(tenths);
            let line = [
                ("x1", &*x1),
                ("y1", &*y1),
                ("x2", &*x2),
                ("y2", &*y2),
                ("stroke", INK),
                ("stroke-width", ".8"),
            ];
            out.empty("line", &line);
            out.empty(
                "circle",
                &[("cx", &x1), ("cy", &y1), ("r", "1.4"), ("fill", INK)],
            );
        }
    }
    for group in groups {
        out.open("g", &[]);
        out.element("title", &[], &group.title);
        let left = group.at[0] - STEP * (group.glyphs.len() as f64 - 1.0) / 2.0;
        for (index, glyph) in group.glyphs.iter().enumerate() {
            glyph.draw(out, [left + STEP * index as f64, group.at[1]], RADIUS);
        }
        out.close("g");
    }
    for label in labels(groups, areas, panel, size) {
        let mut look = HALO.to_vec();
        look.push(("text-anchor", label.anchor));
        look.extend(label.look);
        out.text(label.at, &font, &look, label.text);
    }
}

/// A name on the map.
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    /// Its baseline's beginning, middle or end, as the anchor says.
    pub(super) at: [f64; 2],
    pub(super) anchor: &'static str,
    /// How it differs from the name of a city.
    pub(super) look: Option<(&'static str, &'static str)>,
}

/// What has a name and no marker: a region.
pub(super) struct Area<'a> {
    pub(super) name: &'a str,
    /// Its middle on the page.
    pub(super) at: [f64; 2],
    /// How its name differs from that of a city.
    pub(super) look: (&'static str, &'static str),
}

/// The names of the groups for which there is room, and those of regions.
pub(super) fn labels<'a>(
    groups: &[Group<'a>],
    areas: &[Area<'a>],
    panel: &Panel,
    size: f64,
) -> Vec<Label<'a>> {
    let mut taken: Vec<Rect> = groups.iter().map(Group::bounds).collect();
    let mut labels = Vec::new();
    for group in groups {
        let width = text_width(group.name, size);
        let own = group.bounds();
        // A name keeps a little away from other names and markers, or it would seem to be
        // theirs; where it is crowded it may come close.
        let is_free = |spot: &Rect, away: f64| {
            let room = Rect {
                x: spot.x - away,
                w: spot.w + 2.0 * away,
                ..*spot
            };
            inside(&panel.frame, spot)
                && !spot.overlaps(&own)
                && !taken
                    .iter()
                    .any(|other| *other != own && other.overlaps(&room))
        };
        let spot = [4.0, 0.0]
            .into_iter()
            .find_map(|away| spots(group, width, size).find(|(spot, _)| is_free(spot, away)));
        let Some((spot, anchor)) = spot else {
            continue;
        };
        let x = match anchor {
            "start" => spot.x,
            "end" => spot.x + spot.w,
            _ => spot.x + spot.w / 2.0,
        };
        labels.push(Label {
            text: group.name,
            at: [x, spot.y + size * 0.8],
            anchor,
            look: None,
        });
        taken.push(spot);
    }
    // A region has no point: its name goes wherever there is room around the middle of it.
    for Area { name, at, look } in areas {
        let ([x, y], w) = (*at, text_width(name, size));
        let free = [0.0, -18.0, 18.0, -36.0, 36.0, -54.0, 54.0]
            .into_iter()
            .map(|dy| Rect {
                x: x - w / 2.0,
                y: y + dy - size / 2.0,
                w,
                h: size,
            });
        let free = free.filter(|spot| inside(&panel.frame, spot));
        let mut free = free.filter(|spot| !taken.iter().any(|other| other.overlaps(spot)));
        if let Some(spot) = free.next() {
            taken.push(spot);
            labels.push(Label {
                text: name,
                at: [x, spot.y + size * 0.8],
                anchor: "middle",
                look: Some(*look),
            });
        }
    }
    labels
}

fn inside(frame: &Rect, spot: &Rect) -> bool {
    frame.contains([spot.x, spot.y]) && frame.contains([spot.x + spot.w, spot.y + spot.h])
}

/// Where a label may stand, the best first: beside the markers, above or below them, at their
/// corners.
fn spots(group: &Group<'_>, width: f64, size: f64) -> impl Iterator<Item = (Rect, &'static str)> {
    let Rect { x, y, w, h } = group.bounds();
    let (right, left) = (x + w + 2.0, x - width - 2.0);
    let (beside, above, below) = (y + (h - size) / 2.0, y - size, y + h);
    let (flush_left, flush_right) = (x + 2.0, x + w - width - 2.0);
    [
        (right, beside, "start"),
        (left, beside, "end"),
        (x + (w - width) / 2.0, above, "middle"),
        (x + (w - width) / 2.0, below, "middle"),
        (flush_left, above, "start"),
        (flush_left, below, "start"),
        (flush_right, above, "end"),
        (flush_right, below, "end"),
        (right - 3.0, above + 3.0, "start"),
        (right - 3.0, below - 3.0, "start"),
        (left + 3.0, above + 3.0, "end"),
        (left + 3.0, below - 3.0, "end"),
    ]
    .into_iter()
    .map(move |(x, y, anchor)| {
        (
            Rect {
                x,
                y,
                w: width,
                h: size,
            },
            anchor,
        )
    })
}

/// By how much bold letters may be wider: which face a title is set in, its reader's machine decides.
const BOLD: f64 = 1.22;

/// A bold title in lines that fit the room, and the size of its letters: one line, at a somewhat smaller size where it
/// must be, or two.
pub(super) fn title_lines(title: &str, size: f64, room: f64) -> ([&str; 2], f64) {
    let fitting = |line: &str| size.min(room / text_width(line, BOLD).max(1.0));
    let one = fitting(title);
    // The space that is nearest to the middle.
    let half = title.char_indices().nth(title.chars().count() / 2);
    let (before, after) = title.split_at(half.map_or(0, |(at, _)| at));
    let spaces = [
        before.rfind(' '),
        after.find(' ').map(|at| before.len() + at),
    ];
    let far = |at: &usize| at.abs_diff(before.len());
    match spaces.into_iter().flatten().min_by_key(far) {
        Some(space) if one < 0.8 * size => {
            let (first, second) = title.split_at(space);
            let second = second.trim_start();
            let size = fitting(first).min(fitting(second)).min(0.8 * size);
            ([first, second], size)
        }
        _ => ([title, ""], one),
    }
}

/// About how wide a text is, in a sans-serif face of this size.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ':' => 0.3,
        'f' | 't' | 'r' | ' ' | '-' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.92,
        c if c.is_uppercase() => 0.7,
        _ => 0.59,
    };
    text.chars().map(em).sum::<f64>() * size
}
