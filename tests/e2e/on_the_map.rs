//! What the map shows, wherever it is taken and whatever window it is in: what is in the data, at its
//! place, on every world in view, under the pointer.

use buitenkaart_tests::browser::Engine;
use buitenkaart_tests::networks::{Office, network};
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::element::{host, ready, widget};

pub(crate) const TESTS: &[Test] = tests![
    other_data_bring_other_markers,
    a_scenario_changes_the_sign_of_a_lone_marker,
    every_world_in_view_has_its_markers,
    neighbours_across_the_meridian_are_together,
    a_zoom_beyond_what_there_is_holds_nothing_up,
    a_very_wide_map_has_markers_everywhere,
    the_poles_are_within_reach,
    what_was_hidden_shows_what_it_did,
    what_is_enlarged_is_sharp_and_is_hit [Chromium Firefox: "in WebKitGTK a map that is enlarged twice is not always drawn anew"],
    other_pixels_and_colours_show_at_once [Chromium: "only its driver changes the screen"],
];

/// Shows this network, as a page around would.
pub(crate) async fn load(page: &Page, data: &Value) {
    let script = "const [text, done] = arguments;
        document.querySelector('buiten-kaart').load(text).then(done, (e) => done(String(e)))";
    let answer = page.eval_async(script, vec![json!(data.to_string())]).await;
    assert_eq!(answer["ok"], true, "{answer:.500}");
}

/// `at(marker)`: where a marker is in the map, as shares of its width and height. `place(lat, lon)`: where
/// such a place is to be, by the view that is told, on the turn of the world nearest to the middle.
const PLACES: &str = "
    const map = root.querySelector('.map').getBoundingClientRect();
    const at = (marker) => {
        const box = marker.closest('.mk-at').getBoundingClientRect();
        return [box.left - map.left, box.top - map.top];
    };
    const place = (lat, lon) => {
        const [, a, b, zoom] = host.state.match(/at=([-.\\d]+)_([-.\\d]+)_(\\d+)/);
        const world = 256 * 2 ** zoom;
        const y = (lat) => world * (0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / (2 * Math.PI));
        const east = (lon - b) / 360;
        return [map.width / 2 + world * (east - Math.round(east)), map.height / 2 + y(lat) - y(+a)];
    };
    const far = ([x, y], [v, w]) => Math.hypot(x - v, y - w);";

async fn other_data_bring_other_markers(page: Page) {
    widget(&page, "lang='en' view='40,60,2'").await;
    let mut offices = vec![
        Office::new("a", "Alpha", 0, "AT", [48.2, 16.4]),
        Office::new("b", "Beta", 1, "JP", [35.7, 139.7]),
    ];
    let shown = format!(
        "{PLACES} return [...root.querySelectorAll('.mk:not([aria-hidden])')].map((mk) => [
            mk.querySelector('.tip').textContent, mk.querySelector('.g').className,
            far(at(mk), place(...arguments[0][mk.querySelector('.tip').textContent] ?? [0, 0])) < 3]).sort()"
    );
    // Another place, another name, another sign; and what is the same place in the file is another office.
    for (name, service, lat_lon) in [
        ("Alpha", 0, [48.2, 16.4]),
        ("Alpha", 0, [-25.7, 28.2]),
        ("Gamma", 0, [-25.7, 28.2]),
        ("Gamma", 2, [-25.7, 28.2]),
    ] {
        offices[0].name = name.to_owned();
        offices[0].service = service;
        offices[0].lat_lon = lat_lon;
        load(&page, &network(&offices)).await;
        let places = json!({ name: lat_lon, "Beta": [35.7, 139.7] });
        let wanted = json!([
            ["Beta", "g s1 open f0", true],
            [name, format!("g s{service} open f0"), true]
        ]);
        let mut wanted = wanted.as_array().expect("two").clone();
        wanted.sort_by_key(ToString::to_string);
        let mut seen = Value::Null;
        for _ in 0..100 {
            seen = page.eval_with(&shown, vec![places.clone()]).await;
            if seen == json!(wanted) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(seen, json!(wanted));
    }
}

async fn a_scenario_changes_the_sign_of_a_lone_marker(page: Page) {
    widget(&page, "lang='en' view='48.2,16.4,7'").await;
    let office = Office::new("alpha", "Alpha", 0, "AT", [48.2, 16.4]);
    let mut network = network(&[office]);
    // Scenarios are for networks with posts.
    network["locations"][0]["kind"] = "post".into();
    load(&page, &network).await;
    let sign = "return root.querySelector('.mk .g')?.className";
    page.until_equal(sign, "g s0 open f0").await;
    page.eval("host.scenario = '1~~~Calpha'").await;
    page.until_equal(sign, "g s0 closed f0 shut").await;
    page.eval("host.scenario = null").await;
    page.until_equal(sign, "g s0 open f0").await;
}

