//! Networks of thousands: what one sees is in the page, and nothing is lost to keyboard and screen reader.

use buitenkaart_tests::networks::{Office, many, network};
use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::json;

use super::element::widget;
use super::on_the_map::load;

pub(crate) const TESTS: &[Test] = tests![
    markers_of_thousands_stand_apart_and_count_all,
    a_hundred_at_one_place_open_as_a_list,
    the_list_holds_the_rows_in_view,
    the_table_holds_the_rows_in_view,
    a_large_network_is_searched,
    a_large_file_is_read_in_turns_with_a_way_out,
];

const COUNT: usize = 3000;

async fn large(page: &Page) {
    let attributes = "lang='en' view='40,10,2' style='display: block; height: 700px'";
    widget(page, attributes).await;
    load(page, &many(COUNT, 42)).await;
}

async fn markers_of_thousands_stand_apart_and_count_all(page: Page) {
    large(&page).await;
    for zoom in [1, 2, 4, 6] {
        page.eval(&format!("host.flyTo({{ lat: 49, lon: 10, zoom: {zoom} }})"))
            .await;
        page.until(
            "it is there",
            &format!(
                "return /_{zoom}(&|$)/.test(host.state) && root.querySelectorAll('.mk').length > 5"
            ),
        )
        .await;
        let apart = "const boxes = [...root.querySelectorAll('.mk')].map((mk) => mk.getBoundingClientRect());
            const over = (a, b) => Math.min(a.right - b.left, b.right - a.left, a.bottom - b.top, b.bottom - a.top);
            return [boxes.length < 500, ...boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b) > 8).map((b) => [a.x, a.y, b.x, b.y].join()))].join(' ')";
        page.until_equal(apart, "true").await;
    }
    page.eval("host.flyTo({ lat: 20, lon: 10, zoom: 1 })").await;
    let all = "return [...root.querySelectorAll('.mk:not([tabindex])')]
        .reduce((sum, mk) => sum + +(mk.querySelector('.n')?.textContent ?? 1), 0)";
    page.until_equal(all, COUNT).await;
    // Each group says how its services divide.
    let parts = "return [...root.querySelectorAll('.mk.many')].every((mk) => {
        const parts = [...mk.querySelectorAll('.shares i')].map((part) => +part.style.flexGrow);
        const told = mk.querySelector('.tip').textContent.split(' (')[0].match(/\\d+(?=,|$)/g)?.map(Number) ?? [];
        const count = +mk.querySelector('.n').textContent;
        return parts.length < 2 || (parts.join() === told.join() && parts.reduce((a, b) => a + b) === count);
    })";
    page.until("the shares are told", parts).await;
}

async fn a_hundred_at_one_place_open_as_a_list(page: Page) {
    widget(
        &page,
        "lang='en' view='50,10,5' style='display: block; height: 700px'",
    )
    .await;
    let office = |i: usize| {
        Office::new(
            &format!("o{i}"),
            &format!("Office {i}"),
            i % 3,
            "DE",
            [50.5, 10.5],
        )
    };
    load(&page, &network(&(0..130).map(office).collect::<Vec<_>>())).await;
    page.click(".mk.many").await;
    page.until_equal("return root.querySelectorAll('.listed .mk').length", 100)
        .await;
    assert!(page.text(".listed").await.ends_with("+ 30"));
    let inside = "const [list, map] = ['.listed > div', '.map'].map((name) => root.querySelector(name).getBoundingClientRect());
        return list.left >= map.left && list.right <= map.right && list.top >= map.top && list.bottom <= map.bottom";
    page.until("it lies on the map", inside).await;
    page.until(
        "the first has the focus",
        "return focused().matches('.listed .mk:first-child')",
    )
    .await;
    page.assert_accessible("a list on the map").await;
    page.press([Key::Tab, Key::Tab, Key::Enter]).await;
    page.until_equal(
        "return root.querySelector('.detail h2')?.textContent.trim()",
        "Office 2",
    )
    .await;
}

