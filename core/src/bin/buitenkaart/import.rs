//! `buitenkaart import`: lists of offices into a network.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::export;
use buitenkaart_core::geo::{COAST_KM, basemap};
use buitenkaart_core::import::{
    Book, CITIES, Cost, Counts, Declared, Field, Gazetteer, Given, Mapping, Outcome, Plan,
    Refusals, Refused, Several, Sheet, apply, column_name, field_name, groups, plan, read,
    rejected, summary,
};
use buitenkaart_core::model::{Date, Locale, SourceId, SourceKind};
use serde_json::{Value, json};

use crate::args::Args;
use crate::check::told;
use crate::words;
use crate::{Failure, complain, input, write};

pub(crate) const USAGE: &str = "\
buitenkaart import --into FILE --source ID [OPTION…] LIST…
                                  lists of offices (CSV, TSV, XLSX, XLS, ODS, GeoJSON) into a network:
                                  every fault at its cell, nothing old overwritten
    --into FILE                   the network; --source ID: the lists as a source of it, if new with
    --source-title TEXT --source-date DATE --source-url URL --source-kind KIND
    --set FIELD=VALUE             what holds for every row without a cell for it, as in --set service=fit
    --mapping FILE                what the columns hold, as --save-mapping FILE has saved it
    --sheet NAME                  the sheet of a spreadsheet, if not the one with the most cells
    --confirm yes|no              whether the list is a witness to what it says again (yes, but
                                  for a table that buitenkaart export wrote)
    --complete                    what no list has has closed
    --capital                     a row without a city is in the capital (an assumption)
    --dry-run                     change nothing, only tell
    --out FILE                    where the network goes, if not to standard output
    --summary FILE.md --rejected FILE.csv
                                  what changes, for people; the rows that are not taken, and why
    --json                        tell as JSON, to standard error
    --strict                      take nothing where a row is not taken or not sure";

/// What was asked for.
#[derive(Default)]
struct Asked {
    into: Option<String>,
    source: Option<String>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    kind: Option<String>,
    constants: Vec<(Field, String)>,
    mapping: Option<String>,
    save_mapping: Option<String>,
    sheet: Option<String>,
    confirm: Option<bool>,
    complete: bool,
    capital: bool,
    dry_run: bool,
    out: Option<String>,
    summary: Option<String>,
    rejected: Option<String>,
    json: bool,
    strict: bool,
}

impl Asked {
    fn new(args: &mut Args) -> Result<Self, Failure> {
        let mut asked = Self::default();
        while let Some(option) = args.option()? {
            match option.as_str() {
                "into" => asked.into = Some(args.value()?),
                "source" => asked.source = Some(args.value()?),
                "source-title" => asked.title = Some(args.value()?),
                "source-date" => asked.date = Some(args.value()?),
                "source-url" => asked.url = Some(args.value()?),
                "source-kind" => asked.kind = Some(args.value()?),
                "set" => asked.constants.push(constant(&args.value()?)?),
                "mapping" => asked.mapping = Some(args.value()?),
                "save-mapping" => asked.save_mapping = Some(args.value()?),
                "sheet" => asked.sheet = Some(args.value()?),
                "confirm" => {
                    asked.confirm = Some(match &*args.value()? {
                        "yes" => true,
                        "no" => false,
                        other => {
                            return Err(Failure::Usage(format!("--confirm {other}? yes or no")));
                        }
                    });
                }
                "complete" => asked.complete = true,
                "capital" => asked.capital = true,
                "dry-run" => asked.dry_run = true,
                "out" => asked.out = Some(args.value()?),
                "summary" => asked.summary = Some(args.value()?),
                "rejected" => asked.rejected = Some(args.value()?),
                "json" => asked.json = true,
                "strict" => asked.strict = true,
                other => return Err(Args::unknown(other)),
            }
        }
        Ok(asked)
    }

