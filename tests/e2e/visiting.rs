//! What a visitor does: search, filter, choose by mouse and by keyboard, change the language, share
//! the address, go back.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;

pub(crate) const TESTS: &[Test] = tests![
    search_finds_an_exonym_and_enter_selects_it,
    search_leads_from_a_capital_to_who_answers_there,
    search_tells_that_nothing_was_found,
    search_leads_to_the_country_nearest_to_the_word,
    suggestions_lie_over_the_page_from_the_first_letter_on,
    the_suggestion_that_is_meant_is_on_screen,
    a_country_says_who_answers_under_the_pointer,
    what_cannot_be_fetched_is_told_and_fetched_when_it_can_be,
    who_answers_for_slovakia,
    filters_narrow_map_and_list_alike,
    a_row_shows_its_detail_and_escape_closes_it,
    a_marker_is_chosen_by_keyboard,
    dragging_the_map_by_a_marker_selects_nothing,
    hovering_a_row_shows_it_on_the_map,
    language_changes_at_once_and_keeps_everything,
    a_link_opens_the_same_view,
    what_of_a_link_cannot_be_read_is_told,
    a_damaged_link_opens_what_was_meant,
    back_undoes_a_selection,
    contested_facts_show_every_claim,
    the_facts_page_shows_joint_presence,
    the_facts_follow_the_questions,
    a_file_with_faults_changes_nothing,
    the_map_moves_by_keyboard,
    who_is_sent_back_while_the_map_moves_gets_there,
    markers_come_with_the_view,
    single_file_does_all_of_it,
];

async fn heading(page: &Page) -> String {
    page.text(".detail h2").await
}

/// Waits until the address says so: it is written after the screen has changed.
async fn follows(page: &Page, part: &str) {
    let script = format!("return location.hash.includes('{part}')");
    page.until(&format!("the address has {part}"), &script)
        .await;
}

async fn search_finds_an_exonym_and_enter_selects_it(page: Page) {
    page.open("#lang=en").await;
    page.focus("[role=combobox]").await;
    page.type_text("keuln").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    let first = page.text("[role=option]").await;
    assert!(first.contains("Cologne"), "{first}");
    page.press([Key::Down, Key::Up]).await;
    page.press([Key::Enter]).await;
    page.find(".detail").await;
    assert!(heading(&page).await.contains("Cologne"));
    page.assert_accessible("a selected office").await;
}

async fn search_leads_from_a_capital_to_who_answers_there(page: Page) {
    page.open("#lang=en").await;
    page.focus("[role=combobox]").await;
    page.type_text("oslo").await;
    page.until("a suggestion", "return root.querySelector('[role=option]')")
        .await;
    let first = page.text("[role=option]").await;
    assert!(
        first.contains("Oslo") && first.contains("Norway"),
        "{first}"
    );
    page.press([Key::Enter]).await;
    page.find(".detail .row").await;
    assert!(heading(&page).await.contains("Norway"));
    let rows = page.texts(".detail .row").await;
    assert!(
        rows.iter()
            .any(|row| row.contains("Copenhagen") || row.contains("Denmark")),
        "{rows:?}"
    );
}

async fn search_tells_that_nothing_was_found(page: Page) {
    page.open("#lang=en").await;
    page.focus("[role=combobox]").await;
    page.type_text("qqqqqqqq").await;
    page.until(
        "it says so",
        "return root.querySelector('.search-status').textContent.includes('Nothing')",
    )
    .await;
    // Where to go on is still there when the field is left for it.
    let site = ".search-status a[href='https://www.fdfa.be']";
    page.find(site).await;
    page.press([Key::Tab]).await;
    page.find(site).await;
    page.focus("[role=combobox]").await;
    page.press([Key::Escape]).await;
    page.press([Key::Escape]).await;
    page.until_equal("return root.querySelector('[role=combobox]').value", "")
        .await;
}

async fn search_leads_to_the_country_nearest_to_the_word(page: Page) {
    page.open("#lang=en").await;
    page.focus("[role=combobox]").await;
    page.type_text("Slowackya").await;
    let near = ".search-status button";
    page.find(near).await;
    assert_eq!(page.text(near).await, "Slovakia");
    page.click(near).await;
    page.find(".detail .row").await;
    assert!(heading(&page).await.contains("Slovakia"));
}

