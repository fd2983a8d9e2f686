//! What a thousand widgets leave behind, each of which was put into the page, used, and taken out again.
//!
//! In Chromium, on a page of a host that has no other widget. Each gets a selection, another theme and a
//! step of zoom before it goes. After the tenth and after the last, the garbage is collected, and the
//! browser's own counters are read: the wasm's memory, which only grows; what JavaScript still holds;
//! nodes and listeners, those of other documents of the process included. The engine optimises nothing:
//! for some hundreds of rounds, the heap would grow by what it learns about the code (some 200 kB).

use std::time::Duration;

use buitenkaart_tests::browser::Browser;
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::Figure;

const MOUNTS: u32 = 1000;
/// What the browser has warmed up by.
const FIRST: u32 = 10;
/// How often the page is asked how far it is: each script that a driver runs leaves something too.
const POLL: Duration = Duration::from_secs(4);
/// How much more the last may leave than the tenth, in percent.
const GROWTH: f64 = 5.;

const PAGE: &str = "<!doctype html><html lang='en'><title>Host</title><main></main>
    <script>
        const { instantiateStreaming } = WebAssembly;
        WebAssembly.instantiateStreaming = async (...given) => {
            const made = await instantiateStreaming.apply(WebAssembly, given);
            globalThis.memory ??= Object.values(made.instance.exports).find((value) => value instanceof WebAssembly.Memory);
            return made;
        };
        const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        globalThis.mounts = async (times) => {
            globalThis.done = false;
            for (let i = 0; i < times; i++) {
                const one = document.createElement('buiten-kaart');
                one.height = 500;
                document.querySelector('main').append(one);
                await one.whenReady;
                one.select('post-vienna');
                one.theme = 'dark';
                await pause();
                one.shadowRoot.querySelector('.map-buttons button').click();
                await pause(20);
                one.remove();
                await pause();
            }
            globalThis.done = true;
        };
    </script>
    <script type='module' src='/buitenkaart.js'></script>";

/// What there is at a moment.
struct Held {
    wasm: f64,
    heap: f64,
    nodes: f64,
    listeners: f64,
}

pub(crate) async fn measure() -> Vec<Figure> {
    let server = Server::start(&site());
    server.put("/mounts.html", PAGE);
    let browser = Browser::start_plain().await;
    let client = &browser.client;
    let address = format!("{}/mounts.html", server.origin());
    client.goto(&address).await.expect("the page opens");
    devtools(client, "Performance.enable", json!({})).await;
    mount(client, FIRST).await;
    let tenth = held(client).await;
    mount(client, MOUNTS - FIRST).await;
    let last = held(client).await;
    browser.close().await;

    let figure = |what: &str, unit: &str, of: fn(&Held) -> f64| {
        let (before, after) = (of(&tenth), of(&last));
        let growth = (after / before - 1.) * 100.;
        let detail = format!("{before:.0} → {after:.0} {unit}");
        Figure::at_most(
            &format!("{MOUNTS} mounts against {FIRST}: {what}"),
            growth,
            GROWTH,
            "%",
            detail.trim(),
        )
    };
    vec![
        figure("wasm memory", "kB", |held| held.wasm / 1e3),
        figure("JavaScript's heap", "kB", |held| held.heap / 1e3),
        figure("nodes", "", |held| held.nodes),
        figure("listeners", "", |held| held.listeners),
    ]
}

async fn mount(client: &Client, times: u32) {
    let start = client.execute("mounts(arguments[0])", vec![json!(times)]);
    start.await.expect("the page begins");
    loop {
        sleep(POLL).await;
        let done = client.execute("return done", vec![]).await;
        if done.expect("the page answers") == Value::Bool(true) {
            return;
        }
    }
}

async fn held(client: &Client) -> Held {
    // Timers and idle moments of the last widget run out; what is held weakly goes with the second
    // collection.
    sleep(Duration::from_secs(3)).await;
    for _ in 0..3 {
        devtools(client, "HeapProfiler.collectGarbage", json!({})).await;
    }
    let wasm = client.execute("return memory.buffer.byteLength", vec![]);
    let wasm = wasm.await.expect("its size").as_f64().expect("bytes");
    let metrics = devtools(client, "Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().expect("metrics");
    let metric = |name: &str| {
        let found = metrics.iter().find(|metric| metric["name"] == name);
        found.expect(name)["value"].as_f64().expect("a number")
    };
    Held {
        wasm,
        heap: metric("JSHeapUsedSize"),
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
    }
}