/// Whether every marker stands where its place is on its world, there is one wherever an office is in
/// view, and the keyboard meets each once.
fn everywhere(offices: &[Office]) -> String {
    let places: Vec<Value> = offices.iter().map(|office| json!(office.lat_lon)).collect();
    format!(
        "{PLACES}
         const zoom = host.state.match(/at=[^&]*_(\\d+)/)?.[1];
         if (zoom === undefined) return false;
         const world = 256 * 2 ** zoom;
         const markers = [...root.querySelectorAll('.mk')].map(at);
         const wanted = {}.map(([lat, lon]) => place(lat, lon)).flatMap(([x, y]) =>
             [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((turn) => [x + turn * world, y])
                 .filter(([x, y]) => x > 0 && x < map.width && y > 0 && y < map.height));
         const once = root.querySelectorAll('.mk:not([tabindex])').length;
         return wanted.length > 0 && once <= {} && wanted.every((one) => markers.some((it) => far(it, one) < 4))",
        json!(places),
        offices.len(),
    )
}

fn spread() -> Vec<Office> {
    vec![
        Office::new("suva", "Suva", 0, "FJ", [-18.1, 178.4]),
        Office::new("apia", "Apia", 1, "WS", [13.8, -171.8]),
        Office::new("tokyo", "Tokyo", 2, "JP", [35.7, 139.7]),
        Office::new("lima", "Lima", 0, "PE", [-12.0, -77.0]),
        Office::new("vienna", "Vienna", 1, "AT", [48.2, 16.4]),
        Office::new("delhi", "Delhi", 1, "IN", [28.6, 77.2]),
    ]
}

async fn every_world_in_view_has_its_markers(page: Page) {
    widget(
        &page,
        "lang='en' view='10,175,2' style='display: block; height: 640px'",
    )
    .await;
    let offices = spread();
    load(&page, &network(&offices)).await;
    page.eval("host.flyTo({ lat: 10, lon: 175, zoom: 2 })")
        .await;
    page.until("at the 180th meridian", &everywhere(&offices))
        .await;
    // Beyond it by key…
    page.focus(".map").await;
    for _ in 0..6 {
        page.press([Key::Right]).await;
    }
    page.until(
        "it has gone on",
        "return +host.state.match(/at=[^_]*_([-.\\d]+)/)[1] < -100",
    )
    .await;
    page.until("beyond it", &everywhere(&offices)).await;
    // …by button…
    for _ in 0..3 {
        page.eval("root.querySelector('.pan button:nth-of-type(3)').click()")
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    }
    page.until("a world further", &everywhere(&offices)).await;
    // …by the pointer, and by zooming in and out there.
    page.drag(".leaflet-container", -250., 0.).await;
    page.until("dragged", &everywhere(&offices)).await;
    page.focus(".map").await;
    for (key, zoom) in [("-", 1), ("+", 2), ("+", 3)] {
        page.press(key.chars()).await;
        page.until(
            "it has zoomed",
            &format!("return /_{zoom}(&|$)/.test(host.state)"),
        )
        .await;
        page.until("zoomed", &everywhere(&offices)).await;
    }
    // A marker of another world is as good as any.
    page.eval("host.flyTo({ lat: 10, lon: 175, zoom: 1 })")
        .await;
    let seen = "const map = root.querySelector('.map').getBoundingClientRect();
        const seen = [...root.querySelectorAll('.mk[tabindex]:not(.many)')].find((mk) => {
            const { left, right } = mk.getBoundingClientRect();
            return left > map.left && right < map.right;
        });
        seen?.setAttribute('id', 'other');
        return seen";
    page.until("on two worlds", seen).await;
    page.click("#other").await;
    page.find(".detail").await;
}

/// Of an attribute and the host: the nearest that there is, and the next order is carried out as ever.
async fn a_zoom_beyond_what_there_is_holds_nothing_up(page: Page) {
    let offices = spread();
    for attributes in ["view='10,20,0'", ""] {
        let style = "style='display: block; height: 640px'";
        widget(&page, &format!("lang='en' {attributes} {style}")).await;
        load(&page, &network(&offices)).await;
        page.eval("host.flyTo({ lat: 10, lon: 20, zoom: 2 })").await;
        page.until("at hand", &everywhere(&offices)).await;
        page.eval("host.flyTo({ lat: 12, lon: 22, zoom: 0 })").await;
        page.until("far", &everywhere(&offices)).await;
        page.until(
            "as far as it goes",
            "return /at=12.00_22.00_1(&|$)/.test(host.state)",
        )
        .await;
        page.eval("host.flyTo({ lat: 10, lon: 20, zoom: 3 })").await;
        page.until("near again", &everywhere(&offices)).await;
    }
}

async fn neighbours_across_the_meridian_are_together(page: Page) {
    widget(
        &page,
        "lang='en' view='20,179,3' style='display: block; height: 640px'",
    )
    .await;
    let mut data = network(&[
        Office::new("west", "West", 0, "FJ", [51.90, 179.995]),
        Office::new("east", "East", 1, "FJ", [51.91, -179.995]),
        Office::new("strait", "Strait", 2, "FJ", [66.0, -169.0]),
    ]);
    // A region on both sides: its label stands there, and not in the middle of the map.
    data["places"][2] = json!({ "id": "strait", "name": "The strait", "precision": "region",
        "zone": { "value": ["FJ", "WS", "TO"], "sources": ["list"] } });
    data["locations"][2]["kind"] = json!("candidate");
    data["locations"][2]["standing"][0]["value"] = json!("considered");
    load(&page, &data).await;
    let one =
        "return [...root.querySelectorAll('.mk.many .tip')].map((tip) => tip.textContent).join()";
    page.until_equal(one, "2 locations: West, East").await;
    let near = format!(
        "{PLACES} const label = root.querySelector('.mk.zone');
         return label !== null && far(at(label), place(-16, -177.5)) < 120"
    );
    page.until("the region's label", &near).await;
    page.click(".mk.many").await;
    page.until_equal("return root.querySelectorAll('.city .mk').length", 2)
        .await;
    page.click(".city .mk:last-child").await;
    page.until_equal(
        "return root.querySelector('.detail h2')?.textContent.trim()",
        "East",
    )
    .await;
    let place =
        format!("{PLACES} return far(at(root.querySelector('.city')), place(51.91, -179.995)) < 4");
    page.until("the row stands there", &place).await;
}

async fn a_very_wide_map_has_markers_everywhere(page: Page) {
    host(
        &page,
        "<buiten-kaart lang='en' panels='none' style='display: block; width: 2560px; height: 700px'></buiten-kaart>",
    )
    .await;
    ready(&page).await;
    let offices = spread();
    load(&page, &network(&offices)).await;
    for (lon, zoom) in [(10, 3), (-179, 3), (170, 2), (90, 1)] {
        page.eval(&format!(
            "host.flyTo({{ lat: 20, lon: {lon}, zoom: {zoom} }})"
        ))
        .await;
        page.until(&format!("{lon} {zoom}"), &everywhere(&offices))
            .await;
    }
}

async fn the_poles_are_within_reach(page: Page) {
    widget(&page, "lang='en' style='display: block; height: 640px'").await;
    load(
        &page,
        &network(&[
            Office::new("north", "North", 0, "NO", [90.0, 0.0]),
            Office::new("south", "South", 1, "AQ", [-90.0, 180.0]),
            Office::new("middle", "Middle", 2, "NO", [89.2, -180.0]),
        ]),
    )
    .await;
    for (id, name, lat, lon) in [
        ("north", "North", 90.0, 0),
        ("south", "South", -90.0, 180),
        ("middle", "Middle", 89.2, -180),
    ] {
        page.eval(&format!("host.select('{id}')")).await;
        let there = format!(
            "const map = root.querySelector('.map').getBoundingClientRect();
             const marker = root.querySelector('.mk[aria-current]:not([tabindex])');
             if (!marker?.textContent.includes('{name}')) return false;
             const box = marker.getBoundingClientRect();
             return box.left >= map.left && box.right <= map.right && box.top >= map.top && box.bottom <= map.bottom"
        );
        page.until(name, &there).await;
        // As close as one can look, too: the projection ends before the poles.
        page.eval(&format!(
            "host.flyTo({{ lat: {lat}, lon: {lon}, zoom: 10 }})"
        ))
        .await;
        page.until(name, &there).await;
    }
}

/// All markers, and where they are.
const MARKERS: &str = "return [...root.querySelectorAll('.mk')].map((mk) => {
        const { left, top } = mk.getBoundingClientRect();
        const map = root.querySelector('.map').getBoundingClientRect();
        return [mk.dataset.at, Math.round(left - map.left), Math.round(top - map.top)].join();
    }).sort().join(' ')";

