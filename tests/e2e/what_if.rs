//! What if, as a doubter reads it: every figure true, told apart, and said in whole.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

use crate::planning::unfold;

pub(crate) const TESTS: &[Test] = tests![
    closing_a_post_tells_whom_nobody_answers_for,
    a_figure_opens_to_what_it_counts,
    differences_are_those_of_the_figures_shown,
    what_is_open_goes_before_the_balance,
    those_in_one_house_are_not_offered_it,
    crews_mark_what_is_not_counted_and_what_is_assumed,
    no_two_scenarios_have_one_name,
    the_colours_of_a_scenario_have_a_key,
    french_has_a_space_before_its_colons,
    no_city_is_chosen_for_anybody,
    costs_are_the_visitors_own,
    the_best_places_are_kept_to_a_region_and_said_in_a_sentence,
    a_link_goes_where_the_change_is,
];

/// The rows of the figures: name, before, after, difference.
const FIGURES: &str = "return [...root.querySelectorAll('.comes-to tbody tr')].map((row) =>
    [row.querySelector('summary'), ...row.querySelectorAll('td')].map((cell) => cell.textContent))";

async fn figures(page: &Page) -> Vec<Vec<String>> {
    page.find(".comes-to tbody tr").await;
    serde_json::from_value(page.eval(FIGURES).await).expect("rows of texts")
}

async fn closing_a_post_tells_whom_nobody_answers_for(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~Close~~CPvienna")
        .await;
    page.find(".turns li").await;
    let turns = page.text(".turns").await;
    assert!(
        turns.contains("No longer answered for: Austria, Slovakia"),
        "{turns}"
    );
    let summary = page.text(".summary").await;
    assert!(
        summary.contains("No post answers any more for: Austria, Slovakia"),
        "{summary}"
    );
    // Its satellites stay, and that is said.
    let told = page.text(".comes-to").await;
    assert!(
        told.contains("its satellite offices stay open and answer (Prague satellite office"),
        "{told}"
    );
    // What the scenario takes away is more than not found.
    unfold(&page, "Together").await;
    page.until(
        "the table says so",
        "return [...root.querySelectorAll('.before-after .only-read')].some((it) => it.textContent === 'no longer there')",
    )
    .await;
    let rows = figures(&page).await;
    let answered = rows
        .iter()
        .find(|row| row[0].contains("a post answers for"));
    assert_eq!(answered.expect("the figure")[3], "−2");
}

async fn a_figure_opens_to_what_it_counts(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid")
        .await;
    page.find(".comes-to .meaning summary").await;
    let open = |name: &str| {
        format!(
            "const row = [...root.querySelectorAll('.comes-to .meaning')].find((it) => it.textContent.startsWith('{name}'));
             row.open = true; return row.textContent"
        )
    };
    // The home country is counted where a service stands there, and the figure says so.
    for (name, wanted) in [
        ("Countries with", "Belgium"),
        ("Countries with", "the home country"),
        ("Countries with", "compiled on"),
        (
            "Share of the UN members",
            "Of 192 member states of the UN, without Belgium",
        ),
    ] {
        let script = format!("{}.includes('{wanted}')", open(name));
        page.until_equal(&script, true).await;
    }
    page.assert_accessible("a figure, open").await;
}

async fn differences_are_those_of_the_figures_shown(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid~OKmorocco_casablanca~OKeu-eastern-border_vilnius")
        .await;
    let number = |text: &str| -> f64 {
        let digits = text.replace('−', "-").replace([',', '+'], "");
        let end = digits.find(|c: char| !"-.0123456789".contains(c));
        digits[..end.unwrap_or(digits.len())].parse().expect(text)
    };
    let decimals = |text: &str| {
        text.split('.').nth(1).map_or(0, |rest| {
            rest.chars().take_while(char::is_ascii_digit).count()
        })
    };
    let mut differing = 0;
    for row in figures(&page).await {
        let [name, before, after, change] = &*row else {
            panic!("{row:?}")
        };
        let is_share = before.contains('%');
        for figure in [before, after] {
            assert_eq!(decimals(figure), usize::from(is_share), "{row:?}");
        }
        if change.is_empty() {
            assert_eq!(before, after, "{name}");
            continue;
        }
        differing += 1;
        let apart = number(after) - number(before) - number(change);
        assert!(apart.abs() < 1e-9, "{row:?}");
        assert!(!change.contains('%'), "{row:?}");
        assert_eq!(change.contains("percentage point"), is_share, "{row:?}");
    }
    assert!(differing > 6, "{differing}");
}

