//! A plan in words: Markdown for the colleague who approves, and the rows that are not taken, with
//! the reason, as a table to be mended.

use std::fmt::Write;

use super::apply::{Refusals, closes};
use super::fault::{Cost, groups};
use super::field::Field;
use super::mapping::Mapping;
use super::plan::{Change, Given, Outcome, Plan, PlanRow};
use super::sheet::{Sheet, column_name};
use super::wording::{self, field};
use crate::export::Table;
use crate::model::{Locale, Location, Network};

/// The words of a summary, in nl, en, fr and de.
struct Words {
    title: &'static str,
    source: &'static str,
    new: &'static str,
    changed: &'static str,
    confirmed: &'static str,
    unchanged: &'static str,
    ambiguous: &'static str,
    rejected: &'static str,
    missing: &'static str,
    missing_closed: &'static str,
    missing_contested: &'static str,
    contested: &'static str,
    missing_left: &'static str,
    faults: &'static str,
    rows: &'static str,
    row: &'static str,
    more: &'static str,
    refused: &'static str,
    nothing: &'static str,
    why: &'static str,
}

#[rustfmt::skip] // One line for one word.
fn words_of(locale: Locale) -> Words {
    let all: [[&'static str; 4]; 20] = [
        ["Wijzigingen uit een lijst", "Changes from a list", "Modifications d’une liste", "Änderungen aus einer Liste"],
        ["Bron", "Source", "Source", "Quelle"],
        ["Nieuw", "New", "Nouveau", "Neu"],
        ["Gewijzigd", "Changed", "Modifié", "Geändert"],
        ["Bevestigd", "Confirmed", "Confirmé", "Bestätigt"],
        ["Ongewijzigd", "Unchanged", "Inchangé", "Unverändert"],
        ["Niet zeker welke", "Not sure which", "Pas sûr lequel", "Nicht sicher welcher"],
        ["Niet overgenomen", "Not taken", "Non repris", "Nicht übernommen"],
        ["Niet in de lijst", "Not in the list", "Absent de la liste", "Nicht in der Liste"],
        ["De lijst is volledig: deze locaties gelden als gesloten (aanname).", "The list is complete: these are taken to have closed (an assumption).", "La liste est complète : ces implantations sont tenues pour fermées (supposition).", "Die Liste ist vollständig: Diese gelten als geschlossen (Annahme)."],
        ["Betwist blijft wat een andere bron van dezelfde tijd of later anders zegt; een lijst zonder datum is van geen tijd.", "What another source says otherwise, of the same time or later, stays contested; a list without a date is of no time.", "Ce qu’une autre source dit autrement, de la même époque ou plus tard, reste contesté ; une liste sans date n’est d’aucune époque.", "Strittig bleibt, was eine andere Quelle aus derselben Zeit oder später anders sagt; eine Liste ohne Datum ist aus keiner Zeit."],
        ["betwist, niet gesloten", "contested, not closed", "contesté, non fermé", "strittig, nicht geschlossen"],
        ["Ze blijven zoals ze zijn: de lijst hoeft niet volledig te zijn.", "They stay as they are: the list need not be complete.", "Elles restent telles quelles : la liste n’est pas forcément complète.", "Sie bleiben, wie sie sind: Die Liste muss nicht vollständig sein."],
        ["Opmerkingen bij de lijst", "Faults of the list", "Défauts de la liste", "Mängel der Liste"],
        ["rijen", "rows", "lignes", "Zeilen"],
        ["rij", "row", "ligne", "Zeile"],
        ["en nog {0}", "and {0} more", "et encore {0}", "und {0} weitere"],
        ["geweigerd", "refused", "refusé", "abgelehnt"],
        ["niets", "nothing", "rien", "nichts"],
        ["waarom niet overgenomen", "why not taken", "pourquoi non repris", "warum nicht übernommen"],
    ];
    let mut words = all.iter().map(|texts| locale.of(texts));
    let mut next = || words.next().unwrap_or_default();
    Words {
        title: next(), source: next(), new: next(), changed: next(), confirmed: next(),
        unchanged: next(), ambiguous: next(), rejected: next(), missing: next(),
        missing_closed: next(), missing_contested: next(), contested: next(), missing_left: next(), faults: next(), rows: next(), row: next(),
        more: next(), refused: next(), nothing: next(), why: next(),
    }
}

/// The most of one sort that a summary tells one by one.
const MOST: usize = 2_000;

/// A plan as Markdown. What is refused is told to be.
#[must_use]
pub fn summary(
    given: Given<'_>,
    plan: &Plan,
    is_complete: bool,
    refused: &Refusals,
    locale: Locale,
) -> String {
    let w = words_of(locale);
    let mut out = String::new();
    let declared = given.declared;
    line(&mut out, &format!("# {}", w.title));
    let mut source = format!(
        "{}: {} (`{}`)",
        w.source,
        plain(&declared.title),
        declared.id
    );
    if let Some(date) = declared.date {
        let _ = write!(source, ", {date}");
    }
    if let Some(url) = &declared.url {
        let _ = write!(source, ", <{}>", plain(url));
    }
    line(&mut out, &source);
    let counts = plan.counts();
    let mut table = format!("| | {} |\n|---|---:|\n", w.rows);
    for (name, count) in [
        (w.new, counts.new),
        (w.changed, counts.changed),
        (w.confirmed, counts.confirmed),
        (w.unchanged, counts.unchanged),
        (w.ambiguous, counts.ambiguous),
        (w.rejected, counts.rejected),
        (w.missing, counts.missing),
    ] {
        let _ = writeln!(table, "| {name} | {count} |");
    }
    line(&mut out, table.trim_end());

    let rows = || plan.rows.iter().enumerate();
    let is_new =
        |row: &&(usize, &PlanRow)| matches!(row.1.outcome, Outcome::New | Outcome::More(_));
    let new = rows().filter(|row| is_new(&row));
    section(
        &mut out,
        &w,
        w.new,
        new.map(|(at, row)| {
            let entry = &row.entry;
            let mut text = format!("- **{}**", plain(&entry.label()));
            let service = entry.service.and_then(|s| given.network.services().get(s));
            let service = service.map(|service| plain(service.short.get(locale)));
            let words = entry.in_words(given.network, locale).into_iter();
            let words = words.map(|word| plain(&word));
            let address = entry.address.as_deref().map(plain);
            let mut parts = Vec::from_iter(service);
            parts.extend(words);
            parts.extend(address);
            for part in parts {
                text.push_str(", ");
                text.push_str(&part);
            }
            let _ = write!(text, " ({} {})", w.row, entry.number);
            if refused.rows.contains(&at) {
                let _ = write!(text, " – {}", w.refused);
            }
            text
        }),
    );
    let changed = |confirms: bool| {
        rows().filter_map(move |(at, row)| match &row.outcome {
            Outcome::Same { candidate, changes }
                if !changes.is_empty() && changes.iter().all(|c| c.confirms) == confirms =>
            {
                Some((at, row, candidate.location, changes))
            }
            _ => None,
        })
    };
    section(
        &mut out,
        &w,
        w.changed,
        changed(false).map(|(at, row, location, changes)| {
            let mut text = format!(
                "- **{}** ({} {})",
                named(given, location, locale),
                w.row,
                row.entry.number
            );
            for (i, change) in changes.iter().enumerate() {
                let is_refused = refused.rows.contains(&at) || refused.changes.contains(&(at, i));
                let _ = write!(
                    text,
                    "\n  - {}",
                    told(given.network, (location, change), &w, is_refused, locale)
                );
            }
            text
        }),
    );
    section(
        &mut out,
        &w,
        w.confirmed,
        changed(true).map(|(_, row, location, changes)| {
            let fields: Vec<&str> = changes.iter().map(|change| change.name(locale)).collect();
            format!(
                "- {}: {} ({} {})",
                named(given, location, locale),
                fields.join(", "),
                w.row,
                row.entry.number
            )
        }),
    );
    let ambiguous = rows().filter_map(|(_, row)| match &row.outcome {
        Outcome::Ambiguous(candidates) => Some((row, candidates)),
        _ => None,
    });
    section(
        &mut out,
        &w,
        w.ambiguous,
        ambiguous.map(|(row, candidates)| {
            let names: Vec<String> = candidates
                .iter()
                .map(|c| format!("{} ({})", named(given, c.location, locale), c.score()))
                .collect();
            format!(
                "- {} ({} {}): {}?",
                plain(&row.entry.label()),
                w.row,
                row.entry.number,
                names.join(", ")
            )
        }),
    );
    if !plan.missing.is_empty() {
        let closes = |at: u32| {
            let location = given.network.locations().get(at as usize);
            location.is_none_or(|location| closes(location, given.declared))
        };
        let (mut has_closed, mut has_contested) = (false, false);
        let missing = plan.missing.iter().map(|at| {
            let mark = match is_complete {
                true if refused.missing.contains(at) => Some(w.refused),
                true if !closes(*at) => {
                    has_contested = true;
                    Some(w.contested)
                }
                is_complete => {
                    has_closed |= is_complete;
                    None
                }
            };
            let mark = mark.map_or_else(String::new, |mark| format!(" – {mark}"));
            format!("- {}{mark}", named(given, *at, locale))
        });
        section(&mut out, &w, w.missing, missing);
        let notes = [
            (!is_complete, w.missing_left),
            (has_closed, w.missing_closed),
            (has_contested, w.missing_contested),
        ];
        for (_, note) in notes.into_iter().filter(|(is, _)| *is) {
            line(&mut out, note);
        }
    }
    let groups = groups(&plan.faults);
    section(
        &mut out,
        &w,
        w.faults,
        groups.iter().map(|group| {
            let numbers: Vec<String> = group
                .rows
                .iter()
                .take(12)
                .map(ToString::to_string)
                .collect();
            let rest = group.rows.len().saturating_sub(12);
            let more = if rest > 0 {
                format!(" {}", w.more.replace("{0}", &rest.to_string()))
            } else {
                String::new()
            };
            let place = group
                .first
                .field
                .map(|f| field(f, locale).to_owned())
                .or_else(|| group.first.column.map(column_name))
                .map(|place| format!("{place}: "))
                .unwrap_or_default();
            format!(
                "- {place}{} {} ({} {}{more})",
                plain(&group.first.what(locale)),
                plain(&group.first.mend(locale)),
                w.rows,
                numbers.join(", "),
            )
        }),
    );
    out
}

/// A heading, and a line each; nothing where there is none.
fn section(out: &mut String, w: &Words, name: &str, mut lines: impl Iterator<Item = String>) {
    let Some(first) = lines.next() else { return };
    line(out, &format!("## {name}"));
    out.push_str(&first);
    out.push('\n');
    for text in lines.by_ref().take(MOST - 1) {
        out.push_str(&text);
        out.push('\n');
    }
    let rest = lines.count();
    if rest > 0 {
        let _ = writeln!(out, "- {}", w.more.replace("{0}", &rest.to_string()));
    }
    out.push('\n');
}

pub(super) fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push_str("\n\n");
}

