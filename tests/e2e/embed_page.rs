//! "Embed this map": what is set shows in the preview and in the code, and the code works where it is
//! pasted.

use std::fs;

use buitenkaart_tests::browser::Engine;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::{root, site, tests};
use serde_json::{Value, json};

pub(crate) const TESTS: &[Test] = tests![
    the_tag_works_where_it_is_pasted,
    what_the_preview_shows_is_what_is_pasted,
    the_frame_works_where_it_is_pasted,
    what_is_pinned_runs_as_it_was_built_or_not,
    the_address_that_is_pasted_is_tried,
    the_page_speaks_four_languages,
    copying_is_told,
    everybody_can_use_it,
];

async fn open(page: &Page, query: &str) {
    page.visit(&format!("{}/embed.html{query}", page.server.origin()))
        .await;
    page.until(
        "the code is there",
        "return document.querySelector('#code').textContent.length > 0",
    )
    .await;
}

/// What the page offers to copy.
async fn code(page: &Page) -> String {
    let code = page
        .eval("return document.querySelector('#code').textContent")
        .await;
    code.as_str().expect("a text").to_owned()
}

async fn set(page: &Page, script: &str) {
    let script = format!(
        "{script}; document.querySelector('#settings').dispatchEvent(new Event('input'));
         document.querySelector('#options').dispatchEvent(new Event('input'))"
    );
    page.eval(&script).await;
}

async fn click(page: &Page, selector: &str) {
    page.eval_with(
        "document.querySelector(arguments[0]).click()",
        vec![json!(selector)],
    )
    .await;
}

/// Opens a page of another server, with a code pasted.
async fn paste(page: &Page, code: &str) -> Server {
    let server = Server::over(&[root().join("tests/hosts")]);
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Pasted</title>
         <link rel=icon href=data:,><h1 class=host>Host</h1>{code}<script src=watch.js></script>"
    );
    server.put("/pasted.html", &html);
    page.visit(&format!("{}/pasted.html", server.origin()))
        .await;
    server
}

async fn works(page: &Page) {
    let there = "return !!root?.querySelector('.leaflet-marker-pane > *')";
    page.until("there are markers", there).await;
    page.find(".list .row").await;
    page.eval("root.querySelector('.list .row').click()").await;
    page.find(".detail").await;
}

async fn the_tag_works_where_it_is_pasted(page: Page) {
    open(&page, "").await;
    assert!(
        code(&page)
            .await
            .contains("<buiten-kaart lang=\"nl\" style=")
    );
    set(
        &page,
        "const form = document.querySelector('#settings');
         form.elements.lang.value = 'en';
         form.elements.theme.value = 'dark';
         form.elements.height.value = '700';
         form.querySelector('[value=dkbuza]').checked = false;
         form.querySelector('[value=legend]').checked = false;
         form.querySelector('[value=\"51,11,5\"]').checked = true;
         document.querySelector('#still').checked = true;
         document.querySelector('#pinned').checked = true;",
    )
    .await;
    page.until(
        "the still map is in it",
        "const code = document.querySelector('#code').textContent;
         return ['bk-list', 'lang=\"en\"', 'integrity='].every((part) => code.includes(part))",
    )
    .await;
    let pasted = code(&page).await;
    for part in [
        "lang=\"en\"",
        "services=\"fit tvl\"",
        "theme=\"dark\"",
        "view=\"51,11,5\"",
        "panels=\"head languages pages search filters list detail\"",
        "height: 700px",
        "integrity=\"sha384-",
    ] {
        assert!(pasted.contains(part), "{part} is not in {pasted:.600}");
        // The preview says the same.
        if !part.contains("height") && !part.contains("integrity") {
            let (name, value) = part
                .trim_end_matches('"')
                .split_once("=\"")
                .expect("an attribute");
            let shown = page.eval_with("return host.getAttribute(arguments[0])", vec![json!(name)]);
            assert_eq!(shown.await, value);
        }
    }
    paste(&page, &pasted).await;
    works(&page).await;
    assert_eq!(page.eval("return host.offsetHeight").await, 700);
    assert_eq!(page.eval("return hostTest.errors").await, json!([]));
    assert_eq!(page.eval("return hostTest.changes()").await, json!([]));
}

