//! The element as the page around it sees it: attributes, methods, events; its own state, its own
//! look, nothing left behind; and what the iframe page and the page around it tell one another.

use std::fs;

use buitenkaart_tests::browser::Engine;
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::server::Server;
use buitenkaart_tests::{root, site, tests};
use serde_json::{Value, json};

pub(crate) const TESTS: &[Test] = tests![
    attributes_are_live,
    a_selection_is_gone_to,
    what_makes_no_sense_is_told,
    a_call_that_makes_no_sense_changes_nothing,
    the_visitors_language_counts_where_the_host_sets_none,
    methods_do_and_tell,
    a_visitor_is_told_of,
    data_of_the_hosts_own,
    a_list_of_the_hosts_own,
    points_that_lie_elsewhere_are_told,
    a_list_of_which_nothing_can_be_shown_leaves_the_map,
    a_list_that_takes_longer_than_what_comes_after_is_not_shown,
    a_list_is_read_where_timers_rest,
    data_that_do_not_come,
    networks_by_method,
    each_widget_has_its_own_state,
    one_widget_writes_the_address,
    what_is_set_before_the_widget_is_there_counts,
    the_theme_overrides_the_system,
    the_theme_follows_the_system [Chromium: "only its driver changes what the system asks for"],
    what_is_chosen_shows_in_the_colours_of_the_system [Chromium: "only its driver changes what the system asks for"],
    panels_are_the_hosts_choice,
    the_height_is_kept,
    tiles_only_where_the_host_asks,
    the_wheel_scrolls_the_page,
    a_real_wheel_scrolls_the_page [Chromium: "only its driver turns a wheel as the system does"],
    one_finger_scrolls_the_page [Chromium: "only its driver emulates a touch screen"],
    the_hosts_css_cannot_break_it,
    properties_and_parts_theme_it,
    it_works_inside_another_shadow_root,
    going_and_coming_leaves_nothing,
    a_frame_and_its_page_talk,
    a_sandboxed_frame_works,
    a_frame_listens_to_the_origin_it_was_given,
    a_frame_inside_a_component_talks,
    a_frame_that_is_sent_on_says_so,
];

