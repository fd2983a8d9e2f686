//! The map that reads: how countries are filled, who answers for which, and what the first view shows of
//! all that at every size.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::json;

use super::at_a_glance::{framed, inside};
use super::element::{host, ready, widget};
use super::networks::show;

pub(crate) const TESTS: &[Test] = tests![
    who_answers_from_elsewhere_is_hatched,
    the_fill_follows_the_filters,
    an_enclave_is_filled_as_itself,
    all_lines_are_an_option_for_the_keyboard,
    a_host_asks_for_all_lines,
    the_colours_of_the_map_are_the_hosts_to_choose,
    on_little_room_the_services_take_few_rows,
    no_marker_begins_under_a_button,
    all_of_the_close_up_is_reached_in_two_steps,
    keys_have_the_shape_of_a_service_that_is_there,
    a_scenario_is_one_sheet_of_paper [Chromium: "only its driver prints"],
];

/// `looks(lat, lon)`: what the land shows about a place in view.
const LOOKS: &str = "
    const looks = (lat, lon) => {
        const [, a, b, zoom] = host.state.match(/at=([-.\\d]+)_([-.\\d]+)_(\\d+)/);
        const world = 256 * 2 ** zoom;
        const map = root.querySelector('.map').getBoundingClientRect();
        const north = (lat) => world * (0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI));
        const x = map.left + map.width / 2 + world * (lon - b) / 360;
        const y = map.top + map.height / 2 + north(lat) - north(+a);
        return landAt(x, y).flat().map((path) => path.getAttribute('class'));
    };";

/// Until the land about a place is hatched, or plain.
async fn is_hatched(page: &Page, what: &str, [lat, lon]: [f64; 2], hatched: bool) {
    let script = format!(
        "{LOOKS} const seen = looks({lat}, {lon});
         return seen.length > 0 && seen.includes('elsewhere') === {hatched}"
    );
    page.until(what, &script).await;
    // The hatching is found, in the shadow root as well.
    let found = "return [...root.querySelectorAll('.land .elsewhere')].every((path) =>
        path.closest('svg').querySelector(path.getAttribute('fill').slice(4, -1))?.localName === 'pattern')";
    assert_eq!(page.eval(found).await, true);
}

async fn an_enclave_is_filled_as_itself(page: Page) {
    page.open("#lang=en&at=-29_27_6").await;
    // Lesotho, for which somebody elsewhere answers, within South Africa, where two services are.
    for (place, class) in [("-29.5, 28.3", "elsewhere"), ("-28, 25", "two")] {
        let uppermost = format!("{LOOKS} return looks({place})[0]");
        page.until_equal(&uppermost, class).await;
    }
}

const SLOVAKIA: [f64; 2] = [48.6, 19.5];
const NORWAY: [f64; 2] = [61.1, 9.0];
const AUSTRIA: [f64; 2] = [47.6, 14.6];

async fn who_answers_from_elsewhere_is_hatched(page: Page) {
    for theme in ["light", "dark"] {
        page.open("#lang=en&at=48.7_17.2_6").await;
        page.eval(&format!("host.theme = '{theme}'")).await;
        is_hatched(&page, "Vienna answers for Slovakia", SLOVAKIA, true).await;
        is_hatched(&page, "it stands in Austria", AUSTRIA, false).await;
    }
    assert!(
        page.text(".legend")
            .await
            .contains("A service elsewhere answers for it")
    );
    assert_eq!(page.count(".legend .t.elsewhere").await, 1);
    page.open("#lang=en&at=62_12_4").await;
    is_hatched(&page, "Copenhagen answers for Norway", NORWAY, true).await;
}

