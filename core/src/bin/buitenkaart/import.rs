//! `buitenkaart import`: lists of offices into a network.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::export;
use buitenkaart_core::geo::{COAST_KM, basemap};
use buitenkaart_core::import::{
    Applied, Book, CITIES, Cost, Counts, Declared, Encoding, Field, Format, Gazetteer, Given,
    Mapping, Outcome, Plan, Refusals, Refused, Several, Sheet, TextAs, apply, column_name,
    field_name, groups, plan, read_with, rejected, summary,
};
use buitenkaart_core::model::{Date, Locale, LocationId, SourceId, SourceKind};
use buitenkaart_core::template::{counted, fill};
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
    --sheet NAME                  the sheet of a spreadsheet, if not the likeliest
    --encoding NAME --delimiter SIGN
                                  how a text is read, if not as it seems: UTF-8, Windows-1252, UTF-16LE
                                  or UTF-16BE; a sign, or tab
    --heading ROW|none            which row names the columns, if not the likeliest
    --month-first yes|no          whether 1/2/2020 is the second of January, if not as the list seems to mean
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
    text: TextAs,
    heading: Option<Heading>,
    month_first: Option<bool>,
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
                "encoding" => asked.text.encoding = Some(encoding(&args.value()?)?),
                "delimiter" => asked.text.delimiter = Some(delimiter(&args.value()?)?),
                "heading" => asked.heading = Some(Heading::new(&args.value()?)?),
                "month-first" => asked.month_first = Some(yes_or_no("month-first", args)?),
                "confirm" => asked.confirm = Some(yes_or_no("confirm", args)?),
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

/// Which row names the columns.
#[derive(Clone, Copy)]
enum Heading {
    None,
    /// By its number, as a spreadsheet shows it.
    Row(u32),
}

impl Heading {
    fn new(text: &str) -> Result<Self, Failure> {
        match (text, text.parse()) {
            ("none", _) => Ok(Self::None),
            (_, Ok(row)) => Ok(Self::Row(row)),
            _ => Err(Failure::Usage(
                "--heading is the number of a row, or none".to_owned(),
            )),
        }
    }

    /// Its position in a sheet.
    fn position(self, sheet: &Sheet, list: &str) -> Result<Option<usize>, Failure> {
        let Self::Row(number) = self else {
            return Ok(None);
        };
        let found = (0..sheet.height()).find(|&row| sheet.number(row) == number);
        let usage = || Failure::Usage(format!("{list} has nothing in row {number}"));
        found.map(Some).ok_or_else(usage)
    }
}

fn yes_or_no(option: &str, args: &mut Args) -> Result<bool, Failure> {
    match &*args.value()? {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(Failure::Usage(format!("--{option} {other}? yes or no"))),
    }
}

fn encoding(name: &str) -> Result<Encoding, Failure> {
    let mut all = Encoding::ALL.into_iter();
    let found = all.find(|encoding| encoding.name().eq_ignore_ascii_case(name));
    found.ok_or_else(|| {
        let names = Encoding::ALL.map(Encoding::name).join(", ");
        Failure::Usage(format!("--encoding is one of: {names}"))
    })
}

