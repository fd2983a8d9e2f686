//! `buitenkaart stats`: what the network holds, and where it is doubtful.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::{
    Counted, Effective, Field, Finding, Held, Item, Position, Remit, ServiceTotal, Services,
    counts, crew, findings, joint_presence, presence, remit, totals,
};
use buitenkaart_core::model::{Country, Locale};

use crate::args::Args;
use crate::table::Table;
use crate::{Failure, input, print};

pub(crate) const USAGE: &str =
    "buitenkaart stats FILE            declared and located, presence, crews, findings";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    if let Some(option) = args.option()? {
        return Err(Args::unknown(&option));
    }
    let path = args.file()?;
    print(&stats(&input::network(&path, args.locale)?, args.locale))?;
    Ok(ExitCode::SUCCESS)
}

/// The report, as text for a terminal: in English, names in the language asked for.
fn stats(network: &Network, locale: Locale) -> String {
    let mut out = String::new();
    let file = network.file();
    let (title, count) = (file.title.get(locale), network.locations().len());
    let _ = writeln!(
        out,
        "{title}, compiled {}: {count} locations",
        file.compiled
    );
    write_totals(network, locale, &mut out);
    write_presence(network, locale, &mut out);
    write_jurisdictions(network, &mut out);
    write_crews(network, locale, &mut out);
    write_findings(network, locale, &mut out);
    out
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n{text}");
}

fn unknown_or(number: Option<u32>) -> String {
    number.map_or_else(|| "?".to_owned(), |n| n.to_string())
}

fn service(network: &Network, index: usize, locale: Locale) -> &str {
    let service = network.services().get(index);
    service.map_or("?", |service| service.short.get(locale))
}

fn services(network: &Network, set: Services, locale: Locale) -> String {
    if set.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<&str> = set
        .iter()
        .map(|index| service(network, index, locale))
        .collect();
    names.join(" + ")
}

fn id(network: &Network, position: Position) -> &str {
    let location = network.locations().get(position as usize);
    location.map_or("?", |location| location.id.as_str())
}

fn ids(network: &Network, positions: &[Position]) -> String {
    let ids: Vec<&str> = positions
        .iter()
        .map(|&position| id(network, position))
        .collect();
    ids.join(", ")
}

fn codes(countries: impl Iterator<Item = Country>) -> String {
    let codes: Vec<String> = countries.map(|country| country.to_string()).collect();
    codes.join(" ")
}

fn write_totals(network: &Network, locale: Locale, out: &mut String) {
    heading(out, "Declared and located (posts and offices)");
    let mut table = Table::new([
        "service",
        "declared",
        "located",
        "open",
        "seen",
        "contested",
        "vacant",
        "closed",
        "announced",
        "not located",
        "satellites",
        "candidates",
    ]);
    for (index, total) in totals(network).iter().enumerate() {
        let of = |standing| total.standings.of(standing).to_string();
        table.row([
            service(network, index, locale).to_owned(),
            unknown_or(total.total()),
            total.located().to_string(),
            of(Effective::Open),
            of(Effective::Seen),
            of(Effective::Contested),
            of(Effective::Vacant),
            of(Effective::Closed),
            of(Effective::Announced),
            unknown_or(total.unknown()),
            total.satellites.to_string(),
            total.candidates.to_string(),
        ]);
    }
    table.write(out);
}

fn write_presence(network: &Network, locale: Locale, out: &mut String) {
    let presence = presence(network);
    heading(out, "Countries by the services found there (open or seen)");
    let mut table = Table::new(["services", "countries", "which"]);
    for (set, count) in presence.sets() {
        let name = if set.is_empty() {
            "only contested".to_owned()
        } else {
            services(network, set, locale)
        };
        table.row([name, count.to_string(), codes(presence.exactly(set))]);
    }
    table.write(out);
    let unlocated: u32 = totals(network)
        .iter()
        .filter_map(ServiceTotal::unknown)
        .fold(0, u32::saturating_add);
    out.push_str("  Elsewhere: not found, which is not the same as absent.");
    if unlocated > 0 {
        out.push_str(&format!(
            " At least {unlocated} declared locations have no known place."
        ));
    }
    out.push('\n');

    let joint = joint_presence(network, &presence);
    if joint.rows.is_empty() {
        return;
    }
    heading(
        out,
        "All services together: as stated, and as the located offices show it",
    );
    let mut table = Table::new([
        "country",
        "stated",
        "located",
        "not found",
        "only seen",
        "assumed",
    ]);
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let names = |set: Services| {
        if set.is_empty() {
            String::new()
        } else {
            services(network, set, locale)
        }
    };
    for row in &joint.rows {
        table.row([
            row.country.to_string(),
            yes(row.stated),
            yes(row.computed()),
            names(row.missing),
            names(row.seen),
            names(row.assumed),
        ]);
    }
    table.write(out);
}

fn write_jurisdictions(network: &Network, out: &mut String) {
    heading(out, "Jurisdiction, as far as it is known");
    let mut table = Table::new(["location", "countries", "organisations"]);
    for location in network
        .locations()
        .iter()
        .filter(|l| counts(l) != Counted::Absent)
    {
        let remit = remit(location);
        if remit == Remit::default() {
            continue;
        }
        let organisations: Vec<&str> = remit.organisations.iter().map(|id| id.as_str()).collect();
        table.row([
            location.id.to_string(),
            codes(remit.countries.into_iter()),
            organisations.join(" "),
        ]);
    }
    table.write(out);
}