/// A page of a host with this body, which keeps what the widgets tell in `told`.
pub(crate) async fn host(page: &Page, body: &str) {
    let html = format!(
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Host</title>
        <script>
            globalThis.told = [];
            for (const type of ['ready', 'select', 'viewchange', 'scenariochange', 'problem'])
                addEventListener(type, (event) => event instanceof CustomEvent &&
                    told.push({{ type, detail: event.detail, id: event.target.id }}));
            const {{ instantiateStreaming }} = WebAssembly;
            WebAssembly.instantiateStreaming = async (...given) => {{
                const made = await instantiateStreaming.apply(WebAssembly, given);
                globalThis.memory ??= Object.values(made.instance.exports).find((value) => value instanceof WebAssembly.Memory);
                return made;
            }};
        </script>
        <script type='module' src='/buitenkaart.js'></script>{body}"
    );
    page.server.put("/host.html", &html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
}

/// A page with one widget, which has these attributes, once the map is there.
pub(crate) async fn widget(page: &Page, attributes: &str) {
    host(
        page,
        &format!("<buiten-kaart id='a' {attributes}></buiten-kaart>"),
    )
    .await;
    ready(page).await;
}

pub(crate) async fn ready(page: &Page) {
    // The list comes after the map.
    let script =
        "return told.some((e) => e.type === 'ready') && !root?.querySelector('.list[aria-busy]')";
    page.until("it is ready", script).await;
}

/// What was told since the last time, without `ready`, once nothing more comes.
pub(crate) async fn told(page: &Page) -> Vec<Value> {
    let script = "const done = arguments[arguments.length - 1];
        let length = -1;
        const look = () => {
            if (told.length === length) return done(told.splice(0).filter((e) => e.type !== 'ready'));
            length = told.length;
            setTimeout(look, 400);
        };
        look();";
    let events = page.eval_async(script, vec![]).await;
    events.as_array().cloned().unwrap_or_default()
}

/// As [`told`], once there is an event of a type among them.
pub(crate) async fn told_of(page: &Page, kind: &str) -> Vec<Value> {
    let script = format!("return told.some((e) => e.type === '{kind}')");
    page.until(&format!("{kind} is told"), &script).await;
    told(page).await
}

pub(crate) fn types(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .map(|event| event["type"].as_str().unwrap_or_default())
        .collect()
}

/// Waits until the state's address has this part, or has it no more.
async fn state(page: &Page, part: &str, there: bool) {
    let script = format!("return host.state.split('&').includes('{part}') === {there}");
    page.until(&format!("{part} is in the state: {there}"), &script)
        .await;
}

fn network() -> String {
    fs::read_to_string(root().join("core/data/network.json")).expect("the data")
}

async fn attributes_are_live(page: Page) {
    let start = "lang='en' view='50.8,-0.001,4' services='fit, tvl' selected='post-vienna'";
    widget(&page, start).await;
    for part in [
        "lang=en",
        "at=50.80_0.00_4",
        "services=fit.tvl",
        "selected=post-vienna",
    ] {
        state(&page, part, true).await;
    }
    page.find(".detail").await;
    // As attributes and as properties; each is taken back.
    for (set, part, unset) in [
        (
            "host.lang = 'fr'",
            "lang=fr",
            "host.removeAttribute('lang')",
        ),
        (
            "host.view = [48.2, 16.37, 6]",
            "at=48.20_16.37_6",
            "host.view = null",
        ),
        (
            "host.setAttribute('view', '-33.87 151.21 5')",
            "at=-33.87_151.21_5",
            "host.view = null",
        ),
        (
            "host.services = ['dkbuza']",
            "services=dkbuza",
            "host.services = null",
        ),
        (
            "host.selected = 'JP'",
            "selected=JP",
            "host.selected = null",
        ),
        (
            "host.scenario = '1~~~OKmadrid'",
            "scenario=1~~~OKmadrid",
            "host.scenario = null",
        ),
    ] {
        page.eval(set).await;
        state(&page, part, true).await;
        page.eval(unset).await;
        state(&page, part, false).await;
    }
    assert_eq!(
        page.eval("return root.querySelector('.app').lang").await,
        "nl"
    );
    assert_eq!(page.count(".detail").await, 0);
    // The host knows all of this, but for where the selections have taken the map.
    let events = told(&page).await;
    assert!(
        events.iter().all(|e| e["type"] == "viewchange"),
        "{events:?}"
    );
    page.eval("host.view = '10,20,3'").await;
    state(&page, "at=10.00_20.00_3", true).await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
}

async fn a_selection_is_gone_to(page: Page) {
    widget(&page, "selected='post-vienna'").await;
    state(&page, "at=48.21_16.37_5", true).await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    // The page keeps its focus, and so its scroll.
    page.find(".detail").await;
    let untouched = "return document.activeElement === document.body";
    assert_eq!(page.eval(untouched).await, true);
    page.eval("host.select('post-berlin')").await;
    page.until(
        "it is selected",
        "return root.querySelector('.detail h2').textContent.includes('Berlijn')",
    )
    .await;
    assert_eq!(page.eval(untouched).await, true);
    page.eval("host.select(null)").await;
    page.click(".list .row").await;
    page.until("the visitor's is", "return focused().matches('.detail h2')")
        .await;
    page.eval("host.flyTo({ lat: 0, lon: 0, zoom: 3 })").await;
    state(&page, "at=0.00_0.00_3", true).await;
    page.eval("host.reset()").await;
    state(&page, "at=48.21_16.37_5", true).await;
}

async fn what_makes_no_sense_is_told(page: Page) {
    widget(&page, "lang='en' view='here' services='fit nato'").await;
    let events = told_of(&page, "problem").await;
    assert_eq!(types(&events), ["problem", "problem"], "{events:?}");
    assert_eq!(events[0]["detail"]["code"], "attribute");
    let all = json!(events).to_string();
    assert!(all.contains("nato") && all.contains("here"), "{all}");
    state(&page, "lang=en", true).await;
    page.eval("host.selected = 'atlantis'").await;
    assert_eq!(types(&told_of(&page, "problem").await), ["problem"]);
    for bad in ["91,0,3", "here", "0,0,99", "1,2", "NaN,0,1", "Infinity,0,1"] {
        page.eval(&format!("host.view = '{bad}'")).await;
        assert_eq!(
            types(&told_of(&page, "problem").await),
            ["problem"],
            "{bad}"
        );
    }
}

async fn the_visitors_language_counts_where_the_host_sets_none(page: Page) {
    let body = "<script>
            Object.defineProperty(navigator, 'languages', { value: ['xx', 'fr-BE', 'en'] });
        </script>
        <buiten-kaart id='a'></buiten-kaart>";
    host(&page, body).await;
    ready(&page).await;
    state(&page, "lang=fr", true).await;
    // A link to what is read in Dutch says so.
    page.click(".languages button:first-child").await;
    state(&page, "lang=nl", true).await;
    page.eval("host.lang = 'de'").await;
    state(&page, "lang=de", true).await;
    page.eval("host.removeAttribute('lang')").await;
    state(&page, "lang=fr", true).await;
}

/// A call that makes no sense leaves what is there, and what it gave is told.
async fn a_call_that_makes_no_sense_changes_nothing(page: Page) {
    widget(&page, "lang='en' selected='post-rome' view='48 16 5'").await;
    told(&page).await;
    for (call, given) in [
        ("host.select('nope')", "selected=\"nope\""),
        ("host.flyTo({ lat: NaN })", "view=\"NaN_16.00_5\""),
        ("host.flyTo({ zoom: -5 })", "view=\"48.00_16.00_-5\""),
        ("host.flyTo({ lon: 720 })", "view=\"48.00_720.00_5\""),
    ] {
        page.eval(call).await;
        page.until(call, "return told.length > 0").await;
        let events = told(&page).await;
        assert_eq!(types(&events), ["problem"], "{call}: {events:?}");
        assert_eq!(events[0]["detail"]["message"], given, "{call}");
        let state = page.eval("return host.state").await;
        assert_eq!(
            state, "lang=en&selected=post-rome&at=48.00_16.00_5",
            "{call}"
        );
    }
}

async fn methods_do_and_tell(page: Page) {
    widget(&page, "lang='en'").await;
    page.eval("host.select('post-vienna')").await;
    page.find(".detail").await;
    let events = told_of(&page, "select").await;
    let select = &events.iter().find(|e| e["type"] == "select").expect("one")["detail"];
    assert_eq!(select["id"], "post-vienna");
    assert_eq!(select["kind"], "post");
    assert_eq!(select["country"], "AT");
    assert!(
        select["name"]
            .as_str()
            .is_some_and(|n| n.contains("Vienna")),
        "{select}"
    );
    page.eval("host.flyTo({ lat: 1, lon: 2, zoom: 4 })").await;
    state(&page, "at=1.00_2.00_4", true).await;
    page.eval("host.flyTo({ zoom: 5 })").await;
    state(&page, "at=1.00_2.00_5", true).await;
    let events = told_of(&page, "viewchange").await;
    let last = events.last().expect("an event");
    assert_eq!(last["type"], "viewchange");
    assert_eq!(last["detail"], json!({ "lat": 1, "lon": 2, "zoom": 5 }));
    page.eval("host.select('AT')").await;
    let events = told_of(&page, "select").await;
    let wanted = json!({ "id": "AT", "kind": "country", "name": "Austria", "country": "AT" });
    assert!(events.iter().any(|e| e["detail"] == wanted), "{events:?}");
    page.eval("host.select(null)").await;
    let events = told_of(&page, "select").await;
    assert_eq!(types(&events), ["select"]);
    assert_eq!(
        events[0]["detail"],
        json!({ "id": null, "kind": null, "name": null, "country": null })
    );
    // What is filtered is what is handed out.
    page.eval("host.services = 'tvl'").await;
    let texts = page
        .eval_async(
            "const [done] = arguments, host = document.querySelector('buiten-kaart');
             Promise.all([host.exportSvg(), host.exportCsv(), host.exportGeoJson()]).then(done)",
            vec![],
        )
        .await;
    let text = |i: usize| texts[i].as_str().unwrap_or_default();
    assert!(text(0).starts_with("<svg"), "{:.80}", text(0));
    assert!(text(1).contains("tvl") && !text(1).contains("post-vienna"));
    let places: Value = serde_json::from_str(text(2)).expect("GeoJSON");
    assert_eq!(places["type"], "FeatureCollection");
    // The picture of a scenario says that it is one.
    page.eval("host.scenario = '1~Spain~~OKmadrid'").await;
    state(&page, "scenario=1~Spain~~OKmadrid", true).await;
    let export = "const [done] = arguments;
        document.querySelector('buiten-kaart').exportSvg().then((svg) => done(svg.includes('What if: Spain')))";
    assert_eq!(page.eval_async(export, vec![]).await, true);
    page.eval("host.reset()").await;
    state(&page, "services=tvl", true).await;
    state(&page, "at=1.00_2.00_5", false).await;
}

async fn a_visitor_is_told_of(page: Page) {
    widget(&page, "lang='en' view='50,10,4'").await;
    page.click(".list .row").await;
    page.find(".detail").await;
    let events = told_of(&page, "select").await;
    assert!(types(&events).contains(&"select"), "{events:?}");
    page.eval("host.view = '50,10,5'").await;
    state(&page, "at=50.00_10.00_5", true).await;
    told(&page).await;
    let moved = "return told.some((e) => e.type === 'viewchange')";
    page.click(".map-buttons button").await;
    page.until("the map has moved", moved).await;
    let events = told(&page).await;
    assert_eq!(types(&events), ["viewchange"], "{events:?}");
    assert_eq!(events[0]["detail"]["zoom"], 6);
    page.drag(".map", 120., 60.).await;
    page.until("the map has moved", moved).await;
    let events = told(&page).await;
    assert_eq!(types(&events), ["viewchange"], "{events:?}");
    // What the visitor does changes no attribute.
    assert_eq!(page.eval("return host.view").await, "50,10,5");
    page.eval("root.querySelector('.pages button:nth-child(2)').click()")
        .await;
    page.click(".proposals input[type=checkbox], .proposals button")
        .await;
    page.until(
        "a scenario",
        "return told.some((e) => e.type === 'scenariochange')",
    )
    .await;
}

async fn data_of_the_hosts_own(page: Page) {
    page.server.put(
        "/data/own.json",
        &network().replace("post-vienna", "post-anders"),
    );
    widget(
        &page,
        "lang='en' data-src='data/own.json' selected='post-anders'",
    )
    .await;
    state(&page, "selected=post-anders", true).await;
    page.find(".detail").await;
    // The map begins where the selection is, which only that file knows: nothing was there before.
    let lat = "return Math.abs(+host.state.match(/at=([-.\\d]+)/)?.[1] - 48.2) < 8";
    page.until("the map stands at Vienna", lat).await;
    let told = told(&page).await;
    assert!(!types(&told).contains(&"select"), "{told:?}");
    assert_eq!(page.count(".notice").await, 0);
    page.eval("host.selected = null; host.dataSrc = null").await;
    page.eval("setTimeout(() => host.select('post-vienna'), 300)")
        .await;
    state(&page, "selected=post-vienna", true).await;
}

/// A table with clear heads needs no JSON: what cannot be shown of it is told, by its cell.
async fn a_list_of_the_hosts_own(page: Page) {
    page.server.put(
        "/data/our%20offices.csv",
        "Our offices abroad\n\nService;City;Country;Latitude;Longitude;Telephone;Ward\n\
         Trade;Lisbon;Portugal;38,72;-9,13;+351 210 000 000;Belém\n\
         Culture;Quito;EC;-0,2;-78,5;;Centro\n\
         Trade;Porto;PT;;;;\n\
         Trade;Atlantis;PT;;;;\n",
    );
    page.server
        .dated("/data/our%20offices.csv", "Tue, 02 Apr 2019 10:00:00 GMT");
    widget(
        &page,
        "lang='en' data-src='data/our%20offices.csv' selected='trade-lisbon'",
    )
    .await;
    state(&page, "selected=trade-lisbon", true).await;
    assert_eq!(page.text("h1").await, "Our offices abroad");
    // Its services, in the order of the list.
    page.until_equal(
        "return [...root.querySelectorAll('.legend > ul:first-of-type li')].slice(0, 2).map((li) => li.textContent.trim()).join()",
        "Trade,Culture",
    )
    .await;
    // A further column is a field of its own, and the list the source.
    page.until(
        "the detail",
        "return root.querySelector('.detail')?.textContent.includes('Belém')",
    )
    .await;
    let detail = page.text(".detail").await;
    assert!(
        detail.contains("Ward") && detail.contains("+351 210 000 000"),
        "{detail}"
    );
    assert!(detail.contains("our offices.csv"), "{detail}");
    // Of the day on which the file last changed, at its address.
    assert!(detail.contains("2019"), "{detail}");
    let address = "return root.querySelector('.detail .sources a[href]')?.href";
    page.until(
        "its address",
        &format!("{address}?.endsWith('/data/our%20offices.csv')"),
    )
    .await;
    // A city without a point is looked up; a row that makes no sense is left out, and told.
    let cities =
        "return host.exportCsv().then((csv) => /Porto/.test(csv) && !/Atlantis/.test(csv))";
    page.until("Porto is found", cities).await;
    let notice = page.text(".notice").await;
    assert!(
        notice.contains("1 of the 4 rows") && notice.contains("Row 7"),
        "{notice}"
    );
    let events = told_of(&page, "problem").await;
    let problem = events.iter().find(|event| event["type"] == "problem");
    let problem = &problem.expect("it is told")["detail"];
    assert_eq!(problem["code"], "invalid");
    assert_eq!(problem["problems"][0]["path"], "B7", "{problem}");
    assert_eq!(problem["problems"][0]["code"], "unknown-city");
    // As bytes, too.
    let answer = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
             document.querySelector('buiten-kaart').load('Place;Land;Breedte;Lengte\\nWenen;AT;48.2;16.4\\n').then(done, (e) => done(String(e)))",
            vec![],
        )
        .await;
    assert_eq!(
        (&answer["ok"], &answer["locations"]),
        (&json!(true), &json!(1)),
        "{answer}"
    );
    // Of these nobody says of when they are; that is said.
    page.click(".pages button:last-child").await;
    page.until(
        "that it has no date",
        "return root.querySelector('.app').textContent.includes('The list has no date')",
    )
    .await;
}

