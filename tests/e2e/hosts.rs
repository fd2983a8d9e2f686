//! The embedded map on other people's pages, which are in `tests/hosts/`: it becomes ready, it can be
//! used, and the page stays what it was.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use buitenkaart_tests::browser::Engine;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::{root, site, tests};
use fantoccini::wd::PrintConfiguration;
use serde_json::json;
use tokio::time::sleep;

pub(crate) const TESTS: &[Test] = tests![
    nothing_but_the_loader_until_it_is_near,
    plain_page_with_the_files_of_another_server,
    one_file_with_everything_inside,
    strict_policy,
    strict_policy_by_hash,
    in_a_frame,
    in_a_sandboxed_frame,
    two_on_a_page,
    inside_another_shadow_root,
    in_a_dialog_that_opens_later,
    in_a_tab_that_is_hidden [Chromium Firefox: "its small browser opens windows, which do not hide one another"],
    on_a_page_from_right_to_left,
    in_a_column_of_320_pixels,
    on_paper,
];

/// Serves the example pages beside what `make dist` made for embedding.
fn host() -> Server {
    Server::over(&[
        root().join("tests/hosts"),
        root().join("dist/embed"),
        site(),
    ])
}

/// An example page, with the still map where it is to stand.
fn html(name: &str) -> String {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect(path);
    let html = read(&format!("tests/hosts/{name}.html"));
    html.replace(
        "<!-- what still-nl.txt holds -->",
        &read("dist/embed/still-nl.txt"),
    )
}

/// Opens an example page.
async fn open(page: &Page, server: &Server, name: &str) {
    server.put(&format!("/{name}.html"), &html(name));
    page.visit(&format!("{}/{name}.html", server.origin()))
        .await;
}

/// Asserts that the map is there, chooses a place in its list, and one on the map.
async fn use_the_map(page: &Page) {
    has_markers(page).await;
    // By a script: how a driver scrolls boxes inside of frames to click is no matter of the map.
    page.find(".list .row").await;
    page.eval("root.querySelector('.list .row').click()").await;
    page.find(".detail").await;
    has_its_size(page).await;
}

/// They may be drawn anew at any moment.
async fn has_markers(page: &Page) {
    let there = "return !!root?.querySelector('.leaflet-marker-pane > *')";
    page.until("there are markers", there).await;
}

async fn has_its_size(page: &Page) {
    let drawn = "const box = root.querySelector('.leaflet-container').getBoundingClientRect();
        return box.width > 200 && box.height > 200";
    page.until("the map has its size", drawn).await;
}

/// Asserts that the page is what it was before the map came, and that nothing went wrong on it.
async fn host_is_unharmed(page: &Page, server: &Server) {
    assert_eq!(page.eval("return hostTest.errors").await, json!([]));
    assert_eq!(page.eval("return hostTest.changes()").await, json!([]));
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    for name in page.eval(names).await.as_array().expect("names") {
        let name = name.as_str().unwrap_or_default();
        assert!(name.starts_with(&server.origin()), "it fetched {name}");
    }
    assert_eq!(page.outside_requests(), [""; 0]);
    assert_eq!(server.reports(), [""; 0]);
    for hit in server.hits() {
        assert_eq!(hit.status, 200, "{}", hit.path);
    }
}

async fn is_fine(page: &Page, server: &Server) {
    has_markers(page).await;
    // It neither scrolls the page nor takes the focus.
    assert_eq!(page.eval("return scrollX + scrollY").await, 0);
    assert_eq!(
        page.eval("return document.activeElement === document.body")
            .await,
        true
    );
    use_the_map(page).await;
    host_is_unharmed(page, server).await;
}

async fn nothing_but_the_loader_until_it_is_near(page: Page) {
    let server = host();
    open(&page, &server, "far").await;
    page.until("the element is defined", "return root !== null")
        .await;
    sleep(Duration::from_millis(300)).await;
    let of_the_map = |path: &str| path.starts_with("/buitenkaart");
    let hits = || -> Vec<String> {
        let paths = server.hits().into_iter().map(|hit| hit.path);
        paths.filter(|path| of_the_map(path)).collect()
    };
    assert_eq!(hits(), ["/buitenkaart.js"]);
    // Near, but not on the screen yet.
    page.eval("scrollTo(0, host.getBoundingClientRect().top - innerHeight - 200)")
        .await;
    has_markers(&page).await;
    assert!(hits().len() >= 3, "{:?}", hits());
    page.eval("scrollTo(0, 0)").await;
    page.eval("host.scrollIntoView()").await;
    use_the_map(&page).await;
}

