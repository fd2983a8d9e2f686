//! Beside the pages that one would build instead: time to the first markers, and what the main thread
//! does while the map is panned and zoomed.
//!
//! `PEERS=DIR make bench ONLY=beside`: every folder of DIR is a page (`index.html` with its files) that shows the
//! same 75 locations, says so by `performance.mark("markers")` when they are drawn, and has its map in
//! `.leaflet-container` or `#map`. Without `PEERS` nothing is measured, and the table says so.
//!
//! Ours is measured twice: as the element on a plain page (first, what the ratios are of), and as the
//! site's own page. The pages take turns within a run, each in a browser of its own with an empty
//! profile and the cache off; files come from this machine, compressed as they lie there; the main thread is
//! slowed down 4×. First markers: from the navigation to the end of the frame that shows them. Busy: all
//! that the main thread did (Chromium's `TaskDuration`: script, style, layout, paint), from the first
//! event of a gesture until the page has been at rest for a while. Frames: from one animation frame to the next.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series, number};

const RUNS: usize = 7;
const SLOW_DOWN: u32 = 4;

const HOST: &str = "<!doctype html><html lang=en><meta charset=utf-8>
<meta name=viewport content='width=device-width, initial-scale=1'><title>Offices</title><link rel=icon href='data:,'>
<style>html,body{height:100%;margin:0}buiten-kaart{display:block;height:100%;overflow:auto}</style>
<script type=module src=buitenkaart.js></script><buiten-kaart lang=en gestures=eager></buiten-kaart>";

/// Runs in every page before its own scripts.
const WATCH: &str = "{
    const there = () => performance.getEntriesByName('markers').length
        || document.querySelector('buiten-kaart')?.shadowRoot?.querySelector('.mk');
    const look = () => there()
        ? requestAnimationFrame(() => setTimeout(() => { globalThis.benchSeen = performance.now(); }))
        : setTimeout(look, 8);
    look();
}";

/// Answers when the markers have been seen.
const SEEN: &str = "const done = arguments[arguments.length - 1];
    const answer = () => globalThis.benchSeen ? done(benchSeen) : setTimeout(answer, 50);
    answer();";

/// The middle of the map.
const MIDDLE: &str = "const root = document.querySelector('buiten-kaart')?.shadowRoot ?? document;
    const map = root.querySelector('.leaflet-container') ?? root.querySelector('#map');
    const { x, y, width, height } = map.getBoundingClientRect();
    return [x + width / 2, y + Math.min(height, innerHeight - y) / 2];";

const RECORD: &str = "globalThis.benchFrames = [];
    let last = performance.now();
    const frame = (now) => {
        if (!globalThis.benchFrames) return;
        benchFrames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);";
const RECORDED: &str =
    "const frames = benchFrames; globalThis.benchFrames = undefined; return frames;";

/// A page to measure.
struct Page {
    name: String,
    folder: PathBuf,
    path: &'static str,
}

/// What a gesture cost: milliseconds of the main thread, and between frames at the 95th percentile.
struct Gesture {
    busy: f64,
    frame: f64,
}

struct Run {
    seen: f64,
    pan: Gesture,
    zoom: Gesture,
}

pub(crate) async fn measure() -> Vec<Figure> {
    let Some(peers) = env::var_os("PEERS").filter(|peers| !peers.is_empty()) else {
        println!("beside: PEERS names no folder of pages; left out");
        return Vec::new();
    };
    let ours = |name: &str, path| Page {
        name: name.to_owned(),
        folder: site(),
        path,
    };
    let mut pages = vec![
        ours("the element", "/host.html"),
        ours("the site", "/index.html?lang=en"),
    ];
    pages.extend(peers_in(Path::new(&peers)));
    let mut runs: Vec<Vec<Run>> = pages.iter().map(|_| Vec::new()).collect();
    for number in 1..=RUNS {
        for (page, runs) in pages.iter().zip(&mut runs) {
            let run = run(page).await;
            println!(
                "beside, run {number}: {}: first markers {:.0} ms; pan {:.0} ms busy, zoom {:.0}",
                page.name, run.seen, run.pan.busy, run.zoom.busy
            );
            runs.push(run);
        }
    }
    let mut figures = Vec::new();
    for (what, unit, of) in FIGURES {
        let medians: Vec<f64> = runs
            .iter()
            .map(|runs| Series::new(runs.iter().map(of).collect()).median())
            .collect();
        for (page, &median) in pages.iter().zip(&medians) {
            let against = medians[0] / median;
            let ratio = format!("the element is {} of it", number(against));
            let detail = if page.folder == site() { "" } else { &ratio };
            figures.push(Figure::told(
                &format!("beside: {what}, {}", page.name),
                median,
                unit,
                detail,
            ));
        }
    }
    figures
}