async fn the_fill_follows_the_filters(page: Page) {
    for (filter, hatched) in [
        ("services=dkbuza", true),
        ("services=fit", false),
        ("standing=open", true),
        ("standing=closed", false),
        ("date=1950", false),
        ("tint=off", false),
    ] {
        page.open(&format!("#lang=en&at=48.7_17.2_6&{filter}"))
            .await;
        is_hatched(&page, filter, SLOVAKIA, hatched).await;
    }
    // On the way, without another page: what is filtered is filled at once.
    page.open("#lang=en&at=48.7_17.2_6").await;
    is_hatched(&page, "all", SLOVAKIA, true).await;
    page.click(".service:nth-child(2)").await;
    is_hatched(&page, "one service", SLOVAKIA, false).await;
}

/// How many lines there are of all, and of what is selected.
const LINES: &str = "const { allLines = 0, lines = 0 } = root.querySelector('.names').dataset; return `${allLines} ${lines}`";

async fn all_lines_are_an_option_for_the_keyboard(page: Page) {
    page.open("#lang=en&at=50_12_4").await;
    page.until_equal(LINES, "0 0").await;
    page.eval("root.querySelector('.legend').open = true").await;
    let option = "[...root.querySelectorAll('.legend .check')].find((it) => it.textContent.includes('who answers')).querySelector('input')";
    page.eval(&format!("{option}.focus()")).await;
    page.press([' ']).await;
    let some = format!("{LINES}.match(/^[1-9]\\d* 0$/) !== null");
    page.until("lines", &some).await;
    page.until("in the address", "return host.state.includes('lines=all')")
        .await;
    let all = page.eval(LINES).await;
    let all = all
        .as_str()
        .unwrap_or_default()
        .trim_end_matches(" 0")
        .to_owned();
    page.assert_accessible("all lines").await;
    // What is selected stands out of them.
    page.eval("host.select('post-vienna')").await;
    page.until_equal(LINES, format!("{all} 4")).await;
    page.press([Key::Escape]).await;
    // Those who are filtered out answer for nobody here.
    page.open("#lang=en&at=50_12_4&lines=all&standing=closed")
        .await;
    page.until(
        "it is there",
        "return root.querySelector('.names').dataset.allLines",
    )
    .await;
    page.until_equal(LINES, "0 0").await;
    page.open("#lang=en&at=50_12_4&lines=all").await;
    page.until_equal(LINES, format!("{all} 0")).await;
    page.eval(&format!("{option}.focus()")).await;
    page.press([' ']).await;
    page.until_equal(LINES, "0 0").await;
    page.until("not in the address", "return !host.state.includes('lines')")
        .await;
}

async fn a_host_asks_for_all_lines(page: Page) {
    widget(&page, "lang='en' lines='all' view='50,12,4'").await;
    let some = format!("{LINES}.match(/^[1-9]\\d* 0$/) !== null");
    page.until("lines", &some).await;
    page.eval("host.lines = null").await;
    page.until_equal(LINES, "0 0").await;
    page.eval("host.lines = 'all'").await;
    page.until("lines again", &some).await;
}

/// Whether the land has this colour, as `r,g,b`.
fn land_has(colour: &str) -> String {
    format!(
        "return [...root.querySelectorAll('.land path')].some((path) => {{
            const {{ fill, stroke }} = getComputedStyle(path);
            return [fill, stroke].some((one) => one.replaceAll(' ', '') === 'rgb({colour})');
        }})"
    )
}

