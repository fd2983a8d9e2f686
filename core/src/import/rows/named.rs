//! Services and kinds by what a list calls them.

use super::super::values::words;
use crate::model::{Kind, KindId, Network, Service};
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

/// The ids of the services, in a list that one can read.
pub(in crate::import) fn service_ids(network: &Network) -> String {
    let ids = network.services().iter().map(|service| service.id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// The ids of the kinds.
pub(in crate::import) fn kind_ids(network: &Network) -> String {
    let ids = (0..network.kind_count()).filter_map(|at| network.kind_id(at));
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    ids.join(", ")
}
