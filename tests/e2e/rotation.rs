//! Posts assigned: a private exploration, by hand, and by the keyboard alone.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

pub(crate) const TESTS: &[Test] = tests![
    posts_are_assigned_and_nothing_is_kept,
    a_page_kept_to_go_back_to_keeps_nothing,
    levels_go_before_one_another,
    positions_are_filled_where_that_is_put,
    posts_are_assigned_by_the_keyboard_alone,
    posts_are_assigned_in_four_languages,
];

/// Sets a field as somebody does who leaves it.
async fn fill(page: &Page, selector: &str, value: &str) {
    page.find(selector).await;
    page.eval_with(
        "const field = root.querySelector(arguments[0]);
         field.value = arguments[1];
         field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
        vec![json!(selector), json!(value)],
    )
    .await;
}

/// Pastes a block of a spreadsheet into the first score of a criterion.
async fn paste(page: &Page, criterion: usize, block: &str) {
    let cell = format!(".chosen-criteria > li:nth-child({criterion}) .scores td input");
    page.find(&cell).await;
    page.eval_with(
        "const data = new DataTransfer();
         data.setData('text/plain', arguments[1]);
         const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
         // Firefox has no way to make one with a table in it.
         Object.defineProperty(event, 'clipboardData', { value: data });
         root.querySelector(arguments[0]).dispatchEvent(event);",
        vec![json!(cell), json!(block)],
    )
    .await;
}

async fn open(page: &Page, hash: &str) {
    page.open(hash).await;
    page.click(".assign").await;
    page.find(".rotation").await;
}

/// Berlin and Rome for Heron and Titmouse.
async fn begin(page: &Page) {
    open(page, "#lang=en&page=facts").await;
    for post in ["Berlin", "Rome"] {
        page.eval_with(
            "const all = [...root.querySelectorAll('.rotation .matrix input[type=checkbox]')];
             all.find((box) => box.ariaLabel.startsWith(arguments[0])).click();",
            vec![json!(post)],
        )
        .await;
    }
    fill(page, ".rotation textarea", "Heron\nTitmouse\nHeron\n").await;
    page.until_equal("return root.querySelectorAll('.best tbody tr').length", 2)
        .await;
}

async fn best(page: &Page) -> Vec<String> {
    page.texts(".best tbody td:nth-of-type(1)").await
}

async fn until_best(page: &Page, names: [&str; 2]) {
    page.until_equal(
        "return [...root.querySelectorAll('.best tbody td:nth-of-type(1)')].map((e) => e.textContent)",
        json!(names),
    )
    .await;
}

