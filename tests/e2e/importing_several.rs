//! Several lists are brought in one after the other: what was said of one holds for the next of its form.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::importing::{begin, comes_to, is_kept, select};

pub(crate) const TESTS: &[Test] = tests![
    several_lists_come_one_after_the_other,
    several_lists_are_put_aside_and_taken_up,
];

const FIRST: &str = "dienst;soort;stad;land;status\nfit;office;Canberra;AU;draait\n";
const SECOND: &str = "dienst;soort;stad;land;status\nfit;office;Wellington;NZ;draait\nfit;office;Canberra;AU;draait\n";

/// Drops files together, as they come out of a folder.
async fn drop(page: &Page, files: &[(&str, &str)]) {
    page.eval_with(
        "const data = new DataTransfer();
         for (const [name, text] of arguments[0]) data.items.add(new File([text], name));
         const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
         root.querySelector('.import').dispatchEvent(event)",
        vec![json!(files)],
    )
    .await;
}

async fn press(page: &Page, text: &str) {
    page.eval_with(
        "[...root.querySelectorAll('.import button')].find(b => b.textContent === arguments[0]).click()",
        vec![json!(text)],
    )
    .await;
}

/// Waits until one of several lists is at hand.
async fn is_at_hand(page: &Page, told: &str) {
    page.until(
        told,
        &format!(
            "return [...root.querySelectorAll('.import .part p')].some(p => p.textContent.trim().startsWith({}))",
            json!(told)
        ),
    )
    .await;
}

async fn several_lists_come_one_after_the_other(page: Page) {
    begin(&page, "en").await;
    let files = [
        ("broken.xlsx", "PK\u{3}\u{4} and nothing more"),
        ("first.csv", FIRST),
        ("empty.csv", ""),
        ("second.csv", SECOND),
    ];
    drop(&page, &files).await;
    is_at_hand(&page, "List 1 of 3.").await;
    // Which file a fault is in.
    let told = page.text(".import .notice.bad").await;
    assert!(told.starts_with("broken.xlsx: "), "{told}");
    // What the word means, and of when the source is, is said once.
    select(&page, ".faults select", "open").await;
    comes_to(&page, "1 new location").await;
    page.focus(".import input[name=date]").await;
    page.type_text("2026-10").await;
    page.press([Key::Tab]).await;
    // What one of several lists lacks, the next may have.
    let lacking = "return [...root.querySelectorAll('.import summary')].some(s => s.textContent.startsWith('On the map, not'))";
    assert_eq!(page.eval(lacking).await, false);
    page.click(".import .next").await;
    is_at_hand(&page, "List 2 of 2. Already taken: first.csv.").await;
    let told = page.text(".import .notice.bad").await;
    assert!(told.starts_with("empty.csv: "), "{told}");
    assert_eq!(page.count(".faults select").await, 0);
    assert_eq!(
        page.eval("return root.querySelector('.import input[name=date]').value")
            .await,
        "2026-10"
    );
    // Canberra came with the first.
    comes_to(&page, "1 new location, 0 changes").await;
    assert_eq!(page.eval(lacking).await, true);
    assert_eq!(page.count(".import .next").await, 0);
    // Back to the first as it was left, and on again.
    press(&page, "Undo").await;
    is_at_hand(&page, "List 1 of 3.").await;
    comes_to(&page, "1 new location").await;
    page.click(".import .next").await;
    is_at_hand(&page, "List 2 of 2.").await;
    // All of it on the map, and all of it gone again.
    page.click(".import .primary").await;
    for city in ["Canberra", "Wellington"] {
        page.until(city, &in_the_list(city)).await;
    }
    page.click(".pages button:last-child").await;
    page.find(".import .answer").await;
    press(&page, "Back to the data as they were").await;
    page.click(".pages button").await;
    for city in ["Canberra", "Wellington"] {
        page.until_equal(&in_the_list(city), Value::from(false))
            .await;
    }
}

fn in_the_list(city: &str) -> String {
    format!(
        "return [...root.querySelectorAll('.list .row')].some(row => row.textContent.includes('{city}'))"
    )
}

async fn several_lists_are_put_aside_and_taken_up(page: Page) {
    begin(&page, "en").await;
    let files = [
        ("first.csv", FIRST),
        ("second.csv", SECOND),
        ("third.csv", FIRST),
    ];
    drop(&page, &files).await;
    select(&page, ".faults select", "open").await;
    comes_to(&page, "1 new location").await;
    page.click(".import .next").await;
    is_at_hand(&page, "List 2 of 3.").await;
    page.click(".import input[name=keep]").await;
    is_kept(&page, "").await;
    begin(&page, "en").await;
    page.click(".notice.draft .primary").await;
    is_at_hand(&page, "List 2 of 3. Already taken: first.csv.").await;
    comes_to(&page, "1 new location").await;
    page.click(".import .next").await;
    is_at_hand(&page, "List 3 of 3. Already taken: first.csv, second.csv.").await;
    comes_to(&page, "0 new locations").await;
    page.click(".import .primary").await;
    for city in ["Canberra", "Wellington"] {
        page.until(city, &in_the_list(city)).await;
    }
}