/// A point that lies elsewhere than it says is shown where the file has it, and told.
async fn points_that_lie_elsewhere_are_told(page: Page) {
    widget(&page, "lang='en'").await;
    let location = |place| {
        let id = format!("a-{place}");
        json!({ "id": id, "service": "a", "kind": "office", "name": place, "place": place, "standing": [{ "value": "open" }] })
    };
    let file = json!({
        "version": 2, "title": "T", "compiled": "2026", "sources": [],
        "services": [{ "id": "a", "short": "A", "name": "A" }],
        "places": [
            { "id": "brussels", "name": "Brussels", "country": "BE", "lat_lon": [4.35, 50.85], "precision": "city" },
            { "id": "lisbon", "name": "Lisbon", "country": "PT", "lat_lon": [38.717, 9.133], "precision": "city" },
            { "id": "oslo", "name": "Oslo", "country": "NO", "lat_lon": [0, 0], "precision": "city" },
        ],
        "locations": [location("brussels"), location("lisbon"), location("oslo")],
    });
    let answer = page
        .eval_async(
            "const [file, done] = arguments;
             document.querySelector('buiten-kaart').load(file).then(done, (e) => done(String(e)))",
            vec![file],
        )
        .await;
    assert_eq!(answer["ok"], true, "{answer}");
    let problems = answer["problems"].as_array().expect("a list");
    let told = |code: &str| problems.iter().find(|one| one["code"] == code);
    for (code, meant) in [
        ("swapped-coordinates", "[50.85, 4.35]"),
        ("wrong-sign", "[38.717, -9.133]"),
        ("zero-coordinates", ""),
    ] {
        let problem = told(code).unwrap_or_else(|| panic!("{code}: {answer}"));
        let mend = problem["mend"].as_str().unwrap_or_default();
        assert!(
            mend.contains(meant) && problem["line"].as_i64() >= Some(1),
            "{problem}"
        );
    }
    assert_eq!(told_of(&page, "problem").await.len(), 1);
}

