//! A list of offices is brought in: from a spreadsheet to the map, and what is wrong with it told.

use std::fmt::Write;

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::networks::show;

pub(crate) const TESTS: &[Test] = tests![
    a_list_of_seventy_offices_comes_onto_the_map,
    a_choice_is_asked_and_taken_back,
    what_is_no_list_is_refused_and_everything_stays,
    how_a_list_was_read_is_said_otherwise,
    a_heading_far_down_is_chosen_by_its_number,
    one_column_holds_two_things,
    a_list_goes_into_the_whole_network_whatever_date_is_shown,
    a_small_city_is_found_in_the_gazetteer,
    a_date_is_mended_in_place,
    what_a_row_says_is_told_in_the_words_of_the_reader,
    one_location_is_corrected_and_one_added_by_form,
    the_fields_of_the_network_itself_are_in_the_form,
    work_is_kept_where_the_steward_wants_that,
    a_long_list_is_planned_while_the_page_stays_free,
    a_long_list_is_left_and_everything_stays,
];

const CITIES: &str = include_str!("../../core/data/figures/cities.tsv");
const COUNTRIES: &str = include_str!("../../core/data/countries.tsv");

/// Seventy offices without a coordinate, countries in four languages, and five faults.
fn seventy() -> String {
    let mut text = String::from("Kantoren 2026\n\nKantoor;Stad;Land;Telefoon;E-mail;Status\n");
    let cities = CITIES.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.nth(2)?))
    });
    for (row, (code, city)) in cities.step_by(3).take(70).enumerate() {
        let country = COUNTRIES.lines().find(|line| line.starts_with(code));
        let country = country.and_then(|line| line.split('\t').nth(1 + row % 4));
        let country = country.unwrap_or(code);
        let (city, telephone, mail, status) = match row {
            10 => ("Nergenshuizen", "02 555 10 10", "a@fit.example", "actief"),
            20 => (city, "bel ons", "b@fit.example", "actief"),
            30 => (city, "02 555 10 10", "geen mail", "actief"),
            40 | 50 => (city, "02 555 10 10", "c@fit.example", "draait"),
            _ => (city, "02 555 10 10", "d@fit.example", "actief"),
        };
        writeln!(
            text,
            "Kantoor {row};{city};{country};{telephone};{mail};{status}"
        )
        .expect("a string takes it");
    }
    text
}

/// Opens the page about the data, and the part of it where lists are brought in.
pub(crate) async fn begin(page: &Page, language: &str) {
    page.open(&format!("#lang={language}&page=about")).await;
    page.click(".bring").await;
    page.find(".import input[type=file]").await;
}

/// Chooses a file, as the browser's dialog would.
pub(crate) async fn choose(page: &Page, name: &str, bytes: &[u8]) {
    page.eval_with(
        "const input = root.querySelector('.import input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![json!(name), json!(bytes)],
    )
    .await;
}

/// Chooses an option of the first select for the selector.
pub(crate) async fn select(page: &Page, selector: &str, value: &str) {
    page.find(selector).await;
    page.eval_with(
        "const select = root.querySelector(arguments[0]);
         select.value = arguments[1];
         select.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![json!(selector), json!(value)],
    )
    .await;
}

/// Waits until a select of the page shows this value.
async fn holds(page: &Page, name: &str, value: &str) {
    let script = format!("return root.querySelector('.import select[name={name}]').value");
    page.until_equal(&script, Value::from(value)).await;
}

/// Waits until the outcome begins like this.
pub(crate) async fn comes_to(page: &Page, outcome: &str) {
    let script = "return (root.querySelector('.import .answer')?.textContent ?? '').slice(0, ";
    page.until_equal(&format!("{script}{})", outcome.len()), Value::from(outcome))
        .await;
}

