//! `buitenkaart at`, `between` and `timeline`: the network through time.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{Effective, Field};
use buitenkaart_core::model::{
    Claim, Country, Locale, Localized, Location, LocationId, SourceId, spelt,
};
use buitenkaart_core::time::{
    Band, Between, Day, KINDS, Moment, Series, Timeline, When, between, known_at, own_value,
    quotation, record, said,
};

use crate::args::Args;
use crate::table::Table;
use crate::time_words as w;
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
    let l = args.locale;
    let mut out = format!("{} ({})\n", location.name.get(l), location.id);
    let _ = writeln!(out, "\n{}", l.of(&w::SAID));
    let mut table = Table::new(w::heads::CLAIMS.map(|head| l.of(&head)));
    let until = |date: When| w::fill(l.of(&w::UNTIL), &[&date.to_string()]);
    for entry in record(&location) {
        let own = own_value(&location, &entry).map(|value| network.in_field(value, l));
        let [about, says] = own.unwrap_or_else(|| {
            let said = says(&location, entry.field, entry.index, l);
            [w::field(entry.field, l).to_owned(), said]
        });
        table.row([
            match (entry.date, entry.until) {
                (None, None) => l.of(&w::UNDATED).to_owned(),
                (Some(date), None) => date.to_string(),
                (None, Some(end)) => until(end),
                (Some(date), Some(end)) => format!("{date}, {}", until(end)),
            },
            about,
            says,
            w::status(entry.status, l).to_owned(),
            sources(entry.sources),
        ]);
    }
    table.write(&mut out);
    let _ = writeln!(out, "\n{}", l.of(&w::COMES_TO));
    let mut table = Table::new(w::heads::SPANS.map(|head| l.of(&head)));
    for span in Timeline::of(&location, network.file().compiled).spans() {
        table.row([
            span.from
                .map_or_else(|| l.of(&w::EARLIER).to_owned(), |day| day.to_string()),
            state(span.moment, l),
            w::works(span.moment.works, l).to_owned(),
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

fn state(moment: Moment, locale: Locale) -> String {
    let or = moment
        .or
        .map(|or| [locale.of(&w::OR), w::state(or, locale)].concat());
    w::state(moment.state, locale).to_owned() + &or.unwrap_or_default()
}

fn told_at(network: &Network, day: Day, locale: Locale) -> String {
    let mut out = String::new();
    let title = network.file().title.get(locale);
    let compiled = Day::last(network.file().compiled);
    if day > compiled {
        let day = spelt(compiled.date(), locale);
        let _ = writeln!(out, "{}\n", w::fill(locale.of(&w::AFTER), &[&day]));
    }
    let day = day.min(compiled);
    let _ = writeln!(out, "{title}{}\n", said([Some(day.date()), None], locale));
    let series = Series::of(network);
    let [sure, maybe, unknown] = w::heads::COUNTS.map(|head| locale.of(&head));
    let mut table = Table::new(["", sure, maybe, unknown]);
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
                        format!("{}, {}", service.short.get(locale), w::kind(*of, locale)),
                        *band,
                    );
                }
            }
        }
        row(locale.of(&w::ALL).to_owned(), figures.all());
        row(locale.of(&w::COUNTRIES).to_owned(), figures.countries);
        row(locale.of(&w::JOINT).to_owned(), figures.joint);
    }
    table.write(&mut out);
    out.push('\n');
    let mut table = Table::new(w::heads::LOCATIONS.map(|head| locale.of(&head)));
    for location in network.locations() {
        let moment = Timeline::of(location, network.file().compiled).at(day);
        if moment.is_unknown() {
            continue;
        }
        table.row([
            location.id.to_string(),
            state(moment, locale),
            w::works(moment.works, locale).to_owned(),
        ]);
    }
    table.write(&mut out);
    out
}

fn told_known(network: &Network, day: Day, locale: Locale) -> String {
    let known = known_at(network, day);
    let dated = network.file().sources.iter().filter(|s| s.date.is_some());
    let [sources, dated, not_named, locations, undated] = [
        network.file().sources.len(),
        dated.count(),
        known.not_named,
        network.locations().len(),
        known.undated,
    ]
    .map(|n| n.to_string());
    let date = spelt(day.date(), locale);
    let with = [&*date, &sources, &dated, &not_named, &locations, &undated];
    let mut out = w::fill(locale.of(&w::KNOWN), &with) + "\n\n";
    out.push_str(&told_at(&known.network, day, locale));
    out
}

fn told_between(network: &Network, between: &Between, locale: Locale) -> String {
    let mut out = quotation(network, between.days, &between.changed, None, locale).text;
    out.push_str("\n\n");
    let mut table = Table::new(w::heads::CHANGES.map(|head| locale.of(&head)));
    for changed in &between.changed {
        let location = network.locations().get(changed.position as usize);
        table.row([
            location.map_or("?".to_owned(), |l| l.id.to_string()),
            w::turn(changed.turn, locale).to_owned(),
            state(changed.before, locale),
            state(changed.after, locale),
        ]);
    }
    table.write(&mut out);
    let codes = |countries: &[Country]| {
        let codes: Vec<String> = countries.iter().map(ToString::to_string).collect();
        if codes.is_empty() {
            locale.of(&w::NONE).to_owned()
        } else {
            codes.join(" ")
        }
    };
    let any = &between.difference.any;
    let told = w::fill(
        locale.of(&w::GAINED),
        &[&codes(&any.gained), &codes(&any.lost)],
    );
    let _ = writeln!(out, "\n{told}");
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
            claim.map(|c| w::standing(Effective::from(c.value), locale).to_owned())
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
