//! A proxy that lets nothing through and remembers what wanted to go out.
//!
//! Every browser here is told to reach the world through it (loopback goes directly). So a request
//! to another origin is seen whoever makes it and whatever page or policy it comes from.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Listens as long as the program runs.
#[derive(Clone)]
pub(crate) struct Outside {
    asked: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl Outside {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = log.clone();
                thread::spawn(move || {
                    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
                    let mut line = Vec::new();
                    let _ = BufReader::new(&stream).read_until(b'\n', &mut line);
                    // Bytes that are no text are an attempt at TLS.
                    if !line.is_empty() {
                        let line = String::from_utf8_lossy(&line).trim().to_owned();
                        log.lock().expect("log").push(line);
                    }
                    let _ =
                        (&stream).write_all(b"HTTP/1.1 502 Closed\r\nContent-Length: 0\r\n\r\n");
                });
            }
        });
        Self { asked, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// First lines of the requests so far, such as `CONNECT example.org:443 HTTP/1.1`.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("log").clone()
    }

    pub(crate) fn forget(&self) {
        self.asked.lock().expect("log").clear();
    }
}
