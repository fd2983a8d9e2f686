//! Networks of 10 000 and 100 000 locations, beside the pages that one would build instead.
//!
//! For each size one browser with an empty profile, in which the pages take turns: from navigation to the
//! host's own markers, without a slow-down; then, in another one and at 4×, panning and zooming by keys, a
//! keystroke in the search field and a filter. Frames are told by their distance, long tasks by the browser.
//! Memory is what Chromium says of the scripts' heap, and the wasm's own.
//!
//! A peer is a folder of `PEERS` with an `index.html` that shows the points of `?data=FILE` (a list of
//! `{id, name, country, service, lat, lon}`) and sets the mark `markers`; without `PEERS`, that is said.

use std::env;
use std::fs;
use std::time::Duration;

use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::networks::many;
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series};

const RUNS: usize = 3;

/// A plain page with this element, in which the widget's memory is `memory` and the tasks over 50 ms are in `longTasks`.
pub(crate) fn host(element: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title>
    <style>body {{ margin: 0 }}</style><script>
    const {{ instantiateStreaming }} = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {{
        const made = await instantiateStreaming.apply(WebAssembly, given);
        globalThis.memory ??= Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
        return made;
    }};
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries()))
        .observe({{ type: 'longtask', buffered: true }});
    </script><script type=module src='/buitenkaart.js'></script>
    {element}"
    )
}

const ELEMENT: &str = "<buiten-kaart lang=en data-src='/network.json' style='display: block; height: 700px'></buiten-kaart>";

/// Answers when the host's own markers are there: with the time since the navigation began.
const OURS: &str = "const done = arguments[arguments.length - 1];
    const look = () => {
        const root = document.querySelector('buiten-kaart')?.shadowRoot;
        const there = root?.querySelector('h1')?.textContent.startsWith('Offices') && root.querySelector('.mk');
        if (there) requestAnimationFrame(() => done(performance.now()));
        else setTimeout(look, 8);
    };
    look();";

const THEIRS: &str = "const done = arguments[arguments.length - 1];
    const look = () => {
        const seen = performance.getEntriesByName('markers')[0];
        if (seen) done(seen.startTime);
        else setTimeout(look, 8);
    };
    look();";

/// Presses keys on the map, one every 400 ms; answers with the 95th percentile of the distance of frames,
/// the longest, and the tasks over 50 ms.
const MOVES: &str = "const [keys, done] = arguments;
    const map = document.querySelector('buiten-kaart').shadowRoot.querySelector('.map');
    const frames = [];
    let [last, on] = [performance.now(), true];
    const frame = (now) => { frames.push(now - last); last = now; if (on) requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    longTasks.length = 0;
    let i = 0;
    const press = setInterval(() => {
        if (i < keys.length) return map.dispatchEvent(new KeyboardEvent('keydown', { key: keys[i++], bubbles: true }));
        clearInterval(press);
        on = false;
        frames.sort((a, b) => a - b);
        done([frames[Math.floor(frames.length * 0.95)], frames.at(-1), longTasks.length]);
    }, 400);";

/// Types a letter; answers when suggestions are there, and how long that took: the first time, and once more.
const TYPES: &str = "const done = arguments[arguments.length - 1];
    const root = document.querySelector('buiten-kaart').shadowRoot;
    const input = root.querySelector('[role=combobox]');
    const type = (text, then) => {
        const start = performance.now();
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        const look = () => root.querySelector('[role=option]')
            ? requestAnimationFrame(() => then(performance.now() - start)) : setTimeout(look, 4);
        look();
    };
    const clear = () => { input.value = ''; input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); };
    input.focus();
    type('o', (first) => { clear(); setTimeout(() => type('of', (next) => { clear(); done([first, next]); }), 500); });";

/// Chooses a service; answers when list and map show that, and how long it took.
const FILTERS: &str = "const done = arguments[arguments.length - 1];
    const root = document.querySelector('buiten-kaart').shadowRoot;
    const shown = () => root.querySelector('.shown').textContent + root.querySelector('.list .count')?.textContent;
    const before = shown(), start = performance.now();
    root.querySelector('.service').click();
    const look = () => shown() !== before
        ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 4);
    look();";