async fn a_list_of_which_nothing_can_be_shown_leaves_the_map(page: Page) {
    widget(&page, "lang='en'").await;
    for (list, code) in [
        ("City;Country\nNowhere at all;PT\n", "unknown-city"),
        ("operator;line;stop\nA;1;x\n", "another-format"),
        ("<!DOCTYPE html><title>404</title>", "another-format"),
    ] {
        let answer = page
            .eval_async(
                "const [text, done] = arguments;
                 document.querySelector('buiten-kaart').load(text).then(done, (e) => done(String(e)))",
                vec![json!(list)],
            )
            .await;
        assert_eq!(answer["ok"], json!(false), "{list}: {answer}");
        assert_eq!(answer["problems"][0]["code"], code, "{list}: {answer}");
        page.find(".notice").await;
        assert!(page.count(".list .row").await > 20);
    }
}

async fn a_list_that_takes_longer_than_what_comes_after_is_not_shown(page: Page) {
    widget(&page, "lang='en'").await;
    // The cities of the world are fetched for the first.
    let answers = page
        .eval_async(
            "const [text, done] = arguments;
             const it = document.querySelector('buiten-kaart');
             Promise.all([it.load('City;Country\\nPorto;PT\\n'), it.load(text)])
                 .then((both) => done(both.map((one) => one.ok)), (e) => done(String(e)))",
            vec![json!(network())],
        )
        .await;
    assert_eq!(answers, json!([false, true]));
    assert_ne!(page.text("h1").await, "List");
    let vienna = "return host.exportCsv().then((csv) => csv.includes('post-vienna') && !csv.includes('Porto'))";
    page.until("the latest is shown", vienna).await;
}

/// As in a tab that is not in front: there a timer may wait for a minute.
async fn a_list_is_read_where_timers_rest(page: Page) {
    widget(&page, "lang='en'").await;
    let answer = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
             window.setTimeout = () => 0;
             document.querySelector('buiten-kaart').load('City;Country\\n' + 'Porto;PT\\n'.repeat(3000))
                 .then(done, (e) => done(String(e)))",
            vec![],
        )
        .await;
    assert_eq!(answer["ok"], json!(true), "{answer}");
}

async fn data_that_do_not_come(page: Page) {
    page.server.put("/bad.json", "{\n  \"schema\": 1,,\n}");
    widget(&page, "lang='en' data-src='/nowhere.json'").await;
    page.until(
        "it is told",
        "return told.some((e) => e.type === 'problem')",
    )
    .await;
    let events = told(&page).await;
    assert_eq!(events[0]["detail"]["code"], "http", "{events:?}");
    let notice = page.text(".notice").await;
    assert!(
        notice.contains("404") && notice.contains("built-in"),
        "{notice}"
    );
    assert!(page.count(".list .row").await > 60);
    page.assert_accessible("data that did not come").await;
    page.eval("host.dataSrc = '/bad.json'").await;
    page.until(
        "it is told",
        "return told.some((e) => e.type === 'problem')",
    )
    .await;
    let events = told(&page).await;
    let detail = &events[0]["detail"];
    assert_eq!(detail["code"], "invalid", "{events:?}");
    let first = &detail["problems"][0];
    assert_eq!(first["line"], 2, "{first}");
    for key in ["code", "path", "message", "mend"] {
        assert!(
            first[key].as_str().is_some_and(|text| !text.is_empty()),
            "{first}"
        );
    }
    let notice = page.text(".notice").await;
    assert!(notice.contains("bad.json"), "{notice}");
    assert!(page.count(".list .row").await > 60);
    page.eval("host.dataSrc = 'http://127.0.0.1:1/x.json'")
        .await;
    page.until(
        "it is told",
        "return told.some((e) => e.type === 'problem')",
    )
    .await;
    assert_eq!(told(&page).await[0]["detail"]["code"], "network");
    // What may be the reason, which no browser tells a page.
    page.until(
        "it says why",
        "return root.querySelector('.notice').textContent.includes('CORS')",
    )
    .await;
    page.eval("host.dataSrc = 'http://[no-address/'").await;
    assert_eq!(types(&told_of(&page, "problem").await), ["problem"]);
}

async fn networks_by_method(page: Page) {
    widget(&page, "lang='en'").await;
    let load = |what: &'static str| {
        let script = format!(
            "const text = arguments[0], done = arguments[1];
             const host = document.querySelector('buiten-kaart');
             host.load({what}).then(done, (e) => done(String(e)))"
        );
        let page = page.clone();
        async move { page.eval_async(&script, vec![json!(network())]).await }
    };
    let all = load("text").await;
    assert_eq!(all["ok"], true, "{all}");
    for what in [
        "new TextEncoder().encode(text)",
        "new TextEncoder().encode(text).buffer",
        "JSON.parse(text)",
        "new Blob([text])",
        "new File([text], 'network.json')",
        "null",
    ] {
        assert_eq!(load(what).await, all, "{what}");
    }
    // The latest wins, though what came before takes longer to read.
    let overtaken = load(
        "new File(['City;Country\\nPorto;PT\\n'], 'list.csv')).catch(() => 0), host.load(text",
    )
    .await;
    assert_eq!(overtaken, all);
    assert_eq!(page.text(".app h1").await, "Flanders' network abroad");
    let bad = load("{ schema: 1 }").await;
    assert_eq!(bad["ok"], false);
    assert_eq!(bad["locations"], all["locations"]);
    assert!(
        bad["problems"]
            .as_array()
            .is_some_and(|list| !list.is_empty())
    );
    assert_eq!(types(&told_of(&page, "problem").await), ["problem"]);
}

async fn each_widget_has_its_own_state(page: Page) {
    host(
        &page,
        "<buiten-kaart id='a' lang='en' services='fit' style='height: 700px'></buiten-kaart>
         <buiten-kaart id='b' lang='fr' selected='post-vienna' style='height: 500px'></buiten-kaart>",
    )
    .await;
    page.until(
        "both are ready",
        "return told.filter((e) => e.type === 'ready').length === 2",
    )
    .await;
    page.eval("globalThis.b = document.querySelector('#b'); told.length = 0")
        .await;
    page.click(".list .row").await;
    page.find(".detail").await;
    let events = told(&page).await;
    assert!(
        !events.is_empty() && events.iter().all(|e| e["id"] == "a"),
        "{events:?}"
    );
    assert_eq!(
        page.eval("return b.state")
            .await
            .as_str()
            .map(|s| s.contains("lang=fr")
                && s.contains("selected=post-vienna")
                && !s.contains("services")),
        Some(true)
    );
    page.eval("b.setAttribute('theme', 'dark'); b.lang = 'de'")
        .await;
    page.until(
        "the other one is dark",
        "return b.shadowRoot.querySelector('.root.dark [lang=de]')",
    )
    .await;
    assert_eq!(page.count(".root:not(.dark)").await, 1);
    state(&page, "lang=en", true).await;
    page.eval("b.remove()").await;
    page.eval("host.select('JP')").await;
    state(&page, "selected=JP", true).await;
    assert_eq!(page.eval("return location.hash").await, "");
}

