//! `buitenkaart diff`: how two networks differ.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::import::differences;
use serde_json::{Value, json};

use crate::args::Args;
use crate::{Failure, input, print};

pub(crate) const USAGE: &str = "\
buitenkaart diff [--json] A B     how network B differs from network A, record by record";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let mut as_json = false;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "json" => as_json = true,
            other => return Err(Args::unknown(other)),
        }
    }
    let files = args.files();
    let [a, b] = files.as_slice() else {
        return Err(Failure::Usage("which two networks?".to_owned()));
    };
    let (a, b) = (
        input::network(a, args.locale)?,
        input::network(b, args.locale)?,
    );
    let all = differences(a.file(), b.file())
        .map_err(|error| Failure::Io("the networks as JSON".to_owned(), error.into()))?;
    let mut text = String::new();
    if as_json {
        let value = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or("null");
            serde_json::from_str::<Value>(text).unwrap_or(Value::Null)
        };
        let all = all
            .iter()
            .map(|d| json!({ "path": d.path, "was": value(&d.was), "now": value(&d.now) }));
        // Writing to a string does not fail.
        let _ = writeln!(text, "{:#}", Value::Array(all.collect()));
    } else {
        for difference in &all {
            let _ = writeln!(text, "{}", difference.path);
            for (mark, value) in [('-', &difference.was), ('+', &difference.now)] {
                if let Some(value) = value {
                    let _ = writeln!(text, "  {mark} {value}");
                }
            }
        }
    }
    print(&text)?;
    Ok(if all.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}