    /// The lists as a source: the network's own of that id, or a new one.
    fn declared(&self, network: &Network, lists: &[String]) -> Result<Declared, Failure> {
        let usage = |text: &str| Failure::Usage(text.to_owned());
        let id = self
            .source
            .as_deref()
            .ok_or_else(|| usage("which source? --source ID"))?;
        let id = SourceId::new(id)
            .ok_or_else(|| usage("a source’s id is 1 to 64 of a-z, 0-9 and inner hyphens"))?;
        let date = match &self.date {
            Some(text) => Some(Date::new(text).ok_or_else(|| {
                usage("--source-date is YYYY, YYYY-MM or YYYY-MM-DD, between 1400 and 2200")
            })?),
            None => None,
        };
        let known = network.source(&id);
        let kind = match self.kind.as_deref() {
            None => known.map_or(SourceKind::Government, |source| source.kind),
            Some("parliament") => SourceKind::Parliament,
            Some("government") => SourceKind::Government,
            Some("press") => SourceKind::Press,
            Some("dataset") => SourceKind::Dataset,
            Some("other") => SourceKind::Other,
            Some(_) => {
                return Err(usage(
                    "--source-kind is parliament, government, press, dataset or other",
                ));
            }
        };
        let name = lists
            .first()
            .map_or("", |list| list.rsplit(['/', '\\']).next().unwrap_or(list));
        Ok(Declared {
            id,
            title: self.title.clone().unwrap_or_else(|| name.to_owned()),
            kind,
            url: self.url.clone(),
            date: date.or(known.and_then(|source| source.date)),
        })
    }
}

/// `service=fit`.
fn constant(text: &str) -> Result<(Field, String), Failure> {
    let known = text
        .split_once('=')
        .and_then(|(key, value)| Some((Field::from_key(key)?, value)));
    let known = known.map(|(field, value)| (field, value.to_owned()));
    known.ok_or_else(|| {
        let keys: Vec<&str> = Field::ALL.iter().map(|field| field.key()).collect();
        Failure::Usage(format!(
            "--set FIELD=VALUE, where FIELD is one of: {}",
            keys.join(", ")
        ))
    })
}

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let asked = Asked::new(args)?;
    let lists = args.files();
    if lists.is_empty() {
        return Err(Failure::Usage("which list?".to_owned()));
    }
    let into = asked.into.as_deref();
    let into = into.ok_or_else(|| Failure::Usage("into which network? --into FILE".to_owned()))?;
    if into == "-" && lists.iter().any(|list| list == "-") {
        return Err(Failure::Usage(
            "only one file can be standard input".to_owned(),
        ));
    }
    let mut network = input::network(into, args.locale)?;
    let mut report = Report::default();
    let mut several = Several::default();
    for (at, list) in lists.iter().enumerate() {
        let is_last = at + 1 == lists.len();
        let done = one(
            &asked,
            network,
            list,
            &lists,
            args.locale,
            (is_last, &mut several, &mut report),
        );
        network = match done {
            Ok(network) => network,
            Err(failure) => {
                // What was found in the lists before it is no less true.
                complain(&report.text);
                return Err(failure);
            }
        };
    }
    let is_whole = report.left == 0;
    if let Some(path) = &asked.summary {
        write(Some(path), &report.summary)?;
    }
    if let Some(path) = &asked.rejected {
        write(Some(path), &report.rejected)?;
    }
    if asked.json {
        complain(&format!(
            "{:#}\n",
            Value::Array(std::mem::take(&mut report.json))
        ));
    } else {
        complain(&report.text);
    }
    if asked.strict && !is_whole {
        return Ok(ExitCode::FAILURE);
    }
    if !asked.dry_run {
        let text = export::json(network.file())
            .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into()))?;
        write(asked.out.as_deref(), &text)?;
    }
    Ok(if is_whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

/// What is told in the end.
#[derive(Default)]
struct Report {
    text: String,
    summary: String,
    rejected: String,
    json: Vec<Value>,
    /// Rows that were not taken, or are not sure.
    left: usize,
}

/// Why a list is not read.
pub(crate) fn not_read(list: &str, refused: Refused, locale: Locale) -> Failure {
    let words = words::of(locale);
    Failure::File(format!(
        "{list}: {}[{}]: {}\n",
        words.error,
        refused.code(),
        refused.told(locale)
    ))
}

fn one(
    asked: &Asked,
    network: Network,
    list: &str,
    lists: &[String],
    locale: Locale,
    (is_last, several, report): (bool, &mut Several, &mut Report),
) -> Result<Network, Failure> {
    let bytes = input::read(list)?;
    let book = read(&bytes).map_err(|refused| not_read(list, refused, locale))?;
    let sheet = sheet_of(&book, asked.sheet.as_deref(), list)?;
    let mut gazetteer = Gazetteer::new(&network);
    gazetteer.extend(CITIES);
    let mapping = mapping_of(asked, sheet, &network, &gazetteer)?;
    if let Some(fault) = mapping.rules.meaningless(&network) {
        let (key, what) = (fault.field.map_or("", Field::key), fault.what(locale));
        let mend = fault.mend(locale);
        return Err(Failure::Usage(format!(
            "--set {key}={}: {what} {mend}",
            fault.found
        )));
    }
    let declared = asked.declared(&network, lists)?;
    let country_at = |[lat, lon]: [f64; 2]| basemap().country_near(lat, lon, COAST_KM);
    let given = Given {
        network: &network,
        gazetteer: &gazetteer,
        country_at: Some(&country_at),
        declared: &declared,
    };
    let mut plan = plan(given, sheet, &mapping);
    let counts = plan.counts();
    let refusals = Refusals::default();
    // What this list lacks, another may have.
    let is_complete = mapping.rules.complete && is_last;
    if is_last {
        several.settle(&mut plan);
    }
    report.left += counts.rejected + counts.ambiguous;
    // Each as large as the list: made only where somebody reads it.
    if asked.summary.is_some() {
        let text = summary(given, &plan, is_complete, &refusals, locale);
        report.summary.push_str(&text);
    }
    if asked.rejected.is_some() {
        let table = rejected(sheet, &mapping, &plan, locale);
        report.rejected.push_str(&table);
    }
    if asked.json {
        let value = as_json(list, &book, sheet, &mapping, &plan, &network, locale);
        report.json.push(value);
    } else {
        let told = text(list, sheet, &mapping, &plan, locale);
        report.text.push_str(&told);
        for (field, _) in &asked.constants {
            if mapping.columns.contains(&Some(*field)) {
                let words = words::of(locale);
                let (warning, beside) = (words.warning, words.beside);
                // Writing to a string does not fail.
                let _ = writeln!(
                    report.text,
                    "{list}: {warning}: --set {}: {beside}",
                    field.key()
                );
            }
        }
    }
    if let Some(path) = &asked.save_mapping {
        let text = mapping
            .to_json(sheet)
            .map_err(|error| Failure::Io(path.clone(), error.into()))?;
        write(Some(path), &text)?;
    }
    // What is only tried changes nothing for a list that does not follow.
    if asked.dry_run && is_last {
        drop(plan);
        return Ok(network);
    }
    let applied = apply(given, &plan, is_complete, &refusals)
        .map_err(|problems| Failure::File(told(list, &problems, locale)))?;
    several.note(
        &plan,
        network.locations().len(),
        applied.network.locations().len(),
    );
    Ok(applied.network)
}

fn sheet_of<'b>(book: &'b Book, name: Option<&str>, list: &str) -> Result<&'b Sheet, Failure> {
    let sheet = match name {
        Some(name) => book.sheets.iter().find(|sheet| &*sheet.name == name),
        None => book.sheets.get(book.likeliest()),
    };
    sheet.ok_or_else(|| {
        let names: Vec<&str> = book.sheets.iter().map(|sheet| &*sheet.name).collect();
        Failure::Usage(format!(
            "{list} has no such sheet; it has: {}",
            names.join(", ")
        ))
    })
}

