//! The site as a careful web server sends it: the real nginx, with the configuration and the
//! headers that `make dist` writes.

use std::fs;
use std::path::Path;

use buitenkaart_tests::nginx::Nginx;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{site, tests};

pub(crate) const TESTS: &[Test] = tests![
    the_map_is_interactive_under_the_headers,
    headers_and_encodings_are_right,
    a_script_that_was_changed_does_not_run,
];

async fn nginx(page: &Page) -> Nginx {
    Nginx::start(&format!("{}/csp-report", page.server.origin())).await
}

/// The names of the files of the site that end so.
fn files(suffix: &str) -> Vec<String> {
    let entries = fs::read_dir(site()).expect("the site");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(suffix)).collect()
}

/// That no policy is violated, the runner checks.
async fn the_map_is_interactive_under_the_headers(page: Page) {
    let nginx = nginx(&page).await;
    page.visit(&format!("{}/#lang=en", nginx.origin())).await;
    page.until_ready().await;
    page.click(".list .row").await;
    page.find(".detail").await;
    let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    for name in page.eval(asked).await.as_array().expect("names") {
        let name = name.as_str().unwrap_or_default();
        assert!(name.starts_with(&nginx.origin()), "it fetched {name}");
    }
}

async fn headers_and_encodings_are_right(page: Page) {
    let nginx = nginx(&page).await;
    // One page may ask other servers: the one that tries what is pasted.
    let tries = nginx.get("/embed.html", "identity");
    let policy = tries.the("content-security-policy");
    assert!(
        policy.contains("connect-src 'self' https: http:"),
        "{policy}"
    );
    assert_eq!(tries.the("x-content-type-options"), "nosniff");
    let mut paths = vec![("/".to_owned(), "text/html", "no-cache")];
    let forever = "public, max-age=31536000, immutable";
    for (suffix, kind) in [
        (".js", "application/javascript"),
        (".wasm", "application/wasm"),
    ] {
        let names = files(suffix);
        assert!(!names.is_empty(), "no {suffix}");
        paths.extend(names.iter().map(|name| {
            // What other people's pages name.
            let changes = ["buitenkaart.js", "host.js"].contains(&name.as_str());
            (
                format!("/{name}"),
                kind,
                if changes { "no-cache" } else { forever },
            )
        }));
    }
    let encodings: &[_] = if nginx.has_brotli {
        &[("br", ".br"), ("gzip", ".gz")]
    } else {
        &[("gzip", ".gz")]
    };
    for (path, kind, cache) in &paths {
        let plain = nginx.get(path, "identity");
        assert_eq!(plain.status, 200, "{path}");
        assert_eq!(plain.the("content-type"), *kind, "{path}");
        assert_eq!(plain.the("cache-control"), *cache, "{path}");
        assert_eq!(plain.the("x-content-type-options"), "nosniff");
        assert_eq!(plain.the("referrer-policy"), "no-referrer");
        assert!(plain.the("permissions-policy").contains("geolocation=()"));
        assert_eq!(plain.the("access-control-allow-origin"), "*");
        let policy = plain.the("content-security-policy");
        for part in [
            "default-src 'none'",
            "'wasm-unsafe-eval'",
            "require-trusted-types-for",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        for banned in ["unsafe-inline", "'unsafe-eval'", "frame-ancestors", "http"] {
            let policy = policy.split("; report-uri").next().unwrap_or_default();
            assert!(!policy.contains(banned), "{policy}");
        }
        let file = if path == "/" {
            "index.html"
        } else {
            &path[1..]
        };
        for (encoding, suffix) in encodings {
            let packed = nginx.get(path, encoding);
            assert_eq!(packed.the("content-encoding"), *encoding, "{path}");
            assert_eq!(packed.the("vary"), "Accept-Encoding");
            let stored = fs::read(site().join(format!("{file}{suffix}"))).expect("it compressed");
            assert!(packed.body == stored, "{path} {encoding}");
            // What fits in a packet is not made smaller.
            let is_less = stored.len() < plain.body.len() || plain.body.len() < 1000;
            assert!(is_less, "{path} {encoding}");
        }
    }
    // What is not there must not be remembered, and says nothing of the server's other files.
    let missing = nginx.get("/buitenkaart-000000000000.js", "identity");
    assert_eq!(missing.status, 404);
    assert!(!missing.header.contains_key("cache-control"));
    assert_eq!(nginx.get("/_headers", "identity").status, 404);
}

async fn a_script_that_was_changed_does_not_run(page: Page) {
    let script = files(".js")
        .into_iter()
        .find(|name| name.starts_with("buitenkaart-") && !name.contains("-later-"));
    let script = script.expect("the script");
    let text = fs::read_to_string(Path::new(&site()).join(&script)).expect("the script");
    page.server.put(&format!("/{script}"), &format!("{text};"));
    page.visit(&page.server.origin()).await;
    // Its own (light DOM) content is what stays, with the line that says what is missing.
    page.eval("return document.querySelector('.bk-why').checkVisibility?.() ?? true")
        .await;
    assert_eq!(page.eval("return root === null").await, true);
    // And the still map beside it.
    page.until(
        "the list has come",
        "return !!document.querySelector('iframe.still')?.contentDocument
             ?.body?.innerText.includes('Wenen')",
    )
    .await;
}