async fn a_list_of_seventy_offices_comes_onto_the_map(page: Page) {
    // Each is something that a visitor does: at most 25 of them.
    let mut actions = 2;
    begin(&page, "en").await;
    choose(&page, "kantoren.csv", seventy().as_bytes()).await;
    actions += 1;
    comes_to(&page, "0 new locations").await;
    select(&page, ".import select[name=service]", "fit").await;
    actions += 1;
    // The words that nobody knows are told once for all their rows, and explained once.
    page.until(
        "the word is asked about",
        "return [...root.querySelectorAll('.faults label')].some(l => l.textContent.includes('draait'))",
    )
    .await;
    page.eval(
        "const label = [...root.querySelectorAll('.faults label')].find(l => l.textContent.includes('draait'));
         const choice = label.querySelector('select');
         choice.value = 'open';
         choice.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    actions += 1;
    page.until(
        "the word is understood",
        "return ![...root.querySelectorAll('.faults')].some(l => l.textContent.includes('draait'))",
    )
    .await;
    let faults = page.texts(".faults li").await.join("\n");
    for fault in ["Nergenshuizen", "bel ons", "geen mail"] {
        assert!(faults.contains(fault), "{faults}");
    }
    // One city is not known here: the cities of the world are asked.
    page.until(
        "they have come",
        "return root.querySelector('.import')?.textContent.includes('GeoNames')",
    )
    .await;
    // Title and date of the source.
    page.focus(".import input[name=date]").await;
    page.type_text("2026-10").await;
    page.press([Key::Tab]).await;
    actions += 2;
    let told = page.text(".import .answer").await;
    let count = |word: &str| -> usize {
        let before = told.split(word).next().unwrap_or_default();
        let number = before.rsplit([' ', ',']).find(|part| !part.is_empty());
        number.and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    let added = count(" new locations");
    assert!(added > 40 && added < 70, "{told}");
    // On the map, and back again to what was there before.
    page.click(".import .primary").await;
    actions += 1;
    page.until(
        "the new offices are in the list",
        &format!("return root.querySelectorAll('.list .row').length >= 76 + {added}"),
    )
    .await;
    assert!(actions <= 25, "{actions}");
    page.click(".pages button:last-child").await;
    comes_to(&page, &told).await;
    page.eval("[...root.querySelectorAll('.import button')].find(b => b.textContent.startsWith('Back')).click()")
        .await;
    page.click(".pages button").await;
    page.until(
        "the list is as it was",
        "const n = root.querySelectorAll('.list .row').length; return n > 60 && n < 90",
    )
    .await;
}

async fn a_choice_is_asked_and_taken_back(page: Page) {
    begin(&page, "nl").await;
    let list = "dienst\tsoort\tstad\tstatus\n\
                dkbuza\tpost\tParijs\topen\nFIT\tkantoor\tKeulen\tclosed\n";
    // Pasted, as it comes out of a spreadsheet.
    page.click(".import textarea").await;
    page.eval_with(
        "root.querySelector('.import textarea').value = arguments[0]",
        vec![json!(list)],
    )
    .await;
    page.click(".import .buttons button").await;
    page.find(".import .answer").await;
    let which = page.texts(".import details[open] label.field").await;
    assert!(
        which.iter().any(|text| text.contains("Parijs")),
        "{which:?}"
    );
    let is_open = "const box = [...root.querySelectorAll('.import details')]
        .find(d => d.textContent.includes('gesloten') || d.textContent.includes('closed'))";
    page.until("Cologne changes", &format!("{is_open}; return box"))
        .await;
    let before = page.text(".import .answer").await;
    // Refused by the keyboard, undone, done again.
    page.eval(&format!(
        "{is_open}; box.open = true; box.querySelector('input').focus()"
    ))
    .await;
    page.press([' ']).await;
    page.until(
        "nothing changes",
        &format!(
            "return root.querySelector('.import .answer').textContent !== {}",
            json!(before)
        ),
    )
    .await;
    let refused = page.text(".import .answer").await;
    page.click(".import .buttons button").await;
    comes_to(&page, &before).await;
    page.click(".import .buttons button:nth-child(2)").await;
    comes_to(&page, &refused).await;
}

async fn what_is_no_list_is_refused_and_everything_stays(page: Page) {
    begin(&page, "fr").await;
    for (name, bytes, told) in [
        (
            "bomb.xlsx",
            &b"PK\x03\x04 and nothing more"[..],
            "endommagé",
        ),
        (
            "picture.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "pas une liste",
        ),
        (
            "network.json",
            b"{\"locations\": [], \"services\": []}",
            "fichier de donn",
        ),
        (
            "page.csv",
            b"<!DOCTYPE html>\n<title>404; not found</title>\n",
            "HTML",
        ),
        ("empty.csv", b"", "vide"),
    ] {
        choose(&page, name, bytes).await;
        page.until(
            name,
            &format!("const text = root.querySelector('.notice.bad')?.textContent; return text?.includes('{name}') && text.includes('{told}')"),
        )
        .await;
    }
    // And then a good one; its markup is text.
    choose(
        &page,
        "x.csv",
        b"dienst;naam;stad;land;status\nfit;<img src=x onerror=alert(1)>;Canberra;AU;open\n",
    )
    .await;
    comes_to(&page, "1 nouvelle ").await;
    assert_eq!(page.count(".import img").await, 0);
    page.click(".pages button").await;
    page.until(
        "the map stays",
        "return root.querySelectorAll('.list .row').length > 60",
    )
    .await;
}

async fn how_a_list_was_read_is_said_otherwise(page: Page) {
    begin(&page, "en").await;
    // Without heads: the first row is an office as well.
    let list = b"fit;office;Canberra;Australia;open\nfit;office;Wellington;New Zealand;open\n";
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "2 new locations,").await;
    select(&page, ".import select[name=heading]", "0").await;
    comes_to(&page, "1 new location,").await;
    page.click(".import .buttons button").await;
    comes_to(&page, "2 new locations,").await;
    // What was chosen and taken back, no select shows any more.
    holds(&page, "heading", "").await;
    page.click(".import .buttons button:nth-child(2)").await;
    holds(&page, "heading", "0").await;
    page.click(".import .buttons button").await;
    holds(&page, "heading", "").await;
    // In another encoding it is read again.
    select(&page, ".import select[name=encoding]", "Windows-1252").await;
    page.until(
        "it is told how it was read",
        "return [...root.querySelectorAll('.import [role=status]')].some(p => p.textContent.includes('CSV, Windows-1252'))",
    )
    .await;
    comes_to(&page, "2 new locations,").await;
    // That too is a step.
    page.click(".import .buttons button").await;
    holds(&page, "encoding", "UTF-8").await;
    page.click(".import .buttons button:nth-child(2)").await;
    holds(&page, "encoding", "Windows-1252").await;
    // In one that it is not in, it cannot be read: all stays as it is.
    select(&page, ".import select[name=encoding]", "UTF-16LE").await;
    page.find(".import .notice.bad").await;
    holds(&page, "encoding", "Windows-1252").await;
    comes_to(&page, "2 new locations,").await;
    // What it brings is marked in the list and on the map, with the key to it.
    let key = page.texts(".import .marks li").await;
    assert_eq!(key, ["new on the map", "changed", "closed"]);
    page.click(".import .primary").await;
    page.until(
        "the new offices are marked",
        "return root.querySelectorAll('.list .g.opened').length === 2 && root.querySelector('.mk .opened')",
    )
    .await;
}

async fn a_heading_far_down_is_chosen_by_its_number(page: Page) {
    begin(&page, "en").await;
    let mut list = "A line of the title;\n".repeat(25);
    list.push_str("dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n");
    choose(&page, "mine.csv", list.as_bytes()).await;
    page.find(".import input[name=heading-number]").await;
    page.eval(
        "const input = root.querySelector('.import input[name=heading-number]');
         input.value = '26';
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    holds(&page, "heading", "25").await;
    comes_to(&page, "1 new location,").await;
}

async fn one_column_holds_two_things(page: Page) {
    begin(&page, "en").await;
    let list = b"dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n";
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "1 new location,").await;
    let all = page.count(".import .matrix select").await;
    page.unfold(".import .also summary").await;
    select(&page, ".import select[name=column]", "2").await;
    select(&page, ".import select[name=also]", "note").await;
    let selects = "return root.querySelectorAll('.import .matrix select').length";
    page.until_equal(selects, all + 1).await;
    comes_to(&page, "1 new location,").await;
    page.click(".import .buttons button").await;
    page.until_equal(selects, all).await;
}

async fn a_list_goes_into_the_whole_network_whatever_date_is_shown(page: Page) {
    page.open("#lang=en&date=2000").await;
    page.until(
        "the network of then",
        "const n = root.querySelectorAll('.list .row').length; return n > 0 && n < 30",
    )
    .await;
    page.click(".pages button:last-child").await;
    page.click(".bring").await;
    page.find(".import input[type=file]").await;
    // Opened in 2021.
    let list = b"dienst;soort;stad;land;status\ndkbuza;post;Copenhagen;DK;open\n";
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "0 new locations").await;
}

