//! The answer on the screen: who answers and how to reach them, what the signs say, what can be taken along.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    what_is_selected_is_in_view_with_its_contacts,
    an_address_is_copied_and_leads_to_a_map,
    what_is_unknown_takes_one_line,
    filters_fold_away_and_come_back,
    the_legend_covers_nothing_and_names_every_sign,
    only_one_city_stands_side_by_side_at_its_place,
    a_group_of_several_cities_says_how_to_part_it,
    lines_lead_from_who_answers_to_whom,
    the_table_sorts_narrows_and_chooses_columns,
    the_workbook_is_what_the_table_shows,
    every_page_is_shared_as_it_is,
    a_selection_is_one_sheet_of_paper [Chromium: "only its driver prints"],
];

/// The site in a frame of exactly this size, as on a screen or in another page.
pub(crate) async fn framed(page: &Page, hash: &str, (width, height): (u32, u32)) {
    page.server.put(
        "/framed.html",
        &format!(
            "<!doctype html><title>Framed</title><style>body {{ margin: 0 }}</style>
             <iframe style='border: 0' width={width} height={height} src='/{hash}'></iframe>"
        ),
    );
    page.visit(&format!("{}/framed.html", page.server.origin()))
        .await;
}

/// What a script with `inner`, the frame's shadow root, comes to.
pub(crate) fn inside(script: &str) -> String {
    format!(
        "const frame = document.querySelector('iframe').contentWindow;
         const inner = frame.document.querySelector('buiten-kaart')?.shadowRoot;
         if (!inner) return false;
         {script}"
    )
}

const SIZES: [(u32, u32); 5] = [
    (1440, 900),
    (1280, 720),
    (1100, 640),
    (375, 812),
    (320, 640),
];

async fn what_is_selected_is_in_view_with_its_contacts(page: Page) {
    for size in SIZES {
        // A post, an office with nothing of its own, a country that another answers for.
        for (selected, contact) in [
            ("post-the-hague", "flandersinthenetherlands.be"),
            ("fit-tokyo", "flandersinvestmentandtrade.com"),
            ("SK", "flanders.at"),
        ] {
            framed(&page, &format!("#lang=en&selected={selected}"), size).await;
            let seen = inside(&format!(
                "const [heading] = inner.querySelectorAll('.detail h2');
                 const link = [...inner.querySelectorAll('.detail a')].find((a) => a.href.includes('{contact}'));
                 if (!heading || !link) return false;
                 const side = inner.querySelector('.side').getBoundingClientRect();
                 const [top, bottom] = [Math.max(0, side.top), Math.min(frame.innerHeight, side.bottom)];
                 return [heading, link].every((it) => {{
                   const box = it.getBoundingClientRect();
                   return box.height > 0 && box.top >= top && box.bottom <= bottom;
                 }});"
            ));
            page.until(&format!("{selected} is in view at {size:?}"), &seen)
                .await;
        }
    }
}

async fn an_address_is_copied_and_leads_to_a_map(page: Page) {
    page.open("#lang=en&selected=post-the-hague").await;
    page.find(".reach .address").await;
    // No driver gives a page what was copied.
    page.eval(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
           writeText: (text) => { window.copied = text; return Promise.resolve(); } } })",
    )
    .await;
    page.click(".reach .acts button").await;
    page.until_equal("return window.copied", "Koninginnegracht 86, Den Haag")
        .await;
    page.until(
        "it says so",
        "return root.querySelector('.live').textContent.includes('copied')",
    )
    .await;
    let links = "return [...root.querySelectorAll('.reach .acts a')].map((a) => a.href).join(' ')";
    assert_eq!(
        page.eval(links).await,
        "https://www.openstreetmap.org/search?query=Koninginnegracht%2086%2C%20Den%20Haag \
         geo:52.08,4.30?q=Koninginnegracht%2086%2C%20Den%20Haag"
    );
    // Looking asks nobody.
    assert_eq!(page.outside_requests(), [""; 0]);
    page.assert_accessible("contacts").await;
}

