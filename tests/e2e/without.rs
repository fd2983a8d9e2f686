//! What is there without the widget: before it has come, and wherever it cannot. Each case ends in
//! the still map and the list, with a quiet explanation.

use std::fs;

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{root, site, tests};
use serde_json::{Value, json};
use url::Url;

pub(crate) const TESTS: &[Test] = tests![
    without_scripts,
    with_scripts_switched_off [Chromium: "only its driver switches scripts off"],
    without_the_script_file,
    without_the_wasm_file,
    where_the_policy_forbids_wasm,
    in_a_browser_without_wasm,
    in_a_browser_without_constructed_style_sheets,
    in_a_browser_without_custom_elements,
    when_there_is_no_memory_for_it,
    when_the_memory_runs_out_later,
    before_it_is_drawn,
    the_fallback_page_is_whole,
    the_fallback_page_in_the_dark_narrow_and_printed [Chromium: "only its driver changes what the system asks for"],
];

/// The site's page, changed.
fn html(change: impl Fn(String) -> String) -> String {
    let html = fs::read_to_string(site().join("index.html")).expect("the page");
    let changed = change(html.clone());
    assert_ne!(changed, html, "nothing has changed");
    changed
}

/// The site's page without a policy, with a script that runs before its own.
fn html_after(script: &str) -> String {
    html(|html| {
        html.replace(
            "http-equiv=\"Content-Security-Policy\"",
            "name=\"was-policy\"",
        )
        .replace("<title>", &format!("<script>{script}</script>\n<title>"))
    })
}

/// Opens a page of the test's own, in the language of the site.
async fn open(page: &Page, html: &str) {
    page.server.put("/changed.html", html);
    page.visit(&format!("{}/changed.html", page.server.origin()))
        .await;
}

/// Asserts that the still maps and the list are on the screen; `document` is where.
async fn shows_the_still_map(page: &Page, document: &str) {
    let script = format!(
        "const at = {document};
         const seen = (selector) => [...at.querySelectorAll(selector)]
             .filter((e) => e.getBoundingClientRect().height > 10).length;
         return [seen('.bk-maps svg'), seen('.bk-list li'), seen('.bk-list a[href^=http]'),
             at.querySelector('.bk-list').textContent.includes('Post Wenen')]"
    );
    let seen = page.eval(&script).await;
    let number = |at: usize| seen[at].as_u64().unwrap_or_default();
    assert_eq!(number(0), 2, "maps: {seen}");
    assert!(number(1) > 60 && number(2) > 60, "list and links: {seen}");
    assert_eq!(seen[3], true, "{seen}");
}

/// The still map and the list that the site's page shows in a frame, once they have come; `document`
/// is the page's.
async fn still_page(page: &Page, document: &str) -> String {
    let inside = format!("{document}.querySelector('iframe.still').contentDocument");
    page.until(
        "the still map has come",
        &format!(
            "return !!{document}.querySelector('iframe.still')?.contentDocument
                 ?.querySelector('.bk-list li:last-child')"
        ),
    )
    .await;
    inside
}

/// Asserts that it is the still map, with this explanation.
async fn explains(page: &Page, wanted: &str) {
    let told = page.text(".failure").await;
    assert!(told.contains(wanted), "{told}");
    let inside = still_page(page, "document").await;
    shows_the_still_map(page, &inside).await;
    // It takes the place of the line that promises more.
    let promise = "return document.querySelector('.bk-why').getBoundingClientRect().height";
    assert_eq!(page.eval(promise).await, 0);
}

/// Asserts that it is the still map, with the line that tells what is missing.
async fn promises(page: &Page, document: &str) {
    let inside = still_page(page, document).await;
    shows_the_still_map(page, &inside).await;
    let script = format!(
        "const why = {document}.querySelector('.bk-why');
         return why.getBoundingClientRect().height > 10 && why.textContent.includes('JavaScript')"
    );
    assert_eq!(page.eval(&script).await, true);
}

/// A frame that may not run scripts is a browser that does not, for the page inside.
async fn without_scripts(page: Page) {
    let host = "<!doctype html><iframe sandbox='allow-same-origin' width='900' height='900'
        src='/index.html'></iframe>";
    open(&page, host).await;
    let inside = "document.querySelector('iframe').contentDocument";
    page.until(
        "the frame is there",
        &format!("return !!{inside}.querySelector('.bk-why')"),
    )
    .await;
    promises(&page, inside).await;
    let asked = page.server.hits();
    assert!(
        !asked.iter().any(|hit| hit.path.contains("wasm")),
        "{asked:?}"
    );
}

async fn with_scripts_switched_off(page: Page) {
    let switch = |off: bool| {
        page.devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": off }),
        )
    };
    switch(true).await;
    page.visit(&page.server.origin()).await;
    promises(&page, "document").await;
    switch(false).await;
}

