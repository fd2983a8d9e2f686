//! The page opens, from a server and from a file, and asks nobody else for anything.

use std::fs;
use std::time::Duration;

use buitenkaart_tests::page::{Page, patiently};
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{root, site, tests};
use serde_json::{Value, json};
use tokio::time::sleep;
use url::Url;

pub(crate) const TESTS: &[Test] = tests![
    page_opens_with_few_requests,
    page_is_in_the_language_of_the_map,
    nothing_more_is_fetched_until_somebody_acts,
    a_pointer_near_a_row_fetches_what_it_opens,
    focus_in_the_search_field_fetches_the_whole_data,
    more_filters_are_fetched_once_they_are_wanted,
    a_zoom_fetches_finer_shapes,
    no_request_leaves_for_another_origin,
    a_request_that_leaves_would_be_seen,
    a_violated_policy_would_be_seen,
    single_file_opens_without_a_server,
    element_can_go_and_come_back,
    missing_wasm_is_told_in_the_language_of_the_page,
    page_keeps_its_own_leaflet,
];

async fn page_opens_with_few_requests(page: Page) {
    page.open("").await;
    let hits = page.server.hits();
    assert!(hits.len() <= 6, "more than 6 requests: {hits:?}");
    assert!(hits.len() >= 3, "the page, the script, the wasm: {hits:?}");
    for hit in &hits {
        assert_eq!(hit.status, 200, "{hits:?}");
        let times = hits.iter().filter(|other| other.path == hit.path).count();
        assert_eq!(times, 1, "{} was asked for {times} times", hit.path);
    }
}

async fn page_is_in_the_language_of_the_map(page: Page) {
    let told = "return [document.documentElement.lang, document.title]";
    page.open("#lang=en").await;
    page.until_equal(told, json!(["en", "Buitenkaart: Flanders' network abroad"]))
        .await;
    page.click(".languages button:nth-child(3)").await;
    page.until(
        "the page is in French",
        "return document.documentElement.lang === 'fr'",
    )
    .await;
    page.until("its title too", "return document.title.includes('Flandre')")
        .await;
    // The visitor's, where the address names none: the page itself sets none for the map.
    page.open("").await;
    assert_eq!(page.eval("return host.hasAttribute('lang')").await, false);
    page.until(
        "the page is in Dutch",
        "return document.documentElement.lang === 'nl'",
    )
    .await;
}

/// How many files have been fetched that the first view does without.
fn later(page: &Page) -> usize {
    let hits = page.server.hits();
    hits.iter()
        .filter(|hit| hit.path.contains("-later-"))
        .count()
}

/// What `sizes.js` counts is all that a visitor downloads who only looks.
async fn nothing_more_is_fetched_until_somebody_acts(page: Page) {
    page.open("").await;
    sleep(Duration::from_secs(3)).await;
    assert_eq!(later(&page), 0, "{:?}", page.server.hits());
}

async fn a_pointer_near_a_row_fetches_what_it_opens(page: Page) {
    page.open("").await;
    page.eval("root.querySelector('.list .row').scrollIntoView({ block: 'center' })")
        .await;
    page.hover(".list .row").await;
    patiently("the details are fetched", || later(&page) > 0).await;
    // Asked for once, however often the pointer comes by.
    page.hover(".list .group h3").await;
    page.hover(".list .row").await;
    sleep(Duration::from_millis(500)).await;
    let hits = page.server.hits();
    for hit in &hits {
        let times = hits.iter().filter(|other| other.path == hit.path).count();
        assert_eq!(times, 1, "{} was asked for {times} times", hit.path);
    }
}

async fn focus_in_the_search_field_fetches_the_whole_data(page: Page) {
    page.open("").await;
    page.focus("input[role=combobox]").await;
    patiently("the data are fetched", || later(&page) > 0).await;
}