async fn what_is_open_goes_before_the_balance(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~Spain~~OKmadrid~PKmadrid_D~OKmorocco_rabat")
        .await;
    page.find(".comes-to .known").await;
    let large = page.texts(".comes-to .balance").await;
    assert!(
        large.len() == 1
            && large[0].contains("8 roles")
            && large[0].ends_with("not filled yet: 7."),
        "{large:?}"
    );
    assert!(page.text(".comes-to .known").await.starts_with("+1 "));
}

async fn those_in_one_house_are_not_offered_it(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find("select[name=pair]").await;
    let offered = page
        .eval("return [...root.querySelectorAll('select[name=pair] option')].map((it) => it.value).join(' ')")
        .await;
    let offered = offered.as_str().unwrap_or_default();
    assert!(!offered.is_empty());
    for housed in ["fit-paris", "tvl-london", "fit-warsaw"] {
        assert!(!offered.contains(housed), "{housed}: {offered}");
    }
}

async fn crews_mark_what_is_not_counted_and_what_is_assumed(page: Page) {
    page.open("#lang=en&page=scenario").await;
    unfold(&page, "Crews").await;
    let rows = "[...root.querySelectorAll('.more[open] .narrow tbody tr')]";
    page.until("they are unfolded", &format!("return {rows}.length > 0"))
        .await;
    let told = page
        .eval(&format!(
            "const rows = {rows};
             const counted = rows.filter((row) => !row.querySelector('.badge'));
             const unknown = (all) => all.flatMap((row) => [...row.querySelectorAll('td')]).filter((cell) => cell.textContent === 'unknown').length;
             return [rows.length - counted.length, unknown(counted), rows.filter((row) => row.textContent.includes('not counted')).length,
                 root.querySelector('.more[open] p').textContent.includes('to ' + unknown(counted) + ' people'),
                 rows.find((row) => row.textContent.includes('Rome')).textContent.includes('by assumption')]"
        ))
        .await;
    assert_eq!(told, json!([1, 51, 1, true, true]));
    page.assert_accessible("the crews, marked").await;
}

async fn no_two_scenarios_have_one_name(page: Page) {
    let heads = "return [...root.querySelectorAll('.compare thead th')].slice(2).map((it) => it.textContent).join(' | ')";
    for (scenario, with, wanted) in [
        ("1~A~~OKmadrid", "1~A~~OKmorocco_rabat", "A (1) | A (2)"),
        ("1~A~~OKmadrid", "1~B~~OKmorocco_rabat", "B | A"),
        (
            "1~~~OKmadrid",
            "1~~~CPvienna~CProme",
            "Closes: Vienna post (and more: 1) | Opens: Reopening in Spain",
        ),
    ] {
        page.open(&format!(
            "#lang=en&page=scenario&scenario={scenario}&with={with}"
        ))
        .await;
        page.until_equal(heads, wanted).await;
    }
}

async fn the_colours_of_a_scenario_have_a_key(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~X~~OKmadrid~OKmorocco_rabat")
        .await;
    page.until(
        "the key",
        "return root.querySelector('.legend')?.textContent.includes('Gained in the scenario')",
    )
    .await;
}

async fn french_has_a_space_before_its_colons(page: Page) {
    // But for what is quoted, typed or named in another language.
    let wrong = "const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), wrong = [];
        while (walk.nextNode()) {
            const { parentElement: around } = walk.currentNode;
            if (!around || around.closest('blockquote, q, style, script, textarea, .claim, .claims, a, cite, [lang]:not([lang=fr])')) continue;
            const text = around.textContent;
            if (/[\\p{L})]: /u.test(text) && around.childElementCount < 6 && !/https?:|\\w[.]\\w\\w\\w?: /.test(text)) wrong.push(text.slice(0, 120));
        }
        return wrong";
    for (place, ready) in [
        ("page=scenario&scenario=1~X~~OKmadrid~CPvienna", ".turns li"),
        ("selected=fit-paris", ".detail h2"),
        ("selected=post-vienna", ".detail h2"),
        ("page=facts", ".matrix.crews"),
    ] {
        page.open(&format!("#lang=fr&{place}")).await;
        page.find(ready).await;
        assert_eq!(page.eval(wrong).await, json!([]), "{place}");
    }
}

