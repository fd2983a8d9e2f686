//! The two maps of the page that needs no program: a part of the world and all of it, in few bytes.
//!
//! Each point of a country lies on a coarse grid, each marker is drawn once and used often.
//! Every colour is a presentation attribute: the maps are right without a style sheet, and one
//! that wants them darker selects by the colour (`[fill="#fff"]`).

use super::basemap::{self, ELSEWHERE, Ground, HATCH, LINE, Land, SEA, TINTS};
use super::caption::Caption;
use super::close_up::CloseUp;
use super::draw::Drawing;
use super::glyph::{ALT, Glyph, INK};
use super::labels::{self, Group, HALO, Label, RADIUS, STEP};
use super::legend;
use super::messages::Words;
use super::panel::{Detail, Panel, Projection, Rect};
use crate::Network;
use crate::analysis::{Effective, network_fills};
use crate::geo::Basemap;
use crate::model::{Kind, Locale};

/// Size of the names of cities, in pixels.
const NAME: f64 = 13.0;

/// A map, and a symbol of its key.
pub(in crate::export) struct Still {
    /// A part of the world, and its name.
    pub(in crate::export) close_up: String,
    pub(in crate::export) name: String,
    /// The world, without the cities that are on the other.
    pub(in crate::export) world: String,
    /// A picture for each line of the key, and what it stands for.
    pub(in crate::export) key: Vec<(String, String)>,
}

/// Draws both maps, the countries in so much detail. They belong into one document: the
/// second uses what the first defines.
pub(in crate::export) fn still(
    network: &Network,
    basemap: &Basemap,
    locale: Locale,
    detail: Detail,
) -> Still {
    let words = Words::of(locale);
    let frame = |w, h| Rect {
        x: 0.0,
        y: 0.0,
        w,
        h,
    };
    let part = CloseUp::of(network, locale);
    let near = part.panel(frame(560.0, 632.0));
    let earth = Projection::EqualEarth;
    let world = Panel::new(earth, frame(720.0, 303.0), 5.413, [9.3, 0.0]);

    let fills = network_fills(network);
    let lands: Vec<Land> = basemap.lands().collect();
    let ground = Ground {
        network,
        lands: &lands,
        basemap,
        fills: &fills,
    };
    let [mut nearby, mut elsewhere] =
        super::groups(network, locale, &near, &world, Caption::default());
    labels::spread(&mut nearby);
    labels::spread(&mut elsewhere);
    let areas = basemap::areas(network, locale, &lands, &near);

    let mut symbols = Symbols::default();
    let all = nearby.iter().chain(&elsewhere);
    for glyph in all.flat_map(|group| &group.glyphs) {
        symbols.id(glyph);
    }
    let key = key(network, words, locale, &mut symbols);
    let mut out = Drawing::default();
    begin(&mut out, &near, part.name);
    symbols.define(&mut out, detail);
    country_shapes(&mut out, &ground, &near, detail);
    markers(&mut out, &nearby, &mut symbols);
    names(&mut out, &labels::labels(&nearby, &areas, &near, NAME));
    out.close("svg");
    let drawn = out.finish();

    let mut out = Drawing::default();
    begin(&mut out, &world, words.world);
    country_shapes(&mut out, &ground, &world, detail);
    markers(&mut out, &elsewhere, &mut symbols);
    names(&mut out, &labels::labels(&elsewhere, &[], &world, NAME));
    out.close("svg");
    Still {
        close_up: drawn,
        name: part.name.to_owned(),
        world: out.finish(),
        key,
    }
}

fn begin(out: &mut Drawing, panel: &Panel, label: &str) {
    let size = [panel.frame.w, panel.frame.h].map(super::draw::tenths);
    let view = ["0 0 ", &size[0], " ", &size[1]].concat();
    let look = [
        ("viewBox", &*view),
        ("role", "img"),
        ("aria-label", label),
        ("font-size", "13"),
    ];
    out.open("svg", &look);
    let Rect { x, y, w, h } = panel.frame;
    out.rect(x, y, w, h, &[("fill", SEA)]);
}

