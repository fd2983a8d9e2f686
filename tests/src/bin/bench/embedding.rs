//! The map on somebody else's page: what it costs before a reader comes near, and how long a reader on
//! a slow phone waits.
//!
//! The page is `tests/hosts/plain.html` with the still map in the element, in Chromium as a phone of
//! 412 × 823 pixels, compressed by brotli, over what Lighthouse calls "Slow 4G" (150 ms for a round
//! trip, 1.6 Mbit/s down, 750 kbit/s up), with the main thread slowed down 4×. Largest contentful paint
//! and layout shift are what the browser tells; interactive is the widget's own mark, set when the
//! first markers are in the page.
//!
//! Lighthouse comes from npm, for this alone: `.ci/setup lighthouse`. It loads the page as a phone and
//! simulates the same network and processor.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::root;
use buitenkaart_tests::server::Server;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series};

const RUNS: usize = 7;

/// Runs in the page before its own scripts.
const WATCH: &str = "globalThis.bench = { lcp: 0, what: '', cls: 0 };
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            bench.lcp = entry.startTime;
            bench.what = entry.element?.localName ?? '';
        }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) bench.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });";

/// Answers when the map is interactive and two more seconds have passed.
const TIMES: &str = "const done = arguments[arguments.length - 1];
    const answer = () => {
        const own = performance.getEntriesByName('buitenkaart:interactive')[0]?.startTime;
        if (own === undefined) return setTimeout(answer, 100);
        setTimeout(() => done({ ...bench, own }), 2000);
    };
    answer();";

/// A folder with all that the page needs, compressed.
fn folder() -> PathBuf {
    let folder = root().join("target/bench/embedding");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let copy = |from: &Path| {
        let name = from.file_name().expect("a name");
        fs::copy(from, folder.join(name)).expect("a copy");
    };
    for entry in fs::read_dir(root().join("dist/embed")).expect("dist/embed") {
        copy(&entry.expect("an entry").path());
    }
    copy(&root().join("tests/hosts/plain.css"));
    let still = fs::read_to_string(folder.join("still-nl.txt")).expect("the still map");
    for name in ["plain.html", "far.html"] {
        let html = fs::read_to_string(root().join("tests/hosts").join(name)).expect(name);
        let html = html
            .replace("<!-- what still-nl.txt holds -->", &still)
            .replace("host.css", "plain.css")
            .replace("<script src=\"watch.js\"></script>", "");
        fs::write(folder.join(name), html).expect(name);
    }
    fs::write(folder.join("robots.txt"), "User-agent: *\n").expect("a file");
    let script = format!(
        "import({:?}).then(({{ compress }}) => compress({:?}, () => true))",
        root().join("www/js/build/compress.js"),
        folder
    );
    let status = Command::new("node").args(["-e", &script]).status();
    assert!(status.is_ok_and(|status| status.success()), "node fails");
    folder
}

pub(crate) async fn measure() -> Vec<Figure> {
    let folder = folder();
    let size = |name: &str| fs::metadata(folder.join(name)).expect(name).len();
    let loader = u32::try_from(size("buitenkaart.js.br")).expect("small");
    let mut figures = vec![
        Figure::at_most(
            "embedded, far away: the loader, brotli 11",
            loader.into(),
            3000.,
            "bytes",
            "",
        ),
        Figure::at_most(
            "embedded, far away: requests",
            far(&folder).await,
            1.,
            "",
            "",
        ),
    ];
    let mut runs = Vec::new();
    for number in 1..=RUNS {
        let run = run(&folder).await;
        println!(
            "embedding, run {number}: LCP {:.0} ms ({}), interactive {:.0} ms, CLS {}",
            run["lcp"].as_f64().unwrap_or_default(),
            run["what"],
            run["own"].as_f64().unwrap_or_default(),
            run["cls"]
        );
        runs.push(run);
    }
    let series = |name: &str| {
        let values = runs.iter().map(|run| run[name].as_f64().expect("a figure"));
        Series::new(values.collect())
    };
    for (what, name, reach) in [
        (
            "embedded, Slow 4G, 4×: largest contentful paint",
            "lcp",
            1200.,
        ),
        ("embedded, Slow 4G, 4×: interactive", "own", 2500.),
    ] {
        let series = series(name);
        figures.push(Figure::at_most(
            what,
            series.median(),
            reach,
            "ms",
            &series.spread(),
        ));
    }
    figures.push(Figure::at_most(
        "embedded: layout shift",
        series("cls").max(),
        0.,
        "",
        "",
    ));
    figures.extend(lighthouse(&folder));
    figures
}