async fn what_is_unknown_takes_one_line(page: Page) {
    for (selected, says) in [
        (
            "post-vienna",
            "Not found: address, telephone, e-mail, crew (unknown does not count as absent).",
        ),
        (
            "fit-tokyo",
            "Not found: address, telephone, e-mail, web site of its own, jurisdiction.",
        ),
    ] {
        page.open(&format!("#lang=en&selected={selected}")).await;
        page.find(".detail .unknown").await;
        assert_eq!(page.texts(".detail .unknown").await, [says]);
    }
    let general = page.text(".general").await;
    assert!(
        general.starts_with("General site of FIT, not of this office"),
        "{general}"
    );
}

async fn filters_fold_away_and_come_back(page: Page) {
    page.open("#lang=en&selected=post-vienna").await;
    page.find(".detail").await;
    let shown = "return root.querySelector('.filters').getClientRects().length > 0";
    assert_eq!(page.eval(shown).await, false);
    page.click(".back").await;
    page.until("the filters are back", shown).await;
}

async fn the_legend_covers_nothing_and_names_every_sign(page: Page) {
    for size in SIZES {
        framed(&page, "#lang=en&selected=AT", size).await;
        page.until(
            "it is there",
            &inside("return inner.querySelector('.legend') !== null"),
        )
        .await;
        let apart = inside(
            "inner.querySelector('.legend').open = true;
             const [map, legend, credit] = ['.map', '.legend', '.attribution']
               .map((name) => inner.querySelector(name).getBoundingClientRect());
             return map.height >= 150 && map.bottom <= legend.top + 1 && legend.bottom <= credit.top + 1;",
        );
        page.until(&format!("it lies below the map at {size:?}"), &apart)
            .await;
    }
    page.open("#lang=en").await;
    // Each sign by what it looks like: no two of one shape are the same.
    let looks = "return [...root.querySelectorAll('.legend .g.s1')].map((sign) => {
        const { backgroundImage, backgroundColor, borderStyle } = getComputedStyle(sign);
        return [backgroundImage, backgroundColor, borderStyle].join();
    })";
    let looks: Vec<String> =
        serde_json::from_value(page.eval(looks).await).expect("what they look like");
    // The service's own sign, and that of what is open, are one.
    let different: std::collections::BTreeSet<&String> = looks.iter().collect();
    assert_eq!((looks.len(), different.len()), (11, 10), "{looks:?}");
    let named = page.text(".legend").await;
    for word in [
        "Open",
        "Seen earlier",
        "> 2",
        "> 5",
        "> 10 years ago, or undated",
        "Vacant",
        "Closed",
        "Announced",
        "Considered",
        "Contested",
        "Candidate",
        "not found",
    ] {
        assert!(named.contains(word), "{word}: {named}");
    }
    // An old sighting looks old in the list too.
    page.open("#lang=en&selected=fit-cape-town").await;
    page.find(".lead .g.seen.f3").await;
}

/// Vienna's three locations, with Slovakia and Moravia half a thumb away.
async fn only_one_city_stands_side_by_side_at_its_place(page: Page) {
    for zoom in [2, 4, 5, 7] {
        page.open(&format!(
            "#lang=en&selected=post-vienna&at=48.21_16.37_{zoom}"
        ))
        .await;
        page.until("a row", "return root.querySelectorAll('.city .mk').length")
            .await;
        let names = page.texts(".city .mk").await;
        assert_eq!(names.len(), 3, "zoom {zoom}: {names:?}");
        assert!(names.iter().all(|name| name.contains("Vienna")));
        // The map's middle is the place: the row stands over it.
        let off = "const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
            const [x, y] = middle(root.querySelector('.map').getBoundingClientRect());
            const [row, top] = middle(root.querySelector('.city > div').getBoundingClientRect());
            return Math.hypot(row - x, top - y);";
        let off = page.eval(off).await.as_f64().expect("a number");
        assert!(off < 30.0, "zoom {zoom}: {off} px away");
    }
}

async fn a_group_of_several_cities_says_how_to_part_it(page: Page) {
    page.open("#lang=en&at=28.00_10.00_2").await;
    let label = "return [...root.querySelectorAll('.mk.many .tip')].map((tip) => tip.textContent)
        .find((text) => parseInt(text) > 20)";
    let label = page.eval(label).await;
    let label = label.as_str().unwrap_or_default();
    assert!(label.contains("locations: zoom in. "), "{label}");
    assert!(label.contains("FIT "), "{label}");
}