async fn what_the_preview_shows_is_what_is_pasted(page: Page) {
    open(&page, "").await;
    page.until_ready().await;
    page.eval("host.scenario = '1~A~~OKmadrid'; host.select('post-vienna')")
        .await;
    set(
        &page,
        "document.querySelector('[value=seen]').checked = true",
    )
    .await;
    page.until(
        "what is selected and planned is in the code",
        "const code = document.querySelector('#code').textContent;
         return ['selected=\"post-vienna\"', 'scenario=\"1~A~~OKmadrid\"', 'view='].every((part) => code.includes(part))",
    )
    .await;
    let pasted = code(&page).await;
    // Without the script, the still map stands there.
    assert!(pasted.contains("bk-list"), "{pasted:.600}");
    paste(&page, &pasted).await;
    page.find(".detail").await;
    let shown = page.text(".detail h2").await;
    assert!(
        shown.contains("Oostenrijk") || shown.contains("Wenen"),
        "{shown}"
    );
}

/// The widget's script, its wasm, and what is fetched later: changed where the site is served, so that it still
/// does all it did.
async fn what_is_pinned_runs_as_it_was_built_or_not(page: Page) {
    open(&page, "").await;
    let plain = code(&page).await;
    set(&page, "document.querySelector('#pinned').checked = true").await;
    page.until(
        "it is pinned",
        "return document.querySelector('#code').textContent.includes('integrity=')",
    )
    .await;
    let pinned = code(&page).await;
    let files = fs::read_dir(site()).expect("the site");
    let names = files.map(|file| file.expect("a file").file_name().into_string());
    let names: Vec<String> = names.map(|name| name.expect("a name")).collect();
    let change = |is_meant: fn(&str) -> bool| {
        page.server.forget();
        let mut changed = 0;
        for name in names.iter().filter(|name| is_meant(name)) {
            let mut bytes = fs::read(site().join(name)).expect("a file");
            if name.ends_with(".js") {
                bytes.splice(0..0, *b"globalThis.changed = true;");
            } else {
                // A section that means nothing to the browser.
                bytes.extend([0, 2, 1, b'x']);
            }
            page.server.put_bytes(&format!("/{name}"), &bytes);
            changed += 1;
        }
        assert!(changed > 0, "none of {names:?}");
    };
    let script = |name: &str| name.starts_with("buitenkaart-") && name.ends_with(".js");
    let wasm = |name: &str| name.ends_with(".wasm") && !name.contains("later");
    let later = |name: &str| name.ends_with(".wasm") && name.contains("later");
    let is_changed = "return globalThis.changed === true";
    for (is_meant, code, runs) in [
        (script as fn(&str) -> bool, &plain, true),
        (script, &pinned, false),
        (wasm, &plain, true),
        (wasm, &pinned, false),
    ] {
        change(is_meant);
        paste(&page, code).await;
        if runs {
            works(&page).await;
            let seen = page.eval(is_changed).await;
            assert_eq!(seen == true, code == &plain && is_meant("buitenkaart-.js"));
        } else {
            page.until("it says so", "return root?.querySelector('.failure')")
                .await;
            assert_eq!(page.eval(is_changed).await, false);
            assert_eq!(
                page.eval("return !!root.querySelector('.map')").await,
                false
            );
        }
    }
    change(later);
    paste(&page, &plain).await;
    works(&page).await;
    paste(&page, &pinned).await;
    page.until("there are markers", "return root?.querySelector('.mk')")
        .await;
    page.find(".list .row").await;
    page.eval("root.querySelector('.list .row').click()").await;
    page.until(
        "it is told",
        "return root.textContent.includes('Dit deel kan niet')",
    )
    .await;
    assert_eq!(page.count(".detail h2").await, 0);
}

async fn the_frame_works_where_it_is_pasted(page: Page) {
    open(&page, "?lang=de").await;
    click(&page, "[data-way=iframe]").await;
    let pasted = code(&page).await;
    assert!(pasted.contains("/index.html?lang=de\""), "{pasted}");
    paste(&page, &pasted).await;
    let frame = page.client.find(fantoccini::Locator::Css("iframe")).await;
    frame.expect("a frame").enter_frame().await.expect("inside");
    works(&page).await;
    page.client.enter_parent_frame().await.expect("outside");
    assert_eq!(page.eval("return hostTest.errors").await, json!([]));
}

/// Gives the page the address of the folder.
async fn address(page: &Page, address: &str) {
    page.eval_with(
        "const field = document.querySelector('#address');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }))",
        vec![json!(address)],
    )
    .await;
}

