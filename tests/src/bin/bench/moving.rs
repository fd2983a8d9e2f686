//! Script per frame while a visitor moves the map: drags with the pointer, zoom steps by key; and while
//! the handle of the time bar is dragged over 5 000 dated locations.
//!
//! Chromium traces itself, as its developer tools' "Performance" panel does. On the page's main
//! thread, slowed down 4×, the time counts in which any script of the page runs (handlers of events
//! and timers, animation frames, microtasks, with the layout and the garbage collection that happen
//! inside them); layout and painting afterwards do not. It is added up from the beginning of one frame
//! to the beginning of the next, which is what makes that next frame late; what runs while nothing is
//! drawn counts for the frame before. Frames without any script are left out: they would only flatter.
//!
//! A step is one drag or one zoom level, with all that follows from it (inertia, animation, tiles, list,
//! address) until the map has been at rest for a while. A step has tens of frames and few heavy ones,
//! so beside the quantiles over all frames stands the longest frame of a step.

use std::time::Duration;

use buitenkaart_tests::browser::Browser;
use buitenkaart_tests::page::{devtools, trace};
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series, number as shown};

const SLOW_DOWN: u32 = 4;

/// Central Europe, where the markers stand close.
const START: &str = "#at=49.00_9.00_3";

/// Into the map and out again, twice; each level is followed by a drag.
const KEYS: &str = "+++---+++---";

/// From the animation, the inertia and the timers that follow a step to rest.
const REST: Duration = Duration::from_millis(1200);

const CATEGORIES: &str =
    "devtools.timeline,disabled-by-default-devtools.timeline.frame,blink.user_timing";

/// Events of the trace during which script runs.
const SCRIPT: [&str; 9] = [
    "EvaluateScript",
    "EventDispatch",
    "FireAnimationFrame",
    "FireIdleCallback",
    "FunctionCall",
    "MajorGC",
    "MinorGC",
    "RunMicrotasks",
    "TimerFire",
];

/// A place of the map where a drag begins on no marker.
const FREE: &str = "const root = document.querySelector('buiten-kaart').shadowRoot;
    const { left, top, width, height } = root.querySelector('.leaflet-container').getBoundingClientRect();
    for (let i = 0; i < 100; i++) {
        const x = Math.round(left + width * (0.4 + 0.2 * (i % 10) / 10));
        const y = Math.round(top + height * (0.4 + 0.2 * Math.floor(i / 10) / 10));
        if (!root.elementFromPoint(x, y)?.closest('.leaflet-marker-pane')) return [x, y];
    }
    return null;";

/// Shows 5 000 locations that opened on as many days, and the time bar.
const DATED: &str = "const host = document.querySelector('buiten-kaart');
    const day = (i) => new Date(Date.UTC(1850, 0, 1) + i * 12 * 864e5).toISOString().slice(0, 10);
    const all = Array.from({ length: 5000 }, (_, i) => i);
    return host.load({
        version: 1, title: '5 000 dated locations', compiled: '2026-01-01',
        sources: [{ id: 's', kind: 'dataset', title: 'S' }],
        services: ['a', 'b', 'c'].map((id) => ({ id, short: id, name: id, mission: id })),
        places: all.map((i) => ({ id: `p-${i}`, name: `P ${i}`, precision: 'city', country: 'AT',
            lat_lon: [((i * 37) % 1200) / 10 - 60, ((i * 91) % 3400) / 10 - 170] })),
        locations: all.map((i) => ({ id: `l-${i}`, service: 'abc'[i % 3], kind: 'office', name: `L ${i}`,
            place: `p-${i}`, opened: [{ value: day(i), sources: ['s'] }],
            standing: [{ value: 'open', sources: ['s'], as_of: '2025' }] })),
    }).then(({ ok, locations }) => ok && locations);";

/// Where the handle of the time bar is, if that is there.
const HANDLE: &str =
    "const input = document.querySelector('buiten-kaart').shadowRoot.querySelector('.time input');
    if (!input) return null;
    const { left, top, width, height } = input.getBoundingClientRect();
    const part = (input.value - input.min) / (input.max - input.min);
    return [Math.round(left + 8 + (width - 16) * part), Math.round(top + height / 2)];";

