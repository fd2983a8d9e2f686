//! The nearest of another network to every location, along the great circle.

use super::cities::{first, tree};
use super::{Comparison, Here};
use crate::Network;
use crate::analysis::{Position, distance_km, point_of};

/// A location, and the nearest of another network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The location.
    pub position: Position,
    /// It is but a place where a post could be.
    pub is_candidate: bool,
    /// The nearest that is present, in the other network.
    pub other: Position,
    /// How far it is, in km along the great circle.
    pub km: f64,
}

impl<N: AsRef<Network>> Comparison<N> {
    /// For every location of the network at `of` that is present, contested or a candidate, the
    /// nearest of the network at `to` that is present. Locations without a point, in a region, are
    /// left out, as are all where the other network has none.
    #[must_use]
    pub fn nearest(&self, of: usize, to: usize) -> Vec<Near> {
        let (Some(ours), Some(theirs)) = (self.sides.get(of), self.sides.get(to)) else {
            return Vec::new();
        };
        // The first present one of each city stands for all that share its point.
        let present = |position: &&Position| theirs.here(**position) == Some(Here::Present);
        let places = &theirs.network().file().places;
        let points = theirs.towns.iter().filter_map(|town| {
            let point = places.get(town.place as usize)?.lat_lon?;
            Some((point, *town.locations.iter().find(present)?))
        });
        let tree = tree(points);
        // Asked once for each city.
        let places = &ours.network().file().places;
        let found = ours.towns.iter().flat_map(|town| {
            let near = places.get(town.place as usize).and_then(|place| {
                let point = place.lat_lon?;
                let other = first(&tree, point)?;
                let there = point_of(theirs.network(), theirs.location(other)?)?;
                Some((other, distance_km(point, there)))
            });
            let all = near.map(|near| town.locations.iter().map(move |at| (*at, near)));
            all.into_iter().flatten()
        });
        found
            .map(|(position, (other, km))| Near {
                position,
                is_candidate: ours.here(position) == Some(Here::Candidate),
                other,
                km,
            })
            .collect()
    }
}
