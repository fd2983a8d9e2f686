//! The comparison, worked out once for what is compared.

use std::rc::Rc;

use buitenkaart_core::Network;
use buitenkaart_core::compare::Comparison;
use buitenkaart_core::model::Kind;

use crate::dataset::Dataset;
use crate::others::Other;

/// A network of the comparison: the one on show, or one beside it.
#[derive(Clone)]
pub(super) enum One {
    Own(Rc<Dataset>),
    Other(Rc<Other>),
}

impl AsRef<Network> for One {
    fn as_ref(&self) -> &Network {
        match self {
            Self::Own(dataset) => &dataset.network,
            Self::Other(other) => &other.dataset.network,
        }
    }
}

/// The networks side by side: the one on show is the first.
pub(super) type Worked = Comparison<One>;

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sorts {
    #[default]
    All,
    Posts,
    Offices,
}

impl Sorts {
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Posts, Self::Offices];

    fn roles(self) -> &'static [Kind] {
        match self {
            Self::All => &[],
            Self::Posts => &[Kind::Post, Kind::Satellite],
            Self::Offices => &[Kind::Office],
        }
    }
}

/// Works it out.
pub(super) fn work_out(own: &Rc<Dataset>, others: &[Rc<Other>], sorts: Sorts) -> Worked {
    let others = others.iter().cloned().map(One::Other);
    let all = std::iter::once(One::Own(own.clone())).chain(others);
    Comparison::new(all, sorts.roles())
}

/// The sign of a network on the map and in tables: none of the first, then A, B and so on.
pub(super) fn letter(at: usize) -> Option<char> {
    let at = u32::try_from(at.checked_sub(1)?).ok()?;
    char::from_u32(u32::from('A') + at)
}
