//! Coverage and distances before and after.

use crate::analysis::{Cover, Coverage, Reach};
use crate::countries::{Scope, Weight};
use crate::model::{Country, Network, ServiceId};

/// A country that is covered by others than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverChange {
    /// The country.
    pub country: Country,
    /// By whom before.
    pub before: Cover,
    /// By whom after; above `before` where it is better covered.
    pub after: Cover,
}

/// A capital that is nearer to a service than before, or farther.
#[derive(Clone, Debug, PartialEq)]
pub struct DistanceChange {
    /// The country of the capital.
    pub country: Country,
    /// The service; the same in both networks.
    pub service: ServiceId,
    /// To its nearest location before, km; none where it has none.
    pub before: Option<f64>,
    /// The same after.
    pub after: Option<f64>,
}

/// What differs in who covers which country, and how far away they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageDifference {
    /// Countries with another cover, by code.
    pub covers: Vec<CoverChange>,
    /// Capitals nearer or farther, by country and service.
    pub distances: Vec<DistanceChange>,
    /// The average distance of a capital to the nearest post, km, before and after; every member of
    /// the United Nations counted alike.
    pub mean_km_post: [Option<f64>; 2],
}

/// Compares the coverage of two networks.
pub(super) fn compare(
    [before, after]: [&Network; 2],
    [was, is]: &[Coverage; 2],
) -> CoverageDifference {
    let mut all = CoverageDifference {
        mean_km_post: [was, is].map(|c| c.weighed(Scope::UnMembers, Weight::Equal).mean_km_post),
        ..CoverageDifference::default()
    };
    let km = |reach: &[Option<Reach>], service: Option<usize>| {
        let reach = service.and_then(|service| reach.get(service));
        reach.copied().flatten().map(|reach| reach.km)
    };
    for (old, new) in was.rows.iter().zip(&is.rows) {
        let country = new.country();
        if old.cover != new.cover {
            all.covers.push(CoverChange {
                country,
                before: old.cover,
                after: new.cover,
            });
        }
        for service in after.services() {
            let from = km(&old.nearest, before.service_index(&service.id));
            let to = km(&new.nearest, after.service_index(&service.id));
            if from != to {
                all.distances.push(DistanceChange {
                    country,
                    service: service.id.clone(),
                    before: from,
                    after: to,
                });
            }
        }
    }
    all
}