async fn posts_are_assigned_and_nothing_is_kept(page: Page) {
    begin(&page).await;
    let text = page.text(".rotation").await;
    for told in [
        "is gone as soon as you leave this page",
        "decides nothing",
        "(twice, or too many): 1.",
    ] {
        assert!(text.contains(told), "{told}");
    }
    // Nothing is preset: no criterion, and everybody suits everywhere.
    assert_eq!(page.count(".chosen-criteria > li").await, 0);
    assert!(text.contains("The runner-up: as good."), "{text}");
    assert_eq!(page.count(".indifferent li").await, 2);

    page.click(".step .buttons button:nth-child(2)").await;
    page.until_equal(
        "return root.querySelectorAll('.chosen-criteria > li').length",
        6,
    )
    .await;
    let text = page.text(".outcome").await;
    assert!(
        text.contains("Not counted yet, as without weight or threshold: Interest of the service"),
        "{text}"
    );
    fill(
        &page,
        ".chosen-criteria > li:nth-child(1) .field:nth-of-type(4) input",
        "2",
    )
    .await;
    paste(&page, 1, "10\t90\r\n80\t20\r\n").await;
    until_best(&page, ["Titmouse", "Heron"]).await;
    let sums = page.texts(".adds tbody tr").await;
    assert!(
        sums[0].contains("340") && sums[0].contains("60"),
        "{sums:?}"
    );
    let text = page.text(".outcome").await;
    assert!(
        text.contains("worse on level 1, points of difference: 280"),
        "{text}"
    );
    assert!(
        text.contains("Nowhere: every other choice is worse."),
        "{text}"
    );
    page.assert_accessible("posts assigned").await;
    for width in ["375px", "320px"] {
        page.eval_with("host.style.width = arguments[0]", vec![json!(width)])
            .await;
        page.assert_accessible(&format!("posts assigned, {width}"))
            .await;
    }
    page.eval("host.style.width = ''").await;

    // A hard condition: who speaks too little of it does not go.
    page.click(".step .buttons button:nth-child(1)").await;
    fill(
        &page,
        ".chosen-criteria > li:nth-child(7) .field:nth-of-type(2) select",
        "hard",
    )
    .await;
    fill(
        &page,
        ".chosen-criteria > li:nth-child(7) .field:nth-of-type(3) input",
        "50",
    )
    .await;
    paste(&page, 7, "\t49\n49\t").await;
    until_best(&page, ["Heron", "Titmouse"]).await;
    assert!(
        page.text(".outcome")
            .await
            .contains("Scores not filled in: 2.")
    );

    // A file only when somebody asks, and all of it in the file.
    page.eval(
        "window.saved = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
    )
    .await;
    page.click(".outcome .buttons button").await;
    page.until_equal("return window.savedAs", "rotation.csv")
        .await;
    let file = page
        .eval_async(
            "const done = arguments[0]; window.saved[0].text().then(done)",
            vec![],
        )
        .await;
    let file = file.as_str().unwrap_or_default().to_owned();
    assert!(
        file.contains("Heron") && file.contains("decides nothing"),
        "{file}"
    );

    // Not in the address, not in what the browser keeps, not sent anywhere.
    let kept = page
        .eval(
            "return [location.href, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
                     JSON.stringify(history.state), ...performance.getEntriesByType('resource').map((e) => e.name)].join()",
        )
        .await
        .to_string();
    assert!(
        !kept.contains("Heron") && !kept.contains("Titmouse"),
        "{kept}"
    );
    let fields = page
        .eval(
            "return [...root.querySelectorAll('.rotation :is(input:not([type=checkbox]), textarea)')]
                 .every((field) => field.autocomplete === 'off')",
        )
        .await;
    assert_eq!(fields, true);
    // Gone on leaving.
    page.click(".pages button:nth-child(4)").await;
    page.find(".about").await;
    page.click(".pages button:nth-child(3)").await;
    page.click(".assign").await;
    page.find(".rotation").await;
    assert_eq!(
        page.eval("return root.querySelector('.rotation textarea').value")
            .await,
        ""
    );
    assert!(
        !page
            .eval("return root.innerHTML")
            .await
            .to_string()
            .contains("Titmouse")
    );
}

