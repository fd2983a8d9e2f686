//! What is taken along from pages that are not ours: links, copies, files; also where the page or the browser
//! does not let one.

use std::fs;

use buitenkaart_tests::browser::Engine;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{root, site, tests};
use fantoccini::Locator;
use serde_json::json;

use crate::element::widget;

pub(crate) const TESTS: &[Test] = tests![
    robust_a_link_opens_what_was_seen,
    robust_without_a_clipboard_the_text_is_selected,
    robust_a_file_is_kept_until_it_is_taken,
    robust_a_frame_without_downloads_says_so,
    robust_a_file_too_long_is_refused_unread,
    robust_a_link_waits_for_the_data_it_speaks_of,
];

/// Opens the dialog for passing on what is on screen.
async fn share(page: &Page) {
    page.click(".languages .share").await;
    page.find("dialog h2").await;
}

/// The fields of that dialog, and what is in them.
const FIELDS: &str =
    "return [...root.querySelectorAll('.share :is(input, textarea)')].map((field) => field.value)";

async fn close(page: &Page) {
    page.eval("root.querySelector('dialog').close()").await;
    page.until("it is closed", "return !root.querySelector('dialog')")
        .await;
}

/// The buttons of a scenario's page for passing it on.
async fn scenario_buttons(page: &Page) -> Vec<String> {
    page.eval("root.querySelectorAll('.pages button')[1].click()")
        .await;
    page.find(".part label.file").await;
    page.texts(".part .buttons button").await
}

async fn robust_a_link_opens_what_was_seen(page: Page) {
    let reader = "<!doctype html><html lang='en'><meta charset='utf-8'><title>Reader</title>
        <script type='module' src='/buitenkaart.js'></script>
        <buiten-kaart lang='en' hash style='display: block; height: 640px'></buiten-kaart>";
    page.server.put("/reader.html", reader);
    // Nothing here reads a link.
    widget(&page, "lang='nl'").await;
    share(&page).await;
    assert_eq!(page.eval(FIELDS).await, json!([]));
    close(&page).await;
    let buttons = scenario_buttons(&page).await;
    assert!(
        !buttons.iter().any(|name| name.contains("link")),
        "{buttons:?}"
    );
    // Now something does.
    page.eval("host.linkBase = 'reader.html?from=host#top'")
        .await;
    let buttons = scenario_buttons(&page).await;
    assert!(
        buttons.iter().any(|name| name == "Kopieer de link"),
        "{buttons:?}"
    );
    page.eval("root.querySelectorAll('.pages button')[0].click(); host.services = 'fit'; host.select('SK')")
        .await;
    page.find(".detail h2").await;
    share(&page).await;
    let link = page.eval(FIELDS).await[0].clone();
    let link = link.as_str().expect("a link");
    let base = format!("{}/reader.html?from=host#lang=nl&", page.server.origin());
    assert!(link.starts_with(&base), "{link}");
    let seen = page.eval("return host.state").await;
    page.visit(link).await;
    page.until_equal(
        "return root?.querySelector('.detail h2')?.textContent",
        "Slowakije",
    )
    .await;
    // The language is the link's now.
    let state = page.eval("return host.state").await;
    let wanted = format!("lang=nl&{}", seen.as_str().expect("a text"));
    assert_eq!(state, wanted);
    // A page of its own, whose address it follows.
    share(&page).await;
    let own = page.eval(FIELDS).await[0].clone();
    assert!(
        own.as_str().is_some_and(|own| own.starts_with(&base)),
        "{own}"
    );
    // What is no address of a page is none.
    widget(&page, "lang='en' hash").await;
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "about:blank",
        "",
    ] {
        page.eval_with("host.linkBase = arguments[0]", vec![json!(bad)])
            .await;
        share(&page).await;
        assert_eq!(page.eval(FIELDS).await, json!([]), "{bad}");
        close(&page).await;
    }
    page.eval("host.linkBase = null").await;
    share(&page).await;
    assert_ne!(page.eval(FIELDS).await, json!([]));
    close(&page).await;
    page.eval("host.hash = false").await;
    share(&page).await;
    assert_eq!(page.eval(FIELDS).await, json!([]));
}

