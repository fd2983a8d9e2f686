//! Locations in static tiles: read by ranges of one file, drawn, and told to who cannot see them.

use std::io::Cursor;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Effective;
use buitenkaart_core::load::load;
use buitenkaart_core::model::Localized;
use buitenkaart_core::tiles::{Legend, Point, write};
use buitenkaart_tests::page::Page;
use buitenkaart_tests::real_networks::embassies_by_sender;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::element::widget;

pub(crate) const TESTS: &[Test] = tests![
    tiles_are_drawn_and_refined_and_told,
    a_network_in_tiles_alone_shows_no_noughts,
    a_group_that_zooming_does_not_take_apart_is_a_list,
    tiles_that_do_not_come_are_told,
];

/// Where nobody else is.
const LONE: [f64; 2] = [-49.35, 70.22];
const HEAD: &str = "/data/head.json";
const ARCHIVE: &str = "/data/tiles/all.pmtiles";

/// The embassies of all states, and one location that lies alone: the archive, and how many are in it.
fn archive(network: &Network) -> (Vec<u8>, usize) {
    let legend = Legend::new(network);
    let all = network.locations().iter();
    let mut points: Vec<Point> = all.filter_map(|one| legend.point(network, one)).collect();
    points.push(Point {
        id: "lone".into(),
        name: Localized::each(["Eenzaam", "Lone", "Seul", "Einsam"]),
        service: 0,
        standing: Effective::Closed,
        lat_lon: LONE,
    });
    let mut bytes = Cursor::new(Vec::new());
    write(&mut bytes, &legend, "A list", &points).expect("an archive");
    (bytes.into_inner(), points.len())
}

/// What stands on the page beside the archive: a network that names it, with one location of its own.
fn head(network: &Value) -> Value {
    let mut head = network.clone();
    head["tiles"] = json!("tiles/all.pmtiles");
    for list in ["places", "locations"] {
        let first = head[list][0].clone();
        head[list] = json!([first]);
    }
    let place = head["locations"][0]["place"].clone();
    let all = network["places"].as_array().expect("places").iter();
    let place = all.into_iter().find(|one| one["id"] == place);
    head["places"] = json!([place]);
    head
}

/// Serves both, and opens a page with them, in view of the world; how many locations are in the tiles.
async fn served(page: &Page, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> usize {
    let text = embassies_by_sender();
    let network = load(text.as_bytes()).expect("a network");
    let (bytes, count) = archive(&network);
    let text: Value = serde_json::from_str(&text).expect("JSON");
    page.server.put(HEAD, &head(&text).to_string());
    page.server.put_bytes(ARCHIVE, &change(bytes));
    let attributes =
        "lang='en' view='20,10,1' data-src='data/head.json' style='display: block; height: 760px'";
    widget(page, attributes).await;
    // The host's view holds once its data are here: whoever went elsewhere before would be sent back.
    let told = "return root.querySelector('.tile-list details, .tile-list .wrong')";
    page.until("they are here, or not", told).await;
    count
}

/// The number of locations in view, as it is told.
const IN_VIEW: &str =
    "Number(root.querySelector('.tile-list summary')?.textContent.replace(/\\D/g, '') ?? 0)";

async fn fly(page: &Page, [lat, lon]: [f64; 2], zoom: u8) {
    page.eval(&format!(
        "host.flyTo({{ lat: {lat}, lon: {lon}, zoom: {zoom} }})"
    ))
    .await;
    // What is in view is told, and a click hits what is meant, only where it has come to rest.
    page.until(
        "the map rests there",
        &format!(
            "return /_{zoom}(?:&|$)/.test(host.state) && !root.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')"
        ),
    )
    .await;
}

async fn tiles_are_drawn_and_refined_and_told(page: Page) {
    let count = served(&page, |bytes| bytes).await;
    page.until(
        "most are in view",
        &format!("return {IN_VIEW} > {}", count / 2),
    )
    .await;
    let drawn = "return [...root.querySelectorAll('.points canvas')].some((canvas) =>
        canvas.width && canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value))";
    page.until("they are drawn", drawn).await;
    let said = page.text(".in-tiles").await;
    assert!(
        said.contains("Locations in tiles: 4,") || said.contains("Locations in tiles: 5,"),
        "{said}"
    );
    // Parts of one file, from where the network's file says, and nothing else.
    let hits = page.server.hits();
    let parts: Vec<u16> = hits
        .iter()
        .filter(|hit| hit.path == ARCHIVE)
        .map(|hit| hit.status)
        .collect();
    assert!(
        parts.len() > 2 && parts.iter().all(|status| *status == 206),
        "{parts:?}"
    );
    assert_eq!(page.outside_requests(), Vec::<String>::new());
    // A closer look has fewer in view, in finer groups.
    fly(&page, [50.0, 10.0], 5).await;
    page.until(
        "fewer in view",
        &format!("return {IN_VIEW} > 0 && {IN_VIEW} < {}", count / 2),
    )
    .await;
    // One that lies alone says what it is; its country is not chosen.
    fly(&page, LONE, 6).await;
    page.until_equal(&format!("return {IN_VIEW}"), 1).await;
    page.click(".map").await;
    page.until(
        "it is told",
        "return root.querySelector('.tile-list .chosen')",
    )
    .await;
    let told = page.text(".tile-list .chosen").await;
    assert!(
        told.contains("Lone · ") && told.contains(" · Closed"),
        "{told}"
    );
    assert_eq!(page.count(".detail h2").await, 0);
    page.click(".tile-list .chosen button").await;
    page.until(
        "it is gone",
        "return !root.querySelector('.tile-list .chosen')",
    )
    .await;
    // The same by the keyboard.
    page.unfold(".tile-list summary").await;
    page.focus(".tile-list li button").await;
    page.press([Key::Enter]).await;
    page.until(
        "it is told",
        "return root.querySelector('.tile-list .chosen')",
    )
    .await;
    page.assert_accessible("a list of what is in tiles").await;
    // A group goes closer.
    fly(&page, [50.0, 10.0], 3).await;
    page.until(
        "a group",
        "return /^Zoom in on/.test(root.querySelector('.tile-list li button')?.textContent)",
    )
    .await;
    page.focus(".tile-list li button").await;
    page.press([Key::Enter]).await;
    page.until("closer", "return /_(?:[4-9]|10)(?:&|$)/.test(host.state)")
        .await;
    // Another network takes them away.
    page.eval("host.load()").await;
    page.until(
        "they are gone",
        "return !root.querySelector('.points, .tile-list, .in-tiles')",
    )
    .await;
}