async fn a_small_city_is_found_in_the_gazetteer(page: Page) {
    begin(&page, "en").await;
    // Nobody has asked for the cities yet.
    choose(
        &page,
        "two.csv",
        b"dienst;soort;stad;land;status\nfit;office;Geleen;NL;open\nfit;office;Birmingham;;open\n\
          fit;office;Birmingham;US;open\n",
    )
    .await;
    page.until(
        "the cities of the world have come",
        "return root.querySelector('.import')?.textContent.includes('GeoNames')",
    )
    .await;
    comes_to(&page, "1 new location,").await;
    // There is one in England, and one in Alabama.
    let faults = page.texts(".faults li").await.join("\n");
    assert!(faults.contains("Birmingham"), "{faults}");
    let offered = page.texts(".faults select option").await.join("\n");
    assert!(offered.contains("Birmingham, United Kingdom"), "{offered}");
    select(&page, ".faults select", "Birmingham (GB)").await;
    comes_to(&page, "2 new locations,").await;
    // Of the row that names its country, what was said of the other says nothing: there are two in it.
    let offered = page.texts(".faults select option").await.join("\n");
    let alabama = "Birmingham, United States, 1060 km from the capital";
    assert!(offered.contains(alabama), "{offered}");
    assert!(!offered.contains("United Kingdom"), "{offered}");
    select(&page, ".faults select", "Birmingham (US: 33.52, -86.80)").await;
    comes_to(&page, "3 new locations,").await;
    page.click(".import .primary").await;
    page.until(
        "the office is in the list",
        "return [...root.querySelectorAll('.list .row')].some(row => row.textContent.includes('Geleen'))",
    )
    .await;
}