pub(crate) async fn measure() -> Vec<Figure> {
    let server = Server::start(&site());
    let browser = Browser::start_tracing(CATEGORIES).await;
    let client = &browser.client;
    let address = format!("{}/{START}", server.origin());
    client.goto(&address).await.expect("the page opens");
    sleep(Duration::from_secs(2)).await;
    let rate = json!({ "rate": SLOW_DOWN });
    devtools(client, "Emulation.setCPUThrottlingRate", rate).await;
    let mut right = 1.;
    for key in KEYS.chars() {
        run(
            client,
            "document.querySelector('buiten-kaart').shadowRoot.querySelector('.leaflet-container').focus()",
        )
        .await;
        mark(client, "zoom").await;
        press(client, key).await;
        sleep(REST).await;
        mark(client, "between").await;

        let from = run(client, FREE).await;
        let from = (from[0].as_f64(), from[1].as_f64());
        let (Some(x), Some(y)) = from else {
            panic!("no place on the map to begin a drag")
        };
        mark(client, "pan").await;
        drag(client, (x, y), (right * 12., right * 5.)).await;
        sleep(REST).await;
        mark(client, "between").await;
        right = -right;
    }
    time(client).await;
    let events = trace(client).await;
    browser.close().await;

    let steps = steps(&events);
    let mut figures = vec![];
    for kind in ["pan", "zoom"] {
        let steps: Vec<&[f64]> = steps
            .iter()
            .filter(|(name, _)| name.strip_prefix("bench:") == Some(kind))
            .map(|(_, frames)| frames.as_slice())
            .collect();
        let frames = Series::new(steps.concat());
        let detail = format!(
            "{} steps, {} frames: p50 {}, max {}",
            steps.len(),
            frames.len(),
            shown(frames.median()),
            shown(frames.max()),
        );
        figures.push(Figure::at_most(
            &format!("one {kind} step, 4× slow-down, script per frame, p95"),
            frames.quantile(0.95),
            16.7,
            "ms",
            &detail,
        ));
        let longest = |frames: &&[f64]| frames.iter().copied().fold(0., f64::max);
        let longest = Series::new(steps.iter().map(longest).collect());
        figures.push(Figure::told(
            "… longest frame of a step, median",
            longest.median(),
            "ms",
            "",
        ));
    }
    for (kind, told) in [
        (
            "time",
            "dragging the time bar's handle over 5 000 dated locations, 4× slow-down, script per frame, p95",
        ),
        ("interval", "… the second handle, of an interval, p95"),
        (
            "let-go",
            "… letting it go, when map and list follow: longest frame",
        ),
    ] {
        let frames = steps
            .iter()
            .filter(|(name, _)| name.strip_prefix("bench:") == Some(kind))
            .flat_map(|(_, frames)| frames.iter().copied());
        let frames = Series::new(frames.collect());
        let detail = format!(
            "{} frames: p50 {}, max {}",
            frames.len(),
            shown(frames.median()),
            shown(frames.max())
        );
        figures.push(if kind != "let-go" {
            Figure::at_most(told, frames.quantile(0.95), 16.7, "ms", &detail)
        } else {
            Figure::told(told, frames.max(), "ms", &detail)
        });
    }
    figures
}

/// Drags the handle of the time bar to and fro, and then one of two.
async fn time(client: &Client) {
    assert_eq!(run(client, DATED).await, 5000, "the dated locations load");
    run(
        client,
        "document.querySelector('buiten-kaart').shadowRoot.querySelector('.timing').click()",
    )
    .await;
    for step in 0..12 {
        let kind = if step < 6 { "time" } else { "interval" };
        if step == 6 {
            let interval =
                "document.querySelector('buiten-kaart').setAttribute('date', '1950_2000')";
            run(client, interval).await;
        }
        let mut handle = Value::Null;
        while handle.is_null() {
            sleep(REST).await;
            handle = run(client, HANDLE).await;
        }
        let (Some(x), Some(y)) = (handle[0].as_f64(), handle[1].as_f64()) else {
            panic!("no handle: {handle}")
        };
        let by = if step % 2 == 0 { -10. } else { 10. };
        mark(client, kind).await;
        let to = |step: u32| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(16)),
            x: x + by * f64::from(step),
            y,
        };
        let button = MOUSE_BUTTON_LEFT;
        let held = MouseActions::new("mouse".into())
            .then(to(0))
            .then(PointerAction::Down { button });
        let held = (1..=30).fold(held, |held, step| held.then(to(step)));
        client.perform_actions(held).await.expect("a drag");
        mark(client, "let-go").await;
        let let_go = MouseActions::new("mouse".into()).then(PointerAction::Up { button });
        client.perform_actions(let_go).await.expect("the end of it");
        sleep(REST * 3).await;
        mark(client, "between").await;
    }
}

