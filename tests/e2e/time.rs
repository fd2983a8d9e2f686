//! Through time: the network at a date, the record of a location, the years.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use fantoccini::key::Key;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    a_date_in_the_address_shows_the_network_as_it_was,
    arrows_go_from_event_to_event,
    before_the_first_event_nothing_is_made_up,
    the_handle_is_moved_to_a_date,
    the_element_takes_and_tells_a_date,
    a_network_without_dates_has_no_bar,
    a_location_has_its_history,
    what_is_selected_and_not_on_show_is_told,
    what_is_over_is_told_as_past,
    the_bar_leaves_room_for_a_narrow_map,
    the_years_are_drawn_and_told,
    what_changed_between_two_dates_is_marked,
    two_handles_that_meet_go_either_way,
    the_handles_tell_where_they_are_while_dragged,
    it_is_played_at_a_speed_and_stands_still_at_events,
    what_is_asked_for_while_it_plays_stays,
    one_gesture_is_one_entry_of_the_history,
    a_date_to_come_in_the_data_is_not_today,
    what_was_known_is_another_question,
    a_dated_scenario_goes_on_into_the_time_to_come,
    a_date_that_cannot_be_meant_is_no_riddle,
    charts_are_saved,
    what_a_date_leaves_out_is_not_denied,
];

const ROWS: &str = "return root.querySelectorAll('.list .row').length";
const ALL: usize = 78;

/// What a screen reader hears of the handle.
async fn heard(page: &Page) -> String {
    let text = page
        .eval("return root.querySelector('.time input').getAttribute('aria-valuetext')")
        .await;
    text.as_str().unwrap_or_default().to_owned()
}

/// An address may name a location that the date on show leaves out: its detail opens all the same, and says why.
async fn what_is_selected_and_not_on_show_is_told(page: Page) {
    for (id, date, says) in [
        (
            "post-berlin",
            "2001-06",
            "May have opened by 30 June 2001; not known to be at work then.",
        ),
        (
            "post-copenhagen",
            "2001-06",
            "Not opened yet by 30 June 2001, as far as is known.",
        ),
        (
            "post-copenhagen",
            "2010~2019",
            "This location is in no source with a date up to 31 December 2019.",
        ),
    ] {
        page.open(&format!("#lang=en&date={date}&selected={id}"))
            .await;
        let script = format!(
            "return root.querySelector('.detail .warning')?.textContent === {}",
            json!(says)
        );
        page.until(says, &script).await;
        let selected = format!("return location.hash.includes('selected={id}')");
        page.until("the address says so", &selected).await;
        assert_eq!(page.count(".notice").await, 0, "{says}");
        page.assert_accessible(says).await;
    }
    page.open("#lang=en&date=2001-06&selected=post-berlin")
        .await;
    page.find(".detail .timeline").await;
    page.click(".now").await;
    page.until(
        "at another date it is as it is",
        "return !root.querySelector('.detail .warning') && !!root.querySelector('.detail .lead .g')",
    )
    .await;
}

async fn until_heard(page: &Page, text: &str) {
    let script = format!(
        "return root.querySelector('.time input')?.getAttribute('aria-valuetext').includes({})",
        json!(text)
    );
    page.until(&format!("it is told: {text}"), &script).await;
}

async fn a_date_in_the_address_shows_the_network_as_it_was(page: Page) {
    page.open("#lang=en&date=2000").await;
    until_heard(&page, "As of 31 December 2000.").await;
    page.until("there were fewer", &format!("{ROWS} < 30"))
        .await;
    let names = page.texts(".list .row").await.join("\n");
    assert!(names.contains("Vienna post"), "{names}");
    // Opened in 2021, and who reads of 2000 sees nothing of it.
    assert!(!names.contains("Copenhagen post"), "{names}");
    let title = page.text("h1").await;
    assert_eq!(title, "Flanders' network abroad, as of the end of 2000");
    let svg = page
        .eval_async(
            "const done = arguments[0];
             document.querySelector('buiten-kaart').exportSvg().then((svg) => done(svg.includes('as of the end of 2000')))",
            vec![],
        )
        .await;
    assert_eq!(svg, true, "a picture says its date");
    let table = page
        .eval_async(
            "const done = arguments[0];
             document.querySelector('buiten-kaart').exportCsv().then((csv) => {
                 const rows = csv.trim().split('\\r\\n');
                 done(rows[0].endsWith(',as_of') && rows.slice(1).every((row) => row.endsWith(',2000')));
             })",
            vec![],
        )
        .await;
    assert_eq!(table, true, "and so does every row of a table");
    let hash = page.eval("return location.hash").await.to_string();
    assert!(hash.contains("date=2000"), "{hash}");
    for width in ["", "375px", "320px"] {
        page.eval_with("host.style.width = arguments[0]", vec![json!(width)])
            .await;
        page.assert_accessible(&format!("a date, {width}")).await;
    }
    page.eval("host.style.width = ''").await;
    page.click(".now").await;
    page.until_equal(ROWS, ALL).await;
    page.until(
        "the address says so",
        "return !location.hash.includes('date=')",
    )
    .await;
}

