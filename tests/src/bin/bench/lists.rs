//! Lists of offices brought in, in Chromium: 70, 10 000 and 100 000 rows of CSV, 10 000 of every other format.
//!
//! From the choice of the file to what each row is (read, mapped, checked, matched), then to the network that
//! comes of it, by the clock and by what the page's own thread was busy for; the longest task of each as the
//! browser tells it, the memory of scripts and wasm after it, and what the parts weigh that are fetched for it. The page is opened anew for each list, with its parts there.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::time::Duration;

use buitenkaart_core::countries::cities;
use buitenkaart_core::export::{Sheet, Value, workbook};
use buitenkaart_tests::browser::{Browser, Engine};
use buitenkaart_tests::page::devtools;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::site;
use fantoccini::Client;
use serde_json::json;
use tokio::time::sleep;

use crate::large::{eval, host, memory, work};
use crate::table::Figure;

const ELEMENT: &str =
    "<buiten-kaart hash lang=en style='display: block; height: 700px'></buiten-kaart>";

/// Opens the part of the page where lists are brought in, and fetches the list.
const BEGIN: &str = "const [name, done] = arguments;
    const get = fetch(name).then((answer) => answer.blob());
    const look = async () => {
        const root = document.querySelector('buiten-kaart')?.shadowRoot;
        if (root?.querySelector('.import input[type=file]')) {
            globalThis.list = new File([await get], name);
            return setTimeout(() => { longTasks.length = 0; done(null); }, 1000);
        }
        root?.querySelector('.bring')?.click();
        setTimeout(look, 100);
    };
    look();";

/// Chooses the list; answers when it is told what each row is, with the time and the tasks over 50 ms.
const PLAN: &str = "const [done] = arguments;
    const root = document.querySelector('buiten-kaart').shadowRoot;
    const input = root.querySelector('.import input[type=file]');
    const files = new DataTransfer();
    files.items.add(list);
    input.files = files.files;
    let time;
    // Looking again and again would count the drawing on screen, or not, by chance.
    const watch = new MutationObserver(() => {
        if (root.querySelector('.import :is(.answer, .work-out)')) time ??= performance.now() - start;
    });
    watch.observe(root, { subtree: true, childList: true });
    const start = performance.now();
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const look = () => {
        if (time === undefined) return setTimeout(look, 50);
        watch.disconnect();
        const rows = [...root.querySelectorAll('.import summary')].map((it) => it.textContent).join();
        setTimeout(() => done([time, Math.max(0, ...longTasks.map((it) => it.duration)), rows,
            longTasks.map((it) => `${Math.round(it.duration)} at ${Math.round(it.startTime - start)}`).join()]), 500);
    };
    look();";

/// Asks for the network that comes of it.
const APPLY: &str = "const [done] = arguments;
    const root = document.querySelector('buiten-kaart').shadowRoot;
    longTasks.length = 0;
    const start = performance.now();
    root.querySelector('.import .work-out')?.click();
    const look = () => {
        if (!root.querySelector('.import .answer')) return setTimeout(look, 2);
        const time = performance.now() - start;
        setTimeout(() => done([time, Math.max(0, ...longTasks.map((it) => it.duration)),
            longTasks.map((it) => `${Math.round(it.duration)} at ${Math.round(it.startTime - start)}`).join()]), 500);
    };
    look();";

pub(crate) async fn measure() -> Vec<Figure> {
    let server = Server::start(&site());
    server.put("/lists.html", &host(ELEMENT));
    let mut figures = weights();
    figures.extend(of_csv(&server, 70, "70", 50.).await);
    figures.extend(of_csv(&server, 10_000, "10 000", 1_000.).await);
    let rows = rows(10_000);
    server.put_bytes("/list.xlsx", &xlsx(&rows));
    server.put("/list.geojson", &geojson(&rows));
    for (file, what) in [
        ("list.xlsx", "10 000 rows of XLSX"),
        ("list.geojson", "10 000 rows of GeoJSON"),
    ] {
        figures.extend(of_list(&server, file, what, 1_000., false).await);
    }
    for to in ["ods", "xls"] {
        let file = format!("list.{to}");
        match by_office(&xlsx(&rows), to) {
            Some(bytes) => {
                server.put_bytes(&format!("/{file}"), &bytes);
                let what = format!("10 000 rows of {}", to.to_uppercase());
                figures.extend(of_list(&server, &file, &what, 1_000., false).await);
            }
            None => println!("lists: no LibreOffice here writes {to}"),
        }
    }
    figures.extend(of_csv(&server, 100_000, "100 000", 10_000.).await);
    figures
}

