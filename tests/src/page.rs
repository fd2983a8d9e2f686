//! The page with the widget, as a visitor meets it: look, click, press, wait.
//!
//! Selectors are CSS, and mean elements inside the widget's shadow root. Every step waits a while
//! for what it needs, and panics, saying what was missing, when that does not come.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use tokio::time::sleep;
use url::{ParseError, Url};

use crate::browser::Engine;
use crate::outside::Outside;
use crate::server::Server;

/// After how long without a step done a test hangs. Minutes: no test fails because a machine is slow.
pub(crate) const HANGS: Duration = Duration::from_secs(120);

/// Tests that have failed so far.
pub(crate) static FAILURES: AtomicU64 = AtomicU64::new(0);

/// How long a step waits for what it needs: a minute and a half, or `PATIENCE` seconds. Less once the run is
/// lost anyway: then the rest is to be told the same day.
fn patience() -> Duration {
    let asked = std::env::var("PATIENCE").ok();
    if let Some(seconds) = asked.and_then(|seconds| seconds.parse().ok()) {
        return Duration::from_secs(seconds);
    }
    Duration::from_secs(if FAILURES.load(Ordering::Relaxed) < 5 {
        90
    } else {
        15
    })
}

/// Names for every script: the element and its shadow root, and the element that has the focus.
const PRELUDE: &str =
    "const host = globalThis.hostTest?.map ?? document.querySelector('buiten-kaart');
    const root = host?.shadowRoot;
    const focused = () => {
        let e = document.activeElement;
        while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
        return e;
    };
    const pixelsOf = (canvas, x = 0, y = 0, width = canvas.width, height = canvas.height) => {
        const copy = new OffscreenCanvas(width, height).getContext('2d');
        copy.drawImage(canvas, -x, -y);
        return copy.getImageData(0, 0, width, height).data;
    };
    // What each tile of the land shows at a point of the window: its paths there, the uppermost first.
    const landAt = (x, y) => [...root.querySelectorAll('.land .leaflet-tile-loaded')].flatMap((tile) => {
        const { left, top, right, bottom, width } = tile.getBoundingClientRect();
        if (x < left || x >= right || y < top || y >= bottom) return [];
        const point = tile.createSVGPoint();
        [point.x, point.y] = [x - left, y - top].map((at) => at / width * tile.viewBox.baseVal.width);
        const there = [...tile.children].filter((path) =>
            path.isPointInFill && getComputedStyle(path).fill !== 'none' && path.isPointInFill(point));
        return there.length > 0 ? [there.reverse()] : [];
    });\n";

/// A page in one of the engines.
#[derive(Clone)]
pub struct Page {
    /// The engine that shows it.
    pub engine: Engine,
    /// The session, for what has no method here.
    pub client: Client,
    /// What serves the site to this engine only.
    pub server: Arc<Server>,
    pub(crate) outside: Outside,
    /// Steps done so far.
    pub(crate) steps: Arc<AtomicU64>,
}

impl Page {
    /// Opens the site with this hash (`""`, or from `#` on) as a fresh page, and waits until the
    /// map can be used.
    pub async fn open(&self, hash: &str) {
        self.visit(&format!("{}/{hash}", self.server.origin()))
            .await;
        self.until_ready().await;
    }

    /// Goes to an address as a fresh page, and waits for nothing but the browser.
    pub async fn visit(&self, address: &str) {
        // From the same page with another hash, a browser would not load anything.
        for address in ["about:blank", address] {
            if let Err(error) = self.client.goto(address).await {
                panic!("{address} does not open: {error}");
            }
            self.steps.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until the first markers are on the map, and the list is whole.
    pub async fn until_ready(&self) {
        let ready = "return performance.getEntriesByName('buitenkaart:interactive').length > 0
            && root?.querySelector('.list:not([aria-busy])') !== null";
        self.until("the map is ready", ready).await;
    }

    /// Runs a script; `root` is the shadow root, `host` the element, `focused()` what has the focus.
    pub async fn eval(&self, script: &str) -> Value {
        self.eval_with(script, vec![]).await
    }

    /// Runs a script with arguments.
    pub async fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let named = format!("{PRELUDE}{script}");
        let result = self.client.execute(&named, arguments).await;
        self.steps.fetch_add(1, Ordering::Relaxed);
        result.unwrap_or_else(|error| panic!("{error}\nin the script: {script:.300}"))
    }

    /// Runs a script that ends by calling its last argument.
    pub async fn eval_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.client.execute_async(script, arguments).await;
        self.steps.fetch_add(1, Ordering::Relaxed);
        result.unwrap_or_else(|error| panic!("{error}\nin the script: {script:.300}"))
    }