async fn arrows_go_from_event_to_event(page: Page) {
    page.open("#lang=en").await;
    assert_eq!(page.count(".time").await, 0);
    page.click(".timing").await;
    page.find(".time input").await;
    page.focus(".time input").await;
    page.press([Key::Left]).await;
    page.until("a date", "return location.hash.includes('date=')")
        .await;
    let latest = heard(&page).await;
    page.press([Key::Left]).await;
    page.until(
        "another event",
        &format!(
            "return root.querySelector('.time input').getAttribute('aria-valuetext') !== {}",
            json!(latest)
        ),
    )
    .await;
    // Who, and what.
    let events = page.text(".time .events").await;
    assert!(events.contains(": "), "{events}");
    page.press([Key::Right]).await;
    until_heard(&page, &latest).await;
    page.press_with(Key::Shift, Key::Left).await;
    until_heard(&page, "As of 31 December").await;
    let focused = page.eval("return focused().matches('.time input')").await;
    assert_eq!(focused, true);
}

/// Before anything is known nobody is sure to be there, and what is not known is not told to be absent. Of one
/// the year of its opening is only assumed: before that it was not there either.
async fn before_the_first_event_nothing_is_made_up(page: Page) {
    page.open("#lang=en&date=1900").await;
    until_heard(
        &page,
        "As of 31 December 1900. 0 certainly at work, 0 at most; of 54 nothing is known.",
    )
    .await;
    page.until_equal(ROWS, 0).await;
    assert_eq!(page.count(".list .empty").await, 0, "no filter is to blame");
    page.until(
        "there is no earlier event, and a next one",
        "const [before, after] = root.querySelectorAll('.course > .quiet');
         return before.disabled && !after.disabled",
    )
    .await;
    page.click(".course > .quiet:nth-of-type(2)").await;
    until_heard(&page, "1 certainly at work").await;
    page.assert_accessible("the first event").await;
}

async fn the_handle_is_moved_to_a_date(page: Page) {
    page.open("#lang=en&date=2024-01-01").await;
    until_heard(&page, "As of 1 January 2024.").await;
    // As a hand does that drags it: the browser's own event, with a value that is a number of days.
    page.eval(
        "const input = root.querySelector('.time input');
         input.value = Date.UTC(2002, 0, 22) / 864e5;
         input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
         input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
    )
    .await;
    until_heard(&page, "As of 22 January 2002.").await;
    until_heard(&page, "Paris post (bilateral): opened").await;
    page.until("the list follows", &format!("{ROWS} < 30"))
        .await;
    page.until(
        "the map follows",
        "return !root.querySelector('.map [aria-label*=Copenhagen]')",
    )
    .await;
}

async fn the_element_takes_and_tells_a_date(page: Page) {
    page.open("#lang=en").await;
    page.eval(
        "window.dates = [];
         host.addEventListener('datechange', (e) => window.dates.push(e.detail.date));
         host.date = '1999-06';",
    )
    .await;
    until_heard(&page, "As of 30 June 1999.").await;
    page.until("the list follows", &format!("{ROWS} < 30"))
        .await;
    // What the host sets is no news to it; what the visitor does is.
    assert_eq!(page.eval("return window.dates").await, json!([]));
    page.click(".course button:first-child").await;
    page.until_equal("return window.dates.length", 1).await;
    assert_eq!(page.eval("return window.dates[0]").await, "1999-02-14");
    page.eval("host.date = 'last year'").await;
    page.until_equal(ROWS, ALL).await;
    page.eval("host.date = '1999'").await;
    page.until("the list follows", &format!("{ROWS} < 30"))
        .await;
    page.eval("host.date = null").await;
    page.until_equal(ROWS, ALL).await;
}

