//! An archive of tiles on any server that answers range requests: what of it is needed is fetched, and no more.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use buitenkaart_core::model::Locale;
use buitenkaart_core::tiles::{
    Archive, Broken, DEEPEST, Directory, Found, HEAD, Legend, Mark, marks,
};
use gloo::utils::document;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Url;
use yew::prelude::*;

use crate::browser::fetch::{Cut, fetch};
use crate::browser::object::options;
use crate::i18n as t;
use crate::i18n::tiles as s;

/// Directories and tiles that are kept.
const KEPT: usize = 512;

/// Why an archive, or a part of it, is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// An answer that is no file.
    Status(u32),
    /// No answer, or one that was cut off or too late.
    Network,
    /// The server gives whole files only.
    NoRanges,
    /// What has come is not what it should be.
    Broken(Broken),
}

impl From<Broken> for Failure {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<Cut> for Failure {
    fn from(cut: Cut) -> Self {
        match cut {
            Cut::Network => Self::Network,
            // More than the range that was asked for.
            Cut::TooMany => Broken::Damaged.into(),
        }
    }
}

impl Failure {
    /// It in words.
    pub(super) fn told(self, l: Locale) -> String {
        match self {
            Self::Status(status) => format!("HTTP {status}"),
            Self::Network => s::no_answer(l).to_owned(),
            Self::NoRanges => s::no_ranges(l).to_owned(),
            Self::Broken(Broken::NoArchive) => s::no_archive(l).to_owned(),
            Self::Broken(Broken::OtherTiles) => s::other_tiles(l).to_owned(),
            Self::Broken(Broken::Damaged) => s::damaged(l).to_owned(),
            Self::Broken(Broken::TooLarge) => s::too_large(l).to_owned(),
        }
    }
}

/// An archive that has been opened.
pub(super) struct Tiled {
    address: String,
    archive: Archive,
    /// What network it is of.
    pub(super) legend: Legend,
    /// Directories beyond the root: what they come to, by where they begin.
    leaves: RefCell<HashMap<u64, Promise>>,
    tiles: RefCell<HashMap<[u32; 3], Rc<Vec<Mark>>>>,
}

type Opened = Result<Rc<Tiled>, Failure>;
type Waiting = Vec<Box<dyn FnOnce(Opened)>>;

thread_local! {
    /// Archives that are open, and who waits for one.
    static OPEN: RefCell<HashMap<String, Rc<Tiled>>> = RefCell::default();
    static COMING: RefCell<HashMap<String, Waiting>> = RefCell::default();
}

/// The archive that a network names; nothing while it is on its way.
#[hook]
pub(super) fn use_archive(named: Option<&str>) -> Option<Opened> {
    let opened = use_state(|| None);
    let address = named.map(resolve);
    let is_of = address.clone();
    {
        let opened = opened.clone();
        use_effect_with(address, move |address| {
            opened.set(None);
            if let Some(address) = address.clone() {
                let of = address.clone();
                open(&address, move |result| opened.set(Some((of, result))));
            }
        });
    }
    let opened = (*opened).clone();
    opened
        .filter(|(of, _)| Some(of) == is_of.as_ref())
        .map(|(_, result)| result)
}

/// Its whole address: a path counts from the page where the file's own address is not known.
fn resolve(named: &str) -> String {
    let around = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(named, &around).map_or_else(|_| named.to_owned(), |url| url.href())
}

/// Opens an archive, once for all who ask.
fn open(address: &str, done: impl FnOnce(Opened) + 'static) {
    if let Some(tiled) = OPEN.with_borrow(|open| open.get(address).cloned()) {
        return done(Ok(tiled));
    }
    let is_first = COMING.with_borrow_mut(|coming| {
        let waiting = coming.entry(address.to_owned()).or_default();
        waiting.push(Box::new(done));
        waiting.len() == 1
    });
    if !is_first {
        return;
    }
    let address = address.to_owned();
    spawn_local(async move {
        let opened = Tiled::open(&address).await.map(Rc::new);
        if let Ok(tiled) = &opened {
            OPEN.with_borrow_mut(|open| open.insert(address.clone(), tiled.clone()));
        }
        let waiting = COMING.with_borrow_mut(|coming| coming.remove(&address));
        for done in waiting.unwrap_or_default() {
            done(opened.clone());
        }
    });
}

impl Tiled {
    async fn open(address: &str) -> Result<Self, Failure> {
        let archive = Archive::open(&range(address, 0..HEAD, false).await?)?;
        // What ends before the map does would leave it empty there.
        if archive.zooms[1] < DEEPEST {
            return Err(Broken::OtherTiles.into());
        }
        let legend = match archive.metadata()? {
            Some(at) => archive.unpack_metadata(&range(address, at, true).await?)?,
            None => Vec::new(),
        };
        Ok(Self {
            address: address.to_owned(),
            legend: Legend::read(&legend)?,
            archive,
            leaves: RefCell::default(),
            tiles: RefCell::default(),
        })
    }