/// Runs a script of the bench's own.
async fn run(client: &Client, script: &str) -> Value {
    let result = client.execute(script, vec![]).await;
    result.unwrap_or_else(|error| panic!("{error}\nin the script: {script:.100}"))
}

/// Puts a mark into the trace.
async fn mark(client: &Client, name: &str) {
    run(client, &format!("performance.mark('bench:{name}')")).await;
}

async fn press(client: &Client, value: char) {
    let keys = KeyActions::new("keyboard".into())
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value });
    client.perform_actions(keys).await.expect("a key");
}

/// Drags as a hand does: thirty moves, about one a frame, and lets go while still moving.
async fn drag(client: &Client, (x, y): (f64, f64), by: (f64, f64)) {
    let to = |step: u32| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(16)),
        x: x + by.0 * f64::from(step),
        y: y + by.1 * f64::from(step),
    };
    let button = MOUSE_BUTTON_LEFT;
    let mut actions = MouseActions::new("mouse".into())
        .then(to(0))
        .then(PointerAction::Down { button });
    for step in 1..=30 {
        actions = actions.then(to(step));
    }
    let actions = actions.then(PointerAction::Up { button });
    client.perform_actions(actions).await.expect("a drag");
}

/// The marked steps, and of each the milliseconds of script of its frames, as far as they have any.
fn steps(events: &[Value]) -> Vec<(String, Vec<f64>)> {
    let is_mark = |event: &&Value| name(event).starts_with("bench:");
    let thread = |event: &Value| (event["pid"].clone(), event["tid"].clone());
    let main = events.iter().find(is_mark).map(thread);
    let mut events: Vec<&Value> = events
        .iter()
        .filter(|event| Some(thread(event)) == main)
        .collect();
    // Of events that begin together, the one that holds the others comes first.
    let order = |event: &&Value| (number(event, "ts"), -number(event, "dur"));
    events.sort_by(|a, b| {
        let ((a, a_long), (b, b_long)) = (order(a), order(b));
        a.total_cmp(&b).then(a_long.total_cmp(&b_long))
    });

    let mut steps: Vec<(String, Vec<f64>)> = Vec::new();
    let mut end = 0.;
    for event in events {
        if is_mark(&event) {
            steps.push((name(event).to_owned(), vec![0.]));
        }
        let Some((_, frames)) = steps.last_mut() else {
            continue;
        };
        let start = number(event, "ts");
        if name(event) == "BeginMainThreadFrame" {
            frames.push(0.);
        } else if start >= end && SCRIPT.contains(&name(event)) {
            let time = number(event, "dur");
            end = start + time;
            if let Some(frame) = frames.last_mut() {
                *frame += time / 1000.;
            }
        }
    }
    for (_, frames) in &mut steps {
        frames.retain(|&script| script > 0.);
    }
    steps
}

fn name(event: &Value) -> &str {
    event["name"].as_str().unwrap_or_default()
}

/// Microseconds; nothing where there are none.
fn number(event: &Value, field: &str) -> f64 {
    event[field].as_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_is_added_up_by_frame_and_nothing_twice() {
        let event = |name: &str, ts: u32, dur: u32| json!({ "name": name, "pid": 1, "tid": 1, "ts": ts, "dur": dur });
        let mut events = vec![
            event("TimerFire", 10, 500),
            event("bench:pan", 1000, 0),
            event("BeginMainThreadFrame", 1100, 0),
            event("FunctionCall", 1200, 1000),
            event("EventDispatch", 1200, 2000),
            event("Layout", 3300, 9000),
            event("BeginMainThreadFrame", 13_000, 0),
            event("BeginMainThreadFrame", 30_000, 0),
            event("TimerFire", 30_100, 4000),
            event("FireAnimationFrame", 40_000, 1000),
            event("bench:between", 50_000, 0),
            event("TimerFire", 51_000, 4000),
        ];
        events.push(json!({ "name": "TimerFire", "pid": 2, "tid": 1, "ts": 1300, "dur": 70 }));
        let steps = steps(&events);
        assert_eq!(steps[0], ("bench:pan".to_owned(), vec![2., 5.]));
        assert_eq!(steps[1], ("bench:between".to_owned(), vec![4.]));
    }
}