fn write_crews(network: &Network, locale: Locale, out: &mut String) {
    let crew = crew(network);
    if crew.roles.is_empty() {
        return;
    }
    heading(out, "Crews against the minimum");
    let names: Vec<&str> = crew
        .roles
        .iter()
        .filter_map(|id| network.role(id))
        .map(|role| role.name.get(locale))
        .collect();
    let _ = writeln!(out, "  Minimum: {}", names.join("; "));
    let _ = writeln!(
        out,
        "  Known to be filled {}, known to be missing {}, unknown {}. To reach the minimum at \
         every post: at least {}, at most {}.",
        crew.filled(),
        crew.at_least(),
        crew.unknown(),
        crew.at_least(),
        crew.at_most(),
    );
    for post in &crew.posts {
        let known = |held: &&Held| **held != Held::Unknown;
        if post.roles.iter().filter(known).count() == 0 {
            continue;
        }
        let roles: Vec<String> = names
            .iter()
            .zip(&post.roles)
            .map(|(name, held)| match held {
                Held::Filled(fte) => format!("{name} {fte} FTE"),
                Held::Absent => format!("{name}: nobody"),
                Held::Contested => format!("{name}: contested"),
                Held::Unknown => format!("{name}: unknown"),
            })
            .collect();
        let _ = writeln!(
            out,
            "  {}: {}",
            id(network, post.position),
            roles.join("; ")
        );
    }
    let contested = crew
        .posts
        .iter()
        .filter(|post| post.counted == Counted::Contested);
    let contested: Vec<Position> = contested.map(|post| post.position).collect();
    if !contested.is_empty() {
        let _ = writeln!(
            out,
            "  Contested, and not counted: {}",
            ids(network, &contested)
        );
    }
}

fn write_findings(network: &Network, locale: Locale, out: &mut String) {
    let findings = findings(network);
    heading(out, &format!("Findings ({})", findings.len()));
    for finding in &findings {
        let _ = writeln!(out, "  - {}", sentence(network, finding, locale));
    }
}

fn sentence(network: &Network, finding: &Finding, locale: Locale) -> String {
    let name = |index: usize| service(network, index, locale);
    let set = |set: Services| services(network, set, locale);
    match finding {
        Finding::JointNotLocated { row, locations } => format!(
            "{}: all services are said to be there; not located: {} (located: {})",
            row.country,
            set(row.missing),
            ids(network, locations),
        ),
        Finding::JointNotStated { row, locations } => format!(
            "{}: the located offices show all services, which is not stated ({})",
            row.country,
            ids(network, locations),
        ),
        Finding::JointUncertain { row, .. } => format!(
            "{}: all services, as stated; only seen at some date: {}; assumed: {}",
            row.country,
            set(row.seen),
            set(row.assumed),
        ),
        Finding::TotalContested { service } => {
            format!("{}: sources disagree on the total", name(*service))
        }
        Finding::TotalShort {
            service,
            declared,
            located,
            contested,
        } => format!(
            "{}: {declared} declared, {located} located, {contested} contested; the place of {} is \
             unknown",
            name(*service),
            declared - located,
        ),
        Finding::TotalExceeded {
            service,
            declared,
            located,
        } => {
            format!(
                "{}: {declared} declared, and {located} located",
                name(*service)
            )
        }
        Finding::SeenOnly {
            service,
            oldest,
            locations,
        } => {
            let since = oldest.map_or(String::new(), |year| format!(", the oldest in {year}"));
            format!(
                "{}: {} only seen at some date{since}",
                name(*service),
                locations.len()
            )
        }
        Finding::CrewShort {
            posts,
            filled,
            at_least,
            at_most,
        } => format!(
            "Crews of {posts} posts: roles known to be filled {filled}, short {at_least} to {at_most}"
        ),
        Finding::JurisdictionShared { country, locations } => {
            format!(
                "{country}: answered for by several: {}",
                ids(network, locations)
            )
        }
        Finding::Contested { location, field } => {
            format!(
                "{}: {} contested",
                id(network, *location),
                field_name(*field)
            )
        }
        Finding::Assumed { location, field } => {
            format!("{}: {} assumed", id(network, *location), field_name(*field))
        }
        Finding::WithoutPoint { location } => {
            format!(
                "{}: a region, without a point on the map",
                id(network, *location)
            )
        }
        Finding::FactContested { topic, item } => {
            format!("{} contested", fact_name(network, *topic, *item, locale))
        }
        Finding::FactAssumed { topic, item } => {
            format!("{} assumed", fact_name(network, *topic, *item, locale))
        }
    }
}

pub(crate) fn field_name(field: Field) -> &'static str {
    match field {
        Field::Standing => "standing",
        Field::Place => "place",
        Field::Address => "address",
        Field::Contact => "contact",
        Field::Opened => "opening date",
        Field::Closed => "closing date",
        Field::Jurisdiction => "jurisdiction",
        Field::Staff => "staff",
        Field::Themes => "themes",
        Field::Files => "files",
        Field::Motivation => "motivation",
        Field::Own => "field",
    }
}

fn fact_name(network: &Network, topic: usize, item: Item, locale: Locale) -> String {
    let Some(topic) = network.file().topics.get(topic) else {
        return "?".to_owned();
    };
    let label = match item {
        Item::Statement(i) => topic.statements.get(i).map(|claim| claim.value.get(locale)),
        Item::Figure(i) => topic.figures.get(i).map(|figure| figure.label.get(locale)),
        Item::Event(i) => topic.events.get(i).map(|event| event.label.get(locale)),
    };
    format!("{}, “{}”:", topic.id, label.unwrap_or_default())
}
