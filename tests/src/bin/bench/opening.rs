//! From the start of the navigation to the first markers, and the requests until then.
//!
//! Each run is as cold as it gets: a browser started for it with an empty profile, so that neither
//! files nor compiled code are left from the run before; and with the cache off besides. The page's
//! main thread is slowed down 4× as in the developer tools (other threads, such as those that compile
//! the wasm, are not; nor is the browser itself). Files come from this machine, uncompressed.
//!
//! The end is the first animation frame *after* one at whose start a marker was in the page: by then
//! the frame with the marker has been styled, laid out and painted. A script that the browser runs
//! before the page's own looks for it once a frame. The page's own mark, set when the markers have been
//! put into the page, is shown beside it (and ends the count of requests: what is asked for later is no
//! part of the wait); and the same measure of an almost empty page in the same
//! weather, which says how much of the time is the machine's and the browser's own.

use std::time::Duration;

use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series};

const RUNS: usize = 11;
const SLOW_DOWN: u32 = 4;

const EMPTY: &str = "<!doctype html><html lang=en><title>Empty</title><p id=bench>Here</p>";

/// Runs in every page before its own scripts.
const WATCH: &str = "{
    const there = () => document.querySelector('#bench')
        ?? document.querySelector('buiten-kaart')?.shadowRoot?.querySelector('.leaflet-marker-pane > *');
    const look = () => requestAnimationFrame(
        there() ? () => performance.mark('bench:seen') : look);
    look();
}";

/// Answers when the watch has seen its end.
const TIMES: &str = "const done = arguments[arguments.length - 1];
    const answer = () => {
        const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
        const seen = at('bench:seen');
        if (seen === null) return setTimeout(answer, 100);
        const own = at('buitenkaart:interactive');
        const requests = [...performance.getEntriesByType('navigation'),
            ...performance.getEntriesByType('resource')];
        done({ seen, own, requests: requests
            .filter((request) => request.startTime <= (own ?? seen)).map((request) => request.name) });
    };
    answer();";

/// What one run has seen.
struct Run {
    seen: f64,
    own: f64,
    requests: Vec<String>,
    origin: String,
}

pub(crate) async fn measure() -> Vec<Figure> {
    let (mut runs, mut empty) = (Vec::new(), Vec::new());
    for number in 1..=RUNS {
        let run = run("/").await;
        let none = self::run("/empty.html").await.seen;
        println!(
            "opening, run {number:2}: {:5.0} ms (its own mark {:.0}); empty page {none:.0} ms",
            run.seen, run.own
        );
        runs.push(run);
        empty.push(none);
    }
    // The most of any run: a request that is made only sometimes counts.
    let requests = runs.iter().map(|run| run.requests.len());
    let requests = u32::try_from(requests.max().unwrap_or_default()).expect("a handful");
    let foreign = runs.iter().flat_map(|run| {
        let own = |name: &&String| !name.starts_with(&run.origin);
        run.requests.iter().filter(own)
    });
    let foreign = u32::try_from(foreign.count()).expect("a handful");
    let seen = Series::new(runs.iter().map(|run| run.seen).collect());
    let own = Series::new(runs.iter().map(|run| run.own).collect());
    let empty = Series::new(empty);
    let ratio = seen.median() / empty.median();
    vec![
        Figure::at_most(
            "requests before it is interactive",
            requests.into(),
            6.,
            "",
            "",
        ),
        Figure::at_most("… of which to another origin", foreign.into(), 0., "", ""),
        Figure::at_most(
            "first markers, 4× slow-down, median",
            seen.median(),
            850.,
            "ms",
            &seen.spread(),
        ),
        Figure::told("… by the page's own mark", own.median(), "ms", ""),
        Figure::told("… of an empty page", empty.median(), "ms", &empty.spread()),
        Figure::told("… first markers / empty page", ratio, "", ""),
    ]
}

async fn run(path: &str) -> Run {
    let server = Server::start(&site());
    server.put("/empty.html", EMPTY);
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    // The browser has its own business to finish first.
    sleep(Duration::from_millis(700)).await;
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": WATCH }),
        ),
        (
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": SLOW_DOWN }),
        ),
    ] {
        devtools(client, command, parameters).await;
    }
    let origin = server.origin();
    let opened = client.goto(&format!("{origin}{path}")).await;
    opened.unwrap_or_else(|error| panic!("{path} does not open: {error}"));
    let times = client.execute_async(TIMES, vec![]).await;
    let times = times.unwrap_or_else(|error| panic!("{path} shows no marker: {error}"));
    let requests = times["requests"].as_array().cloned().unwrap_or_default();
    let run = Run {
        seen: times["seen"].as_f64().expect("a time"),
        own: times["own"].as_f64().unwrap_or_default(),
        requests: requests
            .iter()
            .filter_map(Value::as_str)
            .map(ToOwned::to_owned)
            .collect(),
        origin,
    };
    browser.close().await;
    run
}
