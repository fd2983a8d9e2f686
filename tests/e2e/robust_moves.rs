//! What pages do with the element, and others with what it has drawn: moved, cloned, translated, taken apart.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

use crate::element::{host, ready, told, types, widget};
use crate::robust_hosts::pause;

pub(crate) const TESTS: &[Test] = tests![
    robust_a_translated_map_goes_on,
    robust_what_others_move_does_not_stop_it,
    robust_names_of_the_page_are_its_own,
    robust_in_another_document_it_starts_anew,
    robust_a_clone_starts_from_its_attributes,
    robust_what_was_there_before_the_script_counts,
    robust_a_sorted_list_keeps_what_was_done,
    robust_come_back_to_it_goes_on,
];

/// As translators do: each text in a wrapper, or another in its place.
const TRANSLATE: &str = "const texts = [];
    const walk = (node) => {
        for (const child of node.childNodes) {
            if (child.nodeType === 3 && child.data.trim() && !['STYLE', 'OPTION', 'TEXTAREA'].includes(node.nodeName)) texts.push(child);
            else walk(child);
        }
    };
    walk(root.querySelector('.app'));
    for (const text of texts) {
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        outer.className = 'translated';
        if (HOW === 'wraps') {
            text.replaceWith(outer);
            inner.append(text);
        } else {
            inner.textContent = `«${text.data}»`;
            if (HOW === 'replaces') text.replaceWith(outer);
            else {
                text.before(outer);
                text.remove();
            }
        }
    }
    return texts.length";

async fn robust_a_translated_map_goes_on(page: Page) {
    for how in ["wraps", "replaces", "puts before"] {
        widget(&page, "lang='en'").await;
        page.eval(
            "window.failures = [];
             for (const type of ['error', 'unhandledrejection']) addEventListener(type, (e) => failures.push(String(e.message ?? e.reason)));",
        )
        .await;
        let translate = || async {
            let script = TRANSLATE.replace("HOW", &format!("'{how}'"));
            let texts = page.eval(&script).await;
            assert!(
                texts.as_u64().is_some_and(|texts| texts > 50),
                "{how}: {texts}"
            );
            pause(&page, 50).await;
        };
        page.eval("host.select('post-vienna')").await;
        page.find(".detail h2").await;
        for (selected, name) in [
            ("post-berlin", "Berlin"),
            ("SK", "Slovakia"),
            ("fit-tokyo", "Tokyo"),
        ] {
            translate().await;
            page.eval_with("host.select(arguments[0])", vec![json!(selected)])
                .await;
            // What is told is what is selected, and nothing of what was before.
            let heading = format!(
                "const text = root.querySelector('.detail h2')?.textContent ?? '';
                 return text.includes('{name}') && !text.includes('Vienna') && text"
            );
            page.until(&format!("{how}: {name}"), &heading).await;
        }
        translate().await;
        page.eval("host.select(null)").await;
        page.until("the list", "return !root.querySelector('.detail h2')")
            .await;
        page.eval("host.lang = 'fr'").await;
        page.until(
            &format!("{how}: another language"),
            "return root.querySelector('.pages').textContent.includes('Données') && root.querySelector('.app').lang === 'fr'",
        )
        .await;
        assert_eq!(
            page.eval("return root.querySelector('.pages').textContent.includes('Facts')")
                .await,
            false,
            "{how}"
        );
        translate().await;
        // Fewer rows, then all of them again.
        let rows = page.count(".list .row").await;
        page.eval("host.services = 'tvl'").await;
        page.until(
            "fewer",
            &format!("return root.querySelectorAll('.list .row').length < {rows}"),
        )
        .await;
        translate().await;
        page.eval("host.services = null; host.lang = 'en'").await;
        page.until(
            "all",
            &format!("return root.querySelectorAll('.list .row').length === {rows}"),
        )
        .await;
        for tab in 1..4 {
            translate().await;
            page.eval_with(
                "root.querySelectorAll('.pages button')[arguments[0]].click()",
                vec![json!(tab)],
            )
            .await;
            page.until(
                "another page",
                "return root.querySelector('.part, .page h2')",
            )
            .await;
        }
        assert_eq!(page.eval("return failures").await, json!([]), "{how}");
        assert!(!types(&told(&page).await).contains(&"problem"), "{how}");
    }
}