    /// The marks of a tile, if they are here already.
    pub(super) fn here(&self, at: [u32; 3]) -> Option<Rc<Vec<Mark>>> {
        self.tiles.borrow().get(&at).cloned()
    }

    /// The marks of a tile; none where the archive has no such tile.
    pub(super) async fn tile(self: Rc<Self>, at: [u32; 3]) -> Result<Rc<Vec<Mark>>, Failure> {
        let mut directory = None::<Directory>;
        let mut found = Vec::new();
        for steps in 0.. {
            let within = directory.as_ref().unwrap_or(self.archive.root());
            match self.archive.find(within, steps, at)? {
                None => break,
                Some(Found::Directory(at)) => {
                    let bytes = self.leaf(at).await?;
                    directory = Some(self.archive.directory(&bytes)?);
                }
                Some(Found::Tile(at)) => {
                    let bytes = range(&self.address, at, true).await?;
                    found = marks(&self.archive.tile(&bytes)?)?;
                    break;
                }
            }
        }
        let found = Rc::new(found);
        let mut tiles = self.tiles.borrow_mut();
        if tiles.len() >= KEPT {
            tiles.clear();
        }
        tiles.insert(at, found.clone());
        Ok(found)
    }

    /// The bytes of a directory, fetched once for all tiles that are looked for in it.
    async fn leaf(&self, at: std::ops::Range<u64>) -> Result<Vec<u8>, Failure> {
        let start = at.start;
        let coming = {
            let mut leaves = self.leaves.borrow_mut();
            if leaves.len() >= KEPT {
                leaves.clear();
            }
            let address = self.address.clone();
            let fetch = || {
                future_to_promise(async move {
                    let bytes = range(&address, at, true).await;
                    bytes
                        .map(|bytes| Uint8Array::from(&*bytes).into())
                        .map_err(|_| JsValue::NULL)
                })
            };
            leaves.entry(start).or_insert_with(fetch).clone()
        };
        match JsFuture::from(coming).await {
            Ok(bytes) => Ok(bytes.unchecked_into::<Uint8Array>().to_vec()),
            Err(_) => {
                // The next one may be luckier.
                self.leaves.borrow_mut().remove(&start);
                Err(Failure::Network)
            }
        }
    }
}

/// Bytes of a file; all of those that were asked for where they must be.
async fn range(
    address: &str,
    wanted: std::ops::Range<u64>,
    exact: bool,
) -> Result<Vec<u8>, Failure> {
    let range = format!("bytes={}-{}", wanted.start, wanted.end.saturating_sub(1));
    let headers = ("headers", options(&[("range", range.into())]));
    let most = usize::try_from(wanted.end - wanted.start).map_err(|_| Broken::TooLarge)?;
    let bytes = fetch(address, &[headers], async |answer| match answer.status() {
        206 => Ok(answer.bytes(most).await?),
        200 => Err(Failure::NoRanges),
        // It ends before.
        416 => Err(Broken::Damaged.into()),
        status => Err(Failure::Status(status)),
    })
    .await?;
    if exact && bytes.len() != most {
        return Err(Broken::Damaged.into());
    }
    Ok(bytes)
}

/// How a mark's location stands, in words.
pub(super) fn standing(l: Locale, named: &str) -> &'static str {
    use buitenkaart_core::analysis::Effective;
    let known = Effective::ALL.into_iter().find(|one| one.name() == named);
    known.map_or("", |one| t::standing_name(l, one))
}