async fn without_the_script_file(page: Page) {
    page.server.lose(".js");
    page.visit(&page.server.origin()).await;
    promises(&page, "document").await;
}

async fn without_the_wasm_file(page: Page) {
    page.server.lose(".wasm");
    page.visit(&page.server.origin()).await;
    explains(&page, "Een bestand kwam niet").await;
    page.assert_accessible("the still map, explained").await;
}

async fn where_the_policy_forbids_wasm(page: Page) {
    open(&page, &html(|html| html.replace(" 'wasm-unsafe-eval'", ""))).await;
    explains(&page, "beveiligingsinstellingen").await;
    // The violation that this test is about.
    page.server.forget();
}

async fn in_a_browser_without_wasm(page: Page) {
    open(&page, &html_after("delete globalThis.WebAssembly")).await;
    explains(&page, "Deze browser kan haar niet uitvoeren").await;
}

async fn in_a_browser_without_constructed_style_sheets(page: Page) {
    let script =
        "CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor') } };
        delete Document.prototype.adoptedStyleSheets";
    open(&page, &html_after(script)).await;
    explains(&page, "Deze browser kan haar niet uitvoeren").await;
}

async fn in_a_browser_without_custom_elements(page: Page) {
    let script = "Object.defineProperty(globalThis, 'customElements', { value: undefined })";
    open(&page, &html_after(script)).await;
    promises(&page, "document").await;
}

async fn when_there_is_no_memory_for_it(page: Page) {
    let script = "WebAssembly.instantiate = WebAssembly.instantiateStreaming = async () => {
        throw new RangeError('WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance');
    }";
    open(&page, &html_after(script)).await;
    explains(&page, "te weinig geheugen").await;
}

/// From some moment on, whatever the wasm asks of the browser stops it, as a failed allocation
/// would.
async fn when_the_memory_runs_out_later(page: Page) {
    let script = "const { instantiateStreaming } = WebAssembly;
        WebAssembly.instantiateStreaming = (response, imports) => {
            for (const module of Object.values(imports)) {
                for (const [name, value] of Object.entries(module)) {
                    if (typeof value !== 'function') continue;
                    module[name] = (...given) => {
                        if (document.documentElement.title) throw new WebAssembly.RuntimeError('unreachable');
                        return value(...given);
                    };
                }
            }
            return instantiateStreaming.call(WebAssembly, response, imports);
        }";
    open(&page, &html_after(script)).await;
    page.until_ready().await;
    page.eval(
        "document.documentElement.title = 'exhausted'; root.querySelector('.list .row').click()",
    )
    .await;
    explains(&page, "Er ging iets mis").await;
}

/// Who waits sees what is to come, and soon the still map.
async fn before_it_is_drawn(page: Page) {
    let script =
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {})";
    open(&page, &html_after(script)).await;
    page.until("the element is defined", "return root !== null")
        .await;
    promises(&page, "document").await;
    // Narrow: nothing goes over the edge.
    let _ = page.client.set_window_size(400, 800).await;
    let beyond =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.eval(beyond).await, 0);
}

async fn the_fallback_page_is_whole(page: Page) {
    let file = Url::from_file_path(root().join("dist/fallback.html")).expect("a path");
    page.visit(file.as_str()).await;
    shows_the_still_map(&page, "document").await;
    page.assert_accessible("the fallback page").await;
    let title = page
        .eval("return document.querySelector('h1').textContent")
        .await;
    assert_eq!(
        title,
        Value::from("Het buitenlandse netwerk van Vlaanderen")
    );
    assert_eq!(
        page.eval("return document.querySelector('.bk-why, script')")
            .await,
        Value::Null
    );
    assert_eq!(page.outside_requests(), [""; 0]);
}

async fn the_fallback_page_in_the_dark_narrow_and_printed(page: Page) {
    let file = Url::from_file_path(root().join("dist/fallback.html")).expect("a path");
    page.visit(file.as_str()).await;
    let media = |value: Value| page.devtools("Emulation.setEmulatedMedia", value);
    media(json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] })).await;
    page.assert_accessible("the fallback page in the dark")
        .await;
    media(json!({ "features": [] })).await;
    let narrow = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", narrow)
        .await;
    assert_eq!(
        page.eval("return document.documentElement.scrollWidth")
            .await,
        320
    );
    page.devtools("Emulation.clearDeviceMetricsOverride", json!({}))
        .await;
    // On paper it goes on over several pages, and takes not too many.
    let printed = page
        .devtools("Page.printToPDF", json!({ "generateTaggedPDF": false }))
        .await;
    let bytes = printed["data"].as_str().map_or(0, str::len);
    assert!(bytes > 50_000, "{bytes} bytes of PDF in base64");
}