async fn a_network_without_dates_has_no_bar(page: Page) {
    page.open("#lang=en").await;
    page.find(".timing").await;
    page.eval(
        "host.load({
             version: 1, title: 'Undated', compiled: '2026-01-01',
             sources: [{ id: 's', kind: 'other', title: 'S' }],
             services: [{ id: 'a', short: 'A', name: 'A', mission: 'A' }],
             places: [{ id: 'p', name: 'P', precision: 'city', country: 'AT', lat_lon: [48.2, 16.4] }],
             locations: [{ id: 'l', service: 'a', kind: 'post', name: 'L', place: 'p',
                           standing: [{ value: 'seen', sources: ['s'] }] }],
         })",
    )
    .await;
    page.until_equal(ROWS, 1).await;
    page.until("no bar", "return !root.querySelector('.timing, .time')")
        .await;
    // But a scenario that has some may be seen through time.
    page.eval("location.hash = '#lang=en&page=scenario&scenario=1~~~2028Cl'")
        .await;
    page.click(".timing").await;
    until_heard(&page, "As of 31 December 2028.").await;
    // As long as its bar is there, it can be closed.
    page.focus(".time input").await;
    page.press([Key::Home]).await;
    page.until(
        "nothing has come yet",
        "return root.querySelectorAll('.list .g.shut').length === 0",
    )
    .await;
    page.click(".timing.on").await;
    page.until("it is closed", "return !root.querySelector('.time')")
        .await;
    page.until("all has come", "return root.querySelector('.list .g.shut')")
        .await;
}

async fn a_location_has_its_history(page: Page) {
    page.open("#lang=en&selected=post-madrid").await;
    page.find(".detail .timeline").await;
    let rows = page.texts(".detail .timeline > li").await;
    assert!(rows[0].starts_with("2007"), "{rows:?}");
    assert!(rows[1].starts_with("15 November 2018"), "{rows:?}");
    assert!(rows[2].starts_with("2024"), "{rows:?}");
    // What contradicts each other stands side by side.
    let tops = page
        .eval(
            "const two = [...root.querySelectorAll('.beside.contested > *')];
             return two.map((e) => Math.round(e.getBoundingClientRect().top))",
        )
        .await;
    assert_eq!(tops[0], tops[1], "{tops}");
    assert!(page.count(".strip rect").await > 0);
}

/// What was so is told as past and counts no more; at its time it was so.
async fn what_is_over_is_told_as_past(page: Page) {
    page.open("#lang=en").await;
    page.eval(
        "const said = (value, more) => ({ value, sources: ['s'], ...more });
         host.load({
             version: 1, title: 'Moved', compiled: '2026-01-01',
             sources: [{ id: 's', kind: 'other', title: 'S' }],
             services: [{ id: 'a', short: 'A', name: 'A', mission: 'A' }],
             places: [{ id: 'p', name: 'P', precision: 'city', country: 'AT', lat_lon: [48.2, 16.4] }],
             locations: [{ id: 'l', service: 'a', kind: 'post', name: 'L', place: 'p',
                 standing: [said('open', { as_of: '2010' })],
                 address: [said('Old Street 1', { as_of: '2010', until: '2015~' }),
                           said('New Street 2', { as_of: '2016' })],
                 jurisdiction: [said({ countries: ['SK'] }, { as_of: '2010', until: '2015' }),
                                said({ countries: ['AT'] }, { as_of: '2010' })] }],
         }).then(() => host.select('l'))",
    )
    .await;
    page.find(".detail .timeline").await;
    let ended = page.texts(".detail .reach .badge").await;
    assert_eq!(ended, ["ended: about 2015"]);
    let rows = page.texts(".detail .timeline > li").await.join("\n");
    assert!(rows.contains("ended: 2015"), "{rows}");
    let csv = page
        .eval_async(
            "const done = arguments[0];
             document.querySelector('buiten-kaart').exportCsv().then(done)",
            vec![],
        )
        .await;
    let csv = csv.as_str().unwrap_or_default();
    assert!(
        csv.contains("New Street 2") && !csv.contains("Old Street 1"),
        "{csv}"
    );
    page.eval("host.date = '2012'").await;
    page.until(
        "the address of those days",
        "const reach = root.querySelector('.detail .reach')?.textContent ?? '';
         return reach.includes('Old Street 1') && !reach.includes('New Street 2') && !reach.includes('ended')",
    )
    .await;
}

