//! Charts through time, to keep and to print: the network through the years, and one location.

use super::draw::{Drawing, tenths};
use super::glyph::{ACCENT, ALT, INK, colour};
use super::labels::title_lines;
use super::{FACE, MARGIN};
use crate::model::{Date, Kind, Locale, Location, Network, spelt};
use crate::time::{Band, Day, Figures, KINDS, Series, Timeline, Works, distances, said, timelines};

const WIDTH: f64 = 960.0;
/// How high the drawing of one figure is, and how far the next is below it.
const PANEL: f64 = 64.0;
const STEP: f64 = 104.0;

struct Words {
    years: &'static str,
    one: &'static str,
    key: &'static str,
    countries: &'static str,
    joint: &'static str,
    /// To the nearest post; to the nearest location, where there are no posts.
    distance: [&'static str; 2],
    /// Now so many for sure, at most so many.
    band: &'static str,
    compiled: &'static str,
}

impl Words {
    fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Nl => &NL,
            Locale::En => &EN,
            Locale::Fr => &FR,
            Locale::De => &DE,
        }
    }
}

const NL: Words = Words {
    years: "Het netwerk door de jaren",
    one: "Werkzaam, voor zover bekend",
    key: "Vol: zeker. Gearceerd: onzeker. Leeg: niet, of er is niets van bekend.",
    countries: "Landen met een locatie",
    joint: "Landen met alle diensten",
    distance: [
        "Gemiddelde afstand van een hoofdstad tot de dichtstbijzijnde post, km",
        "Gemiddelde afstand van een hoofdstad tot de dichtstbijzijnde locatie, km",
    ],
    band: "{0}, hoogstens {1}",
    compiled: "Stand van",
};

const EN: Words = Words {
    years: "The network through the years",
    one: "At work, as far as is known",
    key: "Solid: certain. Hatched: uncertain. Empty: not at work, or nothing is known of it.",
    countries: "Countries with a location",
    joint: "Countries with all services",
    distance: [
        "Mean distance of a capital to the nearest post, km",
        "Mean distance of a capital to the nearest location, km",
    ],
    band: "{0}, at most {1}",
    compiled: "As of",
};

const FR: Words = Words {
    years: "Le réseau au fil des ans",
    one: "En activité, autant qu’on sache",
    key: "Plein : certain. Hachuré : incertain. Vide : non, ou l’on n’en sait rien.",
    countries: "Pays avec un lieu",
    joint: "Pays avec tous les services",
    distance: [
        "Distance moyenne d’une capitale au poste le plus proche, en km",
        "Distance moyenne d’une capitale au lieu le plus proche, en km",
    ],
    band: "{0}, au plus {1}",
    compiled: "Situation au",
};

const DE: Words = Words {
    years: "Das Netz im Laufe der Jahre",
    one: "Tätig, soweit bekannt",
    key: "Gefüllt: sicher. Schraffiert: unsicher. Leer: nicht, oder es ist nichts bekannt.",
    countries: "Länder mit einem Standort",
    joint: "Länder mit allen Diensten",
    distance: [
        "Mittlere Entfernung einer Hauptstadt zum nächsten Posten, km",
        "Mittlere Entfernung einer Hauptstadt zum nächsten Standort, km",
    ],
    band: "{0}, höchstens {1}",
    compiled: "Stand",
};

/// A line from one day to another, on the page.
struct Axis {
    from: i32,
    to: i32,
}

impl Axis {
    fn x(&self, day: i32) -> f64 {
        let part = f64::from(day.clamp(self.from, self.to) - self.from);
        MARGIN + part * (WIDTH - 2.0 * MARGIN) / f64::from((self.to - self.from).max(1))
    }

    /// The years below it, as many as there is room for.
    fn draw(&self, out: &mut Drawing, y: f64) {
        let years = [self.from, self.to].map(|day| i32::from(Day::from_number(day).date().year()));
        let span = years[1] - years[0];
        let step = [1, 2, 5, 10, 20, 50, 100];
        let step = step
            .into_iter()
            .find(|step| span / step <= 12)
            .unwrap_or(200);
        for year in (years[0]..=years[1]).filter(|year| year % step == 0) {
            let Some(date) = Date::new(&year.to_string()) else {
                continue;
            };
            let day = Day::first(date).number();
            if day < self.from {
                continue;
            }
            let x = self.x(day);
            out.rect(x, y, 1.0, 5.0, &[("fill", ALT)]);
            let middle = [("text-anchor", "middle"), ("fill", ALT)];
            out.text([x, y + 20.0], "13", &middle, &year.to_string());
        }
    }
}

