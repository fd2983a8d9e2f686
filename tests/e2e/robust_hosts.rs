//! Pages that are not ours: what they do with the address, the document, their own errors and what
//! they ask of the map.

use std::fs;

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::{root, tests};
use serde_json::{Value, json};

use crate::element::{host, ready, told, told_of, types, widget};

pub(crate) const TESTS: &[Test] = tests![
    robust_a_line_break_sets_nothing,
    robust_anothers_error_is_not_ours,
    robust_a_failed_load_is_tried_again,
    robust_after_a_trap_the_next_starts_afresh,
    robust_after_a_trap_one_script_starts_afresh,
    robust_a_base_changes_no_path,
    robust_other_fragments_are_the_pages,
    robust_a_language_that_was_chosen_stays,
    robust_back_then_a_click_is_a_step,
    robust_a_download_has_an_end,
    robust_a_move_keeps_what_was_done,
    robust_colours_follow_the_page,
    robust_a_language_is_one_of_four,
    robust_a_key_is_the_maps_or_the_pages,
    robust_a_key_of_an_input_method_is_its_own,
    robust_a_map_of_any_size_stands,
    robust_an_attribute_that_was_undone_is_in_the_address,
    robust_a_wheel_that_moves_nothing_is_the_pages,
];

pub(crate) async fn pause(page: &Page, milliseconds: u32) {
    page.eval_async(&format!("setTimeout(arguments[0], {milliseconds})"), vec![])
        .await;
}

/// What follows `#` in the address is the map's.
const FOLLOWED: &str = "id='a' lang='en' hash style='display: block; height: 640px'";

async fn robust_a_line_break_sets_nothing(page: Page) {
    widget(&page, "lang='en'").await;
    let before = page.eval("return document.querySelector('#a').state").await;
    told(&page).await;
    for sign in ["\\n", "\\r", "\\r\\n", "\\u2028", "\\0"] {
        page.eval(&format!(
            "host.select('AT{sign}tiles=https://example.org/{{z}}/{{x}}/{{y}}{sign}lang=fr{sign}credit=x');"
        ))
        .await;
        assert_eq!(
            types(&told_of(&page, "problem").await),
            ["problem"],
            "{sign}"
        );
    }
    let after = page.eval("return document.querySelector('#a').state").await;
    assert_eq!(before, after);
    assert_eq!(page.outside_requests(), [] as [String; 0]);
}

async fn robust_anothers_error_is_not_ours(page: Page) {
    let whole = fs::read_to_string(root().join("dist/embed/buitenkaart-whole.js"));
    page.server
        .put("/whole.js", &whole.expect("the script in one file"));
    let html = "<!doctype html><meta charset='utf-8'><title>Host</title>
        <script>globalThis.told = []; addEventListener('ready', () => told.push({ type: 'ready' }));
        addEventListener('problem', (e) => told.push({ type: 'problem' }))</script>
        <script src='/whole.js'></script><buiten-kaart id='a'></buiten-kaart>";
    page.server.put("/host.html", html);
    page.visit(&format!("{}/host.html", page.server.origin()))
        .await;
    ready(&page).await;
    page.eval(
        "setTimeout(() => { throw new RangeError('Invalid array length') });
        setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable') });
        Promise.reject(new RangeError('x'));
        setTimeout(function again() { again() });",
    )
    .await;
    assert_eq!(told(&page).await, [] as [Value; 0]);
    let there = "return !!document.querySelector('#a').shadowRoot.querySelector('.map')";
    assert_eq!(page.eval(there).await, true);
}

async fn robust_a_failed_load_is_tried_again(page: Page) {
    for (lost, again) in [
        (".wasm", "dispatchEvent(new Event('online'))"),
        (
            ".wasm",
            "document.querySelector('#a').shadowRoot.querySelector('button').click()",
        ),
        (
            ".wasm",
            "document.body.insertAdjacentHTML('afterbegin', '<buiten-kaart id=b></buiten-kaart>')",
        ),
    ] {
        page.server.lose(lost);
        host(&page, "<buiten-kaart id='a'></buiten-kaart>").await;
        page.until(
            "it has failed",
            "return told.some((e) => e.type === 'problem')",
        )
        .await;
        page.server.forget();
        page.eval(again).await;
        ready(&page).await;
    }
}

async fn robust_after_a_trap_the_next_starts_afresh(page: Page) {
    after_a_trap(&page, "").await;
}

async fn robust_after_a_trap_one_script_starts_afresh(page: Page) {
    let whole = fs::read_to_string(root().join("dist/embed/buitenkaart-whole.js"));
    let whole = whole.expect("the script in one file");
    page.server.put("/buitenkaart-whole.js", &whole);
    after_a_trap(&page, "whole").await;
}