/// Two dates on a narrow map: one line for both handles, and what is seldom asked is opened.
async fn the_bar_leaves_room_for_a_narrow_map(page: Page) {
    page.open("#lang=en&date=2018-12_2022").await;
    page.find(".interval blockquote").await;
    const HEIGHT: &str = "return root.querySelector('.time').getBoundingClientRect().height";
    for (width, most) in [("640px", 280.), ("375px", 400.)] {
        page.eval_with("host.style.width = arguments[0]", vec![json!(width)])
            .await;
        page.until(
            "what is seldom asked is hidden",
            "return !root.querySelector('.speed')?.offsetHeight && !root.querySelector('.known').offsetHeight",
        )
        .await;
        let height = page.eval(HEIGHT).await.as_f64().unwrap_or(f64::MAX);
        assert!(height <= most, "{height} px at {width}");
    }
    page.click(".options").await;
    page.until(
        "it is shown",
        "return root.querySelector('.known').offsetHeight > 0
            && root.querySelector('.options').getAttribute('aria-expanded') === 'true'",
    )
    .await;
    page.assert_accessible("more options").await;
    // Each handle is where its date is, and takes the pointer there.
    page.eval("host.style.width = ''; host.date = '2000_2020'")
        .await;
    page.until_equal(
        "const inputs = [...root.querySelectorAll('.handles input')];
         return inputs.map((input) => {
             const { left, top, width, height } = input.getBoundingClientRect();
             const part = (input.value - input.min) / (input.max - input.min);
             return inputs.indexOf(root.elementFromPoint(left + 8 + (width - 16) * part, top + height / 2));
         }).join()",
        "0,1".to_owned(),
    )
    .await;
}

async fn the_years_are_drawn_and_told(page: Page) {
    page.open("#lang=en&page=facts").await;
    page.find(".years").await;
    assert_eq!(page.count(".years figure").await, 3);
    page.click(".years .toggle button:last-of-type").await;
    page.until(
        "a drawing for each kind",
        "return root.querySelectorAll('.years figure figcaption .g').length === 0
             && root.querySelectorAll('.years figure').length === 3",
    )
    .await;
    fill(&page, ".sentence label:first-of-type input", "2018").await;
    fill(&page, ".sentence label:last-of-type input", "2022").await;
    page.until(
        "the sentence",
        "return root.querySelector('.sentence blockquote').textContent.startsWith(
             'Between the end of 2018 and the end of 2022, 2 locations opened (Rome post, 25 February 2019; Copenhagen post, 16 September 2021), according to ')",
    )
    .await;
    // What lies beyond the data is put right.
    fill(&page, ".sentence label:last-of-type input", "2150").await;
    page.until(
        "as far as the data go",
        "return root.querySelector('.sentence label:last-of-type input').value.startsWith('202')",
    )
    .await;
    page.unfold(".years summary").await;
    let table = page.texts(".years tbody tr").await;
    assert!(table[0].starts_with("1974"), "{table:?}");
    page.assert_accessible("the years").await;
    // Before the first figure, it is told when that is, and all are shown.
    page.open("#lang=en&page=facts&date=1950").await;
    page.until(
        "when the first figure is",
        "return root.querySelector('.years .unknown')?.textContent.startsWith('There are no figures before 197')",
    )
    .await;
    assert_eq!(page.count(".years figure").await, 3);
    page.eval("host.date = ''").await;
    page.until("no more", "return !root.querySelector('.years .unknown')")
        .await;
    // The dates on show, whenever they change.
    for (date, dates, told) in [
        (
            "2012",
            "2002,2012",
            "Between the end of 2002 and the end of 2012, ",
        ),
        (
            "2005_2012",
            "2005,2012",
            "Between the end of 2005 and the end of 2012, ",
        ),
        (
            "1990",
            "1980,1990",
            "Between the end of 1980 and the end of 1990, ",
        ),
    ] {
        page.eval_with("host.date = arguments[0]", vec![json!(date)])
            .await;
        page.until(
            "the sentence of the dates on show",
            &format!(
                "const [dates, told] = {};
                 return [...root.querySelectorAll('.sentence input')].map((input) => input.value).join() === dates
                     && root.querySelector('.sentence blockquote').textContent.startsWith(told)",
                json!([dates, told])
            ),
        )
        .await;
    }
}

/// Sets a field as somebody does who leaves it.
async fn fill(page: &Page, selector: &str, value: &str) {
    page.find(selector).await;
    page.eval_with(
        "const field = root.querySelector(arguments[0]);
         field.value = arguments[1];
         field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));",
        vec![json!(selector), json!(value)],
    )
    .await;
}