async fn one_widget_writes_the_address(page: Page) {
    host(
        &page,
        "<buiten-kaart id='a' hash style='height: 400px'></buiten-kaart>
         <buiten-kaart id='b' hash style='height: 400px'></buiten-kaart>",
    )
    .await;
    page.until(
        "both are ready",
        "return told.filter((e) => e.type === 'ready').length === 2",
    )
    .await;
    page.eval("globalThis.b = document.querySelector('#b'); b.select('JP')")
        .await;
    page.until("it is selected", "return b.state.includes('JP')")
        .await;
    assert_eq!(page.eval("return location.hash").await, "");
    page.eval("host.select('AT')").await;
    page.until(
        "the address follows",
        "return location.hash.includes('selected=AT')",
    )
    .await;
    page.eval("location.hash = '#selected=FR'").await;
    state(&page, "selected=FR", true).await;
    assert_eq!(page.eval("return b.state.includes('JP')").await, true);
    if page.engine == Engine::Chromium {
        let said = buitenkaart_tests::page::console(&page.client).await;
        assert!(
            said.iter().any(|line| line.contains("attribute hash")),
            "{said:?}"
        );
    }
    // Its place is free again.
    page.eval("host.hash = false; b.hash = false; b.hash = true")
        .await;
    page.eval("setTimeout(() => b.select('DE'), 100)").await;
    page.until(
        "the other one's",
        "return location.hash.includes('selected=DE')",
    )
    .await;
}

async fn what_is_set_before_the_widget_is_there_counts(page: Page) {
    host(
        &page,
        "<buiten-kaart id='a' style='height: 400px'></buiten-kaart>
         <script>
            const early = document.querySelector('#a');
            early.view = '1,2,3';
            early.services = 'fit';
         </script>",
    )
    .await;
    page.until("it is defined", "return customElements.get('buiten-kaart')")
        .await;
    page.eval("host.select('AT')").await;
    state(&page, "selected=AT", true).await;
    state(&page, "services=fit", true).await;
    assert_eq!(page.eval("return host.getAttribute('view')").await, "1,2,3");
}

/// The colour of land that no service tints.
const LAND: &str = "const land = root.querySelector('.land .none');
    return land && getComputedStyle(land).fill.match(/\\d+/g).join()";

async fn the_theme_overrides_the_system(page: Page) {
    widget(&page, "theme='dark'").await;
    page.until_equal(LAND, "38,45,52").await;
    let background = "return getComputedStyle(root.querySelector('.app')).backgroundColor";
    assert_eq!(page.eval(background).await, "rgb(21, 25, 30)");
    page.eval("host.theme = 'light'").await;
    page.until_equal(LAND, "251,251,249").await;
    assert_eq!(page.eval(background).await, "rgb(255, 255, 255)");
}

async fn what_is_chosen_shows_in_the_colours_of_the_system(page: Page) {
    page.open("#lang=en&selected=fit-vienna&date=2018_2022")
        .await;
    page.until("a ring", "return root.querySelector('.mk.many.opened')")
        .await;
    let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    page.devtools("Emulation.setEmulatedMedia", forced).await;
    let style =
        |element, style| format!("getComputedStyle(root.querySelector('{element}')).{style}");
    let ring = style(".mk.many.opened", "outlineStyle");
    page.until_equal(&format!("return {ring}"), "solid").await;
    let toggle = style(".between[aria-pressed=true]", "borderTopStyle");
    page.until_equal(&format!("return {toggle}"), "double")
        .await;
    page.eval("root.querySelector('.service').click()").await;
    let filter = style(".service[aria-pressed=true]", "borderTopStyle");
    page.until(
        "a filter",
        &format!(
            "return root.querySelector('.service[aria-pressed=true]') && {filter} === 'double'"
        ),
    )
    .await;
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }))
        .await;
}

async fn the_theme_follows_the_system(page: Page) {
    widget(&page, "theme='light'").await;
    page.until_equal(LAND, "251,251,249").await;
    let system = |value: &str| {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        page.devtools("Emulation.setEmulatedMedia", features)
    };
    system("dark").await;
    page.eval("host.theme = 'auto'").await;
    page.until_equal(LAND, "38,45,52").await;
    page.assert_accessible("the dark theme").await;
    system("light").await;
    page.until_equal(LAND, "251,251,249").await;
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }))
        .await;
}

/// Which of the pieces are on screen.
const PIECES: &str =
    "return ['.title', '.languages', '.pages', '.search', '.filters', '.list', '.legend', '.map']
    .filter((name) => root.querySelector(name)?.getBoundingClientRect().height > 0).join(' ')";

async fn panels_are_the_hosts_choice(page: Page) {
    widget(&page, "style='height: 500px'").await;
    page.until_equal(
        PIECES,
        ".title .languages .pages .search .filters .list .legend .map",
    )
    .await;
    page.eval("host.panels = 'none'").await;
    page.until_equal(PIECES, ".map").await;
    let fills =
        "const [a, b, c] = [host, ...root.querySelectorAll('.map, .attribution')].map((e) => e.getBoundingClientRect());
        return Math.abs(a.width - b.width) < 2 && Math.abs(a.height - b.height - c.height) < 2";
    page.until("the bare map fills the element", fills).await;
    page.assert_accessible("the bare map").await;
    page.eval("host.panels = 'search list legend'").await;
    page.until_equal(PIECES, ".search .list .legend .map").await;
    page.eval("host.panels = 'languages,filters'").await;
    page.until_equal(PIECES, ".languages .filters .map").await;
    page.eval("host.panels = null").await;
    page.until_equal(
        PIECES,
        ".title .languages .pages .search .filters .list .legend .map",
    )
    .await;
}

async fn the_height_is_kept(page: Page) {
    widget(&page, "").await;
    let height = "return Math.round(host.getBoundingClientRect().height)";
    page.until_equal(height, 640).await;
    page.eval("host.height = 480").await;
    page.until_equal(height, 480).await;
    page.eval("host.height = '30em'").await;
    page.until_equal(height, 480).await;
    // Narrow: what does not fit scrolls inside, and nothing of it covers the page.
    page.eval("host.style.width = '340px'").await;
    page.until_equal(height, 480).await;
    let inside = "return root.querySelector('.root').scrollHeight > 1000";
    page.until("the list is under the map", inside).await;
    let beyond = "return document.documentElement.scrollHeight <= Math.max(innerHeight, 520)";
    page.until("the page is no longer than it", beyond).await;
    page.eval("host.height = null").await;
    page.until(
        "as high as it is",
        "return host.getBoundingClientRect().height > 1500",
    )
    .await;
    page.eval("host.hidden = true").await;
    page.until_equal(height, 0).await;
    // And without the widget.
    page.server.lose(".wasm");
    let content = "<div style='height: 2000px'>Still</div>";
    let tag = format!("<buiten-kaart height='300'>{content}</buiten-kaart>");
    host(&page, &tag).await;
    page.text(".failure").await;
    page.until_equal(height, 300).await;
}