pub(crate) async fn measure() -> Vec<Figure> {
    let mut figures = Vec::new();
    for (count, name) in [(10_000, "10 000"), (100_000, "100 000")] {
        figures.extend(of_size(count, name).await);
    }
    figures
}

async fn of_size(count: usize, name: &str) -> Vec<Figure> {
    let data = many(count, 42);
    let server = Server::start(&site());
    server.put("/large.html", &host(ELEMENT));
    server.put("/network.json", &data.to_string());
    let points = points(&data);
    let peers = peers(&points, count);
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    let (mut ours, mut theirs) = (Vec::new(), vec![Vec::new(); peers.len()]);
    for run in 1..=RUNS {
        ours.push(time(client, &format!("{}/large.html", server.origin()), OURS).await);
        for ((peer, server), times) in peers.iter().zip(&mut theirs) {
            let page = format!("{}/index.html?data=points.json", server.origin());
            times.push(time(client, &page, THEIRS).await);
            println!("large {name}, run {run}: {peer} {:.0} ms", times[run - 1]);
        }
        println!("large {name}, run {run}: {:.0} ms", ours[run - 1]);
    }
    let ours = Series::new(ours);
    let mut figures = vec![Figure::told(
        &format!("{name} locations: the host's own markers, median"),
        ours.median(),
        "ms",
        &ours.spread(),
    )];
    let theirs: Vec<f64> = theirs
        .into_iter()
        .map(|times| Series::new(times).median())
        .collect();
    for ((peer, _), time) in peers.iter().zip(&theirs) {
        figures.push(Figure::told(&format!("… {peer}"), *time, "ms", ""));
    }
    match theirs.iter().copied().min_by(f64::total_cmp) {
        Some(best) => figures.push(Figure::at_most(
            "… ours / the best of these",
            ours.median() / best,
            1.0,
            "×",
            "",
        )),
        None => println!("large {name}: no peer stands in PEERS"),
    }
    browser.close().await;
    // In one of its own: a browser keeps the pages that it has left, and counts their memory.
    let browser = Browser::start(Engine::Chromium, None).await;
    figures.extend(at_work(&browser.client, &server).await);
    browser.close().await;
    figures
}

async fn at_work(client: &Client, server: &Server) -> Vec<Figure> {
    time(client, &format!("{}/large.html", server.origin()), OURS).await;
    sleep(Duration::from_secs(2)).await;
    let longest = eval(
        client,
        "return Math.max(0, ...longTasks.map((it) => it.duration))",
    )
    .await;
    devtools(client, "Performance.enable", json!({})).await;
    let [heap, wasm] = memory(client).await;
    let memory_then = heap + wasm;
    let nodes = eval(
        client,
        "return document.querySelector('buiten-kaart').shadowRoot.querySelectorAll('*').length",
    )
    .await;
    devtools(
        client,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": 4 }),
    )
    .await;
    let keys = |all: &[&str]| vec![json!(all)];
    let pan = work(
        client,
        MOVES,
        keys(&[
            "ArrowRight",
            "ArrowRight",
            "ArrowDown",
            "ArrowLeft",
            "ArrowLeft",
            "ArrowUp",
        ]),
    )
    .await;
    let zoom = work(client, MOVES, keys(&["+", "+", "+", "-", "-", "-"])).await;
    let typed = work(client, TYPES, vec![]).await;
    let filtered = work(client, FILTERS, vec![]).await;
    devtools(
        client,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": 1 }),
    )
    .await;
    eval(client, "document.querySelector('buiten-kaart').remove()").await;
    sleep(Duration::from_secs(1)).await;
    let [heap, wasm] = memory(client).await;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    vec![
        Figure::told(
            "… longest task while it opens",
            number(&longest),
            "ms",
            "without a slow-down",
        ),
        Figure::at_most("… memory, heap and wasm", memory_then, 250., "MB", ""),
        Figure::told(
            "… … once it is removed",
            heap + wasm,
            "MB",
            &format!("of which the heap {heap:.0}"),
        ),
        Figure::told("… elements in the widget", number(&nodes), "", ""),
        Figure::at_most(
            "… pan at 4×, frames p95",
            number(&pan[0]),
            16.7,
            "ms",
            &format!("longest {:.0}", number(&pan[1])),
        ),
        Figure::at_most("… … tasks over 50 ms", number(&pan[2]), 0., "", ""),
        Figure::at_most(
            "… zoom at 4×, frames p95",
            number(&zoom[0]),
            16.7,
            "ms",
            &format!("longest {:.0}", number(&zoom[1])),
        ),
        Figure::at_most("… … tasks over 50 ms", number(&zoom[2]), 0., "", ""),
        Figure::told(
            "… first key to suggestions at 4×",
            number(&typed[0]),
            "ms",
            "",
        ),
        Figure::at_most(
            "… a key to suggestions at 4×",
            number(&typed[1]),
            50.,
            "ms",
            "",
        ),
        Figure::at_most(
            "… filter to list and map at 4×",
            number(&filtered),
            100.,
            "ms",
            "",
        ),
    ]
}

