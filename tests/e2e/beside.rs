//! Other networks beside the one on show: on the map, in tables, from wherever they come.

use std::fs;

use buitenkaart_tests::networks::many;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{root, tests};
use serde_json::{Value, json};

use crate::element::{host, ready};

pub(crate) const TESTS: &[Test] = tests![
    flanders_beside_its_neighbours,
    unlike_is_not_ranked_against_like,
    a_link_names_what_stands_beside_it,
    an_address_names_no_other_origin,
    the_host_puts_networks_beside_it,
    a_file_and_a_list_stand_beside_it,
    networks_beside_it_in_four_languages,
];

const THREE: &str = "compare=belgian-embassies~~basque-delegations~~scottish-offices";

/// Opens the comparison with so many networks beside the one on show.
async fn compare(page: &Page, hash: &str, beside: usize) {
    page.open(hash).await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        beside,
    )
    .await;
}

/// Chooses which rows of a table are shown, by the value of the choice.
async fn show(page: &Page, table: usize, value: &str) {
    page.eval_with(
        "const select = root.querySelectorAll('.side-by-side .part.more select')[arguments[0]];
         select.value = arguments[1];
         select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
        vec![json!(table), json!(value)],
    )
    .await;
}

/// The heads of all rows of a table, once no more are to come.
async fn rows(page: &Page, table: usize) -> Vec<String> {
    page.until(
        "all rows",
        &format!(
            "const part = root.querySelectorAll('.side-by-side .part.more')[{table}];
             const more = part.querySelector('.more-rows');
             more?.click();
             return !more;"
        ),
    )
    .await;
    let all = page
        .eval_with(
            "const part = root.querySelectorAll('.side-by-side .part.more')[arguments[0]];
             return [...part.querySelectorAll('tbody th')].map((th) => th.textContent);",
            vec![json!(table)],
        )
        .await;
    let all = all.as_array().expect("rows").iter();
    all.map(|row| row.as_str().expect("a name").to_owned())
        .collect()
}

fn has(all: &[String], wanted: &[&str]) {
    for one in wanted {
        assert!(all.iter().any(|row| row.starts_with(one)), "{one}: {all:?}");
    }
}

const CITIES: usize = 0;
const COUNTRIES: usize = 1;

async fn flanders_beside_its_neighbours(page: Page) {
    compare(&page, "#lang=en&page=compare&compare=belgian-embassies", 1).await;
    // In which cities a Flemish post could be housed by the federal embassy: both are there…
    has(
        &rows(&page, CITIES).await,
        &["Berlin", "Vienna", "Warsaw", "Pretoria", "Madrid"],
    );
    // …or the post is a candidate, or contested, and the embassy is there. Of Morocco the file knows no city.
    show(&page, CITIES, "1").await;
    let embassy_alone = rows(&page, CITIES).await;
    has(&embassy_alone, &["Kinshasa", "Havana", "Luanda"]);
    assert!(embassy_alone.iter().all(|row| !row.starts_with("Berlin")));
    // Which countries one covers and the other not.
    show(&page, COUNTRIES, "1").await;
    let embassies = rows(&page, COUNTRIES).await;
    has(&embassies, &["Cuba", "Vatican City"]);
    show(&page, COUNTRIES, "0").await;
    let ours = rows(&page, COUNTRIES).await;
    assert!(ours.iter().all(|row| !embassies.contains(row)), "{ours:?}");
    // What was not found is not said to be absent; and every cell has its own sources.
    let words = page.texts(".who td.not-found b").await;
    assert!(
        !words.is_empty() && words.iter().all(|word| word == "not found"),
        "{words:?}"
    );
    let sources = page
        .eval("return [...root.querySelectorAll('.who td:nth-of-type(2) .sources a')].every((a) => a.href.includes('database-of-embassies') || a.href.includes('geonames'))")
        .await;
    assert_eq!(sources, json!(true));
    // On the map, under the markers, with a letter of its own and a key.
    page.until(
        "letters",
        "return root.querySelectorAll('.map .other.o1').length > 20",
    )
    .await;
    assert!(
        page.text(".legend.others")
            .await
            .contains("The embassies of Belgium (2022)")
    );
    assert_eq!(page.outside_requests(), Vec::<String>::new());
    page.assert_accessible("networks side by side").await;
    // Away again, from the map and the address.
    page.click(".beside-list .x").await;
    page.until_equal("return root.querySelectorAll('.map .other').length", 0)
        .await;
    page.until("the address", "return !host.state.includes('compare=b')")
        .await;
}