async fn of_csv(server: &Server, count: usize, name: &str, reach: f64) -> Vec<Figure> {
    let list = csv(&rows(count));
    let what = format!("{name} rows of CSV, {:.1} MB", megabytes(list.len()));
    server.put("/list.csv", &list);
    of_list(server, "list.csv", &what, reach, count == 100_000).await
}

async fn of_list(
    server: &Server,
    file: &str,
    what: &str,
    reach: f64,
    is_memory_bound: bool,
) -> Vec<Figure> {
    // In one of its own: a browser keeps the pages that it has left, and counts their memory.
    let browser = Browser::start(Engine::Chromium, None).await;
    let client = &browser.client;
    let page = format!("{}/lists.html#lang=en&page=about", server.origin());
    let opened = client.goto(&page).await;
    opened.unwrap_or_else(|error| panic!("{page} does not open: {error}"));
    // What is a task of 100 000 rows takes longer than a script may usually take.
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(
        Some(Duration::from_secs(300)),
        Some(Duration::from_secs(60)),
        None,
    );
    let set = client.update_timeouts(timeouts).await;
    set.unwrap_or_else(|error| panic!("{error}"));
    let own = json!({ "timeDomain": "threadTicks" });
    devtools(client, "Performance.enable", own).await;
    work(client, BEGIN, vec![json!(file)]).await;
    let before = busy(client).await;
    let planned = work(client, PLAN, vec![]).await;
    let to_plan = busy(client).await - before;
    println!("lists, {what}: {planned}");
    let number = |value: &serde_json::Value| value.as_f64().unwrap_or(f64::NAN);
    sleep(Duration::from_secs(1)).await;
    let [heap, wasm] = memory(client).await;
    let before = busy(client).await;
    let applied = work(client, APPLY, vec![]).await;
    let to_apply = busy(client).await - before;
    println!("lists, {what}: applied {applied}");
    eval(client, "document.querySelector('buiten-kaart').remove()").await;
    browser.close().await;
    let memory = format!("of which the heap {heap:.0}");
    vec![
        Figure::at_most(
            &format!("{what}: read, map, check, match"),
            number(&planned[0]),
            reach,
            "ms",
            &format!("its thread was busy for {to_plan:.0}"),
        ),
        Figure::at_most("… longest task", number(&planned[1]), 50., "ms", ""),
        if is_memory_bound {
            Figure::at_most("… memory, heap and wasm", heap + wasm, 300., "MB", &memory)
        } else {
            Figure::told("… memory, heap and wasm", heap + wasm, "MB", &memory)
        },
        Figure::told(
            "… apply",
            number(&applied[0]),
            "ms",
            &format!("its thread was busy for {to_apply:.0}"),
        ),
        Figure::at_most("… … longest task", number(&applied[1]), 50., "ms", ""),
    ]
}

