//! Writing an archive: points gathered level by level, tile after tile.

use std::io::{self, Seek, Write};

use fast_mvt::{MvtCoord, MvtGeomType, MvtLayerBuilder, MvtResult, MvtValueRef};
use pmtiles::{PmTilesWriter, TileCoord, TileId, TileType};
use serde_json::json;

use super::{DEEPEST, Legend, TiledService};
use crate::analysis::{Effective, verdict};
use crate::geo::{Clusters, mercator};
use crate::model::{Localized, Location, Network};

/// How near two locations may come, in CSS pixels, before they are one group; and at the deepest level, where no
/// zooming takes them apart. So a tile has some dozens of groups, and there some hundreds, whatever lies in it.
const RADIUS: f64 = 44.0;
const NEAREST: f64 = 24.0;
/// As many locations of a group are told at the deepest level.
const LISTED: usize = 24;
/// Bytes of these in a tile, shared by its groups; one of each is told in any case.
const LISTED_BYTES: usize = 96 << 10;
/// As many characters of a name are told, and bytes of it in all languages.
const NAME: usize = 120;
const NAMES: usize = 800;
/// Steps along the edge of a tile.
const EXTENT: f64 = 4096.0;

/// A location to be put into tiles.
#[derive(Clone, Debug)]
pub struct Point {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Localized,
    /// The position of its service in the [`Legend`].
    pub service: u8,
    /// Its standing.
    pub standing: Effective,
    /// Latitude and longitude, degrees WGS 84.
    pub lat_lon: [f64; 2],
}

/// What has been written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Tiles.
    pub tiles: u64,
    /// Bytes of the largest, unpacked.
    pub largest: usize,
}

impl Legend {
    /// What a network says of itself, with no locations yet.
    #[must_use]
    pub fn new(network: &Network) -> Self {
        let file = network.file();
        let services = file.services.iter().enumerate();
        let services = services.map(|(at, service)| {
            let (symbol, colour) = network.look(at);
            TiledService {
                id: service.id.clone(),
                short: service.short.clone(),
                name: service.name.clone(),
                symbol,
                colour,
                count: 0,
            }
        });
        Self {
            title: file.title.clone(),
            compiled: file.compiled,
            count: 0,
            services: services.collect(),
        }
    }

    /// A location of a network as a point; nothing where it has no coordinates, or a service that is not named here.
    #[must_use]
    pub fn point(&self, network: &Network, location: &Location) -> Option<Point> {
        let lat_lon = network.place_of(location)?.lat_lon?;
        let service = self
            .services
            .iter()
            .position(|one| one.id == location.service)?;
        Some(Point {
            id: location.id.as_str().into(),
            name: location.name.clone(),
            service: u8::try_from(service).ok()?,
            standing: verdict(location).effective,
            lat_lon,
        })
    }
}

/// Writes an archive of these points. `sources` says where they are from, in a line for people.
///
/// # Errors
///
/// Where nothing can be written there.
pub fn write<W: Write + Seek>(
    out: W,
    legend: &Legend,
    sources: &str,
    points: &[Point],
) -> io::Result<Written> {
    let mut legend = legend.clone();
    legend.count = points.len() as u64;
    for point in points {
        if let Some(service) = legend.services.get_mut(usize::from(point.service)) {
            service.count += 1;
        }
    }
    let at: Vec<[f64; 2]> = points.iter().map(|point| point.lat_lon).collect();
    let bounds = bounds(&at);
    let mut clusters = Clusters::new(&at, RADIUS, DEEPEST).nearer(DEEPEST, NEAREST);
    let writer = PmTilesWriter::new(TileType::Mvt)
        .min_zoom(0)
        .max_zoom(DEEPEST)
        .bounds(bounds[0], bounds[1], bounds[2], bounds[3])
        .metadata(metadata(&legend, sources));
    let mut writer = writer.create(out).map_err(io::Error::other)?;
    let mut written = Written::default();
    for zoom in 0..=DEEPEST {
        let level = clusters.level(zoom);
        let mut placed: Vec<(u64, TileCoord, usize, MvtCoord)> = Vec::new();
        for group in level.groups() {
            let middle = level.middle(group).and_then(|point| at.get(point as usize));
            if let Some((tile, within)) = middle.and_then(|at| place(*at, zoom)) {
                placed.push((TileId::from(tile).value(), tile, group, within));
            }
        }
        placed.sort_unstable_by_key(|(id, _, group, _)| (*id, *group));
        for tile in placed.chunk_by(|(a, ..), (b, ..)| a == b) {
            let Some((_, coord, ..)) = tile.first() else {
                continue;
            };
            let groups = tile.iter().map(|(.., group, within)| {
                let members = level.members(*group).iter();
                let members = members.filter_map(|point| points.get(*point as usize));
                (*within, members.collect::<Vec<_>>())
            });
            let room = if zoom == DEEPEST {
                LISTED_BYTES / tile.len()
            } else {
                0
            };
            let bytes = encode(groups, &legend, room).map_err(io::Error::other)?;
            written.tiles += 1;
            written.largest = written.largest.max(bytes.len());
            writer.add_tile(*coord, &bytes).map_err(io::Error::other)?;
        }
    }
    writer.finalize().map_err(io::Error::other)?;
    Ok(written)
}