async fn tiles_only_where_the_host_asks(page: Page) {
    widget(&page, "view='50,10,4'").await;
    let asked = |page: &Page| {
        page.server
            .hits()
            .iter()
            .filter(|hit| hit.path.starts_with("/own-tiles/"))
            .count()
    };
    assert_eq!(asked(&page), 0);
    page.eval("host.tilesAttribution = 'Own Survey'; host.tiles = '/own-tiles/{z}/{x}/{y}.png'")
        .await;
    page.until("tiles", "return root.querySelector('.leaflet-layer img')")
        .await;
    let sources = "return [...root.querySelectorAll('.leaflet-layer img')].every((i) => /own-tiles\\/4\\/\\d+\\/\\d+\\.png$/.test(i.src))";
    assert_eq!(page.eval(sources).await, true);
    assert!(page.text(".attribution").await.starts_with("Own Survey"));
    page.until(
        "the data over them",
        "return root.querySelector('.tiled .land path')",
    )
    .await;
    page.eval("host.tiles = host.tilesAttribution = null").await;
    page.until(
        "none any more",
        "return !root.querySelector('.leaflet-layer img, .tiled')",
    )
    .await;
    assert!(asked(&page) > 0);
    assert!(!page.text(".attribution").await.contains("Own Survey"));
}

async fn the_wheel_scrolls_the_page(page: Page) {
    widget(&page, "lang='en' view='50,10,4'").await;
    // True where the page may scroll.
    let wheel = |control: bool| {
        let script = format!(
            "return root.querySelector('.map').dispatchEvent(new WheelEvent('wheel', {{
                deltaY: -300, bubbles: true, cancelable: true, composed: true, ctrlKey: {control},
                clientX: 700, clientY: 300 }}))"
        );
        let page = page.clone();
        async move { page.eval(&script).await }
    };
    assert_eq!(wheel(false).await, true);
    let hint = page.text(".hint.on").await;
    assert!(hint.contains("scroll to zoom"), "{hint}");
    assert_eq!(page.eval("return root.querySelector('.hint').ariaHidden ?? root.querySelector('.hint').getAttribute('aria-hidden')").await, "true");
    page.until("it fades", "return !root.querySelector('.hint.on')")
        .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    assert_eq!(wheel(true).await, false);
    page.until(
        "it zooms",
        "return told.some((e) => e.type === 'viewchange')",
    )
    .await;
    // Once it was focused, until the pointer leaves.
    page.focus(".map").await;
    assert_eq!(wheel(false).await, false);
    page.eval("root.querySelector('.map').dispatchEvent(new PointerEvent('pointerleave'))")
        .await;
    assert_eq!(wheel(false).await, true);
    page.eval("host.setAttribute('gestures', 'eager')").await;
    page.until("eager", "return !root.querySelector('.cooperative')")
        .await;
    assert_eq!(wheel(false).await, false);
}

/// The same by a mouse that the browser takes for a real one.
async fn a_real_wheel_scrolls_the_page(page: Page) {
    host(
        &page,
        "<buiten-kaart id='a' panels='none' height='500' view='50,10,4'></buiten-kaart>
         <div style='height: 3000px'></div>",
    )
    .await;
    ready(&page).await;
    let wheel = |y: i32, modifiers: u8| {
        let turn = json!({ "type": "mouseWheel", "x": 600, "y": 250, "deltaX": 0, "deltaY": y, "modifiers": modifiers });
        page.devtools("Input.dispatchMouseEvent", turn)
    };
    wheel(120, 0).await;
    page.until("the page has scrolled", "return scrollY > 50")
        .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    page.eval("scrollTo(0, 0)").await;
    // Ctrl.
    wheel(-120, 2).await;
    page.until(
        "the map has zoomed",
        "return told.some((e) => e.type === 'viewchange' && e.detail.zoom > 4)",
    )
    .await;
    assert_eq!(page.eval("return scrollY").await, 0);
}

async fn one_finger_scrolls_the_page(page: Page) {
    let phone = json!({ "width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", phone)
        .await;
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": true, "maxTouchPoints": 5 }),
    )
    .await;
    host(
        &page,
        "<meta name='viewport' content='width=device-width'>
        <buiten-kaart id='a' lang='en' panels='none' height='500' view='50,10,4'></buiten-kaart>
        <div style='height: 3000px'></div>",
    )
    .await;
    ready(&page).await;
    let touch = |kind: &'static str, points: Value| {
        page.devtools(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        )
    };
    let moves = page
        .eval("return getComputedStyle(root.querySelector('.map')).touchAction")
        .await;
    assert_eq!(moves, "pan-x pan-y");
    touch("touchStart", json!([{ "x": 200, "y": 400 }])).await;
    for y in (100..=380).rev().step_by(40) {
        touch("touchMove", json!([{ "x": 200, "y": y }])).await;
    }
    touch("touchEnd", json!([])).await;
    page.until("the page has scrolled", "return scrollY > 100")
        .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    page.eval("scrollTo(0, 0)").await;
    // The page may still be gliding.
    page.eval_async("setTimeout(arguments[0], 700)", vec![])
        .await;
    page.eval("scrollTo(0, 0)").await;
    let two =
        |a: i32, b: i32| json!([{ "x": a, "y": 250, "id": 0 }, { "x": b, "y": 250, "id": 1 }]);
    touch("touchStart", two(190, 210)).await;
    for step in 1..=8 {
        touch("touchMove", two(190 - 15 * step, 210 + 15 * step)).await;
    }
    touch("touchEnd", json!([])).await;
    page.until(
        "two fingers zoom",
        "return told.some((e) => e.type === 'viewchange' && e.detail.zoom > 4)",
    )
    .await;
    assert_eq!(page.eval("return scrollY").await, 0);
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": false }),
    )
    .await;
    page.devtools("Emulation.clearDeviceMetricsOverride", json!({}))
        .await;
}

async fn the_hosts_css_cannot_break_it(page: Page) {
    let looks = "return ['.app', '.title h1', '.row', '.map', '.mk', '.pages button'].map((name) => {
        const style = getComputedStyle(root.querySelector(name));
        return [style.display, style.fontSize, style.lineHeight, style.color, style.letterSpacing,
            style.textTransform, style.direction, style.visibility, style.textAlign, style.cursor].join(' ')
    }).join(';')";
    let plain = "<buiten-kaart id='a' lang='en'></buiten-kaart>";
    host(&page, plain).await;
    ready(&page).await;
    let before = page.eval(looks).await;
    host(
        &page,
        &format!(
            "<style>
                body * {{ all: unset !important; display: none !important; font: 40px/3 fantasy !important;
                    color: red !important; letter-spacing: 1em !important; text-transform: uppercase !important;
                    direction: rtl !important; text-align: center !important; cursor: wait !important; }}
                body buiten-kaart {{ display: block !important }}
                div {{ display: none !important }}
                * {{ --page: red; --text: red; --accent: blue; --map-sea: red; --radius: 50px; box-sizing: content-box }}
             </style>{plain}"
        ),
    )
    .await;
    ready(&page).await;
    assert_eq!(page.eval(looks).await, before);
    assert_eq!(
        page.eval("return getComputedStyle(root.querySelector('.map')).backgroundColor")
            .await,
        "rgb(228, 236, 242)"
    );
    // Even as an inline box, it lays itself out.
    page.eval("document.querySelector('style').textContent += 'body buiten-kaart { display: inline !important }'").await;
    page.until(
        "it is as wide as the page",
        "return root.querySelector('.app').getBoundingClientRect().width > 900",
    )
    .await;
    // But hidden is hidden.
    page.eval("host.style.setProperty('visibility', 'hidden', 'important')")
        .await;
    page.until_equal(
        "return getComputedStyle(root.querySelector('.row')).visibility",
        "hidden",
    )
    .await;
}

