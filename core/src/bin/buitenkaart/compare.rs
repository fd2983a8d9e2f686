//! `buitenkaart compare`: several networks side by side.

use std::fmt::Write;
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::compare::{Comparison, Here, MOST, Measure, Part, Ranked};
use buitenkaart_core::model::{Kind, Locale};
use serde_json::{Value, json};

use crate::args::Args;
use crate::table::Table;
use crate::{Failure, input, print, words};

pub(crate) const USAGE: &str = "\
buitenkaart compare [--json | --csv] [--part PART] [--kinds ROLE,…] A B …
                                  two to six networks side by side: who is in which country
                                  and city, how near the nearest of the other is, and which
                                  counts may be compared (--part: networks, countries, cities
                                  or nearest, for --csv; --kinds: what is counted, of post,
                                  satellite, office, other)";

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut as_json, mut as_csv, mut part, mut roles) = (false, false, None, Vec::new());
    while let Some(option) = args.option()? {
        match option.as_str() {
            "json" => as_json = true,
            "csv" => as_csv = true,
            "part" => part = Some(part_of(&args.value()?)?),
            "kinds" => roles = roles_of(&args.value()?)?,
            other => return Err(Args::unknown(other)),
        }
    }
    let files = args.files();
    if !(2..=MOST).contains(&files.len()) {
        return Err(Failure::Usage(format!("which networks? Two to {MOST}.")));
    }
    if part.is_some() && !as_csv {
        return Err(Failure::Usage("--part is for --csv".to_owned()));
    }
    let locale = args.locale;
    let networks = files.iter().map(|file| input::network(file, locale));
    let networks = networks.collect::<Result<Vec<Network>, Failure>>()?;
    let comparison = Comparison::new(&networks, &roles);
    if as_csv {
        print(&comparison.csv(part.unwrap_or_default(), locale))?;
    } else if as_json {
        print(&format!("{:#}\n", as_value(&comparison, locale)))?;
    } else {
        print(&crate::plain(&told(&comparison, locale)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn part_of(name: &str) -> Result<Part, Failure> {
    let part = Part::ALL.into_iter().find(|part| part.as_str() == name);
    part.ok_or_else(|| Failure::Usage(format!("there is no part ‘{name}’")))
}

fn roles_of(names: &str) -> Result<Vec<Kind>, Failure> {
    let role = |name: &str| {
        let mut roles = Kind::ALL
            .into_iter()
            .filter(|role| *role != Kind::Candidate);
        let role = roles.find(|role| role.as_str() == name);
        role.ok_or_else(|| Failure::Usage(format!("nothing is counted as ‘{name}’")))
    };
    names.split(',').map(role).collect()
}

fn title<'a>(comparison: &'a Comparison<&Network>, at: usize, locale: Locale) -> &'a str {
    let side = comparison.sides.get(at);
    side.map_or("", |side| side.network().file().title.get(locale))
}

/// The comparison for a reader at a terminal.
fn told(comparison: &Comparison<&Network>, l: Locale) -> String {
    let mut out = String::new();
    let words = words::of(l);
    for (at, side) in (1..).zip(&comparison.sides) {
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "{at}. {} ({})",
            side.network().file().title.get(l),
            side.rule.compiled
        );
        for line in side.rule.told(l) {
            let _ = writeln!(out, "   {line}");
        }
        let _ = writeln!(out, "   {}:", words.sources);
        for source in &side.network().file().sources {
            let date = source
                .date
                .map_or_else(String::new, |date| format!(", {date}"));
            let url = source
                .url
                .as_deref()
                .map_or_else(String::new, |url| format!(", {url}"));
            let _ = writeln!(out, "   - {}{date}{url}", source.title.get(l));
        }
    }
    for measure in Measure::ALL {
        let _ = writeln!(out, "\n{}", words::measure(measure, l));
        for ranked in comparison.ranking(measure) {
            let place = match ranked.rank {
                Some((rank, among)) => format!("{rank}/{among}"),
                None => "–".to_owned(),
            };
            let name = title(comparison, ranked.side, l);
            let _ = writeln!(out, "  {place:>4}  {:>4}  {name}", ranked.count);
            for (other, why) in &ranked.unlike {
                let why = why
                    .iter()
                    .map(|why| comparison.told(*why, ranked.side, *other, l));
                let why: Vec<String> = why.collect();
                let _ = writeln!(
                    out,
                    "              ≠ {}: {}",
                    title(comparison, *other, l),
                    why.join(" ")
                );
            }
        }
    }
    let mut counts = Table::new(["", "≥ 2", "1", "2", "3", "4", "5", "6"]);
    let sides = comparison.sides.len();
    let mut row = |name: &str, shared: usize, alone: &dyn Fn(usize) -> usize| {
        let cell = |at: usize| {
            if at < sides {
                alone(at).to_string()
            } else {
                String::new()
            }
        };
        let [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map(cell);
        counts.row([name.to_owned(), shared.to_string(), a, b, c, d, e, f]);
    };
    let [together, countries, cities] = words::side_by_side(l);
    let shared = comparison
        .countries
        .iter()
        .filter(|row| row.is_shared())
        .count();
    row(countries, shared, &|at| {
        comparison
            .countries
            .iter()
            .filter(|row| row.alone() == Some(at))
            .count()
    });
    let all = &comparison.sides;
    let shared = comparison
        .cities
        .iter()
        .filter(|row| row.is_shared(all))
        .count();
    row(cities, shared, &|at| {
        let present = |one: usize, row: &&buitenkaart_core::compare::City| {
            row.here(all, one) == Some(Here::Present)
        };
        let alone = |row: &&buitenkaart_core::compare::City| {
            (0..all.len()).all(|one| (one == at) == row.here(all, one).is_some())
        };
        comparison
            .cities
            .iter()
            .filter(|row| present(at, row) && alone(row))
            .count()
    });
    let _ = writeln!(out, "\n{together}");
    counts.write(&mut out);
    out
}

fn ranked(comparison: &Comparison<&Network>, ranked: &Ranked, locale: Locale) -> Value {
    let unlike = ranked.unlike.iter().map(|(other, why)| {
        let told = why.iter().map(|why| {
            json!({ "code": why.as_str(), "message": comparison.told(*why, ranked.side, *other, locale) })
        });
        json!({ "network": other, "why": told.collect::<Vec<_>>() })
    });
    json!({
        "network": ranked.side,
        "count": ranked.count,
        "rank": ranked.rank.map(|(rank, _)| rank),
        "among": ranked.rank.map(|(_, among)| among),
        "not_comparable": unlike.collect::<Vec<_>>()
    })
}

/// All of it, for a program: networks by their place in the list, from 0; locations by their ids.
fn as_value(comparison: &Comparison<&Network>, l: Locale) -> Value {
    let sides = &comparison.sides;
    let ids = |at: usize, positions: &[u32]| -> Vec<String> {
        let side = sides.get(at);
        let all = positions.iter().filter_map(|one| side?.location(*one));
        all.map(|location| location.id.to_string()).collect()
    };
    let networks = sides.iter().map(|side| {
        let rule = &side.rule;
        let roles: serde_json::Map<String, Value> = rule
            .roles
            .iter()
            .map(|(kind, count)| (kind.as_str().to_owned(), json!(count)))
            .collect();
        json!({
            "title": side.network().file().title.get(l),
            "compiled": rule.compiled,
            "rule": {
                "counted": rule.counted(), "open": rule.open, "seen": rule.seen, "roles": roles,
                "said": rule.said, "undated": rule.undated, "assumed": rule.assumed,
                "open_assumed": rule.open_assumed,
                "contested": rule.contested, "candidates": rule.candidates,
                "without_city": rule.without_place, "at_home": rule.at_home,
                "not_found": rule.missing, "total_known": !rule.no_total,
                "told": rule.told(l)
            },
            "stands": { "un_members": side.stands.states, "others": side.stands.others },
            "covers": { "un_members": side.covers.states, "others": side.covers.others },
            "sources": side.network().file().sources
        })
    });
    let countries = comparison.countries.iter().map(|row| {
        let locations = row
            .locations
            .iter()
            .enumerate()
            .map(|(at, all)| ids(at, all));
        json!({
            "country": row.country, "un_member": row.is_state, "alone": row.alone(),
            "what": row.held.iter().map(|held| held.as_str()).collect::<Vec<_>>(),
            "locations": locations.collect::<Vec<_>>()
        })
    });
    let cities = comparison.cities.iter().map(|row| {
        let cells = (0..sides.len()).map(|at| {
            let town = row.in_side(sides, at)?;
            let places = &sides.get(at)?.network().file().places;
            Some(json!({
                "city": places.get(town.place as usize)?.name.get(l),
                "country": places.get(town.place as usize)?.country,
                "what": town.here.as_str(),
                "km": row.cells.get(at).copied().flatten()?.km,
                "locations": ids(at, &town.locations)
            }))
        });
        json!({ "shared": row.is_shared(sides), "networks": cells.collect::<Vec<_>>() })
    });
    let pairs = (0..sides.len()).flat_map(|of| (0..sides.len()).map(move |to| (of, to)));
    let pairs = pairs.filter(|(of, to)| of != to);
    let nearest = pairs.flat_map(|(of, to)| {
        comparison
            .nearest(of, to)
            .into_iter()
            .map(move |near| (of, to, near))
    });
    let nearest = nearest.map(|(of, to, near)| {
        json!({
            "network": of, "location": ids(of, &[near.position]).pop(), "candidate": near.is_candidate,
            "other_network": to, "nearest": ids(to, &[near.other]).pop(), "km": near.km
        })
    });
    let rankings = Measure::ALL.map(|measure| {
        let all = comparison.ranking(measure);
        Value::Array(all.iter().map(|one| ranked(comparison, one, l)).collect())
    });
    let [stands, covers] = rankings;
    json!({
        "networks": networks.collect::<Vec<_>>(),
        "ranking": { "stands": stands, "covers": covers },
        "countries": countries.collect::<Vec<_>>(),
        "cities": cities.collect::<Vec<_>>(),
        "nearest": nearest.collect::<Vec<_>>()
    })
}