async fn a_network_in_tiles_alone_shows_no_noughts(page: Page) {
    served(&page, |bytes| bytes).await;
    let text = embassies_by_sender();
    let mut whole: Value = serde_json::from_str(&text).expect("JSON");
    whole["tiles"] = json!("tiles/all.pmtiles");
    whole["places"] = json!([]);
    whole["locations"] = json!([]);
    page.server.put(HEAD, &whole.to_string());
    let attributes = "lang='en' data-src='data/head.json' style='display: block; height: 760px'";
    widget(&page, attributes).await;
    page.until(
        "its services are counted where its tiles are told of",
        "return /: [1-9]/.test(root.querySelector('ul.in-tiles li')?.textContent)",
    )
    .await;
    page.until(
        "nothing is counted that is not here",
        "return root.querySelector('.filters').getClientRects().length === 0",
    )
    .await;
    // The key has all signs that tiles may hold.
    page.until(
        "the key",
        "return root.querySelector('.legend .g.seen') && root.querySelector('.legend .g.closed')",
    )
    .await;
}

async fn a_group_that_zooming_does_not_take_apart_is_a_list(page: Page) {
    served(&page, |bytes| bytes).await;
    fly(&page, [50.85, 4.35], 10).await;
    // What was in view before is gone: nothing of it goes closer.
    let first =
        "return /^\\d+ locations/.test(root.querySelector('.tile-list li button')?.textContent)";
    page.until("a group that goes no closer", first).await;
    page.unfold(".tile-list summary").await;
    page.focus(".tile-list li button").await;
    page.press([Key::Enter]).await;
    page.until_equal(
        "return root.querySelectorAll('.tile-list .chosen li').length",
        25,
    )
    .await;
    let last = page.text(".tile-list .chosen li:last-child").await;
    assert!(
        last.starts_with("and ") && last.ends_with(" more"),
        "{last}"
    );
}

async fn tiles_that_do_not_come_are_told(page: Page) {
    let wrong = "return root.querySelector('.tile-list .wrong')?.textContent";
    let told = async |page: &Page, wanted: &str| {
        page.until_equal(wrong, format!("The tiles are not here: {wanted}."))
            .await;
        // The map stays, with what the network has itself.
        page.until("its own markers", "return root.querySelector('.mk')")
            .await;
        fly(page, [10.0, 10.0], 3).await;
    };
    served(&page, |_| b"<!doctype html><p>Not found".to_vec()).await;
    told(&page, "the file is no archive of tiles (PMTiles 3)").await;
    served(&page, |bytes| bytes[..400].to_vec()).await;
    told(&page, "the archive is damaged").await;
    page.server.lose("all.pmtiles");
    served(&page, |bytes| bytes).await;
    told(&page, "HTTP 404").await;
    page.server.forget();
    page.server.give_whole();
    served(&page, |bytes| bytes).await;
    told(&page, "the server gives whole files only (no HTTP range)").await;
    // What is damaged further on is missed there.
    page.server.forget();
    served(&page, |mut bytes| {
        let tiles = bytes.len().min(24_000)..;
        bytes[tiles].fill(0x55);
        bytes
    })
    .await;
    fly(&page, [50.0, 10.0], 6).await;
    page.until_equal(
        wrong,
        "A part of the tiles is not here: the archive is damaged.".to_owned(),
    )
    .await;
}