/// How many files of the map are asked for while it is far below the screen.
async fn far(folder: &Path) -> f64 {
    let server = Server::start(folder);
    let browser = Browser::start(Engine::Chromium, None).await;
    let address = format!("{}/far.html", server.origin());
    let opened = browser.client.goto(&address);
    opened.await.expect("the page");
    sleep(Duration::from_secs(1)).await;
    let hits = server.hits();
    let own = hits.iter().filter(|hit| hit.path.contains("buitenkaart"));
    let own = u32::try_from(own.count()).expect("a handful");
    browser.close().await;
    own.into()
}

async fn run(folder: &Path) -> Value {
    let server = Server::start(folder);
    server.pack();
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    // The browser has its own business to finish first.
    sleep(Duration::from_millis(700)).await;
    let phone = json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true });
    let network = json!({
        "offline": false,
        "latency": 150,
        "downloadThroughput": 1_600_000 / 8,
        "uploadThroughput": 750_000 / 8,
    });
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
        ("Emulation.setDeviceMetricsOverride", phone),
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCH }),
        ),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })),
        ("Network.emulateNetworkConditions", network),
    ] {
        devtools(client, command, parameters).await;
    }
    let address = format!("{}/plain.html", server.origin());
    let opened = client.goto(&address);
    opened.await.expect("the page");
    let times = client.execute_async(TIMES, vec![]).await.expect("times");
    browser.close().await;
    times
}

/// What Lighthouse says of the page, out of 100: the median of three runs.
fn lighthouse(folder: &Path) -> Vec<Figure> {
    let server = Server::start(folder);
    server.pack();
    let categories = ["performance", "accessibility", "best-practices"];
    let mut scores: [Vec<f64>; 3] = Default::default();
    for number in 1..=3 {
        let output = Command::new("node")
            .arg(root().join("target/lighthouse/node_modules/lighthouse/cli/index.js"))
            .arg(format!("{}/plain.html", server.origin()))
            .args(["--quiet", "--output=json"])
            .arg(format!("--only-categories={}", categories.join(",")))
            .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking")
            .env("CHROME_PATH", chromium())
            .output()
            .expect("node");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!(
                "Lighthouse: {error}\n{}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
        print!("lighthouse, run {number}:");
        for (name, scores) in categories.iter().zip(&mut scores) {
            let category = &report["categories"][name];
            let score = category["score"].as_f64().expect("a score") * 100.;
            print!(" {name} {score:.0}");
            scores.push(score);
        }
        println!();
        for (name, audit) in report["audits"].as_object().expect("audits") {
            if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
                println!(
                    "    {name}: {}",
                    audit["displayValue"].as_str().unwrap_or("fails")
                );
            }
        }
    }
    let scores = categories.iter().zip(scores);
    scores
        .map(|(name, scores)| {
            let what = format!("Lighthouse, mobile: {name}");
            Figure::at_least(&what, Series::new(scores).median(), 100.)
        })
        .collect()
}

fn chromium() -> &'static str {
    ["/usr/bin/chromium", "/usr/bin/google-chrome"]
        .into_iter()
        .find(|path| Path::new(path).is_file())
        .unwrap_or("chromium")
}
