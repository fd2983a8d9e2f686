//! Networks of other kinds than the built-in one: real lists, and the smallest file there is.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::real_networks as networks;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::{Value, json};

pub(crate) const TESTS: &[Test] = tests![
    the_smallest_file_shows_what_it_has_and_no_more,
    a_part_that_is_named_alone_has_its_page_and_nothing_of_the_others,
    the_belgian_embassies_are_a_network_of_their_own,
    a_trade_agency_without_coordinates_is_on_the_map,
    the_french_embassies_speak_french_and_look_their_own_way,
    missions_since_1779_go_through_time,
    five_thousand_missions_by_sender,
];

const SMALLEST: &str = include_str!("../../core/data/smallest.json");

/// Words of the built-in network, none of which another one may show.
const OURS: [&str; 6] = [
    "Flanders",
    "Vlaanderen",
    "Flandre",
    "Flandern",
    "FIT",
    "DKBUZA",
];

/// Shows a network, as its host would; how many locations it has.
pub(crate) async fn show(page: &Page, hash: &str, text: &str) -> Value {
    page.open(hash).await;
    let answer = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
             document.querySelector('buiten-kaart').load(arguments[0]).then(done, (error) => done({ error: String(error) }))",
            vec![json!(text)],
        )
        .await;
    assert_eq!(answer["ok"], json!(true), "{answer}");
    page.until(
        "markers",
        "return root.querySelector('.mk, .marker, canvas') !== null",
    )
    .await;
    answer["locations"].clone()
}

/// Nothing on screen is of the built-in network.
async fn is_its_own(page: &Page) {
    // List and markers need not be drawn in one frame.
    let words = json!(OURS);
    let left = format!(
        "return {words}.filter((word) => root.querySelector('.app').innerText.includes(word))"
    );
    page.until_equal(&left, json!([])).await;
}

async fn tabs(page: &Page) -> Vec<String> {
    page.texts(".pages button").await
}

async fn the_smallest_file_shows_what_it_has_and_no_more(page: Page) {
    assert_eq!(show(&page, "#lang=en", SMALLEST).await, json!(3));
    assert_eq!(page.text("h1").await, "Our offices");
    assert_eq!(tabs(&page).await, ["Map and list", "Data"]);
    assert_eq!(page.count(".map-buttons .close-up").await, 0);
    assert_eq!(page.count(".map-buttons .timing").await, 0);
    assert!(page.text(".services small").await.ends_with("3 on the map"));
    // Only what is there is in the key.
    let key = page.texts(".legend > ul:first-of-type li").await;
    assert_eq!(key, ["We", "Open"]);
    is_its_own(&page).await;
    // What it says is its own word.
    page.eval("host.select('nairobi')").await;
    page.until(
        "the file as its source",
        "return root.querySelector('.detail')?.innerText.includes('Our offices')",
    )
    .await;
    assert_eq!(page.count(".detail .propose").await, 0);
    // An address that asks for what it does not have shows the map.
    page.eval("location.hash = '#lang=en&page=scenario'").await;
    page.until(
        "the map",
        "return root.querySelector('.map-panel:not([hidden])') !== null",
    )
    .await;
    assert_eq!(page.count(".plan").await, 0);
}

async fn a_part_that_is_named_alone_has_its_page_and_nothing_of_the_others(page: Page) {
    let with = |module: &str| {
        let mut file: Value = serde_json::from_str(SMALLEST).expect("JSON");
        file["modules"] = json!([module]);
        file.to_string()
    };
    // It has no crews, no candidates, no posts, no facts and one service.
    for empty in ["facts", "crew", "joint-presence", "candidates", "rotation"] {
        show(&page, "#lang=en", &with(empty)).await;
        assert_eq!(tabs(&page).await, ["Map and list", "Data"], "{empty}");
    }
    show(&page, "#lang=en", &with("declared")).await;
    assert_eq!(tabs(&page).await.len(), 3);
    page.eval("location.hash = '#lang=en&page=facts'").await;
    page.until(
        "what is on the map, and no other heading",
        "return root.querySelectorAll('.facts .bars').length === 1 && root.querySelectorAll('.facts h2').length === 1",
    )
    .await;
    show(&page, "#lang=en", &with("coverage")).await;
    assert_eq!(tabs(&page).await.len(), 3);
    page.eval("location.hash = '#lang=en&page=scenario'").await;
    page.until(
        "the figures",
        "return root.querySelector('.plan .comes-to tbody tr') !== null",
    )
    .await;
    let told = page.text(".plan").await;
    for other in ["FTE", "crew", "all services"] {
        assert!(!told.contains(other), "{other}: {told}");
    }
}