fn told(
    network: &Network,
    (location, change): (u32, &Change),
    w: &Words,
    is_refused: bool,
    locale: Locale,
) -> String {
    let [was, now] = change.in_words(network, location, locale);
    let was = match &*was {
        "" => w.nothing.to_owned(),
        was => plain(was),
    };
    let mut text = format!("{}: {was} → {}", change.name(locale), plain(&now));
    if change.confirms {
        let _ = write!(text, " ({})", w.confirmed.to_lowercase());
    }
    if is_refused {
        let _ = write!(text, " – {}", w.refused);
    }
    text
}

fn named(given: Given<'_>, location: u32, locale: Locale) -> String {
    let location: Option<&Location> = given.network.locations().get(location as usize);
    location.map_or_else(String::new, |l| {
        format!("{} (`{}`)", plain(l.name.get(locale)), l.id)
    })
}

/// A text in which Markdown and HTML have nothing to say.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// The rows of a list that are not taken, or not whole, as a table like the list itself, with a
/// column that says why. As CSV; see [`Table`]. Where the list names no columns, those that hold something are
/// named for it, so that the table, corrected, is understood as the list was.
#[must_use]
pub fn rejected(sheet: &Sheet, mapping: &Mapping, plan: &Plan, locale: Locale) -> String {
    let is_named = mapping.head.is_some();
    let name = |column: usize| match mapping.columns.get(column).copied().flatten() {
        _ if is_named => mapping.head_of(sheet, column).into(),
        Some(field) => wording::field(field, locale).into(),
        None => mapping.key(column).unwrap_or_else(|| column_name(column)),
    };
    // What such a table said before is said anew.
    let is_why = |head: &str| {
        Locale::ALL
            .iter()
            .any(|&locale| head == words_of(locale).why)
    };
    let names: Vec<(usize, String)> = (0..sheet.width())
        .map(|column| (column, name(column)))
        .filter(|(_, name)| !is_why(name))
        .collect();
    let mut table = Table::new();
    if is_named || (0..sheet.width()).any(|column| mapping.key(column).is_some()) {
        for (_, name) in &names {
            table.text(name);
        }
        table.text(words_of(locale).why);
        table.end_row();
    }
    let mut faults = plan.faults.iter().peekable();
    for row in &plan.rows {
        let mut why = Vec::new();
        while let Some(fault) = faults.next_if(|fault| fault.row <= row.entry.row) {
            if fault.row == row.entry.row && fault.code.cost() != Cost::Nothing {
                let place = fault
                    .field
                    .map(|f| format!("{}: ", field(f, locale)))
                    .unwrap_or_default();
                why.push(format!(
                    "{place}{} {}",
                    fault.what(locale),
                    fault.mend(locale)
                ));
            }
        }
        if matches!(row.outcome, Outcome::Ambiguous(_)) {
            why.push(words_of(locale).ambiguous.to_owned());
        }
        if why.is_empty() && row.outcome != Outcome::Rejected {
            continue;
        }
        for (column, _) in &names {
            table.cell(sheet.raw(row.entry.row, *column));
        }
        table.text(&why.join(" "));
        table.end_row();
    }
    table.finish()
}

/// The head of a list as the import knows it, in a language, as CSV: to be filled in.
#[must_use]
pub fn template(locale: Locale) -> String {
    let mut table = Table::new();
    for &field in Field::ALL.iter().filter(|field| **field != Field::LatLon) {
        table.text(wording::field(field, locale));
    }
    table.end_row();
    table.finish()
}