async fn a_large_network_is_searched(page: Page) {
    large(&page).await;
    // While its index is being made nothing is said not to be there.
    page.eval(
        "window.wrong = [];
         new MutationObserver(() => {
             const text = root.querySelector('.search-status').textContent;
             if (text.includes('“') || text.includes('offi')) window.wrong.push(text);
         }).observe(root, { subtree: true, childList: true, characterData: true })",
    )
    .await;
    page.focus(".search input").await;
    page.type_text("office 2999").await;
    page.until_equal(
        "return root.querySelector('.hits [role=option]')?.textContent.startsWith('Office 2999')",
        true,
    )
    .await;
    assert_eq!(page.eval("return window.wrong").await, json!([]));
    page.press([Key::Enter]).await;
    page.until_equal(
        "return root.querySelector('.detail h2')?.textContent.trim()",
        "Office 2999",
    )
    .await;
}

async fn the_list_holds_the_rows_in_view(page: Page) {
    large(&page).await;
    page.until("rows", "return root.querySelector('.long .row')")
        .await;
    let told = "return [...root.querySelectorAll('.long h3 .count')].reduce((sum, count) => sum + +count.textContent, 0)";
    page.until_equal(told, COUNT).await;
    let few = "return root.querySelectorAll('.long .row').length < 700";
    page.until("few of them", few).await;
    page.assert_accessible("a long list").await;
    // To its end and back, as a whole.
    page.focus(".long .row").await;
    page.press([Key::End]).await;
    let end = |last: bool| {
        let (which, number) = if last {
            (".at(-1)", "size")
        } else {
            ("[0]", "'1'")
        };
        format!(
            "const row = focused(), item = row.closest('[role=listitem]');
             if (!item) return false;
             const size = item.getAttribute('aria-setsize');
             const groups = [...root.querySelectorAll('.long .group')];
             const side = root.querySelector('.side').getBoundingClientRect(), box = row.getBoundingClientRect();
             return groups{which} === row.closest('.group') && item.getAttribute('aria-posinset') === {number}
                 && box.top >= side.top - 1 && box.bottom <= side.bottom + 1"
        )
    };
    page.until("the last row has the focus", &end(true)).await;
    page.until("few of them at the end", few).await;
    page.press([Key::Home]).await;
    page.until("the first row has the focus", &end(false)).await;
    // A row of the middle, reached by scrolling.
    page.eval("const side = root.querySelector('.side'); side.scrollTop = side.scrollHeight / 2")
        .await;
    page.until(
        "rows are there",
        "const { top, bottom } = root.querySelector('.side').getBoundingClientRect();
         const box = (row) => row.getBoundingClientRect();
         const seen = [...root.querySelectorAll('.long .row')].filter((row) => box(row).top < bottom && box(row).bottom > top);
         return seen.length > 3",
    )
    .await;
    page.eval(
        "const { top, bottom } = root.querySelector('.side').getBoundingClientRect();
         [...root.querySelectorAll('.long .row')].find((row) => row.getBoundingClientRect().top > top + 20 && row.getBoundingClientRect().bottom < bottom).click()",
    )
    .await;
    page.find(".detail").await;
}

async fn the_table_holds_the_rows_in_view(page: Page) {
    large(&page).await;
    page.click(".pages button:last-child").await;
    page.until(
        "rows",
        "return root.querySelector('.table tbody tr button')",
    )
    .await;
    let rows = "return root.querySelector('.table table').getAttribute('aria-rowcount')";
    page.until_equal(rows, (COUNT + 1).to_string()).await;
    let few = "return root.querySelectorAll('.table tbody tr').length < 400";
    page.until("few of them", few).await;
    page.focus(".table tbody button").await;
    page.press([Key::End]).await;
    page.until(
        "the last row has the focus",
        &format!(
            "return focused().closest('tr')?.getAttribute('aria-rowindex') === '{}'",
            COUNT + 1
        ),
    )
    .await;
    page.press([Key::Home]).await;
    page.until(
        "the first row has the focus",
        "return focused().closest('tr')?.getAttribute('aria-rowindex') === '2'",
    )
    .await;
    page.assert_accessible("a long table").await;
}