async fn more_filters_are_fetched_once_they_are_wanted(page: Page) {
    page.open("").await;
    assert_eq!(page.count(".tools .more .chip").await, 0);
    page.focus(".tools .more > summary").await;
    patiently("the filters are fetched", || later(&page) > 0).await;
    page.unfold(".tools .more > summary").await;
    page.find(".tools .more .chip").await;
    // A link that says one of them opens them.
    page.open("#lang=en&kinds=post").await;
    page.find(".tools .more[open] .chip[aria-pressed=true]")
        .await;
}

async fn a_zoom_fetches_finer_shapes(page: Page) {
    page.open("").await;
    page.eval("host.flyTo({ zoom: 5 })").await;
    patiently("the shapes are fetched", || later(&page) > 0).await;
}

async fn no_request_leaves_for_another_origin(page: Page) {
    page.open("").await;
    // Look around, so that whatever would be fetched later is fetched.
    page.drag(".leaflet-container", 120., 80.).await;
    page.press("+".chars()).await;
    page.eval("window.scrollTo(0, 500)").await;
    sleep(Duration::from_millis(500)).await;

    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let names: Vec<String> = serde_json::from_value(page.eval(names).await).expect("names");
    for name in names {
        assert!(name.starts_with(&page.server.origin()), "it fetched {name}");
    }
    assert_eq!(page.outside_requests(), [""; 0]);
}

/// The test above can fail.
async fn a_request_that_leaves_would_be_seen(page: Page) {
    // A page without the policy that would have stopped it.
    let html = "<buiten-kaart></buiten-kaart><img src='http://example.org/x.png'>";
    page.server.put("/free.html", html);
    page.visit(&format!("{}/free.html", page.server.origin()))
        .await;
    patiently("a request for example.org", || {
        let asked = page.outside_requests();
        asked.iter().any(|line| line.contains("example.org"))
    })
    .await;
}

/// The runner's check can fail.
async fn a_violated_policy_would_be_seen(page: Page) {
    page.open("").await;
    page.eval(
        "document.body.append(Object.assign(new Image(), { src: 'http://example.org/x.png' }))",
    )
    .await;
    patiently("a report about example.org", || {
        let reports = page.server.reports();
        reports.iter().any(|report| report.contains("example.org"))
    })
    .await;
    page.server.forget();
}

async fn single_file_opens_without_a_server(page: Page) {
    let file = Url::from_file_path(root().join("dist/buitenkaart.html")).expect("a path");
    page.visit(file.as_str()).await;
    page.until_ready().await;
    assert_eq!(page.server.hits(), []);
    assert_eq!(page.outside_requests(), [""; 0]);
}

async fn element_can_go_and_come_back(page: Page) {
    page.open("").await;
    page.eval("window.kept = host; host.remove()").await;
    assert_eq!(
        page.eval("return kept.shadowRoot.querySelector('.leaflet-container')")
            .await,
        Value::Null
    );
    page.eval("document.body.append(kept)").await;
    page.find(".leaflet-container").await;
    assert_eq!(page.count(".leaflet-container").await, 1);
}

async fn missing_wasm_is_told_in_the_language_of_the_page(page: Page) {
    let html = fs::read_to_string(site().join("index.html")).expect("the page");
    page.server.lose(".wasm");
    for (lang, start) in [
        ("nl", "De interactieve kaart kan niet"),
        ("en", "The interactive map cannot"),
        ("fr-BE", "La carte interactive ne peut"),
        ("de", "Die interaktive Karte kann nicht"),
        ("pl", "De interactieve kaart kan niet"),
    ] {
        let html = html.replace("lang=\"nl\"", &format!("lang=\"{lang}\""));
        page.server.put("/other.html", &html);
        page.visit(&format!("{}/other.html", page.server.origin()))
            .await;
        let told = page.text(".failure").await;
        assert!(told.starts_with(start), "{lang}: {told}");
        // The element's own content stays to be seen.
        assert_eq!(page.count("slot").await, 1);
    }
}

async fn page_keeps_its_own_leaflet(page: Page) {
    page.open("").await;
    assert_eq!(page.eval("return typeof L").await, "undefined");
}