async fn lines_lead_from_who_answers_to_whom(page: Page) {
    // Vienna answers for Czechia, Hungary, Slovakia and Slovenia from there, and for its own country.
    for (selected, lines) in [("post-vienna", "4"), ("NO", "1"), ("fit-tokyo", "0")] {
        page.open(&format!("#lang=en&selected={selected}")).await;
        page.until_equal(
            "return root.querySelector('.names').dataset.lines ?? ''",
            lines,
        )
        .await;
    }
    page.open("#lang=en&selected=post-vienna").await;
    page.until_equal("return root.querySelector('.names').dataset.lines", "4")
        .await;
    page.press([fantoccini::key::Key::Escape]).await;
    page.until_equal("return root.querySelector('.names').dataset.lines", "0")
        .await;
}

const ROWS: &str =
    "return [...root.querySelectorAll('.table tbody th')].map((cell) => cell.textContent)";

async fn rows(page: &Page) -> Vec<String> {
    serde_json::from_value(page.eval(ROWS).await).expect("the names of the rows")
}

async fn the_table_sorts_narrows_and_chooses_columns(page: Page) {
    page.open("#lang=en&page=about").await;
    page.find(".table tbody th").await;
    let all = rows(&page).await;
    assert_eq!(all.len(), 78);
    let head = ".table thead th:first-child";
    page.until_equal(
        "return root.querySelector('.table thead th').getAttribute('aria-sort')",
        "ascending",
    )
    .await;
    page.click(&format!("{head} button")).await;
    page.until_equal(
        "return root.querySelector('.table thead th').getAttribute('aria-sort')",
        "descending",
    )
    .await;
    let back: Vec<String> = rows(&page).await.into_iter().rev().collect();
    assert_eq!(back, all);
    // A number sorts as a number, and what is not found comes last.
    page.unfold(".table .more summary").await;
    page.click(".chosen-columns label:nth-child(13) input")
        .await;
    page.until("latitudes", "return root.querySelector('.table td.number')")
        .await;
    page.click(".table thead th:last-child button").await;
    page.until_equal(
        "return root.querySelector('.table thead th:last-child').getAttribute('aria-sort')",
        "ascending",
    )
    .await;
    let sorted = "const cells = [...root.querySelectorAll('.table td.number')].map((cell) => cell.textContent);
        const numbers = cells.filter(Boolean).map(Number);
        return cells.length === 78 && numbers.every((n, i) => !i || numbers[i - 1] <= n)
            && cells.slice(numbers.length).every((cell) => !cell)";
    page.until("south to north", sorted).await;
    page.eval(
        "const field = root.querySelector('.table input[type=search]');
         field.value = 'vienna';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    )
    .await;
    page.until_equal("return root.querySelectorAll('.table tbody tr').length", 3)
        .await;
    page.assert_accessible("the table").await;
}

/// The download is what the table shows: the same rows, the same columns, numbers as numbers.
async fn the_workbook_is_what_the_table_shows(page: Page) {
    page.open("#lang=nl&page=about").await;
    page.find(".table tbody th").await;
    page.eval(
        "window.taken = [];
         URL.createObjectURL = (blob) => { window.taken.push(blob); return 'data:,'; };
         const field = root.querySelector('.table input[type=search]');
         field.value = 'wenen';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    )
    .await;
    page.until_equal("return root.querySelectorAll('.table tbody tr').length", 3)
        .await;
    page.eval("root.querySelector('.table .buttons button').click()")
        .await;
    page.until_equal("return window.taken.length", 1).await;
    let content = page
        .eval_async(
            "const done = arguments[0];
             const [blob] = window.taken;
             blob.arrayBuffer().then((bytes) => done([blob.type, new TextDecoder().decode(bytes)]))",
            vec![],
        )
        .await;
    let (kind, text): (String, String) = serde_json::from_value(content).expect("a workbook");
    assert!(kind.ends_with("spreadsheetml.sheet"), "{kind}");
    assert!(text.starts_with("PK"));
    // It is stored as it is.
    let sheet = text
        .split("<sheetData>")
        .nth(1)
        .and_then(|rest| rest.split("</sheetData>").next())
        .expect("a sheet");
    assert_eq!(sheet.matches("<row ").count(), 4);
    for wanted in [
        "Naam",
        "Post Wenen",
        "FIT Wenen",
        "https://flanders.at",
        "Oostenrijk",
    ] {
        assert!(sheet.contains(&format!(">{wanted}<")), "{wanted}: {sheet}");
    }
    assert!(text.contains("niet hetzelfde als afwezig"));
}

