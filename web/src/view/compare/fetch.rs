//! Networks that are named: which those are, and how they are fetched. What the host names, it may name anywhere
//! its page's policy lets it, as with its own data; what an address names, which anybody may write, comes with
//! the map or is a JSON file of the page's own origin, asked for without what would tell who asks.

use std::rc::Rc;

use gloo::utils::{document, window};
use web_sys::Url;

use crate::browser::fetch::{self, Cut};
use crate::chunks::Whence;
use crate::others::Others;
use crate::state::State;

/// How many may stand beside the one on show.
pub(super) const MOST: usize = buitenkaart_core::compare::MOST - 1;

/// How many bytes one may have, unpacked: as the page's own data (`www/js/mount.js`).
const BYTES: usize = 32 << 20;

/// Of so many words an address or a host is heard.
const ASKED: usize = 64;

/// How many signs of an address are shown.
const SHOWN: usize = 60;

/// A network that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// As it was named.
    pub(super) key: Rc<str>,
    /// Its address; as the host's page, or an address, has it.
    pub(super) address: String,
    /// Whether the host names it: otherwise an address does.
    pub(super) trusted: bool,
}

impl Wanted {
    /// Its address as people are shown it: of a long one, the beginning and the end.
    pub(super) fn shown(&self) -> String {
        let count = self.address.chars().count();
        if count <= SHOWN {
            return self.address.clone();
        }
        let start = self.address.chars().take(SHOWN / 2);
        let end = self.address.chars().skip(count + 1 - SHOWN / 2);
        start.chain(['…']).chain(end).collect()
    }
}

/// The networks that are asked for, each once, as many as fit: the host's, then an address's. Those that did not
/// come take no place; yet no more than twice as many as fit are asked for in all.
pub(super) fn wanted(state: &State) -> Vec<Wanted> {
    let hosts = state.host.others.split_whitespace().map(|word| Wanted {
        key: word.into(),
        address: word.to_owned(),
        trusted: true,
    });
    let asked = state.others.asked.split("~~");
    let asked = asked.filter(|word| !word.is_empty()).map(|word| Wanted {
        key: word.into(),
        address: word.replace('~', "/"),
        trusted: false,
    });
    let mut all: Vec<Wanted> = Vec::new();
    let mut places = MOST;
    for one in hosts.chain(asked).take(ASKED) {
        if all.iter().any(|other| other.key == one.key) {
            continue;
        }
        if !state.others.failed.contains(&one.key) {
            if places == 0 {
                continue;
            }
            places -= 1;
        }
        if all.len() < 2 * MOST {
            all.push(one);
        }
    }
    all
}

/// How many are on their way.
pub(super) fn awaited(state: &State) -> usize {
    let Others { here, failed, .. } = &state.others;
    let is_here = |one: &Wanted| here.iter().any(|other| other.key == one.key);
    let all = wanted(state);
    let coming = all.iter().filter(|one| !is_here(one));
    coming.filter(|one| !failed.contains(&one.key)).count()
}

/// Whether no further one has room: those that are here, of files too, and those on their way.
pub(super) fn is_full(state: &State) -> bool {
    state.others.here.len() + awaited(state) >= MOST || wanted(state).len() >= 2 * MOST
}

/// Why a network did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// An answer that is no file.
    Status(u32),
    /// No answer, or one that was cut off or too late.
    Network,
    TooLarge,
    /// An address that an address may not name.
    Elsewhere,
}

impl From<Cut> for Failure {
    fn from(cut: Cut) -> Self {
        match cut {
            Cut::Network => Self::Network,
            Cut::TooMany => Self::TooLarge,
        }
    }
}

/// Where it is to be fetched.
fn resolve(wanted: &Wanted) -> Result<String, Failure> {
    let around = document().base_uri().ok().flatten().unwrap_or_default();
    let url = Url::new_with_base(&wanted.address, &around).map_err(|_| Failure::Network)?;
    if !wanted.trusted {
        let own = window().location().origin().unwrap_or_default();
        let is_own = url.origin() == own && matches!(&*url.protocol(), "http:" | "https:");
        if !is_own || !url.pathname().ends_with(".json") || !url.search().is_empty() {
            return Err(Failure::Elsewhere);
        }
    }
    Ok(url.href())
}

