//! The three engines: their drivers as child processes, and a WebDriver session in each.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::sleep;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Blink: Chrome, Edge.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKitGTK; the engine of Safari.
    Webkit,
}

impl Engine {
    /// The engines that `BROWSERS` names; all three when it is not set.
    #[must_use]
    pub fn chosen() -> Vec<Self> {
        let all = [Self::Chromium, Self::Firefox, Self::Webkit];
        let names = env::var("BROWSERS").unwrap_or_default();
        if names.trim().is_empty() {
            return all.into();
        }
        all.into_iter()
            .filter(|engine| names.split_whitespace().any(|name| name == engine.name()))
            .collect()
    }

    /// As in `BROWSERS` and in the names of tests.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// What the visitor reads: what a page shows that says nothing of it.
const LANGUAGE: &str = "nl";

/// A driver with one session. Close it; dropping it kills the driver and what it has started.
pub struct Browser {
    /// The session.
    pub client: Client,
    // In the order in which they must end.
    _driver: Process,
    _screen: Option<Process>,
}

impl Browser {
    /// Starts the engine without a window.
    ///
    /// With `proxy`, a port of this machine, all that does not go to loopback goes there.
    pub async fn start(engine: Engine, proxy: Option<u16>) -> Self {
        let capabilities = match engine {
            Engine::Chromium => chromium(proxy),
            Engine::Firefox => firefox(),
            Engine::Webkit => webkit(),
        };
        Self::start_with(engine, proxy, capabilities).await
    }

    /// Starts Chromium so that it traces these categories, for [`crate::page::trace`].
    pub async fn start_tracing(categories: &str) -> Self {
        let mut capabilities = chromium(None);
        capabilities["goog:loggingPrefs"]["performance"] = json!("ALL");
        capabilities["goog:chromeOptions"]["perfLoggingPrefs"] = json!({
            "enableNetwork": false,
            "enablePage": false,
            "traceCategories": categories,
        });
        Self::start_with(Engine::Chromium, None, capabilities).await
    }

    /// Starts Chromium so that its engine keeps all that it will ever keep about a script from the
    /// script's first run on: what JavaScript's heap grows by then is the page's own.
    pub async fn start_plain() -> Self {
        let mut capabilities = chromium(None);
        let flags = "js-flags=--no-lazy-feedback-allocation --no-opt --no-maglev --no-sparkplug --no-flush-bytecode";
        let options = &mut capabilities["goog:chromeOptions"]["args"];
        options.as_array_mut().expect("a list").push(json!(flags));
        Self::start_with(Engine::Chromium, None, capabilities).await
    }

    async fn start_with(engine: Engine, proxy: Option<u16>, capabilities: Value) -> Self {
        let port = free_port();
        let mut screen = None;
        let mut command = match engine {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new(tool("geckodriver"));
                command.args(["--port", &port.to_string()]);
                command.args(["--websocket-port", &free_port().to_string()]);
                command
            }
            Engine::Webkit => {
                let (process, display) = virtual_screen();
                screen = Some(process);
                let mut command = Command::new("WebKitWebDriver");
                command
                    .arg(format!("--port={port}"))
                    .env("DISPLAY", display);
                // Without a graphics card or a desktop session.
                command
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    .env("NO_AT_BRIDGE", "1");
                // Half of the processor's time went into layers, which a graphics card would do, and into
                // optimising wasm that runs for seconds.
                command
                    .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                    .env("JSC_useOMGJIT", "0");
                command
                    .env("GDK_BACKEND", "x11")
                    .env_remove("WAYLAND_DISPLAY");
                command
            }
        };
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Process::start(command);
        until_open(port).await;

        let Value::Object(mut capabilities) = capabilities else {
            unreachable!("capabilities are an object")
        };
        capabilities.insert("pageLoadStrategy".into(), json!("normal"));
        if let Some(proxy) = proxy
            && engine != Engine::Chromium
        {
            let address = format!("127.0.0.1:{proxy}");
            let proxy = json!({
                "proxyType": "manual",
                "httpProxy": address,
                "sslProxy": address,
                "noProxy": ["127.0.0.1"],
            });
            capabilities.insert("proxy".into(), proxy);
        }
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("{} does not start: {error}", engine.name()));
        Self {
            client,
            _driver: driver,
            _screen: screen,
        }
    }

    /// Ends the session, and with it the browser.
    pub async fn close(self) {
        let _ = self.client.close().await;
    }
}