async fn suggestions_lie_over_the_page_from_the_first_letter_on(page: Page) {
    // Several, and one alone.
    for (text, count) in [("FIT", "> 1"), ("Ouagadougou", "=== 1")] {
        page.open("#lang=en").await;
        page.focus("[role=combobox]").await;
        page.type_text(text).await;
        let there = format!("return root.querySelectorAll('[role=option]').length {count}");
        page.until("suggestions", &there).await;
        page.until_equal(
            "return getComputedStyle(root.querySelector('.hits')).position",
            "absolute",
        )
        .await;
    }
}

async fn the_suggestion_that_is_meant_is_on_screen(page: Page) {
    page.open("#lang=en").await;
    let _ = page.client.set_window_size(500, 400).await;
    page.focus("[role=combobox]").await;
    page.type_text("FIT").await;
    page.until(
        "suggestions",
        "return root.querySelectorAll('[role=option]').length === 8",
    )
    .await;
    for _ in 0..7 {
        page.press([Key::Down]).await;
        let seen = "const { top, bottom } = root.querySelector('.hit.on').getBoundingClientRect();
            const list = root.querySelector('.hits').getBoundingClientRect();
            return top >= list.top - 1 && bottom <= list.bottom + 1 && top >= -1 && bottom <= innerHeight + 1";
        page.until("the one that is meant is on screen", seen).await;
    }
}

async fn a_country_says_who_answers_under_the_pointer(page: Page) {
    let title = under_the_pointer(&page, "48.70_19.50_6", "Slovakia").await;
    assert!(
        title.contains("accredited from Vienna") || title.contains("Bratislava"),
        "{title}"
    );
    // An agency is not accredited.
    assert!(title.contains("VISITFLANDERS"), "{title}");
    assert!(title.contains("responsible, from Vienna"), "{title}");
    page.eval("root.querySelector('.map .mk').dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }))")
        .await;
    page.until(
        "a marker has its own",
        "return root.querySelector('.map').title === ''",
    )
    .await;
    // What is disputed or old is told to be, and what is not known too.
    let title = under_the_pointer(&page, "39.50_-2.50_6", "Spain").await;
    assert!(
        title.contains("(Contested)") && title.contains("seen in 2009"),
        "{title}"
    );
    let title = under_the_pointer(&page, "47.00_104.00_6", "Mongolia").await;
    assert_eq!(title, "Mongolia: not found (not: absent)");
}

/// What is told of the country at the middle of a view, under the pointer.
async fn under_the_pointer(page: &Page, at: &str, country: &str) -> String {
    page.open(&format!("#lang=en&at={at}")).await;
    // What it says comes with the details, which a pointer on the page fetches.
    page.hover(".list .row").await;
    // Now and then: it is told where the pointer rests.
    let over = format!(
        "const map = root.querySelector('.map');
        if (!(Date.now() - window.over < 1000)) {{
            window.over = Date.now();
            const {{ left, top, width, height }} = map.getBoundingClientRect();
            const at = {{ clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true }};
            map.dispatchEvent(new PointerEvent('pointermove', at));
        }}
        return map.title.startsWith('{country}: ')"
    );
    page.until("the country's name", &over).await;
    let title = page.eval("return root.querySelector('.map').title").await;
    title.as_str().unwrap_or_default().to_owned()
}

async fn what_cannot_be_fetched_is_told_and_fetched_when_it_can_be(page: Page) {
    let told = "return root.querySelector('.notice.bad')?.textContent.includes('cannot be loaded')";
    let cut = "window.tries = 0;
        window.whole ??= window.fetch;
        window.fetch = (from, ...rest) => {
            if (!String(from.url ?? from).includes('-later-')) return window.whole(from, ...rest);
            window.tries += 1;
            return Promise.reject(new TypeError('no network'));
        }";
    page.open("#lang=en").await;
    page.eval(cut).await;
    page.focus("[role=combobox]").await;
    page.type_text("Vien").await;
    page.until("it is told", told).await;
    // It is not tried again and again.
    let waits = "const [done] = arguments;
        setTimeout(() => {
            const before = window.tries;
            setTimeout(() => done(window.tries - before), 1000);
        }, 500)";
    assert_eq!(page.eval_async(waits, vec![]).await, 0);
    page.eval("window.fetch = window.whole").await;
    page.type_text("na").await;
    page.until("a suggestion", "return root.querySelector('.hit')")
        .await;
    page.click(".notice .x").await;
    // What another part offers.
    page.eval("location.hash = '#lang=en&selected=post-berlin'")
        .await;
    let button = "return root.querySelector('.detail .propose')";
    page.until("the button", button).await;
    page.eval(cut).await;
    page.click(".detail .propose").await;
    page.until("it is told", told).await;
    page.eval("window.fetch = window.whole").await;
    page.click(".detail .propose").await;
    page.until("the scenario", "return root.querySelector('.plan .steps')")
        .await;
}

