//! `buitenkaart check`: all that is wrong with a data file.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::geo::basemap;
use buitenkaart_core::load::{Problem, Problems, Severity, review};
use buitenkaart_core::model::Locale;
use serde_json::{Value, json};

use crate::args::Args;
use crate::words::{self, Words};
use crate::{Failure, input, plain, print};

pub(crate) const USAGE: &str =
    "buitenkaart check [--json] FILE   all that is wrong with a data file, and how to mend it";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let mut as_json = false;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "json" => as_json = true,
            other => return Err(Args::unknown(other)),
        }
    }
    let path = args.file()?;
    let country_at = |[lat, lon]: [f64; 2]| basemap().country_at(lat, lon);
    let (network, problems) = match review(&input::read(&path)?, Some(&country_at)) {
        Ok((network, warnings)) => (Some(network), warnings),
        Err(problems) => (None, problems),
    };
    if as_json {
        let value = json(&path, network.as_ref(), &problems, args.locale);
        print(&format!("{value:#}\n"))?;
    } else {
        let path = plain(&path);
        let mut text = told(&path, &problems, args.locale);
        if let Some(network) = &network {
            text.push_str(&summary(&path, network, args.locale));
        }
        print(&text)?;
    }
    Ok(match network {
        Some(_) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    })
}

/// Problems as compilers tell them: `file:line:column: error[code]: what`, and how to mend it.
pub(crate) fn told(path: &str, problems: &Problems, locale: Locale) -> String {
    let words = words::of(locale);
    let mut text = String::new();
    for problem in problems {
        let severity = match problem.severity() {
            Severity::Error => words.error,
            Severity::Warning => words.warning,
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{path}:{}:{}: {severity}[{}]: {}",
            problem.at.line,
            problem.at.column,
            problem.code.as_str(),
            problem.what(locale),
        );
        let _ = write!(text, "  {}: {}", words.place, problem.path);
        if let Some(record) = &problem.record {
            let _ = write!(text, " ({record})");
        }
        let _ = writeln!(text, "\n  {}: {}", words.mend, problem.mend(locale));
    }
    if problems.unlisted() > 0 {
        let _ = writeln!(text, "… +{}", problems.unlisted());
    }
    text
}

/// How much a file that loads holds.
fn summary(path: &str, network: &Network, locale: Locale) -> String {
    let Words {
        locations,
        places,
        sources,
        ..
    } = words::of(locale);
    let file = network.file();
    format!(
        "{path}: OK: {} {locations}, {} {places}, {} {sources}\n",
        file.locations.len(),
        file.places.len(),
        file.sources.len(),
    )
}

fn json(path: &str, network: Option<&Network>, problems: &Problems, locale: Locale) -> Value {
    let problem = |p: &Problem| {
        json!({
            "severity": match p.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            "code": p.code.as_str(),
            "line": p.at.line,
            "column": p.at.column,
            "offset": p.at.offset,
            "path": p.path,
            "record": p.record,
            "found": p.found,
            "suggestion": p.suggestion,
            "what": p.what(locale),
            "mend": p.mend(locale),
        })
    };
    let counts = network.map(|network| {
        let file = network.file();
        json!({
            "services": file.services.len(),
            "locations": file.locations.len(),
            "places": file.places.len(),
            "sources": file.sources.len(),
        })
    });
    json!({
        "file": path,
        "loads": network.is_some(),
        "counts": counts,
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
        "unlisted": problems.unlisted(),
    })
}
