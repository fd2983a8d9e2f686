//! The answer on the screen: who answers and how to reach them, what the signs say, what can be taken along.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;

pub(crate) const TESTS: &[Test] = tests![
    what_is_selected_is_in_view_with_its_contacts,
    an_address_is_copied_and_leads_to_a_map,
    what_is_unknown_takes_one_line,
    filters_fold_away_and_come_back,
    the_legend_covers_nothing_and_names_every_sign,
    only_one_city_stands_side_by_side_at_its_place,
    a_group_of_several_cities_says_how_to_part_it,
    lines_lead_from_who_answers_to_whom,
];

/// The site in a frame of exactly this size, as on a screen or in another page.
async fn framed(page: &Page, hash: &str, (width, height): (u32, u32)) {
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
fn inside(script: &str) -> String {
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
    assert_eq!((looks.len(), different.len()), (9, 8), "{looks:?}");
    let named = page.text(".legend").await;
    for word in [
        "Open",
        "Seen earlier",
        "Seen over ten years ago",
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
    page.find(".lead .g.seen.old").await;
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
    assert!(label.ends_with("locations: zoom in"), "{label}");
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