    /// Waits until a script returns something true.
    pub async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        loop {
            let value = self.eval(script).await;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return;
            }
            assert!(start.elapsed() < patience(), "waited in vain until {what}");
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until what a script returns equals `wanted`.
    pub async fn until_equal<T>(&self, script: &str, wanted: T)
    where
        Value: PartialEq<T>,
        T: Debug,
    {
        let start = Instant::now();
        loop {
            let value = self.eval(script).await;
            if value == wanted {
                return;
            }
            assert!(
                start.elapsed() < patience(),
                "{script}: {value}, wanted {wanted:?}"
            );
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// The first element for the selector, once there is one.
    pub async fn find(&self, selector: &str) -> Element {
        let script = "return root?.querySelector(arguments[0]) ?? null";
        let start = Instant::now();
        loop {
            let named = format!("{PRELUDE}{script}");
            let found = self.client.execute(&named, vec![json!(selector)]).await;
            self.steps.fetch_add(1, Ordering::Relaxed);
            match found {
                Ok(value) => {
                    // WebDriver's key of a reference to an element.
                    if let Some(id) = value["element-6066-11e4-a52e-4f735466cecf"].as_str() {
                        return Element::from_element_id(self.client.clone(), id.to_owned().into());
                    }
                }
                // WebKit's driver: it was drawn anew before it could be named.
                Err(error) if error.is_stale_element_reference() => {}
                Err(error) => panic!("{error}\nin the script: {script}"),
            }
            assert!(start.elapsed() < patience(), "no {selector} in the widget");
            sleep(Duration::from_millis(25)).await;
        }
    }

    /// How many elements there are now.
    pub async fn count(&self, selector: &str) -> usize {
        let script = "return root.querySelectorAll(arguments[0]).length";
        let count = self.eval_with(script, vec![json!(selector)]).await;
        usize::try_from(count.as_u64().expect("a number")).expect("a small number")
    }

    /// The text of the first element for the selector, spaces run together.
    pub async fn text(&self, selector: &str) -> String {
        self.find(selector).await;
        self.texts(selector).await.swap_remove(0)
    }

    /// The texts of all elements for the selector, spaces run together.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return Array.from(root.querySelectorAll(arguments[0]),
            (element) => element.textContent.replace(/\\s+/g, ' ').trim())";
        let texts = self.eval_with(script, vec![json!(selector)]).await;
        serde_json::from_value(texts).expect("a list of texts")
    }