async fn what_changed_between_two_dates_is_marked(page: Page) {
    page.open("#lang=en&date=2022").await;
    until_heard(&page, "As of 31 December 2022.").await;
    assert_eq!(page.count(".line input").await, 1);
    page.click(".between").await;
    page.until(
        "there are two handles",
        "return root.querySelectorAll('.line input').length === 2",
    )
    .await;
    page.until(
        "the address says so",
        "return location.hash.includes('date=2012-12-31_2022')",
    )
    .await;
    page.eval("location.hash = '#lang=en&date=2018-12_2022&at=55.68_12.57_6'")
        .await;
    page.until(
        "the sentence",
        "return root.querySelector('.interval blockquote')?.textContent.includes(
             '2 locations opened (Rome post, 25 February 2019; Copenhagen post, 16 September 2021), according to ')",
    )
    .await;
    // On the list, and on the map.
    page.until(
        "the list marks them",
        "return root.querySelectorAll('.list .g.opened').length === 2",
    )
    .await;
    page.until(
        "the map marks them",
        "return root.querySelectorAll('.map .g.opened').length > 0",
    )
    .await;
    // Far away both are in one group, though neither is the one that is drawn for it.
    page.eval("location.hash = '#lang=en&date=2018-12_2022&at=50.00_10.00_1'")
        .await;
    page.until(
        "the groups are marked, in words too",
        "return root.querySelector('.map .mk.many.opened')?.ariaLabel.includes('(opened in this interval)')",
    )
    .await;
    // The second handle is told as the first is, and goes by the same keys.
    page.until(
        "who opened then is told",
        "return root.querySelector('.line input:nth-of-type(2)').getAttribute('aria-valuetext')
             .startsWith('Since 31 December 2018. ')",
    )
    .await;
    page.focus(".line input:nth-of-type(2)").await;
    page.press_with(Key::Shift, Key::Left).await;
    page.until(
        "a year earlier",
        "return location.hash.includes('date=2017-12-31_2022')",
    )
    .await;
    for width in ["", "375px", "320px"] {
        page.eval_with("host.style.width = arguments[0]", vec![json!(width)])
            .await;
        page.assert_accessible(&format!("an interval, {width}"))
            .await;
    }
    page.eval("host.style.width = ''").await;
    page.click(".between").await;
    page.until(
        "one handle",
        "return root.querySelectorAll('.line input').length === 1",
    )
    .await;
    page.until_equal("return root.querySelectorAll('.list .g.opened').length", 0)
        .await;
}

/// Moves a handle as a hand does that drags it, and lets it go or not.
async fn drag(page: &Page, handle: usize, date: &str, lets_go: bool) {
    page.eval_with(
        "const input = root.querySelectorAll('.line input')[arguments[0]];
         input.value = Date.parse(arguments[1]) / 864e5;
         for (const kind of arguments[2] ? ['input', 'change'] : ['input'])
             input.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));",
        vec![json!(handle), json!(date), json!(lets_go)],
    )
    .await;
}

/// What a screen reader hears of both handles.
const BOTH: &str = "return [...root.querySelectorAll('.line input')]
    .map((input) => input.getAttribute('aria-valuetext').split('. ')[0]).join()";

/// One lies on the other: whichever is taken, it goes where it is dragged.
async fn two_handles_that_meet_go_either_way(page: Page) {
    page.open("#lang=en&date=2005_2005").await;
    page.until_equal(BOTH, "As of 31 December 2005,Since 31 December 2005")
        .await;
    drag(&page, 1, "2007-06-30", true).await;
    page.until_equal(BOTH, "Since 31 December 2005,As of 30 June 2007")
        .await;
    page.until(
        "the address says so",
        "return location.hash.includes('date=2005_2007-06-30')",
    )
    .await;
    // And back again past the other.
    drag(&page, 1, "2003-01-01", true).await;
    page.until_equal(BOTH, "As of 31 December 2005,Since 1 January 2003")
        .await;
    page.focus(".line input:nth-of-type(2)").await;
    for _ in 0..3 {
        page.press_with(Key::Shift, Key::Right).await;
    }
    page.until_equal(BOTH, "Since 31 December 2005,As of 31 December 2006")
        .await;
    let heard = page
        .eval("return root.querySelector('.line input').getAttribute('aria-valuetext')")
        .await
        .to_string();
    assert!(heard.contains("certainly at work"), "{heard}");
}

