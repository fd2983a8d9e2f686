//! `buitenkaart at`, `between` and `timeline`: the network through time.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Effective, Field};
use buitenkaart_core::model::{
    Claim, ClaimStatus, Country, Kind, Locale, Localized, Location, LocationId, SourceId,
};
use buitenkaart_core::time::{
    Band, Between, Day, KINDS, Moment, Series, State, Timeline, Turn, When, Works, between,
    known_at, own_value, quotation, record,
};

use crate::args::Args;
use crate::stats::field_name;
use crate::table::Table;
use crate::{Failure, input, print};

pub(crate) const AT: &str = "\
buitenkaart at [--known] DATE FILE
                                  what was so at the end of a day, month or year
                                  (--known: as the sources of that date knew it)";

pub(crate) const BETWEEN: &str = "\
buitenkaart between DATE DATE FILE
                                  what opened and closed in between, and a sentence of it";

pub(crate) const TIMELINE: &str =
    "buitenkaart timeline ID FILE      all that is said of one location, in the order of time";

pub(crate) fn at(args: &mut Args) -> Result<ExitCode, Failure> {
    let mut known = false;
    while let Some(option) = args.option()? {
        match option.as_str() {
            "known" => known = true,
            other => return Err(Args::unknown(other)),
        }
    }
    let [date, path] = args.values(["which date?", "which file?"])?;
    let day = day_of(&date)?;
    let network = input::network(&path, args.locale)?;
    print(&if known {
        told_known(&network, day, args.locale)
    } else {
        told_at(&network, day, args.locale)
    })?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn between_two(args: &mut Args) -> Result<ExitCode, Failure> {
    if let Some(option) = args.option()? {
        return Err(Args::unknown(&option));
    }
    let [a, b, path] = args.values(["which dates?", "until which date?", "which file?"])?;
    let [a, b] = [day_of(&a)?, day_of(&b)?];
    let network = input::network(&path, args.locale)?;
    print(&told_between(
        &network,
        &between(&network, a, b),
        args.locale,
    ))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn timeline(args: &mut Args) -> Result<ExitCode, Failure> {
    if let Some(option) = args.option()? {
        return Err(Args::unknown(&option));
    }
    let [id, path] = args.values(["which location?", "which file?"])?;
    let network = input::network(&path, args.locale)?;
    let location = LocationId::new(&id).and_then(|id| network.location(&id).cloned());
    let Some(location) = location else {
        return Err(Failure::Usage(format!("there is no location ‘{id}’")));
    };
    let mut out = format!("{} ({})\n", location.name.get(args.locale), location.id);
    out.push_str("\nAll that is said\n");
    let mut table = Table::new(["date", "about", "says", "status", "sources"]);
    for entry in record(&location) {
        let own = own_value(&location, &entry).map(|value| network.in_field(value, args.locale));
        let [about, says] = own.unwrap_or_else(|| {
            let said = says(&location, entry.field, entry.index, args.locale);
            [field_name(entry.field).to_owned(), said]
        });
        table.row([
            match (entry.date, entry.until) {
                (None, None) => "undated".to_owned(),
                (Some(date), None) => date.to_string(),
                (None, Some(until)) => format!("until {until}"),
                (Some(date), Some(until)) => format!("{date}, until {until}"),
            },
            about,
            says,
            match entry.status {
                ClaimStatus::Stated => "stated",
                ClaimStatus::Contested => "contested",
                ClaimStatus::Assumed => "assumed",
            }
            .to_owned(),
            sources(entry.sources),
        ]);
    }
    table.write(&mut out);
    out.push_str("\nWhat that comes to\n");
    let mut table = Table::new(["from", "state", "works"]);
    for span in Timeline::of(&location, network.file().compiled).spans() {
        table.row([
            span.from
                .map_or("earlier".to_owned(), |day| day.to_string()),
            state(span.moment),
            works(span.moment.works).to_owned(),
        ]);
    }
    table.write(&mut out);
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// The last day that a date may mean.
fn day_of(text: &str) -> Result<Day, Failure> {
    let day = When::new(text).and_then(|when| when.bounds().1);
    day.ok_or_else(|| {
        Failure::Usage(format!(
            "‘{text}’ is no date: YYYY, YYYY-MM or YYYY-MM-DD, 1400 to 2200"
        ))
    })
}

fn sources(ids: &[SourceId]) -> String {
    let ids: Vec<&str> = ids.iter().map(SourceId::as_str).collect();
    ids.join(" ")
}

fn state(moment: Moment) -> String {
    let name = |state| match state {
        State::Unknown => "unknown",
        State::NotYet => "not yet",
        State::Is(effective) => effective.name(),
    };
    match moment.or {
        Some(or) => format!("{} or {}", name(moment.state), name(or)),
        None => name(moment.state).to_owned(),
    }
}

fn works(works: Works) -> &'static str {
    match works {
        Works::Yes => "yes",
        Works::Maybe => "maybe",
        Works::No => "no",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Post => "posts",
        Kind::Satellite => "satellites",
        Kind::Office => "offices",
        Kind::Candidate => "candidates",
        Kind::Other => "others",
    }
}

fn told_at(network: &Network, day: Day, locale: Locale) -> String {
    let mut out = String::new();
    let title = network.file().title.get(locale);
    let compiled = Day::last(network.file().compiled);
    if day > compiled {
        let _ = writeln!(
            out,
            "The data are of {compiled}: of what came after it, they say nothing.\n"
        );
    }
    let day = day.min(compiled);
    let _ = writeln!(out, "{title}, as of the end of {day}\n");
    let series = Series::of(network);
    let mut table = Table::new(["", "sure", "maybe", "unknown"]);
    let mut row = |name: String, band: Band| {
        let cells = [band.sure, band.maybe, band.unknown].map(|n| n.to_string());
        let [sure, maybe, unknown] = cells;
        table.row([name, sure, maybe, unknown]);
    };
    if let Some(figures) = series.at(day) {
        for (service, bands) in network.services().iter().zip(&figures.by_service) {
            for (of, band) in KINDS.iter().zip(bands) {
                if *band != Band::default() {
                    row(
                        format!("{}, {}", service.short.get(locale), kind(*of)),
                        *band,
                    );
                }
            }
        }
        row("all".to_owned(), figures.all());
        row("countries".to_owned(), figures.countries);
        row("countries with all services".to_owned(), figures.joint);
    }
    table.write(&mut out);
    out.push('\n');
    let mut table = Table::new(["location", "state", "works"]);
    for location in network.locations() {
        let moment = Timeline::of(location, network.file().compiled).at(day);
        if moment.is_unknown() {
            continue;
        }
        table.row([
            location.id.to_string(),
            state(moment),
            works(moment.works).to_owned(),
        ]);
    }
    table.write(&mut out);
    out
}

fn told_known(network: &Network, day: Day, locale: Locale) -> String {
    let known = known_at(network, day);
    let dated = network.file().sources.iter().filter(|s| s.date.is_some());
    let mut out = format!(
        "What sources published by {day} say; of {} sources, {} have a date. They do not name {} of \
         {} locations, {} of which a source without a date names.\n\n",
        network.file().sources.len(),
        dated.count(),
        known.not_named,
        network.locations().len(),
        known.undated,
    );
    out.push_str(&told_at(&known.network, day, locale));
    out
}

fn told_between(network: &Network, between: &Between, locale: Locale) -> String {
    let mut out = quotation(network, between.days, &between.changed, None, locale).text;
    out.push_str("\n\n");
    let mut table = Table::new(["location", "what", "before", "after"]);
    for changed in &between.changed {
        let location = network.locations().get(changed.position as usize);
        table.row([
            location.map_or("?".to_owned(), |l| l.id.to_string()),
            match changed.turn {
                Turn::Opened => "opened",
                Turn::Closed => "closed",
                Turn::Emptied => "left vacant",
                Turn::MayHaveOpened => "may have opened",
                Turn::MayHaveClosed => "may have closed",
                Turn::LostSight => "not seen since",
                Turn::FirstRecord => "first record",
                Turn::Moved => "moved",
                Turn::MayHaveMoved => "may have moved",
            }
            .to_owned(),
            state(changed.before),
            state(changed.after),
        ]);
    }
    table.write(&mut out);
    let codes = |countries: &[Country]| {
        let codes: Vec<String> = countries.iter().map(ToString::to_string).collect();
        if codes.is_empty() {
            "none".to_owned()
        } else {
            codes.join(" ")
        }
    };
    let any = &between.difference.any;
    let _ = writeln!(
        out,
        "\nCountries in the record at the end and not at the beginning: {}; the other way round: {}",
        codes(&any.gained),
        codes(&any.lost),
    );
    out
}

/// What a claim says, in a few words.
fn says(location: &Location, field: Field, index: usize, locale: Locale) -> String {
    let text =
        |claims: &[Claim<Localized>]| claims.get(index).map(|c| c.value.get(locale).to_owned());
    let date = |claims: &[Claim<When>]| claims.get(index).map(|c| c.value.to_string());
    let said = match field {
        Field::Opened => date(&location.opened),
        Field::Closed => date(&location.closed),
        Field::Standing => {
            let claim = location.standing.get(index);
            claim.map(|c| Effective::from(c.value).name().to_owned())
        }
        Field::Address => location.address.get(index).map(|c| c.value.to_string()),
        Field::Contact => location
            .contact
            .get(index)
            .map(|c| c.value.address.to_string()),
        Field::Jurisdiction => location.jurisdiction.get(index).map(|c| {
            let countries = c.value.countries.iter().map(ToString::to_string);
            let all: Vec<String> = countries
                .chain(c.value.organisations.iter().map(ToString::to_string))
                .collect();
            all.join(" ")
        }),
        Field::Staff => {
            let claim = location.staff.get(index);
            claim.map(|c| format!("{} {} FTE", c.value.role, c.value.fte))
        }
        Field::Themes => text(&location.themes),
        Field::Files => text(&location.files),
        Field::Motivation => text(&location.motivation),
        // No claim; and one that the network itself can tell.
        Field::Place | Field::Own => None,
    };
    said.unwrap_or_default()
}
