//! The whole first view, at every size and on paper: nothing of it is cut, and paper has no controls.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

use crate::at_a_glance::{framed, inside};

pub(crate) const TESTS: &[Test] = tests![
    every_tab_is_whole_in_every_language,
    a_low_screen_cuts_neither_the_count_nor_the_close_up,
    the_map_on_paper_has_no_controls [Chromium: "only its driver prints"],
];

async fn every_tab_is_whole_in_every_language(page: Page) {
    for lang in ["nl", "en", "fr", "de"] {
        for size in [(320, 640), (375, 812), (768, 1024)] {
            framed(&page, &format!("#lang={lang}"), size).await;
            page.until(
                "there are tabs",
                &inside("return inner.querySelectorAll('.pages button').length > 3"),
            )
            .await;
            let cut = inside(
                "return [...inner.querySelectorAll('.pages button')].filter((tab) => {
                   const { left, right } = tab.getBoundingClientRect();
                   return left < 0 || right > frame.innerWidth || tab.scrollWidth > tab.clientWidth;
                 }).map((tab) => tab.textContent)",
            );
            assert_eq!(page.eval(&cut).await, json!([]), "{lang} {size:?}");
        }
    }
}

async fn a_low_screen_cuts_neither_the_count_nor_the_close_up(page: Page) {
    framed(&page, "#lang=nl", (1280, 720)).await;
    page.until(
        "there are markers",
        &inside("return inner.querySelector('.mk') !== null"),
    )
    .await;
    let whole = "const box = (what) => inner.querySelector(what).getBoundingClientRect();
        return box('.shown').height > 0 && box('.shown').bottom <= box('.tools').bottom";
    page.until("the count is in view", &inside(whole)).await;
    page.eval(&inside("inner.querySelector('.close-up').click()"))
        .await;
    let state = "const { state } = frame.document.querySelector('buiten-kaart')";
    page.until(
        "the south is on it",
        &inside(&format!("{state}; return /_4(&|$)/.test(state)")),
    )
    .await;
    // A country is looked for where most of it is.
    page.eval(&inside(
        "frame.document.querySelector('buiten-kaart').select('US')",
    ))
    .await;
    page.until(
        "the mainland",
        &inside(&format!("{state}; return /_3(&|$)/.test(state)")),
    )
    .await;
}

async fn the_map_on_paper_has_no_controls(page: Page) {
    page.open("#lang=en").await;
    page.until("there are markers", "return root.querySelector('.mk')")
        .await;
    let shown = "return [...root.querySelectorAll('input, select, .check')]
        .filter((it) => it.getClientRects().length > 0).length";
    assert!(page.eval(shown).await.as_u64() > Some(1));
    // Nobody can open the key on paper.
    page.eval("root.querySelector('.legend').open = false")
        .await;
    let media = |media: &'static str| {
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": media }))
    };
    media("print").await;
    let left = page.eval(shown).await;
    let key = "return root.querySelector('.legend li')?.checkVisibility()";
    let key = page.eval(key).await;
    media("").await;
    assert_eq!(left, 0);
    assert_eq!(key, true, "the signs are explained on paper");
}