fn mapping_of(
    asked: &Asked,
    sheet: &Sheet,
    network: &Network,
    gazetteer: &Gazetteer,
) -> Result<Mapping, Failure> {
    let mut mapping = Mapping::guess(sheet, network, gazetteer);
    if let Some(path) = &asked.mapping {
        let bytes = input::read(path)?;
        let text = String::from_utf8_lossy(&bytes);
        mapping
            .take(&text, sheet)
            .map_err(|error| Failure::File(format!("{path}: {}\n", error.0)))?;
    }
    for (field, value) in &asked.constants {
        mapping.rules.constants.insert(*field, value.clone());
    }
    mapping.rules.confirm = asked.confirm.unwrap_or(mapping.rules.confirm);
    mapping.rules.complete |= asked.complete;
    mapping.rules.capital |= asked.capital;
    Ok(mapping)
}

/// Faults as compilers tell them, and what comes of the list.
pub(crate) fn text(
    list: &str,
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan,
    locale: Locale,
) -> String {
    let words = words::of(locale);
    let mut text = String::new();
    let name = if sheet.name.is_empty() {
        String::new()
    } else {
        format!("{}!", sheet.name)
    };
    for group in groups(&plan.faults) {
        let fault = group.first;
        let severity = match fault.code.cost() {
            Cost::Row => words.error,
            Cost::Cell | Cost::Nothing => words.warning,
        };
        let column = fault.column.map(column_name).unwrap_or_default();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "{list}:{name}{column}{}: {severity}[{}]: ",
            fault.number,
            fault.code.as_str()
        );
        if let Some(field) = fault.field {
            let _ = write!(text, "{}: ", field_name(field, locale));
        }
        let _ = writeln!(text, "{}", fault.what(locale));
        if group.rows.len() > 1 {
            let rows: Vec<String> = group
                .rows
                .iter()
                .take(20)
                .map(ToString::to_string)
                .collect();
            let more = if group.rows.len() > 20 { ", …" } else { "" };
            let _ = writeln!(
                text,
                "  {}: {} ({}{more})",
                words.rows,
                group.rows.len(),
                rows.join(", ")
            );
        }
        let _ = writeln!(text, "  {}: {}", words.mend, fault.mend(locale));
    }
    if plan.unlisted > 0 {
        let _ = writeln!(text, "… +{}", plan.unlisted);
    }
    let columns = mapping
        .columns
        .iter()
        .enumerate()
        .filter_map(|(column, field)| {
            let head = mapping.head_of(sheet, column);
            let head = if head.is_empty() {
                column_name(column)
            } else {
                head.to_owned()
            };
            Some(format!("{head} → {}", field_name((*field)?, locale)))
        });
    let _ = writeln!(text, "{list}: {}", columns.collect::<Vec<_>>().join(", "));
    let Counts {
        new,
        changed,
        confirmed,
        unchanged,
        ambiguous,
        rejected,
        missing,
    } = plan.counts();
    let told = words.counts.iter().zip([
        new, changed, confirmed, unchanged, ambiguous, rejected, missing,
    ]);
    let told: Vec<String> = told
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    let _ = writeln!(text, "{list}: {}", told.join(", "));
    text
}

