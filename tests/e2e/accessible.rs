//! What axe-core says of every state that a visitor may come to, wide, on a phone, and on the narrowest.

use crate::importing::{begin, choose};
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    search_and_filters,
    the_help,
    a_group_of_markers,
    details,
    the_facts,
    about_and_a_file_with_faults,
    a_list_that_is_brought_in,
    a_scenario_with_everything_open,
    buttons_that_look_alike_say_of_what_they_are,
    dark,
    at_400_per_cent_all_is_within_reach,
    with_text_twice_as_large_nothing_is_cut_off,
];

/// Asks axe-core at three widths: the widget follows its place, not the window.
async fn assert_everywhere(page: &Page, state: &str) {
    for width in ["", "375px", "320px"] {
        // As on a phone: the page scrolls, not the widget. And what the browser has not drawn because
        // it is far below, axe-core cannot judge.
        page.eval_with(
            "root.querySelectorAll('.group').forEach((group) => { group.style.contentVisibility = 'visible'; });
             host.style.width = arguments[0]; host.style.height = arguments[0] && 'auto'",
            vec![json!(width)],
        )
        .await;
        // What is cut off, if anything.
        page.until_equal(
            "const app = root.querySelector('.app');
             if (app.scrollWidth <= app.clientWidth + 1) return '';
             const end = app.getBoundingClientRect().right + 1;
             return [...app.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > end)
                 .map((e) => `${e.tagName}.${e.className}`).join(' ').slice(0, 600) || 'something'",
            "",
        )
        .await;
        page.assert_accessible(&format!("{state}, {width}")).await;
    }
}

/// Opens whatever can be opened.
async fn open_all(page: &Page, within: &str) {
    page.eval_with(
        "root.querySelectorAll(`${arguments[0]} details`).forEach((details) => { details.open = true; })",
        vec![json!(within)],
    )
    .await;
}

async fn search_and_filters(page: Page) {
    page.open("#lang=en").await;
    page.unfold(".tools .more > summary").await;
    page.find(".tools .more .chip").await;
    assert_everywhere(&page, "all filters").await;
    page.focus("[role=combobox]").await;
    page.type_text("vie").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    assert_everywhere(&page, "suggestions").await;
}

async fn the_help(page: Page) {
    page.open("#lang=de").await;
    page.click(".help").await;
    page.find("dialog[open]").await;
    assert_everywhere(&page, "the help").await;
}

async fn a_group_of_markers(page: Page) {
    page.open("#lang=en&selected=post-vienna").await;
    page.until(
        "a row",
        "return root.querySelectorAll('.city .mk').length >= 2",
    )
    .await;
    assert_everywhere(&page, "a city's locations side by side").await;
}

async fn details(page: Page) {
    for at in [
        "post-copenhagen",
        "post-madrid",
        "candidate-eu-eastern-border",
        "ES",
    ] {
        page.open(&format!("#lang=fr&selected={at}")).await;
        page.find(".detail .part").await;
        open_all(&page, ".detail").await;
        assert_everywhere(&page, at).await;
    }
}

async fn the_facts(page: Page) {
    page.open("#lang=nl&page=facts").await;
    page.find(".facts .matrix").await;
    open_all(&page, ".facts").await;
    assert_everywhere(&page, "the facts").await;
}