fn delimiter(sign: &str) -> Result<u8, Failure> {
    match sign.as_bytes() {
        _ if sign == "tab" => Ok(b'\t'),
        [sign] if sign.is_ascii() && !matches!(sign, b'"' | b'\n' | b'\r') => Ok(*sign),
        _ => Err(Failure::Usage("--delimiter is one sign, or tab".to_owned())),
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
    let is_refused = asked.strict && !is_whole;
    // What reads JSON has the counts, and no sentence after it.
    if is_refused && !asked.json {
        let error = words::of(args.locale).error;
        let why = counted(words::not_written(args.locale), &[&report.left.to_string()]);
        complain(&format!("{error}: {why}\n"));
    }
    if !asked.dry_run && !is_refused {
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
    let book = read_with(&bytes, asked.text).map_err(|refused| not_read(list, refused, locale))?;
    // Of several lists those that are no spreadsheets have no sheets to choose from.
    let name = asked.sheet.as_deref();
    let has_none = lists.len() > 1 && book.sheets.iter().all(|sheet| sheet.name.is_empty());
    let sheet = sheet_of(&book, name.filter(|_| !has_none), list)?;
    let mut gazetteer = Gazetteer::new(&network);
    gazetteer.extend(CITIES);
    let mapping = mapping_of(asked, (list, book.format, sheet), &network, &gazetteer)?;
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
    if !asked.json {
        let told = text(list, &book, sheet, &mapping, &plan, &network, locale);
        report.text.push_str(&told);
        for (field, _) in &asked.constants {
            let mut columns = mapping.columns_of(*field);
            if columns.any(|at| *field != Field::Service || !mapping.is_doubtful(at)) {
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
    let applied = apply(given, &plan, is_complete, &refusals)
        .map_err(|problems| Failure::File(told(list, &problems, locale)))?;
    if asked.json {
        let come = (&plan, &applied);
        let value = as_json(list, &book, sheet, &mapping, come, &network, locale);
        report.json.push(value);
    } else if is_complete || !applied.closed.is_empty() {
        let line = closings(&applied, locale);
        // Writing to a string does not fail.
        let _ = writeln!(report.text, "{list}: {line}");
    }
    several.note(
        &plan,
        network.locations().len(),
        applied.network.locations().len(),
    );
    Ok(applied.network)
}

/// How many locations have closed, and of how many that is contested.
fn closings(applied: &Applied, locale: Locale) -> String {
    let [closed, contested] = words::closings(locale);
    let count = |ids: &[LocationId]| ids.len().to_string();
    let mut line = counted(closed, &[&count(&applied.closed)]);
    if !applied.contested.is_empty() {
        line += &counted(contested, &[&count(&applied.contested)]);
    }
    line
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
    (list, format, sheet): (&str, Format, &Sheet),
    network: &Network,
    gazetteer: &Gazetteer,
) -> Result<Mapping, Failure> {
    let is_records = matches!(format, Format::GeoJson | Format::Json);
    let mut mapping = match asked.heading {
        None => Mapping::guess(sheet, network, gazetteer),
        // Of what is no table every record names its values.
        Some(_) if is_records => Mapping::guess(sheet, network, gazetteer),
        Some(heading) => {
            let head = heading.position(sheet, list)?;
            Mapping::guess_under(head, sheet, network, gazetteer)
        }
    };
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
    mapping.rules.month_first = asked.month_first.unwrap_or(mapping.rules.month_first);
    mapping.rules.complete |= asked.complete;
    mapping.rules.capital |= asked.capital;
    Ok(mapping)
}

/// Faults as compilers tell them, and what comes of the list.
pub(crate) fn text(
    list: &str,
    book: &Book,
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan,
    network: &Network,
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
    for line in found(book, sheet, mapping, network, locale) {
        let _ = writeln!(text, "{list}: {line}");
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
            let own = || {
                mapping
                    .own_of(column, network)
                    .map(|own| own.name.get(locale))
            };
            let field = field.map(|field| field_name(field, locale)).or_else(own)?;
            Some(format!("{head} → {field}"))
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

/// What was found out about how a list is written, and how to say otherwise.
fn found(
    book: &Book,
    sheet: &Sheet,
    mapping: &Mapping,
    network: &Network,
    locale: Locale,
) -> Vec<String> {
    let words = words::found(locale);
    let mut form = book.format.name().to_uppercase();
    if let Format::Text {
        encoding,
        delimiter,
    } = book.format
    {
        let sign = match delimiter {
            b'\t' => "tab".to_owned(),
            sign => char::from(sign).to_string(),
        };
        form = fill(words.text, &[&form, encoding.name(), &sign]);
    }
    let heads = match mapping.head {
        Some(row) => fill(words.heads, &[&sheet.number(row).to_string()]),
        None => words.no_heads.to_owned(),
    };
    let mut lines = vec![format!("{form}; {heads}")];
    let named = |sheet: &Sheet| {
        let hidden = if sheet.hidden { words.hidden } else { "" };
        format!("‘{}’{hidden}", sheet.name)
    };
    let others = book.sheets.iter().filter(|other| other.name != sheet.name);
    let others: Vec<String> = others.map(named).collect();
    if !others.is_empty() {
        lines.push(fill(words.sheets, &[&named(sheet), &others.join(", ")]));
    }
    if let (count, Some(first)) = mapping.either(sheet, network) {
        let (order, other) = if mapping.rules.month_first {
            (words.month_first, "no")
        } else {
            (words.day_first, "yes")
        };
        let date = mapping.rules.date(first);
        let date = date.map_or_else(String::new, |date| date.to_string());
        let count = count.to_string();
        lines.push(counted(words.dates, &[order, first, &date, &count, other]));
    }
    lines
}

fn as_json(
    list: &str,
    book: &Book,
    sheet: &Sheet,
    mapping: &Mapping,
    (plan, applied): (&Plan, &Applied),
    network: &Network,
    locale: Locale,
) -> Value {
    let columns = (0..mapping.columns.len()).map(|column| {
        json!({
            "column": column_name(column),
            "head": mapping.head_of(sheet, column),
            "field": mapping.key(column),
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
                        "field": change.key(),
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
    let (encoding, delimiter) = match book.format {
        Format::Text {
            encoding,
            delimiter,
        } => (Some(encoding.name()), Some(char::from(delimiter))),
        _ => (None, None),
    };
    json!({
        "list": list,
        "format": book.format.name(),
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet.name,
        "sheets": book.sheets.iter().map(|sheet| &*sheet.name).collect::<Vec<_>>(),
        "heading": mapping.head.map(|row| sheet.number(row)),
        "month_first": mapping.rules.month_first,
        "either_dates": mapping.either(sheet, network).0,
        "columns": columns.collect::<Vec<_>>(),
        "counts": {
            "new": counts.new,
            "changed": counts.changed,
            "confirmed": counts.confirmed,
            "unchanged": counts.unchanged,
            "ambiguous": counts.ambiguous,
            "rejected": counts.rejected,
            "missing": counts.missing,
            "closed": applied.closed.len(),
            "contested": applied.contested.len(),
        },
        "rows": rows.collect::<Vec<_>>(),
        "missing": plan.missing.iter().map(|at| id(*at)).collect::<Vec<_>>(),
        "closed": applied.closed,
        "contested": applied.contested,
        "faults": faults.collect::<Vec<_>>(),
        "unlisted": plan.unlisted,
    })
}