async fn plain_page_with_the_files_of_another_server(page: Page) {
    let (server, files) = (host(), host());
    let html = html("plain").replace(
        "\"buitenkaart.js\"",
        &format!("\"{}/buitenkaart.js\"", files.origin()),
    );
    server.put("/plain.html", &html);
    page.visit(&format!("{}/plain.html", server.origin())).await;
    // The still map stands in the element, at the height that the map will have.
    let height = "return document.querySelector('buiten-kaart').offsetHeight";
    assert_eq!(page.eval(height).await, 640);
    page.click(".list .row").await;
    page.find(".detail").await;
    has_its_size(&page).await;
    assert_eq!(page.eval(height).await, 640);
    assert_eq!(page.eval("return hostTest.errors").await, json!([]));
    assert_eq!(page.eval("return hostTest.changes()").await, json!([]));
    let mut own: Vec<String> = server.hits().into_iter().map(|hit| hit.path).collect();
    own.sort();
    assert_eq!(own, ["/plain.css", "/plain.html", "/watch.js"]);
    assert_eq!(page.outside_requests(), [""; 0]);
}

async fn one_file_with_everything_inside(page: Page) {
    let server = host();
    for tag in ["script type=\"module\"", "script defer"] {
        let html = html("plain")
            .replace("script type=\"module\"", tag)
            .replace("buitenkaart.js", "buitenkaart-whole.js");
        server.put("/whole.html", &html);
        page.visit(&format!("{}/whole.html", server.origin())).await;
        is_fine(&page, &server).await;
    }
    let files: Vec<String> = server.hits().into_iter().map(|hit| hit.path).collect();
    let of_the_map: Vec<_> = files
        .iter()
        .filter(|path| path.contains("buitenkaart"))
        .collect();
    assert_eq!(of_the_map, ["/buitenkaart-whole.js"; 2]);
}

/// The policy is sent as a header as well.
async fn strict_policy(page: Page) {
    let server = host();
    open(&page, &server, "strict").await;
    is_fine(&page, &server).await;
}

/// The policy names no place at all, only what the bytes of the one script are. (What the loader
/// imports would need a place, or a nonce: Chromium and Firefox let no hash pass on its trust.)
async fn strict_policy_by_hash(page: Page) {
    let server = host();
    let integrity = |file: &str| {
        let script = format!(
            "import({:?}).then(async ({{ integrity }}) => process.stdout.write(
                integrity(await (await import('node:fs/promises')).readFile({:?}))))",
            root().join("www/js/build/policy.js"),
            root().join(file)
        );
        let output = Command::new("node").args(["-e", &script]).output();
        String::from_utf8(output.expect("node").stdout).expect("a text")
    };
    let (whole, watch) = (
        integrity("dist/embed/buitenkaart-whole.js"),
        integrity("tests/hosts/watch.js"),
    );
    let html = html("strict")
        .replace(
            "script-src 'self'",
            &format!("script-src '{whole}' '{watch}'"),
        )
        .replace("connect-src 'self'; ", "")
        .replace(
            "src=\"buitenkaart.js\"",
            &format!("src=\"buitenkaart-whole.js\" integrity=\"{whole}\""),
        )
        .replace(
            "src=\"watch.js\"",
            &format!("src=\"watch.js\" integrity=\"{watch}\""),
        );
    server.put("/hash.html", &html);
    page.visit(&format!("{}/hash.html", server.origin())).await;
    is_fine(&page, &server).await;
}

async fn in_a_frame(page: Page) {
    let server = host();
    open(&page, &server, "iframe").await;
    enter_frame(&page).await;
    page.until_ready().await;
    use_the_map(&page).await;
    page.client.enter_parent_frame().await.expect("the page");
    host_is_unharmed(&page, &server).await;
}

async fn in_a_sandboxed_frame(page: Page) {
    let server = host();
    if page.engine == Engine::Webkit {
        // To WebKit, 'self' is nothing in such a frame. The policy as `ORIGIN=… make dist` writes it.
        let site = fs::read_to_string(site().join("index.html")).expect("the page");
        let own = format!("'self' {}", server.origin());
        server.put("/index.html", &site.replace("'self'", &own));
    }
    // Once in a while Firefox's driver stalls such a frame, which has a process of its own, for ever.
    for _ in 0..3 {
        open(&page, &server, "sandbox").await;
        let start = Instant::now();
        let fetched = || server.hits().iter().any(|hit| hit.path.contains("-later-"));
        while !fetched() && start.elapsed() < Duration::from_secs(8) {
            sleep(Duration::from_millis(100)).await;
        }
        if fetched() {
            break;
        }
    }
    sleep(Duration::from_millis(500)).await;
    enter_frame(&page).await;
    page.until_ready().await;
    assert_eq!(page.eval("return origin").await, "null");
    use_the_map(&page).await;
    page.client.enter_parent_frame().await.expect("the page");
    host_is_unharmed(&page, &server).await;
}

async fn enter_frame(page: &Page) {
    let frame = page.eval("return document.querySelector('iframe')").await;
    let id = frame["element-6066-11e4-a52e-4f735466cecf"]
        .as_str()
        .expect("a frame");
    let frame =
        fantoccini::elements::Element::from_element_id(page.client.clone(), id.to_owned().into());
    frame.enter_frame().await.expect("the frame");
}