/// Of many locations the map waits until a handle is let go; what is told does not.
async fn the_handles_tell_where_they_are_while_dragged(page: Page) {
    page.open("#lang=en").await;
    page.eval(
        "host.load({
             version: 1, title: 'Many', compiled: '2026-01-01',
             sources: [{ id: 's', kind: 'other', title: 'S' }],
             services: [{ id: 'a', short: 'A', name: 'A', mission: 'A' }],
             places: [{ id: 'p', name: 'P', precision: 'city', country: 'AT', lat_lon: [48.2, 16.4] }],
             locations: Array.from({ length: 501 }, (_, i) => ({ id: `l${i}`, service: 'a', kind: 'office',
                 name: `L ${i}`, place: 'p',
                 standing: [{ value: 'open', as_of: String(1990 + i % 30), sources: ['s'] }] })),
         }).then(() => { host.date = '2000_2010'; })",
    )
    .await;
    page.until_equal(BOTH, "As of 31 December 2010,Since 31 December 2000")
        .await;
    drag(&page, 1, "2004-03-01", false).await;
    page.until_equal(BOTH, "As of 31 December 2010,Since 1 March 2004")
        .await;
    drag(&page, 0, "2008-03-01", false).await;
    page.until_equal(BOTH, "As of 1 March 2008,Since 1 March 2004")
        .await;
    assert_eq!(
        page.eval("return host.state.includes('date=2000_2010')")
            .await,
        true
    );
    drag(&page, 0, "2008-03-01", true).await;
    page.until(
        "it is let go",
        "return host.state.includes('date=2004-03-01_2008-03-01')",
    )
    .await;
}

async fn it_is_played_at_a_speed_and_stands_still_at_events(page: Page) {
    page.open("#lang=en&date=2018").await;
    until_heard(&page, "As of 31 December 2018.").await;
    fill(&page, ".speed", "10").await;
    page.eval(
        "window.dates = [];
         host.addEventListener('datechange', (e) => window.dates.push(e.detail.date));",
    )
    .await;
    page.click(".play").await;
    page.until(
        "it has come to Rome",
        "return window.dates.includes('2019-02-25')",
    )
    .await;
    page.click(".play").await;
    let stopped = heard(&page).await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(heard(&page).await, stopped, "paused is paused");
}

async fn what_is_asked_for_while_it_plays_stays(page: Page) {
    page.open("#lang=en&date=2000").await;
    until_heard(&page, "As of 31 December 2000.").await;
    page.click(".pausing input").await;
    page.click(".play").await;
    page.click(".between").await;
    page.find(".interval blockquote").await;
    let ticks =
        "window.ticks = 0; host.addEventListener('datechange', () => { window.ticks += 1; });";
    page.eval(ticks).await;
    page.until("it has gone on", "return window.ticks > 4")
        .await;
    assert!(page.count(".interval blockquote").await == 1);
    fill(&page, ".known input", "2019").await;
    page.eval("window.ticks = 0").await;
    page.until("it has gone on", "return window.ticks > 4")
        .await;
    let hash = page.eval("return location.hash").await.to_string();
    assert!(hash.contains('_') && hash.contains("~2019"), "{hash}");
}

/// Back goes to what was before a drag, a play or a run of keys.
async fn one_gesture_is_one_entry_of_the_history(page: Page) {
    page.open("#lang=en&date=2000").await;
    until_heard(&page, "As of 31 December 2000.").await;
    // Browsers keep fifty, whatever was opened before.
    page.eval(
        "window.entries = 0;
         const { pushState } = history;
         history.pushState = (...given) => {
             window.entries += 1;
             pushState.apply(history, given);
         };",
    )
    .await;
    let entries = || async { page.eval("return window.entries").await.as_u64() };
    for date in ["2001-01-01", "2002-01-01", "2003-01-01"] {
        drag(&page, 0, date, false).await;
        until_in_address(&page, date).await;
    }
    drag(&page, 0, "2004-01-01", true).await;
    until_in_address(&page, "2004-01-01").await;
    assert_eq!(entries().await, Some(1), "a drag");
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    page.eval(
        "window.dates = 0;
         host.addEventListener('datechange', () => { window.dates += 1; });
         for (let i = 0; i < 3; i += 1)
             setTimeout(() => root.querySelector('.line input').dispatchEvent(
                 new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true, cancelable: true })), 100 * i);",
    )
    .await;
    page.until("three keys", "return window.dates === 3").await;
    assert_eq!(entries().await, Some(2), "a run of keys");
    // With Alt it is the browser's key to go back.
    let is_left = page
        .eval(
            "const event = new KeyboardEvent('keydown',
                 { key: 'ArrowLeft', altKey: true, bubbles: true, composed: true, cancelable: true });
             root.querySelector('.line input').dispatchEvent(event);
             return !event.defaultPrevented",
        )
        .await;
    assert_eq!(is_left, serde_json::json!(true));
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    page.click(".pausing input").await;
    page.click(".play").await;
    page.until("it plays", "return window.dates > 7").await;
    page.click(".play").await;
    assert_eq!(entries().await, Some(3), "a play");
    for _ in 0..3 {
        page.eval("history.back()").await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
    until_heard(&page, "As of 31 December 2000.").await;
}

