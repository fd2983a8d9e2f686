//! What if: a scenario made, undone, shared, compared; and what is wrong with one.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    a_candidate_opens_and_the_figures_follow,
    what_is_done_can_be_undone,
    a_link_opens_the_same_scenario,
    what_a_scenario_adds_is_selected_linked_and_flown_to,
    a_location_is_closed_from_its_detail,
    a_city_gets_a_new_office,
    people_move_from_post_to_post,
    a_broken_scenario_is_told_and_changes_nothing,
    a_change_that_cannot_be_made_is_named,
    two_scenarios_stand_side_by_side,
    the_comparison_opens_large_beside_the_network_as_it_is,
    candidates_are_ranked_by_the_users_weights,
    each_value_says_what_it_rests_on,
    a_note_goes_with_the_link,
    the_best_places_are_proven,
    presence_is_a_table_before_and_after,
    coverage_tells_who_gains_a_post,
    crews_tell_what_the_minimum_takes,
    what_it_comes_to_stays_in_sight,
];

const POSTS_AFTER: &str =
    "return root.querySelectorAll('.before-after tbody tr td')[1]?.textContent ?? ''";

async fn a_candidate_opens_and_the_figures_follow(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".proposal button").await;
    page.until_equal(POSTS_AFTER, "13").await;
    page.click(".proposal button").await;
    page.until_equal(POSTS_AFTER, "14").await;
    page.until(
        "the address says so",
        "return location.hash.includes('scenario=1')",
    )
    .await;
    let turns = page.text(".turns").await;
    assert!(turns.contains("Spain"), "{turns}");
    page.assert_accessible("a scenario").await;
}

async fn what_is_done_can_be_undone(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.click(".proposal button").await;
    page.until_equal(POSTS_AFTER, "14").await;
    page.click(".plan .buttons button:nth-child(1)").await;
    page.until_equal(POSTS_AFTER, "13").await;
    page.click(".plan .buttons button:nth-child(2)").await;
    page.until_equal(POSTS_AFTER, "14").await;
    page.click(".steps input").await;
    page.until_equal(POSTS_AFTER, "13").await;
    page.find(".steps li").await;
}

async fn a_link_opens_the_same_scenario(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid")
        .await;
    page.until_equal(POSTS_AFTER, "14").await;
    assert!(page.text(".steps").await.contains("Opens: "));
}

async fn what_a_scenario_adds_is_selected_linked_and_flown_to(page: Page) {
    let detail = "return root.querySelector('.detail h2')?.textContent.includes('Prague')";
    let there =
        "return [location.hash.match(/selected=[^&]*/)?.[0], location.hash.match(/at=.*/)?.[0],
        root.querySelector('.mk[aria-current]') !== null].join(' ')";
    let prague = "selected=new-fit-prague at=50.09_14.42_5 true";
    page.open("#lang=en&page=scenario&scenario=1~~~Afit_o_prague&selected=new-fit-prague")
        .await;
    page.until("its detail", detail).await;
    page.until_equal(there, prague).await;
    // From the list, from far away.
    page.eval(
        "location.hash = '#lang=en&page=scenario&scenario=1~~~Afit_o_prague&at=-30.00_-60.00_4'",
    )
    .await;
    page.until("the list", "return !root.querySelector('.detail')")
        .await;
    page.until(
        "its row",
        "const rows = [...root.querySelectorAll('.list .row')].filter(row => row.textContent.includes('Prague'));
         // What is added stands last in the network.
         const [row] = rows.sort((a, b) => b.dataset.at - a.dataset.at);
         if (rows.length > 1) row.click();
         return rows.length > 1",
    )
    .await;
    page.until("its detail", detail).await;
    page.until_equal(there, prague).await;
    // Without the scenario it is gone.
    page.click(".plan .buttons button:nth-child(3)").await;
    page.until(
        "nothing is selected",
        "return !location.hash.includes('selected') && !root.querySelector('.detail')",
    )
    .await;
}

