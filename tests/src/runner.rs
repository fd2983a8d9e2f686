//! Runs every test in every engine: the engines side by side, the tests of one after the other.
//!
//! `cargo test -p buitenkaart-tests --test e2e -- WORD…` runs those whose name holds a word, as in
//! `firefox` or `search::`. When a test fails, what the screen showed is in `target/e2e/`.

use std::collections::HashMap;
use std::env;
use std::future::Future;
use std::panic;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task;
use tokio::time::timeout;

use crate::browser::{Browser, Engine};
use crate::outside::Outside;
use crate::page::{Page, console};
use crate::server::Server;
use crate::{root, site};

/// Longer than any test needs, shorter than anybody's patience.
const LIMIT: Duration = Duration::from_secs(60);

/// What [`tests!`](crate::tests) makes of an `async fn(Page)`.
pub type Body = fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// A test, to be run in every engine.
#[derive(Clone, Copy)]
pub struct Test {
    /// Module and function.
    pub name: &'static str,
    /// What it does.
    pub body: Body,
}

/// A list of [`Test`]s from the names of functions `async fn(Page)`.
#[macro_export]
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        &[$($crate::runner::Test {
            name: concat!(module_path!(), "::", stringify!($name)),
            body: |page| Box::pin($name(page)),
        }),*]
    };
}

/// Runs the tests that the command line asks for.
#[must_use]
pub fn run(suites: &[&[Test]]) -> ExitCode {
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(3)
        .enable_all()
        .build()
        .expect("a runtime");
    // What a panic says is told with the test that it belongs to, and without a backtrace.
    panic::set_hook(Box::new(|panic| {
        if let Some(task) = task::try_id() {
            panics().insert(task, panic.to_string());
        } else {
            eprintln!("{panic}");
        }
    }));
    let site = site();
    let start = Instant::now();
    let lanes: Vec<_> = Engine::chosen()
        .into_iter()
        .filter_map(|engine| {
            let tests: Vec<(String, Body)> = suites
                .iter()
                .copied()
                .flatten()
                .map(|test| (name(engine, test), test.body))
                .filter(|(name, _)| {
                    words.is_empty() || words.iter().any(|w| name.contains(w.as_str()))
                })
                .collect();
            let server = Server::start(&site);
            (!tests.is_empty()).then(|| runtime.spawn(lane(engine, server, tests)))
        })
        .collect();
    let (mut passed, mut failed) = (0, Vec::new());
    for lane in lanes {
        match runtime.block_on(lane) {
            Ok((p, f)) => {
                passed += p;
                failed.extend(f);
            }
            Err(error) => failed.push(format!("a browser: {error}")),
        }
    }
    println!(
        "\n{passed} passed, {} failed, in {:.1} s",
        failed.len(),
        start.elapsed().as_secs_f32()
    );
    for name in &failed {
        println!("    {name}");
    }
    if failed.is_empty() && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// `engine::module::function`, without the name of the test program.
fn name(engine: Engine, test: &Test) -> String {
    let (_, own) = test.name.split_once("::").unwrap_or(("", test.name));
    format!("{}::{own}", engine.name())
}

/// Runs tests in one engine; the number that passed, and the names of the others.
async fn lane(engine: Engine, server: Server, tests: Vec<(String, Body)>) -> (usize, Vec<String>) {
    let outside = Outside::start();
    let server = Arc::new(server);
    // On a busy machine one may hang before it is there.
    let browser = match timeout(LIMIT, Browser::start(engine, Some(outside.port()))).await {
        Ok(browser) => browser,
        Err(_) => Browser::start(engine, Some(outside.port())).await,
    };
    let page = Page {
        engine,
        client: browser.client.clone(),
        server,
        outside,
    };
    let (mut passed, mut failed) = (0, Vec::new());
    for (name, body) in tests {
        let start = Instant::now();
        let outcome = one(&page, body).await;
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                passed += 1;
                println!("test {name} ... ok ({seconds:.1} s)");
            }
            Err(reason) => {
                println!("test {name} ... FAILED ({seconds:.1} s)\n{reason}");
                if engine == Engine::Chromium {
                    for line in console(&page.client).await {
                        println!("console: {line}");
                    }
                }
                let file = root().join(format!("target/e2e/{}.png", name.replace("::", "-")));
                // The browser may be what failed.
                if timeout(LIMIT, page.screenshot(&file)).await.is_ok() {
                    println!("the screen: {}", file.display());
                }
                failed.push(name);
            }
        }
    }
    browser.close().await;
    (passed, failed)
}

/// Runs one test from a clean state. A policy violation is a failure, whatever the test is about.
async fn one(page: &Page, body: Body) -> Result<(), String> {
    let reset = "try { localStorage.clear(); sessionStorage.clear() } catch {}";
    let _ = page.client.execute(reset, vec![]).await;
    // The last test's page would go on fetching.
    let _ = page.client.goto("about:blank").await;
    page.server.forget();
    page.outside.forget();
    let _ = page.client.set_window_size(1280, 900).await;
    if page.engine == Engine::Chromium {
        console(&page.client).await;
    }

    // In a task of its own, so that a panic ends the task only.
    let task = tokio::spawn(body(page.clone()));
    let handle = task.abort_handle();
    match timeout(LIMIT, task).await {
        Err(_) => {
            handle.abort();
            return Err(format!("not done after {} s", LIMIT.as_secs()));
        }
        Ok(Err(error)) => {
            let panic = panics().remove(&error.id());
            return Err(panic.unwrap_or_else(|| error.to_string()));
        }
        Ok(Ok(())) => {}
    }
    let reports = page.server.reports();
    if reports.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = reports.iter().map(|report| violation(report)).collect();
    Err(format!(
        "the page's policy was violated:\n{}",
        told.join("\n")
    ))
}

/// What was said in tasks that panicked.
fn panics() -> MutexGuard<'static, HashMap<task::Id, String>> {
    static PANICS: LazyLock<Mutex<HashMap<task::Id, String>>> = LazyLock::new(Mutex::default);
    PANICS.lock().expect("no thread panics while it holds this")
}

/// A browser's report, down to what helps.
fn violation(report: &str) -> String {
    let report: Value = serde_json::from_str(report).unwrap_or_default();
    let report = &report["csp-report"];
    let part = |name: &str| report[name].to_string();
    format!(
        "{} blocked {} ({}:{})",
        part("effective-directive"),
        part("blocked-uri"),
        part("source-file"),
        part("line-number")
    )
}