/// West, south, east and north of all points; of the world where there is none.
fn bounds(points: &[[f64; 2]]) -> [f64; 4] {
    let whole = [-180.0, -90.0, 180.0, 90.0];
    let none = [180.0, 90.0, -180.0, -90.0];
    if points.is_empty() {
        return whole;
    }
    points.iter().fold(none, |[w, s, e, n], [lat, lon]| {
        [w.min(*lon), s.min(*lat), e.max(*lon), n.max(*lat)]
    })
}

/// The tile that a point is in, and where in it.
fn place([lat, lon]: [f64; 2], zoom: u8) -> Option<(TileCoord, MvtCoord)> {
    let side = 1_u32 << zoom;
    let (x, y) = mercator(lat, lon, zoom);
    let world = f64::from(side);
    // What is east of the 180th meridian is at the western edge, and the poles are on the edges.
    let part = |pixels: f64, round: bool| {
        let tiles = pixels / 256.0;
        let tiles = if round {
            tiles.rem_euclid(world)
        } else {
            tiles
        };
        let tile = tiles.floor().clamp(0.0, world - 1.0);
        let within = ((tiles - tile) * EXTENT).floor().clamp(0.0, EXTENT - 1.0);
        (whole(tile), whole(within).cast_signed())
    };
    let ((x, across), (y, down)) = (part(x, true), part(y, false));
    let within = MvtCoord { x: across, y: down };
    Some((TileCoord::new(zoom, x, y).ok()?, within))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers"
)]
fn whole(number: f64) -> u32 {
    number as u32
}

/// The bytes of a tile with these groups, each with its place. Of the locations of each, as many are told as have
/// so much room.
fn encode<'p>(
    groups: impl Iterator<Item = (MvtCoord, Vec<&'p Point>)>,
    legend: &Legend,
    room: usize,
) -> MvtResult<Vec<u8>> {
    let mut layer = MvtLayerBuilder::new("locations")?;
    let mut listed = MvtLayerBuilder::new("listed")?;
    for (number, (at, members)) in (0_u64..).zip(groups) {
        let mut feature = layer.feature_of(MvtGeomType::Point);
        feature.points([at])?;
        if let [one] = members.as_slice() {
            tell(one, legend, |key, value| {
                feature.tag_ref(key, MvtValueRef::String(value)).map(drop)
            })?;
            layer = feature.end();
            continue;
        }
        feature.id(Some(number));
        feature.tag_uint("count", members.len() as u64)?;
        for (position, service) in (0_u8..).zip(&legend.services) {
            let count = members.iter().filter(|one| one.service == position).count();
            if count > 0 {
                feature.tag_uint(format!("count:{}", service.id.as_str()), count as u64)?;
            }
        }
        layer = feature.end();
        let mut used = 0;
        for one in members.iter().take(if room > 0 { LISTED } else { 0 }) {
            if used > room {
                break;
            }
            let mut feature = listed.feature_of(MvtGeomType::Point);
            feature.points([at])?;
            feature.tag_uint("group", number)?;
            tell(one, legend, |key, value| {
                used += value.len();
                feature.tag_ref(key, MvtValueRef::String(value)).map(drop)
            })?;
            listed = feature.end();
        }
    }
    let mut bytes = layer.encode();
    if listed.num_features() > 0 {
        bytes.extend(listed.encode());
    }
    Ok(bytes)
}

