//! The land behind the markers: there at every moment, in the colours of now.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::Value;

pub(crate) const TESTS: &[Test] = tests![
    names_stand_on_the_map_in_the_visitors_language,
    the_networks_own_region_and_large_cities_are_named,
    the_land_stays_while_the_map_zooms,
    zooming_back_shows_the_colours_of_now,
];

/// In the middle of Siberia: land as far as one sees, and all of it one country's.
const INLAND: &str = "at=62.00_100.00_6";

/// `land()`: for each of nine points of the map, the colours that tiles show there.
const LAND: &str = "const land = () => {
        const map = root.querySelector('.map').getBoundingClientRect();
        return [0.3, 0.5, 0.7].flatMap((y) => [0.3, 0.5, 0.7].map((x) =>
            landAt(map.left + x * map.width, map.top + y * map.height)
                .map(([uppermost]) => getComputedStyle(uppermost).fill)));
    };";

/// The colour that all of it has, as soon as that is one colour and another than before.
async fn colour(page: &Page, before: &str) -> String {
    let script = format!(
        "{LAND} const all = new Set(land().map((colours) => [...new Set(colours)].join(' and ')));
         [window.seen] = all;
         return all.size === 1 && window.seen !== '{before}' && window.seen !== ''"
    );
    page.until("all is one colour", &script).await;
    let seen = page.eval("return window.seen").await;
    seen.as_str().expect("a colour").to_owned()
}

async fn the_land_stays_while_the_map_zooms(page: Page) {
    page.open(&format!("#lang=en&{INLAND}")).await;
    colour(&page, "").await;
    page.focus(".map").await;
    for (key, zoom) in [("+", 7), ("+", 8), ("-", 7), ("-", 6), ("-", 5)] {
        // However slow the machine: what is drawn before is what is to stay.
        colour(&page, "").await;
        page.eval(&format!(
            "{LAND} window.bare = [];
             const look = () => {{
                 land().forEach((colours, point) => colours.length > 0 || window.bare.push(point));
                 window.looking = requestAnimationFrame(look);
             }};
             look()"
        ))
        .await;
        page.press(key.chars()).await;
        let there = format!("return location.hash.endsWith('_{zoom}')");
        page.until("it has zoomed", &there).await;
        let bare = page
            .eval("cancelAnimationFrame(window.looking); return window.bare")
            .await;
        assert_eq!(bare, Value::Array(vec![]), "{key} to zoom {zoom}");
    }
}

async fn zooming_back_shows_the_colours_of_now(page: Page) {
    page.open(&format!("#lang=en&{INLAND}")).await;
    let before = colour(&page, "").await;
    page.focus(".map").await;
    page.press("+".chars()).await;
    page.until("it is nearer", "return location.hash.endsWith('_7')")
        .await;
    page.eval("location.hash = '#lang=en&at=62.00_100.00_7&selected=RU'")
        .await;
    page.find(".detail").await;
    let selected = colour(&page, &before).await;
    page.focus(".map").await;
    page.press("-".chars()).await;
    page.until("it is farther", "return location.hash.includes('_6')")
        .await;
    assert_eq!(colour(&page, "").await, selected);
}

/// What is written where on the canvas of names: how many names, and how many pixels of them.
const NAMES: &str = "const canvas = root.querySelector('.names');
    const data = pixelsOf(canvas);
    let ink = 0;
    for (let i = 3; i < data.length; i += 4) ink += data[i] > 0;
    return [+(canvas.dataset.count ?? 0), ink]";

async fn names_stand_on_the_map_in_the_visitors_language(page: Page) {
    page.open("#lang=en&at=51.00_11.00_5").await;
    page.until(
        "names are written",
        "return +root.querySelector('.names')?.dataset.count > 10",
    )
    .await;
    let english = page.eval(NAMES).await;
    let count = english[0].as_f64().expect("a number");
    assert!(
        english[1].as_f64().expect("a number") > 100.0 * count,
        "{english}"
    );
    // Nothing to be read aloud, tabbed to or clicked.
    let quiet = "const canvas = root.querySelector('.names');
        return [canvas.getAttribute('aria-hidden'), getComputedStyle(canvas).pointerEvents].join()";
    page.until_equal(quiet, "true,none").await;
    page.open("#lang=nl&at=51.00_11.00_5").await;
    page.until(
        "they are written in Dutch",
        &format!("return (() => {{ {NAMES} }})()[1] !== {}", english[1]),
    )
    .await;
    // As the map rests elsewhere, others stand there.
    page.open("#lang=nl&at=-40.00_-120.00_6").await;
    page.until(
        "the ocean has no names",
        "return root.querySelector('.names').dataset.count === '0'",
    )
    .await;
}

/// Has the names that are written from now on told by `named`.
const LISTEN: &str = "window.named = new Set();
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
        const { fillText } = prototype;
        prototype.fillText = function (text, ...rest) { window.named.add(text); return fillText.call(this, text, ...rest); };
    }";

async fn the_networks_own_region_and_large_cities_are_named(page: Page) {
    page.open("#lang=nl&at=50.00_5.00_7").await;
    page.eval(LISTEN).await;
    page.eval("root.querySelector('.map-buttons button:nth-child(2)').click()")
        .await;
    page.until(
        "its region is named",
        "return window.named.has('Vlaanderen')",
    )
    .await;
    assert_eq!(
        page.eval("return window.named.has('• Bagdad')").await,
        false
    );
    page.open("#lang=nl&selected=IQ&at=33.00_44.00_6").await;
    page.eval(LISTEN).await;
    page.find(".detail").await;
    page.eval("root.querySelector('.map-buttons button').click()")
        .await;
    page.until(
        "a city where nobody is",
        "return window.named.has('• Bagdad')",
    )
    .await;
}