async fn after_a_trap(page: &Page, script: &str) {
    let body = "<script>
        const start = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = (response, imports) => {
            for (const module of Object.values(imports)) {
                for (const [name, value] of Object.entries(module)) {
                    if (typeof value !== 'function') continue;
                    module[name] = (...given) => {
                        if (globalThis.exhausted) throw new WebAssembly.RuntimeError('unreachable');
                        return value(...given);
                    };
                }
            }
            return start.call(WebAssembly, response, imports);
        };
        </script><buiten-kaart id='a'>Still here</buiten-kaart>";
    if script.is_empty() {
        host(page, body).await;
    } else {
        // What listens comes before it.
        let html = format!(
            "<!doctype html><meta charset='utf-8'><title>Host</title>
            <script>globalThis.told = [];
            for (const type of ['ready', 'problem'])
                addEventListener(type, ({{ detail }}) => told.push({{ type, detail }}));</script>
            {body}<script src='/buitenkaart-whole.js'></script>"
        );
        page.server.put("/host.html", &html);
        page.visit(&format!("{}/host.html", page.server.origin()))
            .await;
    }
    ready(page).await;
    told(page).await;
    // By a method, whose promise nobody looks at.
    page.eval("window.exhausted = true; document.querySelector('#a').select('AT')")
        .await;
    page.until(
        "it is told",
        "return told.some((e) => e.type === 'problem' && e.detail.code === 'widget')",
    )
    .await;
    let own = "return !!document.querySelector('#a').shadowRoot.querySelector('slot:not([name])')";
    assert_eq!(page.eval(own).await, true);
    page.eval("window.exhausted = false; told.length = 0; document.body.insertAdjacentHTML('afterbegin', '<buiten-kaart id=b></buiten-kaart>')")
        .await;
    ready(page).await;
}

/// No canvas is as large as any element can be.
async fn robust_a_map_of_any_size_stands(page: Page) {
    let body = "<buiten-kaart id='a' lang='en'></buiten-kaart><buiten-kaart id='b' lang='en'></buiten-kaart>";
    host(&page, body).await;
    ready(&page).await;
    page.eval("host.setAttribute('height', '100000'); host.flyTo({ lat: 0, lon: 0, zoom: 3 })")
        .await;
    page.until(
        "it is as high",
        "return root.querySelector('.map').clientHeight > 50000",
    )
    .await;
    // Names are drawn once the map has rested.
    pause(&page, 1500).await;
    page.eval("host.setAttribute('height', '600')").await;
    page.until(
        "it is as it was",
        "return root.querySelector('.map')?.clientHeight < 1000",
    )
    .await;
    let problems = "return told.filter((e) => e.type === 'problem')";
    assert_eq!(page.eval(problems).await, json!([]));
}

/// Nothing in an address means what the tag says.
async fn robust_an_attribute_that_was_undone_is_in_the_address(page: Page) {
    let body = "<buiten-kaart id='a' lang='nl' hash services='fit' style='display: block; height: 640px'></buiten-kaart>";
    host(&page, body).await;
    ready(&page).await;
    page.until("it filters", "return host.state.includes('services=fit')")
        .await;
    page.eval("root.querySelector('.services [aria-pressed=true], .services :checked').click()")
        .await;
    page.until(
        "the address says that it does not",
        "return /^#lang=nl/.test(location.hash) && !host.state.includes('services')",
    )
    .await;
}

/// At its lowest zoom the map has nothing to do with a wheel that would go lower.
async fn robust_a_wheel_that_moves_nothing_is_the_pages(page: Page) {
    let body = "<buiten-kaart id='a' lang='en' view='20 0 1' style='display: block; height: 640px'></buiten-kaart>
        <div style='height: 3000px'></div>
        <script>addEventListener('wheel', (event) => (window.heard = event.defaultPrevented), { passive: true });</script>";
    host(&page, body).await;
    ready(&page).await;
    let wheel = |delta: i32| {
        format!(
            "window.heard = null;
            const map = root.querySelector('.map');
            map.dispatchEvent(new PointerEvent('pointerdown', {{ bubbles: true, composed: true, pointerType: 'mouse' }}));
            map.dispatchEvent(new WheelEvent('wheel',
                {{ deltaY: {delta}, bubbles: true, composed: true, cancelable: true, clientX: 300, clientY: 300 }}));
            return window.heard"
        )
    };
    assert_eq!(page.eval(&wheel(120)).await, false);
    // The other way it zooms.
    let up = page.eval(&wheel(-120)).await;
    assert_ne!(up, false);
    page.until("it is nearer", "return /_2$/.test(host.state)")
        .await;
}

