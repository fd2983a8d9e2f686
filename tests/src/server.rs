//! A static file server on loopback that remembers every request and every policy violation.
//!
//! A test may put pages of its own beside the site, and let files be missing.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use tiny_http::{Header, Method, Request, Response};

/// Where browsers report what a page's content security policy stopped.
const REPORTS: &str = "/csp-report";

/// One request that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Path with query, as asked for.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
}

#[derive(Default)]
struct State {
    hits: Vec<Hit>,
    reports: Vec<String>,
    extra: HashMap<String, String>,
    missing: Vec<String>,
}

/// Serves a directory until it is dropped.
pub struct Server {
    inner: Arc<tiny_http::Server>,
    state: Arc<Mutex<State>>,
    port: u16,
}

impl Server {
    /// Starts to serve `directory` on a free port of 127.0.0.1.
    ///
    /// A page's own policy (its `<meta>`) is sent as a header as well, with the address for reports:
    /// so [`Server::reports`] knows of violations that happened before any script could listen.
    #[must_use]
    pub fn start(directory: &Path) -> Self {
        Self::over(&[directory.to_owned()])
    }

    /// Starts to serve what lies in several directories as if it lay in one; the first that has a
    /// file counts.
    #[must_use]
    pub fn over(directories: &[PathBuf]) -> Self {
        let inner = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let port = inner.server_addr().to_ip().expect("an IP address").port();
        let state = Arc::new(Mutex::new(State::default()));
        // As many as a browser opens connections to one host.
        for _ in 0..6 {
            let (inner, state, directories) =
                (inner.clone(), state.clone(), directories.to_owned());
            thread::spawn(move || {
                while let Ok(request) = inner.recv() {
                    answer(request, &directories, &state);
                }
            });
        }
        Self { inner, state, port }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests so far, in the order of their answers.
    #[must_use]
    pub fn hits(&self) -> Vec<Hit> {
        self.state().hits.clone()
    }

    /// The violations of a content security policy that browsers have reported.
    #[must_use]
    pub fn reports(&self) -> Vec<String> {
        self.state().reports.clone()
    }

    /// Serves a page or a script of the test's own at a path such as `/host.html`.
    pub fn put(&self, path: &str, html: &str) {
        self.state().extra.insert(path.to_owned(), html.to_owned());
    }

    /// Answers 404 for every path that ends so.
    pub fn lose(&self, suffix: &str) {
        self.state().missing.push(suffix.to_owned());
    }

    /// Starts anew: no requests, no reports, the files as they are.
    pub fn forget(&self) {
        *self.state() = State::default();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .expect("no thread panics while it holds this")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..6 {
            self.inner.unblock();
        }
    }
}

fn answer(mut request: Request, directories: &[PathBuf], state: &Mutex<State>) {
    let lock = || state.lock().expect("no thread panics while it holds this");
    if *request.method() == Method::Post && request.url() == REPORTS {
        let mut body = String::new();
        let _ = request.as_reader().read_to_string(&mut body);
        lock().reports.push(body);
        let _ = request.respond(Response::empty(204));
        return;
    }
    let path = request.url().to_owned();
    let found = {
        let state = lock();
        let plain = path.split('?').next().unwrap_or_default();
        if state.missing.iter().any(|suffix| plain.ends_with(suffix)) {
            None
        } else if let Some(html) = state.extra.get(plain) {
            Some((html.clone().into_bytes(), media_type(Path::new(plain))))
        } else {
            let mut places = directories.iter();
            places
                .find_map(|directory| locate(directory, plain))
                .and_then(|file| Some((fs::read(&file).ok()?, media_type(&file))))
        }
    };
    let status = if found.is_some() { 200 } else { 404 };
    lock().hits.push(Hit { path, status });
    let Some((content, media_type)) = found else {
        let _ = request.respond(Response::from_string("not found").with_status_code(404));
        return;
    };
    let mut headers = vec![
        header("Content-Type", media_type),
        // As the site's own headers say: a frame without an origin may load the files.
        header("Access-Control-Allow-Origin", "*"),
    ];
    if let Some(policy) = std::str::from_utf8(&content).ok().and_then(policy) {
        let policy = format!("{policy}; report-uri {REPORTS}");
        headers.push(header("Content-Security-Policy", &policy));
    }
    let response = headers
        .into_iter()
        .fold(Response::from_data(content), Response::with_header);
    // A browser may go away in the middle of an answer.
    let _ = request.respond(response);
}

/// The file that a path names, if it lies in the directory.
fn locate(directory: &Path, path: &str) -> Option<PathBuf> {
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let file = directory.join(name);
    let safe = !name.split('/').any(|part| part == "..");
    (safe && file.is_file()).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// The policy in a page's `<meta http-equiv="Content-Security-Policy" content="…">`.
fn policy(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header of ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_the_directory() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(locate(directory, "/Cargo.toml").is_some());
        assert!(locate(directory, "/../Cargo.toml").is_none());
    }

    #[test]
    fn the_policy_is_read_from_the_page() {
        let html = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        assert_eq!(policy(html), Some("default-src 'none'"));
        assert_eq!(policy("<p>"), None);
    }
}