    /// Clicks the first element for the selector, as a mouse would.
    pub async fn click(&self, selector: &str) {
        let start = Instant::now();
        loop {
            // Something may still be moving, or in front of it, or be drawn anew.
            match self.find(selector).await.click().await {
                Ok(()) => return,
                Err(error) if start.elapsed() > patience() => panic!("{selector}: {error}"),
                // WebKit's driver does not scroll every box that an element lies in; a person does.
                Err(_) => {
                    let scroll =
                        "root.querySelector(arguments[0])?.scrollIntoView({ block: 'nearest' })";
                    self.eval_with(scroll, vec![json!(selector)]).await;
                    sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }

    /// Opens the `<details>` of the first summary for the selector, as a mouse would. A driver may tell that a
    /// click has failed which has not: a second one would close it again.
    pub async fn unfold(&self, summary: &str) {
        let is_open = "return root.querySelector(arguments[0])?.parentElement.open === true";
        let start = Instant::now();
        loop {
            let clicked = self.find(summary).await.click().await;
            let told = self.eval_with(is_open, vec![json!(summary)]).await;
            if told == true {
                return;
            }
            assert!(start.elapsed() < patience(), "{summary}: {clicked:?}");
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Moves the mouse to the middle of the first element for the selector.
    pub async fn hover(&self, selector: &str) {
        let start = Instant::now();
        loop {
            let move_there = PointerAction::MoveToElement {
                element: self.find(selector).await,
                duration: None,
                x: 0.,
                y: 0.,
            };
            let actions = MouseActions::new("mouse".into()).then(move_there);
            let moved = self.client.perform_actions(actions).await;
            self.steps.fetch_add(1, Ordering::Relaxed);
            match moved {
                Ok(()) => return,
                // It was drawn anew in between.
                Err(error)
                    if error.is_stale_element_reference() && start.elapsed() < patience() => {}
                Err(error) => panic!("{selector}: {error}"),
            }
        }
    }

    /// Drags from the middle of the first element for the selector by so many CSS pixels.
    pub async fn drag(&self, selector: &str, x: f64, y: f64) {
        let element = self.find(selector).await;
        let to = |x: f64, y: f64| PointerAction::MoveToElement {
            element: element.clone(),
            duration: Some(Duration::from_millis(50)),
            x,
            y,
        };
        let drag = MouseActions::new("mouse".into())
            .then(to(0., 0.))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(to(x / 2., y / 2.))
            .then(to(x, y))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.perform(drag).await;
    }

    async fn perform(&self, actions: impl Into<fantoccini::actions::ActionSequence>) {
        if let Err(error) = self.client.perform_actions(actions).await {
            panic!("the mouse or the keyboard does not obey: {error}");
        }
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    /// Gives the focus to the first element for the selector.
    pub async fn focus(&self, selector: &str) {
        self.find(selector).await;
        self.eval_with(
            "root.querySelector(arguments[0]).focus()",
            vec![json!(selector)],
        )
        .await;
    }

    /// Presses keys one after the other, wherever the focus is: characters, or `Key::Enter` and the
    /// like.
    pub async fn press(&self, keys: impl IntoIterator<Item = impl Into<char>>) {
        let mut actions = KeyActions::new("keyboard".into());
        for key in keys {
            let value = key.into();
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.perform(actions).await;
    }

    /// Presses a key while another one is held, `Key::Shift` for one.
    pub async fn press_with(&self, held: impl Into<char>, key: impl Into<char>) {
        let (held, key) = (held.into(), key.into());
        let down = |value| KeyAction::Down { value };
        let up = |value| KeyAction::Up { value };
        let mut actions = KeyActions::new("keyboard".into());
        for action in [down(held), down(key), up(key), up(held)] {
            actions = actions.then(action);
        }
        self.perform(actions).await;
    }

    /// Types a text, wherever the focus is.
    pub async fn type_text(&self, text: &str) {
        self.press(text.chars()).await;
    }

    /// Requests for other origins since the test began, whoever made them; empty when all is well.
    /// What a browser asks of its own maker is left out.
    #[must_use]
    pub fn outside_requests(&self) -> Vec<String> {
        const MAKERS: [&str; 6] = [
            ".google.com:",
            ".googleapis.com:",
            "//update.googleapis.com/",
            ".gvt1.com:",
            ".mozilla.com:",
            ".mozilla.org:",
        ];
        let mut asked = self.outside.asked();
        asked.retain(|line| !MAKERS.iter().any(|maker| line.contains(maker)));
        asked
    }

    /// Saves what is on the screen.
    pub async fn screenshot(&self, file: &Path) {
        save_screenshot(&self.client, file)
            .await
            .expect("a screenshot");
    }

    /// Sends a command of the Chrome DevTools Protocol; Chromium only.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        devtools(&self.client, command, parameters).await
    }
}

/// Waits until something outside the page is so.
pub async fn patiently(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < patience(), "waited in vain for {what}");
        sleep(Duration::from_millis(25)).await;
    }
}

/// Saves what the session's window shows, as PNG. Fails where the session takes no picture.
pub async fn save_screenshot(client: &Client, file: &Path) -> Result<(), CmdError> {
    let png = client.screenshot().await?;
    if let Some(directory) = file.parent() {
        std::fs::create_dir_all(directory).expect("a directory for screenshots");
    }
    std::fs::write(file, png).expect("a file for a screenshot");
    Ok(())
}

/// Sends a command of the Chrome DevTools Protocol to a session of Chromium.
pub async fn devtools(client: &Client, command: &str, parameters: Value) -> Value {
    let body = json!({ "cmd": command, "params": parameters });
    vendor(client, "goog/cdp/execute", body)
        .await
        .unwrap_or_else(|error| panic!("{command}: {error}"))
}

/// What Chromium's console says since it was last asked.
pub async fn console(client: &Client) -> Vec<String> {
    log(client, "browser").await
}

/// What Chromium has traced since it was last asked, in a browser that was started to trace; events
/// as in the Trace Event Format.
pub async fn trace(client: &Client) -> Vec<Value> {
    let lines = log(client, "performance").await;
    let event = |line: String| {
        let mut line: Value = serde_json::from_str(&line).ok()?;
        let message = &mut line["message"];
        (message["method"] == "Tracing.dataCollected").then(|| message["params"].take())
    };
    lines.into_iter().filter_map(event).collect()
}

async fn log(client: &Client, kind: &str) -> Vec<String> {
    let log = vendor(client, "se/log", json!({ "type": kind })).await;

    let lines = log.unwrap_or_default();
    let message = |line: &Value| line["message"].as_str().unwrap_or_default().to_owned();
    lines
        .as_array()
        .map_or(vec![], |lines| lines.iter().map(message).collect())
}

/// Sends a command that is not in the standard.
async fn vendor(client: &Client, path: &'static str, body: Value) -> Result<Value, CmdError> {
    #[derive(Debug)]
    struct Vendor(&'static str, Value);
    impl WebDriverCompatibleCommand for Vendor {
        fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
            base.join(&format!(
                "session/{}/{}",
                session.unwrap_or_default(),
                self.0
            ))
        }
        fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
            (http::Method::POST, Some(self.1.to_string()))
        }
    }
    client.issue_cmd(Vendor(path, body)).await
}
