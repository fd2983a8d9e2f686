//! A static file server on loopback that remembers every request and every policy violation.
//!
//! A test may put pages of its own beside the site, and let files be missing.

use std::collections::HashMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, LAST_MODIFIED, RANGE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::serve::ListenerExt;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use tower_http::services::ServeDir;

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
struct Memory {
    hits: Vec<Hit>,
    reports: Vec<String>,
    extra: HashMap<String, Vec<u8>>,
    /// When a file last changed.
    modified: HashMap<String, &'static str>,
    missing: Vec<String>,
    packed: bool,
    /// Whether what a test has put there is given whole only.
    whole: bool,
}

/// What the handlers share.
#[derive(Clone)]
struct Site {
    directories: Arc<[PathBuf]>,
    memory: Arc<Mutex<Memory>>,
}

impl Site {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory
            .lock()
            .expect("no thread panics while it holds this")
    }
}

/// Serves a directory until it is dropped.
pub struct Server {
    site: Site,
    port: u16,
    // Its own, so that a server starts and ends wherever a test is.
    runtime: Option<Runtime>,
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
        let site = Site {
            directories: directories.into(),
            memory: Arc::default(),
        };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        listener.set_nonblocking(true).expect("a socket of tokio's");
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let router = Router::new()
            .route(REPORTS, post(report))
            .fallback(answer)
            .with_state(site.clone());
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            let listener = listener.tap_io(|stream| {
                let _ = stream.set_nodelay(true);
            });
            axum::serve(listener, router).await
        });
        Self {
            site,
            port,
            runtime: Some(runtime),
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests so far, in the order of their answers.
    #[must_use]
    pub fn hits(&self) -> Vec<Hit> {
        self.site.memory().hits.clone()
    }

    /// The violations of a content security policy that browsers have reported.
    #[must_use]
    pub fn reports(&self) -> Vec<String> {
        self.site.memory().reports.clone()
    }

    /// Serves a page or a script of the test's own at a path such as `/host.html`.
    pub fn put(&self, path: &str, html: &str) {
        self.put_bytes(path, html.as_bytes());
    }

    /// Serves a file of any kind.
    pub fn put_bytes(&self, path: &str, content: &[u8]) {
        self.site
            .memory()
            .extra
            .insert(path.to_owned(), content.to_vec());
    }

    /// Says of a file that the test has put there when it last changed, as HTTP writes it.
    pub fn dated(&self, path: &str, modified: &'static str) {
        self.site
            .memory()
            .modified
            .insert(path.to_owned(), modified);
    }

    /// Answers 404 for every path that ends so.
    pub fn lose(&self, suffix: &str) {
        self.site.memory().missing.push(suffix.to_owned());
    }

    /// From now on sends the `.br` that lies beside a file, to a browser that takes it.
    pub fn pack(&self) {
        self.site.memory().packed = true;
    }

    /// From now on gives what a test has put there whole, whatever part of it is asked for.
    pub fn give_whole(&self) {
        self.site.memory().whole = true;
    }

    /// Starts anew: no requests, no reports, the files as they are.
    pub fn forget(&self) {
        *self.site.memory() = Memory::default();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Connections end with it. It does not wait, which an asynchronous test could not.
            runtime.shutdown_background();
        }
    }
}

/// Keeps a browser's report of a violation.
async fn report(State(site): State<Site>, body: Bytes) -> StatusCode {
    let text = String::from_utf8_lossy(&body).into_owned();
    site.memory().reports.push(text);
    StatusCode::NO_CONTENT
}