async fn properties_and_parts_theme_it(page: Page) {
    host(
        &page,
        "<style>
            body { --buitenkaart-font: monospace; --buitenkaart-accent: rgb(1, 2, 3); }
            buiten-kaart { --buitenkaart-land: rgb(10, 200, 30); --buitenkaart-background: rgb(4, 5, 6); }
            buiten-kaart::part(title) { outline: 7px solid rgb(7, 8, 9); }
         </style>
         <buiten-kaart id='a' lang='en'></buiten-kaart>",
    )
    .await;
    ready(&page).await;
    let style = |selector: &str, property: &str| {
        let script =
            format!("return getComputedStyle(root.querySelector('{selector}')).{property}");
        let page = page.clone();
        async move { page.eval(&script).await }
    };
    assert_eq!(style(".row", "fontFamily").await, "monospace");
    assert_eq!(style(".head", "borderTopColor").await, "rgb(1, 2, 3)");
    assert_eq!(style(".app", "backgroundColor").await, "rgb(4, 5, 6)");
    assert_eq!(style(".title", "outlineColor").await, "rgb(7, 8, 9)");
    page.until_equal(LAND, "10,200,30").await;
    page.find(".detail, .list").await;
    page.eval("host.select('post-vienna')").await;
    page.find(".detail").await;
    for part in "head title languages pages tools search filters map buttons legend attribution side list detail".split(' ') {
        assert_eq!(page.count(&format!("[part={part}]")).await, 1, "{part}");
    }
}

async fn it_works_inside_another_shadow_root(page: Page) {
    host(
        &page,
        "<div id='outer'></div>
         <script>
            const inner = document.querySelector('#outer').attachShadow({ mode: 'closed' });
            const deep = inner.appendChild(document.createElement('section')).attachShadow({ mode: 'open' });
            deep.innerHTML = '<buiten-kaart lang=en style=\"height: 500px\"></buiten-kaart>';
            globalThis.kaart = deep.firstChild;
         </script>",
    )
    .await;
    ready(&page).await;
    let row = "kaart.shadowRoot.querySelector('.list .row')";
    page.until("a row", &format!("return {row}")).await;
    page.eval(&format!("{row}.click()")).await;
    let events = told_of(&page, "select").await;
    assert!(types(&events).contains(&"select"), "{events:?}");
    // Seen from outside, it comes from what holds it.
    assert_eq!(events[0]["id"], "outer");
    page.until(
        "the detail",
        "return kaart.shadowRoot.querySelector('.detail')",
    )
    .await;
}

async fn going_and_coming_leaves_nothing(page: Page) {
    host(&page, "<main></main>").await;
    let mounts = "const [times, done] = arguments;
        (async () => {
            const main = document.querySelector('main');
            for (let i = 0; i < times; i++) {
                const one = document.createElement('buiten-kaart');
                one.setAttribute('height', '400');
                one.setAttribute('selected', 'post-vienna');
                main.append(one);
                await one.whenReady;
                // What is fetched once is there from then on.
                while (i === 0 && !one.shadowRoot.querySelector('.detail')) await new Promise((r) => setTimeout(r, 50));
                one.remove();
                await new Promise((resolve) => setTimeout(resolve));
            }
            return [memory.buffer.byteLength, document.getElementsByTagName('*').length];
        })().then(done, (e) => done(String(e)))";
    let tenth = page.eval_async(mounts, vec![json!(10)]).await;
    let sixtieth = page.eval_async(mounts, vec![json!(50)]).await;
    assert_eq!(tenth[1], sixtieth[1]);
    let [tenth, sixtieth] = [&tenth, &sixtieth].map(|seen| seen[0].as_f64().expect("bytes"));
    assert!(sixtieth <= tenth * 1.05, "{tenth} bytes, then {sixtieth}");
}