type Take = fn(&Run) -> f64;

const FIGURES: [(&str, &str, Take); 5] = [
    ("first markers, 4×", "ms", |run| run.seen),
    ("a pan, busy, 4×", "ms", |run| run.pan.busy),
    ("a pan, frames, p95, 4×", "ms", |run| run.pan.frame),
    ("ten zoom steps, busy, 4×", "ms", |run| run.zoom.busy),
    ("ten zoom steps, frames, p95, 4×", "ms", |run| {
        run.zoom.frame
    }),
];

fn peers_in(folder: &Path) -> Vec<Page> {
    let entries = fs::read_dir(folder).expect("PEERS names a folder");
    let mut pages: Vec<Page> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("index.html").is_file())
        .map(|folder| Page {
            name: folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            folder,
            path: "/index.html",
        })
        .collect();
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!pages.is_empty(), "no page in {}", folder.display());
    pages
}

async fn run(page: &Page) -> Run {
    let server = Server::start(&page.folder);
    server.put("/host.html", HOST);
    server.pack();
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    client.set_window_size(1280, 800).await.expect("a size");
    sleep(Duration::from_millis(700)).await;
    for (command, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
        ("Performance.enable", json!({})),
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
    let address = format!("{}{}", server.origin(), page.path);
    client.goto(&address).await.expect("the page opens");
    let seen = client.execute_async(SEEN, vec![]).await;
    let seen = seen.expect("markers").as_f64().expect("a time");
    rest(client).await;
    let middle = execute(client, MIDDLE).await;
    let (Some(x), Some(y)) = (middle[0].as_f64(), middle[1].as_f64()) else {
        panic!("{} has no map", page.name)
    };
    let pan = gesture(client, async {
        mouse(client, "mousePressed", (x + 300., y), 1, 0).await;
        for step in 1..=30 {
            mouse(
                client,
                "mouseMoved",
                (x + 300. - 20. * f64::from(step), y),
                1,
                0,
            )
            .await;
            sleep(Duration::from_millis(16)).await;
        }
        mouse(client, "mouseReleased", (x - 300., y), 0, 0).await;
    })
    .await;
    let zoom = gesture(client, async {
        for step in 0..10 {
            let by = if step < 5 { -120 } else { 120 };
            mouse(client, "mouseWheel", (x, y), 0, by).await;
            sleep(Duration::from_millis(400)).await;
        }
    })
    .await;
    browser.close().await;
    Run { seen, pan, zoom }
}

async fn mouse(client: &Client, kind: &str, (x, y): (f64, f64), buttons: u32, by: i32) {
    let button = if kind == "mouseWheel" { "none" } else { "left" };
    let clicks = u32::from(kind == "mousePressed" || kind == "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons,
        "clickCount": clicks, "deltaX": 0, "deltaY": by });
    devtools(client, "Input.dispatchMouseEvent", event).await;
}

async fn execute(client: &Client, script: &str) -> Value {
    let result = client.execute(script, vec![]).await;
    result.unwrap_or_else(|error| panic!("{error}\nin the script: {script:.100}"))
}

/// All that the main thread has done so far, milliseconds.
async fn busy(client: &Client) -> f64 {
    let metrics = devtools(client, "Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let task = metrics
        .iter()
        .find(|metric| metric["name"] == "TaskDuration");
    1000.
        * task
            .and_then(|task| task["value"].as_f64())
            .expect("Chromium tells TaskDuration")
}

/// Until the main thread has done next to nothing for a while.
async fn rest(client: &Client) {
    let mut calm = 0;
    while calm < 3 {
        let before = busy(client).await;
        sleep(Duration::from_millis(250)).await;
        calm = if busy(client).await - before < 50. {
            calm + 1
        } else {
            0
        };
    }
}

async fn gesture(client: &Client, act: impl Future<Output = ()>) -> Gesture {
    execute(client, RECORD).await;
    let before = busy(client).await;
    act.await;
    sleep(Duration::from_millis(600)).await;
    rest(client).await;
    let busy = busy(client).await - before;
    let frames = execute(client, RECORDED).await;
    let frames = frames.as_array().expect("frames").iter();
    let frames = Series::new(frames.filter_map(Value::as_f64).collect());
    Gesture {
        busy,
        frame: frames.quantile(0.95),
    }
}