async fn a_location_is_closed_from_its_detail(page: Page) {
    page.open("#lang=en&selected=post-berlin").await;
    page.until(
        "the button",
        "return root.querySelector('.detail .propose')",
    )
    .await;
    page.click(".detail .propose").await;
    page.until_equal(POSTS_AFTER, "12").await;
    assert!(page.text(".steps").await.contains("Berlin"));
}

async fn a_city_gets_a_new_office(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".form").await;
    page.unfold(".form summary").await;
    page.focus("input[name=city]").await;
    page.type_text("Nairobi").await;
    page.click(".form[open] .primary").await;
    page.until(
        "Nairobi is there",
        "return root.querySelector('.steps')?.textContent.includes('Nairobi')",
    )
    .await;
    page.until_equal(POSTS_AFTER, "14").await;
    page.until(
        "the map goes there",
        "return /at=-1\\.\\d+_36\\.\\d+_/.test(location.hash)",
    )
    .await;
    // Case and accents do not matter; what nobody knows is told beside the field.
    let field = "input[name=city]";
    page.focus(field).await;
    page.eval("root.querySelector('input[name=city]').value = ''")
        .await;
    page.type_text("Nowhereville").await;
    page.click(".form[open] .primary").await;
    page.until(
        "the field tells",
        "return root.querySelector('input[name=city]').validationMessage.startsWith('We do not know')",
    )
    .await;
    page.eval("root.querySelector('input[name=city]').value = ''")
        .await;
    page.type_text("bogota").await;
    page.click(".form[open] .primary").await;
    page.until_equal(POSTS_AFTER, "15").await;
    // Its marker is on the map too.
    page.until("its row", "return [...root.querySelectorAll('.list .row')].some(r => r.textContent.includes('Nairobi'))")
        .await;
}

async fn people_move_from_post_to_post(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid")
        .await;
    page.find(".form").await;
    page.unfold(".form:nth-of-type(3) summary").await;
    page.eval(
        "const form = root.querySelectorAll('.form')[2];
         form.querySelector('[name=to]').value = 'candidate-madrid';",
    )
    .await;
    page.click(".form[open] .buttons button:nth-child(2)").await;
    page.until(
        "a second change",
        "return root.querySelectorAll('.steps li').length === 2",
    )
    .await;
    page.until(
        "the balance",
        "return root.querySelector('.known')?.textContent.startsWith('+1 ')",
    )
    .await;
}

async fn a_broken_scenario_is_told_and_changes_nothing(page: Page) {
    page.open("#lang=en&page=scenario&scenario=9~nonsense")
        .await;
    page.find(".plan .notice.bad").await;
    page.until_equal(POSTS_AFTER, "13").await;
}

async fn a_change_that_cannot_be_made_is_named(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid~CPnowhere")
        .await;
    page.find(".steps .wrong").await;
    let wrong = page.text(".steps .wrong").await;
    assert!(wrong.contains("nowhere"), "{wrong}");
}

async fn two_scenarios_stand_side_by_side(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~Spain~~OKmadrid&with=1~Nobody~~CPberlin")
        .await;
    page.find(".compare").await;
    page.until("two maps", "return root.querySelectorAll('.pictures img').length === 2 && [...root.querySelectorAll('.pictures img')].every(i => i.complete && i.naturalWidth > 0)")
        .await;
    let head = page.text(".compare thead").await;
    assert!(head.contains("Spain") && head.contains("Nobody"), "{head}");
    page.assert_accessible("a comparison").await;
    // Each says what it is: nobody takes it for the network as it is.
    let says = "return [...root.querySelectorAll('.pictures img')].map(i => /What if: \\w+/.exec(decodeURIComponent(i.src))?.[0]).join()";
    page.until_equal(says, "What if: Nobody,What if: Spain")
        .await;
}

