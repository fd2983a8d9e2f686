//! By keyboard alone: no mouse, and no script that presses anything. Wherever the focus comes, it is seen.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

pub(crate) const TESTS: &[Test] = tests![
    a_visitor_finds_who_answers_for_slovakia,
    a_visitor_filters_and_comes_back_to_the_row,
    a_visitor_reaches_every_page_and_language,
    a_scenario_is_made_and_compared,
    the_best_places_are_asked_for,
];

/// As often as Tab is pressed before giving up: there are some eighty rows and markers.
const STEPS: usize = 250;

/// Goes on with Tab until something with this selector has the focus.
async fn tab_to(page: &Page, selector: &str) {
    walk_to(page, selector, true).await;
}

/// Goes back with Shift and Tab. (Past the end of the page, the browser's own buttons follow.)
async fn back_to(page: &Page, selector: &str) {
    walk_to(page, selector, false).await;
}

async fn walk_to(page: &Page, selector: &str, forward: bool) {
    for _ in 0..STEPS {
        if forward {
            page.press([Key::Tab]).await;
        } else {
            page.press_with(Key::Shift, Key::Tab).await;
        }
        let answer = page
            .eval_with(
                "const e = focused(), style = getComputedStyle(e);
                 // In a text field, the caret shows it too.
                 const seen = e === document.body || e.matches('buiten-kaart')
                     || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1)
                     || style.boxShadow !== 'none';
                 return [e.matches(arguments[0]), seen, e.outerHTML.slice(0, 200)]",
                vec![json!(selector)],
            )
            .await;
        assert_eq!(answer[1], true, "the focus is not seen on {}", answer[2]);
        if answer[0] == true {
            return;
        }
    }
    panic!("Tab does not come to {selector}");
}

async fn a_visitor_finds_who_answers_for_slovakia(page: Page) {
    page.open("#lang=en").await;
    tab_to(&page, "[role=combobox]").await;
    page.type_text("slovak").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    page.until(
        "it is told which one is meant",
        "const field = root.querySelector('[role=combobox]');
         return root.getElementById(field.getAttribute('aria-activedescendant'))?.textContent.includes('Slovakia')",
    )
    .await;
    page.press([Key::Enter]).await;
    page.find(".detail").await;
    assert_eq!(page.text(".detail h2").await, "Slovakia");
    tab_to(&page, ".detail .row").await;
    page.press([Key::Enter]).await;
    page.until(
        "the post in Vienna",
        "return root.querySelector('.detail h2')?.textContent.includes('Vienna')",
    )
    .await;
    // It comes after the heading; until then nothing in the widget hears a key.
    page.until("the focus follows", "return focused() !== document.body")
        .await;
    page.press([Key::Escape]).await;
    page.until(
        "the detail is gone",
        "return !root.querySelector('.detail')",
    )
    .await;
    let lost = "return focused() === document.body";
    assert_eq!(page.eval(lost).await, false, "the focus is lost");
}

async fn a_visitor_filters_and_comes_back_to_the_row(page: Page) {
    page.open("#lang=en").await;
    let before = page.count(".list .row").await;
    tab_to(&page, ".service").await;
    page.press([Key::Enter]).await;
    page.until(
        "the list is shorter",
        &format!("return root.querySelectorAll('.list .row').length < {before}"),
    )
    .await;
    tab_to(&page, ".list .row").await;
    let row: Value = page.eval("return focused().dataset.at").await;
    page.press([Key::Enter]).await;
    page.find(".detail").await;
    page.press([Key::Escape]).await;
    page.until(
        "the detail is gone",
        "return !root.querySelector('.detail')",
    )
    .await;
    page.until_equal(
        "return focused().dataset.at ?? focused().outerHTML.slice(0, 200)",
        row,
    )
    .await;
}

async fn a_visitor_reaches_every_page_and_language(page: Page) {
    page.open("#lang=en").await;
    tab_to(&page, ".languages [lang=fr]").await;
    page.press([Key::Enter]).await;
    page.until_equal("return root.querySelector('.app').lang", "fr")
        .await;
    for at in [1, 2, 3, 4, 3, 2, 1] {
        let tab = format!(".pages button:nth-child({at})");
        let there = format!("return focused().matches('{tab} ~ *')");
        walk_to(&page, &tab, page.eval(&there).await != true).await;
        page.press([Key::Enter]).await;
        page.until(
            "the page is the current one",
            &format!("return root.querySelector('{tab}').getAttribute('aria-current') === 'page'"),
        )
        .await;
    }
    back_to(&page, ".help:not(.share)").await;
    page.press([Key::Enter]).await;
    page.find("dialog[open]").await;
    page.press([Key::Escape]).await;
    page.until("it closes", "return !root.querySelector('dialog')")
        .await;
    page.until_equal("return focused().className", "help").await;
}

const POSTS: &str =
    "return root.querySelectorAll('.before-after tbody tr td')[1]?.textContent ?? ''";

async fn a_scenario_is_made_and_compared(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".proposal button").await;
    tab_to(&page, ".proposal button").await;
    page.press([Key::Enter]).await;
    page.until_equal(POSTS, "14").await;
    // A place by its name.
    tab_to(&page, ".form > summary").await;
    page.press([Key::Enter]).await;
    tab_to(&page, "input[name=city]").await;
    page.type_text("Nairobi").await;
    tab_to(&page, ".form[open] .primary").await;
    page.press([Key::Enter]).await;
    page.until_equal(POSTS, "15").await;
    // Somebody moves from the first post of the list to the next.
    tab_to(&page, ".form:nth-of-type(3) > summary").await;
    page.press([Key::Enter]).await;
    tab_to(&page, ".form[open] [name=to]").await;
    // The list of a closed field takes letters.
    page.type_text("R").await;
    tab_to(&page, ".form:nth-of-type(3) .primary").await;
    page.press([Key::Enter]).await;
    page.until_equal("return root.querySelectorAll('.steps li').length", 3)
        .await;
    let moved = page.text(".steps li:nth-child(3)").await;
    assert!(moved.contains("from") && moved.contains("to R"), "{moved}");
    // One step back.
    back_to(&page, ".steps ~ .buttons > button:first-child").await;
    page.press([Key::Enter]).await;
    page.until_equal("return root.querySelectorAll('.steps li').length", 2)
        .await;
    tab_to(&page, ".compare button:nth-child(2)").await;
    page.press([Key::Enter]).await;
    page.find(".compare .pictures").await;
    back_to(&page, ".compare .buttons button:first-child").await;
    page.press([Key::Enter]).await;
    page.find("dialog[open] .pictures").await;
    page.press([Key::Escape]).await;
    page.until("it closes", "return !root.querySelector('dialog')")
        .await;
    assert_eq!(
        page.eval("return focused().matches('.compare button')")
            .await,
        true
    );
}

async fn the_best_places_are_asked_for(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".halves .more:last-of-type").await;
    tab_to(&page, ".halves .more:last-of-type > summary").await;
    page.press([Key::Enter]).await;
    tab_to(&page, ".halves .more:last-of-type input[type=range]").await;
    page.press([Key::Right]).await;
    tab_to(&page, ".halves .more:last-of-type .primary").await;
    page.press([Key::Enter]).await;
    page.until(
        "a proven answer for four",
        "const text = root.querySelector('.answer b')?.textContent ?? '';
         return root.querySelector('.answer')?.textContent.includes('proven optimal') && text.split('(').length === 5",
    )
    .await;
}