fn country_shapes(out: &mut Drawing, ground: &Ground<'_>, panel: &Panel, detail: Detail) {
    let drawn = basemap::tinted(ground, |path, ring| {
        panel.add_ring_on_grid(path, detail, ring)
    });
    let scale = ["scale(", &super::draw::tenths(detail.grid), ")"].concat();
    let thin = super::draw::tenths(0.6 / detail.grid);
    let look = [
        ("transform", &*scale),
        ("stroke", LINE),
        ("stroke-width", &thin),
        ("stroke-linejoin", "round"),
    ];
    out.open("g", &look);
    for (path, fill) in drawn.tints.iter().zip(TINTS) {
        if !path.is_empty() {
            out.path(path, &[("fill", fill), ("fill-rule", "evenodd")]);
        }
    }
    out.close("g");
    let mut disputed = String::new();
    for line in ground.basemap.disputed_lines() {
        panel.add_line_on_grid(&mut disputed, line.into_iter());
    }
    if !disputed.is_empty() {
        let look = [
            ("fill", "none"),
            ("stroke", "#7d8791"),
            ("stroke-width", ".9"),
            ("stroke-dasharray", "2.5 2"),
        ];
        out.path(&disputed, &look);
    }
    let is_near = panel.frame.h > panel.frame.w;
    for (path, pattern) in [
        (drawn.elsewhere, "url(#bk-elsewhere)"),
        (drawn.hatched, "url(#bk-hatch)"),
    ] {
        let look = [
            ("fill", pattern),
            ("fill-rule", "evenodd"),
            ("transform", &*scale),
        ];
        if !path.is_empty() && (is_near || pattern == "url(#bk-elsewhere)") {
            out.path(&path, &look);
        }
    }
}