async fn what_was_hidden_shows_what_it_did(page: Page) {
    widget(
        &page,
        "lang='en' view='50,10,4' style='display: block; height: 640px'",
    )
    .await;
    let before = page.eval(MARKERS).await;
    for (hide, show) in [
        (
            "host.style.display = 'none'",
            "host.style.display = 'block'",
        ),
        (
            "host.style.contentVisibility = 'hidden'",
            "host.style.contentVisibility = ''",
        ),
        (
            "host.style.width = host.style.height = '0'",
            "host.style.width = ''; host.style.height = '640px'",
        ),
    ] {
        page.eval(hide).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        page.eval(show).await;
        page.until_equal(MARKERS, before.clone()).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(page.eval(MARKERS).await, before, "{hide}");
        assert_eq!(
            page.eval("return host.state.includes('at=50.00_10.00_4')")
                .await,
            true
        );
    }
    // What comes while it is hidden is there when it is shown.
    page.eval("host.style.display = 'none'").await;
    load(
        &page,
        &network(&[Office::new("x", "Xi", 0, "DE", [50.0, 10.0])]),
    )
    .await;
    page.eval("host.style.display = 'block'").await;
    page.until_equal(
        "return [...root.querySelectorAll('.mk .tip')].map((tip) => tip.textContent).join()",
        "Xi",
    )
    .await;
}