async fn until_in_address(page: &Page, date: &str) {
    page.until(
        "the address says so",
        &format!("return location.hash.includes('date={date}')"),
    )
    .await;
}

async fn a_date_to_come_in_the_data_is_not_today(page: Page) {
    page.open("#lang=en").await;
    page.eval(
        "const office = (id, closed) => ({ id, service: 'a', kind: 'office', name: id, place: 'p',
             opened: [{ value: '1990', sources: ['s'] }], closed,
             standing: [{ value: 'open', as_of: '2024-01-16', sources: ['s'] }] });
         host.load({
             version: 2, title: 'T', compiled: '2024-01-16',
             sources: [{ id: 's', kind: 'other', title: 'S' }],
             services: [{ id: 'a', short: 'A', name: 'A' }],
             places: [{ id: 'p', name: 'P', precision: 'city', country: 'AT', lat_lon: [48.2, 16.4] }],
             locations: [office('o', [{ value: '2030', sources: ['s'] }]), office('q', [])],
         })",
    )
    .await;
    page.click(".timing").await;
    until_heard(
        &page,
        "As of 16 January 2024. 2 certainly at work, 2 at most",
    )
    .await;
    page.focus(".time input").await;
    page.press([Key::End]).await;
    until_heard(
        &page,
        "As of 31 December 2030. 16 January 2024: 2 certainly at work, 2 at most",
    )
    .await;
}

async fn what_was_known_is_another_question(page: Page) {
    page.open("#lang=en&date=~2019").await;
    page.find(".known input").await;
    page.until(
        "the title says so",
        "return root.querySelector('h1').textContent.includes('as known by the end of 2019')",
    )
    .await;
    let names = page.texts(".list .row").await.join("\n");
    assert!(!names.contains("Copenhagen"), "{names}");
    let told = page.text(".known span").await;
    assert!(told.contains("No source of that time names"), "{told}");
    // A source speaks of no day after it, whoever has said the same later.
    page.focus(".time input").await;
    page.press([Key::End]).await;
    until_heard(&page, "As of 31 December 2019.").await;
    page.press([Key::Home]).await;
    page.until(
        "an earlier date",
        "return !location.hash.includes('date=~')",
    )
    .await;
    page.click(".now").await;
    fill(&page, ".known input", "2019").await;
    page.assert_accessible("as known").await;
    // What is no date is told beside the field, and asks for nothing.
    fill(&page, ".known input", "last year").await;
    page.until(
        "it is told",
        "const input = root.querySelector('.known input');
        return input.getAttribute('aria-invalid') === 'true' && input.validationMessage.includes('2019-05')
            && location.hash.includes('date=~2019')",
    )
    .await;
    fill(&page, ".known input", "2019-06").await;
    page.until(
        "the address",
        "return location.hash.includes('date=~2019-06')",
    )
    .await;
}

/// The data say nothing of a time to come, and the earlier of two dates is the one since when.
async fn a_date_that_cannot_be_meant_is_no_riddle(page: Page) {
    page.open("#lang=en&date=2199").await;
    page.find(".time input").await;
    let last = heard(&page).await;
    assert!(!last.contains("2199"), "{last}");
    page.until_equal(ROWS, ALL).await;
    page.open("#lang=en&page=scenario&scenario=1~~~2199OKmadrid&date=2199")
        .await;
    until_heard(&page, "As of 31 December 2199.").await;
    // How many are at work is as old as the data.
    let planned = heard(&page).await;
    let date = last.trim_start_matches("As of ").split('.').next();
    let told = format!("{}: ", date.unwrap_or_default());
    assert!(planned.contains(&told), "{planned}: {told}");
    page.open("#lang=en&date=2022_2018-12").await;
    page.find(".interval blockquote").await;
    page.until(
        "at the later one",
        "return root.querySelector('h1').textContent.endsWith('as of the end of 2022, interval from the end of 2018')",
    )
    .await;
    let said = page.text(".interval blockquote").await;
    assert!(said.contains("Copenhagen post"), "{said}");
}