async fn robust_a_base_changes_no_path(page: Page) {
    let body = format!("<base href='/elsewhere/'><buiten-kaart {FOLLOWED}></buiten-kaart>");
    host(&page, &body).await;
    ready(&page).await;
    page.eval("history.replaceState({ router: 1 }, '', location.href); document.querySelector('#a').select('AT')")
        .await;
    page.until(
        "it is written",
        "return location.hash.includes('selected=AT')",
    )
    .await;
    let now = page
        .eval("return [location.pathname, location.search, history.state]")
        .await;
    assert_eq!(now, json!(["/host.html", "", { "router": 1 }]));
}

async fn robust_other_fragments_are_the_pages(page: Page) {
    let body = format!("<buiten-kaart {FOLLOWED} services='fit'></buiten-kaart>");
    host(&page, &body).await;
    ready(&page).await;
    page.eval("document.querySelector('#a').select('AT')").await;
    page.until(
        "it is written",
        "return location.hash.includes('selected=AT')",
    )
    .await;
    pause(&page, 1500).await;
    let before = page.eval("return document.querySelector('#a').state").await;
    for fragment in [
        "#contact",
        "#",
        "#a=b",
        "#!/route",
        "#page=2",
        "#/search?sort=price&lang=fr",
        "#access_token=x&scope=y&lang=de",
        "#tab=1&selected=FR",
    ] {
        let script = format!("location.href = '{fragment}'");
        page.eval(&script).await;
        pause(&page, 500).await;
        let now = page
            .eval(
                "return [document.querySelector('#a').state, location.href.replace(/^[^#]*/, '')]",
            )
            .await;
        assert_eq!(now, json!([before, fragment]));
    }
}

/// Also the one that an address need not say elsewhere.
async fn robust_a_language_that_was_chosen_stays(page: Page) {
    let body = format!("<buiten-kaart {FOLLOWED}></buiten-kaart>");
    host(&page, &body).await;
    ready(&page).await;
    for lang in ["nl", "fr", "nl"] {
        let choose = format!("root.querySelector('.languages [lang={lang}]').click()");
        page.eval(&choose).await;
        page.until(
            lang,
            &format!("return location.hash.includes('lang={lang}')"),
        )
        .await;
    }
    page.eval("told.length = 0; location.reload()").await;
    page.until(
        "it is read again",
        "return root?.querySelector('.app')?.lang === 'nl'",
    )
    .await;
}

async fn robust_back_then_a_click_is_a_step(page: Page) {
    let body = format!("<buiten-kaart {FOLLOWED} panels='list'></buiten-kaart>");
    host(&page, &body).await;
    ready(&page).await;
    let selected = |code: &'static str| format!("return location.hash.includes('selected={code}')");
    for code in ["AT", "FR"] {
        page.eval(&format!("document.querySelector('#a').select('{code}')"))
            .await;
        page.until(code, &selected(code)).await;
        pause(&page, 1500).await;
    }
    page.eval("history.back()").await;
    page.until("back", &selected("AT")).await;
    pause(&page, 1500).await;
    page.eval("document.querySelector('#a').select('ES')").await;
    page.until("on", &selected("ES")).await;
    pause(&page, 1500).await;
    page.eval("history.back()").await;
    page.until("where it was", &selected("AT")).await;
}

async fn robust_a_download_has_an_end(page: Page) {
    page.server.put("/long.json", &" ".repeat(33 * 1024 * 1024));
    widget(&page, "lang='en'").await;
    told(&page).await;
    page.eval("document.querySelector('#a').dataSrc = '/long.json'")
        .await;
    page.until(
        "it is refused",
        "return told.some((e) => e.detail?.code === 'network')",
    )
    .await;
    // What comes after it wins.
    page.eval(
        "const { fetch } = window;
        window.fetch = async (...given) => {
            const answer = await fetch(...given);
            await new Promise((done) => setTimeout(done, 1000));
            return answer;
        };
        document.querySelector('#a').dataSrc = '/nowhere.json'",
    )
    .await;
    pause(&page, 300).await;
    told(&page).await;
    page.eval("document.querySelector('#a').dataSrc = '/nowhere-else.json'")
        .await;
    pause(&page, 200).await;
    page.eval("document.querySelector('#a').load(null)").await;
    pause(&page, 1500).await;
    let events = told(&page).await;
    let late = |e: &&Value| e["detail"]["message"].to_string().contains("nowhere-else");
    assert_eq!(events.iter().find(late), None);
}

async fn robust_a_move_keeps_what_was_done(page: Page) {
    widget(&page, "lang='en'").await;
    page.eval(
        "window.before = host.shadowRoot.firstElementChild;
        host.select('AT')",
    )
    .await;
    let selected = "return document.querySelector('#a').state.includes('selected=AT')";
    page.until("selected", selected).await;
    told(&page).await;
    for how in [
        "document.body.append(host)",
        "document.body.insertBefore(host, document.body.firstChild)",
        "document.body.append(document.createElement('section')); document.querySelector('section').append(host)",
        "(document.body.moveBefore ?? document.body.insertBefore).call(document.body, host, document.body.firstChild)",
    ] {
        page.eval(how).await;
        pause(&page, 200).await;
        let same =
            "return document.querySelector('#a').shadowRoot.firstElementChild === window.before";
        assert_eq!(page.eval(same).await, true, "{how}");
        assert_eq!(page.eval(selected).await, true, "{how}");
    }
    // It still does what it is told.
    page.eval("document.querySelector('#a').select('FR')").await;
    page.until(
        "another",
        "return document.querySelector('#a').state.includes('selected=FR')",
    )
    .await;
}