async fn every_page_is_shared_as_it_is(page: Page) {
    for (hash, parts) in [
        ("services=fit", "services=fit"),
        ("selected=SK", "selected=SK"),
        ("page=facts", "page=facts"),
        ("page=about", "page=about"),
    ] {
        page.open(&format!("#lang=en&{hash}")).await;
        // Once a detail is there, the head is lower no more.
        let whole = "return !location.hash.includes('selected') || root.querySelector('.detail h2') !== null";
        page.until("all of it is there", whole).await;
        page.click(".languages .share").await;
        page.find("dialog.share[open]").await;
        let link = page
            .eval("return root.querySelector('.share input').value")
            .await;
        let link = link.as_str().unwrap_or_default().to_owned();
        assert!(link.starts_with(&page.server.origin()), "{link}");
        assert!(link.contains(parts) && link.contains("lang=en"), "{link}");
        let code = page
            .eval("return root.querySelector('.share textarea').value")
            .await;
        let code = code.as_str().unwrap_or_default();
        assert!(
            code.starts_with("<iframe src=\"") && code.contains(parts),
            "{code}"
        );
        let says = page.text("dialog.share").await;
        assert!(says.contains("2026"), "the data's date: {says}");
        page.assert_accessible("what is shared").await;
        page.press([fantoccini::key::Key::Escape]).await;
        page.until("it is closed", "return !root.querySelector('dialog')")
            .await;
    }
    // The code holds as it is: a page with nothing else in it shows the same.
    page.open("#lang=en&selected=SK").await;
    page.find(".detail h2").await;
    page.click(".languages .share").await;
    page.find("dialog.share[open]").await;
    let code = page
        .eval("return root.querySelector('.share textarea').value")
        .await;
    let code = code.as_str().unwrap_or_default();
    page.server.put(
        "/framed.html",
        &format!("<!doctype html><title>Framed</title>{code}"),
    );
    page.visit(&format!("{}/framed.html", page.server.origin()))
        .await;
    page.until(
        "Slovakia in the frame",
        &inside("return inner.querySelector('.detail h2')?.textContent === 'Slovakia'"),
    )
    .await;
}

async fn a_selection_is_one_sheet_of_paper(page: Page) {
    let media = |media: &'static str| {
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": media }))
    };
    for selected in [
        "post-vienna",
        "post-madrid",
        "post-copenhagen",
        "post-rome",
        "fit-tokyo",
        "NO",
    ] {
        for theme in ["light", "dark"] {
            page.open(&format!("#lang=en&selected={selected}")).await;
            page.eval(&format!("host.theme = '{theme}'")).await;
            page.until(
                "the picture",
                "return root.querySelector('.paper')?.naturalWidth > 0",
            )
            .await;
            media("print").await;
            let shown = "const shown = (name) => [...root.querySelectorAll(name)].some((it) => it.getClientRects().length > 0);
                return ['.paper', '.detail h2', '.reach', '.map-panel', '.list', '.tools', 'button:not(.row, .tag)'].filter(shown).join(' ')";
            assert_eq!(page.eval(shown).await, ".paper .detail h2 .reach");
            let ink = page
                .eval("return getComputedStyle(root.querySelector('.detail h2')).color")
                .await;
            let ink = ink.as_str().unwrap_or_default().to_owned();
            assert!(
                ["rgb(0, 0, 0)", "rgb(31, 31, 30)"].contains(&&*ink),
                "{ink}"
            );
            let settings =
                json!({ "paperWidth": 8.27, "paperHeight": 11.69, "generateTaggedPDF": false });
            let printed = page.devtools("Page.printToPDF", settings).await;
            let pages = "return atob(arguments[0]).match(/\\/Type \\/Page\\b/g).length";
            let pages = page.eval_with(pages, vec![printed["data"].clone()]).await;
            assert_eq!(pages, 1, "{selected} on paper");
            media("").await;
        }
    }
}