async fn no_city_is_chosen_for_anybody(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".proposal select").await;
    page.until_equal(
        "return root.querySelector('.proposal select').selectedOptions[0].textContent",
        "– choose a city",
    )
    .await;
    let options = page
        .eval("return [...root.querySelectorAll('.proposal select option')].map((it) => it.textContent).join('|')")
        .await;
    let options = options.as_str().unwrap_or_default();
    assert!(
        options.contains("Warsaw (Poland), has a post already|"),
        "{options}"
    );
    assert!(options.contains("|Vilnius (Lithuania)|"), "{options}");
    // Without one nothing opens, and the field says why.
    let button = "root.querySelector('.proposal:has(select) button')";
    page.eval(&format!("{button}.click()")).await;
    page.until_equal(
        "return root.querySelector('.proposal select').validationMessage",
        "– choose a city",
    )
    .await;
    assert_eq!(
        page.eval("return root.querySelector('.steps')").await,
        json!(null)
    );
    page.eval(&format!(
        "const select = root.querySelector('.proposal select');
         select.selectedIndex = [...select.options].findIndex((it) => it.textContent.startsWith('Vilnius'));
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));
         {button}.click()"
    ))
    .await;
    page.until(
        "it opens there",
        "return root.querySelector('.steps')?.textContent.includes('Vilnius')",
    )
    .await;
}

async fn costs_are_the_visitors_own(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid~CProme")
        .await;
    unfold(&page, "Costs").await;
    page.find(".rates input").await;
    // A post opens and one closes: what is left are four roles, each with a field, and no field is filled.
    let fields = "return [...root.querySelectorAll('.rates input')].map((it) => it.value).join()";
    page.until_equal(fields, ",,,").await;
    assert_eq!(
        page.eval("return root.querySelector('.more[open] .balance')")
            .await,
        json!(null)
    );
    page.eval(
        "for (const input of root.querySelectorAll('.rates input')) {
            input.value = '1000';
            input.dispatchEvent(new Event('input', { bubbles: true }));
        }",
    )
    .await;
    // Four to be found in Madrid; of Rome's four one is known, and three may be there.
    page.until_equal(
        "return root.querySelector('.more[open] .balance b')?.textContent.replaceAll('\u{a0}', ' ')",
        "€ 0 to +€ 3,000",
    )
    .await;
    let told = page.text(".more[open] .balance").await;
    assert!(told.contains("depends on what is not known"), "{told}");
    assert_eq!(
        page.eval("return location.hash.includes('1000')").await,
        false
    );
    page.assert_accessible("the costs").await;
}

async fn the_best_places_are_kept_to_a_region_and_said_in_a_sentence(page: Page) {
    page.open("#lang=en&page=scenario").await;
    page.find(".halves .more:last-of-type summary").await;
    page.unfold(".halves .more:last-of-type summary").await;
    page.eval(
        "const select = [...root.querySelectorAll('.halves .more:last-of-type select')].at(-1);
         select.selectedIndex = [...select.options].findIndex((it) => it.textContent === 'Africa');
         select.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.click(".halves .more:last-of-type .primary").await;
    page.until(
        "a proven answer",
        "return root.querySelector('.answer')?.textContent.includes('proven optimal')",
    )
    .await;
    let told = page.text(".answer b").await;
    assert!(
        told.starts_with(
            "By distance alone, countries equal: a new post in each of these places (Africa) gives"
        ) && told.ends_with("This says nothing of use or feasibility."),
        "{told}"
    );
    // The candidate there, by name, beside the best of one place.
    let all = page.text(".answer").await;
    let of = "The candidate in the sources in this region (Post in Morocco): ";
    assert!(
        all.contains(of) && all.contains("less good than the best choice of 1 place."),
        "{all}"
    );
    assert!(
        !told.contains("Thimphu") && !told.contains("Honiara"),
        "{told}"
    );
}

async fn a_link_goes_where_the_change_is(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~CPpretoria")
        .await;
    page.until(
        "it goes to South Africa",
        "return /at=-2\\d\\.\\d+_2\\d\\.\\d+_/.test(location.hash)",
    )
    .await;
    // A link that says where to look is obeyed.
    let placed = "#lang=en&page=scenario&scenario=1~~~CPpretoria&at=48.00_16.00_5";
    page.open(placed).await;
    page.find(".summary").await;
    page.until(
        "it stays",
        "return /at=48\\.00_16\\.00_5/.test(location.hash)",
    )
    .await;
}