async fn who_answers_for_slovakia(page: Page) {
    page.open("#lang=en&selected=SK").await;
    page.find(".detail .row").await;
    let rows = page.texts(".detail .row").await;
    assert!(
        rows.iter().any(|row| row.contains("Vienna post")),
        "{rows:?}"
    );
    page.assert_accessible("a country").await;
}

async fn filters_narrow_map_and_list_alike(page: Page) {
    page.open("#lang=en").await;
    let all = page.count(".list .row").await;
    assert!(all > 60, "{all} rows");
    page.click(".service:nth-of-type(3)").await;
    page.until(
        "the list is shorter",
        "return root.querySelectorAll('.list .row').length < 12",
    )
    .await;
    let rows = page.count(".list .row").await;
    let on_map = "return new Set([...root.querySelectorAll('.mk')].flatMap((m) => m.dataset.at.split(' '))).size";
    let rows = u64::try_from(rows).unwrap_or(0);
    page.until_equal(on_map, rows).await;
    follows(&page, "services=tvl").await;
    // Every region has a name, in every browser.
    page.unfold(".tools .more > summary").await;
    let regions = "return [...root.querySelector('.tools .more select')?.options ?? []].map((o) => o.text.replace(/ .*/, '')).join()";
    page.until_equal(regions, "Everywhere,Europe,Americas,Asia")
        .await;
    // Each active filter can be taken off alone.
    page.click(".off").await;
    let all = u64::try_from(all).unwrap_or(0);
    page.until_equal("return root.querySelectorAll('.list .row').length", all)
        .await;
}

async fn a_row_shows_its_detail_and_escape_closes_it(page: Page) {
    page.open("#lang=en").await;
    page.click(".list .row").await;
    page.find(".detail").await;
    follows(&page, "selected=").await;
    page.press([Key::Escape]).await;
    page.until(
        "the detail is gone",
        "return !root.querySelector('.detail')",
    )
    .await;
}

async fn a_marker_is_chosen_by_keyboard(page: Page) {
    page.open("#lang=en&services=dkbuza&at=51.00_10.00_5").await;
    page.until(
        "a marker of one post",
        "return root.querySelector('.mk:not(.many):not(.zone)')",
    )
    .await;
    page.eval("root.querySelector('.mk:not(.many):not(.zone)').focus()")
        .await;
    let name = page.eval("return focused().textContent").await;
    page.press([Key::Enter]).await;
    page.find(".detail").await;
    let heading = heading(&page).await;
    assert!(
        name.as_str().is_some_and(|name| name.contains(&heading)),
        "{name} / {heading}"
    );
}

async fn dragging_the_map_by_a_marker_selects_nothing(page: Page) {
    page.open("#lang=en&services=dkbuza&at=51.00_10.00_5").await;
    page.find(".mk:not(.many):not(.zone)").await;
    let address = page.eval("return location.hash").await;
    page.drag(".mk:not(.many):not(.zone)", 120., 60.).await;
    page.until(
        "the map has moved",
        &format!("return location.hash !== {address}"),
    )
    .await;
    assert_eq!(page.count(".detail").await, 0);
    // A click still chooses.
    page.click(".mk:not(.many):not(.zone)").await;
    page.find(".detail").await;
}

async fn hovering_a_row_shows_it_on_the_map(page: Page) {
    page.open("#lang=en").await;
    page.hover(".list .row").await;
    page.until(
        "its marker lights up",
        "return root.querySelector('.mk.hot')",
    )
    .await;
}

async fn language_changes_at_once_and_keeps_everything(page: Page) {
    page.open("#selected=post-vienna").await;
    let dutch = heading(&page).await;
    page.click(".languages [lang=fr]").await;
    page.until_equal("return root.querySelector('.app').lang", "fr")
        .await;
    assert!(heading(&page).await.contains("Vienne"));
    assert_ne!(heading(&page).await, dutch);
    follows(&page, "lang=fr").await;
    follows(&page, "selected=post-vienna").await;
}

async fn a_link_opens_the_same_view(page: Page) {
    page.open("#lang=de&kinds=candidate&group=service&at=40.00_-3.00_4")
        .await;
    page.until_equal("return root.querySelectorAll('.list .row').length", 3)
        .await;
    follows(&page, "at=40.00_-3.00_4").await;
    assert!(page.text(".shown").await.contains("3 von"));
}