async fn about_and_a_file_with_faults(page: Page) {
    page.open("#lang=de&page=about").await;
    page.find(".about").await;
    page.eval(
        "const input = root.querySelector('input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File(['{\"version\": 1,}'], 'mine.json'));
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.find(".notice.bad").await;
    open_all(&page, ".about").await;
    assert_everywhere(&page, "a file with faults").await;
}

async fn a_list_that_is_brought_in(page: Page) {
    begin(&page, "de").await;
    assert_everywhere(&page, "where lists are brought in").await;
    let list = "Dienst;Art;Stadt;Land;Zustand;Telefon\n\
                FIT;Büro;Köln;Deutschland;geschlossen;+49 221 123456\n\
                FIT;Büro;Canberra;Australien;offen;keine\n\
                dkbuza;Vertretung;Paris;Frankreich;offen;\n\
                FIT;Büro;Nergenshuizen;Belgien;offen;\n\
                FIT;Irgendwas;Lima;Peru;offen;ruf an\n";
    choose(&page, "liste.csv", list.as_bytes()).await;
    page.find(".import .answer").await;
    open_all(&page, ".import").await;
    assert_everywhere(&page, "a list that is brought in").await;
}

async fn a_scenario_with_everything_open(page: Page) {
    page.open("#lang=fr&page=scenario&scenario=1~Espagne~~OKmadrid~CPberlin~CPnowhere&with=1~Maroc~~OKmorocco_casablanca")
        .await;
    page.find(".compare .pictures").await;
    assert_everywhere(&page, "a scenario that cannot be made").await;
    page.open("#lang=fr&page=scenario&scenario=1~Espagne~~OKmadrid~CPberlin&with=1~Maroc~~OKmorocco_casablanca")
        .await;
    page.find(".compare .pictures").await;
    open_all(&page, ".plan").await;
    page.until(
        "tables",
        "return root.querySelectorAll('.tall').length >= 3",
    )
    .await;
    open_all(&page, ".plan").await;
    assert_everywhere(&page, "a scenario with everything open").await;
}

async fn buttons_that_look_alike_say_of_what_they_are(page: Page) {
    for (hash, buttons) in [
        ("#lang=en&selected=US", ".detail .acts button"),
        (
            "#lang=en&page=scenario&scenario=1~Spain~~OKmadrid",
            ".proposals button, .changes > .buttons button",
        ),
        ("#lang=en&page=about", ".about .buttons button"),
    ] {
        page.open(hash).await;
        page.find(buttons).await;
        let twice = "const names = [...root.querySelectorAll(arguments[0])]
                .map((it) => it.getAttribute('aria-label') ?? it.textContent.trim());
            return names.filter((name, at) => names.indexOf(name) < at).join()";
        let twice = page.eval_with(twice, vec![json!(buttons)]).await;
        assert_eq!(twice, "", "{hash}");
    }
}

async fn dark(page: Page) {
    for hash in [
        "#lang=en&selected=post-madrid",
        "#lang=en&page=facts",
        "#lang=en&page=about",
        "#lang=en&page=scenario&scenario=1~Spain~~OKmadrid~CPberlin",
    ] {
        page.open(hash).await;
        page.eval("host.theme = 'dark'").await;
        page.until(
            "it is there",
            "return root.querySelector('.detail .part, .facts .matrix, .about, .plan .part')",
        )
        .await;
        open_all(&page, ".app").await;
        assert_everywhere(&page, &format!("dark, {hash}")).await;
    }
}

/// As at 1280 × 1024 with the browser's zoom at 400 %: 320 × 256 CSS pixels.
async fn at_400_per_cent_all_is_within_reach(page: Page) {
    for (hash, open) in [
        ("#lang=de", ""),
        ("#lang=nl&selected=post-vienna", ""),
        ("#lang=fr&page=scenario", ""),
        ("#lang=de&page=facts", ""),
        ("#lang=nl&page=about", ""),
        (
            "#lang=de",
            "inner.querySelector('.languages .share').click()",
        ),
        (
            "#lang=fr",
            "inner.querySelector('.languages .help').click()",
        ),
    ] {
        crate::at_a_glance::framed(&page, hash, (320, 256)).await;
        let there = "return !!inner.querySelector('.list .row, .page h2, .part h3')";
        page.until("it is there", &crate::at_a_glance::inside(there))
            .await;
        page.eval_async("setTimeout(arguments[0], 500)", vec![])
            .await;
        if !open.is_empty() {
            page.eval(&crate::at_a_glance::inside(open)).await;
            page.until(
                "the dialog",
                &crate::at_a_glance::inside("return !!inner.querySelector('dialog[open] button')"),
            )
            .await;
        }
        // No line need be scrolled to and fro; nothing stands over what is pointed at once it is in view.
        let faults = crate::at_a_glance::inside(
            "const faults = [];
             const wide = frame.document.documentElement.scrollWidth;
             if (wide > 320) faults.push(`${wide} px wide`);
             const within = inner.querySelector('dialog[open]') ?? inner;
             for (const it of within.querySelectorAll('button, a[href]:not(.skip), input, select, summary, textarea, .map')) {
                 if (!it.checkVisibility?.({ visibilityProperty: true }) || !it.getClientRects().length || it.closest('.map') !== null && !it.matches('.map')) continue;
                 it.scrollIntoView({ block: 'center', inline: 'nearest' });
                 const box = it.getClientRects()[0];
                 const [x, y] = [box.left + Math.min(box.width / 2, 150), box.top + box.height / 2];
                 const name = `${it.localName}.${it.className} ${it.textContent.slice(0, 20)}`;
                 if (box.left < -1 || box.right > 321) faults.push(`${name}: from ${box.left} to ${box.right}`);
                 const hit = inner.elementFromPoint(x, y);
                 if (!hit || !(it.contains(hit) || hit.contains(it))) faults.push(`${name} is under ${hit?.localName}.${hit?.className}`);
             }
             const map = inner.querySelector('.map')?.getBoundingClientRect().height;
             if (map > 210) faults.push(`the map is ${map} px high: no place beside it to scroll by`);
             return faults.join('; ') || 'none'",
        );
        assert_eq!(page.eval(&faults).await, "none", "{hash} {open}");
    }
}

/// As browsers do that zoom text only.
async fn with_text_twice_as_large_nothing_is_cut_off(page: Page) {
    for (hash, width) in [
        ("#lang=de&selected=post-vienna", 1280),
        ("#lang=fr", 375),
        ("#lang=de&page=about", 768),
    ] {
        crate::at_a_glance::framed(&page, hash, (width, 800)).await;
        let there = "return !!inner.querySelector('.list .row, .page h2')";
        page.until("it is there", &crate::at_a_glance::inside(there))
            .await;
        page.eval_async("setTimeout(arguments[0], 500)", vec![])
            .await;
        let larger = crate::at_a_glance::inside(
            "const all = [...inner.querySelectorAll('.app, .app *')].filter((it) => it.style && !it.closest('.map'));
             const sizes = all.map((it) => parseFloat(frame.getComputedStyle(it).fontSize));
             // What stands in one line when closed is whole when open.
             inner.querySelectorAll('.reach details').forEach((it) => { it.open = true; });
             all.forEach((it, at) => it.style.setProperty('font-size', `${2 * sizes[at]}px`));
             return all.length",
        );
        page.eval(&larger).await;
        let cut = crate::at_a_glance::inside(
            "const cut = [];
             for (const it of inner.querySelectorAll('.app *')) {
                 if (it.closest('.map, svg, .live, .tip') || !it.getClientRects().length) continue;
                 const style = frame.getComputedStyle(it);
                 const own = [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
                 if (!own || style.position === 'absolute' && it.offsetWidth < 3) continue;
                 const clips = (axis) => ['hidden', 'clip'].includes(style[axis]);
                 if (clips('overflowX') && it.scrollWidth > it.clientWidth + 2 || clips('overflowY') && it.scrollHeight > it.clientHeight + 2)
                     cut.push(`${it.localName}.${it.className} ${it.textContent.slice(0, 30)}`);
             }
             const app = inner.querySelector('.app');
             if (app.scrollWidth > app.clientWidth + 1) cut.push(`all: ${app.scrollWidth} in ${app.clientWidth}`);
             return cut.join('; ') || 'nothing'",
        );
        assert_eq!(page.eval(&cut).await, "nothing", "{hash} {width}");
    }
}