async fn the_belgian_embassies_are_a_network_of_their_own(page: Page) {
    let found = show(&page, "#lang=fr", &networks::belgian_embassies()).await;
    assert!(found.as_u64().is_some_and(|n| n >= 78), "{found}");
    assert_eq!(page.text("h1").await, "Les ambassades de Belgique");
    assert_eq!(page.text(".map-buttons .close-up").await, "AF");
    assert_eq!(tabs(&page).await.len(), 3, "what if, without the facts");
    page.unfold(".tools .more > summary").await;
    page.find(".tools .more .chip span").await;
    let chips = page.texts(".more .chip span").await;
    assert_eq!(chips.first().map(String::as_str), Some("Ambassades"));
    is_its_own(&page).await;
    page.eval("host.select('BI')").await;
    page.until(
        "the country",
        "return root.querySelector('.detail')?.innerText.includes('Bujumbura')",
    )
    .await;
}

async fn a_trade_agency_without_coordinates_is_on_the_map(page: Page) {
    let found = show(&page, "#lang=de", &networks::trade_offices()).await;
    assert!(found.as_u64().is_some_and(|n| n >= 12), "{found}");
    // Its texts are English alone, whatever the language around them.
    assert_eq!(page.text("h1").await, "Offices of a trade agency");
    // Dated by its source: there is a chart of it, and nothing to ask "what if?" of.
    assert_eq!(tabs(&page).await, ["Karte und Liste", "Fakten", "Daten"]);
    is_its_own(&page).await;
}

async fn the_french_embassies_speak_french_and_look_their_own_way(page: Page) {
    let found = show(&page, "#lang=nl", &networks::french_embassies()).await;
    assert!(found.as_u64().is_some_and(|n| n >= 7), "{found}");
    assert_eq!(page.text("h1").await, "Les ambassades de France");
    assert!(
        page.count(".services .g.s2.c5").await == 1,
        "a violet diamond"
    );
    is_its_own(&page).await;
    // The map is where the file says.
    page.until(
        "the view of the file",
        "return /at=10(\\.\\d+)?_20(\\.\\d+)?_2$/.test(host.state)",
    )
    .await;
}

async fn missions_since_1779_go_through_time(page: Page) {
    let found = show(&page, "#lang=en", &networks::missions_since_1779()).await;
    assert!(found.as_u64().is_some_and(|n| n >= 140), "{found}");
    is_its_own(&page).await;
    // One service is enough for the years and for posts to assign; and no heading stands alone.
    page.eval("location.hash = '#lang=en&page=facts'").await;
    page.find(".facts .years figure").await;
    assert_eq!(page.count(".facts .years figure").await, 1);
    assert_eq!(page.count(".facts .assign").await, 1);
    let alone = "return [...root.querySelectorAll('.facts > section')].filter((part) => part.children.length < 2).length";
    page.until_equal(alone, 0).await;
    page.eval("location.hash = '#lang=en'").await;
    // A field of its own, in detail and in the table.
    page.eval("host.select('fr')").await;
    page.until(
        "the rank",
        "return root.querySelector('.detail')?.innerText.includes('Rank')",
    )
    .await;
    page.until(
        "how it changed",
        "const rows = [...root.querySelectorAll('.detail .timeline > li')];
         return rows.filter((row) => row.textContent.includes('Rank')).length > 1",
    )
    .await;
    page.eval("location.hash = '#lang=en&date=1800'").await;
    page.until(
        "the network of 1800",
        "return host.state.includes('date=1800')",
    )
    .await;
    page.eval("location.hash = '#lang=en&page=about'").await;
    page.find(".table .chosen-columns").await;
    let columns = page.texts(".chosen-columns label").await;
    assert_eq!(
        columns.last().map(String::as_str),
        Some("Rank"),
        "{columns:?}"
    );
    // And the table is narrowed by it.
    let rows =
        "return Number(root.querySelector('.table table').getAttribute('aria-rowcount')) - 1";
    let all = page.eval(rows).await.as_u64().expect("a count");
    page.eval(
        "const choice = root.querySelector('.own-fields select');
         choice.value = choice.options[1].value;
         choice.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "fewer rows",
        &format!("const rows = () => {{ {rows} }}; return rows() > 0 && rows() < {all}"),
    )
    .await;
}

async fn five_thousand_missions_by_sender(page: Page) {
    let found = show(&page, "#lang=en", &networks::embassies_by_sender()).await;
    assert!(found.as_u64().is_some_and(|n| n >= 4_900), "{found}");
    assert_eq!(page.count(".services .service").await, 5);
    assert_eq!(tabs(&page).await, ["Map and list", "Facts", "Data"]);
    is_its_own(&page).await;
    page.click(".services .service").await;
    page.until("a filter", "return host.state.includes('services=europe')")
        .await;
}