/// What trying it finds, as the classes of what is listed.
async fn found(page: &Page) -> Value {
    click(page, "#probe").await;
    let found = "return [...document.querySelectorAll('#found li')].map((row) => row.className)";
    page.until(
        "something is found",
        "return document.querySelectorAll('#found li').length > 0",
    )
    .await;
    page.eval(found).await
}

async fn the_address_that_is_pasted_is_tried(page: Page) {
    open(&page, "?lang=en").await;
    let other = Server::over(&[site()]);
    let origin = other.origin();
    // The folder, by one of its files: the code follows it.
    address(&page, &format!("{origin}/index.html?x#y")).await;
    page.until(
        "the code follows",
        &format!(
            "return document.querySelector('#code').textContent.includes('{origin}/buitenkaart.js')"
        ),
    )
    .await;
    assert!(
        page.eval("return document.querySelector('#headers').textContent")
            .await
            .as_str()
            .is_some_and(|text| text.contains("Access-Control-Allow-Origin: *"))
    );
    assert_eq!(found(&page).await, json!(["fine", "fine"]));
    page.assert_accessible("an address that was tried").await;
    other.lose(".wasm");
    assert_eq!(found(&page).await, json!(["fine", "wrong"]));
    other.forget();

    click(&page, "[data-way=iframe]").await;
    // What was found of another way counts no more.
    assert_eq!(
        page.eval("return document.querySelector('#found').childElementCount")
            .await,
        0
    );
    assert_eq!(found(&page).await, json!(["fine", "fine"]));
    let index = fs::read_to_string(site().join("index.html")).expect("the page");
    let closed = index.replacen(
        "Policy\" content=\"",
        "Policy\" content=\"frame-ancestors 'none'; ",
        1,
    );
    assert_ne!(closed, index);
    other.put("/index.html", &closed);
    assert_eq!(found(&page).await, json!(["wrong", "fine"]));

    // Where nothing answers, and what is no address.
    drop(other);
    click(&page, "[data-way=tag]").await;
    assert_eq!(found(&page).await, json!(["wrong", "wrong"]));
    address(&page, "ftp://example.org").await;
    click(&page, "#probe").await;
    page.until_equal(
        "return document.querySelector('#probing').textContent",
        "This is no address with http or https.",
    )
    .await;
}

async fn the_page_speaks_four_languages(page: Page) {
    for (lang, title) in [
        ("nl", "Zet de kaart op uw pagina"),
        ("en", "Put the map on your page"),
        ("fr", "Placer la carte sur votre page"),
        ("de", "Die Karte auf Ihrer Seite"),
    ] {
        open(&page, &format!("?lang={lang}")).await;
        assert_eq!(
            page.eval("return document.querySelector('h1').textContent")
                .await,
            title
        );
        assert_eq!(
            page.eval("return document.documentElement.lang").await,
            lang
        );
        assert_eq!(page.eval("return host.lang").await, lang);
        let untold =
            "return [...document.querySelectorAll('[data-t]')].filter((e) => !e.textContent
            || e.textContent === 'undefined').map((e) => e.dataset.t)";
        assert_eq!(page.eval(untold).await, json!([]));
    }
}

async fn copying_is_told(page: Page) {
    open(&page, "").await;
    click(&page, "[data-way=npm]").await;
    assert!(code(&page).await.starts_with("npm install ./buitenkaart\n"));
    click(&page, "#copy").await;
    let told = "return document.querySelector('#told').textContent";
    page.until("something is told", &format!("{told}.length > 0"))
        .await;
    // Where the clipboard is not to be had, the code is selected.
    if page.eval(told).await != "Gekopieerd." {
        let selected = page.eval("return String(getSelection())").await;
        assert!(
            selected
                .as_str()
                .unwrap_or_default()
                .contains("npm install"),
            "{selected}"
        );
    }
}

async fn everybody_can_use_it(page: Page) {
    open(&page, "").await;
    page.until_ready().await;
    page.assert_accessible("the page for embedding").await;
    let _ = page.client.set_window_size(400, 800).await;
    let beyond =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.eval(beyond).await, 0);
    if page.engine == Engine::Chromium {
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.devtools("Emulation.setEmulatedMedia", dark).await;
        page.assert_accessible("the page for embedding in the dark")
            .await;
        let light: Value = json!({ "features": [] });
        page.devtools("Emulation.setEmulatedMedia", light).await;
    }
}