/// As extensions do: what was drawn is moved elsewhere, taken away, and has more put into it.
async fn robust_what_others_move_does_not_stop_it(page: Page) {
    widget(&page, "lang='en'").await;
    page.eval(
        "window.failures = [];
         for (const type of ['error', 'unhandledrejection']) addEventListener(type, (e) => failures.push(String(e.message ?? e.reason)));
         const aside = document.body.appendChild(document.createElement('aside'));
         const rows = [...root.querySelectorAll('.list .row')];
         aside.append(rows[1], rows[2]);
         rows[3].remove();
         rows[4].parentNode.insertBefore(document.createElement('b'), rows[4]);
         const items = root.querySelectorAll('.list li');
         aside.append(items[7]);
         items[9].remove();
         aside.append(root.querySelector('.title'));
         root.querySelector('.pages').remove();
         root.querySelector('.app').prepend(document.createElement('b'));",
    )
    .await;
    for script in [
        "host.services = 'tvl'",
        "host.services = null",
        "host.select('post-vienna')",
        "host.lang = 'fr'",
        "host.select('SK')",
        "host.date = '2010'",
        "host.date = null",
        "host.select(null)",
        "host.reset()",
    ] {
        page.eval(script).await;
        pause(&page, 150).await;
    }
    page.eval("host.select('post-berlin')").await;
    page.until(
        "it is told",
        "return root.querySelector('.detail h2')?.textContent.includes('Berlin')",
    )
    .await;
    assert_eq!(page.eval("return failures").await, json!([]));
    page.eval("host.remove(); document.body.append(host)").await;
    page.find(".list .row").await;
}

/// A page's own names, which are the widget's too.
async fn robust_names_of_the_page_are_its_own(page: Page) {
    let names =
        "app map list row detail notice side root search filters legend share leaflet-container mk";
    let clash: String = names
        .split(' ')
        .map(|name| format!("<div id='{name}' class='{name}' part='{name}'>host</div><form name='{name}'><input name='{name}'></form>"))
        .collect();
    let body = format!(
        "{clash}<script>var L = 'mine', app = 1, map = 2, buitenkaart = 3, host_ = 4;</script><buiten-kaart id='a' lang='en'></buiten-kaart>"
    );
    host(&page, &body).await;
    ready(&page).await;
    page.eval("document.querySelector('buiten-kaart').select('post-vienna')")
        .await;
    page.find(".detail h2").await;
    page.click(".detail .back").await;
    let untouched = "return L === 'mine' && app === 1 && map === 2 && [...document.querySelectorAll('body > div[id]')].every((it) => it.textContent === 'host')";
    assert_eq!(page.eval(untouched).await, true);
}

/// Elsewhere it starts from its attributes, and looks as it does.
async fn robust_in_another_document_it_starts_anew(page: Page) {
    widget(&page, "lang='en' selected='AT'").await;
    page.find(".detail h2").await;
    page.eval(
        "const frame = document.body.appendChild(document.createElement('iframe'));
         frame.style.cssText = 'width: 900px; height: 700px';
         window.inner = frame.contentDocument;
         inner.documentElement.style.colorScheme = 'dark';
         window.it = host;
         inner.body.append(host);",
    )
    .await;
    let there = "const there = it.shadowRoot;
        const app = there.querySelector('.app');
        return it.ownerDocument === inner && !!there.querySelector('.detail h2') && !!there.querySelector('.mk')
            && app.getBoundingClientRect().height > 300
            && frames[0].getComputedStyle(app).display !== 'block'
            && there.firstElementChild.classList.contains('dark')";
    page.until("it is drawn there", there).await;
    page.eval("it.select('FR')").await;
    page.until(
        "it goes on there",
        "return it.state.includes('selected=FR')",
    )
    .await;
    // And back.
    page.eval("document.body.append(it)").await;
    page.until(
        "it is drawn here",
        "return it.shadowRoot.querySelector('.mk') && it.state.includes('selected=AT')
            && !it.shadowRoot.firstElementChild.classList.contains('dark')",
    )
    .await;
    assert!(!types(&told(&page).await).contains(&"problem"));
}

async fn robust_a_clone_starts_from_its_attributes(page: Page) {
    widget(&page, "lang='en' services='fit' style='height: 500px'").await;
    page.eval("host.select('AT'); window.first = host").await;
    page.until("selected", "return first.state.includes('selected=AT')")
        .await;
    page.eval(
        "window.second = first.cloneNode(true);
         second.id = 'b';
         document.body.append(second);
         // By a template, as frameworks do it; and by hand, before and after what is in it is set.
         const template = document.createElement('template');
         template.innerHTML = '<buiten-kaart id=c lang=de style=\"height: 400px\"></buiten-kaart>';
         document.body.append(document.importNode(template.content, true));
         window.fourth = document.createElement('buiten-kaart');
         fourth.lang = 'fr';
         fourth.height = 400;
         document.body.append(fourth);
         fourth.scrollIntoView();",
    )
    .await;
    page.until(
        "the last is drawn",
        "return fourth.shadowRoot.querySelector('.app')?.lang === 'fr'",
    )
    .await;
    page.eval("second.scrollIntoView()").await;
    page.until(
        "the clone is drawn",
        "return second.shadowRoot.querySelector('.mk')",
    )
    .await;
    let state = page.eval("return second.state").await.to_string();
    assert!(
        state.contains("services=fit") && !state.contains("selected"),
        "{state}"
    );
    page.eval("document.querySelector('#c').scrollIntoView()")
        .await;
    page.until(
        "the template's is drawn",
        "return document.querySelector('#c').shadowRoot.querySelector('.app')?.lang === 'de'",
    )
    .await;
}