async fn the_comparison_opens_large_beside_the_network_as_it_is(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~Spain~~OKmadrid")
        .await;
    page.find(".compare button").await;
    page.focus(".compare button").await;
    page.press([Key::Enter]).await;
    page.until("two maps", "return root.querySelectorAll('dialog[open] img').length === 2 && [...root.querySelectorAll('dialog img')].every(i => i.complete && i.naturalWidth > 0)")
        .await;
    let named = page.texts("dialog figcaption").await;
    assert_eq!(named, ["Now", "Spain"]);
    page.assert_accessible("the comparison, large").await;
    page.press([Key::Escape]).await;
    page.until("it closes", "return !root.querySelector('dialog')")
        .await;
    page.until_equal(
        "return root.activeElement?.matches('.compare button')",
        true,
    )
    .await;
}

async fn candidates_are_ranked_by_the_users_weights(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".ranked li").await;
    let script =
        "return [...root.querySelectorAll('.ranked summary')].map(s => s.textContent).join('|')";
    let equal = page.eval(script).await;
    page.eval(
        "const weights = root.querySelectorAll('.weights input');
         [...weights].slice(1).forEach(input => { input.value = 0; input.dispatchEvent(new Event('input', { bubbles: true })); });",
    )
    .await;
    page.until("another order", &format!("return [...root.querySelectorAll('.ranked summary')].map(s => s.textContent).join('|') !== {equal}"))
        .await;
}

async fn each_value_says_what_it_rests_on(page: Page) {
    page.open("#lang=en&page=scenario").await;
    unfold(&page, "Rank").await;
    page.unfold(".ranked summary").await;
    let rests = page.text(".ranked details[open] table").await;
    for wanted in [
        "computed from this network",
        "Natural Earth",
        "found within 25 km of the city",
    ] {
        assert!(rests.contains(wanted), "{wanted}: {rests}");
    }
    // In Rabat no other service was found, which is no zero.
    let none = "return [...root.querySelectorAll('.ranked td')].some(cell => cell.textContent === 'not found')";
    assert_eq!(page.eval(none).await, true);
    // Morocco is a partner country in the words of the answer, which is quoted.
    let quoted = "return [...root.querySelectorAll('.ranked blockquote')].some(q => q.textContent.includes('partnerland'))";
    assert_eq!(page.eval(quoted).await, true);
    page.assert_accessible("the ranking").await;
}

async fn a_note_goes_with_the_link(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid")
        .await;
    page.find(".plan textarea").await;
    page.focus(".plan textarea").await;
    page.type_text("Because of Barcelona").await;
    page.focus(".plan input").await;
    page.until(
        "the address holds it",
        "return location.hash.includes('Because') && location.hash.includes('OKmadrid')",
    )
    .await;
}

async fn the_best_places_are_proven(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".halves .more:last-of-type summary").await;
    page.unfold(".halves .more:last-of-type summary").await;
    page.click(".halves .more:last-of-type .primary").await;
    page.until(
        "a proven answer",
        "return root.querySelector('.answer')?.textContent.includes('proven optimal')",
    )
    .await;
    page.assert_accessible("the best places").await;
}

const SPAIN_AND_MOROCCO: &str = "#lang=en&page=scenario&scenario=1~~~OKmadrid~OKmorocco_casablanca";

/// Opens the part of the panel with this title.
pub(crate) async fn unfold(page: &Page, title: &str) {
    let mark = format!(
        "const summary = [...root.querySelectorAll('.halves .more > summary')].find(s => s.textContent.includes('{title}'));
         summary?.classList.add('wanted'); return summary"
    );
    page.until(title, &mark).await;
    page.click(".wanted").await;
}