/// A page that shows the site in an iframe with these attributes, and keeps what it tells in `told`.
async fn framed(page: &Page, attributes: &str) {
    let html = format!(
        "<!doctype html><meta charset='utf-8'><title>Host</title>
        <script>
            globalThis.told = [];
            for (const type of ['ready', 'select', 'viewchange', 'scenariochange', 'problem'])
                addEventListener('buitenkaart:' + type, (e) => told.push({{ type, detail: e.detail }}));
            globalThis.send = (message) => document.querySelector('iframe').contentWindow
                .postMessage({{ buitenkaart: 1, ...message }}, '*');
        </script>
        <script src='/host.js' async></script>
        <iframe data-buitenkaart title='Map' style='width: 1000px; height: 620px; border: 0' {attributes}></iframe>"
    );
    page.server.put("/host.html", &html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
    ready(page).await;
}

/// Asserts that the page around and the frame tell one another what they should.
async fn they_talk(page: &Page) {
    let height =
        "return Math.round(document.querySelector('iframe').getBoundingClientRect().height)";
    page.until_equal(height, 620).await;
    page.eval("send({ type: 'set', height: 500 })").await;
    page.until_equal(height, 500).await;
    told(page).await;
    page.eval("send({ type: 'select', id: 'post-vienna' })")
        .await;
    let events = told_of(page, "select").await;
    let chosen = |e: &Value| e["type"] == "select" && e["detail"]["id"] == "post-vienna";
    assert!(events.iter().any(chosen), "{events:?}");
    page.eval("send({ type: 'flyTo', lat: 1, lon: 2, zoom: 3 })")
        .await;
    let events = told_of(page, "viewchange").await;
    let wanted = json!({ "lat": 1, "lon": 2, "zoom": 3 });
    assert!(events.iter().any(|e| e["detail"] == wanted), "{events:?}");
    page.eval("send({ type: 'set', selected: 'atlantis' })")
        .await;
    assert_eq!(types(&told_of(page, "problem").await), ["problem"]);
    // Its history is its own, and what it was given it keeps.
    page.eval("send({ type: 'set', height: null, panels: 'none' })")
        .await;
    page.until_equal(height, 620).await;
    page.eval("send({ type: 'set', panels: null })").await;
    page.until_equal(height, 620).await;
    // Narrow: as high as the list makes it.
    page.eval("send({ type: 'set', height: null }); document.querySelector('iframe').style.width = '360px'").await;
    page.until(
        "a long frame",
        "return document.querySelector('iframe').getBoundingClientRect().height > 1500",
    )
    .await;
    // Its history is its own.
    assert_eq!(page.eval("return location.hash").await, "");
}

async fn a_frame_and_its_page_talk(page: Page) {
    framed(&page, "src='/index.html?lang=en&services=fit'").await;
    let inside = "return document.querySelector('iframe').contentDocument.querySelector('buiten-kaart').state";
    let state = page.eval(inside).await;
    assert!(
        state
            .as_str()
            .is_some_and(|s| s.contains("lang=en") && s.contains("services=fit")),
        "{state}"
    );
    they_talk(&page).await;
    // Not for anybody: another address of data.
    page.eval("send({ type: 'set', 'data-src': '/nowhere.json', tiles: '/t/{z}/{x}/{y}' })")
        .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    assert!(
        !page
            .server
            .hits()
            .iter()
            .any(|hit| hit.path.contains("nowhere"))
    );
    // Messages of others are not the frame's.
    page.eval("postMessage({ buitenkaart: 1, type: 'select', id: 'x' }, '*'); postMessage({ buitenkaart: 1, type: 'height', height: 77 }, '*')").await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    assert_ne!(
        page.eval("return document.querySelector('iframe').style.height")
            .await,
        "77px"
    );
}

async fn a_sandboxed_frame_works(page: Page) {
    // There, WebKit takes 'self' to mean nothing: as `make dist ORIGIN=…` builds it.
    let html = fs::read_to_string(site().join("index.html")).expect("the page");
    let named = format!("'self' {}", page.server.origin());
    page.server
        .put("/named.html", &html.replace("'self'", &named));
    let file = if page.engine == Engine::Webkit {
        "named"
    } else {
        "index"
    };
    let sandboxed = format!("sandbox='allow-scripts' src='/{file}.html?lang=en'");
    framed(&page, &sandboxed).await;
    let closed = "try { return document.querySelector('iframe').contentDocument === null } catch { return true }";
    assert_eq!(page.eval(closed).await, true);
    they_talk(&page).await;
}

async fn a_frame_listens_to_the_origin_it_was_given(page: Page) {
    let own = page.server.origin();
    let html = fs::read_to_string(site().join("index.html")).expect("the page");
    let trusting = |host: &str| {
        let changed = html.replace(
            "name=\"buitenkaart-hosts\" content=\"\"",
            &format!("name=\"buitenkaart-hosts\" content=\"{host}\""),
        );
        assert_ne!(changed, html);
        changed
    };
    page.server.put("/trusting.html", &trusting(&own));
    page.server
        .put("/another.html", &trusting("https://example.org"));
    // Nobody becomes trusted by what an address says.
    framed(&page, &format!("src='/index.html?lang=en&host={own}'")).await;
    page.eval("send({ type: 'set', 'data-src': '/nowhere.json', tiles: '/t/{z}/{x}/{y}' })")
        .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    // One that the site names is; of what was fetched for it, it reads nothing.
    page.server.put("/secret.json", "{ \"secret\": \"word\" }");
    framed(&page, "src='/trusting.html?lang=en'").await;
    page.eval("send({ type: 'set', 'data-src': '/secret.json' })")
        .await;
    page.until(
        "it is told",
        "return told.some((e) => e.detail?.code === 'invalid')",
    )
    .await;
    let all = page.eval("return JSON.stringify(told)").await.to_string();
    assert!(!all.contains("secret") && !all.contains("word"), "{all}");
    page.eval("send({ type: 'set', 'data-src': '/nowhere.json' })")
        .await;
    page.until(
        "trusted",
        "return told.some((e) => e.detail?.code === 'http')",
    )
    .await;
    // Another origin's: it hears nothing, and does nothing.
    let html = "<!doctype html><title>Host</title><script>
            globalThis.heard = [];
            addEventListener('message', (e) => heard.push(e.data));
        </script><iframe title='Map' src='/another.html?lang=en'></iframe>";
    page.server.put("/other.html", html);
    page.visit(&format!("{own}/other.html")).await;
    let inside = "document.querySelector('iframe').contentDocument?.querySelector('buiten-kaart')";
    page.until("the map is there", &format!("return {inside}?.state"))
        .await;
    page.eval("document.querySelector('iframe').contentWindow.postMessage({ buitenkaart: 1, type: 'select', id: 'AT' }, '*')").await;
    page.eval_async("setTimeout(arguments[0], 500)", vec![])
        .await;
    assert_eq!(
        page.eval(&format!("return {inside}.state.includes('AT')"))
            .await,
        false
    );
    assert_eq!(page.eval("return heard").await, json!([]));
}

async fn a_frame_inside_a_component_talks(page: Page) {
    let html = "<!doctype html><meta charset='utf-8'><title>Host</title><div id='outer'></div>
        <script>
            globalThis.told = [];
            for (const type of ['ready', 'select'])
                addEventListener('buitenkaart:' + type, (e) => told.push({ type, detail: e.detail }));
            const inner = document.querySelector('#outer').attachShadow({ mode: 'open' });
            const deep = inner.appendChild(document.createElement('section')).attachShadow({ mode: 'open' });
            deep.innerHTML = '<iframe data-buitenkaart title=Map src=\"/index.html?lang=en\" style=\"width: 360px; height: 620px; border: 0\"></iframe>';
            globalThis.frame = deep.firstChild;
            // As events of a frame do not leave a component, its page listens inside.
            for (const type of ['ready', 'select'])
                frame.addEventListener('buitenkaart:' + type, (e) => told.push({ type, detail: e.detail }));
        </script><script type='module' src='/host.js'></script>";
    page.server.put("/host.html", html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
    ready(&page).await;
    page.until(
        "as high as the list makes it",
        "return frame.getBoundingClientRect().height > 1500",
    )
    .await;
    page.eval("frame.contentWindow.postMessage({ buitenkaart: 1, type: 'select', id: 'AT' }, '*')")
        .await;
    let events = told_of(&page, "select").await;
    assert!(types(&events).contains(&"select"), "{events:?}");
}

async fn a_frame_that_is_sent_on_says_so(page: Page) {
    let other = Server::start(&site());
    let html = "<!doctype html><meta charset='utf-8'><title>Host</title>
        <script>
            globalThis.warned = [];
            console.warn = (text) => warned.push(String(text));
        </script>
        <script type='module' src='/host.js'></script>
        <iframe data-buitenkaart title='Map' src='/sent-on.html' style='width: 360px; height: 620px; border: 0'></iframe>";
    let on = format!(
        "<!doctype html><title>Sent on</title><script>location.replace('{}/index.html?lang=en')</script>",
        other.origin()
    );
    page.server.put("/sent-on.html", &on);
    page.server.put("/host.html", html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
    page.until("it says so", "return warned.length > 0").await;
    let warned = page.eval("return warned").await;
    let [one] = &warned.as_array().expect("warnings")[..] else {
        panic!("{warned}")
    };
    let one = one.as_str().unwrap_or_default();
    assert!(
        one.contains("/sent-on.html") && one.contains(&other.origin()),
        "{one}"
    );
    // Nobody who came in its place says how high it is.
    let height = "return document.querySelector('iframe').getBoundingClientRect().height";
    assert_eq!(page.eval(height).await, 620);
}
