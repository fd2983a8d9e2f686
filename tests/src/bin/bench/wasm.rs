//! What the analyses of a scenario take in WebAssembly, in Chromium: `web/examples/figures.rs`, built
//! and shrunk as the widget is.
//!
//! The clock is the browser's, which ticks in tenths of milliseconds: short work is repeated and divided. The best places are asked for in every combination of a
//! number, weights, an aim, and posts that are there already or not; of the one that took longest the
//! median of twenty runs counts. What a visitor waits for is measured again 4× slowed down, as on a
//! phone: a search runs in slices, one for each frame (`web/src/view/what_if/places.rs`).

use std::path::PathBuf;
use std::time::Duration;

use buitenkaart_tests::browser::Browser;
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::root;
use buitenkaart_tests::server::Server;
use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::table::{Figure, Series};

const SLOW_DOWN: u32 = 4;

const PAGE: &str = "<!doctype html><html lang='en'><title>Figures</title>
<script type='module'>
    import init, * as wasm from './figures.js';
    await init();
    const timed = (run) => { const start = performance.now(); run(); return performance.now() - start; };
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    const finish = () => { while (!wasm.step(1000)); };
    globalThis.parts = {
        // Five at a time.
        async analyses(times) {
            const all = [];
            for (let i = 0; i < times; i++, await pause())
                all.push(timed(() => { for (let j = 0; j < 5; j++) wasm.analyses(); }) / 5);
            return all;
        },
        // Every question once: [time, proven, its arguments].
        async questions(begin) {
            const all = [], flags = [false, true];
            const rest = begin === 'begin_real'
                ? [0, 1, 2].flatMap((weight) => flags.map((covering) => [weight, covering]))
                : flags.flatMap((open) => flags.flatMap((weighed) => flags.map((covering) => [open, weighed, covering])));
            for (let k = 1; k <= 10; k++)
                for (const more of rest) {
                    const time = timed(() => { wasm[begin](k, ...more); finish(); });
                    all.push([time, wasm.proven(), [k, ...more]]);
                    await pause();
                }
            return all;
        },
        async again(begin, given, times) {
            const all = [];
            for (let i = 0; i < times; i++, await pause()) all.push(timed(() => { wasm[begin](...given); finish(); }));
            return all;
        },
        // The longest that the page is busy at a time.
        async slices(begin, given, iterations) {
            const all = [timed(() => wasm[begin](...given))];
            for (let done = false; !done; await pause()) all.push(timed(() => { done = wasm.step(iterations); }));
            return all;
        },
    };
</script>";

/// The iterations of a slice: that of `web/src/view/what_if/places.rs`.
const SLICE: u32 = 400;

pub(crate) async fn measure() -> Vec<Figure> {
    let built: PathBuf = root().join("target/figures");
    let server = Server::start(&built);
    server.put("/figures.html", PAGE);
    let browser = Browser::start_plain().await;
    let client = &browser.client;
    let address = format!("{}/figures.html", server.origin());
    client.goto(&address).await.expect("the page opens");
    while client
        .execute("return !globalThis.parts", vec![])
        .await
        .expect("an answer")
        == true
    {
        sleep(Duration::from_millis(50)).await;
    }
    times(client, "analyses", json!([20])).await;
    let analyses = times(client, "analyses", json!([100])).await;
    let mut figures = vec![Figure::at_most(
        "all analyses of a scenario, wasm in Chromium",
        analyses.median(),
        5.,
        "ms",
        &analyses.spread(),
    )];
    for (begin, what, reach) in [
        (
            "begin_world",
            "best 1–10 of 250 sites for 200 demands, wasm",
            Some(1000.),
        ),
        (
            "begin_real",
            "best 1–10 places of the real network, wasm",
            None,
        ),
    ] {
        let (slowest, all) = questions(client, begin).await;
        let series = times(client, "again", json!([begin, slowest, 20])).await;
        let detail = format!(
            "{all} questions, all proven; the slowest {slowest}: {}",
            series.spread()
        );
        figures.push(match reach {
            Some(reach) => Figure::at_most(what, series.median(), reach, "ms", &detail),
            None => Figure::told(what, series.median(), "ms", &detail),
        });
    }
    let rate = json!({ "rate": SLOW_DOWN });
    devtools(client, "Emulation.setCPUThrottlingRate", rate).await;
    let analyses = times(client, "analyses", json!([20])).await;
    let (slowest, _) = questions(client, "begin_real").await;
    let slices = times(client, "slices", json!(["begin_real", slowest, SLICE])).await;
    browser.close().await;
    for (what, series) in [("analyses", analyses), ("slice of a search", slices)] {
        let what = format!("longest {what}, {SLOW_DOWN}× slowed down");
        figures.push(Figure::at_most(
            &what,
            series.max(),
            100.,
            "ms",
            &series.spread(),
        ));
    }
    figures
}

async fn part(client: &Client, name: &str, given: Value) -> Value {
    let script = "const [name, given, done] = arguments; parts[name](...given).then(done)";
    let answer = client.execute_async(script, vec![json!(name), given]).await;
    answer.unwrap_or_else(|error| panic!("{name}: {error}"))
}

async fn times(client: &Client, name: &str, given: Value) -> Series {
    let answer = part(client, name, given).await;
    let all = answer.as_array().expect("times");
    Series::new(
        all.iter()
            .map(|time| time.as_f64().expect("a number"))
            .collect(),
    )
}

/// Asks every question; gives the one that took longest, and how many there are. All must be proven.
async fn questions(client: &Client, begin: &str) -> (Value, usize) {
    let answer = part(client, "questions", json!([begin])).await;
    let all = answer.as_array().expect("questions");
    for question in all {
        assert_eq!(question[1], true, "not proven: {question}");
    }
    let time = |question: &&Value| question[0].as_f64().expect("a time");
    let slowest = all.iter().max_by(|a, b| time(a).total_cmp(&time(b)));
    (slowest.expect("a question")[2].clone(), all.len())
}