/// Made, filled and moved before the script comes.
async fn robust_what_was_there_before_the_script_counts(page: Page) {
    let html = "<!doctype html><html lang='en'><meta charset='utf-8'><title>Host</title>
        <main></main><aside></aside>
        <script>
            globalThis.told = [];
            addEventListener('ready', () => told.push({ type: 'ready' }));
            const one = document.createElement('buiten-kaart');
            one.lang = 'fr';
            one.dataSrc = null;
            one.selected = 'post-vienna';
            one.style.height = '600px';
            one.style.display = 'block';
            document.querySelector('main').append(one);
            document.querySelector('aside').append(one);
            setTimeout(() => {
                const script = document.createElement('script');
                script.type = 'module';
                script.src = '/buitenkaart.js';
                document.head.append(script);
            }, 200);
        </script>";
    page.server.put("/host.html", html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
    ready(&page).await;
    page.until(
        "it is selected",
        "return root.querySelector('.app').lang === 'fr' && root.querySelector('.detail h2')?.textContent.includes('Vienne')",
    )
    .await;
}

/// A list that is sorted again and again, with the map in one of its items.
async fn robust_a_sorted_list_keeps_what_was_done(page: Page) {
    let body = "<ul><li>1</li><li>2</li><li><buiten-kaart id='a' lang='en' style='display: block; height: 500px'></buiten-kaart></li><li>4</li></ul>";
    host(&page, body).await;
    ready(&page).await;
    let load = "const [text, done] = arguments;
        document.querySelector('#a').load(text).then((it) => done(it.ok), (e) => done(String(e)))";
    let data = std::fs::read_to_string(buitenkaart_tests::root().join("core/data/network.json"));
    let own = data
        .expect("the data")
        .replace("post-vienna", "post-anders");
    assert_eq!(page.eval_async(load, vec![json!(own)]).await, true);
    page.eval("host.select('post-anders')").await;
    page.until(
        "selected",
        "return host.state.includes('selected=post-anders')",
    )
    .await;
    told(&page).await;
    for turn in 0..4 {
        page.eval(
            "const list = document.querySelector('ul');
             const items = [...list.children].sort(() => Math.random() - 0.5).reverse();
             for (const item of items) list.insertBefore(item, list.firstChild);
             list.append(...[...list.children].reverse());
             document.querySelector('#a').scrollIntoView();",
        )
        .await;
        pause(&page, 150).await;
        let state = page.eval("return host.state").await.to_string();
        assert!(
            state.contains("selected=post-anders"),
            "turn {turn}: {state}"
        );
        let drawn = "return !!root.querySelector('.mk') && !!root.querySelector('.detail h2')";
        assert_eq!(page.eval(drawn).await, true, "turn {turn}");
    }
    // What the host did is no news, and nothing was begun anew.
    let events = told(&page).await;
    assert!(
        types(&events).iter().all(|kind| *kind == "viewchange"),
        "{events:?}"
    );
}

/// Left by a link and come back to, the page is as it was, where the browser keeps it; else it starts anew.
async fn robust_come_back_to_it_goes_on(page: Page) {
    let body =
        "<buiten-kaart id='a' lang='en' hash style='display: block; height: 640px'></buiten-kaart>";
    host(&page, body).await;
    ready(&page).await;
    page.eval("window.kept = true; host.select('AT')").await;
    page.until("selected", "return location.hash.includes('selected=AT')")
        .await;
    // What is on its way when the page is left may not come back with it.
    page.find(".detail h2").await;
    page.server
        .put("/elsewhere.html", "<!doctype html><title>Elsewhere</title>");
    page.eval("location.href = '/elsewhere.html'").await;
    page.until("elsewhere", "return document.title === 'Elsewhere'")
        .await;
    page.eval("history.back()").await;
    // WebKit's driver loses a question that is asked while the page changes.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    page.until(
        "it is there",
        "return document.querySelector('#a')?.shadowRoot?.querySelector('.mk') && root.querySelector('.detail h2')",
    )
    .await;
    page.eval("document.querySelector('#a').select('FR')").await;
    page.until("it goes on", "return location.hash.includes('selected=FR')")
        .await;
    page.find(".detail h2").await;
}