async fn a_dated_scenario_goes_on_into_the_time_to_come(page: Page) {
    page.open("#lang=en&page=scenario&scenario=1~~~2028-06OKmadrid~2030Cpost-vienna&date=2027")
        .await;
    page.find(".steps").await;
    until_heard(&page, "As of 31 December 2027.").await;
    let marks = "return [root.querySelectorAll('.list .g.opened').length, root.querySelectorAll('.list .g.shut').length]";
    page.until_equal(marks, json!([0, 0])).await;
    page.click(".course button[aria-label='Next event']").await;
    until_heard(&page, "As of 30 June 2028.").await;
    until_heard(&page, "changes by the scenario, not counted: 1").await;
    until_heard(&page, "changes by the scenario: 1").await;
    // A picture and a table say the date, and tell of what has come by then alone.
    page.until_equal("return root.querySelectorAll('.steps .badge').length", 1)
        .await;
    let svg = page
        .eval_async(
            "const done = arguments[0];
             document.querySelector('buiten-kaart').exportSvg().then(done)",
            vec![],
        )
        .await;
    let svg = svg.as_str().unwrap_or_default();
    assert!(svg.contains("What if: ") && svg.contains("as of 30 June 2028"));
    assert!(svg.contains("Opens: ") && !svg.contains("Closes: "));
    let title = page.text("h1").await;
    assert_eq!(title, "Flanders' network abroad, as of 30 June 2028");
    page.until_equal(marks, json!([1, 0])).await;
    page.click(".course button[aria-label='Next event']").await;
    page.until_equal(marks, json!([1, 1])).await;
    // Without a date, all of it.
    page.click(".now").await;
    page.until_equal(marks, json!([1, 1])).await;
    // A date is given and taken in the list.
    fill(&page, ".steps li:nth-child(1) .when input", "2029").await;
    page.until(
        "the address says so",
        "return location.hash.includes('2029OKmadrid')",
    )
    .await;
    fill(&page, ".steps li:nth-child(1) .when input", "").await;
    page.until("and no more", "return location.hash.includes('~OKmadrid')")
        .await;
    page.assert_accessible("a dated scenario").await;
}

async fn charts_are_saved(page: Page) {
    page.open("#lang=en&page=facts").await;
    page.find(".years .buttons").await;
    page.eval(
        "window.saved = [];
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { (window.savedAs ??= []).push(this.download); };",
    )
    .await;
    for button in 1..=3 {
        page.click(&format!(".years .buttons button:nth-child({button})"))
            .await;
    }
    page.until(
        "all three are saved",
        "return ['network.svg', 'network.png', 'network.csv'].every((name) => window.savedAs?.includes(name))",
    )
    .await;
    let texts = page
        .eval_async(
            "const done = arguments[0]; Promise.all(window.saved.map((blob) => blob.text())).then(done)",
            vec![],
        )
        .await
        .to_string();
    assert!(
        texts.contains("<svg") && texts.contains("from,dkbuza_sure"),
        "{texts:.200}"
    );
    page.open("#lang=en&selected=post-madrid&date=2020").await;
    page.find(".detail .timeline").await;
    page.eval(
        "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
    )
    .await;
    page.click(".detail .timeline ~ .buttons button").await;
    page.until_equal("return window.savedAs", "post-madrid-2020.svg")
        .await;
}

/// What is said of later times, or by later sources, is left out of a date: that is told, and denies nothing.
async fn what_a_date_leaves_out_is_not_denied(page: Page) {
    page.open("#lang=en&page=facts&date=2019").await;
    page.find(".facts .matrix").await;
    let facts = page.text(".facts").await;
    assert!(!facts.contains("Not named by the answer"), "{facts}");
    assert!(!facts.contains("The answer names seven"), "{facts}");
    assert!(facts.contains("For this time no source names"), "{facts}");
    assert!(facts.contains("Left out here is"), "{facts}");
    page.open("#lang=en&selected=DK&date=2010").await;
    page.until(
        "from when on a service is known",
        "return /one is from .*20\\d\\d on/.test(root.querySelector('.detail')?.textContent)",
    )
    .await;
    page.open("#lang=en&page=scenario&scenario=1~~~OKmadrid&date=2010")
        .await;
    page.find(".steps .wrong").await;
    let wrong = page.text(".steps .wrong").await;
    assert!(wrong.contains("At the chosen date"), "{wrong}");
    // What they knew of a location is all that they knew, whatever the date on show.
    page.open("#lang=en&selected=post-madrid&date=2017~2019")
        .await;
    page.find(".detail .timeline").await;
    let timeline = page.text(".detail .timeline").await;
    assert!(timeline.contains("Vacant"), "{timeline}");
    assert!(!timeline.contains("2024"), "{timeline}");
}