/// Begins a picture: its title, what it shows, and the hatching.
fn begin(network: &Network, locale: Locale, height: f64, title: &str, lead: &str) -> Drawing {
    let mut out = Drawing::default();
    let view = ["0 0 ", &tenths(WIDTH), " ", &tenths(height)].concat();
    out.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("viewBox", &view),
            // A picture in pixels has a size of its own.
            ("width", &tenths(WIDTH)),
            ("height", &tenths(height)),
            ("font-family", FACE),
            ("role", "img"),
            ("aria-labelledby", "bk-title"),
            ("lang", locale.tag()),
        ],
    );
    let compiled = spelt(network.file().compiled, locale);
    out.element(
        "title",
        &[("id", "bk-title")],
        &[title, ", ", lead].concat(),
    );
    out.open("defs", &[]);
    for (index, colour) in colours(network).enumerate() {
        let id = ["bk-", &index.to_string()].concat();
        let size = [
            ("id", &*id),
            ("width", "6"),
            ("height", "6"),
            ("patternUnits", "userSpaceOnUse"),
        ];
        out.open("pattern", &size);
        let lines = [("stroke", colour), ("stroke-width", "1.6")];
        out.path("M-1 1L1 -1M0 6L6 0M5 7L7 5", &lines);
        out.close("pattern");
    }
    out.close("defs");
    out.rect(0.0, 0.0, WIDTH, height, &[("fill", "#fff")]);
    let (lines, size) = title_lines(title, 26.0, WIDTH - 2.0 * MARGIN - 20.0);
    let tops = if lines[1].is_empty() {
        [50.0; 2]
    } else {
        [28.0, 53.0]
    };
    out.rect(
        MARGIN,
        tops[0] - 22.0,
        7.0,
        100.0 - tops[0],
        &[("fill", ACCENT)],
    );
    let bold = [("font-weight", "700"), ("fill", INK)];
    for (line, y) in lines
        .into_iter()
        .zip(tops)
        .filter(|(line, _)| !line.is_empty())
    {
        out.text([MARGIN + 20.0, y], &tenths(size), &bold, line);
    }
    let words = Words::of(locale);
    let lead = [lead, " · ", words.compiled, " ", &compiled].concat();
    out.text([MARGIN + 20.0, 76.0], "15", &[("fill", ALT)], &lead);
    out
}

/// The colour of each service, and of what is of all of them.
fn colours(network: &Network) -> impl Iterator<Item = &'static str> {
    let services = 0..network.services().len();
    let own = services.map(|service| colour(network.look(service).1));
    own.chain([INK])
}

fn filled(locale: Locale, band: Band) -> String {
    let words = Words::of(locale);
    let most = band.most().to_string();
    let text = words.band.replacen("{0}", &band.sure.to_string(), 1);
    text.replacen("{1}", &most, 1)
}

