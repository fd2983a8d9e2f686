//! A set of services, as bits in the order of the network's services.

use crate::model::LOOKS;

/// A set of services: bit `i` stands for the service at position `i` of
/// [`Network::services`](crate::Network::services). A network has at most twelve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Services(pub u16);

impl Services {
    /// No service.
    pub const NONE: Self = Self(0);

    /// The first `count` services: all of a network that has that many.
    #[must_use]
    pub fn first(count: usize) -> Self {
        Self(if count >= LOOKS {
            (1 << LOOKS) - 1
        } else {
            (1 << count) - 1
        })
    }

    /// The set of one service; the empty set where the position is not below twelve.
    #[must_use]
    pub fn one(service: usize) -> Self {
        Self(if service < LOOKS { 1 << service } else { 0 })
    }

    /// Whether the service is in the set.
    #[must_use]
    pub fn has(self, service: usize) -> bool {
        self.0 & Self::one(service).0 != 0
    }

    /// This set and that one together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without the services of that one.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What both sets hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// How many services are in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether no service is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The positions of the services in the set.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..LOOKS).filter(move |&service| self.has(service))
    }
}

impl FromIterator<usize> for Services {
    fn from_iter<I: IntoIterator<Item = usize>>(services: I) -> Self {
        services
            .into_iter()
            .fold(Self::NONE, |set, service| set.with(Self::one(service)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_add_and_take_away() {
        let set: Services = [0, 2, 12].into_iter().collect();
        assert_eq!(set, Services(0b101));
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 2]);
        assert_eq!(Services::first(3).without(set), Services::one(1));
        assert_eq!(Services::first(12), Services(0xfff));
        assert_eq!(Services::first(99), Services(0xfff));
        assert!(set.has(2) && !set.has(1) && !set.has(200));
    }
}
