//! Two records of one office are made one, and one record is made two.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::importing::{begin, comes_to, select};

pub(crate) const TESTS: &[Test] = tests![two_records_become_one, one_record_becomes_two,];

/// Opens the form of the first location with these words, by the keyboard alone.
async fn form_of(page: &Page, words: &str) {
    page.unfold(".import > details summary").await;
    page.focus(".import input[name=location]").await;
    page.type_text(words).await;
    page.until(
        "it is offered",
        "return root.querySelectorAll('.import details .buttons button').length > 1",
    )
    .await;
    page.press([Key::Tab]).await;
    page.press([Key::Enter]).await;
    page.find("form.one").await;
}

/// How many rows the list has that begin with this name.
async fn rows_are(page: &Page, name: &str, count: usize) {
    let script = format!(
        "return [...root.querySelectorAll('.list .row')].filter(row => row.textContent.includes({})).length",
        json!(name)
    );
    page.until_equal(&script, Value::from(count)).await;
}

async fn press(page: &Page, text: &str) {
    page.eval_with(
        "[...root.querySelectorAll('.import button')].find(b => b.textContent === arguments[0]).click()",
        vec![json!(text)],
    )
    .await;
}

async fn two_records_become_one(page: Page) {
    begin(&page, "en").await;
    form_of(&page, "fit vien").await;
    page.focus(".one .merge").await;
    page.press([Key::Enter]).await;
    page.find(".reshape").await;
    // Of the same service alone.
    page.focus(".reshape input[name=other]").await;
    page.type_text("berlin").await;
    page.until(
        "nothing is offered",
        "return root.querySelector('.reshape input').value === 'berlin' && root.querySelectorAll('.reshape .offered').length === 0",
    )
    .await;
    page.eval("focused().value = ''").await;
    page.type_text("cologne").await;
    page.find(".reshape .offered").await;
    let stands = "const [field, offer] = ['input', '.offered'].map((it) => root.querySelector('.reshape ' + it).getBoundingClientRect());
        return offer.top >= field.bottom && offer.left >= field.left";
    assert_eq!(
        page.eval(stands).await,
        true,
        "it is offered below the field"
    );
    page.press([Key::Tab]).await;
    page.press([Key::Enter]).await;
    comes_to(&page, "One location, with ").await;
    page.assert_accessible("two records that become one").await;
    // The city that differs is told, and what contradicts is called so.
    let note = page.text(".reshape .part .small").await;
    assert!(note.contains("Merged into this: "), "{note}");
    let told = page.text(".reshape .answer").await;
    page.click(".reshape .buttons button").await;
    page.until_equal("return root.querySelector('.reshape .answer')", Value::Null)
        .await;
    page.click(".reshape .buttons button:nth-child(2)").await;
    comes_to(&page, &told).await;
    let id = "return root.querySelector('.reshape h4 small').textContent";
    assert_eq!(page.eval(id).await, "fit-vienna");
    page.eval(
        "const select = root.querySelector('.reshape select[name=id]');
         select.selectedIndex = 1;
         select.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until_equal(id, "fit-cologne").await;
    page.click(".reshape .primary").await;
    rows_are(&page, "FIT Vienna", 0).await;
    // A link with the id that has gone leads to the record that has stayed.
    page.eval("location.hash = '#lang=en&selected=fit-vienna'")
        .await;
    page.until(
        "it is selected",
        "return root.querySelector('.detail h2')?.textContent.includes('Cologne')",
    )
    .await;
    page.click(".pages button:last-child").await;
    page.find(".reshape .answer").await;
    press(&page, "Back to the data as they were").await;
    page.click(".pages button").await;
    rows_are(&page, "FIT Vienna", 1).await;
}

async fn one_record_becomes_two(page: Page) {
    begin(&page, "nl").await;
    form_of(&page, "fit tokio").await;
    page.click(".one .split").await;
    // One of the two would be a record of which nobody says whether it works.
    page.find(".reshape select[name=whose]").await;
    let all = page.count(".reshape select[name=whose]").await;
    page.eval(
        "const all = [...root.querySelectorAll('.reshape select[name=whose]')];
         const last = all[all.length - 1];
         last.selectedIndex = 1;
         last.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "that is told",
        "return root.querySelector('.reshape .notice.bad')?.textContent.includes('toestand')",
    )
    .await;
    select(&page, ".reshape select[name=whose]", "2").await;
    comes_to(
        &page,
        &format!("Twee locaties, met samen {} beweringen", all + 1),
    )
    .await;
    page.focus(".reshape input[name=name]").await;
    page.type_text("FIT Tokio-Haven").await;
    page.press([Key::Tab]).await;
    page.until(
        "it has its name",
        "return [...root.querySelectorAll('.reshape h4')].some(h => h.textContent.includes('FIT Tokio-Haven'))",
    )
    .await;
    page.assert_accessible("a record that becomes two").await;
    page.click(".reshape .primary").await;
    rows_are(&page, "FIT Tokio", 2).await;
    rows_are(&page, "FIT Tokio-Haven", 1).await;
}
