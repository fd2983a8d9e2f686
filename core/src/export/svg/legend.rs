//! Beside the maps: each service's locations one by one, declared against located, and the key.

use super::basemap::TINTS;
use super::draw::Drawing;
use super::glyph::{ALT, Glyph, INK};
use super::messages::Words;
use crate::Network;
use crate::analysis::{Counted, Effective, SIGHTING_AGES, network_fills, totals, verdict};
use crate::model::{Claim, ClaimStatus, Kind, Locale};

/// Signs drawn for one service, located or not: more could not be counted, and a file may say any number.
const MOST_SIGNS: usize = 400;

/// Radius of a marker in the legend, in pixels.
const RADIUS: f64 = 6.2;

/// Draws one row of markers for each service: every located post or office once, and an empty
/// outline for each that is declared and not located. Returns where the next thing may begin.
pub(super) fn units(
    out: &mut Drawing,
    network: &Network,
    locale: Locale,
    at: [f64; 2],
    width: f64,
) -> f64 {
    let words = Words::of(locale);
    let [left, mut y] = at;
    let step = 16.8;
    let per_row = ((width / step) as usize).max(1);
    for (index, (service, total)) in network.services().iter().zip(totals(network)).enumerate() {
        out.text(
            [left, y],
            "17",
            &[("font-weight", "700"), ("fill", INK)],
            service.short.get(locale),
        );
        let mut says = Vec::new();
        if let Some(declared) = total.total() {
            says.push(format!("{declared} {}", words.declared));
        }
        says.push(format!("{} {}", total.located(), words.located));
        if let Some(unknown) = total.unknown().filter(|&unknown| unknown > 0) {
            says.push(format!("{unknown} {}", words.unlocated));
        }
        if total.contested() > 0 {
            says.push(format!("{} {}", total.contested(), words.disputed));
        }
        let look = [("text-anchor", "end"), ("fill", ALT)];
        out.text([left + width, y], "15.5", &look, &says.join(" · "));
        y += 20.0;
        let compiled = network.file().compiled;
        let mut standings: Vec<(Effective, u8)> = network
            .locations()
            .iter()
            .filter(|l| matches!(l.kind, Kind::Post | Kind::Office) && l.service == service.id)
            .map(verdict)
            .filter(|verdict| verdict.counted != Counted::Absent)
            .map(|verdict| (verdict.effective, verdict.faded(compiled)))
            .collect();
        standings.sort_unstable();
        // A sign for each as far as one can count them; the line above says how many there are.
        standings.truncate(MOST_SIGNS);
        let unknown = total.unknown().unwrap_or_default() as usize;
        let unknown = unknown.min(MOST_SIGNS.saturating_sub(standings.len()));
        let contested = total.contested() as usize;
        let known = standings.len().saturating_sub(contested);
        let mut all: Vec<Option<(Effective, u8)>> = standings.into_iter().map(Some).collect();
        all.splice(known..known, std::iter::repeat_n(None, unknown));
        let mut rows = 1;
        for (i, standing) in all.into_iter().enumerate() {
            let point = [
                left + RADIUS + 1.0 + step * (i % per_row) as f64,
                y + step * (i / per_row) as f64,
            ];
            rows = i / per_row + 1;
            let is_known = standing.is_some();
            let (standing, faded) = standing.unwrap_or((Effective::Seen, 0));
            let glyph = Glyph {
                faded,
                ..Glyph::of(network, index, Kind::Office, standing)
            };
            if is_known {
                glyph.draw(out, point, RADIUS);
            } else {
                glyph.draw_unknown(out, point, RADIUS);
            }
        }
        y += step * rows as f64 + 20.0;
    }
    y
}

/// The steps by which a sighting fades that are named together.
const STEPS: u8 = SIGHTING_AGES.len() as u8;

/// Every standing and kind that the network has, with its sign, as keys name them.
pub(super) fn standings(network: &Network, words: &Words) -> Vec<(Glyph, &'static str)> {
    let compiled = network.file().compiled;
    let has = |glyph: &Glyph| {
        network.locations().iter().any(|location| {
            let verdict = verdict(location);
            let kind = match glyph.kind {
                Kind::Post | Kind::Office => location.kind != Kind::Candidate,
                kind => return location.kind == kind,
            };
            kind && verdict.effective == glyph.standing
                && (verdict.faded(compiled) < STEPS) == (glyph.faded < STEPS)
        })
    };
    let office = |standing| Glyph::of(network, 0, Kind::Office, standing);
    let old = Glyph {
        faded: STEPS,
        ..office(Effective::Seen)
    };
    let all = [
        (office(Effective::Open), words.open),
        (office(Effective::Seen), words.seen),
        (old, words.seen_old),
        (office(Effective::Vacant), words.vacant),
        (office(Effective::Closed), words.closed),
        (office(Effective::Announced), words.announced),
        (office(Effective::Considered), words.considered),
        (office(Effective::Contested), words.contested),
        (
            Glyph::of(network, 0, Kind::Satellite, Effective::Open),
            words.satellite,
        ),
        (
            Glyph::of(network, 0, Kind::Candidate, Effective::Considered),
            words.candidate,
        ),
    ];
    all.into_iter().filter(|(glyph, _)| has(glyph)).collect()
}