async fn unlike_is_not_ranked_against_like(page: Page) {
    compare(&page, &format!("#lang=en&page=compare&{THREE}"), 3).await;
    let rules = page.texts(".networks > li").await;
    assert!(
        rules[0].contains("By its own account there are"),
        "{}",
        rules[0]
    );
    assert!(
        rules[1].contains("Each location was seen at some date"),
        "{}",
        rules[1]
    );
    assert!(
        rules[2].contains("In the home country, which is not counted: 1"),
        "{}",
        rules[2]
    );
    let ranks = page.texts(".rank td small").await;
    assert!(
        ranks.len() == 8 && ranks.iter().all(|rank| rank == "no rank"),
        "{ranks:?}"
    );
    page.eval("root.querySelector('.why').open = true").await;
    let why = page.text(".why").await;
    for reason in [
        "Different sorts are counted",
        "The facts are of 2022",
        "not known for which countries",
    ] {
        assert!(why.contains(reason), "{reason}: {why}");
    }
    // Posts with posts: of offices nothing is left to tell.
    page.eval(
        "const select = root.querySelector('.counted select');
         select.selectedIndex = 1;
         select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
    )
    .await;
    page.until(
        "posts alone",
        "return !root.querySelector('.networks').innerText.includes(', offices')",
    )
    .await;
}

async fn a_link_names_what_stands_beside_it(page: Page) {
    page.open("#lang=en&page=about").await;
    page.click(".about .beside").await;
    let button = ".choose .buttons button";
    page.find(button).await;
    let offered = page.texts(button).await;
    assert_eq!(offered.len(), 3, "{offered:?}");
    page.click(button).await;
    page.until(
        "it is named",
        "return /compare=[a-z-]+/.test(host.state) && host.state.includes('page=compare')",
    )
    .await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        1,
    )
    .await;
    // On the map alone, it stands there as well; and by hand, from a link, on the way back.
    page.click(".pages button").await;
    page.until(
        "letters",
        "return root.querySelectorAll('.map .other').length > 0",
    )
    .await;
    assert_eq!(page.text(".pages button:last-child").await, "Compare");
    // Nothing is fetched, or shown, of a map that nothing stands beside.
    page.open("#lang=en").await;
    assert_eq!(page.count(".legend.others").await, 0);
    assert_eq!(page.count(".pages button").await, 4);
}

async fn an_address_names_no_other_origin(page: Page) {
    let own =
        fs::read_to_string(root().join("core/data/peers/scottish-offices.json")).expect("a file");
    page.server.put_bytes("/data/own.json", own.as_bytes());
    page.server.put("/secret", "{}");
    // A path of the page's own origin, and what a link tries beside it.
    compare(
        &page,
        "#lang=en&page=compare&compare=~data~own.json~~secret~~https:example.org~x.json",
        1,
    )
    .await;
    assert!(page.text(".beside-list").await.contains("Scotland"));
    page.until(
        "it is told",
        "return root.querySelector('.notice.bad') !== null",
    )
    .await;
    let hits = page.server.hits();
    assert!(
        hits.iter().all(|hit| !hit.path.starts_with("/secret")),
        "never asked for"
    );
    assert_eq!(page.outside_requests(), Vec::<String>::new());
}