/// How long the thread of the page has been busy so far, milliseconds: what others have the machine for meanwhile
/// does not count.
async fn busy(client: &Client) -> f64 {
    let metrics = devtools(client, "Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().into_iter().flatten();
    let mut named = metrics.filter(|metric| metric["name"] == "TaskDuration");
    let seconds = named.next().and_then(|metric| metric["value"].as_f64());
    seconds.expect("the browser measures itself") * 1000.
}

#[allow(clippy::cast_precision_loss, reason = "sizes of files")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// What the parts weigh that are fetched for it.
fn weights() -> Vec<Figure> {
    let packed = |part: &str| {
        let entries = fs::read_dir(site()).expect("the site is built").flatten();
        let mut names = entries.map(|entry| entry.path());
        let is_it = |path: &std::path::PathBuf| {
            let name = path.to_string_lossy();
            name.contains(&format!("later-split_{part}-")) && name.ends_with(".wasm.br")
        };
        let path = names.find(is_it);
        let path = path.unwrap_or_else(|| panic!("the site has no part '{part}'"));
        let bytes = fs::metadata(path).expect("it is there").len();
        f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.
    };
    [
        ("part that reads spreadsheets", "import", 250.),
        ("part with the cities of the world", "cities", 450.),
    ]
    .map(|(what, part, most)| Figure::at_most(what, packed(part), most, "kB", "brotli"))
    .into()
}

const HEAD: [&str; 13] = [
    "Dienst",
    "Kantoor",
    "Stad",
    "Land",
    "Adres",
    "Telefoon",
    "E-mail",
    "Website",
    "Geopend",
    "Breedtegraad",
    "Lengtegraad",
    "Status",
    "Opmerking",
];

/// Rows of 200 bytes: offices in the cities that are known.
fn rows(count: usize) -> Vec<[String; 13]> {
    let row = |row: usize| {
        let city = &cities()[row % cities().len()];
        let [lat, lon] = city.lat_lon;
        let name = city.name;
        [
            "FIT".to_owned(),
            format!("Kantoor {row} {name}"),
            name.to_owned(),
            city.country.to_string(),
            format!("{row} Main Street, {name}"),
            format!("+32 2 {row:07}"),
            format!("office{row}@fit.example"),
            format!("https://fit.example/{row}"),
            format!("{}/{}/20{}", row % 28 + 1, row % 12 + 1, row % 10 + 10),
            lat.to_string(),
            lon.to_string(),
            "open".to_owned(),
            format!("Made for a measurement, row {row}"),
        ]
    };
    (0..count).map(row).collect()
}

fn csv(rows: &[[String; 13]]) -> String {
    let mut text = HEAD.join(";");
    for row in rows {
        write!(text, "\n{}", row.join(";")).expect("a string takes it");
    }
    text
}

fn xlsx(rows: &[[String; 13]]) -> Vec<u8> {
    let cell = |(at, text): (usize, &String)| match text.parse() {
        Ok(number) if at == 9 || at == 10 => Value::Number(number),
        _ => text.clone().into(),
    };
    let mut all = vec![HEAD.map(Value::from).to_vec()];
    all.extend(
        rows.iter()
            .map(|row| row.iter().enumerate().map(cell).collect()),
    );
    let sheet = Sheet {
        name: "Offices".into(),
        rows: all,
        has_header: true,
    };
    workbook(&[sheet]).expect("a workbook")
}

fn geojson(rows: &[[String; 13]]) -> String {
    let feature = |row: &[String; 13]| {
        let named = HEAD
            .iter()
            .zip(row)
            .filter(|(head, _)| !head.ends_with("graad"));
        let properties: serde_json::Map<_, _> = named
            .map(|(head, cell)| ((*head).to_owned(), json!(cell)))
            .collect();
        let degrees = [&row[10], &row[9]].map(|text| text.parse::<f64>().expect("degrees"));
        json!({ "type": "Feature", "properties": properties,
            "geometry": { "type": "Point", "coordinates": degrees } })
    };
    let features: Vec<_> = rows.iter().map(feature).collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// The same list as LibreOffice saves it, where there is one.
fn by_office(xlsx: &[u8], to: &str) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("buitenkaart-lists-{}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    fs::write(folder.join("list.xlsx"), xlsx).ok()?;
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let office = Command::new("soffice")
        .args([&*profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(&folder)
        .arg(folder.join("list.xlsx"))
        .output();
    let bytes = office
        .ok()
        .and_then(|_| fs::read(folder.join(format!("list.{to}"))).ok());
    fs::remove_dir_all(&folder).ok()?;
    bytes
}