fn chromium(proxy: Option<u16>) -> Value {
    let mut args: Vec<String> = [
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "disable-dev-shm-usage",
        // A process for each page, and one kept in reserve, is a fifth of what a test costs.
        "disable-site-isolation-trials",
        "disable-features=IsolateOrigins,site-per-process,SpareRendererForSitePerProcess",
        "window-size=1280,900",
    ]
    .map(String::from)
    .into();
    if let Some(proxy) = proxy {
        args.push(format!("proxy-server=http://127.0.0.1:{proxy}"));
    }
    let mut options = json!({ "args": args, "prefs": { "intl.accept_languages": LANGUAGE } });
    if let Some(binary) = find(&["chromium", "google-chrome"]) {
        options["binary"] = json!(binary);
    }
    json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}

fn firefox() -> Value {
    let mut options = json!({
        "args": ["-headless", "-width", "1280", "-height", "900"],
        // What it would ask of its maker on its own.
        "prefs": {
            "app.normandy.enabled": false,
            "intl.accept_languages": LANGUAGE,
            "browser.safebrowsing.update.enabled": false,
            "extensions.update.enabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "services.settings.server": "data:,",
        },
    });
    if let Some(binary) = find(&["firefox-esr", "firefox"]) {
        options["binary"] = json!(binary);
    }
    json!({ "moz:firefoxOptions": options })
}

fn webkit() -> Value {
    let browser = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/libexec",
    ]
    .iter()
    .flat_map(|base| ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|dir| Path::new(base).join(dir)))
    .map(|directory| directory.join("MiniBrowser"))
    .find(|binary| binary.is_file());
    let mut options = json!({ "args": ["--automation"] });
    if let Some(browser) = browser {
        options["binary"] = json!(browser);
    }
    json!({ "webkitgtk:browserOptions": options })
}

/// Xvfb on a display number of its own choice.
fn virtual_screen() -> (Process, String) {
    let mut command = Command::new("Xvfb");
    command
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1440x1000x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut process = Process::start(command);
    let output = process.0.stdout.take().expect("a pipe");
    let mut number = String::new();
    BufReader::new(output)
        .read_line(&mut number)
        .expect("Xvfb says which display it is");
    (process, format!(":{}", number.trim()))
}

/// The project's own tool when it is there, else whatever PATH has.
fn tool(name: &str) -> PathBuf {
    let own = crate::root().join(".tools/bin").join(name);
    if own.is_file() { own } else { name.into() }
}

pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|directory| directory.join(name))
            .find(|file| file.is_file())
    })
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

pub(crate) async fn until_open(port: u16) {
    // Minutes: it may be a slow machine's.
    for _ in 0..2400 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("the driver does not listen on port {port}");
}

/// A child process that ends with its owner, and with it those that it has started: a browser that hangs
/// would go on, and take the processor from the next.
pub(crate) struct Process(Child);

impl Process {
    pub(crate) fn start(mut command: Command) -> Self {
        match command.spawn() {
            Ok(child) => Self(child),
            Err(error) => panic!(
                "cannot start {}: {error}. `make setup` installs it.",
                command.get_program().display()
            ),
        }
    }
}

/// The processes that a process has started, and those that these have. They stay in the group of the
/// program, so that what ends it from outside ends them too.
fn descendants(of: String) -> Vec<String> {
    let (mut all, mut at) = (vec![of], 0);
    while let Some(parent) = all.get(at) {
        let told = Command::new("pgrep").args(["-P", parent]).output();
        let told = told.map_or_else(
            |_| String::new(),
            |out| String::from_utf8_lossy(&out.stdout).into(),
        );
        all.extend(told.split_whitespace().map(str::to_owned));
        at += 1;
    }
    all.split_off(1)
}

impl Drop for Process {
    fn drop(&mut self) {
        let started = descendants(self.0.id().to_string());
        let _ = self.0.kill();
        if !started.is_empty() {
            let _ = Command::new("kill").arg("-KILL").args(started).output();
        }
        let _ = self.0.wait();
    }
}
