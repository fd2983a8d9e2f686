//! A random walk: a hundred inputs of every kind, and then what is on screen is compared with the
//! data; again and again with the next seed. `make monkey` walks longer, elsewhere, or again with one seed.

use std::env;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use buitenkaart_tests::page::Page;
use buitenkaart_tests::runner::Test;
use buitenkaart_tests::tests;
use serde_json::json;

use crate::element::{host, ready};

pub(crate) const TESTS: &[Test] = tests![monkey_random_inputs_break_nothing];

/// How long an engine walks where nothing is said.
const SECONDS: u64 = 20;

/// A number from the environment.
fn given(name: &str) -> Option<u64> {
    let value = env::var(name).ok().filter(|value| !value.is_empty())?;
    Some(value.parse().expect("a number"))
}

async fn monkey_random_inputs_break_nothing(page: Page) {
    let body = "<p>before</p><buiten-kaart id='a' hash lang='en' style='display: block; height: 640px'></buiten-kaart><p>after</p>";
    host(&page, body).await;
    ready(&page).await;
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a date");
    let asked = given("MONKEY");
    // Where nobody asks, the walk is the same for the same code: what fails then is the change.
    let or = asked.map_or(1, |_| now.as_secs() % 1_000_000);
    let first = given("SEED").unwrap_or(or);
    let time = Duration::from_secs(asked.unwrap_or(SECONDS));
    let begun = Instant::now();
    let script = format!(
        "const failed = arguments[arguments.length - 1];
         (async (...given) => {{ const arguments_ = given; {} }})(...arguments)
             .catch((error) => failed({{ wrong: [`the walk itself: ${{error?.stack ?? error}}`] }}))",
        include_str!("monkey.js").replace("= arguments;", "= arguments_;")
    );
    for seed in first.. {
        println!("monkey: SEED={seed}");
        let result = page.eval_async(&script, vec![json!(seed)]).await;
        assert_eq!(result["wrong"], json!([]), "SEED={seed}: {result}");
        if begun.elapsed() > time {
            break;
        }
    }
}