async fn a_date_is_mended_in_place(page: Page) {
    begin(&page, "en").await;
    let list = b"dienst;soort;stad;land;status;geopend\nfit;office;Canberra;AU;open;ooit\n";
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "1 new location,").await;
    page.until(
        "it is asked what is meant",
        "return [...root.querySelectorAll('.faults label')].some(l => l.textContent.includes('ooit'))",
    )
    .await;
    page.eval(
        "const label = [...root.querySelectorAll('.faults label')].find(l => l.textContent.includes('ooit'));
         const input = label.querySelector('input');
         input.value = '2020';
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "it is understood",
        "return ![...root.querySelectorAll('.faults')].some(l => l.textContent.includes('ooit'))",
    )
    .await;
}

async fn what_a_row_says_is_told_in_the_words_of_the_reader(page: Page) {
    begin(&page, "nl").await;
    let list = "dienst;soort;stad;land;status;geopend\nfit;kantoor;Canberra;AU;closed;03/04/2021\n";
    choose(&page, "kantoren.csv", list.as_bytes()).await;
    comes_to(&page, "1 nieuwe locatie").await;
    page.until(
        "country and standing have their names",
        "return [...root.querySelectorAll('.import details small')].some(it => it.textContent.includes('Australië · gesloten'))",
    )
    .await;
    let either = page.text(".faults .either").await;
    assert!(either.contains("03/04/2021"), "{either}");
    // On a narrow page the tick is beside the first line of its label.
    page.eval("host.style.width = '375px'").await;
    page.until(
        "the tick is beside its label",
        "const [tick, text] = root.querySelector('.keeps .check').childNodes;
         const range = document.createRange();
         range.selectNodeContents(text);
         const [line, box] = [range.getClientRects()[0], tick.getBoundingClientRect()];
         return line.left >= box.right && Math.abs(line.top + line.bottom - box.top - box.bottom) < 8",
    )
    .await;
}