/// The bytes that are there, no more than [`BYTES`], and where they are from.
pub(super) async fn fetch(wanted: &Wanted) -> Result<(Vec<u8>, Whence), Failure> {
    let address = resolve(wanted)?;
    let credentials = if wanted.trusted {
        "same-origin"
    } else {
        "omit"
    };
    // By a redirection, what an address names would be of another origin after all.
    let redirect = if wanted.trusted { "follow" } else { "error" };
    let settings = [
        ("credentials", credentials.into()),
        ("redirect", redirect.into()),
    ];
    fetch::fetch(&address, &settings, async |answer| {
        if !answer.is_ok() {
            return Err(Failure::Status(answer.status()));
        }
        let from = Whence {
            name: address.rsplit('/').next().unwrap_or_default().to_owned(),
            address: address.clone(),
            modified: answer.header("last-modified"),
        };
        Ok((answer.bytes(BYTES).await?, from))
    })
    .await
}

#[cfg(test)]
mod tests {
    use buitenkaart_core::{geo, load};

    use super::*;
    use crate::assets::{Assets, Shapes};
    use crate::dataset::Dataset;

    #[test]
    fn a_long_address_is_shown_by_its_ends() {
        let shown = |address: &str| {
            let wanted = Wanted {
                key: "".into(),
                address: address.to_owned(),
                trusted: false,
            };
            wanted.shown()
        };
        assert_eq!(shown("/data/a.json"), "/data/a.json");
        let long = ["/data/", &"é".repeat(5_000), "/end.json"].concat();
        let told = shown(&long);
        assert_eq!(told.chars().count(), SHOWN);
        assert!(told.starts_with("/data/é") && told.contains('…') && told.ends_with("é/end.json"));
        let just = "a".repeat(SHOWN);
        assert_eq!(shown(&just), just);
    }

    #[test]
    fn what_is_asked_for_is_bounded_and_named_once() {
        let mut state = State::new(Assets {
            dataset: Dataset::new(load::built_in().unwrap()),
            shapes: Shapes(geo::coarse_basemap()),
        });
        assert!(wanted(&state).is_empty());
        state.host.others = "https://example.org/a.json  b.json b.json".into();
        state.others.asked = "belgian-embassies~~data~c.json~~~d.json~~e.json~~f.json".into();
        let all = wanted(&state);
        let told: Vec<(&str, bool)> = all.iter().map(|one| (&*one.address, one.trusted)).collect();
        assert_eq!(
            told,
            [
                ("https://example.org/a.json", true),
                ("b.json", true),
                ("belgian-embassies", false),
                ("data/c.json", false),
                // Of three signs, two part: what is left is a path from the root, and no other host.
                ("/d.json", false),
            ]
        );
        assert_eq!(all.len(), MOST);
        assert!(
            all.iter()
                .all(|one| one.trusted || !one.address.contains("//"))
        );
    }

    #[test]
    fn what_does_not_come_takes_no_place() {
        let mut state = State::new(Assets {
            dataset: Dataset::new(load::built_in().unwrap()),
            shapes: Shapes(geo::coarse_basemap()),
        });
        let names: Vec<String> = (0..100).map(|at| format!("~data~{at}.json")).collect();
        state.others.asked = names.join("~~").into();
        assert_eq!((wanted(&state).len(), awaited(&state)), (MOST, MOST));
        assert!(is_full(&state));
        // Five that are dead are asked for no more, and leave room for another five and no further ones.
        state.others.failed = wanted(&state).into_iter().map(|one| one.key).collect();
        assert_eq!((wanted(&state).len(), awaited(&state)), (2 * MOST, MOST));
        state.others.failed = wanted(&state).into_iter().map(|one| one.key).collect();
        assert_eq!((wanted(&state).len(), awaited(&state)), (2 * MOST, 0));
        assert!(
            is_full(&state),
            "so many that somebody has to take some away"
        );
        state.others.asked = names[..MOST].join("~~").into();
        assert_eq!((wanted(&state).len(), awaited(&state)), (MOST, 0));
        assert!(!is_full(&state));
        // Somebody wants one of them tried again.
        state.others.failed.remove(0);
        assert_eq!(awaited(&state), 1);
    }
}