async fn robust_colours_follow_the_page(page: Page) {
    for (scheme, dark) in [("light", false), ("dark", true), ("only dark", true)] {
        let body = format!(
            "<style>:root {{ color-scheme: {scheme} }}</style><buiten-kaart id='a'></buiten-kaart>"
        );
        host(&page, &body).await;
        ready(&page).await;
        let script = "return document.querySelector('#a').shadowRoot.firstElementChild.classList.contains('dark')";
        assert_eq!(page.eval(script).await, dark, "{scheme}");
        // And when the page switches.
        let other = if dark { "light" } else { "dark" };
        page.eval(&format!(
            "document.documentElement.style.colorScheme = '{other}'"
        ))
        .await;
        page.until_equal(script, !dark).await;
    }
}

async fn robust_a_language_is_one_of_four(page: Page) {
    for lang in ["constructor", "__proto__", "toString", "xx"] {
        page.visit(&format!("{}/embed.html?lang={lang}", page.server.origin()))
            .await;
        page.until(
            "it is told",
            "return document.querySelector('#code').textContent",
        )
        .await;
        assert_eq!(
            page.eval("return document.documentElement.lang").await,
            "nl"
        );
        let text = page
            .eval("return document.body.innerText")
            .await
            .to_string();
        assert!(!text.contains("undefined"), "{text}");
    }
}

async fn robust_a_key_is_the_maps_or_the_pages(page: Page) {
    let body = "<buiten-kaart id='a' lang='en' style='display: block; height: 640px'></buiten-kaart>
        <div style='height: 3000px'></div>
        <script>
            addEventListener('keydown', (event) => (window.taken = `${event.key} ${event.defaultPrevented}`));
        </script>";
    host(&page, body).await;
    ready(&page).await;
    page.focus(".map").await;
    page.eval("scrollTo(0, 0)").await;
    // Arrows move the map, plus zooms it, and Escape leaves what is selected: the page does nothing.
    for (key, name) in [
        ('\u{e015}', "ArrowDown"),
        ('\u{e013}', "ArrowUp"),
        ('\u{e014}', "ArrowRight"),
        ('+', "+"),
        ('-', "-"),
    ] {
        page.press([key]).await;
        page.until_equal("return window.taken", format!("{name} true"))
            .await;
        assert_eq!(page.eval("return scrollY").await, 0, "{name}");
    }
    page.eval("host.select('AT')").await;
    page.find(".detail h2").await;
    page.focus(".map").await;
    page.press(['\u{e00c}']).await;
    page.until_equal("return window.taken", "Escape true").await;
    page.until(
        "nothing is selected",
        "return !root.querySelector('.detail h2')",
    )
    .await;
    // A dialog of ours that it closes is no dialog of the page's.
    page.click(".languages .share").await;
    page.find("dialog[open] h2").await;
    page.press(['\u{e00c}']).await;
    page.until_equal("return window.taken", "Escape true").await;
    page.until("it is closed", "return !root.querySelector('dialog[open]')")
        .await;
    // With nothing to leave, Escape is the page's, as is every other key.
    page.focus(".map").await;
    page.press(['\u{e00c}']).await;
    page.until_equal("return window.taken", "Escape false")
        .await;
    page.press(['a']).await;
    page.until_equal("return window.taken", "a false").await;
    page.press(['\u{e00f}']).await;
    page.until("the page scrolls", "return scrollY > 0").await;
}

/// As input methods do: the keys that choose a word, or leave it, come while a text is composed.
async fn robust_a_key_of_an_input_method_is_its_own(page: Page) {
    widget(&page, "lang='en'").await;
    page.focus("[role=combobox]").await;
    page.type_text("wenen").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    let composed = |key: &str| {
        format!(
            "const event = new KeyboardEvent('keydown', {{ key: '{key}', isComposing: true, bubbles: true, cancelable: true, composed: true }});
            focused().dispatchEvent(event); return event.defaultPrevented"
        )
    };
    for key in ["Enter", "Escape", "ArrowDown"] {
        assert_eq!(page.eval(&composed(key)).await, false, "{key}");
    }
    assert_eq!(page.count(".detail h2").await, 0);
    assert_eq!(page.eval("return focused().value").await, "wenen");
    page.press(['\u{e007}']).await;
    page.find(".detail h2").await;
}