async fn two_on_a_page(page: Page) {
    let server = host();
    open(&page, &server, "two").await;
    has_markers(&page).await;
    page.find(".list .row").await;
    page.eval("root.querySelector('.list .row').click()").await;
    page.find(".detail").await;
    page.eval("hostTest.map = document.querySelector('#second'); hostTest.map.scrollIntoView()")
        .await;
    has_markers(&page).await;
    assert_eq!(
        page.count(".detail").await,
        0,
        "the second chose what the first chose"
    );
    let french = page.text(".head").await;
    assert!(french.contains("Flandre"), "{french}");
    use_the_map(&page).await;
    page.eval("delete hostTest.map; scrollTo(0, 0)").await;
    host_is_unharmed(&page, &server).await;
}

async fn inside_another_shadow_root(page: Page) {
    let server = host();
    open(&page, &server, "shadow").await;
    page.eval("hostTest.map = document.querySelector('article-card').shadowRoot.querySelector('buiten-kaart')")
        .await;
    is_fine(&page, &server).await;
}

async fn in_a_dialog_that_opens_later(page: Page) {
    let server = host();
    open(&page, &server, "dialog").await;
    page.until("the element is defined", "return root !== null")
        .await;
    assert_eq!(page.count(".leaflet-container").await, 0);
    page.eval("document.querySelector('#open').click()").await;
    use_the_map(&page).await;
    // Closed and opened again, it is as it was.
    page.eval("document.querySelector('dialog').close()").await;
    page.eval("document.querySelector('#open').click()").await;
    has_its_size(&page).await;
    page.find(".detail").await;
    page.eval("document.querySelector('dialog').close()").await;
    host_is_unharmed(&page, &server).await;
}

/// Another tab is in front when the page loads.
async fn in_a_tab_that_is_hidden(page: Page) {
    let server = host();
    server.put(
        "/blank.html",
        "<title>Blank</title><link rel=icon href='data:,'>",
    );
    page.visit(&format!("{}/blank.html", server.origin())).await;
    // The session stays in the tab that opens the other.
    page.eval("open('/blank.html?other')").await;
    let hidden = "return document.visibilityState === 'hidden'";
    page.until("the other tab is in front", hidden).await;
    server.put("/print.html", &html("print"));
    let address = format!("{}/print.html", server.origin());
    page.client.goto(&address).await.expect("a page");
    page.until("the element is defined", "return root !== null")
        .await;
    assert_eq!(page.eval(hidden).await, true);
    let tabs = page.client.windows().await.expect("tabs");
    let own = page.client.window().await.expect("a tab");
    let other = tabs.into_iter().find(|tab| *tab != own).expect("another");
    page.client
        .switch_to_window(other)
        .await
        .expect("the other");
    page.client.close_window().await.expect("closed");
    page.client.switch_to_window(own).await.expect("the first");
    page.until(
        "it is in front",
        "return document.visibilityState === 'visible'",
    )
    .await;
    is_fine(&page, &server).await;
}

async fn on_a_page_from_right_to_left(page: Page) {
    let server = host();
    open(&page, &server, "rtl").await;
    is_fine(&page, &server).await;
    // The map is in a language from left to right, and reads so.
    let direction = "return getComputedStyle(root.querySelector('.app')).direction";
    assert_eq!(page.eval(direction).await, "ltr");
    let beyond = "return document.documentElement.scrollWidth - innerWidth";
    assert!(page.eval(beyond).await.as_i64().expect("pixels") <= 0);
}

async fn in_a_column_of_320_pixels(page: Page) {
    let server = host();
    open(&page, &server, "column").await;
    is_fine(&page, &server).await;
    let beyond = "return [host.scrollWidth - host.clientWidth,
        root.querySelector('.app').scrollWidth - root.querySelector('.app').clientWidth]";
    assert_eq!(page.eval(beyond).await, json!([0, 0]));
}

async fn on_paper(page: Page) {
    let server = host();
    open(&page, &server, "print").await;
    has_markers(&page).await;
    if page.engine == Engine::Chromium {
        let media =
            |media: &str| page.devtools("Emulation.setEmulatedMedia", json!({ "media": media }));
        media("print").await;
        let rows = "const rows = [...root.querySelectorAll('.list .row')];
            const last = rows.at(-1)?.getBoundingClientRect();
            return [rows.length > 60, host.getBoundingClientRect().bottom >= last?.bottom,
                root.querySelector('.leaflet-container').offsetHeight > 200]";
        page.until_equal(rows, json!([true, true, true])).await;
        media("").await;
    }
    if page.engine != Engine::Webkit {
        // Its driver does not print.
        let paper = page.client.print(PrintConfiguration::default()).await;
        let pdf = paper.expect("a print");
        assert!(
            pdf.starts_with(b"%PDF") && pdf.len() > 20_000,
            "{}",
            pdf.len()
        );
    }
}