async fn the_colours_of_the_map_are_the_hosts_to_choose(page: Page) {
    for theme in ["light", "dark"] {
        host(
            &page,
            &format!(
                "<style>
                    body {{ --buitenkaart-fill-1: rgb(10, 120, 30); --buitenkaart-fill-2: rgb(20, 20, 130);
                        --buitenkaart-fill-3: rgb(130, 20, 90); --buitenkaart-fill-elsewhere: rgb(1, 250, 250);
                        --buitenkaart-sea: rgb(3, 4, 5); --buitenkaart-service-2: rgb(200, 100, 50); }}
                 </style>
                 <buiten-kaart id='a' lang='en' theme='{theme}' view='50,12,6'></buiten-kaart>"
            ),
        )
        .await;
        ready(&page).await;
        for colour in ["10,120,30", "20,20,130", "130,20,90", "1,250,250"] {
            page.until(&format!("{colour} in {theme}"), &land_has(colour))
                .await;
        }
        let drawn = "return [
            getComputedStyle(root.querySelector('.map')).backgroundColor,
            getComputedStyle(root.querySelector('.services .g.s1')).backgroundColor,
            getComputedStyle(root.querySelector('.mk .g.s1.seen')).borderTopColor,
            getComputedStyle(root.querySelector('.legend .t.two')).backgroundColor,
        ].join(' ')";
        assert_eq!(
            page.eval(drawn).await,
            "rgb(3, 4, 5) rgb(200, 100, 50) rgb(200, 100, 50) rgb(20, 20, 130)"
        );
    }
}

async fn on_little_room_the_services_take_few_rows(page: Page) {
    for (width, height) in [(375, 812), (320, 640), (1100, 640)] {
        framed(&page, "#lang=en", (width, height)).await;
        let rows = if width < 375 { 3 } else { 2 };
        let low = inside(&format!(
            "const box = inner.querySelector('.services')?.getBoundingClientRect();
             return box && box.height <= 46 * {rows} && inner.querySelectorAll('.service').length === 3"
        ));
        page.until(&format!("few rows at {width}"), &low).await;
        // What the numbers say comes with the other filters.
        let told = inside(
            "inner.querySelector('.more').open = true;
             return inner.querySelector('.service small').getClientRects().length > 0",
        );
        page.until("the numbers are told", &told).await;
    }
}

/// Sizes of a page that people have.
const SIZES: [(u32, u32); 8] = [
    (320, 640),
    (375, 812),
    (768, 1024),
    (900, 700),
    (1100, 640),
    (1280, 720),
    (1440, 900),
    (2560, 1440),
];

async fn no_marker_begins_under_a_button(page: Page) {
    for size in SIZES {
        framed(&page, "#lang=en", size).await;
        let clear = inside(
            "const markers = [...inner.querySelectorAll('.mk:not([aria-hidden])')];
             const buttons = [...inner.querySelectorAll('.map-buttons > button')].map((it) => it.getBoundingClientRect());
             if (!markers.length || !buttons.length) return false;
             return markers.every((marker) => {
               const a = marker.getBoundingClientRect();
               return buttons.every((b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
             });",
        );
        page.until(&format!("clear of the buttons at {size:?}"), &clear)
            .await;
    }
}

async fn all_of_the_close_up_is_reached_in_two_steps(page: Page) {
    for size in SIZES {
        framed(&page, "#lang=en", size).await;
        let all = inside(
            "const markers = [...inner.querySelectorAll('.mk:not([aria-hidden])')];
             const of = (marker) => marker.dataset.at.split(' ');
             return markers.sort((a, b) => of(b).length - of(a).length)[0]?.dataset.at ?? false",
        );
        page.until(
            "markers",
            &inside("return inner.querySelector('.mk') !== null"),
        )
        .await;
        let all = page.eval(&all).await;
        let all = all.as_str().unwrap_or_default().to_owned();
        // The first step is the group.
        page.eval(&inside(&format!(
            "inner.querySelector('.mk[data-at=\"{all}\"]:not([aria-hidden])').click()"
        )))
        .await;
        // All that it held is on the map then, and not under its buttons; where there is room, alone or with
        // others of its city, but for two cities that are too near.
        let wide = size.0 >= 1440;
        let apart = inside(&format!(
            "const map = inner.querySelector('.map').getBoundingClientRect();
             const buttons = inner.querySelector('.map-buttons').getBoundingClientRect();
             const held = new Set('{all}'.split(' '));
             const markers = [...inner.querySelectorAll('.mk:not([aria-hidden])')];
             if (markers.some((marker) => marker.dataset.at === '{all}')) return false;
             const of = (marker) => marker.dataset.at.split(' ').filter((at) => held.has(at));
             const seen = markers.filter((marker) => {{
               const box = marker.getBoundingClientRect();
               const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
               const isIn = (it) => x > it.left && x < it.right && y > it.top && y < it.bottom;
               return isIn(map) && !isIn(buttons);
             }});
             const isMixed = (marker) => of(marker).length > 2 && /zoom in/.test(marker.textContent + marker.ariaLabel);
             return seen.flatMap(of).length === held.size && !({wide} && markers.some(isMixed));"
        ));
        page.until(&format!("apart and in view at {size:?}"), &apart)
            .await;
    }
}

async fn keys_have_the_shape_of_a_service_that_is_there(page: Page) {
    let one = r#"{ "version": 2, "title": "We", "compiled": "2026-11-25",
        "sources": [{ "id": "list", "kind": "government", "title": "Our list", "date": "2026" }],
        "services": [{ "id": "we", "short": "We", "name": "We", "symbol": "drop", "colour": "violet" }],
        "places": [{ "id": "nairobi", "name": "Nairobi", "country": "KE", "lat_lon": [-1.29, 36.82], "precision": "city", "sources": ["list"] }],
        "locations": [{ "id": "nairobi", "name": "Nairobi", "service": "we", "kind": "office", "place": "nairobi",
            "standing": [{ "value": "open", "sources": ["list"], "as_of": "2026" }] }] }"#;
    show(&page, "#lang=en", one).await;
    let shapes = "return [...new Set([...root.querySelectorAll('.legend .g, .more .g, .services .g, .row .g')]
        .map((it) => [...it.classList].filter((name) => /^[sc]\\d/.test(name)).join(' ')))].join(', ')";
    let shape = page.eval(shapes).await;
    let shape = shape.as_str().unwrap_or_default().to_owned();
    assert!(
        !shape.contains(',') && !shape.contains("s0") && !shape.contains("s1 "),
        "{shape}"
    );
}

