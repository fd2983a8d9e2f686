//! The map that reads: how countries are filled, who answers for which, and what the first view shows of
//! all that at every size.

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

pub(crate) const TESTS: &[Test] = tests![
    a_scenario_is_one_sheet_of_paper [Chromium: "only its driver prints"],
];

async fn a_scenario_is_one_sheet_of_paper(page: Page) {
    let media = |media: &'static str| {
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": media }))
    };
    for (lang, theme, scenario) in [
        ("en", "light", "1~Spain~Noted~OKmadrid"),
        ("nl", "dark", "1~~~OKmadrid~CPvienna"),
        ("de", "light", "1~Spanien~~OKmadrid~CFtokyo"),
    ] {
        page.open(&format!("#lang={lang}&page=scenario&scenario={scenario}"))
            .await;
        page.eval(&format!("host.theme = '{theme}'")).await;
        page.until(
            "the picture",
            "return root.querySelector('.sheet .paper')?.naturalWidth > 0",
        )
        .await;
        media("print").await;
        let shown = "const shown = (name) => [...root.querySelectorAll(name)].some((it) => it.getClientRects().length > 0);
            return ['.sheet h2', '.paper', '.steps li', '.before-after td', '.sheet.fine', '.map-panel', '.list', '.head', 'button', 'input[type=checkbox]', 'textarea', '.proposals'].filter(shown).join(' ')";
        let shown = page.eval(shown).await;
        let settings =
            json!({ "paperWidth": 8.27, "paperHeight": 11.69, "generateTaggedPDF": false });
        let printed = page.devtools("Page.printToPDF", settings).await;
        let pages = "return atob(arguments[0]).match(/\\/Type \\/Page\\b/g).length";
        let pages = page.eval_with(pages, vec![printed["data"].clone()]).await;
        media("").await;
        assert_eq!(
            shown,
            ".sheet h2 .paper .steps li .before-after td .sheet.fine"
        );
        assert_eq!(pages, 1, "{scenario} on paper");
    }
    // Without a change it is no sheet.
    page.open("#lang=en&page=scenario").await;
    page.find(".plan").await;
    assert_eq!(page.count(".sheet").await, 0);
}