async fn presence_is_a_table_before_and_after(page: Page) {
    page.open(SPAIN_AND_MOROCCO).await;
    unfold(&page, "Together").await;
    let differing =
        "return [...root.querySelectorAll('.glyphs .differs th')].map(x => x.textContent).join()";
    page.until_equal(differing, "Morocco,Spain").await;
    let spain = page
        .eval("return [...root.querySelectorAll('.glyphs .differs td')].slice(3).map(x => x.textContent).join('|')")
        .await;
    assert_eq!(spain, "Contested → Open|Seen earlier|–not found");
    page.assert_accessible("the table of presence").await;
    let by_city = "const select = root.querySelector('.halves .more[open] select');
        select.selectedIndex = 1; select.dispatchEvent(new Event('change', { bubbles: true }))";
    page.eval(by_city).await;
    page.until_equal(differing, "Casablanca,Madrid").await;
    let new = "return [...root.querySelectorAll('.pairs .badge')].map(x => x.closest('li').querySelector('b').textContent).join()";
    page.until_equal(
        new,
        "Reopening in Spain + FIT Madrid,Post in Morocco + FIT Casablanca",
    )
    .await;
    // Two in one house, by the button beside them.
    page.eval("const buttons = [...root.querySelectorAll('.pairs button')];
        buttons.find(b => b.getAttribute('aria-label').includes('Madrid')).classList.add('wanted-house')")
        .await;
    page.click(".wanted-house").await;
    page.until_equal("return root.querySelectorAll('.steps li').length", 3)
        .await;
    page.until_equal("return root.querySelectorAll('.steps .wrong').length", 0)
        .await;
}

async fn coverage_tells_who_gains_a_post(page: Page) {
    page.open(SPAIN_AND_MOROCCO).await;
    unfold(&page, "Who answers").await;
    page.until_equal(
        "return root.querySelector('.more[open] tbody .differs')?.textContent",
        "Post in the country1416",
    )
    .await;
    page.until_equal(
        "return [...root.querySelectorAll('.more[open] .turns')][0]?.textContent",
        "Spain: An agency only → Post in the countryMorocco: An agency only → Post in the country",
    )
    .await;
    // By GDP there are shares instead of numbers.
    page.eval(
        "const select = root.querySelector('.halves .more[open] select');
        select.selectedIndex = 2; select.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "percentages",
        "return root.querySelector('.more[open] tbody td').textContent.includes('%')",
    )
    .await;
    page.assert_accessible("the coverage").await;
}

async fn crews_tell_what_the_minimum_takes(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid~PKmadrid_R")
        .await;
    unfold(&page, "Crews").await;
    page.until_equal(
        "return root.querySelector('.more[open] tbody th')?.parentElement.textContent",
        "Diplomatic Representative of Flanders0 → 1013",
    )
    .await;
    let madrid = "return [...root.querySelectorAll('.more[open] .narrow .differs')].map(x => x.textContent).join()";
    let madrid = page.eval(madrid).await;
    let madrid = madrid.as_str().unwrap_or_default();
    assert!(
        madrid.starts_with("Reopening in Spain") && madrid.contains("1 FTE"),
        "{madrid}"
    );
    page.assert_accessible("the crews").await;
}

async fn what_it_comes_to_stays_in_sight(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid")
        .await;
    page.find(".summary").await;
    let told = page.text(".summary").await;
    assert!(told.contains("Roles not filled yet: 4"), "{told}");
    let tops = "const tops = [...root.querySelectorAll('.halves > *')].map((half) => Math.round(half.getBoundingClientRect().top));
        return tops[0] === tops[1]";
    for (width, beside) in [("1300px", true), ("1000px", false)] {
        page.eval_with("host.style.width = arguments[0]", vec![json!(width)])
            .await;
        page.until_equal(tops, beside).await;
        page.eval("const side = root.querySelector('.side'); side.scrollTop = 600;")
            .await;
        page.until(
            "it is in sight",
            "const [side, line] = ['.side', '.summary'].map((name) => root.querySelector(name).getBoundingClientRect());
             return line.top >= side.top - 1 && line.bottom <= side.bottom",
        )
        .await;
        page.assert_accessible(&format!("a scenario, {width}"))
            .await;
    }
    // What changes nothing has no summary.
    page.eval("host.style.width = ''").await;
    page.click(".steps .x").await;
    page.until("no summary", "return !root.querySelector('.summary')")
        .await;
}