/// A browser may keep a page as it is, to show it once more when somebody goes back to it.
async fn a_page_kept_to_go_back_to_keeps_nothing(page: Page) {
    begin(&page).await;
    page.eval("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        .await;
    page.until(
        "nothing is left of it",
        "const panel = root.querySelector('.rotation');
         return panel.querySelector('textarea').value === ''
             && !panel.querySelector('.best, input:checked') && !panel.innerHTML.includes('Titmouse')",
    )
    .await;
}

async fn levels_go_before_one_another(page: Page) {
    begin(&page).await;
    for _ in 0..2 {
        page.click(".step .buttons button:nth-child(1)").await;
    }
    let field = |criterion: usize, field: usize, tag: &str| {
        format!(".chosen-criteria > li:nth-child({criterion}) .field:nth-of-type({field}) {tag}")
    };
    // The service wants them this way by a point, and both want it the other way by all they have.
    for (criterion, weight) in [(1, "1"), (2, "1000")] {
        fill(&page, &field(criterion, 4, "input"), weight).await;
    }
    paste(&page, 1, "1\t0\n0\t0").await;
    paste(&page, 2, "0\t100\n100\t0").await;
    until_best(&page, ["Titmouse", "Heron"]).await;
    fill(&page, &field(2, 3, "select"), "1").await;
    until_best(&page, ["Heron", "Titmouse"]).await;
    let text = page.text(".changes").await;
    assert!(
        text.contains("worse on level 1, points of difference: 1"),
        "{text}"
    );
}

async fn positions_are_filled_where_that_is_put(page: Page) {
    begin(&page).await;
    for _ in 0..2 {
        page.click(".step .buttons button:nth-child(1)").await;
    }
    let field = |criterion: usize, field: usize, tag: &str| {
        format!(".chosen-criteria > li:nth-child({criterion}) .field:nth-of-type({field}) {tag}")
    };
    // Titmouse suits Berlin; Heron may not go to Rome.
    fill(&page, &field(1, 4, "input"), "2").await;
    paste(&page, 1, "0\t0\n100\t0").await;
    fill(&page, &field(2, 2, "select"), "hard").await;
    fill(&page, &field(2, 3, "input"), "50").await;
    paste(&page, 2, "100\t0").await;
    until_best(&page, ["Heron", "Titmouse"]).await;
    let told = page.text(".outcome").await;
    assert!(
        told.contains("Filling as many positions as possible: before level 1"),
        "{told}"
    );
    fill(&page, ".filling select", "1").await;
    until_best(&page, ["Titmouse", "stays empty"]).await;

    // A weight that is none is told.
    fill(&page, &field(1, 4, "input"), "1001").await;
    page.until(
        "why it is not filled in",
        "return root.querySelector('.chosen-criteria').textContent.includes('as no whole number from 1 to 1000: 1001')",
    )
    .await;
    // Who is given another name keeps the scores.
    fill(&page, ".rotation textarea", "Heron\nTitmice").await;
    page.until(
        "the scores are there",
        "return [...root.querySelectorAll('.chosen-criteria > li:nth-child(1) .scores td input')]
             .map((input) => input.value).join() === '0,0,100,0'",
    )
    .await;
    assert!(
        page.text(".rotation")
            .await
            .contains("is now called Titmice")
    );
}

async fn posts_are_assigned_by_the_keyboard_alone(page: Page) {
    page.open("#lang=en&page=facts").await;
    page.focus(".assign").await;
    page.press([Key::Enter]).await;
    page.find(".rotation").await;
    page.focus(".rotation .matrix input[type=checkbox]").await;
    page.type_text(" ").await;
    page.focus(".rotation textarea").await;
    page.type_text("Wren").await;
    page.press([Key::Tab]).await;
    page.find(".best").await;
    assert_eq!(best(&page).await, ["Wren"]);
    page.focus(".step .buttons button:nth-child(1)").await;
    page.press([Key::Enter]).await;
    page.focus(".chosen-criteria .name input").await;
    page.type_text("Swims").await;
    page.press([Key::Tab]).await;
    page.until(
        "the criterion has its name",
        "return root.querySelector('.chosen-criteria summary').textContent.includes('Swims')",
    )
    .await;
    page.focus(".scores td input").await;
    page.type_text("70").await;
    page.focus(".chosen-criteria .field:nth-of-type(4) input")
        .await;
    page.type_text("3").await;
    page.press([Key::Tab]).await;
    page.until(
        "it counts",
        "return root.querySelector('.adds tbody td:nth-of-type(2)')?.textContent === '210'",
    )
    .await;
}

async fn posts_are_assigned_in_four_languages(page: Page) {
    let mut seen: Vec<Value> = Vec::new();
    for (language, words) in [
        ("nl", "beslist niets"),
        ("en", "decides nothing"),
        ("fr", "ne décide rien"),
        ("de", "entscheidet nichts"),
    ] {
        open(&page, &format!("#lang={language}&page=facts")).await;
        let text = page.text(".rotation").await;
        assert!(text.contains(words), "{language}");
        let text = json!(text);
        assert!(!seen.contains(&text));
        seen.push(text);
        page.assert_accessible(&format!("posts assigned, {language}"))
            .await;
    }
}
