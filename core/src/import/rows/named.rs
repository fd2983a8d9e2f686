//! Services and kinds by what a list calls them.

use std::collections::HashSet;

use super::super::field::Field;
use super::super::values::words;
use crate::model::{Field as OwnField, Kind, KindId, Locale, Network, Service};
use crate::search::folded;

/// The service that a text names: by its id, its short or its full name in any language.
pub(in crate::import) fn service(network: &Network, text: &str) -> Option<usize> {
    let text = folded(text);
    let is_named = |service: &Service| names(service).any(|name| folded(name) == text);
    (!text.is_empty()).then(|| network.services().iter().position(is_named))?
}

/// The names of a service, and its id.
pub(in crate::import) fn names(service: &Service) -> impl Iterator<Item = &str> {
    let names = service.short.all().chain(service.name.all());
    names.chain([service.id.as_str()])
}

/// The kind that a text names: by its id or its name in any language, as the network calls it; or
/// else by what people call its role.
pub(in crate::import) fn kind(network: &Network, text: &str) -> Option<(Kind, KindId)> {
    let wanted = folded(text);
    let mut own = network.file().kinds.iter();
    let own = own.find(|kind| {
        let names = kind
            .name
            .all()
            .chain(kind.plural.iter().flat_map(|plural| plural.all()));
        let mut names = names.chain([kind.id.as_str()]);
        names.any(|name| folded(name) == wanted)
    });
    own.map(|kind| (kind.role, kind.id.clone()))
        .or_else(|| words::kind(text).map(|role| (role, network.kind_of_role(role))))
}

/// As many as one chooses among: more than a network has services, kinds, or choices of a field.
const MOST: usize = 64;

/// What a word in a field of a list may mean, for one who chooses in a language: the id of each, and its name. Where
/// another has the same name, the id tells them apart.
#[must_use]
pub fn choices(network: &Network, field: Field, locale: Locale) -> Vec<(String, String)> {
    let file = network.file();
    match field {
        Field::Service => {
            let all = network.services().iter();
            apart(&mut all.map(|one| (one.id.as_str(), one.short.get(locale))))
        }
        Field::Kind if file.kinds.is_empty() => {
            let all = Kind::ALL.iter();
            apart(&mut all.map(|one| (one.as_str(), one.name(locale))))
        }
        Field::Kind => {
            let all = file.kinds.iter();
            apart(&mut all.map(|one| (one.id.as_str(), one.name.get(locale))))
        }
        Field::Organisations => {
            let all = file.organisations.iter();
            apart(&mut all.map(|one| (one.id.as_str(), one.short.get(locale))))
        }
        _ => Vec::new(),
    }
}

/// The same of a field of the network's own, which is a choice.
#[must_use]
pub fn own_choices(field: &OwnField, locale: Locale) -> Vec<(String, String)> {
    let all = field.choices.iter();
    apart(&mut all.map(|one| (one.id.as_str(), one.name.get(locale))))
}

fn apart<'n>(all: &mut dyn Iterator<Item = (&'n str, &'n str)>) -> Vec<(String, String)> {
    let all: Vec<_> = all.take(MOST).collect();
    let shared = twice(&mut all.iter().map(|(_, name)| *name));
    let told = all.iter().map(|&(id, name)| {
        let name = if shared.contains(name) { id } else { name };
        (id.to_owned(), name.to_owned())
    });
    told.collect()
}

/// The texts that are there more than once.
pub(in crate::import) fn twice<'s>(all: &mut dyn Iterator<Item = &'s str>) -> HashSet<&'s str> {
    let mut seen = HashSet::new();
    all.filter(|text| !seen.insert(*text)).collect()
}

/// The names of what may be chosen, as a fault has them: those of each language on a line of its own; nothing where
/// there are none.
pub(in crate::import) fn each_language(all: &dyn Fn(Locale) -> Vec<(String, String)>) -> String {
    let names = |locale| -> Vec<String> {
        let all = all(locale).into_iter();
        all.map(|(_, name)| name).collect()
    };
    let lines = Locale::ALL.map(|locale| names(locale).join(", "));
    lines.join("\n").trim_end().to_owned()
}
