//! The real nginx on loopback, with the configuration that `make dist` writes.

use std::collections::HashMap;
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::browser::{Process, find, free_port, until_open};
use crate::{root, site};

/// The server. It ends when it is dropped.
pub struct Nginx {
    port: u16,
    /// Whether it can send what was compressed by brotli.
    pub has_brotli: bool,
    directory: PathBuf,
    _process: Process,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header, names in small letters; of a name that came twice, both values.
    pub header: HashMap<String, Vec<String>>,
    /// The body as it was sent.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header that came exactly once.
    #[must_use]
    pub fn the(&self, name: &str) -> &str {
        match self.header.get(name).map(Vec::as_slice) {
            Some([value]) => value,
            other => panic!("{name}: {other:?}"),
        }
    }
}

impl Nginx {
    /// Serves the site as `dist/nginx.conf` says; browsers report violations of its policy to
    /// `reports`, an address.
    pub async fn start(reports: &str) -> Self {
        let own = root().join(".tools/nginx");
        let binary = own.join("usr/sbin/nginx");
        let binary = if binary.is_file() {
            binary
        } else {
            find(&["nginx"]).unwrap_or_else(|| "/usr/sbin/nginx".into())
        };
        let module = own.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        let has_brotli = module.is_file();

        let port = free_port();
        let directory = env::temp_dir().join(format!("buitenkaart-nginx-{port}"));
        fs::create_dir_all(&directory).expect("a directory for nginx");
        let mut rules = fs::read_to_string(root().join("dist/nginx.conf"))
            .expect("dist/nginx.conf, which `make dist` writes");
        if !has_brotli {
            rules = rules.replace("brotli_static on;", "");
        }
        let end = "trusted-types buitenkaart";
        assert!(rules.contains(end), "the policy has changed: {rules}");
        rules = rules.replace(end, &format!("{end}; report-uri {reports}"));
        let load = if has_brotli {
            format!("load_module {};", module.display())
        } else {
            String::new()
        };
        let site = site();
        let conf = format!(
            "{load}
            daemon off; master_process off; worker_processes 1; pid nginx.pid;
            error_log error.log;
            events {{ worker_connections 64; }}
            http {{
                access_log off;
                types {{
                    text/html html; application/javascript js; application/wasm wasm;
                }}
                default_type application/octet-stream;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                server {{
                    listen 127.0.0.1:{port};
                    root {};
                    {rules}
                }}
            }}",
            site.display()
        );
        fs::write(directory.join("test.conf"), conf).expect("a configuration");
        let mut command = Command::new(binary);
        command.arg("-p").arg(&directory).args(["-c", "test.conf"]);
        command.args(["-e", "error.log"]);
        command.stdout(Stdio::null()).stderr(Stdio::inherit());
        let process = Process::start(command);
        until_open(port).await;
        Self {
            port,
            has_brotli,
            directory,
            _process: process,
        }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks for a path, willing to take these encodings.
    #[must_use]
    pub fn get(&self, path: &str, encodings: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encodings}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n");
        let body = answer.split_off(end.expect("a header") + 4);
        let head = String::from_utf8(answer).expect("a header of ASCII");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let mut header: HashMap<String, Vec<String>> = HashMap::new();
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            let values = header.entry(name.to_lowercase()).or_default();
            values.push(value.to_owned());
        }
        Answer {
            status: status.and_then(|s| s.parse().ok()).expect("a status"),
            header,
            body,
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.directory);
    }
}
