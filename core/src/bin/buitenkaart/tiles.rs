//! `buitenkaart tiles`: locations as an archive of static tiles.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::process::ExitCode;

use buitenkaart_core::Network;
use buitenkaart_core::analysis::Effective;
use buitenkaart_core::export::json;
use buitenkaart_core::load::{limits, load};
use buitenkaart_core::model::{Locale, Localized, NetworkFile};
use buitenkaart_core::tiles::{self, Legend, Point};

use crate::args::Args;
use crate::{Failure, check, complain, input, words, write};

pub(crate) const USAGE: &str = "\
buitenkaart tiles [--points LIST] [--head FILE] --out ARCHIVE NETWORK…
                                  the locations of networks, and those of a CSV list of any length (id, name,
                                  service, lat, lon, and standing if it has that), as an archive of static
                                  tiles (PMTiles); of a network that names tiles, only what it says of itself.
                                  --head writes the first network without its locations, with the archive";

/// Locations in one archive: what they take in memory has to have an end.
const MOST: usize = 50_000_000;
/// Characters of an id.
const ID: usize = 128;
/// As many lines are told one by one.
const TOLD: usize = 10;

pub(crate) fn run(args: &mut Args) -> Result<ExitCode, Failure> {
    let (mut out, mut head, mut lists) = (None, None, Vec::new());
    while let Some(option) = args.option()? {
        match option.as_str() {
            "out" => out = Some(args.value()?),
            "head" => head = Some(args.value()?),
            "points" => lists.push(args.value()?),
            other => return Err(Args::unknown(other)),
        }
    }
    let usage = |text: &str| Failure::Usage(text.to_owned());
    let out = out.filter(|out| out != "-");
    let out = out.ok_or_else(|| usage("into which archive? --out FILE.pmtiles"))?;
    let networks = args.files();
    let mut networks = networks
        .iter()
        .map(|path| input::network(path, args.locale));
    let first = networks.next().ok_or_else(|| usage("which network?"))??;
    let mut gathered = Gathered::new(&first);
    gathered.network(&first, args.locale)?;
    for network in networks {
        gathered.network(&network?, args.locale)?;
    }
    for list in &lists {
        gathered.list(list)?;
    }
    // What they look like follows from all of them: the page that has the head shows them so too.
    gathered.head.tiles = Some(beside(&out).into());
    let text = json(&gathered.head)
        .map_err(|error| Failure::Io("the network as JSON".to_owned(), error.into()))?;
    let whole = load(text.as_bytes())
        .map_err(|problems| Failure::File(check::told(&out, &problems, args.locale)))?;
    gathered.legend = Legend::new(&whole);
    let failed = |error| Failure::Io(out.clone(), error);
    let file = File::create(&out).map_err(failed)?;
    let sources = sources(&first, args.locale);
    let written =
        tiles::write(file, &gathered.legend, &sources, &gathered.points).map_err(failed)?;
    let size = std::fs::metadata(&out).map_err(failed)?.len();
    if let Some(head) = &head {
        write(Some(head), &text)?;
    }
    let [told, nowhere, wrong] = words::tiled(args.locale);
    let count = gathered.points.len();
    complain(&format!(
        "{out}: {count} {told}: {} ({size} B)\n",
        written.tiles
    ));
    for (left, text) in [(gathered.nowhere, nowhere), (gathered.wrong.0, wrong)] {
        if left > 0 {
            complain(&format!("{text}: {left}\n"));
        }
    }
    for line in &gathered.wrong.1 {
        complain(&format!("  {line}\n"));
    }
    Ok(if gathered.wrong.0 == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

/// Where a network's locations are from, in a line.
fn sources(network: &Network, locale: Locale) -> String {
    let file = network.file();
    let titles = file.sources.iter().map(|source| source.title.get(locale));
    let mut all: Vec<&str> = titles.take(TOLD).collect();
    if file.sources.len() > TOLD {
        all.push("…");
    }
    if all.is_empty() {
        all.push(file.title.get(locale));
    }
    all.join("; ")
}

/// The archive's name as an address from the file beside it.
fn beside(archive: &str) -> String {
    let name = archive.rsplit(['/', '\\']).next().unwrap_or(archive);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes()
        .map(|byte| match byte {
            plain if is_plain(plain) => char::from(plain).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// What goes into the tiles.
struct Gathered {
    /// The first network without its locations and their places, with the services of all.
    head: NetworkFile,
    legend: Legend,
    services: HashMap<String, u8>,
    points: Vec<Point>,
    /// Their ids: no two have the same one.
    ids: HashSet<Box<str>>,
    /// Locations without coordinates.
    nowhere: usize,
    /// Lines that were not taken: how many, and the first of them.
    wrong: (usize, Vec<String>),
}

impl Gathered {
    fn new(network: &Network) -> Self {
        let mut legend = Legend::new(network);
        legend.services.clear();
        let mut head = network.file().clone();
        head.locations.clear();
        head.places.clear();
        head.services.clear();
        Self {
            head,
            legend,
            services: HashMap::new(),
            points: Vec::new(),
            ids: HashSet::new(),
            nowhere: 0,
            wrong: (0, Vec::new()),
        }
    }

    /// Takes the services of a network, and its locations where it does not say that they are in tiles.
    fn network(&mut self, network: &Network, locale: Locale) -> Result<(), Failure> {
        let is_first = self.services.is_empty();
        let tiled = Legend::new(network).services;
        for (service, tiled) in network.services().iter().zip(tiled) {
            let id = service.id.as_str().to_owned();
            if !self.services.contains_key(&id) {
                let position = u8::try_from(self.legend.services.len()).unwrap_or(u8::MAX);
                self.services.insert(id, position);
                self.legend.services.push(tiled);
                let mut service = service.clone();
                // What another network says has its sources there, and may be in other languages.
                if !is_first {
                    service.declared.clear();
                }
                if network.file().locales != self.head.locales {
                    (service.mission, service.keywords) = (None, None);
                    for text in [&mut service.short, &mut service.name] {
                        *text = Localized::same(text.get(locale));
                    }
                }
                self.head.services.push(service);
            }
        }
        if self.legend.services.len() > limits::SERVICES {
            let text = format!("more than {} services in all", limits::SERVICES);
            return Err(Failure::Usage(text));
        }
        if network.file().tiles.is_some() {
            return Ok(());
        }
        for location in network.locations() {
            match self.legend.point(network, location) {
                Some(mut point) => {
                    // Another network may have it already.
                    let own = point.id.clone();
                    let mut number = 1;
                    while self.ids.contains(&point.id) {
                        number += 1;
                        point.id = format!("{own}-{number}").into();
                    }
                    self.push(point)?;
                }
                None => self.nowhere += 1,
            }
        }
        Ok(())
    }

    fn push(&mut self, point: Point) -> Result<(), Failure> {
        if self.points.len() >= MOST {
            return Err(Failure::Usage(format!("more than {MOST} locations")));
        }
        self.ids.insert(point.id.clone());
        self.points.push(point);
        Ok(())
    }

    /// Takes the lines of a list, one after the other.
    fn list(&mut self, path: &str) -> Result<(), Failure> {
        let failed = |error: io::Error| Failure::Io(path.to_owned(), error);
        let from: Box<dyn Read> = if path == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(path).map_err(failed)?))
        };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(from);
        let heads = reader
            .headers()
            .map_err(|error| failed(error.into()))?
            .clone();
        let column = |name: &str| heads.iter().position(|head| head.trim() == name);
        let must = |name: &str| {
            column(name)
                .ok_or_else(|| Failure::Usage(format!("{path}: there is no column ‘{name}’")))
        };
        let columns = [
            must("id")?,
            must("name")?,
            must("service")?,
            must("lat")?,
            must("lon")?,
        ];
        let standing = column("standing");
        let mut record = csv::StringRecord::new();
        loop {
            let read = match reader.read_record(&mut record) {
                Ok(read) => read,
                Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                    self.refuse(path, reader.position().line(), "UTF-8");
                    continue;
                }
                Err(error) => return Err(failed(error.into())),
            };
            if !read {
                return Ok(());
            }
            match self.point(&record, columns, standing) {
                Ok(point) => self.push(point)?,
                Err(cell) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    self.refuse(path, line, cell);
                }
            }
        }
    }

    fn refuse(&mut self, path: &str, line: u64, cell: &str) {
        self.wrong.0 += 1;
        if self.wrong.1.len() < TOLD {
            self.wrong.1.push(format!("{path}:{line}: {cell}"));
        }
    }

    /// The location of a line; else the column that is wrong.
    fn point(
        &self,
        record: &csv::StringRecord,
        [id, name, service, lat, lon]: [usize; 5],
        standing: Option<usize>,
    ) -> Result<Point, &'static str> {
        let cell = |at: usize| record.get(at).map(str::trim).unwrap_or_default();
        let text = |at: usize, most: usize| {
            let text = cell(at);
            let is_right =
                !text.is_empty() && text.len() <= most && !text.chars().any(char::is_control);
            is_right.then_some(text)
        };
        let degrees = |at: usize, most: f64| {
            let number: Option<f64> = cell(at).parse().ok();
            number.filter(|number| number.abs() <= most)
        };
        let standing = match standing.map_or("", cell) {
            // A list shows that it is there, and no more.
            "" => Effective::Seen,
            named => {
                let known = Effective::ALL.into_iter().find(|one| one.name() == named);
                known.ok_or("standing")?
            }
        };
        let id = text(id, ID).filter(|id| !self.ids.contains(*id));
        Ok(Point {
            id: id.ok_or("id")?.into(),
            name: Localized::same(text(name, limits::TEXT).ok_or("name")?),
            service: *self.services.get(cell(service)).ok_or("service")?,
            standing,
            lat_lon: [
                degrees(lat, 90.0).ok_or("lat")?,
                degrees(lon, 180.0).ok_or("lon")?,
            ],
        })
    }
}