async fn a_scenario_is_one_sheet_of_paper(page: Page) {
    let media = |media: &'static str| {
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": media }))
    };
    for (lang, theme, scenario) in [
        ("en", "light", "1~Spain~Noted~OKmadrid"),
        ("nl", "dark", "1~~~OKmadrid~CPvienna"),
        ("de", "light", "1~Spanien~~OKmadrid~CFtokyo"),
    ] {
        page.open(&format!("#lang={lang}&page=scenario&scenario={scenario}"))
            .await;
        page.eval(&format!("host.theme = '{theme}'")).await;
        page.until(
            "the picture",
            "return root.querySelector('.sheet .paper')?.naturalWidth > 0",
        )
        .await;
        media("print").await;
        let shown = "const shown = (name) => [...root.querySelectorAll(name)].some((it) => it.getClientRects().length > 0);
            return ['.sheet h2', '.paper', '.steps .check span', '.before-after td', '.sheet.fine', '.map-panel', '.list', '.head', 'button', 'input[type=checkbox]', 'textarea', '.proposals', '.to-open'].filter(shown).join(' ')";
        let shown = page.eval(shown).await;
        let settings =
            json!({ "paperWidth": 8.27, "paperHeight": 11.69, "generateTaggedPDF": false });
        let printed = page.devtools("Page.printToPDF", settings).await;
        let pages = "return atob(arguments[0]).match(/\\/Type \\/Page\\b/g).length";
        let pages = page.eval_with(pages, vec![printed["data"].clone()]).await;
        media("").await;
        assert_eq!(
            shown,
            ".sheet h2 .paper .steps .check span .before-after td .sheet.fine"
        );
        assert_eq!(pages, 1, "{scenario} on paper");
    }
    // Without a change it is no sheet.
    page.open("#lang=en&page=scenario").await;
    page.find(".plan").await;
    assert_eq!(page.count(".sheet").await, 0);
}