async fn one_location_is_corrected_and_one_added_by_form(page: Page) {
    begin(&page, "en").await;
    page.unfold(".import > details summary").await;
    page.focus(".import input[name=location]").await;
    page.type_text("fit vien").await;
    page.until(
        "it is offered",
        "return root.querySelectorAll('.import details .buttons button').length === 2",
    )
    .await;
    // By the keyboard alone.
    page.press([Key::Tab]).await;
    page.press([Key::Enter]).await;
    page.find("form.one input[name=telephone]").await;
    page.focus("form.one input[name=telephone]").await;
    page.eval("focused().value = ''").await;
    page.type_text("+49 30 555 00 00").await;
    page.press([Key::Enter]).await;
    comes_to(&page, "0 new locations, 1 change,").await;
    let changes = page.texts(".import ins").await;
    assert_eq!(changes, ["+49 30 555 00 00"]);
    page.click(".import .primary").await;
    page.find(".list .row").await;

    // What was done is there; another one is added to it.
    page.click(".pages button:last-child").await;
    page.until(
        "back at the review",
        "return root.querySelector('.import .answer')",
    )
    .await;
    page.eval("[...root.querySelectorAll('.import button')].find(b => b.textContent === 'Another list').click()")
        .await;
    // It asks first.
    page.click(".import .discard").await;
    page.unfold(".import > details summary").await;
    page.click(".import .add").await;
    for (field, value) in [("service", "fit"), ("kind", "office"), ("standing", "open")] {
        select(&page, &format!("form.one select[name={field}]"), value).await;
    }
    for (field, value) in [
        ("name", "FIT Canberra"),
        ("city", "Canberra"),
        ("country", "Australië"),
    ] {
        page.focus(&format!("form.one input[name={field}]")).await;
        page.type_text(value).await;
    }
    page.press([Key::Enter]).await;
    comes_to(&page, "1 new location, 0 changes").await;
    page.click(".import .primary").await;
    for name in ["Canberra", "Vienna"] {
        page.until(
            name,
            &format!("return [...root.querySelectorAll('.list .row')].some(row => row.textContent.includes('{name}'))"),
        )
        .await;
    }
}

async fn the_fields_of_the_network_itself_are_in_the_form(page: Page) {
    const FIELDS: &str = r#""fields": [
        { "id": "area", "name": "Area", "kind": "number" },
        { "id": "building", "name": "Building", "kind": "choice",
          "choices": [{ "id": "own", "name": "Owned" }, { "id": "rented", "name": "Rented" }] }
    ], "services":"#;
    let text = include_str!("../../core/data/smallest.json").replacen("\"services\":", FIELDS, 1);
    show(&page, "#lang=en", &text).await;
    page.eval("location.hash = '#lang=en&page=about'").await;
    page.click(".bring").await;
    page.unfold(".import > details summary").await;
    page.focus(".import input[name=location]").await;
    page.type_text("lisbon").await;
    page.until(
        "it is offered",
        "return root.querySelectorAll('.import details .buttons button').length === 2",
    )
    .await;
    page.click(".import details .buttons button").await;
    select(&page, "form.one select[name='field.building']", "Rented").await;
    // It is still there after a look at the map.
    page.click(".pages button").await;
    page.find(".list .row").await;
    page.click(".pages button:last-child").await;
    page.find("form.one").await;
    let building = "return root.querySelector(\"form.one select[name='field.building']\").value";
    page.until_equal(building, Value::from("Rented")).await;
    page.focus("form.one input[name='field.area']").await;
    page.type_text("large").await;
    page.press([Key::Enter]).await;
    comes_to(&page, "0 new locations, 1 change,").await;
    // What does not fit is told of its field, and mended in place.
    let faults = page.texts(".faults li").await.join("\n");
    assert!(faults.contains("Area: "), "{faults}");
    page.eval(
        "const input = root.querySelector('.faults input');
         input.value = '320.5';
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    comes_to(&page, "0 new locations, 2 changes,").await;
}

/// Waits until a draft is kept in the browser that holds this text.
pub(crate) async fn is_kept(page: &Page, text: &str) {
    let script = format!(
        "return new Promise(async done => {{
             if (!(await indexedDB.databases()).some((it) => it.version)) return done(false);
             const request = indexedDB.open('buitenkaart', 1);
             request.onsuccess = () => {{
                 const get = request.result.transaction('drafts').objectStore('drafts').get('list');
                 get.onsuccess = () => {{ request.result.close(); done(get.result?.length > 0 && new TextDecoder().decode(get.result).includes('{text}')) }};
                 get.onerror = () => done(false);
             }};
         }})"
    );
    page.until("it is kept", &script).await;
}

