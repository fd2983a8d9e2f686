//! What the texts of cells mean.

pub(crate) mod calling;
pub(crate) mod countries;
pub(crate) mod dates;
pub(crate) mod degrees;
pub(crate) mod words;

pub use dates::Order;