async fn what_of_a_link_cannot_be_read_is_told(page: Page) {
    page.open("#lang=en&services=fit.nato&selected=nowhere&at=x")
        .await;
    let notice = page.text(".notice").await;
    for part in ["services=fit.nato", "selected=nowhere", "at=x"] {
        assert!(notice.contains(part), "{notice}");
    }
    // The rest is as it was sent.
    follows(&page, "lang=en&services=fit").await;
    page.assert_accessible("a notice").await;
    page.click(".notice .x").await;
    page.until("it is gone", "return !root.querySelector('.notice')")
        .await;
}

/// The language, what is selected, the service chosen, and whether there is a notice.
const SHOWN: &str = "const text = (query) => root.querySelector(query)?.textContent ?? '';
    return [root.querySelector('.app').lang, text('.detail h2'), text('.service[aria-pressed=true] .what > span'),
        root.querySelector('.notice') ? 'notice' : 'no notice'].join(' ')";

/// Links as mail, chat and office programs leave them.
async fn a_damaged_link_opens_what_was_meant(page: Page) {
    page.open("#lang=nl").await;
    for link in [
        "lang=fr&services=fit&selected=SK).",
        "lang=fr&services=fit&selected=SK%20",
        "lang=fr&services=fit&selected=SK?utm_source=chat",
        "lang=fr&amp;services=fit&amp;selected=SK",
        "lang%3Dfr%26services%3Dfit%26selected%3DSK",
        "lang%253Dfr%2526services%253Dfit%2526selected%253DSK.",
        "LANG=FR&SERVICES=FIT&SELECTED=SK",
    ] {
        page.eval(&format!("location.hash = '#{link}'")).await;
        page.until_equal(SHOWN, "fr Slovaquie FIT no notice").await;
        page.eval("location.hash = '#lang=nl'").await;
        page.until_equal(SHOWN, "nl   no notice").await;
    }
    // A scenario that was cut keeps its first changes, and says so.
    page.eval("location.hash = '#lang=en&page=scenario&scenario=1~Spain~~OKmadrid~PKmadrid_D_0.'")
        .await;
    page.find(".plan .notice.bad").await;
    page.until_equal("return root.querySelectorAll('.steps > li').length", 1)
        .await;
}

async fn back_undoes_a_selection(page: Page) {
    page.open("#lang=en").await;
    page.click(".list .row").await;
    page.find(".detail").await;
    follows(&page, "selected=").await;
    page.eval("history.back()").await;
    page.until(
        "the detail is gone",
        "return !root.querySelector('.detail')",
    )
    .await;
    page.eval("history.forward()").await;
    page.find(".detail").await;
}

async fn contested_facts_show_every_claim(page: Page) {
    page.open("#lang=en&selected=post-madrid").await;
    page.find(".detail .claim.contested .value").await;
    let claims = page.texts(".detail .claim.contested .value").await;
    assert!(claims.len() >= 3, "{claims:?}");
    for word in ["Open", "Vacant", "Closed"] {
        assert!(claims.iter().any(|claim| claim == word), "{claims:?}");
    }
}

async fn the_facts_page_shows_joint_presence(page: Page) {
    page.open("#lang=en&page=facts").await;
    page.find(".matrix").await;
    let countries = page.texts(".matrix:first-of-type tbody th").await;
    for country in ["Austria", "France", "United States"] {
        assert!(
            countries.iter().any(|name| name == country),
            "{countries:?}"
        );
    }
    page.assert_accessible("the facts").await;
    page.open("#lang=en&page=about").await;
    page.find(".about").await;
    page.assert_accessible("about the data").await;
}