async fn robust_without_a_clipboard_the_text_is_selected(page: Page) {
    let none = "value: undefined";
    let refusing =
        "value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }";
    for clipboard in [none, refusing] {
        widget(&page, "lang='en' hash selected='post-the-hague'").await;
        page.eval(&format!(
            "window.failures = [];
             for (const type of ['error', 'unhandledrejection']) addEventListener(type, (e) => failures.push(String(e.message ?? e.reason)));
             Object.defineProperty(navigator, 'clipboard', {{ configurable: true, {clipboard} }})"
        ))
        .await;
        page.click(".reach .acts button").await;
        page.until(
            "it says so",
            "return root.querySelector('.live').textContent.includes('selected')",
        )
        .await;
        let selected = "return String(root.getSelection?.() ?? getSelection())";
        // WebKit tells no script what is selected inside a shadow root.
        if page.engine != Engine::Webkit {
            assert_eq!(page.eval(selected).await, "Koninginnegracht 86, Den Haag");
        }
        share(&page).await;
        let whole = "const field = focused();
            return field.selectionStart === 0 && field.selectionEnd === field.value.length && field.value";
        for (at, begins) in [(0, "http://127.0.0.1"), (1, "<iframe src=")] {
            page.eval(&format!(
                "root.querySelectorAll('.share .buttons button')[{at}].click()"
            ))
            .await;
            page.until(
                "the text is selected",
                &format!(
                    "{}.startsWith?.('{begins}')",
                    whole.replace("return ", "return (") + ")"
                ),
            )
            .await;
            page.until(
                "it says so",
                "return root.querySelector('.share .said').textContent.includes('selected')",
            )
            .await;
        }
        close(&page).await;
        // A scenario's link is found in the same place.
        scenario_buttons(&page).await;
        page.eval("[...root.querySelectorAll('.part .buttons button')].find((one) => one.textContent === 'Copy the link').click()")
            .await;
        page.find("dialog h2").await;
        assert_eq!(page.eval("return failures").await, json!([]));
    }
}

async fn robust_a_file_is_kept_until_it_is_taken(page: Page) {
    widget(&page, "lang='en'").await;
    page.eval(
        "window.offered = [];
         const { createObjectURL } = URL;
         URL.createObjectURL = (blob) => {
             const url = createObjectURL.call(URL, blob);
             offered.push(url);
             return url;
         };",
    )
    .await;
    share(&page).await;
    for name in ["SVG", "CSV", "Excel (.xlsx)"] {
        page.eval_with(
            "[...root.querySelectorAll('.share button')].find((one) => one.textContent === arguments[0]).click()",
            vec![json!(name)],
        )
        .await;
        page.until("it is offered", "return offered.length > 0")
            .await;
        let taken = page
            .eval_async(
                "const [done] = arguments;
                 setTimeout(() => fetch(offered.pop()).then((r) => r.arrayBuffer())
                     .then((it) => done(it.byteLength), (e) => done(String(e))), 1500)",
                vec![],
            )
            .await;
        assert!(
            taken.as_u64().is_some_and(|bytes| bytes > 1000),
            "{name}: {taken}"
        );
    }
    // Nothing keeps it from being saved here, and so nothing is said.
    assert_eq!(page.text(".share .said").await, "");
}