/// The scripts' heap and the wasm's memory, megabytes.
pub(crate) async fn memory(client: &Client) -> [f64; 2] {
    devtools(client, "HeapProfiler.collectGarbage", json!({})).await;
    let metrics = devtools(client, "Performance.getMetrics", json!({})).await;
    let heap = metrics["metrics"].as_array().into_iter().flatten();
    let heap = heap.filter(|metric| metric["name"] == "JSHeapUsedSize");
    let heap: f64 = heap.filter_map(|metric| metric["value"].as_f64()).sum();
    let wasm = eval(client, "return memory.buffer.byteLength").await;
    [heap, wasm.as_f64().unwrap_or_default()].map(|bytes| bytes / 1e6)
}

/// Goes to a page and asks how long it took.
async fn time(client: &Client, page: &str, script: &str) -> f64 {
    let opened = client.goto(page).await;
    opened.unwrap_or_else(|error| panic!("{page} does not open: {error}"));
    let time = work(client, script, vec![]).await;
    time.as_f64().expect("a time")
}

pub(crate) async fn work(client: &Client, script: &str, arguments: Vec<Value>) -> Value {
    let result = client.execute_async(script, arguments).await;
    result.unwrap_or_else(|error| panic!("{error}: {script:.200}"))
}

pub(crate) async fn eval(client: &Client, script: &str) -> Value {
    let result = client.execute(script, vec![]).await;
    result.unwrap_or_else(|error| panic!("{error}: {script:.200}"))
}

/// The same points as the peers read them.
fn points(data: &Value) -> Value {
    let places = data["places"].as_array().expect("places").iter();
    let offices = data["locations"].as_array().expect("locations").iter();
    let point = |(place, office): (&Value, &Value)| {
        json!({ "id": office["id"], "name": office["name"], "service": office["service"],
            "country": place["country"], "lat": place["lat_lon"][0], "lon": place["lat_lon"][1] })
    };
    places.zip(offices).map(point).collect()
}

/// The peers that are built, each on a server of its own.
fn peers(points: &Value, count: usize) -> Vec<(String, Server)> {
    let all = env::var_os("PEERS").map(fs::read_dir);
    let Some(Ok(all)) = all else {
        return vec![];
    };
    let mut all: Vec<_> = all
        .flatten()
        .filter(|one| one.path().join("index.html").is_file())
        .collect();
    all.sort_by_key(fs::DirEntry::file_name);
    let serve = |one: fs::DirEntry| {
        let server = Server::start(&one.path());
        server.put("/points.json", &points.to_string());
        (
            format!("{} with {count}", one.file_name().to_string_lossy()),
            server,
        )
    };
    all.into_iter().map(serve).collect()
}
