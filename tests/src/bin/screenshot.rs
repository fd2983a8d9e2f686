//! Takes a picture of the page as Chromium shows it.
//!
//! ```text
//! screenshot [--url URL | --hash '#…'] [--size 1440x900] [--dark] [--scale 2] [--lang en]
//!            [--click SELECTOR]… [--wait MILLISECONDS] [--out FILE.png]
//! ```
//! Without `--url`, `dist/site` is served for the purpose. `--click` clicks inside the widget, in
//! the order given, before the picture is taken.

#![allow(
    clippy::expect_used,
    reason = "a tool of the developers: a failure should say where it happened"
)]

use std::path::PathBuf;
use std::time::Duration;

use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::page::{console, devtools, save_screenshot};
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use lexopt::prelude::{Long, ValueExt};
use serde_json::json;
use tokio::time::sleep;

struct Wish {
    url: Option<String>,
    hash: String,
    size: (u32, u32),
    dark: bool,
    scale: f64,
    lang: Option<String>,
    clicks: Vec<String>,
    wait: u64,
    out: PathBuf,
}

fn wish() -> Result<Wish, lexopt::Error> {
    let mut wish = Wish {
        url: None,
        hash: String::new(),
        size: (1440, 900),
        dark: false,
        scale: 1.0,
        lang: None,
        clicks: Vec::new(),
        wait: 300,
        out: "screenshot.png".into(),
    };
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("url") => wish.url = Some(arguments.value()?.string()?),
            Long("hash") => wish.hash = arguments.value()?.string()?,
            Long("size") => wish.size = arguments.value()?.parse_with(size)?,
            Long("dark") => wish.dark = true,
            Long("scale") => wish.scale = arguments.value()?.parse()?,
            Long("lang") => wish.lang = Some(arguments.value()?.string()?),
            Long("click") => wish.clicks.push(arguments.value()?.string()?),
            Long("wait") => wish.wait = arguments.value()?.parse()?,
            Long("out") => wish.out = arguments.value()?.into(),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(wish)
}

fn size(text: &str) -> Result<(u32, u32), String> {
    text.split_once('x')
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)))
        .ok_or_else(|| "a size is like 1440x900".to_owned())
}

#[tokio::main]
async fn main() {
    let wish = wish().unwrap_or_else(|error| {
        eprintln!("{error}");
        std::process::exit(2);
    });
    let mut server = None;
    let url = wish.url.clone().unwrap_or_else(|| {
        let origin = server.insert(Server::start(&site())).origin();
        format!("{origin}/{}", wish.hash)
    });
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    let (width, height) = wish.size;
    let metrics = json!({
        "width": width,
        "height": height,
        "deviceScaleFactor": wish.scale,
        "mobile": width < 600,
    });
    devtools(client, "Emulation.setDeviceMetricsOverride", metrics).await;
    let scheme = if wish.dark { "dark" } else { "light" };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        // Nothing half-way in the picture.
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]});
    devtools(client, "Emulation.setEmulatedMedia", features).await;
    if let Some(lang) = &wish.lang {
        devtools(
            client,
            "Emulation.setLocaleOverride",
            json!({ "locale": lang }),
        )
        .await;
    }
    client.goto(&url).await.expect("the page opens");

    let ready = "return performance.getEntriesByName('buitenkaart:interactive').length > 0";
    let mut seen = false;
    for _ in 0..100 {
        seen = client.execute(ready, vec![]).await.expect("a script runs") == true;
        if seen {
            break;
        }
        sleep(Duration::from_millis(100)).await;
    }
    if !seen {
        eprintln!("the map did not say that it is ready (mark 'buitenkaart:interactive')");
    }
    for selector in &wish.clicks {
        let click = "const e = document.querySelector('buiten-kaart').shadowRoot
            .querySelector(arguments[0]); e?.focus(); e?.click(); return !!e";
        let clicked = client.execute(click, vec![json!(selector)]).await;
        if clicked.expect("a script runs") != true {
            eprintln!("nothing to click: {selector}");
        }
        sleep(Duration::from_millis(150)).await;
    }
    sleep(Duration::from_millis(wish.wait)).await;
    save_screenshot(client, &wish.out)
        .await
        .expect("a screenshot");
    for line in console(client).await {
        eprintln!("console: {line}");
    }
    println!("{}", wish.out.display());
    browser.close().await;
}
