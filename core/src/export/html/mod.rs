//! The network as a page that needs no program: two still maps and a list with links.
//!
//! For whoever reads without JavaScript, for search engines, for print, and for the moments
//! before the interactive map is there. No script, no style attribute, nothing from elsewhere.

mod list;
mod markup;
pub(crate) mod messages;
pub(crate) mod names;

use markup::Markup;
use messages::Words;

use super::svg::{self, Detail, SHAPES, still};
use crate::Network;
use crate::analysis::totals;
use crate::geo::Basemap;
use crate::model::{Locale, spelt};

/// The style sheet of the page; its classes begin with `bk-`, and but for the body every rule needs one.
const STYLE: &str = include_str!("page.css");

/// The whole page, complete in itself, in the language asked for.
#[must_use]
pub fn page(network: &Network, basemap: &Basemap, locale: Locale) -> String {
    let file = network.file();
    let mut out = Markup::default();
    out.raw("<!doctype html>\n");
    out.open("html", &[("lang", locale.tag())]);
    out.raw("<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.element("title", &[], file.title.get(locale));
    out.raw("\n<style>");
    out.raw(STYLE);
    out.raw("</style>\n</head>\n<body>\n");
    out.open("main", &[("class", "bk-still")]);
    contents(&mut out, network, basemap, locale, 1, Detail::FINE);
    out.close("main");
    out.raw("\n</body>\n</html>\n");
    out.finish()
}

/// The same to stand inside of another page, which brings the style sheet if it wants to; the
/// first heading is of this level (1 to 4). Before it stands a line on what is to come, which the
/// element `<buiten-kaart>` can replace (`slot="why"`).
#[must_use]
pub fn fragment(network: &Network, basemap: &Basemap, locale: Locale, level: u8) -> String {
    let mut out = Markup::default();
    let why = [("class", "bk-why"), ("slot", "why"), ("lang", locale.tag())];
    out.element("p", &why, Words::of(locale).why);
    out.raw("\n");
    out.open("div", &[("class", "bk-still"), ("lang", locale.tag())]);
    contents(&mut out, network, basemap, locale, level, Detail::COARSE);
    out.close("div");
    out.raw("\n");
    out.finish()
}

fn contents(
    out: &mut Markup,
    network: &Network,
    basemap: &Basemap,
    locale: Locale,
    level: u8,
    detail: Detail,
) {
    let (words, shared) = (Words::of(locale), svg::Words::of(locale));
    let file = network.file();
    heading(out, level, file.title.get(locale));
    let compiled = spelt(file.compiled, locale);
    out.element("p", &[], &format!("{} {compiled}", shared.compiled));
    services(out, network, locale);

    heading(out, level + 1, words.map);
    let maps = still(network, basemap, locale, detail);
    out.open("div", &[("class", "bk-maps")]);
    for (map, caption) in [
        (&maps.close_up, maps.name.clone()),
        (
            &maps.world,
            format!("{} ({}{})", shared.world, maps.name, words.close_up_apart),
        ),
    ] {
        out.open("figure", &[]);
        out.raw(map);
        out.element("figcaption", &[], &caption);
        out.close("figure");
    }
    out.close("div");
    heading(out, level + 2, words.key);
    out.open("ul", &[("class", "bk-key")]);
    for (picture, text) in &maps.key {
        out.open("li", &[]);
        out.raw(picture.trim_end());
        out.text(" ");
        out.text(text);
        out.close("li");
    }
    out.close("ul");

    heading(out, level + 1, words.list);
    out.open("div", &[("class", "bk-list")]);
    list::list(out, network, locale, level + 2);
    out.close("div");

    heading(out, level + 1, words.about);
    if let Some(note) = &file.note {
        out.element("p", &[], note.get(locale));
    }
    let licensed = file.sources.iter().filter_map(|source| {
        let licence = source.licence.as_deref()?;
        Some(format!("{} ({licence})", source.title.get(locale)))
    });
    let licensed: Vec<String> = licensed.chain([SHAPES.to_owned()]).collect();
    let notes = format!(
        "{} {} {}.",
        shared.precision,
        shared.borders,
        licensed.join(", ")
    );
    out.element("p", &[], &notes);
}

/// What each service is said to have, beside what is on the map.
fn services(out: &mut Markup, network: &Network, locale: Locale) {
    let words = svg::Words::of(locale);
    out.open("ul", &[]);
    for (service, total) in network.services().iter().zip(totals(network)) {
        let name = service.name.get(locale);
        out.open("li", &[]);
        match service.web.as_deref().filter(|web| list::is_web(web)) {
            Some(web) => out.element("a", &[("href", web)], name),
            None => out.text(name),
        }
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
        out.text(&format!(": {}", says.join(" · ")));
        out.close("li");
    }
    out.close("ul");
}

fn heading(out: &mut Markup, level: u8, text: &str) {
    let name = match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    out.element(name, &[], text);
    out.raw("\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::geo::basemap;
    use crate::load::load;
    use proptest::prelude::*;

    fn real() -> Network {
        load(include_bytes!("../../../data/network.json")).unwrap()
    }

    /// The names of the tags, in order; asserts that each that needs it is closed.
    fn tags(html: &str) -> Vec<&str> {
        let html = html.split_once("</style>").map_or(html, |(_, rest)| rest);
        let (mut open, mut all) = (Vec::new(), Vec::new());
        for tag in html.split('<').skip(1) {
            let (tag, text) = tag.split_once('>').unwrap();
            assert!(!text.contains('>'), "{text}");
            let name = tag
                .trim_start_matches('/')
                .split([' ', '/'])
                .next()
                .unwrap();
            all.push(name);
            if ["br", "meta", "html", "head"].contains(&name) {
                continue;
            }
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{open:?}");
        all
    }

    #[test]
    fn every_location_is_in_the_list_with_a_source() {
        let network = real();
        for locale in Locale::ALL {
            let html = page(&network, basemap(), locale);
            tags(&html);
            for location in network.locations() {
                let name = location.name.get(locale).replace('&', "&amp;");
                assert!(html.contains(&format!("<b>{name}</b>")), "{name}");
            }
            let sources = html.matches("<br><small>").count();
            assert_eq!(sources, network.locations().len());
            for banned in ["<script", " style=", "javascript:", " on", "NaN"] {
                let body = html.split_once("<body>").unwrap().1;
                let markup = body.split('<').filter_map(|tag| tag.split('>').next());
                let found = markup.filter(|tag| tag.contains(banned.trim_start_matches('<')));
                assert_eq!(found.count(), 0, "{banned}");
            }
        }
    }

    #[test]
    fn contradictions_and_years_are_told() {
        let html = page(&real(), basemap(), Locale::Nl);
        assert!(html.contains(
            "bronnen spreken elkaar tegen: open (2024), niet bezet (15 november 2018), gesloten (2024)"
        ));
        assert!(html.contains("70 opgegeven · 42 op de kaart · 28 zonder bekende plaats"));
    }

    #[test]
    fn a_fragment_has_the_headings_asked_for_and_no_page_around() {
        let html = fragment(&real(), basemap(), Locale::En, 2);
        let tags = tags(&html);
        assert!(!tags.contains(&"h1") && tags.contains(&"h4"));
        assert_eq!(tags.iter().filter(|tag| **tag == "h2").count(), 2);
        assert!(!html.contains("<style") && !html.contains("<html"));
    }

    #[test]
    fn every_colour_of_the_maps_has_a_dark_one() {
        let dark = STYLE.split_once("prefers-color-scheme: dark").unwrap().1;
        let maps = still(&real(), basemap(), Locale::Nl, Detail::FINE);
        for colour in svg::colours(&maps) {
            // A symbol that is used elsewhere has its own group around it, but no page.
            let rule = format!(":is(.bk-still, [id^=\"bk-\"]) {colour}");
            assert!(dark.contains(&rule), "{colour}");
        }
    }

    #[test]
    fn only_an_address_of_the_web_becomes_a_link() {
        let json = include_str!("../../../data/network.json");
        let html = page(&load(json.as_bytes()).unwrap(), basemap(), Locale::Nl);
        for part in html.split("href=\"").skip(1) {
            let safe = ["https://", "http://", "mailto:", "tel:", "#bk-"];
            assert!(
                safe.iter().any(|start| part.starts_with(start)),
                "{part:.40}"
            );
        }
        assert!(!list::is_web("javascript:alert(1)") && !list::is_web("//x"));
    }

    #[test]
    fn an_empty_network_is_a_page_too() {
        tags(&page(&fixture::network(""), basemap(), Locale::Fr));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        /// Whatever the texts of a data file are, the page has the same elements.
        #[test]
        fn no_text_becomes_markup(text in "[<>&\"'/a-z!-]{1,24}") {
            let file = |title: &str| {
                let mut file = fixture::file("dkbuza post Berlin:DE open\nfit office Tokyo:JP seen");
                let title = crate::model::Localized::same(title);
                file.title = title.clone();
                file.sources[0].title = title.clone();
                file.services[0].name = title.clone();
                file.locations[0].name = title.clone();
                file.note = Some(title);
                Network::from_valid(file)
            };
            let (plain, odd) = (file("plain"), file(&text));
            let empty = Basemap::default();
            let page = |network: &Network| super::page(network, &empty, Locale::De);
            let (plain, odd) = (page(&plain), page(&odd));
            prop_assert_eq!(tags(&plain), tags(&odd));
        }
    }
}