/// Says what is told of a location.
fn tell(
    point: &Point,
    legend: &Legend,
    mut say: impl FnMut(&str, &str) -> MvtResult<()>,
) -> MvtResult<()> {
    say("id", &point.id)?;
    if point.name.is_same() {
        say("name", &cut(point.name.get(crate::model::Locale::En)))?;
    } else {
        let mut left = NAMES;
        for (at, (tag, text)) in point.name.by_tag().into_iter().enumerate() {
            let text = cut(text);
            left = left.saturating_sub(text.len());
            if at == 0 || left > 0 {
                say(&format!("name:{tag}"), &text)?;
            }
        }
    }
    if let Some(service) = legend.services.get(usize::from(point.service)) {
        say("service", service.id.as_str())?;
    }
    say("standing", point.standing.name())
}

/// A name, or its beginning.
fn cut(name: &str) -> std::borrow::Cow<'_, str> {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()).into(),
        None => name.into(),
    }
}

/// What the archive says of itself.
fn metadata(legend: &Legend, sources: &str) -> String {
    let fields = |more: &[(&str, &str)]| -> serde_json::Map<String, serde_json::Value> {
        let all = [
            ("id", "String"),
            ("name", "String"),
            ("service", "String"),
            ("standing", "String"),
        ];
        let all = all.iter().chain(more);
        all.map(|(key, kind)| ((*key).to_owned(), json!(kind)))
            .collect()
    };
    // What shows this may take it for HTML.
    let plain = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let title = legend.title.get(crate::model::Locale::En);
    json!({
        "name": title,
        "description": format!("{} locations, {}", legend.count, legend.compiled),
        "attribution": plain(sources),
        "type": "overlay",
        "vector_layers": [
            { "id": "locations", "minzoom": 0, "maxzoom": DEEPEST, "fields": fields(&[("count", "Number")]) },
            { "id": "listed", "minzoom": DEEPEST, "maxzoom": DEEPEST, "fields": fields(&[("group", "Number")]) },
        ],
        "buitenkaart": legend,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture;
    use crate::model::Locale;
    use crate::tiles::{Archive, Broken, Found, Group, HEAD, MOST_PACKED, Mark, marks};

    fn legend() -> Legend {
        Legend::new(&Network::from_valid(fixture::file(
            "fit office Vienna:AT open",
        )))
    }

    fn point(at: usize, lat_lon: [f64; 2]) -> Point {
        Point {
            id: format!("l{at}").into(),
            name: Localized::same(&format!("Location {at}")),
            service: u8::try_from(at % 3).unwrap(),
            standing: Effective::Open,
            lat_lon,
        }
    }

    fn archive(points: &[Point]) -> (Vec<u8>, Written) {
        let mut bytes = Cursor::new(Vec::new());
        let written = write(&mut bytes, &legend(), "A list <of> mine", points).unwrap();
        (bytes.into_inner(), written)
    }

    fn range(bytes: &[u8], range: std::ops::Range<u64>) -> &[u8] {
        &bytes[usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap()]
    }

    /// A tile, read as the map reads it: by ranges of the archive alone.
    fn tile(bytes: &[u8], archive: &Archive, at: [u32; 3]) -> Result<Vec<Mark>, Broken> {
        let mut directory = archive.root().clone();
        for steps in 0.. {
            match archive.find(&directory, steps, at)? {
                None => break,
                Some(Found::Directory(at)) => directory = archive.directory(range(bytes, at))?,
                Some(Found::Tile(at)) => return marks(&archive.tile(range(bytes, at))?),
            }
        }
        Ok(Vec::new())
    }

    fn open(bytes: &[u8]) -> Archive {
        Archive::open(&bytes[..bytes.len().min(usize::try_from(HEAD).unwrap())]).unwrap()
    }

    /// All marks of a level.
    fn level(bytes: &[u8], zoom: u32) -> Vec<Mark> {
        let archive = open(bytes);
        let side = 1 << zoom;
        let all = (0..side).flat_map(|x| (0..side).map(move |y| [zoom, x, y]));
        all.flat_map(|at| tile(bytes, &archive, at).unwrap())
            .collect()
    }

    /// Every location is in one group of each level, whatever lies where, and counts add up.
    fn holds(points: &[Point], zooms: &[u32]) -> Written {
        let (bytes, written) = archive(points);
        let mut wanted = BTreeMap::new();
        for point in points {
            let service = ["dkbuza", "fit", "tvl"][usize::from(point.service)];
            *wanted.entry(service.to_owned()).or_insert(0) += 1;
        }
        for zoom in zooms {
            let marks = level(&bytes, *zoom);
            let all: u64 = marks.iter().map(|mark| mark.group.count()).sum();
            assert_eq!(all, points.len() as u64, "at {zoom}");
            let mut found = BTreeMap::new();
            for mark in &marks {
                match &mark.group {
                    Group::One(one) => *found.entry(one.service.clone()).or_insert(0) += 1,
                    Group::Many {
                        count,
                        services,
                        first,
                    } => {
                        assert_eq!(services.iter().map(|(_, n)| n).sum::<u64>(), *count);
                        assert!(first.is_empty());
                        for (service, count) in services {
                            *found.entry(service.clone()).or_insert(0) += count;
                        }
                    }
                }
                assert!(mark.at.iter().all(|part| (0.0..1.0).contains(part)));
            }
            assert_eq!(found, wanted, "at {zoom}");
        }
        written
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn every_location_is_in_one_group_of_each_level(
            at in prop::collection::vec([-90.0..=90.0_f64, -180.0..=180.0], 1..120),
            near in [-80.0..80.0_f64, -180.0..180.0],
        ) {
            let near = at.iter().map(|[a, b]| [near[0] + a / 100.0, near[1] + b / 1000.0]);
            let points: Vec<Point> = at.iter().copied().chain(near).enumerate().map(|(i, at)| point(i, at)).collect();
            holds(&points, &[0, 1, 3, 6]);
        }
    }

    #[test]
    fn both_sides_of_the_antimeridian_are_one_group_and_the_poles_are_there() {
        let points: Vec<Point> = [
            [-17.0, 180.0],
            [-17.0, -180.0],
            [-17.0, 179.999],
            [-17.0, -179.999],
            [90.0, 0.0],
            [-90.0, 0.0],
        ]
        .into_iter()
        .enumerate()
        .map(|(i, at)| point(i, at))
        .collect();
        holds(&points, &[0, 1, 2, 5]);
        let counts = |zoom| {
            let (bytes, _) = archive(&points);
            let mut all: Vec<u64> = level(&bytes, zoom)
                .iter()
                .map(|mark| mark.group.count())
                .collect();
            all.sort_unstable();
            all
        };
        assert_eq!(counts(5), [1, 1, 4]);
    }

    #[test]
    fn tiles_are_bounded_however_many_lie_where() {
        let mut state = 7_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1 << 24)
        };
        // All over the world, and as many within a few tiles of the deepest level, with the longest of names.
        let mut points = Vec::new();
        for i in 0..5_000 {
            points.push(point(
                i,
                [random() * 170.0 - 85.0, random() * 360.0 - 180.0],
            ));
            let mut near = point(i, [50.0 + random(), 4.0 + random()]);
            let long = |sign: &str| format!("{i}{}", sign.repeat(9_990));
            near.name = Localized::each([&long("é"), &long("東"), &long("x"), &long("?")]);
            points.push(near);
        }
        let written = holds(&points, &[0, 4]);
        // Even unpacked, it is no more than the map reads packed.
        assert!(written.largest as u64 <= MOST_PACKED, "{written:?}");
        let (bytes, _) = archive(&points);
        let opened = open(&bytes);
        let largest = |zoom: u32| {
            let side = 1 << zoom;
            let all = (0..side).flat_map(|x| (0..side).map(move |y| [zoom, x, y]));
            all.map(|at| tile(&bytes, &opened, at).unwrap().len()).max()
        };
        for zoom in 0..6 {
            assert!(largest(zoom) <= Some(80), "{zoom}: {:?}", largest(zoom));
        }
        // All at one point.
        let one: Vec<Point> = (0..5_000).map(|i| point(i, [50.0, 4.0])).collect();
        let written = holds(&one, &[0, 5]);
        assert_eq!(written.tiles, 11);
        assert!(written.largest < 10_000, "{written:?}");
        let (bytes, _) = archive(&one);
        let (coord, _) = place([50.0, 4.0], DEEPEST).unwrap();
        let marks = tile(&bytes, &open(&bytes), [10, coord.x(), coord.y()]).unwrap();
        let told = marks.iter().map(|mark| match &mark.group {
            Group::Many { first, .. } => first.len(),
            Group::One(_) => 0,
        });
        assert_eq!(told.collect::<Vec<_>>(), [LISTED]);
    }

    #[test]
    fn tiles_are_numbered_as_the_writer_numbers_them() {
        // Enough to need directories beyond the root.
        let points: Vec<Point> = (0..10_000)
            .map(|i| {
                let i = u32::try_from(i).unwrap();
                let (lat, lon) = (f64::from(i / 100), f64::from(i % 100));
                point(i as usize, [lat * 1.6 - 80.0, lon * 3.58 - 179.0])
            })
            .collect();
        let (bytes, _) = archive(&points);
        let archive = open(&bytes);
        let (first, _) = place(points[0].lat_lon, DEEPEST).unwrap();
        let found = archive.find(archive.root(), 0, [10, first.x(), first.y()]);
        assert!(matches!(found, Ok(Some(Found::Directory(_)))), "{found:?}");
        for one in points.iter().step_by(499) {
            let (coord, _) = place(one.lat_lon, DEEPEST).unwrap();
            let marks = tile(&bytes, &archive, [DEEPEST.into(), coord.x(), coord.y()]).unwrap();
            let named =
                |mark: &Mark| matches!(&mark.group, Group::One(found) if found.id == *one.id);
            assert!(marks.iter().any(named), "{one:?} {marks:?}");
        }
    }

    #[test]
    fn a_name_stays_in_its_languages_and_the_archive_says_what_it_is() {
        let mut one = point(1, [48.0, 16.0]);
        one.name = Localized::each(["Wenen", "Vienna", "Vienne", "Wien"]);
        one.standing = Effective::Closed;
        let (bytes, _) = archive(&[one]);
        let marks = level(&bytes, 2);
        let [
            Mark {
                group: Group::One(one),
                ..
            },
        ] = marks.as_slice()
        else {
            panic!("{marks:?}");
        };
        assert_eq!(
            (&*one.id, &*one.service, &*one.standing),
            ("l1", "fit", "closed")
        );
        assert_eq!(
            [Locale::Nl, Locale::De].map(|l| one.name(l)),
            ["Wenen", "Wien"]
        );
        let archive = open(&bytes);
        let packed = range(&bytes, archive.metadata().unwrap().unwrap());
        let metadata = archive.unpack_metadata(packed).unwrap();
        let said: serde_json::Value = serde_json::from_slice(&metadata).unwrap();
        assert_eq!(said["attribution"], "A list &lt;of&gt; mine");
        let legend = Legend::read(&metadata).unwrap();
        assert_eq!(Legend::read(b"{}"), Err(Broken::OtherTiles));
        assert_eq!(legend.count, 1);
        assert_eq!(
            legend.services.iter().map(|s| s.count).collect::<Vec<_>>(),
            [0, 1, 0]
        );
    }

    #[test]
    fn what_is_cut_or_changed_is_refused_or_read_and_never_panics() {
        let points: Vec<Point> = (0..60)
            .map(|i| point(i, [f64::from(i as u32), 4.0]))
            .collect();
        let (bytes, _) = archive(&points);
        for end in [0, 7, 126, 127, 130, 400] {
            assert!(Archive::open(&bytes[..end]).is_err(), "{end}");
        }
        assert_eq!(
            Archive::open(b"<!doctype html>").unwrap_err(),
            Broken::NoArchive
        );
        let pictures = [&bytes[..99], &[2], &bytes[100..]].concat();
        assert_eq!(Archive::open(&pictures).unwrap_err(), Broken::OtherTiles);
        for at in (0..400).chain(16_384..bytes.len()) {
            let mut wrong = bytes.clone();
            wrong[at] ^= 0x5a;
            let Ok(archive) = Archive::open(&wrong[..wrong.len().min(16_384)]) else {
                continue;
            };
            for zoom in [0, 2] {
                let mut directory = archive.root().clone();
                for steps in 0..9 {
                    let part = match archive.find(&directory, steps, [zoom, 1, 1]) {
                        Ok(Some(Found::Directory(at))) | Ok(Some(Found::Tile(at))) => at,
                        _ => break,
                    };
                    let part =
                        usize::try_from(part.start).unwrap()..usize::try_from(part.end).unwrap();
                    let Some(part) = wrong.get(part) else { break };
                    let _ = archive.tile(part).map(|tile| marks(&tile));
                    match archive.directory(part) {
                        Ok(next) => directory = next,
                        Err(_) => break,
                    }
                }
            }
        }
    }
}