/// How many pixels the names have for a CSS pixel of the window; the land is sharp by itself.
const SHARPNESS: &str = "const canvas = root.querySelector('.names');
    return canvas.width / canvas.getBoundingClientRect().width / devicePixelRatio";

async fn what_is_enlarged_is_sharp_and_is_hit(page: Page) {
    widget(&page, "lang='en' view='50,10,5' style='display: block; width: 700px; height: 500px; transform-origin: 0 0'")
        .await;
    load(
        &page,
        &network(&[Office::new("x", "Xi", 0, "DE", [50.5, 10.5])]),
    )
    .await;
    for scale in ["1.5", "0.8", "2"] {
        page.eval(&format!("host.style.transform = 'scale({scale})'"))
            .await;
        page.until(
            &format!("it is sharp at {scale}"),
            &format!("return (() => {{ {SHARPNESS} }})() > 0.98"),
        )
        .await;
        // The land is hit where it is seen: north of the marker Germany, as without a transform.
        page.eval("host.select(null)").await;
        page.click(".mk").await;
        page.until_equal(
            "return root.querySelector('.detail h2')?.textContent.trim()",
            "Xi",
        )
        .await;
        page.eval("host.select(null)").await;
        page.eval(
            "const map = root.querySelector('.map'), box = root.querySelector('.mk').getBoundingClientRect();
             const clientX = box.left + box.width / 2, clientY = box.top + box.height / 2 + 300 * map.getBoundingClientRect().width / map.offsetWidth / 8;
             for (const type of ['mousedown', 'mouseup', 'click'])
                 map.dispatchEvent(new MouseEvent(type, { clientX, clientY, bubbles: true, composed: true }));",
        )
        .await;
        page.until_equal(
            "return host.state.match(/selected=([^&]*)/)?.[1] ?? ''",
            "DE",
        )
        .await;
        // What is selected scrolls into view; the next click is for a page at rest.
        page.until_equal("return focused()?.textContent.trim()", "Germany")
            .await;
    }
}

async fn other_pixels_and_colours_show_at_once(page: Page) {
    assert_eq!(page.engine, Engine::Chromium);
    widget(
        &page,
        "lang='en' view='50,10,5' style='display: block; height: 500px'",
    )
    .await;
    // The driver tells the page nothing where the window stays the same; a browser's own zoom changes it too.
    for (ratio, width) in [(2.0, 1200), (1.25, 1300), (3.0, 1210)] {
        let screen =
            json!({ "width": width, "height": 800, "deviceScaleFactor": ratio, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", screen)
            .await;
        page.until_equal("return devicePixelRatio", ratio).await;
        page.until(
            &format!("it is sharp at {ratio}"),
            &format!("return (() => {{ {SHARPNESS} }})() > 0.98"),
        )
        .await;
    }
    page.devtools("Emulation.clearDeviceMetricsOverride", json!({}))
        .await;
    // The land in the colours of the system.
    let dark = "return [...root.querySelectorAll('.land .none')].some((land) => getComputedStyle(land).fill === 'rgb(1, 2, 3)')";
    page.until("land", "return root.querySelector('.land .none')")
        .await;
    assert_eq!(page.eval(dark).await, false);
    page.eval("root.querySelector('.map').style.setProperty('--map-land', 'rgb(1, 2, 3)')")
        .await;
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await;
    page.until("the land has them", dark).await;
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }))
        .await;
}