async fn a_file_with_faults_changes_nothing(page: Page) {
    page.open("#lang=en&page=about").await;
    page.find(".about").await;
    page.eval(
        "const input = root.querySelector('input[type=file]');
         const files = new DataTransfer();
         files.items.add(new File(['{\"version\": 1,}'], 'mine.json'));
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    let told = page.text(".notice.bad").await;
    assert!(
        told.contains("mine.json") && told.contains("line 1"),
        "{told}"
    );
    page.click(".pages button").await;
    page.until(
        "the list is as it was",
        "return root.querySelectorAll('.list .row').length > 60",
    )
    .await;
}

async fn the_map_moves_by_keyboard(page: Page) {
    page.open("#lang=en&at=50.00_5.00_4").await;
    page.focus(".map").await;
    page.press("+".chars()).await;
    page.until("it has zoomed in", "return location.hash.endsWith('_5')")
        .await;
    page.until(
        "it says so",
        "return root.querySelector('.live').textContent.includes('Zoomed in')",
    )
    .await;
}

async fn who_is_sent_back_while_the_map_moves_gets_there(page: Page) {
    page.open("#lang=en&selected=post-vienna&at=48.21_16.37_5")
        .await;
    page.until(
        "its marker",
        "return root.querySelector('.mk[aria-current]')",
    )
    .await;
    page.until(
        "its row",
        "return root.querySelector('.list .row[aria-current]')",
    )
    .await;
    // The map is on its way to the side when the visitor chooses again what is selected.
    let script =
        "const [done] = arguments, root = document.querySelector('buiten-kaart').shadowRoot;
        const map = root.querySelector('.map');
        map.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        setTimeout(() => {
            root.querySelector('.list .row[aria-current]').click();
            setTimeout(done, 1500);
        }, 60)";
    page.eval_async(script, vec![]).await;
    // A marker of several in a city stands in their row, less than half of it beside the place.
    let shown = "const [a, b] = ['.map', '.mk[aria-current]'].map((one) => root.querySelector(one).getBoundingClientRect());
        const off = a.x + a.width / 2 - (b.x + b.width / 2);
        return `${location.hash.split('at=')[1]} ${Math.abs(off) < 40}`";
    page.until_equal(shown, "48.21_16.37_5 true").await;
}

async fn markers_come_with_the_view(page: Page) {
    page.open("#lang=en&at=48.20_16.37_6").await;
    let there = |city: &str| {
        format!(
            "return [...root.querySelectorAll('.mk')].some((m) => m.textContent.includes('{city}'))"
        )
    };
    page.until("Vienna's markers", &there("Vienna")).await;
    assert_eq!(page.eval(&there("Tokyo")).await, false);
    page.eval("location.hash = '#lang=en&at=35.68_139.69_6'")
        .await;
    page.until("Tokyo's markers", &there("Tokyo")).await;
    page.until(
        "Vienna's are gone",
        &there("Vienna").replace("return ", "return !"),
    )
    .await;
    // What is dragged into view is there when the map comes to rest.
    page.open("#lang=en&at=48.20_-25.00_5").await;
    assert_eq!(page.eval(&there("Vienna")).await, false);
    for _ in 0..8 {
        page.drag(".leaflet-container", -200., 0.).await;
        if page.eval(&there("Vienna")).await == true {
            return;
        }
    }
    panic!("Vienna's markers do not come");
}

async fn single_file_does_all_of_it(page: Page) {
    let file = url::Url::from_file_path(buitenkaart_tests::root().join("dist/buitenkaart.html"))
        .expect("a path");
    page.visit(&format!("{file}#lang=en")).await;
    page.until_ready().await;
    page.click(".list .row").await;
    page.find(".detail").await;
    page.until(
        "the address follows",
        "return location.hash.includes('selected=')",
    )
    .await;
    page.eval("history.back()").await;
    page.until(
        "the detail is gone",
        "return !root.querySelector('.detail')",
    )
    .await;
}

/// The founding text, question by question: asked, answered, what stays open, what the data add.
async fn the_facts_follow_the_questions(page: Page) {
    page.open("#lang=en&page=facts").await;
    page.find(".facts section").await;
    let titles = page.texts(".facts h2").await;
    let numbers: Vec<&str> = titles
        .iter()
        .filter_map(|title| title.split_once(". "))
        .map(|(number, _)| number)
        .collect();
    assert_eq!(
        numbers,
        ["1", "1a", "1b", "1c", "2", "3", "4", "5", "6"],
        "{titles:?}"
    );
    let sections = page.texts(".facts section").await;
    let of = |number: &str| {
        let found = sections.iter().find(|text| text.starts_with(number));
        found
            .unwrap_or_else(|| panic!("{number}: {sections:?}"))
            .clone()
    };
    let two = of("2. ");
    // What opens under a claim is in the text as well: each is looked for after the one before.
    let mut rest = &*two;
    for words in [
        "In the question",
        "2. Which synergies",
        "In the answer",
        "closest possible cooperation",
        "Left unanswered",
        "Possible pain points",
        "What the data add",
        "Joint presence",
    ] {
        let found = rest.split_once(words);
        rest = found.unwrap_or_else(|| panic!("{words} in {two}")).1;
    }
    // Asked and answered: nothing is left.
    assert!(!of("1c. ").contains("Left unanswered"));
    assert!(of("1b. ").contains("Reopening in Spain"), "{}", of("1b. "));
    assert!(of("6. ").contains("Post officially opened"));
}
