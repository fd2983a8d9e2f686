//! A static file server on loopback that remembers every request and every policy violation.
//!
//! A test may put pages of its own beside the site, and let files be missing.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

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
    packed: bool,
}

/// Serves a directory until it is dropped.
///
/// HTTP/1.1 with a thread for each connection, which a browser keeps as long as it likes: a server
/// with a pool of threads would let a request wait for a connection to end.
pub struct Server {
    state: Arc<Mutex<State>>,
    ended: Arc<AtomicBool>,
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
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let ended = Arc::new(AtomicBool::new(false));
        let directories: Arc<[PathBuf]> = directories.into();
        let (shared, stop) = (state.clone(), ended.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let (directories, state, ended) =
                    (directories.clone(), shared.clone(), stop.clone());
                thread::spawn(move || serve(&stream, &directories, &state, &ended));
            }
        });
        Self { state, ended, port }
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

    /// From now on sends the `.br` that lies beside a file, to a browser that takes it.
    pub fn pack(&self) {
        self.state().packed = true;
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
        self.ended.store(true, Ordering::Relaxed);
        // So that it looks.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// A request: its first line, and the body.
struct Request {
    method: String,
    path: String,
    takes_brotli: bool,
    body: String,
}

/// Reads a request; `None` when the browser has gone, or says what nobody understands.
fn read(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (mut length, mut takes_brotli) = (0, false);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
        if name.eq_ignore_ascii_case("accept-encoding") {
            takes_brotli = value.split(',').any(|word| word.trim() == "br");
        }
    }
    let mut body = Vec::new();
    reader.take(length).read_to_end(&mut body).ok()?;
    let body = String::from_utf8_lossy(&body).into_owned();
    Some(Request {
        method,
        path,
        takes_brotli,
        body,
    })
}

/// Answers what comes over a connection, one request after the other.
fn serve(stream: &TcpStream, directories: &[PathBuf], state: &Mutex<State>, ended: &AtomicBool) {
    let _ = stream.set_nodelay(true);
    // No connection outlives the tests.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(300)));
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        let (status, headers, body) = answer(&request, directories, state);
        let mut head = format!("HTTP/1.1 {status} .\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.extend(body);
        }
        // A browser may go away in the middle of an answer.
        let mut writer = stream;
        if writer.write_all(&bytes).is_err() || ended.load(Ordering::Relaxed) {
            return;
        }
    }
}

type Answer = (u16, Vec<(&'static str, String)>, Vec<u8>);

fn answer(request: &Request, directories: &[PathBuf], state: &Mutex<State>) -> Answer {
    let lock = || state.lock().expect("no thread panics while it holds this");
    let path = &request.path;
    if request.method == "POST" && path == REPORTS {
        lock().reports.push(request.body.clone());
        return (204, vec![], vec![]);
    }
    let mut packed = false;
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
                .and_then(|file| {
                    let small = file.with_added_extension("br");
                    packed = state.packed && request.takes_brotli && small.is_file();
                    let read = fs::read(if packed { &small } else { &file });
                    Some((read.ok()?, media_type(&file)))
                })
        }
    };
    let status = if found.is_some() { 200 } else { 404 };
    lock().hits.push(Hit {
        path: path.clone(),
        status,
    });
    let Some((content, media_type)) = found else {
        return (
            404,
            vec![("Content-Type", "text/plain".into())],
            b"not found".into(),
        );
    };
    let mut headers = vec![
        ("Content-Type", media_type.to_owned()),
        // As the site's own headers say: a frame without an origin may load the files.
        ("Access-Control-Allow-Origin", "*".to_owned()),
    ];
    if packed {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    if let Some(policy) = std::str::from_utf8(&content).ok().and_then(policy) {
        headers.push((
            "Content-Security-Policy",
            format!("{policy}; report-uri {REPORTS}"),
        ));
    }
    (200, headers, content)
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