async fn robust_a_frame_without_downloads_says_so(page: Page) {
    // There, WebKit takes 'self' to mean nothing: as `make dist ORIGIN=…` builds it.
    let html = fs::read_to_string(site().join("index.html")).expect("the page");
    let named = format!("'self' {}", page.server.origin());
    page.server
        .put("/named.html", &html.replace("'self'", &named));
    for (sandbox, says) in [
        ("sandbox='allow-scripts'", true),
        ("sandbox='allow-scripts allow-same-origin'", true),
        (
            "sandbox='allow-scripts allow-same-origin Allow-Downloads'",
            false,
        ),
        ("", false),
    ] {
        let html = format!(
            "<!doctype html><html lang='en'><title>Host</title>
             <iframe title='Map' style='width: 1000px; height: 700px' {sandbox} src='/named.html?lang=en'></iframe>"
        );
        page.server.put("/framing.html", &html);
        page.visit(&format!("{}/framing.html", page.server.origin()))
            .await;
        let frame = page.client.find(Locator::Css("iframe")).await;
        frame.expect("a frame").enter_frame().await.expect("inside");
        page.until_ready().await;
        page.eval("root.querySelector('.languages .share').click()")
            .await;
        page.find("dialog h2").await;
        page.eval("[...root.querySelectorAll('.share button')].find((one) => one.textContent === 'CSV').click()")
            .await;
        page.eval_async("setTimeout(arguments[0], 500)", vec![])
            .await;
        let said = page.text(".share .said").await;
        assert_eq!(said.contains("allow-downloads"), says, "{sandbox}: {said}");
        if says {
            page.eval("[...root.querySelectorAll('.share button')].find((one) => one.textContent === 'Print').click()")
                .await;
            page.until(
                "it is told that nothing is printed",
                "return root.querySelector('.notice')?.textContent.includes('allow-modals')",
            )
            .await;
        }
        page.client.enter_parent_frame().await.expect("outside");
    }
}

/// Longer than memory is: what is refused anyway is not read first.
async fn robust_a_file_too_long_is_refused_unread(page: Page) {
    page.open("#lang=en&page=about").await;
    page.find("label.file input").await;
    page.eval(
        "const part = new Blob([new Uint8Array(1 << 20).fill(32)]);
         const file = new File(Array(3000).fill(part), 'long.json');
         const input = root.querySelector('label.file input');
         Object.defineProperty(input, 'files', { configurable: true, value: [file] });
         Object.defineProperty(input.files, 'item', { value: (at) => file });
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "it is refused",
        "return root.querySelector('.notice.bad')?.textContent.includes('long.json')",
    )
    .await;
    let notice = page.text(".notice").await;
    assert!(
        notice.contains("too long") && notice.contains("134217728"),
        "{notice}"
    );
    // It goes on.
    page.eval("root.querySelector('.pages button').click(); host.select('AT')")
        .await;
    page.find(".detail h2").await;
}

/// An address may name what only the host's data have; it is not written over before they are there.
async fn robust_a_link_waits_for_the_data_it_speaks_of(page: Page) {
    let data = fs::read_to_string(root().join("core/data/network.json")).expect("the data");
    page.server
        .put("/own.json", &data.replace("post-vienna", "post-anders"));
    let html = "<!doctype html><html lang='en'><meta charset='utf-8'><title>Host</title>
        <script>
            globalThis.visited = [];
            for (const name of ['pushState', 'replaceState']) {
                const { [name]: real } = history;
                history[name] = function (...given) { visited.push(given[2]); return real.apply(this, given); };
            }
        </script>
        <script type='module' src='/buitenkaart.js'></script>
        <buiten-kaart lang='en' hash data-src='/own.json' style='display: block; height: 640px'></buiten-kaart>";
    page.server.put("/host.html", html);
    page.visit(&format!(
        "{}/host.html#services=dkbuza&selected=post-anders&tint=off",
        page.server.origin()
    ))
    .await;
    page.until(
        "all of it is shown",
        "return ['services=dkbuza', 'selected=post-anders', 'tint=off'].every((part) => root?.host.state.includes(part))",
    )
    .await;
    page.find(".detail h2").await;
    assert_eq!(page.count(".notice").await, 0);
    let lost = "return visited.filter((address) => !String(address).includes('tint=off'))";
    assert_eq!(page.eval(lost).await, json!([]));
    assert_eq!(
        page.eval("return location.hash.includes('selected=post-anders')")
            .await,
        true
    );
}
