//! What axe-core says of every state that a visitor may come to, wide, on a phone, and on the narrowest.

use crate::importing::{begin, choose};
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    search_and_filters,
    the_help,
    a_group_of_markers,
    details,
    the_facts,
    about_and_a_file_with_faults,
    a_list_that_is_brought_in,
    a_scenario_with_everything_open,
    dark,
];

/// Asks axe-core at three widths: the widget follows its place, not the window.
async fn assert_everywhere(page: &Page, state: &str) {
    for width in ["", "375px", "320px"] {
        // As on a phone: the page scrolls, not the widget. And what the browser has not drawn because
        // it is far below, axe-core cannot judge.
        page.eval_with(
            "root.querySelectorAll('.group').forEach((group) => { group.style.contentVisibility = 'visible'; });
             host.style.width = arguments[0]; host.style.height = arguments[0] && 'auto'",
            vec![json!(width)],
        )
        .await;
        // What is cut off, if anything.
        page.until_equal(
            "const app = root.querySelector('.app');
             if (app.scrollWidth <= app.clientWidth + 1) return '';
             const end = app.getBoundingClientRect().right + 1;
             return [...app.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > end)
                 .map((e) => `${e.tagName}.${e.className}`).join(' ').slice(0, 600) || 'something'",
            "",
        )
        .await;
        page.assert_accessible(&format!("{state}, {width}")).await;
    }
}

/// Opens whatever can be opened.
async fn open_all(page: &Page, within: &str) {
    page.eval_with(
        "root.querySelectorAll(`${arguments[0]} details`).forEach((details) => { details.open = true; })",
        vec![json!(within)],
    )
    .await;
}

async fn search_and_filters(page: Page) {
    page.open("#lang=en").await;
    page.click(".tools .more > summary").await;
    assert_everywhere(&page, "all filters").await;
    page.focus("[role=combobox]").await;
    page.type_text("vie").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    assert_everywhere(&page, "suggestions").await;
}

async fn the_help(page: Page) {
    page.open("#lang=de").await;
    page.click(".help").await;
    page.find("dialog[open]").await;
    assert_everywhere(&page, "the help").await;
}

async fn a_group_of_markers(page: Page) {
    page.open("#lang=en&selected=post-vienna").await;
    page.until(
        "a row",
        "return root.querySelectorAll('.city .mk').length >= 2",
    )
    .await;
    assert_everywhere(&page, "a city's locations side by side").await;
}

async fn details(page: Page) {
    for at in [
        "post-copenhagen",
        "post-madrid",
        "candidate-eu-eastern-border",
        "ES",
    ] {
        page.open(&format!("#lang=fr&selected={at}")).await;
        page.find(".detail .part").await;
        open_all(&page, ".detail").await;
        assert_everywhere(&page, at).await;
    }
}

async fn the_facts(page: Page) {
    page.open("#lang=nl&page=facts").await;
    page.find(".facts .matrix").await;
    open_all(&page, ".facts").await;
    assert_everywhere(&page, "the facts").await;
}

async fn about_and_a_file_with_faults(page: Page) {
    page.open("#lang=de&page=about").await;
    page.find(".about").await;
    page.eval(
        "const input = root.querySelector('input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File(['{\"version\": 1,}'], 'mine.json'));
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.find(".notice.bad").await;
    open_all(&page, ".about").await;
    assert_everywhere(&page, "a file with faults").await;
}

async fn a_list_that_is_brought_in(page: Page) {
    begin(&page, "de").await;
    assert_everywhere(&page, "where lists are brought in").await;
    let list = "Dienst;Art;Stadt;Land;Zustand;Telefon\n\
                FIT;Büro;Köln;Deutschland;geschlossen;+49 221 123456\n\
                FIT;Büro;Canberra;Australien;offen;keine\n\
                dkbuza;Vertretung;Paris;Frankreich;offen;\n\
                FIT;Büro;Nergenshuizen;Belgien;offen;\n\
                FIT;Irgendwas;Lima;Peru;offen;ruf an\n";
    choose(&page, "liste.csv", list.as_bytes()).await;
    page.find(".import .answer").await;
    open_all(&page, ".import").await;
    assert_everywhere(&page, "a list that is brought in").await;
}

async fn a_scenario_with_everything_open(page: Page) {
    page.open("#lang=fr&page=scenario&scenario=1~Espagne~~OKmadrid~CPberlin~CPnowhere&with=1~Maroc~~OKmorocco_casablanca")
        .await;
    page.find(".compare .pictures").await;
    assert_everywhere(&page, "a scenario that cannot be made").await;
    page.open("#lang=fr&page=scenario&scenario=1~Espagne~~OKmadrid~CPberlin&with=1~Maroc~~OKmorocco_casablanca")
        .await;
    page.find(".compare .pictures").await;
    open_all(&page, ".plan").await;
    page.until(
        "tables",
        "return root.querySelectorAll('.tall').length >= 3",
    )
    .await;
    open_all(&page, ".plan").await;
    assert_everywhere(&page, "a scenario with everything open").await;
}

async fn dark(page: Page) {
    for hash in [
        "#lang=en&selected=post-madrid",
        "#lang=en&page=facts",
        "#lang=en&page=about",
        "#lang=en&page=scenario&scenario=1~Spain~~OKmadrid~CPberlin",
    ] {
        page.open(hash).await;
        page.eval("host.theme = 'dark'").await;
        page.until(
            "it is there",
            "return root.querySelector('.detail .part, .facts .matrix, .about, .plan .part')",
        )
        .await;
        open_all(&page, ".app").await;
        assert_everywhere(&page, &format!("dark, {hash}")).await;
    }
}