/// The text of a network of so many offices, made in the page: so much is not sent through a driver.
const MAKE: &str = "window.networkOf = (count) => JSON.stringify({
    version: 2, title: `Offices: ${count}`, compiled: '2026-11-25',
    services: [{ id: 'one', short: 'One', name: 'One' }],
    places: Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: `City ${i}`, country: 'DE',
        lat_lon: [47 + i % 700 / 100, 7 + i % 800 / 100], precision: 'city', sources: ['list'] })),
    locations: Array.from({ length: count }, (_, i) => ({ id: `o${i}`, name: `Office ${i}`, service: 'one', kind: 'office',
        place: `p${i}`, standing: [{ value: 'open', sources: ['list'] }] })),
    sources: [{ id: 'list', kind: 'government', title: 'A list that is made up' }],
});
window.answers = [];
window.give = (text) => host.load(text).then(({ ok, locations, problems }) => answers.push([ok, locations, problems.length].join()));";

async fn a_large_file_is_read_in_turns_with_a_way_out(page: Page) {
    widget(
        &page,
        "lang='en' view='50,10,5' style='display: block; height: 700px'",
    )
    .await;
    page.eval(MAKE).await;
    let before = page.text("h1").await;
    // In the page's own time: a fast machine is through before a driver has clicked.
    let told = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
             const { shadowRoot } = document.querySelector('buiten-kaart');
             window.large = networkOf(100000);
             give(large);
             const look = () => {
                 const notice = shadowRoot.querySelector('.notice');
                 if (!(notice?.querySelector('progress')?.value > 0)) return setTimeout(look, 5);
                 const told = notice.textContent;
                 notice.querySelector('.opening button').click();
                 done(told);
             };
             look();",
            vec![],
        )
        .await;
    assert!(
        told.as_str()
            .unwrap_or_default()
            .contains("Reading the data of this page"),
        "{told}"
    );
    let answers = "return answers.join(' ')";
    page.until("it ends", "return answers.length === 1").await;
    // Nothing has changed, and nothing is wrong.
    assert!(
        page.eval(answers)
            .await
            .as_str()
            .unwrap_or_default()
            .starts_with("false,")
    );
    assert!(
        page.eval(answers)
            .await
            .as_str()
            .unwrap_or_default()
            .ends_with(",0")
    );
    assert_eq!(page.text("h1").await, before);
    page.until("no word is left", "return !root.querySelector('.notice')")
        .await;
    // What is given later wins, and the page goes on meanwhile.
    let free = page
        .eval_async(
            "const done = arguments[arguments.length - 1];
             const { shadowRoot } = document.querySelector('buiten-kaart');
             answers.length = 0;
             let turns = 0;
             give(large);
             const look = () => {
                 const is_told = shadowRoot.querySelector('.notice progress')?.value > 0;
                 if (++turns < 4 || !is_told) return setTimeout(look, 5);
                 give(networkOf(20));
                 done(answers.length);
             };
             look();",
            vec![],
        )
        .await;
    assert_eq!(free, 0, "the page goes on before it is read");
    page.until("both answers", "return answers.length === 2")
        .await;
    page.until_equal("return root.querySelector('h1').textContent", "Offices: 20")
        .await;
    let answers = page.eval("return answers.toSorted().join(' ')").await;
    let answers = answers.as_str().unwrap_or_default();
    assert!(
        answers.starts_with("false,") && answers.contains(" true,20,"),
        "{answers}"
    );
    page.until("no word is left", "return !root.querySelector('.notice')")
        .await;
}