async fn work_is_kept_where_the_steward_wants_that(page: Page) {
    begin(&page, "en").await;
    let list = b"dienst;soort;stad;land;status\nfit;office;Canberra;AU;open\n";
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "1 new location,").await;
    // Not asked for, it is not kept, and nothing is made to keep it in.
    begin(&page, "en").await;
    // WebKit names one that was not made, without a version.
    let none = "return (async () => JSON.stringify((await indexedDB.databases()).filter((it) => it.version)))()";
    page.until_equal(none, "[]").await;
    choose(&page, "mine.csv", list).await;
    comes_to(&page, "1 new location,").await;
    assert_eq!(page.count(".notice.draft").await, 0);
    page.click(".import input[name=keep]").await;
    page.focus(".import input[name=title]").await;
    page.eval("focused().value = ''").await;
    page.type_text("List of the autumn").await;
    page.press([Key::Tab]).await;
    is_kept(&page, "List of the autumn").await;
    begin(&page, "en").await;
    page.click(".notice.draft .primary").await;
    comes_to(&page, "1 new location,").await;
    let title = page
        .eval("return root.querySelector('.import input[name=title]').value")
        .await;
    assert_eq!(title, "List of the autumn");
    // Another page looked at, it is kept as before.
    page.click(".pages button").await;
    page.find(".list .row").await;
    page.click(".pages button:last-child").await;
    page.find(".import .answer").await;
    let is_kept = page
        .eval("return root.querySelector('.import input[name=keep]').checked")
        .await;
    assert_eq!(is_kept, true);
    // Put away, it is gone, and not offered again.
    page.eval("[...root.querySelectorAll('.import button')].find(b => b.textContent === 'Another list').click()")
        .await;
    // It asks first.
    page.click(".import .discard").await;
    page.until_equal(none, "[]").await;
    page.find(".import input[type=file]").await;
    assert_eq!(page.count(".notice.draft").await, 0);
}

async fn a_long_list_is_planned_while_the_page_stays_free(page: Page) {
    let mut list = String::from("dienst;soort;naam;stad;land;breedtegraad;lengtegraad;status\n");
    for row in 0..20_000 {
        let (lat, lon) = (
            -30.0 + f64::from(row % 100) / 10.0,
            120.0 + f64::from(row / 100) / 10.0,
        );
        writeln!(
            list,
            "fit;office;Office {row};Town {row};AU;{lat:.1};{lon:.1};open"
        )
        .expect("a string takes it");
    }
    begin(&page, "en").await;
    page.eval(
        "window.longest = 0;
         let last = performance.now();
         const beat = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; window.beats = (window.beats ?? 0) + 1; window.beating = setTimeout(beat, 0) };
         beat()",
    )
    .await;
    choose(&page, "long.csv", list.as_bytes()).await;
    page.until(
        "it is planned",
        "return [...root.querySelectorAll('.import summary')].some(s => /New .20.?000/.test(s.textContent))",
    )
    .await;
    // Others had their turn, many times: how long that took is the machine's.
    let beats = page
        .eval("clearTimeout(window.beating); return window.beats")
        .await;
    assert!(beats.as_u64().is_some_and(|beats| beats > 20), "{beats}");
    page.find(".import .work-out").await;
}

async fn a_long_list_is_left_and_everything_stays(page: Page) {
    begin(&page, "en").await;
    // Whatever it is written as, by mouse or keyboard.
    for (name, is_by_mouse, row, between, around) in [
        (
            "long.csv",
            true,
            "`fit;office;Office ${i};Town ${i};AU;${lat};${lon};open`",
            "\\n",
            ["dienst;soort;naam;stad;land;breedtegraad;lengtegraad;status\\n", ""],
        ),
        (
            "long.geojson",
            false,
            "JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] },
                properties: { dienst: 'fit', soort: 'office', naam: `Office ${i}`, stad: `Town ${i}`, land: 'AU', status: 'open' } })",
            ",",
            ["{\"type\":\"FeatureCollection\",\"features\":[", "]}"],
        ),
    ] {
        let [before, after] = around;
        page.eval(&format!(
            "const row = (i) => {{ const lat = -30 + i % 100 / 10, lon = 120 + Math.floor(i / 100) / 100; return {row} }};
             const text = '{before}' + Array.from({{ length: 100000 }}, (_, i) => row(i)).join('{between}') + '{after}';
             const input = root.querySelector('.import input[type=file]');
             const files = new DataTransfer();
             files.items.add(new File([text], '{name}'));
             input.files = files.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
        page.find(".notice progress").await;
        if is_by_mouse {
            page.click(".notice .stop").await;
        } else {
            page.focus(".notice .stop").await;
            page.press([Key::Enter]).await;
        }
        page.until("it is left", "return root.querySelector('progress') === null")
            .await;
        // Nothing of it was taken, and another list may come.
        assert_eq!(page.count(".import :is(.answer, .work-out)").await, 0);
        page.find(".import input[type=file]").await;
    }
    choose(&page, "short.csv", seventy().as_bytes()).await;
    comes_to(&page, "0 new locations").await;
}
