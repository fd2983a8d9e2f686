//! Runs every test in every engine: the engines side by side, the tests of one after the other.
//!
//! The command line is libtest's: `cargo test -p buitenkaart-tests --test e2e -- firefox::search`, `--list`,
//! `--skip`, `--exact`. `ONLY="word word"` in the environment runs those whose name holds one of the
//! words. When a test fails, what the screen showed is in `target/e2e/`. A test that fails is tried once more, few
//! in a run; what came of the first try is told at the end.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::future::Future;
use std::panic;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::wd::TimeoutConfiguration;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use serde_json::Value;
use tokio::runtime::Runtime;
use tokio::task;
use tokio::time::{sleep, timeout};

use crate::browser::{Browser, Engine};
use crate::outside::Outside;
use crate::page::{FAILURES, HANGS, Page, console, save_screenshot};
use crate::server::Server;
use crate::{root, site};

/// What [`tests!`](crate::tests) makes of an `async fn(Page)`.
pub type Body = fn(Page) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// A test, to be run in every engine.
#[derive(Clone, Copy)]
pub struct Test {
    /// Module and function.
    pub name: &'static str,
    /// What it does.
    pub body: Body,
    /// The engines that it can be run in, and why not in the others; `None`: in all.
    pub only: Option<(&'static [Engine], &'static str)>,
}

/// A list of [`Test`]s from the names of functions `async fn(Page)`. `name [Chromium Firefox: "reason"]` is
/// run in these engines, and reported as ignored, with the reason, in the others.
#[macro_export]
macro_rules! tests {
    ($($name:ident $([$($engine:ident)+ : $why:literal])?),* $(,)?) => {
        &[$($crate::runner::Test {
            name: concat!(module_path!(), "::", stringify!($name)),
            body: |page| Box::pin($name(page)),
            only: $crate::tests!(@only $($($engine)+ : $why)?),
        }),*]
    };
    (@only) => { None };
    (@only $($engine:ident)+ : $why:literal) => {
        Some((&[$($crate::browser::Engine::$engine),+], $why))
    };
}

/// Runs the tests that the command line and `ONLY` ask for.
#[must_use]
pub fn run(suites: &[&[Test]]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    let only = env::var("ONLY").unwrap_or_default();
    let words: Vec<&str> = only.split_whitespace().collect();
    // What a panic says is told with the test that it belongs to, and without a backtrace.
    panic::set_hook(Box::new(|panic| {
        if let Some(task) = task::try_id() {
            held(&PANICS).insert(task, panic.to_string());
        } else {
            eprintln!("{panic}");
        }
    }));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(3)
        .enable_all()
        .build()
        .expect("a runtime");
    let runtime = Arc::new(runtime);
    let lanes: Vec<_> = Engine::chosen().into_iter().map(Lane::new).collect();
    let mut trials = Vec::new();
    let began = Instant::now();
    for test in suites.iter().copied().flatten().copied() {
        for lane in &lanes {
            let name = name(lane.engine, &test);
            if words.is_empty() || words.iter().any(|word| name.contains(word)) {
                trials.push(trial(name, test, lane, &runtime, began));
            }
        }
    }
    if trials.is_empty() {
        eprintln!("no test's name holds any of: {only}");
        return ExitCode::FAILURE;
    }
    // Each waits for its engine: a thread for each test keeps all engines at work.
    arguments.test_threads.get_or_insert(trials.len().max(2));
    let conclusion = libtest_mimic::run(&arguments, trials);
    for lane in lanes {
        runtime.block_on(async {
            if let Some((browser, _)) = lane.open.lock().await.take() {
                // Where it does not answer, the end of its process ends it.
                let _ = timeout(HANGS, browser.close()).await;
            }
        });
    }
    tell_times();
    let unsteady = held(&UNSTEADY);
    if !unsteady.is_empty() {
        println!("failed at the first try, of which each has a cause to be found:");
        for told in unsteady.iter() {
            println!("  {told}");
        }
    }
    if !arguments.list && conclusion.num_passed + conclusion.num_failed == 0 {
        eprintln!("no test was run");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Tells what each engine took and which tests were the longest; all are in `target/e2e/times.txt`.
fn tell_times() {
    let mut times = held(&TIMES);
    times.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let lines: Vec<_> = times
        .iter()
        .map(|(time, name)| format!("{:6.1} s  {name}", time.as_secs_f32()))
        .collect();
    for engine in Engine::chosen() {
        let own = times
            .iter()
            .filter(|(_, name)| name.starts_with(engine.name()));
        let all: Duration = own.map(|(time, _)| *time).sum();
        println!("{:6.1} s  {} in all", all.as_secs_f32(), engine.name());
    }
    for line in lines.iter().take(5) {
        println!("{line}");
    }
    let folder = root().join("target/e2e");
    let kept = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("times.txt"), lines.join("\n")));
    if let Err(why) = kept {
        eprintln!("the times are not kept: {why}");
    }
}