/// The network through the years: for each service, or each kind, how many locations work, surely and perhaps; in how
/// many countries; in how many all services do; and how far the capitals of the world are from it. None
/// where nothing has a date.
#[must_use]
pub fn years_svg(network: &Network, locale: Locale, by_kind: bool) -> Option<String> {
    let words = Words::of(locale);
    let lines = timelines(network);
    let series = Series::with(network, &lines);
    let last = Day::last(network.file().compiled);
    let first = series.drawn_from(network)?;
    if first >= last {
        return None;
    }
    let axis = Axis {
        from: first.number(),
        to: last.number(),
    };
    let services = network.services();
    type Of<'a> = Box<dyn Fn(&Figures) -> Band + 'a>;
    let mut panels: Vec<(String, usize, Of<'_>)> = Vec::new();
    let all = services.len();
    if by_kind {
        for kind in series.kinds() {
            let name = KINDS.get(kind).map(|kind| network.role_name(*kind, locale));
            let name = name.unwrap_or_default().to_owned();
            panels.push((name, all, Box::new(move |figures| figures.kind(kind))));
        }
    } else {
        for (index, service) in services.iter().enumerate() {
            let name = service.name.get(locale).to_owned();
            panels.push((name, index, Box::new(move |figures| figures.service(index))));
        }
    }
    panels.push((
        words.countries.to_owned(),
        all,
        Box::new(|figures| figures.countries),
    ));
    if all > 1 {
        panels.push((
            words.joint.to_owned(),
            all,
            Box::new(|figures| figures.joint),
        ));
    }
    #[allow(clippy::cast_precision_loss, reason = "ten at most")]
    let height = 130.0 + STEP * (panels.len() + 1) as f64 + 40.0;
    let title = network.file().title.get(locale);
    let mut out = begin(network, locale, height, title, words.years);
    let mut top = 130.0;
    for (name, index, of) in &panels {
        let steps = series.steps().iter().filter(|step| step.from <= Some(last));
        let bands: Vec<(i32, Band)> = steps
            .map(|step| (step.from.map_or(axis.from, Day::number), of(&step.figures)))
            .collect();
        let now = bands.last().map(|(_, band)| *band).unwrap_or_default();
        let most = bands
            .iter()
            .map(|(_, band)| band.most())
            .max()
            .unwrap_or(0)
            .max(1);
        panel(&mut out, top, name, &filled(locale, now));
        let [mut sure, mut maybe] = [String::new(), String::new()];
        let ends = bands.iter().skip(1).map(|(day, _)| *day).chain([axis.to]);
        for ((day, band), end) in bands.iter().zip(ends) {
            let y = |n: u32| top + PANEL - PANEL * f64::from(n) / f64::from(most);
            let [left, right] = [axis.x(*day), axis.x(end)];
            area(&mut sure, [left, right], [top + PANEL, y(band.sure)]);
            area(&mut maybe, [left, right], [y(band.sure), y(band.most())]);
        }
        let colour = colours(network).nth(*index).unwrap_or(INK);
        let hatch = ["url(#bk-", &index.to_string(), ")"].concat();
        out.path(
            &maybe,
            &[
                ("fill", &hatch),
                ("stroke", colour),
                ("stroke-width", "0.5"),
            ],
        );
        out.path(&sure, &[("fill", colour)]);
        top += STEP;
    }
    let far = distances(network, &lines);
    let most = far.iter().filter_map(|far| far.sure).fold(1.0, f64::max);
    let now = far
        .iter()
        .rfind(|far| far.from <= Some(last))
        .and_then(|far| far.sure);
    let now = now.map_or_else(|| "–".to_owned(), |km| tenths(km.round()));
    let has_posts = network.locations().iter().any(|one| one.kind == Kind::Post);
    let [to_post, to_any] = words.distance;
    let name = if has_posts { to_post } else { to_any };
    panel(&mut out, top, name, &now);
    let mut sure = String::new();
    let ends = far.iter().skip(1).map(|far| far.from).chain([None]);
    for (far, end) in far.iter().zip(ends) {
        let day = far.from.map_or(axis.from, Day::number);
        let end = end.map_or(axis.to, Day::number);
        if let Some(km) = far.sure {
            let y = top + PANEL - PANEL * km / most;
            area(&mut sure, [axis.x(day), axis.x(end)], [top + PANEL, y]);
        }
    }
    out.path(&sure, &[("fill", ALT)]);
    axis.draw(&mut out, top + PANEL);
    out.text([MARGIN, height - 14.0], "13", &[("fill", ALT)], words.key);
    out.close("svg");
    Some(out.finish())
}

/// The ground of a drawing, with its name and where it ends.
fn panel(out: &mut Drawing, top: f64, name: &str, now: &str) {
    let bold = [("font-weight", "700"), ("fill", INK)];
    out.text([MARGIN, top - 8.0], "15", &bold, name);
    let right = [("text-anchor", "end"), ("fill", INK)];
    out.text([WIDTH - MARGIN, top - 8.0], "15", &right, now);
    out.rect(
        MARGIN,
        top,
        WIDTH - 2.0 * MARGIN,
        PANEL,
        &[("fill", "#f3f5f6")],
    );
}

/// A rectangle of a path, where it is one.
fn area(path: &mut String, [left, right]: [f64; 2], [below, above]: [f64; 2]) {
    if right > left && below > above {
        let [left, right, below, above] = [left, right, below, above].map(tenths);
        path.push_str(
            &[
                "M", &left, " ", &below, "V", &above, "H", &right, "V", &below, "Z",
            ]
            .concat(),
        );
    }
}

/// One location through time: when it worked, surely or perhaps. None where no claim has a date. Its title says of
/// when the sources are, where it is what those of a date knew.
#[must_use]
pub fn timeline_svg(
    network: &Network,
    location: &Location,
    locale: Locale,
    known: Option<Date>,
) -> Option<String> {
    let words = Words::of(locale);
    let line = Timeline::of(location, network.file().compiled);
    let last = Day::last(network.file().compiled);
    let spans = line.spans();
    let [from, to] = line.drawn(location, last)?.map(Day::number);
    let axis = Axis { from, to };
    let service = network.service_index(&location.service).unwrap_or_default();
    let title = [location.name.get(locale), &said([None, known], locale)].concat();
    let mut out = begin(network, locale, 210.0, &title, words.one);
    let top = 106.0;
    out.rect(
        MARGIN,
        top,
        WIDTH - 2.0 * MARGIN,
        36.0,
        &[("fill", "#f3f5f6")],
    );
    let [mut sure, mut maybe] = [String::new(), String::new()];
    let ends = spans.iter().skip(1).map(|span| span.from).chain([None]);
    for (span, end) in spans.iter().zip(ends) {
        let path = match span.moment.works {
            Works::No => continue,
            Works::Maybe if span.moment.is_unknown() => continue,
            Works::Maybe => &mut maybe,
            Works::Yes => &mut sure,
        };
        let [left, right] = [
            span.from.map_or(axis.from, Day::number),
            end.map_or(axis.to, Day::number),
        ];
        area(path, [axis.x(left), axis.x(right)], [top + 36.0, top]);
    }
    let hatch = ["url(#bk-", &service.to_string(), ")"].concat();
    out.path(&maybe, &[("fill", &hatch)]);
    out.path(&sure, &[("fill", colour(network.look(service).1))]);
    axis.draw(&mut out, top + 36.0);
    out.text([MARGIN, 196.0], "13", &[("fill", ALT)], words.key);
    out.close("svg");
    Some(out.finish())
}

#[cfg(test)]
mod tests {
    use super::super::tests::is_well_formed;
    use super::*;
    use crate::analysis::fixture;
    use crate::load::built_in;

    #[test]
    fn the_charts_are_whole_and_say_what_they_show() {
        let network = built_in().unwrap();
        for locale in Locale::ALL {
            let years = years_svg(&network, locale, false).unwrap();
            assert!(is_well_formed(&years));
            assert!(years.contains(Words::of(locale).years) && !years.contains("NaN"));
            for service in network.services() {
                assert!(years.contains(&service.name.get(locale).replace('&', "&amp;")));
            }
            let kinds = years_svg(&network, locale, true).unwrap();
            assert!(is_well_formed(&kinds) && !kinds.contains("NaN"));
            for kind in [Kind::Post, Kind::Satellite, Kind::Office] {
                assert!(kinds.contains(network.role_name(kind, locale)));
            }
            for location in network.locations() {
                if let Some(one) = timeline_svg(&network, location, locale, None) {
                    assert!(is_well_formed(&one) && !one.contains("NaN"));
                }
            }
        }
        let madrid = network
            .locations()
            .iter()
            .find(|one| one.id.as_str() == "post-madrid");
        let madrid = timeline_svg(&network, madrid.unwrap(), Locale::En, None).unwrap();
        assert!(madrid.contains(">2010<") && madrid.contains("url(#bk-0)"));
    }

    #[test]
    fn what_was_known_by_a_date_says_so() {
        let network = fixture::network("dkbuza post Vienna:AT open@2024 opened=1994");
        let known = Date::new("2019");
        let one = timeline_svg(&network, &network.locations()[0], Locale::En, known).unwrap();
        assert!(one.contains(", as known by the end of 2019, "), "{one}");
    }

    #[test]
    fn an_axis_begins_with_the_first_day_that_a_date_may_mean() {
        let network = fixture::network("fit office Tokyo:JP opened=1400/1499 open@2024");
        let one = timeline_svg(&network, &network.locations()[0], Locale::En, None).unwrap();
        let years = years_svg(&network, Locale::En, false).unwrap();
        for svg in [one, years] {
            assert!(svg.contains(">1400<"), "{svg}");
        }
        let network = fixture::network("fit office Tokyo:JP opened=../1994 open@2024");
        let one = timeline_svg(&network, &network.locations()[0], Locale::En, None).unwrap();
        // How long it had been there, nobody says: nothing is drawn of it.
        assert!(one.contains(">1995<") && !one.contains(">1990<"), "{one}");
    }

    #[test]
    fn what_nobody_dates_has_no_chart() {
        let network = fixture::network("fit office Tokyo:JP seen");
        assert_eq!(years_svg(&network, Locale::En, false), None);
        assert_eq!(
            timeline_svg(&network, &network.locations()[0], Locale::En, None),
            None
        );
        assert_eq!(years_svg(&fixture::network(""), Locale::En, false), None);
    }

    #[test]
    fn a_name_cannot_become_markup() {
        let mut file = fixture::file("fit office Tokyo:JP seen@2016 opened=1994");
        file.locations[0].name = crate::model::Localized::each(["<script>&\""; 4]);
        let network = crate::Network::from_valid(file);
        let svg = timeline_svg(&network, &network.locations()[0], Locale::Nl, None).unwrap();
        assert!(is_well_formed(&svg) && !svg.contains("<script"));
    }
}