fn markers(out: &mut Drawing, groups: &[Group<'_>], symbols: &mut Symbols) {
    let mut leaders = String::new();
    for group in groups {
        let ([x, y], [px, py]) = (group.at, group.point);
        if (x - px).hypot(y - py) > 4.0 {
            let [x, y, px, py] = [x, y, px, py].map(super::draw::tenths);
            leaders.push_str(&["M", &px, " ", &py, "L", &x, " ", &y].concat());
        }
    }
    if !leaders.is_empty() {
        out.path(&leaders, &[("stroke", INK), ("stroke-width", ".8")]);
    }
    for group in groups {
        let left = group.at[0] - STEP * (group.glyphs.len() as f64 - 1.0) / 2.0;
        for (index, glyph) in group.glyphs.iter().enumerate() {
            let x = left + STEP * index as f64;
            let [x, y] = [x, group.at[1]].map(|value| super::draw::tenths(value.round()));
            let id = ["#", &symbols.id(glyph)].concat();
            out.empty("use", &[("href", &id), ("x", &x), ("y", &y)]);
        }
    }
}

fn names(out: &mut Drawing, labels: &[Label<'_>]) {
    out.open("g", &[&[("class", "bk-names")], &HALO[..]].concat());
    for label in labels {
        let [x, y] = label.at.map(|value| super::draw::tenths(value.round()));
        let mut look = vec![("x", &*x), ("y", &*y)];
        if label.anchor != "start" {
            look.push(("text-anchor", label.anchor));
        }
        look.extend(label.look);
        out.element("text", &look, label.text);
    }
    out.close("g");
}

/// The markers in use, each defined once.
#[derive(Default)]
struct Symbols {
    glyphs: Vec<Glyph>,
}

impl Symbols {
    fn id(&mut self, glyph: &Glyph) -> String {
        let known = self.glyphs.iter().position(|known| known == glyph);
        let at = known.unwrap_or_else(|| {
            self.glyphs.push(*glyph);
            self.glyphs.len() - 1
        });
        format!("bk-{at}")
    }

    fn define(&self, out: &mut Drawing, detail: Detail) {
        out.open("defs", &[]);
        for (index, glyph) in self.glyphs.iter().enumerate() {
            out.open("g", &[("id", &format!("bk-{index}"))]);
            glyph.draw(out, [0.0, 0.0], RADIUS);
            out.close("g");
        }
        // The countries that it fills are scaled up.
        let scale = super::draw::tenths(1.0 / detail.grid);
        for (id, turn, colour) in [
            ("bk-hatch", "rotate(45)scale(", HATCH),
            ("bk-elsewhere", "rotate(-45)scale(", ELSEWHERE),
        ] {
            let turn = [turn, &scale, ")"].concat();
            basemap::pattern(out, id, &turn, 1.0, (colour, "1"));
        }
        out.close("defs");
    }
}

/// What the markers and tints mean: services, then standings, then kinds, then tints.
fn key(
    network: &Network,
    words: &Words,
    locale: Locale,
    symbols: &mut Symbols,
) -> Vec<(String, String)> {
    let open = Effective::Open;
    let mut lines: Vec<(Vec<Glyph>, String)> = Vec::new();
    for (index, service) in network.services().iter().enumerate() {
        let name = service.name.get(locale);
        lines.push((
            vec![Glyph::of(network, index, Kind::Office, open)],
            name.to_owned(),
        ));
    }
    for (glyph, text) in legend::standings(network, words) {
        lines.push((legend::steps(glyph), text.to_owned()));
    }
    let mut key: Vec<(String, String)> = Vec::new();
    let picture = |inside: &dyn Fn(&mut Drawing)| {
        let mut out = Drawing::default();
        let look = [
            ("viewBox", "-9 -9 18 18"),
            ("width", "18"),
            ("height", "18"),
            ("aria-hidden", "true"),
        ];
        out.open("svg", &look);
        inside(&mut out);
        out.close("svg");
        out.finish()
    };
    for (glyphs, text) in lines {
        let pictures = glyphs.iter().map(|glyph| {
            let id = ["#", &symbols.id(glyph)].concat();
            picture(&|out| out.empty("use", &[("href", &id)]))
        });
        key.push((pictures.collect(), text));
    }
    let swatch = |fill: &str| {
        let look = [("fill", fill), ("stroke", ALT)];
        picture(&|out| out.rect(-8.0, -6.0, 16.0, 12.0, &look))
    };
    let count = network.services().len().min(TINTS.len() - 1) + 1;
    for (index, tint) in TINTS.iter().enumerate().take(count) {
        let text = match index {
            0 => format!("{}; {}", words.services_in_country, words.none_found),
            index => format!("{}{}{index}", words.services_in_country, locale.colon()),
        };
        key.push((swatch(tint), text));
    }
    if legend::has_elsewhere(network) {
        key.push((
            swatch("url(#bk-elsewhere)"),
            words.from_elsewhere.to_owned(),
        ));
    }
    let places = network.locations().iter().map(|l| network.place_of(l));
    if places.flatten().any(|place| place.zone.is_some()) {
        key.push((swatch("url(#bk-hatch)"), words.region.to_owned()));
    }
    key
}

/// Every colour of the maps that is meant for a light page.
#[cfg(test)]
pub(in crate::export) fn colours(still: &Still) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let pictures = still.key.iter().map(|(picture, _)| picture);
    for svg in [&still.close_up, &still.world].into_iter().chain(pictures) {
        for name in ["fill=\"#", "stroke=\"#"] {
            for (at, _) in svg.match_indices(name) {
                let value = &svg[at..at + name.len()];
                let rest = svg[at + name.len()..].split('"').next().unwrap();
                all.push(format!("[{value}{rest}\"]"));
            }
        }
    }
    all.sort();
    all.dedup();
    all
}