async fn the_host_puts_networks_beside_it(page: Page) {
    for name in ["basque-delegations", "scottish-offices"] {
        let text = fs::read_to_string(root().join(format!("core/data/peers/{name}.json")))
            .expect("a file");
        page.server
            .put_bytes(&format!("/peers/{name}.json"), text.as_bytes());
    }
    // So long that reading it takes many turns, while what else is asked for comes and fails.
    let mut broken = many(2000, 7);
    broken["title"] = json!(7);
    page.server
        .put_bytes("/peers/broken.json", broken.to_string().as_bytes());
    host(&page, "<buiten-kaart id='a' lang='en' compare='/peers/basque-delegations.json /peers/scottish-offices.json'></buiten-kaart>").await;
    ready(&page).await;
    page.until_equal(
        "return root.querySelectorAll('.legend.others li').length",
        2,
    )
    .await;
    assert_eq!(
        page.eval("return host.compare").await,
        json!("/peers/basque-delegations.json /peers/scottish-offices.json")
    );
    // What the host says is in no address, and is not for the visitor to take away.
    assert_eq!(
        page.eval("return host.state.includes('compare')").await,
        json!(false)
    );
    page.click(".pages button:last-child").await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        2,
    )
    .await;
    assert_eq!(page.count(".beside-list .x").await, 0);
    // Live: one leaves, one does not come and one is no network.
    page.eval("host.compare = '/peers/scottish-offices.json /nowhere.json /peers/broken.json'")
        .await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        1,
    )
    .await;
    page.until(
        "problems",
        "return told.filter((e) => e.type === 'problem').length === 2",
    )
    .await;
    let codes = page
        .eval("return told.filter((e) => e.type === 'problem').map((e) => e.detail.code).sort()")
        .await;
    assert_eq!(codes, json!(["http", "invalid"]));
    let hits = page.server.hits();
    let asked = hits.iter().filter(|hit| hit.path == "/peers/broken.json");
    assert_eq!(asked.count(), 1, "while it is read it is not fetched again");
    // Those two are listed, to be tried again; they are the host's, and not to be taken away.
    page.until_equal(
        "return root.querySelectorAll('.beside-missing > li').length",
        2,
    )
    .await;
    assert_eq!(page.count(".beside-missing .x").await, 0);
    let late =
        fs::read_to_string(root().join("core/data/peers/basque-delegations.json")).expect("a file");
    page.server.put_bytes("/nowhere.json", late.as_bytes());
    page.click(".beside-missing li:first-child .quiet").await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        2,
    )
    .await;
    page.until_equal(
        "return root.querySelectorAll('.beside-missing > li').length",
        1,
    )
    .await;
    page.eval("host.removeAttribute('compare')").await;
    page.until_equal("return root.querySelectorAll('.map .other').length", 0)
        .await;
}

/// Pastes a text and takes it.
async fn paste(page: &Page, text: &str) {
    page.find(".choose textarea").await;
    page.eval_with(
        "root.querySelector('.choose').open = true;
         root.querySelector('.choose textarea').value = arguments[0];
         root.querySelector('.choose > .quiet').click();",
        vec![json!(text)],
    )
    .await;
}

async fn a_file_and_a_list_stand_beside_it(page: Page) {
    compare(&page, "#lang=en&page=compare", 0).await;
    let file = fs::read_to_string(root().join("core/data/smallest.json")).expect("a file");
    paste(&page, &file).await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        1,
    )
    .await;
    // A list, whose rows that cannot be shown are told.
    paste(
        &page,
        "city,country\nVienna,Austria\nNairobi,Kenya\nNowhere-at-all,Kenya\n",
    )
    .await;
    page.until_equal(
        "return root.querySelectorAll('.beside-list > li').length",
        2,
    )
    .await;
    page.until(
        "it is told",
        "return root.querySelector('.notice.bad') !== null",
    )
    .await;
    let told: Value = page.eval("return host.state.includes('compare=')").await;
    assert_eq!(told, json!(false), "a file is in no address");
    // A network with a fault is told with its fault, and changes nothing.
    paste(&page, "{\"version\": 2, \"title\": \"x\"}").await;
    page.until(
        "faults",
        "return root.querySelector('.notice.bad ol li') !== null",
    )
    .await;
    assert_eq!(page.count(".beside-list > li").await, 2);
}

async fn networks_beside_it_in_four_languages(page: Page) {
    for (lang, title, word) in [
        ("nl", "Netwerken naast elkaar", "niet gevonden"),
        ("fr", "Réseaux côte à côte", "non trouvé"),
        ("de", "Netze nebeneinander", "nicht gefunden"),
    ] {
        compare(
            &page,
            &format!("#lang={lang}&page=compare&compare=basque-delegations"),
            1,
        )
        .await;
        assert_eq!(page.text(".side-by-side h2").await, title);
        let text = page.text(".side-by-side").await;
        assert!(text.contains(word) && !text.contains("not found"), "{text}");
    }
    page.assert_accessible("networks side by side, in German")
        .await;
}