/// `engine::module::function`, without the name of the test program.
fn name(engine: Engine, test: &Test) -> String {
    let (_, own) = test.name.split_once("::").unwrap_or(("", test.name));
    format!("{}::{own}", engine.name())
}

/// An engine with one browser, which one test at a time has. It starts when the first test wants it.
struct Lane {
    engine: Engine,
    open: tokio::sync::Mutex<Option<(Browser, Page)>>,
}

impl Lane {
    fn new(engine: Engine) -> Arc<Self> {
        let open = tokio::sync::Mutex::default();
        Arc::new(Self { engine, open })
    }

    /// A browser with a server and a proxy of its own; panics when there is none to be had.
    async fn start(&self) -> (Browser, Page) {
        let outside = Outside::start();
        let server = Arc::new(Server::start(&site()));
        // The driver's own limits are the machine's speed as well.
        let limit = Some(HANGS);
        let limits = TimeoutConfiguration::new(limit, limit, Some(Duration::ZERO));
        let start = async || {
            let browser = Browser::start(self.engine, Some(outside.port())).await;
            let _ = browser.client.update_timeouts(limits.clone()).await;
            browser
        };
        // On a busy machine one may hang before it is there.
        let browser = match timeout(HANGS, start()).await {
            Ok(browser) => browser,
            Err(_) => timeout(HANGS, start())
                .await
                .unwrap_or_else(|_| panic!("{} hangs at its start", self.engine.name())),
        };
        let client = browser.client.clone();
        let page = Page {
            engine: self.engine,
            client,
            server,
            outside,
            steps: Arc::default(),
        };
        (browser, page)
    }
}

fn trial(
    name: String,
    test: Test,
    lane: &Arc<Lane>,
    runtime: &Arc<Runtime>,
    began: Instant,
) -> Trial {
    let (lane, runtime) = (lane.clone(), runtime.clone());
    Trial::ignorable_test(name.clone(), move || {
        if let Some((engines, why)) = test.only
            && !engines.contains(&lane.engine)
        {
            return Ok(Completion::ignored_with(why));
        }
        runtime.block_on(async {
            let mut open = lane.open.lock().await;
            if FAILURES.load(Ordering::Relaxed) >= GIVE_UP {
                return Err(format!("not run: {GIVE_UP} tests have failed").into());
            }
            if began.elapsed() > ALL {
                let minutes = ALL.as_secs() / 60;
                return Err(format!("not run: {minutes} minutes are over").into());
            }
            let start = Instant::now();
            let mut outcome = attempt(&lane, &mut open, test.body).await;
            let why = match &outcome {
                // The browser's fault, or that of the page; if the page's, then another one hangs as well.
                Err(Fault::Deaf(why)) => Some(why),
                // A few in a run may be the machine's; they are told at the end. More are the page's.
                Err(Fault::Test(why)) if AGAIN.fetch_add(1, Ordering::Relaxed) < SECOND_TRIES => {
                    held(&UNSTEADY).push(format!("{name}: {why}"));
                    Some(why)
                }
                _ => None,
            };
            if let Some(why) = why {
                eprintln!("{name}: {why}; once more in another browser");
                *open = None;
                outcome = attempt(&lane, &mut open, test.body).await;
            }
            held(&TIMES).push((start.elapsed(), name.clone()));
            let mut told = match outcome {
                Ok(()) => return Ok(Completion::Completed),
                Err(Fault::Deaf(told) | Fault::Test(told)) => told,
            };
            FAILURES.fetch_add(1, Ordering::Relaxed);
            if let Some((_, page)) = &*open {
                if lane.engine == Engine::Chromium
                    && let Ok(lines) = timeout(HANGS, console(&page.client)).await
                {
                    for line in lines {
                        told.push_str(&format!("\nconsole: {line}"));
                    }
                }
                let file = root().join(format!("target/e2e/{}.png", name.replace("::", "-")));
                // The browser may be what failed; the next test then has another.
                match timeout(HANGS, save_screenshot(&page.client, &file)).await {
                    Ok(Ok(())) => told.push_str(&format!("\nthe screen: {}", file.display())),
                    Ok(Err(why)) => {
                        told.push_str(&format!("\nno screenshot: {why}"));
                        *open = None;
                    }
                    Err(_) => *open = None,
                }
            }
            // At once as well: the summary comes when all have run.
            eprintln!("{name}: {told}");
            Err(Failed::from(told))
        })
    })
}