fn as_json(
    list: &str,
    book: &Book,
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan,
    network: &Network,
    locale: Locale,
) -> Value {
    let columns = mapping.columns.iter().enumerate().map(|(column, field)| {
        json!({
            "column": column_name(column),
            "head": mapping.head_of(sheet, column),
            "field": field.map(Field::key),
            "sure": mapping.sure.get(column),
        })
    });
    let faults = plan.faults.iter().map(|fault| {
        json!({
            "code": fault.code.as_str(),
            "costs": match fault.code.cost() {
                Cost::Row => "row",
                Cost::Cell => "cell",
                Cost::Nothing => "nothing",
            },
            "row": fault.number,
            "column": fault.column.map(column_name),
            "field": fault.field.map(Field::key),
            "found": fault.found,
            "what": fault.what(locale),
            "mend": fault.mend(locale),
        })
    });
    let id = |at: u32| network.locations().get(at as usize).map(|l| l.id.as_str());
    let rows = plan.rows.iter().map(|row| {
        let (outcome, more) = match &row.outcome {
            Outcome::New => ("new", Value::Null),
            Outcome::More(first) => ("more", json!(plan.rows.get(*first).map(|row| row.entry.number))),
            Outcome::Same { candidate, changes } => {
                let changes = changes.iter().map(|change| {
                    json!({
                        "field": change.field.key(),
                        "was": change.was,
                        "now": change.now,
                        "confirms": change.confirms,
                    })
                });
                let reasons: Vec<&str> = candidate.reasons.iter().map(|r| r.as_str()).collect();
                ("same", json!({
                    "location": id(candidate.location),
                    "score": candidate.score(),
                    "reasons": reasons,
                    "changes": changes.collect::<Vec<_>>(),
                }))
            }
            Outcome::Ambiguous(all) => {
                let all = all.iter().map(|c| json!({ "location": id(c.location), "score": c.score() }));
                ("ambiguous", Value::Array(all.collect()))
            }
            Outcome::Rejected => ("rejected", Value::Null),
        };
        json!({ "row": row.entry.number, "label": row.entry.label(), "outcome": outcome, "more": more })
    });
    let counts = plan.counts();
    json!({
        "list": list,
        "format": book.format.name(),
        "sheet": sheet.name,
        "columns": columns.collect::<Vec<_>>(),
        "counts": {
            "new": counts.new,
            "changed": counts.changed,
            "confirmed": counts.confirmed,
            "unchanged": counts.unchanged,
            "ambiguous": counts.ambiguous,
            "rejected": counts.rejected,
            "missing": counts.missing,
        },
        "rows": rows.collect::<Vec<_>>(),
        "missing": plan.missing.iter().map(|at| id(*at)).collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
        "unlisted": plan.unlisted,
    })
}
