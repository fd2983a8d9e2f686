//! The packed npm package on pages made with Vite: plain, React, Vue. Their sources are in
//! `tests/hosts/vite/`; `make test` has installed and built them in `target/hosts/`.

use std::fs;

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::{root, tests};
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![plain, react, vue];

async fn works(page: &Page, name: &str) {
    let built = root().join("target/hosts").join(name).join("dist");
    let html = fs::read_to_string(built.join("index.html"))
        .expect("the page, which tests/hosts/vite/build.js builds");
    let server = Server::over(&[built, root().join("tests/hosts")]);
    let watched = html.replace("</body>", "<script src=\"/watch.js\"></script></body>");
    server.put("/watched.html", &watched);
    page.visit(&format!("{}/watched.html", server.origin()))
        .await;
    page.until_ready().await;
    page.click(".list .row").await;
    page.find(".detail").await;
    // The page has heard of it.
    let told = "return document.querySelector('#chosen').textContent.length > 3";
    page.until("the page tells what was chosen", told).await;
    if name != "plain" {
        // What the framework sets, the map shows.
        page.eval("document.querySelector('#english').click()")
            .await;
        let heading = "return root.querySelector('h1').textContent.includes('network')";
        page.until("the map is in English", heading).await;
        let services = "return root.querySelectorAll('.service[aria-pressed=true]').length";
        page.until_equal(services, 2).await;
    }
    assert_eq!(page.eval("return hostTest.errors").await, json!([]));
    assert_eq!(page.eval("return typeof L").await, "undefined");
    for hit in server.hits() {
        assert_eq!(hit.status, 200, "{}", hit.path);
    }
    // Each wasm file is a file, and comes from here.
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    for name in page.eval(names).await.as_array().expect("names") {
        let name = name.as_str().unwrap_or_default();
        assert!(name.starts_with(&server.origin()), "it fetched {name}");
    }
    assert_eq!(page.outside_requests(), [""; 0]);
}

async fn plain(page: Page) {
    works(&page, "plain").await;
}

async fn react(page: Page) {
    works(&page, "react").await;
}

async fn vue(page: Page) {
    works(&page, "vue").await;
}