/// Why a test did not pass.
enum Fault {
    /// The browser answers no longer, or does not start.
    Deaf(String),
    /// What was expected is not so.
    Test(String),
}

/// Runs a test in the lane's browser, or in a new one where it has none.
async fn attempt(
    lane: &Arc<Lane>,
    open: &mut Option<(Browser, Page)>,
    body: Body,
) -> Result<(), Fault> {
    if open.is_none() {
        // In a task of its own, so that a panic is this test's only.
        let own = lane.clone();
        let started = tokio::spawn(async move { own.start().await }).await;
        *open = Some(started.map_err(|error| Fault::Deaf(reason(&error)))?);
    }
    let Some((_, page)) = &*open else {
        return Err(Fault::Deaf("no browser".to_owned()));
    };
    one(page, body).await
}

/// Waits for a task for as long as it goes on: as long as it takes steps, however slowly, but not for ever.
/// `None`: it hangs.
async fn while_it_goes_on<T>(
    task: &mut task::JoinHandle<T>,
    steps: &AtomicU64,
) -> Option<Result<T, task::JoinError>> {
    let start = Instant::now();
    let (mut seen, mut since) = (steps.load(Ordering::Relaxed), start);
    while start.elapsed() < ENDLESS {
        tokio::select! {
            outcome = &mut *task => return Some(outcome),
            () = sleep(Duration::from_secs(1)) => {}
        }
        let now = steps.load(Ordering::Relaxed);
        if now != seen {
            (seen, since) = (now, Instant::now());
        } else if since.elapsed() > HANGS {
            return None;
        }
    }
    None
}

/// Leaves what the last test has left.
async fn clean(page: &Page) {
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
}

/// Whether there is no session any more: the page's process has crashed, or the driver has.
fn is_dead(error: &CmdError) -> bool {
    match error {
        CmdError::Standard(told) => told.error == ErrorStatus::InvalidSessionId,
        CmdError::Lost(_) | CmdError::Failed(_) => true,
        _ => false,
    }
}

/// Runs one test from a clean state. A policy violation is a failure, whatever the test is about.
async fn one(page: &Page, body: Body) -> Result<(), Fault> {
    if timeout(HANGS, clean(page)).await.is_err() {
        return Err(Fault::Deaf(
            "the browser hangs before the test begins".into(),
        ));
    }
    // In a task of its own, so that a panic ends the task only.
    let mut task = tokio::spawn(body(page.clone()));
    match while_it_goes_on(&mut task, &page.steps).await {
        None => {
            task.abort();
            return Err(Fault::Deaf(format!(
                "no step done for {} s: it hangs",
                HANGS.as_secs()
            )));
        }
        Some(outcome) => {
            // Where the browser has died, whatever the test says is only that.
            let Ok(asked) = timeout(HANGS, page.client.current_url()).await else {
                return Err(Fault::Deaf("the browser hangs after the test".into()));
            };
            let told = outcome.err().map(|error| reason(&error));
            match (asked.err().filter(is_dead), told) {
                (Some(gone), told) => {
                    let told = told.unwrap_or_default();
                    return Err(Fault::Deaf(format!("the browser has died: {gone} {told}")));
                }
                (None, Some(told)) => return Err(Fault::Test(told)),
                (None, None) => {}
            }
        }
    }
    let reports = page.server.reports();
    if reports.is_empty() {
        return Ok(());
    }
    let told: Vec<String> = reports.iter().map(|report| violation(report)).collect();
    Err(Fault::Test(format!(
        "the page's policy was violated:\n{}",
        told.join("\n")
    )))
}

/// When a run is lost and the rest not worth its time: with a broken build every test would wait in vain.
const GIVE_UP: u64 = 20;

/// How many tests that fail have a second try in a run: one in a hundred.
const SECOND_TRIES: u64 = 8;

/// After how long the tests that are left fail unrun: what is told late is better than nothing told.
const ALL: Duration = Duration::from_secs(45 * 60);

/// What no test takes, on however slow a machine.
const ENDLESS: Duration = Duration::from_secs(900);

/// What was said in tasks that panicked.
static PANICS: LazyLock<Mutex<HashMap<task::Id, String>>> = LazyLock::new(Mutex::default);

/// How many tests asked for a second try.
static AGAIN: AtomicU64 = AtomicU64::new(0);

/// What failed at the first try.
static UNSTEADY: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// How long each test took.
static TIMES: Mutex<Vec<(Duration, String)>> = Mutex::new(Vec::new());

fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().expect("no thread panics while it holds this")
}

/// Why a task has ended.
fn reason(error: &task::JoinError) -> String {
    let panic = held(&PANICS).remove(&error.id());
    panic.unwrap_or_else(|| error.to_string())
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