/// Answers with what the test has put there, or with a file.
async fn answer(State(site): State<Site>, mut request: Request) -> Response {
    let asked = request.uri().to_string();
    let path = request.uri().path().to_owned();
    let (missing, extra, packed, whole) = {
        let memory = site.memory();
        let missing = memory.missing.iter().any(|suffix| path.ends_with(suffix));
        let extra = memory.extra.get(&path).cloned();
        (missing, extra, memory.packed, memory.whole)
    };
    let range = request.headers().get(RANGE).filter(|_| !whole).cloned();
    if !packed {
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let response = if missing {
        StatusCode::NOT_FOUND.into_response()
    } else if let Some(content) = extra {
        let mut response = match range.as_ref().and_then(|range| range.to_str().ok()) {
            Some(range) => part(&content, range),
            None => content.into_response(),
        };
        let kind = mime_guess::from_path(&path).first_or_octet_stream();
        if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        response
    } else {
        file(&site, request).await
    };
    let mut response = completed(response).await;
    if let Some(modified) = site.memory().modified.get(&path) {
        let headers = response.headers_mut();
        headers.insert(LAST_MODIFIED, HeaderValue::from_static(modified));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    site.memory().hits.push(Hit {
        path: asked,
        status: response.status().as_u16(),
    });
    response
}

/// A part of a file, as `bytes=FIRST-LAST` asks for it.
fn part(content: &[u8], range: &str) -> Response {
    let ends = range
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'));
    let ends = ends.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    let (first, last): (usize, usize) = ends.unwrap_or((usize::MAX, 0));
    let end = last.saturating_add(1).min(content.len());
    let Some(part) = content.get(first..end).filter(|part| !part.is_empty()) else {
        return StatusCode::RANGE_NOT_SATISFIABLE.into_response();
    };
    let told = format!("bytes {first}-{}/{}", end - 1, content.len());
    (
        StatusCode::PARTIAL_CONTENT,
        [(CONTENT_RANGE, told)],
        part.to_vec(),
    )
        .into_response()
}

/// The file that a request names, from the first directory that has it.
async fn file(site: &Site, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    for directory in site.directories.iter() {
        let files = ServeDir::new(directory).precompressed_br();
        let request = Request::from_parts(parts.clone(), Body::empty());
        // What cannot be read is an answer of its own, not an error.
        let Ok(found) = files.oneshot(request).await;
        if found.status() != StatusCode::NOT_FOUND {
            return found.map(Body::new);
        }
    }
    StatusCode::NOT_FOUND.into_response()
}

/// An answer with the headers that the site is served with, and a page's own policy with the address for
/// reports.
async fn completed(response: Response) -> Response {
    let (mut parts, mut body) = response.into_parts();
    let headers = &mut parts.headers;
    // A browser that guesses how long a file may be kept would not ask for it.
    headers.remove(LAST_MODIFIED);
    if parts.status.is_success() {
        // As the site's own headers say: a frame without an origin may load the files.
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    let kind = headers
        .get(CONTENT_TYPE)
        .map_or(&[][..], HeaderValue::as_bytes);
    let is_page = kind == b"text/html";
    if kind.starts_with(b"text/") && !kind.contains(&b';') {
        let kind = [kind, b"; charset=utf-8"].concat();
        if let Ok(kind) = HeaderValue::from_bytes(&kind) {
            headers.insert(CONTENT_TYPE, kind);
        }
    }
    if is_page && !headers.contains_key(CONTENT_ENCODING) {
        let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
        if let Some(policy) = std::str::from_utf8(&bytes).ok().and_then(policy)
            && let Ok(policy) = HeaderValue::from_str(&format!("{policy}; report-uri {REPORTS}"))
        {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        body = Body::from(bytes);
    }
    Response::from_parts(parts, body)
}

/// The policy in a page's `<meta http-equiv="Content-Security-Policy" content="…">`.
fn policy(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"")?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// What the server answers to a path, head and body.
    fn ask(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_path_cannot_leave_the_directory() {
        let server = Server::start(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        assert!(ask(&server, "/server.rs").starts_with("HTTP/1.1 200"));
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml"] {
            assert!(ask(&server, path).starts_with("HTTP/1.1 404"), "{path}");
        }
    }

    #[test]
    fn it_serves_what_a_test_puts_and_loses_and_remembers_what_was_asked() {
        let directory =
            std::env::temp_dir().join(format!("buitenkaart-server-{}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        std::fs::write(directory.join("a.js"), "plain").unwrap();
        std::fs::write(directory.join("a.js.br"), "small").unwrap();
        let server = Server::over(&[directory.join("nowhere"), directory.clone()]);
        let html = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        server.put("/host.html", html);

        let page = ask(&server, "/host.html?x=1").to_lowercase();
        assert!(
            page.contains("content-type: text/html; charset=utf-8"),
            "{page}"
        );
        let policy = "content-security-policy: default-src 'none'; report-uri /csp-report";
        assert!(page.contains(policy), "{page}");
        let plain = ask(&server, "/a.js").to_lowercase();
        assert!(plain.ends_with("plain"), "{plain}");
        assert!(
            plain.contains("content-type: text/javascript; charset=utf-8"),
            "{plain}"
        );
        assert!(plain.contains("access-control-allow-origin: *"), "{plain}");
        assert!(!plain.contains("last-modified"), "{plain}");
        server.pack();
        let small = ask(&server, "/a.js").to_lowercase();
        assert!(
            small.ends_with("small") && small.contains("content-encoding: br"),
            "{small}"
        );
        server.lose(".js");
        assert!(ask(&server, "/a.js").starts_with("HTTP/1.1 404"));
        let hits: Vec<_> = server
            .hits()
            .into_iter()
            .map(|hit| (hit.path, hit.status))
            .collect();
        let asked = [
            ("/host.html?x=1", 200),
            ("/a.js", 200),
            ("/a.js", 200),
            ("/a.js", 404),
        ];
        assert_eq!(hits, asked.map(|(path, status)| (path.to_owned(), status)));
        server.forget();
        assert_eq!(server.hits(), []);
        assert!(ask(&server, "/a.js").ends_with("plain"));
        std::fs::remove_dir_all(&directory).unwrap();
    }

    #[test]
    fn a_part_is_given_where_it_is_asked_for() {
        let status = |range: &str| part(b"abcdef", range).status().as_u16();
        assert_eq!([status("bytes=0-2"), status("bytes=4-99")], [206, 206]);
        assert_eq!(
            [status("bytes=6-7"), status("bytes=x-7"), status("rows=0-1")],
            [416, 416, 416]
        );
    }

    #[test]
    fn the_policy_is_read_from_the_page() {
        let html = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        assert_eq!(policy(html), Some("default-src 'none'"));
        assert_eq!(policy("<p>"), None);
    }
}