/// The signs of a line of a key: of sightings one for each step, the last the faintest.
pub(super) fn steps(glyph: Glyph) -> Vec<Glyph> {
    if glyph.standing == Effective::Seen && glyph.faded < STEPS {
        let steps = glyph.faded..STEPS;
        return steps.map(|faded| Glyph { faded, ..glyph }).collect();
    }
    vec![glyph]
}

/// Whether anybody answers for a country from elsewhere.
pub(super) fn has_elsewhere(network: &Network) -> bool {
    let fills = network_fills(network);
    fills.iter().any(|fill| !fill.from_elsewhere.is_empty())
}

/// Draws the key to the lines of responsibility.
pub(super) fn line(out: &mut Drawing, locale: Locale, [left, y]: [f64; 2]) {
    let [x, to, at] = [left, left + 46.0, y - 5.3].map(super::draw::tenths);
    out.path(
        &["M", &x, " ", &at, "L", &to, " ", &at].concat(),
        &super::lines::LOOK,
    );
    let words = Words::of(locale);
    out.text([left + 60.0, y], "15.5", &[("fill", INK)], words.lines);
}

/// Draws the key to markers and tints, one below the other. Returns where the next thing may begin.
/// A line of it is `step` pixels high.
pub(super) fn key(
    out: &mut Drawing,
    network: &Network,
    locale: Locale,
    at: [f64; 2],
    step: f64,
) -> f64 {
    let words = Words::of(locale);
    let [left, top] = at;
    let mut y = top;
    let mut line = |out: &mut Drawing, glyphs: &[Glyph], text: &str| {
        for (index, glyph) in glyphs.iter().enumerate() {
            glyph.draw(out, [left + 7.0 + 16.0 * index as f64, y - 5.3], RADIUS);
        }
        let width = 60.0_f64.max(16.0 * glyphs.len() as f64 + 12.0);
        out.text([left + width, y], "15.5", &[("fill", INK)], text);
        y += step;
    };
    for (glyph, text) in standings(network, words) {
        // What is most of the network, in the shapes of all.
        let services = match glyph.standing {
            Effective::Open | Effective::Seen if glyph.kind == Kind::Office => {
                0..network.services().len()
            }
            _ => 0..1,
        };
        let mut signs = steps(glyph);
        if signs.len() == 1 {
            let of = |service| Glyph {
                service,
                look: network.look(service),
                ..glyph
            };
            signs = services.map(of).collect();
        }
        line(out, &signs, text);
    }
    let region = network
        .locations()
        .iter()
        .filter_map(|location| network.place_of(location))
        .find(|place| place.lat_lon.is_none());
    let mut hatched = |out: &mut Drawing, pattern: &str, says: &str| {
        let look = [
            ("fill", pattern),
            ("stroke", ALT),
            ("stroke-width", "9"),
            ("transform", "scale(.1)"),
        ];
        out.rect(left * 10.0, (y - 12.5) * 10.0, 460.0, 150.0, &look);
        out.text([left + 60.0, y], "15.5", &[("fill", INK)], says);
        y += step;
    };
    if has_elsewhere(network) {
        hatched(out, "url(#bk-elsewhere)", words.from_elsewhere);
    }
    if let Some(region) = region {
        let assumed = |zone: &Claim<_>| zone.status == ClaimStatus::Assumed;
        let says = if region.zone.as_ref().is_some_and(assumed) {
            [words.region, "; ", words.extent_assumed].concat()
        } else {
            words.region.to_owned()
        };
        hatched(out, "url(#bk-hatch)", &says);
    }
    // Tints, as many as there are services.
    let count = network.services().len().min(TINTS.len() - 1) + 1;
    for (index, tint) in TINTS.iter().enumerate().take(count) {
        let x = left + 24.0 * index as f64;
        out.rect(
            x,
            y - 12.0,
            24.0,
            14.0,
            &[("fill", tint), ("stroke", ALT), ("stroke-width", ".5")],
        );
        let look = [("text-anchor", "middle"), ("fill", INK)];
        out.text([x + 12.0, y - 0.8], "11.5", &look, &index.to_string());
    }
    out.text(
        [left + 24.0 * count as f64 + 12.0, y],
        "15.5",
        &[("fill", INK)],
        &[words.services_in_country, "; ", words.none_found].concat(),
    );
    y + step
}
